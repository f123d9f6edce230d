//! One article through the pure stages, without a record around it.

use super::super::dictionaries;
use super::super::exit::Exit;
use crate::article::{self, Article, Format, Raw, Settings, Zone};
use crate::coding::{Coder, Coding, Considered, Explained};
use crate::config::Config;
use crate::event::{Counts, Event, Span};
use crate::ontology::ZoneKind;
use crate::record::{EmptyReason, Outcome, RejectReason, Rejection};
use serde::Serialize;
use serde_json::Value;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The coder with the settings of the desk.
#[derive(Debug)]
pub(super) struct Desk {
    coder: Coder,
    settings: Settings,
    with_text: bool,
    explain: bool,
}

/// What one article gave.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) id: Value,
    pub(super) line: Option<usize>,
    pub(super) outcome: Outcome,
    pub(super) reason: Option<String>,
    /// What exactly was wrong, for refused articles.
    pub(super) detail: Option<String>,
    pub(super) text_sha256: Option<String>,
    pub(super) events: Vec<Event>,
    /// What the coder looked at; `None` for articles that were not coded.
    pub(super) counts: Option<Counts>,
    /// What the coder considered in each sentence, when it was asked for.
    pub(super) explained: Vec<Told>,
    pub(super) text: Option<(String, Vec<ZoneSpan>)>,
}

/// A sentence with what the coder considered in it.
#[derive(Debug)]
pub(super) struct Told {
    /// Its words.
    pub(super) sentence: String,
    /// Words of the dictionary and what became of them.
    pub(super) considered: Vec<(String, Considered)>,
}

/// A zone as the desk shows it.
#[derive(Debug, Serialize)]
pub(super) struct ZoneSpan {
    zone: ZoneKind,
    span: Span,
}

/// The line as it is written; the order of fields is part of the shape.
#[derive(Serialize)]
struct Line<'a> {
    id: &'a Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "line")]
    number: Option<usize>,
    outcome: Outcome,
    reason: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<&'a str>,
    text_sha256: Option<&'a str>,
    events: &'a [Event],
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    zones: Option<&'a [ZoneSpan]>,
}

impl Row {
    /// The line.
    pub(super) fn json(&self) -> String {
        let line = Line {
            id: &self.id,
            number: self.line,
            outcome: self.outcome,
            reason: self.reason.as_deref(),
            detail: self.detail.as_deref(),
            text_sha256: self.text_sha256.as_deref(),
            events: &self.events,
            text: self.text.as_ref().map(|(text, _)| text.as_str()),
            zones: self.text.as_ref().map(|(_, zones)| zones.as_slice()),
        };
        // Strings, numbers and lists of them, which JSON can always write.
        serde_json::to_string(&line).unwrap_or_default()
    }

    fn refused(id: Value, line: Option<usize>, rejection: Rejection) -> Self {
        Self {
            id,
            line,
            outcome: Outcome::DeadLettered,
            reason: Some(rejection.reason.as_str().to_owned()),
            detail: Some(rejection.detail),
            text_sha256: None,
            events: Vec::new(),
            counts: None,
            explained: Vec::new(),
            text: None,
        }
    }
}

impl Desk {
    pub(super) fn new(config: &Config, with_text: bool, explain: bool) -> Result<Self, Exit> {
        let coder = dictionaries::coder(config)?;
        Ok(Self { coder, settings: config.input.defaults.clone(), with_text, explain })
    }

    /// Settings for a bare page.
    pub(super) fn html(&self) -> Settings {
        Settings { format: Format::Html, ..self.settings.clone() }
    }

    /// Settings for bare text.
    pub(super) fn text(&self) -> Settings {
        Settings { format: Format::Text, ..self.settings.clone() }
    }

