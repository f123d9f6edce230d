//! A speaker's second act, where the tree joins it to what he said first.

use super::group;
use super::subjects::subject_heads;
use crate::language::parse::Relation;
use crate::language::{Form, Sentence, Tag};

/// `said the talks had failed and urged Iran to stop`, where the tree joins the second act of a speaker to what he said first:
/// the verb of saying.
pub(super) fn said_beside(sentence: &Sentence, verb: usize, governor: usize) -> Option<usize> {
    let joined = sentence.relation(verb) == Relation::Conj && sentence.relation(governor) == Relation::Ccomp;
    let saying = sentence.head(governor).filter(|saying| joined && sentence.tag(*saying).is_finite())?;
    let past = |at: usize| matches!(sentence.tag(at), Tag::Verb(Form::Past | Form::Participle));
    let alike = sentence.tag(verb) == sentence.tag(saying) || past(verb) && past(saying);
    let spoken = addresses(sentence.lemma(verb)) && alike;
    let said = group(sentence, governor);
    // Whoever could speak for himself in what is said goes on there.
    let mute = subject_heads(sentence, governor, 1)
        .iter()
        .all(|subject| matches!(sentence.tag(*subject), Tag::Noun | Tag::Pronoun | Tag::Determiner));
    let changed =
        said.modal.is_some() || said.have.is_some() || said.passive || sentence.tag(governor) != sentence.tag(verb);
    (spoken && (mute || changed)).then_some(saying)
}

/// Verbs of those who speak to others.
fn addresses(lemma: &str) -> bool {
    matches!(
        lemma,
        "urge"
            | "accuse"
            | "call"
            | "demand"
            | "threaten"
            | "warn"
            | "appeal"
            | "vow"
            | "pledge"
            | "promise"
            | "criticise"
            | "criticize"
            | "condemn"
            | "denounce"
            | "praise"
            | "thank"
            | "reject"
            | "blame"
            | "ask"
            | "deny"
            | "request"
            | "reiterate"
            | "express"
            | "welcome"
    )
}
