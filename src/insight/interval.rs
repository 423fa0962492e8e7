//! How sure a house's figure is, and which places in an order it could have had.

use super::distributions::{chi_squared_quantile, normal_quantile};
use super::funnel::FunnelKind;
use super::limits::Side;
use super::point::Counted;

/// The probability of each tail of a 95 % interval.
pub const TAIL: f64 = 0.025;

/// A figure and how far it could be from what it stands for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The figure itself.
    pub estimate: f64,
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

/// Wilson's interval of a proportion: (p + z²/2n ± z√(p(1−p)/n + z²/4n²)) / (1 + z²/n).
///
/// Source: Wilson, "Probable inference", JASA 22 (1927); Brown, Cai & `DasGupta`, Statistical Science 16 (2001), for small n.
///
/// ```
/// use klyngeblik::insight::{Counted, wilson};
/// let interval = wilson(Counted::new(3.0, 20.0), 0.025);
/// assert_eq!(((interval.low * 100.0).round(), (interval.high * 100.0).round()), (5.0, 36.0));
/// ```
#[must_use]
pub fn wilson(house: Counted, tail: f64) -> Interval {
    let (p, n) = (house.ratio(), house.denominator);
    let z2 = normal_quantile(1.0 - tail).powi(2);
    let middle = p + z2 / (2.0 * n);
    let reach = (z2 * (p * (1.0 - p) / n + z2 / (4.0 * n * n))).sqrt();
    let whole = 1.0 + z2 / n;
    Interval {
        estimate: p,
        low: ((middle - reach) / whole).max(0.0).min(p),
        high: ((middle + reach) / whole).max(p).min(1.0),
    }
}

/// The exact interval of a rate: χ²(tail, 2x)/2 and χ²(1 − tail, 2(x + 1))/2, over the denominator.
///
/// Source: Garwood, "Fiducial limits for the Poisson distribution", Biometrika 28 (1936).
///
/// ```
/// use klyngeblik::insight::{Counted, poisson_exact};
/// let interval = poisson_exact(Counted::new(0.0, 10.0), 0.025);
/// assert_eq!(interval.low, 0.0);
/// assert!((interval.high + 0.025_f64.ln() / 10.0).abs() < 1e-9);
/// ```
#[must_use]
pub fn poisson_exact(house: Counted, tail: f64) -> Interval {
    let end = |probability, degrees| chi_squared_quantile(probability, degrees) / 2.0 / house.denominator;
    Interval {
        estimate: house.ratio(),
        low: end(tail, 2.0 * house.numerator),
        high: end(1.0 - tail, 2.0 * (house.numerator + 1.0)),
    }
}

/// The interval of each house, in the order given; none of a house without figures.
#[must_use]
pub fn intervals(kind: FunnelKind, houses: &[Counted], tail: f64) -> Vec<Option<Interval>> {
    let interval = |house: &Counted| {
        let interval = kind.can_be(*house).then(|| match kind {
            FunnelKind::Proportion => wilson(*house, tail),
            FunnelKind::Rate => poisson_exact(*house, tail),
        });
        interval.filter(|interval| interval.low.is_finite() && interval.high.is_finite())
    };
    houses.iter().map(interval).collect()
}

/// On which side of another a figure surely lies; none where they cannot be told apart.
///
/// The interval of the difference is put together from those of the two: (a − b) − √((a − low a)² + (high b − b)²) is its lower end.
///
/// Source: Newcombe, "Interval estimation for the difference between independent proportions", method 10, Statistics in Medicine 17
/// (1998); for rates Zou & Donner, Statistics in Medicine 27 (2008).
#[must_use]
pub fn surely_beside(figure: &Interval, other: &Interval) -> Option<Side> {
    let is_above = |upper: &Interval, lower: &Interval| {
        let reach = (upper.estimate - upper.low).hypot(lower.high - lower.estimate);
        Side::of(upper.estimate - lower.estimate, reach) == Some(Side::Above)
    };
    if is_above(figure, other) {
        Some(Side::Above)
    } else if is_above(other, figure) {
        Some(Side::Below)
    } else {
        None
    }
}

