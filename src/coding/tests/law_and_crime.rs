//! What the law does to persons of no country, what they are convicted of; gunmen at a match; the press of a state; what
//! somebody is to do; the occasion of what happened.

use super::code;
use crate::event::Participant;

/// The events of each sentence, of class background too.
fn all_give(table: &[(&str, &[&str])]) {
    let codes = |of: &[Participant]| of.iter().map(|one| one.code.as_str()).collect::<Vec<_>>().join("+");
    for (sentence, expected) in table {
        let events = code(sentence);
        let told = events
            .iter()
            .map(|event| format!("{} {} > {}", event.event_type, codes(&event.actors), codes(&event.recipients)));
        assert_eq!(told.collect::<Vec<_>>(), *expected, "{sentence}");
    }
}

#[test]
fn whoever_is_arrested_needs_no_country() {
    all_give(&[
        ("A suspect was arrested.", &["COERCE UAF > CRM"]),
        ("He was arrested.", &[]),
        ("The decay was arrested.", &[]),
    ]);
}

#[test]
fn what_somebody_was_convicted_of_was_done() {
    all_give(&[
        (
            "A Beninese teenager was jailed for 13 years for the killing of Chadian lawyer Ali Were in Kampala.",
            &["SANCTION UAF > BENCVL", "ASSAULT BENCVL > TCDCVL"],
        ),
        ("Togo was accused of killing monks.", &["ACCUSE UAF > TGOGOV"]),
    ]);
}

#[test]
fn gunmen_do_not_play() {
    all_give(&[
        ("Gunmen opened fire on the Togolese football team at the football cup.", &["ASSAULT UAF > TGO"]),
        ("Togo attacked the Beninese football team from the start of the football match.", &[]),
    ]);
}

#[test]
fn the_press_of_a_state_judges() {
    all_give(&[
        ("Chad's state media condemned Togo's president.", &["ACCUSE TCDJRN > TGOGOV"]),
        ("Chad's state media said that Togo condemned Benin.", &["ACCUSE TGOGOV > BENGOV"]),
    ]);
}

#[test]
fn what_somebody_is_to_do_is_planned() {
    all_give(&[
        ("A church in Kampala says Togo is to release three prisoners.", &["CONCEDE TGOGOV > CVL"]),
        ("The aim of Togo is to release three prisoners.", &[]),
    ]);
}

#[test]
fn gerunds_beside_a_plural_in_the_present() {
    all_give(&[(
        "Chadian soldiers seize the town of Kampala, after clashing with Togolese soldiers.",
        &["COERCE TCDMIL > UGA", "ASSAULT TCDMIL+TGOMIL > "],
    )]);
}
