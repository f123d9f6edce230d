//! Entries that fit exactly the same words, and ask the same: the later one adds nothing.

use super::place;
use geowire::lexicon::{Element, Trigger, Triggers};
use std::collections::{BTreeMap, BTreeSet};

/// The words that an entry fits, and what must hold besides.
type Fitted<'a> = (bool, &'a str, String, Vec<BTreeSet<&'a str>>);

/// Pairs of entries that fit the same words, and entries that name a word twice.
#[expect(clippy::unnecessary_wraps, reason = "the shape of a check")]
pub fn faults(triggers: &Triggers) -> Result<Vec<String>, String> {
    let all = triggers.all();
    let mut first: BTreeMap<Fitted<'_>, usize> = BTreeMap::new();
    let mut pairs: BTreeMap<(usize, usize), Vec<&str>> = BTreeMap::new();
    for (at, trigger) in all.iter().enumerate() {
        for head in &trigger.heads {
            match first.get(&fitted(trigger, head)) {
                Some(known) => pairs.entry((at, *known)).or_default().push(head),
                None => drop(first.insert(fitted(trigger, head), at)),
            }
        }
    }
    let said = |((later, earlier), heads): (&(usize, usize), &Vec<&str>)| {
        let (later, earlier) = (&all[*later].entry, &all[*earlier].entry);
        if later.id == earlier.id {
            return format!("{}: `{}` names `{}` twice", place(later), later.id, heads.join("|"));
        }
        let (here, there) = (place(later), place(earlier));
        format!("{here}: `{}` fits `{}` as `{}` does ({there})", later.id, heads.join("|"), earlier.id)
    };
    Ok(pairs.iter().map(said).collect())
}

/// Whether two entries fit the same words of a head that both have.
pub fn same(one: &Trigger, other: &Trigger) -> bool {
    fitted(one, "") == fitted(other, "")
}

fn fitted<'a>(trigger: &'a Trigger, head: &'a str) -> Fitted<'a> {
    let tail: Vec<String> = trigger.tail.iter().map(written).collect();
    let require = trigger.require.iter().map(|required| required.name()).collect();
    let words = |words: &'a [String]| words.iter().map(String::as_str).collect();
    let besides = vec![require, words(&trigger.guard), words(&trigger.verdict)];
    (trigger.noun, head, format!("{:?} {}", trigger.frame, tail.join(" ")), besides)
}

/// An element with its words in order, so that `a|b` and `b|a` are one.
fn written(element: &Element) -> String {
    match element {
        Element::Gap => "~".to_owned(),
        Element::Slot => "@".to_owned(),
        Element::Words(options, optional) => {
            let options: BTreeSet<&str> = options.iter().map(String::as_str).collect();
            let options: Vec<&str> = options.into_iter().collect();
            format!("{}{}", options.join("|"), if *optional { "?" } else { "" })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{act, dictionary, entry};
    use super::*;

    #[test]
    fn two_entries_with_the_same_words_are_named_with_their_lines() {
        let (meet, blame) = (act("CONSULT", "040"), act("ACCUSE", "112"));
        let triggers = dictionary(&[
            entry("a", "verb = \"meet|see\"", "with|on", "transitive", &meet, "guard = [\"x\", \"y\"]"),
            entry("b", "verb = \"greet|see\"", "on|with", "transitive", &blame, "guard = [\"y\", \"x\"]"),
        ]);
        assert_eq!(faults(&triggers).unwrap(), ["t.toml:12: `b` fits `see` as `a` does (t.toml:1)"]);
    }

    #[test]
    fn another_part_of_speech_frame_guard_or_requirement_is_another_entry() {
        let meet = act("CONSULT", "040");
        let triggers = dictionary(&[
            entry("a", "verb = \"visit\"", "", "transitive", &meet, ""),
            entry("b", "noun = \"visit\"", "", "transitive", &meet, ""),
            entry("c", "verb = \"visit\"", "", "visit", &meet, ""),
            entry("d", "verb = \"visit\"", "", "transitive", &meet, "guard = [\"x\"]"),
            entry("e", "verb = \"visit\"", "", "transitive", &meet, "require = [\"official\"]"),
        ]);
        assert_eq!(faults(&triggers).unwrap(), Vec::<String>::new());
    }

    #[test]
    fn a_head_that_stands_twice_is_named() {
        let triggers = dictionary(&[entry("a", "verb = \"win|lose|win\"", "", "null", "", "")]);
        assert_eq!(faults(&triggers).unwrap(), ["t.toml:1: `a` names `win` twice"]);
    }
}
