//! Sides and acts that are easily taken for one: two speeches, two bodies of a state, in sentences of our own.

use super::clauses::all_give;

#[test]
fn two_speeches_of_one_kind_are_two_where_they_share_no_word_of_what_for() {
    all_give(&[
        (
            "Kenya thanked Japan for the vaccines. Later in the day Kenya thanked Japan for the loans.",
            &["SUPPORT KENGOV > JPNGOV", "SUPPORT KENGOV > JPNGOV"],
        ),
        (
            "The Kenyan minister welcomed Togo's reform of its courts. He welcomed Togo's decision to join the treaty.",
            &["SUPPORT KENGOV > TGOGOV", "SUPPORT KENGOV > TGOGOV"],
        ),
        ("Kenya praised Japan. Kenya praised Japan for the loans.", &["SUPPORT KENGOV > JPNGOV"]),
        ("Kenya condemned Uganda over the strike. Kenya condemned Uganda for the attack.", &["ACCUSE KENGOV > UGAGOV"]),
        (
            "Kenya urged Japan to release the fishermen. Kenya called on Japan to free the crew.",
            &["REQUEST KENGOV > JPNGOV"],
        ),
    ]);
}

#[test]
fn bodies_of_one_state_are_two_sides() {
    all_give(&[
        ("Pakistan's election commission ordered the government to hold the vote.", &["REQUEST PAKGOV > PAKGOV"]),
        ("The Kenyan central bank criticised the government.", &["ACCUSE KENGOV > KENGOV"]),
        ("Canadian premiers are pushing Ottawa to drop the carbon tax.", &["REQUEST CANGOV > CAN"]),
        ("The Kenyan government is committed to Kenya.", &["AGREE KENGOV > "]),
    ]);
}

#[test]
fn a_title_with_a_pronoun_takes_up_nobody() {
    all_give(&[(
        "President Macron confirmed unwavering French support for Jordan and His Majesty's leadership.",
        &["SUPPORT FRA > JORGOV"],
    )]);
}

#[test]
fn what_words_are_for_they_do() {
    all_give(&[
        ("Sweden's foreign minister issued a statement to condemn Iran's raid.", &["ACCUSE SWEGOV > IRNGOV"]),
        ("Sweden's foreign minister travelled home to condemn Iran's raid.", &[]),
    ]);
}

#[test]
fn a_request_is_answered_by_whom_it_was_meant_for() {
    all_give(&[
        (
            "Kenya asked Uganda to withdraw its troops, and Uganda agreed.",
            &["REQUEST KENGOV > UGAGOV", "AGREE UGAGOV > KENGOV"],
        ),
        ("Kenya asked Uganda to withdraw its troops, and experts agreed.", &["REQUEST KENGOV > UGAGOV"]),
    ]);
}

#[test]
fn what_an_official_says_will_be_done_he_orders() {
    all_give(&[
        ("Kenya's health minister said the border with Uganda would be closed.", &["THREATEN KENGOV > UGAGOV"]),
        ("A Kenyan analyst said the border with Uganda would be closed.", &[]),
    ]);
}

#[test]
fn people_of_the_same_state_are_praised_and_blamed() {
    all_give(&[
        ("\"Ruto is a steadfast friend,\" Kenyan lawmaker Kimani Ichungwah said.", &["SUPPORT KENLEG > KENGOV"]),
        ("\"President Ruto is a decent man,\" Kenyan lawmaker Kimani Ichungwah said.", &["SUPPORT KENLEG > KENGOV"]),
        (
            "Kenyan lawmaker Kimani Ichungwah said President Ruto was one of the most decent men.",
            &["SUPPORT KENLEG > KENGOV"],
        ),
        (
            "\"His record makes William Ruto an excellent choice,\" Kenyan lawmaker Kimani Ichungwah said.",
            &["SUPPORT KENLEG > KENGOV"],
        ),
        ("\"Our government is the best,\" Kenyan president William Ruto said.", &[]),
        ("\"President Ruto is one of seven candidates,\" Kenyan lawmaker Kimani Ichungwah said.", &[]),
    ]);
}

#[test]
fn talks_that_are_a_topic_date_nothing() {
    let text = "President William Ruto briefed President Yoweri Museveni on his talks with Paul Kagame on October 12. \
                William Ruto called for restraint.";
    let days: Vec<Option<String>> =
        super::code(text).into_iter().map(|event| event.time.map(|time| time.start)).collect();
    assert!(days.iter().all(Option::is_none), "{days:?}");
}
