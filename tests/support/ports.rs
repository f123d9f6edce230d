//! Ports for brokers and workers, below those that the system gives to outgoing connections: a port that is
//! free for a moment, between a kill and the start that follows, is still free then.

use std::net::TcpListener;
use std::sync::atomic::{AtomicU16, Ordering};

/// Ports from here on; Linux gives 32768 and above to whoever asks for any.
const FROM: u16 = 10_000;
const COUNT: u16 = 22_000;

static TAKEN: AtomicU16 = AtomicU16::new(0);

/// The first of `count` free ports in a row, which this process gives to nobody else.
pub fn free(count: u16) -> u16 {
    // Processes that run side by side begin at places of their own.
    let begin = (std::process::id() % 1_000) as u16 * 22;
    loop {
        let next = TAKEN.fetch_add(count, Ordering::Relaxed).wrapping_add(begin) % (COUNT - count);
        let first = FROM + next;
        if (first..first + count).all(|port| TcpListener::bind(("127.0.0.1", port)).is_ok()) {
            return first;
        }
    }
}
