//! Who is heard: first persons of statements, quotations over several sentences, what is asked and judged in them, and
//! whom *they* and *the parties* take up after a meeting.

use super::{CODER, article};
use crate::event::{Class, Participant};
use crate::ontology::ZoneKind;

/// The main events of an article, one a line: type, actors, recipients.
pub(super) fn coded(publisher: &str, title: &str, text: &str) -> Vec<String> {
    let whole = format!("{title}\n\n{text}");
    let zones = [(ZoneKind::Title, 0..title.len()), (ZoneKind::Body, title.len() + 2..whole.len())];
    let mut read = article(&whole, &zones, Some("2023-10-17"));
    read.publisher = Some(publisher.to_owned());
    let codes = |of: &[Participant]| of.iter().map(|one| one.code.as_str()).collect::<Vec<_>>().join("+");
    let events = CODER.code(&read).unwrap().events;
    let main = events.iter().filter(|event| event.class == Class::Main);
    main.map(|event| format!("{} {} > {}", event.event_type, codes(&event.actors), codes(&event.recipients))).collect()
}

/// Each text with one of its events.
fn hold(table: &[(&str, &str, &str, &str)]) {
    let wrong: Vec<String> = table
        .iter()
        .map(|(publisher, title, text, wanted)| (coded(publisher, title, text), text, wanted))
        .filter(|(found, _, wanted)| !found.iter().any(|line| line == *wanted))
        .map(|(found, text, wanted)| format!("{text}\n  want {wanted}\n  have {found:?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn statements_speak_in_the_first_person() {
    const HOUSE: &str = "The White House";
    let ankara = "Statement by President Joe Biden on the Attack in Ankara";
    let baku = "Minister Ellwood said:\n\nI urge the Iraqi government to carry out the deal.";
    let label = "Vladimir Putin: Good afternoon. I thank President Lukashenko for his help.";
    hold(&[
        (HOUSE, ankara, "I condemn the attack of Iran on the base.", "ACCUSE USAGOV > IRNGOV"),
        (
            HOUSE,
            "Statement by Vice President Kamala Harris on Her Trip",
            "I will attend the Oslo Conference on Chad.",
            "AGREE USAGOV > ",
        ),
        (HOUSE, ankara, "It was cruel. We stand with Turkey.", "SUPPORT USAGOV > TURGOV"),
        (
            "UK Government",
            "Foreign Secretary statement on Sudan",
            "We condemn the Sudanese army.",
            "ACCUSE GBRGOV > SDNMIL",
        ),
        ("UK Government", "Minister in Baku", baku, "REQUEST GBRGOV > IRQGOV"),
        ("US State Department", "Arrests", "We thank Norway for its support.", "SUPPORT USAGOV > NORGOV"),
        ("Kremlin.ru", "Meeting with ministers", label, "SUPPORT RUSGOV > BLRGOV"),
        (
            HOUSE,
            "Joint Statement by President Joe Biden and Prime Minister Fumio Kishida",
            "We urge China to help.",
            "REQUEST USAGOV+JPNGOV > CHNGOV",
        ),
    ]);
}

#[test]
fn papers_questions_and_vows_to_nobody_stay_silent() {
    for (publisher, title, text) in [
        ("Reuters", "War news", "We urge Iran to stop the war."),
        ("US State Department", "Briefing", "QUESTION: We condemn Israel."),
        ("The White House", "Statement by President Biden", "We are committed to excellence."),
        ("The White House", "Statement by President Biden", "We urge all adults to get their booster shots."),
    ] {
        assert_eq!(coded(publisher, title, text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_quotation_keeps_its_speaker_and_asks_and_judges() {
    let paper = |text, wanted| ("Reuters", "News", text, wanted);
    hold(&[
        paper("Emmanuel Macron said: \"I condemn the coup. We urge Niger to free him.\"", "REQUEST FRAGOV > NERGOV"),
        paper(
            "\"Hungary has betrayed us. It was sad,\" Polish Foreign Minister Radoslaw Sikorski said.",
            "ACCUSE POLGOV > HUNGOV",
        ),
        paper(
            "\"The Syrian regime must let them in. They wait,\" British Foreign Secretary David Cameron said.",
            "REQUEST GBRGOV > SYRGOV",
        ),
        paper(
            "\"It is unacceptable that Russia shields it,\" British Foreign Secretary David Cameron said.",
            "ACCUSE GBRGOV > RUSGOV",
        ),
        paper(
            "Olaf Scholz met reporters. \"Russia must withdraw its troops. It is late,\" he said.",
            "REQUEST DEUGOV > RUSGOV",
        ),
        paper(
            "\"Serbia needs to recognise Kosovo,\" German Foreign Minister Annalena Baerbock continued.",
            "REQUEST DEUGOV > SRBGOV",
        ),
        paper(
            "\"Israel has to end the blockade. It is late,\" Recep Tayyip Erdogan told reporters.",
            "REQUEST TURGOV > ISRGOV",
        ),
    ]);
}

#[test]
fn nobody_known_and_nobody_asked_say_nothing() {
    for text in [
        "Emmanuel Macron said nothing. \"Niger is a dictatorship. It is late,\" said a baker.",
        "\"We must do more. It is late,\" Emmanuel Macron said.",
        "\"Our players must train harder. It is late,\" coach Jose Mourinho said.",
        "The board measured 5\" by 7\". Iran must stop, said the poster. France should act.",
        "\"If Iran must pay, it is absurd. It is late,\" Emmanuel Macron said.",
    ] {
        assert_eq!(coded("Reuters", "News", text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn those_who_met_act_together() {
    let paper = |text, wanted| ("Reuters", "News", text, wanted);
    hold(&[
        paper(
            "The foreign ministers of Egypt, Greece and Cyprus met in Cairo. They condemned Turkey.",
            "ACCUSE EGYGOV+GRCGOV+CYPGOV > TURGOV",
        ),
        paper(
            "Japan, South Korea and the Philippines held talks. They condemned North Korea.",
            "ACCUSE JPNGOV+KORGOV+PHLGOV > PRKGOV",
        ),
        paper("Joe Biden met Fumio Kishida. Both agreed to deploy missiles.", "AGREE USAGOV+JPNGOV > "),
        paper("Vladimir Putin met Ilham Aliyev. The parties agreed to cooperate.", "AGREE RUSGOV+AZEGOV > "),
        paper(
            "Vladimir Putin will hold talks with Ilham Aliyev. The parties condemned Armenia.",
            "ACCUSE RUSGOV+AZEGOV > ARMGOV",
        ),
        paper(
            "Joe Biden spoke with Xi Jinping. He thanked him for the help of Britain. They condemned Iran.",
            "ACCUSE USAGOV+CHNGOV > IRNGOV",
        ),
    ]);
    let free = coded("Reuters", "News", "The parties in parliament agreed on a budget.");
    assert_eq!(free, Vec::<String>::new());
}
