//! What the clause adds to the sides of an act, or takes from them.

use super::{Reader, Roles};
use crate::coding::actor::Actor;
use crate::coding::phrases::Party;
use crate::language::Tag;
use crate::language::relations::{agent, clause, oblique, subject};
use crate::ontology::{ActorKind, EventType, Mode};
use std::ops::Range;

impl Reader<'_> {
    /// `hosted the summit of Arab states`, `welcomed the talks in Lima`: an occasion is nobody's guest.
    pub(super) fn without_occasion(&self, mut roles: Roles) -> Roles {
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
    pub(super) fn without_scene(&self, mut roles: Roles) -> Roles {
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
    pub(super) fn with_office(&self, mut roles: Roles) -> Roles {
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
    pub(super) fn with_clause(&self, mut roles: Roles) -> Roles {
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
    pub(super) fn with_modifier(&self, mut roles: Roles) -> Roles {
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

    /// `Meeting with Governor Lund`: the government that publishes the readout of that title.
    pub(super) fn publisher(&self) -> Option<Party> {
        let noun = self.found.head..self.found.head + 1;
        let mention = self.scene.mention_at(noun.start).filter(|mention| mention.tokens == noun)?;
        Some(Party { actor: mention.actor.clone()?, tokens: noun })
    }

    /// `denounced the shelling of Aleppo by Syria`: who did what is judged, wherever the tree hangs *by*.
    pub(super) fn author_of(&self, object: &[Range<usize>]) -> Option<Vec<Party>> {
        let act = self.found.trigger.act.as_ref().map(|act| act.event_type);
        let judges = matches!(act, Some(EventType::Accuse | EventType::Support));
        let own = agent(self.scene.sentence, self.found.head);
        let heads = object.iter().filter_map(|phrase| self.scene.head(phrase));
        let mut all = std::iter::once(own).chain(heads.map(|head| agent(self.scene.sentence, head)));
        let by = all.find(|by| !by.is_empty()).filter(|_| judges)?;
        let parties = self.scene.agents(&by);
        (!parties.is_empty()).then_some(parties)
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
