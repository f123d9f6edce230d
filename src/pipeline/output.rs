//! What one record becomes.

use super::enriching::Pending;
use crate::record::{Headers, Outcome, Record, Rejection, Stage};
use crate::telemetry::EventFigures;
use std::sync::Arc;

/// One record to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The topic to write to.
    pub topic: Arc<str>,
    /// The key.
    pub key: Option<Vec<u8>>,
    /// The value.
    pub value: Option<Vec<u8>>,
    /// The headers.
    pub headers: Headers,
}

impl Message {
    /// Bytes it holds in memory.
    pub fn weight(&self) -> usize {
        let len = |bytes: &Option<Vec<u8>>| bytes.as_ref().map_or(0, Vec::len);
        len(&self.key) + len(&self.value) + self.headers.weight()
    }
}

/// All that one record becomes: its outcome and what is written for it, the outcome record last.
#[derive(Debug, Clone, PartialEq)]
pub struct Output {
    /// How the record ended.
    pub outcome: Outcome,
    /// Why, for every outcome but `published`.
    pub reason: Option<&'static str>,
    /// What to write, in order.
    pub messages: Vec<Message>,
    /// What has to be asked before the messages are whole; `None` when they are.
    pub pending: Option<Box<Pending>>,
    /// Each event as metrics see it.
    pub events: Vec<EventFigures>,
}

impl Output {
    /// Bytes of all messages, and of what has to be asked.
    pub fn weight(&self) -> usize {
        let pending = self.pending.as_ref().map_or(0, |pending| pending.weight());
        self.messages.iter().map(Message::weight).sum::<usize>() + pending
    }
}

/// The pure stages as one function from a record to its outputs.
pub trait Process: Send + Sync {
    /// Decodes, cleans, codes and encodes one record.
    fn process(&self, record: &Record) -> Output;

    /// The outputs of a record that is refused outside [`Process::process`]. With `omit_value` the
    /// dead letter leaves the original value out.
    fn reject(&self, record: &Record, rejection: &Rejection, stage: Stage, omit_value: bool) -> Output;
}
