//! Whether entries of the dictionary do what their examples say: the first fires, the second stays silent.

use super::Coder;
use crate::article::{Body, Raw, clean_sentence};
use crate::event::{Class, Event};
use crate::lexicon::{Frame, Requirement, Trigger, TriggerError};

/// The day on which the examples are published.
const DAY: &str = "2023-10-17";

impl Coder {
    /// What is wrong with the examples of the entries that `wanted` picks, each with file and line.
    pub fn example_faults(&self, wanted: impl Fn(&Trigger) -> bool) -> Vec<TriggerError> {
        let entries = self.triggers.all().iter().filter(|trigger| wanted(trigger));
        entries.filter_map(|trigger| Some((trigger, self.fault(trigger)?))).map(at).collect()
    }

    fn fault(&self, trigger: &Trigger) -> Option<String> {
        let id = &trigger.entry.id;
        let silent = self.main_events(&trigger.silent);
        let Some(act) = &trigger.act else {
            return (!silent.is_empty())
                .then(|| format!("`{id}`: `{}` is not silent: {}", trigger.silent, types(&silent)));
        };
        if silent.iter().any(|event| event.event_type == act.event_type) {
            return Some(format!("`{id}`: `{}` is not silent: {}", trigger.silent, types(&silent)));
        }
        let fires = self.events(&trigger.fires);
        let [one] = &fires[..] else {
            return Some(format!(
                "`{id}`: `{}` gives {}, and should give one {}",
                trigger.fires,
                types(&fires),
                act.event_type
            ));
        };
        let needs = matches!(trigger.frame, Frame::Transitive | Frame::Slot | Frame::Visit)
            && trigger.require.contains(&Requirement::Recipient);
        if one.event_type != act.event_type {
            return Some(format!(
                "`{id}`: `{}` gives {}, and should give {}",
                trigger.fires,
                types(&fires),
                act.event_type
            ));
        }
        if one.actors.is_empty() {
            return Some(format!("`{id}`: `{}` has no actor", trigger.fires));
        }
        (needs && one.recipients.is_empty()).then(|| format!("`{id}`: `{}` has no recipient", trigger.fires))
    }

    fn events(&self, sentence: &str) -> Vec<Event> {
        let raw = Raw { published_at: Some(DAY.to_owned()), ..Raw::new(Body::Text(sentence.to_owned())) };
        let coding = clean_sentence(raw).and_then(|article| self.code(&article));
        coding.map(|coding| coding.events).unwrap_or_default()
    }

    fn main_events(&self, sentence: &str) -> Vec<Event> {
        self.events(sentence).into_iter().filter(|event| event.class == Class::Main).collect()
    }
}

fn at((trigger, what): (&Trigger, String)) -> TriggerError {
    TriggerError { file: trigger.entry.file.to_string(), line: trigger.entry.line, what }
}

fn types(events: &[Event]) -> String {
    let types: Vec<&str> = events.iter().map(|event| event.event_type.as_str()).collect();
    if types.is_empty() { "nothing".to_owned() } else { types.join(", ") }
}
