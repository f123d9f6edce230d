//! Whose a role is that the words leave open: `the police` of the place behind it, of the last who was
//! called so, or of the country that the article is about.

use super::known::Known;
use super::{Ahead, Discourse};
use crate::coding::actor::Actor;
use crate::coding::mentions::Mention;
use crate::coding::nouns::is_weapon;
use crate::event::Basis;
use crate::language::{Sentence, Tag};
use crate::lexicon::Sense;
use crate::ontology::{ActorKind, Sector};

/// Whether the actor is a role that the words give no owner.
pub(super) fn is_bare_role(actor: &Actor) -> bool {
    actor.entity.is_none()
        && actor.country.is_none()
        && actor.group.is_none()
        && matches!(actor.basis, Basis::Role | Basis::Title)
}

/// Whether the actor holds an office, by name, and the words do not say of which state: `Attorney General Adams`.
fn is_unowned(actor: &Actor) -> bool {
    let named = matches!(actor.kind, ActorKind::Person | ActorKind::Organisation) && actor.basis == Basis::Named;
    let nobodys = actor.entity.is_none() && actor.country.is_none() && actor.group.is_none();
    is_bare_role(actor) || (named && nobodys && actor.sector.is_some())
}

impl Discourse<'_> {
    /// The mention with its owner or antecedent put in.
    pub(super) fn complete(&self, sentence: &Sentence, mut mention: Mention, ahead: &mut Ahead) -> Mention {
        let Some(actor) = mention.actor.clone() else { return mention };
        if let Some(actors) = self.described_pair(sentence, &mention) {
            let mut actors = actors.into_iter();
            mention.actor = actors.next();
            mention.also = actors.collect();
            return mention;
        }
        if let Some(described) = self.described(sentence, &mention) {
            mention.actor = Some(described);
            return mention;
        }
        if let Some(person) = self.in_office(sentence, &mention) {
            mention.actor = Some(Actor { entity: Some(Sense::Person(person)), ..actor });
            return mention;
        }
        if is_unowned(&actor) {
            self.find_owner(sentence, &mut mention, ahead);
        }
        mention
    }

    fn find_owner(&self, sentence: &Sentence, mention: &mut Mention, ahead: &mut Ahead) {
        let fellow = self.of_fellow(sentence, mention);
        if let Some(country) =
            fellow.or_else(|| self.possessor(sentence, mention)).or_else(|| self.place_behind(sentence, mention, ahead))
        {
            set_country(mention, country);
            return;
        }
        let Some(actor) = &mention.actor else { return };
        // `Ottoman authorities`: the words name an owner whom no table has.
        let mut before = (0..mention.tokens.start).rev().take(3);
        let named =
            before.find(|at| sentence.tag(*at) != Tag::Adjective).is_some_and(|at| sentence.tag(at) == Tag::Name);
        // `the foreign minister` is the house's.
        let own = |word: &str| is_of_many(word) && word != "foreign";
        let of_many = mention.tokens.clone().any(|at| own(sentence.word(at)));
        // `a drone strike killed nine`: a weapon that nobody is said to own is not the article's country's.
        let weapon = mention.tokens.end.checked_sub(1).is_some_and(|last| is_weapon(sentence.word(last)));
        let words = sentence.words.get(mention.tokens.clone()).unwrap_or(&[]).join(" ");
        // `Democrats`: those of a party are the house's where the article is about no other country.
        let of_state = belongs_to_state(actor) || self.at_home.is_some() && self.home(&words) == self.at_home;
        if weapon || !of_state || named || of_many || is_indefinite(sentence, mention) {
            return;
        }
        // `declared the ambassador unwelcome`: an envoy is another state's, but for a government that speaks of its own.
        if self.government.is_none() && mention.tokens.clone().any(|at| is_envoy(sentence.word(at))) {
            if let Some(country) = self.called(actor, &words) {
                set_country(mention, country);
            }
            return;
        }
        if let Some(country) = self.led_by_seat(sentence, mention).or_else(|| self.of_party(actor)) {
            set_country(mention, country);
            return;
        }
        let called = self.called(actor, &words).or_else(|| self.only_ones(actor));
        let own = self.home(&words).filter(|_| !self.has_office(&words));
        let country = called.or(own).or_else(|| self.at_home.clone()).or_else(|| self.home(&words));
        if let Some(country) = country {
            set_country(mention, country);
        }
    }

    /// The country of the last who was called so.
    fn called(&self, actor: &Actor, words: &str) -> Option<String> {
        let known = self.memory.newest(|known| {
            known.also.is_empty()
                && known.actor.sector == actor.sector
                && known.actor.country.is_some()
                && !matches!(known.actor.entity, Some(Sense::Person(_)))
                && known.words.ends_with(words)
        });
        known.and_then(|known| known.actor.country.clone())
    }

    /// The country of all lawmakers or judges that the article has spoken of, where it is one.
    fn only_ones(&self, actor: &Actor) -> Option<String> {
        let of_kind = |known: &Known| {
            matches!(actor.sector, Some(Sector::Leg | Sector::Jud))
                && known.actor.resolve(self.names, self.day).sector == actor.sector
                && self.country_of(&known.actor).is_some()
        };
        let country = self.country_of(&self.memory.newest(of_kind)?.actor)?;
        let other = self.memory.any(|known| of_kind(known) && self.country_of(&known.actor).as_ref() != Some(&country));
        (!other).then_some(country)
    }

    /// The only one of the tables who bears the surname and holds the office before it on the day: `Vice President
    /// Harris`.
    fn in_office(&self, sentence: &Sentence, mention: &Mention) -> Option<usize> {
        let actor = mention.actor.as_ref()?;
        let titled = actor.kind == ActorKind::Person && actor.basis == Basis::Named && actor.entity.is_none();
        let words = sentence.words.get(mention.tokens.clone()).filter(|words| titled && words.len() > 1)?;
        let (surname, title) = words.split_last()?;
        let holds = |person: &usize| {
            let term = self.names.people.get(*person).and_then(|person| person.term_at(self.day));
            term.filter(|term| term.is_office()).is_some_and(|term| {
                let there = actor.country.is_none() || actor.country == term.country;
                there && super::descriptions::is_office(&term.title, super::descriptions::own_words(title))
            })
        };
        let mut found = self.names.persons_called(surname).filter(holds);
        found.next().filter(|_| found.next().is_none())
    }

    /// Whose a role is that world news names without its state: `Congress`, `Assistant Secretary Ann Lee`.
    fn home(&self, words: &str) -> Option<String> {
        let words: Vec<&str> = words.split(' ').collect();
        let title = self.names.longest(&words).map_or(0, |hit| hit.words);
        self.names.home(words.get(..title)?).map(str::to_owned)
    }

    /// Whether the country that the article is about can have a minister whom world news calls so: nearly everywhere the
    /// *foreign secretary* is another's.
    fn has_office(&self, words: &str) -> bool {
        let alike = match words {
            "foreign secretary" => &["IND", "PAK", "BGD", "NPL", "LKA", "PHL", "MEX", "GBR"][..],
            "home secretary" => &["IND", "PAK", "BGD", "LKA", "GBR"],
            _ => return true,
        };
        self.at_home.as_deref().is_some_and(|home| alike.contains(&home))
    }

    /// `the country's army`, `the nation's parliament`.
    fn possessor(&self, sentence: &Sentence, mention: &Mention) -> Option<String> {
        let mark = mention.tokens.start.checked_sub(1).filter(|at| sentence.tag(*at) == Tag::Possessive)?;
        let noun = mark.checked_sub(1)?;
        if !super::words::is_state_noun(sentence.word(noun)) {
            return None;
        }
        // `the president met his country's troops`: the country of whom the pronoun takes up.
        let taken_up = |known: &Known| known.line == self.line && known.tokens.end == noun;
        if noun > 0
            && sentence.tag(noun - 1) != Tag::Determiner
            && let Some(owner) = self.memory.newest(taken_up)
        {
            return self.country_of(&owner.actor);
        }
        let state = self.memory.best(self.line, Known::is_state);
        state.and_then(|known| known.actor.country.clone()).or_else(|| self.at_home.clone())
    }

    /// `police in Porto`, `the mayor of Kyiv`. Forces abroad are not the place's.
    fn place_behind(&self, sentence: &Sentence, mention: &Mention, ahead: &mut Ahead) -> Option<String> {
        let preposition = sentence.word(mention.tokens.end);
        let next = ahead.peek()?;
        let between = mention.tokens.end + 1..next.tokens.start;
        // `police in eastern Turkey`, `a court in the capital city of Lima`
        let near = between.len() <= 3
            && between.clone().all(|at| sentence.word(at) == "the" || sentence.tag(at) == Tag::Adjective);
        let sector = mention.actor.as_ref()?.sector?;
        let at_home = preposition == "of"
            || preposition == "in"
                && !matches!(sector, Sector::Mil | Sector::Spy | Sector::Jrn | Sector::Prm | Sector::Soc);
        // Rebels who talk in a city are not the city's.
        let abroad = sector == Sector::Reb && !matches!(next.place, Some(Sense::Country(_)));
        if !(near && at_home) || abroad {
            return None;
        }
        match next.place? {
            Sense::City(index) => {
                self.town_spoken_of(sentence, next).or_else(|| self.names.place(index)?.country.clone())
            }
            Sense::Country(index) => self.names.countries.get(index).map(|country| country.iso3.clone()),
            _ => None,
        }
    }

    /// The country of a town of the name in a country that the sentence or the one before speaks of.
    fn town_spoken_of(&self, sentence: &Sentence, place: &Mention) -> Option<String> {
        let words: Vec<&str> = sentence.words.get(place.tokens.clone())?.iter().map(String::as_str).collect();
        let (_, towns) = self.names.towns(&words).filter(|(taken, _)| *taken == words.len())?;
        let countries: Vec<String> =
            towns.into_iter().filter_map(|town| self.names.place(town)?.country.clone()).collect();
        let near = |known: &Known| self.line - known.line <= 1;
        let known = self.memory.newest(|known| {
            near(known) && known.actor.country.as_ref().is_some_and(|country| countries.contains(country))
        });
        known.and_then(|known| known.actor.country.clone())
    }

    /// Gives a role to whom a possessive pronoun means: `his government`, `our troops`.
    pub(super) fn own(&self, sentence: &Sentence, mention: &mut Mention, owner: &Actor) {
        // `its allies` are others.
        if mention.tokens.end.checked_sub(1).is_some_and(|last| is_another(sentence.word(last))) {
            return;
        }
        let country = self.country_of(owner);
        let sector = owner.resolve(self.names, self.day).sector;
        let Some(actor) = &mut mention.actor else { return };
        // A spokesman speaks for whom he serves.
        if actor.sector == Some(Sector::Unk) {
            actor.sector = sector.or(actor.sector);
        }
        actor.country = country;
        actor.group = owner.group;
        // `its fighters` are the organisation's.
        if matches!(owner.entity, Some(Sense::Organisation(_))) {
            actor.entity = owner.entity;
        }
        actor.political = actor.political || actor.sector.is_some_and(crate::coding::actor::is_political_sector);
    }

    /// The same, where several own the role: `Latvia and Chile said their presidents met`.
    pub(super) fn own_each(&self, sentence: &Sentence, mention: &mut Mention, first: &Actor, others: &[Actor]) {
        let bare = mention.clone();
        self.own(sentence, mention, first);
        if bare.actor.as_ref().is_none_or(|role| role.kind != ActorKind::Group) {
            return;
        }
        for owner in others {
            let mut owned = bare.clone();
            self.own(sentence, &mut owned, owner);
            let further = owned.actor.filter(|actor| {
                mention.actor.as_ref() != Some(actor) && !mention.also.contains(actor) && !is_bare_role(actor)
            });
            mention.also.extend(further);
        }
    }

    /// The country that somebody belongs to on the day.
    pub(super) fn country_of(&self, actor: &Actor) -> Option<String> {
        actor.resolve(self.names, self.day).country
    }
}

