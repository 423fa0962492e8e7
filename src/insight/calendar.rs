//! Holes in the calendar of a series.

use jiff::Unit;

use crate::domain::{Period, Step};

/// How many steps apart two periods are: 1 for neighbours. None where their steps differ.
fn distance(before: Period, after: Period) -> Option<i64> {
    let months = |year: i16, month: i64| i64::from(year) * 12 + month;
    match (before, after) {
        (Period::Year(before), Period::Year(after)) | (Period::SchoolYear(before), Period::SchoolYear(after)) => {
            Some(i64::from(after) - i64::from(before))
        }
        (Period::HalfYear(year, half), Period::HalfYear(to_year, to_half)) => {
            Some((i64::from(to_year) - i64::from(year)) * 2 + i64::from(to_half) - i64::from(half))
        }
        (Period::Quarter(year, quarter), Period::Quarter(to_year, to_quarter)) => {
            Some((i64::from(to_year) - i64::from(year)) * 4 + i64::from(to_quarter) - i64::from(quarter))
        }
        (Period::Month(year, month), Period::Month(to_year, to_month)) => {
            Some(months(to_year, to_month.into()) - months(year, month.into()))
        }
        (Period::Week(..), Period::Week(..)) => {
            let days = before.first_day().until((Unit::Day, after.first_day())).ok()?.get_days();
            Some(i64::from(days) / 7)
        }
        _ => None,
    }
}

/// How many steps an indicator's figures usually lie apart: 1 for every month, 2 for every second year.
///
/// It is the least distance between two neighbours among all its periods, in order: a survey made every second year has
/// no holes, a monthly series that lacks a month has one.
///
/// ```
/// use klyngeblik::domain::Period;
/// use klyngeblik::insight::rhythm;
/// assert_eq!(rhythm(&[Period::Year(2019), Period::Year(2021), Period::Year(2025)]), 2);
/// ```
#[must_use]
pub fn rhythm(periods: &[Period]) -> i64 {
    let pairs = periods.windows(2).filter_map(|pair| match pair {
        [before, after] => distance(*before, *after),
        _ => None,
    });
    pairs.filter(|distance| *distance > 0).min().unwrap_or(1)
}

/// Whether the calendar has a hole between two neighbours of a series with this rhythm.
///
/// Single days (of assessments, of visits) follow no calendar and have no holes. Periods of different steps never join.
///
/// ```
/// use klyngeblik::domain::Period;
/// use klyngeblik::insight::is_gap;
/// assert!(is_gap(Period::Month(2025, 2), Period::Month(2025, 4), 1));
/// assert!(!is_gap(Period::Month(2024, 12), Period::Month(2025, 1), 1));
/// ```
#[must_use]
pub fn is_gap(before: Period, after: Period, rhythm: i64) -> bool {
    if before.step() == Step::Day && after.step() == Step::Day {
        return false;
    }
    distance(before, after).is_none_or(|distance| distance > rhythm)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hole_is_a_period_left_out() {
        let cases = [
            ("2024", "2025", 1, false),
            ("2024", "2026", 1, true),
            ("2022", "2024", 2, false),
            ("2024/25", "2025/26", 1, false),
            ("2024K4", "2025K1", 1, false),
            ("2024K3", "2025K1", 1, true),
            ("2024M12", "2025M02", 1, true),
            ("2020U53", "2021U01", 1, false),
            ("2020U52", "2021U01", 1, true),
            ("2025-03-03", "2025-09-01", 1, false),
            ("2025", "2025M03", 1, true),
        ];
        for (before, after, rhythm, expected) in cases {
            let (before, after) = (before.parse().expect(before), after.parse().expect(after));
            assert_eq!(is_gap(before, after, rhythm), expected, "{before} {after}");
        }
    }

    #[test]
    fn the_rhythm_is_the_least_distance() {
        let periods = |texts: &[&str]| texts.iter().map(|text| text.parse().expect(text)).collect::<Vec<Period>>();
        assert_eq!(rhythm(&periods(&["2025M01", "2025M02", "2025M07"])), 1);
        assert_eq!(rhythm(&periods(&["2019", "2022"])), 3);
        assert_eq!(rhythm(&periods(&["2019"])), 1);
        assert_eq!(rhythm(&[]), 1);
    }
}
