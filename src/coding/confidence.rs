//! How sure the coder is: a linear judge over what an event's record shows, with weights learned by
//! `cargo xtask judge train` on labels of the dev split and on events that readers have judged. Whole numbers throughout: the same bytes on every machine.

use crate::event::{Basis, Class, Confidence, Event, Modality, Participant, Scope, Temporal};
use crate::ontology::{EventType, ZoneKind};
use std::collections::BTreeMap;

/// The weights that are compiled in.
pub(super) const TABLE: &str = include_str!("../../config/coding/confidence.tsv");

/// Sentences longer than this many characters are harder to read.
const LONG_SENTENCE: u32 = 220;
/// Triggers longer than this many characters are patterns of several words.
const LONG_TRIGGER: u32 = 12;

/// Thousandths of a logit at which the confidence reaches 1 %, 2 %, ... 99 %: `1000 ln(p / (1 - p))`, rounded.
const STEPS: [i32; 99] = steps();

/// Why no judge can be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("config/coding/confidence.tsv:{line}: want FEATURE<TAB>EVENT<TAB>ROLES in whole numbers, one line a feature")]
pub struct JudgeError {
    /// The line, from 1.
    pub line: usize,
}

/// Weights of features, in thousandths of a logit: for the event and for its roles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judge {
    weights: BTreeMap<String, (i32, i32)>,
}

impl Judge {
    /// The judge that is compiled in.
    ///
    /// # Errors
    /// When its table is broken; a test holds that it is not.
    pub fn builtin() -> Result<Self, JudgeError> {
        Self::parse(TABLE)
    }

    /// Reads a table of lines `feature event roles`, tabs between; `#` begins a remark.
    ///
    /// # Errors
    /// The first line that is none of these.
    pub fn parse(text: &str) -> Result<Self, JudgeError> {
        let mut weights = BTreeMap::new();
        for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
            let fields: Vec<&str> = line.split('\t').collect();
            let weight = |at: usize| fields.get(at).and_then(|field| field.parse().ok());
            let (3, Some(event), Some(roles)) = (fields.len(), weight(1), weight(2)) else {
                return Err(JudgeError { line: index + 1 });
            };
            weights.insert(fields[0].to_owned(), (event, roles));
        }
        Ok(Self { weights })
    }

    /// How sure the coder may be of an event and of its roles, in whole percent.
    pub fn confidence(&self, event: &Event) -> Confidence {
        let (mut of_event, mut of_roles) = (0, 0);
        for feature in features(event) {
            let (event, roles) = self.weights.get(&feature).copied().unwrap_or_default();
            of_event += event;
            of_roles += roles;
        }
        Confidence { event: share(of_event), roles: share(of_roles) }
    }
}

/// The logistic function of thousandths of a logit, in whole percent from 0.01 to 0.99.
fn share(logit: i32) -> f64 {
    let percent = STEPS.iter().take_while(|step| **step <= logit).count().clamp(1, 99);
    percent as f64 / 100.0
}

/// What the judge looks at: names of what holds of the record. Nothing that settings of the output change.
pub fn features(event: &Event) -> Vec<String> {
    let mut found = vec!["always".to_owned(), format!("type={}", event.event_type.as_str())];
    let mut note = |holds: bool, name: &str| {
        if holds {
            found.push(name.to_owned());
        }
    };
    let primary = event.evidence.first();
    let length = |span: crate::event::Span| span.end.saturating_sub(span.start);
    note(event.evidence.iter().all(|evidence| evidence.zone == ZoneKind::Title), "in the title only");
    note(
        event.evidence.iter().any(|evidence| evidence.zone == ZoneKind::Title) && event.evidence.len() > 1,
        "in title and body",
    );
    note(event.evidence.len() > 1, "told more than once");
    note(primary.is_some_and(|evidence| length(evidence.span) > LONG_SENTENCE), "long sentence");
    note(primary.is_some_and(|evidence| length(evidence.trigger.span) > LONG_TRIGGER), "long trigger");
    note(event.reciprocal, "reciprocal");
    note(event.recipients.is_empty() && !event.reciprocal, "no recipient");
    note(event.actors.iter().all(|actor| actor.basis == Basis::Unknown), "no actor");
    for (side, parties) in [("actor", &event.actors), ("recipient", &event.recipients)] {
        note(parties.len() > 1, &format!("several: {side}"));
        note(parties.iter().any(|party| party.basis == Basis::Pronoun), &format!("pronoun: {side}"));
        note(parties.iter().any(is_anonymous), &format!("nameless: {side}"));
        note(parties.iter().any(|party| party.name.is_some()), &format!("listed: {side}"));
        note(parties.iter().any(|party| party.country.is_none()), &format!("no country: {side}"));
    }
    note(is_domestic(event), "both sides of one country");
    note(event.place.is_some(), "place");
    note(event.time.is_some(), "time");
    note(event.underlying.is_some(), "about another act");
    note(!event.modes.is_empty(), "mode");
    note(event.class != Class::Main, "background");
    note(event.scope != Some(Scope::Political), "not political");
    note(event.factuality.modality != Modality::Asserted, "not asserted");
    note(event.factuality.temporal != Temporal::Current, "not current");
    note(event.quad_class >= 3 && event.event_type != EventType::Request, "conflict");
    found
}

fn is_anonymous(party: &Participant) -> bool {
    party.name.is_none() && party.country.is_none()
}

fn is_domestic(event: &Event) -> bool {
    let country = |parties: &[Participant]| parties.first().and_then(|party| party.country.clone());
    country(&event.actors).is_some_and(|from| country(&event.recipients).is_some_and(|to| from == to))
}

/// By the series of the inverse hyperbolic tangent, `ln(p / (1 - p)) = 2 artanh(2p - 1)`, in fixed point, so that
/// no machine's logarithm decides.
const fn steps() -> [i32; 99] {
    let mut steps = [0; 99];
    let mut percent = 1;
    while percent < 100 {
        steps[percent as usize - 1] = logit(percent);
        percent += 1;
    }
    steps
}

const fn logit(percent: i64) -> i32 {
    const ONE: i64 = 1_000_000_000;
    let x = (2 * percent - 100) * (ONE / 100);
    let square = x * (x / 1000) / (ONE / 1000);
    let (mut power, mut sum, mut odd) = (x, 0, 1);
    while odd < 2_001 {
        sum += power / odd;
        power = power * (square / 1000) / (ONE / 1000);
        odd += 2;
    }
    (2 * sum / (ONE / 1000)) as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percents_are_those_of_the_logistic_function() {
        for (index, step) in STEPS.iter().enumerate() {
            let share = (index + 1) as f64 / 100.0;
            let exact = 1000.0 * (share / (1.0 - share)).ln();
            assert!((f64::from(*step) - exact).abs() <= 3.0, "{share}: {step}, not {exact}");
        }
        assert_eq!((share(0), share(-100_000), share(100_000)), (0.5, 0.01, 0.99));
    }

    #[test]
    fn the_table_is_read_and_broken_ones_are_refused() {
        assert!(Judge::builtin().is_ok_and(|judge| judge.weights.contains_key("always")));
        assert_eq!(Judge::parse("# why\nalways\t1\n"), Err(JudgeError { line: 2 }));
        assert_eq!(Judge::parse("always\tone\t2\n"), Err(JudgeError { line: 1 }));
    }
}
