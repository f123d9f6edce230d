//! Scores of labels on sentences with given roles.

use super::bootstrap::Draws;
use super::documents::Scored;
use super::relations::Relation;
use super::report::{ClassRow, Miss, Wrong};
use super::scores::ENOUGH;
use super::tally::{Formula, Sheet, Tally};
use crate::ontology::PlvLabel;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Which labels are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// The sixteen types; on labels of the older scheme CONCEDE and RETREAT count as YIELD.
    Plover,
    /// The fifteen labels of the older scheme, from CAMEO codes.
    Plv,
    /// CAMEO roots, the first two digits of codes.
    Cameo,
}

impl View {
    /// The name in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Plover => "plover",
            Self::Plv => "plv",
            Self::Cameo => "cameo",
        }
    }

    /// The label as this view compares it.
    ///
    /// # Errors
    /// When it is none of this view's.
    pub fn gold(self, label: &str) -> Result<String, String> {
        let known = match self {
            Self::Plv => label.parse::<PlvLabel>().is_ok(),
            Self::Plover => label.parse::<PlvLabel>().is_ok() || label.parse::<crate::ontology::EventType>().is_ok(),
            Self::Cameo => crate::ontology::CameoCode::parse(label).is_some(),
        };
        match (known, self) {
            (false, _) => Err(format!("`{label}` is no label of the view {}", self.as_str())),
            (true, Self::Cameo) => Ok(label.chars().take(2).collect()),
            (true, _) => Ok(label.to_owned()),
        }
    }

    /// The label of an answer in the shape of `classify`, or with a plain `label`.
    pub fn answer(self, answer: &Value, yields: bool) -> Option<String> {
        let word = |value: Option<&Value>| value.and_then(Value::as_str).map(str::to_owned);
        if let Some(label) = word(answer.get("label")) {
            return Some(label);
        }
        match self {
            Self::Plv => word(answer.get("views").and_then(|views| views.get("plv"))),
            Self::Plover => {
                let label = word(answer.get("type"))?;
                let old = yields && matches!(label.as_str(), "CONCEDE" | "RETREAT");
                Some(if old { "YIELD".to_owned() } else { label })
            }
            Self::Cameo => {
                let code = answer.get("cameo")?;
                word(code.get("code").or(Some(code))).map(|code| code.chars().take(2).collect())
            }
        }
    }
}

/// One answer: the label, and whether it would have been kept back.
pub type Answer = (Option<String>, bool);

/// The label of the coder's own reading in a view of the older scheme's sentences.
pub fn labels_answer(classified: &crate::coding::Classified, view: View) -> Option<String> {
    match view {
        View::Plv => Some(classified.best().to_string()),
        View::Plover => Some(PlvLabel::of_type(classified.event_type).to_string()),
        View::Cameo => classified.cameo.map(|code| code.root().to_owned()),
    }
}

/// Scores answers on sentences; `labels` are the right ones in this view.
pub fn score(relations: &[Relation], labels: &[String], answers: &[Answer], draws: Draws) -> Scored {
    let tallies: Vec<Tally> = labels.iter().zip(answers).map(|(label, answer)| tally(label, answer)).collect();
    let names: BTreeSet<&str> = labels.iter().map(String::as_str).collect();
    let sheet = Sheet::new(&tallies);
    let formulas = formulas(&sheet, &names);
    let mut scored = Scored::new(&tallies, formulas, draws, rows);
    let wrong =
        relations.iter().zip(labels).zip(answers).filter(|((_, label), answer)| answer.0.as_ref() != Some(label));
    scored.misses = wrong
        .map(|((relation, label), answer)| Miss {
            id: relation.line.to_string(),
            wrong: Wrong::Missed,
            label: label.clone(),
            said: answer.0.clone(),
            span: None,
        })
        .collect();
    scored
}

fn tally(label: &str, (answer, abstained): &Answer) -> Tally {
    let mut tally = Tally::default();
    tally.count("n");
    let said = answer.as_deref().unwrap_or("-");
    one(&mut tally, "label", label, said);
    let penta = |label: &str| label.parse::<PlvLabel>().map_or("-".to_owned(), |label| label.penta().to_string());
    one(&mut tally, "penta", &penta(label), &penta(said));
    tally.add("right", u32::from(label == said));
    tally.add("kept_back", u32::from(*abstained));
    if !abstained {
        let name = if label == said { "emitted.tp" } else { "emitted.fp" };
        tally.count(name);
    }
    if *abstained || label != said {
        tally.count("emitted.fn");
    }
    tally
}

fn one(tally: &mut Tally, field: &str, label: &str, said: &str) {
    if label == said {
        tally.count(format!("{field}.{label}.tp"));
    } else {
        tally.count(format!("{field}.{label}.fn"));
        tally.count(format!("{field}.{said}.fp"));
    }
}

fn formulas(sheet: &Sheet, names: &BTreeSet<&str>) -> Vec<(String, Formula)> {
    let total = sheet.total();
    let gold = |name: &&&str| {
        let part = |part: &str| sheet.get(&total, &format!("label.{name}.{part}"));
        part("tp") + part("fn") >= ENOUGH
    };
    let of = |names: Vec<&&str>| Formula::Macro(names.into_iter().map(|name| format!("label.{name}")).collect());
    let enough: Vec<&&str> = names.iter().filter(gold).collect();
    let ratio = |above: &str| Formula::Ratio(above.to_owned(), "n".to_owned(), 1.0);
    let penta = ["1", "2", "3", "4"].map(|class| format!("penta.{class}")).to_vec();
    let mut all = vec![
        ("macro_f1".to_owned(), of(names.iter().collect())),
        (format!("macro_f1_{}_labels", enough.len()), of(enough)),
        ("accuracy".to_owned(), ratio("right")),
    ];
    if names.iter().any(|name| name.parse::<PlvLabel>().is_ok()) {
        all.push(("penta_macro_f1".to_owned(), Formula::Macro(penta)));
    }
    all.extend([
        ("kept_back".to_owned(), ratio("kept_back")),
        ("emitted_precision".to_owned(), Formula::Precision("emitted".to_owned())),
        ("emitted_recall".to_owned(), Formula::Recall("emitted".to_owned())),
    ]);
    all
}

fn rows(sheet: &Sheet) -> Vec<ClassRow> {
    let total = sheet.total();
    let names = PlvLabel::ALL.iter().map(ToString::to_string).chain((1..=20).map(|root| format!("{root:02}")));
    let more = ["CONCEDE", "RETREAT"].map(str::to_owned);
    names
        .chain(more)
        .map(|name| ClassRow::of(sheet, &total, format!("label.{name}")))
        .filter(ClassRow::is_used)
        .collect()
}

/// The commonest label of some items, the first in the alphabet among equals: what any coder must beat.
pub fn majority<'a>(labels: impl IntoIterator<Item = &'a String>) -> Option<String> {
    let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
    labels.into_iter().for_each(|label| *counts.entry(label).or_insert(0) += 1);
    counts.into_iter().max_by_key(|(label, count)| (*count, std::cmp::Reverse(*label))).map(|(label, _)| label.clone())
}
