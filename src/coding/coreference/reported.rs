//! What somebody says without quotation marks, before the verb of saying: `Togo must free the men, the minister said.`

use super::words::is_speech;
use crate::language::relations::{has_own_subject, subject};
use crate::language::{Form, Sentence, Tag};

/// Where the words end that stand without quotation marks before who says them: the comma there.
pub(in crate::coding) fn stated_before(sentence: &Sentence) -> Option<usize> {
    let finite = |at: usize| matches!(sentence.tag(at), Tag::Verb(Form::Past | Form::Third));
    let says = |at: &usize| finite(*at) && is_speech(sentence.word(*at)) && !sentence.quoted[*at];
    let verb = (1..sentence.len()).rev().find(says)?;
    // `Togo, the minister said, must free the men`: the words go on.
    if (verb + 1..sentence.len()).any(|at| sentence.tag(at).is_finite()) {
        return None;
    }
    let start = match sentence.tag(verb - 1) {
        Tag::Comma => verb,
        _ if has_own_subject(sentence, verb) => subject(sentence, verb).first()?.start,
        _ => return None,
    };
    let comma = [Some(start), start.checked_sub(1)].into_iter().flatten().find(|at| sentence.tag(*at) == Tag::Comma)?;
    if start > verb {
        return None;
    }
    let told = (0..comma).any(|at| sentence.tag(at).is_finite());
    let beside = matches!(
        sentence.word(0),
        "as" | "while" | "when" | "after" | "before" | "since" | "although" | "though" | "once" | "because" | "asked"
    );
    (told && !beside && !sentence.quoted[0]).then_some(comma)
}
