//! When, where and by nobody knows whom, in sentences of our own, published on Tuesday 17 October 2023.

use super::clauses::all_give;
use super::{code, lines};

#[test]
fn seats_clauses_and_plurals_say_where_and_when() {
    let table: &[(&str, &[&str])] = &[
        (
            "President Joe Biden met President Andrzej Duda at the White House on Monday.",
            &["main CONSULT USAGOV+POLGOV >  @ Washington 2023-10-16"],
        ),
        (
            "Protesters gathered at the White House on Monday to denounce Israel.",
            &["main PROTEST USACVL >  @ Washington 2023-10-16"],
        ),
        ("The White House criticised Iran.", &["main ACCUSE USAGOV > IRNGOV @ - -"]),
        ("Saudi Arabia extended curfews in the holy cities of Mecca and Medina.", &["main COERCE SAUGOV >  @ Mecca -"]),
        (
            "The calm was shattered on March 3, 2010, when Kenyan rebels attacked a Ugandan base.",
            &["background ASSAULT KENREB > UGA @ - 2010-03-03"],
        ),
    ];
    for (text, want) in table {
        assert_eq!(lines(&code(text)), *want, "{text}");
    }
}

#[test]
fn people_who_are_massacred_or_taken_need_no_known_author() {
    let table: &[(&str, &[&str])] = &[
        ("More than 100 civilians were massacred in Goma.", &["background ASSAULT UAF > CODCVL @ Goma -"]),
        ("At least 40 villagers were abducted in Kaduna, Nigeria.", &["background ASSAULT UAF > NGACVL @ Kaduna -"]),
        ("Two people were killed in a crash in Goma.", &[]),
        ("The players were shot in black and white in Lima.", &[]),
    ];
    for (text, want) in table {
        assert_eq!(lines(&code(text)), *want, "{text}");
    }
}

#[test]
fn blame_and_praise_count_where_somebody_says_them() {
    all_give(&[
        (
            "\"They suffer from Russia's brutal aggression,\" Danish prime minister Mette Frederiksen said.",
            &["ACCUSE DNKGOV > RUSGOV"],
        ),
        ("\"It is gross negligence on the part of Chile,\" Peru's foreign minister said.", &["ACCUSE PERGOV > CHLGOV"]),
        ("\"Russia's soldiers are in the city,\" Danish prime minister Mette Frederiksen said.", &[]),
        ("The Kenyan parliament voted to expel three lawmakers.", &["SANCTION KENLEG > KENLEG"]),
        ("The Kenyan parliament will vote to expel three lawmakers.", &["THREATEN KENLEG > KENLEG"]),
    ]);
}

#[test]
fn what_is_ordered_in_a_quotation_is_not_done() {
    all_give(&[
        ("\"Stop the raids,\" the Kenyan president told Togo.", &["REQUEST KENGOV > TGOGOV"]),
        ("\"Chile, stop the shelling,\" the Peruvian president said.", &[]),
    ]);
}

#[test]
fn one_act_is_one_and_two_are_two() {
    all_give(&[
        (
            "A gunman opened fire at a temple in Wisconsin. The gunman murdered six people and wounded four.",
            &["ASSAULT UAF > USACVL"],
        ),
        ("Rebels attacked a base in Mali on Monday. Two soldiers were killed.", &["ASSAULT MLIREB > MLIGOV"]),
        (
            "Kenya accused Togo of spying. Kenya also accused Togo of theft.",
            &["ACCUSE KENGOV > TGOGOV", "ACCUSE KENGOV > TGOGOV"],
        ),
        ("Kenya accused Togo of spying. Kenya accused Togo in a letter.", &["ACCUSE KENGOV > TGOGOV"]),
        ("Togo's cabinet will discuss the flood on Monday.", &[]),
        ("Several countries, including Poland and Lithuania, condemned Russia.", &["ACCUSE POLGOV+LTUGOV > RUSGOV"]),
    ]);
}
