//! Scores of predicted events on labelled documents.

use super::bootstrap::{Difference, Draws, Score};
use super::events::Level;
use super::fields::{Baselines, fields};
use super::gold::{GoldDocument, GoldEvent};
use super::matching::matching;
use super::parties::parties;
use super::predicted::{Predicted, PredictedEvent};
use super::report::{ClassRow, Miss, Wrong};
use super::scores::{classes, formulas};
use super::surest::{at_yield, by_confidence};
use super::tally::{Formula, Sheet, Tally};
use crate::event::Class;

/// Everything that is known of predictions on labelled documents.
#[derive(Debug, Clone)]
pub struct Scored {
    /// The scores with intervals, in the order of reports.
    pub scores: Vec<Score>,
    /// Precision and recall of each value of type and factuality.
    pub classes: Vec<ClassRow>,
    /// What was missed or invented, in text order.
    pub misses: Vec<Miss>,
    sheet: Sheet,
    formulas: Vec<(String, Formula)>,
}

impl Scored {
    pub(super) fn new(
        tallies: &[Tally],
        formulas: Vec<(String, Formula)>,
        draws: Draws,
        rows: impl FnOnce(&Sheet) -> Vec<ClassRow>,
    ) -> Self {
        let sheet = Sheet::new(tallies);
        let scores = draws.scores(&sheet, &formulas);
        Self { scores, classes: rows(&sheet), misses: Vec::new(), sheet, formulas }
    }

    /// The differences to older predictions on the same documents.
    pub fn against(&self, old: &Self, draws: Draws) -> Vec<Difference> {
        draws.differences(&self.sheet, &old.sheet, &self.formulas)
    }

    /// One of the scores.
    pub fn value(&self, name: &str) -> Option<f64> {
        self.scores.iter().find(|score| score.name == name).and_then(|score| score.value)
    }
}

/// Pairs labelled with predicted events, one to one and as many as can be, of those that are right at `level`.
pub fn pair(gold: &[&GoldEvent], predicted: &[&PredictedEvent], level: Level) -> Vec<Option<usize>> {
    let edges = gold.iter().map(|gold| {
        let partners = predicted.iter().enumerate();
        let mut ranked: Vec<_> = partners.filter_map(|(at, said)| Some((level.partner(gold, said)?, at))).collect();
        ranked.sort_unstable();
        ranked.into_iter().map(|(_, at)| at).collect()
    });
    matching(&edges.collect::<Vec<Vec<usize>>>(), predicted.len())
}

/// Scores predictions on documents.
pub fn score(gold: &[GoldDocument], predicted: &Predicted, draws: Draws) -> Scored {
    let baseline = Baselines::of(gold, predicted);
    let tallies: Vec<Tally> =
        gold.iter().map(|document| tally(document, predicted.of(&document.id), &baseline)).collect();
    let mut scored = Scored::new(&tallies, formulas(&Sheet::new(&tallies)), draws, classes);
    scored.scores.extend(at_yield(gold, predicted));
    scored.scores.extend(by_confidence(gold, predicted));
    scored.misses = gold.iter().flat_map(|document| misses(document, predicted.of(&document.id))).collect();
    scored
}

pub(super) fn stated<'a>(
    document: &'a GoldDocument,
    predicted: &'a [PredictedEvent],
) -> (Vec<&'a GoldEvent>, Vec<&'a PredictedEvent>) {
    let gold = document.events.iter().filter(|event| event.is_stated()).collect();
    (gold, predicted.iter().filter(|event| event.is_stated()).collect())
}

