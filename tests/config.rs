//! The configuration from outside: layers, and what is said about what is wrong.
#![cfg(feature = "worker")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "not a pure room")]

use geowire::config::{Config, Layers, load};
use std::io::Write as _;
use std::process::Command;

fn file(text: &str) -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::with_suffix(".toml").unwrap();
    file.write_all(text.as_bytes()).unwrap();
    file
}

fn layers(text: &str, environment: &[(&str, &str)], set: &[&str]) -> Result<Config, String> {
    let file = file(text);
    let environment = environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let set = set.iter().map(|&text| text.to_owned()).collect();
    let name = file.path().display().to_string();
    load(&Layers { file: Some(file.path().to_owned()), environment, set })
        .map_err(|problems| problems.to_string().replace(&name, "FILE"))
}

#[test]
fn a_later_layer_wins() {
    let text = "[kafka]\ngroup_id = 'file'\nclient_id = 'file'\nbrokers = 'file:9092'\n";
    let environment =
        [("GEOWIRE__KAFKA__GROUP_ID", "env"), ("GEOWIRE__KAFKA__CLIENT_ID", "env"), ("GEOWIRE_LOG", "else")];
    let config = layers(text, &environment, &["kafka.client_id=flag"]).unwrap();
    assert_eq!(config.kafka.brokers, "file:9092");
    assert_eq!(config.kafka.group_id, "env");
    assert_eq!(config.kafka.client_id, "flag");
}

#[test]
fn the_default_file_is_the_default() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/config/default.toml");
    let config = load(&Layers { file: Some(path.into()), ..Layers::default() }).unwrap();
    assert_eq!(config, load(&Layers::default()).unwrap());
}

#[test]
fn everything_wrong_is_said_at_once_with_its_place_and_the_remedy() {
    let text = "[kafka]\nbrokerz = 'x'\ngroup_id = 3\n[kafka.client]\nenable.idempotence = 'false'\nsasl.password = 'x'\n\
                [input.topics.a]\nformat = 'xml'\n[output.topics]\nevents = 'a'\noutcomes = 'b c'\n[coding]\n";
    let said =
        layers(text, &[("GEOWIRE__PIPELINE__DRAIN", "5")], &["log.levle=x", "pipeline.drain_secs=0"]).unwrap_err();
    for part in [
        "FILE:2:1: kafka.brokerz: unknown key; did you mean `brokers`?",
        "FILE:3:1: kafka.group_id: is an integer; it must be text",
        "FILE:8:1: input.topics.a.format: is `xml`; it must be one of json, html, text",
        "environment GEOWIRE__PIPELINE__DRAIN: pipeline.drain: unknown key; did you mean `drain_secs`?",
        "--set log.levle=x: log.levle: unknown key; did you mean `level`?",
        "--set pipeline.drain_secs=0: pipeline.drain_secs: is 0; it must be at least 1",
        "FILE:10:1: output.topics.events: `a` is also an input topic",
        "FILE:11:1: output.topics.outcomes: `b c` is no topic name",
        "kafka.client.\"enable.idempotence\": is set by geowire and cannot be passed on",
        "kafka.client.\"sasl.password\": is a secret; put it into a file",
    ] {
        assert!(said.contains(part), "{part}\nis missing in\n{said}");
    }
    assert!(!said.contains("'x'"), "a secret is not repeated: {said}");
}

#[test]
fn broken_toml_and_unknown_client_properties_name_their_line() {
    let said = layers("[kafka]\nbrokers = \n", &[], &[]).unwrap_err();
    assert!(said.starts_with("FILE:2:"), "{said}");
    let said = layers("[kafka.client]\nsocket.timeout.mss = 5\n", &[], &[]).unwrap_err();
    assert!(said.contains("No such configuration property") && said.contains("socket.timeout.mss"), "{said}");
}

#[test]
fn settings_beside_the_topics_hold_for_all_of_them() {
    let text =
        "[input]\nfields.title = '/headline'\n[input.topics.a]\n[input.topics.'b.c']\nformat = 'html'\nmax_bytes = 9\n";
    let config = layers(text, &[], &["input.topics.\"d.e\".fields.text=/content"]).unwrap();
    let topics = &config.input.topics;
    assert_eq!(topics.keys().collect::<Vec<_>>(), ["a", "b.c", "d.e"]);
    assert!(topics.values().all(|settings| settings.fields.title == "/headline"));
    assert_eq!((topics["b.c"].max_bytes, topics["a"].max_bytes), (9, 4 << 20));
    assert_eq!(topics["d.e"].fields.text, "/content");
}

