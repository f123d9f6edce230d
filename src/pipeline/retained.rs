//! Outputs handed to the sink, kept until the last of a record's messages is acknowledged.

use super::Envelope;
use super::coding::Processed;
use super::output::{Message, Output};
use super::sink::Token;
use std::collections::BTreeMap;

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
}

impl Entry {
    /// Which try at writing this record's outputs it is, from 0.
    pub(super) fn attempt(&self) -> u32 {
        self.attempt
    }
}

impl Retained {
    /// Keeps a record and names its messages.
    pub(super) fn keep(&mut self, processed: Processed) -> impl Iterator<Item = Token> + use<> {
        let Processed { envelope, output } = processed;
        let entry = self.next;
        self.next += 1;
        let count = output.messages.len();
        self.entries.insert(entry, Entry { envelope, output, attempt: 0, unacknowledged: count });
        tokens(entry, 0, count)
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

    /// Notes an acknowledgement; gives the record back when it was the last one.
    pub(super) fn acknowledge(&mut self, token: Token) -> Option<Entry> {
        let entry = self.entries.get_mut(&token.entry).filter(|entry| entry.attempt == token.attempt)?;
        entry.unacknowledged = entry.unacknowledged.saturating_sub(1);
        if entry.unacknowledged > 0 {
            return None;
        }
        self.entries.remove(&token.entry)
    }

    /// Puts other outputs in the place of a record's, and names the new messages.
    pub(super) fn replace(&mut self, token: Token, output: Output) -> Vec<Token> {
        let Some(entry) = self.entries.get_mut(&token.entry) else { return Vec::new() };
        entry.envelope.hold(output.weight());
        entry.attempt += 1;
        entry.unacknowledged = output.messages.len();
        entry.output = output;
        tokens(token.entry, entry.attempt, entry.unacknowledged).collect()
    }

    /// Takes out all records for which `of` holds.
    pub(super) fn take(&mut self, mut of: impl FnMut(&Entry) -> bool) -> Vec<Entry> {
        let taken: Vec<u64> = self.entries.iter().filter(|(_, entry)| of(entry)).map(|(key, _)| *key).collect();
        taken.iter().filter_map(|key| self.entries.remove(key)).collect()
    }
}

fn tokens(entry: u64, attempt: u32, count: usize) -> impl Iterator<Item = Token> + use<> {
    (0..count as u32).map(move |index| Token { entry, attempt, index })
}
