//! Whom an article has spoken of, and how well each fits as an antecedent.

use super::known::{Known, is_same};
use crate::coding::actor::Actor;
use crate::coding::mentions::Mention;
use crate::language::parse::Relation;
use crate::language::{Sentence, Tag};

/// No more are remembered: the work stays linear in the text.
const MOST: usize = 120;

/// No more belong to a list beside its first.
const LIST: usize = 12;
/// So many sentences long *the parties* are those of the last meeting.
pub(super) const LASTS: usize = 16;

/// The last of those spoken of, in text order.
#[derive(Debug, Default)]
pub(super) struct Memory {
    known: Vec<Known>,
    gathered: Option<Gathering>,
}

/// Who met last.
#[derive(Debug)]
struct Gathering {
    members: Vec<Actor>,
    /// The countries that they serve, which a person of the tables does not carry.
    homes: Vec<Option<String>>,
    /// The sentence, counted from 1.
    line: usize,
}

impl Gathering {
    /// Whether somebody is a member or a member's state: *both sides* are those of the two presidents.
    fn has(&self, actor: &Actor) -> bool {
        self.members.iter().any(|member| is_same(member, actor))
            || actor.country.is_some() && self.homes.contains(&actor.country)
    }
}

impl Memory {
    /// Remembers a mention; one that *and* or a comma joins to the mention before makes a list with it.
    pub(super) fn note(&mut self, sentence: &Sentence, mention: &Mention, before: Option<&Mention>, line: usize) {
        let last = self.known.last().filter(|last| !last.also.is_empty()).cloned();
        let Some(mut known) = Known::of(sentence, mention, mention.also.clone(), line) else { return };
        // `the President of Chad Ali Were` is one.
        if let Some(title) = self.known.pop_if(|title| title.is_title_of(&known)) {
            known.words = format!("{} {}", title.words, known.words);
            known.subject = title.subject;
        }
        self.push(known.clone());
        let joined = before.filter(|before| is_joined(sentence, before.tokens.end, mention.tokens.start));
        let joined = joined.filter(|before| !begins_clause(sentence, before, mention));
        // `Egypt, Greece and Cyprus`: the list so far goes on.
        let list = last.filter(|list| joined.is_some_and(|before| list.line == line && list.tokens == before.tokens));
        let earlier = list.map(|list| (list.actor, list.also));
        let earlier = earlier.or_else(|| joined.and_then(|before| Some((before.actor.clone()?, before.also.clone()))));
        if let Some((actor, mut also)) = earlier.filter(|(_, also)| also.len() < LIST) {
            also.push(known.actor.clone());
            // *they* can be a list already: unbounded, lists of lists would grow with the text.
            also.extend(mention.also.iter().cloned());
            also.truncate(LIST);
            self.push(Known { actor, also, words: String::new(), ..known });
        }
    }

    /// Remembers a mention with the `others` whom its phrase names: `the foreign ministers of Kenya and Uganda`.
    pub(super) fn note_list(&mut self, sentence: &Sentence, mention: &Mention, mut others: Vec<Actor>, line: usize) {
        others.truncate(LIST);
        // Whom a sentence only mentions are not those whom the next one takes up.
        if let Some(known) = Known::of(sentence, mention, others, line).filter(|known| known.subject) {
            self.push(known);
        }
    }

    /// Remembers who met, whom *they* can mean, and the countries that they serve.
    pub(super) fn gather(&mut self, members: Vec<Actor>, homes: Vec<Option<String>>, line: usize) {
        if let Some((first, others)) = members.split_first() {
            let known = |actor: &Actor, also: Vec<Actor>| Known {
                actor: actor.clone(),
                also,
                line,
                tokens: 0..0,
                subject: true,
                words: String::new(),
                met: true,
            };
            self.push(known(first, others.to_vec()));
            self.gathered = Some(Gathering { members, homes, line });
        }
    }

    /// Who met last, unless another list of several stands behind.
    pub(super) fn gathered(&self, line: usize) -> Option<&[Actor]> {
        self.gathered_within(line, LASTS)
    }

