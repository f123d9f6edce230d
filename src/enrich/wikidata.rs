//! Wikidata's `wbsearchentities`, then `wbgetentities` for what the candidates are.

use super::failure::Failure;
use super::http::Client;
use super::look_up::{Answering, Heard, LookUp, text, wrong_shape};
use super::question::Question;
use crate::event::{Known, KnownEntity, NoAnswer, ServiceKind};
use crate::ontology::ActorKind;
use serde_json::Value;
use tokio::time::Instant;

/// Most candidates whose items are fetched: they are large.
const CANDIDATES: usize = 4;

/// An entity linker with Wikidata's interface.
#[derive(Debug)]
pub(super) struct Wikidata;

impl LookUp for Wikidata {
    fn service(&self) -> ServiceKind {
        ServiceKind::Wikidata
    }

    fn ask<'a>(&'a self, client: &'a Client, question: &'a Question, deadline: Instant) -> Answering<'a> {
        Box::pin(async move {
            let Question::Entity { name, kind } = question else {
                return Err(Failure::lasting(NoAnswer::Internal, "an entity linker was asked for a place"));
            };
            let mut body = client.get("", &search(name), deadline).await?;
            let ids = candidates(&body.json, name)?;
            if ids.is_empty() {
                return Ok(Heard { known: None, digest: body.digest() });
            }
            let joined = ids.join("|");
            let items = client.get("", &entities(&joined), deadline).await?;
            let known = choose(&items.json, &ids, *kind)?.map(Known::Entity);
            body.append(&items);
            Ok(Heard { known, digest: body.digest() })
        })
    }

    fn test_question(&self) -> Question {
        Question::Entity { name: "United Nations".to_owned(), kind: ActorKind::Organisation }
    }
}

fn search(name: &str) -> [(&str, &str); 7] {
    [
        ("action", "wbsearchentities"),
        ("search", name),
        ("language", "en"),
        ("uselang", "en"),
        ("type", "item"),
        ("limit", "7"),
        ("format", "json"),
    ]
}

fn entities(ids: &str) -> [(&str, &str); 5] {
    [
        ("action", "wbgetentities"),
        ("ids", ids),
        ("props", "labels|descriptions|claims"),
        ("languages", "en"),
        ("format", "json"),
    ]
}

/// The ids of items whose label or alias is the name itself: a search also finds what only begins so.
fn candidates(json: &Value, name: &str) -> Result<Vec<String>, Failure> {
    said_no(json)?;
    let found = json["search"].as_array().ok_or_else(|| wrong_shape("no list of candidates"))?;
    let mut ids = Vec::new();
    for candidate in found {
        let texts = [&candidate["label"], &candidate["match"]["text"]];
        let same = texts.iter().any(|text| text.as_str().is_some_and(|text| same_name(text, name)));
        if same && ids.len() < CANDIDATES {
            ids.push(item_id(&candidate["id"])?);
        }
    }
    Ok(ids)
}

/// The first candidate of the right kind, with the number of others.
fn choose(json: &Value, ids: &[String], wanted: ActorKind) -> Result<Option<KnownEntity>, Failure> {
    said_no(json)?;
    let entities = json["entities"].as_object().ok_or_else(|| wrong_shape("no entities"))?;
    let mut fitting = Vec::new();
    for id in ids {
        let Some(entity) = entities.get(id) else { continue };
        let kind = kind_of(entity);
        // An item whose classes do not say what it is fits everything but a person.
        if kind == Some(wanted) || (kind.is_none() && wanted == ActorKind::Organisation) {
            fitting.push((id, entity, kind));
        }
    }
    let others = fitting.len().saturating_sub(1) as u32;
    let Some((id, entity, kind)) = fitting.into_iter().next() else { return Ok(None) };
    let name = text(entity["labels"]["en"].get("value")).ok_or_else(|| wrong_shape("an item without a label"))?;
    let description = text(entity["descriptions"]["en"].get("value"));
    Ok(Some(KnownEntity { wikidata: id.clone(), name, description, kind, others }))
}

/// Errors come with status 200.
fn said_no(json: &Value) -> Result<(), Failure> {
    match text(json["error"].get("code")) {
        Some(code) => Err(Failure::lasting(NoAnswer::Refused, format!("the service answers with the error {code}"))),
        None => Ok(()),
    }
}

fn item_id(value: &Value) -> Result<String, Failure> {
    let digits = |id: &str| (1..=12).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_digit());
    let id = value.as_str().filter(|id| id.strip_prefix('Q').is_some_and(digits));
    id.map(str::to_owned).ok_or_else(|| wrong_shape("an id that is no item"))
}

fn same_name(one: &str, other: &str) -> bool {
    one.chars().flat_map(char::to_lowercase).eq(other.chars().flat_map(char::to_lowercase))
}

/// What an item is, by its classes (`P31`, instance of): the frequent ones; an item of none of them
/// stays open.
fn kind_of(entity: &Value) -> Option<ActorKind> {
    let claims = entity["claims"]["P31"].as_array()?;
    let classes = claims.iter().filter_map(|claim| claim["mainsnak"]["datavalue"]["value"]["id"].as_str());
    let mut kinds = classes.filter_map(|class| {
        Some(match class {
            "Q5" => ActorKind::Person,
            // State, sovereign state, country, historical country.
            "Q7275" | "Q3624078" | "Q6256" | "Q3024240" => ActorKind::State,
            // Organisation, its international, political, armed, public, private and news kinds.
            "Q43229" | "Q484652" | "Q245065" | "Q7278" | "Q17149090" | "Q327333" | "Q163740" | "Q79913"
            | "Q4830453" | "Q6881511" | "Q192350" | "Q11032" | "Q192283" | "Q1530022" | "Q4120211" | "Q178790" => {
                ActorKind::Organisation
            }
            _ => return None,
        })
    });
    kinds.next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_candidate_must_bear_the_name_and_an_items_id() {
        let found = json!({"search": [
            {"id": "Q1", "label": "Hakan Fidan's brother"},
            {"id": "Q2", "label": "H. Fidan", "match": {"type": "alias", "text": "hakan fidan"}},
        ]});
        assert_eq!(candidates(&found, "Hakan Fidan").unwrap(), ["Q2"]);
        let hostile = json!({"search": [{"id": "Q2|Q3&action=edit", "label": "Hakan Fidan"}]});
        assert_eq!(candidates(&hostile, "Hakan Fidan").unwrap_err().reason, NoAnswer::WrongShape);
        assert_eq!(candidates(&json!({"error": {"code": "maxlag"}}), "x").unwrap_err().reason, NoAnswer::Refused);
        assert_eq!(candidates(&json!([]), "x").unwrap_err().reason, NoAnswer::WrongShape);
    }

    #[test]
    fn the_kind_decides_and_others_are_counted() {
        let item = |class: &str| {
            json!({
                "labels": {"en": {"value": "Fidan"}},
                "claims": {"P31": [{"mainsnak": {"datavalue": {"value": {"id": class}}}}]},
            })
        };
        let json = json!({"entities": {"Q1": item("Q4167410"), "Q2": item("Q5"), "Q3": item("Q5")}});
        let ids = ["Q1", "Q2", "Q3"].map(str::to_owned);
        let person = choose(&json, &ids, ActorKind::Person).unwrap().unwrap();
        assert_eq!((person.wikidata.as_str(), person.kind, person.others), ("Q2", Some(ActorKind::Person), 1));
        assert_eq!(choose(&json, &ids, ActorKind::State).unwrap(), None);
    }
}
