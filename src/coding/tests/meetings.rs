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
        ("Kenyan President William Ruto agreed on a visit to Norway.", &["AGREE KENGOV > "]),
        ("The Kenyan singer thanked her fans on a visit to Norway.", &[]),
    ]);
}

#[test]
fn talks_beside_a_promise_are_not_what_it_is_about() {
    all_give(&[
        (
            "Kenyan President William Ruto promised rice for Uganda in a meeting with Norwegian Prime Minister Jonas Gahr Støre.",
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
        (
            "Kenyan President William Ruto left Muscat, thanking Oman.",
            &["SUPPORT KENGOV > OMNGOV"],
        ),
    ]);
}

#[test]
fn whoever_states_a_plan_needs_nobody_to_hear_it() {
    all_give(&[
        (
            "A statement by Kenyan President William Ruto follows. I will attend the Oslo Conference on Chad.",
            &["AGREE KENGOV > "],
        ),
        ("A statement by Kenyan President William Ruto follows. I am committed to excellence.", &[]),
    ]);
}
