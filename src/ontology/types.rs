//! The sixteen PLOVER 2.0 event types, with quad class and root score.
//!
//! Source: PLOVER manual, draft 2.0 (facts restated). Two errata are ours and marked below.

use super::{Mode, vocabulary::vocabulary};

vocabulary! {
    /// What kind of act an event is.
    EventType {
        /// Willingness, offers, promises, commitments to cooperate.
        Agree = "AGREE",
        /// Meetings, visits, talks, calls, negotiation, mediation.
        Consult = "CONSULT",
        /// Praise, approval, recognition, ties, signing or ratifying.
        Support = "SUPPORT",
        /// Verbal yielding: easing, apologies, pardons, announced ceasefire or withdrawal.
        Concede = "CONCEDE",
        /// Mutual material exchange: trade, joint exercises, judicial help, intelligence.
        Cooperate = "COOPERATE",
        /// Money, arms, relief, asylum, debt relief.
        Aid = "AID",
        /// Material yielding: release, withdrawal, disarming, ceasefire, access, resignation.
        Retreat = "RETREAT",
        /// Requests, demands, orders.
        Request = "REQUEST",
        /// Disapproval, allegation, lawsuits, investigations.
        Accuse = "ACCUSE",
        /// Refusals, cancelled meetings, vetoes, barring entry.
        Reject = "REJECT",
        /// Threats and forceful warnings.
        Threaten = "THREATEN",
        /// Physical collective dissent.
        Protest = "PROTEST",
        /// Reduction of existing relations, convictions, expulsions.
        Sanction = "SANCTION",
        /// Force posture short of force.
        Mobilize = "MOBILIZE",
        /// Repression, restriction, arrest, seizure, cyber, misinformation.
        Coerce = "COERCE",
        /// Deliberate acts that can cause serious harm.
        Assault = "ASSAULT",
    }
}

impl EventType {
    /// PLOVER's quad class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict,
    /// 4 material conflict. SANCTION is 4 here: the manual's sections disagree (erratum).
    pub const fn quad_class(self) -> u8 {
        match self {
            Self::Agree | Self::Consult | Self::Support | Self::Concede => 1,
            Self::Cooperate | Self::Aid | Self::Retreat => 2,
            Self::Request | Self::Accuse | Self::Reject | Self::Threaten => 3,
            Self::Protest | Self::Sanction | Self::Mobilize | Self::Coerce | Self::Assault => 4,
        }
    }

    /// Whether the manual wants somebody who receives.
    pub const fn needs_recipient(self) -> bool {
        matches!(self, Self::Cooperate | Self::Aid | Self::Sanction)
    }

    /// PLOVER's score of the bare type, from -10 (conflict) to 10 (cooperation). ACCUSE is -3: the
    /// manual prints 3 beside modes of -2 and -3.5, a lost minus sign (erratum).
    pub const fn root_score(self) -> f64 {
        match self {
            Self::Agree | Self::Consult => 2.5,
            Self::Support => 5.0,
            Self::Concede => 4.5,
            Self::Cooperate => 9.5,
            Self::Aid => 10.0,
            Self::Retreat => 6.5,
            Self::Request => 0.0,
            Self::Accuse => -3.0,
            Self::Reject => -2.0,
            Self::Threaten => -3.5,
            Self::Protest => -5.0,
            Self::Sanction => -6.0,
            Self::Mobilize => -5.5,
            Self::Coerce => -7.0,
            Self::Assault => -9.0,
        }
    }

    /// PLOVER's score of the type with its modes: with several modes the one of largest magnitude
    /// counts, the rule that the manual leaves open.
    pub fn score(self, modes: &[Mode]) -> f64 {
        modes
            .iter()
            .filter_map(|mode| mode.score(self))
            .max_by(|a, b| a.abs().total_cmp(&b.abs()))
            .unwrap_or(self.root_score())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modes_refine_the_score_and_the_largest_counts() {
        assert!((EventType::Assault.score(&[]) - -9.0).abs() < f64::EPSILON);
        assert!((EventType::Consult.score(&[Mode::ThirdParty]) - 1.0).abs() < f64::EPSILON);
        let both = EventType::Consult.score(&[Mode::ThirdParty, Mode::Visit]);
        assert!((both - 4.0).abs() < f64::EPSILON);
    }
}
