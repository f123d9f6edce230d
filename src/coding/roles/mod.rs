//! Roles: who acts on whom, by the frame of the trigger.

mod nouns;

use super::phrases::{Party, Scene};
use super::triggers::Found;
use super::verdict::judged;
use crate::coding::actor::Actor;
use crate::language::Tag;
use crate::language::relations::{agent, clause, coordinated, demanded, group, object, oblique, phrases, subject};
use crate::lexicon::Frame;
use crate::ontology::{ActorKind, EventType, Mode, Sector};
use std::ops::Range;

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
            Frame::Noun => self.noun(),
            Frame::NounPair => self.noun_pair(),
            Frame::Undergo => self.undergone(),
            Frame::Demand => self.demand(),
            Frame::Verdict => self.verdict(),
            Frame::Null | Frame::Operator => Roles { subject: self.subject(), ..Roles::default() },
            _ if self.is_passive() => self.without_scene(self.passive()),
            _ => {
                let roles = self.with_office(self.with_clause(self.with_modifier(self.active())));
                self.without_scene(self.without_occasion(roles))
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
        let copular = self.scene.sentence.lemma(self.found.head) == "be";
        !copular && self.found.group.is_some_and(|group| group.passive)
    }

    fn subject(&self) -> Vec<Range<usize>> {
        if self.found.group.is_some() { subject(self.scene.sentence, self.found.head) } else { Vec::new() }
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
        // `threatened to destroy`: the pattern ends in the verb that has the object.
        let last = self.found.tail.iter().rev().find(|at| self.scene.sentence.tag(**at).is_verbal());
        last.map(|verb| object(self.scene.sentence, *verb)).unwrap_or_default()
    }

    /// `said that Iran must stop`, `said the laws should be changed`.
    fn demand(&self) -> Roles {
        let subject = self.subject();
        let object = demanded(self.scene.sentence, self.found.head).map(|verb| self.asked(verb)).unwrap_or_default();
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

    /// Who has to act in a clause; in the passive, by whom.
    fn asked(&self, verb: usize) -> Vec<Range<usize>> {
        let sentence = self.scene.sentence;
        if group(sentence, verb).passive { agent(sentence, verb) } else { subject(sentence, verb) }
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
                let recipients = self.author_of(&object).unwrap_or_else(|| self.scene.patients(&object));
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

    /// `denounced the shelling of Aleppo by Syria`: who did what is judged, wherever the tree hangs *by*.
    fn author_of(&self, object: &[Range<usize>]) -> Option<Vec<Party>> {
        let act = self.found.trigger.act.as_ref().map(|act| act.event_type);
        let judges = matches!(act, Some(EventType::Accuse | EventType::Support));
        let own = agent(self.scene.sentence, self.found.head);
        let heads = object.iter().filter_map(|phrase| self.scene.head(phrase));
        let mut all = std::iter::once(own).chain(heads.map(|head| agent(self.scene.sentence, head)));
        let by = all.find(|by| !by.is_empty()).filter(|_| judges)?;
        let parties = self.scene.agents(&by);
        (!parties.is_empty()).then_some(parties)
    }

    /// The phrases that are joined in a slot: `called on Italy and Egypt to`.
    fn listed(&self, slot: Range<usize>) -> Vec<Range<usize>> {
        let Some(head) = self.scene.head(&slot) else { return vec![slot] };
        let heads: Vec<usize> =
            coordinated(self.scene.sentence, head).into_iter().filter(|head| slot.contains(head)).collect();
        if heads.len() > 1 { phrases(self.scene.sentence, heads) } else { vec![slot] }
    }

    /// `hosted the summit of Arab states`, `welcomed the talks in Lima`: an occasion is nobody's guest.
    fn without_occasion(&self, mut roles: Roles) -> Roles {
        let consults = self.found.trigger.act.as_ref().is_some_and(|act| act.event_type == EventType::Consult);
        let occasion = |phrase: &Range<usize>| {
            self.scene.head(phrase).is_some_and(|head| is_occasion(self.scene.sentence.lemma(head)))
        };
        // `welcomed the agreement reached between Iraq and Jordan on`: of a long slot its first noun counts.
        let slot = self.found.slot.clone().and_then(|mut slot| {
            slot.find(|at| self.scene.sentence.tag(*at) == Tag::Noun && self.scene.sentence.tag(at + 1) != Tag::Noun)
        });
        let thing = slot.is_some_and(|noun| is_occasion(self.scene.sentence.lemma(noun)));
        if consults && !roles.reciprocal && (thing || roles.object.iter().any(occasion)) {
            roles.recipients.clear();
        }
        roles
    }

    /// `welcomed the summit in Lima`, `praised the talks held in Lima`: where it was is nobody's deed.
    fn without_scene(&self, mut roles: Roles) -> Roles {
        let act = self.found.trigger.act.as_ref().map(|act| act.event_type);
        let verbal =
            matches!(act, Some(EventType::Support | EventType::Accuse | EventType::Request | EventType::Reject));
        let physical = act.is_some_and(|act| act.quad_class() == 4);
        if verbal || physical {
            let object = roles.object.clone();
            roles.recipients.retain(|party| !self.is_scene(party, &object, physical));
        }
        roles
    }

    /// Whether a party is only the town where something is, inside of a phrase; for what is `physical`, also the country:
    /// `ambushed a convoy in Niger`.
    fn is_scene(&self, party: &Party, object: &[Range<usize>], physical: bool) -> bool {
        let Some(head) = self.scene.head(&party.tokens) else { return false };
        let inside = object.iter().all(|phrase| self.scene.head(phrase) != Some(head));
        let Some(mention) = self.scene.mention_at(head).filter(|_| inside) else { return false };
        self.scene.is_scene(mention) || physical && mention.tokens == party.tokens && self.scene.is_ground(mention)
    }

    /// `resigned as prime minister of Italy`, of somebody whom no table has: the office says whose he is.
    fn with_office(&self, mut roles: Roles) -> Roles {
        let sentence = self.scene.sentence;
        let resigns = self.found.trigger.act.as_ref().is_some_and(|act| act.modes.contains(&Mode::Resign));
        let known = |party: &Party| party.actor.country.is_some() || party.actor.entity.is_some();
        let somebody = roles.subject.first().filter(|_| resigns && !roles.actors.iter().any(known)).cloned();
        let Some(subject) = somebody else { return roles };
        let near = self.found.head + 1..sentence.len().min(self.found.head + 7);
        let held = near.filter(|at| matches!(sentence.word(*at), "as" | "from")).find_map(|at| {
            let mention =
                self.scene.mentions.iter().find(|mention| (at + 1..at + 4).contains(&mention.tokens.start))?;
            mention.actor.clone().filter(|actor| actor.kind == ActorKind::Person && actor.sector.is_some())
        });
        if let Some(office) = held {
            roles.actors = vec![Party { tokens: subject, actor: Actor { kind: ActorKind::Person, ..office } }];
        }
        roles
    }

    /// Whom a request is meant for when only its clause says so: `called for members to pay more`.
    fn with_clause(&self, mut roles: Roles) -> Roles {
        let act = self.found.trigger.act.as_ref().map(|act| act.event_type);
        if act == Some(EventType::Request) && roles.recipients.is_empty() {
            let clause = clause(self.scene.sentence, self.found.head);
            let object = clause.map_or_else(|| self.called(), |verb| subject(self.scene.sentence, verb));
            roles.recipients = self.scene.patients(&object);
            if !roles.recipients.is_empty() {
                roles.object = object;
            }
        }
        roles
    }

    /// `called for members to pay more`, where the tree makes a phrase of its own of the members.
    fn called(&self) -> Vec<Range<usize>> {
        let sentence = self.scene.sentence;
        let words = self.found.words();
        let behind = oblique(sentence, &words, &["for".to_owned()]);
        let pays = |phrase: &Range<usize>| {
            sentence.tag(phrase.end) == Tag::To && sentence.head(phrase.end).is_some_and(|verb| verb > phrase.end)
        };
        behind.into_iter().filter(pays).collect()
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
                    | EventType::Aid
                    | EventType::Cooperate
            )
        );
        let inside = self.found.head + 1..self.found.end;
        if open && roles.recipients.is_empty() && self.found.slot.is_none() && !roles.reciprocal {
            // `expressed opposition to`: the pattern's own noun is nobody.
            let oblique = !self.found.trigger.to.is_empty();
            let own = |tokens: &Range<usize>| oblique && self.found.tail.iter().any(|at| tokens.contains(at));
            let inside = self.scene.mentions_in(&inside).filter(|mention| !own(&mention.tokens));
            roles.recipients = inside.take(1).filter_map(|mention| self.scene.side(mention)).collect();
        }
        roles
    }

    /// Subject and object, or the phrase behind *with*, in one list.
    fn reciprocal(&self, subject: Vec<Range<usize>>, mut actors: Vec<Party>) -> Roles {
        let mut object = self.object();
        let mut others = self.scene.agents(&object);
        if others.is_empty() {
            object = self.oblique();
            others = self.scene.agents(&object);
        }
        actors.extend(others);
        Roles { reciprocal: actors.len() > 1, actors, recipients: Vec::new(), subject, object }
    }

    /// `drew criticism from the commission`, `was given an ultimatum by the junta`: the subject is acted on, the phrase
    /// behind one of the trigger's prepositions acts.
    fn undergone(&self) -> Roles {
        // `the Taliban killed two in a battle with the army`: who has an object undergoes nothing.
        if !self.is_passive() && !self.object().is_empty() {
            return Roles::default();
        }
        let object = self.subject();
        let mut subject = self.oblique();
        if subject.is_empty() && self.is_passive() {
            subject = agent(self.scene.sentence, self.found.head);
        }
        let actors = self.scene.agents(&subject);
        Roles { actors, recipients: self.scene.agents(&object), subject, object, reciprocal: false }
    }

    /// The subject is acted on, the phrase behind *by* acts.
    fn passive(&self) -> Roles {
        let of_pattern =
            |phrase: &Range<usize>| self.scene.head(phrase).is_some_and(|head| self.found.tail.contains(&head));
        let (own, mut object): (Vec<_>, Vec<_>) = self.subject().into_iter().partition(of_pattern);
        // `anyone accused of a crime`: nobody in particular.
        let anybody = |phrase: &Range<usize>| {
            self.scene.head(phrase).is_some_and(|head| is_anybody(self.scene.sentence.word(head)))
        };
        if object.iter().any(anybody) {
            return Roles { object, ..Roles::default() };
        }
        if object.is_empty() {
            object = self.oblique();
        }
        let subject = agent(self.scene.sentence, self.found.head);
        let agents: Vec<Party> = self.scene.agents(&subject);
        let mut patients = self.scene.patients(&object);
        if patients.is_empty() && !self.found.trigger.to.is_empty() {
            // `the aid sent by Germany to Kenya`
            let behind = self.oblique();
            patients = self.scene.patients(&behind);
            if !patients.is_empty() {
                object = behind;
            }
        }
        if patients.is_empty() {
            patients = own.iter().flat_map(|phrase| self.in_own_noun(phrase)).collect();
        }
        if agents.is_empty() && subject.is_empty() && self.is_sent() {
            let phrases: Vec<Range<usize>> = own.iter().chain(&object).cloned().collect();
            let actors = self.scene.patients(&phrases).into_iter().filter(|party| is_sent_out(&party.actor)).collect();
            return Roles { actors, recipients: Vec::new(), subject: phrases, object: Vec::new(), reciprocal: false };
        }
        if self.found.trigger.frame == Frame::Reciprocal {
            let reciprocal = agents.len() > 1;
            return Roles { actors: agents, recipients: Vec::new(), subject, object, reciprocal };
        }
        Roles { actors: agents, recipients: patients, subject, object, reciprocal: false }
    }

    /// `Polish troops were withdrawn`: whoever moves forces is the state whose they are.
    fn is_sent(&self) -> bool {
        let act = self.found.trigger.act.as_ref();
        act.is_some_and(|act| {
            act.event_type == EventType::Mobilize
                || matches!(act.event_type, EventType::Retreat) && act.modes.contains(&Mode::Withdraw)
        })
    }

    /// `Russian diplomats were told to leave`, `the border between Niger and Benin was closed`: whom the pattern's own
    /// noun names.
    fn in_own_noun(&self, phrase: &Range<usize>) -> Vec<Party> {
        let act = self.found.trigger.act.as_ref().map(|act| act.event_type);
        let befalls =
            matches!(act, Some(EventType::Coerce | EventType::Sanction | EventType::Accuse | EventType::Assault));
        let Some(head) = self.scene.head(phrase).filter(|_| befalls) else { return Vec::new() };
        match self.scene.mention_at(head) {
            Some(_) => self.scene.patients(std::slice::from_ref(phrase)),
            None if act == Some(EventType::Coerce) => self.scene.patients(std::slice::from_ref(&(head..phrase.end))),
            None => Vec::new(),
        }
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

/// Nouns of gatherings and of what they decide.
fn is_occasion(lemma: &str) -> bool {
    matches!(
        lemma,
        "summit"
            | "meeting"
            | "conference"
            | "talk"
            | "game"
            | "session"
            | "forum"
            | "event"
            | "festival"
            | "visit"
            | "decision"
            | "agreement"
            | "deal"
            | "election"
            | "treatment"
            | "report"
            | "news"
            | "result"
            | "outcome"
            | "step"
            | "progress"
            | "statement"
            | "announcement"
            | "release"
    )
}

/// Forces, of a state that the words name.
fn is_sent_out(actor: &Actor) -> bool {
    actor.country.is_some() && matches!(actor.sector, Some(Sector::Mil | Sector::Cop))
}

fn is_anybody(word: &str) -> bool {
    matches!(word, "anyone" | "anybody" | "everyone" | "everybody" | "those" | "whoever" | "someone" | "somebody")
}
