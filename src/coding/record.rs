//! From a draft to the event as it is written: ids, document, build.

use super::confidence::{Judge, TABLE as CONFIDENCE_TABLE};
use super::contexts::TABLE as CONTEXTS_TABLE;
use super::draft::Draft;
use super::scalars::Scalars;
use super::settings::Settings;
use crate::article::Article;
use crate::event::{
    Anchor, Build, CODING_REVISION, Cameo, ContextHit, Document, Event, EventKey, Fingerprint, PlaceAbsent, RecordId,
    SCHEMA, Scores, dedupe_key,
};
use crate::language::parse::MODEL;
use crate::lexicon::{Names, Triggers};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::sync::LazyLock;

/// The crosswalk decides codes and scores.
const CAMEO_TABLE: &str = include_str!("../../config/coding/cameo.tsv");

/// Digest of the parser's model, made once: it is large.
static MODEL_DIGEST: LazyLock<String> = LazyLock::new(|| hex(&Sha256::digest(MODEL)));

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Digest of the ontology, the dictionaries, the model of the parser, the settings and the revision.
pub(super) fn fingerprint(names: &Names, triggers: &Triggers, settings: &Settings) -> Fingerprint {
    // Showing the trace changes what is written, not how anything is coded.
    let settings = format!("{:?}", Settings { trace: false, ..settings.without_places() });
    let revision = CODING_REVISION.to_string();
    Fingerprint::new(&[
        CAMEO_TABLE,
        CONFIDENCE_TABLE,
        CONTEXTS_TABLE,
        names.digest(),
        triggers.digest(),
        &MODEL_DIGEST,
        &settings,
        &revision,
    ])
}

/// Writes the events of one article.
#[derive(Debug)]
pub(super) struct Writer<'a> {
    pub(super) article: &'a Article,
    pub(super) scalars: &'a Scalars<'a>,
    pub(super) fingerprint: &'a Fingerprint,
    pub(super) judge: &'a Judge,
}

impl Writer<'_> {
    pub(super) fn event(&self, draft: Draft, contexts: Vec<ContextHit>) -> Event {
        let event_key = self.key(&draft);
        let record_id = RecordId::new(&event_key, &self.article.text_sha256, self.fingerprint);
        let act = &draft.act;
        let (actors, recipients) = draft.participants;
        let codes = |of: &[crate::event::Participant]| of.iter().map(|one| one.code.clone()).collect::<Vec<_>>();
        let (actor_codes, recipient_codes) = (codes(&actors), codes(&recipients));
        let near = draft.place.as_ref().and_then(|place| place.admin1.as_deref().or(place.country.as_deref()));
        let event = Event {
            schema: SCHEMA,
            dedupe_key: dedupe_key(
                draft.time.as_ref().map(|time| time.start.as_str()),
                act.event_type,
                &borrowed(&actor_codes),
                &borrowed(&recipient_codes),
                near,
            ),
            event_key,
            record_id,
            class: draft.class,
            scope: Some(draft.scope),
            document: self.document(),
            event_type: act.event_type,
            modes: act.modes.clone(),
            contexts,
            underlying: draft.underlying,
            cameo: Some(Cameo { code: act.cameo, also: act.also.clone() }),
            quad_class: act.event_type.quad_class(),
            scores: Scores { plover: act.event_type.score(&act.modes), goldstein: act.cameo.goldstein() },
            actors,
            recipients,
            reciprocal: draft.reciprocal,
            place_absent: draft.place.is_none().then_some(PlaceAbsent::NotStated),
            place: draft.place,
            time: draft.time,
            factuality: draft.factuality,
            reported_by: draft.reported_by,
            magnitude: draft.magnitude,
            evidence: draft.evidence,
            confidence: None,
            build: Build {
                version: env!("CARGO_PKG_VERSION"),
                coding_revision: CODING_REVISION,
                fingerprint: self.fingerprint.clone(),
            },
        };
        Event { confidence: Some(self.judge.confidence(&event)), ..event }
    }

    fn key(&self, draft: &Draft) -> EventKey {
        let offset = self.scalars.before(draft.trigger_at) - self.scalars.before(draft.block.start);
        EventKey::new(&Anchor {
            doc_id: &self.article.doc_id,
            block: self.article.text.get(draft.block.clone()).unwrap_or(""),
            offset: offset as usize,
            occurrence: draft.occurrence,
            slot: 0,
        })
    }

    fn document(&self) -> Document {
        let article = self.article;
        Document {
            id: article.doc_id.clone(),
            url: article.url.clone(),
            title: article.title.clone(),
            publisher: article.publisher.clone(),
            language: article.language.clone(),
            published_at: article.published.as_ref().map(|published| published.text.clone()),
            text_sha256: article.text_sha256.clone(),
        }
    }
}

fn borrowed(codes: &[String]) -> Vec<&str> {
    codes.iter().map(String::as_str).collect()
}
