//! The pure stages in a row: decode, clean, code, encode.

use super::output::{Message, Output, Process};
use crate::article::{self, Article};
use crate::coding::{Coder, Coding};
use crate::event::{self, Build, CODING_REVISION, Counts, Event, OUTCOME_SCHEMA, OutcomeRecord};
use crate::record::{DeadLetter, FilterReason, Headers, Outcome, Record, RejectReason, Rejection, Stage};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Topics that the stages write to, and how large a record they take.
#[derive(Debug, Clone)]
pub struct Outputs {
    /// Events.
    pub events: Arc<str>,
    /// Outcomes.
    pub outcomes: Arc<str>,
    /// Dead letters.
    pub dead_letters: Arc<str>,
    /// Largest value in bytes; with keys and headers it has to fit the topics' `max.message.bytes`.
    pub max_value_bytes: usize,
}

/// A function of (record, configuration): no clock, no broker, nothing from other records.
#[derive(Debug)]
pub struct Stages {
    inputs: BTreeMap<String, article::Settings>,
    coder: Coder,
    outputs: Outputs,
    build: Build,
}

/// A record refused at a stage.
type Refused = (Rejection, Stage);

/// How far a record that is not refused came.
enum Passed {
    Filtered(Option<Box<Article>>, FilterReason),
    Coded(Box<Article>, Coding),
}

impl Stages {
    /// Stages for these input topics, each with its own format.
    pub fn new(inputs: BTreeMap<String, article::Settings>, coder: Coder, outputs: Outputs) -> Self {
        let build = Build {
            version: env!("CARGO_PKG_VERSION"),
            coding_revision: CODING_REVISION,
            fingerprint: coder.fingerprint().clone(),
        };
        Self { inputs, coder, outputs, build }
    }

    fn pass(&self, record: &Record) -> Result<Passed, Refused> {
        let Some(value) = &record.value else { return Ok(Passed::Filtered(None, FilterReason::Tombstone)) };
        let Some(settings) = self.inputs.get(&*record.origin.at.topic) else {
            let detail = format!("no input format is configured for topic {}", record.origin.at.topic);
            return Err((Rejection::new(RejectReason::WrongType, detail), Stage::Decode));
        };
        let raw = article::decode(value, settings).map_err(|rejection| (rejection, Stage::Decode))?;
        let article = article::clean(raw, settings).map_err(|rejection| (rejection, Stage::Clean))?;
        if let Some(reason) = article::language_gate(&article, settings) {
            return Ok(Passed::Filtered(Some(Box::new(article)), reason));
        }
        let coding = self.coder.code(&article).map_err(|rejection| (rejection, Stage::Code))?;
        Ok(Passed::Coded(Box::new(article), coding))
    }

    fn finish(&self, record: &Record, passed: &Passed) -> Result<Output, Refused> {
        match passed {
            Passed::Filtered(article, reason) => {
                let ended = Ended::new(Outcome::Filtered, Some(reason.as_str()), article.as_deref());
                Ok(self.output(record, &ended, Vec::new()))
            }
            Passed::Coded(article, coding) if coding.events.is_empty() => {
                let reason = coding.empty_reason.map(crate::record::EmptyReason::as_str);
                let mut ended = Ended::new(Outcome::Empty, reason, Some(article));
                ended.counts = Some(coding.counts);
                Ok(self.output(record, &ended, Vec::new()))
            }
            Passed::Coded(article, coding) => {
                let mut ended = Ended::new(Outcome::Published, None, Some(article));
                ended.counts = Some(coding.counts);
                ended.events = &coding.events;
                let messages = coding.events.iter().map(|event| self.event_message(record, event));
                Ok(self.output(record, &ended, messages.collect::<Result<_, _>>()?))
            }
        }
    }

    fn event_message(&self, record: &Record, event: &Event) -> Result<Message, Refused> {
        let refuse = |reason, detail: String| (Rejection::new(reason, detail), Stage::Encode);
        let value = event::value(event).map_err(|error| refuse(RejectReason::Panicked, error.to_string()))?;
        if value.len() > self.outputs.max_value_bytes {
            let detail = format!(
                "event {} takes {} bytes; output.max_value_bytes is {}",
                event.event_key,
                value.len(),
                self.outputs.max_value_bytes
            );
            return Err(refuse(RejectReason::OutputTooLarge, detail));
        }
        let mut headers = event::headers(event, &record.origin);
        pass_on_trace(record, &mut headers);
        let key = event.event_key.as_str().as_bytes().to_vec();
        Ok(Message { topic: Arc::clone(&self.outputs.events), key: Some(key), value: Some(value), headers })
    }

    /// Messages with the outcome record behind them.
    fn output(&self, record: &Record, ended: &Ended<'_>, mut messages: Vec<Message>) -> Output {
        let doc_id = ended.article.map(|article| article.doc_id.as_str());
        let outcome = OutcomeRecord {
            schema: OUTCOME_SCHEMA,
            origin: (&record.origin).into(),
            doc_id,
            outcome: ended.outcome,
            reason: ended.reason,
            event_keys: ended.events.iter().map(|event| &event.event_key).collect(),
            text_sha256: ended.article.map(|article| article.text_sha256.as_str()),
            counts: ended.counts,
            enrichment: None,
            build: &self.build,
        };
        let key = doc_id.map_or_else(|| record.origin.to_string(), str::to_owned);
        let mut headers = Headers::new().with("content-type", "application/json");
        pass_on_trace(record, &mut headers);
        messages.push(Message {
            topic: Arc::clone(&self.outputs.outcomes),
            key: Some(key.into_bytes()),
            // An outcome holds strings, numbers and lists of them, which JSON can always write.
            value: serde_json::to_vec(&outcome).ok(),
            headers,
        });
        let events = ended.events.iter().map(|event| (event.event_type.as_str(), event.class.as_str())).collect();
        Output { outcome: ended.outcome, reason: ended.reason, messages, events }
    }
}

impl Process for Stages {
    fn process(&self, record: &Record) -> Output {
        let passed = self.pass(record);
        passed
            .and_then(|passed| self.finish(record, &passed))
            .unwrap_or_else(|(rejection, stage)| self.reject(record, &rejection, stage, false))
    }

    fn reject(&self, record: &Record, rejection: &Rejection, stage: Stage, omit_value: bool) -> Output {
        let limit = if omit_value { 0 } else { self.outputs.max_value_bytes };
        let letter = DeadLetter::new(record, rejection, stage, limit);
        let message = Message {
            topic: Arc::clone(&self.outputs.dead_letters),
            key: letter.key,
            value: letter.value,
            headers: letter.headers,
        };
        let ended = Ended::new(Outcome::DeadLettered, Some(rejection.reason.as_str()), None);
        self.output(record, &ended, vec![message])
    }
}

/// How a record ended, with what its outcome record needs.
struct Ended<'a> {
    outcome: Outcome,
    reason: Option<&'static str>,
    article: Option<&'a Article>,
    counts: Option<Counts>,
    events: &'a [Event],
}

impl<'a> Ended<'a> {
    fn new(outcome: Outcome, reason: Option<&'static str>, article: Option<&'a Article>) -> Self {
        Self { outcome, reason, article, counts: None, events: &[] }
    }
}

fn pass_on_trace(record: &Record, headers: &mut Headers) {
    if let Some(parent) = record.headers.last("traceparent") {
        headers.push("traceparent", Some(parent.to_vec()));
    }
}
