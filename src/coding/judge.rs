//! Gates, scope and class: which readings are events, and which a consumer should count.

use super::actor::Actor;
use super::calendar::When;
use super::counterparts::keep_others;
use super::phrases::{Party, Scene};
use super::politics::{
    is_addressed, is_bargain, is_crime, is_demand_of_crowd, is_done_to, is_enforcement, is_force, is_nameless,
    is_of_crowds, is_policed, is_press_of_state, is_speech, is_struck, is_trade, leisure_passes, only_business,
    speaks_as_party,
};
use super::reading::Reading;
use super::seen::Seen;
use super::silence::Silence;
use super::theme::Theme;
use crate::event::{Basis, Class, Scope, Temporal};
use crate::lexicon::{Names, Requirement};
use crate::ontology::{ActorKind, EventType, Mode, Sector};
use jiff::{ToSpan, civil::Date};

/// The parties that take part as of `day`.
pub(super) fn resolve(parties: &[Party], names: &Names, day: Date) -> Vec<Seen> {
    let mut seen: Vec<Seen> = Vec::new();
    for party in parties {
        let who = party.actor.resolve(names, day);
        // Reporters and papers tell of events; they are no actors unless something befalls them.
        let same = seen
            .iter()
            .any(|other: &Seen| other.who.code() == who.code() && other.who.name == who.name && who.name.is_some());
        if !same {
            seen.push(Seen { tokens: Some(party.tokens.clone()), who });
        }
    }
    seen
}

/// Actors and recipients that may stand.
///
/// # Errors
/// Why they do not.
pub(super) fn gate(
    reading: &Reading,
    theme: &Theme,
    scene: &Scene<'_>,
    day: Date,
) -> Result<(Vec<Seen>, Vec<Seen>), Silence> {
    let names = scene.names;
    let mut actors = resolve(&reading.roles.actors, names, day);
    let mut recipients = resolve(&reading.roles.recipients, names, day);
    actors.retain(|actor| actor.who.sector != Some(Sector::Jrn) || is_press_of_state(reading, actor));
    keep_others(reading.act.event_type, scene, &actors, &mut recipients);
    // `deploys additional troops`: who is sent is nobody's counterpart.
    if matches!(reading.act.event_type, EventType::Mobilize | EventType::Threaten) {
        let sends = reading.act.event_type == EventType::Mobilize;
        let own = |seen: &Seen| actors.iter().any(|actor| actor.who.country == seen.who.country);
        let nobodys = |seen: &Seen| sends && seen.who.country.is_none() && seen.who.group.is_none();
        let forces = |seen: &Seen| seen.who.sector == Some(Sector::Mil) && seen.who.country.is_some() && own(seen);
        recipients.retain(|seen| !(seen.who.is_armed() && nobodys(seen) || forces(seen)));
    }
    if !leisure_passes(reading, theme, &actors, &recipients) {
        return Err(Silence::Leisure);
    }
    let inquiry = reading.act.event_type == EventType::Accuse && reading.act.modes.contains(&Mode::Investigate);
    if reading.effect && theme.accident || inquiry && theme.accident && !theme.violent {
        return Err(Silence::Accident);
    }
    let missing = reading.require.iter().find(|required| !holds(**required, &actors, &recipients, theme, reading));
    if let Some(required) = missing {
        return Err(Silence::Requires(*required));
    }
    let event_type = reading.act.event_type;
    if actors.is_empty() {
        let violent = matches!(event_type, EventType::Assault | EventType::Protest | EventType::Coerce);
        let cue = match event_type {
            // `riots broke out in Tangier`, but no `riot of colour`
            // `a vigil was held in Tangier`
            EventType::Protest if theme.crowd && reading.passive && reading.place.is_some() => is_of_crowds(reading),
            EventType::Protest => theme.political || theme.riot && (reading.place.is_some() || !recipients.is_empty()),
            EventType::Coerce => theme.political || theme.armed,
            _ => (theme.violent || is_struck(reading)) && !theme.accident,
        };
        // A curfew is on everybody of its place.
        let everybody = reading.act.modes.iter().any(|mode| matches!(mode, Mode::Curfew | Mode::MartialLaw));
        let unreal_subject =
            event_type == EventType::Coerce && recipients.is_empty() && !(everybody && reading.place.is_some());
        // `a law restricting`: what is no somebody holds nobody.
        let thing =
            event_type == EventType::Coerce && !reading.noun && !reading.passive && !reading.roles.subject.is_empty();
        let open = violent && cue && !unreal_subject && !reading.named_subject && !thing;
        if !open && !is_done_to(reading, &recipients) {
            return Err(Silence::NoActor);
        }
        actors.push(Seen { tokens: reading.roles.subject.first().cloned(), who: Actor::unknown().resolve(names, day) });
        return Ok((actors, recipients));
    }
    // Neither side says whose it is: nobody could use the record.
    let anchored = actors.iter().chain(&recipients).any(|seen| seen.who.is_anchored());
    let crowd = is_demand_of_crowd(event_type, &actors, theme.crowd);
    if !anchored && !crowd && !matches!(event_type, EventType::Assault | EventType::Protest | EventType::Coerce) {
        return Err(Silence::NoAnchor);
    }
    if event_type == EventType::Protest
        && !reading.noun
        && is_of_crowds(reading)
        && actors.iter().all(|actor| actor.who.kind == ActorKind::State)
    {
        return Err(Silence::NotPolitical);
    }
    if event_type == EventType::Protest && is_policed(reading, &actors) {
        return Err(Silence::NotPolitical);
    }
    let political = actors.iter().any(|actor| actor.who.political);
    let against = recipients.iter().any(|recipient| recipient.who.is_official());
    let violent = matches!(event_type, EventType::Assault | EventType::Protest | EventType::Coerce);
    // `teachers announced a strike`
    let strike = is_bargain(reading, &actors)
        || event_type == EventType::Threaten
            && (reading.act.modes.iter().any(|mode| matches!(mode, Mode::Strike | Mode::Demo))
                || reading.underlying.as_ref().is_some_and(|about| about.act.event_type == EventType::Protest));
    let passes = political
        || strike
        || crowd
        || is_enforcement(event_type, &actors)
        || is_trade(event_type, &actors, &recipients)
        || (against && (!only_business(&actors) || is_speech(event_type)))
        || is_force(event_type, &actors, &recipients)
        || is_crime(reading, &actors, &recipients)
        || (violent && (theme.armed || theme.political || event_type == EventType::Protest));
    if passes { Ok((actors, recipients)) } else { Err(Silence::NotPolitical) }
}

