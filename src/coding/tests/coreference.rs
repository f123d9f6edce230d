//! Whom pronouns, titles and descriptions take up. All texts are our own and published on Tuesday
//! 17 October 2023.

use super::{CODER, article};
use crate::coding::work::Work;
use crate::ontology::ZoneKind;
use jiff::civil::date;

/// Text, the words that take somebody up, and who that is: name or code, joined by `+`.
const TABLE: &[(&str, &[(&str, &str)])] = &[
    // Pronouns: the subject before others, the nearer sentence before the farther.
    ("Viktor Orban met Vladimir Putin in Sochi. He flew home on Monday.", &[("He", "Viktor Orbán")]),
    ("Olaf Scholz said he would call Giorgia Meloni.", &[("he", "Olaf Scholz")]),
    ("Giorgia Meloni met Emmanuel Macron. She praised him.", &[("She", "Giorgia Meloni"), ("him", "Emmanuel Macron")]),
    ("Viktor Orban told Vladimir Putin that his government wants gas.", &[("his government", "HUNGOV")]),
    ("Vladimir Putin left for Astana. His spokesman gave no details.", &[("His spokesman", "RUSGOV")]),
    ("Hamas rejected the offer. It released two captives.", &[("It", "Hamas")]),
    ("Norway signed the treaty. It has closed its ports.", &[("It", "Norway"), ("its", "Norway")]),
    ("French troops left Gao. They crossed the river at night.", &[("They", "FRAMIL")]),
    ("Kenya and Uganda signed the accord. They reopened the border.", &[("They", "Kenya+Uganda")]),
    // Titles and descriptions.
    (
        "Viktor Orban met Vladimir Putin. The Hungarian prime minister left early.",
        &[("Hungarian prime minister", "Viktor Orbán")],
    ),
    (
        "Joe Biden called Mette Frederiksen. The president thanked her.",
        &[("president", "Joe Biden"), ("her", "Mette Frederiksen")],
    ),
    (
        "Emmanuel Macron met Xi Jinping. The two leaders discussed trade.",
        &[("The two leaders", "Emmanuel Macron+Xi Jinping")],
    ),
    ("Emmanuel Macron met Xi Jinping. Both sides praised the talks.", &[("Both sides", "France+China")]),
    ("A former president met Joe Biden.", &[("former president", "ELI")]),
    ("Hezbollah fired on the hill. The group lost two men.", &[("The group", "Hezbollah")]),
    ("Al-Shabaab fought Kenya near the border. The country closed the crossing.", &[("The country", "Kenya")]),
    // Whose a role is.
    ("Police in Porto arrested a baker.", &[("Police", "PRTCOP")]),
    ("The mayor of Kyiv thanked the firemen.", &[("mayor", "UKRGOV")]),
    (
        "Peru closed the port. Peru sued the firm. Lima is calm, and Peru pays. The police searched the mine.",
        &[("police", "PERCOP")],
    ),
    // The first person in quotations.
    ("\"We hit them hard,\" the Houthi spokesman said.", &[("We", "Houthis")]),
    ("\"I will not sign,\" Viktor Orban said.", &[("I", "Viktor Orbán")]),
    ("\"Our troops stay,\" Volodymyr Zelensky said.", &[("Our troops", "UKRMIL")]),
    // Somebody whom no table knows.
    ("Ravi Menon, India's deputy foreign minister, flew to Oslo. Menon met the king.", &[("Menon", "INDGOV")]),
    ("Mr Orban spoke after Viktor Orban arrived.", &[("Mr Orban", "Viktor Orbán")]),
];

/// The mentions of a text after linking, as words and who they are.
fn linked(text: &str) -> Vec<(String, String)> {
    let whole = article(text, &[(ZoneKind::Body, 0..text.len())], Some("2023-10-17"));
    let mut work = Work::new(&CODER.settings);
    let Ok(lines) = CODER.lines(&whole, &mut work) else { return Vec::new() };
    let people = CODER.people(&whole, &lines);
    let day = date(2023, 10, 17);
    let mut found = Vec::new();
    for (line, (mentions, _)) in lines.iter().zip(CODER.linked(text, &lines, &people, day, people.focus())) {
        let sentence = &line.sentence;
        for mention in mentions {
            let who = mention.actor.iter().chain(&mention.also).map(|actor| {
                let who = actor.resolve(&CODER.names, day);
                who.name.clone().unwrap_or_else(|| who.code())
            });
            let who = who.collect::<Vec<_>>().join("+");
            found.push((text[sentence.bytes(&mention.tokens)].to_owned(), who));
        }
    }
    found
}

#[test]
fn words_take_up_whom_they_should() {
    let mut wrong = Vec::new();
    for (text, wanted) in TABLE {
        let found = linked(text);
        for (words, who) in *wanted {
            if !found.iter().rev().any(|(have, is)| have == words && is == who) {
                wrong.push(format!("{text}\n  want {words} = {who}\n  have {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {} wrong:\n{}", wrong.len(), TABLE.len(), wrong.join("\n"));
}

#[test]
fn an_empty_it_takes_up_nobody() {
    assert!(linked("Norway signed. It is clear that few knew.").iter().all(|(words, _)| words != "It"));
    assert!(linked("Norway signed. It seems that nobody knew.").iter().all(|(words, _)| words != "It"));
}
