//! Triggers: the words that state an act, as data, by their head word.

use super::trigger::Trigger;
use super::trigger_file::{TriggerError, parse_file};
use std::collections::BTreeMap;

/// The built-in dictionary.
const BUILTIN: &str = include_str!("../../config/coding/triggers.toml");

/// Its name in errors and explanations.
pub const BUILTIN_NAME: &str = "config/coding/triggers.toml";

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

fn plural(word: &str) -> String {
    match word.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ if word.ends_with(['s', 'x']) || word.ends_with("ch") || word.ends_with("sh") => format!("{word}es"),
        _ => format!("{word}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ontology::EventType;

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
