//! Centre and limits of one phase: `XmR`, p, u, c, P′ and U′ charts as one computation.
//!
//! Each figure is a count over a weight, y = x/w (a measured figure weighs 1). The centre is Σx/Σw. Chance alone gives a figure the
//! standard deviation σ: √(c(1 − c)/w) of a proportion, √(c/w) of a rate or of events, and 1, a mere unit, of a measure. Limits are
//!
//! * assumed spread (p, u, c): c ± 3σ;
//! * observed spread (`XmR`, P′, U′): c ± 2.66·R̄·σ, where R̄ is the mean moving range of z = (y − c)/σ.
//!
//! Sources: Wheeler, *Understanding Variation* (1993); Montgomery, *Introduction to Statistical Quality Control*, 7.17 and 7.19; Laney,
//! "Improved control charts for attributes", Quality Engineering 14 (2002).

use super::limits::Limits;
use super::middle::mean;
use super::point::{Point, n_baseline};
use super::settings::{Kind, Screening, Settings, Spread};

/// Moving ranges from so many times their mean are screened.
const SCREENED_FROM: f64 = 3.267;

/// A phase's figures with their limits, point by point.
#[derive(Debug, Clone, PartialEq)]
pub struct Control {
    /// The figures drawn, in the figures' unit; ghosts have theirs, gaps none.
    pub figures: Vec<Option<f64>>,
    /// The centre, Σx/Σw over the baseline.
    pub centre: Option<f64>,
    /// Each point's limits: none where there is no spread to be known or, with changing denominators, no denominator.
    pub limits: Vec<Option<Limits>>,
    /// On how many points centre and limits stand.
    pub n: usize,
}

/// A count over a weight.
#[derive(Debug, Clone, Copy)]
struct Figure {
    count: f64,
    weight: f64,
}

impl Figure {
    fn ratio(self) -> f64 {
        self.count / self.weight
    }

    /// A point's figure: none where it has no value or one that counting cannot give.
    fn of(point: &Point, kind: Kind) -> Option<Self> {
        let value = point.value.filter(|value| value.is_finite())?;
        if matches!(kind, Kind::Measure | Kind::Events) {
            return Some(Self { count: value, weight: 1.0 });
        }
        let counted = point.counted.filter(|counted| counted.is_sound())?;
        let can_be = match kind {
            Kind::Proportion { .. } => counted.numerator <= counted.denominator,
            _ => (counted.ratio() * kind.per()).is_finite(),
        };
        can_be.then_some(Self {
            count: counted.numerator,
            weight: counted.denominator,
        })
    }
}

/// What a kind of figures can be, and the standard deviation chance gives them.
impl Kind {
    /// Proportions and rates not all of whose figures tell what they were counted from are taken as measured; so are negative events.
    fn known_of(self, phase: &[Point]) -> Self {
        let mut kept = phase.iter().filter(|point| point.is_kept());
        let is_known = match self {
            Self::Measure => true,
            Self::Proportion { .. } | Self::Rate { .. } => kept.all(|point| point.counted.is_some()),
            Self::Events => kept.all(|point| point.value.is_some_and(|value| value >= 0.0)),
        };
        if is_known { self } else { Self::Measure }
    }

    const fn per(self) -> f64 {
        match self {
            Self::Measure | Self::Events => 1.0,
            Self::Proportion { per } | Self::Rate { per } => per,
        }
    }

    const fn bounds(self) -> (f64, f64) {
        match self {
            Self::Measure => (f64::NEG_INFINITY, f64::INFINITY),
            Self::Proportion { per } => (0.0, per),
            Self::Rate { .. } | Self::Events => (0.0, f64::INFINITY),
        }
    }

    fn deviation(self, centre: f64, weight: f64) -> f64 {
        match self {
            Self::Measure => 1.0,
            Self::Proportion { .. } => (centre * (1.0 - centre) / weight).sqrt(),
            Self::Rate { .. } | Self::Events => (centre / weight).sqrt(),
        }
    }
}

