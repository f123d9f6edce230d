//! What somebody says of somebody: `said the occupation was illegal`, `stressed that Moscow has violated the
//! treaty`, `underscored the provocative nature of the drills by Iran`.

use super::cues::{is_attack, is_killing};
use crate::language::Sentence;
use crate::language::parse::Relation;
use crate::language::relations::{
    agent, children, group, has_own_subject, object, phrases, related, said_clauses, subject,
};
use std::ops::Range;

/// How deep a predicate is searched for the word that judges.
const DEPTH: usize = 3;
/// So many words above a judging one are asked for what it is said of.
const CLIMB: usize = 6;

/// Whom the verb at `verb` passes judgment on with one of `words`: the subject of a clause that it governs, or the
/// phrase that it acts on. `None` where nothing judges, or only under a condition.
pub(super) fn judged(sentence: &Sentence, verb: usize, words: &[String]) -> Option<Vec<Range<usize>>> {
    let judging = |clause: &usize| {
        has_own_subject(sentence, *clause) && stands(sentence, *clause) && holds(sentence, *clause, words, DEPTH)
    };
    let clause = said_clauses(sentence, verb).into_iter().find(judging);
    if let Some(clause) = clause {
        return Some(of_clause(sentence, clause));
    }
    // `"Lund is a decent man," she said`, where the verb of saying hangs on what is said
    let quoted = |at: usize| sentence.quoted.get(at) == Some(&true);
    let above = sentence.head(verb).filter(|at| *at < verb && quoted(*at) && !quoted(verb));
    if let Some(clause) = above.filter(judging) {
        return Some(of_clause(sentence, clause));
    }
    let phrases: Vec<Range<usize>> = object(sentence, verb)
        .into_iter()
        .chain(attended(sentence, verb))
        .filter(|phrase| phrase.clone().any(|at| is_one(sentence, at, words) && is_said_of(sentence, at, phrase)))
        .collect();
    (!phrases.is_empty()).then(|| agents_or_all(sentence, phrases))
}

/// Whom the clause of `at` itself judges: `the regime is irresponsible`, `it is unacceptable that the regime waits`.
pub(super) fn stands_to(sentence: &Sentence, at: usize, words: &[String]) -> Option<Vec<Range<usize>>> {
    if !stands(sentence, at) || !holds(sentence, at, words, DEPTH) {
        return None;
    }
    Some(of_clause(sentence, at))
}

/// The subject of what is said; of the clause behind it where it only opens one: `it is unacceptable that they wait`.
fn of_clause(sentence: &Sentence, at: usize) -> Vec<Range<usize>> {
    if let Some(made) = made(sentence, at) {
        return phrases(sentence, vec![made]);
    }
    // `the thugs were hired by the junta`
    if group(sentence, at).passive {
        return agent(sentence, at);
    }
    let empty = related(sentence, at, &[Relation::Nsubj, Relation::Expl]).any(|word| sentence.word(word) == "it");
    let that = |clause: &usize| related(sentence, *clause, &[Relation::Mark]).any(|mark| sentence.word(mark) == "that");
    let inner = related(sentence, at, &[Relation::Ccomp, Relation::Csubj, Relation::Advcl]).find(that);
    if let Some(behind) = on_the_part_of(sentence, at) {
        return behind;
    }
    match inner.filter(|_| empty) {
        // `it is unacceptable that the envoy was expelled by Iran`
        Some(inner) if group(sentence, inner).passive => agent(sentence, inner),
        inner => subject(sentence, inner.unwrap_or(at)),
    }
}

/// `his record makes him the best choice`: who is made something.
fn made(sentence: &Sentence, at: usize) -> Option<usize> {
    if sentence.lemma(at) != "make" {
        return None;
    }
    let what = related(sentence, at, &[Relation::Xcomp, Relation::Obj]).last()?;
    // `makes the country an excellent place` speaks of no one.
    let place = matches!(sentence.lemma(what), "place" | "destination" | "home");
    related(sentence, at, &[Relation::Iobj, Relation::Obj]).find(|whom| *whom < what && !place)
}

/// `it is negligence on the part of Togo`, `this was a clear breach by Togo`: whose doing it is, where the subject says nothing.
fn on_the_part_of(sentence: &Sentence, at: usize) -> Option<Vec<Range<usize>>> {
    let empty = related(sentence, at, &[Relation::Nsubj, Relation::Expl])
        .any(|word| matches!(sentence.word(word), "it" | "this" | "that" | "there" | "what"));
    if !empty {
        return None;
    }
    let nouns = || std::iter::once(at).chain(related(sentence, at, &[Relation::Obj, Relation::Nmod, Relation::Nsubj]));
    let by = nouns().map(|noun| agent(sentence, noun)).find(|by| !by.is_empty());
    by.or_else(|| {
        let part =
            nouns().chain(related(sentence, at, &[Relation::Obl])).find(|noun| sentence.word(*noun) == "part")?;
        let of = related(sentence, part, &[Relation::Nmod]).collect();
        Some(phrases(sentence, of)).filter(|found| !found.is_empty())
    })
}

/// `drew attention to the violations`: what the attention is for.
fn attended(sentence: &Sentence, verb: usize) -> Vec<Range<usize>> {
    let attention = related(sentence, verb, &[Relation::Obj]).find(|object| sentence.lemma(*object) == "attention");
    let to = |at: &usize| related(sentence, *at, &[Relation::Case]).any(|case| sentence.word(case) == "to");
    let below = |of: usize| related(sentence, of, &[Relation::Nmod, Relation::Obl]).filter(to);
    phrases(sentence, attention.into_iter().flat_map(|noun| below(noun).chain(below(verb))).collect())
}

