//! Tidy rows: what an export says, one fact a row, each with the line it came from.

use std::sync::Arc;

use crate::domain::{House, HouseId, Indicator, IndicatorId, Period, Rating, Value};

use super::{Receipt, SourceKind};

/// A figure for a house.
#[derive(Debug, Clone, PartialEq)]
pub struct ObservationRow {
    /// The house: the source's id where it has one, otherwise the folded name.
    pub house: HouseId,
    /// The house's name as the source writes it.
    pub house_name: Arc<str>,
    /// A total ("Hele landet", "I alt"): a line to compare with, not a house.
    pub is_reference: bool,
    /// The indicator.
    pub indicator: IndicatorId,
    /// The period; none where the file has no time at all.
    pub period: Option<Period>,
    /// The figure or why there is none.
    pub value: Value,
    /// What was counted, where the file says.
    pub numerator: Option<f64>,
    /// Out of how many, where the file says: the *n* shown beside the figure.
    pub denominator: Option<f64>,
    /// Line in the file, from 1.
    pub line: u32,
}

/// A rating of a house on a theme.
#[derive(Debug, Clone, PartialEq)]
pub struct RatingRow {
    /// The house's name as the source writes it.
    pub house_name: Arc<str>,
    /// The rating.
    pub rating: Rating,
    /// Line in the file, from 1.
    pub line: u32,
}

/// A house of a register.
#[derive(Debug, Clone, PartialEq)]
pub struct RegisterRow {
    /// The house.
    pub house: House,
    /// Line in the file, from 1.
    pub line: u32,
}

/// A row of the table as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawRow {
    /// Line in the file, from 1.
    pub line: u32,
    /// Its cells, one for each column of the receipt.
    pub cells: Vec<Arc<str>>,
}

/// Everything a file gave.
#[derive(Debug, Clone, PartialEq)]
pub struct Import {
    /// What the file mainly is. A ratings file may give observations too (points beside stars).
    pub kind: SourceKind,
    /// Figures.
    pub observations: Vec<ObservationRow>,
    /// Ratings.
    pub ratings: Vec<RatingRow>,
    /// Houses.
    pub register: Vec<RegisterRow>,
    /// What is known of each indicator in `observations`.
    pub indicators: Vec<Indicator>,
    /// The first rows as they stand in the file, to be shown beside what was understood of them. Never kept.
    pub head: Vec<RawRow>,
    /// What was understood, and what was not.
    pub receipt: Receipt,
}
