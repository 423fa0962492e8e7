//! What the team decided about a series: what it is compared with, where it begins anew, what is left out, what it is to reach.

use serde::{Deserialize, Serialize};

use super::{EventId, HouseId, IndicatorId, Period};

/// Names a choice about a series for good: the event that recorded it.
pub type SeriesChoiceId = EventId;

/// A choice about the series of an indicator, of one house or of all.
///
/// The house is named by any id it ever had; who that is today the tables know.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SeriesChoice {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The house; none means all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub house: Option<HouseId>,
    /// What was decided.
    pub what: Decision,
}

/// What can be decided about a series.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// *Basislinje*.
    Baseline(Baseline),
    /// *Ny basislinje*.
    Rebase(Rebase),
    /// *Udeladt måling*.
    Exclusion(Exclusion),
    /// *Krav*.
    Requirement(Requirement),
}

/// A frozen baseline: the figures of these periods give centre and limits, whatever comes after.
///
/// It is named by the calendar and not by a number of figures, so that earlier figures that come in later do not move it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Baseline {
    /// Its first period.
    pub from: Period,
    /// Its last, of the same step.
    pub to: Period,
}

/// From here the series has another level, and its figures are compared with each other. The old period stays as it was.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Rebase {
    /// The first period of the new level.
    pub from: Period,
    /// What changed.
    pub reason: String,
}

/// A figure that stays in sight, and that nothing is computed from.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Exclusion {
    /// Its period.
    pub period: Period,
    /// Why it says nothing of the rest.
    pub reason: String,
}

/// A line the figures are to reach, or to stay below.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Requirement {
    /// Where the line is, in the indicator's unit.
    pub value: f64,
    /// The first period it holds for; none means from the beginning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Period>,
    /// Who asks for it, in words; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
}

impl Decision {
    /// The words it must not be without: why. None where it needs none.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::Rebase(rebase) => Some(&rebase.reason),
            Self::Exclusion(exclusion) => Some(&exclusion.reason),
            Self::Baseline(_) | Self::Requirement(_) => None,
        }
    }

    /// Whether it lacks the words it must not be without.
    #[must_use]
    pub fn lacks_reason(&self) -> bool {
        self.reason().is_some_and(|reason| reason.trim().is_empty())
    }

    /// Whether all of it makes sense but the reason: a baseline of more than one period, a requirement that is a number.
    ///
    /// ```
    /// use klyngeblik::domain::{Baseline, Decision, Period};
    /// let (from, to) = (Period::Month(2024, 1), Period::Month(2024, 12));
    /// assert!(Decision::Baseline(Baseline { from, to }).is_whole());
    /// assert!(!Decision::Baseline(Baseline { from: to, to: from }).is_whole());
    /// ```
    #[must_use]
    pub fn is_whole(&self) -> bool {
        match self {
            Self::Baseline(baseline) => baseline.from.step() == baseline.to.step() && baseline.from < baseline.to,
            Self::Requirement(requirement) => requirement.value.is_finite(),
            Self::Rebase(_) | Self::Exclusion(_) => true,
        }
    }
}
