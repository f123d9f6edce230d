//! The articles that labels stand off from: never in the repository, found beside it.

use super::Exit;
use crate::evaluation::{GoldDocument, sha256_hex};
use crate::event::Span;
use flate2::read::MultiGzDecoder;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Where the collection lies in the shared folder.
const ARTICLES: &str = "data/news/articles.jsonl.gz";

/// Titles and texts by id.
pub(super) struct Texts(BTreeMap<String, (Option<String>, String)>);

impl Texts {
    /// Reads the articles of `gold`, and holds each text against the digest that its labels were made on.
    pub(super) fn load(file: Option<&Path>, gold: &[GoldDocument]) -> Result<Self, Exit> {
        let file = file.map_or_else(default_file, Path::to_owned);
        let all = lines(&file).map_err(|error| Exit::unavailable(format!("{}: {error}", file.display())))?;
        let mut texts = BTreeMap::new();
        for line in all.lines() {
            let value: Value = serde_json::from_str(line).map_err(|error| Exit::data(error.to_string()))?;
            let word = |name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
            if let Some((id, text)) = word("id").zip(word("text")) {
                texts.insert(id, (word("title"), text));
            }
        }
        for document in gold {
            let digest = texts.get(&document.id).map(|(_, text)| sha256_hex(text));
            if digest.as_ref() != Some(&document.sha256) {
                let fault = if digest.is_some() { "has another text than was labelled" } else { "is not there" };
                return Err(Exit::data(format!("{}: the article {} {fault}", file.display(), document.id)));
            }
        }
        Ok(Self(texts))
    }

    pub(super) fn text(&self, id: &str) -> &str {
        self.0.get(id).map_or("", |(_, text)| text)
    }

    pub(super) fn title(&self, id: &str) -> Option<String> {
        self.0.get(id).and_then(|(title, _)| title.clone())
    }

    /// The words at a span, with what stands around them on their line.
    pub(super) fn words(&self, id: &str, span: Option<Span>) -> String {
        let Some(span) = span else { return "(in the title)".to_owned() };
        let (text, mut at) = (self.text(id), 0);
        for line in text.split('\n') {
            let letters = line.chars().count() as u32 + 1;
            if span.start < at + letters {
                let before = span.start.saturating_sub(at + 100) as usize;
                return line.chars().skip(before).take(300).collect();
            }
            at += letters;
        }
        String::new()
    }
}

fn default_file() -> PathBuf {
    let shared = std::env::var_os("GEOWIRE_SHARED").map_or_else(|| PathBuf::from("../shared"), PathBuf::from);
    shared.join(ARTICLES)
}

fn lines(file: &Path) -> std::io::Result<String> {
    let mut text = String::new();
    let bytes = std::fs::File::open(file)?;
    if file.extension().is_some_and(|extension| extension == "gz") {
        MultiGzDecoder::new(bytes).read_to_string(&mut text)?;
    } else {
        std::io::BufReader::new(bytes).read_to_string(&mut text)?;
    }
    Ok(text)
}
