//! Who acts: the subject of a verb, its own or the one that another verb, a noun or a clause lends it.

use super::fronted::behind_fronted;
use super::listed::{included_by, listed};
use super::participles::{condemns_for, speaks_for, told_of};
use super::phrases::{antecedent, coordinated, phrases};
use super::{CHAIN, OBJECTS, SUBJECTS, group, predicate, related};
use crate::language::parse::Relation;
use crate::language::{Form, Sentence, Tag};
use std::ops::Range;

/// The noun phrases that are the subject of a verb, its own or one that another verb lends, in text order.
pub fn subject(sentence: &Sentence, verb: usize) -> Vec<Range<usize>> {
    phrases(sentence, subject_heads(sentence, predicate(sentence, verb), CHAIN))
}

/// Whether the subject of `verb` stands by itself and is not lent by another verb.
pub fn has_own_subject(sentence: &Sentence, verb: usize) -> bool {
    related(sentence, predicate(sentence, verb), SUBJECTS).next().is_some()
}

pub(super) fn subject_heads(sentence: &Sentence, verb: usize, steps: usize) -> Vec<usize> {
    if let Some(joined) = behind_fronted(sentence, verb) {
        return joined;
    }
    let own = own_subjects(sentence, verb);
    if let Some(joined) = hung_on_verb_before(sentence, verb, &own) {
        return joined;
    }
    let text = sentence.head(verb).filter(|noun| condemns_for(sentence, *noun, verb));
    if let Some((text, steps)) = text.zip(steps.checked_sub(1)) {
        return owner(sentence, text, steps);
    }
    if !own.is_empty() {
        return own.into_iter().flat_map(|subject| antecedent(sentence, subject, verb)).collect();
    }
    let Some((governor, steps)) = sentence.head(verb).zip(steps.checked_sub(1)) else { return Vec::new() };
    if let Some(subject) = subject_behind_preposition(sentence, verb, governor) {
        return coordinated(sentence, subject);
    }
    match listed(sentence, verb) {
        Some(first) if first != verb => return subject_heads(sentence, first, steps),
        Some(_) if sentence.tag(governor).is_verbal() => return subject_heads(sentence, governor, steps),
        _ => {}
    }
    if let Some(noun) = told_of(sentence, verb, governor) {
        return coordinated(sentence, noun);
    }
    match sentence.relation(verb) {
        // `is under sanctions, and was condemned`: a noun with a copula has a subject to lend.
        Relation::Conj
            if sentence.tag(governor).is_nominal()
                && sentence.tag(verb).is_verbal()
                && related(sentence, governor, &[Relation::Cop]).next().is_none() =>
        {
            Vec::new()
        }
        Relation::Xcomp if sentence.lemma(governor) == "include" => {
            included_by(sentence, governor).unwrap_or_else(|| controller(sentence, governor, steps))
        }
        Relation::Xcomp => controller(sentence, governor, steps),
        // `was blunt in accusing Iran`: what is said of a subject has that subject.
        Relation::Advcl if sentence.tag(governor) == Tag::Adjective && has_own_subject(sentence, governor) => {
            subject_heads(sentence, governor, steps)
        }
        Relation::Advcl | Relation::AdvclRelcl if sentence.tag(governor).is_nominal() => {
            coordinated(sentence, governor)
        }
        Relation::Advcl | Relation::AdvclRelcl => of_clause(sentence, verb, governor, steps),
        Relation::Acl if group(sentence, verb).to.is_some() => owner(sentence, governor, steps),
        Relation::Acl if speaks_for(sentence, governor, verb) => owner(sentence, governor, steps),
        Relation::Acl | Relation::AclRelcl => coordinated(sentence, governor),
        // `the court says that jailed ministers have immunity`: a clause behind *that* has its own subject or none.
        Relation::Ccomp if related(sentence, verb, &[Relation::Mark]).any(|mark| sentence.word(mark) == "that") => {
            Vec::new()
        }
        Relation::Conj | Relation::Ccomp | Relation::Parataxis => subject_heads(sentence, governor, steps),
        _ => Vec::new(),
    }
}

