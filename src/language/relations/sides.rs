//! Whom an act meets, and who stands behind *by* or another preposition.

use super::phrases::{antecedent, coordinated, is_relative_clause, phrases};
use super::subjects::own_subjects;
use super::{CHAIN, FAR, OBJECTS, SUBJECTS, children, has_own_subject, predicate, related};
use crate::language::parse::Relation;
use crate::language::{Sentence, Tag};
use std::ops::Range;

/// So many words behind a verb an aside ends.
const ASIDE: usize = 14;

/// The noun phrases that a verb acts on; in the passive its subject.
pub fn object(sentence: &Sentence, verb: usize) -> Vec<Range<usize>> {
    let anchor = predicate(sentence, verb);
    let mut heads: Vec<usize> = Vec::new();
    for kind in OBJECTS {
        let found = related(sentence, anchor, std::slice::from_ref(kind));
        heads.extend(found.flat_map(|object| antecedent(sentence, object, anchor)));
    }
    if heads.is_empty() {
        heads.extend(bare_object(sentence, anchor).into_iter().flat_map(|object| coordinated(sentence, object)));
    }
    if heads.is_empty() {
        heads.extend(behind_aside(sentence, anchor).into_iter().flat_map(|object| coordinated(sentence, object)));
    }
    let subjects = own_subjects(sentence, anchor);
    let second = related(sentence, anchor, SUBJECTS)
        .filter(|subject| !subjects.contains(subject) && !speaks(sentence, anchor, *subject));
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

/// `"Norway praised the soldiers," the minister said`: who stands behind the quotation is no object in it.
fn speaks(sentence: &Sentence, verb: usize, subject: usize) -> bool {
    let ends = |at: usize| sentence.tag(at) == Tag::Quote && sentence.tag(at - 1) == Tag::Comma;
    subject > verb && (verb + 1..subject).any(ends)
}

/// `will attend, via video link, the summit`: behind an aside between commas the tree hangs the object on the aside.
fn behind_aside(sentence: &Sentence, verb: usize) -> Option<usize> {
    let comma = |at: &usize| sentence.tag(*at) == Tag::Comma;
    let opens = comma(&(verb + 1)) && matches!(sentence.tag(verb + 2), Tag::Preposition | Tag::Adverb);
    let active = matches!(sentence.tag(verb), Tag::Verb(_)) && !super::group(sentence, verb).passive;
    let close = (verb + 3..verb + ASIDE).find(comma).filter(|_| opens && active)?;
    let first = close + 1;
    let begins = matches!(sentence.tag(first), Tag::Determiner | Tag::Name | Tag::Adjective);
    // The noun that the phrase behind the second comma begins.
    let up = |at: &usize| sentence.head(*at).filter(|above| above > at);
    let noun = std::iter::successors(Some(first), up).take(CHAIN).last().filter(|_| begins)?;
    let hangs = sentence.head(noun).is_some_and(|above| (verb..close).contains(&above));
    let loose = matches!(sentence.relation(noun), Relation::Conj | Relation::Appos | Relation::Nmod | Relation::Dep);
    let own = related(sentence, noun, &[Relation::Case, Relation::Cc]).next().is_none();
    let clear = (verb + 2..close).all(|at| !sentence.tag(at).is_finite());
    (hangs && loose && own && clear && sentence.tag(noun).is_nominal()).then_some(noun)
}

/// `met Kenyan President Ann Otieno`, where the tree takes the object for a phrase of time or place: a titled name right behind an
/// active verb, without a preposition.
fn bare_object(sentence: &Sentence, verb: usize) -> Option<usize> {
    let active = matches!(sentence.tag(verb), Tag::Verb(_)) && !super::group(sentence, verb).passive;
    let name = related(sentence, verb, &[Relation::Obl]).find(|name| *name > verb).filter(|_| active)?;
    let titled = sentence.tag(name) == Tag::Name && related(sentence, name, &[Relation::NmodDesc]).next().is_some();
    let bare = related(sentence, name, &[Relation::Case]).next().is_none();
    (titled && bare && sentence.tree.subtree(name).start == verb + 1).then_some(name)
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
        .chain(behind_second(sentence, anchor).into_iter().filter(by))
        .find(|phrase| !matches!(sentence.tag(*phrase), Tag::Number));
    let agents = agents.or_else(|| hands(sentence, anchor));
    if agents.is_none()
        && let Some(next) = joined_passive(sentence, anchor)
    {
        return agent(sentence, next);
    }
    agents.map(|agent| phrases(sentence, coordinated(sentence, agent))).unwrap_or_default()
}

/// `was denied a visa by Togo`, `were told to leave by the junta`: what hangs on the second object or the complement of a
/// passive.
fn behind_second(sentence: &Sentence, anchor: usize) -> Vec<usize> {
    if !sentence.tag(anchor).is_verbal() || !super::group(sentence, anchor).passive {
        return Vec::new();
    }
    let open = |word: &usize| *word > anchor && !super::group(sentence, *word).passive;
    let from = |word: &usize| related(sentence, *word, &[Relation::Mark]).any(|mark| sentence.word(mark) == "from");
    let second = related(sentence, anchor, &[Relation::Obj, Relation::Iobj, Relation::Xcomp]);
    let second = second.chain(related(sentence, anchor, &[Relation::Advcl]).filter(from)).filter(open);
    // `was refused permission to leave by the junta`
    let inner = |word: usize| std::iter::once(word).chain(related(sentence, word, &[Relation::Acl]).filter(open));
    let below = |word: usize| related(sentence, word, &[Relation::Nmod, Relation::Obl, Relation::OblAgent]);
    second.flat_map(inner).flat_map(below).collect()
}

/// `were detained and deported by Togo`: the next of two passives that stand right beside each other names who did both.
fn joined_passive(sentence: &Sentence, anchor: usize) -> Option<usize> {
    if !sentence.tag(anchor).is_verbal() || !super::group(sentence, anchor).passive {
        return None;
    }
    let beside = |next: &usize| {
        *next > anchor
            && *next <= anchor + 3
            && sentence.tag(*next).is_verbal()
            && related(sentence, *next, SUBJECTS).next().is_none()
            && super::group(sentence, *next).passive
    };
    related(sentence, anchor, &[Relation::Conj]).find(beside)
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
        .filter(|at| !is_compound(sentence, *at) && !names_place(sentence, *at, words))
        .filter(|at| matches!(sentence.relation(*at), Relation::Case | Relation::Mark | Relation::Fixed))
        .filter_map(|case| Some((case, sentence.head(case)?)))
        .find(|(case, noun)| is_right_behind(sentence, first, *case) || hangs_on(sentence, *noun, words));
    found.map(|(_, noun)| phrases(sentence, coordinated(sentence, noun))).unwrap_or_default()
}

/// `an attack in the city of Lima`: the name of a place is no side of the act there.
fn names_place(sentence: &Sentence, case: usize, words: &[usize]) -> bool {
    let noun = case.checked_sub(1).filter(|noun| sentence.word(case) == "of" && !words.contains(noun));
    let kind = |noun: usize| {
        matches!(
            sentence.word(noun),
            "city" | "town" | "village" | "province" | "district" | "region" | "state" | "port" | "suburb"
        )
    };
    let lies = |noun: usize| {
        related(sentence, noun, &[Relation::Case])
            .any(|case| matches!(sentence.word(case), "in" | "near" | "at" | "outside"))
    };
    noun.is_some_and(|noun| kind(noun) && lies(noun))
}

/// `on behalf of`, `in response to`, `in connection with`: no side of its own.
fn is_compound(sentence: &Sentence, case: usize) -> bool {
    let of_behalf =
        case.checked_sub(1).is_some_and(|before| matches!(sentence.word(before), "behalf" | "favour" | "favor"));
    of_behalf && sentence.word(case) == "of"
        || sentence.word(case) == "with"
            && case.checked_sub(1).is_some_and(|before| {
                matches!(sentence.word(before), "connection" | "accordance" | "line" | "keeping" | "compliance")
            })
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
