//! What is asked, and what is made of a right answer.

use crate::service::{ask, enricher, geneva, geocoder, json, linker, person, place, serve, serve_json};
use geowire::article;
use geowire::coding::{self, Coder};
use geowire::enrich::{GeocoderApi, Open, Question, Settings};
use geowire::event::{self, EnrichmentState, Event, Known, KnownEntity, KnownPlace, NoAnswer, WrittenEvent};
use geowire::ontology::{ActorKind, PlacePrecision};
use serde_json::{Value, json};

#[tokio::test]
async fn nominatim_finds_a_place() {
    let stub = serve_json(geneva()).await;
    let enricher = enricher(&geocoder(format!("{}nominatim/", stub.url())));
    let question = Question::Place { name: "Geneva".to_owned(), country: Some("CHE".to_owned()) };
    let block = ask(&enricher, Open { about: "/place".to_owned(), question }).await;
    assert_eq!(block.state, EnrichmentState::Complete);
    let answered = &block.answers[0];
    assert_eq!((answered.about.as_str(), answered.service.as_str()), ("/place", "nominatim"));
    assert_eq!(answered.digest.len(), 64);
    assert!(answered.asked_at.ends_with('Z') && answered.asked_at.len() == 20, "{}", answered.asked_at);
    let expected = KnownPlace {
        name: "Geneva".to_owned(),
        lat: 46.2044,
        lon: 6.1432,
        precision: PlacePrecision::City,
        country: Some("CHE".to_owned()),
        osm: Some("relation/1685488".to_owned()),
    };
    assert_eq!(answered.answer, Some(Known::Place(expected)));
    let seen = stub.seen();
    let uri = seen.uris[0].to_string();
    assert!(uri.starts_with("/nominatim/search?q=Geneva&format=jsonv2&"), "{uri}");
    assert!(uri.ends_with("&countrycodes=CH"), "{uri}");
    let agent = seen.headers[0]["user-agent"].to_str().unwrap();
    assert!(agent.starts_with("geowire/"), "{agent}");
}

#[tokio::test]
async fn photon_finds_a_place_and_another_country_is_no_answer() {
    let feature = |name: &str, country: &str, lat: f64| {
        json!({
            "type": "Feature", "geometry": {"type": "Point", "coordinates": [34.1, lat]},
            "properties": {"osm_type": "N", "osm_id": 7, "osm_key": "place", "osm_value": "village", "type": "city",
                           "name": name, "countrycode": country},
        })
    };
    let body =
        json!({"type": "FeatureCollection", "features": [feature("Bilka", "BG", 42.0), feature("Bilka", "UA", 48.1)]});
    let stub = serve_json(body).await;
    let mut settings = geocoder(stub.url());
    settings.geocoder.api = GeocoderApi::Photon;
    let enricher = enricher(&settings);
    let about = |country: &str| Open {
        about: "/place".to_owned(),
        question: Question::Place { name: "Bilka".to_owned(), country: Some(country.to_owned()) },
    };
    let block = ask(&enricher, about("UKR")).await;
    let Some(Known::Place(found)) = &block.answers[0].answer else { panic!("{block:?}") };
    assert_eq!((found.lat, found.country.as_deref(), found.osm.as_deref()), (48.1, Some("UKR"), Some("node/7")));
    let block = ask(&enricher, about("POL")).await;
    assert_eq!((block.state, &block.answers[0].answer), (EnrichmentState::Complete, &None));
    assert!(stub.seen().uris[0].to_string().starts_with("/api?q=Bilka&"));
}

#[tokio::test]
async fn wikidata_finds_an_actor_in_two_requests() {
    let stub = serve(|_, uri| async move {
        let person = |label: &str| {
            json!({
                "labels": {"en": {"value": label}}, "descriptions": {"en": {"value": "politician"}},
                "claims": {"P31": [{"mainsnak": {"datavalue": {"value": {"id": "Q5"}}}}]},
            })
        };
        if uri.to_string().contains("wbsearchentities") {
            json(&json!({"search": [{"id": "Q10", "label": "Marta Kovalenko (film)"},
                                    {"id": "Q11", "label": "Marta Kovalenko"}]}))
        } else {
            assert!(uri.to_string().contains("ids=Q11&"), "{uri}");
            json(&json!({"entities": {"Q11": person("Marta Kovalenko")}}))
        }
    })
    .await;
    let block = ask(&enricher(&linker(format!("{}w/api.php", stub.url()))), person("Marta Kovalenko")).await;
    let expected = KnownEntity {
        wikidata: "Q11".to_owned(),
        name: "Marta Kovalenko".to_owned(),
        description: Some("politician".to_owned()),
        kind: Some(ActorKind::Person),
        others: 0,
    };
    assert_eq!(block.answers[0].answer, Some(Known::Entity(expected)));
    assert_eq!(stub.asked(), 2);
    assert!(stub.seen().uris[0].to_string().starts_with("/w/api.php?action=wbsearchentities&search=Marta+Kovalenko&"));
}

