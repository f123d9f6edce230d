//! What the judge and the record share.

use super::actor::Resolved;
use std::ops::Range;

/// Somebody who takes part, with the words; none for the unknown whom the text does not mention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Seen {
    pub(super) tokens: Option<Range<usize>>,
    pub(super) who: Resolved,
}

impl Seen {
    /// The country that somebody is of.
    pub(super) fn country(&self) -> Option<String> {
        self.who.country.clone()
    }
}
