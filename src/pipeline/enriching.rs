//! The last stage before publishing: records with open questions wait for answers here, each on its
//! own, so that neither the coding threads nor the publish thread ever wait. What waits is among the
//! bytes in flight, and the publisher puts results back into order.

use super::Stop;
use super::coding::Processed;
use super::output::Output;
use crate::enrich::{Enricher, Open};
use crate::event::{self, Enrichment, EnrichmentState, Event, NoAnswer};
use crate::telemetry::metrics;
use crossbeam_channel::{Receiver, Sender};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinSet;

/// What has to be asked before a record's outputs are whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// Open questions of each event, in the order of the messages, which begin with the events.
    pub events: Vec<Vec<Open>>,
    /// The value of the outcome, the last message, for each of [`EnrichmentState::ALL`].
    pub outcomes: [Option<Vec<u8>>; 3],
    /// Largest value in bytes that may be written.
    pub max_value_bytes: usize,
}

impl Pending {
    /// Bytes it holds in memory.
    pub fn weight(&self) -> usize {
        let questions = self.events.iter().flatten().map(|open| open.about.len() + open.question.weight());
        questions.sum::<usize>() + self.outcomes.iter().flatten().map(Vec::len).sum::<usize>()
    }
}

/// Asks services for what the events of a record leave open, and completes the record's outputs.
#[derive(Debug, Clone)]
pub struct Enriching(Enricher);

impl Enriching {
    /// A stage that asks the services of `enricher`.
    pub fn new(enricher: Enricher) -> Self {
        Self(enricher)
    }

    /// What `event` leaves open and a configured service may know.
    pub(super) fn open_questions(&self, event: &Event) -> Vec<Open> {
        self.0.open_questions(event)
    }

    /// Puts the stage, where there is one, in front of `results`: what is sent to the sender returned
    /// arrives there, enriched and in any order. Ends when all senders are gone and nothing waits.
    ///
    /// # Errors
    /// When the operating system refuses a thread.
    pub fn in_front_of(
        stage: Option<&Self>,
        results: Sender<Processed>,
        stop: &Stop,
    ) -> std::io::Result<Sender<Processed>> {
        let Some(stage) = stage.cloned() else { return Ok(results) };
        let runtime = Builder::new_multi_thread().worker_threads(1).thread_name("enrich-io").enable_all().build()?;
        let (coded, received) = crossbeam_channel::unbounded();
        let stop = stop.clone();
        std::thread::Builder::new().name("enrich".to_owned()).spawn(move || {
            let run = AssertUnwindSafe(|| stage.run(&runtime, &received, &results));
            if catch_unwind(run).is_err() {
                stop.fail("the enrich thread panicked; the log above says where");
            }
        })?;
        Ok(coded)
    }

    fn run(&self, runtime: &Runtime, coded: &Receiver<Processed>, results: &Sender<Processed>) {
        let mut waiting = JoinSet::new();
        for mut processed in coded {
            while waiting.try_join_next().is_some() {}
            match processed.output.pending.take() {
                None => pass_on(processed, results),
                Some(pending) => {
                    waiting.spawn_on(self.clone().complete(processed, *pending, results.clone()), runtime.handle());
                }
            }
        }
        runtime.block_on(async { while waiting.join_next().await.is_some() {} });
    }

    async fn complete(self, mut processed: Processed, pending: Pending, results: Sender<Processed>) {
        metrics::enrich_waiting(1.0);
        let blocks = self.blocks(&pending).await;
        metrics::enrich_waiting(-1.0);
        let before = processed.output.weight();
        write(&mut processed.output, pending, blocks);
        processed.envelope.hold(processed.output.weight().saturating_sub(before));
        pass_on(processed, &results);
    }

