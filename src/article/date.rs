//! When an article was published, from the forms that publishers write.

use super::Published;
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::fmt::rfc2822;
use jiff::fmt::temporal::Pieces;
use jiff::tz::Offset;

/// Years outside this range are a fault of the record, such as a zero or a sentinel.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2200;

/// Seconds since 1970 that cannot be taken for milliseconds, nor for a date written as one number: from
/// March 1973 to November 2286.
const SECONDS: std::ops::Range<i64> = 100_000_000..10_000_000_000;

/// Longest text looked at; no date is longer.
const LONGEST: usize = 128;

/// Reads a date: RFC 3339, a day, RFC 2822, a day and a time without a zone, or a number of seconds or
/// milliseconds since 1970. A time without a zone names no instant, so only its day is kept.
pub(super) fn read(text: &str) -> Option<Published> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    let published = epoch(text).or_else(|| iso(text)).or_else(|| mail(text))?;
    YEARS.contains(&published.day.year()).then_some(published)
}

/// Seconds, or milliseconds; a fraction is dropped. Nothing between the two ranges is accepted, so that
/// one can never pass for the other.
fn epoch(text: &str) -> Option<Published> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(fraction) {
        return None;
    }
    let number: i64 = whole.parse().ok()?;
    let seconds = if SECONDS.contains(&number) {
        number
    } else if SECONDS.contains(&(number / 1000)) {
        number / 1000
    } else {
        return None;
    };
    let instant = Offset::UTC.to_datetime(Timestamp::from_second(seconds).ok()?);
    Some(at(instant.date(), instant.time(), Offset::UTC))
}

fn iso(text: &str) -> Option<Published> {
    let named = [" UTC", " GMT"].into_iter().find_map(|zone| text.strip_suffix(zone));
    let utc = named.map(|local| format!("{}Z", local.trim_end().trim_end_matches(" +0000")));
    let spaced = text.rsplit_once(' ').filter(|(_, zone)| zone.starts_with(['+', '-']) || *zone == "Z");
    let joined = spaced.map(|(local, zone)| format!("{local}{zone}"));
    let text = utc.or(joined).unwrap_or_else(|| text.to_owned());
    let pieces = Pieces::parse(text.as_str()).ok()?;
    match (pieces.time(), pieces.to_numeric_offset()) {
        (Some(time), Some(offset)) => Some(at(pieces.date(), time, offset)),
        _ => Some(day(pieces.date())),
    }
}

fn mail(text: &str) -> Option<Published> {
    let parser = rfc2822::DateTimeParser::new().relaxed_weekday(true);
    let zoned = parser.parse_zoned_datetime(text).ok()?;
    Some(at(zoned.date(), zoned.time(), zoned.offset()))
}

fn day(day: Date) -> Published {
    Published { text: format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day()), day }
}

fn at(date: Date, time: Time, offset: Offset) -> Published {
    let minutes = offset.seconds() / 60;
    let zone = if minutes == 0 {
        "Z".to_owned()
    } else {
        let sign = if minutes < 0 { '-' } else { '+' };
        format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
    };
    let Published { text, day } = day(date);
    let text = format!("{text}T{:02}:{:02}:{:02}{zone}", time.hour(), time.minute(), time.second());
    Published { text, day }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(input: &str) -> Option<String> {
        read(input).map(|published| published.text)
    }

    #[test]
    fn reads_the_forms_that_publishers_write() {
        for (input, wanted) in [
            ("2023-10-17", "2023-10-17"),
            ("20231017", "2023-10-17"),
            ("2023-10-17T08:00:00Z", "2023-10-17T08:00:00Z"),
            ("2023-10-17T08:00:00.123+02:00", "2023-10-17T08:00:00+02:00"),
            ("2023-10-17T08:00:00+0530", "2023-10-17T08:00:00+05:30"),
            ("2023-10-17T08:00+00:00", "2023-10-17T08:00:00Z"),
            ("2023-10-17 08:00:00", "2023-10-17"),
            ("2023-10-17 08:00:00 UTC", "2023-10-17T08:00:00Z"),
            ("2023-10-17 08:00:00 +0200", "2023-10-17T08:00:00+02:00"),
            ("Tue, 17 Oct 2023 08:00:00 -0400", "2023-10-17T08:00:00-04:00"),
            ("17 Oct 2023 08:00 GMT", "2023-10-17T08:00:00Z"),
            ("1697529600", "2023-10-17T08:00:00Z"),
            ("1697529600.25", "2023-10-17T08:00:00Z"),
            ("1697529600000", "2023-10-17T08:00:00Z"),
        ] {
            assert_eq!(text(input).as_deref(), Some(wanted), "{input}");
        }
    }

    #[test]
    fn the_day_is_the_articles_own() {
        let published = read("2023-10-17T23:30:00-05:00").unwrap();
        assert_eq!(published.day, jiff::civil::date(2023, 10, 17));
    }

    #[test]
    fn refuses_what_it_cannot_tell() {
        for input in
            ["", "yesterday", "0", "2023", "17/10/2023", "0001-01-01", "9999-12-31", "2023-02-30", "99999999999"]
        {
            assert_eq!(text(input), None, "{input}");
        }
    }
}