fn holds(required: Requirement, actors: &[Seen], recipients: &[Seen], theme: &Theme, reading: &Reading) -> bool {
    match required {
        Requirement::Recipient => {
            reading.weapon
                || is_struck(reading)
                || !recipients.is_empty()
                || reading.act.event_type == EventType::Assault && actors.iter().any(|actor| actor.who.is_armed())
                || reading.place.is_some() && reading.act.event_type.quad_class() == 4
        }
        Requirement::Armed if reading.dated || is_nameless(reading, actors, recipients) => true,
        Requirement::Armed => theme.armed || actors.iter().chain(recipients).any(|seen| seen.who.is_armed()),
        Requirement::Official => {
            is_nameless(reading, actors, recipients)
                || actors.iter().any(|actor| actor.who.is_official() || speaks_as_party(reading.act.event_type, actor))
                || is_trade(reading.act.event_type, actors, recipients)
                || is_addressed(reading.act.event_type, recipients)
                || is_bargain(reading, actors)
                || is_demand_of_crowd(reading.act.event_type, actors, theme.crowd)
        }
        Requirement::Political => {
            theme.political
                || theme.armed
                || actors.iter().chain(recipients).any(|seen| seen.who.is_official())
                || !recipients.is_empty() && is_crime(reading, actors, recipients)
        }
        Requirement::Crowd => theme.crowd,
        Requirement::Charged => reading.charged,
        Requirement::Collective => actors.iter().all(|actor| actor.who.kind != ActorKind::Person),
    }
}

/// Whether an act is political.
pub(super) fn scope(reading: &Reading, actors: &[Seen], recipients: &[Seen], theme: &Theme) -> Scope {
    let all = || actors.iter().chain(recipients);
    if all().all(|seen| matches!(seen.who.sector, Some(Sector::Bus))) {
        return Scope::Commercial;
    }
    let nobody = |actor: &Seen| reading.passive && actor.who.basis == Basis::Unknown;
    let enforcers = actors.iter().all(|actor| {
        nobody(actor)
            || matches!(actor.who.sector, Some(Sector::Cop | Sector::Jud | Sector::Cvl | Sector::Crm | Sector::Unk))
            // `a farmer opened fire`: whatever a single person lives by.
            || actor.who.kind == ActorKind::Person
                && matches!(actor.who.sector, Some(Sector::Agr | Sector::Lab | Sector::Edu | Sector::Med))
    });
    let victim =
        recipients.iter().any(|recipient| recipient.who.political && recipient.who.sector != Some(Sector::Cvl));
    let legal = matches!(
        reading.act.event_type,
        EventType::Coerce | EventType::Sanction | EventType::Accuse | EventType::Assault
    );
    if legal && enforcers && !victim && !theme.political && !theme.armed && !is_struck(reading) {
        return Scope::OrdinaryCrime;
    }
    Scope::Political
}

/// When an act stands to publication.
pub(super) fn temporal(reading: &Reading, when: Option<&When>, published: Option<Date>, after_days: u16) -> Temporal {
    let status = &reading.status;
    if status.temporal == Temporal::Habitual {
        return Temporal::Habitual;
    }
    let limit = published.and_then(|day| day.checked_sub(i32::from(after_days).days()).ok());
    match (when, limit) {
        (Some(when), Some(limit)) if when.end < limit => Temporal::Historical,
        // `which the army had retaken in March`
        (Some(when), _) if status.looks_back && !when.is_day() => Temporal::Historical,
        (None, _) if status.looks_back || reading.remembered => Temporal::Historical,
        _ => status.temporal,
    }
}

/// Which records a consumer should count.
pub(super) fn class(reading: &Reading, temporal: Temporal, scope: Scope) -> Class {
    if !reading.status.is_stated() || reading.guarded {
        return Class::Trace;
    }
    let past = matches!(temporal, Temporal::Historical | Temporal::Habitual);
    if past || scope != Scope::Political { Class::Background } else { Class::Main }
}

/// Modes that follow from where a meeting took place: on the ground of one side it is a visit, on
/// that of nobody it is on a third party's.
pub(super) fn consult_modes(reading: &Reading, actors: &[Seen], place_country: Option<&str>) -> Option<Mode> {
    if reading.act.event_type != EventType::Consult || !reading.roles.reciprocal || !reading.act.modes.is_empty() {
        return None;
    }
    let country = place_country?;
    let sides: Vec<&str> = actors.iter().filter_map(|actor| actor.who.country.as_deref()).collect();
    let known = sides.len() == actors.len() && actors.len() > 1;
    (known && !sides.contains(&country)).then_some(Mode::ThirdParty)
}
