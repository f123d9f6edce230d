//! Who fought whom, whose people they are, and how many fell, in sentences of our own.

use super::clauses::all_give;

#[test]
fn ground_that_is_taken_is_nobody_where_its_holders_are_named() {
    all_give(&[
        ("The Malian army recaptured the town of Gao from rebels.", &["ASSAULT MLIMIL > MLIREB"]),
        (
            "Troops from Chad recaptured the town of Diffa after heavy fighting with Boko Haram.",
            &["ASSAULT TCDMIL > NGAREB"],
        ),
        ("Niger seized two tonnes of cocaine from Colombia.", &["COERCE NERGOV > "]),
    ]);
}

#[test]
fn the_fallen_have_an_opponent() {
    all_give(&[
        ("Two Malian soldiers were killed in fighting with rebels near Gao.", &["ASSAULT MLIREB > MLIMIL"]),
        ("Nine Togolese soldiers were killed in a battle for the bridge.", &["ASSAULT UAF > TGOMIL"]),
        ("Chadian rebels and the Chadian army are engaged in fighting.", &["ASSAULT TCDREB+TCDMIL > "]),
        ("Chadian rebels clashed with the Nigerien army near the border.", &["ASSAULT TCDREB > NERMIL"]),
    ]);
}

#[test]
fn numbers_alone_are_people() {
    all_give(&[
        ("A suicide bomber killed 12 in Kabul.", &["ASSAULT UAF > AFGCVL"]),
        ("Rebels killed at least 20 in an attack on a village in northern Mali.", &["ASSAULT MLIREB > MLICVL"]),
    ]);
}

#[test]
fn rebels_are_of_where_they_fight_and_gunmen_of_nowhere() {
    all_give(&[
        ("Militants killed two Beninese guards in the north of the country.", &["ASSAULT BENUAF > BENCOP"]),
        ("Rebels killed nine villagers in Gao, Mali.", &["ASSAULT MLIREB > MLICVL"]),
        ("Gunmen killed nine villagers in Gao, Mali.", &["ASSAULT UAF > MLICVL"]),
        ("The Togolese prime minister accused the separatists of a plot.", &["ACCUSE TGOGOV > TGOREB"]),
    ]);
}

#[test]
fn what_is_said_without_that_has_its_own_doer() {
    all_give(&[
        ("Boko Haram claims Chadian forces shot a man in Gao.", &["ASSAULT TCDMIL > MLICVL"]),
        ("The Togolese ministry reports rebels, on Sunday, shot two officers in Gao.", &["ASSAULT MLIREB > MLICOP"]),
    ]);
}

#[test]
fn a_condition_and_a_demand_name_the_other_side() {
    all_give(&[
        ("Togo warns of consequences if Benin closes the bridge.", &["THREATEN TGOGOV > BENGOV"]),
        ("Togo warns of consequences if the rain lasts.", &["THREATEN TGOGOV > "]),
        ("Togo will deploy its missiles to Benin next week.", &["THREATEN TGOGOV > BENGOV"]),
        ("Benin signed a treaty with Togo.", &["SUPPORT BENGOV > TGOGOV"]),
    ]);
}