#[test]
fn librdkafka_properties_are_passed_on_as_their_users_write_them() {
    let text = "[kafka.client]\nsecurity.protocol = 'PLAINTEXT'\n[kafka.producer]\nlinger.ms = 7\n";
    let environment = [("GEOWIRE__KAFKA__CONSUMER__SESSION_TIMEOUT_MS", "9000")];
    let config = layers(text, &environment, &["kafka.client.socket.timeout.ms=3000"]).unwrap();
    assert_eq!(config.kafka.client["security.protocol"], "PLAINTEXT");
    assert_eq!(config.kafka.client["socket.timeout.ms"], "3000");
    assert_eq!(config.kafka.producer["linger.ms"], "7");
    assert_eq!(config.kafka.consumer["session.timeout.ms"], "9000");
}

#[test]
fn secrets_come_from_files_and_are_not_shown() {
    let secret = file("hunter2\n");
    let name = secret.path().display().to_string();
    let config = layers("", &[], &[&format!("kafka.secret_files.sasl.password={name}")]).unwrap();
    assert_eq!(config.secrets.properties()["sasl.password"], "hunter2");
    assert!(!format!("{config:?}").contains("hunter2"));
    let said = layers("[kafka.secret_files]\nsasl.password = '/nowhere/at/all'\n", &[], &[]).unwrap_err();
    assert!(said.contains("FILE:2:6: kafka.secret_files.\"sasl.password\": the secret file /nowhere/at/all"), "{said}");
}

#[test]
fn services_that_are_asked_are_checked_and_their_credentials_are_not_shown() {
    let secret = file("Bearer hunter2\n");
    let name = secret.path().display().to_string();
    let text = "[enrich]\ncontact = 'ops@example.org'\n[enrich.geocoder]\nurl = 'https://nominatim.example/'\n";
    let config = layers(text, &[], &[&format!("enrich.geocoder.authorization_file={name}")]).unwrap();
    assert!(config.enrich.is_on());
    assert!(!format!("{config:?}").contains("hunter2"));
    let text = "[enrich.geocoder]\nurl = 'http://nominatim.example/'\napi = 'google'\n\
                [enrich.linker]\nurl = 'https://u:hunter2@wikidata.example/'\nauthorization_file = '/nowhere'\n\
                concurrency = 0\n[enrich]\ndeadline_ms = 7000\n";
    let said = layers(text, &[("GEOWIRE__ENRICH__LINKER__URLS", "x")], &[]).unwrap_err();
    for part in [
        "FILE:2:1: enrich.geocoder.url: is not encrypted",
        "FILE:3:1: enrich.geocoder.api: is `google`; it must be one of nominatim, photon",
        "FILE:5:1: enrich.linker.url: holds a credential",
        "FILE:6:1: enrich.linker.authorization_file: the secret file /nowhere cannot be read",
        "FILE:7:1: enrich.linker.concurrency: is 0; it must be at least 1",
        "FILE:9:1: enrich.deadline_ms: must be less than pipeline.revoke_drain_secs (5000 ms)",
        "enrich.contact: is needed",
        "enrich.linker.urls: unknown key; did you mean `url`?",
    ] {
        assert!(said.contains(part), "{part}\nis missing in\n{said}");
    }
    assert!(!said.contains("hunter2"), "{said}");
}

#[test]
fn a_wrong_configuration_ends_with_78_and_wrong_arguments_with_64() {
    let run = |arguments: &[&str]| Command::new(env!("CARGO_BIN_EXE_geowire")).args(arguments).output().unwrap();
    let wrong = run(&["run", "--set", "kafka.brokerz=x"]);
    assert_eq!(wrong.status.code(), Some(78));
    assert!(String::from_utf8(wrong.stderr).unwrap().contains("did you mean `brokers`?"));
    assert_eq!(run(&["runn"]).status.code(), Some(64));
    assert_eq!(run(&["--help"]).status.code(), Some(0));
    assert_eq!(run(&["check"]).status.code(), Some(0));
    let away = run(&["health", "--set", "admin.listen=127.0.0.1:1"]);
    assert_eq!(away.status.code(), Some(69), "{}", String::from_utf8_lossy(&away.stderr));
}
