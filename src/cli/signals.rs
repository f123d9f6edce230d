//! SIGTERM and SIGINT: the first asks for a drain, the second ends at once.

use super::exit::Exit;
use crate::pipeline::Stop;
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

/// Connects the signals with `stop`.
pub(super) fn connect(stop: &Stop) -> Result<(), Exit> {
    for signal in [SIGTERM, SIGINT] {
        // Registered first, so that it sees the flag as the first signal left it: a second signal
        // finds it set and ends the process with 130 or 143.
        flag::register_conditional_shutdown(signal, 128 + signal, stop.flag())
            .and_then(|_| flag::register(signal, stop.flag()))
            .map_err(|error| Exit::internal(format!("signals cannot be handled: {error}")))?;
    }
    Ok(())
}
