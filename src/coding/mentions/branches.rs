//! Services and parties of a state that bear a name which the tables give to another's: `Belarusian KGB`, `Togo's
//! Democratic Party`, `the Russian Security Council`.

use super::{Hit, Mention, Owner, Reader};
use crate::coding::actor::{Actor, is_political_sector};
use crate::coding::drafting::OPEN_DAY;
use crate::coding::nations::is_common_party_name;
use crate::language::Tag;
use crate::lexicon::Sense;
use crate::ontology::{ActorKind, GroupCode, Sector};
use std::ops::Range;

impl Reader<'_> {
    /// What an owner at the start of `before` owns where the name behind is another's; behind a genitive only a party is
    /// theirs: `Iran's Hezbollah`.
    pub(super) fn branch(
        &self,
        before: Range<usize>,
        hit: Hit<'_>,
        first: Sense,
        owner: &Owner,
    ) -> Option<(Option<Mention>, usize)> {
        let organisation = hit.senses.first().copied().filter(|sense| matches!(sense, Sense::Organisation(_)))?;
        let possessive = before.end.checked_sub(1).is_some_and(|last| self.sentence.tag(last) == Tag::Possessive);
        let end = before.end + hit.words;
        // `Togo's TLP`: its owner before it is no actor beside it.
        let own = owner.country.is_some() && self.country_of(organisation) == owner.country;
        if possessive && own && matches!(first, Sense::Country(_)) {
            return Some((Some(Mention::of(before.start..end, self.alone(organisation)?)), end));
        }
        let actor = self.owned(organisation, hit.words, owner)?;
        let party = actor.sector == Some(Sector::Pty) && matches!(first, Sense::Country(_) | Sense::Demonym(_));
        if !(matches!(first, Sense::Demonym(_)) && !possessive || possessive && party) {
            return None;
        }
        Some((Some(Mention::of(before.start..end, actor)), end))
    }

    /// The party that words of a role stand before: `Togo's main opposition Democratic Party`.
    pub(super) fn party_of(&self, organisation: Sense, words: usize, owner: &Owner) -> Option<Actor> {
        self.owned(organisation, words, owner).filter(|actor| actor.sector == Some(Sector::Pty))
    }

    /// The organisation called as another state's, or as the council of all, that is the owner's.
    fn owned(&self, organisation: Sense, words: usize, owner: &Owner) -> Option<Actor> {
        let Sense::Organisation(index) = organisation else { return None };
        let known = self.names.organisations.get(index)?;
        let council = known.group == Some(GroupCode::Uno) && words == 2 && known.name.ends_with("Security Council");
        let country = owner.country.clone()?;
        if !(council || known.country.as_ref().is_some_and(|theirs| *theirs != country)) {
            return None;
        }
        let sector =
            if council { Some(Sector::Gov) } else { self.alone(organisation)?.resolve(self.names, OPEN_DAY).sector };
        Some(Actor {
            country: Some(country),
            sector,
            kind: ActorKind::Organisation,
            political: sector.is_some_and(is_political_sector),
            ..Actor::stranger()
        })
    }

    /// `In Togo, the leader of the Labour Party resigned`: a party of a common name in an article about another state than
    /// the one of the tables, which it does not speak of.
    pub(super) fn party_at_home(&self, words: Range<usize>, sense: Sense) -> Option<Actor> {
        let name = self.words.get(words).filter(|name| is_common_party_name(name))?;
        let sure = || self.people.at_home().filter(|_| self.people.is_sure());
        let home = self.opened_in().or_else(sure).filter(|home| self.country_of(sense).as_ref() != Some(home));
        let elsewhere = self.country_of(sense).is_some_and(|theirs| self.people.country_count(&theirs) == 0);
        self.party_of(sense, name.len(), &Owner { entity: None, country: home.filter(|_| elsewhere) })
    }

    /// The state that the sentence begins with: `In the Netherlands, ...`.
    fn opened_in(&self) -> Option<String> {
        let at = 1 + usize::from(self.sentence.tag(1) == Tag::Determiner);
        let hit = self.hit(at).filter(|_| self.sentence.word(0) == "in")?;
        self.country_of(hit.find(|sense| matches!(sense, Sense::Country(_)))?)
    }

    /// The one that the article has called by the name of its owner before: `the Democratic Party`, after `Togo's
    /// Democratic Party`.
    pub(super) fn known_branch(&self, words: Range<usize>, sense: Sense) -> Option<&Actor> {
        let name = self.words.get(words).filter(|_| matches!(sense, Sense::Organisation(_)))?;
        self.people.branches().called(name)
    }
}
