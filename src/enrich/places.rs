//! What geocoders have in common: a place of an answer, held against what can be.

use super::countries;
use super::failure::Failure;
use super::look_up::wrong_shape;
use super::question::Question;
use crate::event::{Known, KnownPlace, NoAnswer};
use crate::ontology::PlacePrecision;

/// Most candidates that a geocoder is asked for.
pub(super) const CANDIDATES: &str = "5";

/// The name and the country, as alpha-2, of a question for a place.
pub(super) fn asked(question: &Question) -> Result<(&str, Option<&'static str>), Failure> {
    match question {
        Question::Place { name, country } => Ok((name, country.as_deref().and_then(countries::alpha2))),
        Question::Entity { .. } => Err(Failure::lasting(NoAnswer::Internal, "a geocoder was asked for an actor")),
    }
}

/// A question to which every geocoder knows an answer.
pub(super) fn test_question() -> Question {
    Question::Place { name: "Geneva".to_owned(), country: Some("CHE".to_owned()) }
}

/// Whether a place lies in the country that the question names, where it names one.
pub(super) fn fits(question: &Question, place: &KnownPlace) -> bool {
    match question {
        Question::Place { country: Some(country), .. } => place.country.as_ref() == Some(country),
        _ => true,
    }
}

pub(super) fn known(place: Option<KnownPlace>) -> Option<Known> {
    place.map(Known::Place)
}

/// Coordinates that can be.
pub(super) fn position(lat: Option<f64>, lon: Option<f64>) -> Result<(f64, f64), Failure> {
    match (lat, lon) {
        (Some(lat), Some(lon)) if (-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon) => Ok((lat, lon)),
        _ => Err(wrong_shape("a place without coordinates on the globe")),
    }
}

/// A country of the answer; one that is in no list is a fault, none at all is the open sea.
pub(super) fn country(alpha2: Option<&str>) -> Result<Option<String>, Failure> {
    let known = |code: &str| countries::alpha3(code).ok_or_else(|| wrong_shape("a country code that is in no list"));
    alpha2.map(known).transpose().map(|country| country.map(str::to_owned))
}

/// OpenStreetMap's kind of object, written out or as its first letter, with its number.
pub(super) fn osm(kind: Option<&str>, id: Option<u64>) -> Option<String> {
    let kind = match kind? {
        "node" | "N" => "node",
        "way" | "W" => "way",
        "relation" | "R" => "relation",
        _ => return None,
    };
    Some(format!("{kind}/{}", id?))
}

/// OpenStreetMap's word for a place as ours. What is neither settlement nor division is a site.
pub(super) fn precision(word: &str) -> PlacePrecision {
    match word {
        "country" => PlacePrecision::Country,
        "state" | "region" | "province" => PlacePrecision::Province,
        "county" | "district" | "state_district" | "municipality" => PlacePrecision::District,
        "city" | "town" | "village" | "hamlet" | "suburb" | "borough" | "quarter" | "neighbourhood" | "locality"
        | "city_district" | "isolated_dwelling" => PlacePrecision::City,
        "continent" | "ocean" | "sea" | "bay" | "strait" | "archipelago" => PlacePrecision::Region,
        _ => PlacePrecision::Site,
    }
}
