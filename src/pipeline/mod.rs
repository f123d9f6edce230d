//! From records to acknowledged outputs, whatever the records come from and go to.
//!
//! Three loops share one [`Flow`]: [`Intake`] owns the source, [`coding`] threads run the pure
//! stages, [`Publisher`] owns the sink. This room never names Kafka, so that it runs under tests
//! without a broker and under replay from archives.

pub mod coding;
mod envelope;
mod flow;
mod intake;
mod ledger;
mod order;
mod output;
mod ownership;
mod publish;
mod retained;
mod settings;
mod sink;
mod source;
mod stages;
mod status;
mod stop;
mod tracker;

pub use envelope::Envelope;
pub use flow::{Flow, FlowSnapshot};
pub use intake::{Intake, IntakeSettings};
pub use ledger::Ledger;
pub use order::Order;
pub use output::{Message, Output, Process};
pub use ownership::Ownership;
pub use publish::{Close, Publisher};
pub use settings::Settings;
pub use sink::{Ack, Delivery, SendError, Sink, Token};
pub use source::{CommitError, Owner, Polled, Source};
pub use stages::{Outputs, Stages};
pub use status::Status;
pub use stop::Stop;
pub use tracker::{Resolved, Ticket, Tracker};
