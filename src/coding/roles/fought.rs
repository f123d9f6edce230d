//! Whom a side fought for the ground that it took, and against whom those fought who fell.

use super::{Reader, Roles};
use crate::coding::mentions::{is_settlement, is_site};
use crate::coding::phrases::Party;
use crate::language::parse::Relation;
use crate::language::relations::{coordinated, object, oblique, phrases, predicate, related};
use crate::lexicon::Sense;
use crate::ontology::{ActorKind, EventType, Mode, Sector};

impl Reader<'_> {
    /// `recaptured Gao from the rebels`, `took the airport after driving out the rebels`: ground suffers nothing where the
    /// words say who held it.
    pub(super) fn with_fought(&self, mut roles: Roles) -> Roles {
        let takes = self.found.trigger.act.as_ref().is_some_and(|act| match act.event_type {
            EventType::Assault => true,
            EventType::Coerce => act.modes.contains(&Mode::Seize),
            _ => false,
        });
        let open = takes && !roles.reciprocal && !roles.actors.is_empty();
        if !open || !roles.recipients.iter().all(|party| self.is_ground_only(party)) {
            return roles;
        }
        let foes = [self.dispossessed(), self.defeated(), self.opponents()];
        // `seized weapons from the rebels`; `seized drugs from Peru` says where they came from.
        let known = |party: &Party| party.actor.kind != ActorKind::State || !roles.recipients.is_empty();
        let other = |party: &Party| {
            is_fighting(party) && known(party) && !roles.actors.iter().any(|own| is_one_side(own, party))
        };
        let mut foes = foes.into_iter().map(|foes| foes.into_iter().filter(other).collect::<Vec<_>>());
        if let Some(foes) = foes.find(|foes| !foes.is_empty()) {
            roles.recipients = foes;
        }
        roles
    }

    /// `were killed in clashes with the army`: those who fell in a fight, where nobody else is said to have killed them.
    pub(super) fn with_opponent(&self, mut roles: Roles) -> Roles {
        let act = self.found.trigger.act.as_ref().map(|act| act.event_type);
        let open = act == Some(EventType::Assault) && roles.actors.is_empty() && roles.subject.is_empty();
        if open && !roles.recipients.is_empty() {
            let fallen = |party: &Party| roles.recipients.iter().any(|own| is_one_side(own, party));
            roles.actors = self.opponents().into_iter().filter(|party| is_fighting(party) && !fallen(party)).collect();
        }
        roles
    }

    /// Whether a party is only the ground that was taken: a town, a site, or the state of a town beside it.
    fn is_ground_only(&self, party: &Party) -> bool {
        let sentence = self.scene.sentence;
        let last = party.tokens.end.saturating_sub(1);
        let Some(mention) = self.scene.mention_at(party.tokens.start) else {
            return party.actor.country.is_none() && is_site(sentence.word(last));
        };
        let place = matches!(mention.place, Some(Sense::City(_) | Sense::Country(_) | Sense::Unlisted));
        let lies = || {
            self.scene
                .head(&mention.tokens)
                .and_then(|at| sentence.head(at))
                .is_some_and(|noun| is_settlement(sentence.lemma(noun)) || is_site(sentence.word(noun)))
        };
        mention.tokens == party.tokens && (place && !mention.bare_demonym || mention.bare_demonym && lies())
    }

    /// `recaptured Gao from the rebels`, `liberated Gao from rebel control`.
    fn dispossessed(&self) -> Vec<Party> {
        let sentence = self.scene.sentence;
        if !takes_ground(sentence.lemma(self.found.head)) {
            return Vec::new();
        }
        let held = |party: &Party| {
            let mention = self.scene.mention_at(party.tokens.start);
            !mention.is_some_and(|mention| matches!(mention.place, Some(Sense::City(_) | Sense::Unlisted)))
        };
        let from = (self.found.head + 1..sentence.len())
            .filter(|at| sentence.word(*at) == "from" && sentence.relation(*at) == Relation::Case)
            .filter_map(|case| sentence.head(case))
            .find(|noun| self.hangs_below(*noun));
        let held_by = from.map(|noun| phrases(sentence, coordinated(sentence, noun)));
        self.scene.patients(&held_by.unwrap_or_default()).into_iter().filter(held).collect()
    }

    /// Whether a noun hangs on the verb, or on what the verb takes.
    fn hangs_below(&self, noun: usize) -> bool {
        let up = |at: &usize| self.scene.sentence.head(*at).filter(|above| *above < noun);
        std::iter::successors(up(&noun), |at| up(at).filter(|_| !self.scene.sentence.tag(*at).is_verbal()))
            .take(4)
            .any(|above| above == self.found.head)
    }

    /// `after driving out the rebels`, `after clashing with the rebels`: whom the clause behind names.
    fn defeated(&self) -> Vec<Party> {
        let sentence = self.scene.sentence;
        let verb = predicate(sentence, self.found.head);
        let after = |at: &usize| {
            let opens = |mark: usize| matches!(sentence.word(mark), "after" | "following" | "by" | "from");
            related(sentence, *at, &[Relation::Mark, Relation::Case]).any(opens)
        };
        let fights = related(sentence, verb, &[Relation::Advcl])
            .filter(|at| *at > verb && after(at) && defeats(sentence.lemma(*at)));
        let whom = |verb: usize| {
            let object = object(sentence, verb);
            let found = if object.is_empty() {
                oblique(sentence, &[verb], &["with".to_owned(), "against".to_owned()])
            } else {
                object
            };
            self.scene.patients(&found)
        };
        fights.map(whom).find(|found| !found.is_empty()).unwrap_or_default()
    }

    /// `after heavy fighting with the rebels`, `in clashes between the army and the rebels`: the sides of a fight that the
    /// verb names beside it.
    fn opponents(&self) -> Vec<Party> {
        let sentence = self.scene.sentence;
        let verb = predicate(sentence, self.found.head);
        let within = |noun: &usize| {
            related(sentence, *noun, &[Relation::Case])
                .any(|case| matches!(sentence.word(case), "in" | "during" | "after" | "following" | "amid"))
        };
        let fights = related(sentence, verb, &[Relation::Obl, Relation::Advcl])
            .filter(|noun| *noun > verb && within(noun) && is_fight(sentence.lemma(*noun)));
        let sides = ["with", "against", "between"].map(str::to_owned);
        fights
            .map(|noun| self.scene.agents(&oblique(sentence, &[noun], &sides)))
            .find(|found| !found.is_empty())
            .unwrap_or_default()
    }
}