    /// Codes one JSON line. `number` is its place in the file; `published` stands in for a date that
    /// the line does not carry.
    pub(super) fn line(&self, bytes: &[u8], number: Option<usize>, published: Option<&str>) -> Row {
        let value: Value = match serde_json::from_slice(bytes) {
            Ok(value) => value,
            // Decoded for its reason, which says more than that it is no JSON.
            Err(_) => return self.raw(&article::decode(bytes, &self.settings), number),
        };
        let id = value.get("id").cloned().unwrap_or(Value::Null);
        let sentence = match value.get("kind").and_then(Value::as_str) {
            None | Some("article") => false,
            Some("sentence") => true,
            Some(other) => {
                let detail = format!("/kind is `{other}`; it must be article or sentence");
                return Row::refused(id, number, Rejection::new(RejectReason::WrongType, detail));
            }
        };
        let raw = article::decode(bytes, &self.settings)
            .map(|raw| Raw { published_at: raw.published_at.or(published.map(str::to_owned)), ..raw });
        self.code(id, number, raw, sentence)
    }

    /// Codes one article.
    pub(super) fn raw(&self, raw: &Result<Raw, Rejection>, number: Option<usize>) -> Row {
        self.code(Value::Null, number, raw.clone(), false)
    }

    fn code(&self, id: Value, number: Option<usize>, raw: Result<Raw, Rejection>, sentence: bool) -> Row {
        let coded = catch_unwind(AssertUnwindSafe(|| self.pass(id.clone(), raw, sentence)));
        match coded {
            Ok(Ok(row)) => row,
            Ok(Err(rejection)) => Row::refused(id, number, rejection),
            Err(_) => {
                let detail = "a stage panicked; the message stands on standard error";
                Row::refused(id, number, Rejection::new(RejectReason::Panicked, detail))
            }
        }
    }

    fn pass(&self, id: Value, raw: Result<Raw, Rejection>, sentence: bool) -> Result<Row, Rejection> {
        let raw = raw?;
        let article = if sentence { article::clean_sentence(raw)? } else { article::clean(raw, &self.settings)? };
        let gate = article::language_gate(&article, &self.settings).filter(|_| !sentence);
        let mut explained = Vec::new();
        let (outcome, reason, events, counts) = if let Some(reason) = gate {
            (Outcome::Filtered, Some(reason.as_str()), Vec::new(), None)
        } else {
            let coding;
            (coding, explained) = self.read(&article)?;
            match coding.empty_reason.filter(|_| coding.events.is_empty()) {
                None => (Outcome::Published, None, coding.events, Some(coding.counts)),
                Some(reason) => (Outcome::Empty, Some(EmptyReason::as_str(reason)), Vec::new(), Some(coding.counts)),
            }
        };
        Ok(Row {
            id,
            line: None,
            outcome,
            reason: reason.map(str::to_owned),
            detail: None,
            text_sha256: Some(article.text_sha256.clone()),
            events,
            counts,
            explained,
            text: self.with_text.then(|| shown(article)),
        })
    }
}

impl Desk {
    fn read(&self, article: &Article) -> Result<(Coding, Vec<Told>), Rejection> {
        if !self.explain {
            return Ok((self.coder.code(article)?, Vec::new()));
        }
        let (coding, explained) = self.coder.explain(article)?;
        let letters: Vec<char> = article.text.chars().collect();
        let words = |span: Span| {
            letters.get(span.start as usize..span.end as usize).map(|of| of.iter().collect()).unwrap_or_default()
        };
        let told = |one: Explained| Told {
            sentence: words(one.sentence),
            considered: one.considered.into_iter().map(|it| (words(it.trigger), it)).collect(),
        };
        Ok((coding, explained.into_iter().map(told).collect()))
    }
}

/// The text with its zones, in Unicode scalar values.
fn shown(article: Article) -> (String, Vec<ZoneSpan>) {
    let mut zones = Vec::with_capacity(article.zones.len());
    let (mut byte, mut scalar) = (0, 0);
    let mut count = |until: usize| {
        scalar += article.text[byte..until].chars().count() as u32;
        byte = until;
        scalar
    };
    for Zone { kind, range } in &article.zones {
        let span = Span { start: count(range.start), end: count(range.end) };
        zones.push(ZoneSpan { zone: *kind, span });
    }
    (article.text, zones)
}
