//! Whose somebody is of whom the words do not say it.

use super::coreference::is_of_many;
use super::draft::Draft;
use super::drafting::Line;
use super::seen::Seen;
use crate::event::{Basis, Place};
use crate::language::Tag;
use crate::lexicon::Sense;
use crate::ontology::{EventType, PlacePrecision, Sector};
use std::ops::Range;

/// So many sentences behind it the scene of an act of violence is still that of the next.
const NEAR: usize = 4;

/// Where violence was last said to be.
#[derive(Debug, Default)]
pub(super) struct Ground {
    last: Option<(String, usize)>,
}

impl Ground {
    /// Takes note of where the acts of sentence `line` were.
    pub(super) fn note(&mut self, acts: &[Draft], line: usize) {
        let violent = acts.iter().filter(|act| is_violent(act.act.event_type));
        let place = violent.filter_map(|act| act.place.as_ref()).filter(|place| !is_held(place)).next_back();
        if let Some(country) = place.and_then(|place| place.country.clone()) {
            self.last = Some((country, line));
        }
    }

    /// The country of the scene, ISO 3166-1 alpha-3, where it was named not long before sentence `line`.
    pub(super) fn near(&self, line: usize) -> Option<&str> {
        self.last.as_ref().filter(|(_, at)| line - at <= NEAR).map(|(country, _)| country.as_str())
    }
}

