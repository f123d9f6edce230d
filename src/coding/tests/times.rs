//! Expressions of time: `tests/times.tsv`.

use crate::coding::calendar::{Anchor, resolve};
use crate::coding::times::times;
use crate::language::Sentence;
use crate::language::parse::Parser;

const TABLE: &str = include_str!("../../../tests/times.tsv");

/// What is read of one row: words, first and last day, precision.
fn read(parser: &Parser, row: &[&str]) -> Vec<(String, String, String, String)> {
    let (published, plan, text) = (row[0].parse().unwrap(), row[1] == "yes", row[2]);
    let sentence = Sentence::read(text, 0..text.len(), parser, false);
    let mut stated = None;
    let mut found = Vec::new();
    for time in times(&sentence) {
        let anchor = Anchor { published: Some(published), stated, future: plan };
        let Some(when) = resolve(time.said, anchor) else { continue };
        stated = Some(when.start).filter(|_| when.is_day()).or(stated);
        let (start, end) = when.written();
        let words = text[sentence.bytes(&time.tokens)].to_owned();
        found.push((words, start, end.unwrap_or("-".to_owned()), format!("{:?}", when.precision).to_lowercase()));
    }
    found
}

#[test]
fn expressions_of_time_are_read_as_an_expert_reads_them() {
    let parser = Parser::shared().unwrap();
    let rows: Vec<Vec<&str>> =
        TABLE.lines().filter(|line| !line.starts_with('#')).skip(1).map(|line| line.split('\t').collect()).collect();
    let mut wrong = Vec::new();
    for row in &rows {
        let found = read(parser, row);
        let right = |one: &(String, String, String, String)| [&*one.0, &*one.1, &*one.2, &*one.3] == row[3..7];
        if !found.iter().any(right) {
            wrong.push(format!("{}\n  want {:?}\n  have {found:?}", row[2], &row[3..7]));
        }
    }
    println!("{} of {} right", rows.len() - wrong.len(), rows.len());
    assert!(rows.len() >= 150, "{}", rows.len());
    assert!(wrong.len() * 20 <= rows.len(), "{} of {} wrong:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

#[test]
fn what_is_no_time_is_not_read_as_one() {
    let parser = Parser::shared().unwrap();
    for text in [
        "The general may march on the capital.",
        "A Tuesday paper printed the list.",
        "The spring offensive failed.",
        "Guards shot at 2000 villagers.",
        "The minister finished second in the race.",
        "The Arab Spring changed little.",
    ] {
        let sentence = Sentence::read(text, 0..text.len(), parser, false);
        assert!(times(&sentence).is_empty(), "{text}: {:?}", times(&sentence));
    }
}
