//! Two who talk with each other, where the article is a report of their talk: what the one says there without saying to
//! whom is meant for the other.

use super::Discourse;
use super::anaphora::by_pronoun;
use crate::coding::actor::Actor;

/// So many sentences from the beginning an article that reports a talk says who talked.
const OPENING: usize = 4;

/// Both sides of a talk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::coding) struct Talk {
    /// One of each side.
    sides: [(String, Actor); 2],
}

impl Talk {
    /// The other side of whoever is of the country or group with this code.
    pub(in crate::coding) fn other(&self, code: &str) -> Option<&Actor> {
        match &self.sides {
            [(one, _), (other, actor)] | [(other, actor), (one, _)] if one == code && other != code => Some(actor),
            _ => None,
        }
    }

    /// Whether the country or group with this code is one of both.
    pub(in crate::coding) fn has(&self, code: &str) -> bool {
        self.sides.iter().any(|(side, _)| side == code)
    }
}

impl Discourse<'_> {
    /// The talk that the sentence read last belongs to.
    pub(super) fn talk(&self) -> Option<Talk> {
        let members = self.talked()?;
        let mut sides: Vec<(String, Actor)> = Vec::new();
        for member in members {
            let code = self.side_code(member)?;
            if !sides.iter().any(|(side, _)| *side == code) {
                sides.push((code, by_pronoun(member)));
            }
        }
        Some(Talk { sides: sides.try_into().ok()? })
    }

    /// Those whose talk the article begins with.
    pub(super) fn talked(&self) -> Option<&[Actor]> {
        let (members, line) = self.memory.last_gathering(self.line)?;
        (line <= OPENING).then_some(members)
    }

    fn side_code(&self, actor: &Actor) -> Option<String> {
        let who = actor.resolve(self.names, self.day);
        who.country.or_else(|| who.group.map(|group| group.as_str().to_owned()))
    }
}
