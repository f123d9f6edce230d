//! What courts and police do to somebody without anybody being named for it: deeds told with a charge or sentence, persons
//! who are held or found guilty; what crowds demand.

use super::clauses::{all_give, all_tell};

#[test]
fn a_deed_is_told_with_its_charge_or_sentence() {
    all_tell(&[
        (
            "A Ghanaian man is charged with the murder of a Togolese woman.",
            &["ACCUSE UAF > GHACVL", "ASSAULT GHACVL > TGOCVL"],
        ),
        (
            "Two Kenyan police officers were found guilty on Monday of raping a Chadian tourist.",
            &["SANCTION UAF > KENCOP", "ASSAULT KENCOP > TCDCVL"],
        ),
        ("A Ghanaian man pleaded guilty to killing a Togolese woman.", &["ASSAULT GHACVL > TGOCVL"]),
        ("Two Kenyan police officers were found not guilty of raping a Chadian tourist.", &[]),
        ("A Kenyan senator may be charged with the murder of a Chadian reporter.", &[]),
        ("A Kenyan driver was convicted of speeding.", &["SANCTION UAF > KENLAB"]),
    ]);
}

#[test]
fn whoever_is_held_or_charged_needs_no_state_beside_his_name() {
    all_tell(&[
        ("Kossi Sossou was arrested on Monday.", &["COERCE UAF > UNK"]),
        ("A suspect was arrested and charged with theft.", &["COERCE UAF > CRM", "ACCUSE UAF > CRM"]),
        ("Ties are strained by the detention of Kossi Sossou.", &["COERCE UAF > UNK"]),
        ("Kossi Sossou was criticised on Monday.", &[]),
        ("The arrest of the decay took years.", &[]),
    ]);
}

#[test]
fn what_a_crowd_demands_counts_where_a_protest_is_told() {
    all_give(&[
        ("Togolese supporters demanded early elections at a protest.", &["REQUEST TGOCVL > "]),
        ("Togolese supporters demanded early kick-offs.", &[]),
    ]);
}
