//! What is written holds to the schemas that `geowire schema` prints.
#![cfg(feature = "worker")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "not a pure room")]

use serde_json::Value;
use std::process::Command;

fn geowire(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_geowire")).args(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn schema(of: &str) -> jsonschema::Validator {
    let schema: Value = serde_json::from_str(&geowire(&["schema", of])).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

fn holds(schema: &jsonschema::Validator, value: &Value) {
    let errors: Vec<String> =
        schema.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

/// Events of the demo's articles, as the desk gives them.
fn events() -> Vec<Value> {
    let files = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/data/demo")).unwrap();
    let mut events = Vec::new();
    for file in files {
        let file = file.unwrap().path();
        if file.extension().is_some_and(|extension| extension == "html") {
            let line = geowire(&["extract", "--format", "json", "--trace", file.to_str().unwrap()]);
            events.extend(serde_json::from_str::<Value>(&line).unwrap()["events"].as_array().unwrap().clone());
        }
    }
    events
}

#[test]
fn events_hold_to_their_schema_and_other_records_do_not() {
    let schema = schema("event");
    let events = events();
    assert!(events.len() >= 3, "{} events", events.len());
    for event in &events {
        holds(&schema, event);
    }
    let mut broken = events[0].clone();
    broken["type"] = "FIGHT".into();
    assert!(!schema.is_valid(&broken), "a type that is in no vocabulary");
    let mut broken = events[0].clone();
    broken.as_object_mut().unwrap().remove("factuality");
    assert!(!schema.is_valid(&broken), "a field left out");
}

#[test]
fn the_agreed_example_has_the_fields_of_the_schema() {
    let schema: Value = serde_json::from_str(&geowire(&["schema", "event"])).unwrap();
    let mut fields: Vec<&str> = schema["properties"].as_object().unwrap().keys().map(String::as_str).collect();
    fields.sort_unstable();
    let mut wanted = [
        "actors",
        "build",
        "cameo",
        "class",
        "confidence",
        "contexts",
        "dedupe_key",
        "document",
        "event_key",
        "evidence",
        "factuality",
        "magnitude",
        "modes",
        "place",
        "place_absent",
        "quad_class",
        "reciprocal",
        "recipients",
        "record_id",
        "reported_by",
        "schema",
        "scope",
        "scores",
        "time",
        "type",
        "underlying",
    ];
    wanted.sort_unstable();
    // Beside what the coder says stands, where services are configured, what they know.
    fields.retain(|field| *field != "enrichment");
    assert_eq!(fields.len() + 1, schema["properties"].as_object().unwrap().len());
    assert_eq!(fields, wanted);
    let mut required: Vec<&str> = schema["required"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    required.sort_unstable();
    assert_eq!(required, wanted, "a field is null or an empty list, never left out");
}

#[test]
fn our_own_article_shape_is_what_the_demo_is_written_in() {
    let schema = schema("article");
    for name in ["01-izmail-grain-port", "05-doha-chad-talks", "13-beira-relief"] {
        let text = std::fs::read_to_string(format!("{}/data/demo/{name}.json", env!("CARGO_MANIFEST_DIR"))).unwrap();
        holds(&schema, &serde_json::from_str(&text).unwrap());
    }
    assert!(!schema.is_valid(&serde_json::json!({ "text": ["a", "list"] })));
}

#[test]
fn the_default_configuration_holds_to_its_schema_and_shows_every_setting() {
    let schema: Value = serde_json::from_str(&geowire(&["schema", "config"])).unwrap();
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/config/default.toml")).unwrap();
    for (section, node) in schema["properties"].as_object().unwrap() {
        let name = node["$ref"].as_str().unwrap_or_default().rsplit('/').next().unwrap_or_default();
        let settings = schema["$defs"][name]["properties"].as_object().unwrap_or_else(|| panic!("{section}"));
        assert!(text.contains(&format!("[{section}")), "config/default.toml has no section {section}");
        for setting in settings.keys() {
            let shown = [format!("{setting} ="), format!("[{section}.{setting}"), format!("{setting}.")];
            assert!(
                shown.iter().any(|way| text.contains(way)),
                "config/default.toml does not show {section}.{setting}"
            );
        }
    }
    holds(
        &jsonschema::validator_for(&schema).unwrap(),
        &serde_json::to_value(toml::from_str::<toml::Table>(&text).unwrap()).unwrap(),
    );
}

/// What `--check-against` says of today's schema against a changed one.
fn against(of: &str, change: impl Fn(&mut Value)) -> (Option<i32>, String) {
    let mut older: Value = serde_json::from_str(&geowire(&["schema", of])).unwrap();
    change(&mut older);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("older.json");
    std::fs::write(&file, older.to_string()).unwrap();
    let arguments = ["schema", of, "--check-against", file.to_str().unwrap()];
    let done = Command::new(env!("CARGO_BIN_EXE_geowire")).args(arguments).output().unwrap();
    let said = [done.stdout, done.stderr].map(|said| String::from_utf8(said).unwrap()).concat();
    (done.status.code(), said)
}

/// The fields of an object of a schema.
fn fields(schema: &mut Value) -> &mut serde_json::Map<String, Value> {
    schema["properties"].as_object_mut().unwrap()
}

#[test]
fn a_schema_may_grow_and_do_nothing_else() {
    for of in ["event", "outcome", "article", "config"] {
        assert_eq!(against(of, |_| ()), (Some(0), "0 additions, nothing else\n".to_owned()), "{of}");
    }
    let (code, said) = against("event", |older| {
        fields(older).remove("dedupe_key");
        older["$defs"]["EventType"]["oneOf"].as_array_mut().unwrap().pop();
    });
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("dedupe_key: is new") && said.contains("type: has the new word \""), "{said}");

    let broken = |of: &str, change: &dyn Fn(&mut Value), part: &str| {
        let (code, said) = against(of, change);
        assert_eq!(code, Some(65), "{part}: {said}");
        assert!(said.contains(part), "{part}: {said}");
    };
    broken("event", &|older| drop(fields(older).insert("tone".to_owned(), Value::Null)), "tone: is gone");
    broken(
        "event",
        &|older| fields(older)["event_key"] = serde_json::json!({"type": "integer"}),
        "event_key: is never integer",
    );
    broken("event", &|older| older["properties"]["schema"]["const"] = "geowire.event/0".into(), "loses the word");
    let nullable = |older: &mut Value| older["properties"]["dedupe_key"] = serde_json::json!({"type": "string"});
    broken("event", &nullable, "dedupe_key: may be null now");
    let optional = |older: &mut Value| older["required"] = serde_json::json!(["published_at"]);
    broken("outcome", &|older| fields(older)["origin"] = serde_json::json!({"type": "string"}), "origin: ");
    // What is read the other way round: less may be asked for, and not more.
    assert_eq!(against("article", optional).0, Some(0));
    broken("config", &|older| drop(fields(older).insert("colour".to_owned(), Value::Null)), "colour: is gone");
    let (code, said) = against("event", |older| *older = serde_json::json!({"title": "else"}));
    assert_eq!(code, Some(65));
    assert!(said.contains("is no schema of"), "{said}");
}
