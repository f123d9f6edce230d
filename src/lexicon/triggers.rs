//! Triggers: the words that state an act, as data. The file format is explained in
//! `config/coding/triggers.toml`.

use super::pattern::{Element, matches_tail, parse_tail};
use crate::ontology::{CameoCode, EventType, Mode};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use toml::Spanned;

/// The built-in dictionary.
const BUILTIN: &str = include_str!("../../config/coding/triggers.toml");

/// Its name in errors and explanations.
pub const BUILTIN_NAME: &str = "config/coding/triggers.toml";

/// How the roles of an act stand around its trigger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Frame {
    /// Subject acts on object; the passive is turned round.
    Transitive,
    /// Subject acts; nobody is acted on.
    Intransitive,
    /// Subject acts on the phrase behind a preposition.
    Oblique,
    /// Subject acts on the phrase in the slot `@` of the pattern.
    Slot,
    /// Subject and object, or the phrase behind *with*, act on each other.
    Reciprocal,
    /// Subject travels to the object or to the phrase behind a preposition.
    Visit,
    /// A noun: its possessor or the phrase behind *by* acts on the phrase behind a preposition.
    Noun,
    /// A noun: the phrases behind *between*, or possessor and the phrase behind *with*, act on each other.
    NounPair,
    /// Subject says what somebody must do: the subject of a clause with *must* or *should* is who is asked.
    Demand,
    /// No act: the words that look like one mean something else.
    Null,
    /// No act of its own: bears on the act behind it.
    Operator,
}

/// What a trigger says of the act behind it (`to meet`, `of arming`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Complement {
    /// It is going to happen.
    Planned,
    /// It is asked for, wished, refused or possible.
    Hypothetical,
    /// Somebody is said to have done it.
    Alleged,
    /// Somebody says that it did not happen.
    Denied,
    /// It did not happen.
    Negated,
    /// It happens again and again: *has a history of*.
    Habitual,
    /// It happens: *began to*, *continued*.
    Aspect,
}

/// What must hold besides the pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Requirement {
    /// A recipient, or a place as object.
    Recipient,
    /// Something armed: an armed actor, a weapon as subject or words of war in the sentence.
    Armed,
    /// The actor holds an office, is a state or an organisation of states.
    Official,
    /// Words of politics or protest in the sentence.
    Political,
    /// Words of protest in the sentence.
    Crowd,
    /// The actors are states, organisations or groups, not a person by name.
    Collective,
}

impl Requirement {
    /// The name in the dictionary.
    pub fn name(self) -> &'static str {
        match self {
            Self::Recipient => "recipient",
            Self::Armed => "armed",
            Self::Official => "official",
            Self::Political => "political",
            Self::Crowd => "crowd",
            Self::Collective => "collective",
        }
    }
}

/// The act that a trigger states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// PLOVER type.
    pub event_type: EventType,
    /// PLOVER modes.
    pub modes: Vec<Mode>,
    /// CAMEO code.
    pub cameo: CameoCode,
    /// Codes that other coders would accept.
    pub also: Vec<CameoCode>,
}

/// Which entry it is, and where an analyst finds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub id: Arc<str>,
    /// The file as named by the caller.
    pub file: Arc<str>,
    /// The line in it, from 1.
    pub line: usize,
}

/// A trigger.
#[derive(Debug, Clone)]
pub struct Trigger {
    /// Its name and place.
    pub entry: Entry,
    /// Whether its head is a noun.
    pub noun: bool,
    /// The words that it begins with: verb lemmas or nouns in the singular.
    pub heads: Vec<String>,
    /// What must follow.
    pub tail: Vec<Element>,
    /// How the roles stand.
    pub frame: Frame,
    /// The act; `None` for operators and nulls.
    pub act: Option<Act>,
    /// Prepositions before the recipient.
    pub to: Vec<String>,
    /// What it says of the act behind it.
    pub complement: Option<Complement>,
    /// What must hold besides.
    pub require: Vec<Requirement>,
    /// Words that silence it in its sentence.
    pub guard: Vec<String>,
    /// Whether it states what another act did (*killing three*): no act of its own beside one.
    pub effect: bool,
    /// A sentence in which it fires.
    pub fires: String,
    /// A sentence in which it stays silent.
    pub silent: String,
}

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

/// Triggers with an index by head word.
#[derive(Debug, Default)]
pub struct Triggers {
    all: Vec<Trigger>,
    verbs: BTreeMap<String, Vec<usize>>,
    nouns: BTreeMap<String, Vec<usize>>,
    digest: String,
}

impl Triggers {
    /// The built-in dictionary.
    ///
    /// # Errors
    /// Never for a released binary: a test reads the same bytes.
    pub fn builtin() -> Result<Self, TriggerError> {
        Self::parse(BUILTIN_NAME, BUILTIN)
    }

