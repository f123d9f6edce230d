//! What an attack struck and whom it harmed, where its pattern names only the ground; whom a protest is aimed at.

use super::doers::is_attack;
use super::nouns::harms;
use super::{Reader, Roles, befalls};
use crate::coding::actor::Actor;
use crate::coding::mentions::is_settlement;
use crate::coding::occurrence::verb_of;
use crate::coding::phrases::Party;
use crate::language::parse::Relation;
use crate::language::relations::{clause, group, object, oblique, predicate, related, subject};
use crate::ontology::{EventType, Mode};
use std::ops::Range;

impl Reader<'_> {
    /// `attacked a UN convoy in Darfur`, `exploded in Lima, wounding two officers`: whose site was struck, else whom it
    /// harmed, rather than where it was.
    pub(super) fn with_struck(&self, mut roles: Roles) -> Roles {
        let act = self.found.trigger.act.as_ref().map(|act| act.event_type);
        let open = match act {
            Some(EventType::Assault) => roles.recipients.iter().all(|party| self.is_where(party)),
            Some(EventType::Protest | EventType::Coerce | EventType::Retreat) => roles.recipients.is_empty(),
            _ => false,
        };
        if roles.reciprocal || !open {
            return roles;
        }
        let harmed = if act == Some(EventType::Assault) { self.harmed() } else { Vec::new() };
        for object in [self.own_site(), harmed] {
            let mut parties = self.scene.patients(&object);
            parties.retain(|party| !self.is_where(party) && is_known(&party.actor));
            parties.retain(|party| act != Some(EventType::Protest) || party.actor.political);
            if !parties.is_empty() {
                roles.recipients = parties;
                break;
            }
        }
        roles
    }

    /// `freed two pilots and a Swedish nurse`, where the pattern takes the first: those who are joined to one who is acted on.
    pub(super) fn with_joined(&self, mut roles: Roles) -> Roles {
        let act = self.found.trigger.act.as_ref();
        let befalls = act.is_some_and(|act| {
            matches!(act.event_type, EventType::Assault | EventType::Coerce)
                || act.event_type == EventType::Retreat && act.modes.contains(&Mode::Release)
        });
        let all = if befalls { object(self.scene.sentence, self.found.head) } else { Vec::new() };
        let within = |phrase: &Range<usize>, party: &Party| phrase.contains(&party.tokens.start);
        let known = |phrase: &Range<usize>| roles.recipients.iter().any(|party| within(phrase, party));
        let (told, further): (Vec<_>, Vec<_>) = all.into_iter().partition(known);
        if !told.is_empty() && !roles.reciprocal {
            let mut parties = self.scene.patients(&further);
            parties.retain(|party| !self.is_where(party));
            roles.recipients.extend(parties);
        }
        roles
    }

    /// Whether a party is only the country or town where something was: `in Darfur`, `in the Chadian city of Abeche`.
    fn is_where(&self, party: &Party) -> bool {
        let sentence = self.scene.sentence;
        let Some(mention) = self.scene.mention_at(party.tokens.start) else { return false };
        // `near the Sudan border`
        let modifies = mention.bare_demonym
            || mention.place.is_some()
                && self.scene.head(&mention.tokens).is_some_and(|at| sentence.relation(at) == Relation::Compound);
        let demonym = modifies && mention.tokens == party.tokens;
        let above = self.scene.head(&mention.tokens).and_then(|at| sentence.head(at)).filter(|_| demonym);
        let lies = |noun: usize| {
            related(sentence, noun, &[Relation::Case])
                .any(|case| matches!(sentence.word(case), "in" | "at" | "near" | "outside" | "inside"))
        };
        self.scene.is_ground(mention) && mention.tokens == party.tokens || above.is_some_and(lies)
    }

    /// `a UN convoy`, `their base`: the noun of the pattern with what stands before it; `the bodies of two soldiers`: with
    /// whose they are.
    fn own_site(&self) -> Vec<Range<usize>> {
        let own = |phrase: Range<usize>| {
            let head = self.scene.head(&phrase).filter(|head| self.found.tail.contains(head))?;
            let lemma = self.scene.sentence.lemma(head);
            // `took the town of Gao`: the name behind says more.
            if is_attack(lemma) || befalls(lemma) || is_settlement(lemma) {
                return None;
            }
            let bodies = matches!(self.scene.sentence.word(head), "body" | "bodies" | "remains");
            Some(phrase.start..if bodies { phrase.end } else { head + 1 })
        };
        object(self.scene.sentence, self.found.head).into_iter().filter_map(own).collect()
    }

    /// `exploded in Lima, wounding two officers`, `a bomb exploding in Lima killed four soldiers`: what the verb of harm
    /// below or above acts on.
    fn harmed(&self) -> Vec<Range<usize>> {
        let sentence = self.scene.sentence;
        let verb = predicate(sentence, self.found.head);
        let harms = |at: &usize| harms(sentence.lemma(*at)) && !group(sentence, *at).passive;
        let below = related(sentence, verb, &[Relation::Advcl, Relation::Conj]).filter(|at| *at > verb).find(harms);
        let above = || {
            let noun = sentence.head(verb).filter(|_| sentence.relation(verb) == Relation::Acl)?;
            verb_of(sentence, noun).filter(harms)
        };
        below.or_else(above).map(|verb| object(sentence, verb)).unwrap_or_default()
    }

    /// `rallied in Lima against the government`: whom a protest is aimed at.
    pub(super) fn with_opposed(&self, mut roles: Roles) -> Roles {
        let act = self.found.trigger.act.as_ref().map(|act| act.event_type);
        if act == Some(EventType::Protest) && roles.recipients.is_empty() && !roles.reciprocal {
            let sentence = self.scene.sentence;
            let against = oblique(sentence, &self.found.words(), &["against".to_owned()]);
            // `protested against Togo's role`, but `against her arrest`
            let deed = |phrase: &Range<usize>| {
                let noun = self.scene.head(phrase).map_or("", |head| sentence.lemma(head));
                !befalls(noun) && !is_attack(noun)
            };
            let owned =
                self.scene.whose_before(&against.iter().filter(|phrase| deed(phrase)).cloned().collect::<Vec<_>>());
            let sides = [self.scene.agents(&against), owned, self.demanded_of()];
            let political = |parties: Vec<Party>| -> Vec<Party> {
                parties.into_iter().filter(|party| party.actor.political).collect()
            };
            roles.recipients = sides.into_iter().map(political).find(|parties| !parties.is_empty()).unwrap_or_default();
        }
        roles
    }

    /// `marched in Lima calling on Togo to leave`, `rallied, demanding the president resign`: of whom those who protest ask something.
    fn demanded_of(&self) -> Vec<Party> {
        let sentence = self.scene.sentence;
        let verb = predicate(sentence, self.found.head);
        // `marched to show support for the army, urging it to act`
        let backs = |at: usize| (verb..at).any(|word| sentence.lemma(word) == "support");
        let asks = |at: &usize| *at > verb && !backs(*at) && matches!(sentence.lemma(*at), "call" | "demand" | "urge");
        let asked =
            related(sentence, verb, &[Relation::Advcl]).filter(asks).map(|asking| match sentence.lemma(asking) {
                "call" => oblique(sentence, &[asking], &["on".to_owned()]),
                "urge" => object(sentence, asking),
                // `demanding the president resign`: the tree may make an object of him.
                _ => clause(sentence, asking).map_or_else(|| object(sentence, asking), |verb| subject(sentence, verb)),
            });
        asked.map(|asked| self.scene.agents(&asked)).find(|asked| !asked.is_empty()).unwrap_or_default()
    }
}

/// Whether the tables know anything of somebody.
fn is_known(actor: &Actor) -> bool {
    actor.entity.is_some() || actor.country.is_some() || actor.group.is_some() || actor.sector.is_some()
}
