//! Third-person pronouns, and nouns that take up somebody without being roles of the tables.

use super::gender::is_woman;
use super::known::{Known, is_same};
use super::plurals::is_bare_subject;
use super::words::{self, Form, Wanted};
use super::{Ahead, Discourse};
use crate::coding::actor::Actor;
use crate::coding::mentions::Mention;
use crate::event::Basis;
use crate::language::parse::Relation;
use crate::language::relations::{object, subject};
use crate::language::{Sentence, Tag};
use crate::lexicon::Sense;
use crate::ontology::ActorKind;
use std::ops::Range;

/// More than any place in the text.
const KNOWN_GENDER: usize = 120;

/// What speaks for those who met where *they* agree, discuss or meet again.
const MET: usize = 40;

/// What speaks for whoever acts in the clause of a possessive: more than for the first of the sentence.
const OWN: usize = 30;

/// So many words above a possessive its verb is looked for.
const CLIMB: usize = 6;

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
        is_bare_subject(sentence, &(at..at + 1)).then(|| self.those_who_met(at..at + 1))?
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
        let own = if possessive { subject_above(sentence, at) } else { caught_above(sentence, at) };
        let beside = self.joined_owner(sentence, at, wanted).filter(|_| possessive);
        let Some(known) = beside.or_else(|| self.antecedent(sentence, at, wanted, object, &own)) else {
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

    /// `own` are the phrases that the words beside the pronoun speak for: of who acts in the clause of a possessive,
    /// `the rebels left their posts`; of whom police deal with, `arrested two men after they`.
    fn antecedent(
        &self,
        sentence: &Sentence,
        at: usize,
        wanted: Wanted,
        object: bool,
        own: &[Range<usize>],
    ) -> Option<&Known> {
        // *met him*: not whoever met.
        let doers =
            if object { sentence.head(at).map_or_else(Vec::new, |verb| subject(sentence, verb)) } else { Vec::new() };
        // `his critics blame him`: those who are somebody's are others.
        let does = |known: &Known| {
            let first = words::third_person(known.words.split(' ').next().unwrap_or(""));
            let owned = matches!(first, Some((_, Form::Possessive | Form::Either)));
            !owned && known.line == self.line && doers.iter().any(|phrase| phrase.contains(&(known.tokens.end - 1)))
        };
        let acts = |known: &Known| {
            known.line == self.line && own.iter().any(|phrase| phrase.contains(&known.tokens.end.saturating_sub(1)))
        };
        let nearest = |known: &Known| if acts(known) { OWN } else { 0 };
        // `police shot him`: the police and a man of one country are two.
        let one = |other: &Actor, known: &Actor| {
            (other.kind == known.kind || known.kind != ActorKind::Person) && is_same(other, known)
        };
        let met = |known: &Known| object && self.memory.any(|other| does(other) && one(&other.actor, &known.actor));
        self.memory.best(self.line, |known| {
            let fits = match wanted {
                Wanted::Man | Wanted::Woman => {
                    let fits = self.fits_person(known, wanted).filter(|_| !met(known));
                    return fits.map(|weight| weight + nearest(known));
                }
                Wanted::Several if known.met => return (!object && confers(sentence, at)).then_some(MET),
                Wanted::Several => known.is_several(),
                Wanted::Thing => known.is_thing() || self.is_unknown_thing(known),
            };
            (fits && !met(known)).then(|| nearest(known))
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

/// Who acts in the clause where the possessive at `at` stands, apart from the phrase that it opens itself.
fn subject_above(sentence: &Sentence, at: usize) -> Vec<Range<usize>> {
    let mut verb = at;
    for _ in 0..CLIMB {
        let Some(above) = sentence.head(verb) else { break };
        verb = above;
        if sentence.tag(verb).is_verbal() {
            break;
        }
    }
    // `soldiers looted their shops`: what somebody takes or judges is another's.
    if !words::is_with_own(sentence.lemma(verb)) {
        return Vec::new();
    }
    subject(sentence, verb).into_iter().filter(|phrase| phrase.end <= at).collect()
}

/// Whom the clause above deals with as courts and police do, where the pronoun at `at` says why.
fn caught_above(sentence: &Sentence, at: usize) -> Vec<Range<usize>> {
    let why = sentence.head(at).filter(|verb| sentence.relation(*verb) == Relation::Advcl && *verb > at);
    let above = why
        .and_then(|verb| sentence.head(verb))
        .filter(|above| *above < at && words::is_caught(sentence.lemma(*above)));
    above.map_or_else(Vec::new, |verb| object(sentence, verb))
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
