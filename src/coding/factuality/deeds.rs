//! Gerunds that list deeds: `took steps, including expelling two envoys`, `its abuses include jailing reporters`.

use crate::language::parse::Relation;
use crate::language::relations::{deeds_included, group, listed, predicate};
use crate::language::{Form, Sentence, Tag};

/// So many words between a gerund and the verb that says that all of it was done.
const STEPS: usize = 4;

/// Whether a gerund belongs to a list of what was done.
pub(super) fn lists_deeds(sentence: &Sentence, gerund: usize) -> bool {
    let gerund = predicate(sentence, gerund);
    let includes = |at: usize| {
        let group = group(sentence, at);
        deeds_included(sentence, at).is_some() && group.modal.is_none() && group.not.is_none()
    };
    let included = sentence.relation(gerund) == Relation::Xcomp && sentence.head(gerund).is_some_and(includes);
    included || listed(sentence, gerund).is_some_and(|first| is_done(sentence, first))
}

/// Whether the clause that a list hangs on says what its subject did.
fn is_done(sentence: &Sentence, first: usize) -> bool {
    let mut at = first;
    for _ in 0..STEPS {
        let Some(above) = sentence.head(at) else { return false };
        let group = group(sentence, above);
        if group.modal.is_some() || group.not.is_some() {
            return false;
        }
        let told = match sentence.tag(above) {
            Tag::Verb(Form::Past) => true,
            Tag::Verb(Form::Participle) => group.have.is_some() && !group.passive,
            _ => false,
        };
        if told {
            // `committed to peace, including working with`: a promise and no deed.
            let promised = sentence.lemma(above) == "commit" && sentence.word(above + 1) == "to";
            return !promised && does(sentence.lemma(above));
        }
        at = above;
    }
    false
}

/// Verbs whose subject did what their list names: who considered or demanded it did not do it yet.
fn does(lemma: &str) -> bool {
    matches!(
        lemma,
        "take"
            | "make"
            | "do"
            | "help"
            | "support"
            | "assist"
            | "aid"
            | "back"
            | "commit"
            | "perpetrate"
            | "carry"
            | "conduct"
            | "act"
            | "respond"
            | "retaliate"
            | "react"
            | "punish"
            | "repel"
            | "resist"
            | "fight"
            | "defend"
            | "repulse"
            | "attack"
            | "target"
            | "harass"
            | "persecute"
            | "oppress"
            | "abuse"
            | "violate"
            | "achieve"
            | "score"
            | "implement"
            | "impose"
            | "introduce"
            | "adopt"
            | "enact"
            | "tighten"
            | "intensify"
            | "escalate"
            | "crack"
            | "silence"
            | "isolate"
            | "strengthen"
            | "provide"
            | "contribute"
    )
}
