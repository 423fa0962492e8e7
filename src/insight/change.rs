//! Before and after: whether the level has changed since a trial began, to the side looked for.

use crate::domain::Direction;

use super::distributions::normal_quantile;
use super::interval::{Interval, TAIL};
use super::middle::median;

/// Figures needed on each side before there is an answer: with four and four the most extreme order of all has a probability of 1/70.
pub const FEWEST_BESIDE: usize = 4;

/// From so many figures on a side the normal distribution is near enough (as in R's `wilcox.test`).
const MANY: usize = 50;

/// What is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// The level has changed to the side looked for, more than chance gives; to any side where none was named.
    Seen,
    /// It has not, or not surely. The interval tells whether it went the other way.
    NotSeen,
    /// There are too few figures to say.
    TooEarly,
}

/// A change of level.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// Figures before.
    pub n_before: usize,
    /// Figures after.
    pub n_after: usize,
    /// The median of all differences after − before with its 95 % interval, in the figures' unit; none while it is too early.
    pub difference: Option<Interval>,
    /// The answer.
    pub answer: Answer,
}

/// The change of level between figures before and after, gaps and ghosts left out.
///
/// The shift is Hodges' and Lehmann's: the median of all n₁n₂ differences. Its interval goes from the k-th least to the k-th greatest of
/// them, where k is the greatest number with P(U ≤ k − 1) ≤ 0.025 of the Mann–Whitney U: exact for fewer than 50 figures on each side, else by
/// the normal distribution. Tied figures make it wider than need be, never narrower. It asks nothing of the figures' distribution, but
/// takes them as independent: a slow drift that was there before looks like a change.
///
/// Source: Hodges & Lehmann, Annals of Mathematical Statistics 34 (1963); Hollander, Wolfe & Chicken, *Nonparametric Statistical Methods*,
/// 4.3.
///
/// ```
/// use klyngeblik::domain::Direction;
/// use klyngeblik::insight::{Answer, change};
/// let before = [8.1, 7.4, 8.8, 7.9, 8.3];
/// let after = [6.2, 6.9, 6.6, 7.0];
/// assert_eq!(change(&before, &after, Direction::Down).answer, Answer::Seen);
/// assert_eq!(change(&before, &after, Direction::Up).answer, Answer::NotSeen);
/// assert_eq!(change(&before, &after[..3], Direction::Down).answer, Answer::TooEarly);
/// ```
#[must_use]
pub fn change(before: &[f64], after: &[f64], hoped: Direction) -> Change {
    let difference = difference(before, after);
    let answer = match (difference, hoped) {
        (None, _) => Answer::TooEarly,
        (Some(Interval { low, .. }), Direction::Up | Direction::Neither) if low > 0.0 => Answer::Seen,
        (Some(Interval { high, .. }), Direction::Down | Direction::Neither) if high < 0.0 => Answer::Seen,
        (Some(_), _) => Answer::NotSeen,
    };
    Change {
        n_before: before.len(),
        n_after: after.len(),
        difference,
        answer,
    }
}

/// The median of all differences, and its interval.
fn difference(before: &[f64], after: &[f64]) -> Option<Interval> {
    if before.len().min(after.len()) < FEWEST_BESIDE {
        return None;
    }
    let pairs = after.iter().flat_map(|after| before.iter().map(move |before| after - before));
    let mut differences: Vec<f64> = pairs.collect();
    differences.sort_unstable_by(f64::total_cmp);
    let from_end = order_of_ends(before.len(), after.len())?;
    let interval = Interval {
        low: *differences.get(from_end - 1)?,
        high: *differences.get(differences.len() - from_end)?,
        estimate: median(&mut differences)?,
    };
    (interval.low.is_finite() && interval.high.is_finite()).then_some(interval)
}

/// The k of the interval's ends; none where even the most extreme order is likely enough.
fn order_of_ends(n_before: usize, n_after: usize) -> Option<usize> {
    let (m, n) = (n_before as f64, n_after as f64);
    if n_before.max(n_after) >= MANY {
        let deviation = (m * n * (m + n + 1.0) / 12.0).sqrt();
        return Some((m * n / 2.0 - normal_quantile(1.0 - TAIL) * deviation).floor() as usize).filter(|k| *k > 0);
    }
    let ways = ways(n_before, n_after);
    let all: f64 = ways.iter().sum();
    let mut tail = 0.0;
    let likely = ways.iter().position(|ways| {
        tail += ways / all;
        tail > TAIL
    });
    likely.filter(|k| *k > 0)
}

/// How many orders of m and n figures give each U from 0 to mn: the coefficients of ∏ (1 − qⁿ⁺ⁱ)/(1 − qⁱ) over i = 1…m.
fn ways(m: usize, n: usize) -> Vec<f64> {
    let mut ways = vec![0.0; m * n + 1];
    ways[0] = 1.0;
    for i in 1..=m {
        for u in (n + i..ways.len()).rev() {
            ways[u] -= ways[u - n - i];
        }
        for u in i..ways.len() {
            ways[u] += ways[u - i];
        }
    }
    ways
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_orders_are_counted() {
        assert_eq!(ways(2, 2), [1.0, 1.0, 2.0, 1.0, 1.0]);
        assert!((ways(4, 4).iter().sum::<f64>() - 70.0).abs() < 1e-9);
    }

    #[test]
    fn ends_are_those_of_the_tables() {
        // Hollander, Wolfe & Chicken; R: qwilcox(0.025, m, n).
        let cases = [
            ((4, 4), Some(1)),
            ((5, 5), Some(3)),
            ((10, 10), Some(24)),
            ((3, 3), None),
            ((20, 12), Some(70)),
        ];
        for ((m, n), expected) in cases {
            assert_eq!(order_of_ends(m, n), expected, "{m} and {n}");
            assert_eq!(order_of_ends(n, m), expected, "{n} and {m}");
        }
    }

    #[test]
    fn exact_and_normal_ends_meet() {
        let exact = order_of_ends(49, 49).expect("enough");
        let (mn, deviation) = (2401.0, (2401.0_f64 * 99.0 / 12.0).sqrt());
        assert!((exact as f64 - (mn / 2.0 - 1.96 * deviation)).abs() < 3.0);
    }

    #[test]
    fn no_direction_sees_either() {
        let (low, high) = ([1.0, 2.0, 1.5, 1.2, 1.1], [5.0, 5.5, 5.2, 5.1]);
        assert_eq!(change(&low, &high, Direction::Neither).answer, Answer::Seen);
        assert_eq!(change(&high, &low, Direction::Neither).answer, Answer::Seen);
        assert_eq!(change(&low, &low, Direction::Neither).answer, Answer::NotSeen);
    }
}
