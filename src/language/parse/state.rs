//! The arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez and Satta 2011), with the root behind the sentence.

use super::labels::Relation;

/// A transition without its label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Action {
    /// The next word goes onto the stack.
    Shift,
    /// The top of the stack hangs on the next word.
    Left,
    /// The top of the stack hangs on the word below it.
    Right,
}

impl Action {
    /// All, in the order of their classes.
    pub(super) const ALL: [Self; 3] = [Self::Shift, Self::Left, Self::Right];
}

/// What is known of a word so far.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot {
    /// Its head, or the place that stands for none.
    pub(super) head: u32,
    /// The relation to its head.
    pub(super) relation: Relation,
    /// Its outermost dependants to the left, the outermost first.
    pub(super) left: [u32; 2],
    /// Its outermost dependants to the right, the outermost first.
    pub(super) right: [u32; 2],
    /// How many dependants it has to the left.
    pub(super) lefts: u32,
    /// How many dependants it has to the right.
    pub(super) rights: u32,
    /// Relations of its dependants to the left, as bits.
    pub(super) left_set: u64,
    /// Relations of its dependants to the right, as bits.
    pub(super) right_set: u64,
    /// The first dependant to the left that is a preposition or subordinator.
    pub(super) marker: u32,
}

/// Stack, next word and arcs.
#[derive(Debug, Clone, Default)]
pub(super) struct State {
    /// Words in work, the top last.
    pub(super) stack: Vec<u32>,
    /// The next word; the number of words is the root.
    pub(super) next: u32,
    /// One for each word, one for the root, one that stands for no word.
    pub(super) slots: Vec<Slot>,
    length: u32,
    /// The last two transitions, as a number.
    pub(super) history: u64,
}

impl State {
    /// Begins a sentence of `length` words.
    pub(super) fn begin(&mut self, length: usize) {
        let none = length as u32 + 1;
        let empty = Slot {
            head: none,
            relation: Relation::Dep,
            left: [none; 2],
            right: [none; 2],
            lefts: 0,
            rights: 0,
            left_set: 0,
            right_set: 0,
            marker: none,
        };
        self.stack.clear();
        self.slots.clear();
        self.slots.resize(length + 2, empty);
        self.next = 0;
        self.length = length as u32;
        self.history = 0;
    }

    /// The root's place.
    #[inline]
    pub(super) fn root(&self) -> u32 {
        self.length
    }

    /// The place that stands for no word.
    #[inline]
    pub(super) fn none(&self) -> u32 {
        self.length + 1
    }

    /// The word `down` places below the top of the stack.
    #[inline]
    pub(super) fn on_stack(&self, down: usize) -> u32 {
        self.stack.len().checked_sub(down + 1).map_or(self.none(), |at| self.stack[at])
    }

    /// The word `ahead` places behind the next one.
    #[inline]
    pub(super) fn ahead(&self, ahead: u32) -> u32 {
        (self.next + ahead).min(self.none())
    }

    /// Whether all words have their head.
    pub(super) fn is_done(&self) -> bool {
        self.next == self.length && self.stack.is_empty()
    }

    /// Whether the transition keeps one root and loses no word.
    #[inline]
    pub(super) fn allows(&self, action: Action) -> bool {
        let at_root = self.next == self.length;
        match action {
            Action::Shift => !at_root,
            Action::Left => !self.stack.is_empty() && (!at_root || self.stack.len() == 1),
            Action::Right => self.stack.len() > 1,
        }
    }

    /// The transition that is allowed where no other is.
    #[inline]
    pub(super) fn only(&self) -> Option<Action> {
        let mut allowed = Action::ALL.into_iter().filter(|action| self.allows(*action));
        allowed.next().filter(|_| allowed.next().is_none())
    }

    /// The arc that a transition makes: dependant and head.
    #[inline]
    pub(super) fn arc(&self, action: Action) -> Option<(u32, u32)> {
        match action {
            Action::Shift => None,
            Action::Left => Some((self.on_stack(0), self.next)),
            Action::Right => Some((self.on_stack(0), self.on_stack(1))),
        }
    }

    /// Makes the transition, which must be allowed; `relation` labels its arc.
    pub(super) fn take(&mut self, action: Action, relation: Relation) {
        self.history = (self.history * 4 + action as u64 + 1) & 15;
        let Some((dependant, head)) = self.arc(action) else {
            self.stack.push(self.next);
            self.next += 1;
            return;
        };
        self.stack.pop();
        let slot = &mut self.slots[dependant as usize];
        (slot.head, slot.relation) = (head, relation);
        let head = &mut self.slots[head as usize];
        if action == Action::Left {
            head.left = [dependant, head.left[0]];
            head.lefts += 1;
            head.left_set |= 1 << (relation as u64);
            if matches!(relation, Relation::Case | Relation::Mark) {
                head.marker = dependant;
            }
        } else {
            head.right = [dependant, head.right[0]];
            head.rights += 1;
            head.right_set |= 1 << (relation as u64);
        }
    }
}
