//! Readings as readers write them, with quoted words and sentence numbers.

use serde::Deserialize;
use std::collections::BTreeMap;

/// An event with the words that the reader copied.
#[derive(Debug, Clone, Deserialize)]
pub struct RawEvent {
    /// Number of the sentence; in the second task it stands at the line.
    #[serde(default)]
    pub s: usize,
    pub trigger: String,
    #[serde(rename = "type")]
    pub event_type: String,
    #[serde(default)]
    pub modes: Vec<String>,
    #[serde(default)]
    pub actors: Vec<RawParty>,
    #[serde(default)]
    pub recipients: Vec<RawParty>,
    pub polarity: String,
    pub modality: String,
    pub temporal: String,
    pub underlying: Option<RawAbout>,
    pub day: Option<String>,
    pub place: Option<RawPlace>,
    pub scope: String,
    pub class: String,
    #[serde(default)]
    pub arguable: Option<serde_json::Value>,
    #[serde(default)]
    pub also: Option<Vec<String>>,
    #[serde(default)]
    pub evidence: Option<Vec<RawMention>>,
    /// Second task: sentence and type of the act that this one repeats.
    #[serde(default)]
    pub same: Option<(usize, String)>,
}

/// Somebody in a role.
#[derive(Debug, Clone, Deserialize)]
pub struct RawParty {
    pub words: String,
    pub code: Option<String>,
    pub sector: Option<String>,
    pub s: Option<usize>,
}

/// The act that a verbal act is about.
#[derive(Debug, Clone, Deserialize)]
pub struct RawAbout {
    #[serde(rename = "type")]
    pub event_type: String,
    #[serde(default)]
    pub modes: Vec<String>,
    pub modality: Option<String>,
}

/// A place.
#[derive(Debug, Clone, Deserialize)]
pub struct RawPlace {
    pub words: String,
    pub country: Option<String>,
    pub s: Option<usize>,
}

/// A further mention.
#[derive(Debug, Clone, Deserialize)]
pub struct RawMention {
    pub s: usize,
    pub words: String,
}

#[derive(Deserialize)]
struct Document {
    id: String,
    events: Vec<RawEvent>,
}

#[derive(Deserialize)]
struct Sentence {
    id: String,
    #[serde(default)]
    s: usize,
    #[serde(default)]
    acts: Vec<RawEvent>,
    #[serde(default)]
    done: bool,
}

/// The events of each document.
pub type Readings = BTreeMap<String, Vec<RawEvent>>;

/// The first task: whole documents.
pub fn first(text: &str) -> Result<Readings, String> {
    let documents: Vec<Document> = lines(text)?;
    Ok(documents.into_iter().map(|document| (document.id, document.events)).collect())
}

/// The second task: sentence by sentence, with repetitions marked; these become further mentions.
pub fn second(text: &str) -> Result<Readings, String> {
    let lines: Vec<Sentence> = lines(text)?;
    let mut readings = Readings::new();
    let mut done = Vec::new();
    for line in lines {
        let events = readings.entry(line.id.clone()).or_default();
        if line.done {
            done.push(line.id);
            continue;
        }
        for act in line.acts {
            let act = RawEvent { s: line.s, ..act };
            match act.same.as_ref().and_then(|(s, event_type)| origin(events, *s, event_type)) {
                Some(at) => {
                    let mention = RawMention { s: act.s, words: act.trigger.clone() };
                    events[at].evidence.get_or_insert_default().push(mention);
                }
                None if act.same.is_some() => {
                    return Err(format!("{} sentence {}: `same` names no act before it", line.id, line.s));
                }
                None => events.push(act),
            }
        }
    }
    match readings.keys().find(|id| !done.contains(id)) {
        Some(id) => Err(format!("{id} is not closed: the reading is not complete")),
        None => Ok(readings),
    }
}

/// The event that an act repeats: one of that type with a mention in that sentence.
fn origin(events: &[RawEvent], s: usize, event_type: &str) -> Option<usize> {
    let mentions = |event: &RawEvent| event.s == s || event.evidence.iter().flatten().any(|mention| mention.s == s);
    let typed = events.iter().position(|event| event.event_type == event_type && mentions(event));
    typed.or_else(|| events.iter().position(mentions))
}

fn lines<T: for<'a> Deserialize<'a>>(text: &str) -> Result<Vec<T>, String> {
    let filled = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    filled.map(|(at, line)| serde_json::from_str(line).map_err(|error| format!("line {}: {error}", at + 1))).collect()
}
