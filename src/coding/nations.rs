//! Which country a mention speaks of, and whether as a party or as where and whose something is.

use super::mentions::Mention;
use crate::language::{Sentence, Tag};
use crate::lexicon::{Names, Sense};
use crate::ontology::ActorKind;
use jiff::civil::Date;

/// Whether a name is that of a state and of a place elsewhere, so that it says nothing about the other names.
pub(super) fn is_ambiguous(words: &[&str], names: &Names) -> bool {
    let Some(found) = names.longest(words) else { return false };
    let state = found.senses.iter().find_map(|sense| match sense {
        Sense::Country(index) => names.countries.get(*index).map(|country| country.iso3.as_str()),
        _ => None,
    });
    let elsewhere = |sense: &Sense| match sense {
        Sense::City(index) => names.place(*index).is_some_and(|city| city.country.as_deref() != state),
        _ => false,
    };
    state.is_some() && found.senses.iter().any(elsewhere)
}

/// Whether a state stands by itself, as who acts or is acted on: not `in Iran`, `Iran's`, `Iranian`.
pub(super) fn is_party(sentence: &Sentence, mention: &Mention) -> bool {
    let state = mention.actor.as_ref().is_some_and(|actor| actor.kind == ActorKind::State) && !mention.bare_demonym;
    let owns = sentence.tag(mention.tokens.end) == Tag::Possessive;
    let before = mention.tokens.start.checked_sub(1).map_or("", |before| sentence.word(before));
    let before =
        if before == "the" && mention.tokens.start > 1 { sentence.word(mention.tokens.start - 2) } else { before };
    let within = matches!(before, "in" | "of" | "from" | "across" | "throughout" | "within" | "near" | "inside");
    state && !owns && !within && sentence.tag(mention.tokens.end) != Tag::Noun || is_abroad(sentence, mention)
}

/// `expelled Russian diplomats`, `the assets of Russian banks`: people and things that another state deals with, which
/// say nothing of where the others are at home.
fn is_abroad(sentence: &Sentence, mention: &Mention) -> bool {
    let foreign = |word: &str| {
        matches!(
            word,
            "diplomat"
                | "diplomats"
                | "ambassador"
                | "ambassadors"
                | "embassy"
                | "consulate"
                | "banks"
                | "assets"
                | "exports"
        )
    };
    let last = mention.tokens.end.checked_sub(1).map_or("", |last| sentence.word(last));
    foreign(last) || mention.bare_demonym && foreign(sentence.word(mention.tokens.end))
}

/// The country that a mention speaks of, as a place or by an actor.
pub(super) fn country_of(mention: &Mention, names: &Names, day: Date) -> Option<String> {
    match mention.place {
        Some(Sense::City(index)) => names.place(index)?.country.clone(),
        Some(Sense::Country(index)) => names.countries.get(index).map(|country| country.iso3.clone()),
        _ => mention.actor.as_ref()?.resolve(names, day).country,
    }
}