/// The limits of one phase, however few its points are.
///
/// Ghosts give nothing to them; a moving range goes over a ghost as if it were not there, but not over a gap.
///
/// ```
/// use klyngeblik::insight::{Point, Settings, control};
/// let chart = control(&[1.0, 3.0, 2.0].map(Point::of), &Settings::default());
/// let limits = chart.limits[0].expect("limits");
/// // The mean is 2, the mean moving range 1.5.
/// assert_eq!((limits.centre, limits.lower, limits.upper), (2.0, 2.0 - 2.66 * 1.5, 2.0 + 2.66 * 1.5));
/// ```
#[must_use]
pub fn control(phase: &[Point], settings: &Settings) -> Control {
    let kind = settings.kind.known_of(phase);
    let all: Vec<Option<Figure>> = phase.iter().map(|point| Figure::of(point, kind)).collect();
    let n_base = n_baseline(phase, settings.baseline);
    let kept = (0..n_base).filter(|place| !phase[*place].excluded);
    let base: Vec<Option<Figure>> = kept.map(|place| all[place]).collect();
    let centre = centre(&base);
    let reach = centre.and_then(|centre| reach(&base, centre, kind, settings));
    let limits_at = |figure: &Option<Figure>| {
        let weight = match kind {
            Kind::Measure | Kind::Events => 1.0,
            Kind::Proportion { .. } | Kind::Rate { .. } => (*figure)?.weight,
        };
        let reach = reach? * kind.deviation(centre?, weight);
        Limits::around(centre? * kind.per(), reach * kind.per(), kind.bounds())
    };
    Control {
        limits: all.iter().map(limits_at).collect(),
        figures: all.iter().map(|figure| figure.map(|figure| figure.ratio() * kind.per())).collect(),
        centre: centre.map(|centre| centre * kind.per()).filter(|centre| centre.is_finite()),
        n: base.iter().flatten().count(),
    }
}

/// Σx/Σw, never outside the figures (see [`mean`]).
fn centre(base: &[Option<Figure>]) -> Option<f64> {
    let figures: Vec<Figure> = base.iter().copied().flatten().collect();
    let ratios = || figures.iter().map(|figure| figure.ratio());
    let (least, most) = (ratios().min_by(f64::total_cmp)?, ratios().max_by(f64::total_cmp)?);
    let sum = |of: fn(&Figure) -> f64| figures.iter().map(of).sum::<f64>();
    let centre = sum(|figure| figure.count) / sum(|figure| figure.weight);
    centre.is_finite().then(|| centre.max(least).min(most))
}

/// How many of chance's standard deviations a limit lies from the centre.
fn reach(base: &[Option<Figure>], centre: f64, kind: Kind, settings: &Settings) -> Option<f64> {
    if settings.spread == Spread::Assumed && kind != Kind::Measure {
        return Some(3.0);
    }
    let z = |figure: Figure| match kind.deviation(centre, figure.weight) {
        // All or none: every figure is the centre.
        0.0 => 0.0,
        deviation => (figure.ratio() - centre) / deviation,
    };
    let scores: Vec<Option<f64>> = base.iter().map(|figure| figure.map(z)).collect();
    Some(settings.constants.reach() * mean_moving_range(&scores, settings.screening)?)
}

/// The mean of |yᵢ − yᵢ₋₁| over neighbours that both have a figure.
///
/// Screening that would leave nothing, because all ranges are nought, leaves nought.
///
/// ```
/// use klyngeblik::insight::{Screening, mean_moving_range};
/// assert_eq!(mean_moving_range(&[Some(1.0), Some(2.0), None, Some(9.0), Some(6.0)], Screening::Off), Some(2.0));
/// assert_eq!(mean_moving_range(&[Some(5.0); 9], Screening::On), Some(0.0));
/// ```
#[must_use]
pub fn mean_moving_range(figures: &[Option<f64>], screening: Screening) -> Option<f64> {
    let ranges = figures.windows(2).filter_map(|pair| Some((pair[1]? - pair[0]?).abs()));
    let ranges: Vec<f64> = ranges.collect();
    let unscreened = mean(&ranges)?;
    if screening == Screening::Off || unscreened == 0.0 {
        return Some(unscreened);
    }
    let small: Vec<f64> = ranges.into_iter().filter(|range| *range < SCREENED_FROM * unscreened).collect();
    mean(&small)
}

#[cfg(test)]
mod tests {
    use super::super::point::Counted;
    use super::*;

    fn near(limits: Option<Limits>, lower: f64, upper: f64) {
        let limits = limits.expect("limits");
        let is_near = (limits.lower - lower).abs() < 1e-12 && (limits.upper - upper).abs() < 1e-12;
        assert!(is_near, "{limits:?}, not {lower} to {upper}");
    }

