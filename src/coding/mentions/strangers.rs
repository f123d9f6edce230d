//! Persons whom no table has, by the apposition that says who they are: `Ravi Menon, India's deputy
//! foreign minister,` and `a senior Indian official, Ravi Menon,`.

use super::{Mention, is_name};
use crate::coding::actor::{Actor, is_political_sector};
use crate::coding::people::People;
use crate::event::Basis;
use crate::language::{Sentence, Tag};
use crate::lexicon::{Names, Sense};
use crate::ontology::{ActorKind, Sector};
use std::ops::Range;

/// Adds the mentions of such names; `found` stays in text order.
pub(super) fn appose(sentence: &Sentence, names: &Names, found: &mut Vec<Mention>) {
    let mut added = Vec::new();
    for name in unknown_names(sentence, found) {
        let here = found.partition_point(|mention| mention.tokens.start < name.start);
        let behind = found.get(here).filter(|mention| {
            matches!(sentence.tag(name.end), Tag::Comma | Tag::Be)
                && is_next(sentence, name.end + 1, mention.tokens.start)
        });
        let before = here.checked_sub(1).and_then(|last| found.get(last)).filter(|mention| {
            mention.tokens.end + 1 == name.start
                && sentence.tag(mention.tokens.end) == Tag::Comma
                && matches!(sentence.tag(name.end), Tag::Comma | Tag::Stop)
        });
        let compatriot = before.filter(|mention| is_one_of_a_people(sentence, mention)).and_then(compatriot);
        let there = behind.and_then(|role| country_behind(sentence, names, role, found.get(here + 1)?));
        let behind = behind.and_then(described).map(|mut actor| {
            actor.country = actor.country.or(there);
            actor
        });
        let native = || native_of(sentence, names, &name, found.get(here)?);
        if let Some(actor) = behind.or_else(|| before.and_then(described)).or(compatriot).or_else(native) {
            added.push(Mention::of(name, actor));
        }
    }
    found.extend(added);
    found.sort_by_key(|mention| mention.tokens.start);
}

/// Adds the mentions of institutions that no table has, by the last word of the name: `the National
/// Telecommunications Commission`. A demonym or state before it, or a state behind *of*, says whose it is.
pub(super) fn institutions(sentence: &Sentence, names: &Names, words: &[&str], found: &mut Vec<Mention>) {
    let country = |mention: &Mention| mention.actor.as_ref().and_then(|actor| actor.country.clone());
    let mut added = Vec::new();
    for name in unknown_names(sentence, found) {
        let Some(sector) = institution(sentence.word(name.end - 1)) else { continue };
        let here = found.partition_point(|mention| mention.tokens.start < name.start);
        let before = name.start.checked_sub(1).and_then(|at| names.longest(words.get(at..name.start)?));
        let inside = || words.get(name.clone()).and_then(|name| names.longest(name));
        // `the Houthi Supreme Political Council` is theirs.
        let whole = inside().filter(|hit| hit.words < name.len()).and_then(|hit| hit.senses.first().copied());
        let whole = whole.filter(|sense| matches!(sense, Sense::Organisation(_)));
        let before = before.or_else(inside);
        let before = before.and_then(|hit| hit.senses.iter().find_map(|sense| state(names, *sense)));
        let of = sentence.word(name.end) == "of";
        let behind = found.get(here).filter(|next| of && is_next(sentence, name.end + 1, next.tokens.start));
        let actor = Actor {
            entity: whole,
            sector: Some(sector).filter(|_| whole.is_none()),
            country: before.or_else(|| behind.and_then(country)),
            kind: ActorKind::Organisation,
            political: is_political_sector(sector),
            ..Actor::stranger()
        };
        added.push(Mention::of(name, actor));
    }
    found.extend(added);
    found.sort_by_key(|mention| mention.tokens.start);
}

/// The country that a demonym or name of a state means.
fn state(names: &Names, sense: Sense) -> Option<String> {
    match sense {
        Sense::Country(index) | Sense::Demonym(index) => names.countries.get(index).map(|state| state.iso3.clone()),
        _ => None,
    }
}

