//! Nominatim's `/search`, format `jsonv2`.

use super::failure::Failure;
use super::http::Client;
use super::look_up::{Answering, Heard, LookUp, first_fitting, text, wrong_shape};
use super::places;
use super::question::Question;
use crate::event::{KnownPlace, ServiceKind};
use serde_json::Value;
use tokio::time::Instant;

/// A geocoder with Nominatim's interface.
#[derive(Debug)]
pub(super) struct Nominatim;

impl LookUp for Nominatim {
    fn service(&self) -> ServiceKind {
        ServiceKind::Nominatim
    }

    fn ask<'a>(&'a self, client: &'a Client, question: &'a Question, deadline: Instant) -> Answering<'a> {
        Box::pin(async move {
            let (name, country) = places::asked(question)?;
            let mut query = vec![
                ("q", name),
                ("format", "jsonv2"),
                ("addressdetails", "1"),
                ("accept-language", "en"),
                ("limit", places::CANDIDATES),
            ];
            query.extend(country.map(|country| ("countrycodes", country)));
            let body = client.get("search", &query, deadline).await?;
            let candidates = body.json.as_array().ok_or_else(|| wrong_shape("no list of places"))?;
            let place = first_fitting(candidates, place, |place| places::fits(question, place))?;
            Ok(Heard { known: places::known(place), digest: body.digest() })
        })
    }

    fn test_question(&self) -> Question {
        places::test_question()
    }
}

fn place(candidate: &Value) -> Result<KnownPlace, Failure> {
    // Coordinates are text here.
    let degrees = |field: &str| candidate[field].as_str().and_then(|text| text.parse().ok());
    let (lat, lon) = places::position(degrees("lat"), degrees("lon"))?;
    let name = text(candidate.get("name")).or_else(|| text(candidate.get("display_name")));
    let word = candidate["addresstype"].as_str().or_else(|| candidate["type"].as_str());
    Ok(KnownPlace {
        name: name.ok_or_else(|| wrong_shape("a place without a name"))?,
        lat,
        lon,
        precision: places::precision(word.ok_or_else(|| wrong_shape("a place without a type"))?),
        country: places::country(candidate["address"]["country_code"].as_str())?,
        osm: places::osm(candidate["osm_type"].as_str(), candidate["osm_id"].as_u64()),
    })
}
