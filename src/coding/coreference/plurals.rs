//! Plurals that take up several: `the two leaders`, `both sides`, `the three foreign ministers`, `the parties`.

use super::Discourse;
use super::anaphora::by_pronoun;
use super::known::Known;
use super::memory::LASTS;
use super::owners::is_bare_role;
use super::words;
use crate::coding::actor::{Actor, is_political_sector};
use crate::coding::mentions::Mention;
use crate::event::Basis;
use crate::language::parse::Relation;
use crate::language::{Sentence, Tag};
use crate::ontology::{ActorKind, Sector};
use std::ops::Range;

/// So many words may stand between the number and the noun: `the two trade secretaries`.
const BETWEEN: usize = 2;

/// So many sentences behind two states their people need no name.
const NEAR: usize = 3;

impl Discourse<'_> {
    /// `the two leaders`, `the foreign ministers`, where the noun is a role of the tables.
    pub(super) fn described_pair(&self, sentence: &Sentence, mention: &Mention) -> Option<Vec<Actor>> {
        let actor = mention.actor.as_ref().filter(|actor| is_bare_role(actor))?;
        // `the army of both countries` are two.
        let several = actor.kind == ActorKind::Group;
        let states =
            self.of_both(sentence, &mention.tokens).filter(|_| several || is_of_each(sentence, &mention.tokens));
        if let Some(states) = states {
            return Some(states.into_iter().map(|state| serving(actor, &state)).collect());
        }
        let noun = sentence.word(mention.tokens.end - 1);
        if !several {
            return None;
        }
        if is_bare_subject(sentence, &mention.tokens) {
            return Some(self.memory.gathered_within(self.line, NEAR)?.iter().map(by_pronoun).collect());
        }
        if words::is_party_noun(noun) && mention.tokens.len() <= 2 {
            return Some(self.memory.gathered(self.line)?.iter().map(by_pronoun).collect());
        }
        let people = words::plural_head(noun)?;
        let before = mention.tokens.start.checked_sub(1).map_or("", |at| sentence.word(at));
        // `two officials` are some, `the two officials` those of whom it was told.
        let definite = |at: usize| matches!(sentence.word(at), "the" | "these" | "those" | "their" | "all");
        let counted = match before {
            "both" | "all" => true,
            "two" | "three" | "four" => mention.tokens.start.checked_sub(2).is_some_and(definite),
            _ => false,
        };
        if !counted && before != "the" {
            return None;
        }
        if let Some(bearers) = self.bearers(noun).filter(|_| people) {
            return Some(bearers);
        }
        let short = mention.tokens.len() <= 2 || self.memory.gathered(self.line).is_some();
        let leaders = actor.sector == Some(Sector::Gov) && short;
        if !(counted || leaders) {
            return None;
        }
        let two = people && matches!(before, "two" | "both");
        let pair = self.pair_of(people).or_else(|| self.two_states().filter(|_| two));
        Some(pair?.iter().map(by_pronoun).collect())
    }

    /// `the two leaders`, `both sides`, `the presidents`.
    pub(super) fn plural(&self, sentence: &Sentence, at: usize) -> Option<Mention> {
        let mut head = at + 1;
        while head < at + 5 && matches!(sentence.word(head), "the" | "two" | "of" | "three" | "respective" | "both") {
            head += 1;
        }
        if let Some(taken) = self.parties(sentence, at, head) {
            return Some(taken);
        }
        if sentence.word(at) == "the" && is_pair(sentence, at + 1) {
            return self.met_pair(at..at + 2);
        }
        let counted = head > at + 1 || sentence.word(at) == "both";
        let noun = (head..=head + BETWEEN)
            .take_while(|at| sentence.tag(*at).is_nominal() || sentence.tag(*at) == Tag::Adjective)
            .find(|at| words::plural_head(sentence.word(*at)).is_some())?;
        let people = words::plural_head(sentence.word(noun))?;
        if sentence.tag(noun + 1) == Tag::Preposition && sentence.word(noun + 1) == "of" {
            return None;
        }
        let bearers = self.bearers(sentence.word(noun)).filter(|_| people);
        // `the officials`, `the parties` alone need not be a pair.
        let leaders = matches!(sentence.word(noun), "leaders" | "presidents" | "ministers" | "sides");
        let pair = || {
            let two = people && (sentence.word(at) == "both" || sentence.word(head - 1) == "two");
            let pair = self.pair_of(people).or_else(|| self.two_states().filter(|_| two));
            pair.filter(|_| noun == head && (counted || leaders))
        };
        let mut actors = bearers.or_else(pair)?.into_iter().map(|actor| by_pronoun(&actor));
        let first = actors.next()?;
        Some(Mention { also: actors.collect(), ..Mention::of(at..noun + 1, first) })
    }

    /// `the pair`, `the duo`: those two who met last, else the last two persons.
    fn met_pair(&self, tokens: Range<usize>) -> Option<Mention> {
        let two = self.pair_of(true).filter(|two| two.len() == 2)?;
        let mut two = two.iter().map(by_pronoun);
        let first = two.next()?;
        Some(Mention { also: two.collect(), ..Mention::of(tokens, first) })
    }

    /// Those of a meeting just told of, without any word of them but the plural at `tokens`.
    pub(super) fn those_who_met(&self, tokens: Range<usize>) -> Option<Mention> {
        let mut met = self.memory.gathered_within(self.line, NEAR)?.iter().map(by_pronoun);
        let first = met.next()?;
        Some(Mention { also: met.collect(), ..Mention::of(tokens, first) })
    }

    /// Those who bear the title whose plural the noun is: whom it took up last, else the persons of one sentence who
    /// bear it, two or more: `The Kenyan foreign minister met the Ugandan foreign minister. The ministers agreed`.
    fn bearers(&self, noun: &str) -> Option<Vec<Actor>> {
        if words::is_generic_plural(noun) {
            return None;
        }
        let title = words::singular(noun);
        let near = |known: &Known| self.line - known.line <= LASTS;
        let bears = |known: &Known| near(known) && known.words.split(' ').any(|word| words::singular(word) == title);
        let list = self.memory.newest(|known| !known.also.is_empty() && known.subject && bears(known));
        let listed = list.map(|list| std::iter::once(&list.actor).chain(&list.also).cloned().collect());
        let one = |known: &Known| known.is_person() && self.country_of(&known.actor).is_some() && bears(known);
        let bearers: Vec<Actor> = listed.or_else(|| self.memory.pair(one))?;
        Some(bearers.iter().map(by_pronoun).collect())
    }

    /// `the parties`, `the heads of state`, `both agreed`: those of the last meeting.
    fn parties(&self, sentence: &Sentence, at: usize, head: usize) -> Option<Mention> {
        let met = self.memory.gathered(self.line)?;
        let alone = (head > at + 1 && sentence.word(head - 1) == "two" || sentence.word(at) == "both")
            && (sentence.tag(head).is_finite() || sentence.word(head) == "also");
        let end = match sentence.word(head) {
            _ if alone => head,
            "heads" if matches!(sentence.word(head + 2), "state" | "government") => head + 3,
            word if words::is_party_noun(word) && sentence.word(head + 1) != "of" => head + 1,
            _ => return None,
        };
        let (first, others) = met.split_first()?;
        Some(Mention { also: others.iter().map(by_pronoun).collect(), ..Mention::of(at..end, by_pronoun(first)) })
    }

    /// The last pair of persons, or of states; the states of persons where only those were named.
    pub(super) fn pair_of(&self, people: bool) -> Option<Vec<Actor>> {
        if let Some(met) = self.memory.gathered(self.line) {
            let states = || met.iter().filter_map(|one| self.state_of(one)).collect::<Vec<Actor>>();
            let sides = if people { met.to_vec() } else { states() };
            // `the foreign ministers of Kenya and Uganda` are persons, though nobody names them.
            let persons = |one: &Actor| match one.kind {
                ActorKind::Person => true,
                ActorKind::Group => one.country.is_some(),
                _ => false,
            };
            let fit = !people || sides.iter().all(persons);
            // The tree may have lost some of a long list of guests.
            let fuller = self.memory.pair(Known::is_person).is_some_and(|pair| pair.len() > met.len());
            if fit && sides.len() > 1 && !fuller {
                return Some(sides);
            }
        }
        if people {
            return self.memory.pair(Known::is_person);
        }
        let states = self.memory.pair(|known| known.actor.kind == ActorKind::State);
        states.or_else(|| {
            let people = self.memory.pair(Known::is_person)?;
            let states: Vec<Actor> = people.iter().filter_map(|one| self.state_of(one)).collect();
            (states.len() >= 2).then_some(states)
        })
    }

    /// The two states of the last sentence nearby that names states, where it names two.
    fn two_states(&self) -> Option<Vec<Actor>> {
        let near = |known: &Known| known.actor.kind == ActorKind::State && self.line - known.line <= NEAR;
        self.memory.pair(near).filter(|states| states.len() == 2)
    }

    /// `the leaders of the two countries`, `both nations' diplomats`: the states whose people the role at `tokens` means.
    fn of_both(&self, sentence: &Sentence, tokens: &Range<usize>) -> Option<Vec<Actor>> {
        let behind = matches!(sentence.word(tokens.end), "of" | "from")
            && is_of_two(sentence, &(tokens.end + 1..(tokens.end + 6).min(sentence.len())));
        let mark = tokens.start.checked_sub(1).filter(|at| sentence.tag(*at) == Tag::Possessive);
        let before = mark.is_some_and(|mark| is_of_two(sentence, &(mark.saturating_sub(4)..mark)));
        if !(behind || before) {
            return None;
        }
        self.pair_of(false).filter(|states| states.len() == 2)
    }

    /// The state that a person or group belongs to.
    fn state_of(&self, actor: &Actor) -> Option<Actor> {
        self.state(&self.country_of(actor)?)
    }
}

