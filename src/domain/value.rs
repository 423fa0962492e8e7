//! A cell's content: a number, or why there is none. The two are never mixed and an absence is never zero.

use serde::{Deserialize, Serialize};

/// Why a cell holds no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Absence {
    /// The source has no figure: blank, `..`, `M`, `U`, or `-` where the source means "missing".
    Missing,
    /// The question does not apply to this house: `.`, `i/r`, "ikke relevant".
    NotApplicable,
    /// So few people stand behind the figure that it must not be shown: `*`, `<5`, or hidden by us.
    TooFew,
    /// The period has not come, or its figure is not published yet.
    NotYet,
    /// Enough people stand behind the figure, but with it one that has too few could be worked out: hidden by us.
    Withheld,
}

impl Absence {
    /// Every kind, in the order a legend lists them.
    pub const ALL: [Self; 5] = [Self::Missing, Self::NotApplicable, Self::TooFew, Self::NotYet, Self::Withheld];

    /// Whether there is a figure, and it is hidden for the sake of few people.
    #[must_use]
    pub const fn is_hidden(self) -> bool {
        matches!(self, Self::TooFew | Self::Withheld)
    }
}

/// A number in the indicator's unit, or a named absence.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// A finite number.
    Number(f64),
    /// No number, and why.
    Absent(Absence),
}

impl Value {
    /// Whether two values are shown alike with so many decimals.
    ///
    /// ```
    /// use klyngeblik::domain::Value::Number;
    /// assert!(Number(8.4).reads_as(Number(8.400_000_000_000_001), 1));
    /// assert!(!Number(8.4).reads_as(Number(8.5), 1));
    /// ```
    #[must_use]
    pub fn reads_as(self, other: Self, decimals: u8) -> bool {
        let shown = |number: f64| (number * 10_f64.powi(i32::from(decimals))).round();
        match (self, other) {
            (Self::Number(one), Self::Number(other)) => (shown(one) - shown(other)).abs() < 0.5,
            (one, other) => one == other,
        }
    }

    /// The number, if there is one.
    #[must_use]
    pub const fn number(self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(number),
            Self::Absent(_) => None,
        }
    }
}
