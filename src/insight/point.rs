//! One period of a series, as the statistics see it.

use std::ops::Range;

/// What a figure was counted from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Counted {
    /// What is counted: children, days, answers.
    pub numerator: f64,
    /// Out of how many, or over how much time or room.
    pub denominator: f64,
}

impl Counted {
    /// So many of so many.
    #[must_use]
    pub const fn new(numerator: f64, denominator: f64) -> Self {
        Self { numerator, denominator }
    }

    /// The numerator for each one of the denominator.
    #[must_use]
    pub fn ratio(self) -> f64 {
        self.numerator / self.denominator
    }

    /// Whether its ratio is a number that counting can give: nothing negative, something to divide by.
    #[must_use]
    pub fn is_sound(self) -> bool {
        self.numerator >= 0.0 && self.denominator > 0.0 && self.ratio().is_finite()
    }
}

/// One period of a series.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Point {
    /// The figure in the indicator's unit; none is a gap. A gap stays one: it is never filled.
    pub value: Option<f64>,
    /// What the figure was counted from, where that is known.
    pub counted: Option<Counted>,
    /// A ghost: it stays in sight, with its reason, but nothing is computed from it and no rule looks at it.
    pub excluded: bool,
    /// Whether a phase begins here: a rebase of the team's own, or a break in the source's series. Nothing spans its border.
    pub starts_phase: bool,
    /// Whether the frozen baseline of its phase ends here, with this point in it: what comes after is compared and changes nothing.
    /// The first such point of a phase counts; where there is none the settings say how long the baseline is.
    pub ends_baseline: bool,
}

impl Point {
    /// A point with a figure.
    #[must_use]
    pub const fn of(value: f64) -> Self {
        Self {
            value: Some(value),
            counted: None,
            excluded: false,
            starts_phase: false,
            ends_baseline: false,
        }
    }

    /// A point counted from something, its figure `per` so many (100 for per cent). Nothing to divide by makes it a gap.
    #[must_use]
    pub fn counted(counted: Counted, per: f64) -> Self {
        Self {
            value: counted.is_sound().then(|| counted.ratio() * per),
            counted: Some(counted),
            ..Self::default()
        }
    }

    /// Whether it has a figure that counts.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        !self.excluded && self.value.is_some()
    }
}

/// How many first points of a phase are its baseline: up to the point that ends it, or else as many as is asked, or all.
pub(super) fn n_baseline(phase: &[Point], asked: Option<usize>) -> usize {
    let frozen = phase.iter().position(|point| point.ends_baseline).map(|last| last + 1);
    frozen.or(asked).unwrap_or(phase.len()).min(phase.len())
}

/// The phases of a series, in order; a series without borders is one phase.
#[must_use]
pub fn phases(points: &[Point]) -> Vec<Range<usize>> {
    let borders = (1..points.len()).filter(|place| points[*place].starts_phase);
    let ends: Vec<usize> = borders.chain([points.len()]).collect();
    let starts = [0].into_iter().chain(ends.iter().copied());
    starts
        .zip(&ends)
        .map(|(start, end)| start..*end)
        .filter(|phase| !phase.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn borders_divide() {
        let mut points = [Point::of(1.0); 5];
        assert_eq!(phases(&points), std::slice::from_ref(&(0..5)));
        points[0].starts_phase = true;
        points[3].starts_phase = true;
        assert_eq!(phases(&points), [0..3, 3..5]);
        assert!(phases(&[]).is_empty());
    }

    #[test]
    fn nothing_to_divide_by_is_a_gap() {
        assert_eq!(Point::counted(Counted::new(0.0, 0.0), 100.0).value, None);
        assert_eq!(Point::counted(Counted::new(3.0, 20.0), 100.0).value, Some(15.0));
    }
}
