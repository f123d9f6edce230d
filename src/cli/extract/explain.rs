//! `--explain`: what was looked at, and what each field rests on.

use super::desk::{Row, Told};
use crate::coding::{Considered, Verdict};
use crate::event::{Event, Span};
use crate::lexicon::{BUILTIN_NAME, Entry};
use std::fmt::Write as _;

/// The explanation of one article, as text.
pub(super) fn article(row: &Row) -> String {
    let mut out = match row.counts {
        None => "the article was not coded".to_owned(),
        Some(counts) => format!(
            "{} sentences of title and body; {} words that state an act; {} of them gave no event",
            counts.sentences, counts.triggers, counts.suppressed
        ),
    };
    for (number, event) in row.events.iter().enumerate() {
        let _ = write!(out, "\n\n{}. {} ({})", number + 1, event.event_type, event.event_key);
        for line in event_lines(event) {
            let _ = write!(out, "\n   {line}");
        }
    }
    for (number, told) in row.explained.iter().enumerate() {
        let _ = write!(out, "\n\n[{}] {}", number + 1, told.sentence.split_whitespace().collect::<Vec<_>>().join(" "));
        for line in told_lines(told) {
            let _ = write!(out, "\n   {line}");
        }
    }
    out
}

/// What became of each word of the dictionary in a sentence, with the entry to edit.
fn told_lines(told: &Told) -> Vec<String> {
    if told.considered.is_empty() {
        return vec!["no word of the dictionary states an act here".to_owned()];
    }
    told.considered.iter().map(|(words, one)| format!("\"{words}\" {}", said(one))).collect()
}

fn said(one: &Considered) -> String {
    let Considered { entry, verdict, .. } = one;
    let entry = place(entry);
    match verdict {
        Verdict::Event(event_type, class) => {
            format!("is {event_type}, class {}: {entry}", class.as_str())
        }
        Verdict::Silent(why) => format!("gives nothing, {}: {entry}", why.sentence()),
    }
}

fn event_lines(event: &Event) -> Vec<String> {
    let mut lines = Vec::new();
    for evidence in &event.evidence {
        let words = evidence.trigger.text.as_deref().unwrap_or_default();
        lines.push(format!("trigger {} in the {}", quoted(words, evidence.trigger.span), evidence.zone));
    }
    if let Some(confidence) = event.confidence {
        lines.push(format!("confidence {:.2} of the event, {:.2} of its roles", confidence.event, confidence.roles));
    }
    for (side, participants) in [("actor", &event.actors), ("recipient", &event.recipients)] {
        for participant in participants {
            let office = participant.office.as_ref().map(|office| format!(", {}", office.title)).unwrap_or_default();
            let words = quoted(&participant.text, participant.span);
            lines.push(format!("{side} {words} is {}{office}, by {:?}", participant.code, participant.basis));
        }
    }
    match (&event.place, event.place_absent) {
        (Some(place), _) => {
            lines.push(format!("place {} is {}, {:?}", quoted(&place.text, place.span), place.name, place.basis));
        }
        (None, reason) => lines.extend(reason.map(|reason| format!("no place: {reason:?}"))),
    }
    match event.time.as_ref().map(|time| (time, time.text.as_deref().zip(time.span))) {
        Some((time, Some((words, span)))) => {
            lines.push(format!("time {} is {}, {:?}", quoted(words, span), time.start, time.basis));
        }
        Some((time, None)) => lines.push(format!("time {}, {:?}", time.start, time.basis)),
        None => lines.push("no time is stated".to_owned()),
    }
    let cues = event.factuality.cues.iter().map(|cue| format!("cue {}", quoted(&cue.text, cue.span)));
    lines.extend(cues);
    lines
}

fn quoted(words: &str, span: Span) -> String {
    format!("\"{words}\" [{}, {})", span.start, span.end)
}

/// Where an analyst finds an entry.
fn place(entry: &Entry) -> String {
    let Entry { id, file, line } = entry;
    if **file == *BUILTIN_NAME { format!("entry `{id}`, line {line}") } else { format!("entry `{id}`, {file}:{line}") }
}
