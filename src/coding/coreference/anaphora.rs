//! Third-person pronouns, and nouns that take up somebody without being roles of the tables.

use super::gender::is_woman;
use super::known::{Known, is_same};
use super::words::{self, Form, Wanted};
use super::{Ahead, Discourse};
use crate::coding::actor::Actor;
use crate::coding::mentions::Mention;
use crate::event::Basis;
use crate::language::parse::Relation;
use crate::language::relations::subject;
use crate::language::{Sentence, Tag};
use crate::lexicon::Sense;

/// More than any place in the text.
const KNOWN_GENDER: usize = 120;

/// What speaks for those who met where *they* agree, discuss or meet again.
const MET: usize = 40;

/// How many words may stand between *his* and the role that it owns: `his former foreign minister`.
const GAP: usize = 2;

impl Discourse<'_> {
    /// The mention that the word at `at` adds, where it takes somebody up.
    pub(super) fn anaphor(&self, sentence: &Sentence, at: usize, ahead: &mut Ahead) -> Option<Mention> {
        let word = sentence.word(at);
        if let Some((wanted, form)) = words::third_person(word) {
            return self.pronoun(sentence, at, wanted, form, ahead);
        }
        if matches!(word, "both" | "the" | "these") {
            let known = self.plural(sentence, at).or_else(|| self.taken_up(sentence, at));
            return known.or_else(|| self.deed(sentence, at, ahead)).or_else(|| self.text(sentence, at));
        }
        if matches!(word, "this" | "that" | "those") {
            return self.deed(sentence, at, ahead);
        }
        None
    }

    fn pronoun(
        &self,
        sentence: &Sentence,
        at: usize,
        wanted: Wanted,
        form: Form,
        ahead: &mut Ahead,
    ) -> Option<Mention> {
        let owned = ahead.peek().is_some_and(|next| is_owned(sentence, at, next));
        let possessive = match form {
            Form::Possessive => true,
            Form::Either => owned || matches!(sentence.tag(at + 1), Tag::Noun | Tag::Adjective | Tag::Name),
            Form::Subject | Form::Object => false,
        };
        if possessive && is_style(sentence.word(at + 1)) {
            return None;
        }
        // `condemned their detention`: who detained them.
        if let Some(doer) = self.sufferance(sentence, at, ahead).filter(|_| possessive) {
            return Some(doer);
        }
        if wanted == Wanted::Thing && !possessive && is_empty_it(sentence, at) {
            return None;
        }
        let object = !possessive
            && (matches!(form, Form::Object | Form::Either) || wanted == Wanted::Thing && is_object(sentence, at));
        if wanted == Wanted::Several && form == Form::Subject && self.are_things(sentence, at) {
            return None;
        }
        let beside = self.joined_owner(sentence, at, wanted).filter(|_| possessive);
        let Some(known) = beside.or_else(|| self.antecedent(sentence, at, wanted, object)) else {
            let somebody = matches!(wanted, Wanted::Man | Wanted::Woman) && !possessive;
            return somebody.then(|| Mention::of(at..at + 1, by_pronoun(&Actor::stranger())));
        };
        // `ACME stopped its relay. It praised the crew`: of a thing nobody knows it is only clear that it is no other.
        if wanted == Wanted::Thing && self.is_unknown_thing(known) {
            return None;
        }
        if possessive && owned {
            let mut mention = ahead.next()?;
            mention.tokens.start = at;
            self.own_each(sentence, &mut mention, &known.actor, &known.also);
            return Some(mention);
        }
        let also = known.also.clone();
        Some(Mention { also, ..Mention::of(at..at + 1, by_pronoun(&known.actor)) })
    }

    /// `urged the parties and their followers`: whose followers are those of the word that *and* joins them to.
    fn joined_owner(&self, sentence: &Sentence, at: usize, wanted: Wanted) -> Option<&Known> {
        let end = at.checked_sub(1).filter(|and| sentence.tag(*and) == Tag::And)?;
        // Not of `the war on Togo and its cost`.
        let owned = sentence.head(at).filter(|owned| sentence.relation(*owned) == Relation::Conj)?;
        let first = sentence.head(owned)?;
        self.memory.newest(|known| {
            let fits = match wanted {
                Wanted::Man | Wanted::Woman => self.fits_person(known, wanted).is_some(),
                Wanted::Several => known.is_several(),
                Wanted::Thing => known.is_thing(),
            };
            fits && known.line == self.line && known.tokens.end == end && known.tokens.contains(&first)
        })
    }

    fn antecedent(&self, sentence: &Sentence, at: usize, wanted: Wanted, object: bool) -> Option<&Known> {
        // *met him*: not whoever met.
        let doers =
            if object { sentence.head(at).map_or_else(Vec::new, |verb| subject(sentence, verb)) } else { Vec::new() };
        let does = |known: &Known| {
            known.line == self.line && doers.iter().any(|phrase| phrase.contains(&(known.tokens.end - 1)))
        };
        let met = |known: &Known| object && self.memory.any(|other| does(other) && is_same(&other.actor, &known.actor));
        self.memory.best(self.line, |known| {
            let fits = match wanted {
                Wanted::Man | Wanted::Woman => return self.fits_person(known, wanted).filter(|_| !met(known)),
                Wanted::Several if known.met => return (!object && confers(sentence, at)).then_some(MET),
                Wanted::Several => known.is_several(),
                Wanted::Thing => known.is_thing() || self.is_unknown_thing(known),
            };
            (fits && !met(known)).then_some(0)
        })
    }

    /// What speaks for a person beside the place in the text: that the gender is known to fit.
    fn fits_person(&self, known: &Known, wanted: Wanted) -> Option<usize> {
        if !(known.is_person() || Self::is_unknown_person(known)) || self.is_author(known) {
            return None;
        }
        match (is_woman(self.names, &known.actor, &known.words), wanted) {
            (Some(true), Wanted::Woman) => Some(KNOWN_GENDER),
            (Some(true), _) | (Some(false), Wanted::Woman) => None,
            _ => Some(0),
        }
    }

    /// Whether it is whoever makes the statement, by its title: in the first person nobody speaks of himself as *he*.
    fn is_author(&self, known: &Known) -> bool {
        let same = |author: &Actor| author.entity.is_some() && author.entity == known.actor.entity;
        self.author.as_ref().is_some_and(|(author, line)| known.line == *line && same(author))
    }

    /// `the group`, `the country`, where no table knows the noun as a role.
    fn taken_up(&self, sentence: &Sentence, at: usize) -> Option<Mention> {
        let noun = sentence.word(at + 1);
        // `the group of seven`, `the company commander`: more words make it something else.
        let bare =
            !matches!(sentence.tag(at + 2), Tag::Noun | Tag::Name | Tag::Adjective) && sentence.word(at + 2) != "of";
        if !bare {
            return None;
        }
        let actor = if words::is_organisation_noun(noun) {
            self.organisation(noun)?
        } else if words::is_state_noun(noun) && (at == 0 || sentence.word(at - 1) != "in") {
            let known = self.memory.best(self.line, Known::is_state);
            known.map(|known| known.actor.clone()).or_else(|| self.state(self.at_home.as_deref()?))?
        } else {
            return None;
        };
        Some(Mention::of(at..at + 2, by_pronoun(&actor)))
    }

    pub(super) fn state(&self, iso3: &str) -> Option<Actor> {
        let at = self.names.countries.iter().position(|country| country.iso3 == iso3)?;
        Some(Actor::state(Sense::Country(at), iso3))
    }
}