/// On which side of another a figure lies by the source's own noise threshold, in the figures' unit, which beats any interval of ours.
///
/// ```
/// use klyngeblik::insight::{Side, beside_by_noise};
/// assert_eq!(beside_by_noise(4.4, 3.9, 0.6), None);
/// assert_eq!(beside_by_noise(4.6, 3.9, 0.6), Some(Side::Above));
/// ```
#[must_use]
pub fn beside_by_noise(figure: f64, other: f64, noise: f64) -> Option<Side> {
    let side = Side::of(figure, other)?;
    (Side::of((figure - other).abs(), noise) == Some(Side::Above)).then_some(side)
}

/// The places a house could have had in an order by size; 1 is the largest figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlaceRange {
    /// One more than the houses surely above it.
    pub first: usize,
    /// The number of houses less those surely below it.
    pub last: usize,
}

/// The places each house could have had, given which pairs can surely be told apart; none of a house without a figure.
///
/// ```
/// use klyngeblik::insight::{PlaceRange, beside_by_noise, place_ranges};
/// let figures = [Some(4.6), Some(4.1), None, Some(3.9)];
/// let ranges = place_ranges(&figures, |figure, other| beside_by_noise(*figure, *other, 0.6));
/// assert_eq!(ranges[0], Some(PlaceRange { first: 1, last: 2 }));
/// assert_eq!(ranges[1], Some(PlaceRange { first: 1, last: 3 }));
/// assert_eq!(ranges[2], None);
/// ```
#[must_use]
pub fn place_ranges<T>(houses: &[Option<T>], beside: impl Fn(&T, &T) -> Option<Side>) -> Vec<Option<PlaceRange>> {
    let n = houses.iter().flatten().count();
    let range = |house: &Option<T>| {
        let house = house.as_ref()?;
        let surely = |side| houses.iter().flatten().filter(|other| beside(other, house) == Some(side)).count();
        Some(PlaceRange {
            first: 1 + surely(Side::Above),
            last: n - surely(Side::Below),
        })
    };
    houses.iter().map(range).collect()
}

/// The places each house could have had, all of them right at once with 95 %: each pair is told apart at a tail of 0.025 over the number
/// of pairs (Bonferroni).
#[must_use]
pub fn places_by_intervals(kind: FunnelKind, houses: &[Counted]) -> Vec<Option<PlaceRange>> {
    let pairs = houses.len() * houses.len().saturating_sub(1) / 2;
    let intervals = intervals(kind, houses, TAIL / pairs.max(1) as f64);
    place_ranges(&intervals, surely_beside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_houses_could_be_anywhere() {
        let houses = [(3.0, 20.0), (5.0, 22.0), (4.0, 18.0), (1.0, 25.0)].map(|(x, n)| Counted::new(x, n));
        let ranges = places_by_intervals(FunnelKind::Proportion, &houses);
        assert_eq!(ranges, [Some(PlaceRange { first: 1, last: 4 }); 4]);
    }

    #[test]
    fn a_house_far_above_is_first() {
        let houses = [(30.0, 40.0), (5.0, 40.0), (0.0, 0.0), (6.0, 40.0)].map(|(x, n)| Counted::new(x, n));
        for kind in [FunnelKind::Proportion, FunnelKind::Rate] {
            let ranges = places_by_intervals(kind, &houses);
            assert_eq!(ranges[0], Some(PlaceRange { first: 1, last: 1 }));
            assert_eq!(ranges[1], Some(PlaceRange { first: 2, last: 3 }));
            assert_eq!(ranges[2], None);
        }
    }

    #[test]
    fn an_interval_holds_its_figure() {
        for (x, n) in [(0.0, 1.0), (1.0, 1.0), (0.0, 60.0), (59.0, 60.0), (7.0, 31.0)] {
            for interval in [wilson(Counted::new(x, n), TAIL), poisson_exact(Counted::new(x, n), TAIL)] {
                assert!(
                    interval.low <= interval.estimate && interval.estimate <= interval.high,
                    "{interval:?}"
                );
            }
        }
    }
}
