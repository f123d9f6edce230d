//! What the coder asks of a tree: verb groups, subjects, objects, the phrases behind a preposition.

mod demands;
mod fronted;
mod listed;
mod participles;
mod phrases;
mod sides;
mod subjects;

pub use demands::{asked, demanded, needs, said_clauses, wanted_of};
pub use listed::{deeds_included, listed};
pub use phrases::{coordinated, phrase, phrases};
pub use sides::{agent, object, oblique};
pub use subjects::{has_own_subject, subject};

use super::parse::Relation;
use super::{Form, Sentence, Tag};

/// How many verbs on the way to a subject are asked.
const CHAIN: usize = 5;

/// What hangs on a word further away than this, in tokens, is not looked at: the work stays linear in the text.
const FAR: usize = 80;

const SUBJECTS: &[Relation] = &[Relation::Nsubj, Relation::NsubjPass, Relation::NsubjOuter];
const OBJECTS: &[Relation] = &[Relation::Iobj, Relation::Obj];

/// The dependants of a word within reach, from left to right.
pub fn children(sentence: &Sentence, of: usize) -> impl Iterator<Item = usize> + use<'_> {
    let all = sentence.tree.children(of);
    let from = all.partition_point(|child| child + FAR < of);
    all[from..].iter().copied().take_while(move |child| *child < of + FAR)
}

/// The dependants of a word with one of `relations`, within reach.
pub fn related<'a>(
    sentence: &'a Sentence,
    of: usize,
    relations: &'a [Relation],
) -> impl Iterator<Item = usize> + use<'a> {
    children(sentence, of).filter(|child| relations.contains(&sentence.relation(*child)))
}

/// A verb with its auxiliaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    /// The first token of the group.
    pub start: usize,
    /// The full verb.
    pub verb: usize,
    /// Whether the subject is acted on.
    pub passive: bool,
    /// The modal.
    pub modal: Option<usize>,
    /// *not*, *never*.
    pub not: Option<usize>,
    /// *to* before an infinitive.
    pub to: Option<usize>,
    /// A form of *have*.
    pub have: Option<usize>,
    /// A form of *be*.
    pub be: Option<usize>,
}

impl Group {
    /// Whether it says what ought to be done.
    pub fn is_duty(&self, sentence: &Sentence) -> bool {
        self.modal.is_some_and(|modal| matches!(sentence.word(modal), "must" | "should" | "ought"))
    }
}

/// The verb group of `verb`. A verb that is joined to another one without auxiliaries of its own shares the
/// other's: `was shot and killed`.
pub fn group(sentence: &Sentence, verb: usize) -> Group {
    let mut group = Group { start: verb, verb, passive: false, modal: None, not: None, to: None, have: None, be: None };
    let anchor = predicate(sentence, verb);
    let mut passive = note_auxiliaries(sentence, anchor, &mut group);
    let bare = group.start == verb && sentence.relation(anchor) == Relation::Conj;
    if bare && related(sentence, anchor, SUBJECTS).next().is_none() {
        let first = sentence.head(anchor).filter(|first| is_like(sentence, *first, anchor));
        passive |= first.is_some_and(|first| note_auxiliaries(sentence, first, &mut group));
        group.start = verb;
    }
    // The tagger mixes up pasts and participles: behind *be* stands a participle.
    let behind_be = group.be.is_some() && sentence.tag(verb) == Tag::Verb(Form::Past);
    let participle = behind_be || sentence.tag(verb) == Tag::Verb(Form::Participle);
    let past = sentence.tag(verb) == Tag::Verb(Form::Past) && group.be.is_none();
    let acts = participle && !passive && group.be.is_none() && has_its_object(sentence, verb);
    // `have killed` is none without *been*, whatever the tree says.
    let been = |have: usize| (have..verb).any(|at| matches!(sentence.tag(at), Tag::Be) || sentence.word(at) == "got");
    let perfect = group.be.is_none() && group.have.is_some_and(|have| !been(have));
    group.passive = !past && !acts && !perfect && (passive || participle);
    group
}

/// `forces used missiles to strike`: a form that is past and participle, with an object of its own, is a past, whatever the
/// tagger says; not so of verbs with two objects.
fn has_its_object(sentence: &Sentence, verb: usize) -> bool {
    let two = matches!(
        sentence.lemma(verb),
        "name"
            | "call"
            | "deny"
            | "refuse"
            | "offer"
            | "award"
            | "grant"
            | "deem"
            | "appoint"
            | "elect"
            | "dub"
            | "ask"
            | "pay"
            | "charge"
            | "declare"
            | "consider"
            | "term"
            | "label"
            | "assign"
            | "promise"
    );
    !two && sentence.word(verb).ends_with("ed") && related(sentence, verb, &[Relation::Obj]).any(|object| object > verb)
}

/// Whether two joined verbs have the same form, so that auxiliaries serve both.
fn is_like(sentence: &Sentence, first: usize, second: usize) -> bool {
    match (sentence.tag(first), sentence.tag(second)) {
        (Tag::Verb(one), Tag::Verb(other)) => one == other || (one == Form::Participle && other == Form::Past),
        // `will visit the king and have an audience with him`
        (Tag::Verb(Form::Base), Tag::Have) => sentence.word(second) == "have",
        _ => false,
    }
}

/// Notes the auxiliaries of `verb`; whether one of its dependants makes it a passive.
fn note_auxiliaries(sentence: &Sentence, verb: usize, group: &mut Group) -> bool {
    let mut passive = false;
    for child in children(sentence, verb) {
        let relation = sentence.relation(child);
        passive |= matches!(relation, Relation::AuxPass | Relation::NsubjPass);
        let inside = match (sentence.tag(child), relation) {
            (Tag::Modal, _) => group.modal.replace(child).is_none(),
            (Tag::Have, Relation::Aux) => group.have.replace(child).is_none(),
            (Tag::Be, Relation::Aux | Relation::AuxPass | Relation::Cop) => group.be.replace(child).is_none(),
            (Tag::To, Relation::Mark) => group.to.replace(child).is_none(),
            (Tag::Not, _) => group.not.replace(child).is_none(),
            (Tag::Do, Relation::Aux) => true,
            _ => false,
        };
        if inside && child < group.start {
            group.start = child;
        }
    }
    passive
}

/// The word that takes the subject of a verb: a copula and an auxiliary hang on it.
pub fn predicate(sentence: &Sentence, verb: usize) -> usize {
    match sentence.relation(verb) {
        Relation::Cop | Relation::Aux | Relation::AuxPass => sentence.head(verb).unwrap_or(verb),
        _ => verb,
    }
}

/// The clause with a subject of its own that a verb governs.
pub fn clause(sentence: &Sentence, verb: usize) -> Option<usize> {
    let clauses = &[Relation::Ccomp, Relation::Xcomp, Relation::Advcl];
    related(sentence, verb, clauses)
        .find(|clause| *clause > verb && sentence.tag(*clause).is_verbal() && has_own_subject(sentence, *clause))
}
