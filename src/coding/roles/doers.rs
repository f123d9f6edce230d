//! Who did what an event noun states, where neither an owner nor *by* right behind it says so: `a police raid`, `were
//! killed in a rebel attack`.

use super::{Reader, Roles};
use crate::coding::nouns::is_weapon;
use crate::coding::phrases::Party;
use crate::event::Basis;
use crate::language::Tag;
use crate::language::parse::Relation;
use crate::language::relations::{agent, coordinated, group, object, oblique, phrases, related, subject};
use crate::ontology::{EventType, Sector};
use std::ops::Range;

/// So many words behind a noun its *by* is looked for.
const NEAR: usize = 14;
/// So many words before a noun say who did it with what.
const MEANS: usize = 3;

impl Reader<'_> {
    /// `a police raid`, `the government crackdown`: those who act for a state or against it, right before what they do.
    pub(super) fn compound_doer(&self, noun: usize) -> Vec<Range<usize>> {
        let sentence = self.scene.sentence;
        let act = self.found.trigger.act.as_ref().map(|act| act.event_type);
        let acts = act.is_some_and(|act| act.quad_class() == 4 || act == EventType::Protest);
        // `the police raid film` is no raid.
        let alone = sentence.relation(noun) != Relation::Compound;
        // `a government air strike`: what it was done with stands between.
        let before = (noun.saturating_sub(MEANS)..noun).rev().find(|at| !is_means(sentence.word(*at)));
        let mention = before.and_then(|before| self.scene.mention_at(before)).filter(|_| acts && alone);
        let last = |tokens: &Range<usize>| tokens.end.checked_sub(1).unwrap_or(tokens.start);
        let doer = mention.filter(|mention| {
            let above = sentence.head(last(&mention.tokens));
            let modifies = above.is_some_and(|above| mention.tokens.end <= above && above <= noun)
                && matches!(sentence.relation(last(&mention.tokens)), Relation::Compound | Relation::Amod);
            let sector = mention.actor.as_ref().and_then(|actor| actor.sector);
            // `Kyiv strike: 3 killed` says where.
            let town = mention.actor.as_ref().is_some_and(|actor| actor.basis == Basis::Metonym);
            modifies && !town && !is_weapon(sentence.word(last(&mention.tokens))) && sector.is_some_and(is_of_force)
        });
        doer.map(|mention| mention.tokens.clone()).into_iter().collect()
    }

    /// `rammed a crowd in a terrorist attack`: what the verb tells is no second act; `a bomber killed three officers during
    /// a police raid` tells two.
    pub(super) fn is_told_by_verb(&self) -> bool {
        let sentence = self.scene.sentence;
        let noun = self.found.head;
        let behind = |word: &str| related(sentence, noun, &[Relation::Case]).any(|case| sentence.word(case) == word);
        let verb = sentence.head(noun).filter(|verb| sentence.tag(*verb).is_verbal());
        let Some(verb) = verb.filter(|_| sentence.relation(noun) == Relation::Obl) else { return false };
        let acts = || !group(sentence, verb).passive && !object(sentence, verb).is_empty();
        behind("in") || behind("during") && !acts()
    }

    /// `The detention of the lawyer by police angered many`, where the tree gives the verb what stands behind *by*.
    pub(super) fn doer_behind(&self) -> Vec<Range<usize>> {
        let sentence = self.scene.sentence;
        let subject = |noun: usize| matches!(sentence.relation(noun), Relation::Nsubj | Relation::NsubjPass);
        let head = self.found.head;
        let verb = sentence.head(head).filter(|verb| subject(head) && *verb > head);
        let Some(verb) = verb else { return Vec::new() };
        let by = (head + 1..verb.min(head + NEAR))
            .filter(|at| sentence.word(*at) == "by" && sentence.relation(*at) == Relation::Case)
            .filter_map(|at| sentence.head(at))
            .find(|noun| sentence.head(*noun) == Some(verb) && subject(*noun) && *noun < verb);
        by.map(|noun| phrases(sentence, coordinated(sentence, noun))).unwrap_or_default()
    }

    /// `defended Togo against Benin's attacks`, `Togo repelled Benin's onslaught`: whom an attack befalls that somebody is
    /// protected against or withstands.
    pub(super) fn protected(&self) -> Vec<Range<usize>> {
        let sentence = self.scene.sentence;
        let noun = self.found.head;
        let Some(verb) = sentence.head(noun) else { return Vec::new() };
        let against = || related(sentence, noun, &[Relation::Case]).any(|case| sentence.word(case) == "against");
        match (sentence.relation(noun), sentence.lemma(verb)) {
            (Relation::Obl, "defend" | "protect" | "shield") if against() => object(sentence, verb),
            (Relation::Obj, "repel" | "repulse" | "resist" | "withstand" | "endure" | "survive" | "suffer") => {
                subject(sentence, verb)
            }
            // `its defence against Benin's attacks`, `support for Togo against Benin's aggression`
            (Relation::Nmod, "defense" | "defence" | "struggle" | "fight" | "resistance") if against() => {
                related(sentence, verb, &[Relation::NmodPoss]).map(|owner| owner..owner + 1).collect()
            }
            _ => Vec::new(),
        }
    }

    /// `died in a rebel attack on`, `were killed in an army raid`: whose act the noun is, where nobody else is said to have
    /// done it; whoever fell in a raid of his own side was not killed by it.
    pub(super) fn with_doer(&self, mut roles: Roles) -> Roles {
        let act = self.found.trigger.act.as_ref().map(|act| act.event_type);
        if !matches!(act, Some(EventType::Assault | EventType::Coerce))
            || !roles.actors.is_empty()
            || !roles.subject.is_empty()
        {
            return roles;
        }
        let own = |doer: &Party| {
            let side = |party: &Party| (party.actor.country.clone(), party.actor.sector);
            roles.recipients.iter().any(|party| side(party) == side(doer))
        };
        let doers = self.attacks().into_iter().map(|noun| {
            let owners: Vec<Party> = self.possessor_of(noun);
            if owners.is_empty() { self.scene.agents(&self.compound_doer(noun)) } else { owners }
        });
        let doers: Vec<Party> = doers.into_iter().find(|doers| !doers.is_empty()).unwrap_or_default();
        if !doers.iter().any(own) {
            roles.actors = doers;
        }
        roles
    }

    /// `was convicted of fraud in a Kenyan court`: the court of a state, wherever the tree hangs it.
    pub(super) fn with_court(&self, mut roles: Roles) -> Roles {
        let act = self.found.trigger.act.as_ref().map(|act| act.event_type);
        if act != Some(EventType::Sanction) || !roles.actors.is_empty() || !roles.subject.is_empty() {
            return roles;
        }
        let sentence = self.scene.sentence;
        let court = |party: &Party| party.actor.sector == Some(Sector::Jud) && party.actor.country.is_some();
        let within = (self.found.head + 1..sentence.len().min(self.found.head + NEAR))
            .filter(|at| matches!(sentence.word(*at), "in" | "at" | "before" | "by"))
            .filter(|at| sentence.relation(*at) == Relation::Case)
            .filter_map(|at| sentence.head(at));
        let courts = within.map(|noun| self.scene.agents(&phrases(sentence, vec![noun])));
        roles.actors = courts.into_iter().find(|found| found.iter().any(court)).unwrap_or_default();
        roles
    }

    /// `suspended aid over Togo's jailing of reporters`: whose deed is the reason is whom sanctions are meant for.
    pub(super) fn with_reason(&self, mut roles: Roles) -> Roles {
        let act = self.found.trigger.act.as_ref().map(|act| act.event_type);
        if act != Some(EventType::Sanction) || !roles.recipients.is_empty() || roles.reciprocal {
            return roles;
        }
        let sentence = self.scene.sentence;
        let reasons = oblique(sentence, &self.found.words(), &["over".to_owned()]);
        let reason = reasons.first().and_then(|phrase| self.scene.head(phrase));
        let Some(reason) = reason.filter(|noun| sentence.tag(*noun).is_nominal()) else { return roles };
        let owner = related(sentence, reason, &[Relation::NmodPoss]).find_map(|noun| self.scene.mention_at(noun));
        let owner = owner.and_then(|mention| self.scene.side(mention));
        let doers = owner.map_or_else(|| self.scene.agents(&agent(sentence, reason)), |owner| vec![owner]);
        let another = |party: &Party| {
            party.actor.country.is_some() && roles.actors.iter().all(|own| own.actor.country != party.actor.country)
        };
        if doers.iter().all(another) {
            roles.recipients = doers;
        }
        roles
    }

    /// The nouns for an attack in the pattern or behind *in*, the last first.
    fn attacks(&self) -> Vec<usize> {
        let sentence = self.scene.sentence;
        let within = |noun: &usize| {
            related(sentence, *noun, &[Relation::Case])
                .any(|case| matches!(sentence.word(case), "in" | "during" | "by"))
        };
        let behind = related(sentence, self.found.head, &[Relation::Obl]).filter(within);
        let all = self.found.tail.iter().rev().copied().chain(behind);
        all.filter(|at| sentence.tag(*at) == Tag::Noun && is_attack(sentence.lemma(*at))).collect()
    }
}

/// What an attack is done with: `rocket attack`, `suicide attack`.
fn is_means(word: &str) -> bool {
    is_weapon(word) || matches!(word, "air" | "suicide" | "car" | "gun" | "knife" | "arson" | "roadside" | "truck")
}

/// Who raids, cracks down and attacks.
fn is_of_force(sector: Sector) -> bool {
    matches!(
        sector,
        Sector::Gov | Sector::Mil | Sector::Cop | Sector::Reb | Sector::Opp | Sector::Jud | Sector::Prm | Sector::Uaf
    )
}

pub(super) fn is_attack(lemma: &str) -> bool {
    matches!(
        lemma,
        "attack"
            | "raid"
            | "assault"
            | "ambush"
            | "strike"
            | "airstrike"
            | "bombing"
            | "shelling"
            | "bombardment"
            | "crackdown"
            | "massacre"
            | "offensive"
            | "incursion"
            | "operation"
    )
}
