//! `condemned the DRC and Togo`: an article is nobody's head, whatever the parser makes of a name that it has not seen.

use super::labels::{Penn, Relation};
use super::tree::Node;

/// Turns *the* and the noun right behind it round where the noun hangs on the article.
pub(super) fn mend(forms: &[&str], nodes: &mut [Node]) {
    for noun in 1..nodes.len() {
        let article = noun - 1;
        let hangs = nodes[noun].head == Some(article) && is_noun(nodes[noun].penn);
        if hangs && nodes[article].relation != Relation::Det && forms[article].eq_ignore_ascii_case("the") {
            turn(nodes, article, noun);
        }
    }
}

fn turn(nodes: &mut [Node], article: usize, noun: usize) {
    let above = nodes[article].head;
    // `its support for the DRC`, where all hangs on the preposition.
    let case = above.filter(|above| *above < article && nodes[*above].relation == Relation::Case);
    let (head, relation) = match case {
        Some(case) => (nodes[case].head, Relation::Nmod),
        None => (above, nodes[article].relation),
    };
    for node in nodes.iter_mut().filter(|node| node.head == Some(article)) {
        node.head = Some(noun);
    }
    (nodes[noun].head, nodes[noun].relation) = (head, relation);
    (nodes[article].head, nodes[article].relation) = (Some(noun), Relation::Det);
    if let Some(case) = case {
        nodes[case].head = Some(noun);
    }
}

fn is_noun(penn: Penn) -> bool {
    matches!(penn, Penn::Nn | Penn::Nns | Penn::Nnp | Penn::Nnps)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::super::{Parser, Relation};

    #[test]
    fn a_noun_does_not_hang_on_its_article() {
        let text = "Denmark condemned the DRC and Togo.";
        let tree = Parser::shared().unwrap().parse(text, 0..text.len());
        assert_eq!((tree.nodes[3].head, tree.nodes[3].relation), (Some(1), Relation::Obj));
        assert_eq!((tree.nodes[2].head, tree.nodes[2].relation), (Some(3), Relation::Det));
    }
}
