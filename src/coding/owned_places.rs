//! Places that are told by whose they are or what they lie in: `northern Togo's Kara`, `the south of the country`, `Kuluzu,
//! Kanem Province, Chad`.

use super::mentions::Mention;
use super::phrases::Scene;
use super::placing::PlacePhrase;
use crate::language::Tag;
use crate::lexicon::Sense;
use std::ops::Range;

/// The place that *the country* at `token` means in the phrase from `from`: whom it takes up, else the only one that the
/// sentence has spoken of.
pub(super) fn country_itself(scene: &Scene<'_>, from: usize, token: usize) -> Option<PlacePhrase> {
    let sentence = scene.sentence;
    let noun = token + usize::from(sentence.word(token) == "the");
    let definite = noun > 0 && sentence.word(noun - 1) == "the" && sentence.word(noun) == "country";
    if !definite {
        return None;
    }
    let taken = scene.mention_at(noun).and_then(|mention| mention.actor.as_ref()?.country.as_deref());
    let code = taken.or_else(|| only_country(scene, from))?;
    let index = scene.names.countries.iter().position(|country| country.iso3 == code)?;
    let tokens: Range<usize> = from..noun + 1;
    Some(PlacePhrase { tokens, sense: Sense::Country(index) })
}

/// The one country of those who are named before `token`.
fn only_country<'a>(scene: &Scene<'a>, token: usize) -> Option<&'a str> {
    let before = scene.mentions.iter().filter(|mention| mention.tokens.end <= token);
    let mut countries = before.filter_map(|mention| mention.actor.as_ref()?.country.as_deref());
    let first = countries.next()?;
    countries.all(|country| country == first).then_some(first)
}

/// `in Kuluzu, Kanem Province, Chad`: of a name at `at` that no table has, the place behind a comma that it lies in.
pub(super) fn whole_behind(scene: &Scene<'_>, at: usize) -> Option<PlacePhrase> {
    /// So many names of no table may follow one another.
    const STEPS: usize = 2;
    let sentence = scene.sentence;
    let mut from = at;
    for _ in 0..STEPS {
        let stranger = |mention: &Mention| {
            mention.place.is_none()
                && mention.actor.as_ref().is_none_or(|actor| actor.country.is_none() && actor.entity.is_none())
        };
        let unknown = |at: &usize| sentence.tag(*at) == Tag::Name && scene.mention_at(*at).is_none_or(stranger);
        let end = (from..sentence.len()).take_while(unknown).last()? + 1;
        if sentence.tag(end) != Tag::Comma {
            return None;
        }
        if let Some(whole) = scene.mention_at(end + 1) {
            let last = whole.tokens.end;
            let closed = matches!(sentence.tag(last), Tag::Comma | Tag::Stop | Tag::Close | Tag::Preposition);
            let sense = whole.place.filter(|_| closed && !whole.bare_demonym)?;
            return Some(PlacePhrase { tokens: at..last, sense });
        }
        from = end + 1;
    }
    None
}
