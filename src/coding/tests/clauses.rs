//! Kinds of phrases and clauses around a trigger, in sentences of our own: heaps, clauses behind nouns, nobody named,
//! who is lent a subject.

use super::{article, code};
use crate::coding::{Coder, Settings};
use crate::event::{Class, Event};
use crate::lexicon::Source;
use crate::ontology::ZoneKind;

/// The main events, each as its type and sides.
pub(super) fn sides(events: &[Event]) -> Vec<String> {
    told(events, |event| event.class == Class::Main)
}

fn told(events: &[Event], which: impl Fn(&Event) -> bool) -> Vec<String> {
    let codes = |of: &[crate::event::Participant]| of.iter().map(|one| one.code.as_str()).collect::<Vec<_>>().join("+");
    let of = events.iter().filter(|event| which(event));
    of.map(|event| format!("{} {} > {}", event.event_type, codes(&event.actors), codes(&event.recipients))).collect()
}

pub(super) fn all_give(table: &[(&str, &[&str])]) {
    for (sentence, expected) in table {
        assert_eq!(sides(&code(sentence)), *expected, "{sentence}");
    }
}

/// The same of events of every class.
pub(super) fn all_tell(table: &[(&str, &[&str])]) {
    for (sentence, expected) in table {
        assert_eq!(told(&code(sentence), |_| true), *expected, "{sentence}");
    }
}

#[test]
fn event_nouns_without_an_author_happen_or_leave_their_words_to_the_verb() {
    all_give(&[
        ("An attack killed five soldiers.", &["ASSAULT UAF > MIL"]),
        ("A car bomb exploded in Lahore.", &["ASSAULT UAF > PAK"]),
        ("An ambush killed seven Nigerian soldiers near Maiduguri.", &["ASSAULT UAF > NGAMIL"]),
        ("The Russian attack killed four people in Kherson.", &["ASSAULT RUS > UKRCVL"]),
        ("A missile struck a coal plant in Ukraine.", &["ASSAULT UAF > "]),
        ("A wave of attacks hit police stations in Balochistan.", &["ASSAULT UAF > PAKCOP"]),
        ("The strike, the third this week, drew condemnation.", &[]),
        ("A gas explosion killed five people in Kabul.", &[]),
        ("A heart attack killed the singer in Paris.", &[]),
    ]);
}

#[test]
fn patterns_pass_heaps_numbers_and_joined_nouns() {
    all_give(&[
        ("The EU imposed a raft of sanctions on Iran.", &["SANCTION EUR > IRNGOV"]),
        ("Iran and Oman held a series of talks.", &["CONSULT IRNGOV+OMNGOV > "]),
        ("China imposed a new round of tariffs on Canada.", &["SANCTION CHNGOV > CANGOV"]),
        ("Iran fired hundreds of ballistic missiles at Israel.", &["ASSAULT IRNGOV > ISRGOV"]),
        ("Germany sent dozens of tanks to Ukraine.", &["AID DEUGOV > UKRGOV"]),
        ("Tens of thousands of Serbians marched against the government.", &["PROTEST SRBCVL > SRBGOV"]),
        ("The minister signed hundreds of copies of his novel.", &[]),
        ("He held a series of paintings of Russia.", &[]),
        ("The museum sent dozens of paintings to Japan.", &[]),
        ("A series of novels about Russia won prizes.", &[]),
    ]);
}

#[test]
fn the_noun_of_a_pattern_may_stand_before_the_clause_that_acts_on_it() {
    all_give(&[
        ("The tariffs imposed by China on Australia were lifted.", &["SANCTION CHNGOV > AUSGOV"]),
        ("The talks held by Russia and Turkey on Monday lasted two hours.", &["CONSULT RUSGOV+TURGOV > "]),
        ("The measures that Berlin has imposed on Iran will remain.", &["SANCTION DEUGOV > IRNGOV"]),
        ("The ultimatum issued by Niger to France expires on Sunday.", &["THREATEN NERGOV > FRAGOV"]),
        ("The tanks supplied by Poland to Ukraine broke down.", &["AID POLGOV > UKRGOV"]),
        ("The statement spoke of Lula, who condemned Israel.", &["ACCUSE BRAGOV > ISRGOV"]),
        ("The prices imposed by the market on farmers fell.", &[]),
        ("The photographs taken by the minister were shown in Rome.", &[]),
        ("The talks held by the bank lasted an hour.", &[]),
        ("The bag sent by the shop to Peru was lost.", &[]),
    ]);
}

