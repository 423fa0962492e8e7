//! Houses beside each other, by what chance gives houses of their size.
//!
//! A house is flagged by exact tails, P(X ≥ x) or P(X ≤ x) at 0.025 and 0.001, and never by the line drawn: for small houses smooth lines
//! lie below 100 % and would flag ten of ten. Where houses differ more than chance gives (overdispersion), the variance between them, τ²,
//! widens the lines, and a house must lie beyond those too.
//!
//! Sources: Spiegelhalter, "Funnel plots for comparing institutional performance", Statistics in Medicine 24 (2005), and "Handling
//! over-dispersion of performance indicators", Qual Saf Health Care 14 (2005); `DerSimonian` & Laird, Controlled Clinical Trials 7 (1986).

use std::f64::consts::FRAC_PI_2;

use super::distributions::{binomial_at_most, binomial_more_than, binomial_quantile, poisson_at_most, poisson_more_than, poisson_quantile};
use super::limits::Side;
use super::point::Counted;
use super::quantile::winsorised;

/// What houses' figures are, of those that a funnel can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FunnelKind {
    /// Some of so many: binomial.
    Proportion,
    /// Happenings over so much: Poisson.
    Rate,
}

/// How surely chance alone does not give a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Beyond 95 %: each tail is 0.025.
    P95,
    /// Beyond 99.8 %: each tail is 0.001.
    P998,
}

impl Level {
    /// Both levels, the wider first.
    pub const WIDEST_FIRST: [Self; 2] = [Self::P998, Self::P95];

    /// The probability of one tail.
    #[must_use]
    pub const fn tail(self) -> f64 {
        match self {
            Self::P95 => 0.025,
            Self::P998 => 0.001,
        }
    }

    /// The normal quantile of that tail, as printed (Spiegelhalter; `FunnelPlotR`).
    #[must_use]
    pub const fn z(self) -> f64 {
        match self {
            Self::P95 => 1.959_964,
            Self::P998 => 3.090_232,
        }
    }
}

/// Houses needed before overdispersion is estimated (own judgement: of fewer, one house decides it).
pub const FEWEST_FOR_DISPERSION: usize = 10;
/// The share of z-scores drawn in at each end before overdispersion is estimated (Spiegelhalter).
pub const WINSORISED: f64 = 0.1;

/// Counts above this are amounts of something else than people or happenings, and have no tails here.
const MOST_COUNTED: f64 = 1e8;

/// How much more houses differ than chance gives.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dispersion {
    /// The mean of the squared z-scores: near 1 by chance.
    pub phi: f64,
    /// The variance between houses, on the scale of the figures' [`spread`](FunnelKind::spread).
    pub tau2: f64,
}

/// What a funnel says of its houses.
#[derive(Debug, Clone, PartialEq)]
pub struct Funnel {
    /// What the figures are.
    pub kind: FunnelKind,
    /// The share, or rate, of all houses together: Σx/Σn.
    pub target: f64,
    /// Overdispersion; none of fewer than [`FEWEST_FOR_DISPERSION`] houses.
    pub dispersion: Option<Dispersion>,
    /// One for each house, in the order given: the side it lies on and how surely; none inside, where houses cannot be told apart, and
    /// none of a house without figures.
    pub flags: Vec<Option<(Side, Level)>>,
}

/// The houses beside each other; none where no house has a figure.
///
/// ```
/// use klyngeblik::insight::{Counted, FunnelKind, Level, Side, funnel};
/// let houses = [(3.0, 20.0), (2.0, 25.0), (16.0, 30.0), (4.0, 40.0)].map(|(x, n)| Counted::new(x, n));
/// let funnel = funnel(FunnelKind::Proportion, &houses).expect("houses");
/// assert_eq!(funnel.flags, [None, None, Some((Side::Above, Level::P998)), None]);
/// ```
#[must_use]
pub fn funnel(kind: FunnelKind, houses: &[Counted]) -> Option<Funnel> {
    let known: Vec<Counted> = houses.iter().copied().filter(|house| kind.can_be(*house)).collect();
    let target = known.iter().map(|house| house.numerator).sum::<f64>() / known.iter().map(|house| house.denominator).sum::<f64>();
    let target = Some(target).filter(|target| target.is_finite())?;
    let dispersion = (known.len() >= FEWEST_FOR_DISPERSION).then(|| kind.dispersion(&known, target, WINSORISED));
    let tau2 = dispersion.map_or(0.0, |dispersion| dispersion.tau2);
    let flag = |house: &Counted| kind.flag(Some(*house).filter(|house| kind.can_be(*house))?, target, tau2);
    Some(Funnel {
        kind,
        target,
        dispersion,
        flags: houses.iter().map(flag).collect(),
    })
}

