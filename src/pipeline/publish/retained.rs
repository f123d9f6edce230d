//! Outputs handed to the sink, kept until the last of a record's messages is acknowledged.

use crate::pipeline::coding::Processed;
use crate::pipeline::output::{Message, Output};
use crate::pipeline::sink::Token;
use crate::pipeline::{Envelope, Owned};
use std::collections::VecDeque;
use std::time::Instant;

/// Records whose outputs are on their way to the sink, in the order in which they were handed over.
#[derive(Debug, Default)]
pub(super) struct Retained {
    /// From the first that is not done on; `None` for those behind it that are.
    entries: VecDeque<Option<Entry>>,
    /// The number of the first.
    first: u64,
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
    Done(Entry),
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
        let entry = self.first + self.entries.len() as u64;
        let count = output.messages.len();
        self.entries.push_back(Some(Entry {
            envelope,
            output,
            attempt: 0,
            unacknowledged: count,
            since: Instant::now(),
        }));
        first_tokens(entry, 0, count)
    }

    /// Since when the record is kept that has been for longest.
    pub(super) fn oldest(&self) -> Option<Instant> {
        self.kept().next().map(|entry| entry.since)
    }

    /// Whether records of these partitions are kept.
    pub(super) fn any_of(&self, owned: &[Owned]) -> bool {
        self.kept().any(|entry| entry.envelope.ticket().is_of(owned))
    }

    /// The message of `token`; `None` when its outputs were replaced or its record is done.
    pub(super) fn message(&self, token: Token) -> Option<&Message> {
        self.entry(token)?.output.messages.get(token.index as usize)
    }

    /// The record of `token`, as long as the token means its present outputs.
    pub(super) fn entry(&self, token: Token) -> Option<&Entry> {
        self.entries.get(self.place(token.entry)?)?.as_ref().filter(|entry| entry.attempt == token.attempt)
    }

    /// Notes an acknowledgement.
    pub(super) fn acknowledge(&mut self, token: Token) -> Acknowledged {
        let Some(entry) = self.slot(token.entry).and_then(Option::as_mut) else { return Acknowledged::Waiting };
        if entry.attempt != token.attempt {
            return Acknowledged::Waiting;
        }
        entry.unacknowledged = entry.unacknowledged.saturating_sub(1);
        match entry.unacknowledged {
            0 => self.done(token.entry).map_or(Acknowledged::Waiting, Acknowledged::Done),
            1 if entry.output.messages.len() > 1 => {
                Acknowledged::Last(Token { index: entry.output.messages.len() as u32 - 1, ..token })
            }
            _ => Acknowledged::Waiting,
        }
    }

    /// Puts other outputs in the place of a record's, and names the new messages.
    pub(super) fn replace(&mut self, token: Token, output: Output) -> Vec<Token> {
        let Some(entry) = self.slot(token.entry).and_then(Option::as_mut) else { return Vec::new() };
        entry.envelope.hold(output.weight());
        entry.attempt += 1;
        entry.unacknowledged = output.messages.len();
        entry.output = output;
        first_tokens(token.entry, entry.attempt, entry.unacknowledged).collect()
    }

    /// Takes out all records for which `of` holds.
    pub(super) fn take(&mut self, mut of: impl FnMut(&Entry) -> bool) -> Vec<Entry> {
        let taken = self.entries.iter_mut().filter_map(|slot| slot.take_if(|entry| of(entry))).collect();
        self.close_up();
        taken
    }

    fn kept(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().flatten()
    }

    /// Where the record of this number stands; `None` when it and all before it are done.
    fn place(&self, number: u64) -> Option<usize> {
        number.checked_sub(self.first).map(|place| place as usize)
    }

    fn slot(&mut self, number: u64) -> Option<&mut Option<Entry>> {
        let place = self.place(number)?;
        self.entries.get_mut(place)
    }

    fn done(&mut self, number: u64) -> Option<Entry> {
        let entry = self.slot(number)?.take();
        self.close_up();
        entry
    }

    fn close_up(&mut self) {
        while let Some(None) = self.entries.front() {
            self.entries.pop_front();
            self.first += 1;
        }
    }
}

fn first_tokens(entry: u64, attempt: u32, count: usize) -> impl Iterator<Item = Token> + use<> {
    let first = if count > 1 { count - 1 } else { count };
    (0..first as u32).map(move |index| Token { entry, attempt, index })
}
