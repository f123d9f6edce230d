//! Sizes before sending: a record whose outputs the topics do not take becomes a dead letter at once.

use crate::pipeline::sink::Sink;
use crate::pipeline::{Envelope, Output, Process};
use crate::record::{RejectReason, Rejection, Stage};

/// The outputs as they are where they fit; else the record's dead letter, without the original value
/// where that is what is too large.
///
/// # Errors
/// When even that does not fit: nothing can be written for the record.
pub(super) fn fit<S: Sink>(
    sink: &S,
    process: &dyn Process,
    envelope: &mut Envelope,
    mut output: Output,
) -> Result<Output, String> {
    for omit_value in [false, true] {
        let Some(why) = too_large(sink, &output) else { return Ok(output) };
        tracing::warn!(origin = %envelope.record().origin, error = why, "outputs are too large; the record is dead-lettered");
        output = process.reject(
            envelope.record(),
            &Rejection::new(RejectReason::OutputTooLarge, why),
            Stage::Publish,
            omit_value,
        );
        envelope.hold(output.weight());
    }
    match too_large(sink, &output) {
        None => Ok(output),
        Some(why) => {
            Err(format!("even the dead letter of {} without its value is too large: {why}", envelope.record().origin))
        }
    }
}

fn too_large<S: Sink>(sink: &S, output: &Output) -> Option<String> {
    output.messages.iter().find_map(|message| sink.too_large(message))
}
