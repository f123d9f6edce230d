//! How often each entry is right in type: on the labels of the dev split, and on the events that readers have judged.

use super::dictionary;
use crate::gold::{self, desk::Desk, judged::Judged};
use geowire::coding::{Explained, Verdict};
use geowire::evaluation::{GoldDocument, GoldEvent, Level, PredictedEvent, Split, pair};
use geowire::event::{Class, Event, Evidence};
use std::collections::{BTreeMap, BTreeSet};

/// Fewer hits say too little of an entry.
const ENOUGH: usize = 5;

/// What an entry gave.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Hits {
    all: usize,
    right: usize,
}

impl Hits {
    fn is_refused(self) -> bool {
        self.all >= ENOUGH && 2 * self.right < self.all
    }
}

/// Hits by entry.
#[derive(Default)]
struct Table {
    entries: BTreeMap<String, Hits>,
    /// Events that name no entry: judged ones that the coder gives no more.
    nameless: usize,
}

/// Prints the hits of each entry, and refuses those below half.
pub fn precision() -> Result<(), String> {
    let (triggers, coder) = dictionary()?;
    let desk = Desk::new(coder)?;
    let mut table = Table::default();
    for labelled in &gold::labels(Split::Dev)? {
        let (events, explained) = desk.explain(&labelled.id, labelled.published.as_deref())?;
        add_labelled(&mut table, labelled, &events, &explained)?;
    }
    for of_one in Judged::all()?.chunk_by(|a, b| a.id == b.id) {
        let (events, explained) = desk.explain(&of_one[0].id, None)?;
        of_one.iter().for_each(|judged| add_judged(&mut table, judged, &events, &explained));
    }
    print(&table, triggers.all().len());
    let refused: Vec<&str> =
        table.entries.iter().filter(|(_, hits)| hits.is_refused()).map(|(id, _)| id.as_str()).collect();
    if refused.is_empty() {
        Ok(())
    } else {
        Err(format!("right in less than half of their hits: {}", refused.join(" ")))
    }
}

fn print(table: &Table, entries: usize) {
    let mut rows: Vec<(&String, &Hits)> = table.entries.iter().collect();
    rows.sort_by_key(|(id, hits)| (std::cmp::Reverse(hits.all), hits.right, *id));
    println!("{:>5} {:>5}  entry", "hits", "right");
    rows.iter().for_each(|(id, hits)| println!("{:>5} {:>5}  {id}", hits.all, hits.right));
    let sum = |of: fn(&Hits) -> usize| table.entries.values().map(of).sum::<usize>();
    let (all, right) = (sum(|hits| hits.all), sum(|hits| hits.right));
    println!("{all:>5} {right:>5}  {} of {entries} entries; {} events name none", table.entries.len(), table.nameless);
}

/// Counts the stated events of a labelled document, paired as the evaluation pairs them.
fn add_labelled(
    table: &mut Table,
    document: &GoldDocument,
    events: &[Event],
    explained: &[Explained],
) -> Result<(), String> {
    let frame = document.frame();
    let read = |event: &&Event| {
        let value = serde_json::to_value(event).map_err(|error| error.to_string())?;
        PredictedEvent::read(&value, &frame)
    };
    let stated: Vec<&Event> = events.iter().filter(|event| event.class != Class::Trace).collect();
    let predicted = stated.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let gold: Vec<&GoldEvent> = document.events.iter().filter(|event| event.is_stated()).collect();
    let pairs = pair(&gold, &predicted.iter().collect::<Vec<_>>(), Level::Type);
    for (at, event) in stated.iter().enumerate() {
        let entries = event.evidence.iter().filter_map(|evidence| entry_of(event, evidence, explained));
        add(table, entries.collect(), pairs.contains(&Some(at)));
    }
    Ok(())
}

/// Counts an event that was judged, where the coder still gives it.
fn add_judged(table: &mut Table, judged: &Judged, events: &[Event], explained: &[Explained]) {
    let found = judged.among(events);
    let entry = found.and_then(|(event, evidence)| entry_of(event, evidence, explained));
    add(table, entry.into_iter().collect(), judged.event);
}

fn add(table: &mut Table, entries: BTreeSet<String>, right: bool) {
    table.nameless += usize::from(entries.is_empty());
    for entry in entries {
        let hits = table.entries.entry(entry).or_default();
        hits.all += 1;
        hits.right += usize::from(right);
    }
}

/// The entry that gave this evidence of an event. Its words begin with the operators before them, and end where the
/// pattern of the entry does that was read at last, which may be another than the one with the most words: what both
/// have in common is the head.
fn entry_of(event: &Event, evidence: &Evidence, explained: &[Explained]) -> Option<String> {
    let sentence = explained.iter().filter(|told| told.sentence == evidence.span);
    let mut considered = sentence.flat_map(|told| &told.considered);
    let gave = considered.find(|one| {
        let event_type = matches!(one.verdict, Verdict::Event(event_type, _) if event_type == event.event_type);
        event_type && (evidence.trigger.span.start..evidence.trigger.span.end).contains(&one.trigger.start)
    });
    gave.map(|one| one.entry.id.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use geowire::article::{Body, Raw, clean_sentence};
    use geowire::coding::{Coder, Settings};

    #[test]
    fn an_entry_below_half_of_five_is_refused() {
        let refused = |all, right| Hits { all, right }.is_refused();
        assert!(refused(5, 2) && !refused(6, 3) && !refused(4, 0));
    }

    #[test]
    fn the_entry_of_an_event_is_found_behind_its_operators() {
        let coder = Coder::builtin(Settings::default()).unwrap();
        let text = "Russia, which vowed to stay, has begun to withdraw its troops from Armenia.";
        let raw = Raw { published_at: Some("2023-10-17".to_owned()), ..Raw::new(Body::Text(text.to_owned())) };
        let (coding, explained) = coder.explain(&clean_sentence(raw).unwrap()).unwrap();
        let entries: Vec<Option<String>> = coding
            .events
            .iter()
            .flat_map(|event| &event.evidence)
            .zip(&coding.events)
            .map(|(evidence, event)| entry_of(event, evidence, &explained))
            .collect();
        assert_eq!(entries, [Some("withdraw_troops".to_owned())]);
    }

    #[test]
    fn each_entry_of_an_event_is_counted_once() {
        let mut table = Table::default();
        add(&mut table, BTreeSet::from(["a".to_owned(), "b".to_owned()]), true);
        add(&mut table, BTreeSet::from(["a".to_owned()]), false);
        add(&mut table, BTreeSet::new(), false);
        assert_eq!(table.nameless, 1);
        assert_eq!((table.entries["a"], table.entries["b"]), (Hits { all: 2, right: 1 }, Hits { all: 1, right: 1 }));
    }
}
