//! What the coder asks of a tree: verb groups, subjects, objects, the phrases behind a preposition.

use super::parse::Relation;
use super::{Form, Sentence, Tag};
use std::ops::Range;

/// How many verbs on the way to a subject are asked.
const CHAIN: usize = 5;

/// What hangs on a word further away than this, in tokens, is not looked at: the work stays linear in the text.
const FAR: usize = 80;

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
    group.passive = !past && (passive || (participle && (group.be.is_some() || group.have.is_none())));
    group
}

/// Whether two joined verbs have the same form, so that auxiliaries serve both.
fn is_like(sentence: &Sentence, first: usize, second: usize) -> bool {
    match (sentence.tag(first), sentence.tag(second)) {
        (Tag::Verb(one), Tag::Verb(other)) => one == other || (one == Form::Participle && other == Form::Past),
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

const SUBJECTS: &[Relation] = &[Relation::Nsubj, Relation::NsubjPass, Relation::NsubjOuter];
const OBJECTS: &[Relation] = &[Relation::Iobj, Relation::Obj];

/// The noun phrases that are the subject of a verb, its own or one that another verb lends, in text order.
pub fn subject(sentence: &Sentence, verb: usize) -> Vec<Range<usize>> {
    phrases(sentence, subject_heads(sentence, predicate(sentence, verb), CHAIN))
}

/// Whether the subject of `verb` stands by itself and is not lent by another verb.
pub fn has_own_subject(sentence: &Sentence, verb: usize) -> bool {
    related(sentence, predicate(sentence, verb), SUBJECTS).next().is_some()
}

fn subject_heads(sentence: &Sentence, verb: usize, steps: usize) -> Vec<usize> {
    let own = own_subjects(sentence, verb);
    if !own.is_empty() {
        return own.into_iter().flat_map(|subject| antecedent(sentence, subject, verb)).collect();
    }
    let Some((governor, steps)) = sentence.head(verb).zip(steps.checked_sub(1)) else { return Vec::new() };
    if let Some(subject) = subject_behind_preposition(sentence, verb, governor) {
        return coordinated(sentence, subject);
    }
    match sentence.relation(verb) {
        Relation::Conj if sentence.tag(governor).is_nominal() && sentence.tag(verb).is_verbal() => Vec::new(),
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
        Relation::Conj | Relation::Ccomp | Relation::Parataxis => subject_heads(sentence, governor, steps),
        _ => Vec::new(),
    }
}

/// `opened an inquiry after a strike in Syria killed nine`: the tree may take the clause for a phrase of time, and its
/// verb for one that lends its subject from the main verb.
fn subject_behind_preposition(sentence: &Sentence, verb: usize, governor: usize) -> Option<usize> {
    let finite = matches!(sentence.tag(verb), Tag::Verb(Form::Past | Form::Third));
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
fn own_subjects(sentence: &Sentence, verb: usize) -> Vec<usize> {
    // `According to the president, six were killed`: who says so is no subject, whatever the tree says.
    let mut own: Vec<usize> = related(sentence, verb, SUBJECTS).filter(|at| !is_source(sentence, *at)).collect();
    if own.len() > 1 {
        // `the president in Lima said`: what stands behind a preposition is none, whatever the tree says.
        let behind = |at: &usize| at.checked_sub(1).is_some_and(|before| sentence.tag(before) == Tag::Preposition);
        own.retain(|subject| !behind(subject));
    }
    if own.iter().any(|subject| *subject < verb) {
        own.retain(|subject| *subject < verb);
    }
    own
}

fn is_source(sentence: &Sentence, noun: usize) -> bool {
    related(sentence, noun, &[Relation::Case]).any(|case| sentence.word(case) == "according")
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
    let of = related(sentence, verb, &[Relation::Mark])
        .any(|mark| matches!(sentence.word(mark), "of" | "from" | "for" | "into"));
    let object = related(sentence, governor, OBJECTS).next().filter(|_| of && sentence.tag(governor).is_verbal());
    match object {
        Some(object) => coordinated(sentence, object),
        None => subject_heads(sentence, governor, steps),
    }
}

/// `sent a letter requesting the release`: what a document says its writer says.
fn speaks_for(sentence: &Sentence, noun: usize, gerund: usize) -> bool {
    sentence.tag(gerund) == Tag::Verb(Form::Gerund)
        && sentence.relation(noun) == Relation::Obj
        && matches!(
            sentence.lemma(noun),
            "letter"
                | "note"
                | "statement"
                | "message"
                | "decree"
                | "resolution"
                | "order"
                | "declaration"
                | "communique"
                | "memo"
                | "memorandum"
                | "motion"
                | "petition"
                | "bill"
                | "law"
                | "tweet"
                | "post"
                | "warrant"
                | "appeal"
                | "article"
                | "speech"
        )
}

/// `its plan to attack`, `announced a plan to attack`: whose plan it is.
fn owner(sentence: &Sentence, noun: usize, steps: usize) -> Vec<usize> {
    if let Some(owner) = related(sentence, noun, &[Relation::NmodPoss]).next() {
        return coordinated(sentence, owner);
    }
    let verb = sentence.head(noun).filter(|_| matches!(sentence.relation(noun), Relation::Obj | Relation::Obl));
    verb.map_or_else(Vec::new, |verb| subject_heads(sentence, predicate(sentence, verb), steps))
}

/// What a relative pronoun stands for; other words stand for themselves, with what is joined to them.
fn antecedent(sentence: &Sentence, word: usize, verb: usize) -> Vec<usize> {
    let relative = sentence.tag(word) == Tag::Relative || (sentence.word(word) == "that" && word < verb);
    let noun = sentence.head(verb).filter(|_| relative && is_relative_clause(sentence, verb));
    let noun = noun.or_else(|| named_before(sentence, word).filter(|_| relative));
    coordinated(sentence, noun.unwrap_or(word))
}

/// `spoke of Macron, who will visit Russia`, where the tree joins the clause to the verb: the name before the comma.
fn named_before(sentence: &Sentence, relative: usize) -> Option<usize> {
    let comma = relative.checked_sub(1).filter(|at| sentence.tag(*at) == Tag::Comma)?;
    let mut name = comma.checked_sub(1).filter(|at| sentence.tag(*at) == Tag::Name)?;
    for _ in 0..CHAIN {
        let inside = matches!(sentence.relation(name), Relation::Flat | Relation::Compound);
        name = sentence.head(name).filter(|above| inside && *above < relative).unwrap_or(name);
    }
    Some(name)
}

fn is_relative_clause(sentence: &Sentence, verb: usize) -> bool {
    matches!(sentence.relation(verb), Relation::AclRelcl | Relation::Acl)
}

/// A noun and the nouns joined to it.
pub fn coordinated(sentence: &Sentence, noun: usize) -> Vec<usize> {
    let joined = |child: &usize| match sentence.relation(*child) {
        Relation::Conj => !sentence.tag(*child).is_verbal(),
        // `President Emmanuel Macron and President Vladimir Putin`: a name that *and* opens is another one.
        Relation::Flat | Relation::Appos | Relation::Dep => {
            children(sentence, *child).any(|word| word < *child && opens_conjunct(sentence, word))
        }
        _ => false,
    };
    let mut all = vec![noun];
    all.extend(children(sentence, noun).filter(|child| *child > noun).filter(joined));
    all
}

/// Whether a word, or the title that it is, stands behind *and*.
fn opens_conjunct(sentence: &Sentence, word: usize) -> bool {
    sentence.relation(word) == Relation::Cc
        || related(sentence, word, &[Relation::Cc]).any(|cc| sentence.tag(cc) == Tag::And)
}

/// The noun phrases that a verb acts on; in the passive its subject.
pub fn object(sentence: &Sentence, verb: usize) -> Vec<Range<usize>> {
    let anchor = predicate(sentence, verb);
    let mut heads: Vec<usize> = Vec::new();
    for kind in OBJECTS {
        let found = related(sentence, anchor, std::slice::from_ref(kind));
        heads.extend(found.flat_map(|object| antecedent(sentence, object, anchor)));
    }
    let subjects = own_subjects(sentence, anchor);
    let second = related(sentence, anchor, SUBJECTS).filter(|subject| !subjects.contains(subject));
    heads.extend(second.flat_map(|object| coordinated(sentence, object)));
    let noun = sentence.head(anchor).filter(|_| is_relative_clause(sentence, anchor));
    if let Some(noun) = noun.filter(|_| heads.is_empty() && has_own_subject(sentence, anchor)) {
        // `the base the rebels attacked`
        let there = |child: usize| matches!(sentence.word(child), "where" | "when" | "why");
        let stands = related(sentence, anchor, SUBJECTS).all(|subject| sentence.tag(subject) != Tag::Relative)
            && !children(sentence, anchor).any(there);
        heads.extend(stands.then(|| coordinated(sentence, noun)).into_iter().flatten());
    }
    phrases(sentence, heads)
}

/// The noun phrases behind *by* that a passive verb or an event noun names as who acts.
pub fn agent(sentence: &Sentence, word: usize) -> Vec<Range<usize>> {
    let anchor = predicate(sentence, word);
    let by = |phrase: &usize| related(sentence, *phrase, &[Relation::Case]).any(|case| sentence.word(case) == "by");
    let bare = |phrase: &usize| {
        sentence.relation(*phrase) == Relation::OblAgent
            && related(sentence, *phrase, &[Relation::Case]).next().is_none()
    };
    let near = || related(sentence, anchor, &[Relation::OblAgent, Relation::Obl, Relation::Nmod]);
    // `imposed on Iran by France`, where the tree hangs the one on the other.
    let below = near()
        .filter(|at| sentence.tag(anchor).is_verbal() || is_of(sentence, *at))
        .flat_map(|at| related(sentence, at, &[Relation::Nmod]));
    let agents = near()
        .filter(|phrase| by(phrase) || bare(phrase))
        .chain(below.filter(by))
        .find(|phrase| !matches!(sentence.tag(*phrase), Tag::Number));
    let agents = agents.or_else(|| hands(sentence, anchor));
    agents.map(|agent| phrases(sentence, coordinated(sentence, agent))).unwrap_or_default()
}

/// `tortured at the hands of the rebels`: whose hands they are.
fn hands(sentence: &Sentence, anchor: usize) -> Option<usize> {
    let cased =
        |noun: usize, word: &str| related(sentence, noun, &[Relation::Case]).any(|case| sentence.word(case) == word);
    let hands = related(sentence, anchor, &[Relation::Obl, Relation::Nmod])
        .find(|noun| sentence.word(*noun) == "hands" && cased(*noun, "at"))?;
    related(sentence, hands, &[Relation::Nmod]).find(|noun| cased(*noun, "of"))
}

/// `the killing of two by police`: the tree may hang who acted on whom it befell.
fn is_of(sentence: &Sentence, noun: usize) -> bool {
    related(sentence, noun, &[Relation::Case]).any(|case| sentence.word(case) == "of")
}

/// The noun phrases behind the first of `prepositions` that hangs on one of the `words` of a trigger, or on what
/// these act on.
pub fn oblique(sentence: &Sentence, words: &[usize], prepositions: &[String]) -> Vec<Range<usize>> {
    let first = words.iter().min().copied().unwrap_or(0);
    let found = (first + 1..sentence.len().min(first + FAR))
        .filter(|at| prepositions.iter().any(|word| word == sentence.word(*at)))
        .filter(|at| !is_compound(sentence, *at))
        .filter(|at| matches!(sentence.relation(*at), Relation::Case | Relation::Mark | Relation::Fixed))
        .filter_map(|case| Some((case, sentence.head(case)?)))
        .find(|(case, noun)| is_right_behind(sentence, first, *case) || hangs_on(sentence, *noun, words));
    found.map(|(_, noun)| phrases(sentence, coordinated(sentence, noun))).unwrap_or_default()
}

/// `on behalf of`, `in response to`: no side of its own.
fn is_compound(sentence: &Sentence, case: usize) -> bool {
    let of_behalf =
        case.checked_sub(1).is_some_and(|before| matches!(sentence.word(before), "behalf" | "favour" | "favor"));
    of_behalf && sentence.word(case) == "of"
        || matches!(
            (sentence.word(case), sentence.word(case + 1)),
            ("on", "behalf" | "issues" | "matters")
                | ("in", "response" | "view" | "light" | "accordance" | "line")
                | ("with", "regard" | "respect")
        )
}

/// `the resignation of`: whatever the tree makes of what follows, it is the noun's.
fn is_right_behind(sentence: &Sentence, noun: usize, case: usize) -> bool {
    case == noun + 1 && sentence.word(case) == "of" && sentence.tag(noun).is_nominal()
}

/// Whether a noun hangs on one of `words`, with at most two nouns between.
fn hangs_on(sentence: &Sentence, noun: usize, words: &[usize]) -> bool {
    // `is in the capital`: the noun is what the verb says.
    if words.iter().any(|word| *word != noun && predicate(sentence, *word) == noun) {
        return true;
    }
    let mut at = noun;
    for _ in 0..3 {
        let Some(head) = sentence.head(at) else { return false };
        if words.contains(&head) || words.iter().any(|word| predicate(sentence, *word) == head) {
            return true;
        }
        if sentence.tag(head).is_verbal() {
            return false;
        }
        at = head;
    }
    false
}

/// The phrases of `heads`, in text order.
pub fn phrases(sentence: &Sentence, mut heads: Vec<usize>) -> Vec<Range<usize>> {
    heads.sort_unstable();
    heads.dedup();
    heads.into_iter().map(|head| phrase(sentence, head)).collect()
}

/// The noun phrase of `head`: what hangs on it but clauses, what is joined to it and the preposition before it.
pub fn phrase(sentence: &Sentence, head: usize) -> Range<usize> {
    let mut range = head..head + 1;
    for child in children(sentence, head) {
        let outside = matches!(
            sentence.relation(child),
            Relation::Case
                | Relation::Mark
                | Relation::Cc
                | Relation::Conj
                | Relation::Punct
                | Relation::AclRelcl
                | Relation::Appos
                | Relation::Parataxis
                | Relation::Advcl
                | Relation::AdvclRelcl
                | Relation::Nsubj
                | Relation::Cop
                | Relation::Dep
                | Relation::Discourse
                | Relation::Obl
        );
        if !outside {
            let all = sentence.tree.subtree(child);
            range = range.start.min(all.start)..range.end.max(all.end);
        }
    }
    range
}

/// The clause with a subject of its own that a verb governs.
pub fn clause(sentence: &Sentence, verb: usize) -> Option<usize> {
    let clauses = &[Relation::Ccomp, Relation::Xcomp, Relation::Advcl];
    related(sentence, verb, clauses)
        .find(|clause| *clause > verb && sentence.tag(*clause).is_verbal() && has_own_subject(sentence, *clause))
}

/// The clause that a verb of saying governs and that says what somebody must or should do.
pub fn demanded(sentence: &Sentence, verb: usize) -> Option<usize> {
    let said = related(sentence, verb, &[Relation::Ccomp, Relation::Parataxis]);
    let must = |clause: &usize| {
        // `we must do more` asks nobody else.
        let own = related(sentence, *clause, SUBJECTS).any(|one| matches!(sentence.word(one), "we" | "i"));
        let group = group(sentence, *clause);
        !own && group.modal.is_some_and(|modal| matches!(sentence.word(modal), "must" | "should" | "ought"))
    };
    said.into_iter().find(must)
}
