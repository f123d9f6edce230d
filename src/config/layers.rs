//! The layers: defaults, file, environment, flags; a later one wins.

use super::problem::{Place, Problem, Problems};
use super::schema::{Node, json_schema};
use super::toml_layer;
use super::tree::{Tree, dotted};
use super::validate::{unknown, validate};
use super::{Config, check, overlays, secrets};
use serde_json::{Map, Value};
use std::path::PathBuf;
use toml::de::{DeTable, DeValue};

/// Where settings come from.
#[derive(Debug, Clone, Default)]
pub struct Layers {
    /// A TOML file.
    pub file: Option<PathBuf>,
    /// Environment variables; only those named `GEOWIRE__SECTION__KEY` are read.
    pub environment: Vec<(String, String)>,
    /// `section.key=value`, as on the command line.
    pub set: Vec<String>,
}

/// Environment variables that begin with this are settings.
const PREFIX: &str = "GEOWIRE__";

/// Reads all layers, checks them and composes the settings.
///
/// # Errors
/// Everything that is wrong, each with its place.
pub fn load(layers: &Layers) -> Result<Config, Problems> {
    let schema = json_schema();
    let node = Node::root(&schema);
    let mut tree = Tree::default();
    let mut problems = Vec::new();
    if let Some(file) = &layers.file {
        let name = file.display().to_string();
        match std::fs::read_to_string(file) {
            Ok(text) => problems.extend(toml_layer::read(&name, &text, node, &mut tree)),
            Err(error) => problems.push(problem(
                Place::File { file: name, line: 1, column: 1 },
                "",
                format!("cannot be read: {error}"),
            )),
        }
    }
    for (name, value) in &layers.environment {
        problems.extend(environment(name, value, node, &mut tree));
    }
    for text in &layers.set {
        problems.extend(flag(text, node, &mut tree));
    }
    let invalid = validate(&tree, &schema);
    for (path, _) in &invalid {
        // What is left is still looked at, so that everything that is wrong is said at once.
        tree.remove(path);
    }
    problems.extend(invalid.into_iter().map(|(_, problem)| problem));
    match compose(&tree) {
        Ok(config) if problems.is_empty() => Ok(config),
        Ok(_) => Err(Problems(problems)),
        Err(Problems(more)) => {
            problems.extend(more);
            Err(Problems(problems))
        }
    }
}

fn compose(tree: &Tree) -> Result<Config, Problems> {
    let mut root = tree.root.clone();
    spread_input_defaults(&mut root);
    let mut config: Config = serde_json::from_value(Value::Object(root))
        .map_err(|error| Problems(vec![problem(Place::Default, "", error.to_string())]))?;
    // Decides what is written, and so belongs to the coder's fingerprint.
    config.coding.evidence = config.output.evidence;
    let mut problems = check::check(&config, tree);
    match overlays::read(&config.coding.overlays, tree) {
        Ok(overlays) => config.overlays = overlays,
        Err(unread) => problems.extend(unread),
    }
    match secrets::read(&config, tree) {
        Ok(secrets) => config.secrets = secrets,
        Err(unread) => problems.extend(unread),
    }
    match secrets::credentials(&config, tree) {
        Ok(credentials) => config.credentials = credentials,
        Err(unread) => problems.extend(unread),
    }
    if problems.is_empty() { Ok(config) } else { Err(Problems(problems)) }
}

/// What stands in `[input]` holds for each topic that does not say otherwise.
fn spread_input_defaults(root: &mut Map<String, Value>) {
    let Some(Value::Object(input)) = root.get_mut("input") else { return };
    let mut topics = match input.remove("topics") {
        Some(Value::Object(topics)) => topics,
        _ => Map::from_iter([("articles".to_owned(), Value::Object(Map::new()))]),
    };
    for settings in topics.values_mut() {
        let mut merged = Value::Object(input.clone());
        overlay(&mut merged, settings);
        *settings = merged;
    }
    input.insert("topics".to_owned(), Value::Object(topics));
}

fn overlay(below: &mut Value, above: &Value) {
    match (below, above) {
        (Value::Object(below), Value::Object(above)) => {
            for (key, value) in above {
                overlay(below.entry(key.clone()).or_insert(Value::Null), value);
            }
        }
        (below, above) => *below = above.clone(),
    }
}

fn environment(name: &str, value: &str, schema: Option<Node<'_>>, tree: &mut Tree) -> Option<Problem> {
    let path = name.strip_prefix(PREFIX)?.to_ascii_lowercase();
    let mut path: Vec<String> = path.split("__").map(str::to_owned).collect();
    let place = Place::Environment(name.to_owned());
    let mut node = schema;
    for part in &mut path {
        if node.is_some_and(|node| node.is_text_map()) {
            // librdkafka's properties have dots, which variables cannot have.
            *part = part.replace('_', ".");
        }
        let Some(child) = node.and_then(|node| node.child(part)) else {
            let names = node.map(|node| node.names()).unwrap_or_default();
            return Some(problem(place, &dotted(&path), unknown(path.last().map_or("", String::as_str), &names)));
        };
        node = Some(child);
    }
    tree.put(&path, typed(value, node), place);
    None
}

fn flag(text: &str, schema: Option<Node<'_>>, tree: &mut Tree) -> Option<Problem> {
    let place = Place::Flag(text.to_owned());
    let Some((key, value)) = text.split_once('=') else {
        return Some(problem(place, "", "must be section.key=value".to_owned()));
    };
    let Ok(mut path) = key_path(key.trim()) else {
        return Some(problem(
            place,
            key,
            "is no key; write section.key, with quotes around parts that have dots".to_owned(),
        ));
    };
    let mut node = schema;
    for depth in 0..path.len() {
        if node.is_some_and(|node| node.is_text_map()) {
            let property = path.split_off(depth).join(".");
            path.push(property);
        }
        node = path.get(depth).and_then(|part| node.and_then(|node| node.child(part)));
        if depth + 1 == path.len() {
            break;
        }
    }
    tree.put(&path, typed(value.trim(), node), place);
    None
}

/// The parts of a dotted key with TOML's quoting.
fn key_path(key: &str) -> Result<Vec<String>, ()> {
    let line = format!("{key} = 0");
    let table = DeTable::parse(&line).map_err(|_| ())?;
    let mut path = Vec::new();
    let mut table = table.get_ref().clone();
    while let Some((key, value)) = table.iter().next() {
        path.push(key.get_ref().to_string());
        let DeValue::Table(inner) = value.get_ref().clone() else { break };
        table = inner;
    }
    Ok(path)
}

/// Text from outside as the schema wants it: text stays text, anything else is read as TOML, and a
/// list may be given as words with commas.
fn typed(text: &str, node: Option<Node<'_>>) -> Value {
    let Some(node) = node else { return Value::String(text.to_owned()) };
    if node.takes("string") {
        return Value::String(text.to_owned());
    }
    match DeValue::parse(text) {
        Ok(value) => toml_layer::value_of(value.get_ref()),
        Err(_) if node.takes("array") => {
            Value::Array(text.split(',').map(|word| Value::String(word.trim().to_owned())).collect())
        }
        Err(_) => Value::String(text.to_owned()),
    }
}

pub(super) fn problem(place: Place, key: &str, message: String) -> Problem {
    Problem { place, key: key.to_owned(), message }
}
