//! Subjects that a phrase of time or place hides: `France last week expelled`, `and on Friday France expelled`.

use super::hanging::{dependants, is_verb};
use super::labels::{Penn, Relation};
use super::tree::Node;

/// So many words before a verb its subject is looked for.
const NEAR: usize = 12;

/// Gives verbs the subject that stands before them, where the tree gives it to a word of time, to a noun of the clause before or to
/// the first part of a verb.
pub(super) fn mend(nodes: &mut [Node]) {
    for verb in 1..nodes.len() {
        if !matches!(nodes[verb].penn, Penn::Vbd | Penn::Vbz | Penn::Vbp) {
            continue;
        }
        let subject = dependants(nodes, verb).find(|at| *at < verb && nodes[*at].relation.is_subject());
        match subject {
            Some(subject) if is_unit(&nodes[subject].lemma) => behind_time(nodes, verb, subject),
            Some(subject) if nodes[subject].lemma == "test" => behind_test(nodes, verb, subject),
            Some(_) => {}
            None => new_subject(nodes, verb),
        }
    }
}

/// `The United Nations last week imposed`: the noun before the phrase of time acts.
fn behind_time(nodes: &mut [Node], verb: usize, unit: usize) {
    let opens = |at: &usize| is_near(&nodes[*at].lemma);
    let Some(start) = (unit.saturating_sub(3)..unit).rev().take_while(opens).last() else { return };
    let Some(noun) = start.checked_sub(1).filter(|noun| is_noun(nodes[*noun].penn)) else { return };
    let hangs = nodes[noun].head.is_some_and(|head| (start..=verb).contains(&head));
    if hangs && unit + 1 >= verb {
        promote(nodes, noun, unit, verb);
        nodes[unit].relation = Relation::OblUnmarked;
    }
}

/// `North Korea test-fired a missile`: the name before the first part of the verb acts.
fn behind_test(nodes: &mut [Node], verb: usize, test: usize) {
    let fires = matches!(nodes[verb].lemma.as_str(), "fire" | "launch" | "fly") && verb <= test + 2;
    let Some(noun) = test.checked_sub(1).filter(|noun| fires && nodes[*noun].head == Some(test)) else { return };
    if is_noun(nodes[noun].penn) {
        promote(nodes, noun, test, verb);
        nodes[test].relation = Relation::Compound;
    }
}

/// Makes `noun` the subject of `verb`; what stands before it on `from` hangs on it.
fn promote(nodes: &mut [Node], noun: usize, from: usize, verb: usize) {
    let stolen: Vec<usize> = dependants(nodes, from).filter(|at| *at < noun).collect();
    let inner: Vec<usize> = (noun + 1..from).filter(|at| nodes[*at].head == Some(noun)).collect();
    for at in stolen {
        nodes[at].head = Some(noun);
    }
    for at in inner {
        nodes[at].head = Some(from);
    }
    (nodes[noun].head, nodes[noun].relation) = (Some(verb), Relation::Nsubj);
    nodes[from].head = Some(verb);
}

/// `charged two men, and on Friday the chief resigned`, `and on Friday France expelled`: a joined verb without a conjunction of its
/// own has a subject behind the one before it.
fn new_subject(nodes: &mut [Node], verb: usize) {
    if nodes[verb].relation != Relation::Conj || nodes[verb].penn == Penn::Vbp {
        return;
    }
    let Some(above) = nodes[verb].head.filter(|above| *above < verb && is_verb(nodes[*above].penn)) else { return };
    let first = verb.saturating_sub(NEAR).max(above + 1);
    if let Some(noun) = (first..verb).find(|at| is_joined_before(nodes, *at, above, verb)) {
        let days = |at: &usize| *at < noun && nodes[*at].relation == Relation::Compound && is_day(&nodes[*at].lemma);
        let day = dependants(nodes, noun).find(days);
        if let Some(day) = day {
            (nodes[day].head, nodes[day].relation) = (Some(verb), Relation::Obl);
        }
        let before = day.unwrap_or(noun);
        let loose = |at: &usize| *at < before && matches!(nodes[*at].relation, Relation::Cc | Relation::Punct);
        let opening: Vec<usize> = dependants(nodes, noun).filter(loose).collect();
        let from = opening.first().copied().unwrap_or(noun);
        for at in opening {
            nodes[at].head = Some(verb);
        }
        (nodes[noun].head, nodes[noun].relation) = (Some(verb), Relation::Nsubj);
        // Arcs into the new clause would cross its own.
        for node in nodes.iter_mut().take(verb).skip(from).filter(|node| node.head.is_some_and(|head| head < from)) {
            node.head = Some(verb);
        }
    } else {
        behind_day(nodes, first, verb);
    }
}

/// Whether a noun that *and* joins to one of the clause before ends right before the verb, or its apposition does.
fn is_joined_before(nodes: &[Node], noun: usize, above: usize, verb: usize) -> bool {
    let below = nodes[noun].head.is_some_and(|head| head > above && head < noun);
    if nodes[noun].relation != Relation::Conj || !below || !is_noun(nodes[noun].penn) {
        return false;
    }
    let mark = dependants(nodes, noun).find(|at| *at < noun && nodes[*at].relation == Relation::Cc);
    let parted = mark.is_some_and(|cc| cc > 0 && nodes[cc - 1].penn == Penn::Comma);
    let conjunction = (noun + 1..verb).any(|at| nodes[at].penn == Penn::Cc);
    let comma = nodes[verb - 1].penn == Penn::Comma;
    let apposition = dependants(nodes, noun).any(|at| at > noun && nodes[at].relation == Relation::Appos);
    let plain = (noun + 1..verb).all(|at| nodes[at].penn != Penn::Comma);
    // `condemned the raid and soldiers arrested two men`
    mark.is_some() && !conjunction && (plain || parted && comma && apposition)
}

/// `and on Friday France expelled`: no name is a part of a weekday.
fn behind_day(nodes: &mut [Node], first: usize, verb: usize) {
    let Some(day) = (first..verb).find(|at| is_day(&nodes[*at].lemma)) else { return };
    let name = day + 1;
    let flat = nodes[name].head == Some(day) && matches!(nodes[name].relation, Relation::Flat | Relation::Appos);
    if name >= verb || !flat || !is_noun(nodes[name].penn) {
        return;
    }
    let rest: Vec<usize> = dependants(nodes, day).filter(|at| *at > name && *at < verb).collect();
    for at in rest {
        nodes[at].head = Some(name);
    }
    (nodes[name].head, nodes[name].relation) = (Some(verb), Relation::Nsubj);
}

fn is_unit(lemma: &str) -> bool {
    matches!(
        lemma,
        "week" | "month" | "year" | "weekend" | "night" | "morning" | "afternoon" | "evening" | "summer" | "winter"
    )
}

/// Words by which a phrase of time begins: `earlier this month`, `late last year`.
fn is_near(lemma: &str) -> bool {
    matches!(lemma, "last" | "this" | "earlier" | "early" | "late" | "later" | "that" | "next" | "previous" | "same")
}

fn is_day(lemma: &str) -> bool {
    matches!(
        lemma.to_lowercase().as_str(),
        "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday"
    )
}

fn is_noun(penn: Penn) -> bool {
    matches!(penn, Penn::Nn | Penn::Nns | Penn::Nnp | Penn::Nnps)
}
