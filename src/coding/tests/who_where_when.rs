//! Days, places and countries by kind, in sentences of our own, published on Tuesday 17 October 2023.

use super::{code, lines};

/// A text, and the lines of its events.
const TABLE: &[(&str, &[&str])] = &[
    // What the parties of a meeting say to each other is said on its day.
    (
        "President Emmanuel Macron met Prime Minister Fumio Kishida in Paris on Monday. Macron thanked Japan for its help.",
        &["main CONSULT FRAGOV+JPNGOV >  @ Paris 2023-10-16", "main SUPPORT FRAGOV > JPNGOV @ - 2023-10-16"],
    ),
    (
        "President Emmanuel Macron met Prime Minister Fumio Kishida in Paris on Monday. Macron has thanked Japan for its help.",
        &["main CONSULT FRAGOV+JPNGOV >  @ Paris 2023-10-16", "main SUPPORT FRAGOV > JPNGOV @ - -"],
    ),
    // A time that dates something else.
    ("The Senate of Chile rejected a 2019 accord with Spain.", &["main REJECT CHLLEG > ESPGOV @ - -"]),
    ("Germany condemned Monday's attack on Odesa.", &["main ACCUSE DEUGOV >  @ - -"]),
    ("After Monday's vote, Germany condemned Hungary.", &["main ACCUSE DEUGOV > HUNGOV @ - -"]),
    ("The minister urged Iran to halt attacks by Friday.", &["main REQUEST GOV > IRNGOV @ - -"]),
    ("The minister has urged Iran to hold talks on Monday.", &["main REQUEST GOV > IRNGOV @ - -"]),
    // Where it happened, and what was only spoken of.
    (
        "The leaders of Kenya and Uganda met in Nairobi on Monday and discussed the war in Sudan.",
        &["main CONSULT KENGOV+UGAGOV >  @ Nairobi 2023-10-16"],
    ),
    (
        "Gunmen killed nine worshippers in Jamia Mosque on Monday.",
        &["main ASSAULT UAF > CVL @ Jamia Mosque 2023-10-16"],
    ),
    ("Gunmen opened fire at Birmingham Airport.", &["main ASSAULT UAF > GBR @ Birmingham -"]),
    ("Monday's Odesa drone attack by Russia killed nine people.", &["main ASSAULT RUSGOV > UKRCVL @ Odesa 2023-10-16"]),
    (
        "U.S. Deputy Secretary of State Dr. Jane Holt met with Kenyan officials in Malta on Monday.",
        &["main CONSULT USAGOV+KENGOV >  @ Malta 2023-10-16"],
    ),
    // A visit is where it goes to, and what is done on it there; an aim or brackets are elsewhere.
    (
        "Togolese President Faure Gnassingbe visited Chad on Monday.",
        &["main CONSULT TGOGOV > TCDGOV @ Chad 2023-10-16"],
    ),
    ("The leaders of Kenya and Uganda met to discuss the war in Sudan.", &["main CONSULT KENGOV+UGAGOV >  @ - -"]),
    (
        "Thousands of protesters marched in Lome, urging the army to leave.",
        &["main PROTEST TGOCVL > TGOMIL @ Lome -", "main REQUEST TGOCVL > TGOMIL @ Lome -"],
    ),
    (
        "Islamist rebels killed two Togolese soldiers in the south of the country.",
        &["main ASSAULT TGOREB > TGOMIL @ Togo -"],
    ),
    (
        "Two French soldiers were killed after their vehicle hit a roadside bomb in Togo.",
        &["main ASSAULT UAF > FRAMIL @ Togo -"],
    ),
    ("Gunmen killed nine people in Kuluzu, Kanem Province, Chad.", &["main ASSAULT UAF > TCDCVL @ Chad -"]),
    // Two words of one blast; whoever is met on a visit that is planned.
    ("A bomb planted beneath a car exploded in Lome, killing two people.", &["main ASSAULT UAF > TGOCVL @ Lome -"]),
    (
        "Chadian Foreign Minister Mahamat Zene will visit Togo and meet with Prime Minister Victoire Dogbe.",
        &["main AGREE TCDGOV > TGOGOV @ - -"],
    ),
    // Whose somebody is.
    (
        "An Australian, Peter Holm, was arrested in Hanoi on Monday by Vietnamese police.",
        &["background COERCE VNMCOP > AUSCVL+AUSCVL @ Hanoi 2023-10-16"],
    ),
    ("Ukrainian troops attacked enemy forces near Kupiansk.", &["main ASSAULT UKRMIL > MIL @ Kupiansk -"]),
    ("WARSAW – Hungary condemned Russia on Monday.", &["main ACCUSE HUNGOV > RUSGOV @ - 2023-10-16"]),
    (
        "The Parliament of Iraq met. On Monday the lawmakers rejected an accord with Turkey.",
        &["main REJECT IRQLEG >  @ - 2023-10-16"],
    ),
];

#[test]
fn days_places_and_countries_are_read_by_kind() {
    let mut wrong = Vec::new();
    for (text, want) in TABLE {
        let have = lines(&code(text));
        if have != *want {
            wrong.push(format!("{text}\n  want {want:?}\n  have {have:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
