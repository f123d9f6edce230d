//! Outputs handed to the sink, kept until the last of a record's messages is acknowledged.

use crate::pipeline::coding::Processed;
use crate::pipeline::output::{Message, Output};
use crate::pipeline::sink::Token;
use crate::pipeline::{Envelope, Owned};
use std::collections::BTreeMap;
use std::time::Instant;

/// Records whose outputs are on their way to the sink.
#[derive(Debug, Default)]
pub(super) struct Retained {
    entries: BTreeMap<u64, Entry>,
    next: u64,
}

/// One record with its outputs.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) envelope: Envelope,
    pub(super) output: Output,
    attempt: u32,
    unacknowledged: usize,
    since: Instant,
}

/// What an acknowledgement leads to.
#[derive(Debug)]
pub(super) enum Acknowledged {
    /// Others of the record are on the way, or the token means nothing any more.
    Waiting,
    /// All but the outcome record are there: it is its turn.
    Last(Token),
    /// All are there.
    Done(Box<Entry>),
}

impl Entry {
    /// Which try at writing this record's outputs it is, from 0.
    pub(super) fn attempt(&self) -> u32 {
        self.attempt
    }
}

impl Retained {
    /// Keeps a record and names the messages to send first: all but its outcome record, which lists the
    /// others and must not be seen when one of them is refused.
    pub(super) fn keep(&mut self, processed: Processed) -> impl Iterator<Item = Token> + use<> {
        let Processed { envelope, output } = processed;
        let entry = self.next;
        self.next += 1;
        let count = output.messages.len();
        self.entries
            .insert(entry, Entry { envelope, output, attempt: 0, unacknowledged: count, since: Instant::now() });
        first_tokens(entry, 0, count)
    }

    /// Since when the record is kept that has been for longest.
    pub(super) fn oldest(&self) -> Option<Instant> {
        self.entries.values().next().map(|entry| entry.since)
    }

    /// Whether records of these partitions are kept.
    pub(super) fn any_of(&self, owned: &[Owned]) -> bool {
        self.entries.values().any(|entry| entry.envelope.ticket().is_of(owned))
    }

    /// The message of `token`; `None` when its outputs were replaced or its record is done.
    pub(super) fn message(&self, token: Token) -> Option<&Message> {
        let entry = self.entries.get(&token.entry).filter(|entry| entry.attempt == token.attempt)?;
        entry.output.messages.get(token.index as usize)
    }

    /// The record of `token`, as long as the token means its present outputs.
    pub(super) fn entry(&self, token: Token) -> Option<&Entry> {
        self.entries.get(&token.entry).filter(|entry| entry.attempt == token.attempt)
    }

    /// Notes an acknowledgement.
    pub(super) fn acknowledge(&mut self, token: Token) -> Acknowledged {
        let current = self.entries.get_mut(&token.entry).filter(|entry| entry.attempt == token.attempt);
        let Some(entry) = current else { return Acknowledged::Waiting };
        entry.unacknowledged = entry.unacknowledged.saturating_sub(1);
        match entry.unacknowledged {
            0 => self.entries.remove(&token.entry).map_or(Acknowledged::Waiting, |it| Acknowledged::Done(Box::new(it))),
            1 if entry.output.messages.len() > 1 => {
                Acknowledged::Last(Token { index: entry.output.messages.len() as u32 - 1, ..token })
            }
            _ => Acknowledged::Waiting,
        }
    }

    /// Puts other outputs in the place of a record's, and names the new messages.
    pub(super) fn replace(&mut self, token: Token, output: Output) -> Vec<Token> {
        let Some(entry) = self.entries.get_mut(&token.entry) else { return Vec::new() };
        entry.envelope.hold(output.weight());
        entry.attempt += 1;
        entry.unacknowledged = output.messages.len();
        entry.output = output;
        first_tokens(token.entry, entry.attempt, entry.unacknowledged).collect()
    }

    /// Takes out all records for which `of` holds.
    pub(super) fn take(&mut self, mut of: impl FnMut(&Entry) -> bool) -> Vec<Entry> {
        let taken: Vec<u64> = self.entries.iter().filter(|(_, entry)| of(entry)).map(|(key, _)| *key).collect();
        taken.iter().filter_map(|key| self.entries.remove(key)).collect()
    }
}

fn first_tokens(entry: u64, attempt: u32, count: usize) -> impl Iterator<Item = Token> + use<> {
    let first = if count > 1 { count - 1 } else { count };
    (0..first as u32).map(move |index| Token { entry, attempt, index })
}