/// Whether the clause is said to be so: not denied, not what would or could be.
fn stands(sentence: &Sentence, clause: usize) -> bool {
    let group = group(sentence, clause);
    let open = group.modal.is_some_and(|modal| !matches!(sentence.word(modal), "will" | "'ll"));
    let conditional = related(sentence, clause, &[Relation::Mark])
        .any(|mark| matches!(sentence.word(mark), "if" | "whether" | "unless"));
    // `claimed that nine were killed by the army` tells of the killing.
    let told =
        is_killing(sentence.word(clause)) || is_attack(sentence.word(clause)) || is_seizure(sentence.lemma(clause));
    let nobody = group.passive && (told || agent(sentence, clause).is_empty());
    group.not.is_none() && !nobody && !open && !conditional
}

/// Verbs of force beside those of attacks.
fn is_seizure(lemma: &str) -> bool {
    matches!(
        lemma,
        "massacre" | "execute" | "murder" | "poison" | "kidnap" | "abduct" | "torture" | "raid" | "arrest" | "detain"
    )
}

/// Whether one of the words stands in what is said of the subject.
fn holds(sentence: &Sentence, at: usize, words: &[String], depth: usize) -> bool {
    if is_one(sentence, at, words) {
        return true;
    }
    // Of what was done by somebody the participle itself judges.
    if group(sentence, at).passive {
        return false;
    }
    let below = |child: usize| {
        // `one of the most decent men`
        let among = sentence.relation(child) == Relation::Nmod && sentence.word(at) == "one";
        let inside = among
            || matches!(
                sentence.relation(child),
                Relation::Obj | Relation::Xcomp | Relation::Amod | Relation::Compound | Relation::Conj
            )
            || is_manner(sentence, child);
        // `hunt a terrorist` says nothing of the hunter.
        let of_another = sentence.relation(child) == Relation::Obj && !commits(sentence.lemma(at));
        inside
            && !of_another
            && !has_own_subject(sentence, child)
            && depth > 0
            && holds(sentence, child, words, depth - 1)
    };
    children(sentence, at).any(below)
}

/// Verbs whose object says how their subject is.
fn commits(lemma: &str) -> bool {
    matches!(
        lemma,
        "be" | "commit"
            | "perpetrate"
            | "pose"
            | "make"
            | "spread"
            | "tell"
            | "conduct"
            | "wage"
            | "carry"
            | "support"
            | "sponsor"
            | "finance"
            | "fund"
            | "use"
            | "show"
            | "constitute"
            | "represent"
            | "have"
            | "display"
            | "engage"
            | "practise"
            | "practice"
            | "harbor"
            | "harbour"
            | "cause"
            | "create"
            | "bring"
            | "promote"
            | "incite"
            | "launch"
            | "continue"
            | "pursue"
            | "violate"
            | "break"
            | "breach"
            | "attempt"
            | "try"
            | "seek"
            | "reflect"
            | "remain"
            | "become"
            | "play"
            | "do"
            | "mark"
            | "exploit"
            | "face"
            | "demonstrate"
            | "give"
            | "set"
            | "take"
    )
}

/// `acts in violation of`, `treats them with contempt`, `goes against`.
fn is_manner(sentence: &Sentence, at: usize) -> bool {
    sentence.relation(at) == Relation::Obl
        && related(sentence, at, &[Relation::Case]).any(|case| matches!(sentence.word(case), "in" | "with" | "of"))
}

fn is_one(sentence: &Sentence, at: usize, words: &[String]) -> bool {
    words.iter().any(|word| word == sentence.lemma(at) || word == sentence.word(at))
}

/// Whether the word says how the head of the phrase is, and not only what a clause or an aim inside it is about:
/// `highlighted efforts to fight the abuse`.
fn is_said_of(sentence: &Sentence, at: usize, phrase: &Range<usize>) -> bool {
    let mut at = at;
    for _ in 0..CLIMB {
        let Some(above) = sentence.head(at).filter(|above| phrase.contains(above)) else {
            return !is_aim(sentence.lemma(at));
        };
        let clause = matches!(sentence.relation(at), Relation::Acl);
        let done = clause
            && matches!(sentence.lemma(above), "attempt" | "effort" | "bid" | "campaign")
            && is_owned(sentence, above);
        let inside = matches!(
            sentence.relation(at),
            Relation::Amod
                | Relation::Compound
                | Relation::Nmod
                | Relation::NmodPoss
                | Relation::Conj
                | Relation::Appos
        );
        if done {
            return true;
        }
        if !inside || is_aim(sentence.lemma(above)) {
            return false;
        }
        at = above;
    }
    false
}

/// Whether the words say whose doing a noun is: `Togo's attempt`, `the attempt by Togo`.
fn is_owned(sentence: &Sentence, noun: usize) -> bool {
    related(sentence, noun, &[Relation::NmodPoss]).next().is_some() || !agent(sentence, noun).is_empty()
}

/// What is for something good, whatever it is against: `the importance of`, `the fight against`.
fn is_aim(lemma: &str) -> bool {
    matches!(
        lemma,
        "importance"
            | "need"
            | "effort"
            | "commitment"
            | "work"
            | "fight"
            | "struggle"
            | "support"
            | "plan"
            | "prevention"
            | "determination"
            | "readiness"
            | "cooperation"
            | "protection"
    )
}

/// Who stands behind *by* in the phrases, or the phrases themselves.
fn agents_or_all(sentence: &Sentence, found: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let acts = |at: &usize| {
        related(sentence, *at, &[Relation::Case]).any(|case| sentence.word(case) == "by")
            && matches!(sentence.relation(*at), Relation::Nmod | Relation::Obl | Relation::OblAgent)
    };
    let by: Vec<usize> = found.iter().flat_map(Clone::clone).filter(acts).collect();
    if by.is_empty() { found } else { phrases(sentence, by) }
}
