//! From what an expression says to days, by the day of publication.

use super::times::{Point, Said, Season, Turn, Unit};
use crate::event::TimePrecision;
use jiff::{ToSpan, civil::Date};

/// A stretch of days, as narrow as the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct When {
    /// The first day.
    pub(super) start: Date,
    /// The last day; of what goes on, the day of publication.
    pub(super) end: Date,
    /// How narrow the words are.
    pub(super) precision: TimePrecision,
    /// Whether it goes on: `since March`.
    pub(super) open: bool,
}

impl When {
    fn of(start: Date, end: Date, precision: TimePrecision) -> Self {
        Self { start, end, precision, open: false }
    }

    fn day(day: Date) -> Self {
        Self::of(day, day, TimePrecision::Day)
    }

    fn month(year: i16, month: i8) -> Option<Self> {
        let start = Date::new(year, month, 1).ok()?;
        Some(Self::of(start, start.last_of_month(), TimePrecision::Month))
    }

    fn year(year: i16) -> Option<Self> {
        let start = Date::new(year, 1, 1).ok()?;
        Some(Self::of(start, start.last_of_year(), TimePrecision::Year))
    }

    /// Whether the words name one day.
    pub(super) fn is_day(&self) -> bool {
        self.precision == TimePrecision::Day && self.start == self.end
    }

    /// The first and the last day as written in records: no narrower than the precision.
    pub(super) fn written(&self) -> (String, Option<String>) {
        let write = |day: Date| match self.precision {
            TimePrecision::Day | TimePrecision::Week => day.to_string(),
            TimePrecision::Month => format!("{:04}-{:02}", day.year(), day.month()),
            TimePrecision::Year => format!("{:04}", day.year()),
        };
        (write(self.start), (!self.open).then(|| write(self.end)))
    }
}

/// What an expression is resolved against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Anchor {
    /// The day of publication.
    pub(super) published: Option<Date>,
    /// The day that the article stated last before the expression.
    pub(super) stated: Option<Date>,
    /// Whether the words speak of a plan: what is open turns forward.
    pub(super) future: bool,
}

/// The days that `said` means; `None` when the calendar has none, or it hangs on a day that nobody knows.
pub(super) fn resolve(said: Said, anchor: Anchor) -> Option<When> {
    match said {
        Said::At(point) => at(point, anchor),
        Said::Between(from, to) => between(from, to, anchor),
        Said::Since(point) => {
            let from = at(point, Anchor { future: false, ..anchor })?;
            let end = anchor.published.unwrap_or(from.end).max(from.end);
            Some(When { end, open: true, ..from })
        }
        Said::DaysFromStated(days) => anchor.stated?.checked_add(days.days()).ok().map(When::day),
        Said::Ahead { count, unit } if anchor.future => shifted(anchor.published?, count, unit),
        Said::Ahead { .. } => None,
        _ => relative(said, anchor.published?, anchor.future),
    }
}

fn at(point: Point, anchor: Anchor) -> Option<When> {
    match point {
        Point::Day { year: Some(year), month, day } => Date::new(year, month, day).ok().map(When::day),
        Point::Month { year: Some(year), month } => When::month(year, month),
        Point::Year(year) => When::year(year),
        Point::Day { month, day, .. } => {
            nearest(anchor.published?, anchor.future, |year| Date::new(year, month, day).ok().map(When::day))
        }
        Point::Month { month, .. } => nearest(anchor.published?, anchor.future, |year| When::month(year, month)),
        Point::Weekday(number) => weekday(anchor.published?, number, anchor.future).map(When::day),
    }
}

fn between(from: Point, to: Point, anchor: Anchor) -> Option<When> {
    let last = at(to, anchor)?;
    let first = match from {
        // The last such day or month before the end.
        Point::Day { year: None, month, day } => {
            let of_year = |year| Date::new(year, month, day).ok().map(When::day);
            of_year(last.start.year())
                .filter(|first| first.start <= last.start)
                .or_else(|| of_year(last.start.year() - 1))?
        }
        Point::Month { year: None, month } => {
            let of_year = |year| When::month(year, month);
            of_year(last.start.year())
                .filter(|first| first.start <= last.start)
                .or_else(|| of_year(last.start.year() - 1))?
        }
        _ => at(from, anchor)?,
    };
    let precision = if first.precision == last.precision { first.precision } else { TimePrecision::Year };
    (first.start <= last.end).then(|| When::of(first.start, last.end, precision))
}

