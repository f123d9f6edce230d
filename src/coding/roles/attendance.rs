//! Who is at a meeting or on a journey that a noun names, where the words around it say so: whoever does what its clause
//! says.

use super::Reader;
use crate::coding::meanwhile::act_at;
use crate::coding::occurrence::is_definite;
use crate::coding::phrases::Party;
use crate::language::parse::Relation;
use crate::language::relations::{group, oblique, subject};
use crate::ontology::Mode;
use std::ops::Range;

impl Reader<'_> {
    /// `praised the pact on a visit to Chad`: whoever does what the clause says is on the journey.
    pub(super) fn visitor(&self) -> Vec<Range<usize>> {
        let visits = self.found.trigger.act.as_ref().is_some_and(|act| act.modes.contains(&Mode::Visit));
        let away = visits && act_at(self.scene.sentence, self.found).is_some();
        if away { self.host() } else { Vec::new() }
    }

    /// `in a phone call, Norway and Mali agreed`, `praised it at their meeting`: where nobody else is said to be there,
    /// those several who do what the clause says.
    pub(super) fn attendants(&self) -> Vec<Party> {
        let sentence = self.scene.sentence;
        let head = self.found.head;
        let others = oblique(sentence, &self.found.words(), &["with".to_owned(), "of".to_owned()]);
        if act_at(sentence, self.found).is_none() || is_definite(sentence, head) || !others.is_empty() {
            return Vec::new();
        }
        let there = self.scene.agents(&self.host());
        let side = |party: &Party| (party.actor.country.clone(), party.actor.group, party.actor.entity);
        let several = there.iter().any(|party| side(party) != side(&there[0]));
        if several { there } else { Vec::new() }
    }

    /// Whether the one side stands behind *with*.
    pub(super) fn has_other_side(&self) -> bool {
        !oblique(self.scene.sentence, &self.found.words(), &["with".to_owned()]).is_empty()
    }

    /// `during a meeting with the chancellor the minister said`: whoever does what the clause says was there.
    pub(super) fn host(&self) -> Vec<Range<usize>> {
        let sentence = self.scene.sentence;
        let beside = matches!(sentence.relation(self.found.head), Relation::Obl | Relation::Advcl);
        let above = sentence.head(self.found.head).filter(|verb| beside && sentence.tag(*verb).is_verbal());
        let verb = above.or_else(|| act_at(sentence, self.found).map(|(verb, _)| verb));
        verb.filter(|verb| !group(sentence, *verb).passive).map(|verb| subject(sentence, verb)).unwrap_or_default()
    }
}
