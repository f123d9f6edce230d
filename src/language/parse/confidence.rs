//! How sure an arc is: from the leads of its decisions to how often such arcs were right.

/// Stretches of leads.
pub(super) const STEPS: usize = 24;

/// For each stretch of leads, how often the decision was right, in percent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Calibration {
    heads: [u8; STEPS],
    relations: [u8; STEPS],
}

impl Default for Calibration {
    fn default() -> Self {
        Self { heads: [100; STEPS], relations: [100; STEPS] }
    }
}

/// The stretch of a lead: each is about two fifths wider than the one before.
pub(super) fn step(lead: i32) -> usize {
    let lead = u32::try_from(lead).unwrap_or(0).saturating_add(1);
    let log = lead.ilog2();
    let half = u32::from(log > 0 && lead >= (3 << log.min(29)) / 2);
    ((log * 2 + half) as usize).min(STEPS - 1)
}

impl Calibration {
    /// Of the percentages of heads and of relations.
    pub(super) fn of([heads, relations]: [[u8; STEPS]; 2]) -> Self {
        Self { heads, relations }
    }

    /// The percentages of heads and of relations.
    pub(super) fn parts(&self) -> [[u8; STEPS]; 2] {
        [self.heads, self.relations]
    }

    /// How often, in percent, arcs with these leads of transition and relation were right.
    pub(super) fn percent(&self, (transition, relation): (i32, i32)) -> u8 {
        let both = u32::from(self.heads[step(transition)]) * u32::from(self.relations[step(relation)]);
        (both / 100) as u8
    }

    /// From decisions: lead of the transition, whether the head was right, lead of the relation, whether the
    /// relation was right too.
    pub(super) fn measure(decisions: &[(i32, bool, i32, bool)]) -> Self {
        let heads = decisions.iter().map(|(lead, right, _, _)| (*lead, *right));
        let relations = decisions.iter().filter(|decision| decision.1).map(|(_, _, lead, right)| (*lead, *right));
        Self { heads: rising(heads), relations: rising(relations) }
    }
}

/// The shares per stretch, made to rise: neighbours that fall are pooled.
fn rising(decisions: impl Iterator<Item = (i32, bool)>) -> [u8; STEPS] {
    let mut counts = [(0_u64, 0_u64); STEPS];
    for (lead, right) in decisions {
        let count = &mut counts[step(lead)];
        *count = (count.0 + u64::from(right), count.1 + 1);
    }
    let mut pools: Vec<((u64, u64), usize)> = Vec::new();
    for count in counts {
        let mut pool = (count, 1);
        while let Some(((right, all), width)) = pools.last().copied() {
            // Half a right in one, so that an empty stretch follows its neighbour.
            if right * pool.0.1 < pool.0.0 * all {
                break;
            }
            pool = ((right + pool.0.0, all + pool.0.1), width + pool.1);
            pools.pop();
        }
        pools.push(pool);
    }
    let mut percent = [0; STEPS];
    let shares = pools.iter().flat_map(|((right, all), width)| {
        std::iter::repeat_n((right * 100).checked_div(*all).unwrap_or(0) as u8, *width)
    });
    percent.iter_mut().zip(shares).for_each(|(slot, share)| *slot = share);
    percent
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leads_fall_into_rising_steps() {
        let steps: Vec<usize> = [0, 1, 2, 5, 100, 1_000, i32::MAX].into_iter().map(step).collect();
        assert!(steps.is_sorted() && steps[0] == 0 && steps[6] == STEPS - 1, "{steps:?}");
        assert_eq!(step(-5), 0);
    }

    #[test]
    fn shares_are_measured_and_rise() {
        let mut decisions = vec![(0, false, 0, false); 10];
        decisions.extend([(40, true, 40, true); 9]);
        decisions.push((40, false, 40, false));
        decisions.extend([(900, true, 900, true); 20]);
        let calibration = Calibration::measure(&decisions);
        assert_eq!(calibration.percent((0, 0)), 0);
        assert_eq!(calibration.percent((40, 40)), 90);
        assert_eq!(calibration.percent((900, 900)), 100);
        assert!(calibration.heads.is_sorted());
    }
}
