//! Whose a thing or a text is: who made it, signed it, enacted it or owns it.

use super::mentions::Mention;
use super::phrases::{Party, Scene};
use crate::language::parse::Relation;
use crate::language::relations::{agent, has_own_subject, related, subject};
use std::ops::Range;

impl Scene<'_> {
    /// Whose things the phrases are by what stands before their nouns: `Togo's bill`, `Iran's programme`.
    pub(super) fn whose_before(&self, phrases: &[Range<usize>]) -> Vec<Party> {
        let before =
            |party: &Party| phrases.iter().any(|phrase| self.head(phrase).is_some_and(|head| party.tokens.end <= head));
        self.patients(phrases).into_iter().filter(before).collect()
    }

    /// Who stands behind *by*, *from* or *of*: `a report by the United Nations`.
    pub(super) fn signed(&self, words: Range<usize>) -> Option<Party> {
        let signs = |mention: &&Mention| {
            let case = self.head(&mention.tokens).map(|head| related(self.sentence, head, &[Relation::Case]));
            case.is_some_and(|mut case| case.any(|at| matches!(self.sentence.word(at), "by" | "from" | "of")))
        };
        self.mentions_in(&words).filter(signs).find_map(|mention| self.as_side(mention))
    }

    /// `parliament passed a law that bans ships`: who makes a law binds by it.
    pub(super) fn enacted_by(&self, law: usize) -> Option<Party> {
        let makes = |verb: &usize| {
            matches!(
                self.sentence.lemma(*verb),
                "pass" | "adopt" | "approve" | "enact" | "sign" | "issue" | "introduce" | "publish" | "release"
            )
        };
        let verb = self.sentence.head(law).filter(makes)?;
        match self.sentence.relation(law) {
            Relation::Obj => subject(self.sentence, verb),
            Relation::NsubjPass => agent(self.sentence, verb),
            _ => Vec::new(),
        }
        .into_iter()
        .filter(|phrase| !phrase.contains(&law))
        .find_map(|phrase| self.party(&phrase, false))
    }

    /// Whose thing it is by what stands behind it: `a statement by France`, `a lawsuit filed by Texas`, `the role
    /// Jordan plays`.
    pub(super) fn author(&self, head: usize) -> Option<Party> {
        let named = agent(self.sentence, head).into_iter().filter(|phrase| !phrase.contains(&head));
        if let Some(party) = named.into_iter().find_map(|phrase| self.party(&phrase, false)) {
            return Some(party);
        }
        let clauses = related(self.sentence, head, &[Relation::Acl, Relation::AclRelcl]);
        clauses
            .flat_map(|verb| {
                let by = agent(self.sentence, verb);
                if by.is_empty() && has_own_subject(self.sentence, verb) { subject(self.sentence, verb) } else { by }
            })
            .filter(|phrase| !phrase.contains(&head))
            .find_map(|phrase| self.party(&phrase, false))
    }
}
