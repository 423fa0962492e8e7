//! Ends and ticks of axes: whole steps a reader can count in.

use crate::domain::{Period, Step};

/// An axis of figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    /// Its ends; the lower one is a tick.
    pub range: (f64, f64),
    /// Where its ticks stand.
    pub ticks: Vec<f64>,
    /// Decimals its ticks need.
    pub decimals: u8,
}

/// Where an axis of figures begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begin {
    /// At nought, so that heights can be compared; unless that would press the figures flat.
    AtZero,
    /// A little below the least figure.
    AtData,
}

/// An axis of figures has no more ticks than this.
const MOST_TICKS: u8 = 5;

/// Where the figures would use less than this share of an axis from nought, it begins at the figures instead.
const FLAT: f64 = 0.2;

impl Axis {
    /// An axis for figures between two ends, with at most five ticks a whole step (1, 2 or 5 by a power of ten) apart.
    ///
    /// `decimals` is what the figures are given with: ticks stand no closer than that.
    ///
    /// ```
    /// use klyngeblik::chart::{Axis, Begin};
    /// let axis = Axis::of((2.1, 9.4), Begin::AtZero, 1);
    /// assert_eq!(axis.ticks, [0.0, 2.0, 4.0, 6.0, 8.0]);
    /// ```
    #[must_use]
    pub fn of(data: (f64, f64), begin: Begin, decimals: u8) -> Self {
        let (low, high) = if data.0 <= data.1 { data } else { (0.0, 1.0) };
        let finest = 10_f64.powi(-i32::from(decimals));
        let is_flat = high - low < FLAT * high && high > low;
        let (low, high) = match begin {
            Begin::AtZero if low >= 0.0 && !is_flat => (0.0, if high > 0.0 { high * 1.05 } else { finest }),
            _ => {
                let room = if high > low {
                    (high - low) * 0.1
                } else {
                    (high.abs() * 0.1).max(finest)
                };
                // Where no figure lies below nought, nor does the axis.
                let least = if low >= 0.0 { 0.0 } else { f64::NEG_INFINITY };
                ((low - room).max(least), high + room)
            }
        };
        let (step, decimals) = whole_step(low, high, finest);
        let first = (low / step).floor();
        let ticks: Vec<f64> = (0..MOST_TICKS)
            .map(|number| (first + f64::from(number)) * step)
            .take_while(|tick| *tick <= high)
            .collect();
        Self {
            range: (first * step, high),
            ticks,
            decimals,
        }
    }

    /// Whether it begins at nought.
    #[must_use]
    pub fn begins_at_zero(&self) -> bool {
        self.range.0 == 0.0
    }
}

/// The least step, no finer than `finest`, that needs at most five ticks, and the decimals it is written with.
fn whole_step(low: f64, high: f64, finest: f64) -> (f64, u8) {
    let count = |step: f64| (high / step).floor() - (low / step).floor() + 1.0;
    let first_power = finest.log10().round().max(((high - low) / 10.0).log10().floor());
    let mut power = if first_power.is_finite() { first_power } else { 0.0 };
    // Three hundred powers of ten hold every figure there is.
    for _ in 0..300 {
        for digit in [1.0, 2.0, 5.0] {
            let step = digit * 10_f64.powf(power);
            if count(step) <= f64::from(MOST_TICKS) {
                return (step, places(power));
            }
        }
        power += 1.0;
    }
    (high - low, 0)
}

/// Decimals a step of this power of ten is written with.
fn places(power: f64) -> u8 {
    (0..=9).find(|places| f64::from(*places) >= -power).unwrap_or(9)
}

/// The ends of a time axis that holds these periods, in years, with a little room.
#[must_use]
pub fn time_range(first: Period, last: Period) -> (f64, f64) {
    let (start, end) = (start(first), end(last));
    let room = (end - start) * 0.02;
    (start - room, end + room)
}

/// Ticks of a time axis: places in years and the period each is to be called by, at most `most` of them.
///
/// Years stand where they begin, so that the months of a year lie to the right of its tick; figures of whole years are
/// ticked where their marks are, and so is a span too short to hold two new years.
///
/// ```
/// use klyngeblik::chart::time_ticks;
/// use klyngeblik::domain::Period;
/// let ticks = time_ticks(Period::Month(2021, 1), Period::Month(2025, 12), 6);
/// assert_eq!(ticks.len(), 5);
/// assert_eq!(ticks[0], (2021.0, Period::Year(2021)));
/// ```
#[must_use]
pub fn time_ticks(first: Period, last: Period, most: usize) -> Vec<(f64, Period)> {
    let is_years = matches!(first.step(), Step::Year | Step::SchoolYear);
    let (start, end) = (start(first), end(last));
    let years = (first.first_day().year()..=last.first_day().year()).map(|year| (f64::from(year), Period::Year(year)));
    let years: Vec<(f64, Period)> = years.filter(|(place, _)| *place >= start - 1e-6 && *place < end).collect();
    if years.len() >= 2 && !is_years {
        return thinned(years, most);
    }
    // Days of several months are too many and too long to be named; their months are not.
    let month = |period: Period| Period::Month(period.first_day().year(), period.first_day().month());
    let (first, last) = if first.step() == Step::Day && month(first) != month(last) {
        (month(first), month(last))
    } else {
        (first, last)
    };
    let own = std::iter::successors(Some(first), |period| Some(period.next())).take_while(|period| *period <= last);
    thinned(own.take(1000).map(|period| (period.mid_year(), period)).collect(), most)
}

