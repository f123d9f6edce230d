//! Which acts between which sides count: force, crime, enforcement, speech, trade, play.

use super::reading::Reading;
use super::seen::Seen;
use super::theme::Theme;
use crate::event::Basis;
use crate::lexicon::Requirement;
use crate::ontology::{ActorKind, EventType, Mode, Sector};

/// Police and soldiers stand against a crowd, unless they are on strike themselves.
pub(super) fn is_policed(reading: &Reading, actors: &[Seen]) -> bool {
    !reading.act.modes.contains(&Mode::Strike)
        && actors.iter().all(|actor| matches!(actor.who.sector, Some(Sector::Cop | Sector::Mil)))
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

/// `the goalkeeper was arrested`, `Togo deported the fans`: what the law does to persons, whatever they live by.
fn is_law_on_persons(reading: &Reading, theme: &Theme, actors: &[Seen], recipients: &[Seen]) -> bool {
    let legal = |mode: &Mode| matches!(mode, Mode::Arrest | Mode::Deport | Mode::Convict);
    // `twenty Russian fans`: people of a state whom only its adjective names.
    let people = |seen: &Seen| {
        matches!(seen.who.kind, ActorKind::Person | ActorKind::Group)
            || seen.who.kind == ActorKind::State
                && (seen.who.basis == Basis::Role || reading.act.modes.contains(&Mode::Deport))
    };
    let persons = recipients.iter().all(people);
    let state = |seen: &Seen| {
        matches!(seen.who.sector, Some(Sector::Cop | Sector::Jud | Sector::Gov))
            && (seen.who.kind == ActorKind::State || seen.who.sector != Some(Sector::Gov))
    };
    matches!(reading.act.event_type, EventType::Coerce | EventType::Sanction)
        && reading.act.modes.iter().any(legal)
        && (!recipients.is_empty() || reading.act.modes.contains(&Mode::Deport))
        && persons
        && theme.sport + theme.culture < 3
        && (if actors.is_empty() { reading.passive } else { actors.iter().all(state) })
}

/// `gunmen opened fire on the team`: what unknown attackers do with arms is no play.
fn is_fire_of_gunmen(reading: &Reading, theme: &Theme, actors: &[Seen]) -> bool {
    let gunmen = |seen: &Seen| seen.who.sector == Some(Sector::Uaf) && seen.who.basis == Basis::Role;
    let fires = reading.act.modes.iter().any(|mode| matches!(mode, Mode::Firearms | Mode::Explosives | Mode::Abduct));
    reading.act.event_type == EventType::Assault
        && fires
        && theme.culture == 0
        && !actors.is_empty()
        && actors.iter().all(gunmen)
}

/// `Togo's state media condemned Benin`: the press of a state that judges or demands in its own name is an actor (codebook
/// 3.9); a named paper, or one that only reports what somebody did, is none.
pub(super) fn is_press_of_state(reading: &Reading, actor: &Seen) -> bool {
    let judges = reading.act.event_type == EventType::Accuse && reading.act.modes.contains(&Mode::Disapprove);
    let described =
        actor.who.basis == Basis::Role && actor.who.kind != ActorKind::Person && actor.who.country.is_some();
    described && (judges || reading.act.event_type == EventType::Request)
}

/// Police or soldiers who hurt people: `police killed 34 striking miners`.
pub(super) fn is_force(event_type: EventType, actors: &[Seen], recipients: &[Seen]) -> bool {
    let state = |seen: &Seen| matches!(seen.who.sector, Some(Sector::Cop | Sector::Mil));
    event_type == EventType::Assault
        && actors.iter().any(state)
        && recipients.iter().any(|seen| seen.who.kind == ActorKind::Group)
}

/// A crime of violence whose words say how it was done and to whom: an event of its own scope, whoever takes part (codebook 3.9).
pub(super) fn is_crime(reading: &Reading, actors: &[Seen], recipients: &[Seen]) -> bool {
    let person = |seen: &Seen| seen.who.kind != ActorKind::State;
    let anchored = actors.iter().chain(recipients).any(|seen| seen.who.is_anchored());
    reading.act.event_type == EventType::Assault
        && is_of_weapons(reading)
        && (anchored || reading.place.is_some())
        && actors.iter().all(person)
}

/// `a mosque was bombed`, `the camp was shelled`: done with arms, by its words alone.
pub(super) fn is_struck(reading: &Reading) -> bool {
    let armed = |mode: &Mode| {
        matches!(
            mode,
            Mode::Explosives
                | Mode::Aerial
                | Mode::Drone
                | Mode::HeavyWeapons
                | Mode::SuicideAttack
                | Mode::Unconventional
        )
    };
    reading.passive && reading.act.modes.iter().any(armed)
}

/// `the nurses' union rejected the offer`, `the miners threatened to stop work`: what workers together refuse or threaten.
pub(super) fn is_bargain(reading: &Reading, actors: &[Seen]) -> bool {
    let of = |seen: &Seen, sectors: &[Sector]| {
        seen.who.kind != ActorKind::Person && seen.who.sector.is_some_and(|own| sectors.contains(&own))
    };
    let refuses = reading.act.event_type == EventType::Reject;
    let stops = reading.act.event_type == EventType::Threaten && reading.act.modes.contains(&Mode::Restrict);
    let unions = |seen: &Seen| of(seen, &[Sector::Lab, Sector::Agr]) && seen.who.is_anchored();
    let workers = |seen: &Seen| of(seen, &[Sector::Lab, Sector::Agr, Sector::Med, Sector::Edu]);
    !actors.is_empty() && (refuses && actors.iter().all(unions) || stops && actors.iter().all(workers))
}

/// What people do in the street and no state does.
pub(super) fn is_of_crowds(reading: &Reading) -> bool {
    reading.act.modes.iter().any(|mode| matches!(mode, Mode::Demo | Mode::Riot | Mode::Obstruct | Mode::Strike))
}

/// `three Kenyans were sentenced`, `the minister was stabbed`: whoever charges, holds, sentences or wounds need not be
/// named.
pub(super) fn is_done_to(reading: &Reading, recipients: &[Seen]) -> bool {
    // Who criticises somebody has to be named (codebook 3.11); charges and inquiries are the state's.
    let opinion = reading.act.event_type == EventType::Accuse && reading.act.modes.contains(&Mode::Disapprove);
    if opinion {
        return false;
    }
    let placed = reading.place.is_some();
    let befalls = |recipient: &Seen| match reading.act.event_type {
        // `five men were arrested in Lahore`: whose police held them, the place says.
        EventType::Coerce | EventType::Sanction | EventType::Accuse => {
            placed
                || recipient.who.is_anchored()
                || matches!(recipient.who.sector, Some(Sector::Jrn | Sector::Opp))
                || is_held_or_tried(reading, recipient)
        }
        // `the dissident was freed from prison`: it is the state that held him.
        EventType::Retreat => reading.require.contains(&Requirement::Political) && recipient.who.is_anchored(),
        EventType::Assault => is_of_weapons(reading) && (is_targeted(recipient) || is_mass(recipient, placed)),
        _ => false,
    };
    // `an attack attributed to Togo`: somebody says so, whom nobody names; `Togo was accused of it` is a charge.
    let laid = |recipient: &Seen| {
        let behind = recipient.tokens.as_ref().is_some_and(|tokens| tokens.start >= reading.trigger.end);
        reading.act.event_type == EventType::Accuse && behind && reading.act.cameo.as_str() == "112"
    };
    // `the trial of the minister opened`
    let done = reading.passive || reading.occurs && reading.act.event_type == EventType::Accuse;
    if is_arrest_of_somebody(reading, recipients) {
        return true;
    }
    done && recipients.iter().any(|recipient| befalls(recipient) && !laid(recipient))
}

/// `strained by the detention of Kossi Sossou`: who holds somebody by name need not be named (codebook 3.11).
pub(super) fn is_arrest_of_somebody(reading: &Reading, recipients: &[Seen]) -> bool {
    let named = |seen: &Seen| seen.who.basis == Basis::Named && seen.who.kind != ActorKind::State;
    let arrest = reading.act.event_type == EventType::Coerce && reading.act.modes.contains(&Mode::Arrest);
    reading.noun && arrest && !recipients.is_empty() && recipients.iter().all(named)
}

/// `Sossou was arrested on Monday`, `a suspect was found guilty`: somebody of whom the words say only his name or that he is
/// suspected, held, charged or sentenced, as only a state does it.
fn is_held_or_tried(reading: &Reading, recipient: &Seen) -> bool {
    let legal = |mode: &Mode| matches!(mode, Mode::Arrest | Mode::Convict);
    let charged = reading.act.event_type == EventType::Accuse && reading.act.cameo.as_str() == "115";
    let somebody = match recipient.who.basis {
        Basis::Named => recipient.who.sector.is_none_or(|sector| sector == Sector::Cvl),
        // `people found guilty of theft`: a law, and nobody in particular.
        Basis::Role => {
            let many = recipient.who.kind == ActorKind::Group && !reading.act.modes.contains(&Mode::Arrest);
            !many && matches!(recipient.who.sector, Some(Sector::Cvl | Sector::Crm))
        }
        _ => false,
    };
    !reading.noun && somebody && (charged || reading.act.modes.iter().any(legal))
}

/// `the embassy was ordered to close`: what an entry asks of its actor holds of one whom nobody names. `he was attacked`
/// says too little of how.
pub(super) fn is_nameless(reading: &Reading, actors: &[Seen], recipients: &[Seen]) -> bool {
    let named = |recipient: &Seen| recipient.who.basis != Basis::Pronoun;
    let told = reading.act.event_type != EventType::Accuse || recipients.iter().any(named);
    actors.is_empty() && told && is_done_to(reading, recipients)
}

/// An assault whose words say how somebody was hurt or taken: `beaten` is said of teams and parties too.
fn is_of_weapons(reading: &Reading) -> bool {
    let how = |mode: &Mode| {
        matches!(mode, Mode::Firearms | Mode::Primitive | Mode::Targeted | Mode::Abduct | Mode::Torture | Mode::Sexual)
    };
    reading.act.modes.iter().any(how)
}

/// Somebody who is attacked for what he is: an official, an activist or a reporter, and no state.
fn is_targeted(recipient: &Seen) -> bool {
    let public = matches!(recipient.who.sector, Some(Sector::Jrn | Sector::Opp | Sector::Soc));
    // A foreigner who is taken or stabbed is news, whoever he is.
    let foreign = recipient.who.country.is_some() && recipient.who.sector == Some(Sector::Cvl);
    recipient.who.kind != ActorKind::State && (recipient.who.is_official() || public || foreign)
}

/// People who are massacred, taken or shot together, in a place or of a country that the words name.
fn is_mass(recipient: &Seen, placed: bool) -> bool {
    recipient.who.kind == ActorKind::Group && (placed || recipient.who.is_anchored())
}

/// What police and courts do to anybody is an event; `scope` tells whether it is ordinary crime.
pub(super) fn is_enforcement(event_type: EventType, actors: &[Seen]) -> bool {
    let legal = matches!(event_type, EventType::Coerce | EventType::Sanction | EventType::Accuse);
    legal && actors.iter().all(|actor| matches!(actor.who.sector, Some(Sector::Cop | Sector::Jud)))
}

/// Rebels demand, accuse, refuse and threaten as states do.
pub(super) fn speaks_as_party(event_type: EventType, actor: &Seen) -> bool {
    is_speech(event_type) && actor.who.sector == Some(Sector::Reb)
}

/// What companies that the tables know agree among themselves is an event of scope `commercial`.
pub(super) fn is_trade(event_type: EventType, actors: &[Seen], recipients: &[Seen]) -> bool {
    let all = || actors.iter().chain(recipients);
    let firm = |seen: &Seen| seen.who.sector == Some(Sector::Bus);
    let known = |seen: &Seen| seen.who.name.is_some() || seen.who.country.is_some();
    matches!(event_type, EventType::Agree | EventType::Cooperate)
        && all().count() > 1
        && all().all(|seen| firm(seen) && known(seen))
        && all().any(|seen| seen.who.name.is_some())
}

/// What anybody known says to a government, a party or an organisation of states, or of them, is politics: the codebook
/// asks for a political actor or recipient, beyond police and courts.
pub(super) fn is_addressed(event_type: EventType, recipients: &[Seen]) -> bool {
    let policy = |seen: &Seen| seen.who.is_official() && !matches!(seen.who.sector, Some(Sector::Cop | Sector::Jud));
    is_speech(event_type) && recipients.iter().any(policy)
}

/// Acts that are done by saying something.
pub(super) fn is_speech(event_type: EventType) -> bool {
    matches!(
        event_type,
        EventType::Request | EventType::Accuse | EventType::Reject | EventType::Threaten | EventType::Support
    )
}

/// `the marchers demanded elections`: what a crowd asks for where the words tell of a protest is as political as that.
pub(super) fn is_demand_of_crowd(event_type: EventType, actors: &[Seen], crowd: bool) -> bool {
    let many = |seen: &Seen| {
        matches!(seen.who.kind, ActorKind::Person | ActorKind::Group)
            && matches!(seen.who.basis, Basis::Role | Basis::Title | Basis::Pronoun)
            && seen.who.name.is_none()
            && !seen.who.is_armed()
    };
    event_type == EventType::Request && crowd && !actors.is_empty() && actors.iter().all(many)
}

pub(super) fn only_business(actors: &[Seen]) -> bool {
    actors.iter().all(|actor| matches!(actor.who.sector, Some(Sector::Bus)))
}

/// `Brazil shot down Chile on penalties`: states as teams.
fn is_contest(reading: &Reading, actors: &[Seen], recipients: &[Seen]) -> bool {
    let fights = matches!(reading.act.event_type, EventType::Assault | EventType::Threaten | EventType::Coerce);
    fights && actors.iter().chain(recipients).all(|seen| seen.who.kind == ActorKind::State)
}

pub(super) fn leisure_passes(reading: &Reading, theme: &Theme, actors: &[Seen], recipients: &[Seen]) -> bool {
    if !theme.is_leisure() {
        return theme.everyday == 0 || theme.armed || !is_contest(reading, actors, recipients);
    }
    // One such word between two officials is a figure of speech.
    let holders = |side: &[Seen]| side.iter().any(|seen| seen.who.is_official() && seen.who.kind != ActorKind::State);
    if theme.sport + theme.culture == 1 && holders(actors) && recipients.iter().any(|seen| seen.who.is_official()) {
        return true;
    }
    if is_law_on_persons(reading, theme, actors, recipients) {
        return true;
    }
    // What a film tells is told of soldiers too.
    if theme.culture == 0 && is_force_of_state(reading.act.event_type, actors)
        || is_fire_of_gunmen(reading, theme, actors)
    {
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
