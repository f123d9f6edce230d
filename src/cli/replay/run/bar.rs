//! How far the run is: a bar on a terminal, a line in ten seconds in a log.

use crate::pipeline::Flow;
use crate::replay::Progress;
use crossbeam_channel::{RecvTimeoutError, Sender};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal as _;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// Time between two looks.
const LOOK: Duration = Duration::from_millis(250);
/// Time between two lines in a log.
const LINE: Duration = Duration::from_secs(10);
/// The rate is that of about so many seconds.
const MEMORY: f64 = 20.0;

/// Shows it until it is ended.
#[derive(Debug)]
pub(super) struct Bar {
    end: Sender<()>,
    thread: Option<JoinHandle<()>>,
}

impl Bar {
    pub(super) fn start(progress: Arc<Progress>, flow: Arc<Flow>) -> Self {
        let (end, ended) = crossbeam_channel::bounded::<()>(0);
        let show = move || {
            let mut view = View::new();
            while matches!(ended.recv_timeout(LOOK), Err(RecvTimeoutError::Timeout)) {
                view.look(&progress, &flow);
            }
            view.finish(&progress);
        };
        let thread = std::thread::Builder::new().name("progress".to_owned()).spawn(show).ok();
        Self { end, thread }
    }

    pub(super) fn end(self) {
        drop(self.end);
        if let Some(thread) = self.thread {
            let _ = thread.join();
        }
    }
}

struct View {
    bar: Option<ProgressBar>,
    rate: Rate,
    line_due: Instant,
}

impl View {
    fn new() -> Self {
        let bar = std::io::stderr().is_terminal().then(|| {
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
            let style = ProgressStyle::with_template("{wide_bar} {percent:>3} %  {pos} of {len}  {msg}");
            bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
            bar
        });
        Self { bar, rate: Rate::default(), line_due: Instant::now() + LINE }
    }

    fn look(&mut self, progress: &Progress, flow: &Flow) {
        let (moment, now) = (progress.look(), Instant::now());
        self.rate.note(moment.done, now);
        let left = moment.planned.map(|planned| planned.saturating_sub(moment.done));
        let eta = left.and_then(|left| self.rate.until(left));
        if let Some(bar) = &self.bar {
            bar.set_length(moment.planned.unwrap_or(moment.done));
            bar.set_position(moment.done);
            let waits = moment.waits.map(|what| format!("  ({what})")).unwrap_or_default();
            let left = eta.map_or("?".to_owned(), super::super::when::duration);
            bar.set_message(format!("{:.0}/s  {left} left{waits}", self.rate.per_second));
        } else if now >= self.line_due {
            self.line_due = now + LINE;
            tracing::info!(
                done = moment.done,
                planned = moment.planned,
                records_per_second = self.rate.per_second.round(),
                seconds_left = eta.map(f64::round),
                in_flight = flow.in_flight(),
                waits = moment.waits,
                "progress"
            );
        }
    }

    fn finish(&self, progress: &Progress) {
        if let Some(bar) = &self.bar {
            bar.set_position(progress.look().done);
            bar.abandon();
        }
    }
}

/// A mean in which what is older counts less and less.
#[derive(Debug, Default)]
struct Rate {
    last: Option<(u64, Instant)>,
    per_second: f64,
}

impl Rate {
    fn note(&mut self, done: u64, now: Instant) {
        if let Some((before, then)) = self.last {
            let seconds = (now - then).as_secs_f64();
            if seconds <= 0.0 {
                return;
            }
            let of_late = done.saturating_sub(before) as f64 / seconds;
            let weight = if self.per_second == 0.0 { 1.0 } else { 1.0 - (-seconds / MEMORY).exp() };
            self.per_second += weight * (of_late - self.per_second);
        }
        self.last = Some((done, now));
    }

    fn until(&self, left: u64) -> Option<f64> {
        (self.per_second > 0.01).then(|| left as f64 / self.per_second)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rate_follows_and_the_end_is_foretold() {
        let (mut rate, began) = (Rate::default(), Instant::now());
        for second in 0..10 {
            rate.note(100 * second, began + Duration::from_secs(second));
        }
        assert!((rate.per_second - 100.0).abs() < 1.0, "{}", rate.per_second);
        assert_eq!(rate.until(1000).map(f64::round), Some(10.0));
        for second in 10..100 {
            rate.note(1000, began + Duration::from_secs(second));
        }
        assert!(rate.per_second < 2.0, "{}", rate.per_second);
    }
}
