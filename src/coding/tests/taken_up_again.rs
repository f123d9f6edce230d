//! Acts of violence and protest that a later sentence takes up, event nouns that are dated, and where those stand who act.

use super::clauses::{all_give, all_tell, sides};
use super::code;
use crate::event::Event;

/// The types of all events with the country of their place.
fn places(events: &[Event]) -> Vec<String> {
    let country = |event: &Event| event.place.as_ref().and_then(|place| place.country.clone()).unwrap_or_default();
    events.iter().map(|event| format!("{} {}", event.event_type, country(event))).collect()
}

fn lie_in(table: &[(&str, &[&str])]) {
    for (sentence, expected) in table {
        assert_eq!(places(&code(sentence)), *expected, "{sentence}");
    }
}

#[test]
fn a_definite_attack_is_the_one_told_before() {
    all_give(&[
        (
            "Togo fired rockets at Benin on Monday. This brutal attack resulted in the deaths of Beninese civilians.",
            &["ASSAULT TGOGOV > BENGOV+BENCVL"],
        ),
        (
            "Chad killed a Libyan general on Thursday. Chad carried out the airstrike at Tripoli airport.",
            &["ASSAULT TCDGOV > LBY"],
        ),
        (
            "Togolese troops shelled a Beninese village. Ghanaian forces carried out an airstrike in Niger.",
            &["ASSAULT TGOMIL > BEN", "ASSAULT GHAMIL > "],
        ),
    ]);
}

#[test]
fn a_protest_by_nobody_new_is_the_one_told_before() {
    all_give(&[
        (
            "Thousands of Serbians marched in Belgrade against the government. Protests have been taking place since Tuesday.",
            &["PROTEST SRBCVL > SRBGOV"],
        ),
        ("Peruvian protesters clashed with police and threw stones in Lima.", &["PROTEST PERCVL > PERCOP"]),
    ]);
}

#[test]
fn event_nouns_that_say_when_and_where_tell_of_themselves() {
    lie_in(&[
        ("The summit was the first since last year's bomb attacks in Madrid.", &["ASSAULT ESP"]),
        ("The ministers spoke of the attacks in Madrid.", &[]),
        ("The film was shown ahead of the planned 2031 attacks in Madrid.", &[]),
    ]);
}

#[test]
fn who_acts_stands_where_he_acts() {
    lie_in(&[
        ("Police in Nairobi arrested three opposition activists.", &["COERCE KEN"]),
        ("Officials in Mumbai, India, demolished hundreds of shacks.", &["ASSAULT IND"]),
        ("Militants in Gaza fired rockets at Israel.", &["ASSAULT ISR"]),
        ("Officials in Berlin criticised Iran.", &["ACCUSE "]),
    ]);
}

#[test]
fn the_ground_of_a_state_is_in_it() {
    lie_in(&[
        ("Iranian forces shelled Iraqi villages.", &["ASSAULT IRQ"]),
        ("Chad's attack on Sudan's energy infrastructure continues.", &["ASSAULT SDN"]),
        ("Togo fired rockets at an American base.", &["ASSAULT "]),
    ]);
}

#[test]
fn police_hold_whom_they_say_is_held() {
    all_give(&[
        ("Kenyan police said four opposition activists were arrested.", &["COERCE KENCOP > KENCVL"]),
        ("Kenyan police said four opposition activists were detained by rebels.", &["COERCE REB > KENCVL"]),
    ]);
    assert!(sides(&code("Kenyan police said nobody was arrested.")).is_empty());
}

#[test]
fn what_is_joined_has_the_owner_of_the_first() {
    all_give(&[(
        "Togo's siege of Accra and arrest of the Ghanaian president caused an outcry.",
        &["COERCE TGOGOV > GHA", "COERCE TGOGOV > GHAGOV"],
    )]);
}

#[test]
fn those_of_a_talk_are_taken_up_whatever_it_speaks_of_in_between() {
    all_give(&[
        (
            "The Moldovan president and the Chilean premier spoke by phone. Both sides voiced interest in trade. \
             It was agreed to reopen the embassies.",
            &["CONSULT MDAGOV+CHLGOV > ", "AGREE MDAGOV+CHLGOV > ", "AGREE MDAGOV+CHLGOV > "],
        ),
        (
            "The Moldovan president and the Chilean premier spoke by phone. Peru and its Andean allies are at war. \
             It was agreed to reopen the embassies.",
            &["CONSULT MDAGOV+CHLGOV > ", "AGREE MDAGOV+CHLGOV > "],
        ),
        (
            "The Moldovan president met the Chilean premier in Lima. Participants reaffirmed their commitment to hold \
             free elections.",
            &["CONSULT MDAGOV+CHLGOV > ", "AGREE MDAGOV+CHLGOV > "],
        ),
        (
            "The Moldovan president met the Chilean premier in Lima. The army of both countries fought rebels in Goma.",
            &["CONSULT MDAGOV+CHLGOV > ", "ASSAULT MDAMIL+CHLMIL > CODREB"],
        ),
    ]);
}

#[test]
fn titled_persons_are_joined_to_each_other_and_to_no_state() {
    all_give(&[
        (
            "Norway's president met with President Ana Costa of the Republic of Chile (RC), President Ali Kone of Togo, \
             and President Eva Lund of the Republic of Iceland.",
            &["CONSULT NORGOV+CHLGOV+TGOGOV+ISLGOV > "],
        ),
        (
            "South Korean National Security Adviser Shin Wonsik met with Chilean National Security Adviser Luis Soto in \
             Lima. Shin condemned Sudan.",
            &["CONSULT KORGOV+CHLGOV > ", "ACCUSE KORGOV > SDNGOV"],
        ),
    ]);
}

#[test]
fn what_is_said_second_is_said_too() {
    all_give(&[
        (
            "The Moldovan president met the Chilean premier in Lima. They stressed the importance of keeping peace in the \
             strait and called for the release of the hostages.",
            &["CONSULT MDAGOV+CHLGOV > ", "REQUEST MDAGOV+CHLGOV > CVL"],
        ),
        (
            "The Moldovan president spoke with the Chilean premier to renew the pledge, and to express Moldova's support \
             for the people of Peru.",
            &["CONSULT MDAGOV+CHLGOV > ", "SUPPORT MDAGOV > PERCVL"],
        ),
        (
            "The Chilean president condemned Peru's raids and committed to work with Togo.",
            &["ACCUSE CHLGOV > PERGOV", "AGREE CHLGOV > TGOGOV"],
        ),
    ]);
}

#[test]
fn whose_somebody_is_beside_another() {
    all_tell(&[("Kenyan police are investigating the cause of his death.", &["ACCUSE KENCOP > "])]);
    all_give(&[
        ("The Kenyan president condemned Togo's raids and dispatch of workers.", &["ACCUSE KENGOV > TGOGOV"]),
        ("Ghana's police arrested Chadian activists and community leaders.", &["COERCE GHACOP > TCDCVL+TCDSOC"]),
        (
            "Togo's largest television network was raided on Monday. Benin condemned the network.",
            &["ACCUSE BENGOV > TGOJRN"],
        ),
        (
            "The foreign secretary condemned Syria's government. Syria's army shelled Homs. Syria is at war.",
            &["ACCUSE GBRGOV > SYRGOV", "ASSAULT SYRMIL > SYR"],
        ),
    ]);
}