fn relative(said: Said, published: Date, future: bool) -> Option<When> {
    match said {
        Said::Weekday { number, turn, overnight } => {
            let day = turned(published, number, turn, future)?;
            let from = if overnight { day.checked_sub(1.day()).ok()? } else { day };
            Some(When::of(from, day, TimePrecision::Day))
        }
        Said::WeekdayOfWeek { number, weeks } => {
            let monday = week(published, weeks)?.start;
            monday.checked_add(i32::from(number).days()).ok().map(When::day)
        }
        Said::Weekdays { from, to } => {
            let last = weekday(published, to, future)?;
            let back = i32::from((to - from).rem_euclid(7));
            Some(When::of(last.checked_sub(back.days()).ok()?, last, TimePrecision::Day))
        }
        Said::Weekend(step) => {
            let sunday = weekday(published, 6, future || step > 0)?;
            Some(When::of(sunday.checked_sub(1.day()).ok()?, sunday, TimePrecision::Day))
        }
        Said::Overnight => Some(When::of(published.checked_sub(1.day()).ok()?, published, TimePrecision::Day)),
        Said::DaysFromNow(days) => shifted(published, days, Unit::Day),
        Said::WeeksFromNow(weeks) => shifted(published, weeks, Unit::Week),
        Said::MonthsFromNow(months) => shifted(published, months, Unit::Month),
        Said::YearsFromNow(years) => shifted(published, years, Unit::Year),
        Said::Past { count, unit } => past(published, count, unit),
        Said::DayOfMonth(number) => day_of_month(published, number, future),
        Said::Season { season, year, step } => season_of(published, season, year, step, future),
        Said::At(_) | Said::Between(..) | Said::Since(_) | Said::DaysFromStated(_) | Said::Ahead { .. } => None,
    }
}

/// The day, week, month or year so many units from the day of publication.
fn shifted(published: Date, count: i32, unit: Unit) -> Option<When> {
    match unit {
        Unit::Day => published.checked_add(count.days()).ok().map(When::day),
        Unit::Week => week(published, count),
        Unit::Month => {
            let day = published.first_of_month().checked_add(count.months()).ok()?;
            When::month(day.year(), day.month())
        }
        Unit::Year => When::year(published.year().checked_add(i16::try_from(count).ok()?)?),
    }
}

/// The week from Monday, so many weeks from that of publication.
fn week(published: Date, weeks: i32) -> Option<When> {
    let day = published.checked_add(weeks.weeks()).ok()?;
    let start = day.checked_sub(i32::from(day.weekday().to_monday_zero_offset()).days()).ok()?;
    Some(When::of(start, start.checked_add(6.days()).ok()?, TimePrecision::Week))
}

/// So many units up to publication.
fn past(published: Date, count: i32, unit: Unit) -> Option<When> {
    let (start, precision) = match unit {
        Unit::Day => (published.checked_sub(count.days()), TimePrecision::Day),
        Unit::Week => (published.checked_sub(count.weeks()), TimePrecision::Week),
        Unit::Month => (published.checked_sub(count.months()), TimePrecision::Month),
        Unit::Year => (published.checked_sub(count.years()), TimePrecision::Year),
    };
    Some(When::of(start.ok()?, published, precision))
}

/// The last day of this number up to publication, or the next from it.
fn day_of_month(published: Date, number: i8, future: bool) -> Option<When> {
    let this = Date::new(published.year(), published.month(), number).ok();
    let fits = |day: &Date| if future { *day >= published } else { *day <= published };
    if let Some(day) = this.filter(fits) {
        return Some(When::day(day));
    }
    let other = published.first_of_month().checked_add(if future { 1.month() } else { (-1).months() }).ok()?;
    Date::new(other.year(), other.month(), number).ok().map(When::day)
}

