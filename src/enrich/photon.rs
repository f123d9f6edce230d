//! Photon's `/api`: features of `GeoJSON`.

use super::failure::Failure;
use super::http::Client;
use super::look_up::{Answering, Heard, LookUp, first_fitting, text, wrong_shape};
use super::places;
use super::question::Question;
use crate::event::{KnownPlace, ServiceKind};
use serde_json::Value;
use tokio::time::Instant;

/// A geocoder with Photon's interface.
#[derive(Debug)]
pub(super) struct Photon;

impl LookUp for Photon {
    fn service(&self) -> ServiceKind {
        ServiceKind::Photon
    }

    fn ask<'a>(&'a self, client: &'a Client, question: &'a Question, deadline: Instant) -> Answering<'a> {
        Box::pin(async move {
            let (name, _) = places::asked(question)?;
            // Not every Photon filters by country; candidates are held against it here.
            let query = [("q", name), ("lang", "en"), ("limit", places::CANDIDATES)];
            let body = client.get("api", &query, deadline).await?;
            let candidates = body.json["features"].as_array().ok_or_else(|| wrong_shape("no list of features"))?;
            let place = first_fitting(candidates, place, |place| places::fits(question, place))?;
            Ok(Heard { known: places::known(place), digest: body.digest() })
        })
    }

    fn test_question(&self) -> Question {
        places::test_question()
    }
}

fn place(feature: &Value) -> Result<KnownPlace, Failure> {
    let properties = &feature["properties"];
    let degrees = |at: usize| feature["geometry"]["coordinates"][at].as_f64();
    let (lat, lon) = places::position(degrees(1), degrees(0))?;
    // `type` is Photon's own layer; for settlements OpenStreetMap's word is narrower.
    let word = properties["osm_value"].as_str().filter(|_| properties["osm_key"] == "place");
    let word = word.or_else(|| properties["type"].as_str());
    Ok(KnownPlace {
        name: text(properties.get("name")).ok_or_else(|| wrong_shape("a place without a name"))?,
        lat,
        lon,
        precision: places::precision(word.ok_or_else(|| wrong_shape("a place without a type"))?),
        country: places::country(properties["countrycode"].as_str())?,
        osm: places::osm(properties["osm_type"].as_str(), properties["osm_id"].as_u64()),
    })
}