    /// A block for each event, whatever happens to the asking.
    async fn blocks(&self, pending: &Pending) -> Vec<Enrichment> {
        if pending.events.iter().all(Vec::is_empty) {
            return pending.events.iter().map(|_| Enrichment::new(Vec::new(), Vec::new())).collect();
        }
        let questions: Arc<[Vec<Open>]> = pending.events.clone().into();
        let (enricher, asked) = (self.0.clone(), Arc::clone(&questions));
        // A task of its own: a panic in it costs the answers and not the record.
        let asking = tokio::spawn(async move { enricher.enrich(&asked).await });
        asking.await.unwrap_or_else(|error| {
            tracing::error!(%error, "asking services panicked; the record is published without answers");
            self.0.give_up(&questions, NoAnswer::Internal)
        })
    }
}

fn pass_on(processed: Processed, results: &Sender<Processed>) {
    if let Err(unsent) = results.send(processed) {
        // The publisher is gone, so the process is ending: nobody is left to resolve it.
        unsent.into_inner().envelope.abandon();
    }
}

/// Puts the blocks into the events and their state into the outcome.
fn write(output: &mut Output, pending: Pending, blocks: Vec<Enrichment>) {
    let mut states = Vec::new();
    for (message, block) in output.messages.iter_mut().zip(blocks) {
        let Some(value) = message.value.take() else { continue };
        let (value, state) = with_block(value, block, pending.max_value_bytes);
        message.value = Some(value);
        metrics::enrich_event(state.as_str());
        states.push(state);
    }
    let state = overall(&states);
    let outcome = EnrichmentState::ALL.into_iter().zip(pending.outcomes).find(|(of, _)| *of == state);
    if let (Some((_, value)), Some(message)) = (outcome, output.messages.last_mut()) {
        message.value = value;
    }
}

/// The event with its block; answers that do not fit are left out, and said to be.
fn with_block(value: Vec<u8>, block: Enrichment, max_value_bytes: usize) -> (Vec<u8>, EnrichmentState) {
    match event::enriched(value.clone(), &block) {
        Ok(enriched) if enriched.len() <= max_value_bytes => (enriched, block.state),
        unfit => {
            let reason = if unfit.is_ok() { NoAnswer::NoRoom } else { NoAnswer::Internal };
            let block = block.without_answers(reason);
            // Words and numbers only are left, which JSON can always write.
            (event::enriched(value.clone(), &block).unwrap_or(value), block.state)
        }
    }
}

/// The state over all events of a record.
fn overall(states: &[EnrichmentState]) -> EnrichmentState {
    let first = states.first().copied().unwrap_or(EnrichmentState::Complete);
    if states.iter().all(|state| *state == first) { first } else { EnrichmentState::Partial }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::{Answered, ServiceKind};

    fn block() -> Enrichment {
        let answered = Answered {
            about: "/place".to_owned(),
            service: ServiceKind::Photon,
            question: "Geneva".to_owned(),
            answer: None,
            digest: "0".repeat(64),
            asked_at: "2021-03-10T00:00:00Z".to_owned(),
        };
        Enrichment::new(vec![answered], Vec::new())
    }

    #[test]
    fn answers_that_do_not_fit_are_left_out_and_said_to_be() {
        let value = b"{\"schema\":\"x\"}".to_vec();
        let (whole, state) = with_block(value.clone(), block(), 1_000);
        assert_eq!(state, EnrichmentState::Complete);
        assert!(whole.starts_with(b"{\"schema\":\"x\",\"enrichment\":{\"state\":\"complete\","));
        let (cut, state) = with_block(value, block(), whole.len() - 1);
        assert_eq!(state, EnrichmentState::Unavailable);
        let json: serde_json::Value = serde_json::from_slice(&cut).unwrap();
        assert_eq!(json["enrichment"]["unanswered"][0]["reason"], "no_room");
    }

    #[test]
    fn the_state_of_a_record_is_that_of_all_its_events() {
        use EnrichmentState::{Complete, Partial, Unavailable};
        assert_eq!(overall(&[]), Complete);
        assert_eq!(overall(&[Unavailable, Unavailable]), Unavailable);
        assert_eq!(overall(&[Complete, Unavailable]), Partial);
    }
}
