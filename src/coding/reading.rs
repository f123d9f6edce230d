//! Readings of a sentence: what each trigger states, by whom, before anything is judged.

use super::attach::time_of;
use super::compose::{modes_from, planned, refused};
use super::conditions::is_conditional;
use super::convicted::{conviction, done_by_convict};
use super::dated::{dated, is_near};
use super::factuality::{Status, is_operator, status};
use super::grounds::ground_of;
use super::lengths::beginning;
use super::occurrence::{occurs, remembers, turns_violent};
use super::orders::{held_by, ordered_by};
use super::phrases::{Party, Scene};
use super::placing::{PlacePhrase, place_of};
use super::roles::{Roles, roles};
use super::sharing::share;
use super::silence::Silence;
use super::times::TimeMention;
use super::triggers::{Found, is_null};
use crate::event::Modality;
use crate::language::relations::{has_own_subject, object, subject};
use crate::lexicon::{Act, Complement, Entry, Frame, Requirement};
use crate::ontology::{CameoCode, EventType, Mode};
use std::ops::Range;

/// What one trigger states.
#[derive(Debug, Clone)]
pub(super) struct Reading {
    /// The entry: its name and line.
    pub(super) entry: Entry,
    /// The act, composed with what bears on it.
    pub(super) act: Act,
    /// The tokens of the trigger.
    pub(super) trigger: Range<usize>,
    /// Who acts on whom.
    pub(super) roles: Roles,
    /// How it is stated.
    pub(super) status: Status,
    /// The act that it is about.
    pub(super) underlying: Option<About>,
    /// The time of the act.
    pub(super) time: Option<TimeMention>,
    /// The place of the act.
    pub(super) place: Option<PlacePhrase>,
    /// What must hold besides.
    pub(super) require: Vec<Requirement>,
    /// Whether the trigger is a noun.
    pub(super) noun: bool,
    /// Whether it may only state what another act of the sentence did.
    pub(super) effect: bool,
    /// Whether the sentence remembers the act.
    pub(super) remembered: bool,
    /// Whether the actor is named or a pronoun, though nobody of the tables.
    pub(super) named_subject: bool,
    /// Whether a weapon stands in the place of the actor.
    pub(super) weapon: bool,
    /// Whether the verb is in the passive and nobody is named behind *by*.
    pub(super) passive: bool,
    /// Whether it is an event noun that says itself when and where.
    pub(super) dated: bool,
    /// The head of the trigger.
    pub(super) head: usize,
    /// Readings by less specific entries, best first.
    pub(super) others: Vec<Reading>,
    /// Whether a word silences it.
    pub(super) guarded: bool,
    /// Whether a voice asks or judges without a verb that says so.
    pub(super) spoken: bool,
    /// Whether an event noun is said to happen: `protests erupted`.
    pub(super) occurs: bool,
}

/// The act that a verbal act is about.
#[derive(Debug, Clone)]
pub(super) struct About {
    pub(super) act: Act,
    pub(super) modality: Modality,
    pub(super) time: Option<TimeMention>,
    pub(super) place: Option<PlacePhrase>,
}

/// What an anniversary can be the anniversary of. Whoever speaks or meets on such a day does so today.
fn is_remembered(event_type: EventType, found: &Found<'_>) -> bool {
    matches!(event_type, EventType::Assault | EventType::Coerce)
        || found.group.is_none() && matches!(event_type.quad_class(), 2 | 4)
}

fn is_assault(found: &Found<'_>) -> bool {
    found.trigger.act.as_ref().is_some_and(|act| act.event_type == EventType::Assault)
}

/// The readings of a sentence in text order, each with the number of its trigger; why there is none.
pub(super) fn readings(scene: &Scene<'_>, found: &[Found<'_>], times: &[TimeMention]) -> Vec<Result<Reading, Silence>> {
    let statuses: Vec<Status> = (0..found.len()).map(|index| status(scene.sentence, found, index)).collect();
    let reader = Reader { scene, found, times, statuses: &statuses };
    let mut readings: Vec<Result<Reading, Silence>> = (0..found.len()).map(|index| reader.read(index)).collect();
    share(scene.sentence, times, &mut readings);
    readings
}

/// A sentence whose triggers are read.
pub(super) struct Reader<'a> {
    pub(super) scene: &'a Scene<'a>,
    pub(super) found: &'a [Found<'a>],
    pub(super) times: &'a [TimeMention],
    statuses: &'a [Status],
}

