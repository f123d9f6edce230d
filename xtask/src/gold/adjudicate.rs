//! The mechanical part of adjudication. Where both readings agree on type, roles and factuality the label
//! stands. The rest is listed for a third reader in a file outside the repository, since it quotes the text;
//! the decisions come back as a file of choices.

use super::agreement::as_predicted;
use super::collection::Collection;
use super::{file, read, text_of, write};
use geowire::evaluation::{GoldDocument, GoldEvent, Level, PredictedEvent, Split, pair};
use geowire::event::Span;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

/// What both readings say of one act.
struct Case {
    id: String,
    first: Option<GoldEvent>,
    second: Option<GoldEvent>,
}

/// A third reader's choice.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Decision {
    key: String,
    /// first, second, neither, or fields of the event that replace those of the taken one.
    take: Take,
    /// Fields that replace those of the taken event.
    #[serde(default)]
    change: serde_json::Map<String, Value>,
    /// A careful colleague could decide otherwise.
    #[serde(default)]
    arguable: bool,
    /// No event at all is accepted too.
    #[serde(default)]
    optional: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Take {
    First,
    Second,
    Neither,
}

/// Lists what the third reader has to decide.
pub fn list(split: Split, work: &Path) -> Result<(), String> {
    let root = super::folder().canonicalize().map_err(|error| error.to_string())?;
    let folder = work.parent().and_then(|folder| folder.canonicalize().ok());
    if folder.is_none_or(|folder| root.ancestors().nth(2).is_some_and(|root| folder.starts_with(root))) {
        return Err("the work file quotes articles: put it outside the repository".to_owned());
    }
    let collection = Collection::load()?;
    let (mut agreed, mut open) = (0, String::new());
    for case in cases(split)? {
        if case.agreed().is_some() {
            agreed += 1;
            continue;
        }
        let text: Vec<char> = collection.texts.get(&case.id).map_or(Vec::new(), |text| text.text.chars().collect());
        let words = |span: Span| text.get(span.start as usize..span.end as usize).map(|w| w.iter().collect::<String>());
        let shown = |event: &Option<GoldEvent>| {
            event.as_ref().map(|event| json!({ "trigger_words": words(event.trigger), "label": event }))
        };
        let sentence = case.any().map(|event| words(event.sentence));
        let line = json!({ "key": case.key(), "id": case.id, "sentence": sentence,
            "first": shown(&case.first), "second": shown(&case.second) });
        open.push_str(&format!("{line}\n"));
    }
    println!("{agreed} acts stand as both have them; {} are open", open.lines().count());
    std::fs::write(work, open).map_err(|error| format!("{}: {error}", work.display()))
}

/// Puts agreed labels and decisions together.
pub fn merge(split: Split, decisions: &Path) -> Result<(), String> {
    let mut decided = BTreeMap::new();
    for (number, line) in text_of(decisions)?.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let fault = |error: serde_json::Error| format!("{} line {}: {error}", decisions.display(), number + 1);
        let decision: Decision = serde_json::from_str(line).map_err(fault)?;
        decided.insert(decision.key.clone(), decision);
    }
    let mut documents: Vec<GoldDocument> = read(&file("first", split))?;
    documents.iter_mut().for_each(|document| document.events.clear());
    let mut missing = Vec::new();
    for case in cases(split)? {
        let event = match (case.agreed(), decided.remove(&case.key())) {
            (Some(event), None) => Some(event),
            (_, Some(decision)) => case.decided(decision)?,
            (None, None) => {
                missing.push(case.key());
                continue;
            }
        };
        let document = documents.iter_mut().find(|document| document.id == case.id);
        document.ok_or("a case without document")?.events.extend(event);
    }
    if !missing.is_empty() || !decided.is_empty() {
        let unknown: Vec<&String> = decided.keys().collect();
        return Err(format!("not decided: {missing:?}; decided and not there: {unknown:?}"));
    }
    for document in &mut documents {
        document.events.sort_by_key(|event| event.trigger);
        // One reading's second act can be the other's first: the same trigger with the same type is one act.
        document.events.dedup_by(|one, other| (one.trigger, one.event_type) == (other.trigger, other.event_type));
        let faults = document.faults();
        if !faults.is_empty() {
            return Err(format!("{}: {}", document.id, faults.join("; ")));
        }
    }
    // The choices are kept beside the labels: they hold keys and codes, no words.
    let kept = super::folder().join("decisions").join(format!("{}.jsonl", super::name(split)));
    std::fs::create_dir_all(kept.parent().ok_or("no folder")?).map_err(|error| error.to_string())?;
    std::fs::write(&kept, text_of(decisions)?).map_err(|error| format!("{}: {error}", kept.display()))?;
    write(&file("gold", split), &documents)
}

