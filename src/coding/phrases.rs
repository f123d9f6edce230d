//! From a noun phrase to the actors it stands for: its head, or what modifies or completes it.

use super::actor::Actor;
use super::mentions::Mention;
use super::nouns::{
    are_people, is_force, is_measure, is_named_thing, is_operation, is_partitive, is_utterance, is_weapon, is_work,
    stands_apart, stands_for_state,
};
use super::times::{is_weekday, month};
use crate::language::parse::Relation;
use crate::language::relations::{coordinated, phrases, related};
use crate::language::{Sentence, Tag};
use crate::lexicon::{Names, Sense};
use crate::ontology::{ActorKind, Sector};
use std::ops::Range;

/// Somebody in a role, with the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Party {
    /// The tokens of the mention.
    pub(super) tokens: Range<usize>,
    /// Who it is.
    pub(super) actor: Actor,
}

/// A sentence with its mentions.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scene<'a> {
    pub(super) sentence: &'a Sentence,
    pub(super) mentions: &'a [Mention],
    pub(super) names: &'a Names,
}

impl<'a> Scene<'a> {
    /// The mentions that lie in `range`.
    pub(super) fn mentions_in(&self, range: &Range<usize>) -> impl Iterator<Item = &'a Mention> + use<'a> {
        let range = range.clone();
        let first = self.mentions.partition_point(|mention| mention.tokens.start < range.start);
        self.mentions[first..].iter().take_while(move |mention| mention.tokens.end <= range.end)
    }

