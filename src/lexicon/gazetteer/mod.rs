//! Populated places of a thousand inhabitants and more, in a table that is read where it lies: nothing is
//! built or copied when it is loaded.
//!
//! `cargo xtask gazetteer` makes it from GeoNames (<https://www.geonames.org>, CC BY 4.0);
//! `docs/dictionaries.md` says how.
//!
//! # Format
//!
//! All numbers are little-endian `u32` unless said otherwise. A header of [`HEADER`] bytes: eight bytes of
//! magic, the SHA-256 of everything behind the header, then the lengths in bytes of the five sections that
//! follow it:
//!
//! 1. places, [`RECORD`] bytes each: `GeoNames` id, degrees north and east in hundred-thousandths (`i32`),
//!    inhabitants, division (`u16`), where its name begins in the texts (`u32`) and how long it is (`u16`);
//! 2. divisions, 10 bytes each: three letters of the country, a zero, and where the name begins (`u32`) and
//!    how long it is (`u16`);
//! 3. texts: names, one after the other;
//! 4. lists: for each name a count (`u16`) and the numbers of the places that bear it (`u32`), larger first;
//! 5. names: an `fst` map from a name's folded tokens to where its list begins.

mod encode;

pub use encode::{Row, encode};

use super::names::City;
use crate::ontology::PlacePrecision;
use fst::Map;

/// First bytes of the table.
const MAGIC: [u8; 8] = *b"geowire1";

/// Bytes before the first section.
const HEADER: usize = 8 + 32 + 5 * 4;

/// Bytes of a place.
const RECORD: usize = 24;

/// Bytes of a division.
const DIVISION: usize = 10;

/// The longest name in tokens that is looked for.
const LONGEST: usize = 6;

/// Names that more places bear are cut at the largest.
const MOST_BEARERS: usize = 60;

/// The table that is compiled in.
static BUILTIN: &[u8] = include_bytes!("../../../data/gazetteer.bin");

/// Why bytes are no gazetteer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum GazetteerError {
    /// Another format, or an older one.
    #[error("is no gazetteer of this version: make it anew with `cargo xtask gazetteer`")]
    Magic,
    /// A section is shorter than the header says.
    #[error("is cut short or broken")]
    Broken,
}

/// The table over its bytes.
#[derive(Debug)]
pub struct Gazetteer {
    places: &'static [u8],
    divisions: &'static [u8],
    texts: &'static [u8],
    lists: &'static [u8],
    names: Map<&'static [u8]>,
    digest: &'static [u8],
}

impl Gazetteer {
    /// The table that is compiled in.
    ///
    /// # Errors
    /// When it is broken; a test holds that it is not.
    pub fn builtin() -> Result<Self, GazetteerError> {
        Self::read(BUILTIN)
    }

    /// The table in `bytes`. Nothing is copied.
    ///
    /// # Errors
    /// When they are no gazetteer.
    pub fn read(bytes: &'static [u8]) -> Result<Self, GazetteerError> {
        if bytes.get(..8) != Some(&MAGIC) {
            return Err(GazetteerError::Magic);
        }
        let digest = bytes.get(8..40).ok_or(GazetteerError::Broken)?;
        let mut at = HEADER;
        let mut section = |number: usize| {
            let length = number_at(bytes, 40 + 4 * number)? as usize;
            let section = bytes.get(at..at.checked_add(length)?);
            at += length;
            section
        };
        let mut next = |number| section(number).ok_or(GazetteerError::Broken);
        let (places, divisions, texts, lists, names) = (next(0)?, next(1)?, next(2)?, next(3)?, next(4)?);
        let names = Map::new(names).map_err(|_| GazetteerError::Broken)?;
        Ok(Self { places, divisions, texts, lists, names, digest })
    }

    /// How many places it has.
    pub fn len(&self) -> usize {
        self.places.len() / RECORD
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// SHA-256 of its content.
    pub fn digest(&self) -> &'static [u8] {
        self.digest
    }

    /// The longest name that begins with the first of `tokens`, which are folded and in small letters: how many
    /// tokens it takes, and the numbers of the places that bear it, the larger first.
    pub(super) fn longest(&self, tokens: &[String]) -> Option<(usize, Vec<usize>)> {
        (1..=tokens.len().min(LONGEST)).rev().find_map(|taken| {
            let list = self.names.get(tokens.get(..taken)?.join(" "))?;
            Some((taken, self.list(usize::try_from(list).ok()?)?))
        })
    }

    fn list(&self, at: usize) -> Option<Vec<usize>> {
        let count = usize::from(short_at(self.lists, at)?);
        (0..count).map(|number| Some(number_at(self.lists, at + 2 + 4 * number)? as usize)).collect()
    }

    /// The `GeoNames` id of a place.
    pub fn id(&self, number: usize) -> Option<u32> {
        number_at(self.places, number.checked_mul(RECORD)?)
    }

    /// The place with this number.
    pub fn city(&self, number: usize) -> Option<City> {
        let at = number.checked_mul(RECORD)?;
        let (country, admin1) = self.division(short_at(self.places, at + 16)?)?;
        Some(City {
            name: self.text(number_at(self.places, at + 18)?, short_at(self.places, at + 22)?)?.to_owned(),
            geonameid: number_at(self.places, at),
            lat: degrees_at(self.places, at + 4)?,
            lon: degrees_at(self.places, at + 8)?,
            admin1: (!admin1.is_empty()).then(|| admin1.to_owned()),
            country: Some(country.to_owned()),
            precision: PlacePrecision::City,
            population: number_at(self.places, at + 12)?,
            capital: false,
            weak: true,
            claimed_by: None,
            control: Vec::new(),
        })
    }

    fn division(&self, number: u16) -> Option<(&str, &str)> {
        let at = usize::from(number) * DIVISION;
        let country = std::str::from_utf8(self.divisions.get(at..at + 3)?).ok()?;
        Some((country, self.text(number_at(self.divisions, at + 4)?, short_at(self.divisions, at + 8)?)?))
    }

    fn text(&self, from: u32, length: u16) -> Option<&str> {
        let from = from as usize;
        std::str::from_utf8(self.texts.get(from..from + usize::from(length))?).ok()
    }
}

fn number_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn short_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

/// Degrees, kept as hundred-thousandths: about a metre.
fn degrees_at(bytes: &[u8], at: usize) -> Option<f64> {
    let parts = i32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?);
    Some(f64::from(parts) / 100_000.0)
}

#[cfg(test)]
mod tests;
