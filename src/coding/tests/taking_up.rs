//! Whom plurals, pronouns and nouns take up from what the article said before, in texts of our own.

use super::clauses::all_give;

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
            "Norwegian Prime Minister Jonas Gahr Store met Chadian President Mahamat Deby in Oslo. An agreement was \
             reached on fishing.",
            &["CONSULT NORGOV+TCDGOV > ", "AGREE NORGOV+TCDGOV > "],
        ),
        ("Kenya faces drought. It was agreed to reopen the embassies.", &[]),
        (
            "Norway and Chad held talks. It was not agreed to open consulates.",
            &["CONSULT NORGOV+TCDGOV > "],
        ),
    ]);
}