    /// The same, where they met in one of the last so many sentences.
    pub(super) fn gathered_within(&self, line: usize, most: usize) -> Option<&[Actor]> {
        let met = self.gathered.as_ref()?;
        // `the two leaders` takes up those who met.
        let same = |known: &Known| known.is_all(|actor| met.has(actor));
        let list = |known: &Known| known.line > met.line && known.subject && !known.also.is_empty() && !known.met;
        let other = |known: &Known| list(known) && !same(known);
        (line - met.line <= most && !self.known.iter().any(other)).then_some(&met.members)
    }

    /// Who met last, and in which sentence, where that is not long ago.
    pub(super) fn last_gathering(&self, line: usize) -> Option<(&[Actor], usize)> {
        let met = self.gathered.as_ref()?;
        (line - met.line <= LASTS).then_some((&met.members, met.line))
    }

    /// Remembers one.
    pub(super) fn push(&mut self, known: Known) {
        if self.known.len() == MOST {
            self.known.remove(0);
        }
        self.known.push(known);
    }

    /// Whether one fits.
    pub(super) fn any(&self, fits: impl Fn(&Known) -> bool) -> bool {
        self.known.iter().any(fits)
    }

    /// The newest that fits.
    pub(super) fn newest(&self, fits: impl Fn(&Known) -> bool) -> Option<&Known> {
        self.known.iter().rev().find(|known| fits(known))
    }

    /// The best antecedent of a word in sentence `line`: its own sentence and the three before are searched;
    /// subjects before others, nearer before farther, often named before seldom named.
    /// `fits` says what speaks for one beside that, or `None`.
    pub(super) fn best(&self, line: usize, fits: impl Fn(&Known) -> Option<usize>) -> Option<&Known> {
        let place = |known: &Known| {
            let near = match line - known.line {
                0 if known.subject => 100,
                0 => 85,
                1 if known.subject => 80,
                1 => 50,
                2 if known.subject => 40,
                2 => 20,
                _ => 10,
            };
            let often = self
                .known
                .iter()
                .filter(|other| other.actor.entity.is_some() && other.actor.entity == known.actor.entity);
            near + 3 * often.take(5).count()
        };
        let recent = self.known.iter().rev().take_while(|known| line - known.line <= 3);
        let weighed = recent.filter_map(|known| Some((fits(known)? + place(known), known)));
        // Of equals the newest, which comes first.
        weighed.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, known)| known)
    }

    /// The distinct actors of the last sentence that names at least two which `fits` holds for, in text order:
    /// the pair that *the two leaders* takes up.
    pub(super) fn pair(&self, fits: impl Fn(&Known) -> bool) -> Option<Vec<Actor>> {
        let fitting = |known: &&Known| known.also.is_empty() && fits(known);
        let mut found: Vec<Actor> = Vec::new();
        let mut line = 0;
        for known in self.known.iter().rev().filter(fitting) {
            if known.line != line {
                if found.len() >= 2 {
                    break;
                }
                (found, line) = (Vec::new(), known.line);
            }
            if !found.iter().any(|other| is_same(other, &known.actor)) {
                found.push(known.actor.clone());
            }
        }
        found.reverse();
        found.truncate(4);
        (found.len() >= 2).then_some(found)
    }
}

/// `in talks on Chad, Togo said`: a comma before a subject ends what stands before the clause, and goes on with no list.
fn begins_clause(sentence: &Sentence, before: &Mention, mention: &Mention) -> bool {
    let subject = |at: usize| matches!(sentence.relation(at), Relation::Nsubj | Relation::NsubjPass);
    let listed = (before.tokens.end..mention.tokens.start).any(|at| sentence.tag(at) == Tag::And);
    !listed && mention.tokens.clone().any(subject)
}

/// Whether only *and*, commas and determiners stand between.
fn is_joined(sentence: &Sentence, from: usize, to: usize) -> bool {
    let between = from..to;
    (1..=3).contains(&between.len())
        && between.clone().any(|at| matches!(sentence.tag(at), Tag::And | Tag::Comma))
        && between.into_iter().all(|at| matches!(sentence.tag(at), Tag::And | Tag::Comma | Tag::Determiner))
}
