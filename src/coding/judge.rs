//! Gates, scope and class: which readings are events, and which a consumer should count.

use super::actor::Actor;
use super::calendar::When;
use super::phrases::Party;
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
    names: &Names,
    day: Date,
) -> Result<(Vec<Seen>, Vec<Seen>), Silence> {
    let mut actors = resolve(&reading.roles.actors, names, day);
    let mut recipients = resolve(&reading.roles.recipients, names, day);
    actors.retain(|actor| !matches!(actor.who.sector, Some(Sector::Jrn)));
    recipients.retain(|recipient| !actors.iter().any(|actor| actor.who == recipient.who));
    if matches!(reading.act.event_type.quad_class(), 1 | 3) {
        drop_own_state(&actors, &mut recipients);
    }
    // `deploys additional troops`: who is sent is nobody's counterpart.
    if reading.act.event_type == EventType::Mobilize {
        recipients.retain(|seen| seen.who.country.is_some() || seen.who.group.is_some() || !seen.who.is_armed());
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
            EventType::Protest => theme.political,
            EventType::Coerce => theme.political || theme.armed,
            _ => theme.violent && !theme.accident,
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
    if !anchored && !matches!(event_type, EventType::Assault | EventType::Protest | EventType::Coerce) {
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
    let passes = political
        || is_enforcement(event_type, &actors)
        || is_trade(event_type, &actors, &recipients)
        || (against && (!only_business(&actors) || is_speech(event_type)))
        || is_force(event_type, &actors, &recipients)
        || is_crime(reading, &actors, &recipients)
        || (violent && (theme.armed || theme.political || event_type == EventType::Protest));
    if passes { Ok((actors, recipients)) } else { Err(Silence::NotPolitical) }
}

/// `Russia's commitment to`, `the partnership of Kenya and the United States`: a government acts on others, not on
/// its own state.
fn drop_own_state(actors: &[Seen], recipients: &mut Vec<Seen>) {
    let governs = |actor: &&Seen| matches!(actor.who.sector, None | Some(Sector::Gov | Sector::Mil | Sector::Leg));
    let own: Vec<&String> = actors.iter().filter(governs).filter_map(|actor| actor.who.country.as_ref()).collect();
    let is_own = |seen: &Seen| {
        seen.who.kind == ActorKind::State && seen.who.country.as_ref().is_some_and(|at| own.contains(&at))
    };
    recipients.retain(|recipient| !is_own(recipient));
}

/// Police and soldiers stand against a crowd, unless they are on strike themselves.
fn is_policed(reading: &Reading, actors: &[Seen]) -> bool {
    !reading.act.modes.contains(&Mode::Strike)
        && actors.iter().all(|actor| matches!(actor.who.sector, Some(Sector::Cop | Sector::Mil)))
}

/// Police or soldiers who hurt people: `police killed 34 striking miners`.
fn is_force(event_type: EventType, actors: &[Seen], recipients: &[Seen]) -> bool {
    let state = |seen: &Seen| matches!(seen.who.sector, Some(Sector::Cop | Sector::Mil));
    event_type == EventType::Assault
        && actors.iter().any(state)
        && recipients.iter().any(|seen| seen.who.kind == ActorKind::Group)
}

/// What police, courts, soldiers and rebels do to somebody is no play, whatever else the words speak of.
fn is_force_of_state(event_type: EventType, actors: &[Seen]) -> bool {
    let armed = |seen: &Seen| {
        matches!(seen.who.sector, Some(Sector::Cop | Sector::Jud | Sector::Mil | Sector::Reb))
            && seen.who.kind != ActorKind::State
    };
    matches!(event_type, EventType::Coerce | EventType::Sanction | EventType::Assault)
        && !actors.is_empty()
        && actors.iter().all(armed)
}

/// A crime of violence whose words say how it was done and to whom: an event of its own scope, whoever takes part (codebook 3.9).
fn is_crime(reading: &Reading, actors: &[Seen], recipients: &[Seen]) -> bool {
    let person = |seen: &Seen| seen.who.kind != ActorKind::State;
    let anchored = actors.iter().chain(recipients).any(|seen| seen.who.is_anchored());
    reading.act.event_type == EventType::Assault
        && is_of_weapons(reading)
        && (anchored || reading.place.is_some())
        && actors.iter().all(person)
}

/// What people do in the street and no state does.
fn is_of_crowds(reading: &Reading) -> bool {
    reading.act.modes.iter().any(|mode| matches!(mode, Mode::Demo | Mode::Riot | Mode::Obstruct | Mode::Strike))
}

/// `three Kenyans were sentenced`, `the minister was stabbed`: whoever charges, holds, sentences or wounds need not be
/// named.
fn is_done_to(reading: &Reading, recipients: &[Seen]) -> bool {
    // Who criticises somebody has to be named (codebook 3.11); charges and inquiries are the state's.
    let opinion = reading.act.event_type == EventType::Accuse && reading.act.modes.contains(&Mode::Disapprove);
    if opinion {
        return false;
    }
    let placed = reading.place.is_some();
    let befalls = |recipient: &Seen| match reading.act.event_type {
        // `five men were arrested in Lahore`: whose police held them, the place says.
        EventType::Coerce | EventType::Sanction | EventType::Accuse => {
            placed || recipient.who.is_anchored() || matches!(recipient.who.sector, Some(Sector::Jrn | Sector::Opp))
        }
        EventType::Assault => is_of_weapons(reading) && is_targeted(recipient),
        _ => false,
    };
    reading.passive && recipients.iter().any(befalls)
}

/// `the embassy was ordered to close`: what an entry asks of its actor holds of one whom nobody names. `he was attacked`
/// says too little of how.
fn is_nameless(reading: &Reading, actors: &[Seen], recipients: &[Seen]) -> bool {
    let named = |recipient: &Seen| recipient.who.basis != Basis::Pronoun;
    let told = reading.act.event_type != EventType::Accuse || recipients.iter().any(named);
    actors.is_empty() && told && is_done_to(reading, recipients)
}

/// An assault whose words say how somebody was hurt or taken: `beaten` is said of teams and parties too.
fn is_of_weapons(reading: &Reading) -> bool {
    let how = |mode: &Mode| matches!(mode, Mode::Firearms | Mode::Primitive | Mode::Targeted | Mode::Abduct);
    reading.act.modes.iter().any(how)
}

/// Somebody who is attacked for what he is: an official, an activist or a reporter, and no state.
fn is_targeted(recipient: &Seen) -> bool {
    let public = matches!(recipient.who.sector, Some(Sector::Jrn | Sector::Opp | Sector::Soc));
    // A foreigner who is taken or stabbed is news, whoever he is.
    let foreign = recipient.who.country.is_some() && recipient.who.sector == Some(Sector::Cvl);
    recipient.who.kind != ActorKind::State && (recipient.who.is_official() || public || foreign)
}

/// What police and courts do to anybody is an event; `scope` tells whether it is ordinary crime.
fn is_enforcement(event_type: EventType, actors: &[Seen]) -> bool {
    let legal = matches!(event_type, EventType::Coerce | EventType::Sanction | EventType::Accuse);
    legal && actors.iter().all(|actor| matches!(actor.who.sector, Some(Sector::Cop | Sector::Jud)))
}

/// Rebels demand, accuse, refuse and threaten as states do.
fn speaks_as_party(event_type: EventType, actor: &Seen) -> bool {
    is_speech(event_type) && actor.who.sector == Some(Sector::Reb)
}

/// What companies that the tables know agree among themselves is an event of scope `commercial`.
fn is_trade(event_type: EventType, actors: &[Seen], recipients: &[Seen]) -> bool {
    let known = |seen: &Seen| seen.who.sector == Some(Sector::Bus) && seen.who.name.is_some();
    matches!(event_type, EventType::Agree | EventType::Cooperate)
        && actors.len() + recipients.len() > 1
        && actors.iter().chain(recipients).all(known)
}

/// What anybody known says to a government, a party or an organisation of states, or of them, is politics: the codebook
/// asks for a political actor or recipient, beyond police and courts.
fn is_addressed(event_type: EventType, recipients: &[Seen]) -> bool {
    let policy = |seen: &Seen| seen.who.is_official() && !matches!(seen.who.sector, Some(Sector::Cop | Sector::Jud));
    is_speech(event_type) && recipients.iter().any(policy)
}

/// Acts that are done by saying something.
fn is_speech(event_type: EventType) -> bool {
    matches!(
        event_type,
        EventType::Request | EventType::Accuse | EventType::Reject | EventType::Threaten | EventType::Support
    )
}

fn only_business(actors: &[Seen]) -> bool {
    actors.iter().all(|actor| matches!(actor.who.sector, Some(Sector::Bus)))
}

/// `Brazil shot down Chile on penalties`: states as teams.
fn is_contest(reading: &Reading, actors: &[Seen], recipients: &[Seen]) -> bool {
    let fights = matches!(reading.act.event_type, EventType::Assault | EventType::Threaten | EventType::Coerce);
    fights && actors.iter().chain(recipients).all(|seen| seen.who.kind == ActorKind::State)
}

fn leisure_passes(reading: &Reading, theme: &Theme, actors: &[Seen], recipients: &[Seen]) -> bool {
    if !theme.is_leisure() {
        return theme.everyday == 0 || theme.armed || !is_contest(reading, actors, recipients);
    }
    // One such word between two officials is a figure of speech.
    let holders = |side: &[Seen]| side.iter().any(|seen| seen.who.is_official() && seen.who.kind != ActorKind::State);
    if theme.sport + theme.culture == 1 && holders(actors) && recipients.iter().any(|seen| seen.who.is_official()) {
        return true;
    }
    if is_force_of_state(reading.act.event_type, actors) {
        return true;
    }
    // A boycott of games or a ban on athletes is politics between officials.
    let verbal = matches!(
        reading.act.event_type,
        EventType::Protest | EventType::Sanction | EventType::Accuse | EventType::Request
    );
    verbal
        && theme.sport + theme.culture < 3
        && actors.iter().any(|actor| actor.who.political && actor.who.office.is_some())
        || (theme.armed && theme.sport + theme.culture < 2)
}

fn holds(required: Requirement, actors: &[Seen], recipients: &[Seen], theme: &Theme, reading: &Reading) -> bool {
    match required {
        Requirement::Recipient => {
            reading.weapon
                || !recipients.is_empty()
                || reading.act.event_type == EventType::Assault && actors.iter().any(|actor| actor.who.is_armed())
                || reading.place.is_some() && reading.act.event_type.quad_class() == 4
        }
        Requirement::Armed if is_nameless(reading, actors, recipients) => true,
        Requirement::Armed => theme.armed || actors.iter().chain(recipients).any(|seen| seen.who.is_armed()),
        Requirement::Official => {
            is_nameless(reading, actors, recipients)
                || actors.iter().any(|actor| actor.who.is_official() || speaks_as_party(reading.act.event_type, actor))
                || is_trade(reading.act.event_type, actors, recipients)
                || is_addressed(reading.act.event_type, recipients)
        }
        Requirement::Political => {
            theme.political || theme.armed || actors.iter().chain(recipients).any(|seen| seen.who.is_official())
        }
        Requirement::Crowd => theme.crowd,
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
    });
    let victim =
        recipients.iter().any(|recipient| recipient.who.political && recipient.who.sector != Some(Sector::Cvl));
    let legal = matches!(
        reading.act.event_type,
        EventType::Coerce | EventType::Sanction | EventType::Accuse | EventType::Assault
    );
    if legal && enforcers && !victim && !theme.political && !theme.armed {
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
