//! `demanded that the men be freed and condemned the raid`: which verb the second verb of a list is joined to.
//!
//! The parser joins a verb to what stands last before *and*. The forms of the verbs, and what they mean, tell better.

use super::hanging::{
    ancestors, dependants, has, is_alike, is_base, is_complement, is_nominal, is_one_form, is_verb, rehang,
    takes_object,
};
use super::labels::{Penn, Relation};
use super::speech::addresses;
use super::tree::Node;

/// Joins verbs to the verb that they go on from, and gives gerunds the object behind them.
pub(super) fn mend(nodes: &mut [Node]) {
    for verb in 1..nodes.len() {
        if let Some(above) = joined_to(nodes, verb) {
            rehang(nodes, verb, above);
        }
        if nodes[verb].penn == Penn::Vbn && goes_on_from_past(nodes, verb) {
            nodes[verb].penn = Penn::Vbd;
        }
        if nodes[verb].penn == Penn::Vb {
            go_on_from_base(nodes, verb);
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
        let before = at < verb && relation.is_subject();
        !(before || matches!(relation, Relation::Aux | Relation::AuxPass | Relation::Cop | Relation::Mark))
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

/// `condemned the raid and committed to a truce`: of a verb that tells what somebody did the second tells it too.
fn goes_on_from_past(nodes: &[Node], verb: usize) -> bool {
    let below = nodes[verb].head.filter(|below| *below < verb && nodes[verb].relation == Relation::Conj);
    let told = below.is_some_and(|below| nodes[below].penn == Penn::Vbd && !has(nodes, below, &[Relation::AuxPass]));
    let opened = dependants(nodes, verb).any(|at| at < verb && nodes[at].relation == Relation::Cc);
    let own = |at: usize| at < verb && matches!(nodes[at].relation, Relation::Aux | Relation::AuxPass | Relation::Cop);
    let passive = dependants(nodes, verb).any(own) || nodes.get(verb + 1).is_some_and(|next| next.lemma == "by");
    told && opened && !passive
}

/// `urged them to stop the raids, grant access and leave`: a bare form goes on from an infinitive and from no finite verb.
fn go_on_from_base(nodes: &mut [Node], verb: usize) {
    let finite = |at: &usize| *at < verb && matches!(nodes[*at].penn, Penn::Vbd | Penn::Vbz);
    let joined = matches!(nodes[verb].relation, Relation::Conj | Relation::Parataxis);
    let Some(below) = nodes[verb].head.filter(|at| joined && finite(at)) else { return };
    let alone = dependants(nodes, verb).all(|at| {
        let opens = matches!(nodes[at].relation, Relation::Aux | Relation::AuxPass | Relation::Mark | Relation::Cop);
        !(opens || at < verb && nodes[at].relation.is_subject())
    });
    let to = |at: usize| dependants(nodes, at).any(|mark| nodes[mark].penn == Penn::To);
    let first = dependants(nodes, below)
        .filter(|at| (below..verb).contains(at) && nodes[*at].penn == Penn::Vb && to(*at))
        .last();
    let Some(first) = first.filter(|_| alone) else { return };
    for node in nodes.iter_mut().take(verb).skip(first + 1).filter(|node| node.head == Some(below)) {
        node.head = Some(first);
    }
    (nodes[verb].head, nodes[verb].relation) = (Some(first), Relation::Conj);
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
    let past = nodes[verb].penn != Penn::Vbz && !is_one_form(&nodes[verb].lemma);
    let base = (is_base(nodes, below) || is_free_gerund(nodes, below)) && past;
    let passive = has(nodes, below, &[Relation::AuxPass]);
    let acts = if passive || nodes[verb].penn == Penn::Vbn {
        takes_object(nodes, verb) || speaks_out(nodes, verb)
    } else {
        true
    };
    if base && acts {
        let infinite = |at: usize| is_base(nodes, at) || is_free_gerund(nodes, at);
        return ancestors(nodes, below).find(|at| !infinite(*at) && is_alike(nodes, verb, *at));
    }
    told()
}

/// `stressed the value of keeping peace`: a gerund that neither *was* nor *had* makes finite.
fn is_free_gerund(nodes: &[Node], verb: usize) -> bool {
    nodes[verb].penn == Penn::Vbg && !has(nodes, verb, &[Relation::Aux, Relation::AuxPass])
}

/// `and called for a truce`: whoever speaks to others there is not what is spoken of.
fn speaks_out(nodes: &[Node], verb: usize) -> bool {
    let behind = nodes.get(verb + 1).is_some_and(|next| matches!(next.penn, Penn::In | Penn::To));
    let by = nodes.get(verb + 1).is_some_and(|next| next.lemma == "by");
    behind && !by && (addresses(&nodes[verb].lemma) || nodes[verb].lemma == "commit")
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
    let told = nodes[verb].penn != Penn::Vbn || speaks_out(nodes, verb);
    (is_alike(nodes, verb, up) && (acts || told) && (said_as || clear && told)).then_some(up)
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

/// `accusing Togo of lying`: nobody stands behind a gerund as its subject.
fn give_object(nodes: &mut [Node], verb: usize) {
    let beside = matches!(nodes[verb].relation, Relation::Advcl | Relation::Acl | Relation::Conj);
    let inverted = has(nodes, verb, &[Relation::Aux, Relation::AuxPass, Relation::Obj]);
    let behind = dependants(nodes, verb).find(|at| *at == verb + 1 && nodes[*at].relation == Relation::Nsubj);
    if let Some(object) = behind.filter(|_| beside && !inverted) {
        nodes[object].relation = Relation::Obj;
    }
}