#[test]
fn passives_need_nobody_named() {
    all_give(&[
        ("The Slovak prime minister was shot outside a hall.", &["ASSAULT UAF > SVKGOV"]),
        ("A Turkish journalist was stabbed in Istanbul.", &["ASSAULT UAF > TURJRN"]),
        ("Two Iranian generals were blacklisted.", &["SANCTION UAF > IRNMIL"]),
        ("The Russian embassy was ordered to close.", &["COERCE UAF > RUSGOV"]),
        ("The Hungarian judge was suspended.", &["SANCTION UAF > HUNJUD"]),
        ("The Iranian ambassador was summoned.", &[]),
        ("The shop was closed on Monday.", &[]),
        ("The Polish president was beaten in the election.", &[]),
        ("The Italian singer was shot for a magazine.", &[]),
        ("The Spanish king was received in Rabat.", &[]),
    ]);
}

#[test]
fn bystanders_and_sources_do_not_act() {
    all_give(&[
        (
            "Italy demanded answers after a rocket attack in Lebanon wounded five.",
            &["REQUEST ITAGOV > ", "ASSAULT UAF > LBNCVL"],
        ),
        (
            "Germany opened an inquiry after a drone strike in Syria killed nine.",
            &["ACCUSE DEUGOV > ", "ASSAULT UAF > SYRCVL"],
        ),
        ("Four Ukrainian soldiers were tortured at the hands of Russian troops.", &["ASSAULT RUSMIL > UKRMIL"]),
        ("According to Russia, the rockets struck near the base.", &["ASSAULT UAF > "]),
        ("A Russian drone strike killed nine in Kharkiv.", &["ASSAULT RUSMIL > UKRCVL"]),
        ("No Coalition troops were injured.", &[]),
        ("France imposed no sanctions on Niger.", &[]),
        ("No fewer than nine Nigerian soldiers were killed by Boko Haram.", &["ASSAULT NGAREB > NGAMIL"]),
        ("Egypt and Israel acted according to the treaty.", &[]),
    ]);
}

#[test]
fn gerunds_take_the_subject_of_what_they_stand_beside() {
    all_give(&[
        ("Spain joined Ireland in condemning Israel.", &["ACCUSE ESPGOV > ISRGOV"]),
        ("Latvia followed Estonia in expelling Russian diplomats.", &["SANCTION LVAGOV > RUSGOV"]),
        ("India was blunt in accusing Pakistan of arming militants.", &["ACCUSE INDGOV > PAKGOV"]),
        ("Brazil sent a note rejecting the demands of the United States.", &["REJECT BRAGOV > USAGOV"]),
        ("Norway published a note demanding the withdrawal of Russian troops.", &["REQUEST NORGOV > RUSMIL"]),
        ("Mexico wrote a letter urging Canada to open the border.", &["REQUEST MEXGOV > CANGOV"]),
        ("Peru did not join Chile in condemning Venezuela.", &[]),
        ("Finland may join Sweden in condemning Russia.", &[]),
        ("Israel has experience in bombing Iran.", &[]),
        ("Chad read a report condemning the attack.", &[]),
    ]);
}

#[test]
fn the_subject_may_be_who_is_acted_on() {
    let entry = "[[trigger]]\nid = \"draws\"\nverb = \"draw|face\"\ntail = \"~ criticism from\"\nframe = \"undergo\"\n\
        type = \"ACCUSE\"\ncameo = [\"111\"]\nto = [\"from\"]\nrequire = [\"official\"]\n\
        fires = \"Chad drew criticism from Mali.\"\nsilent = \"Rain drew no criticism.\"\n";
    let overlay = [Source { name: "mine/triggers.toml", bytes: entry.as_bytes() }];
    let coder = Coder::with_overlays(&overlay, Settings::default()).unwrap();
    let code = |text: &str| {
        let whole = article(text, &[(ZoneKind::Body, 0..text.len())], Some("2023-10-17"));
        sides(&coder.code(&whole).unwrap().events)
    };
    assert_eq!(code("Hungary drew sharp criticism from Germany."), ["ACCUSE DEUGOV > HUNGOV"]);
    assert_eq!(code("Turkey continued to face criticism from Germany."), ["ACCUSE DEUGOV > TURGOV"]);
    assert_eq!(code("The film drew criticism from reviewers."), Vec::<String>::new());
}
