//! Dictionaries of triggers over the one that is compiled in: a file `triggers.toml` of an overlay adds entries,
//! replaces those with the same id, and takes away those that its `remove` names.

use super::names::{Change, Source};
use super::trigger::Trigger;
use super::trigger_file::{TriggerError, parse_file};
use super::triggers::Triggers;

/// The name of a file of triggers.
pub(super) const FILE: &str = "triggers.toml";

/// Whether a file of an overlay holds triggers.
pub fn holds_triggers(source: &Source<'_>) -> bool {
    source.name.rsplit(['/', '\\']).next() == Some(FILE)
}

impl Triggers {
    /// The compiled-in dictionary with `overlays` over it, a later one over an earlier one. Where two entries fit
    /// the same words equally well, that of the overlay counts.
    ///
    /// # Errors
    /// The first fault of each file, with its line.
    pub fn with_overlays(overlays: &[Source<'_>]) -> Result<(Self, Vec<Change>), Vec<TriggerError>> {
        let base = Self::builtin().map_err(|error| vec![error])?;
        let (mut digests, mut all) = (vec![base.digest().to_owned()], base.all().to_vec());
        let (mut changes, mut faults) = (Vec::new(), Vec::new());
        for source in overlays {
            match lay(source, &mut all) {
                Ok((change, digest)) => {
                    changes.push(change);
                    digests.push(digest);
                }
                Err(fault) => faults.push(fault),
            }
        }
        if faults.is_empty() { Ok((Self::of(all, &digests.join(" ")), changes)) } else { Err(faults) }
    }
}

/// Lays one file over `all`; gives what it changed, and its digest.
fn lay(source: &Source<'_>, all: &mut Vec<Trigger>) -> Result<(Change, String), TriggerError> {
    let fault = |line, what: String| TriggerError { file: source.name.to_owned(), line, what };
    let text = std::str::from_utf8(source.bytes).map_err(|_| fault(0, "is not UTF-8".to_owned()))?;
    let file = parse_file(source.name, text)?;
    let mut change = Change { file: source.name.to_owned(), added: 0, replaced: 0, removed: 0 };
    for (line, id) in &file.remove {
        let before = all.len();
        all.retain(|known| *known.entry.id != **id);
        if all.len() == before {
            return Err(fault(*line, format!("there is no entry `{id}` to remove")));
        }
        change.removed += 1;
    }
    for trigger in file.triggers.into_iter().rev() {
        let before = all.len();
        all.retain(|known| known.entry.id != trigger.entry.id);
        if all.len() < before {
            change.replaced += 1;
        } else {
            change.added += 1;
        }
        all.insert(0, trigger);
    }
    Ok((change, file.digest))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENTRY: &str = "[[trigger]]\nid = \"zap\"\nverb = \"zap\"\nframe = \"transitive\"\ntype = \"ASSAULT\"\ncameo = [\"190\"]\nfires = \"Russia zapped Ukraine.\"\nsilent = \"Zap!\"\n";

    fn over(text: &str) -> Result<(Triggers, Vec<Change>), Vec<TriggerError>> {
        Triggers::with_overlays(&[Source { name: "mine/triggers.toml", bytes: text.as_bytes() }])
    }

    #[test]
    fn entries_are_added_replaced_and_removed() {
        let (base, _) = Triggers::with_overlays(&[]).unwrap();
        assert_eq!(base.digest(), Triggers::builtin().unwrap().digest());
        let (more, changes) = over(ENTRY).unwrap();
        assert_eq!((more.all().len(), changes[0].added), (base.all().len() + 1, 1));
        assert_eq!((&*more.all()[0].entry.file, more.all()[0].entry.line), ("mine/triggers.toml", 1));
        assert_ne!(more.digest(), base.digest());
        let (other, changes) = over(&ENTRY.replace("\"zap\"\nverb", "\"meet\"\nverb")).unwrap();
        assert_eq!((other.all().len(), changes[0].replaced), (base.all().len(), 1));
        let (fewer, changes) = over("remove = [\"meet\"]\n").unwrap();
        assert_eq!((fewer.all().len(), changes[0].removed), (base.all().len() - 1, 1));
    }

    #[test]
    fn faults_name_file_and_line() {
        let said = |text: &str| over(text).unwrap_err()[0].to_string();
        assert_eq!(said("remove = [\"nothing\"]\n"), "mine/triggers.toml:1: there is no entry `nothing` to remove");
        assert!(said(&format!("{ENTRY}\n{ENTRY}")).starts_with("mine/triggers.toml:10: the id `zap` is taken"));
    }
}
