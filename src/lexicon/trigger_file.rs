//! A file of triggers as it is read: the shape that the head of `config/coding/triggers.toml` explains.

use super::pattern::parse_tail;
use super::trigger::{Act, Complement, Entry, Frame, Requirement, Trigger};
use crate::ontology::{CameoCode, EventType, Mode};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::Arc;
use toml::Spanned;

/// A fault in the dictionary, with its place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {what}")]
pub struct TriggerError {
    /// The file as named by the caller.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The fault and the remedy.
    pub what: String,
}

/// A file of triggers.
pub(super) struct File {
    pub(super) name: String,
    pub(super) triggers: Vec<Trigger>,
    /// Ids that it takes away, each with its line.
    pub(super) remove: Vec<(usize, String)>,
    /// SHA-256 of its text.
    pub(super) digest: String,
}

/// Reads a file.
pub(super) fn parse_file(file: &str, text: &str) -> Result<File, TriggerError> {
    let breaks: Vec<usize> = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at).collect();
    let line_of = |offset: usize| breaks.partition_point(|end| *end < offset) + 1;
    let fault = |offset: usize, what: String| TriggerError { file: file.to_owned(), line: line_of(offset), what };
    let raw: RawFile = toml::from_str(text)
        .map_err(|error| fault(error.span().map_or(0, |span| span.start), error.message().to_owned()))?;
    let name: Arc<str> = file.into();
    let (mut triggers, mut ids) = (Vec::new(), BTreeSet::new());
    for raw in raw.trigger {
        let at = raw.span().start;
        let raw = raw.into_inner();
        let entry = Entry { id: raw.id.as_str().into(), file: Arc::clone(&name), line: line_of(at) };
        if !ids.insert(Arc::clone(&entry.id)) {
            return Err(fault(at, format!("the id `{}` is taken; choose another", entry.id)));
        }
        triggers.push(raw.read(entry).map_err(|what| fault(at, what))?);
    }
    let line = |id: Spanned<String>| (line_of(id.span().start), id.into_inner());
    let remove = raw.remove.into_iter().map(line).collect();
    Ok(File { name: file.to_owned(), triggers, remove, digest: sha256_hex(text) })
}

fn sha256_hex(text: &str) -> String {
    use sha2::{Digest, Sha256};
    use std::fmt::Write as _;
    Sha256::digest(text.as_bytes()).iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFile {
    /// In an overlay: entries of the dictionary below that it takes away.
    #[serde(default)]
    remove: Vec<Spanned<String>>,
    #[serde(default)]
    trigger: Vec<Spanned<RawTrigger>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTrigger {
    id: String,
    #[serde(default)]
    verb: String,
    #[serde(default)]
    noun: String,
    #[serde(default)]
    tail: String,
    frame: Frame,
    #[serde(rename = "type")]
    event_type: Option<EventType>,
    #[serde(default)]
    modes: Vec<Mode>,
    #[serde(default)]
    cameo: Vec<String>,
    #[serde(default)]
    to: Vec<String>,
    complement: Option<Complement>,
    #[serde(default)]
    require: Vec<Requirement>,
    #[serde(default)]
    verdict: String,
    #[serde(default)]
    guard: Vec<String>,
    #[serde(default)]
    effect: bool,
    #[serde(default)]
    fires: String,
    silent: String,
}

impl RawTrigger {
    fn read(self, entry: Entry) -> Result<Trigger, String> {
        let noun = !self.noun.is_empty();
        if noun != self.verb.is_empty() {
            return Err("give either `verb` or `noun`".to_owned());
        }
        let heads = if noun { &self.noun } else { &self.verb };
        let heads = heads.split('|').map(str::to_owned).collect();
        let act = self.act()?;
        if act.is_some() == self.fires.is_empty() {
            return Err("a trigger with a type needs `fires`, one without must not have it".to_owned());
        }
        if (self.frame == Frame::Verdict) == self.verdict.is_empty() {
            return Err("the frame `verdict`, and no other, needs the words of `verdict`".to_owned());
        }
        let verdict = self.verdict.split('|').filter(|word| !word.is_empty()).map(str::to_owned).collect();
        Ok(Trigger {
            entry,
            noun,
            heads,
            tail: parse_tail(&self.tail)?,
            act,
            frame: self.frame,
            to: self.to,
            complement: self.complement,
            require: self.require,
            verdict,
            guard: self.guard,
            effect: self.effect,
            fires: self.fires,
            silent: self.silent,
        })
    }

    fn act(&self) -> Result<Option<Act>, String> {
        let Some(event_type) = self.event_type else {
            let typeless = matches!(self.frame, Frame::Null | Frame::Operator);
            return if typeless { Ok(None) } else { Err("`type` is missing".to_owned()) };
        };
        if let Some(mode) = self.modes.iter().find(|mode| !mode.fits(event_type)) {
            return Err(format!("{event_type} takes no mode `{mode}`"));
        }
        let parse =
            |code: &String| CameoCode::parse(code).ok_or_else(|| format!("`{code}` is no CAMEO code of cameo.tsv"));
        let codes = self.cameo.iter().map(parse).collect::<Result<Vec<_>, _>>()?;
        let [cameo, also @ ..] = codes.as_slice() else { return Err("`cameo` is missing".to_owned()) };
        Ok(Some(Act { event_type, modes: self.modes.clone(), cameo: *cameo, also: also.to_vec() }))
    }
}
