//! What is told as a fact in a place of its own: lists of deeds, attacks that others look on, deeds named after their
//! doers; who speaks by a text or by *according to*; refusals by negation; seats and names.

use super::clauses::all_give;
use crate::ontology::Mode;

#[test]
fn gerunds_list_what_was_done() {
    all_give(&[
        (
            "Norway took several steps, such as expelling Belarusian diplomats and freezing the assets of Belarusian banks.",
            &["SANCTION NORGOV > BLRGOV", "SANCTION NORGOV > BLRBUS"],
        ),
        ("Japan's achievements include expelling Belarusian diplomats.", &["SANCTION JPNGOV > BLRGOV"]),
        ("Norway may take steps, including expelling Belarusian diplomats.", &[]),
        ("Norway discussed steps such as expelling Belarusian diplomats.", &[]),
        ("The plan includes expelling Belarusian diplomats.", &[]),
    ]);
}

#[test]
fn who_speaks_by_according_to() {
    all_give(&[
        ("The Ugandan government must resign, according to Kenyan lawmaker Ali Were.", &["REQUEST KENLEG > UGAGOV"]),
        ("According to Kenyan lawmaker Ali Were, Uganda is undermining the treaty.", &["ACCUSE KENLEG > UGAGOV"]),
        ("Uganda has a good harvest, according to Kenyan lawmaker Ali Were.", &[]),
        ("Kenya must win the match, according to the coach.", &[]),
    ]);
}

#[test]
fn texts_speak_for_who_issued_them() {
    all_give(&[
        (
            "The Norwegian foreign ministry issued a statement on Friday. The statement called on the Belarusian government to free the prisoners.",
            &["REQUEST NORGOV > BLRGOV"],
        ),
        (
            "The European Parliament adopted a resolution. The resolution urges Belarus to change its law.",
            &["REQUEST EURLEG > BLRGOV"],
        ),
        ("A study found that coffee helps sleep. The study urged Norway to drink less.", &[]),
    ]);
}

#[test]
fn attacks_stand_as_facts_below_those_who_look_on_them() {
    all_give(&[
        ("Ministers discussed Mali's brutal invasion of Niger.", &["ASSAULT MLIGOV > NERGOV"]),
        ("The siege marked the start of a campaign of violence against the Tuareg rebels.", &["ASSAULT UAF > REB"]),
        (
            "Norway condemned Togo's arrest of three Kenyan lawmakers.",
            &["ACCUSE NORGOV > TGOGOV", "COERCE TGOGOV > KENLEG"],
        ),
        (
            "Norway mourned the killing of nine Kenyan soldiers by Malian rebels.",
            &["SUPPORT NORGOV > KENMIL", "ASSAULT MLIREB > KENMIL"],
        ),
        ("Norway condemned the arrest of three Kenyan lawmakers by Togo.", &["ACCUSE NORGOV > TGOGOV"]),
        ("Norway condemned the attack.", &["ACCUSE NORGOV > "]),
        ("Norway condemns any attack by Iran on Japan.", &["ACCUSE NORGOV > IRNGOV"]),
        ("Norway expressed fear of an attack by Iran on Japan.", &[]),
        ("Norway warned against any attack by Iran on Japan.", &[]),
        ("Norway discussed how to prevent an attack by Iran on Japan.", &[]),
    ]);
}

#[test]
fn deeds_are_named_after_their_doers() {
    all_give(&[
        ("A police search of the Norwegian minister's villa turned up cash.", &["COERCE NORCOP > NORGOV"]),
        ("A Malian army operation killed twelve rebels.", &["ASSAULT MLIMIL > REB"]),
        ("Twelve rebels were killed in a Malian army operation.", &["ASSAULT MLIMIL > REB"]),
        (
            "The detention of opposition leader Ann Otieno by Ugandan police angered lawyers.",
            &["COERCE UGACOP > UGAOPP"],
        ),
        ("The police raid comedy opened in Oslo.", &[]),
        ("The army operation to clear floodwater in Kenya continued.", &[]),
    ]);
}

#[test]
fn who_does_not_let_refuses() {
    all_give(&[
        ("Kenya did not allow the UN to visit the camp.", &["REJECT KENGOV > UNO"]),
        ("China has not recognised Kosovo.", &["REJECT CHNGOV > KOSGOV"]),
        // A standing rule is background.
        ("China does not allow rallies.", &[]),
        ("The Kenyan minister did not admit guilt.", &[]),
        ("The Kenyan envoy was denied a visa by Japan.", &["REJECT JPNGOV > KENGOV"]),
        (
            "The Norwegian ambassador was refused permission to leave by the Togolese authorities.",
            &["REJECT TGOGOV > NORGOV"],
        ),
        ("The law does not allow foreigners to vote in Kenya.", &[]),
    ]);
}

#[test]
fn duties_are_told_in_many_words() {
    all_give(&[
        ("Kenya has to stop the raids, Norway's foreign minister said.", &["REQUEST NORGOV > KENGOV"]),
        ("It is time for Kenya to choose, the Norwegian foreign minister said.", &["REQUEST NORGOV > KENGOV"]),
        ("The Norwegian minister said it was up to Kenya to stop the raids.", &["REQUEST NORGOV > KENGOV"]),
        ("\"Stop the raids,\" Norway's foreign minister told Kenya.", &["REQUEST NORGOV > KENGOV"]),
        (
            "\"Kenya must free the prisoners,\" said a statement by the Norwegian foreign ministry.",
            &["REQUEST NORGOV > KENGOV"],
        ),
        ("The Norwegian president said it was time for lunch.", &[]),
    ]);
}

#[test]
fn a_name_in_capitals_is_no_pronoun_and_a_seat_is_a_home() {
    all_give(&[
        ("The WHO condemned Iran.", &["ACCUSE UNO > IRNGOV"]),
        ("The Nairobi-based aid group sent doctors to Chad.", &["AID KENSOC > TCDGOV"]),
        ("The broad-based Kenyan party won seats.", &[]),
    ]);
}

#[test]
fn the_day_of_what_an_attack_did_is_its_own() {
    let day = |text: &str| super::code(text).into_iter().find_map(|event| Some(event.time?.start));
    assert_eq!(day("A Russian missile strike on Kharkiv killed four people on Monday.").as_deref(), Some("2023-10-16"));
    assert_eq!(day("The strike on Kharkiv drew condemnation on Monday.").as_deref(), None);
}

#[test]
fn two_passives_have_one_doer_and_a_reason_has_its_author() {
    all_give(&[
        (
            "Three Ugandan activists were detained and deported by Kenya on Monday.",
            &["COERCE KENGOV > UGACVL", "COERCE KENGOV > UGACVL"],
        ),
        (
            "Three Ugandan activists were detained on Monday and nine envoys were expelled by Kenya.",
            &["COERCE UAF > UGACVL", "SANCTION KENGOV > GOV"],
        ),
        ("Norway suspended aid over Togo's jailing of journalists.", &["SANCTION NORGOV > TGOGOV"]),
    ]);
}

#[test]
fn a_protest_that_turns_violent_is_a_riot() {
    let modes = |text: &str| super::code(text).into_iter().map(|event| event.modes).collect::<Vec<_>>();
    assert_eq!(modes("A protest in Nairobi turned violent on Monday."), [[Mode::Riot]]);
    assert_eq!(modes("A protest in Nairobi turned festive on Monday."), [[Mode::Demo]]);
}
