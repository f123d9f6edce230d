//! Predictions: events as `geowire extract --jsonl` writes them, or anybody in that shape. What is missing
//! counts as not said.

use super::frame::Frame;
use super::gold::GoldError;
use crate::event::{Class, Modality, Polarity, Span, Temporal};
use crate::ontology::{EventType, GroupCode, Mode, Sector};
use serde_json::Value;
use std::collections::BTreeMap;

/// The events of each document, by id.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Predicted(pub BTreeMap<String, Vec<PredictedEvent>>);

/// One predicted event. Spans count from the beginning of the article's text, not of its title.
#[derive(Debug, Clone, PartialEq)]
pub struct PredictedEvent {
    /// PLOVER type.
    pub event_type: EventType,
    /// PLOVER modes.
    pub modes: Vec<Mode>,
    /// Class; main when nothing is said.
    pub class: Class,
    /// Who acted, without those whom the text does not state.
    pub actors: Vec<PredictedParty>,
    /// On whom.
    pub recipients: Vec<PredictedParty>,
    /// Affirmed when nothing is said.
    pub polarity: Polarity,
    /// Asserted when nothing is said.
    pub modality: Modality,
    /// Current when nothing is said.
    pub temporal: Temporal,
    /// As labels write it: a day, month, year, or `A/B`.
    pub day: Option<String>,
    /// Country of the place, and whether there is a place at all.
    pub place: Option<(Option<String>, Option<Span>)>,
    /// Where it stands, trigger or sentence.
    pub anchors: Vec<PredictedAnchor>,
    /// How sure, where it says so.
    pub confidence: Option<f64>,
}

/// Country or group, and sector.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PredictedParty {
    /// ISO 3166-1 alpha-3 or a group's code.
    pub code: Option<String>,
    /// PLOVER sector.
    pub sector: Option<Sector>,
    /// The words, where they stand in the body.
    pub span: Option<Span>,
}

/// A mention in the body, or one in the title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PredictedAnchor {
    /// The words that state it.
    Trigger(Span),
    /// The sentence only.
    Sentence(Span),
    /// In the title, which no label covers.
    Title,
}

impl Predicted {
    /// Reads JSON lines `{"id","events":[...]}`; `frame` says, for each document, how the spans lie over the article's text.
    ///
    /// # Errors
    /// Names the first line that is no JSON or has an event without a type of PLOVER.
    pub fn read(text: &str, frame: impl Fn(&str) -> Frame) -> Result<Self, GoldError> {
        let mut all = Self::default();
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let fault = |what: String| GoldError { line: number + 1, what };
            let value: Value = serde_json::from_str(line).map_err(|error| fault(error.to_string()))?;
            let id = value.get("id").and_then(Value::as_str).ok_or_else(|| fault("`id` is no string".to_owned()))?;
            let events = value.get("events").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
            let frame = frame(id);
            let read = events.iter().map(|event| PredictedEvent::read(event, &frame).map_err(fault));
            all.0.insert(id.to_owned(), read.collect::<Result<_, _>>()?);
        }
        Ok(all)
    }

    /// The events of a document; none when nothing is said of it.
    pub fn of(&self, id: &str) -> &[PredictedEvent] {
        self.0.get(id).map_or(&[], Vec::as_slice)
    }
}

