//! What is said by being done or not done: wishes that are thanks, vows that are charges, words of those who met that nobody is
//! named for, statements without an author, conditions that are demands.

use super::clauses::all_give;
use super::voices::coded;

#[test]
fn wanting_to_thank_is_thanking() {
    all_give(&[
        ("Kenyan President William Ruto said he wanted to thank Uganda.", &["SUPPORT KENGOV > UGAGOV"]),
        ("\"I would like to congratulate Uganda,\" Kenyan President William Ruto said.", &["SUPPORT KENGOV > UGAGOV"]),
        ("Kenyan President William Ruto did not want to thank Uganda.", &[]),
        ("Kenyan President William Ruto wants to visit Uganda.", &[]),
    ]);
}

#[test]
fn vows_to_charge_or_refuse_are_these() {
    all_give(&[
        ("Kenyan opposition leader Raila Odinga promised to contest the outcome in court.", &["ACCUSE KENOPP > "]),
        ("Kenya pledged to sue Uganda.", &["ACCUSE KENGOV > UGAGOV"]),
        ("Kenya pledged to help Uganda.", &["AGREE KENGOV > UGAGOV"]),
        ("Kenya will never recognise the outcome of the referendum.", &["REJECT KENGOV > "]),
    ]);
}

#[test]
fn statements_call_finds_and_criticism_comes_from() {
    all_give(&[
        ("Kenya issued a statement calling Uganda's plan illegal.", &["ACCUSE KENGOV > UGAGOV"]),
        ("Kenya found the Ugandan demand unacceptable.", &["ACCUSE KENGOV > UGA"]),
        ("The summit opened amid criticism from Kenya of the Ugandan government.", &["ACCUSE KENGOV > UGAGOV"]),
        ("Kenyan lawmakers claimed that the thugs were hired by the Ugandan government.", &["ACCUSE KENLEG > UGAGOV"]),
        ("Kenyan lawmakers claimed that the band was hired by the choir.", &[]),
    ]);
}

#[test]
fn conditions_are_demands() {
    all_give(&[
        ("Kenya said that peace is possible only if Uganda withdraws its troops.", &["REQUEST KENGOV > UGAGOV"]),
        (
            "\"It is essential that Uganda release the men. It is late,\" Kenyan President William Ruto said.",
            &["REQUEST KENGOV > UGAGOV"],
        ),
        ("Kenya said that it is possible if Uganda waits.", &[]),
    ]);
}

#[test]
fn what_was_stressed_the_last_speaker_stressed() {
    let read = |text: &str| coded("The Courier", "Call", text);
    let met = "Vladimir Putin had a telephone conversation with Emmanuel Macron. ";
    let held =
        read(&format!("{met}Vladimir Putin spoke of the war. It was stressed that Kiev must lay down its arms."));
    assert!(held.contains(&"REQUEST RUSGOV > UKRGOV".to_owned()), "{held:?}");
    let alone = read("It was stressed that Kiev must lay down its arms.");
    assert_eq!(alone, Vec::<String>::new());
}

#[test]
fn a_statement_speaks_for_whom_it_opens_with() {
    let read = |text: &str| coded("", "Attack in Mosul", text);
    let first = read("The United States strongly condemns the attack. We urge all parties to stop the war.");
    assert!(first.contains(&"REQUEST USAGOV > ".to_owned()), "{first:?}");
    let told = read("The United States condemned the attack. Nobody was hurt. We urge all parties to stop the war.");
    assert!(!told.iter().any(|line| line.starts_with("REQUEST")), "{told:?}");
}

#[test]
fn who_adopts_a_resolution_condemns_by_it() {
    all_give(&[(
        "The Norwegian parliament adopted a resolution which condemned the shelling of Kharkiv by Russia.",
        &["ACCUSE NORLEG > RUSGOV"],
    )]);
}
