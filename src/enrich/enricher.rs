//! Asks the services what an article leaves open, within one deadline.

use super::asking::{Asking, Reply};
use super::credentials::Credentials;
use super::failure::Failure;
use super::http::Client;
use super::look_up::{Heard, LookUp};
use super::memory::{Memory, Remembered};
use super::nominatim::Nominatim;
use super::photon::Photon;
use super::question::{Open, Question, open_questions};
use super::settings::{GeocoderApi, Settings};
use super::wikidata::Wikidata;
use crate::event::{Answered, Enrichment, Event, NoAnswer, ServiceKind, Unanswered};
use crate::telemetry::{RateLimit, metrics};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::Instant;

/// How often one kind of trouble with one service is logged.
const LOG_INTERVAL: Duration = Duration::from_secs(30);

/// The services that are configured. Needs a tokio runtime with time and I/O around its calls.
#[derive(Debug, Clone)]
pub struct Enricher(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    geocoder: Option<Asked>,
    linker: Option<Asked>,
    memory: Memory,
    deadline: Duration,
    max_questions: usize,
    troubles: RateLimit,
}

/// A service with its interface.
#[derive(Debug)]
struct Asked {
    section: &'static str,
    look_up: Box<dyn LookUp>,
    client: Client,
}

/// A service that was asked a question to which it must know an answer.
#[derive(Debug)]
pub struct Trial {
    /// The section of its settings.
    pub section: &'static str,
    /// Who it is.
    pub service: ServiceKind,
    /// What was asked, and what the service said.
    pub heard: Result<(Question, Heard), Failure>,
}

impl Enricher {
    /// The services of `settings`; `None` when none is configured.
    ///
    /// # Errors
    /// When a service's address, certificates or credential cannot be used; names its section.
    pub fn new(settings: &Settings, credentials: &Credentials) -> Result<Option<Self>, String> {
        let geocoder: Box<dyn LookUp> = match settings.geocoder.api {
            GeocoderApi::Nominatim => Box::new(Nominatim),
            GeocoderApi::Photon => Box::new(Photon),
        };
        let [geocoder, linker] = [("geocoder", geocoder), ("linker", Box::new(Wikidata) as Box<dyn LookUp>)]
            .map(|(section, look_up)| asked(settings, credentials, section, look_up));
        let (geocoder, linker) = (geocoder?, linker?);
        if geocoder.is_none() && linker.is_none() {
            return Ok(None);
        }
        Ok(Some(Self(Arc::new(Inner {
            geocoder,
            linker,
            memory: Memory::new(settings),
            deadline: Duration::from_millis(settings.deadline_ms),
            max_questions: settings.max_questions,
            troubles: RateLimit::new(LOG_INTERVAL),
        }))))
    }

    /// What `event` leaves open and a configured service may know.
    pub fn open_questions(&self, event: &Event) -> Vec<Open> {
        open_questions(event, |question| self.0.service_for(question).map(Asked::service))
    }

    /// Asks what the events of one record leave open: one block for each event, in their order. Equal
    /// questions are asked once. Never takes longer than the deadline; what has no answer by then is
    /// listed with its reason.
    pub async fn enrich(&self, events: &[Vec<Open>]) -> Vec<Enrichment> {
        let deadline = Instant::now() + self.0.deadline;
        let mut asking: BTreeMap<Question, Asking> = BTreeMap::new();
        for question in events.iter().flatten().map(|open| &open.question) {
            if !asking.contains_key(question) {
                let full = asking.len() >= self.0.max_questions;
                asking.insert(
                    question.clone(),
                    if full { Asking::too_many() } else { self.ask(question, deadline).await },
                );
            }
        }
        let mut replies: BTreeMap<Question, Reply> = BTreeMap::new();
        for (question, asking) in asking {
            let reply = asking.reply(deadline).await;
            self.0.note(&question, &reply);
            replies.insert(question, reply);
        }
        metrics::enrich_cache(self.0.memory.bytes());
        events.iter().map(|open| self.0.block(open, &replies)).collect()
    }

    /// The blocks of events whose questions nobody answers, for `reason`.
    pub fn give_up(&self, events: &[Vec<Open>], reason: NoAnswer) -> Vec<Enrichment> {
        let failure = Failure::lasting(reason, "");
        let questions = events.iter().flatten().map(|open| &open.question);
        let replies = questions.map(|question| (question.clone(), Err(failure.clone()))).collect();
        events.iter().map(|open| self.0.block(open, &replies)).collect()
    }

