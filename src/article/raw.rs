//! An article that is decoded and not yet cleaned.

/// An article as its record gives it. Absent, null and blank fields are all `None`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raw {
    /// The publisher's id.
    pub id: Option<String>,
    /// Where it stands on the web.
    pub url: Option<String>,
    /// The title; `None` when it has to be found in the body.
    pub title: Option<String>,
    /// The body.
    pub body: Body,
    /// When it was published, as written; a number is written out.
    pub published_at: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// The language as the publisher states it.
    pub language: Option<String>,
}

impl Raw {
    /// An article that has a body and nothing else.
    pub fn new(body: Body) -> Self {
        Self { id: None, url: None, title: None, body, published_at: None, publisher: None, language: None }
    }
}

/// The body of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// Plain text.
    Text(String),
    /// A web page, or a part of one.
    Html(String),
}

impl Body {
    /// The body as received, once it is characters.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Text(text) | Self::Html(text) => text,
        }
    }
}
