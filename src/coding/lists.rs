//! Lists of persons that the tree breaks: `Minister Ana Costa, Minister Luis Prado and Minister Eva Lund met`.

use super::actor::Actor;
use super::drafting::OPEN_DAY;
use super::mentions::Mention;
use super::phrases::{Party, Scene};
use crate::event::Basis;
use crate::language::Tag;
use crate::language::parse::Relation;
use crate::language::relations::{coordinated, related};
use crate::lexicon::Sense;
use crate::ontology::ActorKind;
use std::ops::Range;

/// No more are passed over between two members of a list.
const MOST: usize = 4;

/// So many words has the full name of a state at most: `of the Democratic People's Republic of Korea`.
const NAME: usize = 8;

impl Scene<'_> {
    /// The parties of a list with those between them that the tree takes for an apposition: a person between commas,
    /// of another country than those beside, describes neither of them.
    pub(super) fn with_passed_over(&self, parties: Vec<Party>) -> Vec<Party> {
        let mut whole: Vec<Party> = Vec::with_capacity(parties.len());
        for party in parties.into_iter().filter(|party| !self.is_title(party)) {
            if !whole.is_empty() && self.is_behind_town(&party) {
                continue;
            }
            whole.pop_if(|office| self.is_office_of(office, &party));
            let missed = match whole.last() {
                Some(last) => self.passed_over(last, &party),
                None => self.hung_on(&party).into_iter().collect(),
            };
            whole.extend(missed);
            whole.push(party);
        }
        whole
    }

    /// `met President Ana Costa of the Republic of Chile (RC), President Ali Were of Chad and President Eva Lund of Togo`, where
    /// the tree joins the others to the state of the first: those behind, three or more with the first.
    pub(super) fn with_titled(&self, mut parties: Vec<Party>) -> Vec<Party> {
        let person = |party: &&Party| party.actor.kind == ActorKind::Person;
        let mut lists = parties.iter().filter(person).map(|first| self.titled_behind(first.tokens.end));
        if let Some(behind) = lists.find(|behind| behind.len() > 1) {
            let missed = |party: &Party| parties.iter().all(|other| other.tokens != party.tokens);
            let missed: Vec<Party> = behind.into_iter().filter(missed).collect();
            parties.extend(missed);
            parties.sort_by_key(|party| party.tokens.start);
        }
        parties
    }

    /// The titled persons behind the word before `at`, up to the one that *and* joins; none where none is joined so.
    fn titled_behind(&self, mut at: usize) -> Vec<Party> {
        let mut behind: Vec<Party> = Vec::new();
        while let Some((party, last)) = self.next_titled(at).filter(|_| behind.len() < 2 * MOST) {
            at = party.tokens.end;
            behind.push(party);
            if last {
                return behind;
            }
        }
        Vec::new()
    }

    /// The titled person of a list that a state may stand before, from the word behind the one before on, and whether *and*
    /// joins it.
    fn next_titled(&self, from: usize) -> Option<(Party, bool)> {
        let mut at = self.behind_state(from);
        if self.sentence.word(at) == "(" && self.sentence.word(at + 2) == ")" {
            at += 3;
        }
        let start = at;
        while matches!(self.sentence.tag(at), Tag::Comma | Tag::And) && at < start + 2 {
            at += 1;
        }
        let mention = self.mention_at(at).filter(|mention| at > start && mention.tokens.start == at)?;
        let party = Self::party_of(mention).map(|party| self.of_state_behind(party))?;
        let titled = party.actor.kind == ActorKind::Person && mention.tokens.len() > 2;
        let last = (start..at).any(|at| self.sentence.tag(at) == Tag::And);
        (titled && self.home_of(&party).is_some()).then_some((party, last))
    }

    /// The word behind `of the Republic of Chile`, where the words at `from` are such.
    fn behind_state(&self, from: usize) -> usize {
        let named = |at: &usize| {
            self.sentence.tag(*at).is_nominal()
                || matches!(self.sentence.tag(*at), Tag::Determiner | Tag::Adjective)
                || self.sentence.word(*at) == "of"
        };
        let of = self.sentence.word(from) == "of";
        let words = (from..from + NAME).take_while(named).filter(|_| of);
        words.last().map_or(from, |last| last + 1)
    }

    /// `Mr. Lund and President Ana Costa said`, where the tree makes the first a part of the second's name.
    fn hung_on(&self, party: &Party) -> Option<Party> {
        let and = party.tokens.start.checked_sub(1).filter(|at| self.sentence.tag(*at) == Tag::And)?;
        let before = and.checked_sub(1).and_then(|at| self.mention_at(at))?;
        let person = |actor: &Actor| actor.kind == ActorKind::Person;
        let persons = person(&party.actor) && before.actor.as_ref().is_some_and(person);
        let inside = before.tokens.clone().any(|at| {
            let name = matches!(self.sentence.relation(at), Relation::Flat | Relation::Compound | Relation::NmodDesc);
            name && self.sentence.head(at).is_some_and(|head| party.tokens.contains(&head))
        });
        (persons && inside).then(|| Self::party_of(before)).flatten()
    }

    /// `his counterparts Ali Were of Uganda and Luis Prado of Peru`: those whom the words behind name.
    pub(super) fn counterparts(&self, phrase: &Range<usize>) -> Vec<Party> {
        let counterpart = |head: &usize| matches!(self.sentence.word(*head), "counterpart" | "counterparts");
        let Some(head) = self.head(phrase).filter(counterpart) else { return Vec::new() };
        let named = related(self.sentence, head, &[Relation::Appos]).next();
        let all = named.map(|name| coordinated(self.sentence, name)).unwrap_or_default();
        let party = |at: usize| match self.mention_at(at) {
            Some(mention) => Self::party_of(mention),
            None => self.stranger(at).map(|party| self.of_state_behind(party)),
        };
        all.into_iter().filter_map(party).collect()
    }

    /// `Ali Were of Uganda`: the state right behind the name, wherever the tree hangs it.
    fn of_state_behind(&self, mut party: Party) -> Party {
        let behind = self.behind_state(party.tokens.end);
        let found = behind.checked_sub(1).filter(|at| *at > party.tokens.end).and_then(|at| self.mention_at(at));
        let state = found.and_then(|mention| mention.actor.as_ref());
        let country = state.filter(|state| state.kind == ActorKind::State).and_then(|state| state.country.clone());
        party.actor.country = party.actor.country.or(country);
        party
    }

    /// Whether a party is the state behind the name of its town: `a woman from Linz, Austria`.
    fn is_behind_town(&self, party: &Party) -> bool {
        let closed = self.sentence.tag(party.tokens.end) == Tag::Comma;
        let comma = party.tokens.start.checked_sub(1).filter(|at| closed && self.sentence.tag(*at) == Tag::Comma);
        let town = comma.and_then(|comma| self.mention_at(comma.checked_sub(1)?)).and_then(|mention| mention.place);
        let Some(Sense::City(index)) = town else { return false };
        let there = self.names.place(index).and_then(|town| town.country.clone());
        party.actor.kind == ActorKind::State && there.is_some() && there == party.actor.country
    }

    /// `the Hungarian prime minister, Viktor Orban, and`: the office of the person between the commas.
    fn is_office_of(&self, office: &Party, party: &Party) -> bool {
        let between = office.tokens.end + 1 == party.tokens.start && self.sentence.tag(office.tokens.end) == Tag::Comma;
        let closed = self.sentence.tag(party.tokens.end) == Tag::Comma;
        let person = |party: &Party| party.actor.kind == ActorKind::Person;
        let bare = office.actor.entity.is_none() && matches!(office.actor.basis, Basis::Role | Basis::Title);
        let one = bare && person(office) && person(party) && party.actor.basis == Basis::Named;
        between && closed && one && self.home_of(office) == self.home_of(party)
    }

    /// Whether a party is only the title of those named right behind: `Ministers Lund and Prado`.
    fn is_title(&self, party: &Party) -> bool {
        let bare = party.actor.kind == ActorKind::Group && party.actor.country.is_none() && party.actor.group.is_none();
        let named = self.mention_at(party.tokens.end).and_then(|mention| mention.actor.as_ref());
        bare && named.is_some_and(|actor| actor.kind == ActorKind::Person)
    }

    fn passed_over(&self, first: &Party, next: &Party) -> Vec<Party> {
        let gap = first.tokens.end..next.tokens.start;
        if gap.is_empty() || self.sentence.tag(gap.start) != Tag::Comma {
            return Vec::new();
        }
        let between: Vec<&Mention> = self.mentions_in(&gap).take(MOST + 1).collect();
        let beside = [self.home_of(first), self.home_of(next)];
        let member = |mention: &&Mention| {
            let person = mention.actor.as_ref().is_some_and(|actor| actor.kind == ActorKind::Person);
            let country = Self::party_of(mention).and_then(|party| self.home_of(&party));
            person && country.is_some() && !beside.contains(&country)
        };
        let all = (1..=MOST).contains(&between.len()) && between.iter().all(member);
        if !all || beside.contains(&None) || !self.only_joins(gap, &between) {
            return Vec::new();
        }
        between.into_iter().filter_map(Self::party_of).collect()
    }

    /// Whether nothing but commas, *and* and determiners stands between the members.
    fn only_joins(&self, mut gap: Range<usize>, members: &[&Mention]) -> bool {
        gap.all(|at| {
            members.iter().any(|member| member.tokens.contains(&at))
                || matches!(self.sentence.tag(at), Tag::Comma | Tag::And | Tag::Determiner)
        })
    }

    fn party_of(mention: &Mention) -> Option<Party> {
        Some(Party { tokens: mention.tokens.clone(), actor: mention.actor.clone()? })
    }

    fn home_of(&self, party: &Party) -> Option<String> {
        party.actor.resolve(self.names, OPEN_DAY).country
    }
}
