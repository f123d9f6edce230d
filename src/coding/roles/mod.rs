//! Roles: who acts on whom, by the frame of the trigger.

mod attendance;
mod completion;
mod conditional;
mod counted;
mod doers;
mod fought;
mod holders;
mod nouns;
mod passive;
mod struck;
mod targets;

pub(super) use targets::befalls;

use super::charged::{accused, brought_by};
use super::coreference::is_said;
use super::nouns::is_utterance;
use super::phrases::{Party, Scene};
use super::triggers::Found;
use super::verdict::judged;
use crate::language::parse::Relation;
use crate::language::relations::{asked, coordinated, demanded, object, oblique, phrases, related, subject};
use crate::lexicon::{Frame, Requirement};
use crate::ontology::{EventType, Sector};

use std::ops::Range;

/// So many words has *in the strongest possible terms* at most.
const FORMULA: usize = 7;
/// So many words up the head of a phrase is looked for from its first word.
const PHRASE: usize = 6;

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

/// The roles of `found`.
pub(super) fn roles(scene: &Scene<'_>, found: &Found<'_>) -> Roles {
    if let Some(roles) = &found.spoken {
        return roles.clone();
    }
    let reader = Reader { scene, found };
    let roles = reader.by_frame();
    if let Some(verb) = brought_by(scene.sentence, found) {
        let accused = accused(scene.sentence, verb);
        return Roles { actors: scene.patients(&accused), subject: Vec::new(), ..roles };
    }
    if roles.recipients.is_empty() && found.trigger.frame == Frame::Transitive {
        return Roles { recipients: reader.in_pattern(), ..roles };
    }
    roles
}

struct Reader<'a> {
    scene: &'a Scene<'a>,
    found: &'a Found<'a>,
}

