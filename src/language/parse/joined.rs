//! `demanded that the men be freed and condemned the raid`: which verb the second verb of a list is joined to.
//!
//! The parser joins a verb to what stands last before *and*. The forms of the verbs, and what they mean, tell better.

use super::labels::{Penn, Relation};
use super::speech::addresses;
use super::tree::Node;

/// How many words on the way up are asked.
const STEPS: usize = 6;
/// So many words around a verb are looked at.
const NEAR: usize = 40;

/// Joins verbs to the verb that they go on from, and gives gerunds the object behind them.
pub(super) fn mend(nodes: &mut [Node]) {
    for verb in 1..nodes.len() {
        if let Some(above) = joined_to(nodes, verb) {
            rehang(nodes, verb, above);
        }
        if nodes[verb].penn == Penn::Vbg {
            give_object(nodes, verb);
        }
    }
}

/// The verb further up that a joined verb without a subject of its own goes on from.
fn joined_to(nodes: &[Node], verb: usize) -> Option<usize> {
    let below = nodes[verb].head.filter(|below| *below < verb && nodes[verb].relation == Relation::Conj)?;
    let opened = dependants(nodes, verb).any(|at| at < verb && nodes[at].relation == Relation::Cc);
    let alone = dependants(nodes, verb).all(|at| {
        let relation = nodes[at].relation;
        !(at < verb && relation.is_subject())
            && !matches!(relation, Relation::Aux | Relation::AuxPass | Relation::Cop | Relation::Mark)
    });
    if !opened || !alone {
        return None;
    }
    match nodes[verb].penn {
        Penn::Vbg => gerund(nodes, verb, below),
        Penn::Vbd | Penn::Vbn | Penn::Vbz => finite(nodes, verb, below),
        _ => None,
    }
}

/// `saying it was false and accusing Togo`: a gerund goes on from a gerund and from no finite verb.
fn gerund(nodes: &[Node], verb: usize, below: usize) -> Option<usize> {
    let acts = dependants(nodes, verb).any(|at| at > verb && is_complement(nodes[at].relation));
    let finite = matches!(nodes[below].penn, Penn::Vbd | Penn::Vbz | Penn::Vbp) || has(nodes, below, &[Relation::Cop]);
    let noun = is_nominal(nodes[below].penn) && !finite && addresses(&nodes[verb].lemma);
    let free = |at: &usize| nodes[*at].penn == Penn::Vbg && !has(nodes, *at, &[Relation::Aux, Relation::AuxPass]);
    ancestors(nodes, below).find(free).filter(|_| acts && (finite || noun))
}

fn finite(nodes: &[Node], verb: usize, below: usize) -> Option<usize> {
    let told = || told_beside(nodes, verb, below);
    if is_nominal(nodes[below].penn) && !has(nodes, below, &[Relation::Cop]) {
        return behind_noun(nodes, verb, below).or_else(told);
    }
    let base = is_base(nodes, below) && nodes[verb].penn != Penn::Vbz && !is_one_form(&nodes[verb].lemma);
    let passive = has(nodes, below, &[Relation::AuxPass]);
    let acts = if passive || nodes[verb].penn == Penn::Vbn { takes_object(nodes, verb) } else { true };
    if base && acts {
        return ancestors(nodes, below).find(|at| !is_base(nodes, *at) && is_alike(nodes, verb, *at));
    }
    told()
}

/// `described the raid as a crime and expelled the envoy`: a finite verb goes on from no noun, but from the verb above it.
fn behind_noun(nodes: &[Node], verb: usize, below: usize) -> Option<usize> {
    let said_as = std::iter::once(below)
        .chain(ancestors(nodes, below).take(2))
        .any(|at| nodes[at].lemma == "as" || dependants(nodes, at).any(|case| at > case && nodes[case].lemma == "as"));
    // `visited hospitals and wounded soldiers`
    let opens = nodes.get(verb + 1).map(|next| next.penn);
    let clear = matches!(
        opens,
        Some(Penn::Dt | Penn::PrpS | Penn::Prp | Penn::Cd | Penn::Nnp | Penn::Nnps | Penn::To | Penn::In)
    );
    let acts = nodes[verb].penn != Penn::Vbn || takes_object(nodes, verb);
    let up = ancestors(nodes, below).find(|at| is_verb(nodes[*at].penn))?;
    if nodes[verb].penn == Penn::Vbn && has(nodes, up, &[Relation::AuxPass]) {
        return said_as.then_some(up);
    }
    let up = if is_base(nodes, up) { ancestors(nodes, up).find(|at| !is_base(nodes, *at))? } else { up };
    (is_alike(nodes, verb, up) && acts && (said_as || clear && nodes[verb].penn != Penn::Vbn)).then_some(up)
}

/// `said the talks had failed and urged Togo to stop`: what somebody says to others beside what he said first. Whoever could
/// speak for himself in what is said goes on there.
fn told_beside(nodes: &[Node], verb: usize, below: usize) -> Option<usize> {
    let first = std::iter::once(below)
        .chain(ancestors(nodes, below).take(2))
        .take_while(|at| !nodes[*at].relation.is_subject())
        .find(|at| nodes[*at].relation == Relation::Ccomp)?;
    let saying = nodes[first].head.filter(|saying| *saying < first && is_alike(nodes, verb, *saying))?;
    let subject = dependants(nodes, first).find(|at| nodes[*at].relation.is_subject());
    let mute =
        subject.is_none_or(|at| matches!(nodes[at].penn, Penn::Nn | Penn::Nns | Penn::Prp | Penn::Dt | Penn::Ex));
    let changed = has(nodes, first, &[Relation::Aux, Relation::AuxPass]) || nodes[first].penn != nodes[verb].penn;
    (addresses(&nodes[verb].lemma) && (mute || changed)).then_some(saying)
}

