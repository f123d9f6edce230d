//! Phrases of all tables joined, and their senses ranked.

use super::fold::{joined, phrase};
use super::read::{Entry, Homonym, Kind, Part};
use super::types::{City, Sense};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A phrase with what it means.
#[derive(Debug)]
pub(super) struct Phrase<'a> {
    /// Tokens as [`phrase`] gives them, a space between them.
    pub(super) text: Cow<'a, str>,
    /// The same in small letters.
    pub(super) lower: String,
    /// Whether capitals matter.
    pub(super) cased: bool,
    /// What it means, most likely first.
    pub(super) senses: Vec<Sense>,
}

/// A phrase with one of its senses.
struct Spoken<'a> {
    /// The first letters, so that most comparisons touch no text.
    first: u64,
    text: Cow<'a, str>,
    lower: String,
    cased: bool,
    sense: Sense,
}

/// The first eight bytes as a number that sorts as they do.
fn first(text: &str) -> u64 {
    text.bytes().chain(std::iter::repeat(0)).take(8).fold(0, |number, byte| number << 8 | u64::from(byte))
}

impl Spoken<'_> {
    fn is_like(&self, other: &Phrase<'_>) -> bool {
        self.cased == other.cased && self.text == other.text
    }
}

/// All phrases with all their senses.
#[derive(Default)]
pub(super) struct Phrases<'a>(Vec<Spoken<'a>>);

impl<'a> Phrases<'a> {
    /// Adds the phrases of a table.
    pub(super) fn add<T>(&mut self, entries: &[Entry<'a, T>], sense: impl Fn(usize, Part) -> Sense) {
        for (at, entry) in entries.iter().enumerate() {
            for spoken in &entry.phrases {
                let sense = sense(at, spoken.part);
                let text = joined(spoken.text);
                // Roles in small letters match in any case; `PM` must not match *3 pm*.
                let cased = !matches!(sense, Sense::Role(_)) || spoken.text.chars().any(char::is_uppercase);
                if !text.is_empty() {
                    let lower = text.to_lowercase();
                    self.0.push(Spoken { first: first(&lower), text, lower, cased, sense });
                }
            }
        }
    }

    /// The phrases, those with one beginning behind each other, and of equal letters those first whose capitals
    /// matter. Most likely senses first: as the list of homonyms says, else by table, and within places capitals
    /// and then the larger ones.
    pub(super) fn rank(mut self, cities: &[Entry<'_, City>], homonyms: &[Entry<'_, Homonym>]) -> Vec<Phrase<'a>> {
        // Stable: the senses of a phrase stay in the order of the tables.
        self.0.sort_by(|a, b| {
            (a.first.cmp(&b.first).then_with(|| a.lower.cmp(&b.lower)))
                .then_with(|| b.cased.cmp(&a.cased))
                .then_with(|| a.text.cmp(&b.text))
        });
        let mut phrases: Vec<Phrase<'a>> = Vec::with_capacity(self.0.len());
        for spoken in self.0 {
            match phrases.last_mut().filter(|last| spoken.is_like(last)) {
                Some(last) if last.senses.contains(&spoken.sense) => {}
                Some(last) => last.senses.push(spoken.sense),
                None => {
                    let Spoken { text, lower, cased, sense, .. } = spoken;
                    phrases.push(Phrase { text, lower, cased, senses: vec![sense] });
                }
            }
        }
        Ranks::new(cities, homonyms).settle(&mut phrases);
        phrases
    }
}

/// What says which sense is the likelier.
struct Ranks<'a> {
    cities: &'a [Entry<'a, City>],
    listed: BTreeMap<String, &'a [Kind]>,
}

impl<'a> Ranks<'a> {
    fn new(cities: &'a [Entry<'a, City>], homonyms: &'a [Entry<'a, Homonym>]) -> Self {
        let listed = homonyms
            .iter()
            .map(|entry| (phrase(&entry.value.phrase).join(" "), entry.value.order.as_slice()))
            .collect();
        Self { cities, listed }
    }

    fn settle(&self, phrases: &mut [Phrase<'_>]) {
        for phrase in phrases.iter_mut().filter(|phrase| phrase.senses.len() > 1) {
            let order = self.listed.get(phrase.text.as_ref()).copied().unwrap_or_default();
            let place = |sense: &Sense| {
                let kind = Kind::of(*sense);
                (order.iter().position(|listed| *listed == kind).unwrap_or(order.len()), kind)
            };
            phrase.senses.sort_by(|a, b| place(a).cmp(&place(b)).then_with(|| self.size(*b).cmp(&self.size(*a))));
        }
    }

    fn size(&self, sense: Sense) -> Option<(bool, u32)> {
        let Sense::City(at) = sense else { return None };
        self.cities.get(at).map(|city| (city.value.capital && !city.value.weak, city.value.population))
    }
}