/// Whether somebody can hold ground or kill: armed men, a state, an organisation.
fn is_fighting(party: &Party) -> bool {
    let actor = &party.actor;
    let armed = matches!(
        actor.sector,
        Some(Sector::Mil | Sector::Reb | Sector::Uaf | Sector::Prm | Sector::Cop | Sector::Opp | Sector::Spy)
    );
    armed || matches!(actor.kind, ActorKind::State | ActorKind::Organisation)
}

/// Whether two parties are of one side.
fn is_one_side(one: &Party, other: &Party) -> bool {
    let side = |party: &Party| (party.actor.entity, party.actor.country.clone(), party.actor.sector);
    side(one) == side(other)
}

/// Verbs of taking ground from those who held it.
fn takes_ground(lemma: &str) -> bool {
    matches!(
        lemma,
        "capture"
            | "recapture"
            | "take"
            | "retake"
            | "seize"
            | "liberate"
            | "reclaim"
            | "regain"
            | "recover"
            | "wrest"
            | "win"
            | "free"
            | "conquer"
            | "clear"
    )
}

/// What is done to those who hold ground, before it is taken.
fn defeats(lemma: &str) -> bool {
    matches!(
        lemma,
        "defeat"
            | "drive"
            | "oust"
            | "expel"
            | "rout"
            | "repel"
            | "dislodge"
            | "eject"
            | "push"
            | "force"
            | "beat"
            | "overwhelm"
            | "overpower"
            | "evict"
            | "fight"
            | "battle"
            | "clash"
            | "kill"
    )
}

/// Nouns of fights between two sides.
fn is_fight(lemma: &str) -> bool {
    matches!(
        lemma,
        "fighting"
            | "fight"
            | "clash"
            | "battle"
            | "combat"
            | "firefight"
            | "gunfight"
            | "gun-battle"
            | "shootout"
            | "shoot-out"
            | "skirmish"
            | "gunbattle"
    )
}
