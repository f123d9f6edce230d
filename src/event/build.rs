//! The article an event was read in, and what coded it.

use super::Fingerprint;
use schemars::JsonSchema;
use serde::Serialize;

/// Raised with every change of output; orders codings of one document. CI holds the digest of the
/// output over the frozen corpus against it.
pub const CODING_REVISION: u32 = match option_env!("GEOWIRE_CODING_REVISION") {
    None => 13,
    // A build for the test of two versions at once; `build.rs` says so aloud.
    Some(text) => match u32::from_str_radix(text, 10) {
        Ok(revision) => revision,
        Err(_) => panic!("GEOWIRE_CODING_REVISION is no number"),
    },
};

/// The article an event was read in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Document {
    /// The publisher's id, else the canonical URL, else a digest of the body as received.
    pub id: String,
    /// The URL as given.
    pub url: Option<String>,
    /// The title.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// ISO 639-1.
    pub language: Option<String>,
    /// The publication day, `YYYY-MM-DD`, or instant, as the article gives it.
    pub published_at: Option<String>,
    /// SHA-256 of the normalized text, in hexadecimal.
    pub text_sha256: String,
}

/// What coded an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Build {
    /// geowire's version.
    pub version: &'static str,
    /// Orders codings; see [`CODING_REVISION`].
    pub coding_revision: u32,
    /// Digest of everything that decides the output.
    pub fingerprint: Fingerprint,
}
