use super::*;
use ZoneKind::{Body, Boilerplate, Caption, Correction, Teaser, Title};

/// The kinds of the zones and the text in each.
fn zoned(text: &str) -> Vec<(ZoneKind, &str)> {
    of(text, title_line(text)).into_iter().map(|zone| (zone.kind, &text[zone.range])).collect()
}

fn kinds(text: &str) -> Vec<ZoneKind> {
    zoned(text).into_iter().map(|(kind, _)| kind).collect()
}

const STORY: &str = "The president of Ruritania met the king of Elbonia in the harbour town of Strelsau on Monday.\n\n\
    They spoke about grain, the palace said in a statement, and agreed to meet again in the spring.";

#[test]
fn a_scraped_text_falls_into_its_zones() {
    let text = format!(
        "Rulers meet in Strelsau\n\n  \u{2022} Oops!\n    Something went wrong.\n  \u{2022} Oops!\n    Something went wrong.\n\n{STORY}\n\n\
         Read also: Elbonian minister flies to Kravonia\n\nWe\u{2019}ve been working hard to bring you news from Ruritania. \
         Consider supporting the Strelsau Courier."
    );
    let zones = zoned(&text);
    let wanted = [Title, Boilerplate, Boilerplate, Body, Teaser, Boilerplate];
    assert_eq!(zones.iter().map(|(kind, _)| *kind).collect::<Vec<_>>(), wanted);
    assert_eq!(zones[1].1, "  \u{2022} Oops!\n    Something went wrong.");
    assert_eq!(zones[3].1, STORY);
}

#[test]
fn a_paragraph_that_holds_such_words_stays_body() {
    let text = "Something went wrong with the count in three provinces, the electoral commission said on Tuesday.\n\n\
        The minister urged senators to consider supporting the bill, and the opposition asked for a donation ban.";
    assert_eq!(kinds(text), [Body]);
}

#[test]
fn captions_and_corrections_are_apart() {
    let text = format!(
        "Rulers meet\n\nFILE - The king of Elbonia waves in 2019.\n\n{STORY}\n\nCorrection: An earlier version of this story gave the wrong town."
    );
    assert_eq!(kinds(&text), [Title, Caption, Body, Correction]);
}

#[test]
fn a_heading_claims_the_links_below_it() {
    let text = format!(
        "Rulers meet\n\n{STORY}\n\nRelated articles\nGrain prices fall in Kravonia\nKing falls ill\n\nThe talks had been planned for a year, officials said."
    );
    assert_eq!(kinds(&text), [Title, Body, Teaser, Teaser, Teaser, Body]);
}

#[test]
fn menus_bylines_and_repeated_lines_are_furniture() {
    let text = format!(
        "Rulers meet\n\nHome | World | Sport\n\nBy Anna Sand\n\n12 May 2021\n\nTweet it\n\n{STORY}\n\nTweet it\n\nWorld\nSport\nCulture\nWeather"
    );
    assert_eq!(
        zoned(&text).into_iter().filter(|(kind, _)| *kind == Body).map(|(_, text)| text).collect::<Vec<_>>(),
        [STORY]
    );
}

#[test]
fn the_title_is_a_first_line_with_a_blank_line_below() {
    assert_eq!(title_line("Rulers meet\n\nThey met."), Some(0..11));
    assert_eq!(title_line("\n\nRulers meet \n \nThey met."), Some(2..13));
    assert_eq!(title_line("Rulers meet\nThey met."), None);
    assert_eq!(title_line("Rulers meet\n\n \n"), None);
    assert_eq!(title_line(STORY), None);
}

#[test]
fn zones_are_sorted_disjoint_and_at_characters() {
    let text = format!("\u{dc}ber\n\n{STORY}\u{e9}\n\n\u{2022} Pl\u{e4}y\n\nRead also: \u{fc}");
    let mut last = 0;
    for zone in of(&text, title_line(&text)) {
        assert!(zone.range.start >= last && zone.range.end > zone.range.start);
        assert!(text.get(zone.range.clone()).is_some());
        last = zone.range.end;
    }
}
