//! Moments on the command line.

/// Milliseconds since 1970 of a day (its first moment in UTC) or an instant in RFC 3339.
pub(super) fn milliseconds(text: &str) -> Result<i64, String> {
    if let Ok(at) = text.parse::<jiff::Timestamp>() {
        return Ok(at.as_millisecond());
    }
    let day = text.parse::<jiff::civil::Date>().map_err(|_| wanted(text))?;
    format!("{day}T00:00:00Z").parse::<jiff::Timestamp>().map(jiff::Timestamp::as_millisecond).map_err(|_| wanted(text))
}

fn wanted(text: &str) -> String {
    format!("`{text}` is no moment; write 2024-03-01 (its first moment in UTC) or 2024-03-01T06:00:00Z")
}

/// Seconds for a person.
pub(super) fn duration(seconds: f64) -> String {
    let whole = seconds.max(0.0).round() as u64;
    let (hours, minutes, seconds) = (whole / 3600, whole / 60 % 60, whole % 60);
    match (hours, minutes) {
        (0, 0) => format!("{seconds} s"),
        (0, _) => format!("{minutes} min {seconds:02} s"),
        _ => format!("{hours} h {minutes:02} min"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_instants_are_moments() {
        assert_eq!(milliseconds("1970-01-02"), Ok(86_400_000));
        assert_eq!(milliseconds("1970-01-01T01:00:00+01:00"), Ok(0));
        assert!(milliseconds("yesterday").unwrap_err().contains("2024-03-01"));
    }

    #[test]
    fn durations_are_said_as_people_say_them() {
        assert_eq!(duration(59.2), "59 s");
        assert_eq!(duration(61.0), "1 min 01 s");
        assert_eq!(duration(7325.0), "2 h 02 min");
    }
}
