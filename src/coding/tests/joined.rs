//! Joined verbs, subjects behind a phrase of time, statements before who says them, and what joined acts share, in
//! sentences of our own.

use super::clauses::all_give;
use super::{code, lines};

#[test]
fn the_second_verb_of_a_list_goes_on_from_a_verb_of_its_form() {
    all_give(&[
        ("Iran dismissed the report, saying it was false and accusing Togo of lying.", &[
            "REJECT IRNGOV > ",
            "ACCUSE IRNGOV > TGOGOV",
        ]),
        ("Peru demanded that the fishermen be freed and accused Chile of piracy.", &[
            "REQUEST PERGOV > AGR",
            "ACCUSE PERGOV > CHLGOV",
        ]),
        ("Iran dismissed the report as false and accused Togo of lying.", &[
            "REJECT IRNGOV > ",
            "ACCUSE IRNGOV > TGOGOV",
        ]),
        ("France described the ruling as a scandal and expelled the Malian envoy.", &[
            "ACCUSE FRAGOV > ",
            "SANCTION FRAGOV > MLIGOV",
        ]),
        ("France said it was shocked by the killings and deplored the vote in Mali.", &[
            "ACCUSE FRAGOV > ",
            "ACCUSE FRAGOV > MLI",
        ]),
        // What the verbs before *and* could do goes on with them.
        ("Norway said Russia attacked the town and killed ten people.", &["ASSAULT RUSGOV > CVL"]),
        ("Norway praised Kenya as a partner and friend of Uganda.", &["SUPPORT NORGOV > KENGOV"]),
        ("The Danish minister visited hospitals and wounded soldiers.", &[]),
    ]);
}
