//! Appeals to the reader: for money, for an address, for company.

use super::Judged;
use crate::ontology::ZoneKind;

/// Longest appeal, in words.
const LONGEST: usize = 90;

/// Units from the end that count as near it.
const NEAR_END: usize = 2;

/// Marks appeals. One cue can stand in any story, so it takes two in one unit, or one near the end in a
/// unit that speaks to the reader.
pub(super) fn mark(units: &mut [Judged<'_>]) {
    let near_end = units.len().saturating_sub(NEAR_END);
    for (at, unit) in units.iter_mut().enumerate() {
        if unit.kind.is_some() || unit.verdict.cues == 0 || unit.folded.split(' ').count() > LONGEST {
            continue;
        }
        let (ours, yours) = address(&unit.folded);
        let enough = unit.verdict.cues >= 2 && (ours || yours) || at >= near_end && ours && yours;
        if enough && !is_quoted(&unit.folded) {
            unit.kind = Some(ZoneKind::Boilerplate);
        }
    }
}

/// Whether the unit says *we* and whether it says *you*, or gives the reader an order.
fn address(folded: &str) -> (bool, bool) {
    let words = || folded.split(|c: char| !c.is_alphabetic());
    let ours = words().any(|word| matches!(word, "we" | "us" | "our" | "ours"));
    let yours = words().any(|word| matches!(word, "you" | "your" | "consider" | "please" | "subscribe" | "donate"));
    (ours, yours)
}

/// A speaker's words are the article's, whomever they address.
fn is_quoted(folded: &str) -> bool {
    folded.contains('"') || folded.starts_with('\'')
}
