//! Every entry of the dictionary proves itself.

use super::{code, lines, main_types};
use crate::lexicon::{Frame, Triggers};

#[test]
fn every_trigger_fires_in_its_example_and_is_silent_in_the_other() {
    let triggers = Triggers::builtin().unwrap();
    let mut faults = Vec::new();
    for trigger in triggers.all() {
        let Some(act) = &trigger.act else { continue };
        let events = code(&trigger.fires);
        let fired: Vec<_> = events.iter().filter(|event| event.event_type == act.event_type).collect();
        if fired.len() != 1 || events.len() != 1 {
            faults.push(format!("{}: `{}` gives {:?}", trigger.id, trigger.fires, lines(&events)));
        } else if fired[0].actors.is_empty() {
            faults.push(format!("{}: `{}` has no actor", trigger.id, trigger.fires));
        }
        let needs = matches!(trigger.frame, Frame::Transitive | Frame::Slot | Frame::Visit)
            && trigger.require.contains(&crate::lexicon::Requirement::Recipient);
        if needs && fired.first().is_some_and(|event| event.recipients.is_empty()) {
            faults.push(format!("{}: `{}` has no recipient", trigger.id, trigger.fires));
        }
        if main_types(&code(&trigger.silent)).contains(&act.event_type) {
            faults.push(format!(
                "{}: `{}` is not silent: {:?}",
                trigger.id,
                trigger.silent,
                lines(&code(&trigger.silent))
            ));
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn nulls_and_operators_state_nothing() {
    let triggers = Triggers::builtin().unwrap();
    for trigger in triggers.all().iter().filter(|trigger| trigger.act.is_none()) {
        assert!(main_types(&code(&trigger.silent)).is_empty(), "{}: {}", trigger.id, trigger.silent);
    }
}
