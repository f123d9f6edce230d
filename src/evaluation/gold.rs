//! Gold labels, stand-off: codes and spans on texts that are not ours to copy.

use super::frame::Frame;
use crate::event::{Class, Modality, Polarity, Scope, Span, Temporal};
use crate::ontology::{EventType, GroupCode, Mode, Sector};
use serde::{Deserialize, Serialize};

/// Why labels cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct GoldError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, and the remedy.
    pub what: String,
}

/// What a document may be used for: by the hash of its id, so that nobody chooses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Split {
    /// To mine for predicates.
    Mine,
    /// To develop against.
    Dev,
    /// To be scored on, and never looked into.
    Sealed,
}

impl Split {
    /// The split of a document: 60, 20 and 20 of 100 by the first four bytes of the SHA-256 of its id.
    pub fn of(id: &str) -> Self {
        let digest = sha256_hex(id);
        let bucket = digest.get(..8).and_then(|digits| u32::from_str_radix(digits, 16).ok()).unwrap_or(0) % 100;
        match bucket {
            0..60 => Self::Mine,
            60..80 => Self::Dev,
            _ => Self::Sealed,
        }
    }
}

/// A document with its events.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoldDocument {
    /// Its id in the collection.
    pub id: String,
    /// What it may be used for.
    pub split: Split,
    /// SHA-256 of the article's text, in hexadecimal.
    pub sha256: String,
    /// The day of publication, where known.
    pub published: Option<String>,
    /// Where the article's text begins in geowire's normalized text, which puts the title and a blank line
    /// before it. Spans of labels count from the beginning of the text, those of predictions from the title.
    pub body_at: u32,
    /// Scalar values of the article's text that geowire's normalization leaves out (zero-width joiners), in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dropped: Vec<u32>,
    /// The events, in text order.
    pub events: Vec<GoldEvent>,
}

/// An event as a reader labels it. Spans are Unicode scalar values of the article's text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoldEvent {
    /// The words that state it.
    pub trigger: Span,
    /// The sentence they stand in.
    pub sentence: Span,
    /// PLOVER type.
    #[serde(rename = "type")]
    pub event_type: EventType,
    /// Other types that are accepted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<EventType>,
    /// PLOVER modes.
    pub modes: Vec<Mode>,
    /// Who acted.
    pub actors: Vec<Party>,
    /// On whom.
    pub recipients: Vec<Party>,
    /// Affirmed, negated or denied.
    pub polarity: Polarity,
    /// How the text puts it.
    pub modality: Modality,
    /// When it stands to publication.
    pub temporal: Temporal,
    /// The act that a verbal act is about.
    pub underlying: Option<About>,
    /// The day of the act: `YYYY-MM-DD`, `YYYY-MM`, `YYYY`, `A/B`; null when the text does not give it.
    pub day: Option<String>,
    /// Where.
    pub place: Option<Site>,
    /// Whether it is political.
    pub scope: Scope,
    /// What a consumer should do with it.
    pub class: Class,
    /// Whether a careful colleague could decide otherwise.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub arguable: bool,
    /// Whether no event at all is accepted too: not finding it is no miss.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub optional: bool,
    /// Further mentions of the same act.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Mention>,
}

/// Somebody in a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// The words, where they were found.
    pub span: Option<Span>,
    /// ISO 3166-1 alpha-3 or a group's code.
    pub code: Option<String>,
    /// PLOVER sector.
    pub sector: Option<Sector>,
}

/// A further mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mention {
    /// The words.
    pub span: Span,
    /// The sentence they stand in.
    pub sentence: Span,
}

/// The act that a verbal act is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// Its PLOVER type.
    #[serde(rename = "type")]
    pub event_type: EventType,
    /// Its modes.
    #[serde(default)]
    pub modes: Vec<Mode>,
    /// How it is put.
    pub modality: Option<Modality>,
}

/// Where an event took place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// The words, where they were found.
    pub span: Option<Span>,
    /// ISO 3166-1 alpha-3.
    pub country: Option<String>,
}

impl GoldDocument {
    /// How geowire's normalized text lies over the article's.
    pub fn frame(&self) -> Frame {
        Frame { body_at: self.body_at, dropped: self.dropped.clone() }
    }

    /// Reads JSON lines.
    ///
    /// # Errors
    /// Names the first line that is not a document of this shape, or breaks the rules of the codebook.
    pub fn read(text: &str) -> Result<Vec<Self>, GoldError> {
        let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
        lines
            .map(|(number, line)| {
                let fault = |what: String| GoldError { line: number + 1, what };
                let document: Self = serde_json::from_str(line).map_err(|error| fault(error.to_string()))?;
                match document.faults().into_iter().next() {
                    None => Ok(document),
                    Some(what) => Err(fault(format!("{}: {what}", document.id))),
                }
            })
            .collect()
    }

    /// Everything in the labels that breaks vocabulary or codebook, whatever the text says.
    pub fn faults(&self) -> Vec<String> {
        let of = |(number, event): (usize, &GoldEvent)| {
            event.faults().into_iter().map(move |what| format!("event {}: {what}", number + 1)).collect::<Vec<_>>()
        };
        self.events.iter().enumerate().flat_map(of).collect()
    }
}

impl GoldEvent {
    /// Whether it counts for a consumer who does not read traces.
    pub fn is_stated(&self) -> bool {
        self.class != Class::Trace
    }

    fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let mut need = |holds: bool, what: String| {
            if !holds {
                faults.push(what);
            }
        };
        for mode in &self.modes {
            let fits = mode.fits(self.event_type) || self.also.iter().any(|also| mode.fits(*also));
            need(fits, format!("{} takes no mode `{mode}`", self.event_type));
        }
        for party in self.actors.iter().chain(&self.recipients) {
            let code = party.code.as_deref().unwrap_or("XXX");
            let shape = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase());
            need(shape, format!("the code `{code}` is neither a country nor a group"));
            need(code.parse::<Sector>().is_err() || code.parse::<GroupCode>().is_ok(), format!("`{code}` is a sector"));
        }
        if let Some(day) = &self.day {
            need(day.split('/').count() <= 2 && day.split('/').all(is_day), format!("the day `{day}` cannot be read"));
        }
        need(self.trigger.start < self.trigger.end, "the trigger is empty".to_owned());
        let inside = self.sentence.start <= self.trigger.start && self.trigger.end <= self.sentence.end;
        need(inside, "the trigger leaves its sentence".to_owned());
        let real = self.polarity == Polarity::Affirmed
            && !matches!(self.modality, Modality::Hypothetical | Modality::Questioned);
        need(real || !self.is_stated(), "negated, denied, questioned or hypothetical is class trace".to_owned());
        let past = matches!(self.temporal, Temporal::Historical | Temporal::Habitual);
        need(self.class != Class::Main || !past, "historical or habitual is not class main".to_owned());
        need(self.class != Class::Main || self.scope == Scope::Political, "out of scope is not class main".to_owned());
        faults
    }
}

/// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
fn is_day(text: &str) -> bool {
    let digits = |part: &str, count: usize| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    match text.split('-').collect::<Vec<_>>()[..] {
        [year] => digits(year, 4),
        [year, month] => digits(year, 4) && digits(month, 2),
        [year, month, day] => digits(year, 4) && digits(month, 2) && digits(day, 2),
        _ => false,
    }
}

/// SHA-256 of a text, in hexadecimal.
pub fn sha256_hex(text: &str) -> String {
    use sha2::{Digest, Sha256};
    use std::fmt::Write as _;
    Sha256::digest(text.as_bytes()).iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
