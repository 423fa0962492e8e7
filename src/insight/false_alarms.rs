//! How often chance alone looks like a signal.

use super::settings::{FEWEST_FOR_LIMITS, FEWEST_FOR_RUNS};

/// The probability that the latest point of a series of pure noise is part of a signal.
///
/// Simulated with normal figures and `NHSRplotthedots`' rules: 1.9 % of 12 points, 1.7 % of 24 and 36; with limits frozen on a baseline of
/// 6 points 11 %, of 12 6 %, of 20 3 to 4 %. In between a straight line is taken. Without screening, as here by default, it is less with
/// few points (1.0 % of 12), so what is said is never too little. `tests/signals.rs` repeats both. Figures that follow each other, month
/// by month, give more.
///
/// ```
/// use klyngeblik::insight::false_alarm_rate;
/// assert_eq!([false_alarm_rate(36, None), false_alarm_rate(36, Some(12))], [0.017, 0.06]);
/// assert_eq!(false_alarm_rate(8, None), 0.0);
/// ```
#[must_use]
pub fn false_alarm_rate(n: usize, baseline: Option<usize>) -> f64 {
    match baseline {
        _ if n < FEWEST_FOR_RUNS => 0.0,
        // Too few for limits: Anhøj's rules.
        _ if n < FEWEST_FOR_LIMITS => 0.01,
        Some(baseline) if baseline < n => between(baseline, &[(6, 0.11), (12, 0.06), (20, 0.035), (60, 0.017)]),
        _ => between(n, &[(12, 0.019), (24, 0.017)]),
    }
}

/// So many of these series are expected to look changed though nothing but chance is in them.
///
/// ```
/// use klyngeblik::insight::expected_false_alarms;
/// assert_eq!(expected_false_alarms([(36, Some(12)); 40]).round(), 2.0);
/// ```
#[must_use]
pub fn expected_false_alarms(series: impl IntoIterator<Item = (usize, Option<usize>)>) -> f64 {
    series.into_iter().map(|(n, baseline)| false_alarm_rate(n, baseline)).sum()
}

/// The rate at a number of points, on the straight lines between known ones and level beyond them.
fn between(n: usize, known: &[(usize, f64)]) -> f64 {
    let line = known.windows(2).find(|pair| n < pair[1].0);
    match (line, known.last()) {
        (Some([(from, low), (to, high)]), _) => {
            let share = n.saturating_sub(*from) as f64 / (to - from) as f64;
            low + share * (high - low)
        }
        (_, Some((_, last))) => *last,
        (_, None) => 0.0,
    }
}
