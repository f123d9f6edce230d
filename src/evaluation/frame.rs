//! From spans of geowire's normalized text to spans of the article's.

use crate::event::Span;

/// How a normalized text lies over the article's.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frame {
    /// Where the article's text begins in the normalized one.
    pub body_at: u32,
    /// Scalar values of the article's text that the normalized one has not, in order.
    pub dropped: Vec<u32>,
}

impl Frame {
    /// How `normalized` ends with `text`, but for scalar values that it leaves out; `None` when it does not.
    pub fn of(normalized: &str, text: &str) -> Option<Self> {
        let mut dropped = Vec::new();
        let mut rest: Vec<char> = normalized.chars().collect();
        for (at, letter) in text.chars().enumerate().collect::<Vec<_>>().into_iter().rev() {
            if rest.last() == Some(&letter) {
                rest.pop();
            } else {
                dropped.push(at as u32);
            }
        }
        dropped.reverse();
        // More would be another text.
        let few = dropped.len() <= 1 + text.chars().count() / 20;
        few.then_some(Self { body_at: rest.len() as u32, dropped })
    }

    /// The span of the article's text; `None` when it begins before it.
    pub fn to_article(&self, span: Span) -> Option<Span> {
        let place = |at: u32| {
            let at = at.checked_sub(self.body_at)?;
            Some(self.dropped.iter().fold(at, |at, dropped| if *dropped <= at { at + 1 } else { at }))
        };
        Some(Span { start: place(span.start)?, end: place(span.end)? })
    }
}
