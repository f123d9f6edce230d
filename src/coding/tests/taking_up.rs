//! Whom plurals, pronouns and nouns take up from what the article said before, in texts of our own.

use super::clauses::all_give;
use super::{CODER, article};
use crate::ontology::ZoneKind;

#[test]
fn plural_titles_take_up_those_who_bear_them() {
    all_give(&[
        (
            "Norwegian National Security Adviser Per Hansen and Chilean National Security Adviser Luis Soto met in Oslo. \
             The National Security Advisers condemned Sudan.",
            &["CONSULT NORGOV+CHLGOV > ", "ACCUSE NORGOV+CHLGOV > SDNGOV"],
        ),
        (
            "Norwegian Trade Secretary Per Hansen and Chilean Trade Secretary Luis Soto met in Oslo. \
             The two secretaries condemned Sudan.",
            &["CONSULT NORGOV+CHLGOV > ", "ACCUSE NORGOV+CHLGOV > SDNGOV"],
        ),
        (
            "The foreign ministers of Chile, Peru and Bolivia met in Lima. The three ministers condemned Haiti.",
            &["CONSULT CHLGOV+PERGOV+BOLGOV > ", "ACCUSE CHLGOV+PERGOV+BOLGOV > HTIGOV"],
        ),
        (
            "Norway's foreign minister met with Chile's foreign minister. Two officials condemned Sudan.",
            &["CONSULT NORGOV+CHLGOV > ", "ACCUSE GOV > SDNGOV"],
        ),
        ("Norway is calm. Norway's parliament voted on Monday. The ministers resigned.", &["RETREAT NORGOV > "]),
    ]);
}

#[test]
fn a_person_between_two_others_of_a_list_is_one_of_them() {
    all_give(&[
        (
            "French Defence Minister Sebastien Lecornu, Moldovan Defence Minister Anatolie Nosatii and Romanian Defence \
             Minister Angel Tilvar met in Paris.",
            &["CONSULT FRAGOV+MDAGOV+ROUGOV > "],
        ),
        (
            "The Hungarian prime minister, Viktor Orban, and French President Emmanuel Macron met in Paris.",
            &["CONSULT HUNGOV+FRAGOV > "],
        ),
    ]);
}

#[test]
fn what_several_own_is_of_each_of_them() {
    all_give(&[
        ("Latvia and Chile said their presidents met in Riga.", &["CONSULT LVAGOV+CHLGOV > "]),
        ("Kenya and Uganda said their troops attacked rebels in Goma.", &["ASSAULT KENMIL+UGAMIL > CODREB"]),
        ("Latvia said its president met in Riga.", &[]),
    ]);
}

#[test]
fn an_agreement_without_a_word_of_by_whom_is_that_of_those_who_met() {
    all_give(&[
        (
            "The Moldovan president and the Chilean premier spoke by phone. It was agreed to reopen the embassies.",
            &["CONSULT MDAGOV+CHLGOV > ", "AGREE MDAGOV+CHLGOV > "],
        ),
        (
            "During the talks between Norway and Chad, it was agreed to open consulates.",
            &["CONSULT NORGOV+TCDGOV > ", "AGREE NORGOV+TCDGOV > "],
        ),
        (
            "Norwegian Prime Minister Jonas Gahr Store and Chadian President Mahamat Deby met in Oslo. An agreement \
             was reached to expand trade.",
            &["CONSULT NORGOV+TCDGOV > ", "AGREE NORGOV+TCDGOV > "],
        ),
        ("Kenya faces drought. It was agreed to reopen the embassies.", &[]),
        (
            "Emmanuel Macron met with Olaf Scholz. Parliament sat on Monday. It was decided to free the man.",
            &["CONSULT FRAGOV+DEUGOV > "],
        ),
        ("Norway and Chad held talks. It was not agreed to open consulates.", &["CONSULT NORGOV+TCDGOV > "]),
    ]);
}

#[test]
fn he_in_a_statement_is_not_who_makes_it() {
    let statement = "Statement by President Joe Biden on the death of John Kamau";
    let sides = |body: &str| {
        let text = format!("{statement}\n\n{body}");
        let body_at = statement.len() + 2;
        let zones = [(ZoneKind::Title, 0..statement.len()), (ZoneKind::Body, body_at..text.len())];
        super::clauses::sides(&CODER.code(&article(&text, &zones, Some("2023-10-17"))).unwrap().events)
    };
    assert_eq!(sides("John Kamau was a friend. He criticised Serbia."), ["ACCUSE UNK > SRBGOV"]);
    assert_eq!(sides("I spoke to President Macron. He condemned Iran.")[1..], ["ACCUSE FRAGOV > IRNGOV"]);
}

