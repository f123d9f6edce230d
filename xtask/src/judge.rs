//! The judge's weights: how sure the coder may be of an event and of its roles, by what the record shows. Learned
//! on the labels of the dev split and of what was read blind (`blind`, `long`, `items`), and on events of the mine split that readers have judged
//! right or wrong.

use crate::gold::{self, desk::Desk, judged::Judged};
use geowire::coding::{Coder, features};
use geowire::evaluation::{GoldDocument, Level, PredictedEvent, Split, pair};
use geowire::event::Event;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

/// Weight of the penalty on large weights; chosen by the cross-validated score that `judge train` prints.
const PENALTY: f64 = 6.0;
const ROUNDS: usize = 4_000;
const RATE: f64 = 0.05;
/// Documents of one fold stay together.
const FOLDS: usize = 8;

/// An event of the coder: its document, what the judge sees, whether it is right, and whether its roles are.
struct Case {
    document: usize,
    features: Vec<String>,
    event: bool,
    roles: bool,
}

type Weights = BTreeMap<String, f64>;

/// Learns the weights, prints how well folds predict each other, and writes config/coding/confidence.tsv.
pub fn train() -> Result<(), String> {
    let cases = cases()?;
    let event = |case: &Case| Some(case.event);
    let roles = |case: &Case| case.event.then_some(case.roles);
    report("event", &cases, event);
    report("roles, where the event is right", &cases, roles);
    let (event, roles) = (learn(&cases, event, None), learn(&cases, roles, None));
    let mut table = String::from(
        "# Weights of the judge, in thousandths of a logit: feature, event, roles. Made by `cargo xtask judge train` from\n\
         # the labels of dev and of blind, long and items in tests/gold and the events that readers judged (tests/gold/judged); src/coding/confidence.rs says what each feature means.\n",
    );
    for feature in event.keys() {
        let whole = |weights: &Weights| (1000.0 * weights.get(feature).copied().unwrap_or(0.0)).round() as i64;
        let _ = writeln!(table, "{feature}\t{}\t{}", whole(&event), whole(&roles));
    }
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../config/coding/confidence.tsv");
    std::fs::write(&file, table).map_err(|error| format!("{}: {error}", file.display()))
}

fn cases() -> Result<Vec<Case>, String> {
    let desk = Desk::new(Coder::builtin(Default::default()).map_err(|error| error.to_string())?)?;
    let (mut cases, mut document) = (Vec::new(), 0);
    let mut labelled = gold::labels(Split::Dev)?;
    for set in ["blind", "long", "items"] {
        labelled.extend(gold::alone(set)?);
    }
    for labelled in &labelled {
        let events = desk.code(&labelled.id, labelled.published.as_deref())?;
        cases.extend(of_labels(document, labelled, &events)?);
        document += 1;
    }
    for of_one in Judged::all()?.chunk_by(|a, b| a.id == b.id) {
        let events = desk.code(&of_one[0].id, None)?;
        cases.extend(of_one.iter().filter_map(|judged| of_judged(document, judged, &events)));
        document += 1;
    }
    Ok(cases)
}

/// The event that was judged, where the coder still gives it.
fn of_judged(document: usize, judged: &Judged, events: &[Event]) -> Option<Case> {
    let (event, _) = judged.among(events)?;
    Some(Case { document, features: features(event), event: judged.event, roles: judged.roles })
}

fn of_labels(at: usize, document: &GoldDocument, events: &[Event]) -> Result<Vec<Case>, String> {
    let frame = document.frame();
    let read = |event: &Event| {
        let value = serde_json::to_value(event).map_err(|error| error.to_string())?;
        PredictedEvent::read(&value, &frame)
    };
    let predicted = events.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let (gold, said): (Vec<_>, Vec<_>) = (document.events.iter().collect(), predicted.iter().collect());
    let (typed, placed) = (pair(&gold, &said, Level::Type), pair(&gold, &said, Level::Country));
    let case = |(index, event): (usize, &Event)| Case {
        document: at,
        features: features(event),
        event: typed.contains(&Some(index)),
        roles: placed.contains(&Some(index)),
    };
    Ok(events.iter().enumerate().map(case).collect())
}

/// Logistic regression with a penalty on the squares of weights, by gradient descent from zero.
fn learn(cases: &[Case], answer: impl Fn(&Case) -> Option<bool>, without: Option<usize>) -> Weights {
    let names: BTreeSet<&String> = cases.iter().flat_map(|case| &case.features).collect();
    let places: BTreeMap<&String, usize> = names.iter().enumerate().map(|(at, name)| (*name, at)).collect();
    let of = |case: &Case| case.features.iter().map(|feature| places[feature]).collect::<Vec<usize>>();
    let known: Vec<(Vec<usize>, f64)> = cases
        .iter()
        .filter(|case| without.is_none_or(|fold| case.document % FOLDS != fold))
        .filter_map(|case| Some((of(case), f64::from(u8::from(answer(case)?)))))
        .collect();
    let free: Vec<bool> = names.iter().map(|name| *name == "always").collect();
    let mut weights = vec![0.0; names.len()];
    for _ in 0..ROUNDS {
        let penalty = |(weight, free): (&f64, &bool)| if *free { 0.0 } else { PENALTY * weight };
        let mut slope: Vec<f64> = weights.iter().zip(&free).map(penalty).collect();
        for (features, right) in &known {
            let error = logistic(features.iter().map(|at| weights[*at]).sum()) - right;
            features.iter().for_each(|at| slope[*at] += error);
        }
        let scale = RATE / (known.len() as f64).max(1.0).sqrt();
        weights.iter_mut().zip(&slope).for_each(|(weight, slope)| *weight -= scale * slope);
    }
    names.into_iter().cloned().zip(weights).collect()
}

fn share(weights: &Weights, case: &Case) -> f64 {
    logistic(case.features.iter().filter_map(|feature| weights.get(feature)).sum())
}

fn logistic(logit: f64) -> f64 {
    1.0 / (1.0 + (-logit).exp())
}

/// Prints how far the shares that other folds predict are from what is right, beside the share of all.
fn report(what: &str, cases: &[Case], answer: impl Fn(&Case) -> Option<bool> + Copy) {
    let right: Vec<f64> = cases.iter().filter_map(answer).map(|right| f64::from(u8::from(right))).collect();
    let mean = right.iter().sum::<f64>() / (right.len() as f64).max(1.0);
    let plain: f64 = right.iter().map(|right| (right - mean).powi(2)).sum::<f64>() / (right.len() as f64).max(1.0);
    let (mut sum, mut count) = (0.0, 0.0_f64);
    for fold in 0..FOLDS {
        let weights = learn(cases, answer, Some(fold));
        for case in cases.iter().filter(|case| case.document % FOLDS == fold) {
            let Some(right) = answer(case) else { continue };
            sum += (share(&weights, case) - f64::from(u8::from(right))).powi(2);
            count += 1.0;
        }
    }
    println!(
        "{what}: {} cases, {mean:.3} right; squared error {:.3} across folds, {plain:.3} by the share of all",
        right.len(),
        sum / count.max(1.0)
    );
}