/// Whether a joined finite verb can go on from a verb: both are past, or both present.
fn is_alike(nodes: &[Node], verb: usize, first: usize) -> bool {
    let modal = dependants(nodes, first).any(|at| nodes[at].penn == Penn::Md);
    let perfect = || dependants(nodes, first).any(|at| nodes[at].lemma == "have" && nodes[at].relation == Relation::Aux);
    match (nodes[verb].penn, nodes[first].penn) {
        _ if modal => false,
        (Penn::Vbz, Penn::Vbz) | (Penn::Vbd | Penn::Vbn, Penn::Vbd) => true,
        (Penn::Vbd | Penn::Vbn, Penn::Vbn) => perfect(),
        _ => false,
    }
}

/// `be freed`, `should go`, `to leave`: no finite form goes on from it.
fn is_base(nodes: &[Node], verb: usize) -> bool {
    let infinite = |at: usize| matches!(nodes[at].penn, Penn::Vb | Penn::Md | Penn::To);
    let opens = |at: usize| matches!(nodes[at].relation, Relation::Aux | Relation::AuxPass | Relation::Mark);
    match nodes[verb].penn {
        Penn::Vb => true,
        Penn::Vbn => {
            has(nodes, verb, &[Relation::AuxPass]) && dependants(nodes, verb).any(|at| opens(at) && infinite(at))
        }
        _ => false,
    }
}

/// `to go and put`: the past of these verbs looks like their base.
fn is_one_form(lemma: &str) -> bool {
    matches!(
        lemma,
        "put" | "cut" | "hit" | "set" | "shut" | "let" | "hurt" | "split" | "spread" | "quit" | "beat" | "cast" | "shed"
    )
}

/// Whether an object stands right behind the verb, which takes one at most: `freed and accused Chile`, not `freed and given medals`.
fn takes_object(nodes: &[Node], verb: usize) -> bool {
    let two = matches!(
        nodes[verb].lemma.as_str(),
        "give" | "offer" | "grant" | "pay" | "charge" | "award" | "send" | "deny" | "teach" | "show" | "name" | "elect"
    );
    let opens = |penn: Penn| matches!(penn, Penn::Dt | Penn::PrpS | Penn::Prp | Penn::Cd) || is_nominal(penn);
    !two && nodes.get(verb + 1).is_some_and(|next| opens(next.penn))
}

/// `accusing Togo of lying`: nobody stands behind a gerund as its subject.
fn give_object(nodes: &mut [Node], verb: usize) {
    let beside = matches!(nodes[verb].relation, Relation::Advcl | Relation::Acl | Relation::Conj);
    let inverted = has(nodes, verb, &[Relation::Aux, Relation::AuxPass, Relation::Obj]);
    let behind = dependants(nodes, verb).find(|at| *at == verb + 1 && nodes[*at].relation == Relation::Nsubj);
    if let Some(object) = behind.filter(|_| beside && !inverted) {
        nodes[object].relation = Relation::Obj;
    }
}

/// Joins `verb` to `above`, and hangs on it what stands behind it on the way up, so that no arcs cross.
fn rehang(nodes: &mut [Node], verb: usize, above: usize) {
    let way: Vec<usize> =
        std::iter::successors(nodes[verb].head, |at| nodes[*at].head).take_while(|at| *at != above).take(STEPS).collect();
    for node in nodes.iter_mut().skip(verb + 1).filter(|node| node.head.is_some_and(|head| way.contains(&head))) {
        node.head = Some(verb);
    }
    nodes[verb].head = Some(above);
    if nodes[verb].penn == Penn::Vbn && nodes[above].penn == Penn::Vbd {
        nodes[verb].penn = Penn::Vbd;
    }
}

/// The words above one, each before the one below it.
fn ancestors(nodes: &[Node], of: usize) -> impl Iterator<Item = usize> + use<'_> {
    std::iter::successors(nodes[of].head.filter(|head| *head < of), |at| nodes[*at].head.filter(|head| head < at))
        .take(STEPS - 2)
}

/// The dependants of a word that stand near it.
pub(super) fn dependants(nodes: &[Node], of: usize) -> impl Iterator<Item = usize> + use<'_> {
    (of.saturating_sub(NEAR)..nodes.len().min(of + NEAR)).filter(move |at| nodes[*at].head == Some(of))
}

fn has(nodes: &[Node], of: usize, relations: &[Relation]) -> bool {
    dependants(nodes, of).any(|at| relations.contains(&nodes[at].relation))
}

fn is_complement(relation: Relation) -> bool {
    matches!(
        relation,
        Relation::Obj | Relation::Iobj | Relation::Obl | Relation::Ccomp | Relation::Xcomp | Relation::Nsubj
    )
}

fn is_verb(penn: Penn) -> bool {
    matches!(penn, Penn::Vb | Penn::Vbd | Penn::Vbg | Penn::Vbn | Penn::Vbp | Penn::Vbz)
}

fn is_nominal(penn: Penn) -> bool {
    matches!(penn, Penn::Nn | Penn::Nns | Penn::Nnp | Penn::Nnps | Penn::Jj | Penn::Cd)
}