/// Spring is March to May, and so on; winter lies over two years and is no narrower than its year.
fn season_of(published: Date, season: Season, year: Option<i16>, step: i32, future: bool) -> Option<When> {
    let first = match season {
        Season::Spring => 3,
        Season::Summer => 6,
        Season::Autumn => 9,
        Season::Winter => return winter(published, year, step, future),
    };
    let of_year = |year: i16| {
        let (first, last) = (When::month(year, first)?, When::month(year, first + 2)?);
        Some(When::of(first.start, last.end, TimePrecision::Month))
    };
    match (year, step) {
        (Some(year), _) => of_year(year),
        (None, 0) => nearest(published, future, of_year),
        // `last summer` in July is that of the year before.
        (None, -1) => {
            [0, 1].into_iter().filter_map(|back| of_year(published.year() - back)).find(|s| s.end < published)
        }
        (None, _) => [0, 1].into_iter().filter_map(|on| of_year(published.year() + on)).find(|s| s.start > published),
    }
}

fn winter(published: Date, year: Option<i16>, step: i32, future: bool) -> Option<When> {
    if let Some(year) = year {
        return When::year(year);
    }
    let of_year = |year: i16| {
        let (first, last) = (When::month(year, 12)?, When::month(year + 1, 2)?);
        Some(When::of(first.start, last.end, TimePrecision::Month))
    };
    let mut winters = [-2, -1, 0, 1].into_iter().filter_map(|on| of_year(published.year() + on));
    match step {
        -1 => winters.rev().find(|winter| winter.end < published),
        1 => winters.find(|winter| winter.start > published),
        _ if future => winters.find(|winter| winter.end >= published),
        _ => winters.rev().find(|winter| winter.start <= published),
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

/// `last Tuesday` is never today, `next Tuesday` neither; `this Tuesday` is of the week of publication.
fn turned(published: Date, number: i8, turn: Turn, future: bool) -> Option<Date> {
    let today = published.weekday().to_monday_zero_offset();
    let ahead = i32::from((number - today).rem_euclid(7));
    let days = match turn {
        Turn::Plain => return weekday(published, number, future),
        Turn::Last => {
            if ahead == 0 {
                -7
            } else {
                ahead - 7
            }
        }
        Turn::Next => {
            if ahead == 0 {
                7
            } else {
                ahead
            }
        }
        Turn::This => i32::from(number - today),
    };
    published.checked_add(days.days()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn missing_years_and_weekdays_look_back_unless_something_is_planned() {
        let tuesday = date(2023, 10, 17);
        let start = |said, future| {
            resolve(said, Anchor { published: Some(tuesday), stated: None, future }).map(|when| when.start)
        };
        let day = |month, day| Said::At(Point::Day { year: None, month, day });
        assert_eq!(start(day(10, 17), false), Some(tuesday));
        assert_eq!(start(day(10, 18), false), Some(date(2023, 10, 18)));
        assert_eq!(start(day(12, 1), false), Some(date(2022, 12, 1)));
        assert_eq!(start(day(10, 25), true), Some(date(2023, 10, 25)));
        let on = |number| Said::Weekday { number, turn: Turn::Plain, overnight: false };
        assert_eq!(start(on(1), false), Some(tuesday));
        assert_eq!(start(on(2), false), Some(date(2023, 10, 11)));
        assert_eq!(start(on(2), true), Some(date(2023, 10, 18)));
        assert_eq!(start(Said::MonthsFromNow(-1), false), Some(date(2023, 9, 1)));
        assert_eq!(start(Said::WeeksFromNow(-1), false), Some(date(2023, 10, 9)));
    }

    #[test]
    fn without_a_published_day_only_full_dates_count() {
        let nobody_knows = Anchor { published: None, stated: None, future: false };
        let read = |said| resolve(said, nobody_knows);
        assert_eq!(read(Said::DaysFromNow(-1)), None);
        let year = read(Said::At(Point::Year(2014))).unwrap();
        assert_eq!(year.written(), ("2014".to_owned(), Some("2014".to_owned())));
        let march = read(Said::At(Point::Month { year: Some(2023), month: 3 })).unwrap();
        assert_eq!(march.written().0, "2023-03");
        assert_eq!(march.end, date(2023, 3, 31));
        assert_eq!(read(Said::At(Point::Day { year: Some(2023), month: 2, day: 31 })), None);
        assert_eq!(read(Said::DaysFromStated(1)), None);
    }
}