    /// Reads a dictionary; `file` names it in errors.
    ///
    /// # Errors
    /// Names file, line and fault.
    pub fn parse(file: &str, text: &str) -> Result<Self, TriggerError> {
        let file = parse_file(file, text)?;
        if let Some((line, id)) = file.remove.first() {
            let what = format!("`remove` takes `{id}` from a dictionary below, and there is none");
            return Err(TriggerError { file: file.name, line: *line, what });
        }
        Ok(Self::of(file.triggers, &file.digest))
    }

    /// Triggers in this order.
    pub(super) fn of(all: Vec<Trigger>, digest: &str) -> Self {
        let mut triggers = Self { digest: digest.to_owned(), ..Self::default() };
        for trigger in all {
            triggers.push(trigger);
        }
        triggers
    }

    /// Every trigger, in the order of the file.
    pub fn all(&self) -> &[Trigger] {
        &self.all
    }

    /// Digest of the file.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// The verb lemmas that begin a trigger.
    pub fn lemmas(&self) -> impl Iterator<Item = &str> {
        self.verbs.keys().map(String::as_str)
    }

    /// The triggers whose head is a form of `lemma`.
    pub fn by_verb(&self, lemma: &str) -> impl Iterator<Item = &Trigger> {
        Self::at(&self.all, self.verbs.get(lemma))
    }

    /// The triggers whose head is the noun `word`, singular or plural.
    pub fn by_noun(&self, word: &str) -> impl Iterator<Item = &Trigger> {
        Self::at(&self.all, self.nouns.get(word))
    }

    fn at<'a>(all: &'a [Trigger], indices: Option<&'a Vec<usize>>) -> impl Iterator<Item = &'a Trigger> {
        indices.into_iter().flatten().filter_map(|index| all.get(*index))
    }

    fn push(&mut self, trigger: Trigger) {
        let index = self.all.len();
        for head in &trigger.heads {
            if trigger.noun {
                self.nouns.entry(head.clone()).or_default().push(index);
                self.nouns.entry(plural(head)).or_default().push(index);
            } else {
                self.verbs.entry(head.clone()).or_default().push(index);
            }
        }
        self.all.push(trigger);
    }
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
    let fault = |offset: usize, what: String| TriggerError { file: file.to_owned(), line: line_of(text, offset), what };
    let raw: RawFile = toml::from_str(text)
        .map_err(|error| fault(error.span().map_or(0, |span| span.start), error.message().to_owned()))?;
    let name: Arc<str> = file.into();
    let (mut triggers, mut ids) = (Vec::new(), BTreeSet::new());
    for raw in raw.trigger {
        let at = raw.span().start;
        let raw = raw.into_inner();
        let entry = Entry { id: raw.id.as_str().into(), file: Arc::clone(&name), line: line_of(text, at) };
        if !ids.insert(Arc::clone(&entry.id)) {
            return Err(fault(at, format!("the id `{}` is taken; choose another", entry.id)));
        }
        triggers.push(raw.read(entry).map_err(|what| fault(at, what))?);
    }
    let line = |id: Spanned<String>| (line_of(text, id.span().start), id.into_inner());
    let remove = raw.remove.into_iter().map(line).collect();
    Ok(File { name: file.to_owned(), triggers, remove, digest: sha256_hex(text) })
}

impl Trigger {
    /// Matches the words behind the head at `at`; see `matches_tail`.
    pub fn tail_at(
        &self,
        words: &[String],
        modifier: impl Fn(usize) -> bool,
        at: usize,
        passive: bool,
    ) -> Option<super::TailMatch> {
        matches_tail(&self.tail, words, modifier, at, passive)
    }
}

fn plural(word: &str) -> String {
    match word.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ if word.ends_with(['s', 'x']) || word.ends_with("ch") || word.ends_with("sh") => format!("{word}es"),
        _ => format!("{word}s"),
    }
}

fn sha256_hex(text: &str) -> String {
    use sha2::{Digest, Sha256};
    use std::fmt::Write as _;
    Sha256::digest(text.as_bytes()).iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

fn line_of(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_builtin_dictionary_covers_every_type() {
        let triggers = Triggers::builtin().unwrap();
        let acts: Vec<EventType> =
            triggers.all().iter().filter_map(|t| t.act.as_ref()).map(|act| act.event_type).collect();
        assert!(acts.len() >= 150, "{} triggers", acts.len());
        for event_type in EventType::ALL {
            assert!(acts.contains(event_type), "no trigger for {event_type}");
        }
    }

    #[test]
    fn a_fault_names_file_line_and_remedy() {
        let text = "\n[[trigger]]\nid = \"a\"\nverb = \"meet\"\nframe = \"reciprocal\"\ntype = \"CONSULT\"\ncameo = [\"999\"]\nfires = \"x\"\nsilent = \"y\"\n";
        let error = Triggers::parse("mine.toml", text).unwrap_err();
        assert_eq!(error.to_string(), "mine.toml:2: `999` is no CAMEO code of cameo.tsv");
        let error = Triggers::parse("mine.toml", "[[trigger]]\nid = 3\n").unwrap_err();
        assert_eq!((error.line, error.file.as_str()), (2, "mine.toml"));
    }
}
