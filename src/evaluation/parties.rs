//! Who acted and who was acted on, where the type is right; and whether whoever is named gets the right code.

use super::events::sides;
use super::gold::{GoldEvent, Party};
use super::predicted::{PredictedEvent, PredictedParty};
use super::tally::Tally;

/// Counts each side of the events of `pairs`, beside what naming nobody would give, and each labelled
/// party whose words a predicted one shares.
pub(super) fn parties(tally: &mut Tally, gold: &[&GoldEvent], said: &[&PredictedEvent], pairs: &[Option<usize>]) {
    for (event, pair) in gold.iter().zip(pairs) {
        let Some(said) = pair.map(|at| said[at]) else { continue };
        tally.count("typed");
        let [labelled, predicted] = sides(event, said, false);
        for (at, name) in ["actors", "recipients"].into_iter().enumerate() {
            tally.add(name, u32::from(labelled[at] == predicted[at]));
            tally.add(format!("{name}_baseline"), u32::from(labelled[at].is_empty()));
        }
        for labelled in event.actors.iter().chain(&event.recipients) {
            // `the two leaders` are two parties of the same words: any one of them may be the labelled one.
            let mut named =
                said.actors.iter().chain(&said.recipients).filter(|one| shares_words(labelled, one)).peekable();
            if named.peek().is_none() {
                continue;
            }
            tally.count("named");
            tally.add("named_code", u32::from(named.any(|one| one.code == labelled.code)));
        }
    }
}

fn shares_words(labelled: &Party, said: &PredictedParty) -> bool {
    labelled.span.zip(said.span).is_some_and(|(a, b)| a.start < b.end && b.start < a.end)
}
