//! Whose somebody is of whom the words do not say it.

use super::battleground::{is_held, is_violent};
use super::coreference::{is_envoy, is_of_many};
use super::drafting::{Line, OPEN_DAY};
use super::mentions::Mention;
use super::nations::country_of;
use super::seen::Seen;
use crate::event::{Basis, Place};
use crate::language::Tag;
use crate::lexicon::Sense;
use crate::ontology::{ActorKind, EventType, Sector};
use std::ops::Range;

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
        let ruler = ruler(actors);
        let home = self.people.at_home();
        let strikes = matches!(event_type, EventType::Sanction | EventType::Assault)
            && actors.iter().any(|actor| {
                matches!(actor.who.sector, None | Some(Sector::Gov | Sector::Mil)) && actor.who.country == home
            });
        let guests = event_type == EventType::Consult;
        let harmed = matches!(event_type, EventType::Assault | EventType::Coerce);
        let open = harmed && here.is_none() && home.is_none();
        let theirs = home.clone().filter(|home| !abroad(home) && !strikes && !guests);
        for seen in recipients.iter_mut().chain(actors.iter_mut()).filter(|seen| is_homeless(seen)) {
            seen.who.country = self.seat_of(seen);
        }
        let speaker = actors.iter().find(|seen| self.is_speaker(seen)).cloned();
        for seen in actors.iter_mut().filter(|seen| is_homeless(seen)) {
            seen.who.country = speaker.as_ref().filter(|speaker| self.is_beside(seen, speaker)).and_then(Seen::country);
        }
        for seen in recipients.iter_mut().filter(|seen| is_homeless(seen)) {
            let theirs = theirs.as_ref().filter(|_| !self.may_be_foreign(seen) && !is_armed(seen)).cloned();
            let here = here.clone().filter(|_| !self.is_of_many(seen));
            let ruled = ruler.clone().filter(|_| is_of_rulers(event_type, seen));
            seen.who.country =
                here.or_else(|| enforcer.clone()).or(ruled).or(theirs).or_else(|| self.of_scene(seen).filter(|_| open));
        }
        let fought = fought(recipients).filter(|_| violent && here.is_none());
        let foes = Foes { fought, fellow: fellow(actors) };
        for seen in actors.iter_mut().filter(|seen| is_homeless(seen) && !self.roams(seen)) {
            let here = here.clone().filter(|_| !self.is_of_many(seen));
            let home = home.clone().filter(|_| !self.may_be_foreign(seen) && !is_armed(seen));
            seen.who.country =
                here.or_else(|| foes.home_of(seen)).or(home).or_else(|| self.of_scene(seen).filter(|_| open));
        }
    }

    /// Armed men who may come from anywhere: gunmen and pirates; rebels, militias and soldiers fight where they are at home.
    fn roams(&self, seen: &Seen) -> bool {
        let named = |words: &[&str]| {
            let tokens = seen.tokens.clone().into_iter().flatten();
            tokens.into_iter().any(|at| words.contains(&self.scene.sentence.lemma(at)))
        };
        match seen.who.sector {
            Some(Sector::Uaf) => !named(&["militant", "insurgent", "separatist", "loyalist"]),
            Some(Sector::Crm) => named(&["pirate"]),
            _ => false,
        }
    }

    fn is_speaker(&self, seen: &Seen) -> bool {
        seen.tokens.as_ref().is_some_and(|tokens| tokens.len() == 1 && self.scene.sentence.word(tokens.start) == "i")
    }

    /// `Eva and I thank Togo`: whom the speaker names by no title is at home where he is.
    fn is_beside(&self, seen: &Seen, speaker: &Seen) -> bool {
        let next = seen.tokens.as_ref().map_or(0, |tokens| tokens.end);
        let joined = speaker.tokens.as_ref().is_some_and(|tokens| tokens.start == next + 1);
        joined && seen.who.sector.is_none() && self.scene.sentence.tag(next) == Tag::And
    }

    /// `Gunmen stormed a hall in Lima. Police shot two men`: where the article is at home nowhere, and the sentence speaks
    /// of no other country, police and bystanders are those of the scene.
    fn of_scene(&self, seen: &Seen) -> Option<String> {
        let local =
            matches!(seen.who.sector, Some(Sector::Cop | Sector::Cvl | Sector::Lab | Sector::Edu | Sector::Med));
        let scene = self.ground.filter(|_| local && !self.is_of_many(seen))?;
        let country = |mention: &Mention| country_of(mention, self.scene.names, OPEN_DAY);
        let elsewhere = self.scene.mentions.iter().filter_map(country).any(|country| country != scene);
        (!elsewhere).then(|| scene.to_owned())
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

    /// Whether somebody is an envoy, or no cleric in a text about the Pope: hardly anybody is a citizen of the Vatican.
    fn is_guest(&self, seen: &Seen) -> bool {
        let envoy = || self.phrase(seen).into_iter().flatten().any(|at| is_envoy(self.scene.sentence.word(at)));
        let cleric = matches!(seen.who.sector, Some(Sector::Rel | Sector::Gov));
        self.people.government().is_none() && envoy() || !cleric && self.people.at_home().as_deref() == Some("VAT")
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
            || self.is_guest(seen)
            || unknown
            || named && self.people.focus() != self.people.at_home()
            || stranger && !self.people.is_sure()
    }
}