    fn settings(kind: Kind, spread: Spread) -> Settings {
        Settings {
            kind,
            spread,
            ..Settings::default()
        }
    }

    #[test]
    fn a_p_chart_by_hand() {
        let points = [(2.0, 10.0), (8.0, 40.0), (10.0, 50.0)].map(|(x, n)| Point::counted(Counted::new(x, n), 100.0));
        let chart = control(&points, &settings(Kind::Proportion { per: 100.0 }, Spread::Assumed));
        assert_eq!(chart.centre, Some(20.0));
        // σ = √(0.2·0.8/40) = 0.0632…
        near(chart.limits[1], 20.0 - 300.0 * 0.004_f64.sqrt(), 20.0 + 300.0 * 0.004_f64.sqrt());
        near(chart.limits[0], 0.0, 20.0 + 300.0 * 0.016_f64.sqrt());
    }

    /// Montgomery, example 7.3: 516 faults in 26 samples of circuit boards; two of them are explained and left out.
    #[test]
    fn a_c_chart_of_the_textbook() {
        const FAULTS: [u8; 26] = [
            21, 24, 16, 12, 15, 5, 28, 20, 31, 25, 20, 24, 16, 19, 10, 17, 13, 22, 18, 39, 30, 24, 16, 19, 17, 15,
        ];
        let mut points = FAULTS.map(|faults| Point::of(faults.into()));
        let hundredths = |points: &[Point]| {
            let chart = control(points, &settings(Kind::Events, Spread::Assumed));
            let limits = chart.limits[0].expect("limits");
            [limits.lower, limits.centre, limits.upper].map(|line| (line * 100.0).round() as i32)
        };
        assert_eq!(hundredths(&points), [648, 1985, 3321]);
        for place in [5, 19] {
            points[place].excluded = true;
        }
        assert_eq!(hundredths(&points), [636, 1967, 3297]);
    }

    #[test]
    fn a_u_chart_by_hand() {
        let points = [(2.0, 1.0), (6.0, 3.0)].map(|(x, n)| Point::counted(Counted::new(x, n), 1.0));
        let chart = control(&points, &settings(Kind::Rate { per: 1.0 }, Spread::Assumed));
        near(chart.limits[1], 0.0, 2.0 + 3.0 * (2.0_f64 / 3.0).sqrt());
    }

    #[test]
    fn even_denominators_make_p_prime_an_xmr_chart() {
        let counts = [12.0, 15.0, 9.0, 14.0, 13.0];
        let points = counts.map(|x| Point::counted(Counted::new(x, 50.0), 100.0));
        let primed = control(&points, &settings(Kind::Proportion { per: 100.0 }, Spread::Observed));
        let xmr = control(&points, &Settings::default());
        let limits = xmr.limits[0].expect("limits");
        near(primed.limits[0], limits.lower, limits.upper);
    }

    #[test]
    fn ghosts_are_bridged_and_gaps_are_not() {
        let mut points = [1.0, 2.0, 50.0, 4.0].map(Point::of);
        points[2].excluded = true;
        let bridged = control(&points, &Settings::default());
        assert_eq!((bridged.centre, bridged.n), (Some(7.0 / 3.0), 3));
        near(bridged.limits[2], 7.0 / 3.0 - 2.66 * 1.5, 7.0 / 3.0 + 2.66 * 1.5);
        points[2] = Point::default();
        near(control(&points, &Settings::default()).limits[2], 7.0 / 3.0 - 2.66, 7.0 / 3.0 + 2.66);
    }

    #[test]
    fn figures_without_what_they_were_counted_from_are_measured() {
        let points = [10.0, 20.0, 30.0].map(Point::of);
        let asked = settings(Kind::Proportion { per: 100.0 }, Spread::Assumed);
        assert_eq!(control(&points, &asked), control(&points, &Settings::default()));
    }

    #[test]
    fn all_or_none_has_no_spread() {
        for x in [0.0, 20.0] {
            let points = [Point::counted(Counted::new(x, 20.0), 100.0); 15];
            let chart = control(&points, &settings(Kind::Proportion { per: 100.0 }, Spread::Observed));
            near(chart.limits[0], x * 5.0, x * 5.0);
        }
    }
}