impl PredictedEvent {
    /// Reads an event; `frame` says how its spans lie over the article's text.
    ///
    /// # Errors
    /// Says what the event lacks.
    pub fn read(event: &Value, frame: &Frame) -> Result<Self, String> {
        let word = |value: Option<&Value>| value.and_then(Value::as_str).map(str::to_owned);
        let event_type = word(event.get("type")).ok_or("an event has no `type`")?.parse()?;
        let factuality = event.get("factuality");
        let place = event.get("place").filter(|place| place.is_object());
        Ok(Self {
            event_type,
            modes: list(event.get("modes")).iter().filter_map(|mode| mode.as_str()?.parse().ok()).collect(),
            class: read(event.get("class")).unwrap_or(Class::Main),
            actors: parties(event.get("actors"), frame),
            recipients: parties(event.get("recipients"), frame),
            polarity: read(factuality.and_then(|value| value.get("polarity"))).unwrap_or(Polarity::Affirmed),
            modality: read(factuality.and_then(|value| value.get("modality"))).unwrap_or(Modality::Asserted),
            temporal: read(factuality.and_then(|value| value.get("temporal"))).unwrap_or(Temporal::Current),
            day: event.get("time").and_then(day),
            place: place.map(|place| (word(place.get("country")), span(place.get("span"), frame))),
            anchors: list(event.get("evidence")).iter().filter_map(|one| anchor(one, frame)).collect(),
            confidence: event.get("confidence").and_then(|value| value.get("event")).and_then(Value::as_f64),
        })
    }

    /// Whether a consumer who does not read traces sees it.
    pub fn is_stated(&self) -> bool {
        self.class != Class::Trace
    }
}

fn list(value: Option<&Value>) -> &[Value] {
    value.and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn read<T: serde::de::DeserializeOwned>(value: Option<&Value>) -> Option<T> {
    value.and_then(|value| serde_json::from_value(value.clone()).ok())
}

/// A span in the body; `None` where there is none or it lies in the title.
fn span(value: Option<&Value>, frame: &Frame) -> Option<Span> {
    frame.to_article(read(value)?)
}

fn anchor(evidence: &Value, frame: &Frame) -> Option<PredictedAnchor> {
    let trigger = evidence.get("trigger").and_then(|trigger| trigger.get("span"));
    let stated: Option<Span> = read(trigger).or_else(|| read(evidence.get("span")));
    if stated?.start < frame.body_at {
        return Some(PredictedAnchor::Title);
    }
    let of_trigger = span(trigger, frame).map(PredictedAnchor::Trigger);
    of_trigger.or_else(|| span(evidence.get("span"), frame).map(PredictedAnchor::Sentence))
}

/// Codes of a side. The unknown are left out: labels leave the place empty.
fn parties(value: Option<&Value>, frame: &Frame) -> Vec<PredictedParty> {
    let known = |party: &&Value| party.get("basis").and_then(Value::as_str) != Some("unknown");
    let one = |party: &Value| {
        let word = |name: &str| party.get(name).and_then(Value::as_str).filter(|word| !word.is_empty());
        let group = word("code").and_then(|code| code.get(..3)).filter(|code| code.parse::<GroupCode>().is_ok());
        PredictedParty {
            code: word("country").or(group).map(str::to_owned),
            sector: word("sector").and_then(|sector| sector.parse().ok()),
            span: span(party.get("span"), frame),
        }
    };
    list(value).iter().filter(known).map(one).collect()
}

fn day(time: &Value) -> Option<String> {
    let start = time.get("start")?.as_str()?;
    match time.get("end").and_then(Value::as_str).filter(|end| *end != start) {
        Some(end) => Some(format!("{start}/{end}")),
        None => Some(start.to_owned()),
    }
}

impl super::gold::GoldEvent {
    /// A label in the shape of a prediction, to hold one reading against another.
    pub fn as_predicted(&self) -> PredictedEvent {
        let parties = |parties: &[super::gold::Party]| {
            let said = |party: &super::gold::Party| PredictedParty {
                code: party.code.clone(),
                sector: party.sector,
                span: party.span,
            };
            parties.iter().map(said).collect()
        };
        let mentions = self.evidence.iter().map(|mention| mention.span);
        PredictedEvent {
            event_type: self.event_type,
            modes: self.modes.clone(),
            class: self.class,
            actors: parties(&self.actors),
            recipients: parties(&self.recipients),
            polarity: self.polarity,
            modality: self.modality,
            temporal: self.temporal,
            day: self.day.clone(),
            place: self.place.as_ref().map(|place| (place.country.clone(), place.span)),
            anchors: std::iter::once(self.trigger).chain(mentions).map(PredictedAnchor::Trigger).collect(),
            confidence: None,
        }
    }
}
