//! Which country a mention speaks of, and whether as a party or as where and whose something is.

use super::mentions::Mention;
use super::nouns::is_named_thing;
use crate::language::{Sentence, Tag};
use crate::lexicon::{Names, Sense};
use crate::ontology::{ActorKind, Sector};
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

/// Whether a mention is a party whose name parties elsewhere bear, or a town of the gazetteer whose name towns of other
/// countries bear too.
pub(super) fn is_guess(mention: &Mention, words: &[&str], names: &Names) -> bool {
    if is_common_party(mention, words) {
        return true;
    }
    let Some(Sense::City(index)) = mention.place.filter(|_| mention.actor.is_none()) else { return false };
    let own = names.place(index).and_then(|town| town.country.clone());
    let elsewhere = |town: usize| names.place(town).is_some_and(|town| town.country != own);
    let bearers = || names.towns(words).filter(|(taken, _)| *taken == words.len());
    index >= names.cities.len() && bearers().is_some_and(|(_, towns)| towns.into_iter().any(elsewhere))
}

/// `the Labour Party`: a party called as parties are in many countries.
fn is_common_party(mention: &Mention, words: &[&str]) -> bool {
    let listed = mention.actor.as_ref().is_some_and(|actor| matches!(actor.entity, Some(Sense::Organisation(_))));
    listed && is_common_party_name(words)
}

/// Whether the words are the name of a party that many countries have.
pub(super) fn is_common_party_name(words: &[&str]) -> bool {
    let common = |word: &&str| {
        matches!(
            *word,
            "Labour"
                | "Labor"
                | "Conservative"
                | "Democratic"
                | "Liberal"
                | "Socialist"
                | "Social"
                | "Christian"
                | "Communist"
                | "Green"
                | "National"
                | "Freedom"
                | "Justice"
        )
    };
    // World news means the two of the United States by these alone.
    let american = matches!(words, ["Democratic" | "Republican", "Party"]);
    let called = |(last, before): (&&str, &[&str])| *last == "Party" && !before.is_empty() && before.iter().all(common);
    !american && words.split_last().is_some_and(called)
}

/// What says nothing of the country that an article is about: a paper that it cites, money, a round of talks that is
/// called after a town.
pub(super) fn is_beside_the_point(sentence: &Sentence, mention: &Mention, names: &Names, day: Date) -> bool {
    let next = sentence.word(mention.tokens.end);
    let listed = mention.actor.as_ref().filter(|actor| matches!(actor.entity, Some(Sense::Organisation(_))));
    // Those of the world's press report from everywhere, a state's own agency from home.
    let paper = || {
        let who = listed.map(|actor| actor.resolve(names, day)).filter(|who| who.sector == Some(Sector::Jrn));
        who.is_some_and(|who| matches!(who.country.as_deref(), Some("USA" | "GBR" | "FRA" | "QAT")))
    };
    let named = matches!(mention.place, Some(Sense::City(_))) && (is_named_thing(next) || next == "round");
    named || is_money(next) || paper()
}

fn is_money(word: &str) -> bool {
    matches!(word, "dollar" | "dollars" | "euros" | "pounds" | "rubles" | "roubles" | "rupees" | "pesos" | "francs")
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
