//! Replays: an archived or retained stretch of a topic, planned, bounded, resumable, verified, through the
//! same pipeline as the live worker.
//!
//! A [`Manifest`] freezes what is read and where it goes; [`run`] reads one [`Shard`] of it and leaves a
//! checkpoint behind acknowledged output.

mod checkpoint;
mod cursor;
pub mod diff;
mod failure;
mod files;
mod governor;
mod manifest;
mod pace;
mod plan;
mod progress;
mod reader;
mod run;
mod sample;
mod shard;
mod source;
mod stamp;
mod topic;
mod verify;

pub use checkpoint::{Checkpoint, Place, State};
pub use failure::ReplayError;
pub use governor::{GiveWay, Governor};
pub use manifest::{Coder, Estimate, Input, Limits, Manifest, Piece, Range, Target, Window};
pub use pace::Pace;
pub use plan::{ArchivePlan, TopicPlan, Wish};
pub use progress::{Moment, Progress};
pub use run::{Parts, Summary, run};
pub use sample::sample;
pub use shard::{NotAShard, Shard};
pub use stamp::{REPLAY_ID, Stamped};
pub use verify::{Named, Verdict, verify};
