//! From records to acknowledged outputs, whatever the records come from and go to.
//!
//! Three loops share one [`Flow`]: [`Intake`] owns the source, [`coding`] threads run the pure
//! stages, [`Publisher`] owns the sink. [`Enriching`] stands before the publisher where services are asked. This room never names Kafka, so that it runs under tests
//! without a broker and under replay from archives.

mod bisect;
mod breaker;
pub mod coding;
mod ends;
mod enriching;
mod envelope;
mod figures;
mod flow;
mod intake;
mod ledger;
mod line;
mod order;
mod output;
mod ownership;
mod publish;
mod recent;
mod settings;
mod sink;
mod source;
mod stages;
mod standing;
mod status;
mod stop;
mod supervise;
mod tracker;
mod watch;
mod watchdog;

pub use bisect::{Bisect, Range};
pub use breaker::{Breaker, BreakerSettings, Verdict};
pub use ends::{End, Ends};
pub use enriching::{Enriching, Pending};
pub use envelope::Envelope;
pub use flow::{Flow, FlowSnapshot, Owned};
pub use intake::{Intake, IntakeSettings};
pub use ledger::Ledger;
pub use line::{Line, Watch};
pub use order::Order;
pub use output::{Message, Output, Process};
pub use ownership::Ownership;
pub use publish::{AtLeastOnce, Close, ExactlyOnce, Mode, Publisher, SliceLimits};
pub use recent::{Ended, Recent};
pub use settings::{DeliveryMode, DeliverySettings, Settings};
pub use sink::{Ack, Delivery, SendError, Sink, Token, TransactionError, TransactionalSink};
pub use source::{Owner, Polled, Source, SourceError};
pub use stages::{Outputs, Stages};
pub use standing::{Standing, standings};
pub use status::Status;
pub use stop::Stop;
pub use tracker::{Resolved, Ticket, Tracker};
pub use watchdog::{Workbench, verdict};
