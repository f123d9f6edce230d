//! Precision at fixed yield: of predictions that say how sure they are.

use super::bootstrap::Score;
use super::documents::{pair, stated};
use super::events::Level;
use super::gold::GoldDocument;
use super::predicted::Predicted;

/// Precision of the surest predictions, when they say how sure they are: as many as a share of the labelled.
pub(super) fn at_yield(gold: &[GoldDocument], predicted: &Predicted) -> Vec<Score> {
    let mut labelled = 0;
    let mut sure: Vec<(f64, bool)> = Vec::new();
    for document in gold {
        let (events, said) = stated(document, predicted.of(&document.id));
        labelled += events.iter().filter(|event| !event.optional).count();
        let pairs = pair(&events, &said, Level::Country);
        for (at, event) in said.iter().enumerate() {
            let Some(confidence) = event.confidence else { return unknown_yield() };
            sure.push((confidence, pairs.contains(&Some(at))));
        }
    }
    sure.sort_by(|a, b| b.0.total_cmp(&a.0));
    let score = |share: f64| {
        let many = (share * labelled as f64).round() as usize;
        let right = sure.iter().take(many).filter(|(_, right)| *right).count();
        let value = (many > 0 && many <= sure.len()).then(|| super::bootstrap::rounded(right as f64 / many as f64));
        Score { name: yield_name(share), value, low: None, high: None }
    };
    YIELDS.map(score).to_vec()
}

const YIELDS: [f64; 3] = [0.1, 0.25, 0.5];

fn yield_name(share: f64) -> String {
    format!("tuple_precision_at_yield_{share}")
}

fn unknown_yield() -> Vec<Score> {
    YIELDS.map(|share| Score { name: yield_name(share), value: None, low: None, high: None }).to_vec()
}
