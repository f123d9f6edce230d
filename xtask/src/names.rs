//! Checks on the table of persons that go beyond its rows: who held one office at once, and when nobody did.

use geowire::lexicon::{Names, Term};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Why two persons may hold one office at once.
const RIVALS: &str = include_str!("names/rivals.tsv");

/// Offices that one person holds at a time: heads of state and of government. Dates of other ministers are often years.
const SINGLE: [&str; 4] = ["Prime Minister of ", "President of ", "Chancellor of ", "Premier of "];

/// Handovers and dates that are months only overlap this long.
const HANDOVER_DAYS: i32 = 31;

/// Nobody in office for longer is listed.
const GAP_DAYS: i32 = 60;

/// A term with whose it is.
struct Held<'a> {
    name: &'a str,
    term: &'a Term,
    until: Date,
}

/// Checks the compiled-in table; errors are overlaps without a reason, the rest is listed.
pub fn check() -> Result<(), String> {
    let before = (std::time::Instant::now(), resident());
    let names = Names::builtin().map_err(|errors| lines(errors.iter().map(ToString::to_string)))?;
    println!(
        "tables loaded in {:.0} ms, {:.0} MB resident with them",
        before.0.elapsed().as_secs_f64() * 1000.0,
        resident().saturating_sub(before.1) as f64 / 1e6
    );
    let offices = offices(names);
    let (mut wrong, mut gaps) = (Vec::new(), Vec::new());
    for (title, held) in &offices {
        overlaps(title, held, &mut wrong);
        holes(title, held, &mut gaps);
    }
    let terms = || names.people.iter().flat_map(|person| &person.terms);
    let unverified = terms().filter(|term| term.seen.is_some()).count();
    let sourced = terms().filter(|term| term.sourced).count();
    println!("{}", lines(gaps.iter().cloned()));
    println!(
        "{} persons, {} terms, {sourced} of them sourced; {unverified} open ends that nobody has verified; \
         {} gaps of more than {GAP_DAYS} days",
        names.people.len(),
        terms().count(),
        gaps.len()
    );
    if wrong.is_empty() { Ok(()) } else { Err(lines(wrong.into_iter())) }
}

/// Bytes of this process in memory; 0 where the system does not say.
fn resident() -> u64 {
    let pages = std::fs::read_to_string("/proc/self/statm").ok();
    pages.and_then(|line| line.split(' ').nth(1)?.parse::<u64>().ok()).unwrap_or(0) * 4096
}

/// The terms of each office since 2000, the earlier first.
fn offices(names: &Names) -> BTreeMap<&str, Vec<Held<'_>>> {
    let mut offices: BTreeMap<&str, Vec<Held<'_>>> = BTreeMap::new();
    for person in &names.people {
        for term in &person.terms {
            let single = SINGLE.iter().any(|office| term.title.starts_with(office));
            let until = term.until.or(term.seen).unwrap_or(Date::MAX);
            if single && until >= jiff::civil::date(2000, 1, 1) {
                offices.entry(&term.title).or_default().push(Held { name: &person.name, term, until });
            }
        }
    }
    for held in offices.values_mut() {
        held.sort_by_key(|held| (held.term.since, held.until));
    }
    offices
}

fn overlaps(title: &str, held: &[Held<'_>], wrong: &mut Vec<String>) {
    for (at, one) in held.iter().enumerate() {
        for other in held[at + 1..].iter().filter(|other| other.name != one.name) {
            let end = one.until.min(other.until);
            if end > other.term.since && days(other.term.since, end) > HANDOVER_DAYS && !is_flagged(title, one, other) {
                wrong.push(format!(
                    "{title}: {} and {} at once from {} to {end}; if that is so, say why in xtask/src/names/rivals.tsv",
                    one.name, other.name, other.term.since
                ));
            }
        }
    }
}

fn is_flagged(title: &str, one: &Held<'_>, other: &Held<'_>) -> bool {
    let is = |cell: Option<&str>, name: &str| cell.is_some_and(|cell| cell == "*" || cell == name);
    RIVALS.lines().filter(|line| !line.starts_with('#')).any(|line| {
        let mut cells = line.split('\t');
        cells.next() == Some(title) && {
            let (first, second) = (cells.next(), cells.next());
            is(first, one.name) && is(second, other.name) || is(first, other.name) && is(second, one.name)
        }
    })
}

fn holes(title: &str, held: &[Held<'_>], gaps: &mut Vec<String>) {
    let head = ["Prime Minister of ", "Chancellor of "].iter().any(|office| title.starts_with(office));
    let mut last: Option<Date> = None;
    for one in held.iter().filter(|_| head) {
        if let Some(end) = last.filter(|end| *end < one.term.since && days(*end, one.term.since) > GAP_DAYS) {
            gaps.push(format!("{title}: nobody from {end} to {}", one.term.since));
        }
        last = Some(last.map_or(one.until, |end| end.max(one.until)));
    }
}

fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(i32::MAX, |span| span.get_days())
}

fn lines(all: impl Iterator<Item = String>) -> String {
    all.collect::<Vec<_>>().join("\n")
}
