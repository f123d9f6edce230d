//! Roles: who acts on whom, by the frame of the trigger.

use super::phrases::{Party, Scene};
use super::triggers::Found;
use crate::language::relations::{phrases_from, preposition_after, subject};
use crate::language::{Form, Tag};
use crate::lexicon::Frame;
use crate::ontology::{EventType, Sector};
use std::ops::Range;

/// How far behind a trigger its phrases can stand.
const REACH: usize = 24;

/// The roles around a trigger.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Roles {
    /// Who acts.
    pub(super) actors: Vec<Party>,
    /// On whom.
    pub(super) recipients: Vec<Party>,
    /// Whether the actors act on each other.
    pub(super) reciprocal: bool,
    /// The phrases in the place of the actor, resolved or not.
    pub(super) subject: Vec<Range<usize>>,
    /// The phrases that are acted on, resolved or not.
    pub(super) object: Vec<Range<usize>>,
}

/// The roles of `found`; `borrowed` is the subject that an operator lends to its complement.
pub(super) fn roles(scene: &Scene<'_>, found: &Found<'_>, borrowed: Option<&[Range<usize>]>, headline: bool) -> Roles {
    let reader = Reader { scene, found, headline };
    match found.trigger.frame {
        Frame::Noun => reader.noun(),
        Frame::NounPair => reader.noun_pair(),
        Frame::Null | Frame::Operator => Roles { subject: reader.subject(borrowed), ..Roles::default() },
        _ if reader.is_passive() => reader.passive(borrowed),
        _ => reader.with_modifier(reader.active(borrowed)),
    }
}

struct Reader<'a> {
    scene: &'a Scene<'a>,
    found: &'a Found<'a>,
    headline: bool,
}

