//! Measuring: what is said against what is right, as scores with intervals.
//!
//! Everything here is a function of bytes: gold labels, predictions in the shapes that `geowire classify`
//! and `geowire extract --jsonl` write, and a seed. `docs/evaluation.md` says how events are matched.

mod behaviour;
mod bootstrap;
mod documents;
mod events;
mod fields;
mod folds;
mod frame;
mod gold;
mod labels;
mod linear;
mod matching;
mod near;
mod parties;
mod predicted;
mod relations;
mod report;
mod scores;
mod sentences;
mod surest;
mod tally;
#[cfg(test)]
mod tests;

pub use behaviour::{Case, Kind, cases};
pub use bootstrap::{Difference, Draws, Score};
pub use documents::{Scored, pair, score as score_documents};
pub use events::Level;
pub use folds::{Grouping, folds};
pub use frame::Frame;
pub use gold::{About, GoldDocument, GoldError, GoldEvent, Mention, Party, Site, Split, sha256_hex};
pub use labels::{Answer, View, labels_answer, majority, score as score_labels};
pub use linear::{Linear, Sample};
pub use matching::matching;
pub use near::{Nearness, is_near, same_type};
pub use predicted::{Predicted, PredictedAnchor, PredictedEvent, PredictedParty};
pub use relations::{Relation, answers, relations};
pub use report::{ClassRow, GoldNote, Miss, Report, Wrong};
pub use sentences::{Baseline, baseline};
