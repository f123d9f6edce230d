//! Whose a bare role is by what stands before it in its own sentence: `In Nairobi, the foreign ministry said`, `Togo's
//! Liberty Party urged the president`.

use super::Discourse;
use super::known::Known;
use crate::coding::actor::Actor;
use crate::coding::mentions::Mention;
use crate::language::{Sentence, Tag};
use crate::ontology::{ActorKind, Sector};

/// So many words may stand between somebody and those who come with him.
const FELLOWS: usize = 4;

/// So many words may stand between the comma behind a seat and the role.
const NEAR: usize = 3;

impl Discourse<'_> {
    /// `In Nairobi, the foreign ministry said`: the state at whose seat the sentence begins.
    pub(super) fn led_by_seat(&self, sentence: &Sentence, mention: &Mention) -> Option<String> {
        let governs = mention.actor.as_ref().is_some_and(|actor| actor.sector == Some(Sector::Gov));
        let led = governs && matches!(sentence.word(0), "in" | "from");
        let begins = |known: &Known| {
            let end = known.tokens.end;
            known.line == self.line
                && known.tokens.start == 1
                && known.actor.kind == ActorKind::State
                && sentence.tag(end) == Tag::Comma
                && (end + 1..=end + 1 + NEAR).contains(&mention.tokens.start)
        };
        let seat = self.memory.newest(begins).filter(|_| led)?;
        seat.actor.country.clone()
    }

    /// `met President Ruto and other senior officials`, `the king and an accompanying delegation`: they serve whom the one
    /// before *and* serves.
    pub(super) fn of_fellow(&self, sentence: &Sentence, mention: &Mention) -> Option<String> {
        let noun = mention.tokens.end.checked_sub(1).map_or("", |last| sentence.word(last));
        let serve = matches!(noun, "officials" | "delegation" | "aides" | "advisers" | "advisors" | "representatives");
        let beside = |known: &Known| {
            let between = known.tokens.end..mention.tokens.start;
            let more = |at: usize| matches!(sentence.word(at), "other" | "accompanying" | "his" | "her");
            let plain = |at: usize| {
                matches!(sentence.tag(at), Tag::And | Tag::Comma | Tag::Determiner | Tag::Adjective | Tag::Verb(_))
            };
            // `Prime Minister Kishida of Japan and other officials`
            let of = known.tokens.start.checked_sub(1).is_some_and(|at| sentence.word(at) == "of");
            let serves = matches!(known.actor.kind, ActorKind::Person | ActorKind::Group);
            known.line == self.line
                && known.also.is_empty()
                && (serves || of && known.actor.kind == ActorKind::State)
                && (2..=FELLOWS).contains(&between.len())
                && matches!(sentence.tag(between.start), Tag::And | Tag::Comma)
                && between.clone().chain(mention.tokens.clone()).any(more)
                && between.into_iter().all(plain)
        };
        let fellow = self.memory.newest(beside).filter(|_| serve)?;
        self.country_of(&fellow.actor)
    }

    /// `Togo's Liberty Party urged the president to go`: a party deals with its own government.
    pub(super) fn of_party(&self, role: &Actor) -> Option<String> {
        let of_state = matches!(role.sector, Some(Sector::Gov | Sector::Leg | Sector::Jud | Sector::Cop));
        let acts = |known: &Known| {
            known.line == self.line
                && known.subject
                && known.actor.kind != ActorKind::Person
                && matches!(known.actor.resolve(self.names, self.day).sector, Some(Sector::Pty | Sector::Opp))
        };
        let party = self.memory.newest(acts).filter(|_| of_state)?;
        self.country_of(&party.actor)
    }
}
