//! The documents that are labelled, and their texts in `../shared`, which are not ours to copy.

use flate2::read::MultiGzDecoder;
use geowire::article::{self, Body, Format, Raw, Settings};
use geowire::evaluation::{Frame, Split, sha256_hex};
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::Read;
use std::path::PathBuf;

/// A row of `tests/gold/documents.tsv`, or of `documents.tsv` of a set that one reader each labelled.
pub struct Row {
    pub id: String,
    pub split: Split,
    pub stratum: String,
    pub sha256: String,
    pub published: Option<String>,
}

/// An article of the collection.
pub struct Text {
    pub title: Option<String>,
    pub text: String,
    /// As the collection has it: a day, a month, or none.
    pub date: Option<String>,
}

/// Rows and texts.
pub struct Collection {
    pub rows: Vec<Row>,
    pub texts: BTreeMap<String, Text>,
}

impl Collection {
    /// Reads both, and holds each labelled text against its digest and each split against the hash of the id.
    pub fn load() -> Result<Self, String> {
        Self::of("documents.tsv", texts()?)
    }

    /// The same for a set of which one reader each labelled an item: whole articles (`blind`, `long`, `held`) or
    /// dated sentences (`items`, `single`). Only `single` may be of *sealed*, and is of nothing else.
    pub fn alone(name: &str) -> Result<Self, String> {
        let texts = if matches!(name, "items" | "single") { dated_sentences()? } else { texts()? };
        let read = Self::of(&format!("{name}/documents.tsv"), texts)?;
        match read.rows.iter().find(|row| (row.split == Split::Sealed) != (name == "single")) {
            Some(row) => Err(format!("{}: the set `{name}` is of another split", row.id)),
            None => Ok(read),
        }
    }

    fn of(table: &str, texts: BTreeMap<String, Text>) -> Result<Self, String> {
        let table = super::text_of(&super::folder().join(table))?;
        let rows: Vec<Row> = table.lines().skip(1).map(row).collect::<Result<_, _>>()?;
        for row in &rows {
            let text = texts.get(&row.id).ok_or_else(|| format!("{}: not in the collection", row.id))?;
            if sha256_hex(&text.text) != row.sha256 {
                return Err(format!("{}: the text is another than was labelled", row.id));
            }
            if Split::of(&row.id) != row.split {
                return Err(format!("{}: its hash puts it into {}", row.id, super::name(Split::of(&row.id))));
            }
        }
        Ok(Self { rows, texts })
    }

    /// How geowire's normalized text lies over the article's.
    pub fn frame(&self, row: &Row) -> Result<Frame, String> {
        let text = self.texts.get(&row.id).ok_or("no text")?;
        let raw = Raw { title: text.title.clone(), ..Raw::new(Body::Text(text.text.clone())) };
        let settings = Settings { format: Format::Text, ..Settings::default() };
        let article = article::clean(raw, &settings).map_err(|rejection| format!("{}: {rejection}", row.id))?;
        Frame::of(&article.text, &text.text)
            .ok_or_else(|| format!("{}: geowire normalizes this text to another one", row.id))
    }
}

fn row(line: &str) -> Result<Row, String> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [id, split, stratum, sha256, date] = cells[..] else { return Err(format!("five columns, not: {line}")) };
    let published = (!date.is_empty()).then(|| date.to_owned());
    let named = [Split::Mine, Split::Dev, Split::Sealed].into_iter().find(|known| super::name(*known) == split);
    let split = named.ok_or_else(|| format!("`{split}` is no split"))?;
    Ok(Row { id: id.to_owned(), split, stratum: stratum.to_owned(), sha256: sha256.to_owned(), published })
}

/// Every article of the collection.
pub fn texts() -> Result<BTreeMap<String, Text>, String> {
    texts_of("articles.jsonl.gz")
}

/// Every dated sentence of the collection: single sentences, without a title.
pub fn dated_sentences() -> Result<BTreeMap<String, Text>, String> {
    texts_of("sentences.jsonl.gz")
}

fn texts_of(name: &str) -> Result<BTreeMap<String, Text>, String> {
    let shared = std::env::var_os("GEOWIRE_SHARED").map(PathBuf::from);
    let shared = shared.unwrap_or_else(|| super::folder().join("../../../shared"));
    let file = shared.join("data/news").join(name);
    let fault = |error: std::io::Error| format!("{}: {error} (GEOWIRE_SHARED names the folder)", file.display());
    let mut all = String::new();
    MultiGzDecoder::new(std::fs::File::open(&file).map_err(fault)?).read_to_string(&mut all).map_err(fault)?;
    let mut texts = BTreeMap::new();
    for line in all.lines() {
        let value: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
        let word = |name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
        let (Some(id), Some(text)) = (word("id"), word("text")) else { continue };
        texts.insert(id, Text { title: word("title"), text, date: word("date") });
    }
    Ok(texts)
}
