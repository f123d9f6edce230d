//! Phrases of all tables joined, and their senses ranked.

use super::fold::phrase;
use super::index::Phrase;
use super::read::{Entry, Homonym, Kind, Part};
use super::types::{City, Sense};
use std::collections::BTreeMap;

/// All phrases with all their senses: whether capitals matter, and the tokens with spaces between.
#[derive(Default)]
pub(super) struct Phrases(BTreeMap<(bool, String), Vec<Sense>>);

impl Phrases {
    /// Adds the phrases of a table.
    pub(super) fn add<T>(&mut self, entries: &[Entry<T>], sense: impl Fn(usize, Part) -> Sense) {
        for (at, entry) in entries.iter().enumerate() {
            for spoken in &entry.phrases {
                let sense = sense(at, spoken.part);
                let tokens = phrase(&spoken.text).join(" ");
                // Roles in small letters match in any case; `PM` must not match *3 pm*.
                let cased = !matches!(sense, Sense::Role(_)) || spoken.text.chars().any(char::is_uppercase);
                if tokens.is_empty() {
                    continue;
                }
                let senses = self.0.entry((cased, tokens)).or_default();
                if !senses.contains(&sense) {
                    senses.push(sense);
                }
            }
        }
    }

    /// Most likely first: as the list of homonyms says, else by table, and within places capitals
    /// and then the larger ones.
    pub(super) fn rank(self, cities: &[Entry<City>], homonyms: &[Entry<Homonym>]) -> Vec<Phrase> {
        let listed: BTreeMap<String, &[Kind]> = homonyms
            .iter()
            .map(|entry| (phrase(&entry.value.phrase).join(" "), entry.value.order.as_slice()))
            .collect();
        let size = |sense: &Sense| match sense {
            Sense::City(at) => {
                cities.get(*at).map(|city| (city.value.capital && !city.value.weak, city.value.population))
            }
            _ => None,
        };
        self.0
            .into_iter()
            .map(|((cased, tokens), mut senses)| {
                let order = listed.get(&tokens).copied().unwrap_or_default();
                let place = |sense: &Sense| {
                    let kind = Kind::of(*sense);
                    (order.iter().position(|listed| *listed == kind).unwrap_or(order.len()), kind)
                };
                senses.sort_by(|a, b| place(a).cmp(&place(b)).then_with(|| size(b).cmp(&size(a))));
                Phrase { text: tokens, cased, senses }
            })
            .collect()
    }
}
