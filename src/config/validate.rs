//! Holds a tree against the schema: unknown keys, wrong types, words that are in no list, bounds.

use super::problem::Problem;
use super::schema::Node;
use super::tree::{Path, Tree, dotted};
use serde_json::Value;

/// All that is wrong with `tree`, each with its path.
pub(super) fn validate(tree: &Tree, schema: &Value) -> Vec<(Path, Problem)> {
    let mut check = Check { tree, problems: Vec::new() };
    if let Some(root) = Node::root(schema) {
        check.table(root, &tree.root, &mut Vec::new());
    }
    check.problems
}

struct Check<'a> {
    tree: &'a Tree,
    problems: Vec<(Path, Problem)>,
}

impl Check<'_> {
    fn report(&mut self, path: &Path, message: String) {
        let problem = Problem { place: self.tree.place(path), key: dotted(path), message };
        self.problems.push((path.clone(), problem));
    }

    fn table(&mut self, node: Node<'_>, table: &serde_json::Map<String, Value>, path: &mut Path) {
        for (key, value) in table {
            path.push(key.clone());
            match node.child(key) {
                Some(child) => self.value(child, value, path),
                None => self.report(path, unknown(key, &node.names())),
            }
            path.pop();
        }
    }

    fn value(&mut self, node: Node<'_>, value: &Value, path: &mut Path) {
        let kind = kind(value);
        let allowed = node.types();
        let fits = allowed.contains(&kind) || (kind == "integer" && allowed.contains(&"number"));
        if !fits {
            return self.report(path, format!("is {}; it must be {}", article(kind), article(&allowed.join(" or "))));
        }
        match value {
            Value::Object(table) => self.table(node, table, path),
            Value::Array(items) => {
                if let Some(item) = node.items() {
                    for value in items {
                        self.value(item, value, path);
                    }
                }
            }
            Value::String(word) => self.word(node, word, path),
            Value::Number(number) => self.number(node, number.as_f64().unwrap_or_default(), path),
            Value::Bool(_) | Value::Null => {}
        }
    }

    fn word(&mut self, node: Node<'_>, word: &str, path: &Path) {
        let choices = node.choices();
        if !choices.is_empty() && !choices.contains(&word) {
            self.report(path, format!("is `{word}`; it must be one of {}", choices.join(", ")));
        }
    }

    fn number(&mut self, node: Node<'_>, number: f64, path: &Path) {
        if node.bound("minimum").is_some_and(|least| number < least) {
            self.report(
                path,
                format!("is {number}; it must be at least {}", node.bound("minimum").unwrap_or_default()),
            );
        }
        if node.bound("maximum").is_some_and(|most| number > most) {
            self.report(path, format!("is {number}; it must be at most {}", node.bound("maximum").unwrap_or_default()));
        }
    }
}

/// Says that a key is unknown, and which one may have been meant.
pub(super) fn unknown(key: &str, names: &[&str]) -> String {
    let nearest = names.iter().max_by(|a, b| strsim::jaro_winkler(key, a).total_cmp(&strsim::jaro_winkler(key, b)));
    match nearest {
        Some(name) if strsim::jaro_winkler(key, name) > 0.7 => format!("unknown key; did you mean `{name}`?"),
        _ => format!("unknown key; the keys here are {}", names.join(", ")),
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_i64() || number.is_u64() => "integer",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

fn article(kind: &str) -> String {
    let named = kind.replace("object", "table").replace("array", "list").replace("string", "text");
    let vowel = named.starts_with(['a', 'e', 'i', 'o', 'u']);
    if named == "text" { named } else { format!("{} {named}", if vowel { "an" } else { "a" }) }
}
