//! From what an expression says to days, by the day of publication.

use super::times::Said;
use crate::event::TimePrecision;
use jiff::{ToSpan, civil::Date};

/// A stretch of days, as narrow as the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct When {
    /// The first day.
    pub(super) start: Date,
    /// The last day.
    pub(super) end: Date,
    /// How narrow the words are.
    pub(super) precision: TimePrecision,
}

impl When {
    fn day(day: Date) -> Self {
        Self { start: day, end: day, precision: TimePrecision::Day }
    }

    fn month(year: i16, month: i8) -> Option<Self> {
        let start = Date::new(year, month, 1).ok()?;
        Some(Self { start, end: start.last_of_month(), precision: TimePrecision::Month })
    }

    fn year(year: i16) -> Option<Self> {
        let start = Date::new(year, 1, 1).ok()?;
        Some(Self { start, end: start.last_of_year(), precision: TimePrecision::Year })
    }

    /// The first and the last day as written in records: no narrower than the precision.
    pub(super) fn written(&self) -> (String, String) {
        let write = |day: Date| match self.precision {
            TimePrecision::Day | TimePrecision::Week => day.to_string(),
            TimePrecision::Month => format!("{:04}-{:02}", day.year(), day.month()),
            TimePrecision::Year => format!("{:04}", day.year()),
        };
        (write(self.start), write(self.end))
    }
}

/// The days that `said` means. `future` turns the choice of a missing year or week forward, for plans.
pub(super) fn resolve(said: Said, published: Option<Date>, future: bool) -> Option<When> {
    match said {
        Said::Day { year: Some(year), month, day } => Date::new(year, month, day).ok().map(When::day),
        Said::Month { year: Some(year), month } => When::month(year, month),
        Said::Year(year) => When::year(year),
        _ => relative(said, published?, future),
    }
}

fn relative(said: Said, published: Date, future: bool) -> Option<When> {
    match said {
        Said::Day { month, day, .. } => {
            let of_year = |year: i16| Date::new(year, month, day).ok().map(When::day);
            nearest(published, future, of_year)
        }
        Said::Month { month, .. } => nearest(published, future, |year| When::month(year, month)),
        Said::Weekday { number, next, overnight } => {
            let day = weekday(published, number, future || next)?;
            let from = if overnight { day.checked_sub(1.day()).ok()? } else { day };
            Some(When { start: from, end: day, precision: TimePrecision::Day })
        }
        Said::DaysFromNow(days) => published.checked_add(days.days()).ok().map(When::day),
        Said::WeeksFromNow(weeks) => {
            let day = published.checked_add(weeks.weeks()).ok()?;
            let start = day.checked_sub(i32::from(day.weekday().to_monday_zero_offset()).days()).ok()?;
            Some(When { start, end: start.checked_add(6.days()).ok()?, precision: TimePrecision::Week })
        }
        Said::MonthsFromNow(months) => {
            let day = published.first_of_month().checked_add(months.months()).ok()?;
            When::month(day.year(), day.month())
        }
        Said::YearsFromNow(years) => When::year(published.year().checked_add(i16::try_from(years).ok()?)?),
        Said::Year(year) => When::year(year),
    }
}

/// The reading of the year of publication or a neighbour: the last that began by the day after
/// publication, or the first that has not ended when the words speak of a plan.
fn nearest(published: Date, future: bool, of_year: impl Fn(i16) -> Option<When>) -> Option<When> {
    let year = published.year();
    let mut readings = [year - 1, year, year + 1].into_iter().filter_map(of_year);
    if future {
        return readings.find(|when| when.end >= published);
    }
    let limit = published.checked_add(1.day()).ok()?;
    readings.rfind(|when| when.start <= limit)
}

/// The last such day up to publication, or the next one from it.
fn weekday(published: Date, number: i8, future: bool) -> Option<Date> {
    let today = published.weekday().to_monday_zero_offset();
    let ahead = i32::from((number - today).rem_euclid(7));
    let days = if future || ahead == 0 { ahead } else { ahead - 7 };
    published.checked_add(days.days()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn missing_years_and_weekdays_look_back_unless_something_is_planned() {
        let tuesday = date(2023, 10, 17);
        let start = |said, future| resolve(said, Some(tuesday), future).map(|when| when.start);
        let day = |month, day| Said::Day { year: None, month, day };
        assert_eq!(start(day(10, 17), false), Some(tuesday));
        assert_eq!(start(day(10, 18), false), Some(date(2023, 10, 18)));
        assert_eq!(start(day(12, 1), false), Some(date(2022, 12, 1)));
        assert_eq!(start(day(10, 25), true), Some(date(2023, 10, 25)));
        let on = |number| Said::Weekday { number, next: false, overnight: false };
        assert_eq!(start(on(1), false), Some(tuesday));
        assert_eq!(start(on(2), false), Some(date(2023, 10, 11)));
        assert_eq!(start(on(2), true), Some(date(2023, 10, 18)));
        assert_eq!(start(Said::MonthsFromNow(-1), false), Some(date(2023, 9, 1)));
        assert_eq!(start(Said::WeeksFromNow(-1), false), Some(date(2023, 10, 9)));
    }

    #[test]
    fn without_a_published_day_only_full_dates_count() {
        assert_eq!(resolve(Said::DaysFromNow(-1), None, false), None);
        assert_eq!(resolve(Said::Year(2014), None, false).unwrap().written(), ("2014".to_owned(), "2014".to_owned()));
        let march = resolve(Said::Month { year: Some(2023), month: 3 }, None, false).unwrap();
        assert_eq!(march.written().0, "2023-03");
        assert_eq!(march.end, date(2023, 3, 31));
        assert_eq!(resolve(Said::Day { year: Some(2023), month: 2, day: 31 }, None, false), None);
    }
}
