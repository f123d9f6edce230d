//! Where an act was whose clause gives no place of its own: where those who did it stand, `police in Lima arrested`, or on
//! whose ground it was done, `shelled Ukrainian towns`.

use super::actor::Actor;
use super::phrases::Scene;
use super::place_nouns::is_place_noun;
use super::placing::{PlacePhrase, place_behind};
use super::roles::Roles;
use crate::language::Tag;
use crate::lexicon::Sense;
use crate::ontology::{EventType, Sector};
use std::ops::Range;

/// The ground of an act of the type between these sides.
pub(super) fn ground_of(scene: &Scene<'_>, event_type: EventType, roles: &Roles) -> Option<PlacePhrase> {
    // Who deploys or strikes from afar need not be where the act is.
    let stays = matches!(event_type, EventType::Coerce | EventType::Protest | EventType::Assault);
    let lies = matches!(event_type, EventType::Coerce | EventType::Assault | EventType::Mobilize);
    // Troops mass *on* a border; who attacks *towards* one need not be there.
    let borders = event_type == EventType::Mobilize;
    let own = || roles.object.iter().find_map(|phrase| ground_acted_on(scene, phrase, borders));
    let stood = || roles.subject.iter().find_map(|phrase| stand_of(scene, phrase));
    // `the embassy in Lima came under fire`
    let struck = || roles.object.iter().find_map(|phrase| stand_of(scene, phrase));
    own()
        .or_else(|| struck().filter(|_| !borders))
        .filter(|_| lies)
        .or_else(|| stood().filter(|place| stays && !strikes_abroad(scene, roles, place)))
}

/// The place right behind the head of the phrase: `officials in Mumbai, India`.
fn stand_of(scene: &Scene<'_>, phrase: &Range<usize>) -> Option<PlacePhrase> {
    let head = scene.head(phrase)?;
    let case = head + 1;
    // `the Islamic State in Iraq`: a name.
    let named = scene.mention_at(head).is_some_and(|mention| {
        let group = |actor: &Actor| actor.entity.is_some() && actor.sector == Some(Sector::Reb);
        mention.tokens.contains(&case) || mention.actor.as_ref().is_some_and(group)
    });
    let within =
        !named && phrase.contains(&case) && matches!(scene.sentence.word(case), "in" | "at" | "near" | "outside");
    place_behind(scene, case + 1).filter(|place| within && place.tokens.end <= phrase.end)
}

/// `militants in Gaza fired rockets at Israel`: whom they act on is elsewhere.
fn strikes_abroad(scene: &Scene<'_>, roles: &Roles, place: &PlacePhrase) -> bool {
    let here = country_of(scene, place.sense);
    let theirs = |country: &Option<String>| country.is_some() && *country != here;
    roles.recipients.iter().any(|party| theirs(&party.actor.country) || party.actor.entity.is_some())
}

/// The country whose towns, soil or power grid the phrase is about.
fn ground_acted_on(scene: &Scene<'_>, phrase: &Range<usize>, borders: bool) -> Option<PlacePhrase> {
    let head = scene.head(phrase).filter(|head| {
        let word = scene.sentence.word(*head);
        if matches!(word, "border" | "borders") { borders } else { is_soil(word) }
    })?;
    let inside = |at: &usize| {
        matches!(scene.sentence.tag(*at), Tag::Adjective | Tag::Noun | Tag::Name | Tag::Possessive | Tag::Number)
    };
    let mention = (phrase.start..head).rev().take_while(inside).find_map(|at| scene.mention_at(at))?;
    let owns = mention.bare_demonym || scene.sentence.tag(mention.tokens.end) == Tag::Possessive;
    let code = mention.actor.as_ref()?.country.as_ref().filter(|_| owns)?;
    let country = scene.names.countries.iter().position(|country| country.iso3 == *code)?;
    Some(PlacePhrase { tokens: mention.tokens.clone(), sense: Sense::Country(country) })
}

fn country_of(scene: &Scene<'_>, sense: Sense) -> Option<String> {
    match sense {
        Sense::City(index) => scene.names.place(index)?.country.clone(),
        Sense::Country(index) => scene.names.countries.get(index).map(|country| country.iso3.clone()),
        _ => None,
    }
}

/// What lies where its country lies; bases, camps, settlements and embassies may lie abroad.
fn is_soil(word: &str) -> bool {
    let abroad = matches!(word, "camp" | "camps" | "settlement" | "state" | "gulf" | "republic");
    is_place_noun(word) && !abroad
        || matches!(
            word,
            "soil"
                | "infrastructure"
                | "grid"
                | "homes"
                | "houses"
                | "hospital"
                | "hospitals"
                | "school"
                | "schools"
                | "airport"
                | "airports"
                | "refinery"
                | "refineries"
                | "airfield"
                | "airfields"
        )
}