/// Whether the verb of which the word at `at` is the subject is one of talks and their outcome.
fn confers(sentence: &Sentence, at: usize) -> bool {
    sentence.head(at).is_some_and(|verb| words::is_outcome(sentence.lemma(verb)))
}

/// The same actor, led to by a pronoun or description.
pub(super) fn by_pronoun(actor: &Actor) -> Actor {
    Actor { basis: Basis::Pronoun, ..actor.clone() }
}

/// How many words behind *it* are asked for a stance.
const STANCE: usize = 5;

/// Whether `next` is a role without owner that the possessive at `at` owns.
fn is_owned(sentence: &Sentence, at: usize, next: &Mention) -> bool {
    let gap = next.tokens.start.saturating_sub(at + 1);
    let between = at + 1..next.tokens.start;
    gap <= GAP
        && next.tokens.start > at
        && next.actor.as_ref().is_some_and(super::owners::is_bare_role)
        && between.into_iter().all(|at| matches!(sentence.tag(at), Tag::Adjective | Tag::Noun | Tag::Number))
}

/// Whether a verb or preposition of its clause stands before the word.
fn is_object(sentence: &Sentence, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        let tag = sentence.tag(before);
        tag.is_verbal() || matches!(tag, Tag::Preposition | Tag::To)
    })
}

/// *it* that takes up nothing: `it is clear`, `it would take`.
fn is_empty_it(sentence: &Sentence, at: usize) -> bool {
    let next = (at + 1..at + 3).find(|at| sentence.tag(*at) != Tag::Adverb).unwrap_or(at + 1);
    if takes_a_stance(sentence, next) {
        return false;
    }
    let plain = matches!(sentence.tag(next), Tag::Have | Tag::Verb(_))
        || matches!(sentence.word(next), "will" | "would" | "could" | "had")
        || matches!(sentence.word(next), "must" | "should") && sentence.word(next + 1) != "be";
    !plain
        || matches!(
            sentence.word(next),
            "seems" | "seemed" | "appears" | "appeared" | "remains" | "remained" | "takes" | "took"
        )
}

/// `it was ready to`, `it has been preparing to`: what only somebody can be, or a verb behind the copula.
fn takes_a_stance(sentence: &Sentence, at: usize) -> bool {
    let copula = |at: usize| matches!(sentence.tag(at), Tag::Be | Tag::Have) || sentence.word(at) == "been";
    let aside = |at: usize| matches!(sentence.tag(at), Tag::Adverb | Tag::Not);
    let Some(said) = (at..sentence.len()).take(STANCE).find(|at| !copula(*at) && !aside(*at)) else { return false };
    let gerund = sentence.tag(said) == Tag::Verb(crate::language::Form::Gerund) && said > at;
    said > at && (gerund || words::is_stance(sentence.word(said)))
}

/// `His Majesty`, `Her Royal Highness`: the pronoun is a part of the title and takes up nobody.
fn is_style(word: &str) -> bool {
    matches!(
        word,
        "majesty"
            | "majesties"
            | "highness"
            | "highnesses"
            | "royal"
            | "excellency"
            | "excellencies"
            | "holiness"
            | "eminence"
    )
}
