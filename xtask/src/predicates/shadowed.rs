//! Entries that never come first: an earlier one fits whenever they do, with at least as many words, and asks no more.
//!
//! Only what the rules of the coder prove is said (`src/coding/triggers.rs`, `Line::draft`): at a head the entry with the
//! most words is tried first, the earlier one among equals. A later one without an act is never tried. One with an act
//! is, and fails where the first did; of another type it may pass where that type asks less of the parties, which a
//! reader of the dictionary cannot see: it needs a reason in the table.

use super::duplicates::same;
use super::exceptions::Exceptions;
use super::place;
use geowire::lexicon::{Element, Frame, Trigger, Triggers};
use std::collections::BTreeMap;

/// Entries that are overshadowed on purpose.
const LISTED: &str = include_str!("shadowed.tsv");

/// Entries that never come first at some of their heads, and idle rows of the table.
pub fn faults(triggers: &Triggers) -> Result<Vec<String>, String> {
    let mut listed = Exceptions::read("xtask/src/predicates/shadowed.tsv", LISTED)?;
    let mut faults = found(triggers, &mut listed);
    faults.extend(listed.idle());
    Ok(faults)
}

fn found(triggers: &Triggers, listed: &mut Exceptions) -> Vec<String> {
    let mut by_head: BTreeMap<(bool, &str), Vec<usize>> = BTreeMap::new();
    for (at, trigger) in triggers.all().iter().enumerate() {
        trigger.heads.iter().for_each(|head| by_head.entry((trigger.noun, head)).or_default().push(at));
    }
    let all = triggers.all();
    let mut pairs: BTreeMap<(usize, usize), Vec<&str>> = BTreeMap::new();
    for ((_, head), here) in &by_head {
        for (position, later) in here.iter().enumerate() {
            let overshadows = |earlier: &&usize| overshadows(&all[**earlier], &all[*later]);
            if let Some(earlier) = here[..position].iter().find(overshadows) {
                pairs.entry((*later, *earlier)).or_default().push(head);
            }
        }
    }
    let mut faults = Vec::new();
    for ((later, earlier), heads) in pairs {
        let (later, earlier) = (&all[later].entry, &all[earlier].entry);
        if !listed.excuses(&[&later.id, &earlier.id]) {
            let (here, there, heads) = (place(later), place(earlier), heads.join("|"));
            faults.push(format!(
                "{here}: `{}` never comes first at `{heads}`: `{}` does ({there})",
                later.id, earlier.id
            ));
        }
    }
    faults
}

/// Whether `one`, which stands before `other`, fits whenever that does and leaves it nothing.
fn overshadows(one: &Trigger, other: &Trigger) -> bool {
    !same(one, other) && fits_wherever(one, other) && leaves_nothing(one, other)
}

/// Whether `one` fits wherever `other` does, with at least as many words.
fn fits_wherever(one: &Trigger, other: &Trigger) -> bool {
    // What a verdict or a demand asks for stands in a clause, and counts as a word.
    let in_clause = |trigger: &Trigger| matches!(trigger.frame, Frame::Verdict | Frame::Demand);
    let clause =
        !(in_clause(one) || in_clause(other)) || one.frame == other.frame && holds_all(&one.verdict, &other.verdict);
    // A phrase in a slot is asked more of in the frame of that name.
    let slot = one.frame != Frame::Slot || other.frame == Frame::Slot || !one.tail.contains(&Element::Slot);
    let (shared, rest) = one.tail.split_at(other.tail.len().min(one.tail.len()));
    // `to` before a verb is none of a recipient's.
    let open = |elements: &[Element]| elements.iter().any(|element| has(element, "to"));
    let infinitive = !receives(one) || !open(if receives(other) { rest } else { &one.tail });
    clause && slot && infinitive && one.tail.len() >= other.tail.len() && covers(shared, rest, &other.tail)
}

/// Whether a pattern fits where the narrower one does, whose elements it widens and whose words it follows with others
/// that may be missing.
fn covers(shared: &[Element], rest: &[Element], narrow: &[Element]) -> bool {
    let optional = |element: &Element| matches!(element, Element::Gap | Element::Words(_, true));
    let wide = |at: usize| match (&shared[at], &narrow[at]) {
        (Element::Words(wide, may), Element::Words(words, may_too)) => {
            let last = rest.is_empty() && at + 1 == shared.len();
            let behind_open = at > 0 && !matches!(shared[at - 1], Element::Words(..));
            // Nothing is tried twice: a word taken too early ends the match.
            let steady = last || !may_too && !behind_open;
            (*may || !may_too) && holds_all(wide, words) && (steady || (may == may_too && holds_all(words, wide)))
        }
        (wide, narrow) => wide == narrow,
    };
    (0..shared.len()).all(wide) && rest.iter().all(optional)
}

