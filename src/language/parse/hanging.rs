//! What rules over a tree that is being mended ask of its words: who hangs on whom, and in which form.

use super::labels::{Penn, Relation};
use super::tree::Node;

/// How many words on the way up are asked.
const STEPS: usize = 6;
/// So many words around one are looked at.
const NEAR: usize = 40;

/// Joins `verb` to `above`, and hangs on it what stands behind it on the way up, so that no arcs cross.
pub(super) fn rehang(nodes: &mut [Node], verb: usize, above: usize) {
    let way: Vec<usize> = std::iter::successors(nodes[verb].head, |at| nodes[*at].head)
        .take_while(|at| *at != above)
        .take(STEPS)
        .collect();
    for node in
        nodes.iter_mut().skip(verb + 1).take(2 * NEAR).filter(|node| node.head.is_some_and(|head| way.contains(&head)))
    {
        node.head = Some(verb);
    }
    nodes[verb].head = Some(above);
    if nodes[verb].penn == Penn::Vbn && nodes[above].penn == Penn::Vbd {
        nodes[verb].penn = Penn::Vbd;
    }
}

/// The words above one, each before the one below it.
pub(super) fn ancestors(nodes: &[Node], of: usize) -> impl Iterator<Item = usize> + use<'_> {
    std::iter::successors(nodes[of].head.filter(|head| *head < of), |at| nodes[*at].head.filter(|head| head < at))
        .take(STEPS - 2)
}

/// The dependants of a word that stand near it.
pub(super) fn dependants(nodes: &[Node], of: usize) -> impl Iterator<Item = usize> + use<'_> {
    (of.saturating_sub(NEAR)..nodes.len().min(of + NEAR)).filter(move |at| nodes[*at].head == Some(of))
}

/// Whether something hangs on a word by one of `relations`.
pub(super) fn has(nodes: &[Node], of: usize, relations: &[Relation]) -> bool {
    dependants(nodes, of).any(|at| relations.contains(&nodes[at].relation))
}

/// Whether a joined finite verb can go on from a verb: both are past, or both present.
pub(super) fn is_alike(nodes: &[Node], verb: usize, first: usize) -> bool {
    let modal = dependants(nodes, first).any(|at| nodes[at].penn == Penn::Md);
    let perfect =
        || dependants(nodes, first).any(|at| nodes[at].lemma == "have" && nodes[at].relation == Relation::Aux);
    match (nodes[verb].penn, nodes[first].penn) {
        _ if modal => false,
        (Penn::Vbz, Penn::Vbz) | (Penn::Vbd | Penn::Vbn, Penn::Vbd) => true,
        (Penn::Vbd | Penn::Vbn, Penn::Vbn) => perfect(),
        _ => false,
    }
}

/// `be freed`, `should go`, `to leave`: no finite form goes on from it.
pub(super) fn is_base(nodes: &[Node], verb: usize) -> bool {
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
pub(super) fn is_one_form(lemma: &str) -> bool {
    matches!(
        lemma,
        "put"
            | "cut"
            | "hit"
            | "set"
            | "shut"
            | "let"
            | "hurt"
            | "split"
            | "spread"
            | "quit"
            | "beat"
            | "cast"
            | "shed"
    )
}

/// Whether an object stands right behind the verb, which takes one at most: `freed and accused Chile`, not `freed and given medals`.
pub(super) fn takes_object(nodes: &[Node], verb: usize) -> bool {
    let two = matches!(
        nodes[verb].lemma.as_str(),
        "give" | "offer" | "grant" | "pay" | "charge" | "award" | "send" | "deny" | "teach" | "show" | "name" | "elect"
    );
    let opens = |penn: Penn| matches!(penn, Penn::Dt | Penn::PrpS | Penn::Prp | Penn::Cd) || is_nominal(penn);
    !two && nodes.get(verb + 1).is_some_and(|next| opens(next.penn))
}

/// What completes a verb behind it.
pub(super) fn is_complement(relation: Relation) -> bool {
    matches!(
        relation,
        Relation::Obj | Relation::Iobj | Relation::Obl | Relation::Ccomp | Relation::Xcomp | Relation::Nsubj
    )
}

/// A full verb in any form.
pub(super) fn is_verb(penn: Penn) -> bool {
    matches!(penn, Penn::Vb | Penn::Vbd | Penn::Vbg | Penn::Vbn | Penn::Vbp | Penn::Vbz)
}

/// Nouns, names, numbers and what describes them.
pub(super) fn is_nominal(penn: Penn) -> bool {
    matches!(penn, Penn::Nn | Penn::Nns | Penn::Nnp | Penn::Nnps | Penn::Jj | Penn::Cd)
}
