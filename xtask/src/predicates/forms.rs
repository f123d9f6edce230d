//! A verb, the noun that names what it does, and a light verb with that noun state acts of one type: *attack*, *an attack
//! on*, *carry out an attack on*.

use super::derivations::{TABLE, plural, rows};
use super::exceptions::Exceptions;
use super::patterns::{is_plain, light_nouns};
use super::place;
use geowire::lexicon::{Frame, Trigger, Triggers};
use geowire::ontology::EventType;
use std::collections::BTreeSet;

/// Forms that disagree for a reason.
const LISTED: &str = include_str!("forms.tsv");

/// Nouns whose type is none of their verb's, and idle rows of the table.
pub fn faults(triggers: &Triggers) -> Result<Vec<String>, String> {
    let mut listed = Exceptions::read("xtask/src/predicates/forms.tsv", LISTED)?;
    let mut faults = Vec::new();
    for (verb, noun) in rows(TABLE)? {
        faults.extend(found(triggers, verb, noun, &mut listed));
    }
    faults.extend(listed.idle());
    Ok(faults)
}

fn found(triggers: &Triggers, verb: &str, noun: &str, listed: &mut Exceptions) -> Vec<String> {
    let own = types_of(triggers, verb);
    let typed = triggers.all().iter().filter(|trigger| !own.is_empty() && names(trigger, noun));
    let mut faults = Vec::new();
    for trigger in typed {
        let Some(act) = trigger.act.as_ref().filter(|act| !own.contains(&act.event_type)) else { continue };
        if !listed.excuses(&[verb, noun, &trigger.entry.id]) {
            let own: Vec<&str> = own.iter().map(|event_type| event_type.as_str()).collect();
            let (place, id) = (place(&trigger.entry), &trigger.entry.id);
            faults.push(format!(
                "{place}: `{id}`: `{noun}` is {}, and `{verb}` is {}",
                act.event_type,
                own.join(" or ")
            ));
        }
    }
    faults
}

/// The types of what a verb states by itself. A demand or a verdict stands in the clause behind it.
fn types_of(triggers: &Triggers, verb: &str) -> BTreeSet<EventType> {
    let own = |trigger: &&Trigger| is_plain(&trigger.tail) && !matches!(trigger.frame, Frame::Demand | Frame::Verdict);
    triggers.by_verb(verb).filter(own).filter_map(|trigger| Some(trigger.act.as_ref()?.event_type)).collect()
}

/// Whether an entry states the act that the noun names, as its head or behind a light verb.
fn names(trigger: &Trigger, noun: &str) -> bool {
    let is = |word: &String| word == noun || *word == plural(noun);
    let head = trigger.noun && is_plain(&trigger.tail) && trigger.heads.iter().any(is);
    head || light_nouns(trigger).iter().any(is)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{act, dictionary, entry};
    use super::*;

    fn said(noun: &str, light: &str) -> Vec<String> {
        let triggers = dictionary(&[
            entry("verb", "verb = \"raid\"", "", "transitive", &act("ASSAULT", "190"), ""),
            entry("plan", "verb = \"raid\"", "~ shop", "transitive", &act("PROTEST", "140"), ""),
            entry("noun", "noun = \"raid\"", "on", "noun", noun, ""),
            entry("light", "verb = \"stage\"", "~ raids on", "oblique", light, ""),
        ]);
        found(&triggers, "raid", "raid", &mut Exceptions::read("t.tsv", "verb\tnoun\tentry\twhy\n").unwrap())
    }

    #[test]
    fn verb_noun_and_light_verb_agree_or_are_named() {
        let (assault, coerce) = (act("ASSAULT", "190"), act("COERCE", "170"));
        assert_eq!(said(&assault, &assault), Vec::<String>::new());
        assert_eq!(said(&coerce, &assault), ["t.toml:23: `noun`: `raid` is COERCE, and `raid` is ASSAULT"]);
        assert_eq!(said(&assault, &coerce), ["t.toml:34: `light`: `raid` is COERCE, and `raid` is ASSAULT"]);
    }

    #[test]
    fn a_verb_with_an_object_of_its_own_pattern_says_nothing_of_the_noun() {
        assert_eq!(said(&act("PROTEST", "140"), &act("ASSAULT", "190")).len(), 1);
    }
}
