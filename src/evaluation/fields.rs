//! Day, country, place and modes of events that are found, beside what the commonest value would give.

use super::documents::{pair, stated};
use super::events::{Level, country_of};
use super::gold::{GoldDocument, GoldEvent};
use super::predicted::{Predicted, PredictedEvent};
use super::tally::Tally;
use crate::ontology::Mode;
use std::collections::{BTreeMap, BTreeSet};

/// What always saying the commonest value would give.
#[derive(Debug, Default)]
pub(super) struct Baselines {
    published: bool,
    country: Option<String>,
    place: bool,
}

impl Baselines {
    /// The commonest values of the labelled events that are found with the right roles.
    pub(super) fn of(gold: &[GoldDocument], predicted: &Predicted) -> Self {
        let (mut published, mut dated, mut placed, mut all) = (0, 0, 0, 0);
        let mut countries: BTreeMap<Option<&str>, usize> = BTreeMap::new();
        for document in gold {
            let (events, said) = stated(document, predicted.of(&document.id));
            let pairs = pair(&events, &said, Level::Country);
            for event in events.iter().zip(pairs).filter(|(_, pair)| pair.is_some()).map(|(event, _)| event) {
                all += 1;
                dated += usize::from(event.day.is_some());
                published += usize::from(event.day.is_some() && event.day == document.published);
                placed += usize::from(event.place.is_some());
                *countries.entry(country_of(event)).or_insert(0) += 1;
            }
        }
        let country = countries.into_iter().max_by_key(|(country, count)| (*count, std::cmp::Reverse(*country)));
        Self {
            published: published > all - dated,
            country: country.and_then(|(country, _)| country.map(str::to_owned)),
            place: placed * 2 > all,
        }
    }
}

/// Day, country, place and modes where type and roles are right, beside the baselines.
pub(super) fn fields(
    tally: &mut Tally,
    document: &GoldDocument,
    baseline: &Baselines,
    gold: &[&GoldEvent],
    said: &[&PredictedEvent],
    pairs: &[Option<usize>],
) {
    let mut right = |name: &str, is_right: bool| tally.add(name, u32::from(is_right));
    for (event, pair) in gold.iter().zip(pairs) {
        let Some(said) = pair.map(|at| said[at]) else { continue };
        right("found", true);
        right("day", event.day == said.day);
        let day = if baseline.published { document.published.as_ref() } else { None };
        right("day_baseline", event.day.as_ref() == day);
        right("country", country_of(event) == said.place.as_ref().and_then(|place| place.0.as_deref()));
        right("country_baseline", country_of(event) == baseline.country.as_deref());
        right("place", same_place(event, said));
        right("place_baseline", event.place.is_some() == baseline.place);
        let as_set = |modes: &[Mode]| modes.iter().copied().collect::<BTreeSet<Mode>>();
        right("modes", as_set(&event.modes) == as_set(&said.modes));
    }
}

/// The same words, or none on both sides.
fn same_place(event: &GoldEvent, said: &PredictedEvent) -> bool {
    match (event.place.as_ref(), said.place.as_ref()) {
        (None, None) => true,
        (Some(right), Some((_, span))) => {
            right.span.zip(*span).is_some_and(|(a, b)| a.start < b.end && b.start < a.end)
        }
        _ => false,
    }
}
