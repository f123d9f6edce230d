//! The JSON Schema of the configuration, and questions to it.

use super::Config;
use serde_json::{Map, Value};

/// The schema, generated from the types.
pub fn json_schema() -> Value {
    let mut schema = schemars::schema_for!(Config).to_value();
    close_tables(&mut schema);
    schema
}

/// Every table with named settings takes no others.
fn close_tables(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            if object.contains_key("properties") && !object.contains_key("additionalProperties") {
                object.insert("additionalProperties".to_owned(), Value::Bool(false));
            }
            object.values_mut().for_each(close_tables);
        }
        Value::Array(items) => items.iter_mut().for_each(close_tables),
        _ => {}
    }
}

/// A node of the schema, references followed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node<'a> {
    root: &'a Value,
    here: &'a Map<String, Value>,
}

impl<'a> Node<'a> {
    pub(super) fn root(root: &'a Value) -> Option<Self> {
        Self::at(root, root)
    }

    fn at(root: &'a Value, mut value: &'a Value) -> Option<Self> {
        loop {
            let here = value.as_object()?;
            let Some(reference) = here.get("$ref").and_then(Value::as_str) else { return Some(Self { root, here }) };
            value = root.pointer(reference.trim_start_matches('#'))?;
        }
    }

    /// The schema of the value under `key`: a named setting, or any key of a map.
    pub(super) fn child(&self, key: &str) -> Option<Self> {
        let named = self.here.get("properties").and_then(|properties| properties.get(key));
        let any = self.here.get("additionalProperties").filter(|any| any.is_object());
        named.or(any).and_then(|value| Self::at(self.root, value))
    }

    /// The schema of a list's items.
    pub(super) fn items(&self) -> Option<Self> {
        self.here.get("items").and_then(|value| Self::at(self.root, value))
    }

    /// Names of settings; empty for maps.
    pub(super) fn names(&self) -> Vec<&'a str> {
        let properties = self.here.get("properties").and_then(Value::as_object);
        properties.map(|map| map.keys().map(String::as_str).collect()).unwrap_or_default()
    }

    /// Whether it is a map from any key to text, as the pass-through maps are.
    pub(super) fn is_text_map(&self) -> bool {
        self.here
            .get("additionalProperties")
            .and_then(|value| Self::at(self.root, value))
            .is_some_and(|any| any.takes("string"))
    }

    /// Whether a JSON type is allowed here.
    pub(super) fn takes(&self, kind: &str) -> bool {
        self.types().contains(&kind)
    }

    /// The allowed JSON types.
    pub(super) fn types(&self) -> Vec<&'a str> {
        match self.here.get("type") {
            Some(Value::String(one)) => vec![one.as_str()],
            Some(Value::Array(many)) => many.iter().filter_map(Value::as_str).collect(),
            _ if self.choices().is_empty() => {
                let any = self.here.get("anyOf").and_then(Value::as_array);
                let nodes = any.into_iter().flatten().filter_map(|value| Self::at(self.root, value));
                nodes.flat_map(|node| node.types()).collect()
            }
            _ => vec!["string"],
        }
    }

    /// The words of a closed list; empty for anything else.
    pub(super) fn choices(&self) -> Vec<&'a str> {
        if let Some(words) = self.here.get("enum").and_then(Value::as_array) {
            return words.iter().filter_map(Value::as_str).collect();
        }
        let one_of = self.here.get("oneOf").and_then(Value::as_array);
        let consts = |value: &'a Value| {
            value
                .get("const")
                .and_then(Value::as_str)
                .into_iter()
                .chain(value.get("enum").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str))
        };
        one_of.into_iter().flatten().flat_map(consts).collect()
    }

    /// A numeric bound: `minimum` or `maximum`.
    pub(super) fn bound(&self, name: &str) -> Option<f64> {
        self.here.get(name).and_then(Value::as_f64)
    }
}
