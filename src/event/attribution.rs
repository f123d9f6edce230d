//! Who says that it happened.

use super::Span;
use schemars::JsonSchema;
use serde::Serialize;

/// A source that the article names for the event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Attribution {
    /// The canonical name; null for those known by their words only.
    pub name: Option<String>,
    /// Wikidata item.
    pub wikidata: Option<String>,
    /// The medium it was said in, such as `Facebook`.
    pub medium: Option<String>,
    /// How the source stands to the event.
    pub interest: Interest,
    /// Word for word or in the article's words.
    pub directness: Directness,
    /// The words of the text.
    pub text: String,
    /// Where they stand.
    pub span: Span,
}

/// How a source stands to the event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Interest {
    /// The actor's own side.
    Party,
    /// The other side.
    Counterpart,
    /// Neither.
    Third,
}

/// How the source is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Directness {
    /// Word for word.
    Quote,
    /// In the article's words.
    Paraphrase,
}