    /// The mention that covers the token.
    pub(super) fn mention_at(&self, token: usize) -> Option<&'a Mention> {
        let behind = self.mentions.partition_point(|mention| mention.tokens.start <= token);
        let mention = self.mentions.get(behind.checked_sub(1)?)?;
        mention.tokens.contains(&token).then_some(mention)
    }

    /// Whether a weapon is the head of the phrase.
    pub(super) fn is_weapon(&self, phrase: &Range<usize>) -> bool {
        self.head(phrase).is_some_and(|head| self.is_weapon_at(head))
    }

    /// Whether a word is a weapon; a bomber can be a plane, a suicide bomber is a man.
    fn is_weapon_at(&self, at: usize) -> bool {
        let man = at.checked_sub(1).is_some_and(|before| self.sentence.word(before) == "suicide");
        is_weapon(self.sentence.word(at)) && !man
    }

    /// Whether the head of the phrase is a pronoun or a name: somebody in particular.
    pub(super) fn is_somebody(&self, phrase: &Range<usize>) -> bool {
        self.head(phrase).is_some_and(|head| {
            // `an IED` is written as a name, and is nobody.
            matches!(self.sentence.tag(head), Tag::Pronoun | Tag::Name) && !is_weapon(self.sentence.word(head))
        })
    }

    /// Who acts, of the phrases of a subject.
    pub(super) fn agents(&self, phrases: &[Range<usize>]) -> Vec<Party> {
        let parties = phrases.iter().flat_map(|phrase| self.parties(phrase, false)).collect();
        self.with_titled(self.with_passed_over(parties))
    }

    /// Who is acted on, of the phrases of an object: modifiers and completions count too.
    pub(super) fn patients(&self, phrases: &[Range<usize>]) -> Vec<Party> {
        phrases.iter().flat_map(|phrase| self.parties(phrase, true)).collect()
    }

    /// Whom a phrase stands for: several for a plural such as *the two leaders*.
    fn parties(&self, phrase: &Range<usize>, patient: bool) -> Vec<Party> {
        let Some(party) = self.party(phrase, patient) else { return self.counterparts(phrase) };
        // `NATO leaders, including the British premier`: of a body of states those named besides count too.
        let body = party.actor.kind == ActorKind::Group && party.actor.country.is_none();
        if party.actor.entity.is_none() && party.actor.country.is_none() || body {
            let mut named = self.included(phrase);
            if !named.is_empty() {
                // `killed nine people, including two soldiers`: the whole is acted on with them, and children are people.
                let people = party.actor.sector.is_some_and(|sector| sector != Sector::Bus);
                let own = patient && people && self.head(phrase).is_some_and(|head| party.tokens.contains(&head));
                let alike = |one: &Party| one.actor.entity.is_none() && one.actor.country.is_none();
                named.retain(|one| !(own && alike(one) && one.actor.sector == party.actor.sector));
                let whole = (own || body && party.actor.entity.is_some()).then_some(party);
                return whole.into_iter().chain(named).collect();
            }
        }
        if patient && let Some(joined) = self.joined_inside(phrase, &party) {
            return std::iter::once(party).chain(joined).collect();
        }
        let fellows = self.fellows(&party);
        if !fellows.is_empty() {
            return std::iter::once(party).chain(fellows).collect();
        }
        let mention = self.mention_at(party.tokens.start).filter(|mention| mention.tokens == party.tokens);
        let also = mention.map_or(&[][..], |mention| &mention.also);
        let mut owners = mention.map(|mention| self.further_owners(mention)).unwrap_or_default();
        if patient {
            owners.extend(self.joined_before(&party));
        }
        let beside = mention.map(|mention| self.beside_owner(mention)).unwrap_or_default();
        let others: Vec<Party> = also
            .iter()
            .chain(&owners)
            .map(|actor| Party { tokens: party.tokens.clone(), actor: actor.clone() })
            .collect();
        std::iter::once(party).chain(others).chain(beside).collect()
    }

    /// `the government of Togo and the Ivorian rebels`, where the tree joins the second side to the state of the first.
    fn beside_owner(&self, mention: &Mention) -> Vec<Party> {
        let governs = mention.actor.as_ref().is_some_and(|actor| {
            actor.kind == ActorKind::Organisation && actor.sector == Some(Sector::Gov) && actor.country.is_some()
        });
        let of = mention.tokens.clone().find(|at| governs && self.sentence.word(*at) == "of");
        let owner = of.and_then(|of| self.sentence.head(of)).filter(|owner| mention.tokens.contains(owner));
        let joined = owner.map(|owner| coordinated(self.sentence, owner)).unwrap_or_default().into_iter().skip(1);
        joined
            .filter_map(|at| self.mention_at(at).filter(|other| other.tokens.start >= mention.tokens.end))
            .filter_map(|other| self.as_side(other))
            .collect()
    }

    /// `the summit between Iraq and Jordan`, `the policy of Iran and Iraq`: the others that are joined to a party behind
    /// the head of a phrase.
    fn joined_inside(&self, phrase: &Range<usize>, party: &Party) -> Option<Vec<Party>> {
        let head = self.head(phrase).filter(|head| party.tokens.start > *head)?;
        let inside = self.head(&party.tokens).filter(|inside| *inside > head)?;
        let others = coordinated(self.sentence, inside).into_iter().skip(1);
        let others: Vec<Party> = others.filter_map(|at| self.as_side(self.mention_at(at)?)).collect();
        (!others.is_empty()).then_some(others)
    }

    /// `36 people, including the president`, `allies such as Germany`: who is named of them.
    fn included(&self, phrase: &Range<usize>) -> Vec<Party> {
        let Some(head) = self.head(phrase) else { return Vec::new() };
        let case = |noun: usize| {
            related(self.sentence, noun, &[Relation::Case])
                .any(|case| matches!(self.sentence.word(case), "including" | "such" | "like"))
        };
        let nouns = related(self.sentence, head, &[Relation::Nmod, Relation::Obl]).filter(|noun| case(*noun));
        let heads: Vec<usize> = nouns.flat_map(|noun| coordinated(self.sentence, noun)).collect();
        phrases(self.sentence, heads).iter().filter_map(|phrase| self.party(phrase, true)).collect()
    }

    /// `the foreign ministers of France and Germany`: the same role of each further state.
    pub(super) fn further_owners(&self, mention: &Mention) -> Vec<Actor> {
        let Some(actor) = mention.actor.as_ref().filter(|actor| actor.kind == ActorKind::Group) else {
            return Vec::new();
        };
        let of =
            (mention.tokens.start + 1..mention.tokens.end).find(|at| matches!(self.sentence.word(*at), "of" | "from"));
        let owner = of.and_then(|of| self.sentence.head(of)).filter(|owner| mention.tokens.contains(owner));
        let owner = owner.or_else(|| self.seat_behind(mention, actor));
        let further = owner.map(|owner| coordinated(self.sentence, owner)).unwrap_or_default();
        let owner = |at: usize| {
            let owner = self.mention_at(at)?.actor.as_ref()?;
            let entity = owner.entity.filter(|entity| matches!(entity, Sense::Organisation(_)));
            let country = owner.country.clone();
            (entity.is_some() || country.is_some()).then(|| Actor { entity, country, ..actor.clone() })
        };
        let states = further.into_iter().skip(1).chain(self.owners_before(mention.tokens.start));
        // `leaders in Manama, Bahrain` are of one state.
        states
            .filter_map(owner)
            .filter(|other| other.entity != actor.entity || other.country != actor.country)
            .collect()
    }

    /// `officials in Kenya and Uganda`: the first of the states where they serve.
    fn seat_behind(&self, mention: &Mention, actor: &Actor) -> Option<usize> {
        let serves = matches!(actor.sector, Some(Sector::Gov | Sector::Leg | Sector::Cop | Sector::Jud));
        let at = mention.tokens.end + 1;
        let at = at + usize::from(self.sentence.tag(at) == Tag::Determiner);
        let state = self.mention_at(at).filter(|_| serves && self.sentence.word(mention.tokens.end) == "in")?;
        self.head(&state.tokens)
    }

    /// `Japanese, Thai and South Korean officials`: the words before that name further owners of one role.
    fn owners_before(&self, mut at: usize) -> Vec<usize> {
        let mut owners = Vec::new();
        while let Some(mark) =
            at.checked_sub(1).filter(|mark| matches!(self.sentence.tag(*mark), Tag::And | Tag::Comma))
        {
            let before = mark.checked_sub(1).and_then(|before| self.mention_at(before));
            let Some(before) = before.filter(|before| before.bare_demonym || self.is_abbreviated(before)) else {
                break;
            };
            owners.push(before.tokens.start);
            at = before.tokens.start;
        }
        owners
    }

    /// `U.S. and Cuban officials`: a name of a state that is its adjective too.
    fn is_abbreviated(&self, mention: &Mention) -> bool {
        mention.tokens.len() == 1
            && matches!(mention.place, Some(Sense::Country(_)))
            && matches!(self.sentence.word(mention.tokens.start), "u.s." | "us" | "uk" | "u.k." | "uae" | "u.a.e.")
    }

    /// `Chinese and Russian support`: the other states that modify a noun together with the one next to it.
    fn joined_before(&self, party: &Party) -> Vec<Actor> {
        let modifies = |next: &&Mention| {
            next.bare_demonym && next.tokens == party.tokens && self.sentence.tag(next.tokens.end) == Tag::Noun
        };
        let next = self.mention_at(party.tokens.start).filter(modifies);
        let owners = next.map(|next| self.owners_before(next.tokens.start)).unwrap_or_default().into_iter();
        owners.filter_map(|at| Some(self.as_side(self.mention_at(at)?)?.actor)).collect()
    }

    /// `his Greek, Cypriot and French counterparts`: the others, besides the one next to the noun.
    fn fellows(&self, party: &Party) -> Vec<Party> {
        let Some(head) = party.tokens.end.checked_sub(1) else { return Vec::new() };
        if !stands_for_state(self.sentence.word(head)) || !self.sentence.word(head).ends_with('s') {
            return Vec::new();
        }
        let owners = self.owners_before(party.tokens.start).into_iter();
        owners.filter_map(|at| Self::as_government(self.mention_at(at)?, at)).collect()
    }

    pub(super) fn party(&self, phrase: &Range<usize>, patient: bool) -> Option<Party> {
        let phrase = self.without_partitive(phrase);
        let head = self.head(&phrase)?;
        if let Some(mention) = self.mention_at(head).filter(|mention| mention.tokens.start >= phrase.start) {
            // A weapon that nobody owns is no actor.
            let owned = mention.actor.as_ref().is_none_or(|actor| actor.country.is_some() || actor.entity.is_some());
            let weapon = self.is_weapon_at(head);
            // `rockets fired by Iran`
            let fired = || self.author(head).filter(|_| !patient);
            let stated = self.stated_beside(head, mention).filter(|_| patient);
            return if owned || !weapon { stated.or_else(|| self.of_head(mention, patient)) } else { fired() };
        }
        let modifiers: Vec<&Mention> =
            self.mentions_in(&(phrase.start..head)).filter(|mention| !self.is_part_of_name(mention)).collect();
        if self.is_weapon_at(head) || is_force(self.sentence.word(head)) {
            let owner = modifiers.iter().rev().find_map(|mention| Self::as_force(mention, head));
            return owner.or_else(|| self.author(head).filter(|_| !patient));
        }
        if !patient && is_operation(self.sentence.word(head)) {
            // `a Togolese army operation killed nine`; `the Lima operation` is where it was.
            let doer = |mention: &&&Mention| {
                mention.place.is_none() || self.sentence.tag(mention.tokens.end) == Tag::Possessive
            };
            return modifiers.iter().rev().find(doer).and_then(|mention| self.as_side(mention));
        }
        if stands_for_state(self.sentence.word(head)) {
            // `his counterparts` are never his own.
            let own = self.sentence.word(head).starts_with("counterpart");
            let mut owners = modifiers.iter().rev().filter(|mention| !(own && is_pronoun(mention)));
            return owners.find_map(|mention| Self::as_government(mention, head));
        }
        if !patient && is_utterance(self.sentence.word(head)) {
            let maker = modifiers.iter().rev().find_map(|mention| self.as_side(mention));
            return maker
                .or_else(|| self.author(head))
                .or_else(|| self.signed(head..phrase.end))
                .or_else(|| self.enacted_by(head));
        }
        if let Some(stranger) = self.stranger(head) {
            return Some(stranger);
        }
        if let Some(people) = self.people_of(head) {
            return Some(people);
        }
        if !patient {
            return None;
        }
        if let Some(people) = self.those_in(head) {
            return Some(people);
        }
        if let Some(sector) = stands_apart(self.sentence.word(head)) {
            return self.apart(head..phrase.end, sector);
        }
        let modifier = modifiers.iter().rev().find_map(|mention| self.as_side(mention));
        modifier
            .or_else(|| self.author(head))
            .or_else(|| self.behind(head, head..phrase.end, false))
            .or_else(|| self.behind(head, head..phrase.end, true))
    }

    /// `its old ally, the United States`: the state that a role without one is said to be.
    fn stated_beside(&self, head: usize, mention: &Mention) -> Option<Party> {
        let role = mention.actor.as_ref()?;
        if role.country.is_some() || role.entity.is_some() || role.group.is_some() || role.sector != Some(Sector::Gov) {
            return None;
        }
        let beside = related(self.sentence, head, &[Relation::Appos]).find_map(|at| self.mention_at(at))?;
        let state = matches!(beside.place, Some(Sense::Country(_))) && !beside.bare_demonym;
        self.as_side(beside).filter(|_| state)
    }

    /// `a drone strike`, `rocket systems`, `the foreign agents bill`: what something is made with or of, or named after, is nobody.
    fn is_part_of_name(&self, mention: &Mention) -> bool {
        let Some(last) = mention.tokens.end.checked_sub(1) else { return false };
        let owned = |actor: &Actor| actor.country.is_some() || actor.entity.is_some() || actor.group.is_some();
        let modifies = || {
            self.sentence.relation(last) == Relation::Compound
                && self.sentence.head(last).is_some_and(|noun| is_measure(self.sentence.word(noun)))
        };
        !mention.actor.as_ref().is_some_and(owned) && (is_weapon(self.sentence.word(last)) || modifies())
    }

    /// `Greek pensioners`, `Israeli participants`: people of a country, by a noun that no table has.
    fn people_of(&self, head: usize) -> Option<Party> {
        let demonym = self.mention_at(head.checked_sub(1)?).filter(|mention| mention.bare_demonym)?;
        let country = demonym.actor.as_ref()?.country.clone()?;
        let plural = self.sentence.tag(head) == Tag::Noun && are_people(self.sentence.word(head));
        plural.then(|| Party {
            tokens: demonym.tokens.start..head + 1,
            actor: Actor {
                country: Some(country),
                sector: Some(Sector::Cvl),
                kind: ActorKind::Group,
                ..Actor::stranger()
            },
        })
    }

    /// `those in Iran who speak out`: people of the country.
    fn those_in(&self, head: usize) -> Option<Party> {
        let located = matches!(self.sentence.word(head + 1), "in" | "from" | "across" | "inside");
        let opens = self.sentence.word(head) == "those" && located;
        let place = self.mention_at(head + 2).filter(|_| opens)?;
        let actor = place.actor.as_ref().filter(|actor| actor.kind == ActorKind::State && !place.bare_demonym)?;
        let people = Actor { basis: crate::event::Basis::Role, ..people(actor) };
        Some(Party { tokens: head..place.tokens.end, actor: people })
    }

    /// The first whom the words behind a head name, apart from the towns where something is, or one of these.
    fn behind(&self, head: usize, words: Range<usize>, towns: bool) -> Option<Party> {
        self.mentions_in(&words)
            .filter(|mention| self.is_scene(mention) == towns && !self.is_part_of_name(mention))
            .filter(|mention| !self.is_aside(head, mention))
            .find_map(|mention| self.as_side(mention))
    }

    /// `opponents of the Libyan government` are Libyans, and no government.
    fn apart(&self, words: Range<usize>, sector: Sector) -> Option<Party> {
        let party = self.behind(words.start, words.clone(), false)?;
        let country = Some(party.actor.country.clone()?);
        let actor = Actor { country, sector: Some(sector), kind: ActorKind::Group, ..Actor::stranger() };
        Some(Party { tokens: words.start..party.tokens.end, actor })
    }

    /// Whether a mention is a town where something is: `the summit in Lima`.
    pub(super) fn is_scene(&self, mention: &Mention) -> bool {
        let town = matches!(mention.place, Some(Sense::City(_)));
        let case = self.head(&mention.tokens).map(|head| related(self.sentence, head, &[Relation::Case]));
        let located = |case: usize| matches!(self.sentence.word(case), "in" | "at" | "near" | "outside" | "from");
        town && case.is_some_and(|mut case| case.any(located))
    }

    /// Whether a mention is the country or town where something lies or comes from: `a convoy in Niger`.
    pub(super) fn is_ground(&self, mention: &Mention) -> bool {
        let place = matches!(mention.place, Some(Sense::City(_) | Sense::Country(_)));
        let case = self.head(&mention.tokens).map(|head| related(self.sentence, head, &[Relation::Case]));
        let lies = |case: usize| {
            matches!(
                self.sentence.word(case),
                "in" | "at" | "near" | "outside" | "inside" | "from" | "to" | "for" | "off" | "along" | "across"
            )
        };
        place && case.is_some_and(|mut case| case.any(lies))
    }

    /// Somebody whom no table has, by name.
    pub(super) fn stranger(&self, head: usize) -> Option<Party> {
        let name = |at: usize| self.sentence.tag(at) == Tag::Name && self.mention_at(at).is_none();
        // `Last June, the leaders agreed`: a month is nobody.
        let word = self.sentence.word(head);
        let calendar = is_weekday(word) || month(word).is_some();
        // `S-300`, `F-16` are things.
        // `US$50 million` is money.
        let money = self.sentence.word(head + 1).starts_with('$');
        let model = money || word.contains('-') && word.contains(|one: char| one.is_ascii_digit());
        // `the Strategic Framework Agreement with Iraq` is nobody, though its side is somebody.
        if !name(head) || calendar || model || is_named_thing(word) || is_work(word) {
            return None;
        }
        let start = (0..head).rev().take(4).take_while(|at| name(*at)).last().unwrap_or(head);
        let end = (head + 1..self.sentence.len()).take(4).take_while(|at| name(*at)).last().unwrap_or(head) + 1;
        // `Mahan Air of Iran`
        let of = related(self.sentence, head, &[Relation::Nmod])
            .find(|noun| related(self.sentence, *noun, &[Relation::Case]).any(|case| self.sentence.word(case) == "of"));
        let owner = of.and_then(|noun| self.mention_at(noun)).and_then(|mention| mention.actor.as_ref());
        let country = owner.filter(|owner| owner.kind == ActorKind::State).and_then(|owner| owner.country.clone());
        let country = country
            .or_else(|| self.people_called(start).filter(|_| end > start + 1))
            .or_else(|| self.demonym_before(start).filter(|_| end > start + 1));
        Some(Party { tokens: start..end, actor: Actor { country, ..Actor::stranger() } })
    }

    /// `naturalized North Korean Kim Chol Su`: the country of the demonym right before a name.
    fn demonym_before(&self, start: usize) -> Option<String> {
        (1..=2).rev().filter(|words| *words <= start).find_map(|words| {
            let said: Vec<String> = (start - words..start).map(|at| capitalised(self.sentence.word(at))).collect();
            let said: Vec<&str> = said.iter().map(String::as_str).collect();
            let hit = self.names.longest(&said).filter(|hit| hit.words == words)?;
            self.demonym_in(hit.senses)
        })
    }

    /// `the Italian Paolo Conti`: the country of the demonym that a name of no table begins with.
    fn people_called(&self, at: usize) -> Option<String> {
        self.demonym_in(self.names.longest(&[&capitalised(self.sentence.word(at))])?.senses)
    }

    fn demonym_in(&self, senses: &[Sense]) -> Option<String> {
        senses.iter().find_map(|sense| match sense {
            Sense::Demonym(index) => self.names.countries.get(*index).map(|state| state.iso3.clone()),
            _ => None,
        })
    }

    fn of_head(&self, mention: &Mention, patient: bool) -> Option<Party> {
        if let Some(actor) = &mention.actor {
            // `Russians` and `the Chinese` are people, not their government.
            let actor = if mention.bare_demonym { people(actor) } else { actor.clone() };
            let metonym = matches!(mention.place, Some(Sense::City(_)));
            if !(patient && metonym) {
                return Some(Party { tokens: mention.tokens.clone(), actor });
            }
        }
        if patient { self.as_side(mention) } else { None }
    }

    /// The country or organisation that a modifier or a place stands for.
    pub(super) fn side(&self, mention: &Mention) -> Option<Party> {
        self.as_side(mention)
    }

    pub(super) fn as_side(&self, mention: &Mention) -> Option<Party> {
        let tokens = mention.tokens.clone();
        // `the Israeli-Palestinian conflict`: what is between two is neither's.
        if mention.bare_demonym && !mention.also.is_empty() {
            return None;
        }
        if let Some(Sense::City(index)) = mention.place {
            // The city in `the Bologna accord` is part of a name.
            if is_named_thing(self.sentence.word(mention.tokens.end)) {
                return None;
            }
            let iso3 = self.names.place(index)?.country.clone()?;
            let country = self.names.countries.iter().position(|country| country.iso3 == iso3)?;
            let actor = Actor { country: Some(iso3), ..side(Sense::Country(country)) };
            return Some(Party { tokens, actor });
        }
        let actor = mention.actor.as_ref()?;
        let actor = match actor.entity {
            Some(sense @ (Sense::Demonym(_) | Sense::Seat(_))) => {
                Actor { country: actor.country.clone(), ..side(sense) }
            }
            _ => actor.clone(),
        };
        Some(Party { tokens, actor })
    }

    fn as_government(mention: &Mention, head: usize) -> Option<Party> {
        let actor = mention.actor.as_ref()?;
        let state = matches!(actor.entity, Some(Sense::Country(_) | Sense::Demonym(_)));
        let sector = if state { Some(Sector::Gov) } else { actor.sector };
        Some(Party {
            tokens: mention.tokens.start..head + 1,
            actor: Actor { sector, kind: ActorKind::Group, political: true, ..actor.clone() },
        })
    }

    fn as_force(mention: &Mention, head: usize) -> Option<Party> {
        let actor = mention.actor.as_ref()?;
        let state = matches!(actor.entity, Some(Sense::Country(_) | Sense::Demonym(_)));
        let sector = if state { Some(Sector::Mil) } else { actor.sector };
        let kind = if state { ActorKind::Group } else { actor.kind };
        Some(Party {
            tokens: mention.tokens.start..if state { head + 1 } else { mention.tokens.end },
            actor: Actor { sector, kind, political: true, ..actor.clone() },
        })
    }

    /// `thousands of protesters` are protesters.
    fn without_partitive(&self, phrase: &Range<usize>) -> Range<usize> {
        // `tens of thousands of protesters`
        (0..3).fold(phrase.clone(), |phrase, _| self.behind_partitive(&phrase))
    }

    fn behind_partitive(&self, phrase: &Range<usize>) -> Range<usize> {
        let of = phrase.clone().take(6).find(|at| self.sentence.word(*at) == "of");
        match of {
            // `members of parliament` is a role.
            Some(of) if of > phrase.start && self.mention_at(of).is_some() => phrase.clone(),
            Some(of) if of > phrase.start && is_partitive(self.sentence.word(of - 1)) => of + 1..phrase.end,
            _ => phrase.clone(),
        }
    }

    /// The word of the phrase that hangs on none of its words.
    pub(super) fn head(&self, phrase: &Range<usize>) -> Option<usize> {
        let top = |at: &usize| self.sentence.head(*at).is_none_or(|head| !phrase.contains(&head));
        let tops = || phrase.clone().filter(top);
        tops().find(|at| self.sentence.tag(*at).is_nominal()).or_else(|| tops().next())
    }
}

/// A word as a name is written.
fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn is_pronoun(mention: &Mention) -> bool {
    mention.actor.as_ref().is_some_and(|actor| actor.basis == crate::event::Basis::Pronoun)
}

fn side(entity: Sense) -> Actor {
    Actor { entity: Some(entity), sector: None, kind: ActorKind::State, political: true, ..Actor::unknown() }.named()
}

impl Actor {
    fn named(self) -> Self {
        Self { basis: crate::event::Basis::Named, ..self }
    }
}

fn people(actor: &Actor) -> Actor {
    Actor { entity: None, sector: Some(Sector::Cvl), kind: ActorKind::Group, political: false, ..actor.clone() }
}
