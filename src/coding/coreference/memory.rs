//! Whom an article has spoken of, and how well each fits as an antecedent.

use crate::coding::actor::Actor;
use crate::coding::mentions::Mention;
use crate::language::{Sentence, Tag};
use crate::ontology::ActorKind;

/// No more are remembered: the work stays linear in the text.
const MOST: usize = 120;

/// No more belong to a list beside its first.
const LIST: usize = 12;
/// So many sentences long *the parties* are those of the last meeting.
const LASTS: usize = 16;

/// Somebody spoken of.
#[derive(Debug, Clone)]
pub(super) struct Known {
    /// Who it was.
    pub(super) actor: Actor,
    /// The others of a pair or list.
    pub(super) also: Vec<Actor>,
    /// The sentence, counted from 1.
    pub(super) line: usize,
    /// Where it stood.
    pub(super) tokens: std::ops::Range<usize>,
    /// Whether it stood before the first finite verb.
    pub(super) subject: bool,
    /// The words in small letters, single spaces between.
    pub(super) words: String,
    /// Whether these are who met.
    pub(super) met: bool,
}

/// The last of those spoken of, in text order.
#[derive(Debug, Default)]
pub(super) struct Memory {
    known: Vec<Known>,
    /// Who met last, and in which sentence.
    gathered: Option<(Vec<Actor>, usize)>,
}

impl Memory {
    /// Remembers a mention; one that *and* or a comma joins to the mention before makes a list with it.
    pub(super) fn note(&mut self, sentence: &Sentence, mention: &Mention, before: Option<&Mention>, line: usize) {
        let Some(actor) = mention.actor.as_ref().filter(|_| !mention.bare_demonym) else { return };
        let subject = !(0..mention.tokens.start).any(|at| sentence.tag(at).is_finite());
        let known = |actor: &Actor, also: Vec<Actor>, words: String| Known {
            actor: actor.clone(),
            also,
            line,
            tokens: mention.tokens.clone(),
            subject,
            words,
            met: false,
        };
        let words = sentence.words.get(mention.tokens.clone()).unwrap_or(&[]).join(" ");
        let last = self.known.last().filter(|last| !last.also.is_empty()).cloned();
        self.push(known(actor, mention.also.clone(), words));
        let joined = before.filter(|before| is_joined(sentence, before.tokens.end, mention.tokens.start));
        // `Egypt, Greece and Cyprus`: the list so far goes on.
        let list = last.filter(|list| joined.is_some_and(|before| list.line == line && list.tokens == before.tokens));
        let earlier = list.map(|list| (list.actor, list.also));
        let earlier = earlier.or_else(|| joined.and_then(|before| Some((before.actor.clone()?, before.also.clone()))));
        if let Some((first, mut also)) = earlier.filter(|(_, also)| also.len() < LIST) {
            also.push(actor.clone());
            // *they* can be a list already: unbounded, lists of lists would grow with the text.
            also.extend(mention.also.iter().cloned());
            also.truncate(LIST);
            self.push(known(&first, also, String::new()));
        }
    }

    /// Remembers who met, whom *they* can mean.
    pub(super) fn gather(&mut self, members: Vec<Actor>, line: usize) {
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
            self.gathered = Some((members, line));
        }
    }

    /// Who met last, unless another list of several stands behind.
    pub(super) fn gathered(&self, line: usize) -> Option<&[Actor]> {
        let (members, at) = self.gathered.as_ref()?;
        let list = |known: &Known| known.line > *at && known.subject && !known.also.is_empty() && !known.met;
        (line - at <= LASTS && !self.known.iter().any(list)).then_some(members)
    }

    fn push(&mut self, known: Known) {
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

/// Whether both stand for one side: the same entity, or the same country.
pub(super) fn is_same(one: &Actor, other: &Actor) -> bool {
    match (one.entity, other.entity) {
        (Some(a), Some(b)) if one.kind == other.kind => a == b,
        _ => one.country.is_some() && one.country == other.country,
    }
}

/// Whether only *and*, commas and determiners stand between.
fn is_joined(sentence: &Sentence, from: usize, to: usize) -> bool {
    let between = from..to;
    (1..=3).contains(&between.len())
        && between.clone().any(|at| matches!(sentence.tag(at), Tag::And | Tag::Comma))
        && between.into_iter().all(|at| matches!(sentence.tag(at), Tag::And | Tag::Comma | Tag::Determiner))
}

impl Known {
    /// Whether it is one person.
    pub(super) fn is_person(&self) -> bool {
        self.also.is_empty() && self.actor.kind == ActorKind::Person
    }

    /// Whether *they* can mean it.
    pub(super) fn is_several(&self) -> bool {
        !self.also.is_empty() || matches!(self.actor.kind, ActorKind::Group | ActorKind::Organisation)
    }

    /// Whether it is a state; what speaks for it beside its place in the text.
    pub(super) fn is_state(&self) -> Option<usize> {
        (self.also.is_empty() && self.actor.kind == ActorKind::State).then_some(0)
    }

    /// Whether *it* can mean it.
    pub(super) fn is_thing(&self) -> bool {
        self.also.is_empty() && matches!(self.actor.kind, ActorKind::State | ActorKind::Organisation)
    }
}
