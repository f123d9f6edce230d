//! What the author of a page says an element is for, in its class, id, role and item property.

use super::attributes::Attributes;
use super::tag::Tag;
use aho_corasick::{AhoCorasick, AhoCorasickKind};
use std::sync::LazyLock;

/// What an element is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Hint {
    /// Nothing is said.
    None,
    /// The body of the article.
    Body,
    /// A picture or its like; believed of elements with little text only.
    Media,
    /// Probably not the article; believed unless much of the page's text is in it.
    Weak,
    /// Surely not the article; believed unless nearly all of the page's text is in it.
    Strong,
}

/// Names and what they say.
const TABLE: &str = include_str!("hints.tsv");

/// Words before which a name says that something is there or not, and not that this is it.
const ABOUT: &[&str] = &["has", "no", "not", "with", "without", "is", "hide", "show", "enable", "js"];

/// A hint with the number of the word that gives it, so that a word can be disbelieved on a whole page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reading {
    /// What it is for.
    pub(super) hint: Hint,
    /// The word, below [`words`]; 0 for hints that no word gives.
    pub(super) word: usize,
}

/// Reads the hints of an element.
pub(super) fn of(tag: Tag, attributes: &str) -> Reading {
    let mut word = 0;
    let hint = read(tag, attributes, &mut word);
    Reading { hint, word }
}

fn read(tag: Tag, attributes: &str, word: &mut usize) -> Hint {
    let mut worst = Hint::None;
    let mut body = false;
    let mut name = String::new();
    for (key, value) in Attributes(attributes) {
        match key.len() {
            2 if key.eq_ignore_ascii_case("id") => {}
            5 if key.eq_ignore_ascii_case("class") => {}
            8 if key.eq_ignore_ascii_case("itemprop") || key.eq_ignore_ascii_case("property") => {}
            4 if key.eq_ignore_ascii_case("role") => worst = worst.max(role(value)),
            5 if key.eq_ignore_ascii_case("style") => worst = worst.max(style(value)),
            6 if key.eq_ignore_ascii_case("hidden") => worst = worst.max(Hint::Weak),
            11 if key.eq_ignore_ascii_case("aria-hidden") && value == "true" => worst = worst.max(Hint::Weak),
            14 if key.eq_ignore_ascii_case("data-component") => {}
            11 if key.eq_ignore_ascii_case("data-testid") || key.eq_ignore_ascii_case("data-module") => {}
            _ => continue,
        }
        if matches!(key.len(), 2 | 8 | 14 | 11) || key.eq_ignore_ascii_case("class") {
            for token in value.split_ascii_whitespace() {
                spaced(token, &mut name);
                let said = said(&name);
                body |= said.body;
                if said.hint > worst {
                    (worst, *word) = (said.hint, said.word);
                }
            }
        }
    }
    match tag {
        _ if body && worst < Hint::Strong => Hint::Body,
        Tag::Aside | Tag::Footer => worst.max(Hint::Strong),
        Tag::Form | Tag::Figcaption => worst.max(Hint::Weak),
        _ => worst,
    }
}

fn role(value: &str) -> Hint {
    match value {
        "navigation" | "banner" | "contentinfo" | "search" | "dialog" | "alertdialog" | "menu" | "menubar"
        | "tablist" => Hint::Strong,
        "complementary" | "form" | "toolbar" | "tooltip" | "button" | "listbox" | "status" => Hint::Weak,
        _ => Hint::None,
    }
}

fn style(value: &str) -> Hint {
    let value: String = value.chars().filter(|c| !c.is_whitespace()).collect();
    if value.contains("display:none") || value.contains("visibility:hidden") { Hint::Weak } else { Hint::None }
}

/// A name in lower case with `-` between its words: `storyBody` and `story_body` become `story-body`.
fn spaced(token: &str, name: &mut String) {
    name.clear();
    let mut lower_before = false;
    for c in token.chars() {
        if !c.is_ascii_alphanumeric() {
            if !name.ends_with('-') {
                name.push('-');
            }
            lower_before = false;
            continue;
        }
        if c.is_ascii_uppercase() && lower_before {
            name.push('-');
        }
        lower_before = c.is_ascii_lowercase();
        name.push(c.to_ascii_lowercase());
    }
}

/// The table with an automaton over its names.
#[derive(Debug)]
struct Names {
    hints: Vec<(&'static str, Hint)>,
    automaton: Option<AhoCorasick>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let rows = TABLE.lines().filter(|line| !line.starts_with('#') && !line.starts_with("name\t"));
    let hints: Vec<(&str, Hint)> = rows.filter_map(row).collect();
    let names = hints.iter().map(|(name, _)| *name);
    let automaton = AhoCorasick::builder().kind(Some(AhoCorasickKind::DFA)).build(names).ok();
    Names { hints, automaton }
});

fn row(line: &str) -> Option<(&str, Hint)> {
    let (name, hint) = line.split_once('\t')?;
    let hint = match hint {
        "body" => Hint::Body,
        "strong" => Hint::Strong,
        "weak" => Hint::Weak,
        "media" => Hint::Media,
        _ => return None,
    };
    Some((name, hint))
}

/// How many words there are, with 0 for none.
pub(super) fn words() -> usize {
    NAMES.hints.len() + 1
}

/// What one name says.
#[derive(Debug, Clone, Copy)]
struct Said {
    body: bool,
    hint: Hint,
    word: usize,
}

/// Looks a spaced name up, word by word; a number may follow, and a plural where a name has several
/// words.
fn said(name: &str) -> Said {
    let bytes = name.as_bytes();
    let mut said = Said { body: false, hint: Hint::None, word: 0 };
    let Some(automaton) = &NAMES.automaton else { return said };
    let about = name.split('-').next().is_some_and(|first| ABOUT.contains(&first));
    for found in automaton.find_overlapping_iter(name) {
        let (start, end, at) = (found.start(), found.end(), found.pattern().as_usize());
        let Some((known, hint)) = NAMES.hints.get(at) else { continue };
        let after = bytes.get(end);
        let plural = after == Some(&b's') && known.contains('-');
        let ends = plural || matches!(after, None | Some(b'-' | b'0'..=b'9'));
        if !ends || start > 0 && bytes[start - 1] != b'-' {
            continue;
        }
        if *hint == Hint::Body {
            said.body = true;
        } else if *hint > said.hint && !about {
            (said.hint, said.word) = (*hint, at + 1);
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    fn div(attributes: &str) -> Hint {
        of(Tag::Div, attributes).hint
    }

    #[test]
    fn names_are_read_word_by_word() {
        assert_eq!(div("class='storyBody__inner'"), Hint::Body);
        assert_eq!(div("itemprop=articleBody"), Hint::Body);
        assert_eq!(div("class=\"c-article__related-links\""), Hint::Strong);
        assert_eq!(div("id=SideBar_2"), Hint::Strong);
        assert_eq!(div("class=has-sidebar"), Hint::None);
        assert_eq!(div("class=shareholders"), Hint::None);
        assert_eq!(div("class='byline'"), Hint::Weak);
        assert_eq!(div("style='display: none'"), Hint::Weak);
        assert_eq!(div("role=navigation"), Hint::Strong);
        assert_eq!(of(Tag::Aside, "").hint, Hint::Strong);
        assert_eq!(div("class='post column-2'"), Hint::None);
    }

    #[test]
    fn every_row_of_the_table_can_be_read() {
        assert_eq!(NAMES.hints.len(), TABLE.lines().count() - 3);
        assert!(NAMES.automaton.is_some());
    }
}