/// `Ana Costa left, and France and Norway will meet her`, where the tree hangs the subject of a joined verb, or its first
/// part, on the verb before: the nouns behind *and*.
fn hung_on_verb_before(sentence: &Sentence, verb: usize, own: &[usize]) -> Option<Vec<usize>> {
    let finite = matches!(sentence.tag(verb), Tag::Verb(Form::Past | Form::Third | Form::Base));
    let unmarked = related(sentence, verb, &[Relation::Mark]).next().is_none();
    let joined = match sentence.relation(verb) {
        Relation::Conj => sentence.tag(verb).is_verbal(),
        Relation::Advcl | Relation::Parataxis => finite && unmarked,
        _ => false,
    };
    let before = sentence.head(verb).filter(|before| joined && sentence.tag(*before).is_verbal() && *before < verb)?;
    let opens = |noun: &usize| related(sentence, *noun, &[Relation::Cc]).any(|cc| cc < *noun);
    let hung = related(sentence, before, &[Relation::Nsubj, Relation::NsubjPass, Relation::Conj])
        .filter(|noun| before < *noun && *noun < verb && sentence.tag(*noun).is_nominal())
        .find(opens);
    let Some(hung) = hung else { return joined_to_object(sentence, before, verb, own).map(|noun| vec![noun]) };
    let has_subject = related(sentence, before, SUBJECTS).any(|subject| subject < before);
    // A subject of the verb's own stands alone, unless *and* joins it to what is hung before.
    if !has_subject || !own.iter().all(opens) {
        return None;
    }
    let mut heads: Vec<usize> = coordinated(sentence, hung).into_iter().filter(|head| *head < verb).collect();
    heads.extend(own);
    Some(heads)
}

/// `rebels claimed the attack, and four people were arrested`, where the tree joins the subject to the object before.
fn joined_to_object(sentence: &Sentence, before: usize, verb: usize, own: &[usize]) -> Option<usize> {
    let start = group(sentence, verb).start;
    let noun = (before..start).rev().find(|at| {
        let subtree = sentence.tree.subtree(*at);
        sentence.relation(*at) == Relation::Conj && sentence.tag(*at).is_nominal() && subtree.end == start
    })?;
    let and = |of: usize| related(sentence, of, &[Relation::Cc]).any(|cc| cc < of);
    (own.is_empty() && start < verb && and(noun) && !and(verb)).then_some(noun)
}

/// `opened an inquiry after a strike in Syria killed nine`: the tree may take the clause for a phrase of time, and its
/// verb for one that lends its subject from the main verb.
fn subject_behind_preposition(sentence: &Sentence, verb: usize, governor: usize) -> Option<usize> {
    // `a minister is named as another is ousted`
    let passive = || group(sentence, verb).be.is_some_and(|be| sentence.tag(be) == Tag::Be && be < verb);
    let finite = matches!(sentence.tag(verb), Tag::Verb(Form::Past | Form::Third)) || passive();
    let hangs = matches!(sentence.relation(verb), Relation::Advcl | Relation::Parataxis);
    if !finite || !hangs || related(sentence, verb, &[Relation::Mark]).next().is_some() {
        return None;
    }
    let opens = |noun: &usize| {
        related(sentence, *noun, &[Relation::Case])
            .any(|case| matches!(sentence.word(case), "after" | "before" | "since" | "until" | "as"))
    };
    let between = |noun: &usize| governor < *noun && *noun < verb;
    let obliques = |of: usize| related(sentence, of, &[Relation::Obl]).filter(between).last();
    let last = obliques(verb).or_else(|| obliques(governor)).filter(opens)?;
    let joined = (last..verb).all(|at| !matches!(sentence.tag(at), Tag::Comma | Tag::And | Tag::But));
    joined.then_some(last)
}

/// The subjects that hang on a verb; one behind it beside one before it is its object.
pub(super) fn own_subjects(sentence: &Sentence, verb: usize) -> Vec<usize> {
    // `According to the president, six were killed`: who says so is no subject, whatever the tree says.
    let mut own: Vec<usize> = related(sentence, verb, SUBJECTS).filter(|at| !is_source(sentence, *at)).collect();
    if own.len() > 1 {
        // `the president in Lima said`: what stands behind a preposition is none, whatever the tree says.
        let behind = |at: &usize| at.checked_sub(1).is_some_and(|before| sentence.tag(before) == Tag::Preposition);
        own.retain(|subject| !behind(subject));
    }
    if own.iter().any(|subject| *subject < verb) {
        own.retain(|subject| *subject < verb);
    } else if let Some(before) = taken_for_compound(sentence, verb, &own) {
        return vec![before];
    }
    own
}

