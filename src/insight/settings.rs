//! What is asked of a series: what its figures are, and which wording of each rule is followed.

use std::ops::RangeInclusive;

use crate::domain::Direction;

/// Points a limit stands on before there is one (NHS Making Data Count).
pub const FEWEST_FOR_LIMITS: usize = 12;
/// Points from which a sign says whether something is changing (NHS Making Data Count): limits of twelve are too loose for one.
pub const FEWEST_FOR_SIGN: usize = 13;
/// Points from which limits are more than a trial.
pub const FEWEST_FOR_SETTLED: usize = 20;
/// Useful points from which runs are judged.
pub const FEWEST_FOR_RUNS: usize = 10;

/// Lengths a frozen baseline is offered in (Making Data Count): fewer periods give false alarms, more leave little to judge.
pub const BASELINES: RangeInclusive<usize> = 12..=20;

/// What a series' figures are.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Kind {
    /// Measured, or counted from something unknown: each figure counts alike.
    #[default]
    Measure,
    /// Some of so many: each of the denominator is in the numerator or not.
    Proportion {
        /// 1 for shares, 100 for per cent.
        per: f64,
    },
    /// Happenings over so much time or so many people.
    Rate {
        /// For how many the rate is given, for instance 1,000.
        per: f64,
    },
    /// Happenings in periods alike: the value is the count.
    Events,
}

/// How much of the spread is taken from the figures themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Spread {
    /// From their moving ranges: `XmR`, and Laney's P′ and U′ for proportions and rates.
    #[default]
    Observed,
    /// What pure chance would give: p, u and c charts. Measured figures have no such spread; theirs is always observed.
    Assumed,
}

/// The factor from the mean moving range to three standard deviations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Constants {
    /// 2.66, as printed (Wheeler; NHS Making Data Count).
    #[default]
    Printed,
    /// 3/1.128 = 2.6596 (qicharts2).
    Divided,
}

impl Constants {
    /// Three standard deviations for each unit of the mean moving range.
    #[must_use]
    pub const fn reach(self) -> f64 {
        match self {
            Self::Printed => 2.66,
            Self::Divided => 3.0 / 1.128,
        }
    }
}

/// Whether moving ranges that chance hardly gives are left out of their mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Screening {
    /// All count (MDC Excel).
    #[default]
    Off,
    /// Those not below 3.267 times their mean are left out, once (Nelson 1982; `NHSRplotthedots`, qicharts2).
    On,
}

/// Which wording of "two of three points near a limit" is followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TwoOfThree {
    /// Three in a row on one side, two or three of them beyond 2σ (Making Data Count since November 2023).
    #[default]
    Mdc2023,
    /// The same, but a point beyond 3σ does not count as one of the two (`NHSRplotthedots` 0.2.2).
    Plotthedots,
    /// Two of up to three in a row beyond 2σ on one side, wherever the third lies (PowerBI-SPC).
    PowerBi,
}

/// What a requirement says of limits that lie exactly at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AtRequirement {
    /// A figure at the requirement meets it, so limits that reach it and no further meet it too.
    #[default]
    Meets,
    /// Such limits are undecided (`NHSRplotthedots`).
    Undecided,
}

/// What is asked of a series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// What the figures are.
    pub kind: Kind,
    /// Which way the field reads a change.
    pub direction: Direction,
    /// A line the figures are to reach, or to stay below, in their unit.
    pub requirement: Option<f64>,
    /// So many first periods of each phase, gaps and ghosts among them, give centre and limits (see [`BASELINES`]); none means all.
    /// A phase with a point that ends its baseline has that one instead.
    pub baseline: Option<usize>,
    /// So many points there must be before there are limits.
    pub fewest_for_limits: usize,
    /// How the spread is found.
    pub spread: Spread,
    /// Which factor.
    pub constants: Constants,
    /// Whether large moving ranges are left out.
    pub screening: Screening,
    /// Which wording of two of three.
    pub two_of_three: TwoOfThree,
    /// What limits at the requirement are.
    pub at_requirement: AtRequirement,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            kind: Kind::default(),
            direction: Direction::Neither,
            requirement: None,
            baseline: None,
            fewest_for_limits: FEWEST_FOR_LIMITS,
            spread: Spread::default(),
            constants: Constants::default(),
            screening: Screening::default(),
            two_of_three: TwoOfThree::default(),
            at_requirement: AtRequirement::default(),
        }
    }
}
