//! The pure stages in a row: decode, clean, code, encode.

use super::enriching::{Enriching, Pending};
use super::figures::figures;
use super::output::{Message, Output, Process};
use super::watch::timed;
use crate::article::{self, Article};
use crate::coding::{Coder, Coding};
use crate::event::{self, Build, CODING_REVISION, Counts, EnrichmentState, Event, OUTCOME_SCHEMA, OutcomeRecord};
use crate::record::{DeadLetter, FilterReason, Headers, Origin, Outcome, Record, RejectReason, Rejection, Stage};
use crate::telemetry::{Stretch, metrics};
use std::collections::{BTreeMap, BTreeSet};
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
    /// Records that an operator sends to the dead letters without looking at them.
    given_up: BTreeSet<Origin>,
    enriching: Option<Enriching>,
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
        Self { inputs, coder, outputs, build, given_up: BTreeSet::new(), enriching: None }
    }

    /// Digest of everything that decides the output.
    pub fn fingerprint(&self) -> &str {
        self.build.fingerprint.as_str()
    }

    /// Sends these records to the dead letters without looking at them.
    #[must_use]
    pub fn giving_up(mut self, records: BTreeSet<Origin>) -> Self {
        self.given_up = records;
        self
    }

    /// The stages with what their events leave open listed for `enriching`. Which questions there are
    /// is as pure as the rest; asking them is not done here.
    #[must_use]
    pub fn with_enriching(self, enriching: Option<Enriching>) -> Self {
        Self { enriching, ..self }
    }

    fn article(&self, record: &Record) -> Result<Article, Refused> {
        let settings = self.settings(record)?;
        let value = record.value.as_deref().unwrap_or_default();
        let raw = timed(Stretch::Decode, || article::decode(value, settings))
            .map_err(|rejection| (rejection, Stage::Decode))?;
        timed(Stretch::Clean, || article::clean(raw, settings)).map_err(|rejection| (rejection, Stage::Clean))
    }

    fn settings(&self, record: &Record) -> Result<&article::Settings, Refused> {
        self.inputs.get(&*record.origin.at.topic).ok_or_else(|| {
            let detail = format!("no input format is configured for topic {}", record.origin.at.topic);
            (Rejection::new(RejectReason::WrongType, detail), Stage::Decode)
        })
    }

    fn pass(&self, record: &Record) -> Result<Passed, Refused> {
        if record.value.is_none() {
            return Ok(Passed::Filtered(None, FilterReason::Tombstone));
        }
        let settings = self.settings(record)?;
        let article = self.article(record)?;
        if let Some(reason) = article::language_gate(&article, settings) {
            return Ok(Passed::Filtered(Some(Box::new(article)), reason));
        }
        let coding =
            timed(Stretch::Code, || self.coder.code(&article)).map_err(|rejection| (rejection, Stage::Code))?;
        metrics::coded(coding.counts.sentences, coding.counts.triggers, coding.counts.suppressed);
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
                let mut output = self.output(record, &ended, messages.collect::<Result<_, _>>()?);
                output.pending = self.pending(record, &ended).map(Box::new);
                Ok(output)
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

    /// What services are to be asked about the record's events.
    fn pending(&self, record: &Record, ended: &Ended<'_>) -> Option<Pending> {
        let enriching = self.enriching.as_ref()?;
        Some(Pending {
            events: ended.events.iter().map(|event| enriching.open_questions(event)).collect(),
            outcomes: EnrichmentState::ALL.map(|state| self.outcome_value(record, ended, Some(state))),
            max_value_bytes: self.outputs.max_value_bytes,
        })
    }

    fn outcome_value(
        &self,
        record: &Record,
        ended: &Ended<'_>,
        enrichment: Option<EnrichmentState>,
    ) -> Option<Vec<u8>> {
        let outcome = OutcomeRecord {
            schema: OUTCOME_SCHEMA,
            origin: (&record.origin).into(),
            doc_id: ended.doc_id(),
            outcome: ended.outcome,
            reason: ended.reason,
            event_keys: ended.events.iter().map(|event| &event.event_key).collect(),
            text_sha256: ended.article.map(|article| article.text_sha256.as_str()),
            counts: ended.counts,
            enrichment,
            build: &self.build,
        };
        // An outcome holds strings, numbers and lists of them, which JSON can always write.
        serde_json::to_vec(&outcome).ok()
    }

    /// Messages with the outcome record behind them.
    fn output(&self, record: &Record, ended: &Ended<'_>, mut messages: Vec<Message>) -> Output {
        let key = ended.doc_id().map_or_else(|| record.origin.to_string(), str::to_owned);
        let mut headers = Headers::new().with("content-type", "application/json");
        pass_on_trace(record, &mut headers);
        messages.push(Message {
            topic: Arc::clone(&self.outputs.outcomes),
            key: Some(key.into_bytes()),
            value: self.outcome_value(record, ended, None),
            headers,
        });
        let events = ended.events.iter().map(figures).collect();
        Output { outcome: ended.outcome, reason: ended.reason, messages, events, pending: None }
    }
}

impl Process for Stages {
    fn process(&self, record: &Record) -> Output {
        if self.given_up.contains(&record.origin) {
            let rejection = Rejection::new(RejectReason::ByOperator, "kafka.dead_letter_offsets names this record");
            return self.reject(record, &rejection, Stage::Decode, false);
        }
        let passed = self.pass(record);
        passed
            .and_then(|passed| timed(Stretch::Encode, || self.finish(record, &passed)))
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
        // The outcome stands under the document's own key wherever the document could be read.
        let readable = matches!(stage, Stage::Code | Stage::Encode | Stage::Publish) && !rejection.reason.is_panic();
        let article = if readable { self.article(record).ok() } else { None };
        let ended = Ended::new(Outcome::DeadLettered, Some(rejection.reason.as_str()), article.as_ref());
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

    fn doc_id(&self) -> Option<&'a str> {
        self.article.map(|article| article.doc_id.as_str())
    }
}

fn pass_on_trace(record: &Record, headers: &mut Headers) {
    if let Some(parent) = record.headers.last("traceparent") {
        headers.push("traceparent", Some(parent));
    }
}
