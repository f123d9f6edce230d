//! Meetings and journeys: told beside another act, planned with it, in statements of one's own.

use super::clauses::all_give;

#[test]
fn journeys_tell_of_whoever_does_what_the_clause_says() {
    all_give(&[
        (
            "During a visit to Senegal, French President Emmanuel Macron praised the harvest.",
            &["CONSULT FRAGOV > SENGOV", "SUPPORT FRAGOV > "],
        ),
        (
            "Kenyan President William Ruto thanked Norway on a visit to Uganda.",
            &["SUPPORT KENGOV > NORGOV", "CONSULT KENGOV > UGAGOV"],
        ),
        ("Kenyan President William Ruto arrived for a three-day visit to Norway.", &["CONSULT KENGOV > NORGOV"]),
        ("Kenyan President William Ruto agreed on a visit to Norway.", &["AGREE KENGOV > NORGOV"]),
        ("The Kenyan singer thanked her fans on a visit to Norway.", &[]),
    ]);
}

#[test]
fn talks_beside_a_promise_are_not_what_it_is_about() {
    all_give(&[
        (
            "Kenyan President William Ruto promised weapons for Uganda in a meeting with Norwegian Prime Minister Jonas Gahr Støre.",
            &["AGREE KENGOV > UGAGOV", "CONSULT KENGOV+NORGOV > "],
        ),
        ("Kenyan President William Ruto called for talks with Uganda.", &["REQUEST KENGOV > UGAGOV"]),
    ]);
}

#[test]
fn what_goes_with_a_plan_is_planned() {
    all_give(&[
        (
            "Kenyan President William Ruto will return to the Gulf, visiting Oman on Saturday.",
            &["AGREE KENGOV > OMNGOV"],
        ),
        (
            "Kenyan President William Ruto will visit Norway and have an audience with Pope Francis.",
            &["AGREE KENGOV > NORGOV", "AGREE KENGOV+VATGOV > "],
        ),
        ("Kenyan President William Ruto will raise the tax in talks with Norway.", &["AGREE KENGOV+NORGOV > "]),
        ("Kenyan President William Ruto left Muscat, thanking Oman.", &["SUPPORT KENGOV > OMNGOV"]),
    ]);
}

#[test]
fn a_plan_is_told_once() {
    all_give(&[
        (
            "Kenyan President William Ruto will host Ugandan President Yoweri Museveni. The two leaders will discuss trade.",
            &["AGREE KENGOV > UGAGOV"],
        ),
        (
            "Kenyan President William Ruto will host Ugandan President Yoweri Museveni. He will meet Pope Francis.",
            &["AGREE KENGOV > UGAGOV", "AGREE KENGOV+VATGOV > "],
        ),
    ]);
}

#[test]
fn those_who_act_together_at_a_meeting_met() {
    all_give(&[
        (
            "William Ruto and Yoweri Museveni praised Norway at their meeting in Mombasa.",
            &["SUPPORT KENGOV+UGAGOV > NORGOV", "CONSULT KENGOV+UGAGOV > "],
        ),
        ("William Ruto and Yoweri Museveni praised Norway at the meeting.", &["SUPPORT KENGOV+UGAGOV > NORGOV"]),
        ("William Ruto praised Norway at a meeting in Mombasa.", &["SUPPORT KENGOV > NORGOV"]),
    ]);
}

#[test]
fn what_is_welcomed_between_two_sides_was_done() {
    all_give(&[
        (
            "Norway welcomed the recent talks between Kenya and Uganda.",
            &["SUPPORT NORGOV > KENGOV+UGAGOV", "CONSULT KENGOV+UGAGOV > "],
        ),
        (
            "Norway welcomed the agreement between Kenya and Uganda.",
            &["SUPPORT NORGOV > KENGOV+UGAGOV", "AGREE KENGOV+UGAGOV > "],
        ),
        ("Norway welcomed further talks between Kenya and Uganda.", &["SUPPORT NORGOV > KENGOV+UGAGOV"]),
    ]);
}

#[test]
fn a_list_behind_a_preposition_leaves_those_who_met() {
    all_give(&[(
        "William Ruto met Yoweri Museveni. In a talk on Chad, William Ruto gave his view. It was agreed to open a road.",
        &["CONSULT KENGOV+UGAGOV > ", "AGREE KENGOV+UGAGOV > "],
    )]);
}

#[test]
fn what_is_wished_or_promised_is_not_done() {
    all_give(&[
        ("The suggestion that the dam be discussed by Kenya and Uganda is new.", &[]),
        ("Kenya and Uganda discussed the dam.", &["CONSULT KENGOV+UGAGOV > "]),
        ("Kenya committed to peace, including working with Uganda.", &["AGREE KENGOV > "]),
    ]);
}
