//! Periods: a year, a school year, a half-year, a quarter, a month, a week or a day, with one spelling for the machine.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, ISOWeekDate, Weekday};
use jiff::{Span, ToSpan as _};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// How long a period is. Series of different steps are never joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// One day.
    Day,
    /// One ISO week.
    Week,
    /// One month.
    Month,
    /// Three months.
    Quarter,
    /// January to June or July to December.
    HalfYear,
    /// August to July.
    SchoolYear,
    /// January to December.
    Year,
}

impl Step {
    /// Whether it is finer than a half-year: such figures are many, and the newest say most.
    #[must_use]
    pub fn is_fine(self) -> bool {
        self < Self::HalfYear
    }
}

/// A stretch of the calendar a figure holds for.
///
/// Ordered by first day, then longest first, so that a year stands before its own months.
/// Its text form is the statistics bank's: `2025`, `2025/26`, `2025H1`, `2025K1`, `2025M03`, `2025U07`, `2025-03-03`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Period {
    /// A calendar year.
    Year(i16),
    /// A school year, by the calendar year it starts in.
    SchoolYear(i16),
    /// A half-year, 1–2: spring and autumn.
    HalfYear(i16, i8),
    /// A quarter, 1–4.
    Quarter(i16, i8),
    /// A month, 1–12.
    Month(i16, i8),
    /// An ISO week, 1–53.
    Week(i16, i8),
    /// A day.
    Day(Date),
}

/// A text that is no period.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("not a period: {0}")]
pub struct ParsePeriodError(pub String);

impl Period {
    /// How long it is.
    #[must_use]
    pub const fn step(self) -> Step {
        match self {
            Self::Year(_) => Step::Year,
            Self::SchoolYear(_) => Step::SchoolYear,
            Self::HalfYear(..) => Step::HalfYear,
            Self::Quarter(..) => Step::Quarter,
            Self::Month(..) => Step::Month,
            Self::Week(..) => Step::Week,
            Self::Day(_) => Step::Day,
        }
    }

    /// The period of a step that holds a day.
    ///
    /// ```
    /// use klyngeblik::domain::{Period, Step};
    /// let day = "2026-02-12".parse().expect("a day");
    /// assert_eq!(Period::holding(Step::Quarter, day), Period::Quarter(2026, 1));
    /// assert_eq!(Period::holding(Step::SchoolYear, day), Period::SchoolYear(2025));
    /// ```
    #[must_use]
    pub fn holding(step: Step, day: Date) -> Self {
        let (year, month) = (day.year(), day.month());
        match step {
            Step::Day => Self::Day(day),
            Step::Week => {
                let week = day.iso_week_date();
                Self::Week(week.year(), week.week())
            }
            Step::Month => Self::Month(year, month),
            Step::Quarter => Self::Quarter(year, (month - 1) / 3 + 1),
            Step::HalfYear => Self::HalfYear(year, (month - 1) / 6 + 1),
            Step::SchoolYear => Self::SchoolYear(if month < 8 { year - 1 } else { year }),
            Step::Year => Self::Year(year),
        }
    }

    /// Its first day.
    #[must_use]
    pub fn first_day(self) -> Date {
        let day = |year, month| Date::new(year, month, 1).unwrap_or(Date::MIN);
        match self {
            Self::Year(year) => day(year, 1),
            Self::SchoolYear(year) => day(year, 8),
            Self::HalfYear(year, half) => day(year, (half - 1) * 6 + 1),
            Self::Quarter(year, quarter) => day(year, (quarter - 1) * 3 + 1),
            Self::Month(year, month) => day(year, month),
            Self::Week(year, week) => ISOWeekDate::new(year, week, Weekday::Monday).map_or(Date::MIN, ISOWeekDate::date),
            Self::Day(date) => date,
        }
    }

    /// The day after its last.
    #[must_use]
    pub fn end(self) -> Date {
        let length: Span = match self.step() {
            Step::Year | Step::SchoolYear => 1.year(),
            Step::HalfYear => 6.months(),
            Step::Quarter => 3.months(),
            Step::Month => 1.month(),
            Step::Week => 1.week(),
            Step::Day => 1.day(),
        };
        self.first_day().checked_add(length).unwrap_or(Date::MAX)
    }

    /// The next period of the same step.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Year(year) => Self::Year(year + 1),
            Self::SchoolYear(year) => Self::SchoolYear(year + 1),
            Self::HalfYear(year, 2) => Self::HalfYear(year + 1, 1),
            Self::HalfYear(year, half) => Self::HalfYear(year, half + 1),
            Self::Quarter(year, 4) => Self::Quarter(year + 1, 1),
            Self::Quarter(year, quarter) => Self::Quarter(year, quarter + 1),
            Self::Month(year, 12) => Self::Month(year + 1, 1),
            Self::Month(year, month) => Self::Month(year, month + 1),
            Self::Week(..) => {
                let monday = self.end().iso_week_date();
                Self::Week(monday.year(), monday.week())
            }
            Self::Day(_) => Self::Day(self.end()),
        }
    }

    /// Whether `other` lies wholly inside.
    ///
    /// ```
    /// use klyngeblik::domain::Period;
    /// assert!(Period::Year(2025).contains(Period::Month(2025, 3)));
    /// assert!(!Period::Year(2025).contains(Period::SchoolYear(2025)));
    /// ```
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.first_day() <= other.first_day() && other.end() <= self.end()
    }

    /// Its middle on a year axis, for instance 2025.5 for all of 2025.
    #[must_use]
    pub fn mid_year(self) -> f64 {
        f64::midpoint(year_fraction(self.first_day()), year_fraction(self.end()))
    }
}

