//! The other side of what is said: whoever is asked, refused or spoken of, and not whoever a phrase only mentions.

use super::clauses::all_give;

#[test]
fn what_a_clause_inside_of_a_phrase_mentions_is_no_side() {
    all_give(&[
        (
            "Ghana rejected a request to stop the construction of a dam that feeds the farms of Togo.",
            &["REJECT GHAGOV > "],
        ),
        ("Kenyan protesters called for more schools after four women fell ill.", &["REQUEST KENCVL > "]),
        ("Norway rejected the treaty of Togo.", &["REJECT NORGOV > TGOGOV"]),
    ]);
}

#[test]
fn whoever_has_somebody_is_asked_to_let_him_go() {
    all_give(&[
        ("Kenya requested the extradition of businessman Paul Odera from Norway.", &["REQUEST KENGOV > NORGOV"]),
        ("Norway demands the release of two sailors from Togo.", &["REQUEST NORGOV > TGOGOV"]),
    ]);
}

#[test]
fn a_state_before_the_noun_of_a_refusal_is_refused() {
    all_give(&[
        ("Norway denied the Kenyan claims.", &["REJECT NORGOV > KEN"]),
        ("Norway denies Kenya's claims.", &["REJECT NORGOV > KENGOV"]),
        ("Kenyan lawmakers overrode the veto of President William Ruto.", &["REJECT KENLEG > KENGOV"]),
    ]);
}

#[test]
fn a_government_and_its_enemy_are_two_sides() {
    all_give(&[
        ("The government of Kenya and Al-Shabaab called off peace talks.", &["REJECT KENGOV+SOMREB > "]),
        ("Togo's president extended his ceasefire with Ghana.", &["CONCEDE TGOGOV > GHAGOV"]),
    ]);
}

#[test]
fn two_states_may_share_their_last_word() {
    all_give(&[
        ("North and South Korea agree to hold talks.", &["AGREE PRKGOV+KORGOV > "]),
        ("Norway met with envoys of South Korea.", &["CONSULT NORGOV+KORGOV > "]),
    ]);
}

#[test]
fn money_is_nobody() {
    all_give(&[("Chile pledges US$50 million to help build schools in Peru.", &["AGREE CHLGOV > PERGOV"])]);
}
