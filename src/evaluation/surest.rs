//! Of predictions that say how sure they are: precision at fixed yield, precision and recall from a confidence
//! on, and the share that is right between two confidences, which a calibrated judge makes lie between them.

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

/// The least confidences that are tried.
const FROM: [f64; 6] = [0.5, 0.6, 0.7, 0.8, 0.85, 0.9];

/// Precision and recall by type of what is at least so sure, and the share that is right between each two of these
/// confidences; nothing where no confidence is given.
pub(super) fn by_confidence(gold: &[GoldDocument], predicted: &Predicted) -> Vec<Score> {
    let Some((labelled, sure)) = answers(gold, predicted) else { return Vec::new() };
    let share = |right: usize, all: usize| (all > 0).then(|| super::bootstrap::rounded(right as f64 / all as f64));
    let within = |from: f64, to: f64| {
        let some = sure.iter().filter(move |(confidence, _)| *confidence >= from && *confidence < to);
        (some.clone().filter(|(_, right)| *right).count(), some.count())
    };
    let score = |name: String, value| Score { name, value, low: None, high: None };
    let mut scores = Vec::new();
    for from in FROM {
        let (right, all) = within(from, f64::INFINITY);
        scores.push(score(format!("type_precision_from_confidence_{from}"), share(right, all)));
        scores.push(score(format!("type_recall_from_confidence_{from}"), share(right, labelled)));
    }
    let edges: Vec<f64> = std::iter::once(0.0).chain(FROM).chain([1.0]).collect();
    for edge in edges.windows(2) {
        let (right, all) = within(edge[0], edge[1]);
        let name = format!("type_right_of_{all}_at_confidence_{}_to_{}", edge[0], edge[1]);
        scores.push(score(name, share(right, all)));
    }
    scores
}

/// How many events are labelled and must be found, and of each prediction how sure it is and whether its type is
/// right; `None` where one does not say.
fn answers(gold: &[GoldDocument], predicted: &Predicted) -> Option<(usize, Vec<(f64, bool)>)> {
    let (mut labelled, mut sure) = (0, Vec::new());
    for document in gold {
        let (events, said) = stated(document, predicted.of(&document.id));
        labelled += events.iter().filter(|event| !event.optional).count();
        let pairs = pair(&events, &said, Level::Type);
        for (at, event) in said.iter().enumerate() {
            sure.push((event.confidence?, pairs.contains(&Some(at))));
        }
    }
    Some((labelled, sure))
}
