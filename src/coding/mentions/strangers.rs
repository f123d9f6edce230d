//! Persons whom no table has, by the apposition that says who they are: `Ravi Menon, India's deputy
//! foreign minister,` and `a senior Indian official, Ravi Menon,`.

use super::{Mention, is_name};
use crate::coding::actor::Actor;
use crate::event::Basis;
use crate::language::{Sentence, Tag};
use crate::ontology::ActorKind;
use std::ops::Range;

/// Adds the mentions of such names; `found` stays in text order.
pub(super) fn appose(sentence: &Sentence, found: &mut Vec<Mention>) {
    let mut added = Vec::new();
    for name in unknown_names(sentence, found) {
        let here = found.partition_point(|mention| mention.tokens.start < name.start);
        let behind = found.get(here).filter(|mention| {
            sentence.tag(name.end) == Tag::Comma && is_next(sentence, name.end + 1, mention.tokens.start)
        });
        let before = here.checked_sub(1).and_then(|last| found.get(last)).filter(|mention| {
            mention.tokens.end + 1 == name.start
                && sentence.tag(mention.tokens.end) == Tag::Comma
                && matches!(sentence.tag(name.end), Tag::Comma | Tag::Stop)
        });
        if let Some(actor) = behind.or(before).and_then(described) {
            added.push(Mention::of(name, actor));
        }
    }
    found.extend(added);
    found.sort_by_key(|mention| mention.tokens.start);
}

/// Runs of two to four capitalised words outside all mentions.
fn unknown_names(sentence: &Sentence, found: &[Mention]) -> Vec<Range<usize>> {
    let mut names = Vec::new();
    let mut mentions = found.iter().peekable();
    let mut start = 0;
    for at in 0..=sentence.len() {
        while mentions.next_if(|mention| mention.tokens.end <= at).is_some() {}
        let covered = mentions.peek().is_some_and(|mention| mention.tokens.contains(&at));
        if at < sentence.len() && !covered && is_name(sentence, at) {
            continue;
        }
        if (2..=4).contains(&(at - start)) {
            names.push(start..at);
        }
        start = at + 1;
    }
    names
}

/// Whether the mention begins at `from`, or behind a determiner and adjectives there.
fn is_next(sentence: &Sentence, from: usize, start: usize) -> bool {
    start >= from
        && start - from <= 3
        && (from..start).all(|at| matches!(sentence.tag(at), Tag::Determiner | Tag::Adjective))
}

/// The person whom a role describes.
fn described(mention: &Mention) -> Option<Actor> {
    let actor = mention.actor.as_ref().filter(|actor| actor.kind == ActorKind::Person)?;
    let owned = actor.country.is_some() || actor.group.is_some() || actor.entity.is_some();
    let role = matches!(actor.basis, Basis::Role | Basis::Title);
    (owned && role).then(|| Actor { basis: Basis::Named, ..actor.clone() })
}
