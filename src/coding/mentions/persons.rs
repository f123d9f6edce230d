//! People by name, and those whom a leader leads.

use super::{Mention, Owner, Reader};
use crate::coding::actor::Actor;
use crate::coding::drafting::OPEN_DAY;
use crate::event::Basis;
use crate::language::Tag;
use crate::lexicon::Sense;
use crate::ontology::{ActorKind, Sector};

impl Reader<'_> {
    pub(super) fn person(&self, at: usize, end: usize, index: usize) -> (Option<Mention>, usize) {
        let single = end - at == 1;
        let other = single && self.words.get(at).is_some_and(|word| self.people.is_somebody_else(word, index));
        if single && self.beside_unknown_name(at, end) {
            return (None, end);
        }
        if other {
            return self.surname(at);
        }
        if let Some(cabinet) = self.cabinet_of(at, end, index) {
            return cabinet;
        }
        let actor = Actor {
            entity: Some(Sense::Person(index)),
            country: None,
            group: None,
            sector: None,
            kind: ActorKind::Person,
            basis: Basis::Named,
            political: true,
        };
        (Some(Mention::of(at..end, actor)), end)
    }

    /// `the Biden administration`, `Orban's government`: those whom a leader leads.
    fn cabinet_of(&self, at: usize, end: usize, index: usize) -> Option<(Option<Mention>, usize)> {
        let next = end + usize::from(self.sentence.tag(end) == Tag::Possessive);
        let leads =
            matches!(self.sentence.word(next), "administration" | "government" | "cabinet" | "regime" | "junta");
        let country = self.names.people.get(index)?.country.clone().filter(|_| leads)?;
        let actor = Actor {
            country: Some(country),
            sector: Some(Sector::Gov),
            kind: ActorKind::Organisation,
            political: true,
            ..Actor::stranger()
        };
        Some((Some(Mention::of(at..next + 1, actor)), next + 1))
    }

    pub(super) fn owned_person(&self, at: usize, end: usize, index: usize, owner: &Owner) -> (Option<Mention>, usize) {
        let (mention, end) = self.person(at, end, index);
        let mention = mention.map(|mut mention| {
            mention.tokens = at..end;
            if let Some(actor) = &mut mention.actor {
                actor.country.clone_from(&owner.country);
            }
            mention
        });
        (mention, end)
    }

    /// A bare surname of somebody whom the article names in full elsewhere, or the letters of an organisation.
    pub(super) fn surname(&self, at: usize) -> (Option<Mention>, usize) {
        let name = matches!(self.sentence.tag(at), Tag::Name | Tag::Noun);
        if !name || self.beside_unknown_name(at, at + 1) {
            return (None, at + 1);
        }
        let people = self.people;
        let known = |word: &&str| {
            let named = people.by_family_name(word).or_else(|| people.by_surname(word));
            named.or_else(|| people.by_abbreviation(word)).cloned()
        };
        let actor = self.words.get(at).and_then(known);
        let mention = actor.map(|actor| Mention::of(at..at + 1, actor));
        (mention, at + 1)
    }

    /// Whether the word is the surname of somebody whom the article names in full, and here no paper of that name:
    /// `Michael Reuters stood down. Reuters endorsed his rival`, not `Reuters reported`.
    pub(super) fn is_borne(&self, at: usize, end: usize, sense: Sense) -> bool {
        let known = self.words.get(at).and_then(|word| self.people.by_surname(word));
        let person = known.is_some_and(|actor| actor.kind == ActorKind::Person);
        let reports = matches!(
            self.sentence.word(end),
            "news" | "agency" | "reported" | "reports" | "correspondent" | "reporter" | "journalist" | "poll"
        );
        end == at + 1 && person && self.is_paper(sense) && !reports
    }

    /// Whether the name is that of a paper or firm, which persons bear too.
    pub(super) fn is_paper(&self, sense: Sense) -> bool {
        let Sense::Organisation(index) = sense else { return false };
        let sector = self.names.organisations.get(index).and_then(|found| found.sector_at(OPEN_DAY));
        matches!(sector, Some(Sector::Jrn | Sector::Bus))
    }

    /// `Mr Orban`, `Lady Starmer`.
    pub(super) fn honoured(&self, at: usize) -> (Option<Mention>, usize) {
        let (mention, next) = self.at(at + 1);
        let person = mention.filter(|mention| {
            mention.tokens.start == at + 1
                && mention.actor.as_ref().is_some_and(|actor| actor.kind == ActorKind::Person)
        });
        match person {
            Some(mention) => (Some(Mention { tokens: at..mention.tokens.end, ..mention }), next),
            None => (None, at + 1),
        }
    }
}
