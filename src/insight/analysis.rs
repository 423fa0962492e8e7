//! One series, looked at as a whole: phases, limits, flags, and what is found.

use std::ops::Range;

use crate::domain::Direction;

use super::control::control;
use super::finding::Finding;
use super::judgement::{Assurance, Standing, Variation};
use super::limits::{Limits, Place, Side};
use super::middle::median;
use super::point::{Point, n_baseline, phases};
use super::rules::{Flags, Rule, flags};
use super::runs::{Run, Runs};
use super::settings::{FEWEST_FOR_LIMITS, FEWEST_FOR_SIGN, Settings};

/// What is seen of one point, beside itself.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Mark {
    /// The figure the rules look at; none of a gap or a ghost.
    pub figure: Option<f64>,
    /// Its limits, where the phase has any.
    pub limits: Option<Limits>,
    /// What it is part of; of a ghost nothing.
    pub flags: Flags,
}

/// Points that are looked at together.
#[derive(Debug, Clone, PartialEq)]
pub struct Phase {
    /// Its points.
    pub range: Range<usize>,
    /// On how many points median and limits stand: those of the baseline that are neither gaps nor ghosts.
    pub n: usize,
    /// What its limits are worth.
    pub standing: Standing,
    /// The middle of those points.
    pub median: Option<f64>,
    /// Their mean, or the centre of what they were counted from.
    pub mean: Option<f64>,
    /// The runs of all its points about the median; places are those of the series.
    pub runs: Runs,
}

/// A series looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct Analysis {
    /// Its phases in order; the last is the present.
    pub phases: Vec<Phase>,
    /// One for each point.
    pub marks: Vec<Mark>,
    /// What the latest figure tells; nothing where there are no limits to tell it by.
    pub variation: Option<Variation>,
    /// Whether figures like those of the last phase meet the requirement.
    pub assurance: Option<Assurance>,
    /// What is found in the last phase, first things first; never empty.
    pub findings: Vec<Finding>,
}

impl Analysis {
    /// Whether the latest figure is part of a signal: of limits where there are any, else of runs.
    #[must_use]
    pub fn stands_out(&self) -> bool {
        let by_runs = || self.findings.iter().any(|finding| finding.rule().is_some() && finding.is_current);
        self.variation.map_or_else(by_runs, |variation| variation != Variation::CommonCause)
    }

    /// How many figures the judgement stands on; nothing where there are too few for any.
    #[must_use]
    pub fn n_judged(&self) -> Option<usize> {
        let phase = self.phases.last()?;
        (self.variation.is_some() || phase.runs.can_be_judged()).then_some(phase.n)
    }

    /// The same where they are enough for a sign: with fewer, a sentence says what can be told, and no sign stands for it.
    #[must_use]
    pub fn n_signed(&self) -> Option<usize> {
        self.n_judged().filter(|n| *n >= FEWEST_FOR_SIGN)
    }
}

/// Looks at one series.
///
/// With enough points the rules of limits are followed, with fewer those of runs about the median: one set of rules for a chart.
///
/// ```
/// use klyngeblik::insight::{Point, Rule, Settings, Standing, What, analyse};
/// let mut points: Vec<Point> = (0..20).map(|place| Point::of(f64::from(place % 3))).collect();
/// points.push(Point::of(9.0));
/// let analysis = analyse(&points, &Settings::default());
/// assert_eq!(analysis.phases[0].standing, Standing::Settled);
/// assert_eq!(analysis.findings[0].what, What::Signal(Rule::Outside));
/// ```
#[must_use]
pub fn analyse(points: &[Point], settings: &Settings) -> Analysis {
    let (mut seen, mut marks) = (Vec::new(), Vec::with_capacity(points.len()));
    for range in phases(points) {
        let (phase, mut of_phase) = look(points, range, settings);
        marks.append(&mut of_phase);
        seen.push(phase);
    }
    let present = seen.last();
    let start = present.map_or(0, |phase| phase.range.start);
    let latest = (start..marks.len()).rev().find(|place| marks[*place].figure.is_some());
    let latest_mark = latest.map(|latest| marks[latest]).filter(|mark| mark.limits.is_some());
    let last_limits = marks[start..].iter().rev().find_map(|mark| mark.limits);
    let requirement = settings.requirement.filter(|requirement| requirement.is_finite());
    Analysis {
        variation: latest_mark.map(|mark| Variation::of(mark.flags, settings.direction)),
        assurance: last_limits
            .zip(requirement)
            .and_then(|(limits, requirement)| Assurance::of(&limits, requirement, settings.direction, settings.at_requirement)),
        findings: Finding::of(present, &marks, latest),
        phases: seen,
        marks,
    }
}

