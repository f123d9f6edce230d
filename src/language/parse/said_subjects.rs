//! Subjects that a verb of saying takes for its object: `the agency claims soldiers shot a man`, without *that*.

use super::hanging::{dependants, has, is_nominal, is_verb};
use super::labels::{Penn, Relation};
use super::tree::Node;

/// So many words before a verb the noun that acts is looked for.
const NEAR: usize = 10;

/// Gives verbs in what is said the noun before them, where the tree makes it the object of who says it.
pub(super) fn mend(nodes: &mut [Node]) {
    for verb in 1..nodes.len() {
        if let Some((noun, said)) = taken(nodes, verb) {
            (nodes[noun].head, nodes[noun].relation) = (Some(verb), Relation::Nsubj);
            (nodes[verb].head, nodes[verb].relation) = (Some(said), Relation::Ccomp);
            // Arcs into the new clause would cross its own.
            for node in nodes.iter_mut().take(verb).skip(noun + 1).filter(|node| node.head == Some(said)) {
                node.head = Some(verb);
            }
        }
    }
}

/// The noun that acts, and the verb of saying, of a verb that has no subject of its own and is joined by no *and*.
fn taken(nodes: &[Node], verb: usize) -> Option<(usize, usize)> {
    let finite = matches!(nodes[verb].penn, Penn::Vbd | Penn::Vbz | Penn::Vbp | Penn::Vb);
    let joined = matches!(nodes[verb].relation, Relation::Conj | Relation::Ccomp | Relation::Parataxis);
    let said = nodes[verb].head.filter(|said| finite && joined && *said < verb && is_verb(nodes[*said].penn))?;
    let opens = [Relation::Cc, Relation::Mark, Relation::Nsubj, Relation::NsubjPass, Relation::AuxPass, Relation::Cop];
    if !says(&nodes[said].lemma) || !has(nodes, said, &[Relation::Nsubj]) || has(nodes, verb, &opens) {
        return None;
    }
    let object =
        |at: &usize| matches!(nodes[*at].relation, Relation::Obj | Relation::Nsubj) && is_nominal(nodes[*at].penn);
    let noun = dependants(nodes, said).find(|at| *at > said && *at < verb && object(at))?;
    (verb - noun <= NEAR && stands_before(nodes, noun, verb)).then_some((noun, said))
}

/// Whether nothing but an aside between two commas, adverbs and what hangs on the noun stands between it and the verb:
/// `reports the rebels, on Sunday, shot`, but no `reports losses, condemns`.
fn stands_before(nodes: &[Node], noun: usize, verb: usize) -> bool {
    let commas: Vec<usize> = (noun + 1..verb).filter(|at| nodes[*at].penn == Penn::Comma).collect();
    let aside = |first: usize| matches!(nodes[first + 1].penn, Penn::In | Penn::Rb);
    let clear = (noun + 1..verb).all(|at| nodes[at].penn != Penn::Cc && nodes[at].relation != Relation::Cc);
    clear
        && match commas.as_slice() {
            [] => true,
            [first, last] => *first == noun + 1 && *last + 1 == verb && aside(*first),
            _ => false,
        }
}

/// Verbs that have what is said for their object, without *that*.
fn says(lemma: &str) -> bool {
    matches!(lemma, "report" | "claim" | "say" | "state" | "allege" | "confirm" | "announce" | "believe" | "note")
}
