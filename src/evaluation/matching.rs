//! Maximum matching, one to one.

/// Pairs as many of `edges` as can be paired with each on either side used once: `edges[g]` lists the right
/// partners of the left one `g`, best first. Gives each left one its partner. Augmenting paths in a fixed
/// order, so the same edges give the same pairs.
pub fn matching(edges: &[Vec<usize>], right: usize) -> Vec<Option<usize>> {
    let mut taken: Vec<Option<usize>> = vec![None; right];
    for left in 0..edges.len() {
        let mut seen = vec![false; right];
        augment(left, edges, &mut taken, &mut seen);
    }
    let mut pairs = vec![None; edges.len()];
    for (right, left) in taken.iter().enumerate() {
        if let Some(left) = left {
            pairs[*left] = Some(right);
        }
    }
    pairs
}

fn augment(left: usize, edges: &[Vec<usize>], taken: &mut [Option<usize>], seen: &mut [bool]) -> bool {
    // A free partner first: nobody is moved without need.
    for right in &edges[left] {
        if taken[*right].is_none() && !seen[*right] {
            taken[*right] = Some(left);
            return true;
        }
    }
    for right in &edges[left] {
        if std::mem::replace(&mut seen[*right], true) {
            continue;
        }
        if taken[*right].is_none_or(|other| augment(other, edges, taken, seen)) {
            taken[*right] = Some(left);
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_greedy_choice_is_taken_back_when_that_pairs_more() {
        assert_eq!(matching(&[vec![0, 1], vec![0]], 2), [Some(1), Some(0)]);
        assert_eq!(matching(&[vec![0], vec![0]], 1), [Some(0), None]);
        assert_eq!(matching(&[vec![0, 1], vec![1, 2], vec![0]], 3).iter().flatten().count(), 3);
        assert_eq!(matching(&[], 0), []);
    }
}
