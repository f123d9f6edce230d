//! Whether a schema has only grown: two JSON Schemas held against each other, node by node.

use super::shape::{DEEPEST, Shape};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// Keywords that say nothing of what is valid.
const REMARKS: [&str; 9] =
    ["$schema", "$id", "$defs", "$ref", "title", "description", "examples", "default", "deprecated"];

/// Keywords that are compared by rules of their own.
const RULED: [&str; 8] = ["type", "const", "enum", "oneOf", "anyOf", "properties", "required", "additionalProperties"];

/// Who writes what the schema describes, which decides what a change breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// geowire: readers may rely on every field and every type.
    Written,
    /// Somebody else: what was accepted has to be accepted still.
    Read,
}

/// One difference between an older schema and a newer one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Difference {
    /// The field, dotted; `[]` for the items of a list.
    pub(super) path: String,
    pub(super) what: String,
    /// Whether somebody who goes by the older schema fails.
    pub(super) breaks: bool,
}

/// All differences, by path.
pub(super) fn differences(old: &Value, new: &Value, side: Side) -> Vec<Difference> {
    let mut comparison = Comparison { roots: (old, new), side, found: BTreeSet::new() };
    comparison.nodes(old, new, "", 0);
    comparison.found.into_iter().collect()
}

struct Comparison<'a> {
    roots: (&'a Value, &'a Value),
    side: Side,
    found: BTreeSet<Difference>,
}

impl<'a> Comparison<'a> {
    fn nodes(&mut self, old: &'a Value, new: &'a Value, path: &str, depth: usize) {
        if depth > DEEPEST {
            return self.note(path, "lies too deep to be compared".to_owned(), true);
        }
        let (old, new) = (Shape::of(self.roots.0, old), Shape::of(self.roots.1, new));
        self.types(&old, &new, path);
        self.words(&old, &new, path);
        // A type that came or went has been told; what it holds has nothing to be compared with.
        for (kind, old) in &old.variants {
            let Some(new) = new.variants.get(kind) else { continue };
            for (at, old) in old.iter().enumerate() {
                match new.iter().find(|new| tag(old) == tag(new) && tag(old).is_some()).or_else(|| new.get(at)) {
                    Some(new) => self.variant(old, new, path, depth),
                    None => self.note(path, format!("one of its forms ({kind}) is gone"), true),
                }
            }
            if new.len() > old.len() {
                self.note(path, format!("has a new form ({kind})"), false);
            }
        }
    }

    fn types(&mut self, old: &Shape<'_>, new: &Shape<'_>, path: &str) {
        for kind in old.types.difference(&new.types) {
            self.note(path, format!("is never {kind} any more"), true);
        }
        for kind in new.types.difference(&old.types) {
            self.note(path, format!("may be {kind} now"), self.side == Side::Written);
        }
    }

    /// The words of a closed vocabulary may grow; readers have to bear a word that they do not know.
    fn words(&mut self, old: &Shape<'_>, new: &Shape<'_>, path: &str) {
        for word in old.words.difference(&new.words) {
            self.note(path, format!("loses the word {word}"), true);
        }
        for word in new.words.difference(&old.words) {
            // What was any text before is closed now.
            self.note(path, format!("has the new word {word}"), old.words.is_empty() && self.side == Side::Read);
        }
    }

    fn variant(&mut self, old: &'a Map<String, Value>, new: &'a Map<String, Value>, path: &str, depth: usize) {
        self.fields(old, new, path, depth);
        self.required(old, new, path);
        let open = |of: &'a Map<String, Value>| of.get("additionalProperties");
        match (open(old), open(new)) {
            (Some(old @ Value::Object(_)), Some(new @ Value::Object(_))) => {
                self.nodes(old, new, &format!("{path}.*"), depth + 1);
            }
            (old, new) if old != new => {
                let opened = old == Some(&Value::Bool(false)) && self.side == Side::Read;
                self.note(path, "other fields are treated otherwise".to_owned(), !opened);
            }
            _ => {}
        }
        self.limits(old, new, path, depth);
    }

    fn fields(&mut self, old: &'a Map<String, Value>, new: &'a Map<String, Value>, path: &str, depth: usize) {
        let of = |map: &'a Map<String, Value>| map.get("properties").and_then(Value::as_object);
        let (old, new) = (of(old), of(new));
        for (name, old) in old.into_iter().flatten() {
            let path = join(path, name);
            match new.and_then(|new| new.get(name)) {
                Some(new) => self.nodes(old, new, &path, depth + 1),
                None => self.note(&path, "is gone".to_owned(), true),
            }
        }
        for (name, _) in new.into_iter().flatten().filter(|(name, _)| old.is_none_or(|old| !old.contains_key(*name))) {
            self.note(&join(path, name), "is new".to_owned(), false);
        }
    }

    fn required(&mut self, old: &Map<String, Value>, new: &Map<String, Value>, path: &str) {
        let known = old.get("properties").and_then(Value::as_object);
        let (old, new) = (names(old), names(new));
        for name in old.difference(&new) {
            self.note(&join(path, name), "may be left out now".to_owned(), self.side == Side::Written);
        }
        for name in new.difference(&old) {
            let was_there = known.is_some_and(|known| known.contains_key(*name));
            if was_there || self.side == Side::Read {
                self.note(&join(path, name), "must be there now".to_owned(), self.side == Side::Read);
            }
        }
    }

    /// Items, and every keyword without a rule of its own: bounds, patterns, formats.
    fn limits(&mut self, old: &'a Map<String, Value>, new: &'a Map<String, Value>, path: &str, depth: usize) {
        if let (Some(old), Some(new)) = (old.get("items"), new.get("items")) {
            self.nodes(old, new, &format!("{path}[]"), depth + 1);
        }
        let keywords: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
        for keyword in keywords {
            let ruled = REMARKS.contains(&keyword.as_str()) || RULED.contains(&keyword.as_str());
            let both = old.contains_key(keyword) && new.contains_key(keyword);
            if ruled || (keyword == "items" && both) || old.get(keyword) == new.get(keyword) {
                continue;
            }
            let shown = |of: &Map<String, Value>| of.get(keyword).map_or_else(|| "none".to_owned(), Value::to_string);
            self.note(path, format!("`{keyword}` was {} and is {}", shown(old), shown(new)), true);
        }
    }

    fn note(&mut self, path: &str, what: String, breaks: bool) {
        let path = if path.is_empty() { "the whole".to_owned() } else { path.to_owned() };
        self.found.insert(Difference { path, what, breaks });
    }
}

/// The word that tells a form of a tagged union from the others.
fn tag(form: &Map<String, Value>) -> Option<(&String, &Value)> {
    let fields = form.get("properties").and_then(Value::as_object)?;
    fields.iter().find_map(|(name, field)| Some((name, field.get("const")?)))
}

fn names(map: &Map<String, Value>) -> BTreeSet<&str> {
    map.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}
