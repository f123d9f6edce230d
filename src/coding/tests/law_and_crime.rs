//! What the law does to persons of no country, what they are convicted of; gunmen at a match; the press of a state; what
//! somebody is to do; the occasion of what happened.

use super::clauses::all_tell;

#[test]
fn whoever_is_arrested_needs_no_country() {
    all_tell(&[
        ("A suspect was arrested.", &["COERCE UAF > CRM"]),
        ("He was arrested.", &[]),
        ("The decay was arrested.", &[]),
    ]);
}

#[test]
fn what_somebody_was_convicted_of_was_done() {
    all_tell(&[
        (
            "A Beninese teenager was jailed for 13 years for the killing of Chadian lawyer Ali Were in Kampala.",
            &["SANCTION UAF > BENCVL", "ASSAULT BENCVL > TCDCVL"],
        ),
        ("Togo was accused of killing monks.", &["ACCUSE UAF > TGOGOV"]),
    ]);
}

#[test]
fn gunmen_do_not_play() {
    all_tell(&[
        ("Gunmen opened fire on the Togolese football team at the football cup.", &["ASSAULT UAF > TGO"]),
        ("Togo attacked the Beninese football team from the start of the football match.", &[]),
    ]);
}

#[test]
fn the_press_of_a_state_judges() {
    all_tell(&[
        ("Chad's state media condemned Togo's president.", &["ACCUSE TCDJRN > TGOGOV"]),
        ("Chad's state media said that Togo condemned Benin.", &["ACCUSE TGOGOV > BENGOV"]),
    ]);
}

#[test]
fn what_somebody_is_to_do_is_planned() {
    all_tell(&[
        ("A church in Kampala says Togo is to release three prisoners.", &["CONCEDE TGOGOV > CVL"]),
        ("The aim of Togo is to release three prisoners.", &[]),
    ]);
}

#[test]
fn gerunds_beside_a_plural_in_the_present() {
    all_tell(&[(
        "Chadian soldiers seize the town of Kampala, after clashing with Togolese soldiers.",
        &["COERCE TCDMIL > TGOMIL", "ASSAULT TCDMIL > TGOMIL"],
    )]);
}
