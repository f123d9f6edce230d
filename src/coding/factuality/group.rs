//! What the verb group itself says: modals, negation, conditions without a clause, the progressive.

use super::standing::is_to;
use super::{Status, negate};
use crate::coding::triggers::Found;
use crate::event::{Modality, Polarity, Temporal};
use crate::language::parse::Relation;
use crate::language::relations::{Group, group, predicate, related, subject};
use crate::language::{Form, Sentence, Tag};
use crate::lexicon::Element;
use crate::ontology::EventType;

/// So many words before a verb its inverted auxiliary is looked for.
const FAR: usize = 40;

/// What the verb group itself says: modals, negation, progressive.
pub(super) fn own(sentence: &Sentence, found: &[Found<'_>], at: usize, status: &mut Status) {
    let Some(group) = found[at].group else { return };
    if let Some(modal) = group.modal {
        match sentence.word(modal) {
            "will" | "'ll" | "shall" | "wo" => status.mark(Modality::Planned, modal),
            "would" | "'d" => status.mark(reported_future(sentence, modal), modal),
            // *must* and *should* say what ought to be, *can* and *may* what could.
            _ => status.mark(Modality::Hypothetical, modal),
        }
    }
    if let Some(modal) = plan_beside(sentence, &found[at]) {
        status.mark(Modality::Planned, modal);
    }
    if let Some(cue) = is_to(sentence, &group) {
        status.mark(Modality::Planned, cue);
    }
    if let Some(cue) = wished(sentence, &group) {
        status.mark(Modality::Hypothetical, cue);
    }
    if let Some(cue) = bare_condition(sentence, &group) {
        status.mark(Modality::Hypothetical, cue);
    }
    let own = |not: &usize| is_of_pattern(sentence, &found[at], *not);
    if let Some(not) = group.not.filter(|not| sentence.word(not + 1) != "only" && !own(not)) {
        let will = group.modal.is_some_and(|modal| matches!(sentence.word(modal), "will" | "would" | "wo"));
        let (refuses, stance) = (refuses(sentence, &group), is_stance(sentence, group.verb, not));
        if will || refuses.is_some() || stance {
            status.refused = true;
            if refuses == Some(Temporal::Habitual) && !stance {
                status.temporal = Temporal::Habitual;
            }
        } else {
            status.polarity = Polarity::Negated;
        }
        status.cues.push(not);
    }
    if let Some(no) = nobody(sentence, &found[at]) {
        negate(status, no);
    }
    let progressive = group.be.is_some() && found[at].form(sentence) == Some(Form::Gerund);
    if progressive && status.temporal == Temporal::Current {
        status.temporal = Temporal::Ongoing;
    }
}

/// `a proposal that the pact be discussed`: the *be* of what is wished or asked for.
fn wished(sentence: &Sentence, group: &Group) -> Option<usize> {
    let be = group.be.filter(|be| sentence.word(*be) == "be" && group.modal.is_none() && group.to.is_none())?;
    let verb = predicate(sentence, group.verb);
    // `will be tried and be jailed`: the *will* of the first verb serves both.
    let joined = sentence.relation(verb) == Relation::Conj;
    // `the court ordered that he be jailed`: it is done by the order.
    let ordered = sentence.head(verb).is_some_and(|above| {
        matches!(sentence.lemma(above), "order" | "rule" | "decree" | "decide" | "direct" | "command")
    });
    (group.passive && !joined && !ordered).then_some(be)
}

/// `will return to the Gulf, visiting Oman`: the *will* of the verb that a participle goes with. What is said meanwhile is
/// said now: `will resign, accusing the court`.
fn plan_beside(sentence: &Sentence, found: &Found<'_>) -> Option<usize> {
    let deed = found
        .trigger
        .act
        .as_ref()
        .is_some_and(|act| act.event_type == EventType::Consult || matches!(act.event_type.quad_class(), 2 | 4));
    let beside = found.form(sentence) == Some(Form::Gerund) && sentence.relation(found.head) == Relation::Advcl;
    let above = sentence.head(found.head).filter(|above| deed && beside && *above < found.head)?;
    let opened = found.head.checked_sub(1).is_some_and(|at| sentence.tag(at) == Tag::Comma);
    let modal = group(sentence, above).modal.filter(|_| opened)?;
    matches!(sentence.word(modal), "will" | "'ll" | "shall").then_some(modal)
}

/// `did not allow the envoy to enter`, `has not recognised Togo`: whoever has the say and does not give it refuses, at a time or
/// as a rule.
fn refuses(sentence: &Sentence, group: &Group) -> Option<Temporal> {
    let says = matches!(sentence.lemma(group.verb), "allow" | "permit" | "let" | "recognise" | "recognize");
    if !says || group.modal.is_some() || group.passive {
        return None;
    }
    let mut helps = related(sentence, predicate(sentence, group.verb), &[Relation::Aux]);
    helps.find_map(|word| match sentence.word(word) {
        "did" | "has" | "have" | "had" => Some(Temporal::Current),
        "does" | "do" => Some(Temporal::Habitual),
        _ => None,
    })
}

/// `said no to the deal`, `has no intention of resigning`: a *no* that the pattern asks for negates nothing.
fn is_of_pattern(sentence: &Sentence, found: &Found<'_>, at: usize) -> bool {
    let asks = |element: &Element| match element {
        Element::Words(options, _) => options.iter().any(|word| word == sentence.word(at)),
        _ => false,
    };
    found.tail.contains(&at) && found.trigger.tail.iter().any(asks)
}

/// `does not recognise the ruling`: in the present it says what somebody refuses, and not what did not happen.
fn is_stance(sentence: &Sentence, verb: usize, not: usize) -> bool {
    let present = not.checked_sub(1).is_some_and(|at| matches!(sentence.word(at), "do" | "does"));
    let stance = matches!(
        sentence.lemma(verb),
        "accept" | "recognise" | "recognize" | "support" | "endorse" | "approve" | "agree" | "acknowledge" | "tolerate"
    );
    present && stance
}

/// `If convicted, he could`, `Had Norway attacked, it would`: a condition without a clause of the usual shape.
fn bare_condition(sentence: &Sentence, group: &Group) -> Option<usize> {
    let before = group.start.checked_sub(1);
    let reduced = before.filter(|at| matches!(sentence.word(*at), "if" | "unless"));
    let opens = |at: usize| matches!(sentence.word(at), "had" | "should" | "were");
    let inverted = || {
        // Few clauses have such a word: the subject is looked for in these alone.
        (group.start.saturating_sub(FAR)..group.start).find(|at| opens(*at))?;
        let first = subject(sentence, group.verb).into_iter().next()?.start;
        let opened = first.checked_sub(1).filter(|at| opens(*at))?;
        let start = opened.checked_sub(1).is_none_or(|at| matches!(sentence.tag(at), Tag::Comma | Tag::Quote));
        (start && opened < group.start && sentence.words.last().is_none_or(|last| last != "?")).then_some(opened)
    };
    reduced.or_else(inverted)
}

/// `No coalition troops were injured`, `imposed no sanctions on`: the *no* before a subject or a noun of the pattern,
/// however long the phrase.
fn nobody(sentence: &Sentence, found: &Found<'_>) -> Option<usize> {
    let subjects = related(sentence, predicate(sentence, found.head), &[Relation::Nsubj, Relation::NsubjPass]);
    let nouns = subjects.chain(found.tail.iter().copied());
    nouns.flat_map(|noun| related(sentence, noun, &[Relation::Det])).find(|word| {
        // `no fewer than nine were killed`
        let next = sentence.word(word + 1);
        sentence.word(*word) == "no"
            && !is_of_pattern(sentence, found, *word)
            && !matches!(next, "fewer" | "less" | "doubt" | "later" | "confidence" | "contest")
    })
}

/// `Reporters Without Borders accused`, `a vote of no confidence`: the word belongs to what is named.
pub(super) fn in_a_name(sentence: &Sentence, at: usize) -> bool {
    let name = |at: usize| sentence.tag(at) == Tag::Name;
    matches!(sentence.word(at + 1), "confidence" | "borders") || at > 0 && name(at - 1) && name(at + 1)
}

/// *would* behind a verb of saying is a plan; elsewhere it is a supposition.
fn reported_future(sentence: &Sentence, modal: usize) -> Modality {
    let said = sentence.words[..modal].iter().rev().take(16).any(|word| {
        matches!(
            word.as_str(),
            "said" | "announced" | "pledged" | "vowed" | "promised" | "confirmed" | "told" | "added"
        )
    });
    if said { Modality::Planned } else { Modality::Hypothetical }
}
