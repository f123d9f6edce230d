//! What the two delivery modes have in common for the publish loop.

use crate::pipeline::coding::Processed;
use crate::pipeline::sink::Ack;
use crate::pipeline::{Envelope, Owned};
use crossbeam_channel::Receiver;
use std::time::Duration;

/// Brings records to the sink and gives them their outcome. Called by one thread; waits for the broker
/// no longer than about a second at a time.
pub trait Mode: Send {
    /// Makes the sink ready; `false` when it has to be tried again.
    fn prepare(&mut self) -> bool;

    /// Whether another record may come.
    fn ready(&self) -> bool;

    /// Takes the next record of its partition.
    fn take(&mut self, processed: Processed);

    /// Takes an acknowledgement.
    fn acknowledge(&mut self, ack: Ack);

    /// Does what is due. `hurry` while partitions are being given up: nothing waits for company.
    fn turn(&mut self, hurry: bool);

    /// Longest time until the next turn.
    fn wake(&self) -> Duration;

    /// Whether nothing is open that has to end before partitions are given up.
    fn settled(&self) -> bool;

    /// Whether records of these ownerships are on their way to an outcome without anything further.
    fn awaits(&self, owned: &[Owned]) -> bool;

    /// Ends what is open at once, without an outcome for it: the time is up, or the partitions are lost.
    fn cut(&mut self);

    /// Lets go of the records of these ownerships, which have ended.
    fn release(&mut self, owned: &[Owned]) -> Vec<Envelope>;

    /// Lets go of everything: the process ends.
    fn release_all(&mut self) -> Vec<Envelope>;

    /// Acknowledgements as they come.
    fn acks(&self) -> Receiver<Ack>;

    /// Whether positions are committed by the poll thread; otherwise they go with the outputs.
    fn leaves_commits(&self) -> bool;
}
