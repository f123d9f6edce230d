//! The coding threads: pure work, one record at a time, a panic costing that record only.

use super::watch::told;
use super::watchdog::Workbench;
use super::{Envelope, Output, Process};
use crate::record::{Record, RejectReason, Rejection, Stage};
use crossbeam_channel::{Receiver, Sender};
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread::JoinHandle;

/// A record with what it becomes.
#[derive(Debug)]
pub struct Processed {
    /// The record on its way.
    pub envelope: Envelope,
    /// What it becomes.
    pub output: Output,
}

/// Starts a coding thread for each place of `bench`. They end when `work` is disconnected and empty.
///
/// # Errors
/// When the operating system refuses a thread.
pub fn start(
    bench: &Arc<Workbench>,
    process: &Arc<dyn Process>,
    work: &Receiver<Envelope>,
    results: &Sender<Processed>,
) -> std::io::Result<Vec<JoinHandle<()>>> {
    (0..bench.threads())
        .map(|number| {
            let (bench, process) = (Arc::clone(bench), Arc::clone(process));
            let (work, results) = (work.clone(), results.clone());
            std::thread::Builder::new()
                .name(format!("coding-{number}"))
                .stack_size(8 << 20)
                .spawn(move || run(number, &bench, &*process, &work, &results))
        })
        .collect()
}

fn run(
    number: usize,
    bench: &Workbench,
    process: &dyn Process,
    work: &Receiver<Envelope>,
    results: &Sender<Processed>,
) {
    for mut envelope in work {
        bench.begin(number, &envelope.record().origin);
        let queued = envelope.watch_mut().code();
        let output = guarded(process, envelope.record());
        told(envelope.record(), &output);
        envelope.watch_mut().coded(queued);
        bench.end(number);
        if cfg!(sabotage = "record_dropped") && envelope.record().origin.offset % 50 == 49 {
            continue;
        }
        envelope.hold(output.weight());
        if let Err(unsent) = results.send(Processed { envelope, output }) {
            // The publisher is gone, so the process is ending: nobody is left to resolve anything.
            unsent.into_inner().envelope.abandon();
            work.iter().for_each(Envelope::abandon);
            return;
        }
    }
}

/// Processes one record; a panic becomes its dead letter.
pub fn guarded(process: &dyn Process, record: &Record) -> Output {
    catch_unwind(AssertUnwindSafe(|| process.process(record))).unwrap_or_else(|panic| {
        let rejection = Rejection::new(RejectReason::Panicked, said(&*panic));
        process.reject(record, &rejection, Stage::Code, false)
    })
}

fn said(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied();
    let text = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    format!("a stage panicked: {}", text.unwrap_or("without a message"))
}
