//! Joined verbs, subjects behind a phrase of time, statements before who says them, and what joined acts share, in
//! sentences of our own.

use super::clauses::all_give;
use super::{code, lines};

/// Each sentence with its events as class, type, sides, place and day.
fn all_lines(table: &[(&str, &[&str])]) {
    for (sentence, expected) in table {
        assert_eq!(lines(&code(sentence)), *expected, "{sentence}");
    }
}

#[test]
fn the_second_verb_of_a_list_goes_on_from_a_verb_of_its_form() {
    all_give(&[
        (
            "Iran dismissed the report, saying it was false and accusing Togo of lying.",
            &["REJECT IRNGOV > ", "ACCUSE IRNGOV > TGOGOV"],
        ),
        (
            "Peru demanded that the fishermen be freed and accused Chile of piracy.",
            &["REQUEST PERGOV > AGR", "ACCUSE PERGOV > CHLGOV"],
        ),
        (
            "Iran dismissed the report as false and accused Togo of lying.",
            &["REJECT IRNGOV > ", "ACCUSE IRNGOV > TGOGOV"],
        ),
        (
            "France described the ruling as a scandal and expelled the Malian envoy.",
            &["ACCUSE FRAGOV > ", "SANCTION FRAGOV > MLIGOV"],
        ),
        (
            "France said it was shocked by the killings and deplored the Malian vote.",
            &["ACCUSE FRAGOV > ", "ACCUSE FRAGOV > MLI"],
        ),
        // What the verbs before *and* could do goes on with them.
        ("Norway said Russia attacked the town and killed ten people.", &["ASSAULT RUSGOV > CVL"]),
        ("Norway praised Kenya as a partner and friend of Uganda.", &["SUPPORT NORGOV > KENGOV"]),
        ("The Danish minister visited hospitals and wounded soldiers.", &[]),
        ("Norway urged Mali to stop the raids, grant access and leave Togo.", &["REQUEST NORGOV > MLIGOV"]),
    ]);
}

#[test]
fn a_time_hides_no_subject() {
    all_give(&[
        ("The United Nations last week imposed sanctions on Mali.", &["SANCTION UNO > MLIGOV"]),
        ("France earlier this month expelled three Malian diplomats.", &["SANCTION FRAGOV > MLIGOV"]),
        (
            "Britain condemned the vote, and on Friday France expelled the Malian envoy.",
            &["ACCUSE GBRGOV > ", "SANCTION FRAGOV > MLIGOV"],
        ),
        (
            "Norway condemned the attack and Mexican soldiers arrested four men.",
            &["ACCUSE NORGOV > ", "COERCE MEXMIL > CVL"],
        ),
        ("Last week was calm in Mali.", &[]),
        (
            "Mexican soldiers seized drugs and weapons, destroyed two labs and arrested ten men.",
            &["COERCE MEXMIL > ", "ASSAULT MEXMIL > ", "COERCE MEXMIL > MEXCVL"],
        ),
    ]);
}

#[test]
fn what_describes_a_noun_is_no_verb_and_talks_that_began_have_two_sides() {
    all_give(&[
        ("Norway imposed crippling sanctions on Iran.", &["SANCTION NORGOV > IRNGOV"]),
        ("North Korea test-fired a missile.", &["MOBILIZE PRKGOV > "]),
        ("Norway stopped matching Iranian sanctions.", &[]),
        ("Peace talks began in Oman between Norway and Mali.", &["CONSULT NORGOV+MLIGOV > "]),
        ("The race began in Oman between Norway and Mali.", &[]),
    ]);
}

#[test]
fn words_before_who_says_them_are_theirs() {
    all_give(&[
        (
            "Bulgaria should release the fishermen, the Turkish foreign minister said on Friday.",
            &["REQUEST TURGOV > BGRGOV"],
        ),
        ("Mali must ensure the safety of journalists, Amnesty International said.", &["REQUEST NGO > MLIGOV"]),
        ("We strongly deplore the decision of Mali, the Norwegian foreign minister said.", &["ACCUSE NORGOV > MLIGOV"]),
        ("Norway must win the match, coach Per Holm said.", &[]),
        ("Mali, the Norwegian foreign minister said, is a neighbour.", &[]),
    ]);
}

#[test]
fn a_no_inside_a_pattern_negates_nothing_and_stances_refuse() {
    all_give(&[
        ("Ghana said no to the deal.", &["REJECT GHAGOV > "]),
        ("The Kenyan government does not recognise the ruling of the Ugandan court.", &["REJECT KENGOV > UGAJUD"]),
        ("Norway imposed no sanctions on Iran.", &[]),
        ("Norway did not support the Ugandan plan.", &[]),
    ]);
}

#[test]
fn joined_acts_share_their_day_and_scene() {
    all_lines(&[
        (
            "Mexican soldiers seized drugs and destroyed two labs in the city of Torreón on Wednesday.",
            &["main COERCE MEXMIL >  @ Torreón 2023-10-11", "main ASSAULT MEXMIL >  @ Torreón 2023-10-11"],
        ),
        (
            "On Wednesday the coastguard rescued ten people, and Greek police arrested two men.",
            &["main AID GRCCOP > GRCCVL @ - 2023-10-11", "background COERCE GRCCOP > GRCCVL @ - 2023-10-11"],
        ),
        (
            "Norwegian and Kenyan diplomats met on Monday in Nairobi, where they agreed to cut tariffs.",
            &["main CONSULT KENGOV+NORGOV >  @ Nairobi 2023-10-16", "main AGREE NOR+KENGOV >  @ Nairobi 2023-10-16"],
        ),
        (
            "Norway and Togo, parties to the 2015 nuclear accord, condemned Iran.",
            &["main ACCUSE NORGOV+TGOGOV > IRNGOV @ - -"],
        ),
        (
            "Norway praised Togo on Friday and will meet Mali.",
            &["main SUPPORT NORGOV > TGOGOV @ - 2023-10-13", "main AGREE NORGOV+MLIGOV >  @ - -"],
        ),
    ]);
}

#[test]
fn places_are_found_behind_occasions_and_quarters() {
    all_lines(&[
        (
            "Police killed ten people in the Kibera slum of Nairobi.",
            &["background ASSAULT KENCOP > KENCVL @ Nairobi -"],
        ),
        ("Merkel condemned Russia at a rally in Berlin.", &["main ACCUSE DEUELI > RUSGOV @ Berlin -"]),
        ("Merkel condemned the attack on a rally in Berlin.", &["main ACCUSE DEUELI >  @ - -"]),
    ]);
}
