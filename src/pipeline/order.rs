//! Results wait here until all earlier ones of their partition are there.

use super::tracker::Ticket;
use crate::record::{Generation, TopicPartition};
use std::collections::BTreeMap;

/// One queue per partition, released in the order of admission.
#[derive(Debug)]
pub struct Order<T> {
    lanes: BTreeMap<TopicPartition, Lane<T>>,
}

#[derive(Debug)]
struct Lane<T> {
    generation: Generation,
    next: u64,
    waiting: BTreeMap<u64, T>,
}

impl<T> Default for Order<T> {
    fn default() -> Self {
        Self { lanes: BTreeMap::new() }
    }
}

impl<T> Order<T> {
    /// Takes in a result and returns those that may go on, in order. Whatever an older generation
    /// left waiting comes back in `stale`.
    pub fn push(&mut self, ticket: &Ticket, item: T, stale: &mut Vec<T>) -> Vec<T> {
        let fresh = || Lane { generation: ticket.generation, next: 0, waiting: BTreeMap::new() };
        let lane = self.lanes.entry(ticket.at.clone()).or_insert_with(fresh);
        if ticket.generation < lane.generation {
            stale.push(item);
            return Vec::new();
        }
        if ticket.generation > lane.generation {
            stale.extend(std::mem::replace(lane, fresh()).waiting.into_values());
        }
        lane.waiting.insert(ticket.sequence, item);
        let mut ready = Vec::new();
        while let Some(item) = lane.waiting.remove(&lane.next) {
            lane.next += 1;
            ready.push(item);
        }
        ready
    }

    /// Forgets everything and returns what waited.
    pub fn close_all(&mut self) -> Vec<T> {
        std::mem::take(&mut self.lanes).into_values().flat_map(|lane| lane.waiting.into_values()).collect()
    }

    /// Forgets a partition up to one of its generations and returns what waited there.
    pub fn end(&mut self, at: &TopicPartition, generation: Generation) -> Vec<T> {
        let later = self.lanes.get(at).is_some_and(|lane| lane.generation > generation);
        if later { Vec::new() } else { self.close(at) }
    }

    /// Forgets a partition and returns what waited there.
    pub fn close(&mut self, at: &TopicPartition) -> Vec<T> {
        self.lanes.remove(at).map(|lane| lane.waiting.into_values().collect()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticket(generation: u64, sequence: u64) -> Ticket {
        Ticket { at: TopicPartition::new("articles", 0), generation: Generation(generation), sequence }
    }

    #[test]
    fn releases_in_order_of_admission() {
        let mut order = Order::default();
        let mut stale = Vec::new();
        assert!(order.push(&ticket(1, 1), "b", &mut stale).is_empty());
        assert!(order.push(&ticket(1, 2), "c", &mut stale).is_empty());
        assert_eq!(order.push(&ticket(1, 0), "a", &mut stale), ["a", "b", "c"]);
        assert!(stale.is_empty());
    }

    #[test]
    fn a_new_generation_starts_over_and_an_older_one_is_stale() {
        let mut order = Order::default();
        let mut stale = Vec::new();
        order.push(&ticket(1, 1), "waits", &mut stale);
        assert_eq!(order.push(&ticket(2, 0), "new", &mut stale), ["new"]);
        order.push(&ticket(1, 0), "late", &mut stale);
        assert_eq!(stale, ["waits", "late"]);
    }
}
