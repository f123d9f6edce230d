//! The scene of an article: the country where its last act of violence was, for those of whom nothing else says whose
//! they are.

use super::draft::Draft;
use crate::event::Place;
use crate::ontology::{EventType, PlacePrecision};

/// So many sentences behind it the scene of an act of violence is still that of the next.
const NEAR: usize = 4;

/// Where violence was last said to be.
#[derive(Debug, Default)]
pub(super) struct Ground {
    last: Option<(String, usize)>,
}

impl Ground {
    /// Takes note of where the acts of sentence `line` were.
    pub(super) fn note(&mut self, acts: &[Draft], line: usize) {
        let violent = acts.iter().filter(|act| is_violent(act.act.event_type));
        let place = violent.filter_map(|act| act.place.as_ref()).rfind(|place| !is_held(place));
        if let Some(country) = place.and_then(|place| place.country.clone()) {
            self.last = Some((country, line));
        }
    }

    /// The country of the scene, ISO 3166-1 alpha-3, where it was named not long before sentence `line`.
    pub(super) fn near(&self, line: usize) -> Option<&str> {
        self.last.as_ref().filter(|(_, at)| line - at <= NEAR).map(|(country, _)| country.as_str())
    }
}

/// Whether an act of the type happens on the ground, to those who are there.
pub(super) fn is_violent(event_type: EventType) -> bool {
    event_type.quad_class() == 4 || event_type == EventType::Protest
}

/// A site on the ground of one state that another holds, as Guantanamo Bay, is no home of whoever is there.
pub(super) fn is_held(place: &Place) -> bool {
    place.precision == PlacePrecision::Site
        && place.controlled_by.as_ref().is_some_and(|holder| place.country.as_ref() != Some(holder))
}
