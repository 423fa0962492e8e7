//! What a series is judged to be: how far it can be judged at all, whether it is changing, and whether it will meet its requirement.
//!
//! Source: NHS England, *Making Data Count*: two icons that are never merged.

use crate::domain::Direction;

use super::limits::{Limits, Side};
use super::rules::Flags;
use super::settings::{AtRequirement, FEWEST_FOR_SETTLED};

/// How far limits that stand on so many points can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// No limits: points and median only.
    TooFew,
    /// Limits for trial, drawn as such.
    Trial,
    /// Limits from 20 points or more.
    Settled,
}

impl Standing {
    /// The standing of limits from `n` points where `fewest` are asked for.
    ///
    /// ```
    /// use klyngeblik::insight::Standing;
    /// assert_eq!([11, 12, 20].map(|n| Standing::of(n, 12)), [Standing::TooFew, Standing::Trial, Standing::Settled]);
    /// ```
    #[must_use]
    pub const fn of(n: usize, fewest: usize) -> Self {
        if n < fewest {
            Self::TooFew
        } else if n < FEWEST_FOR_SETTLED {
            Self::Trial
        } else {
            Self::Settled
        }
    }
}

/// Whether a point tells of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Variation {
    /// Nothing that chance does not give.
    CommonCause,
    /// A change to the side hoped for.
    Improvement,
    /// A change to the other side.
    Concern,
    /// A change of an indicator of which neither side is hoped for.
    Change(Side),
}

impl Variation {
    /// What a point's flags tell: the rule told first decides.
    ///
    /// A trend is judged by the way it goes, not by the side it is on.
    #[must_use]
    pub fn of(flags: Flags, direction: Direction) -> Self {
        match (flags.first(), direction) {
            (None, _) => Self::CommonCause,
            (Some((_, side)), Direction::Neither) => Self::Change(side),
            (Some((_, Side::Above)), Direction::Up) | (Some((_, Side::Below)), Direction::Down) => Self::Improvement,
            (Some(_), Direction::Up | Direction::Down) => Self::Concern,
        }
    }
}

/// Whether figures like these meet a requirement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Assurance {
    /// All that chance gives meets it.
    Meets,
    /// All that chance gives misses it.
    Misses,
    /// Chance decides.
    HitOrMiss,
}

impl Assurance {
    /// What limits tell of a requirement; nothing where neither side is hoped for.
    #[must_use]
    pub fn of(limits: &Limits, requirement: f64, direction: Direction, at: AtRequirement) -> Option<Self> {
        let (worst, best, beyond) = match direction {
            Direction::Up => (limits.lower, limits.upper, Side::Above),
            Direction::Down => (limits.upper, limits.lower, Side::Below),
            Direction::Neither => return None,
        };
        let worst = Side::of(worst, requirement);
        let is_met = worst == Some(beyond) || (worst.is_none() && at == AtRequirement::Meets);
        let is_missed = Side::of(best, requirement).is_some_and(|side| side != beyond);
        Some(match (is_met, is_missed) {
            (true, _) => Self::Meets,
            (false, true) => Self::Misses,
            (false, false) => Self::HitOrMiss,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn assurance_by_hand() {
        let cases = [
            (1.0, 3.0, Direction::Up, Assurance::Misses),
            (5.0, 7.0, Direction::Up, Assurance::Meets),
            (1.0, 5.0, Direction::Up, Assurance::HitOrMiss),
            (4.0, 5.0, Direction::Up, Assurance::Meets),
            (2.0, 4.0, Direction::Up, Assurance::HitOrMiss),
            (4.0, 4.0, Direction::Up, Assurance::Meets),
            (1.0, 3.0, Direction::Down, Assurance::Meets),
            (2.0, 4.0, Direction::Down, Assurance::Meets),
            (5.0, 7.0, Direction::Down, Assurance::Misses),
        ];
        for (lower, upper, direction, expected) in cases {
            let middle = f64::midpoint(lower, upper);
            let limits = Limits::around(middle, upper - middle, (f64::NEG_INFINITY, f64::INFINITY)).expect("finite");
            let found = Assurance::of(&limits, 4.0, direction, AtRequirement::Meets);
            assert_eq!(found, Some(expected), "{lower} to {upper} {direction:?}");
            assert_eq!(Assurance::of(&limits, 4.0, Direction::Neither, AtRequirement::Meets), None);
        }
    }
}
