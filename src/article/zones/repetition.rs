//! Lines that say again what the article has said: buttons, menus, pull quotes, the title.

use super::{Judged, fold};
use crate::ontology::ZoneKind;
use std::collections::BTreeMap;

/// Words up to which a line that stands twice is furniture in both places. A longer one is a paragraph
/// that was copied, and its first copy is the article's.
const FURNITURE: usize = 8;

/// Marks them.
pub(super) fn mark(units: &mut [Judged<'_>], title: &str) {
    let title = fold::words(&fold::folded(title));
    let words: Vec<String> = units.iter().map(|unit| fold::words(&unit.folded)).collect();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for said in &words {
        *seen.entry(said.as_str()).or_default() += 1;
    }
    let repeated: BTreeMap<&str, usize> = seen.into_iter().filter(|(_, count)| *count > 1).collect();
    let mut met: BTreeMap<&str, usize> = BTreeMap::new();
    for (unit, said) in units.iter_mut().zip(&words) {
        if unit.kind.is_some() || said.is_empty() {
            continue;
        }
        let before = met.entry(said.as_str()).or_default();
        let furniture = said.split(' ').count() <= FURNITURE && !unit.text.contains(['"', '\u{201c}']);
        let again = repeated.contains_key(said.as_str()) && (*before > 0 || furniture);
        *before += 1;
        if again || *said == title {
            unit.kind = Some(ZoneKind::Boilerplate);
        }
    }
}
