//! What a node of a JSON Schema allows.

use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Schemas deeper than this are not ours.
pub(super) const DEEPEST: usize = 64;

/// A node with references followed and alternatives taken apart.
#[derive(Debug, Default)]
pub(super) struct Shape<'a> {
    pub(super) types: BTreeSet<String>,
    /// Words of a closed vocabulary, as JSON.
    pub(super) words: BTreeSet<String>,
    /// What else may stand here, by type.
    pub(super) variants: BTreeMap<String, Vec<&'a Map<String, Value>>>,
}

impl<'a> Shape<'a> {
    /// The shape of `node`, whose references lead into `root`.
    pub(super) fn of(root: &'a Value, node: &'a Value) -> Self {
        let mut shape = Self::default();
        shape.add(root, node, 0);
        shape
    }

    fn add(&mut self, root: &'a Value, node: &'a Value, depth: usize) {
        let Some(map) = node.as_object().filter(|_| depth <= DEEPEST) else { return };
        if let Some(target) = map.get("$ref").and_then(Value::as_str) {
            return match root.pointer(target.trim_start_matches('#')) {
                Some(target) => self.add(root, target, depth + 1),
                None => drop(self.types.insert(format!("what {target} says, which is missing"))),
            };
        }
        let alternatives = ["oneOf", "anyOf"].iter().filter_map(|keyword| map.get(*keyword)?.as_array());
        let alternatives: Vec<&Value> = alternatives.flatten().collect();
        if !alternatives.is_empty() {
            for alternative in &alternatives {
                self.add(root, alternative, depth + 1);
            }
            // A tagged union may hold fields beside its forms.
            if !map.contains_key("properties") {
                return;
            }
        }
        self.leaf(map);
    }

    fn leaf(&mut self, map: &'a Map<String, Value>) {
        let words = map.get("const").into_iter().chain(map.get("enum").and_then(Value::as_array).into_iter().flatten());
        let words: Vec<&Value> = words.collect();
        self.words.extend(words.iter().filter(|word| !word.is_null()).map(ToString::to_string));
        let types: Vec<&str> = match map.get("type") {
            Some(Value::String(one)) => vec![one],
            Some(Value::Array(many)) => many.iter().filter_map(Value::as_str).collect(),
            _ => words.iter().map(|word| if word.is_null() { "null" } else { "string" }).collect(),
        };
        self.types.extend(types.iter().map(|&kind| kind.to_owned()));
        if words.is_empty() {
            for kind in types.iter().filter(|kind| **kind != "null") {
                self.variants.entry((*kind).to_owned()).or_default().push(map);
            }
        }
    }
}
