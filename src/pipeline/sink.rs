//! Where outputs go.

use super::output::Message;
use crate::record::{NextOffset, TopicPartition};
use crossbeam_channel::Receiver;

/// Names one message of one record in flight, for its acknowledgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// The record's number in the publisher.
    pub entry: u64,
    /// Raised when the record's outputs are replaced, or the transaction is another one; older
    /// acknowledgements then mean nothing.
    pub attempt: u32,
    /// The message among the record's outputs.
    pub index: u32,
}

/// How a delivery ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Delivery {
    /// The broker has it, as durable as the topic promises.
    Acknowledged,
    /// Larger than the topic takes, alone or with the batch it was sent in.
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

    /// Why the message is larger than its topic takes, where that is known before it is sent.
    fn too_large(&self, _message: &Message) -> Option<String> {
        None
    }

    /// Acknowledgements as they come.
    fn acks(&self) -> &Receiver<Ack>;

    /// Begins anew where the sink has stopped answering. Whatever it holds is acknowledged as failed.
    ///
    /// # Errors
    /// When nothing can take its place.
    fn renew(&mut self) -> Result<(), String> {
        Ok(())
    }
}

/// Why a step of a transaction did not succeed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TransactionError {
    /// No answer yet: the same step has to be tried again.
    #[error("{0}")]
    Again(String),
    /// The transaction has to be aborted.
    #[error("{0}")]
    Abort(String),
    /// The broker has ended the transaction for its age, or the client lost count of what is written: the sink
    /// has to be prepared anew, which aborts whatever is open.
    #[error("{0}")]
    Expired(String),
    /// The producer is fenced or broken: the process has to end.
    #[error("{0}")]
    Fatal(String),
}

/// A sink whose messages become visible together with positions, or not at all.
pub trait TransactionalSink: Sink {
    /// Makes the sink ready, ending what an earlier process of the same name, or this one, has left
    /// open. Waits for the broker a bounded time.
    ///
    /// # Errors
    /// [`TransactionError::Again`] when the broker did not answer.
    fn prepare(&mut self) -> Result<(), TransactionError>;

    /// Opens a transaction.
    ///
    /// # Errors
    /// When the sink is broken.
    fn begin(&mut self) -> Result<(), TransactionError>;

    /// Ends the transaction: its messages and `positions` become visible at once. Every message must
    /// have been acknowledged. Waits a bounded time; after [`TransactionError::Again`] it is called
    /// with the same positions until it answers otherwise.
    ///
    /// `owned` says whether the partitions are owned still. It is asked between taking the member's
    /// generation and sending the positions under it: the broker checks the member and not the partitions, and
    /// would take the positions of an ownership that has ended from a member that has come back.
    ///
    /// # Errors
    /// As [`TransactionError`] says.
    fn commit(
        &mut self,
        positions: &[(TopicPartition, NextOffset)],
        owned: &dyn Fn() -> bool,
    ) -> Result<(), TransactionError>;

    /// Whether the broker has been asked to commit, so that it alone knows how the transaction ends. Until
    /// then it can be aborted; after it, whoever owns the partitions next waits for its end.
    fn commit_asked(&self) -> bool;

    /// Ends the transaction: its messages are never seen. Waits a bounded time.
    ///
    /// # Errors
    /// As [`TransactionError`] says.
    fn abort(&mut self) -> Result<(), TransactionError>;
}