    /// Asks each service one question to which it must know an answer, for `check --online`.
    pub async fn try_services(&self) -> Vec<Trial> {
        let mut trials = Vec::new();
        for asked in [&self.0.geocoder, &self.0.linker].into_iter().flatten() {
            let question = asked.look_up.test_question();
            // More patience than a record has: a person waits.
            let deadline = Instant::now() + Duration::from_secs(20);
            let heard = asked.look_up.ask(&asked.client, &question, deadline).await;
            trials.push(Trial {
                section: asked.section,
                service: asked.service(),
                heard: heard.map(|heard| (question, heard)),
            });
        }
        trials
    }

    async fn ask(&self, question: &Question, deadline: Instant) -> Asking {
        let Some(asked) = self.0.service_for(question) else { return Asking::nobody() };
        let key = (asked.service(), question.clone());
        if let Some(remembered) = self.0.memory.recall(&key).await {
            metrics::enrich_question(asked.service().as_str(), "remembered");
            return Asking::Done(Ok(remembered));
        }
        let inner = Arc::clone(&self.0);
        // A task of its own: others may wait for the same answer when this record no longer does.
        Asking::Running(tokio::spawn(async move {
            let asking = inner.ask_service(&key.1, deadline);
            inner.memory.recall_or_ask(key.clone(), asking).await
        }))
    }
}

fn asked(
    settings: &Settings,
    credentials: &Credentials,
    section: &'static str,
    look_up: Box<dyn LookUp>,
) -> Result<Option<Asked>, String> {
    let service = settings.services().into_iter().find(|(name, service)| *name == section && service.is_on());
    let Some((_, service)) = service else { return Ok(None) };
    let client = Client::new(look_up.service(), service, &settings.contact, credentials.of(section));
    let client = client.map_err(|why| format!("enrich.{section}: {why}"))?;
    Ok(Some(Asked { section, look_up, client }))
}

impl Asked {
    fn service(&self) -> ServiceKind {
        self.look_up.service()
    }
}

impl Inner {
    fn service_for(&self, question: &Question) -> Option<&Asked> {
        match question {
            Question::Place { .. } => self.geocoder.as_ref(),
            Question::Entity { .. } => self.linker.as_ref(),
        }
    }

    async fn ask_service(&self, question: &Question, deadline: Instant) -> Reply {
        let Some(asked) = self.service_for(question) else {
            return Err(Failure::lasting(NoAnswer::Internal, "a question that no service is configured for"));
        };
        let asked_at = now();
        let heard = asked.look_up.ask(&asked.client, question, deadline).await?;
        let word = if heard.known.is_some() { "answered" } else { "nothing_known" };
        metrics::enrich_question(asked.service().as_str(), word);
        Ok(Arc::new(Remembered { heard, asked_at }))
    }

    fn note(&self, question: &Question, reply: &Reply) {
        let (Some(asked), Err(failure)) = (self.service_for(question), reply) else { return };
        let (service, reason) = (asked.service().as_str(), failure.reason.as_str());
        metrics::enrich_question(service, reason);
        if let Some(suppressed) = self.troubles.allow(&format!("{service} {reason}")) {
            tracing::warn!(service, reason, detail = failure.detail, suppressed, "a question got no answer");
        }
    }

    fn block(&self, open: &[Open], replies: &BTreeMap<Question, Reply>) -> Enrichment {
        let (mut answers, mut unanswered) = (Vec::new(), Vec::new());
        for Open { about, question } in open {
            let (Some(asked), Some(reply)) = (self.service_for(question), replies.get(question)) else { continue };
            let (about, service, name) = (about.clone(), asked.service(), question.name().to_owned());
            match reply {
                Ok(remembered) => answers.push(Answered {
                    about,
                    service,
                    question: name,
                    answer: remembered.heard.known.clone(),
                    digest: remembered.heard.digest.clone(),
                    asked_at: remembered.asked_at.clone(),
                }),
                Err(failure) => unanswered.push(Unanswered { about, service, question: name, reason: failure.reason }),
            }
        }
        Enrichment::new(answers, unanswered)
    }
}

/// The present second, RFC 3339 in UTC.
fn now() -> String {
    let now = jiff::Timestamp::now();
    jiff::Timestamp::from_second(now.as_second()).unwrap_or(now).to_string()
}
