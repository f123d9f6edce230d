//! What is said at a meeting has the day of the meeting: `She met the president on Tuesday. She thanked him for ...`.

use super::calendar::When;
use super::draft::Draft;
use super::seen::Seen;
use crate::event::{Class, Modality, Temporal, Time, TimeBasis};
use crate::ontology::{EventType, ZoneKind};
use std::ops::Range;

/// A meeting on a stated day.
struct Occasion {
    when: When,
    time: Time,
    parties: Vec<Seen>,
    /// Its paragraph, as bytes.
    block: Range<usize>,
}

/// Dates what the parties of a dated meeting then say to each other, until another day or another meeting is
/// spoken of. `drafts` are those of an article in text order.
pub(super) fn date(drafts: &mut [Draft]) {
    let mut occasion: Option<Occasion> = None;
    for draft in drafts.iter_mut().filter(|draft| draft.zone == ZoneKind::Body) {
        if let Some(meeting) = Occasion::of(draft) {
            occasion = Some(meeting);
        } else if occasion.as_ref().is_some_and(|meeting| meeting.hears(draft)) {
            let dated = occasion.as_ref().map(|meeting| (meeting.when, meeting.time.clone()));
            (draft.when, draft.time) = dated.unzip();
        } else if occasion.as_ref().is_some_and(|meeting| meeting.is_over(draft)) {
            occasion = None;
        }
    }
}

impl Occasion {
    fn of(draft: &Draft) -> Option<Self> {
        let meets = is_now(draft) && !draft.topic && draft.act.event_type == EventType::Consult;
        let when = draft.when.filter(|when| meets && when.is_day())?;
        let time = draft.time.clone()?;
        Some(Self {
            when,
            time: Time { basis: TimeBasis::Inferred, ..time },
            parties: sides(draft).cloned().collect(),
            block: draft.block.clone(),
        })
    }

    /// Whether one of the parties says it to another one; in the paragraph of the meeting, to nobody else.
    fn hears(&self, draft: &Draft) -> bool {
        let verbal = matches!(draft.act.event_type.quad_class(), 1 | 3) && draft.act.event_type != EventType::Consult;
        if !verbal || !draft.told || draft.when.is_some() || !is_now(draft) {
            return false;
        }
        let present = |seen: &Seen| self.parties.iter().any(|party| is_of(seen, party));
        let apart = |one: &Seen, other: &Seen| one.who.code() != other.who.code();
        let speaks = !draft.actors.is_empty() && draft.actors.iter().all(present);
        let met = draft.recipients.iter().any(|one| present(one) && draft.actors.iter().any(|actor| apart(actor, one)));
        let together = draft.actors.windows(2).any(|pair| apart(&pair[0], &pair[1]));
        let alone = !draft.recipients.iter().any(|one| one.who.is_anchored()) && draft.block == self.block;
        speaks && (met || alone || together && (draft.block == self.block || draft.recipients.iter().all(present)))
    }

    fn is_over(&self, draft: &Draft) -> bool {
        let elsewhere = draft.act.event_type == EventType::Consult
            && !sides(draft).all(|seen| self.parties.iter().any(|party| is_of(seen, party)));
        is_now(draft) && (elsewhere || draft.when.is_some_and(|when| when != self.when))
    }
}

/// Whether it has just happened, as told.
fn is_now(draft: &Draft) -> bool {
    draft.class == Class::Main
        && draft.factuality.temporal == Temporal::Current
        && draft.factuality.modality == Modality::Asserted
}

fn sides(draft: &Draft) -> impl Iterator<Item = &Seen> {
    draft.actors.iter().chain(&draft.recipients)
}

/// Whether it is the party or its state.
fn is_of(seen: &Seen, party: &Seen) -> bool {
    let (who, whose) = (&seen.who, &party.who);
    let named = who.name.is_some() && who.name == whose.name;
    named
        || who.is_official() && who.country.is_some() && who.country == whose.country
        || who.group.is_some() && who.group == whose.group
}
