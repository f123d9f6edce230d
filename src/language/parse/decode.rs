//! From words and tags to arcs, greedily.

use super::features::Features;
use super::items::Item;
use super::labels::Relation;
use super::relations::{fits, relation};
use super::state::{Action, State};
use super::table::{Scorer, best};
use super::transitions::transition;

/// What decides transitions and relations.
#[derive(Debug)]
pub(super) struct Deciders<'a, T: Scorer, R: Scorer> {
    /// Over the three transitions.
    pub(super) transitions: &'a T,
    /// Over all relations.
    pub(super) relations: &'a R,
}

/// Scores of one decision, kept to be filled again.
#[derive(Debug)]
pub(super) struct Scores {
    /// Of the transitions.
    pub(super) transitions: [i32; 4],
    /// Of the relations.
    pub(super) relations: Vec<i32>,
}

impl Default for Scores {
    fn default() -> Self {
        Self { transitions: [0; 4], relations: vec![0; Relation::ALL.len()] }
    }
}

impl<T: Scorer, R: Scorer> Deciders<'_, T, R> {
    /// The best transition that is allowed, and its lead. The features stay in `features`, unless only one transition
    /// is allowed.
    pub(super) fn transition(
        &self,
        state: &State,
        items: &[Item],
        features: &mut Features,
        scores: &mut Scores,
    ) -> (Action, i32) {
        if let Some(only) = state.only() {
            return (only, i32::MAX);
        }
        transition(state, items, features);
        self.transitions.score(features.hashes(), &mut scores.transitions);
        let (class, margin) = best(&scores.transitions[..3], |class| state.allows(Action::ALL[class]));
        (Action::ALL[class], margin)
    }

    /// The best relation of an arc, and its lead. The features stay in `features`.
    pub(super) fn relation(
        &self,
        state: &State,
        items: &[Item],
        (dependant, head): (u32, u32),
        features: &mut Features,
        scores: &mut Scores,
    ) -> (Relation, i32) {
        if head == state.root() {
            return (Relation::Root, i32::MAX);
        }
        relation(state, items, dependant, head, features);
        self.relations.score(features.hashes(), &mut scores.relations);
        let (class, margin) = best(&scores.relations, |class| fits(class, false));
        (Relation::from_number(class as u8), margin)
    }

    /// Parses the sentence of `items` (its words, the root, the place for none). The arcs stay in `state`;
    /// `margins` are the leads of the transition and of the relation that made each word's arc.
    pub(super) fn parse(&self, items: &[Item], state: &mut State, margins: &mut Vec<(i32, i32)>) {
        let length = items.len().saturating_sub(2);
        let (mut features, mut scores) = (Features::default(), Scores::default());
        margins.clear();
        margins.resize(length, (0, 0));
        state.begin(length);
        while !state.is_done() {
            let (action, lead) = self.transition(state, items, &mut features, &mut scores);
            let mut label = Relation::Dep;
            if let Some(arc) = state.arc(action) {
                let (found, second) = self.relation(state, items, arc, &mut features, &mut scores);
                label = found;
                margins[arc.0 as usize] = (lead, second);
            }
            state.take(action, label);
        }
    }
}