/// `Participants reaffirmed`, `In the talks, leaders agreed`: a plural without article or owner that does what those who met do.
pub(super) fn is_bare_subject(sentence: &Sentence, tokens: &Range<usize>) -> bool {
    let noun = sentence.word(tokens.start);
    let several = words::is_party_noun(noun) || matches!(noun, "leaders" | "ministers" | "presidents" | "sides");
    let opens = tokens.start.checked_sub(1).is_none_or(|at| sentence.tag(at) == Tag::Comma);
    let verb = sentence.head(tokens.start).filter(|_| sentence.relation(tokens.start) == Relation::Nsubj);
    tokens.len() == 1 && several && opens && verb.is_some_and(|verb| words::is_outcome(sentence.lemma(verb)))
}

/// Whether *pair* stands by itself: not `the pair of shoes`, `the pair ties`.
fn is_pair(sentence: &Sentence, at: usize) -> bool {
    matches!(sentence.word(at), "pair" | "duo") && sentence.word(at + 1) != "of" && !sentence.tag(at + 1).is_nominal()
}

/// Whether the words hold *two* or *both* and a noun of states behind it: `the two neighbouring countries`.
fn is_of_two(sentence: &Sentence, words: &Range<usize>) -> bool {
    let two = words.clone().find(|at| matches!(sentence.word(*at), "two" | "both"));
    let state = |at: &usize| {
        matches!(sentence.word(*at), "countries" | "nations" | "states" | "sides" | "neighbours" | "neighbors")
    };
    let noun = two.and_then(|two| (two + 1..words.end).find(state));
    noun.is_some_and(|noun| {
        (words.start..noun).all(|at| sentence.tag(at) != Tag::Comma && !sentence.tag(at).is_verbal())
    })
}

/// Whether *of both* stands behind the words, which says of one noun that there are two.
fn is_of_each(sentence: &Sentence, words: &Range<usize>) -> bool {
    matches!(sentence.word(words.end), "of" | "from") && sentence.word(words.end + 1) == "both"
}

/// The role as one of the state.
fn serving(role: &Actor, state: &Actor) -> Actor {
    let political = role.political || role.sector.is_some_and(is_political_sector);
    Actor { country: state.country.clone(), basis: Basis::Role, political, ..role.clone() }
}