fn thinned<T>(all: Vec<T>, most: usize) -> Vec<T> {
    let every = all.len().div_ceil(most.max(1)).max(1);
    all.into_iter().step_by(every).collect()
}

const HALF_DAY: f64 = 0.5 / 365.25;

/// Where a period begins on a year axis.
fn start(period: Period) -> f64 {
    Period::Day(period.first_day()).mid_year() - HALF_DAY
}

/// Where a period ends on a year axis.
fn end(period: Period) -> f64 {
    Period::Day(period.end()).mid_year() - HALF_DAY
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn axes_of_figures() {
        type Case<'a> = ((f64, f64), Begin, u8, &'a [f64]);
        let cases: [Case<'_>; 9] = [
            ((2.1, 9.4), Begin::AtZero, 1, &[0.0, 2.0, 4.0, 6.0, 8.0]),
            ((85.0, 95.0), Begin::AtZero, 0, &[80.0, 85.0, 90.0, 95.0]),
            ((3.9, 4.5), Begin::AtData, 1, &[3.8, 4.0, 4.2, 4.4]),
            ((0.0, 2.0), Begin::AtZero, 0, &[0.0, 1.0, 2.0]),
            ((0.0, 0.0), Begin::AtZero, 0, &[0.0, 1.0]),
            ((7.0, 7.0), Begin::AtZero, 0, &[0.0, 2.0, 4.0, 6.0]),
            ((-3.0, 4.0), Begin::AtZero, 0, &[-4.0, -2.0, 0.0, 2.0, 4.0]),
            (
                (109_500.0, 127_800.0),
                Begin::AtZero,
                0,
                &[105_000.0, 110_000.0, 115_000.0, 120_000.0, 125_000.0],
            ),
            ((f64::INFINITY, f64::NEG_INFINITY), Begin::AtZero, 0, &[0.0, 1.0]),
        ];
        for (data, begin, decimals, expected) in cases {
            let ticks = Axis::of(data, begin, decimals).ticks;
            let is_same = ticks.len() == expected.len() && ticks.iter().zip(expected).all(|(left, right)| (left - right).abs() < 1e-9);
            assert!(is_same, "{data:?} {ticks:?}");
        }
    }

    #[test]
    fn time_is_ticked_by_the_years_it_holds() {
        let cases = [
            ("2021M01", "2025M12", vec!["2021", "2022", "2023", "2024", "2025"]),
            ("2021", "2025", vec!["2021", "2022", "2023", "2024", "2025"]),
            ("2010M01", "2025M12", vec!["2010", "2013", "2016", "2019", "2022", "2025"]),
            ("2025M02", "2025M09", vec!["2025M02", "2025M04", "2025M06", "2025M08"]),
            ("2023/24", "2025/26", vec!["2023/24", "2024/25", "2025/26"]),
            ("2025-03-03", "2025-03-05", vec!["2025-03-03", "2025-03-04", "2025-03-05"]),
            ("2022-05-03", "2025-03-05", vec!["2023", "2024", "2025"]),
            ("2025", "2025", vec!["2025"]),
        ];
        for (first, last, expected) in cases {
            let ticks = time_ticks(first.parse().expect(first), last.parse().expect(last), 6);
            let labels: Vec<String> = ticks.iter().map(|(_, period)| period.to_string()).collect();
            assert_eq!(labels, expected);
            let (low, high) = time_range(first.parse().expect(first), last.parse().expect(last));
            assert!(ticks.iter().all(|(place, _)| (low..=high).contains(place)), "{first} {last}");
        }
    }

    proptest! {
        #[test]
        fn an_axis_holds_its_figures_with_few_ticks(low in -1e9..1e9_f64, span in 0.0..1e9_f64, decimals in 0..3_u8) {
            for begin in [Begin::AtZero, Begin::AtData] {
                let axis = Axis::of((low, low + span), begin, decimals);
                prop_assert!(axis.range.0 <= low && axis.range.1 >= low + span, "{axis:?}");
                prop_assert!(!axis.ticks.is_empty() && axis.ticks.len() <= 5, "{axis:?}");
            }
        }
    }
}
