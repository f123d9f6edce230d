//! What one line holds, by layout.

use super::Layout;
use crate::record::Headers;
use serde::Deserialize;
use serde_json::value::RawValue;
use std::borrow::Cow;

/// A record as far as its line tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Parsed {
    pub(super) topic: Option<String>,
    pub(super) partition: Option<i32>,
    pub(super) offset: Option<i64>,
    pub(super) key: Option<Vec<u8>>,
    pub(super) value: Option<Vec<u8>>,
    pub(super) headers: Headers,
    pub(super) timestamp_ms: Option<i64>,
}

/// Reads a line.
///
/// # Errors
/// What is wrong with it, where the layout promises an envelope.
pub(super) fn parse(line: Vec<u8>, layout: Layout) -> Result<Parsed, String> {
    match layout {
        Layout::Values | Layout::Confluent => Ok(Parsed { value: Some(line), ..Parsed::default() }),
        Layout::Kcat => kcat(&line),
        Layout::Aiven => aiven(&line),
    }
}

#[derive(Deserialize)]
struct Kcat<'a> {
    topic: String,
    partition: i32,
    offset: i64,
    ts: Option<i64>,
    #[serde(borrow, default)]
    key: Option<&'a RawValue>,
    #[serde(borrow)]
    payload: &'a RawValue,
    #[serde(default)]
    headers: Vec<Option<String>>,
}

fn kcat(line: &[u8]) -> Result<Parsed, String> {
    let envelope: Kcat<'_> =
        serde_json::from_slice(line).map_err(|error| format!("no envelope of kcat -J: {error}"))?;
    let mut headers = Headers::new();
    for pair in envelope.headers.chunks(2) {
        let name = pair[0].as_deref().ok_or("a header without a name")?;
        headers.push(name, pair.get(1).and_then(Option::as_deref).map(str::as_bytes));
    }
    Ok(Parsed {
        topic: Some(envelope.topic),
        partition: Some(envelope.partition),
        offset: Some(envelope.offset),
        key: bytes(envelope.key)?,
        value: bytes(Some(envelope.payload))?,
        headers,
        // kcat writes -1 where a record has no time.
        timestamp_ms: envelope.ts.filter(|ms| *ms >= 0),
    })
}

#[derive(Deserialize)]
struct Aiven<'a> {
    #[serde(borrow, default)]
    key: Option<&'a RawValue>,
    #[serde(borrow)]
    value: &'a RawValue,
    offset: Option<i64>,
    #[serde(borrow, default)]
    timestamp: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    headers: Option<&'a RawValue>,
}

fn aiven(line: &[u8]) -> Result<Parsed, String> {
    let object: Aiven<'_> =
        serde_json::from_slice(line).map_err(|error| format!("no object with `value` as Aiven writes it: {error}"))?;
    let timestamp = object.timestamp.as_deref().map(str::parse::<jiff::Timestamp>).transpose();
    let timestamp = timestamp.map_err(|error| format!("timestamp: {error}"))?;
    Ok(Parsed {
        key: bytes(object.key)?,
        value: bytes(Some(object.value))?,
        offset: object.offset,
        headers: object.headers.map_or(Ok(Headers::new()), |raw| headers(raw.get()))?,
        timestamp_ms: timestamp.map(jiff::Timestamp::as_millisecond),
        ..Parsed::default()
    })
}

/// A key as Confluent's file of keys has it.
pub(super) fn key(line: &[u8]) -> Result<Option<Vec<u8>>, String> {
    let raw: &RawValue = serde_json::from_slice(line).map_err(|error| format!("no JSON: {error}"))?;
    bytes(Some(raw))
}

/// Headers as a list of `{"key","value"}`, as both connectors write them.
pub(super) fn headers(json: &str) -> Result<Headers, String> {
    #[derive(Deserialize)]
    struct One<'a> {
        key: String,
        #[serde(borrow)]
        value: Option<&'a RawValue>,
    }
    let list: Option<Vec<One<'_>>> = serde_json::from_str(json).map_err(|error| format!("headers: {error}"))?;
    let mut headers = Headers::new();
    for one in list.unwrap_or_default() {
        headers.push(&one.key, bytes(one.value)?.as_deref());
    }
    Ok(headers)
}

/// The bytes that a piece of JSON stands for: a string is its text, null is nothing, anything else is
/// its own JSON, byte for byte.
fn bytes(raw: Option<&RawValue>) -> Result<Option<Vec<u8>>, String> {
    let Some(text) = raw.map(RawValue::get) else { return Ok(None) };
    match text.as_bytes().first() {
        Some(b'"') => {
            serde_json::from_str::<String>(text).map(|text| Some(text.into_bytes())).map_err(|e| e.to_string())
        }
        Some(b'n') => Ok(None),
        _ => Ok(Some(text.as_bytes().to_vec())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kcat_envelopes_keep_key_headers_and_time() {
        let line = br#"{"topic":"a","partition":2,"offset":7,"tstype":"create","ts":1700000000000,"broker":1,"headers":["h","1","h",null],"key":"k","payload":"{\"x\": 1}"}"#;
        let parsed = parse(line.to_vec(), Layout::Kcat).unwrap();
        assert_eq!(parsed.value.as_deref(), Some(&b"{\"x\": 1}"[..]));
        assert_eq!((parsed.partition, parsed.offset, parsed.timestamp_ms), (Some(2), Some(7), Some(1_700_000_000_000)));
        assert_eq!(parsed.headers.iter().collect::<Vec<_>>(), [("h", Some(&b"1"[..])), ("h", None)]);
        let tombstone =
            br#"{"topic":"a","partition":2,"offset":8,"tstype":"create","ts":-1,"key":null,"payload":null}"#;
        let parsed = parse(tombstone.to_vec(), Layout::Kcat).unwrap();
        assert_eq!((parsed.key, parsed.value, parsed.timestamp_ms), (None, None, None));
        assert!(parse(b"{\"title\":\"x\"}".to_vec(), Layout::Kcat).unwrap_err().contains("kcat"));
    }

    #[test]
    fn aiven_values_keep_their_bytes_and_strings_are_their_text() {
        let line = br#"{"key":"k1","value":{"b":1, "a": 1.50},"offset":12,"timestamp":"2020-01-01T00:00:01Z","headers":[{"key":"h","value":"v"}]}"#;
        let parsed = parse(line.to_vec(), Layout::Aiven).unwrap();
        assert_eq!(parsed.value.as_deref(), Some(&b"{\"b\":1, \"a\": 1.50}"[..]));
        assert_eq!((parsed.offset, parsed.timestamp_ms), (Some(12), Some(1_577_836_801_000)));
        assert_eq!(parsed.headers.last("h"), Some(&b"v"[..]));
        let bare = parse(br#"{"value":"text"}"#.to_vec(), Layout::Aiven).unwrap();
        assert_eq!((bare.value.as_deref(), bare.offset, bare.key), (Some(&b"text"[..]), None, None));
        // A bare article is no tombstone.
        assert!(parse(br#"{"title":"x"}"#.to_vec(), Layout::Aiven).unwrap_err().contains("`value`"));
    }
}
