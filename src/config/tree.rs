//! A configuration as a tree of JSON values that knows where each of them stands.

use super::problem::Place;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The way from the root to a value.
pub(super) type Path = Vec<String>;

/// Values and their places.
#[derive(Debug, Clone, Default)]
pub(super) struct Tree {
    pub(super) root: Map<String, Value>,
    places: BTreeMap<Path, Place>,
}

impl Tree {
    /// Puts a value at a path, in the place of what stood there.
    pub(super) fn put(&mut self, path: &[String], value: Value, place: Place) {
        let Some((last, parents)) = path.split_last() else { return };
        let mut table = &mut self.root;
        for key in parents {
            let slot = table.entry(key.clone()).or_insert_with(|| Value::Object(Map::new()));
            if !slot.is_object() {
                *slot = Value::Object(Map::new());
            }
            let Value::Object(inner) = slot else { return };
            table = inner;
        }
        table.insert(last.clone(), value);
        self.places.insert(path.to_vec(), place);
    }

    /// Takes a value out.
    pub(super) fn remove(&mut self, path: &[String]) {
        let Some((last, parents)) = path.split_last() else { return };
        let mut table = &mut self.root;
        for key in parents {
            let Some(Value::Object(inner)) = table.get_mut(key) else { return };
            table = inner;
        }
        table.remove(last);
    }

    /// Where the value at `path`, or the nearest above it, stands.
    pub(super) fn place(&self, path: &[String]) -> Place {
        (0..=path.len()).rev().find_map(|length| self.places.get(&path[..length])).cloned().unwrap_or(Place::Default)
    }

    /// Notes where a table stands.
    pub(super) fn mark(&mut self, path: &[String], place: Place) {
        self.places.insert(path.to_vec(), place);
    }
}

/// A path as written: dotted, parts with dots in quotes.
pub(super) fn dotted(path: &[String]) -> String {
    let quoted = |part: &String| if part.contains('.') { format!("\"{part}\"") } else { part.clone() };
    path.iter().map(quoted).collect::<Vec<_>>().join(".")
}
