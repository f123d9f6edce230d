//! What `geowire evaluate` writes.

use super::bootstrap::{Difference, Draws, Score};
use super::gold::GoldDocument;
use super::predicted::PredictedAnchor;
use super::tally::{Formula, Sheet};
use crate::event::Span;
use crate::ontology::EventType;
use serde::Serialize;
use std::fmt::Write as _;

/// All figures of one evaluation. Its JSON is what `docs/results/` holds.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// What was scored on.
    pub gold: GoldNote,
    /// What was scored.
    pub predictor: serde_json::Value,
    /// type, tuple or event.
    pub task: String,
    /// plover, plv or cameo.
    pub view: String,
    /// How the folds were made; null without folds.
    pub folds: Option<serde_json::Value>,
    /// How the intervals were made.
    pub bootstrap: Draws,
    /// The scores.
    pub scores: Vec<Score>,
    /// Each value by itself.
    pub classes: Vec<ClassRow>,
    /// The differences to older predictions, with what these are.
    pub against: Option<(serde_json::Value, Vec<Difference>)>,
}

/// A gold file.
#[derive(Debug, Clone, Serialize)]
pub struct GoldNote {
    /// Its name, without the folder.
    pub file: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// How many documents, or sentences.
    pub documents: usize,
    /// How many labels.
    pub items: usize,
    /// Whether nobody may look into it.
    pub sealed: bool,
}

/// Precision and recall of one value.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClassRow {
    /// Field and value.
    pub name: String,
    /// How many are labelled so.
    pub gold: u32,
    /// How many are said to be so.
    pub predicted: u32,
    /// Right over said.
    pub precision: Option<f64>,
    /// Right over labelled.
    pub recall: Option<f64>,
    /// Their harmonic mean.
    pub f1: Option<f64>,
}

impl ClassRow {
    pub(super) fn of(sheet: &Sheet, sum: &[u32], name: String) -> Self {
        let part = |part: &str| sheet.get(sum, &format!("{name}.{part}"));
        let score = |formula: Formula| sheet.score(sum, &formula).map(super::bootstrap::rounded);
        Self {
            gold: part("tp") + part("fn"),
            predicted: part("tp") + part("fp"),
            precision: score(Formula::Precision(name.clone())),
            recall: score(Formula::Recall(name.clone())),
            f1: score(Formula::F1(name.clone())),
            name,
        }
    }

    pub(super) fn is_used(&self) -> bool {
        self.gold + self.predicted > 0
    }
}

/// How something is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Wrong {
    /// A labelled event that was not found.
    Missed,
    /// A predicted event that is not there, or has another type.
    False,
    /// Type and place in the text are right, actors or recipients are not.
    Roles,
}

/// A label that was not met, or a prediction without a label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Miss {
    /// The document, or the line of the sentence.
    pub id: String,
    /// How it is wrong.
    pub wrong: Wrong,
    /// The label, or the predicted type of a false event.
    pub label: String,
    /// What was said instead; null for events.
    pub said: Option<String>,
    /// Where in the article's text.
    pub span: Option<Span>,
}

impl Miss {
    pub(super) fn new(document: &GoldDocument, wrong: Wrong, event_type: EventType, span: Option<Span>) -> Self {
        Self { id: document.id.clone(), wrong, label: event_type.to_string(), said: None, span }
    }

    pub(super) fn span(anchor: &PredictedAnchor) -> Option<Span> {
        match anchor {
            PredictedAnchor::Trigger(span) | PredictedAnchor::Sentence(span) => Some(*span),
            PredictedAnchor::Title => None,
        }
    }
}

impl Report {
    /// The report for a person at a terminal.
    pub fn text(&self) -> String {
        let gold = &self.gold;
        let mut out = format!(
            "{} on {}: {} documents, {} labels{}\n",
            name(&self.predictor),
            gold.file,
            gold.documents,
            gold.items,
            if gold.sealed { " (sealed: figures only)" } else { "" }
        );
        let _ = writeln!(
            out,
            "task {}, view {}; {} draws, seed {}\n",
            self.task, self.view, self.bootstrap.count, self.bootstrap.seed
        );
        for score in &self.scores {
            let _ = writeln!(out, "{:<44} {:>8}   {}", score.name, shown(score.value), interval(score));
        }
        let _ = writeln!(out, "\n{:<28} {:>6} {:>6} {:>8} {:>8} {:>8}", "value", "gold", "said", "P", "R", "F1");
        for row in &self.classes {
            let (precision, recall, f1) = (shown(row.precision), shown(row.recall), shown(row.f1));
            let _ = writeln!(
                out,
                "{:<28} {:>6} {:>6} {precision:>8} {recall:>8} {f1:>8}",
                row.name, row.gold, row.predicted
            );
        }
        if let Some((old, differences)) = &self.against {
            let _ = writeln!(out, "\nagainst {}; share of draws in which it is not better", name(old));
            for Difference { score, not_better } in differences {
                let value = score.value.map_or("-".to_owned(), |value| format!("{value:+.4}"));
                let _ = writeln!(out, "{:<44} {value:>8}   {}   {not_better:.3}", score.name, interval(score));
            }
        }
        out
    }
}

fn name(predictor: &serde_json::Value) -> &str {
    predictor.get("name").and_then(serde_json::Value::as_str).unwrap_or("predictions")
}

fn shown(value: Option<f64>) -> String {
    value.map_or("-".to_owned(), |value| format!("{value:.4}"))
}

fn interval(score: &Score) -> String {
    match (score.low, score.high) {
        (Some(low), Some(high)) => format!("[{low:.4}, {high:.4}]"),
        _ => String::new(),
    }
}
