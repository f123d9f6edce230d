//! Acts of violence and protest that a sentence takes up again: `the attack killed nine`, `the rallies were held on Monday`.

use super::draft::Draft;
use super::drafting::Line;
use super::occurrence::is_definite;
use super::reading::Reading;
use super::sameness::shares_country;
use super::seen::Seen;
use crate::event::{Basis, Class};
use crate::language::Tag;
use crate::language::parse::Relation;
use crate::language::relations::related;
use crate::ontology::{EventType, Mode, Sector};

impl Line<'_> {
    /// `the attack killed nine`, `carried out the raid`: a definite noun of violence or protest that is nobody's by its own
    /// words means one that was told.
    pub(super) fn refers(&self, reading: &Reading) -> bool {
        let sentence = self.scene.sentence;
        // `the shelling of Togo by Benin`, `the 2015 attack`: those are told anew.
        if reading.noun && (reading.dated || !reading.roles.actors.is_empty()) {
            return false;
        }
        let subjects = reading.roles.subject.iter().filter_map(|phrase| self.scene.head(phrase));
        let own = reading.trigger.clone().filter(|at| sentence.tag(*at) == Tag::Noun);
        // `was also killed in the airstrike`
        let within = related(sentence, reading.head, &[Relation::Obl]).filter(|noun| {
            related(sentence, *noun, &[Relation::Case]).any(|case| matches!(sentence.word(case), "in" | "during"))
        });
        let mut nouns = subjects.chain(own).chain(within.filter(|_| !reading.noun));
        nouns.any(|noun| {
            is_of_violence_or_protest(sentence.lemma(noun)) && is_definite(sentence, noun) && !self.is_owned(noun)
        })
    }

    /// `the Russian attack`, `the rebels' raid`: its own words say whose it is.
    fn is_owned(&self, noun: usize) -> bool {
        /// So many words before a noun say whose it is.
        const REACH: usize = 4;
        let sentence = self.scene.sentence;
        let mut before = (noun.saturating_sub(REACH)..noun).rev().take_while(|at| sentence.tag(*at) != Tag::Determiner);
        before.any(|at| {
            let mention = self.scene.mention_at(at);
            mention.is_some_and(|mention| mention.bare_demonym || sentence.tag(mention.tokens.end) == Tag::Possessive)
        })
    }
}

impl Draft {
    /// Whether a later sentence of the text takes this act of violence or protest up.
    pub(super) fn is_told_again_by(&self, later: &Self) -> bool {
        let alike = self.act.event_type == later.act.event_type
            && self.zone == later.zone
            && self.class != Class::Trace
            && later.class != Class::Trace;
        alike
            && self.compatible_time(later)
            && self.is_at_place_of(later)
            && match self.act.event_type {
                EventType::Assault => later.refers && fits(&self.actors, &later.actors),
                EventType::Protest => self.is_protest_of(later),
                _ => false,
            }
    }

    /// One protest: of nobody new, or of the same people in one sentence.
    fn is_protest_of(&self, later: &Self) -> bool {
        let street = |draft: &Self| {
            let modes = &draft.act.modes;
            !modes.is_empty() && modes.iter().all(|mode| matches!(mode, Mode::Demo | Mode::Riot | Mode::Obstruct))
        };
        let beside = || {
            let sentences = self.evidence.last().zip(later.evidence.first());
            sentences.is_some_and(|(one, other)| one.span == other.span) && self.has_actors_of(later)
        };
        let nobody = || later.actors.iter().all(is_unknown);
        let agrees = fits(&self.actors, &later.actors) && fits(&self.recipients, &later.recipients);
        street(self) && street(later) && agrees && (later.refers || nobody() || beside())
    }

    /// Takes what a later sentence tells of the same act: whom it befell too, where and when.
    pub(super) fn take_up(&mut self, mut later: Self) {
        let new = |seen: &Seen| self.recipients.iter().all(|ours| ours.who.code() != seen.who.code());
        let (new, participants): (Vec<_>, Vec<_>) = std::mem::take(&mut later.recipients)
            .into_iter()
            .zip(std::mem::take(&mut later.participants.1))
            .filter(|(seen, _)| new(seen))
            .unzip();
        self.recipients.extend(new);
        self.participants.1.extend(participants);
        self.absorb(later);
    }

    fn has_actors_of(&self, later: &Self) -> bool {
        let known = |theirs: &Seen| self.actors.iter().any(|ours| ours.who.code() == theirs.who.code());
        later.actors.iter().all(known)
    }

    fn is_at_place_of(&self, later: &Self) -> bool {
        let places = self.place.as_ref().zip(later.place.as_ref());
        places.is_none_or(|(ours, theirs)| {
            // `the attack in the north` may be that on the village told before.
            let near = later.refers && self.act.event_type == EventType::Assault
                || self.when.is_some() && self.when == later.when;
            ours.name == theirs.name || ours.country == theirs.country && near
        })
    }
}

/// Whether both sides are the same state's, or one of them is nobody's.
fn fits(ours: &[Seen], theirs: &[Seen]) -> bool {
    ours.iter().all(is_nobody) || theirs.iter().all(is_nobody) || shares_country(ours, theirs)
}

/// Whom the sentence does not name.
fn is_unknown(seen: &Seen) -> bool {
    seen.who.basis == Basis::Unknown || seen.who.sector == Some(Sector::Uaf) && is_nobody(seen)
}

/// Somebody of whom the words say neither whose he is nor to which group he belongs.
fn is_nobody(seen: &Seen) -> bool {
    seen.who.country.is_none() && seen.who.group.is_none() && seen.who.name.is_none()
}

fn is_of_violence_or_protest(lemma: &str) -> bool {
    matches!(
        lemma,
        "attack"
            | "strike"
            | "airstrike"
            | "raid"
            | "blast"
            | "bombing"
            | "explosion"
            | "shooting"
            | "stabbing"
            | "shelling"
            | "assault"
            | "ambush"
            | "massacre"
            | "assassination"
            | "bombardment"
            | "protest"
            | "demonstration"
            | "rally"
            | "march"
            | "riot"
            | "sit-in"
            | "vigil"
    )
}
