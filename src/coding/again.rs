//! Acts of violence and protest that a sentence takes up again: `the attack killed nine`, `the rallies were held on Monday`.

use super::draft::{Draft, shares_country};
use super::drafting::Line;
use super::occurrence::is_definite;
use super::reading::Reading;
use super::seen::Seen;
use crate::event::{Basis, Class};
use crate::language::Tag;
use crate::ontology::{EventType, Mode, Sector};

impl Line<'_> {
    /// `the attack killed nine`, `carried out the raid`: a definite noun of violence or protest that is nobody's by its own
    /// words means one that was told.
    pub(super) fn refers(&self, reading: &Reading) -> bool {
        let sentence = self.scene.sentence;
        let subjects = reading.roles.subject.iter().filter_map(|phrase| self.scene.head(phrase));
        let own = reading.trigger.clone().filter(|at| sentence.tag(*at) == Tag::Noun);
        let mut nouns = subjects.chain(own);
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
                EventType::Assault => later.refers && self.agrees(later),
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
        let nobody = || later.actors.iter().all(is_nobody);
        street(self) && street(later) && self.agrees(later) && (later.refers || nobody() || beside())
    }

    fn has_actors_of(&self, later: &Self) -> bool {
        let known = |theirs: &Seen| self.actors.iter().any(|ours| ours.who.code() == theirs.who.code());
        later.actors.iter().all(known)
    }

    /// Whether each side is the same state's, or unknown in one of both.
    fn agrees(&self, later: &Self) -> bool {
        let fits = |ours: &[Seen], theirs: &[Seen]| {
            ours.iter().all(is_nobody) || theirs.iter().all(is_nobody) || shares_country(ours, theirs)
        };
        fits(&self.actors, &later.actors) && fits(&self.recipients, &later.recipients)
    }

    fn is_at_place_of(&self, later: &Self) -> bool {
        let places = self.place.as_ref().zip(later.place.as_ref());
        places.is_none_or(|(ours, theirs)| {
            ours.name == theirs.name || ours.country == theirs.country && self.when.is_some() && self.when == later.when
        })
    }
}

/// Somebody of whom the words say neither whose he is nor to which group he belongs.
fn is_nobody(seen: &Seen) -> bool {
    let homeless = seen.who.country.is_none() && seen.who.group.is_none() && seen.who.name.is_none();
    homeless || seen.who.basis == Basis::Unknown || seen.who.sector == Some(Sector::Uaf)
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
