//! Where outputs go.

use super::output::Message;
use crossbeam_channel::Receiver;

/// Names one message of one record in flight, for its acknowledgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// The record's number in the publisher.
    pub entry: u64,
    /// Raised when the record's outputs are replaced; older acknowledgements then mean nothing.
    pub attempt: u32,
    /// The message among the record's outputs.
    pub index: u32,
}

/// How a delivery ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Delivery {
    /// The broker has it, as durable as the topic promises.
    Acknowledged,
    /// Larger than the topic takes; sending it again cannot help.
    TooLarge(String),
    /// Not delivered; sending it again may help.
    Failed(String),
    /// The sink is beyond repair: the process has to end.
    Fatal(String),
}

/// An acknowledgement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ack {
    /// Which message.
    pub token: Token,
    /// How it ended.
    pub delivery: Delivery,
}

/// Why a message was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SendError {
    /// The queue is full: try again after an acknowledgement.
    Full,
    /// It ended at once; as [`Ack::delivery`].
    Refused(Delivery),
}

/// Takes messages and acknowledges each exactly once. Owned by one thread.
pub trait Sink: Send {
    /// Hands a message over without waiting.
    ///
    /// # Errors
    /// When it was not taken; then no acknowledgement follows.
    fn send(&mut self, message: &Message, token: Token) -> Result<(), SendError>;

    /// Acknowledgements as they come.
    fn acks(&self) -> &Receiver<Ack>;
}
