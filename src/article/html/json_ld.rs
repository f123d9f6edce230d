//! What a page says about itself in JSON-LD (schema.org).

use serde_json::{Map, Value};

/// Deepest nesting read; the parser recurses.
const DEPTH: usize = 32;

/// Objects looked at in one page.
const OBJECTS: usize = 512;

/// What was found.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Stated {
    /// `datePublished` of the article.
    pub(super) published: Option<String>,
    /// `headline` of the article.
    pub(super) headline: Option<String>,
    /// Name of the `publisher`.
    pub(super) publisher: Option<String>,
    /// `articleBody`.
    pub(super) body: Option<String>,
}

/// Adds what a script says; what is already known stays.
pub(super) fn read(script: &str, stated: &mut Stated) {
    let script = script.trim().trim_start_matches("<!--").trim_end_matches("-->").trim();
    if crate::article::decode::too_deep_at(script.as_bytes(), DEPTH).is_some() {
        return;
    }
    let Ok(value) = serde_json::from_str::<Value>(script) else { return };
    let mut open = vec![&value];
    let mut seen = 0;
    while let Some(value) = open.pop() {
        seen += 1;
        if seen > OBJECTS {
            return;
        }
        match value {
            Value::Array(items) => open.extend(items.iter().rev()),
            Value::Object(object) => {
                if is_article(object) {
                    add(object, stated);
                }
                open.extend(
                    ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement"]
                        .iter()
                        .filter_map(|key| object.get(*key)),
                );
            }
            _ => {}
        }
    }
}

fn is_article(object: &Map<String, Value>) -> bool {
    let named = |value: &Value| {
        value.as_str().is_some_and(|kind| kind.ends_with("Article") || kind.ends_with("Posting") || kind == "Report")
    };
    match object.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(named),
        Some(kind) => named(kind),
        None => false,
    }
}

fn add(object: &Map<String, Value>, stated: &mut Stated) {
    let text =
        |key: &str| object.get(key).and_then(Value::as_str).map(str::to_owned).filter(|text| !text.trim().is_empty());
    let publisher = match object.get("publisher") {
        Some(Value::Array(several)) => several.first(),
        one => one,
    };
    let name = publisher.and_then(|publisher| publisher.get("name").unwrap_or(publisher).as_str());
    let set = |slot: &mut Option<String>, value: Option<String>| *slot = slot.take().or(value);
    set(&mut stated.published, text("datePublished"));
    set(&mut stated.headline, text("headline"));
    set(&mut stated.publisher, name.map(str::to_owned));
    set(&mut stated.body, text("articleBody"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_article_in_a_graph() {
        let mut stated = Stated::default();
        let script = r#"{"@graph":[{"@type":"WebSite","name":"x"},{"@type":["NewsArticle"],"headline":"Talks",
            "datePublished":"2021-03-10","publisher":{"name":"The Courier"}}]}"#;
        read(script, &mut stated);
        assert_eq!(stated.published.as_deref(), Some("2021-03-10"));
        assert_eq!(stated.publisher.as_deref(), Some("The Courier"));
        read("{ broken", &mut stated);
        read(&"[".repeat(1_000_000), &mut stated);
        assert_eq!(stated.headline.as_deref(), Some("Talks"));
    }
}
