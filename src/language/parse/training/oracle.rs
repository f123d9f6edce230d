//! The dynamic oracle of the arc-hybrid system (Goldberg and Nivre 2013): what each transition loses.

use super::super::state::{Action, State};

/// How many gold arcs become unreachable by `action`; `heads` has the gold head of each word, the root being
/// the number of words.
pub(super) fn cost(state: &State, heads: &[u32], action: Action) -> usize {
    let next = state.next;
    let hangs_on = |word: u32, head: u32| heads.get(word as usize) == Some(&head);
    let ahead = next..heads.len() as u32;
    match action {
        Action::Shift => {
            let below = &state.stack[..state.stack.len().saturating_sub(1)];
            let head = heads[next as usize];
            usize::from(below.contains(&head)) + state.stack.iter().filter(|word| hangs_on(**word, next)).count()
        }
        Action::Left | Action::Right => {
            let top = state.on_stack(0);
            let head = heads[top as usize];
            let lost = if action == Action::Left { head == state.on_stack(1) || head > next } else { head >= next };
            usize::from(lost) + ahead.filter(|word| hangs_on(*word, top)).count()
        }
    }
}