/// Whether `other` gets nothing where both fit and `one` is tried first.
fn leaves_nothing(one: &Trigger, other: &Trigger) -> bool {
    if other.act.is_none() || one.frame == Frame::Null {
        return true;
    }
    one.frame == other.frame
        && holds_all(&one.to, &other.to)
        && holds_all(&other.guard, &one.guard)
        && one.require.iter().all(|required| other.require.contains(required))
        && one.effect == other.effect
}

fn holds_all(all: &[String], some: &[String]) -> bool {
    some.iter().all(|word| all.contains(word))
}

fn has(element: &Element, word: &str) -> bool {
    matches!(element, Element::Words(options, _) if options.iter().any(|option| option == word))
}

/// Whether a `to` behind its words stands before the recipient.
fn receives(trigger: &Trigger) -> bool {
    trigger.complement.is_none() && trigger.to.iter().any(|word| word == "to")
}

#[cfg(test)]
mod tests {
    use super::super::tests::{act, dictionary, entry};
    use super::*;

    /// What is said of two entries with the head `push`, each a tail, a frame and what more it holds.
    fn said(one: (&str, &str, &str), other: (&str, &str, &str)) -> Vec<String> {
        let make = |id, (tail, frame, more): (&str, &str, &str)| {
            let act = if matches!(frame, "null" | "operator") { String::new() } else { act("COERCE", "170") };
            entry(id, "verb = \"push\"", tail, frame, &act, more)
        };
        let triggers = dictionary(&[make("one", one), make("other", other)]);
        found(&triggers, &mut Exceptions::read("t.tsv", "entry\tby\twhy\n").unwrap())
    }

    #[test]
    fn a_wider_pattern_that_asks_no_more_overshadows_the_later_one() {
        let said = said(("back|off", "transitive", ""), ("off", "transitive", "require = [\"official\"]"));
        assert_eq!(said, ["t.toml:12: `other` never comes first at `push`: `one` does (t.toml:1)"]);
    }

    #[test]
    fn words_that_may_follow_win_over_a_pattern_without_them_and_not_the_other_way() {
        assert_eq!(said(("back", "transitive", ""), ("back ~ home?", "transitive", "")).len(), 0);
        let guarded = ("back", "transitive", "guard = [\"x\"]");
        assert_eq!(said(("back ~ home?", "transitive", ""), guarded).len(), 1);
    }

    #[test]
    fn a_narrower_pattern_requirement_guard_or_frame_leaves_the_later_one_its_own() {
        let plain = ("back", "transitive", "");
        for one in [
            ("back off", "transitive", ""),
            ("back", "transitive", "require = [\"armed\"]"),
            ("back", "transitive", "guard = [\"x\"]"),
            ("back", "oblique", "to = [\"to\"]"),
            ("back", "operator", "complement = \"planned\""),
        ] {
            assert_eq!(said(one, plain), Vec::<String>::new(), "{one:?}");
        }
    }

    #[test]
    fn a_verdict_gives_way_only_to_one_with_more_of_its_words() {
        let verdict = |words: &str| format!("verdict = \"{words}\"");
        let (many, few) = (verdict("illegal|wrong"), verdict("wrong"));
        assert_eq!(said(("", "verdict", &many), ("", "verdict", &few)).len(), 1);
        assert_eq!(said(("", "verdict", &few), ("", "verdict", &many)).len(), 0);
        assert_eq!(said(("", "null", ""), ("", "verdict", &few)).len(), 0);
    }

    #[test]
    fn what_silences_leaves_nothing_and_what_states_no_act_never_comes_second() {
        let null = ("back", "null", "");
        assert_eq!(said(null, ("back", "transitive", "")).len(), 1);
        assert_eq!(said(("back", "transitive", "require = [\"armed\"]"), null).len(), 1);
    }

    #[test]
    fn a_word_that_ends_the_search_too_early_proves_nothing() {
        let frame = "transitive";
        assert_eq!(said(("~ talks|plan with", frame, ""), ("~ plan with", frame, "")).len(), 0);
        assert_eq!(said(("~ talks|plan", frame, ""), ("~ plan", frame, "")).len(), 1);
    }
}
