//! Whose people somebody is: by the town where it happened, by what a name stands in, by who deals with whom.

use super::clauses::all_give;
use super::{code, lines};

#[test]
fn the_words_say_in_which_state_a_town_lies() {
    all_give(&[
        ("An airstrike killed sixty civilians in Qana, Lebanon.", &["ASSAULT UAF > LBNCVL"]),
        ("Gunmen killed thirty people in Qusayr, Homs, Syria.", &["ASSAULT UAF > SYRCVL"]),
        ("Gunmen killed three men in the English village of Soham.", &["ASSAULT UAF > GBRCVL"]),
        ("Gunmen killed five people in the North Indian town of Aligarh.", &["ASSAULT UAF > INDCVL"]),
        ("Gunmen killed two men in Staffordshire.", &["ASSAULT UAF > GBRCVL"]),
        ("Gunmen killed two men in Bali.", &["ASSAULT UAF > IDNCVL"]),
    ]);
    // No town of the name is known there: the place keeps its words and the country, and no namesake's.
    let given = lines(&code("Gunmen killed three men in the Algerian village of Soham."));
    assert_eq!(given, ["main ASSAULT UAF > DZACVL @ Soham -"]);
}

#[test]
fn names_say_whose_somebody_is() {
    all_give(&[
        ("A U.S soldier was killed near Mosul.", &["ASSAULT UAF > USAMIL"]),
        ("Two peacekeepers from Chad were killed in Mali.", &["ASSAULT UAF > TCDMIL"]),
        ("The Ministry of External Relations of Brazil condemned Kenya.", &["ACCUSE BRAGOV > KENGOV"]),
        ("The Ministry of Health and Social Affairs of Norway condemned Kenya.", &["ACCUSE NORGOV > KENGOV"]),
        (
            "In the Netherlands, Job Smit, the leader of the Labour Party, condemned Russia.",
            &["ACCUSE NLDGOV > RUSGOV"],
        ),
        ("Iranian Foreign Ministry spokesman Abbas Rostami condemned Norway.", &["ACCUSE IRNGOV > NORGOV"]),
        ("Officials in Norway and Sweden condemned Kenya.", &["ACCUSE NORGOV+SWEGOV > KENGOV"]),
        ("Abductors in Nigeria killed the Italian Paolo Conti.", &["ASSAULT NGAUAF > ITA"]),
        ("Governor of Texas John Rowe condemned Kenya.", &["ACCUSE USAGOV > KENGOV"]),
        ("Former Mayor of Durban Kofi Kilpat was arrested.", &["COERCE UAF > ZAFELI"]),
    ]);
}

#[test]
fn not_everybody_is_of_the_country_of_the_article() {
    all_give(&[
        ("The president of Kenya declared the ambassador persona non grata.", &["SANCTION KENGOV > GOV"]),
        ("Gunmen killed three soldiers at Dover Air Force Base.", &["ASSAULT UAF > MIL"]),
        ("Gunmen stormed a hall in Lima. Police shot two protesters.", &["ASSAULT UAF > ", "ASSAULT PERCOP > PERCVL"]),
    ]);
}

#[test]
fn who_does_it_and_to_whom() {
    all_give(&[
        ("Riot police clashed with protesters in Nairobi.", &["PROTEST KENCVL > KENCOP"]),
        ("Suspected Togolese rebels have killed at least 50 people on an island.", &["ASSAULT TGOREB > TGOCVL"]),
        (
            "Norway attacked Kenya. Brazil spoke out against the attack.",
            &["ASSAULT NORGOV > KENGOV", "ACCUSE BRAGOV > NORGOV"],
        ),
    ]);
}

#[test]
fn those_whom_police_deal_with_are_taken_up_and_police_act() {
    let given = lines(&code("Police arrested two men after they threatened the minister of Kenya."));
    assert!(given.iter().any(|line| line.contains("THREATEN KENCVL > KENGOV")), "{given:?}");
    let given = lines(&code("The marchers in Nairobi were dispersed by police using tear gas."));
    assert!(given.iter().any(|line| line.contains("ASSAULT KENCOP > ")), "{given:?}");
}

#[test]
fn what_ought_to_be_is_no_fact() {
    all_give(&[
        ("Norway backed the suggestion that the prisoners be released by Kenya.", &["SUPPORT NORGOV > KENGOV"]),
        ("The junta in Mali has banned campaigning in opposition to the plan.", &["COERCE MLIMIL > "]),
    ]);
}

#[test]
fn only_the_state_tries_sentences_and_frees() {
    all_give(&[
        ("The trial of former Peruvian president Alan Rojas opens in Lima.", &["ACCUSE UAF > PERELI"]),
        ("The trial of the ferry opens in Lima.", &[]),
        ("A Kenyan opposition leader was freed from prison.", &["RETREAT UAF > KENOPP"]),
        ("The Kenyan prime minister was released from hospital.", &[]),
    ]);
}