#[tokio::test]
async fn a_record_with_one_answer_of_two_is_partial_and_the_rest_is_listed() {
    let stub = serve(|_, uri| async move {
        if uri.to_string().contains("Geneva") { json(&geneva()) } else { json(&json!("no list")) }
    })
    .await;
    let enricher = enricher(&geocoder(stub.url()));
    let blocks = enricher.enrich(&[vec![place("Geneva"), place("Elsewhere")], vec![place("Elsewhere")], vec![]]).await;
    let states: Vec<&str> = blocks.iter().map(|block| block.state.as_str()).collect();
    assert_eq!(states, ["partial", "unavailable", "complete"]);
    assert_eq!(blocks[0].unanswered[0].reason, NoAnswer::WrongShape);
    assert_eq!(stub.asked(), 2, "equal questions of one record are asked once");
}

#[tokio::test]
async fn more_questions_than_allowed_are_listed_and_not_asked() {
    let stub = serve_json(geneva()).await;
    let settings = Settings { max_questions: 3, ..geocoder(stub.url()) };
    let open = (0..5).map(|number| place(&format!("Place {}", ["a", "b", "c", "d", "e"][number]))).collect();
    let block = enricher(&settings).enrich(&[open]).await.remove(0);
    assert_eq!((block.answers.len(), block.unanswered.len(), stub.asked()), (3, 2, 3));
    assert!(block.unanswered.iter().all(|it| it.reason == NoAnswer::TooMany));
}

/// Events of an article, as the worker codes them.
fn events(text: &str) -> Vec<Event> {
    let settings = article::Settings::default();
    let value = json!({"id": "a", "text": text, "published_at": "2021-03-10"}).to_string();
    let article = article::clean(article::decode(value.as_bytes(), &settings).unwrap(), &settings).unwrap();
    Coder::builtin(coding::Settings::default()).unwrap().code(&article).unwrap().events
}

#[tokio::test]
async fn what_dictionaries_and_gazetteer_leave_open_is_asked_and_nothing_else() {
    let text = "The French envoy Jean-Luc Marchetti met with Sudanese General Abdel Rahim Hamdan in Kassala on Monday. \
                Troops were there.";
    let mut settings = geocoder("http://127.0.0.1:1/".to_owned());
    settings.linker = settings.geocoder.service.clone();
    let both = enricher(&settings);
    let mut event = events(text).remove(0);
    let asked = |event: &Event| -> Vec<(String, String)> {
        both.open_questions(event).into_iter().map(|open| (open.about, open.question.name().to_owned())).collect()
    };
    let pair = |about: &str, name: &str| (about.to_owned(), name.to_owned());
    let people = [pair("/actors/0", "Jean-Luc Marchetti"), pair("/actors/1", "Abdel Rahim Hamdan")];
    assert_eq!(asked(&event), people, "Kassala has coordinates and an id");
    let known = event.place.as_mut().unwrap();
    (known.geonameid, known.lat, known.lon) = (None, None, None);
    known.name.clear();
    assert_eq!(asked(&event)[2], pair("/place", "Kassala"), "without a name of the gazetteer, by its words");
    event.actors[0].wikidata = Some("Q1".to_owned());
    event.actors[1].kind = ActorKind::Group;
    assert_eq!(asked(&event), [pair("/place", "Kassala")]);
    assert_eq!(enricher(&linker("http://127.0.0.1:1/".to_owned())).open_questions(&event), [], "nobody to ask");
}

#[tokio::test]
async fn the_block_stands_behind_the_bytes_of_the_event_and_holds_to_the_schema() {
    let stub = serve_json(geneva()).await;
    let block = ask(&enricher(&geocoder(stub.url())), place("Geneva")).await;
    let event = events("The president of France met with the president of Germany in Geneva on Monday.").remove(0);
    let plain = event::value(&event).unwrap();
    let written = event::enriched(plain.clone(), &block).unwrap();
    assert_eq!(written[..plain.len() - 1], plain[..plain.len() - 1]);
    assert_eq!(serde_json::to_vec(&WrittenEvent { event: &event, enrichment: Some(&block) }).unwrap(), written);
    assert_eq!(serde_json::to_vec(&WrittenEvent { event: &event, enrichment: None }).unwrap(), plain);
    let schema = schemars::generate::SchemaSettings::draft2020_12().for_serialize().into_generator();
    let schema = schema.into_root_schema_for::<WrittenEvent<'_>>().to_value();
    let schema = jsonschema::validator_for(&schema).unwrap();
    for bytes in [&plain, &written] {
        let value: Value = serde_json::from_slice(bytes).unwrap();
        assert!(
            schema.is_valid(&value),
            "{:?}",
            schema.iter_errors(&value).map(|it| it.to_string()).collect::<Vec<_>>()
        );
    }
}
