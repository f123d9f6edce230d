//! Verbs of opposite meaning: where both stand in patterns of one kind, they state acts of different types.

use super::exceptions::Exceptions;
use super::patterns::same_kind;
use super::place;
use geowire::lexicon::{Trigger, Triggers};

/// Pairs of verbs that undo or contradict each other.
const OPPOSITES: &str = include_str!("reversals.tsv");

/// Entries of opposites that are of one type for a reason.
const LISTED: &str = include_str!("reversals_alike.tsv");

/// Opposites of one type, and idle rows of the table.
pub fn faults(triggers: &Triggers) -> Result<Vec<String>, String> {
    let mut listed = Exceptions::read("xtask/src/predicates/reversals_alike.tsv", LISTED)?;
    let mut faults = Vec::new();
    for (one, other) in pairs(OPPOSITES)? {
        faults.extend(found(triggers, (one, other), &mut listed));
    }
    faults.extend(listed.idle());
    Ok(faults)
}

fn pairs(table: &str) -> Result<Vec<(&str, &str)>, String> {
    let rows = table.lines().filter(|line| !line.starts_with('#')).skip(1);
    rows.map(|row| row.split_once('\t').ok_or_else(|| format!("reversals.tsv: two verbs, not `{row}`"))).collect()
}

fn found(triggers: &Triggers, (one, other): (&str, &str), listed: &mut Exceptions) -> Vec<String> {
    let mut faults = Vec::new();
    for this in triggers.by_verb(one) {
        for that in triggers.by_verb(other).filter(|that| is_alike(this, that)) {
            let ids = [&*this.entry.id, &*that.entry.id];
            if listed.excuses(&[one, other, ids[0], ids[1]]) {
                continue;
            }
            let event_type = this.act.as_ref().map_or("", |act| act.event_type.as_str());
            let (here, there) = (place(&this.entry), place(&that.entry));
            faults.push(format!(
                "{here}: `{one}` in `{}` and `{other}` in `{}` ({there}) are both {event_type}",
                ids[0], ids[1]
            ));
        }
    }
    faults
}

/// Whether two entries state acts of one type in one frame and one kind of pattern.
fn is_alike(one: &Trigger, other: &Trigger) -> bool {
    let both = one.act.as_ref().zip(other.act.as_ref());
    both.is_some_and(|(one, other)| one.event_type == other.event_type)
        && one.frame == other.frame
        && same_kind(&one.tail, &other.tail)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{act, dictionary, entry};
    use super::*;

    fn said(imposed: &str, lifted: &str, tail: &str) -> Vec<String> {
        let triggers = dictionary(&[
            entry("a", "verb = \"impose\"", "~ sanctions|curbs on", "oblique", imposed, ""),
            entry("b", "verb = \"lift\"", tail, "oblique", lifted, ""),
        ]);
        found(&triggers, ("impose", "lift"), &mut Exceptions::read("t.tsv", "a\tb\tc\td\twhy\n").unwrap())
    }

    #[test]
    fn opposites_of_one_type_are_refused() {
        let (sanction, concede) = (act("SANCTION", "163"), act("CONCEDE", "081"));
        assert_eq!(said(&sanction, &concede, "~ sanctions on"), Vec::<String>::new());
        let said = said(&sanction, &sanction, "~ sanctions on|from");
        assert_eq!(said, ["t.toml:1: `impose` in `a` and `lift` in `b` (t.toml:12) are both SANCTION"]);
    }

    #[test]
    fn other_patterns_say_nothing_of_each_other() {
        let sanction = act("SANCTION", "163");
        assert_eq!(said(&sanction, &sanction, "~ boxes on"), Vec::<String>::new());
    }

    #[test]
    fn every_pair_is_two_verbs() {
        assert!(pairs(OPPOSITES).unwrap().len() >= 60);
        assert!(pairs("one\tother\nimpose lift\n").is_err());
    }
}
