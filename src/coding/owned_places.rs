//! Places that are told by whose they are: `northern Togo's Kara`, `the country's north`, `the south of the country`.

use super::phrases::Scene;
use super::placing::PlacePhrase;
use crate::lexicon::Sense;
use std::ops::Range;

/// The country or town that owns the place which the words behind it name.
#[derive(Debug, Default)]
pub(super) struct Owner(Option<PlacePhrase>);

impl Owner {
    /// The owner that a phrase names.
    pub(super) fn of(phrase: PlacePhrase) -> Self {
        Self(Some(phrase))
    }

    /// The owner as the place, where the words behind it name none.
    pub(super) fn whole(self) -> Option<PlacePhrase> {
        self.0
    }
}

/// The place that *the country* at `token` means in the phrase from `from`: the only one that the sentence has spoken of.
pub(super) fn country_itself(scene: &Scene<'_>, from: usize, token: usize) -> Option<PlacePhrase> {
    let sentence = scene.sentence;
    let definite = token > 0 && sentence.word(token - 1) == "the" && sentence.word(token) == "country";
    let code = definite.then(|| only_country(scene, token)).flatten()?;
    let index = scene.names.countries.iter().position(|country| country.iso3 == code)?;
    let tokens: Range<usize> = from..token + 1;
    Some(PlacePhrase { tokens, sense: Sense::Country(index) })
}

/// The one country of those who are named before `token`.
fn only_country<'a>(scene: &Scene<'a>, token: usize) -> Option<&'a str> {
    let before = scene.mentions.iter().filter(|mention| mention.tokens.end <= token);
    let mut countries = before.filter_map(|mention| mention.actor.as_ref()?.country.as_deref());
    let first = countries.next()?;
    countries.all(|country| country == first).then_some(first)
}
