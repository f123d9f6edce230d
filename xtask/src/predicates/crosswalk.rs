//! The type of an entry against that of its CAMEO code: they are one, or somebody said why not.

use super::exceptions::Exceptions;
use super::place;
use geowire::lexicon::{Act, Triggers};
use geowire::ontology::CameoCode;

/// Types that go with a code of another one.
const LISTED: &str = include_str!("crosswalk.tsv");

/// Entries whose primary code reads as another type, and idle rows of the table.
pub fn faults(triggers: &Triggers) -> Result<Vec<String>, String> {
    let mut listed = Exceptions::read("xtask/src/predicates/crosswalk.tsv", LISTED)?;
    let mut faults = found(triggers, &mut listed);
    faults.extend(listed.idle());
    Ok(faults)
}

fn found(triggers: &Triggers, listed: &mut Exceptions) -> Vec<String> {
    let mut faults = Vec::new();
    for trigger in triggers.all() {
        let Some(act) = &trigger.act else { continue };
        let (declared, code) = (act.event_type.as_str(), act.cameo.as_str());
        if is_crosswalk(act) || listed.excuses(&[declared, code]) {
            continue;
        }
        let read = act.cameo.plover().map_or("no type", |event_type| event_type.as_str());
        let (place, id) = (place(&trigger.entry), &trigger.entry.id);
        faults.push(format!("{place}: `{id}` is {declared}, and its code {code} reads {read}"));
    }
    faults
}

/// Whether the code reads as the type, or is the one that the ontology itself lists for it.
fn is_crosswalk(act: &Act) -> bool {
    let of_ontology = |mode| CameoCode::of(act.event_type, mode) == Some(act.cameo);
    act.cameo.plover() == Some(act.event_type) || act.modes.iter().any(|mode| of_ontology(Some(*mode)))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{act, dictionary, entry};
    use super::*;

    fn said(act: &str, more: &str, listed: &str) -> Vec<String> {
        let triggers = dictionary(&[entry("a", "verb = \"x\"", "", "transitive", act, more)]);
        let mut table = Exceptions::read("t.tsv", &format!("type\tcode\twhy\n{listed}")).unwrap();
        found(&triggers, &mut table)
    }

    #[test]
    fn a_type_that_is_not_its_codes_is_refused_or_listed() {
        assert_eq!(said(&act("ASSAULT", "190"), "", ""), Vec::<String>::new());
        assert_eq!(said(&act("ACCUSE", "190"), "", ""), ["t.toml:1: `a` is ACCUSE, and its code 190 reads ASSAULT"]);
        assert_eq!(said(&act("ACCUSE", "190"), "", "ACCUSE\t190\tso"), Vec::<String>::new());
    }

    #[test]
    fn the_code_that_the_ontology_gives_a_mode_is_right() {
        assert_eq!(said(&act("THREATEN", "173"), "modes = [\"arrest\"]", ""), Vec::<String>::new());
        assert_eq!(said(&act("THREATEN", "173"), "", "").len(), 1);
    }
}
