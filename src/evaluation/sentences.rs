//! The two baselines on labelled documents: the commonest type in every sentence, and a linear model that
//! learns from the other folds which sentence states what.

use super::gold::GoldDocument;
use super::linear::Linear;
use super::predicted::{Predicted, PredictedAnchor, PredictedEvent};
use crate::event::{Class, Modality, Polarity, Span, Temporal};
use crate::language::{paragraphs, sentences};
use crate::ontology::EventType;
use std::collections::BTreeMap;

/// Which baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Baseline {
    /// The commonest value, always.
    Majority,
    /// A bag of words.
    Linear,
}

/// Nothing happens here.
const NONE: &str = "-";

/// The predictions of a baseline; `text` gives the article's text of a document. Documents are dealt out to
/// `folds` in their order, and each is predicted by what was learned from the others.
pub fn baseline<'t>(
    kind: Baseline,
    gold: &[GoldDocument],
    text: impl Fn(&str) -> &'t str,
    folds: usize,
    seed: u64,
) -> Predicted {
    let items: Vec<Vec<(Span, &str, String)>> = gold.iter().map(|one| labelled(one, text(&one.id))).collect();
    let folds = folds.max(2);
    let mut predicted = Predicted::default();
    for fold in 0..folds {
        let others = items.iter().enumerate().filter(|(at, _)| at % folds != fold).flat_map(|(_, items)| items);
        let known: Vec<(&str, &str)> = others.map(|(_, text, label)| (*text, label.as_str())).collect();
        let commonest = commonest(&known);
        let model = (kind == Baseline::Linear).then(|| Linear::learn(&known, seed));
        for (document, items) in gold.iter().zip(&items).skip(fold).step_by(folds) {
            let mut events = Vec::new();
            let mut last = None;
            for (span, text, _) in items {
                if last.replace(*span) == Some(*span) {
                    continue;
                }
                let label = model.as_ref().map_or(commonest, |model| model.label(*text));
                events.extend(label.and_then(|label| label.parse().ok()).map(|event_type| event(event_type, *span)));
            }
            predicted.0.insert(document.id.clone(), events);
        }
    }
    predicted
}

/// Sentences with the types they state: one item for each type, one for a sentence that states nothing.
fn labelled<'t>(document: &GoldDocument, text: &'t str) -> Vec<(Span, &'t str, String)> {
    let mut items = Vec::new();
    let (mut byte, mut scalar) = (0, 0);
    for range in paragraphs(text, 0..text.len()).into_iter().flat_map(|block| sentences(text, block)) {
        let mut count = |until: usize| {
            scalar += text.get(byte..until).map_or(0, |part| part.chars().count()) as u32;
            byte = until;
            scalar
        };
        let span = Span { start: count(range.start), end: count(range.end) };
        let words = text.get(range).unwrap_or("");
        let events = document.events.iter().filter(|event| event.is_stated());
        let inside = events.filter(|event| span.start <= event.trigger.start && event.trigger.start < span.end);
        let before = items.len();
        items.extend(inside.map(|event| (span, words, event.event_type.to_string())));
        if items.len() == before {
            items.push((span, words, NONE.to_owned()));
        }
    }
    items
}

fn commonest<'a>(items: &[(&str, &'a str)]) -> Option<&'a str> {
    let mut counts: BTreeMap<&'a str, usize> = BTreeMap::new();
    items.iter().filter(|(_, label)| *label != NONE).for_each(|(_, label)| *counts.entry(label).or_insert(0) += 1);
    counts.into_iter().max_by_key(|(label, count)| (*count, std::cmp::Reverse(*label))).map(|(label, _)| label)
}

fn event(event_type: EventType, sentence: Span) -> PredictedEvent {
    PredictedEvent {
        event_type,
        modes: Vec::new(),
        class: Class::Main,
        actors: Vec::new(),
        recipients: Vec::new(),
        polarity: Polarity::Affirmed,
        modality: Modality::Asserted,
        temporal: Temporal::Current,
        day: None,
        place: None,
        anchors: vec![PredictedAnchor::Sentence(sentence)],
        confidence: None,
    }
}
