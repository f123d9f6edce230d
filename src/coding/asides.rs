//! What stands inside of a phrase but tells of something else: `a dam that feeds farms in Togo`, `elections after talks of the
//! government`.

use super::mentions::Mention;
use super::phrases::Scene;
use crate::language::Sentence;
use crate::language::parse::Relation;
use crate::language::relations::related;

/// So many words may stand between a head and what its phrase names.
const STEPS: usize = 8;

impl Scene<'_> {
    /// Whether a mention behind `head` stands in a clause or a circumstance of its phrase, and so is no side of what the
    /// head is a side of. Who acts in the clause is one: `the treaty that Togo signed`.
    pub(super) fn is_aside(&self, head: usize, mention: &Mention) -> bool {
        let Some(mut at) = self.head(&mention.tokens) else { return false };
        let acts = self.sentence.relation(at) == Relation::Nsubj;
        let mut aside = false;
        for step in 0..STEPS {
            if at == head {
                return aside;
            }
            aside |=
                is_clause(self.sentence.relation(at)) && !(acts && step == 1) || is_circumstance(self.sentence, at);
            let Some(above) = self.sentence.head(at) else { return false };
            at = above;
        }
        false
    }
}

fn is_clause(relation: Relation) -> bool {
    matches!(relation, Relation::AclRelcl | Relation::Advcl | Relation::AdvclRelcl)
}

/// `a vote amid the unrest in Togo`: what only was before, after or meanwhile.
fn is_circumstance(sentence: &Sentence, noun: usize) -> bool {
    matches!(sentence.relation(noun), Relation::Nmod | Relation::Obl)
        && related(sentence, noun, &[Relation::Case]).any(|case| {
            matches!(
                sentence.word(case),
                "after" | "before" | "following" | "amid" | "amidst" | "since" | "until" | "despite"
            )
        })
}