#[test]
fn those_of_no_table_come_before_others() {
    all_give(&[
        ("Hamas fired rockets. ACME interrupted its relay. It praised the French president.", &[]),
        (
            "Kenya closed the border. It said it would expel Ugandan diplomats.",
            &["COERCE KENGOV > ", "THREATEN KENGOV > UGAGOV"],
        ),
        (
            "The foreign minister of Ghana spoke. The reforms are seen as useful, that is, they have helped the poor.",
            &[],
        ),
        ("French troops left Gao. They attacked rebels in Kidal.", &["RETREAT FRAMIL > ", "ASSAULT FRAMIL > MLIREB"]),
    ]);
}

#[test]
fn a_proposal_or_measure_is_that_of_whoever_made_it() {
    all_give(&[
        (
            "Hungary proposed a ceasefire. Turkey backed the initiative.",
            &["AGREE HUNGOV > ", "SUPPORT TURGOV > HUNGOV"],
        ),
        (
            "Kenya asked Uganda for gas. Uganda rejected the request.",
            &["REQUEST KENGOV > UGAGOV", "REJECT UGAGOV > KENGOV"],
        ),
        (
            "France called for a ceasefire. Germany supported the proposal by Egypt.",
            &["REQUEST FRAGOV > ", "SUPPORT DEUGOV > EGYGOV"],
        ),
        ("France called for a ceasefire. Germany discussed the proposal.", &["REQUEST FRAGOV > "]),
    ]);
}

#[test]
fn counterparts_are_never_ones_own() {
    all_give(&[
        (
            "Kenyan Foreign Minister Alfred Mutua met with Ugandan Foreign Minister Okello Oryem in Kampala. He held separate \
             meetings with his counterparts.",
            &["CONSULT KENGOV+UGAGOV > "],
        ),
        ("Viktor Orban met his Greek counterpart.", &["CONSULT HUNGOV+GRCGOV > "]),
    ]);
}

#[test]
fn a_name_that_somebody_bears_is_no_paper() {
    all_give(&[
        (
            "Kenyan presidential candidate David Reuters spoke on Monday. Reuters endorsed William Ruto.",
            &["SUPPORT KENPTY > KENGOV"],
        ),
        ("Reuters said Iran attacked Israel.", &["ASSAULT IRNGOV > ISRGOV"]),
    ]);
}

#[test]
fn parties_of_one_house_are_at_home_there_where_no_country_is_named() {
    all_give(&[
        ("Democrats criticized the president.", &["ACCUSE USAPTY > USAGOV"]),
        ("House Democrats urged the attorney general to resign.", &["REQUEST USAPTY > USAGOV"]),
        ("Ministers criticized the president.", &[]),
    ]);
}

#[test]
fn two_names_of_one_title_are_two_persons() {
    all_give(&[
        ("Foreign Ministers Lavrov and Fidan condemned Iran.", &["ACCUSE RUSGOV+TURGOV > IRNGOV"]),
        (
            "South Korean Foreign Minister Shin Haneul met with Japanese Foreign Minister Akiba Ichiro in Seoul. \
             Foreign Ministers Shin and Akiba condemned Iran.",
            &["CONSULT KORGOV+JPNGOV > ", "ACCUSE KORGOV+JPNGOV > IRNGOV"],
        ),
    ]);
}

#[test]
fn a_subject_that_the_tree_hangs_on_the_verb_before_is_the_next_verbs() {
    all_give(&[
        (
            "British Prime Minister Keir Starmer will leave, and France and Norway condemned Iran.",
            &["ACCUSE FRAGOV+NORGOV > IRNGOV"],
        ),
        ("France condemned Iran and urged Norway to wait.", &["ACCUSE FRAGOV > IRNGOV", "REQUEST FRAGOV > NORGOV"]),
    ]);
}

#[test]
fn whom_another_state_expels_says_nothing_of_whose_the_ministry_is() {
    all_give(&[
        ("The ministry said it would expel Russian diplomats.", &["THREATEN GOV > RUSGOV"]),
        (
            "Kenya closed the port. The ministry expelled Ugandan diplomats.",
            &["COERCE KENGOV > ", "SANCTION GOV > UGAGOV"],
        ),
    ]);
}

#[test]
fn the_title_of_a_readout_leaves_out_whose_it_is() {
    let title = "Meeting with Perm Region Governor Adam Lund";
    let text = format!("{title}\n\nThe region grows.");
    let zones = [(ZoneKind::Title, 0..title.len()), (ZoneKind::Body, title.len() + 2..text.len())];
    let whole = article(&text, &zones, Some("2023-10-17"));
    let of = |publisher: Option<&str>| {
        let published = crate::article::Article { publisher: publisher.map(str::to_owned), ..whole.clone() };
        super::clauses::sides(&CODER.code(&published).unwrap().events)
    };
    assert_eq!(of(Some("Kremlin.ru")), ["CONSULT RUSGOV+RUSGOV > "]);
    assert!(of(None).is_empty());
}