impl Reader<'_> {
    fn by_frame(&self) -> Roles {
        match self.found.trigger.frame {
            Frame::Noun => self.with_counted(self.with_opposed(self.noun())),
            Frame::NounPair => self.noun_pair(),
            Frame::Undergo => self.with_doer(self.undergone()),
            Frame::Demand => self.demand(),
            Frame::Verdict => self.verdict(),
            Frame::Null | Frame::Operator => Roles { subject: self.subject(), ..Roles::default() },
            _ if self.is_passive() => {
                let roles = self.with_court(self.with_doer(self.without_scene(self.passive())));
                self.with_opponent(self.with_fought(self.with_struck(roles)))
            }
            _ => {
                let roles = self.with_office(self.with_clause(self.with_modifier(self.without_inner(self.active()))));
                let roles = self.with_holder(self.with_reason(self.with_beneficiary(roles)));
                let roles = self.without_target(self.without_scene(self.without_occasion(roles)));
                let roles = self.with_counted(self.with_fought(self.with_joined(self.with_struck(roles))));
                self.with_conditional(self.with_opposed(roles))
            }
        }
    }

    /// `captured two Russian soldiers`: whoever is a word of the pattern himself.
    fn in_pattern(&self) -> Vec<Party> {
        let own = |phrase: &Range<usize>| {
            let head = self.scene.head(phrase).filter(|head| self.found.tail.contains(head));
            head.and_then(|head| self.scene.mention_at(head)).is_some_and(|mention| mention.actor.is_some())
        };
        let all = if self.is_passive() { self.subject() } else { object(self.scene.sentence, self.found.head) };
        let phrases: Vec<Range<usize>> = all.into_iter().filter(own).collect();
        self.scene.patients(&phrases)
    }

    /// `is alarmed by` says how somebody feels: who is alarmed acts.
    fn is_passive(&self) -> bool {
        let lemma = self.scene.sentence.lemma(self.found.head);
        // `are engaged in fighting`: whoever is in a fight fights.
        let engaged = self.found.trigger.frame == Frame::Reciprocal
            && matches!(lemma, "engage" | "lock" | "embroil" | "involve" | "entangle");
        lemma != "be" && !engaged && self.found.group.is_some_and(|group| group.passive)
    }

    fn subject(&self) -> Vec<Range<usize>> {
        if self.found.group.is_none() {
            return Vec::new();
        }
        let own = subject(self.scene.sentence, self.found.head);
        if !own.is_empty() || !matches!(self.found.trigger.frame, Frame::Demand | Frame::Verdict) {
            return own;
        }
        // `it was stressed that Togo must disarm`, where it is known by whom.
        let empty: Vec<usize> = related(self.scene.sentence, self.found.head, &[Relation::Expl])
            .filter(|at| is_said(self.scene.sentence, *at))
            .collect();
        if !empty.is_empty() {
            return phrases(self.scene.sentence, empty);
        }
        // `"Togo must stop," said a statement by the ministry`
        let text = |phrase: &Range<usize>| {
            self.scene
                .head(phrase)
                .is_some_and(|head| head > self.found.head && is_utterance(self.scene.sentence.word(head)))
        };
        object(self.scene.sentence, self.found.head).into_iter().filter(text).collect()
    }

    /// What the verb acts on; a noun that belongs to the pattern is none of it.
    fn object(&self) -> Vec<Range<usize>> {
        let all = object(self.scene.sentence, self.found.head);
        let of_pattern =
            |phrase: &Range<usize>| self.scene.head(phrase).is_some_and(|head| self.found.tail.contains(&head));
        let own: Vec<_> = all.into_iter().filter(|phrase| !of_pattern(phrase)).collect();
        if !own.is_empty() || self.found.trigger.frame == Frame::Slot {
            return own;
        }
        let behind = self.behind_terms();
        if !behind.is_empty() {
            return behind;
        }
        // `threatened to destroy`: the pattern ends in the verb that has the object.
        let last = self.found.tail.iter().rev().find(|at| self.scene.sentence.tag(**at).is_verbal());
        last.map(|verb| object(self.scene.sentence, *verb)).unwrap_or_default()
    }

    /// `condemned in the strongest terms the raid`: what stands behind the formula, which the tree does not join to the verb.
    fn behind_terms(&self) -> Vec<Range<usize>> {
        let sentence = self.scene.sentence;
        let head = self.found.head;
        let terms = (head + 2..head + FORMULA).find(|at| sentence.word(*at) == "terms");
        let Some(terms) = terms.filter(|_| sentence.word(head + 1) == "in") else { return Vec::new() };
        let mut at = terms + 1;
        for _ in 0..PHRASE {
            let Some(above) = sentence.head(at).filter(|above| *above > at) else { break };
            at = above;
        }
        if sentence.tag(at).is_nominal() { phrases(sentence, coordinated(sentence, at)) } else { Vec::new() }
    }

    /// `said that Iran must stop`, `said the laws should be changed`.
    fn demand(&self) -> Roles {
        let subject = self.subject();
        let object = demanded(self.scene.sentence, self.found.head)
            .map(|clause| asked(self.scene.sentence, clause))
            .unwrap_or_default();
        let roles = self.spoken_of(subject, object);
        // `said the name must be short`: nobody is asked; `said we must hurry`: nobody else.
        let own = |party: &Party| roles.actors.iter().any(|actor| actor.actor == party.actor);
        let nobody = roles.recipients.is_empty() && !roles.object.is_empty();
        if nobody || roles.recipients.iter().any(own) { Roles::default() } else { roles }
    }

    /// `said that the siege is illegal`: who is judged.
    fn verdict(&self) -> Roles {
        let subject = self.subject();
        let words = &self.found.trigger.verdict;
        let object = judged(self.scene.sentence, self.found.head, words).unwrap_or_default();
        let roles = self.spoken_of(subject, object);
        // Nobody passes judgment on himself.
        let own = |party: &Party| roles.actors.iter().any(|actor| actor.actor == party.actor);
        if roles.recipients.iter().any(own) { Roles::default() } else { roles }
    }

    /// Who acts in what is said is an actor of its own: *Kyiv* there is a government and no place.
    fn spoken_of(&self, subject: Vec<Range<usize>>, object: Vec<Range<usize>>) -> Roles {
        let actors = self.scene.agents(&subject);
        let mut recipients = self.scene.agents(&object);
        if recipients.is_empty() {
            recipients = self.scene.patients(&object);
        }
        Roles { actors, recipients, subject, object, reciprocal: false }
    }

    fn active(&self) -> Roles {
        let subject = self.subject();
        let actors = self.scene.agents(&subject);
        match self.found.trigger.frame {
            Frame::Reciprocal => self.reciprocal(subject, actors),
            Frame::Intransitive => Roles { actors, subject, ..Roles::default() },
            Frame::Slot => {
                let mut object = self.object();
                let mut recipients = self.scene.patients(&object);
                // `gave Ukraine aid`: where the tree makes one phrase of both, the pattern parts them.
                if let Some(slot) = self.found.slot.clone().filter(|slot| object.is_empty() && !slot.is_empty()) {
                    object = self.listed(slot);
                    recipients = self.scene.patients(&object);
                }
                Roles { recipients, actors, subject, object, reciprocal: false }
            }
            Frame::Oblique => {
                let object = self.oblique();
                Roles { recipients: self.scene.patients(&object), actors, subject, object, reciprocal: false }
            }
            _ => {
                let object = self.object();
                let named = self.author_of(&object).or_else(|| self.bereaved(&object));
                let recipients = named.unwrap_or_else(|| self.scene.patients(&object));
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

    /// The phrases that are joined in a slot: `called on Italy and Egypt to`.
    fn listed(&self, slot: Range<usize>) -> Vec<Range<usize>> {
        let Some(head) = self.scene.head(&slot) else { return vec![slot] };
        let heads: Vec<usize> =
            coordinated(self.scene.sentence, head).into_iter().filter(|head| slot.contains(head)).collect();
        if heads.len() > 1 { phrases(self.scene.sentence, heads) } else { vec![slot] }
    }

    /// Subject and object, or the phrase behind *with*, in one list.
    fn reciprocal(&self, subject: Vec<Range<usize>>, mut actors: Vec<Party>) -> Roles {
        let mut object = self.object();
        let mut others = self.scene.agents(&object);
        if others.is_empty() {
            object = self.oblique();
            others = self.scene.agents(&object);
        }
        let act = self.found.trigger.act.as_ref().map(|act| act.event_type);
        // `signed a treaty with Togo`, `clashed with the rebels`: the other side is whom it is done with.
        if matches!(act, Some(EventType::Support | EventType::Assault)) && !others.is_empty() && !actors.is_empty() {
            return Roles { actors, recipients: others, reciprocal: false, subject, object };
        }
        let faced = !others.is_empty();
        actors.extend(others);
        let roles = Roles { reciprocal: actors.len() > 1, actors, recipients: Vec::new(), subject, object };
        if faced { self.confronted(roles) } else { roles }
    }

    /// `police clashed with protesters`: those who protest act, on the police.
    fn confronted(&self, mut roles: Roles) -> Roles {
        let protest = self.found.trigger.act.as_ref().is_some_and(|act| act.event_type == EventType::Protest)
            && !self.found.trigger.require.contains(&Requirement::Official);
        let police = |party: &Party| matches!(party.actor.sector, Some(Sector::Cop | Sector::Mil | Sector::Gov));
        let (facing, crowd): (Vec<Party>, Vec<Party>) = roles.actors.iter().cloned().partition(police);
        if protest && !facing.is_empty() && !crowd.is_empty() {
            (roles.actors, roles.recipients, roles.reciprocal) = (crowd, facing, false);
        }
        roles
    }

    /// The phrases behind the first of the trigger's prepositions.
    fn oblique(&self) -> Vec<Range<usize>> {
        let found = oblique(self.scene.sentence, &self.found.words(), &self.found.trigger.to);
        if found.is_empty() { self.next_mention().into_iter().collect() } else { found }
    }

    /// `met with Prime Minister Narendra Modi`: whoever stands right behind the preposition, whatever the tree says.
    fn next_mention(&self) -> Option<Range<usize>> {
        let case = self.found.end.checked_sub(1).filter(|case| *case > self.found.head)?;
        let named = self.found.trigger.to.iter().any(|word| word == self.scene.sentence.word(case));
        let mention = self.scene.mention_at(self.found.end).filter(|mention| mention.tokens.start == self.found.end)?;
        named.then(|| mention.tokens.clone())
    }
}