/// Acts of both readings, paired as evaluation pairs them: first by type, then what is left by overlapping
/// triggers.
fn cases(split: Split) -> Result<Vec<Case>, String> {
    let (first, second) = (read(&file("first", split))?, read(&file("second", split))?);
    let mut cases = Vec::new();
    for (one, other) in first.iter().zip(&second) {
        let said: Vec<PredictedEvent> = as_predicted(other);
        let mut partner = pair(&one.events.iter().collect::<Vec<_>>(), &said.iter().collect::<Vec<_>>(), Level::Type);
        let left: Vec<usize> = (0..one.events.len()).filter(|at| partner[*at].is_none()).collect();
        let free: Vec<usize> = (0..said.len()).filter(|at| !partner.contains(&Some(*at))).collect();
        let left_events: Vec<&GoldEvent> = left.iter().map(|at| &one.events[*at]).collect();
        let free_events: Vec<&PredictedEvent> = free.iter().map(|at| &said[*at]).collect();
        for (at, found) in left.iter().zip(pair(&left_events, &free_events, Level::Trigger)) {
            partner[*at] = found.map(|found| free[found]);
        }
        for (event, partner) in one.events.iter().zip(&partner) {
            let second = partner.map(|at| other.events[at].clone());
            cases.push(Case { id: one.id.clone(), first: Some(event.clone()), second });
        }
        for (at, event) in other.events.iter().enumerate().filter(|(at, _)| !partner.contains(&Some(*at))) {
            let _ = at;
            cases.push(Case { id: one.id.clone(), first: None, second: Some(event.clone()) });
        }
    }
    Ok(cases)
}

impl Case {
    fn any(&self) -> Option<&GoldEvent> {
        self.first.as_ref().or(self.second.as_ref())
    }

    /// Names the case by document, reading and trigger.
    fn key(&self) -> String {
        let reading = if self.first.is_some() { "first" } else { "second" };
        let span = self.any().map(|event| event.trigger);
        format!("{}:{reading}:{}-{}", self.id, span.map_or(0, |s| s.start), span.map_or(0, |s| s.end))
    }

    /// The label that both have: the first reading's, with modes that both see, and the mentions of both.
    fn agreed(&self) -> Option<GoldEvent> {
        let (first, second) = (self.first.as_ref()?, self.second.as_ref()?);
        let said = [second.as_predicted()];
        let whole = pair(&[first], &[&said[0]], Level::Whole)[0].is_some();
        let same = first.event_type == second.event_type
            && first.class == second.class
            && first.scope == second.scope
            && first.underlying.as_ref().map(|about| about.event_type)
                == second.underlying.as_ref().map(|about| about.event_type);
        let sorted = |modes: &[geowire::ontology::Mode]| {
            let mut modes = modes.to_vec();
            modes.sort();
            modes
        };
        if !(whole && same && sorted(&first.modes) == sorted(&second.modes)) {
            return None;
        }
        Some(GoldEvent {
            arguable: first.arguable || second.arguable,
            evidence: [first.evidence.clone(), second.evidence.clone()].concat(),
            ..first.clone()
        })
    }

    fn decided(&self, decision: Decision) -> Result<Option<GoldEvent>, String> {
        let taken = match decision.take {
            Take::First => self.first.as_ref(),
            Take::Second => self.second.as_ref(),
            Take::Neither => return Ok(None),
        };
        let taken = taken.ok_or_else(|| format!("{}: that reading has no event here", decision.key))?;
        let mut value = serde_json::to_value(taken).map_err(|error| error.to_string())?;
        if let Some(fields) = value.as_object_mut() {
            fields.extend(decision.change);
            fields.insert("arguable".to_owned(), Value::from(decision.arguable));
            fields.insert("optional".to_owned(), Value::from(decision.optional));
        }
        let event = serde_json::from_value(value).map_err(|error| format!("{}: {error}", decision.key))?;
        Ok(Some(event))
    }
}