/// The states that rebels have to do with: whose forces they fight, who acts together with them.
struct Foes {
    fought: Option<String>,
    fellow: Option<String>,
}

impl Foes {
    /// Whose rebels they are.
    fn home_of(&self, seen: &Seen) -> Option<String> {
        match seen.who.sector {
            Some(Sector::Reb) => self.fought.clone().or_else(|| self.fellow.clone()),
            Some(Sector::Uaf) => self.fought.clone(),
            _ => None,
        }
    }
}

/// The state whose forces rebels fight: mostly their own.
fn fought(recipients: &[Seen]) -> Option<String> {
    let forces = |seen: &&Seen| matches!(seen.who.sector, Some(Sector::Mil | Sector::Cop));
    recipients.iter().filter(forces).find_map(|seen| seen.who.country.clone())
}

/// The state whose government or forces do something together with rebels: `the rebels and the government agreed`.
fn fellow(actors: &[Seen]) -> Option<String> {
    let governs = |seen: &&Seen| matches!(seen.who.sector, Some(Sector::Gov | Sector::Mil));
    let mut states = actors.iter().filter(governs).filter_map(|seen| seen.who.country.as_ref());
    let state = states.next().filter(|state| states.all(|other| other == *state));
    state.cloned()
}

/// The one state whose government or forces act.
fn ruler(actors: &[Seen]) -> Option<String> {
    let governs = |seen: &Seen| matches!(seen.who.sector, Some(Sector::Gov | Sector::Jud | Sector::Cop));
    let [ruler] = actors else { return None };
    ruler.who.country.clone().filter(|_| governs(ruler))
}

/// Whether somebody whom a government accuses, jails or pardons is its own: `the separatists`, `the journalist`.
fn is_of_rulers(event_type: EventType, seen: &Seen) -> bool {
    let inside = matches!(seen.who.sector, Some(Sector::Reb | Sector::Opp));
    let jailed = matches!(seen.who.sector, Some(Sector::Jrn | Sector::Rel | Sector::Lab | Sector::Leg | Sector::Jud));
    let named = seen.who.sector == Some(Sector::Cvl) && seen.who.kind == ActorKind::Person;
    match event_type {
        EventType::Assault => false,
        EventType::Coerce | EventType::Sanction => inside || jailed || named,
        _ => inside,
    }
}

/// Armed men, who may come from anywhere.
fn is_armed(seen: &Seen) -> bool {
    seen.who.is_armed() && seen.who.sector != Some(Sector::Cop)
}

/// Whether the words do not say whose somebody is, though he must belong somewhere.
fn is_homeless(seen: &Seen) -> bool {
    let who = &seen.who;
    seen.tokens.is_some() && who.country.is_none() && who.group.is_none() && who.name.is_none()
}