/// `A Turkish court sentences a militant`, where the tree takes the subject for a part of the verb and the object for the subject.
fn taken_for_compound(sentence: &Sentence, verb: usize, own: &[usize]) -> Option<usize> {
    let noun = verb.checked_sub(1).filter(|noun| sentence.head(*noun) == Some(verb))?;
    let compound = matches!(sentence.relation(noun), Relation::Compound | Relation::NmodDesc | Relation::NmodUnmarked);
    let behind = own.first().is_some_and(|subject| *subject > verb);
    let finite = matches!(sentence.tag(verb), Tag::Verb(Form::Third | Form::Past));
    (compound && behind && finite && related(sentence, verb, OBJECTS).next().is_none()).then_some(noun)
}

fn is_source(sentence: &Sentence, noun: usize) -> bool {
    let named = related(sentence, noun, &[Relation::Case]).any(|case| sentence.word(case) == "according");
    // Where the tree hangs the words otherwise, they stand before the phrase all the same.
    let first = (0..noun).rev().take(8).take_while(|at| sentence.tag(*at).is_nominal()).last().unwrap_or(noun);
    named || first >= 2 && sentence.word(first - 1) == "to" && sentence.word(first - 2) == "according"
}

/// `urged Israel to withdraw`: the object; `called on Israel to withdraw`: what stands behind the preposition;
/// otherwise who does the one does the other.
fn controller(sentence: &Sentence, governor: usize, steps: usize) -> Vec<usize> {
    let promises = matches!(sentence.lemma(governor), "promise" | "threaten" | "vow" | "pledge" | "use" | "take");
    let objects: Vec<usize> =
        OBJECTS.iter().flat_map(|kind| related(sentence, governor, std::slice::from_ref(kind))).take(1).collect();
    if !objects.is_empty() && !promises {
        return objects.into_iter().flat_map(|object| coordinated(sentence, object)).collect();
    }
    let asked = matches!(sentence.lemma(governor), "call" | "appeal" | "prevail" | "plead" | "rely" | "wait");
    let behind = related(sentence, governor, &[Relation::Obl]).find(|phrase| has_case(sentence, *phrase));
    match behind.filter(|_| asked) {
        Some(phrase) => coordinated(sentence, phrase),
        None => subject_heads(sentence, governor, steps),
    }
}

fn has_case(sentence: &Sentence, phrase: usize) -> bool {
    related(sentence, phrase, &[Relation::Case])
        .any(|case| matches!(sentence.word(case), "on" | "upon" | "to" | "with" | "for"))
}

/// `accused Iran of arming rebels`: the accused; `left, killing four`: who does the one does the other.
fn of_clause(sentence: &Sentence, verb: usize, governor: usize, steps: usize) -> Vec<usize> {
    // `were killed by shelling`: whom it befell did not do it.
    let by = related(sentence, verb, &[Relation::Mark]).any(|mark| sentence.word(mark) == "by");
    if by && group(sentence, governor).passive {
        return Vec::new();
    }
    if let Some(doer) = doer_beside(sentence, verb, governor) {
        return coordinated(sentence, doer);
    }
    let of = related(sentence, verb, &[Relation::Mark])
        .any(|mark| matches!(sentence.word(mark), "of" | "from" | "for" | "into"));
    let object = related(sentence, governor, OBJECTS).next().filter(|_| of && sentence.tag(governor).is_verbal());
    match object {
        Some(object) => coordinated(sentence, object),
        None => subject_heads(sentence, governor, steps),
    }
}

/// `were dispersed by police using tear gas`: the gerund behind whoever did the one says how.
fn doer_beside(sentence: &Sentence, verb: usize, governor: usize) -> Option<usize> {
    let how = sentence.tag(verb) == Tag::Verb(Form::Gerund) && group(sentence, verb).start == verb;
    let doer = related(sentence, governor, &[Relation::OblAgent, Relation::Obl])
        .filter(|noun| {
            *noun < verb && related(sentence, *noun, &[Relation::Case]).any(|case| sentence.word(case) == "by")
        })
        .last()?;
    let next = sentence.tree.subtree(doer).end == verb;
    (how && next && group(sentence, governor).passive).then_some(doer)
}

/// `its plan to attack`, `announced a plan to attack`: whose plan it is.
fn owner(sentence: &Sentence, noun: usize, steps: usize) -> Vec<usize> {
    if let Some(owner) = related(sentence, noun, &[Relation::NmodPoss]).next() {
        return coordinated(sentence, owner);
    }
    let verb = sentence.head(noun).filter(|_| matches!(sentence.relation(noun), Relation::Obj | Relation::Obl));
    verb.map_or_else(Vec::new, |verb| subject_heads(sentence, predicate(sentence, verb), steps))
}