impl Funnel {
    /// The lines at a denominator, lower and upper, drawn as a guide for the eye.
    #[must_use]
    pub fn lines(&self, denominator: f64, level: Level) -> (f64, f64) {
        let tau2 = self.dispersion.map_or(0.0, |dispersion| dispersion.tau2);
        self.kind.lines(self.target, denominator, tau2, level)
    }
}

impl FunnelKind {
    /// Whether counting can give a house's figure.
    pub(super) fn can_be(self, house: Counted) -> bool {
        let is_count = house.numerator.max(house.denominator) <= MOST_COUNTED;
        house.is_sound() && is_count && (self == Self::Rate || house.numerator <= house.denominator)
    }

    /// A house's figure on the scale where its spread is everywhere alike, and that spread: asin √p with 1/(2√n) of a proportion, √(x/n)
    /// with 1/(2√n) of a rate.
    fn stable(self, ratio: f64) -> f64 {
        match self {
            Self::Proportion => ratio.sqrt().min(1.0).asin(),
            Self::Rate => ratio.sqrt(),
        }
    }

    /// The standard deviation chance gives on that scale.
    #[must_use]
    pub fn spread(self, denominator: f64) -> f64 {
        0.5 / denominator.sqrt()
    }

    /// How many standard deviations each house lies from the target.
    #[must_use]
    pub fn z_scores(self, houses: &[Counted], target: f64) -> Vec<f64> {
        let z = |house: &Counted| (self.stable(house.ratio()) - self.stable(target)) / self.spread(house.denominator);
        houses.iter().map(z).collect()
    }

    /// Overdispersion of houses about a target, of z-scores winsorised by a share at each end.
    #[must_use]
    pub fn dispersion(self, houses: &[Counted], target: f64, share: f64) -> Dispersion {
        let z = winsorised(&self.z_scores(houses, target), share);
        let spreads: Vec<f64> = houses.iter().map(|house| self.spread(house.denominator)).collect();
        let phi = phi(&z);
        Dispersion {
            phi,
            tau2: tau2(phi, &spreads),
        }
    }

    /// The lines about a target: symmetric on the stable scale, its ends clamped to what can be (an angle of 0 to π/2), turned back.
    #[must_use]
    pub fn lines(self, target: f64, denominator: f64, tau2: f64, level: Level) -> (f64, f64) {
        let reach = level.z() * (self.spread(denominator).powi(2) + tau2).sqrt();
        let (low, high) = ((self.stable(target) - reach).max(0.0), self.stable(target) + reach);
        match self {
            Self::Proportion => (low.sin().powi(2), high.min(FRAC_PI_2).sin().powi(2)),
            Self::Rate => (low.powi(2), high.powi(2)),
        }
    }

    /// The exact lines, interpolated between counts: r is the least count with P(X ≤ r) ≥ p, and the line lies at (r − α)/n with
    /// α = (P(X ≤ r) − p)/P(X = r). Not clamped; a guide only.
    #[must_use]
    pub fn interpolated(self, target: f64, denominator: f64, probability: f64) -> Interpolated {
        let (n, mean) = (denominator as u64, target * denominator);
        let (r, at_most): (u64, &dyn Fn(u64) -> f64) = match self {
            Self::Proportion => (binomial_quantile(probability, n, target), &|x| binomial_at_most(x, n, target)),
            Self::Rate => (poisson_quantile(probability, mean), &|x| poisson_at_most(x, mean)),
        };
        let below = r.checked_sub(1).map_or(0.0, at_most);
        let alpha = (at_most(r) - probability) / (at_most(r) - below);
        Interpolated {
            r,
            alpha,
            limit: (r as f64 - alpha) / denominator,
        }
    }

    /// P(X ≤ x) and P(X ≥ x) of a house if it were as the target. Counts are whole; a part of one is rounded.
    #[must_use]
    pub fn tails(self, house: Counted, target: f64) -> (f64, f64) {
        let (x, n) = (house.numerator.round() as u64, house.denominator.round() as u64);
        let mean = target * house.denominator;
        let below = x.checked_sub(1);
        match self {
            Self::Proportion => (
                binomial_at_most(x, n, target),
                below.map_or(1.0, |below| binomial_more_than(below, n, target)),
            ),
            Self::Rate => (poisson_at_most(x, mean), below.map_or(1.0, |below| poisson_more_than(below, mean))),
        }
    }

