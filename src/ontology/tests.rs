//! Holds the tables of `config/coding/` and the enums together, both ways.

use super::tables::{cell, rows};
use super::{CameoCode, Context, EventType, Flag, GroupCode, Mode, PlvLabel, Sector};
use std::collections::BTreeSet;
use std::fmt::Display;

const TYPES: &str = include_str!("../../config/coding/ontology/types.tsv");
const MODES: &str = include_str!("../../config/coding/ontology/modes.tsv");
const CONTEXTS: &str = include_str!("../../config/coding/ontology/contexts.tsv");
const ACTORS: &str = include_str!("../../config/coding/ontology/actors.tsv");
const DEVIATIONS: &str = include_str!("../../config/coding/ontology/deviations.tsv");
const BACK: &str = include_str!("../../config/coding/ontology/plover_to_cameo.tsv");
const PLV: &str = include_str!("../../config/coding/ontology/plv.tsv");
const CAMEO: &str = include_str!("../../config/coding/cameo.tsv");

fn column(table: &'static str, at: usize) -> Vec<&'static str> {
    rows(table).map(|row| cell(&row, at)).collect()
}

fn names<T: Display>(all: &[T]) -> Vec<String> {
    all.iter().map(ToString::to_string).collect()
}

fn close(ours: f64, table: &str) -> bool {
    (ours - table.parse::<f64>().unwrap()).abs() < 1e-9
}

#[test]
fn every_table_gives_every_value_a_gloss_and_has_no_other() {
    assert_eq!(column(TYPES, 0), names(EventType::ALL));
    assert_eq!(column(CONTEXTS, 0), names(Context::ALL));
    let codes = [names(Sector::ALL), names(GroupCode::ALL)].concat();
    assert_eq!(column(ACTORS, 1), codes);
    let modes: Vec<String> = EventType::ALL
        .iter()
        .flat_map(|event_type| Mode::of(*event_type).map(move |mode| format!("{event_type} {mode}")))
        .collect();
    let listed: Vec<String> = rows(MODES).map(|row| format!("{} {}", row[0], row[1])).collect();
    assert_eq!(listed, modes);
    assert_eq!((EventType::ALL.len(), modes.len(), Context::ALL.len()), (16, 67, 37));
    for (table, at) in [(TYPES, 4), (MODES, 3), (CONTEXTS, 1), (ACTORS, 2), (CAMEO, 6)] {
        assert!(column(table, at).iter().all(|gloss| !gloss.is_empty()));
    }
}

#[test]
fn quad_classes_and_scores_are_those_of_the_tables() {
    for (row, event_type) in rows(TYPES).zip(EventType::ALL) {
        assert_eq!(row[1], event_type.quad_class().to_string(), "{event_type}");
        assert!(close(event_type.root_score(), row[3]), "{event_type}");
        assert_eq!(row[2] == "yes", event_type.needs_recipient(), "{event_type}");
        let marked = matches!(event_type, EventType::Accuse | EventType::Sanction);
        assert_eq!(!cell(&row, 5).is_empty(), marked, "errata are marked: {event_type}");
    }
    for row in rows(MODES) {
        let (event_type, mode): (EventType, Mode) = (row[0].parse().unwrap(), row[1].parse().unwrap());
        match mode.score(event_type) {
            Some(score) => assert!(close(score, row[2]), "{row:?}"),
            None => assert_eq!(row[2], "", "{row:?}"),
        }
    }
}

#[test]
fn the_crosswalk_speaks_in_known_words_only() {
    assert_eq!(CameoCode::all().count(), 292);
    let codes: BTreeSet<&str> = column(CAMEO, 0).into_iter().collect();
    assert_eq!(codes.len(), 292, "a code stands twice");
    for row in rows(CAMEO) {
        assert_eq!(row.len(), 7, "{row:?}");
        assert!(row[1].parse::<f64>().is_ok_and(|score| (-10.0..=10.0).contains(&score)), "{row:?}");
        let event_type = (!row[2].is_empty()).then(|| row[2].parse::<EventType>().unwrap());
        assert_eq!(event_type.is_none(), row[0].starts_with("01"), "only statements have no type: {row:?}");
        for mode in row[3].split('|').filter(|mode| !mode.is_empty()) {
            assert!(mode.parse::<Mode>().unwrap().fits(event_type.unwrap()), "{row:?}");
        }
        for context in row[4].split('|').filter(|context| !context.is_empty()) {
            context.parse::<Context>().unwrap();
        }
        row[5].parse::<Flag>().unwrap();
        let parent = &row[0][..row[0].len() - 1];
        assert!(row[0].len() <= 3 || codes.contains(parent) || parent == "112", "{} hangs in the air", row[0]);
    }
    assert_eq!(CameoCode::parse("999"), None);
    let mediate = CameoCode::parse("044").unwrap();
    assert_eq!((mediate.plover(), mediate.goldstein()), (Some(EventType::Consult), Some(2.5)));
    assert_eq!(CameoCode::parse("043").map(CameoCode::flag), Some(Flag::Swap));
}

#[test]
fn every_deviation_has_its_reason_and_nothing_else_does() {
    let flagged: BTreeSet<&str> =
        CameoCode::all().filter(|code| code.flag() == Flag::Deviation).map(CameoCode::as_str).collect();
    let reasoned: Vec<&str> = rows(DEVIATIONS).flat_map(|row| row[0].split('|')).collect();
    assert_eq!(reasoned.iter().copied().collect::<BTreeSet<_>>(), flagged);
    assert_eq!(reasoned.len(), flagged.len(), "a code has two reasons");
    assert!(column(DEVIATIONS, 3).iter().all(|reason| !reason.is_empty()));
}

/// PLOVER to CAMEO and back, but for the listed exceptions.
#[test]
fn plover_goes_to_cameo_and_back() {
    let mut wanted = BTreeSet::new();
    for event_type in EventType::ALL {
        for mode in std::iter::once(None).chain(Mode::of(*event_type).map(Some)) {
            wanted.insert((*event_type, mode));
            let code = CameoCode::of(*event_type, mode).unwrap_or_else(|| panic!("{event_type} {mode:?} has no code"));
            let modes: Vec<Mode> = mode.into_iter().collect();
            let back = code.plover() == Some(*event_type) && code.modes() == modes;
            assert_eq!(back, !CameoCode::deviates(*event_type, mode), "{event_type} {mode:?} {}", code.as_str());
        }
    }
    assert_eq!(rows(BACK).count(), wanted.len());
}

/// CAMEO to PLOVER, to the canonical code of what was read, and to PLOVER again.
#[test]
fn cameo_goes_to_plover_and_back() {
    for code in CameoCode::all() {
        let Some(event_type) = code.plover() else { continue };
        let mode = code.modes().first().copied();
        let canonical = CameoCode::of(event_type, mode).unwrap();
        if !CameoCode::deviates(event_type, mode) {
            assert_eq!((canonical.plover(), canonical.modes()), (Some(event_type), code.modes()), "{}", code.as_str());
        }
    }
}

#[test]
fn the_view_plv_labels_every_code_but_statements() {
    let label = |code: &str, modes: &[Mode]| CameoCode::parse(code).and_then(|code| PlvLabel::of(code, modes));
    for code in CameoCode::all() {
        assert_eq!(PlvLabel::of(code, &[]).is_none(), code.root() == "01", "{}", code.as_str());
    }
    assert_eq!(PlvLabel::ALL.len(), 15);
    assert_eq!(label("163", &[]), Some(PlvLabel::Coerce), "sanctions imposed");
    assert_eq!(label("1621", &[]), Some(PlvLabel::Sanction));
    assert_eq!(label("116", &[]), Some(PlvLabel::Accuse), "convictions");
    assert_eq!(label("0356", &[]), Some(PlvLabel::Agree), "agreed to withdraw");
    assert_eq!(label("196", &[]), Some(PlvLabel::Assault), "ceasefire violations");
    assert_eq!(label("133", &[]), Some(PlvLabel::Threaten), "planned protest");
    assert_eq!(label("170", &[Mode::Cyber]), Some(PlvLabel::Assault), "cyber attacks");
    assert_eq!(label("170", &[]), Some(PlvLabel::Coerce));
    assert_eq!(label("0872", &[]), Some(PlvLabel::Yield));
    assert_eq!(PlvLabel::Yield.penta(), 2);
    let rows: Vec<_> = rows(PLV).collect();
    assert!(rows.iter().all(|row| row[2].parse::<PlvLabel>().is_ok()));
    assert!(rows.iter().all(|row| CameoCode::all().any(|code| code.as_str().starts_with(row[0]))));
}