impl Reader<'_> {
    fn is_passive(&self) -> bool {
        self.found.group.is_some_and(|group| group.passive)
    }

    fn subject(&self, borrowed: Option<&[Range<usize>]>) -> Vec<Range<usize>> {
        let Some(group) = self.found.group else { return Vec::new() };
        if let Some(borrowed) = borrowed {
            return borrowed.to_vec();
        }
        let lone_infinitive = group.to.is_some()
            || self.found.form(self.scene.sentence) == Some(Form::Base)
                && group.start == group.verb
                && self.after_preposition(group.start);
        if lone_infinitive { Vec::new() } else { subject(self.scene.sentence, &group, self.headline) }
    }

    fn after_preposition(&self, start: usize) -> bool {
        start.checked_sub(1).is_some_and(|before| self.scene.sentence.tag(before) == Tag::Preposition)
    }

    fn active(&self, borrowed: Option<&[Range<usize>]>) -> Roles {
        let subject = self.subject(borrowed);
        let actors = self.scene.agents(&subject);
        match self.found.trigger.frame {
            Frame::Reciprocal => self.reciprocal(subject, actors),
            Frame::Intransitive => Roles { actors, subject, ..Roles::default() },
            Frame::Slot => {
                let object: Vec<_> =
                    self.found.slot.iter().flat_map(|slot| self.phrases(slot.start, slot.len())).collect();
                Roles { recipients: self.scene.patients(&object), actors, subject, object, reciprocal: false }
            }
            Frame::Oblique => {
                let object = self.oblique();
                Roles { recipients: self.scene.patients(&object), actors, subject, object, reciprocal: false }
            }
            _ => {
                let object = self.phrases(self.found.end, REACH);
                let recipients = self.scene.patients(&object);
                if recipients.is_empty() && !self.found.trigger.to.is_empty() {
                    let object = self.oblique();
                    return Roles {
                        recipients: self.scene.patients(&object),
                        actors,
                        subject,
                        object,
                        reciprocal: false,
                    };
                }
                Roles { recipients, actors, subject, object, reciprocal: false }
            }
        }
    }

    /// The side that modifies the pattern's own noun: `released Syrian prisoners`.
    fn with_modifier(&self, mut roles: Roles) -> Roles {
        let act = self.found.trigger.act.as_ref().map(|act| act.event_type);
        let open = matches!(
            act,
            Some(
                EventType::Retreat
                    | EventType::Sanction
                    | EventType::Reject
                    | EventType::Accuse
                    | EventType::Coerce
                    | EventType::Concede
                    | EventType::Support
                    | EventType::Consult
            )
        );
        let inside = self.found.head + 1..self.found.end;
        if open && roles.recipients.is_empty() && self.found.slot.is_none() && !roles.reciprocal {
            roles.recipients =
                self.scene.mentions_in(&inside).take(1).filter_map(|mention| self.scene.side(mention)).collect();
        }
        roles
    }

    /// Subject and object, or the phrase behind *with*, in one list.
    fn reciprocal(&self, subject: Vec<Range<usize>>, mut actors: Vec<Party>) -> Roles {
        let mut object = self.phrases(self.found.end, REACH);
        let mut others = self.scene.agents(&object);
        if others.is_empty() {
            object = self.oblique();
            others = self.scene.agents(&object);
        }
        actors.extend(others);
        Roles { reciprocal: actors.len() > 1, actors, recipients: Vec::new(), subject, object }
    }

    /// The subject is acted on, the phrase behind *by* acts.
    fn passive(&self, borrowed: Option<&[Range<usize>]>) -> Roles {
        let object = self.subject(borrowed);
        let by = preposition_after(self.scene.sentence, self.found.head + 1, 14, &["by".to_owned()]);
        // `expelled, following a review by the ministry`: the ministry reviewed.
        let by = by.filter(|by| !(self.found.end..*by).any(|at| is_aside(self.scene.sentence.word(at))));
        let subject: Vec<_> = by.map(|by| self.phrases(by + 1, REACH)).unwrap_or_default();
        let agents: Vec<Party> = self.scene.agents(&subject);
        let patients = self.scene.patients(&object);
        if self.found.trigger.frame == Frame::Reciprocal {
            return Roles { actors: Vec::new(), recipients: Vec::new(), subject, object, reciprocal: false };
        }
        Roles { actors: agents, recipients: patients, subject, object, reciprocal: false }
    }

    /// The phrases behind the first of the trigger's prepositions, which may be its last word.
    fn oblique(&self) -> Vec<Range<usize>> {
        let Found { trigger, end, head, .. } = self.found;
        let sentence = self.scene.sentence;
        let last = end.checked_sub(1).filter(|last| last > head);
        if last.is_some_and(|last| trigger.to.iter().any(|word| word == sentence.word(last))) {
            return self.phrases(*end, REACH);
        }
        preposition_after(sentence, *end, REACH, &trigger.to).map(|at| self.phrases(at + 1, REACH)).unwrap_or_default()
    }

    fn noun(&self) -> Roles {
        let possessor = self.possessor();
        let by = preposition_after(self.scene.sentence, self.found.end, 12, &["by".to_owned()]);
        let subject: Vec<_> = by.map(|by| self.phrases(by + 1, REACH)).unwrap_or_default();
        let actors = if possessor.is_empty() { self.scene.agents(&subject) } else { possessor };
        let object = self.oblique();
        Roles { actors, recipients: self.scene.patients(&object), subject, object, reciprocal: false }
    }

    fn noun_pair(&self) -> Roles {
        let sentence = self.scene.sentence;
        let between = preposition_after(sentence, self.found.end, 8, &["between".to_owned()]);
        let mut actors = match between {
            Some(between) => self.scene.agents(&self.phrases(between + 1, REACH)),
            None => self.possessor(),
        };
        if between.is_none() {
            let with = preposition_after(sentence, self.found.end, 8, &["with".to_owned()]);
            actors.extend(with.map(|with| self.scene.agents(&self.phrases(with + 1, REACH))).unwrap_or_default());
        }
        if actors.len() < 2 {
            return Roles::default();
        }
        Roles { reciprocal: true, actors, ..Roles::default() }
    }

    /// The demonym, state or possessive before a noun: `the Russian attack`, `Israel's raid`.
    fn possessor(&self) -> Vec<Party> {
        let sentence = self.scene.sentence;
        let mut at = self.found.head;
        for _ in 0..4 {
            let Some(before) = at.checked_sub(1) else { return Vec::new() };
            if let Some(mention) = self.scene.mention_at(before) {
                return Scene::owner(mention).into_iter().collect();
            }
            let tag = sentence.tag(before);
            if !matches!(tag, Tag::Adjective | Tag::Noun | Tag::Possessive | Tag::Number) {
                return Vec::new();
            }
            at = before;
        }
        Vec::new()
    }

    fn phrases(&self, at: usize, most: usize) -> Vec<Range<usize>> {
        phrases_from(self.scene.sentence, at, most, self.headline)
    }
}

impl Scene<'_> {
    /// Who owns an act that a noun states.
    fn owner(mention: &super::mentions::Mention) -> Option<Party> {
        let actor = mention.actor.clone()?;
        // `drone attack`, `military assault`: what it was done with, not by whom.
        let owned = actor.country.is_some() || actor.entity.is_some() || actor.sector == Some(Sector::Reb);
        if !owned {
            return None;
        }
        Some(Party { tokens: mention.tokens.clone(), actor })
    }
}

/// Prepositions behind which another act stands.
fn is_aside(word: &str) -> bool {
    matches!(word, "after" | "following" | "amid" | "since" | "before" | "despite" | "over")
}
