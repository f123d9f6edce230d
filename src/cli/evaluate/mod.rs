//! `geowire evaluate`: scores of the coder, a baseline or anybody's output on labelled texts.

mod documents;
mod relations;
mod texts;

use super::ConfigArgs;
use super::dictionaries;
use super::exit::Exit;
use crate::coding::Coder;
use crate::evaluation::{Draws, GoldNote, Grouping, Miss, Report, Scored, sha256_hex};
use clap::{Args, ValueEnum};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// Score the coder, a baseline or anybody's output on labelled texts.
///
/// GOLD is a file of lines `sentence source target root` (.tsv), or of labelled documents (.jsonl, see
/// tests/gold/README.md). On a file of sealed documents it prints figures and no misses.
#[derive(Debug, Args)]
pub(super) struct Evaluate {
    /// The labels.
    gold: PathBuf,
    /// Score these lines instead of the coder: as `extract --jsonl` writes them for documents, as
    /// `classify --jsonl` writes them (id: number of the sentence from 1), or `{"id","label"}`, for sentences.
    #[arg(long, value_name = "FILE", conflicts_with = "baseline")]
    predictions: Option<PathBuf>,
    /// Score a baseline instead of the coder.
    #[arg(long, value_enum)]
    baseline: Option<Kind>,
    /// What has to be right; of documents, all three are shown and this one is compared and missed.
    #[arg(long, value_enum, default_value_t = Task::Type)]
    task: Task,
    /// Which labels are compared.
    #[arg(long, value_enum, default_value_t = View::Plover)]
    view: View,
    /// Folds: what a baseline learns from, and scores of each fold by itself.
    #[arg(long, value_name = "N", default_value_t = 0)]
    folds: usize,
    /// What must not stand on both sides of a fold.
    #[arg(long, value_enum, requires = "folds")]
    group_by: Option<GroupBy>,
    /// Samples of documents for the intervals.
    #[arg(long, value_name = "DRAWS", default_value_t = 1000)]
    bootstrap: usize,
    /// The seed of all chance.
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// Compare with these older predictions, draw by draw on the same documents.
    #[arg(long, value_name = "FILE")]
    against: Option<PathBuf>,
    /// Show so many of the misses, with their sentences.
    #[arg(long, value_name = "N", default_value_t = 0)]
    misses: usize,
    /// Take labels that a careful colleague could decide otherwise as optional: whoever leaves them out misses nothing.
    #[arg(long)]
    sure: bool,
    /// Write JSON.
    #[arg(long)]
    json: bool,
    /// The articles of labelled documents; by default data/news/articles.jsonl.gz in `$GEOWIRE_SHARED` or ../shared.
    #[arg(long, value_name = "FILE")]
    texts: Option<PathBuf>,
    #[command(flatten)]
    config: ConfigArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// The commonest type, always.
    Majority,
    /// A bag of words with linear weights, learned on the other folds.
    Linear,
    /// What the coder says of a sentence with given roles, beside its words, with linear weights learned on the other folds:
    /// what a scorer over its readings would give. No baseline, and no part of the coder.
    Scorer,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Task {
    Type,
    Tuple,
    Event,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum View {
    Plover,
    Plv,
    Cameo,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum GroupBy {
    Predicate,
}

/// One evaluation before it is written.
struct Done {
    scored: Scored,
    against: Option<Scored>,
    documents: usize,
    items: usize,
    sealed: bool,
    folds: Option<Value>,
    /// The words of a miss.
    words: Box<dyn Fn(&Miss) -> String>,
}

impl Evaluate {
    pub(super) fn run(self) -> Result<(), Exit> {
        let gold = read(&self.gold)?;
        let done = if self.is_relations(&gold) { self.relations(&gold)? } else { self.documents(&gold)? };
        if done.sealed && self.misses > 0 {
            return Err(Exit::data("these labels are sealed: figures only. Look at misses of a dev file"));
        }
        let report = self.report(&gold, &done)?;
        let shown = if self.json {
            serde_json::to_string_pretty(&report).map_err(|error| Exit::internal(error.to_string()))?
        } else {
            report.text()
        };
        super::extract::write(&shown)?;
        for miss in done.scored.misses.iter().filter(|miss| self.is_asked(miss)).take(self.misses) {
            super::extract::write(&self.miss(miss, &(done.words)(miss)))?;
        }
        Ok(())
    }

    fn is_relations(&self, gold: &str) -> bool {
        self.gold.extension().is_some_and(|extension| extension == "tsv") || !gold.trim_start().starts_with('{')
    }

    fn is_asked(&self, miss: &Miss) -> bool {
        self.task != Task::Type || miss.wrong != crate::evaluation::Wrong::Roles
    }

    fn miss(&self, miss: &Miss, words: &str) -> String {
        if self.json {
            return json!({ "miss": miss, "text": words }).to_string();
        }
        let said = miss.said.as_deref().map_or(String::new(), |said| format!(", said {said}"));
        format!("\n{} {:?} {}{said}\n   {words}", miss.id, miss.wrong, miss.label)
    }

    fn report(&self, gold: &str, done: &Done) -> Result<Report, Exit> {
        let old = match (&self.against, &done.against) {
            (Some(file), Some(old)) => Some((named(file)?, done.scored.against(old, self.draws()))),
            _ => None,
        };
        Ok(Report {
            gold: GoldNote {
                file: file_name(&self.gold),
                sha256: sha256_hex(gold),
                documents: done.documents,
                items: done.items,
                sealed: done.sealed,
            },
            predictor: self.predictor()?,
            task: name(&self.task),
            view: name(&self.view),
            folds: done.folds.clone(),
            bootstrap: self.draws(),
            scores: done.scored.scores.clone(),
            classes: done.scored.classes.clone(),
            against: old,
        })
    }

    fn predictor(&self) -> Result<Value, Exit> {
        match (&self.predictions, self.baseline) {
            (Some(file), _) => named(file),
            (None, Some(Kind::Majority)) => Ok(json!({ "name": "baseline: commonest type" })),
            (None, Some(Kind::Linear)) => Ok(json!({ "name": "baseline: bag of words" })),
            (None, Some(Kind::Scorer)) => Ok(json!({ "name": "the coder's readings and words, weighted" })),
            (None, None) => Ok(json!({
                "name": "geowire",
                "version": env!("CARGO_PKG_VERSION"),
                "coding_revision": crate::event::CODING_REVISION,
                "fingerprint": self.coder()?.fingerprint(),
            })),
        }
    }

    /// The coder, with traces: they are labelled too.
    fn coder(&self) -> Result<Coder, Exit> {
        let mut config = self.config.load()?;
        config.coding.trace = true;
        dictionaries::coder(&config)
    }

    fn draws(&self) -> Draws {
        Draws { count: self.bootstrap, seed: self.seed }
    }

    fn grouping(&self) -> Grouping {
        if self.group_by == Some(GroupBy::Predicate) { Grouping::Predicate } else { Grouping::Items }
    }

    /// Five folds where a baseline has to learn and nobody says how many.
    fn fold_count(&self) -> usize {
        if self.folds > 1 { self.folds } else { 5 }
    }

    fn fault(&self, error: &crate::evaluation::GoldError) -> Exit {
        Exit::data(format!("{}: {error}", self.gold.display()))
    }
}

fn name(value: &impl ValueEnum) -> String {
    value.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}

fn file_name(file: &Path) -> String {
    file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn read(file: &Path) -> Result<String, Exit> {
    std::fs::read_to_string(file).map_err(|error| Exit::data(format!("{}: {error}", file.display())))
}

fn named(file: &Path) -> Result<Value, Exit> {
    Ok(json!({ "name": file_name(file), "sha256": sha256_hex(&read(file)?) }))
}
