//! Whom a clause asks to do something: `Togo must stop`, `it is time for Togo to act`, `"Stop the raids," she told Togo`.

use crate::language::parse::Relation;
use crate::language::relations::{agent, group, has_own_subject, needs, phrases, related, subject, wanted_of};
use crate::language::{Form, Sentence, Tag};
use std::ops::Range;

/// `"Stop the raids," she told Togo`: whom an order in a quotation is for.
pub(super) fn ordered(sentence: &Sentence, at: usize) -> Option<Vec<Range<usize>>> {
    let quoted = |at: usize| sentence.quoted.get(at) == Some(&true);
    let bare = sentence.tag(at) == Tag::Verb(Form::Base) && group(sentence, at).start == at && quoted(at);
    let negative = group(sentence, at).not.is_some() || sentence.lemma(at) == "let";
    let telling = sentence.head(at).filter(|above| bare && !negative && !quoted(*above))?;
    let told = matches!(sentence.lemma(telling), "tell" | "urge" | "order" | "warn");
    let mute = !has_own_subject(sentence, at) && sentence.relation(at) == Relation::Ccomp;
    let hearers = related(sentence, telling, &[Relation::Iobj, Relation::Obj]).filter(|noun| !quoted(*noun));
    let hearers: Vec<usize> = hearers.filter(|_| told && mute).collect();
    (!hearers.is_empty()).then(|| phrases(sentence, hearers))
}

/// Who has to act by a clause: `Iran must stop`, `Iran has to stop`; in the passive, who acts.
pub(super) fn asks(sentence: &Sentence, at: usize) -> Option<Vec<Range<usize>>> {
    if let Some(wanted) = wanted_of(sentence, at) {
        return Some(wanted);
    }
    let group = group(sentence, at);
    let verb = matches!(sentence.tag(at), Tag::Verb(_));
    // `Iran must have known`
    if !(verb && group.is_duty(sentence) && group.have.is_none() || needs(sentence, at)) {
        return None;
    }
    Some(if group.passive { agent(sentence, at) } else { subject(sentence, at) })
}
