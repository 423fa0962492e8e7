//! Runs about a centre line, by Anhøj's rules.
//!
//! A useful point lies off the centre; points on it, and gaps, neither break nor lengthen a run. Of n useful points the longest run is
//! unusual above round(log₂ n) + 3, and the crossings of the centre below the 5 % quantile of a binomial(n − 1, ½).
//!
//! Source: Anhøj & Olesen, "Run charts revisited", `PLoS` ONE 9 (2014); Anhøj & Wentzel-Larsen, "Sense and sensibility", BMC Med Res
//! Methodol 18 (2018).

use super::distributions::binomial_quantile;
use super::limits::Side;
use super::settings::FEWEST_FOR_RUNS;

/// Points in a row on one side of the centre.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// The side.
    pub side: Side,
    /// Place of its first point.
    pub first: usize,
    /// Place of its last point.
    pub last: usize,
    /// Its useful points.
    pub n: usize,
}

/// What the runs of a series are like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Runs {
    /// Points off the centre.
    pub n_useful: usize,
    /// The longest run, the latest of several; none without a useful point.
    pub longest: Option<Run>,
    /// How often the series crosses the centre.
    pub crossings: usize,
}

/// The longest run that is still usual among so many useful points.
///
/// ```
/// use klyngeblik::insight::longest_run_max;
/// assert_eq!([10, 24, 100].map(longest_run_max), [6, 8, 10]);
/// ```
#[must_use]
pub fn longest_run_max(n_useful: usize) -> usize {
    (n_useful.max(1) as f64).log2().round() as usize + 3
}

/// The fewest crossings that are still usual among so many useful points.
///
/// ```
/// use klyngeblik::insight::crossings_min;
/// assert_eq!([10, 24, 100].map(crossings_min), [2, 8, 41]);
/// ```
#[must_use]
pub fn crossings_min(n_useful: usize) -> usize {
    binomial_quantile(0.05, n_useful.saturating_sub(1) as u64, 0.5) as usize
}

impl Runs {
    /// The runs of some figures about a centre; what is none is passed over.
    ///
    /// ```
    /// use klyngeblik::insight::Runs;
    /// let runs = Runs::about(&[Some(1.0), None, Some(2.0), Some(3.0), Some(9.0)], 3.0);
    /// assert_eq!((runs.n_useful, runs.crossings), (3, 1));
    /// assert_eq!(runs.longest.map(|run| (run.first, run.last, run.n)), Some((0, 2, 2)));
    /// ```
    #[must_use]
    pub fn about(figures: &[Option<f64>], centre: f64) -> Self {
        let useful = figures.iter().enumerate();
        let useful = useful.filter_map(|(place, figure)| Some((place, Side::of((*figure)?, centre)?)));
        let mut runs: Vec<Run> = Vec::new();
        for (place, side) in useful {
            match runs.last_mut() {
                Some(run) if run.side == side => (run.last, run.n) = (place, run.n + 1),
                _ => runs.push(Run {
                    side,
                    first: place,
                    last: place,
                    n: 1,
                }),
            }
        }
        Self {
            n_useful: runs.iter().map(|run| run.n).sum(),
            longest: runs.iter().copied().max_by_key(|run| run.n),
            crossings: runs.len().saturating_sub(1),
        }
    }

    /// Whether the longest run is unusually long.
    #[must_use]
    pub fn is_long(&self) -> bool {
        self.longest.is_some_and(|run| run.n > longest_run_max(self.n_useful))
    }

    /// Whether there are unusually few crossings. Many never are a signal.
    #[must_use]
    pub fn has_few_crossings(&self) -> bool {
        self.crossings < crossings_min(self.n_useful)
    }

    /// Whether there are enough useful points to judge by.
    #[must_use]
    pub const fn can_be_judged(&self) -> bool {
        self.n_useful >= FEWEST_FOR_RUNS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_on_the_centre_are_passed_over() {
        let figures: Vec<Option<f64>> = [1.0, 1.0, 5.0, 1.0, 9.0, 5.0, 9.0].map(Some).to_vec();
        let runs = Runs::about(&figures, 5.0);
        assert_eq!((runs.n_useful, runs.crossings), (5, 1));
        assert_eq!(runs.longest.map(|run| (run.side, run.first, run.last)), Some((Side::Below, 0, 3)));
    }

    #[test]
    fn a_step_is_a_long_run_with_few_crossings() {
        let figures: Vec<Option<f64>> = (0..24).map(|place| Some(f64::from(place / 12))).collect();
        let runs = Runs::about(&figures, 0.5);
        assert!(runs.is_long() && runs.has_few_crossings() && runs.can_be_judged());
    }

    #[test]
    fn a_series_that_never_moves_has_no_runs() {
        let runs = Runs::about(&[Some(3.0); 20], 3.0);
        assert_eq!((runs.n_useful, runs.longest), (0, None));
        assert!(!runs.is_long() && !runs.has_few_crossings() && !runs.can_be_judged());
    }
}
