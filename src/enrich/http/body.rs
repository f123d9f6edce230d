//! What may come back: JSON by its type, within bytes and depth.

use crate::enrich::failure::Failure;
use crate::event::NoAnswer;
use reqwest::Response;
use reqwest::header::{CONTENT_TYPE, HeaderMap};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// Deepest nesting of an answer; what services send has less than 12.
const MAX_DEPTH: usize = 32;

/// An answer's JSON, with the bytes that were sent.
#[derive(Debug, Clone)]
pub struct Body {
    /// The JSON.
    pub json: Value,
    bytes: Vec<u8>,
}

impl Body {
    /// Reads at most `limit` bytes of an answer.
    pub(super) async fn read(mut response: Response, limit: usize) -> Result<Self, Failure> {
        if !is_json(response.headers()) {
            let detail = "the content type of the answer is not JSON";
            return Err(Failure::lasting(NoAnswer::NotJson, detail));
        }
        let too_large =
            || Failure::lasting(NoAnswer::TooLarge, format!("the answer is larger than max_body_bytes, {limit}"));
        if response.content_length().is_some_and(|length| length > limit as u64) {
            return Err(too_large());
        }
        let mut bytes = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(super::connect::failure)? {
            if bytes.len() + chunk.len() > limit {
                return Err(too_large());
            }
            bytes.extend_from_slice(&chunk);
        }
        Self::parse(bytes)
    }

    fn parse(bytes: Vec<u8>) -> Result<Self, Failure> {
        if is_deeper(&bytes, MAX_DEPTH) {
            let detail = format!("the answer is nested deeper than {MAX_DEPTH}");
            return Err(Failure::lasting(NoAnswer::TooDeep, detail));
        }
        match serde_json::from_slice(&bytes) {
            Ok(json) => Ok(Self { json, bytes }),
            Err(error) => {
                let place = format!("line {}, column {}", error.line(), error.column());
                Err(Failure::lasting(NoAnswer::NotJson, format!("the answer is not JSON at {place}")))
            }
        }
    }

    /// Takes the bytes of a further answer into the digest.
    pub fn append(&mut self, other: &Self) {
        self.bytes.extend_from_slice(&other.bytes);
    }

    /// SHA-256 of the bytes that were sent, in hexadecimal.
    pub fn digest(&self) -> String {
        let mut out = String::with_capacity(64);
        for byte in Sha256::digest(&self.bytes) {
            let _ = write!(out, "{byte:02x}");
        }
        out
    }
}

/// `application/json`, `application/geo+json` and their kind.
fn is_json(headers: &HeaderMap) -> bool {
    let value = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
    let essence = value.split(';').next().unwrap_or("").trim().to_ascii_lowercase();
    essence == "application/json" || (essence.starts_with("application/") && essence.ends_with("+json"))
}

/// Whether arrays and objects are nested deeper than `limit`, without parsing.
fn is_deeper(bytes: &[u8], limit: usize) -> bool {
    let (mut depth, mut in_text, mut escaped) = (0_usize, false, false);
    for byte in bytes {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            b'[' | b'{' if !in_text => depth += 1,
            b']' | b'}' if !in_text => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > limit {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_type_of_the_content_must_be_json() {
        let typed = |value: &str| is_json(&HeaderMap::from_iter([(CONTENT_TYPE, value.parse().unwrap())]));
        assert!(typed("application/json; charset=utf-8") && typed("application/geo+json") && typed("APPLICATION/JSON"));
        assert!(!typed("text/html") && !typed("text/json") && !typed("application/json-seq"));
        assert!(!is_json(&HeaderMap::new()));
    }

    #[test]
    fn depth_is_counted_outside_of_texts() {
        let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth)).into_bytes();
        assert!(!is_deeper(&nested(32), 32) && is_deeper(&nested(33), 32));
        assert!(!is_deeper(br#"["[[[\"[[[", "\\"]"#, 2));
        assert_eq!(Body::parse(nested(100_000)).unwrap_err().reason, NoAnswer::TooDeep);
        assert_eq!(Body::parse(b"{\"a\": 1".to_vec()).unwrap_err().reason, NoAnswer::NotJson);
    }

    #[test]
    fn the_digest_is_that_of_the_bytes_one_after_the_other() {
        let mut body = Body::parse(b"[1]".to_vec()).unwrap();
        let whole = Body { json: Value::Null, bytes: b"[1][2]".to_vec() };
        body.append(&Body::parse(b"[2]".to_vec()).unwrap());
        assert_eq!(body.digest(), whole.digest());
        assert_eq!(
            Body { json: Value::Null, bytes: Vec::new() }.digest(),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
    }
}