/// Looks at one phase.
fn look(points: &[Point], range: Range<usize>, settings: &Settings) -> (Phase, Vec<Mark>) {
    let points = &points[range.clone()];
    let control = control(points, settings);
    let kept: Vec<usize> = (0..points.len()).filter(|place| !points[*place].excluded).collect();
    let mut marks = vec![Mark::default(); points.len()];
    for place in &kept {
        marks[*place].figure = control.figures[*place];
    }
    let n_base = n_baseline(points, settings.baseline);
    let mut base: Vec<f64> = marks[..n_base].iter().filter_map(|mark| mark.figure).collect();
    let median = median(&mut base);
    let has_spread = control.limits.iter().any(Option::is_some);
    let standing = if has_spread {
        Standing::of(control.n, settings.fewest_for_limits)
    } else {
        Standing::TooFew
    };
    let figures: Vec<Option<f64>> = marks.iter().map(|mark| mark.figure).collect();
    let phase = Phase {
        n: control.n,
        standing,
        median,
        mean: control.centre,
        runs: median
            .map(|median| moved(Runs::about(&figures, median), range.start))
            .unwrap_or_default(),
        range,
    };
    if standing != Standing::TooFew {
        for (mark, limits) in marks.iter_mut().zip(control.limits) {
            mark.limits = limits;
        }
        flag(&mut marks, &kept, settings);
    }
    (phase, marks)
}

/// Flags the points of a phase that are no ghosts.
fn flag(marks: &mut [Mark], kept: &[usize], settings: &Settings) {
    let figures: Vec<Option<f64>> = kept.iter().map(|place| marks[*place].figure).collect();
    let place = |mark: &Mark| Some(mark.limits?.place(mark.figure?));
    let places: Vec<Option<Place>> = kept.iter().map(|at| place(&marks[*at])).collect();
    for (at, flags) in kept.iter().zip(flags(&figures, &places, settings.two_of_three)) {
        marks[*at].flags = flags;
    }
}

/// Runs of a phase with the places of the series.
fn moved(runs: Runs, start: usize) -> Runs {
    let longest = runs.longest.map(|run| Run {
        first: run.first + start,
        last: run.last + start,
        ..run
    });
    Runs { longest, ..runs }
}

