//! Which sides a type needs: a meeting has two, aid somebody who receives it, a visit a border.

use super::politics::is_arrest_of_somebody;
use super::reading::Reading;
use super::seen::Seen;
use super::silence::Silence;
use crate::ontology::{ActorKind, EventType, Mode, Sector};

/// Whether the parties that the type needs are there: a meeting has two sides, aid and sanctions somebody
/// who receives them, an event noun somebody of its own. Whoever `talks_over` something need not do so with others.
pub(super) fn enough(reading: &Reading, actors: &[Seen], recipients: &[Seen], talks_over: bool) -> Result<(), Silence> {
    let unknown = actors.iter().all(|actor| actor.who.basis == crate::event::Basis::Unknown);
    if reading.noun && unknown && !reading.occurs && !is_arrest_of_somebody(reading, recipients) {
        return Err(Silence::NoAuthor);
    }
    let about = reading.underlying.as_ref().map_or(&reading.act, |about| &about.act);
    if about.event_type == EventType::Consult && about.modes.contains(&Mode::Visit) && !goes_abroad(actors, recipients)
    {
        return Err(Silence::AtHome);
    }
    let both = match reading.act.event_type {
        EventType::Consult => {
            // `NATO foreign ministers met`: a body of many states is many.
            let many = |actor: &Seen| actor.who.group.is_some() && actor.who.kind != ActorKind::Person;
            reading.act.modes.contains(&Mode::Multilateral)
                || actors.len() + recipients.len() > 1
                || actors.iter().any(many)
        }
        // `the Senate is to meet on Monday` is a sitting.
        EventType::Agree if about.event_type == EventType::Consult => {
            let sits = |seen: &Seen| matches!(seen.who.sector, Some(Sector::Leg | Sector::Jud));
            let alone = actors.iter().all(|seen| seen.who.group.is_none());
            actors.len() + recipients.len() > 1 || !(actors.iter().all(sits) || alone && talks_over)
        }
        EventType::Sanction if reading.act.modes.contains(&Mode::Withdraw) => true,
        // `the court ruled the law invalid`: a law is nobody.
        EventType::Sanction if reading.act.modes.contains(&Mode::Convict) && is_of_court(actors) => true,
        EventType::Cooperate | EventType::Aid | EventType::Sanction => {
            !recipients.is_empty() || (reading.roles.reciprocal && actors.len() > 1)
        }
        _ => true,
    };
    if both { Ok(()) } else { Err(Silence::OneSide) }
}

/// A guest who belongs to many states or, as the words stand, to none.
fn is_guest(seen: &Seen) -> bool {
    seen.who.group.is_some() || seen.who.country.is_none() && seen.who.is_official()
}

fn is_of_court(actors: &[Seen]) -> bool {
    actors.iter().any(|actor| actor.who.sector == Some(Sector::Jud))
}

/// A journey at home, or of nobody knows whom, is no visit.
fn goes_abroad(actors: &[Seen], recipients: &[Seen]) -> bool {
    let country = |seen: &[Seen]| seen.iter().find_map(|seen| seen.who.country.clone());
    match (country(actors), country(recipients)) {
        (Some(from), Some(to)) => from != to,
        // `the UN secretary-general travelled to Kenya`
        (None, Some(_)) => actors.iter().any(|seen| seen.who.group.is_some()),
        (from, _) => from.is_some() && (recipients.is_empty() || recipients.iter().any(is_guest)),
    }
}
