//! What an act becomes when it is planned, refused or threatened (codebook 3.3 and 3.4).

use crate::lexicon::Act;
use crate::ontology::{CameoCode, EventType, Mode};

/// The act that a plan by the actor itself is, or `None` when the plan keeps the type.
pub(super) fn planned(act: &Act) -> Option<Act> {
    match act.event_type {
        EventType::Consult => verbal(EventType::Agree, &[], "036"),
        EventType::Support => verbal(EventType::Agree, &[], "030"),
        EventType::Cooperate => verbal(EventType::Agree, &[], "031"),
        EventType::Aid => verbal(EventType::Agree, &[], "033"),
        EventType::Retreat => verbal(EventType::Concede, &[], yielding(&act.modes)),
        EventType::Protest => verbal(EventType::Threaten, &[], "133"),
        EventType::Sanction | EventType::Mobilize | EventType::Coerce | EventType::Assault => threatened(act),
        EventType::Agree
        | EventType::Concede
        | EventType::Request
        | EventType::Accuse
        | EventType::Reject
        | EventType::Threaten => None,
    }
}

fn yielding(modes: &[Mode]) -> &'static str {
    match modes.first() {
        Some(Mode::Release) => "0353",
        Some(Mode::Withdraw | Mode::Ceasefire) => "0356",
        Some(Mode::Access) => "0355",
        _ => "035",
    }
}

/// The threat of an act.
pub(super) fn threatened(act: &Act) -> Option<Act> {
    let (modes, code): (&[Mode], &str) = match act.event_type {
        EventType::Sanction if act.modes.contains(&Mode::Expel) => (&[Mode::Expel], "136"),
        EventType::Sanction => (&[Mode::Restrict], "1312"),
        EventType::Coerce if act.modes.contains(&Mode::Arrest) => (&[Mode::Arrest], "137"),
        EventType::Coerce => (&[Mode::Restrict], "132"),
        EventType::Mobilize => (&[], "138"),
        EventType::Assault => (&[Mode::Violence], "138"),
        _ => (&[], "130"),
    };
    verbal(EventType::Threaten, modes, code)
}

/// The refusal of an act by whoever would do it; `None` where refusing it is no event.
pub(super) fn refused(act: &Act) -> Option<Act> {
    let (modes, code): (&[Mode], &str) = match act.event_type {
        EventType::Consult => (&[Mode::Meet], "125"),
        EventType::Aid | EventType::Cooperate | EventType::Support => (&[Mode::Assist], "122"),
        EventType::Retreat | EventType::Concede => (&[Mode::Yield], "124"),
        EventType::Agree | EventType::Mobilize | EventType::Sanction | EventType::Coerce => (&[], "120"),
        _ => return None,
    };
    verbal(EventType::Reject, modes, code)
}

fn verbal(event_type: EventType, modes: &[Mode], code: &str) -> Option<Act> {
    let cameo = CameoCode::parse(code)?;
    Some(Act { event_type, modes: modes.to_vec(), cameo, also: Vec::new() })
}

/// The modes that a verbal act takes from what it is about, where its entry leaves them open.
pub(super) fn modes_from(event_type: EventType, about: &Act) -> Vec<Mode> {
    let source = match event_type {
        EventType::Threaten => threatened(about),
        EventType::Reject => refused(about),
        EventType::Request => match about.event_type {
            EventType::Consult => return vec![Mode::Meet],
            EventType::Aid | EventType::Cooperate | EventType::Support => return vec![Mode::Assist],
            EventType::Retreat | EventType::Concede => return vec![Mode::Yield],
            _ => None,
        },
        _ => None,
    };
    source.map(|act| act.modes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_composed_act_has_a_code_and_fitting_modes() {
        let cameo = CameoCode::parse("040").unwrap();
        for event_type in EventType::ALL {
            for modes in Mode::of(*event_type).map(|mode| vec![mode]).chain([Vec::new()]) {
                let act = Act { event_type: *event_type, modes, cameo, also: Vec::new() };
                for made in [planned(&act), threatened(&act), refused(&act)].into_iter().flatten() {
                    assert!(made.modes.iter().all(|mode| mode.fits(made.event_type)), "{made:?}");
                }
                for target in [EventType::Threaten, EventType::Reject, EventType::Request] {
                    assert!(modes_from(target, &act).iter().all(|mode| mode.fits(target)), "{act:?}");
                }
            }
        }
    }
}
