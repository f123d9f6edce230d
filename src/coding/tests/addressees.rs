//! Whom words are meant for, in sentences of our own: the other side of a talk, who did what is condemned, the state behind
//! a name.

use super::clauses::all_give;

#[test]
fn what_one_side_of_a_talk_says_is_meant_for_the_other() {
    all_give(&[
        (
            "Norway's prime minister met with Chile's president in Oslo. The prime minister promised to hold further talks.",
            &["CONSULT NORGOV+CHLGOV > ", "AGREE NORGOV > CHLGOV"],
        ),
        (
            "Kenyan President William Ruto spoke with Emmanuel Macron on Monday. Ruto asked for help.",
            &["CONSULT KENGOV+FRAGOV > ", "REQUEST KENGOV > FRAGOV"],
        ),
        // Somebody else is spoken of.
        (
            "Kenyan President William Ruto spoke with Emmanuel Macron on Monday. Ruto promised to mend the roads of Sudan.",
            &["CONSULT KENGOV+FRAGOV > ", "AGREE KENGOV > "],
        ),
        // Three talk.
        (
            "Norway's prime minister met with Chile's president and Peru's president in Oslo. The prime minister promised \
             to hold further talks.",
            &["CONSULT NORGOV+CHLGOV+PERGOV > ", "AGREE NORGOV > "],
        ),
    ]);
}

#[test]
fn the_state_behind_a_name_is_whose_it_is() {
    all_give(&[
        (
            "William Ruto met with Prime Minister Karim al-Darwi of Jordan. The Prime Minister condemned Sudan.",
            &["CONSULT KENGOV+JORGOV > ", "ACCUSE JORGOV > SDNGOV"],
        ),
        ("William Ruto met with Prime Minister Karim Dia’ al-Darwi of Jordan.", &["CONSULT KENGOV+JORGOV > "]),
        (
            "William Ruto met with Paul Berger, diplomatic adviser to the President of France.",
            &["CONSULT KENGOV+FRAGOV > "],
        ),
    ]);
}

#[test]
fn whom_a_deed_befell_is_not_who_is_judged() {
    all_give(&[
        ("Norway condemned the attack on Israel.", &["ACCUSE NORGOV > "]),
        ("Norway condemned the arrest of two Kenyan lawmakers.", &["ACCUSE NORGOV > "]),
        ("Norway condemned the arrest of two Kenyan lawmakers by Togo.", &["ACCUSE NORGOV > TGOGOV"]),
        ("China criticised the sanctions against Iran.", &["ACCUSE CHNGOV > "]),
        ("China criticised the US sanctions against Iran.", &["ACCUSE CHNGOV > USAGOV"]),
        ("Norway launched a lawsuit against Benin.", &["ACCUSE NORGOV > BENGOV"]),
    ]);
}

#[test]
fn a_formula_parts_a_verb_from_whom_it_judges() {
    all_give(&[
        (
            "Norway condemns, in the strongest possible terms, Togo's war against Benin.",
            &["ACCUSE NORGOV > TGOGOV", "ASSAULT TGOGOV > BENGOV"],
        ),
        ("Norway condemned, in a letter to the council, the Togolese raid.", &["ACCUSE NORGOV > TGO"]),
        ("Norway condemned in the strongest terms the Togolese raid.", &["ACCUSE NORGOV > TGO"]),
        ("Norway spoke in terms of peace.", &[]),
    ]);
}

#[test]
fn works_with_a_name_are_nobody_and_goods_are_somebodys() {
    all_give(&[
        (
            "Norway reaffirmed its commitment to the Strategic Framework Agreement with Iraq.",
            &["AGREE NORGOV > IRQGOV"],
        ),
        ("China promised to buy more Chilean copper.", &["AGREE CHNGOV > CHL"]),
        ("China promised to buy more copper.", &["AGREE CHNGOV > "]),
        ("Emmanuel Macron called for NATO action to end the war.", &["REQUEST FRAGOV > IGO"]),
    ]);
}

#[test]
fn owners_apposed_names_and_people_of_a_place_find_their_side() {
    all_give(&[
        ("Joe Biden promised to continue U.S. support for Lebanon's army.", &["AGREE USAGOV > LBNMIL"]),
        ("Norway praised those in Iran who speak out.", &["SUPPORT NORGOV > IRNCVL"]),
        ("China arrested two Danish teachers—Ann Kov and Peter Spa—on Monday.", &["COERCE CHNGOV > DNKEDU"]),
        ("Ghana convened a meeting in Paris with Kenya and Togo.", &["CONSULT GHAGOV+KENGOV+TGOGOV > "]),
    ]);
}

#[test]
fn whoever_comes_with_somebody_serves_the_same_state() {
    all_give(&[
        (
            "Norway's prime minister met with Kenyan President William Ruto and other senior officials in Oslo.",
            &["CONSULT NORGOV+KENGOV+KENGOV > "],
        ),
        (
            "Norway welcomed Kenya's foreign minister and an accompanying delegation.",
            &["SUPPORT NORGOV > KENGOV+KENGOV"],
        ),
    ]);
}

#[test]
fn what_and_joins_shares_a_state_or_a_name() {
    all_give(&[
        ("Norway thanked the government and people of Ghana.", &["SUPPORT NORGOV > GHAGOV+GHACVL"]),
        (
            "Norway's premier met with Vice President Yemi Obi, Foreign Minister Ann Ade and other senior Nigerian officials.",
            &["CONSULT NORGOV+NGAGOV+NGAGOV+NGAGOV > "],
        ),
        ("Norway's premier met with Amir Karim bin Rashid Al Noor of Qatar.", &["CONSULT NORGOV+QATGOV > "]),
        (
            "Norway's premier met with Amir Karim bin Rashid Al Noor of Qatar. The premier thanked Amir Karim.",
            &["CONSULT NORGOV+QATGOV > ", "SUPPORT NORGOV > QATGOV"],
        ),
        // Two persons of two states.
        ("Norway thanked Ghana and Prime Minister Ann Ade of Benin.", &["SUPPORT NORGOV > GHAGOV+BENGOV"]),
    ]);
}

#[test]
fn what_somebody_suffered_was_done_by_another() {
    all_give(&[
        (
            "Togo detained two Danish teachers. Norway condemned their unlawful detention.",
            &["COERCE TGOGOV > DNKEDU", "ACCUSE NORGOV > TGOGOV"],
        ),
        ("Norway condemned their detention.", &["ACCUSE NORGOV > "]),
    ]);
}

#[test]
fn of_a_visit_the_guest_is_the_actor() {
    all_give(&[
        ("Kenyan President William Ruto hosted Emmanuel Macron in Nairobi.", &["CONSULT FRAGOV > KENGOV"]),
        ("Emmanuel Macron visited Kenya.", &["CONSULT FRAGOV > KENGOV"]),
    ]);
}

#[test]
fn joined_owners_own_what_and_joins_to_them() {
    all_give(&[(
        "The UN Security Council urged the Sudanese army and its supporters to stay calm.",
        &["REQUEST UNO > SDNMIL+SDNCVL"],
    )]);
}
