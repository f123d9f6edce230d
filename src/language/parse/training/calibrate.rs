//! From held-out trees to how far an arc can be trusted.

use super::super::atoms::atoms;
use super::super::confidence::Calibration;
use super::super::decode::Deciders;
use super::super::items::items;
use super::super::model::Model;
use super::super::state::State;
use super::super::tagger;
use super::Example;

impl Model {
    /// Measures on trees that the model has not learnt from how often arcs are right.
    pub fn calibrate(&mut self, held_out: &[Example]) {
        let mut decisions = Vec::new();
        for example in held_out {
            self.decisions(example, &mut decisions);
        }
        self.calibration = Calibration::measure(&decisions);
    }

    fn decisions(&self, example: &Example, decisions: &mut Vec<(i32, bool, i32, bool)>) {
        let words: Vec<&str> = example.words.iter().map(String::as_str).collect();
        let (mut seen, mut classes, mut leads) = (Vec::new(), Vec::new(), Vec::new());
        atoms(&words, &self.lexicon, &mut seen);
        tagger::tag(&seen, &self.lexicon, &self.tagger, self.classes.len(), &mut classes, &mut leads);
        let tags: Vec<_> = classes.iter().map(|class| self.classes[*class]).collect();
        let (mut sentence, mut state, mut leads) = (Vec::new(), State::default(), Vec::new());
        items(&seen, &tags, &mut sentence);
        let deciders = Deciders { transitions: &self.transitions, relations: &self.relations };
        deciders.parse(&sentence, &mut state, &mut leads);
        for (at, (transition, relation)) in leads.into_iter().enumerate() {
            let slot = &state.slots[at];
            let (head, named) = (slot.head == example.heads[at], slot.relation == example.relations[at]);
            decisions.push((transition, head, relation, named));
        }
    }
}
