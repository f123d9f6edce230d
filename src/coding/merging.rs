//! Mentions of one event become one: its effects, who claims it, what its doers did, and what is told of it again.

use super::draft::Draft;
use super::sameness::{same_side, shares_country};
use super::seen::Seen;
use crate::event::{Basis, Class, Temporal};
use crate::ontology::{EventType, Sector, ZoneKind};

impl Draft {
    fn take_effect(&mut self, effect: Self) {
        if effect.class == Class::Main && self.time.is_none() && self.factuality.temporal == Temporal::Historical {
            self.class = Class::Main;
            self.factuality.temporal = Temporal::Current;
        }
        if self.recipients.is_empty() {
            self.recipients = effect.recipients;
            self.participants.1 = effect.participants.1;
        }
        if self.when.is_none() {
            (self.when, self.time) = (effect.when, effect.time);
        }
        if self.place.is_none() {
            self.place = effect.place;
        }
    }

    /// `The group claimed responsibility` names who did what was told before.
    fn is_claim(&self) -> bool {
        self.claims && self.act.event_type == EventType::Assault && self.recipients.is_empty()
    }

    /// Whether it is the act that a claim can be for: nobody is known to have done it, or the same.
    fn is_claimed_by(&self, claim: &Self) -> bool {
        let nobody = |seen: &Seen| seen.who.basis == Basis::Unknown || seen.who.sector == Some(Sector::Uaf);
        self.act.event_type == EventType::Assault
            && self.class != Class::Trace
            && !self.is_claim()
            && self.compatible_time(claim)
            && (self.actors.iter().all(nobody) || same_side(&self.actors, &claim.actors))
    }

    /// `Two soldiers were killed`: what somebody whom nobody names did, at no place or time of its own.
    fn is_nameless(&self) -> bool {
        self.act.event_type == EventType::Assault
            && !self.actors.is_empty()
            && self.actors.iter().all(|seen| seen.who.basis == Basis::Unknown && seen.tokens.is_none())
            && self.place.is_none()
            && self.when.is_none()
    }

    /// Whether it is the attack of those whose deeds another sentence goes on to tell.
    fn is_taken_up_by(&self, deed: &Self) -> bool {
        let unknown = |seen: &Seen| seen.who.sector == Some(Sector::Uaf) || seen.who.basis == Basis::Unknown;
        (deed.takes_up || deed.is_nameless())
            && self.act.event_type == EventType::Assault
            && self.class == deed.class
            && self.zone == deed.zone
            && (self.actors.iter().all(unknown) || !deed.takes_up)
            && (deed.takes_up || self.recipients.is_empty() || shares_country(&self.recipients, &deed.recipients))
            && self.compatible_time(deed)
            && (deed.place.is_none() || self.same_place(deed))
    }

    /// Takes what the attackers did as evidence, and whom it befell where the attack has nobody.
    fn take_deed(&mut self, mut deed: Self) {
        if self.recipients.is_empty() {
            self.recipients = std::mem::take(&mut deed.recipients);
            self.participants.1 = std::mem::take(&mut deed.participants.1);
        }
        self.absorb(deed);
    }

    /// Takes a claim as evidence: whoever claims the act did it.
    fn take_claim(&mut self, claim: Self) {
        self.actors = claim.actors;
        self.participants.0 = claim.participants.0;
        self.evidence.extend(claim.evidence);
    }
}

/// Within one sentence, what only states the effect of an act of violence (`killing four`, `were killed
/// when`) is no act beside it. The act is as current as its effect.
pub(super) fn fold_effects(drafts: Vec<Draft>) -> Vec<Draft> {
    let cause =
        |draft: &Draft| draft.act.event_type == EventType::Assault && !draft.effect && draft.class != Class::Trace;
    let (effects, mut rest): (Vec<Draft>, Vec<Draft>) =
        drafts.into_iter().partition(|draft| draft.effect && draft.class != Class::Trace);
    if !rest.iter().any(cause) {
        // `killed four and wounded nine` is one act.
        let mut effects = effects.into_iter();
        if let Some(mut first) = effects.next() {
            effects.for_each(|effect| first.take_effect(effect));
            rest.push(first);
        }
        return rest;
    }
    if let Some(cause) = rest.iter_mut().find(|draft| cause(draft)) {
        for effect in effects {
            cause.take_effect(effect);
        }
    }
    rest
}

/// Merges the mentions of one event. The body's come first; a title's joins the body's event of its
/// type, or stands alone when the body has none.
pub(super) fn merge(drafts: Vec<Draft>) -> Vec<Draft> {
    /// No more events than this are compared with: the work stays linear in the text.
    const WINDOW: usize = 200;
    /// A claim is for one of the last so many.
    const NEAR: usize = 4;
    let (title, body): (Vec<Draft>, Vec<Draft>) = drafts.into_iter().partition(|draft| draft.zone == ZoneKind::Title);
    let mut events: Vec<Draft> = Vec::new();
    for draft in body.into_iter().chain(title) {
        let claimed = events.iter_mut().rev().take(NEAR).find(|event| draft.is_claim() && event.is_claimed_by(&draft));
        if let Some(event) = claimed {
            event.take_claim(draft);
            continue;
        }
        let told = events.iter_mut().rev().take(NEAR).find(|event| event.is_taken_up_by(&draft));
        if let Some(event) = told {
            event.take_deed(draft);
            continue;
        }
        let again = events.iter_mut().rev().take(NEAR).find(|event| event.is_told_again_by(&draft));
        if let Some(event) = again {
            event.take_up(draft);
            continue;
        }
        let same = match draft.zone {
            ZoneKind::Title => events.iter().take(WINDOW).position(|event| event.is_same(&draft)),
            _ => events
                .iter()
                .rev()
                .take(WINDOW)
                .position(|event| event.is_same(&draft))
                .map(|back| events.len() - 1 - back),
        };
        let heading = draft.zone == ZoneKind::Title;
        let announced = heading && same.is_none() && events.iter().take(WINDOW).any(|event| event.announces(&draft));
        match same.and_then(|at| events.get_mut(at)) {
            Some(event) => event.absorb(draft),
            None if announced => {}
            None => events.push(draft),
        }
    }
    events.sort_by_key(|event| event.trigger_at);
    events
}