    /// The side and level of a house's exact tail; with a variance between houses, only as far as the widened line agrees.
    #[must_use]
    pub fn flag(self, house: Counted, target: f64, tau2: f64) -> Option<(Side, Level)> {
        let (at_most, at_least) = self.tails(house, target);
        Level::WIDEST_FIRST.into_iter().find_map(|level| {
            let side = match level.tail() {
                tail if at_least < tail => Side::Above,
                tail if at_most < tail => Side::Below,
                _ => return None,
            };
            let (low, high) = self.lines(target, house.denominator, tau2, level);
            let line = if side == Side::Above { high } else { low };
            let is_beyond = tau2 == 0.0 || Side::of(house.ratio(), line) == Some(side);
            is_beyond.then_some((side, level))
        })
    }
}

/// A point of an exact line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interpolated {
    /// The least count that reaches the probability.
    pub r: u64,
    /// How far below that count the line lies, in counts.
    pub alpha: f64,
    /// The line, as a ratio.
    pub limit: f64,
}

/// φ = Σz²/n: how much more some z-scores spread than chance gives.
#[must_use]
pub fn phi(z_scores: &[f64]) -> f64 {
    z_scores.iter().map(|z| z * z).sum::<f64>() / z_scores.len().max(1) as f64
}

/// The variance between houses, τ² = (nφ − (n − 1)) / (Σw − Σw²/Σw) with w = 1/s²; 0 where chance explains it all.
///
/// ```
/// use klyngeblik::insight::tau2;
/// assert!((tau2(1.8, &[0.2; 6]) - 0.0464).abs() < 1e-12);
/// assert_eq!(tau2(0.6, &[0.2; 6]), 0.0);
/// ```
#[must_use]
pub fn tau2(phi: f64, spreads: &[f64]) -> f64 {
    let n = spreads.len() as f64;
    let sum = |power: i32| spreads.iter().map(|spread| spread.powi(-power)).sum::<f64>();
    let excess = n * phi - (n - 1.0);
    let tau2 = excess / (sum(2) - sum(4) / sum(2));
    if excess > 0.0 && tau2.is_finite() { tau2.max(0.0) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_of_ten_is_no_signal_though_it_lies_above_the_line() {
        let kind = FunnelKind::Proportion;
        let house = Counted::new(10.0, 10.0);
        let (_, at_least) = kind.tails(house, 0.85);
        assert!((at_least - 0.85_f64.powi(10)).abs() < 1e-14);
        assert_eq!(kind.flag(house, 0.85, 0.0), None);
        assert!(kind.lines(0.85, 10.0, 0.0, Level::P95).1 < 1.0);
        assert!(kind.interpolated(0.85, 10.0, 0.999).limit < 1.0);
    }

    #[test]
    fn no_line_leaves_what_can_be() {
        for (target, n) in [(0.0, 1.0), (1.0, 1.0), (0.97, 3.0), (0.02, 8.0)] {
            let (low, high) = FunnelKind::Proportion.lines(target, n, 0.05, Level::P998);
            assert!(
                (0.0..=target).contains(&low) && (target..=1.0).contains(&high),
                "{target} {n}: {low} to {high}"
            );
        }
    }

    #[test]
    fn overdispersion_needs_ten_houses_and_widens_the_lines() {
        let houses: Vec<Counted> = (0..12)
            .map(|place| Counted::new(f64::from(place % 2) * 30.0 + 20.0, 80.0))
            .collect();
        let funnel = funnel(FunnelKind::Proportion, &houses).expect("houses");
        assert!(
            funnel
                .dispersion
                .is_some_and(|dispersion| dispersion.phi > 5.0 && dispersion.tau2 > 0.0)
        );
        assert!(
            funnel.flags.iter().all(Option::is_none),
            "houses that differ this much are all inside"
        );
        assert_eq!(
            super::funnel(FunnelKind::Proportion, &houses[..9]).expect("houses").dispersion,
            None
        );
    }

    #[test]
    fn a_house_without_figures_is_no_house_of_the_funnel() {
        let houses = [(0.0, 0.0), (21.0, 20.0), (5.0, 20.0)].map(|(x, n)| Counted::new(x, n));
        let funnel = funnel(FunnelKind::Proportion, &houses).expect("a house");
        assert_eq!((funnel.target, funnel.flags), (0.25, vec![None; 3]));
        assert_eq!(super::funnel(FunnelKind::Rate, &houses[..1]), None);
    }
}
