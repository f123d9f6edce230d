//! Whether a predicted event can be the labelled one: where it stands, and its type.

use super::gold::{GoldEvent, Mention};
use super::predicted::{PredictedAnchor, PredictedEvent};
use crate::event::Span;
use crate::ontology::EventType;

/// How near a predicted event stands to a labelled one, best first; `None` when it stands elsewhere.
/// Every mention of either counts: an act may be anchored at any of its mentions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// The triggers share a character.
    Overlap,
    /// The predicted trigger begins in a labelled sentence; or it has a sentence only, which shares a
    /// character with a labelled one.
    Sentence,
    /// It stands in the title only, which restates what the body says somewhere.
    Title,
}

/// How near; see [`Nearness`].
pub fn is_near(gold: &GoldEvent, predicted: &PredictedEvent) -> Option<Nearness> {
    let own = Mention { span: gold.trigger, sentence: gold.sentence };
    let mentions: Vec<&Mention> = std::iter::once(&own).chain(&gold.evidence).collect();
    let to = |anchor: &PredictedAnchor| match *anchor {
        PredictedAnchor::Trigger(trigger) => mentions.iter().filter_map(|mention| by_trigger(mention, trigger)).min(),
        PredictedAnchor::Sentence(sentence) => {
            mentions.iter().any(|mention| overlap(mention.sentence, sentence)).then_some(Nearness::Sentence)
        }
        PredictedAnchor::Title => None,
    };
    let title = predicted.anchors.iter().all(|anchor| *anchor == PredictedAnchor::Title);
    let in_title = (title && !predicted.anchors.is_empty()).then_some(Nearness::Title);
    predicted.anchors.iter().filter_map(to).min().or(in_title)
}

/// Whether the type is the labelled one or another that is accepted.
pub fn same_type(gold: &GoldEvent, event_type: EventType) -> bool {
    gold.event_type == event_type || gold.also.contains(&event_type)
}

fn by_trigger(mention: &Mention, trigger: Span) -> Option<Nearness> {
    if overlap(mention.span, trigger) {
        return Some(Nearness::Overlap);
    }
    let inside = mention.sentence.start <= trigger.start && trigger.start < mention.sentence.end;
    inside.then_some(Nearness::Sentence)
}

fn overlap(a: Span, b: Span) -> bool {
    a.start < b.end && b.start < a.end
}
