//! Arguments that `plan` and `run` share, and what they may be.

use crate::replay::Limits;
use clap::Args;

/// How fast a shard may go.
#[derive(Debug, Clone, Copy, Default, Args)]
pub(super) struct LimitArgs {
    /// Most records a second of a shard.
    #[arg(long, value_name = "N", value_parser = rate)]
    records_per_second: Option<f64>,
    /// Most bytes of records a second of a shard.
    #[arg(long, value_name = "N", value_parser = rate)]
    bytes_per_second: Option<f64>,
    /// Seconds in which the rate rises from a tenth of its limit to the whole.
    #[arg(long, value_name = "SECONDS", default_value_t = 0, value_parser = clap::value_parser!(u32).range(0..=86_400))]
    ramp: u32,
}

impl LimitArgs {
    pub(super) fn limits(self) -> Limits {
        Limits {
            records_per_second: self.records_per_second,
            bytes_per_second: self.bytes_per_second,
            ramp_seconds: f64::from(self.ramp),
        }
    }

    /// These, or those of the plan where none is given.
    pub(super) fn or(self, planned: Limits) -> Limits {
        if self.records_per_second.is_none() && self.bytes_per_second.is_none() { planned } else { self.limits() }
    }
}

/// A rate that something can go at.
fn rate(text: &str) -> Result<f64, String> {
    let rate = text.parse::<f64>().ok().filter(|rate| rate.is_finite() && *rate > 0.0);
    rate.ok_or_else(|| format!("`{text}` is no rate; it must be a number above 0"))
}

/// An id that fits into a topic's name.
pub(super) fn id(text: &str) -> Result<String, String> {
    let legal = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-');
    if !text.is_empty() && text.len() <= 60 && text.chars().all(legal) {
        return Ok(text.to_owned());
    }
    Err("an id has 1 to 60 of a-z, 0-9, dot and hyphen: it becomes part of topic names".to_owned())
}

/// Offsets of one partition, open at either end or not.
pub(super) fn offsets(text: &str) -> Result<(i32, Option<i64>, Option<i64>), String> {
    let wanted = || format!("`{text}` is no range; write P:FROM..TO, such as 0:100..2000, 0:100.. or 0:..2000");
    let number = |text: &str| match text {
        "" => Ok(None),
        text => text.parse::<i64>().ok().filter(|n| *n >= 0).map(Some).ok_or_else(wanted),
    };
    let (partition, range) = text.split_once(':').ok_or_else(wanted)?;
    let (from, to) = range.split_once("..").ok_or_else(wanted)?;
    Ok((partition.parse().map_err(|_| wanted())?, number(from)?, number(to)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_may_be_open_at_either_end() {
        assert_eq!(offsets("3:100..2000"), Ok((3, Some(100), Some(2000))));
        assert_eq!(offsets("0:..7"), Ok((0, None, Some(7))));
        assert!(offsets("0:7").unwrap_err().contains("FROM..TO"));
        assert!(offsets("0:-1..7").is_err());
    }

    #[test]
    fn a_rate_is_a_number_above_nought() {
        for wrong in ["0", "-5", "NaN", "inf", "fast", ""] {
            assert!(rate(wrong).unwrap_err().contains("above 0"), "{wrong}");
        }
        assert_eq!(rate("2.5"), Ok(2.5));
    }

    #[test]
    fn an_id_fits_into_a_topic_name() {
        assert!(id("y2015.europe-1").is_ok());
        assert!(id("Y2015").is_err());
        assert!(id("").is_err());
    }
}
