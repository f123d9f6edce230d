//! An event as metrics see it.

use crate::event::{Event, Participant, PlaceAbsent};
use crate::telemetry::EventFigures;

/// What metrics are told about an event.
pub(super) fn figures(event: &Event) -> EventFigures {
    EventFigures {
        event_type: event.event_type.as_str(),
        class: event.class.as_str(),
        scope: event.scope.map_or("", scope),
        confidence: event.confidence.map(|confidence| confidence.event),
        unknown_actor: event.actors.iter().any(is_unknown),
        unknown_recipient: event.recipients.iter().any(is_unknown),
        place_absent: event.place_absent.map(|why| match why {
            PlaceAbsent::NotStated => "place_not_stated",
            PlaceAbsent::NotResolved => "place_not_resolved",
        }),
        published: event.document.published_at.as_deref().and_then(instant),
    }
}

fn scope(scope: crate::event::Scope) -> &'static str {
    use crate::event::Scope;
    match scope {
        Scope::Political => "political",
        Scope::OrdinaryCrime => "ordinary_crime",
        Scope::Commercial => "commercial",
    }
}

/// `UAF` is the code of those that are in no dictionary, alone or before a sector.
fn is_unknown(participant: &Participant) -> bool {
    participant.code.starts_with("UAF")
}

/// Seconds since 1970 of an instant; `None` for a bare day.
fn instant(text: &str) -> Option<f64> {
    text.parse::<jiff::Timestamp>().ok().map(|at| at.as_millisecond() as f64 / 1000.0)
}

#[cfg(test)]
mod tests {
    use super::instant;

    #[test]
    fn a_bare_day_is_no_instant() {
        assert_eq!(instant("2024-04-16"), None);
        assert_eq!(instant("2024-04-16T09:40:00+03:00"), Some(1_713_249_600.0));
        assert_eq!(instant("2024-04-16T06:40:00Z"), Some(1_713_249_600.0));
    }
}
