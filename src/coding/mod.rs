//! From clean text to events. First slice: two states that meet.

use crate::article::Article;
use crate::event::*;
use crate::ontology::{ActorKind, CameoCode, EventType, Sector, ZoneKind};
use crate::record::{EmptyReason, Rejection};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

const STATES: [(&str, &str); 6] =
    [("France", "FRA"), ("Germany", "DEU"), ("Russia", "RUS"), ("China", "CHN"), ("Turkey", "TUR"), ("Japan", "JPN")];

/// Settings of the coder.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Whether events of class trace are given too.
    pub trace: bool,
}

/// The coder.
#[derive(Debug)]
pub struct Coder(Fingerprint);

/// What an article gave.
#[derive(Debug)]
pub struct Coding {
    /// The events.
    pub events: Vec<Event>,
    /// Why there are none.
    pub empty_reason: Option<EmptyReason>,
    /// What was looked at.
    pub counts: Counts,
}

impl Coder {
    /// The coder with the dictionaries compiled in.
    ///
    /// # Errors
    /// None yet.
    pub fn builtin(_settings: Settings) -> Result<Self, String> {
        Ok(Self(Fingerprint::new(&["slice"])))
    }

    /// What decides the output.
    pub fn fingerprint(&self) -> &Fingerprint {
        &self.0
    }

    /// Codes an article.
    ///
    /// # Errors
    /// None yet.
    pub fn code(&self, article: &Article) -> Result<Coding, Rejection> {
        let counts = Counts::default();
        let span = |text: &str, at: usize| {
            let start = article.text[..at].chars().count() as u32;
            Span { start, end: start + text.chars().count() as u32 }
        };
        let Some(at) = article.text.find(" met ").map(|at| at + 1) else {
            return Ok(Coding { events: Vec::new(), empty_reason: Some(EmptyReason::NoTrigger), counts });
        };
        let sentence = article.text[..at].rfind('\n').map_or(0, |at| at + 1);
        let named = STATES.iter().filter_map(|(name, code)| {
            let found = article.text[sentence..at].find(name)? + sentence;
            Some(Participant {
                text: (*name).to_owned(),
                span: span(name, found),
                role: Role::Participant,
                name: Some((*name).to_owned()),
                wikidata: None,
                country: Some((*code).to_owned()),
                sector: Some(Sector::Gov),
                code: format!("{code}GOV"),
                office: None,
                kind: ActorKind::State,
                basis: Basis::Named,
            })
        });
        let mut actors: Vec<_> = named.collect();
        actors.sort_by_key(|actor| actor.span);
        if actors.len() < 2 {
            return Ok(Coding { events: Vec::new(), empty_reason: Some(EmptyReason::NoActor), counts });
        }
        let end = article.text[at..].find('\n').map_or(article.text.len(), |end| at + end);
        let block = &article.text[sentence..end];
        let offset = article.text[sentence..at].chars().count();
        let event_key = EventKey::new(&Anchor { doc_id: &article.doc_id, block, offset, occurrence: 0, slot: 0 });
        let cameo = CameoCode::parse("040");
        let event = Event {
            schema: SCHEMA,
            record_id: RecordId::new(&event_key, &article.text_sha256, &self.0),
            event_key,
            dedupe_key: None,
            class: Class::Main,
            scope: Some(Scope::Political),
            document: Document {
                id: article.doc_id.clone(),
                url: article.url.clone(),
                title: article.title.clone(),
                publisher: article.publisher.clone(),
                language: article.language.clone(),
                published_at: article.published.as_ref().map(|published| published.text.clone()),
                text_sha256: article.text_sha256.clone(),
            },
            event_type: EventType::Consult,
            modes: Vec::new(),
            contexts: Vec::new(),
            underlying: None,
            cameo: cameo.map(|code| Cameo { code, also: Vec::new() }),
            quad_class: 1,
            scores: Scores { plover: 2.5, goldstein: cameo.and_then(CameoCode::goldstein) },
            actors,
            recipients: Vec::new(),
            reciprocal: true,
            place: None,
            place_absent: Some(PlaceAbsent::NotStated),
            time: None,
            factuality: Factuality {
                polarity: Polarity::Affirmed,
                modality: Modality::Asserted,
                temporal: Temporal::Current,
                cues: Vec::new(),
            },
            reported_by: Vec::new(),
            magnitude: None,
            evidence: vec![Evidence {
                zone: ZoneKind::Body,
                sentence: Some(block.to_owned()),
                span: span(block, sentence),
                trigger: Trigger { text: Some("met".to_owned()), span: span("met", at) },
            }],
            confidence: None,
            build: Build {
                version: env!("CARGO_PKG_VERSION"),
                coding_revision: CODING_REVISION,
                fingerprint: self.0.clone(),
            },
        };
        Ok(Coding { events: vec![event], empty_reason: None, counts })
    }
}