/// A day as a place on a year axis: 2025.0 is the start of 1 January 2025.
fn year_fraction(date: Date) -> f64 {
    f64::from(date.year()) + f64::from(date.day_of_year() - 1) / f64::from(date.days_in_year())
}

impl Ord for Period {
    fn cmp(&self, other: &Self) -> Ordering {
        self.first_day()
            .cmp(&other.first_day())
            .then_with(|| other.step().cmp(&self.step()))
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::SchoolYear(year) => write!(f, "{year:04}/{:02}", (year + 1).rem_euclid(100)),
            Self::HalfYear(year, half) => write!(f, "{year:04}H{half}"),
            Self::Quarter(year, quarter) => write!(f, "{year:04}K{quarter}"),
            Self::Month(year, month) => write!(f, "{year:04}M{month:02}"),
            Self::Week(year, week) => write!(f, "{year:04}U{week:02}"),
            Self::Day(date) => write!(f, "{date}"),
        }
    }
}

impl FromStr for Period {
    type Err = ParsePeriodError;

    /// Reads the text form only; the spellings of real files are the importer's work.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        parse_period(text).ok_or_else(|| ParsePeriodError(text.to_owned()))
    }
}

fn parse_period(text: &str) -> Option<Period> {
    if !text.is_ascii() || text.len() < 4 {
        return None;
    }
    let (year, rest) = text.split_at(4);
    if !year.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let year: i16 = year.parse().ok()?;
    let number = |digits: &str, range: std::ops::RangeInclusive<i8>| {
        let fits = digits.bytes().all(|byte| byte.is_ascii_digit());
        digits.parse().ok().filter(|number| fits && range.contains(number))
    };
    let period = match rest.as_bytes() {
        [] => Period::Year(year),
        [b'/', ..] if number(&rest[1..], 0..=99)? == i8::try_from((year + 1).rem_euclid(100)).ok()? => Period::SchoolYear(year),
        [b'H', _] => Period::HalfYear(year, number(&rest[1..], 1..=2)?),
        [b'K', _] => Period::Quarter(year, number(&rest[1..], 1..=4)?),
        [b'M', _, _] => Period::Month(year, number(&rest[1..], 1..=12)?),
        [b'U', _, _] => {
            let week = number(&rest[1..], 1..=53)?;
            ISOWeekDate::new(year, week, Weekday::Monday).ok()?;
            Period::Week(year, week)
        }
        [b'-', ..] if text.len() == 10 => Period::Day(text.parse().ok()?),
        _ => return None,
    };
    Some(period)
}

impl TryFrom<String> for Period {
    type Error = ParsePeriodError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.to_string()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn text_form_round_trips() {
        for text in ["2025", "2025/26", "1999/00", "2025H2", "2025K4", "2025M12", "2025U07", "2025-02-28"] {
            assert_eq!(text.parse::<Period>().expect(text).to_string(), text);
        }
        for text in [
            "",
            "25",
            "2025H3",
            "2025K5",
            "2025M13",
            "2025M00",
            "2025/27",
            "2025-02-30",
            "2025x",
            "år25",
            "2025U54",
        ] {
            assert!(text.parse::<Period>().is_err(), "{text}");
        }
    }

    #[test]
    fn order_is_by_first_day_then_longest() {
        let mut periods = [
            Period::Month(2025, 1),
            Period::Day(date(2025, 1, 1)),
            Period::Year(2025),
            Period::Quarter(2024, 4),
        ];
        periods.sort();
        let texts: Vec<String> = periods.iter().map(ToString::to_string).collect();
        assert_eq!(texts, ["2024K4", "2025", "2025M01", "2025-01-01"]);
    }

    #[test]
    fn next_follows_without_a_gap() {
        for text in ["2025", "2025/26", "2025H2", "2025K4", "2025M12", "2020U53", "2024-02-28"] {
            let period: Period = text.parse().expect(text);
            assert_eq!(period.next().first_day(), period.end(), "{text}");
            assert_eq!(period.next().step(), period.step());
        }
    }

    #[test]
    fn a_day_lies_in_one_period_of_each_step() {
        for text in ["2025", "2025/26", "2025H1", "2025K4", "2025M12", "2020U53", "2024-02-29"] {
            let period: Period = text.parse().expect(text);
            let last = period.end().yesterday().expect("a day before");
            for day in [period.first_day(), last] {
                assert_eq!(Period::holding(period.step(), day), period, "{text} {day}");
            }
            assert_eq!(Period::holding(period.step(), period.end()), period.next(), "{text}");
        }
    }

    #[test]
    fn a_year_holds_its_months_and_weeks_do_not_cross() {
        assert!(Period::Year(2025).contains(Period::Month(2025, 12)));
        assert!(Period::SchoolYear(2024).contains(Period::Month(2025, 7)));
        assert!(!Period::SchoolYear(2024).contains(Period::Month(2025, 8)));
        assert!((Period::Year(2025).mid_year() - 2025.5).abs() < 1e-9);
    }
}