/// What an institution does, by the noun that its name ends in.
fn institution(word: &str) -> Option<Sector> {
    match word {
        "commission" | "ministry" | "agency" | "authority" | "department" | "bureau" | "directorate"
        | "secretariat" | "administration" | "cabinet" | "treasury" | "office" | "council" | "service" | "board"
        | "inspectorate" | "registry" | "regulator" | "embassy" | "consulate" => Some(Sector::Gov),
        "parliament" | "assembly" | "senate" | "committee" | "legislature" => Some(Sector::Leg),
        "court" | "tribunal" => Some(Sector::Jud),
        "army" | "navy" | "command" | "brigade" | "battalion" | "regiment" => Some(Sector::Mil),
        "police" => Some(Sector::Cop),
        "party" => Some(Sector::Pty),
        "association" | "federation" | "foundation" | "network" | "society" | "alliance" => Some(Sector::Soc),
        "union" => Some(Sector::Lab),
        "corporation" | "company" | "inc" | "corp" | "bank" | "airlines" | "holdings" => Some(Sector::Bus),
        "university" | "college" | "institute" | "academy" => Some(Sector::Edu),
        _ => None,
    }
}

/// Adds the mentions of names without a title that the article gives one elsewhere.
pub(super) fn recognise(sentence: &Sentence, people: &People, words: &[&str], found: &mut Vec<Mention>) {
    let known = |name: Range<usize>| {
        let said = words.get(name.clone())?;
        let actor = people.by_full_name(said).or_else(|| people.by_titled_surname(said))?.clone();
        Some(Mention::of(name, actor))
    };
    let added: Vec<Mention> = unknown_names(sentence, found).into_iter().filter_map(known).collect();
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

/// `an Australian`, alone.
fn is_one_of_a_people(sentence: &Sentence, mention: &Mention) -> bool {
    let one = mention.tokens.start.checked_sub(1).is_some_and(|at| matches!(sentence.word(at), "a" | "an" | "another"));
    one && mention.bare_demonym
}

/// `a member of parliament in Kenya`, `the mayor of Oslo`: the country of the place right behind an office.
fn country_behind(sentence: &Sentence, names: &Names, role: &Mention, place: &Mention) -> Option<String> {
    let serves = matches!(role.actor.as_ref()?.sector?, Sector::Gov | Sector::Leg | Sector::Jud | Sector::Cop);
    let near = place.tokens.start == role.tokens.end + 1 && matches!(sentence.word(role.tokens.end), "in" | "of");
    if serves && near { country_of(names, place) } else { None }
}

/// The country where a place lies.
fn country_of(names: &Names, place: &Mention) -> Option<String> {
    match place.place? {
        Sense::City(index) => names.place(index)?.country.clone(),
        sense => state(names, sense),
    }
}

/// `Ana Lund, from Bergen, Norway,`: somebody by name of the country where the place behind lies.
fn native_of(sentence: &Sentence, names: &Names, name: &Range<usize>, place: &Mention) -> Option<Actor> {
    let of = matches!(sentence.word(name.end + 1), "from" | "of") && sentence.tag(name.end) == Tag::Comma;
    let ends = matches!(sentence.tag(place.tokens.end), Tag::Comma | Tag::Stop);
    if !of || !ends || place.tokens.start != name.end + 2 {
        return None;
    }
    let country = country_of(names, place)?;
    Some(Actor { country: Some(country), sector: Some(Sector::Cvl), kind: ActorKind::Person, ..Actor::stranger() })
}

/// Somebody by name of the country that the demonym means.
fn compatriot(mention: &Mention) -> Option<Actor> {
    let country = mention.actor.as_ref()?.country.clone()?;
    Some(Actor { country: Some(country), sector: Some(Sector::Cvl), kind: ActorKind::Person, ..Actor::stranger() })
}

/// Whether the mention begins at `from`, or behind a determiner and adjectives there.
fn is_next(sentence: &Sentence, from: usize, start: usize) -> bool {
    start >= from
        && start - from <= 3
        && (from..start).all(|at| matches!(sentence.tag(at), Tag::Determiner | Tag::Adjective))
}

/// Sectors whose members serve a state, though the words may not say which.
fn is_of_state(sector: Sector) -> bool {
    matches!(sector, Sector::Gov | Sector::Leg | Sector::Jud | Sector::Mil | Sector::Cop | Sector::Spy)
}

/// The person whom a role describes.
fn described(mention: &Mention) -> Option<Actor> {
    let actor = mention.actor.as_ref().filter(|actor| actor.kind == ActorKind::Person)?;
    let state = actor.sector.is_some_and(is_of_state);
    let owned = state || actor.country.is_some() || actor.group.is_some() || actor.entity.is_some();
    let role = matches!(actor.basis, Basis::Role | Basis::Title);
    (owned && role).then(|| Actor { basis: Basis::Named, ..actor.clone() })
}
