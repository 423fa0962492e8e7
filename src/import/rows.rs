//! Tidy rows: what an export says, one fact a row, each with the line it came from.

use std::sync::Arc;

use crate::domain::{House, Indicator, Rating};

use super::{Observations, Receipt, SourceKind};

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
    pub observations: Observations,
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
