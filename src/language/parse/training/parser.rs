//! Training of the parser with a dynamic oracle: it meets its own mistakes and learns to make the best of them.

use super::super::decode::{Deciders, Scores};
use super::super::features::Features;
use super::super::items::{Item, items};
use super::super::labels::Relation;
use super::super::state::{Action, State};
use super::super::table::Shape;
use super::learner::{Averages, Learner};
use super::oracle::cost;
use super::random::Random;
use super::{Course, Example};

/// How often, of ten times, the parser follows its own decision although it is wrong.
const FOLLOWED: usize = 9;

/// Learns transitions and relations; `tags` are the classes that the tagger gave.
pub(super) fn train(course: &Course, tags: &[Vec<usize>], seed: u64) -> (Averages, Averages) {
    let [_, transition_bits, relation_bits] = course.settings.bits;
    let mut trainer = Trainer {
        transitions: Learner::new(Shape { bits: transition_bits, step: 4, width: 4 }),
        relations: Learner::new(Shape { bits: relation_bits, step: 16, width: Relation::ALL.len() }),
        random: Random::new(seed),
        state: State::default(),
        features: Features::default(),
        scores: Scores::default(),
    };
    let mut order: Vec<usize> = (0..course.examples.len()).collect();
    let mut sentence = Vec::new();
    for epoch in 0..course.settings.parser_epochs {
        trainer.random.shuffle(&mut order);
        for example in &order {
            let tags: Vec<_> = tags[*example].iter().map(|class| course.model.classes[*class]).collect();
            items(&course.atoms[*example], &tags, &mut sentence);
            trainer.learn(&sentence, &course.examples[*example], epoch > 0);
        }
    }
    (trainer.transitions.averages(), trainer.relations.averages())
}

struct Trainer {
    transitions: Learner,
    relations: Learner,
    random: Random,
    state: State,
    features: Features,
    scores: Scores,
}

impl Trainer {
    fn learn(&mut self, items: &[Item], example: &Example, explore: bool) {
        self.state.begin(example.words.len());
        while !self.state.is_done() {
            let action = self.transition(items, &example.heads, explore);
            let label = self.state.arc(action).map_or(Relation::Dep, |arc| self.relation(items, example, arc));
            self.state.take(action, label);
        }
    }

    fn transition(&mut self, items: &[Item], heads: &[u32], explore: bool) -> Action {
        let deciders = Deciders { transitions: &self.transitions, relations: &self.relations };
        let (found, _) = deciders.transition(&self.state, items, &mut self.features, &mut self.scores);
        self.transitions.tick();
        let costs = Action::ALL
            .map(|action| if self.state.allows(action) { cost(&self.state, heads, action) } else { usize::MAX });
        let least = costs.iter().copied().min().unwrap_or(0);
        if costs[found as usize] == least {
            return found;
        }
        // Of the transitions that lose least, the one that the weights like best.
        let scores = &self.scores.transitions;
        let right = (0..3).filter(|at| costs[*at] == least).max_by_key(|at| (scores[*at], 3 - at)).unwrap_or(0);
        self.transitions.update(self.features.hashes(), right, found as usize);
        if explore && self.random.below(10) < FOLLOWED { found } else { Action::ALL[right] }
    }

    fn relation(&mut self, items: &[Item], example: &Example, arc: (u32, u32)) -> Relation {
        let deciders = Deciders { transitions: &self.transitions, relations: &self.relations };
        let (found, _) = deciders.relation(&self.state, items, arc, &mut self.features, &mut self.scores);
        let (dependant, head) = (arc.0 as usize, arc.1);
        if example.heads[dependant] == head && head != self.state.root() {
            self.relations.tick();
            let right = example.relations[dependant];
            if right != found && right != Relation::Root {
                self.relations.update(self.features.hashes(), right as usize, found as usize);
            }
        }
        found
    }
}
