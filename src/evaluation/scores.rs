//! The scores of documents by name, in the order of reports.

use super::events::Level;
use super::report::ClassRow;
use super::tally::{Formula, Sheet};
use crate::ontology::EventType;

/// Types with fewer labelled events than this are in no mean: their scores are chance.
pub(super) const ENOUGH: u32 = 20;

pub(super) fn formulas(sheet: &Sheet) -> Vec<(String, Formula)> {
    let mut all = Vec::new();
    let mut add = |name: String, formula: Formula| all.push((name, formula));
    for level in Level::ALL.map(Level::as_str).into_iter().chain(["type_main"]) {
        add(format!("{level}_precision"), Formula::Precision(level.to_owned()));
        add(format!("{level}_recall"), Formula::Recall(level.to_owned()));
        add(format!("{level}_f1"), Formula::F1(level.to_owned()));
    }
    let total = sheet.total();
    let name = |event_type: &EventType| format!("type.{event_type}");
    let labelled = |name: &String| sheet.get(&total, &format!("{name}.tp")) + sheet.get(&total, &format!("{name}.fn"));
    let enough: Vec<String> = EventType::ALL.iter().map(name).filter(|name| labelled(name) >= ENOUGH).collect();
    add(format!("type_macro_f1_{}_types", enough.len()), Formula::Macro(enough));
    for side in ["actors", "recipients"] {
        add(format!("{side}_right"), Formula::Ratio(side.to_owned(), "typed".to_owned(), 1.0));
        let baseline = Formula::Ratio(format!("{side}_baseline"), "typed".to_owned(), 1.0);
        add(format!("{side}_right_baseline"), baseline);
    }
    add("code_right_where_named".to_owned(), Formula::Ratio("named_code".to_owned(), "named".to_owned(), 1.0));
    for field in ["day", "country", "place", "modes"] {
        add(format!("{field}_right"), Formula::Ratio(field.to_owned(), "found".to_owned(), 1.0));
        if field != "modes" {
            let baseline = Formula::Ratio(format!("{field}_baseline"), "found".to_owned(), 1.0);
            add(format!("{field}_right_baseline"), baseline);
        }
    }
    let per_hundred = |count: &str| Formula::Ratio(count.to_owned(), "free.documents".to_owned(), 100.0);
    add("false_events_per_100_free_documents".to_owned(), per_hundred("free.events"));
    add("false_main_events_per_100_free_documents".to_owned(), per_hundred("free.main"));
    all
}

pub(super) fn classes(sheet: &Sheet) -> Vec<ClassRow> {
    let values = |field: &'static str, values: &[&str]| {
        values.iter().map(|value| format!("{field}.{value}")).collect::<Vec<_>>()
    };
    let mut names: Vec<String> = EventType::ALL.iter().map(|event_type| format!("type.{event_type}")).collect();
    names.extend(values("class", &["main", "background", "trace"]));
    names.extend(values("polarity", &["affirmed", "negated", "denied"]));
    let modalities = ["asserted", "alleged", "planned", "conditional", "hypothetical", "questioned"];
    names.extend(values("modality", &modalities));
    names.extend(values("temporal", &["current", "ongoing", "historical", "habitual"]));
    let total = sheet.total();
    names.into_iter().map(|name| ClassRow::of(sheet, &total, name)).filter(ClassRow::is_used).collect()
}
