//! `geowire classify`: the coder with the roles given, JSON lines in and out.

use super::ConfigArgs;
use super::dictionaries;
use super::exit::Exit;
use super::extract::jsonl::{batch, open};
use crate::article::{Article, Body, Raw, clean_sentence};
use crate::coding::{Classified, Coder, locate};
use crate::event::Cameo;
use clap::Args;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::io::Write as _;
use std::ops::Range;
use std::path::PathBuf;

/// Say which act a sentence states between two given roles.
///
/// Reads lines `{"id","text","source":{"text"}|{"start","end"}|null,"target": the same}` and writes one line for
/// each, in their order: the best reading always, and in `abstained` whether the coder would have written it.
#[derive(Debug, Args)]
pub(super) struct Classify {
    /// The JSON lines; `-` is standard input.
    #[arg(default_value = "-")]
    file: PathBuf,
    /// Read and write JSON lines: the only format there is, named for the sake of its like in `extract`.
    #[arg(long)]
    jsonl: bool,
    /// End with exit code 65 when a line was refused.
    #[arg(long)]
    strict: bool,
    #[command(flatten)]
    config: ConfigArgs,
}

/// A line of input.
#[derive(Debug, Deserialize)]
struct Asked {
    #[serde(default)]
    id: Value,
    text: String,
    source: Option<Given>,
    target: Option<Given>,
    published_at: Option<String>,
}

/// A role: its words, or where they stand in Unicode scalar values.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Given {
    Span { start: usize, end: usize },
    Words { text: String },
}

impl Given {
    fn bytes(&self, text: &str) -> Option<Range<usize>> {
        let byte = |scalar: usize| text.char_indices().nth(scalar).map_or(text.len(), |(at, _)| at);
        match self {
            Self::Span { start, end } if start < end => Some(byte(*start)..byte(*end)),
            Self::Span { .. } => None,
            Self::Words { text: words } => locate(text, words),
        }
    }
}

/// A line of output.
#[derive(Debug, Serialize)]
struct Answer<'a> {
    id: &'a Value,
    #[serde(rename = "type")]
    event_type: crate::ontology::EventType,
    modes: &'a [crate::ontology::Mode],
    cameo: Option<Cameo>,
    views: Value,
    confidence: f64,
    ranked: Vec<(&'static str, f64)>,
    abstained: bool,
    trigger: Option<crate::event::Span>,
    entries: &'a [String],
}

impl Classify {
    pub(super) fn run(self) -> Result<(), Exit> {
        let config = self.config.load()?;
        let coder = dictionaries::coder(&config)?;
        let mut reader = open(&self.file)?;
        let mut out = std::io::BufWriter::new(std::io::stdout().lock());
        let (mut number, mut refused) = (0, 0);
        loop {
            let lines = batch(&mut reader, 64, &mut number)
                .map_err(|error| Exit::data(format!("{} behind line {number}: {error}", self.file.display())))?;
            if lines.is_empty() {
                break;
            }
            for (number, line) in lines {
                let answer = answer(&coder, &line).unwrap_or_else(|(id, reason, detail)| {
                    refused += 1;
                    json!({ "id": id, "line": number, "reason": reason, "detail": detail }).to_string()
                });
                match writeln!(out, "{answer}") {
                    Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => return Ok(()),
                    Err(error) => return Err(Exit::internal(error.to_string())),
                    Ok(()) => {}
                }
            }
        }
        out.flush().map_err(|error| Exit::internal(error.to_string()))?;
        match (self.strict, refused) {
            (true, 1..) => Err(Exit::data(format!("{refused} of {number} lines were refused; the output says why"))),
            _ => Ok(()),
        }
    }
}

type Refusal = (Value, &'static str, String);

fn answer(coder: &Coder, line: &[u8]) -> Result<String, Refusal> {
    let value: Value = serde_json::from_slice(line).map_err(|error| (Value::Null, "not_json", error.to_string()))?;
    let id = value.get("id").cloned().unwrap_or(Value::Null);
    let asked: Asked = serde_json::from_value(value).map_err(|error| (id.clone(), "wrong_type", error.to_string()))?;
    let refused = |rejection: crate::record::Rejection| (id.clone(), rejection.reason.as_str(), rejection.detail);
    let raw = Raw { published_at: asked.published_at.clone(), ..Raw::new(Body::Text(asked.text.clone())) };
    let article = clean_sentence(raw).map_err(refused)?;
    let classified = with_roles(coder, &article, &asked).map_err(refused)?;
    // Strings, numbers and lists of them, which JSON can always write.
    Ok(serde_json::to_string(&shown(&asked.id, &classified)).unwrap_or_default())
}

fn with_roles(coder: &Coder, article: &Article, asked: &Asked) -> Result<Classified, crate::record::Rejection> {
    let bytes = |given: &Option<Given>| given.as_ref().and_then(|given| given.bytes(&article.text));
    coder.classify(article, bytes(&asked.source).as_ref(), bytes(&asked.target).as_ref())
}

fn shown<'a>(id: &'a Value, classified: &'a Classified) -> Answer<'a> {
    let round = |share: f64| (share * 1e4).round() / 1e4;
    let best = classified.best();
    Answer {
        id,
        event_type: classified.event_type,
        modes: &classified.modes,
        cameo: classified.cameo.map(|code| Cameo { code, also: classified.also.clone() }),
        views: json!({ "plv": best.as_str(), "penta": best.penta() }),
        confidence: round(classified.ranked.first().map_or(0.0, |(_, share)| *share)),
        ranked: classified.ranked.iter().map(|(label, share)| (label.as_str(), round(*share))).collect(),
        abstained: classified.abstained,
        trigger: classified.trigger,
        entries: &classified.entries,
    }
}