impl Line<'_> {
    /// Whose people they are of whom nothing else is said: those of the place where it happened; whom police and
    /// courts deal with, theirs; else those of the country that the article is about.
    pub(super) fn settle(
        &self,
        event_type: EventType,
        actors: &mut [Seen],
        recipients: &mut [Seen],
        place: Option<&Place>,
    ) {
        let violent = is_violent(event_type);
        let here = place.filter(|place| !is_held(place)).and_then(|place| place.country.clone()).filter(|_| violent);
        let domestic = matches!(event_type, EventType::Coerce | EventType::Sanction | EventType::Accuse);
        let enforcer = actors.iter().find_map(|actor| {
            let enforces = match actor.who.sector {
                Some(Sector::Cop) => domestic || event_type == EventType::Assault,
                Some(Sector::Jud) => domestic,
                _ => false,
            };
            actor.who.country.clone().filter(|_| enforces)
        });
        // Those whom somebody from abroad attacks need not be at home where the article is.
        let abroad = |home: &String| {
            violent && actors.iter().any(|actor| actor.who.country.as_ref().is_some_and(|theirs| theirs != home))
        };
        // Armed men may come from anywhere.
        let armed = |seen: &Seen| seen.who.is_armed() && seen.who.sector != Some(Sector::Cop);
        // Hardly anybody of whom a text about the Pope speaks is a citizen of the Vatican.
        let home = self.people.at_home().filter(|home| home != "VAT");
        let strikes = matches!(event_type, EventType::Sanction | EventType::Assault)
            && actors.iter().any(|actor| {
                matches!(actor.who.sector, None | Some(Sector::Gov | Sector::Mil)) && actor.who.country == home
            });
        let guests = event_type == EventType::Consult;
        // `Gunmen stormed a hall in Lima. Police shot two of them`: where the article is at home nowhere, the scene stays.
        let here = here.or_else(|| self.ground.filter(|_| violent && home.is_none()).map(str::to_owned));
        let theirs = home.clone().filter(|home| !abroad(home) && !strikes && !guests);
        for seen in recipients.iter_mut().chain(actors.iter_mut()).filter(|seen| is_homeless(seen)) {
            seen.who.country = self.seat_of(seen);
        }
        for seen in recipients.iter_mut().filter(|seen| is_homeless(seen)) {
            let theirs = theirs.as_ref().filter(|_| !self.may_be_foreign(seen) && !armed(seen)).cloned();
            let here = here.clone().filter(|_| !self.is_of_many(seen));
            seen.who.country = here.or_else(|| enforcer.clone()).or(theirs);
        }
        for seen in actors.iter_mut().filter(|seen| is_homeless(seen) && !armed(seen)) {
            let here = here.clone().filter(|_| !self.is_of_many(seen));
            seen.who.country = here.or_else(|| home.clone().filter(|_| !self.may_be_foreign(seen)));
        }
    }

    /// The words of somebody, with the nouns and adjectives before them.
    fn phrase(&self, seen: &Seen) -> Option<Range<usize>> {
        let tokens = seen.tokens.clone()?;
        let before = (0..tokens.start)
            .rev()
            .take(3)
            .take_while(|at| matches!(self.scene.sentence.tag(*at), Tag::Adjective | Tag::Noun | Tag::Name));
        Some(before.last().unwrap_or(tokens.start)..tokens.end)
    }

    /// `the Lima-based charity`: the country of the town or state that it sits in.
    fn seat_of(&self, seen: &Seen) -> Option<String> {
        let sentence = self.scene.sentence;
        // `Goma-based rebels` are no state's.
        if matches!(seen.who.sector, Some(Sector::Uaf | Sector::Reb | Sector::Crm)) {
            return None;
        }
        let first = seen.tokens.as_ref()?.start;
        let based = |at: &usize| sentence.word(*at).ends_with("-based");
        let at = (first.saturating_sub(3)..=first).rev().find(based)?;
        let written = |at: usize| {
            let bytes = sentence.tokens.get(at).map_or(0..0, |token| token.range.clone());
            self.text.get(bytes).unwrap_or("")
        };
        let seat = written(at).trim_end_matches("-based");
        let before = at.checked_sub(1).map_or("", written);
        // `New York-based`
        let found = self.scene.names.longest(&[before, seat]).filter(|found| found.words == 2);
        let found = found.or_else(|| self.scene.names.longest(&[seat]))?;
        found.senses.iter().find_map(|sense| match sense {
            Sense::City(index) => self.scene.names.place(*index)?.country.clone(),
            Sense::Country(index) | Sense::Demonym(index) => {
                self.scene.names.countries.get(*index).map(|country| country.iso3.clone())
            }
            _ => None,
        })
    }

    /// Whether the words say that somebody belongs to no one state, or to another one: `the international
    /// community`, `enemy forces`.
    fn is_of_many(&self, seen: &Seen) -> bool {
        let first = seen.tokens.as_ref().map_or(0, |tokens| tokens.start);
        // `foreign ministers` are somebody's, `foreign officials` are not.
        let of_many = |at: usize| {
            let word = self.scene.sentence.word(at);
            is_of_many(word) && (at < first || word != "foreign")
        };
        // `the Lima-based charity` sits in a town and belongs to no state.
        let based = (first.saturating_sub(3)..first).any(|at| self.scene.sentence.word(at).ends_with("-based"));
        based || self.phrase(seen).into_iter().flatten().any(of_many)
    }

    /// Whether the words give no reason to put somebody into the country of the article: a name of no table in what
    /// a government publishes about the world, `Tigrayan authorities`.
    fn may_be_foreign(&self, seen: &Seen) -> bool {
        let stranger = seen.who.basis == Basis::Named && matches!(seen.who.sector, None | Some(Sector::Bus));
        let named = stranger || seen.who.sector == Some(Sector::Cvl);
        let capital = |at: usize| {
            let bytes = self.scene.sentence.tokens.get(at).map_or(0..0, |token| token.range.clone());
            at > 0 && self.text.get(bytes).is_some_and(|word| word.starts_with(char::is_uppercase))
        };
        let first = seen.tokens.as_ref().map_or(0, |tokens| tokens.start);
        let owner = |at: usize| at < first && capital(at) && self.scene.mention_at(at).is_none();
        let unknown = seen.who.is_official() && self.phrase(seen).into_iter().flatten().any(owner);
        self.is_of_many(seen)
            || seen.who.sector == Some(Sector::Ref)
            || unknown
            || named && self.people.focus() != self.people.at_home()
            || stranger && !self.people.is_sure()
    }
}

fn is_violent(event_type: EventType) -> bool {
    event_type.quad_class() == 4 || event_type == EventType::Protest
}

/// A site on the ground of one state that another holds, as Guantanamo Bay, is no home of whoever is there.
fn is_held(place: &Place) -> bool {
    place.precision == PlacePrecision::Site
        && place.controlled_by.as_ref().is_some_and(|holder| place.country.as_ref() != Some(holder))
}

/// Whether the words do not say whose somebody is, though he must belong somewhere.
fn is_homeless(seen: &Seen) -> bool {
    let who = &seen.who;
    seen.tokens.is_some() && who.country.is_none() && who.group.is_none() && who.name.is_none()
}