impl Reader<'_> {
    fn read(&self, index: usize) -> Result<Reading, Silence> {
        let found = &self.found[index];
        if is_null(found) && !self.guarded(found) {
            return Err(Silence::Null);
        }
        if self.is_in_name(found) {
            return Err(Silence::Null);
        }
        // An operator that bears on nothing leaves the word to its other entries.
        if is_operator(found) && self.statuses.iter().any(|other| other.under.contains(&index)) {
            return Err(Silence::Operator);
        }
        let conviction =
            conviction(self.scene.sentence, self.found, index).filter(|above| self.statuses[*above].is_stated());
        if self.statuses[index].complement_of.is_some() && conviction.is_none() {
            return Err(Silence::Complement);
        }
        if conviction.is_none() && self.inside_object(index) {
            return Err(Silence::InsideObject);
        }
        let mut readings = std::iter::once(found).chain(&found.others).filter_map(|entry| self.by_entry(index, entry));
        let mut reading = readings.next().ok_or(Silence::Operator)?;
        reading.others = readings.collect();
        match conviction {
            Some(above) => done_by_convict(reading, self.scene, &self.found[above]),
            None => Ok(reading),
        }
    }

    fn by_entry(&self, index: usize, found: &Found<'_>) -> Option<Reading> {
        let act = found.trigger.act.as_ref()?;
        let roles = self.roles(index, found);
        let mut reading = Reading {
            entry: found.trigger.entry.clone(),
            act: act.clone(),
            trigger: self.trigger_tokens(index, found),
            status: self.statuses[index].clone(),
            underlying: None,
            time: dated(self.scene.sentence, self.times, found).cloned().or_else(|| self.time(index, found)),
            place: place_of(self.scene, found, act.event_type, &self.acted_on(found, &roles))
                .or_else(|| ground_of(self.scene, act.event_type, &roles)),
            require: found.trigger.require.clone(),
            noun: found.group.is_none(),
            guarded: self.guarded(found),
            spoken: found.spoken.is_some() || matches!(found.trigger.frame, Frame::Demand | Frame::Verdict),
            occurs: occurs(self.scene.sentence, found),
            effect: found.trigger.effect || self.states_effect(index),
            remembered: is_remembered(act.event_type, found)
                && self.scene.sentence.words.iter().any(|word| super::cues::is_anniversary(word))
                || roles.actors.is_empty() && remembers(self.scene.sentence, found),
            named_subject: roles.subject.iter().any(|phrase| self.scene.is_somebody(phrase)),
            weapon: roles.subject.iter().any(|phrase| self.scene.is_weapon(phrase)),
            passive: found.group.is_some_and(|group| group.passive || found.trigger.frame == Frame::Undergo)
                && roles.subject.is_empty(),
            dated: false,
            head: found.head,
            others: Vec::new(),
            roles,
        };
        let told = reading.place.as_ref().is_some_and(|place| is_near(&place.tokens, found))
            || reading.roles.recipients.iter().any(|party| is_near(&party.tokens, found));
        reading.dated = told && dated(self.scene.sentence, self.times, found).is_some();
        reading.occurs |= reading.dated;
        if act.event_type == EventType::Protest && reading.noun && turns_violent(self.scene.sentence, found.head) {
            Self::riot(&mut reading.act);
        }
        if !Self::compose(&mut reading) {
            self.about(index, &mut reading);
        } else if let Some(time) = self.time_of_saying(index, found) {
            Self::say_at(&mut reading, time);
        }
        if let Some(about) = &mut reading.underlying
            && matches!(about.modality, Modality::Planned | Modality::Hypothetical)
            && is_conditional(self.scene.sentence, reading.head)
        {
            about.modality = Modality::Conditional;
        }
        Some(reading)
    }

    /// `the Front for the Liberation of Togo`: a noun in the name of somebody.
    fn is_in_name(&self, found: &Found<'_>) -> bool {
        let mention = self.scene.mention_at(found.head).filter(|_| found.group.is_none());
        mention.is_some_and(|mention| {
            mention.tokens.len() > 3 && mention.actor.as_ref().is_some_and(|actor| actor.entity.is_some())
        })
    }

    fn riot(act: &mut Act) {
        if let Some(cameo) = CameoCode::parse("145") {
            (act.modes, act.cameo) = (vec![Mode::Riot], cameo);
        }
    }

    /// What is acted on, a noun of the pattern too: `seized the town of Kherson`.
    fn acted_on(&self, found: &Found<'_>, roles: &Roles) -> Vec<Range<usize>> {
        if roles.object.is_empty() && found.group.is_some_and(|group| !group.passive) {
            return object(self.scene.sentence, found.head);
        }
        roles.object.clone()
    }

    /// `the Russian attack killed four`: the verb states what the event noun before it did.
    fn states_effect(&self, index: usize) -> bool {
        let found = &self.found[index];
        let Some(group) = found.group.filter(|group| is_assault(found) && !group.passive) else { return false };
        let phrases = subject(self.scene.sentence, group.verb);
        self.found[..index].iter().rev().take(3).filter(|other| is_assault(other)).any(|noun| {
            noun.group.is_none()
                && phrases.iter().any(|phrase| phrase.contains(&noun.head))
                && !roles(self.scene, noun).actors.is_empty()
        })
    }

    /// The roles of a trigger; where the tree leaves a verb without a subject, the operator before lends its own.
    fn roles(&self, index: usize, found: &Found<'_>) -> Roles {
        let mut own = roles(self.scene, found);
        if own.actors.is_empty() && own.subject.is_empty() {
            own.actors = ordered_by(self.scene, found);
        }
        if own.actors.is_empty() && own.subject.is_empty() {
            own.actors = held_by(self.scene, found);
        }
        let operator = self.statuses[index].under.last().map(|last| &self.found[*last]);
        let alone = found.group.is_some() && !has_own_subject(self.scene.sentence, found.head);
        let lends = operator.filter(|operator| operator.group.is_some() && alone && own.subject.is_empty());
        if let Some(operator) = lends {
            let lent = roles(self.scene, operator).subject;
            let parties = self.scene.agents(&lent);
            if found.trigger.frame == Frame::Undergo {
                return Roles { recipients: parties, object: lent, ..own };
            }
            if found.trigger.frame == Frame::Reciprocal {
                own.actors.splice(0..0, parties);
                own.reciprocal = own.actors.len() > 1;
            } else {
                own.actors = parties;
            }
            own.subject = lent;
        }
        own
    }

    /// The trigger with the operators before it, when they stand close by: `is set to meet`.
    fn trigger_tokens(&self, index: usize, found: &Found<'_>) -> Range<usize> {
        let own = found.tokens();
        let operator = self.statuses[index].under.last().map(|last| &self.found[*last]);
        let start = operator.map_or(own.start, |operator| operator.group.map_or(operator.head, |group| group.start));
        if own.start.saturating_sub(start) <= 6 { start.min(own.start)..own.end } else { own }
    }

    /// Times up to the next trigger's complement belong to the act itself.
    fn time(&self, index: usize, found: &Found<'_>) -> Option<TimeMention> {
        let complement = self.complement(index).map(|complement| self.found[complement].head);
        let own = time_of(self.scene.sentence, self.times, found, complement);
        own.or_else(|| {
            let operator = self.statuses[index].under.last().map(|last| &self.found[*last])?;
            time_of(self.scene.sentence, self.times, operator, Some(found.head))
        })
        .or_else(|| {
            let meets = found.trigger.act.as_ref().is_some_and(|act| act.event_type == EventType::Consult);
            beginning(self.scene.sentence, self.times, found.head).filter(|_| meets)
        })
        .cloned()
    }

    /// When a plan was announced: `On Wednesday, she announced that she would leave`.
    fn time_of_saying(&self, index: usize, found: &Found<'_>) -> Option<TimeMention> {
        let operator = self.statuses[index].under.last().map(|last| &self.found[*last])?;
        let says = matches!(
            self.scene.sentence.lemma(operator.head),
            "announce"
                | "say"
                | "tell"
                | "confirm"
                | "pledge"
                | "promise"
                | "vow"
                | "declare"
                | "reveal"
                | "decide"
                | "agree"
        );
        time_of(self.scene.sentence, self.times, operator, Some(found.head)).filter(|_| says).cloned()
    }

    /// The announcement is the act, and its day that of the act.
    fn say_at(reading: &mut Reading, time: TimeMention) {
        if let Some(about) = reading.underlying.as_mut().filter(|about| about.time.as_ref() == Some(&time)) {
            about.time = None;
        }
        reading.time = Some(time);
    }

    fn complement(&self, index: usize) -> Option<usize> {
        (index + 1..self.found.len()).find(|other| {
            self.statuses[*other].complement_of == Some(index) && self.found[*other].trigger.act.is_some()
        })
    }

    /// Turns a plan or refusal into the act that it is; whether it did.
    fn compose(reading: &mut Reading) -> bool {
        if reading.status.refused {
            let Some(act) = refused(&reading.act) else {
                reading.status.unreal = true;
                return true;
            };
            Self::become_act(reading, act, Modality::Hypothetical);
            Self::refuse(reading);
            return true;
        }
        if reading.status.modality != Modality::Planned {
            return false;
        }
        let Some(act) = planned(&reading.act) else { return false };
        Self::become_act(reading, act, Modality::Planned);
        true
    }

    fn become_act(reading: &mut Reading, act: Act, modality: Modality) {
        let about = About {
            act: std::mem::replace(&mut reading.act, act),
            modality,
            time: reading.time.take(),
            place: reading.place.take(),
        };
        reading.underlying = Some(about);
        reading.status.modality = Modality::Asserted;
    }

    /// Who refuses is the subject alone; whom the act would meet stands behind the trigger.
    fn refuse(reading: &mut Reading) {
        if !reading.roles.reciprocal && !reading.roles.recipients.is_empty() {
            return;
        }
        let all = std::mem::take(&mut reading.roles.actors);
        let (actors, others) = all.into_iter().partition(|party| party.tokens.start < reading.trigger.start);
        reading.roles.actors = actors;
        reading.roles.recipients.extend::<Vec<_>>(others);
        reading.roles.reciprocal = false;
        reading.status.unreal |= reading.roles.actors.is_empty();
    }

    /// What a verbal act is about: the act in its complement.
    fn about(&self, index: usize, reading: &mut Reading) {
        let Some(complement) = self.complement(index) else { return };
        let found = &self.found[complement];
        let Some(act) = found.trigger.act.clone() else { return };
        if reading.act.modes.is_empty() {
            reading.act.modes = modes_from(reading.act.event_type, &act);
        }
        let modality = match self.found[index].trigger.complement {
            Some(Complement::Planned) => Modality::Planned,
            Some(Complement::Alleged) => Modality::Alleged,
            _ => Modality::Hypothetical,
        };
        let inner = roles(self.scene, found);
        if self.announces(reading, found, &act) {
            Self::announce(reading, act, inner);
            return;
        }
        Self::invite(reading, &act, &inner);
        // `threatened to attack Israel`: whom the act would meet is whom the words are meant for.
        let lends = matches!(reading.act.event_type, EventType::Threaten | EventType::Agree | EventType::Reject);
        if lends && reading.roles.recipients.is_empty() {
            reading.roles.recipients =
                if inner.reciprocal || inner.recipients.is_empty() { inner.actors } else { inner.recipients };
        }
        let object = inner.object;
        reading.underlying = Some(About {
            time: time_of(self.scene.sentence, self.times, found, None)
                .filter(|time| time.tokens.start >= found.head)
                .cloned(),
            place: place_of(self.scene, found, act.event_type, &object),
            act,
            modality,
        });
    }

    /// `promised to sue Togo`, `pledged to reject the bill`: a vow of words that are meant against somebody is those words,
    /// planned (codebook 3.3).
    fn announces(&self, reading: &Reading, found: &Found<'_>, act: &Act) -> bool {
        let vows = matches!(self.scene.sentence.lemma(reading.head), "promise" | "pledge" | "vow" | "undertake");
        let hostile = matches!(act.event_type, EventType::Accuse | EventType::Reject);
        let own = found.group.is_some_and(|group| group.to.is_some() && group.not.is_none());
        reading.act.event_type == EventType::Agree && vows && hostile && own
    }

    fn announce(reading: &mut Reading, act: Act, inner: Roles) {
        reading.act = act;
        reading.status.modality = Modality::Planned;
        reading.roles.recipients = inner.recipients;
        reading.roles.object = inner.object;
    }

    /// `stressed the need to hold talks with Togo`: whom a request to meet or work together is for are the others who would.
    fn invite(reading: &mut Reading, act: &Act, inner: &Roles) {
        let joint = matches!(act.event_type, EventType::Consult | EventType::Cooperate | EventType::Agree);
        if reading.act.event_type == EventType::Request && joint && reading.roles.recipients.is_empty() {
            let own = |party: &Party| reading.roles.actors.iter().any(|actor| actor.actor == party.actor);
            let all = inner.actors.iter().chain(&inner.recipients);
            reading.roles.recipients = all.filter(|party| !own(party)).cloned().collect();
        }
    }

    fn guarded(&self, found: &Found<'_>) -> bool {
        let guard = &found.trigger.guard;
        !guard.is_empty() && self.scene.sentence.words.iter().any(|word| guard.contains(word))
    }
}
