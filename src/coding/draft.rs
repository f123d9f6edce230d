//! Drafts: events of one article before mentions of the same event are merged.

use super::calendar::When;
use super::destinations::is_far;
use super::seen::Seen;
use crate::event::{
    Attribution, Basis, Class, Cue, Evidence, Factuality, Magnitude, Place, Scope, Temporal, Time, TimePrecision,
    Underlying,
};
use crate::lexicon::{Act, Entry};
use crate::ontology::{EventType, Mode, Sector, ZoneKind};
use std::ops::Range;

/// A mention of an event, with everything but its ids.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    /// The entry: its name and line.
    pub(super) entry: Entry,
    pub(super) zone: ZoneKind,
    pub(super) class: Class,
    pub(super) scope: Scope,
    pub(super) act: Act,
    pub(super) actors: Vec<Seen>,
    pub(super) recipients: Vec<Seen>,
    pub(super) participants: (Vec<crate::event::Participant>, Vec<crate::event::Participant>),
    pub(super) reciprocal: bool,
    /// Whether it may only state what another act of the sentence did.
    pub(super) effect: bool,
    pub(super) underlying: Option<Underlying>,
    pub(super) when: Option<When>,
    pub(super) time: Option<Time>,
    pub(super) place: Option<Place>,
    pub(super) factuality: Factuality,
    pub(super) evidence: Vec<Evidence>,
    pub(super) reported_by: Vec<Attribution>,
    pub(super) magnitude: Option<Magnitude>,
    /// The paragraph, as bytes, and how many equal ones stand before it.
    pub(super) block: Range<usize>,
    pub(super) occurrence: usize,
    /// Where the trigger begins, in bytes.
    pub(super) trigger_at: usize,
    /// Whether a verb in the simple past or present states it.
    pub(super) told: bool,
    /// Whether somebody says of himself that he did it.
    pub(super) claims: bool,
    /// Whether its sentence adds it to another act: `also accused`.
    pub(super) further: bool,
    /// The words of what a speech act is about, sorted.
    pub(super) matter: Vec<String>,
    /// Whether it tells what *the gunman* or *the attackers* did, whose attack was told before.
    pub(super) takes_up: bool,
    /// Whether it takes up an act of violence or protest by a definite noun: `the attack killed nine`.
    pub(super) refers: bool,
    /// Whether it is only what is spoken of: `briefed him on his talks`.
    pub(super) topic: bool,
    /// The noun of the occasion that begins at the time: how long it lasts may be said elsewhere.
    pub(super) opens: Option<String>,
}

