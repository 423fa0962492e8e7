//! The plan a table is read by: roles, marks, measures and ratings, as decided by `roles` and carried out by `assemble`.

use super::dates::Order;
use super::ratings::Ladder;
use super::times::Time;
use super::{DecimalMark, Evidence, Layout, Question, Role, SourceKind};

/// How a table is read.
#[derive(Debug)]
pub(super) struct Plan {
    /// What the file is, and why.
    pub kind: (SourceKind, Evidence),
    /// How the table lies.
    pub layout: Layout,
    /// What each column is.
    pub roles: Vec<Role>,
    /// Each column's decimal mark; nothing where only a person can know.
    pub marks: Vec<Option<(DecimalMark, Evidence)>>,
    /// Order of day and month in the column of periods.
    pub order: Order,
    /// Columns that give figures.
    pub measures: Vec<Measure>,
    /// Columns that give ratings.
    pub levels: Vec<LevelColumn>,
    /// What only a person can know.
    pub questions: Vec<Question>,
}

impl Plan {
    /// The decimal mark of a column's texts; nothing where only a person can know.
    pub fn mark(&self, column: usize) -> Option<DecimalMark> {
        self.marks.get(column).copied().flatten().map(|(mark, _)| mark)
    }

    /// Whether a column names the houses.
    pub fn has_house(&self) -> bool {
        self.first(Role::House).or(self.first(Role::HouseId)).is_some()
    }

    /// Whether a column tells the time.
    pub fn has_period(&self) -> bool {
        self.first(Role::Period).or(self.first(Role::VisitDate)).is_some()
    }

    /// The first column with a role.
    pub fn first(&self, role: Role) -> Option<usize> {
        self.roles.iter().position(|given| *given == role)
    }

    /// Every column with a role.
    pub fn all(&self, role: Role) -> Vec<usize> {
        self.roles
            .iter()
            .enumerate()
            .filter(|(_, given)| **given == role)
            .map(|(column, _)| column)
            .collect()
    }
}

/// A column of figures, the counts behind it, and its period where the heading is one.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Measure {
    /// The column.
    pub column: usize,
    /// The time in its heading.
    pub time: Option<Time>,
    /// What was counted.
    pub numerator: Option<usize>,
    /// Out of how many.
    pub denominator: Option<usize>,
    /// Whether the denominator is the most points there can be, and no number of people.
    pub is_points: bool,
}

/// A column of ratings.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct LevelColumn {
    /// The column.
    pub column: usize,
    /// How its wordings find their place.
    pub ladder: Ladder,
    /// The column of the maximum, where the rating is points.
    pub most: Option<usize>,
    /// Columns of running text about it: the reason, then what else is said, as a point to follow up.
    pub reasons: Vec<usize>,
    /// Columns about following it up, each said under its heading: a deadline, a state.
    pub follow_ups: Vec<usize>,
}
