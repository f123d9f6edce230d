//! Whole articles: boilerplate added, paragraphs in another order, another day of publication.

use super::{Checks, Desk, is_full};
use crate::gold::collection::Text;
use geowire::event::{Basis, Event};

/// Lines that publishers put around articles; in our words.
const BOILERPLATE: &str =
    "\n\nSign up for our daily newsletter.\n\nFollow us on Twitter and Facebook.\n\nAll rights reserved.";

/// How far publication is moved, in days.
const DAYS: i64 = 7;

pub(super) fn check(desk: &Desk, id: &str, text: &Text, checks: &mut Checks) {
    let published = day_of(id);
    let kinds = ["boilerplate", "order", "publication"];
    if kinds.iter().all(|kind| is_full(checks, kind)) {
        return;
    }
    let events = desk.article(text, &text.text, Some(&published));
    if events.is_empty() {
        return;
    }
    let more = desk.article(text, &format!("{}{BOILERPLATE}", text.text), Some(&published));
    push(checks, "boilerplate", said(&events) == said(&more));
    let mut paragraphs: Vec<&str> = text.text.split("\n\n").collect();
    if paragraphs.len() > 3 {
        paragraphs[1..].reverse();
        let other = desk.article(text, &paragraphs.join("\n\n"), Some(&published));
        push(checks, "order", sorted(&events) == sorted(&other));
    }
    if let Some(later) = moved(&published) {
        push(checks, "publication", only_relative_moved(&events, &desk.article(text, &text.text, Some(&later))));
    }
}

fn push(checks: &mut Checks, kind: &'static str, held: bool) {
    checks.entry(kind).or_default().push(held);
}

/// A day to publish on, whatever the article's own: any will do in a year in which the offices of the news did not change hands, and
/// many differ in what they mean for weekdays.
fn day_of(id: &str) -> String {
    let sum = id.bytes().map(u32::from).sum::<u32>();
    format!("2023-{:02}-{:02}", sum % 12 + 1, sum % 20 + 1)
}

fn moved(day: &str) -> Option<String> {
    let day: jiff::civil::Date = day.parse().ok()?;
    day.checked_add(jiff::Span::new().days(DAYS)).ok().map(|day| day.to_string())
}

/// What is said, without ids and spans.
fn said(events: &[Event]) -> Vec<String> {
    let one = |event: &Event| {
        let codes = |side: &[geowire::event::Participant]| {
            side.iter().map(|party| party.code.clone()).collect::<Vec<_>>().join("+")
        };
        let words = event.evidence.first().and_then(|evidence| evidence.sentence.clone());
        let (actors, recipients) = (codes(&event.actors), codes(&event.recipients));
        format!("{} {actors}>{recipients} {}", event.event_type, words.unwrap_or_default())
    };
    events.iter().map(one).collect()
}

/// What is said of parties by name: what a pronoun or a bare role stands for depends on what stands before it.
fn sorted(events: &[Event]) -> Vec<String> {
    let named = |event: &&Event| {
        let mut parties = event.actors.iter().chain(&event.recipients);
        parties.all(|party| matches!(party.basis, Basis::Named | Basis::Title | Basis::Metonym))
    };
    let mut said = said(&events.iter().filter(named).cloned().collect::<Vec<_>>());
    said.sort();
    said
}

/// Every date is the same, or later by as much as publication.
fn only_relative_moved(before: &[Event], after: &[Event]) -> bool {
    let start = |event: &Event| event.time.as_ref().map(|time| time.start.clone());
    let follows = |(before, after): (&Event, &Event)| match (start(before), start(after)) {
        (None, None) => true,
        (Some(before), Some(after)) => {
            before == after || moved(&before).as_ref() == Some(&after) || before.len() < 10 && after.len() < 10
        }
        _ => false,
    };
    said(before) == said(after) && before.iter().zip(after).all(follows)
}