fn set_country(mention: &mut Mention, country: String) {
    if let Some(actor) = &mut mention.actor {
        actor.country = Some(country);
        actor.political = actor.political || actor.sector.is_some_and(crate::coding::actor::is_political_sector);
    }
}

/// Roles that every state has, so that the article's country can be theirs.
fn belongs_to_state(actor: &Actor) -> bool {
    matches!(
        actor.sector,
        Some(Sector::Gov | Sector::Leg | Sector::Jud | Sector::Cop | Sector::Mil | Sector::Opp | Sector::Spy)
    )
}

/// `a minister`, `two officials`: nobody in particular, perhaps of elsewhere.
fn is_indefinite(sentence: &Sentence, mention: &Mention) -> bool {
    let before = mention.tokens.start.checked_sub(1).map_or("", |at| sentence.word(at));
    is_of_many(before) || matches!(before, "a" | "an" | "another" | "any" | "every" | "other" | "invading")
}

/// Words for those whom a state sends to others.
pub(in crate::coding) fn is_envoy(word: &str) -> bool {
    matches!(word, "ambassador" | "diplomat" | "diplomats" | "consul" | "attaché" | "attache" | "attachés")
}

/// Words for those who are never their owner's own.
fn is_another(word: &str) -> bool {
    matches!(
        word,
        "ally"
            | "allies"
            | "partner"
            | "partners"
            | "counterpart"
            | "counterparts"
            | "neighbour"
            | "neighbours"
            | "neighbor"
            | "neighbors"
            | "rival"
            | "rivals"
            | "enemy"
            | "enemies"
            | "adversary"
            | "adversaries"
    )
}

/// Words for what belongs to no one state, or to another one: `the international community`, `enemy forces`.
pub(in crate::coding) fn is_of_many(word: &str) -> bool {
    matches!(
        word,
        "international"
            | "global"
            | "world"
            | "multinational"
            | "coalition"
            | "foreign"
            | "western"
            | "allied"
            | "enemy"
            | "hostile"
            | "opposing"
            | "rival"
            | "allies"
            | "partners"
            | "counterpart"
            | "counterparts"
            | "neighbouring"
            | "neighboring"
            | "states"
            | "countries"
            | "nations"
            | "governments"
            | "ambassadors"
    )
}
