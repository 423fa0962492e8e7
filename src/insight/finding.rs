//! What is found in a series, as facts: each tells its n, its rule and what it compares with. The words for them are made elsewhere.

use std::cmp::Reverse;

use super::analysis::{Mark, Phase};
use super::judgement::Standing;
use super::limits::Side;
use super::rules::Rule;
use super::settings::FEWEST_FOR_RUNS;

/// What is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A rule holds.
    Signal(Rule),
    /// Nothing that chance does not give; said aloud.
    NoSignal,
    /// All figures are alike.
    NoVariation,
    /// Too early to say: so many points are needed, off the median where the figures are judged by runs.
    TooFew {
        /// How many.
        needed: usize,
    },
}

/// What a finding compares with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Comparison {
    /// The median of the figures.
    Median(f64),
    /// Their mean and the limits about it.
    Mean(f64),
    /// There are no figures.
    Nothing,
}

/// A finding of the last phase of a series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Finding {
    /// What is found.
    pub what: What,
    /// The side of the comparison, or the way a trend goes; none of few crossings and of what is no signal.
    pub side: Option<Side>,
    /// Place of its first point; of what is no single stretch, the phase's.
    pub first: usize,
    /// Place of its last point.
    pub last: usize,
    /// Figures in it.
    pub n_in: usize,
    /// Figures the comparison stands on.
    pub n: usize,
    /// What it is compared with.
    pub comparison: Comparison,
    /// Whether the latest figure is part of it.
    pub is_current: bool,
}

impl Finding {
    /// Of no figures.
    const OF_NOTHING: Self = Self {
        what: What::TooFew { needed: FEWEST_FOR_RUNS },
        side: None,
        first: 0,
        last: 0,
        n_in: 0,
        n: 0,
        comparison: Comparison::Nothing,
        is_current: false,
    };

    /// The findings of a phase: those the latest figure is part of first, then by rule, then the latest.
    pub(super) fn of(phase: Option<&Phase>, marks: &[Mark], latest: Option<usize>) -> Vec<Self> {
        let Some((phase, latest)) = phase.zip(latest) else {
            return vec![Self::OF_NOTHING];
        };
        let whole = Self {
            what: What::NoSignal,
            side: None,
            first: phase.range.start,
            last: latest,
            n_in: marks[phase.range.clone()].iter().filter(|mark| mark.figure.is_some()).count(),
            n: phase.n,
            comparison: phase.comparison(),
            is_current: true,
        };
        let mut found = if phase.standing == Standing::TooFew {
            of_runs(phase, &whole)
        } else {
            of_limits(phase, marks, &whole)
        };
        if found.is_empty() {
            found.push(Self {
                what: nothing_found(phase, whole.n_in),
                ..whole
            });
        }
        found.sort_by_key(|finding| (!finding.is_current, finding.rule(), Reverse(finding.last)));
        found
    }

    /// The rule that holds, where one does.
    #[must_use]
    pub const fn rule(&self) -> Option<Rule> {
        match self.what {
            What::Signal(rule) => Some(rule),
            What::NoSignal | What::NoVariation | What::TooFew { .. } => None,
        }
    }
}

impl Phase {
    /// What its figures are compared with: the mean where there are limits, else the median.
    fn comparison(&self) -> Comparison {
        let of = |line: Option<f64>, comparison: fn(f64) -> Comparison| line.map_or(Comparison::Nothing, comparison);
        match self.standing {
            Standing::TooFew => of(self.median, Comparison::Median),
            Standing::Trial | Standing::Settled => of(self.mean, Comparison::Mean),
        }
    }
}

/// What is said where no rule holds.
fn nothing_found(phase: &Phase, n: usize) -> What {
    if n >= FEWEST_FOR_RUNS && phase.runs.n_useful == 0 {
        What::NoVariation
    } else if phase.standing == Standing::TooFew && !phase.runs.can_be_judged() {
        What::TooFew { needed: FEWEST_FOR_RUNS }
    } else {
        What::NoSignal
    }
}

/// What the runs about the median tell.
fn of_runs(phase: &Phase, whole: &Finding) -> Vec<Finding> {
    let mut found = Vec::new();
    if !phase.runs.can_be_judged() {
        return found;
    }
    if let Some(run) = phase.runs.longest.filter(|_| phase.runs.is_long()) {
        found.push(Finding {
            what: What::Signal(Rule::LongRun),
            side: Some(run.side),
            first: run.first,
            last: run.last,
            n_in: run.n,
            is_current: run.last == whole.last,
            ..*whole
        });
    }
    if phase.runs.has_few_crossings() {
        found.push(Finding {
            what: What::Signal(Rule::FewCrossings),
            ..*whole
        });
    }
    found
}

/// Each stretch of points that the rules of limits mark.
fn of_limits(phase: &Phase, marks: &[Mark], whole: &Finding) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    for rule in Rule::OF_LIMITS {
        let mut open: Option<Finding> = None;
        for place in phase.range.clone().filter(|place| marks[*place].figure.is_some()) {
            let side = marks[place].flags.side(rule);
            if open.is_some_and(|finding| finding.side != side) {
                found.extend(open.take());
            }
            let Some(side) = side else { continue };
            let finding = open.get_or_insert(Finding {
                what: What::Signal(rule),
                side: Some(side),
                first: place,
                n_in: 0,
                ..*whole
            });
            (finding.last, finding.n_in) = (place, finding.n_in + 1);
            finding.is_current = place == whole.last;
        }
        found.extend(open);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::analysis::analyse;
    use super::super::point::Point;
    use super::super::settings::Settings;
    use super::*;

    fn findings(figures: &[f64]) -> Vec<Finding> {
        let points: Vec<Point> = figures.iter().map(|figure| Point::of(*figure)).collect();
        analyse(&points, &Settings::default()).findings
    }

    fn noise(n: usize) -> Vec<f64> {
        [2.0, 5.0, 3.0, 6.0, 4.0].into_iter().cycle().take(n).collect()
    }

    #[test]
    fn what_is_no_signal_is_said_aloud() {
        let cases = [
            (noise(0), What::TooFew { needed: 10 }),
            (noise(9), What::TooFew { needed: 10 }),
            (noise(30), What::NoSignal),
            (vec![5.0; 11], What::NoVariation),
            (vec![5.0; 30], What::NoVariation),
        ];
        for (figures, what) in cases {
            let found = findings(&figures);
            assert_eq!(found.iter().map(|finding| finding.what).collect::<Vec<_>>(), [what], "{figures:?}");
        }
    }

    #[test]
    fn the_latest_comes_first_and_every_stretch_is_told() {
        let mut figures = noise(30);
        figures[10] = 20.0;
        figures.extend([0.5; 7]);
        let found = findings(&figures);
        let told: Vec<_> = found
            .iter()
            .map(|finding| (finding.rule(), finding.side, finding.first, finding.n_in))
            .collect();
        assert_eq!(told[0], (Some(Rule::Shift), Some(Side::Below), 30, 7));
        assert_eq!(told[1], (Some(Rule::Outside), Some(Side::Above), 10, 1));
        assert!(
            found
                .iter()
                .all(|finding| finding.n == 37 && matches!(finding.comparison, Comparison::Mean(_)))
        );
    }

    #[test]
    fn few_points_are_judged_by_runs() {
        let figures = [1.0, 2.0, 1.0, 2.0, 1.0, 9.0, 8.0, 9.0, 8.0, 9.0];
        let found = findings(&figures);
        assert_eq!(found[0].rule(), Some(Rule::FewCrossings));
        assert!(matches!(found[0].comparison, Comparison::Median(5.0)));
    }
}