/// Where a new phase might begin: a suggestion that needs a person's reason, never made by itself.
///
/// Of the four conditions of *Making Data Count* two can be seen in figures: the shift is to the side hoped for, and it lasts (the series
/// has stayed on that side for as many points as new limits need, up to the latest). Whether its cause is known, and whether it is
/// expected to last, only people know.
#[must_use]
pub fn suggested_rebase(analysis: &Analysis, direction: Direction) -> Option<usize> {
    let hoped = match direction {
        Direction::Up => Side::Above,
        Direction::Down => Side::Below,
        Direction::Neither => return None,
    };
    let phase = analysis.phases.last()?;
    let with_figure = phase.range.clone().rev().filter(|place| analysis.marks[*place].figure.is_some());
    let run: Vec<usize> = with_figure
        .take_while(|place| analysis.marks[*place].flags.side(Rule::Shift) == Some(hoped))
        .collect();
    let first = *run.last()?;
    (run.len() >= FEWEST_FOR_LIMITS && first > phase.range.start).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Noise about a level, then about another.
    fn step(n_before: usize, n_after: usize, by: f64) -> Vec<Point> {
        let noise = [2.0, 5.0, 3.0, 6.0, 4.0].into_iter().cycle();
        let figures = noise.take(n_before + n_after).enumerate();
        figures
            .map(|(place, figure)| Point::of(if place < n_before { figure } else { figure + by }))
            .collect()
    }

    #[test]
    fn nothing_spans_a_border() {
        let mut points = step(20, 20, 50.0);
        let divided = |points: &[Point]| analyse(points, &Settings::default());
        assert!(divided(&points).marks.iter().any(|mark| mark.flags.first().is_some()));
        points[20].starts_phase = true;
        let analysis = divided(&points);
        assert_eq!(
            analysis.phases.iter().map(|phase| phase.range.clone()).collect::<Vec<_>>(),
            [0..20, 20..40]
        );
        assert!(analysis.marks.iter().all(|mark| mark.flags.first().is_none()));
        assert_eq!(analysis.variation, Some(Variation::CommonCause));
    }

    #[test]
    fn a_ghost_is_left_out_and_a_gap_stays() {
        let mut points = step(30, 0, 0.0);
        points[7] = Point {
            excluded: true,
            ..Point::of(1e6)
        };
        points[9] = Point::default();
        let analysis = analyse(&points, &Settings::default());
        assert_eq!(
            (analysis.phases[0].n, analysis.marks[7].figure, analysis.marks[9].figure),
            (28, None, None)
        );
        assert!(analysis.marks[7].limits.is_some_and(|limits| limits.upper < 20.0));
        assert_eq!(analysis.variation, Some(Variation::CommonCause));
    }

    #[test]
    fn few_points_have_no_limits() {
        let analysis = analyse(&step(11, 0, 0.0), &Settings::default());
        assert_eq!(
            (analysis.phases[0].standing, analysis.variation, analysis.assurance),
            (Standing::TooFew, None, None)
        );
        assert!(analysis.marks.iter().all(|mark| mark.limits.is_none()));
        assert_eq!(analysis.phases[0].median, Some(4.0));
    }

    #[test]
    fn each_phase_has_its_own_frozen_baseline() {
        let mut points = step(20, 20, 50.0);
        points[20].starts_phase = true;
        let limits = |points: &[Point], settings: &Settings| {
            let analysis = analyse(points, settings);
            let n: Vec<usize> = analysis.phases.iter().map(|phase| phase.n).collect();
            (n, analysis.marks[19].limits, analysis.marks[39].limits)
        };
        points[11].ends_baseline = true;
        let (n, old, _) = limits(&points, &Settings::default());
        assert_eq!(n, [12, 20]);
        // What is frozen in the new phase leaves the old one as it was.
        points[33].ends_baseline = true;
        points.push(Point::of(500.0));
        let (n, old_still, new) = limits(&points, &Settings::default());
        assert_eq!((n, old_still), (vec![12, 14], old));
        points.pop();
        assert_eq!(
            limits(&points, &Settings::default()).2,
            new,
            "a figure after the baseline moves nothing"
        );
        let asked = Settings {
            baseline: Some(13),
            ..Settings::default()
        };
        points[33].ends_baseline = false;
        assert_eq!(limits(&points, &asked).0, [12, 13]);
    }

    #[test]
    fn a_lasting_shift_to_the_side_hoped_for_suggests_a_rebase() {
        let settings = Settings {
            baseline: Some(12),
            ..Settings::default()
        };
        let suggested = |n_after, direction| suggested_rebase(&analyse(&step(21, n_after, 9.0), &settings), direction);
        assert_eq!(suggested(12, Direction::Up), Some(21));
        assert_eq!(suggested(11, Direction::Up), None);
        assert_eq!(suggested(12, Direction::Down), None);
        assert_eq!(suggested(12, Direction::Neither), None);
    }
}
