//! Whether two mentions tell one event.

use super::draft::Draft;
use super::seen::Seen;
use crate::event::{Class, TimePrecision};
use crate::ontology::{EventType, Mode};

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
    pub(super) fn announces(&self, heading: &Self) -> bool {
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

    pub(super) fn same_place(&self, other: &Self) -> bool {
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

pub(super) fn same_side(ours: &[Seen], theirs: &[Seen]) -> bool {
    let key = |seen: &[Seen]| {
        let mut keys: Vec<(String, Option<String>)> =
            seen.iter().map(|seen| (seen.who.code(), seen.who.name.clone())).collect();
        keys.sort();
        keys
    };
    key(ours) == key(theirs)
}