impl Draft {
    /// Whether both can be mentions of one event.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        if self.act.event_type != other.act.event_type || !self.compatible_time(other) {
            return false;
        }
        if self.zone != other.zone {
            return self.shares_actor(other);
        }
        if self.is_continued_by(other) || self.is_visit_of(other) || self.is_blast_of(other) {
            return true;
        }
        if other.further && matches!(self.act.event_type.quad_class(), 1 | 3) || self.is_of_another_matter(other) {
            return false;
        }
        (self.act.cameo == other.act.cameo || self.act.event_type == EventType::Consult)
            && self.is_about_same(other)
            && (same_side(&self.actors, &other.actors) && same_side(&self.recipients, &other.recipients)
                || self.is_scene_of(other))
            && self.same_place(other)
            && (self.class == Class::Trace) == (other.class == Class::Trace)
    }

    /// `The two leaders discussed trade`, told of a meeting that was told before, `they will discuss trade`, of one that is
    /// planned: the same sides, of whom it names nobody new, and no time of its own.
    fn is_continued_by(&self, other: &Self) -> bool {
        let alike = self.meets() && other.meets() || self.plans_to_meet() && other.plans_to_meet();
        let later = other.underlying.as_ref().is_some_and(|under| under.time.is_some());
        alike && other.time.is_none() && !later && self.has_sides_of(other)
    }

    /// `Statement on the meeting between Chad and Togo`: a heading names what the text says to come.
    fn announces(&self, heading: &Self) -> bool {
        self.plans_to_meet() && heading.meets() && self.has_sides_of(heading)
    }

    /// Whether it tells of a meeting.
    fn meets(&self) -> bool {
        self.class != Class::Trace && self.act.event_type == EventType::Consult && self.underlying.is_none()
    }

    /// Whether it tells of a meeting that is to come.
    fn plans_to_meet(&self) -> bool {
        let under = self.underlying.as_ref().map(|under| under.event_type);
        self.class != Class::Trace && self.act.event_type == EventType::Agree && under == Some(EventType::Consult)
    }

    /// Whether the other one has several sides, of whom each is known here.
    fn has_sides_of(&self, other: &Self) -> bool {
        let ours = || self.actors.iter().chain(&self.recipients);
        let theirs = || other.actors.iter().chain(&other.recipients);
        let known = |their: &Seen| {
            let anchored = their.who.country.is_some() || their.who.group.is_some();
            let same = |our: &Seen| {
                our.who.country == their.who.country
                    && our.who.group == their.who.group
                    && (their.who.name.is_none() || our.who.name.is_none() || our.who.name == their.who.name)
            };
            anchored && ours().any(same)
        };
        // `Ana Lund, chancellor of Chad` may be two of one side.
        let apart = theirs().any(|one| theirs().any(|two| !is_of_side(one, two)));
        let count = theirs().count();
        (apart || count > 1 && count <= ours().count()) && theirs().all(known)
    }

    /// `will visit Togo and meet with its ministers`: whoever of the host's is met on a visit that is planned in the same
    /// sentence.
    fn is_visit_of(&self, other: &Self) -> bool {
        let visit = |draft: &Self| {
            draft.plans_to_meet() && draft.underlying.as_ref().is_some_and(|under| under.modes.contains(&Mode::Visit))
        };
        let guest = |ours: &Seen| other.actors.iter().any(|theirs| theirs.who.code() == ours.who.code());
        let visits = |theirs: &Seen| self.actors.iter().any(|ours| is_of_side(ours, theirs));
        let hosted = |theirs: &Seen| {
            let nobodys = theirs.who.country.is_none() && theirs.who.group.is_none();
            nobodys || visits(theirs) || self.recipients.iter().any(|host| is_of_side(host, theirs))
        };
        visit(self)
            && other.plans_to_meet()
            && !visit(other)
            && self.is_beside(other)
            && self.actors.iter().all(guest)
            && other.actors.iter().chain(&other.recipients).all(hosted)
    }

    /// `A bomb planted in a car exploded`: two words of one blast that is nobody's.
    fn is_blast_of(&self, other: &Self) -> bool {
        let blast = |draft: &Self| {
            let nobody =
                |seen: &Seen| seen.who.country.is_none() && seen.who.group.is_none() && seen.who.name.is_none();
            draft.class != Class::Trace
                && draft.act.event_type == EventType::Assault
                && draft.act.modes.contains(&Mode::Explosives)
                && draft.actors.iter().all(nobody)
        };
        let harmed = self.recipients.is_empty() || other.recipients.is_empty();
        blast(self)
            && blast(other)
            && self.is_beside(other)
            && (harmed || same_side(&self.recipients, &other.recipients))
            && self.same_place(other)
    }

    /// Whether one sentence tells both.
    fn is_beside(&self, other: &Self) -> bool {
        let sentences = self.evidence.last().zip(other.evidence.first());
        sentences.is_some_and(|(one, two)| one.zone == two.zone && one.span == two.span)
    }

    /// `They began their advance on Lima. "The army has begun its advance on Lima and its suburbs"`: an act on the ground at one
    /// stated place, of whose sides one mention names more.
    fn is_scene_of(&self, other: &Self) -> bool {
        let placed = self.place.as_ref().zip(other.place.as_ref()).is_some_and(|(one, two)| one.name == two.name);
        placed
            && self.act.event_type.quad_class() == 4
            && (self.when.is_none() || other.when.is_none())
            && lies_in(&self.actors, &other.actors)
            && lies_in(&self.recipients, &other.recipients)
    }

    fn same_place(&self, other: &Self) -> bool {
        match (&self.place, &other.place) {
            (Some(a), Some(b)) => {
                a.name == b.name
                    || a.country == b.country
                        && (self.when.is_some() && self.when == other.when || self.act.event_type != EventType::Assault)
            }
            _ => true,
        }
    }

    pub(super) fn compatible_time(&self, other: &Self) -> bool {
        match (&self.when, &other.when) {
            (Some(a), Some(b)) if a.precision == TimePrecision::Day && b.precision == TimePrecision::Day => {
                a.start == b.start
            }
            (Some(a), Some(b)) => a.start <= b.end && b.start <= a.end,
            _ => true,
        }
    }

    fn shares_actor(&self, other: &Self) -> bool {
        let unknown = |seen: &[Seen]| seen.iter().all(|seen| seen.who.country.is_none() && seen.who.group.is_none());
        let sides = || self.actors.iter().chain(&self.recipients);
        unknown(&self.actors)
            || unknown(&other.actors)
            || other.actors.iter().chain(&other.recipients).any(|theirs| {
                sides().any(|ours| {
                    (ours.who.country.is_some() && ours.who.country == theirs.who.country)
                        || (ours.who.name.is_some() && ours.who.name == theirs.who.name)
                })
            })
    }

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

    /// Takes another mention of the same event as evidence; place and time come from it where this one has none.
    pub(super) fn absorb(&mut self, other: Self) {
        use crate::event::{PlaceBasis, TimeBasis};
        if self.when.is_none() && other.when.is_some() {
            self.when = other.when;
            self.time = other.time.map(|time| Time { basis: TimeBasis::Inherited, ..time });
        }
        // A call has no place, whatever else is told of it.
        if self.place.is_none() && !is_far(&self.act) {
            self.place = other.place.map(|place| Place { basis: PlaceBasis::Inherited, ..place });
        }
        self.class = self.class.min(other.class);
        self.add_matter(other.matter);
        super::magnitude::join(&mut self.magnitude, other.magnitude);
        for source in other.reported_by {
            let known =
                |ours: &Attribution| ours.text == source.text || ours.name.is_some() && ours.name == source.name;
            if !self.reported_by.iter().any(known) {
                self.reported_by.push(source);
            }
        }
        self.evidence.extend(other.evidence);
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

pub(super) fn shares_country(ours: &[Seen], theirs: &[Seen]) -> bool {
    let same = |one: &Seen, other: &Seen| one.who.country.is_some() && one.who.country == other.who.country;
    ours.iter().any(|one| theirs.iter().any(|other| same(one, other)))
}

/// Whether the words put both on one side: of one state, or of one group.
fn is_of_side(one: &Seen, two: &Seen) -> bool {
    one.who.country == two.who.country && one.who.group == two.who.group
}

/// Whether each of the shorter list is in the other one, by code or by name; nobody lies in no list.
fn lies_in(ours: &[Seen], theirs: &[Seen]) -> bool {
    let (few, many) = if ours.len() <= theirs.len() { (ours, theirs) } else { (theirs, ours) };
    let same = |one: &Seen, two: &Seen| {
        one.who.code() == two.who.code() && (one.who.name.is_none() || two.who.name.is_none())
            || one.who.name.is_some() && one.who.name == two.who.name
    };
    !few.is_empty() && few.iter().all(|one| many.iter().any(|two| same(one, two)))
}

fn same_side(ours: &[Seen], theirs: &[Seen]) -> bool {
    let key = |seen: &[Seen]| {
        let mut keys: Vec<(String, Option<String>)> =
            seen.iter().map(|seen| (seen.who.code(), seen.who.name.clone())).collect();
        keys.sort();
        keys
    };
    key(ours) == key(theirs)
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

/// A cue with its words.
pub(super) fn cue(text: String, span: crate::event::Span) -> Cue {
    Cue { text, span }
}
