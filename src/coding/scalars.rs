//! From bytes to Unicode scalar values, by an index that is built once per article.

use crate::event::Span;
use std::ops::Range;

/// One entry for every so many bytes.
const STRIDE: usize = 64;

/// Scalar values before every 64th byte; the rest is counted on the spot.
#[derive(Debug)]
pub(super) struct Scalars<'a> {
    text: &'a str,
    marks: Vec<u32>,
}

impl<'a> Scalars<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut count = 0;
        for (at, byte) in text.bytes().enumerate() {
            if at.is_multiple_of(STRIDE) {
                marks.push(count);
            }
            count += u32::from(starts_scalar(byte));
        }
        if text.len().is_multiple_of(STRIDE) {
            marks.push(count);
        }
        Self { text, marks }
    }

    /// The span of the bytes `range`, which lie at character boundaries.
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        Span { start: self.before(range.start), end: self.before(range.end) }
    }

    /// Scalar values before the byte `at`.
    pub(super) fn before(&self, at: usize) -> u32 {
        let at = at.min(self.text.len());
        let mark = at / STRIDE;
        let rest = self.text.as_bytes().get(mark * STRIDE..at).unwrap_or(&[]);
        let more = rest.iter().filter(|byte| starts_scalar(**byte)).count();
        self.marks.get(mark).copied().unwrap_or(0) + more as u32
    }
}

fn starts_scalar(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_scalar_values_at_every_boundary() {
        let text = "é—x😀 ".repeat(40);
        let scalars = Scalars::new(&text);
        for (count, (at, _)) in text.char_indices().enumerate() {
            assert_eq!(scalars.before(at), count as u32);
        }
        assert_eq!(scalars.before(text.len()), 200);
        assert_eq!(Scalars::new("").before(0), 0);
    }
}
