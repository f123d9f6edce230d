//! What a topic carries: its format, where its fields stand, and its limits.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Settings of one input topic. Every field has a default, so that an empty table reads geowire's own
/// article shape.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// What the value is. It is chosen here and never guessed from the bytes.
    pub format: Format,
    /// Where the fields of a JSON article stand.
    pub fields: Fields,
    /// Largest value accepted as received, in bytes.
    pub max_bytes: usize,
    /// Largest value accepted once unpacked, in bytes, when it comes compressed with gzip.
    pub max_unpacked_bytes: usize,
    /// Deepest nesting of arrays and objects accepted in JSON; more than 127 is read as 127.
    pub max_depth: usize,
    /// Deepest nesting of block elements accepted in HTML.
    pub max_html_depth: usize,
    /// The languages that are coded, as ISO 639-1 codes. An article in another one is filtered.
    pub languages: Vec<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            format: Format::Json,
            fields: Fields::default(),
            max_bytes: 4 << 20,
            max_unpacked_bytes: 16 << 20,
            max_depth: 64,
            max_html_depth: 512,
            languages: vec!["en".to_owned()],
        }
    }
}

impl Settings {
    /// Checks what the types cannot hold.
    ///
    /// # Errors
    /// Names the key and what it must be.
    pub fn check(&self) -> Result<(), String> {
        for (key, pointer) in self.fields.named() {
            if !pointer.is_empty() && !pointer.starts_with('/') {
                return Err(format!("fields.{key} = {pointer:?} must be a JSON pointer, such as \"/{pointer}\""));
            }
        }
        if self.format == Format::Json && self.fields.text.is_empty() && self.fields.html.is_empty() {
            return Err("fields.text and fields.html are both empty: one of them must say where the body is".to_owned());
        }
        for (key, limit) in [
            ("max_bytes", self.max_bytes),
            ("max_unpacked_bytes", self.max_unpacked_bytes),
            ("max_depth", self.max_depth),
            ("max_html_depth", self.max_html_depth),
            ("languages", self.languages.len()),
        ] {
            if limit == 0 {
                return Err(format!("{key} is empty: nothing would be accepted"));
            }
        }
        Ok(())
    }
}

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// A JSON object; [`Fields`] says where its parts stand.
    Json,
    /// A web page, in any encoding that a page may have.
    Html,
    /// Plain text in UTF-8; the first line is the title when a blank line follows it.
    Text,
}

/// Where the parts of a JSON article stand, as JSON pointers (RFC 6901). An empty pointer switches a
/// part off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Fields {
    /// The publisher's id of the article: a string or a number.
    pub id: String,
    /// The title: a string.
    pub title: String,
    /// The body as plain text: a string. It is read before `html`.
    pub text: String,
    /// The body as HTML, a whole page or a part of one: a string.
    pub html: String,
    /// Where the article stands on the web: a string.
    pub url: String,
    /// When it was published: a string, or a number of seconds or milliseconds since 1970.
    pub published_at: String,
    /// Who published it: a string.
    pub publisher: String,
    /// The language that the publisher states: a string such as `en` or `en-GB`.
    pub language: String,
}

impl Default for Fields {
    fn default() -> Self {
        Self {
            id: "/id".to_owned(),
            title: "/title".to_owned(),
            text: "/text".to_owned(),
            html: "/html".to_owned(),
            url: "/url".to_owned(),
            published_at: "/published_at".to_owned(),
            publisher: "/publisher".to_owned(),
            language: "/language".to_owned(),
        }
    }
}

impl Fields {
    fn named(&self) -> [(&'static str, &str); 8] {
        [
            ("id", &self.id),
            ("title", &self.title),
            ("text", &self.text),
            ("html", &self.html),
            ("url", &self.url),
            ("published_at", &self.published_at),
            ("publisher", &self.publisher),
            ("language", &self.language),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_table_reads_our_own_shape() {
        let settings: Settings = serde_json::from_str("{}").unwrap();
        assert_eq!(settings, Settings::default());
        assert_eq!(settings.check(), Ok(()));
    }

    #[test]
    fn a_part_of_the_fields_can_be_mapped() {
        let settings: Settings = serde_json::from_str(r#"{"fields":{"title":"/headline"}}"#).unwrap();
        assert_eq!(settings.fields.title, "/headline");
        assert_eq!(settings.fields.text, "/text");
    }

    #[test]
    fn names_the_key_that_is_wrong() {
        assert!(serde_json::from_str::<Settings>(r#"{"formats":"json"}"#).is_err());
        let mut settings = Settings::default();
        settings.fields.title = "headline".to_owned();
        assert!(settings.check().unwrap_err().starts_with("fields.title"));
    }
}