fn tally(document: &GoldDocument, predicted: &[PredictedEvent], baseline: &Baselines) -> Tally {
    let mut tally = Tally::default();
    let (gold, said) = stated(document, predicted);
    for level in Level::ALL {
        let pairs = pair(&gold, &said, level);
        count(&mut tally, level.as_str(), &gold, &said, &pairs);
        match level {
            Level::Type => {
                by_type(&mut tally, &gold, &said, &pairs);
                parties(&mut tally, &gold, &said, &pairs);
            }
            Level::Country => fields(&mut tally, document, baseline, &gold, &said, &pairs),
            _ => {}
        }
    }
    let main = |class: Class| class == Class::Main;
    let gold_main: Vec<&GoldEvent> = gold.iter().copied().filter(|event| main(event.class)).collect();
    let said_main: Vec<&PredictedEvent> = said.iter().copied().filter(|event| main(event.class)).collect();
    let pairs = pair(&gold_main, &said_main, Level::Type);
    count(&mut tally, "type_main", &gold_main, &said_main, &pairs);
    factuality(&mut tally, document, predicted);
    if gold.iter().all(|event| event.optional) {
        tally.count("free.documents");
        tally.add("free.events", said.len() as u32);
        tally.add("free.main", said_main.len() as u32);
    }
    tally
}

/// Right, invented and missed. What is optional is missed by nobody.
fn count(tally: &mut Tally, name: &str, gold: &[&GoldEvent], said: &[&PredictedEvent], pairs: &[Option<usize>]) {
    let right = pairs.iter().flatten().count();
    let missed = gold.iter().zip(pairs).filter(|(event, pair)| pair.is_none() && !event.optional).count();
    tally.add(format!("{name}.tp"), right as u32);
    tally.add(format!("{name}.fp"), (said.len() - right) as u32);
    tally.add(format!("{name}.fn"), missed as u32);
}

fn by_type(tally: &mut Tally, gold: &[&GoldEvent], said: &[&PredictedEvent], pairs: &[Option<usize>]) {
    for (event, pair) in gold.iter().zip(pairs) {
        match pair {
            Some(_) => tally.count(format!("type.{}.tp", event.event_type)),
            None if event.optional => {}
            None => tally.count(format!("type.{}.fn", event.event_type)),
        }
    }
    for (at, event) in said.iter().enumerate() {
        if !pairs.contains(&Some(at)) {
            tally.count(format!("type.{}.fp", event.event_type));
        }
    }
}

/// Factuality where the type is right, traces on both sides among them.
fn factuality(tally: &mut Tally, document: &GoldDocument, predicted: &[PredictedEvent]) {
    let (gold, said): (Vec<_>, Vec<_>) = (document.events.iter().collect(), predicted.iter().collect());
    for (event, pair) in gold.iter().zip(pair(&gold, &said, Level::Type)) {
        let Some(said) = pair.map(|at| said[at]) else { continue };
        let values = [
            ("class", written(&event.class), written(&said.class)),
            ("polarity", written(&event.polarity), written(&said.polarity)),
            ("modality", written(&event.modality), written(&said.modality)),
            ("temporal", written(&event.temporal), written(&said.temporal)),
        ];
        for (field, right, answer) in values {
            if right == answer {
                tally.count(format!("{field}.{right}.tp"));
            } else {
                tally.count(format!("{field}.{right}.fn"));
                tally.count(format!("{field}.{answer}.fp"));
            }
        }
    }
}

fn written(value: &impl serde::Serialize) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

fn misses(document: &GoldDocument, predicted: &[PredictedEvent]) -> Vec<Miss> {
    let (gold, said) = stated(document, predicted);
    let (typed, full) = (pair(&gold, &said, Level::Type), pair(&gold, &said, Level::Country));
    let mut misses = Vec::new();
    for (at, event) in gold.iter().enumerate() {
        let wrong = match (typed[at], full[at]) {
            (_, Some(_)) => continue,
            (Some(_), None) => Wrong::Roles,
            (None, None) if event.optional => continue,
            (None, None) => Wrong::Missed,
        };
        misses.push(Miss::new(document, wrong, event.event_type, Some(event.sentence)));
    }
    for (at, event) in said.iter().enumerate() {
        if !typed.contains(&Some(at)) {
            misses.push(Miss::new(
                document,
                Wrong::False,
                event.event_type,
                event.anchors.first().and_then(Miss::span),
            ));
        }
    }
    misses.sort_by_key(|miss| miss.span.map(|span| span.start));
    misses
}
