//! Buildings and squares by their last word: `in Linwood Mosque`, `at Baghdad International Airport`. The town
//! that the name begins with is where it stands; of others the article says no more than the name.

use super::{Mention, Reader, is_name};
use crate::language::Tag;
use crate::lexicon::Sense;

/// The longest name of a site in tokens.
const LONGEST: usize = 6;

impl Reader<'_> {
    /// The site whose name begins at `at`, behind a word of place.
    pub(super) fn site(&self, at: usize) -> Option<(Option<Mention>, usize)> {
        let mut before = at.checked_sub(1)?;
        before -= usize::from(before > 0 && self.sentence.tag(before) == Tag::Determiner);
        let locative =
            matches!(self.sentence.word(before), "in" | "at" | "near" | "outside" | "inside" | "around" | "into");
        if self.headline || !locative || !is_name(self.sentence, at) {
            return None;
        }
        let reach = self.words.len().min(at + LONGEST);
        let end = (at..reach).take_while(|at| is_name(self.sentence, *at)).last()? + 1;
        if end - at < 2 || !is_site(self.sentence.word(end - 1)) {
            return None;
        }
        let sense = match self.hit(at) {
            Some(hit) if hit.words >= end - at => return None,
            Some(hit) => hit.senses.first().copied().filter(|sense| matches!(sense, Sense::City(_)))?,
            None => Sense::Unlisted,
        };
        Some((
            Some(Mention { tokens: at..end, actor: None, also: Vec::new(), place: Some(sense), bare_demonym: false }),
            end,
        ))
    }
}

/// Nouns for buildings and squares that a name ends in and where people gather or are struck.
pub(in crate::coding) fn is_site(word: &str) -> bool {
    matches!(
        word,
        "airport"
            | "mosque"
            | "church"
            | "cathedral"
            | "synagogue"
            | "temple"
            | "square"
            | "street"
            | "avenue"
            | "bridge"
            | "hospital"
            | "prison"
            | "jail"
            | "stadium"
            | "station"
            | "hotel"
            | "palace"
            | "airbase"
            | "barracks"
            | "port"
            | "harbour"
            | "harbor"
            | "market"
            | "mall"
            | "gate"
            | "university"
            | "checkpoint"
            | "monastery"
            | "shrine"
            | "museum"
    )
}
