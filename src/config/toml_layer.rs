//! A TOML file as a layer: values with line and column.

use super::problem::{Place, Problem};
use super::schema::Node;
use super::tree::Tree;
use serde_json::{Number, Value};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Reads a file's text into `tree`.
pub(super) fn read(file: &str, text: &str, schema: Option<Node<'_>>, tree: &mut Tree) -> Vec<Problem> {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut reader = Reader { file, text, tree };
    reader.table(table.get_ref(), schema, &mut Vec::new());
    errors.iter().map(|error| reader.problem(error)).collect()
}

struct Reader<'a> {
    file: &'a str,
    text: &'a str,
    tree: &'a mut Tree,
}

impl Reader<'_> {
    fn place(&self, offset: usize) -> Place {
        let before = &self.text[..offset.min(self.text.len())];
        let line = before.matches('\n').count() + 1;
        let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
        Place::File { file: self.file.to_owned(), line, column }
    }

    fn problem(&self, error: &toml::de::Error) -> Problem {
        let offset = error.span().map_or(0, |span| span.start);
        Problem { place: self.place(offset), key: String::new(), message: error.message().to_owned() }
    }

    fn table(&mut self, table: &DeTable<'_>, node: Option<Node<'_>>, path: &mut Vec<String>) {
        for (key, value) in table {
            path.push(key.get_ref().to_string());
            let place = self.place(key.span().start);
            let child = node.and_then(|node| node.child(key.get_ref()));
            match value.get_ref() {
                DeValue::Table(inner) if node.is_some_and(|node| node.is_text_map()) => {
                    let name = path.pop().unwrap_or_default();
                    self.flatten(inner, &name, path);
                    path.push(name);
                }
                DeValue::Table(inner) => {
                    self.tree.mark(path, place.clone());
                    if inner.is_empty() {
                        self.tree.put(path, Value::Object(serde_json::Map::new()), place);
                    }
                    self.table(inner, child, path);
                }
                other if node.is_some_and(|node| node.is_text_map()) => self.tree.put(path, text_of(other), place),
                other => self.tree.put(path, value_of(other), place),
            }
            path.pop();
        }
    }

    /// `security.protocol = "SSL"` under a map of librdkafka's properties is one key with a dot, as
    /// its users write it, and no table.
    fn flatten(&mut self, table: &DeTable<'_>, prefix: &str, path: &mut Vec<String>) {
        for (key, value) in table {
            let name = format!("{prefix}.{}", key.get_ref());
            if let DeValue::Table(inner) = value.get_ref() {
                self.flatten(inner, &name, path);
                continue;
            }
            path.push(name);
            let place = self.place(key.span().start);
            self.tree.put(path, text_of(value.get_ref()), place);
            path.pop();
        }
    }
}

/// A value of a map that takes text only: `linger.ms = 5` means what it says there too.
fn text_of(value: &DeValue<'_>) -> Value {
    match value_of(value) {
        value @ (Value::Number(_) | Value::Bool(_)) => Value::String(value.to_string()),
        value => value,
    }
}

/// A TOML value as JSON; dates become text.
pub(super) fn value_of(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => Value::String(text.to_string()),
        DeValue::Boolean(value) => Value::Bool(*value),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
            .map_or_else(|_| Value::String(number.as_str().to_owned()), |number| Value::Number(number.into())),
        DeValue::Float(number) => number
            .as_str()
            .parse()
            .ok()
            .and_then(Number::from_f64)
            .map_or_else(|| Value::String(number.as_str().to_owned()), Value::Number),
        DeValue::Datetime(date) => Value::String(date.to_string()),
        DeValue::Array(items) => Value::Array(items.iter().map(|item| value_of(item.get_ref())).collect()),
        DeValue::Table(table) => {
            Value::Object(table.iter().map(|(key, value)| (key.get_ref().to_string(), nested(value))).collect())
        }
    }
}

fn nested(value: &Spanned<DeValue<'_>>) -> Value {
    value_of(value.get_ref())
}
