//! From places to the table.

use super::{HEADER, MAGIC, MOST_BEARERS};
use fst::MapBuilder;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// A place for the table.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// `GeoNames` id.
    pub geonameid: u32,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// Inhabitants.
    pub population: u32,
    /// ISO 3166-1 alpha-3, as `countries.tsv` has it.
    pub country: String,
    /// First-order division; empty when unknown.
    pub admin1: String,
    /// The name that records carry.
    pub name: String,
    /// Every name that means it, the first among them.
    pub names: Vec<String>,
}

/// The table of `rows`, which are sorted here: the same rows give the same bytes.
///
/// # Errors
/// When a name, a list or the table is too long for its format.
pub fn encode(mut rows: Vec<Row>) -> Result<Vec<u8>, String> {
    rows.sort_by(|a, b| b.population.cmp(&a.population).then(a.geonameid.cmp(&b.geonameid)));
    let mut tables = Tables::default();
    for (number, row) in rows.iter().enumerate() {
        tables.add(u32::try_from(number).map_err(|_| "more than 2^32 places")?, row)?;
    }
    tables.finish()
}

#[derive(Default)]
struct Tables {
    places: Vec<u8>,
    divisions: Vec<u8>,
    texts: Vec<u8>,
    division_numbers: BTreeMap<(String, String), u16>,
    bearers: BTreeMap<String, Vec<u32>>,
}

impl Tables {
    fn add(&mut self, number: u32, row: &Row) -> Result<(), String> {
        let division = self.division(&row.country, &row.admin1)?;
        let (from, length) = self.text(&row.name)?;
        self.places.extend(row.geonameid.to_le_bytes());
        self.places.extend(((row.lat * 100_000.0).round() as i32).to_le_bytes());
        self.places.extend(((row.lon * 100_000.0).round() as i32).to_le_bytes());
        self.places.extend(row.population.to_le_bytes());
        self.places.extend(division.to_le_bytes());
        self.places.extend(from.to_le_bytes());
        self.places.extend(length.to_le_bytes());
        for name in &row.names {
            let key = crate::lexicon::folded_tokens(name).join(" ");
            let bearers = self.bearers.entry(key).or_default();
            if bearers.last() != Some(&number) && bearers.len() < MOST_BEARERS {
                bearers.push(number);
            }
        }
        Ok(())
    }

    fn division(&mut self, country: &str, admin1: &str) -> Result<u16, String> {
        if let Some(number) = self.division_numbers.get(&(country.to_owned(), admin1.to_owned())) {
            return Ok(*number);
        }
        let number = u16::try_from(self.division_numbers.len()).map_err(|_| "more than 65,536 divisions")?;
        let letters: [u8; 3] = country.as_bytes().try_into().map_err(|_| format!("`{country}` is no country"))?;
        let (from, length) = self.text(admin1)?;
        self.divisions.extend(letters);
        self.divisions.push(0);
        self.divisions.extend(from.to_le_bytes());
        self.divisions.extend(length.to_le_bytes());
        self.division_numbers.insert((country.to_owned(), admin1.to_owned()), number);
        Ok(number)
    }

    fn text(&mut self, text: &str) -> Result<(u32, u16), String> {
        let from = u32::try_from(self.texts.len()).map_err(|_| "the texts are too long")?;
        let length = u16::try_from(text.len()).map_err(|_| format!("`{text}` is too long"))?;
        self.texts.extend(text.as_bytes());
        Ok((from, length))
    }

    fn finish(mut self) -> Result<Vec<u8>, String> {
        self.bearers.remove("");
        let mut lists: Vec<u8> = Vec::new();
        let mut names = MapBuilder::memory();
        for (name, bearers) in &self.bearers {
            names.insert(name, lists.len() as u64).map_err(|error| error.to_string())?;
            lists.extend((bearers.len() as u16).to_le_bytes());
            lists.extend(bearers.iter().flat_map(|number| number.to_le_bytes()));
        }
        let names = names.into_inner().map_err(|error| error.to_string())?;
        let sections = [self.places, self.divisions, self.texts, lists, names];
        let mut lengths = Vec::new();
        for section in &sections {
            lengths.extend(u32::try_from(section.len()).map_err(|_| "a section is too long")?.to_le_bytes());
        }
        let content: Vec<u8> = sections.concat();
        let mut out = Vec::with_capacity(HEADER + content.len());
        out.extend(MAGIC);
        out.extend(Sha256::digest(&content));
        out.extend(lengths);
        out.extend(content);
        Ok(out)
    }
}
