//! JSON articles: any shape, by pointers.

use super::super::settings::Settings;
use super::super::{Body, Raw};
use super::{nesting, utf8};
use crate::record::{RejectReason, Rejection};
use serde_json::Value;
use serde_json::error::Category;

/// The parser's own bound on recursion; a setting above it could not be kept.
const PARSER_DEPTH: usize = 127;

/// Reads a JSON object. Of a key that stands twice, the last counts.
pub(super) fn read(value: &[u8], settings: &Settings) -> Result<Raw, Rejection> {
    let text = utf8::characters(value)?;
    let limit = settings.max_depth.min(PARSER_DEPTH);
    if let Some(at) = nesting::too_deep_at(text.as_bytes(), limit) {
        let detail = format!("byte {at} is nested deeper than max_depth, {limit}");
        return Err(Rejection::new(RejectReason::TooDeep, detail));
    }
    let record: Value = serde_json::from_str(text).map_err(|error| not_json(&error))?;
    if !record.is_object() {
        let detail = format!("the record is {}; it must be an object", name(&record));
        return Err(Rejection::new(RejectReason::WrongType, detail));
    }
    let fields = &settings.fields;
    Ok(Raw {
        id: string_or_number(&record, &fields.id)?,
        url: string(&record, &fields.url)?,
        title: string(&record, &fields.title)?,
        published_at: string_or_number(&record, &fields.published_at)?,
        publisher: string(&record, &fields.publisher)?,
        language: string(&record, &fields.language)?,
        body: body(&record, &fields.text, &fields.html)?,
    })
}

fn not_json(error: &serde_json::Error) -> Rejection {
    let kind = match error.classify() {
        Category::Eof => "the JSON ends too early",
        _ => "not JSON",
    };
    let detail = format!("{kind} at line {}, column {}: {error}", error.line(), error.column());
    Rejection::new(RejectReason::NotJson, detail)
}

fn body(record: &Value, text: &str, html: &str) -> Result<Body, Rejection> {
    if let Some(text) = string(record, text)? {
        return Ok(Body::Text(text));
    }
    if let Some(html) = string(record, html)? {
        return Ok(Body::Html(html));
    }
    let looked = [text, html].into_iter().filter(|pointer| !pointer.is_empty()).map(|pointer| {
        let found = match record.pointer(pointer) {
            None => "is absent",
            Some(Value::Null) => "is null",
            Some(_) => "is blank",
        };
        format!("{pointer} {found}")
    });
    let detail = format!("no body: {}", looked.collect::<Vec<_>>().join(", "));
    Err(Rejection::new(RejectReason::MissingBody, detail))
}

fn string(record: &Value, pointer: &str) -> Result<Option<String>, Rejection> {
    match at(record, pointer) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(present(text)),
        Some(other) => Err(wrong_type(pointer, other, "a string")),
    }
}

fn string_or_number(record: &Value, pointer: &str) -> Result<Option<String>, Rejection> {
    match at(record, pointer) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(present(text)),
        Some(Value::Number(number)) => Ok(Some(number.to_string())),
        Some(other) => Err(wrong_type(pointer, other, "a string or a number")),
    }
}

fn at<'a>(record: &'a Value, pointer: &str) -> Option<&'a Value> {
    if pointer.is_empty() { None } else { record.pointer(pointer) }
}

fn present(text: &str) -> Option<String> {
    (!text.trim().is_empty()).then(|| text.to_owned())
}

fn wrong_type(pointer: &str, found: &Value, wanted: &str) -> Rejection {
    Rejection::new(RejectReason::WrongType, format!("{pointer} is {}; it must be {wanted}", name(found)))
}

fn name(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_default(json: &str) -> Result<Raw, Rejection> {
        read(json.as_bytes(), &Settings::default())
    }

    fn refused(json: &str) -> (RejectReason, String) {
        let rejection = read_default(json).unwrap_err();
        (rejection.reason, rejection.detail)
    }

    #[test]
    fn reads_our_own_shape() {
        let raw = read_default(r#"{"id":7,"title":"Talks","text":"They met.","published_at":1697529600,"more":[]}"#);
        let raw = raw.unwrap();
        assert_eq!(raw.id.as_deref(), Some("7"));
        assert_eq!(raw.title.as_deref(), Some("Talks"));
        assert_eq!(raw.body, Body::Text("They met.".to_owned()));
        assert_eq!(raw.published_at.as_deref(), Some("1697529600"));
        assert_eq!(raw.url, None);
    }

    #[test]
    fn reads_any_shape_by_pointers() {
        let mut settings = Settings::default();
        settings.fields.title = "/content/headlines/0/main".to_owned();
        settings.fields.html = "/content/markup".to_owned();
        let json = r#"{"content":{"headlines":[{"main":"Talks"}],"markup":"<p>They met.</p>"}}"#;
        let raw = read(json.as_bytes(), &settings).unwrap();
        assert_eq!(raw.title.as_deref(), Some("Talks"));
        assert_eq!(raw.body, Body::Html("<p>They met.</p>".to_owned()));
    }

    #[test]
    fn text_goes_before_html_unless_it_is_blank() {
        let raw = read_default(r#"{"text":" \n","html":"<p>They met.</p>"}"#).unwrap();
        assert_eq!(raw.body, Body::Html("<p>They met.</p>".to_owned()));
    }

    #[test]
    fn the_last_of_a_repeated_key_counts() {
        assert_eq!(read_default(r#"{"text":"one","text":"two"}"#).unwrap().body.as_str(), "two");
    }

    #[test]
    fn every_refusal_names_its_place() {
        let detail = "no body: /text is blank, /html is absent".to_owned();
        assert_eq!(refused(r#"{"text":"  "}"#), (RejectReason::MissingBody, detail));
        let detail = "/title is a number; it must be a string".to_owned();
        assert_eq!(refused(r#"{"title":3,"text":"a"}"#), (RejectReason::WrongType, detail));
        let detail = "the record is an array; it must be an object".to_owned();
        assert_eq!(refused("[1]"), (RejectReason::WrongType, detail));
        let (reason, detail) = refused("{\"text\":\n \"a\",}");
        assert_eq!(reason, RejectReason::NotJson);
        assert!(detail.contains("line 2, column 6"), "{detail}");
        assert_eq!(refused("{ not json").0, RejectReason::NotJson);
        assert_eq!(refused(&"[".repeat(100_000)).0, RejectReason::TooDeep);
    }
}
