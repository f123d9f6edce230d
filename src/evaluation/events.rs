//! What of an event is right, level upon level.

use super::gold::{GoldEvent, Party};
use super::near::{Nearness, is_near, same_type};
use super::predicted::{PredictedEvent, PredictedParty};
use crate::ontology::{EventType, Sector};
use std::collections::BTreeSet;

/// How much of an event has to be right; each level holds those before it, but for the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The trigger is found, whatever type it is given.
    Trigger,
    /// The type.
    Type,
    /// Actors and recipients by country or group.
    Country,
    /// Actors and recipients by sector too.
    Sector,
    /// Factuality, day and country of the place too.
    Whole,
}

impl Level {
    /// Every level.
    pub const ALL: [Self; 5] = [Self::Trigger, Self::Type, Self::Country, Self::Sector, Self::Whole];

    /// The name in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Trigger => "trigger",
            Self::Type => "type",
            Self::Country => "tuple",
            Self::Sector => "tuple_sector",
            Self::Whole => "event",
        }
    }

    /// How good a partner the prediction is at this level, smaller is better; `None` when it is wrong.
    pub(super) fn partner(self, gold: &GoldEvent, predicted: &PredictedEvent) -> Option<(Nearness, u8)> {
        let nearness = is_near(gold, predicted)?;
        if self == Self::Trigger {
            return (nearness == Nearness::Overlap).then_some((nearness, 0));
        }
        if !same_type(gold, predicted.event_type) {
            return None;
        }
        let (country, sector) = (roles(gold, predicted, false), roles(gold, predicted, true));
        let right = match self {
            Self::Trigger | Self::Type => true,
            Self::Country => country,
            Self::Sector => sector,
            Self::Whole => sector && rest(gold, predicted),
        };
        // Among equals the one with the right roles, so that what is read off the pairs is read off the best.
        let rank = u8::from(!sector) + u8::from(!country) + u8::from(gold.event_type != predicted.event_type);
        right.then_some((nearness, rank))
    }
}

/// Factuality, day and country of the place.
fn rest(gold: &GoldEvent, predicted: &PredictedEvent) -> bool {
    (gold.polarity, gold.modality, gold.temporal) == (predicted.polarity, predicted.modality, predicted.temporal)
        && gold.day == predicted.day
        && country_of(gold) == predicted.place.as_ref().and_then(|place| place.0.as_deref())
}

/// The country of the labelled place.
pub(super) fn country_of(gold: &GoldEvent) -> Option<&str> {
    gold.place.as_ref().and_then(|place| place.country.as_deref())
}

/// Whether both sides are the labelled ones, as sets.
fn roles(gold: &GoldEvent, predicted: &PredictedEvent, sectors: bool) -> bool {
    let [labelled, said] = sides(gold, predicted, sectors);
    labelled == said
}

/// Actors and recipients.
pub(super) type Sides = [BTreeSet<String>; 2];

/// The labelled sides and the predicted ones, as sets of codes, with their sectors or without. Where one of the
/// two has both sides in one list (a meeting of two), the lists are put together.
pub(super) fn sides(gold: &GoldEvent, predicted: &PredictedEvent, sectors: bool) -> [Sides; 2] {
    let labelled = |parties: &[Party]| -> BTreeSet<String> {
        parties.iter().map(|party| key(party.code.as_deref(), party.sector, sectors)).collect()
    };
    let said = |parties: &[PredictedParty]| -> BTreeSet<String> {
        parties.iter().map(|party| key(party.code.as_deref(), party.sector, sectors)).collect()
    };
    let both =
        [[labelled(&gold.actors), labelled(&gold.recipients)], [said(&predicted.actors), said(&predicted.recipients)]];
    let mutual = matches!(gold.event_type, EventType::Consult | EventType::Agree | EventType::Cooperate);
    let one_list = gold.recipients.is_empty() && gold.actors.len() > 1
        || predicted.recipients.is_empty() && predicted.actors.len() > 1;
    if mutual && one_list {
        return both.map(|[ours, theirs]| [&ours | &theirs, BTreeSet::new()]);
    }
    both
}

/// A country by itself is its government (codebook 3.10).
fn key(code: Option<&str>, sector: Option<Sector>, sectors: bool) -> String {
    let code = code.unwrap_or("-");
    if !sectors {
        return code.to_owned();
    }
    let sector = sector.or((code != "-").then_some(Sector::Gov));
    format!("{code}/{}", sector.map_or("-", Sector::as_str))
}
