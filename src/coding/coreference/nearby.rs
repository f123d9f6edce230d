//! Whose a bare role is by what stands before it in its own sentence: `In Nairobi, the foreign ministry said`, `Togo's
//! Liberty Party urged the president`.

use super::Discourse;
use super::known::Known;
use crate::coding::actor::Actor;
use crate::coding::mentions::Mention;
use crate::language::{Sentence, Tag};
use crate::ontology::{ActorKind, Sector};

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
