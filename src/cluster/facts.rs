//! What goes into the tables and what comes out: plain structs, no frames.

use std::cmp::Ordering;
use std::sync::Arc;

use crate::domain::{HouseId, IndicatorId, Period, Rating, Value, VisitKind};
use crate::import::Import;

/// One imported table.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// The name of its file, and its own where it is one of several.
    pub file: Arc<str>,
    /// What tells it from every other source.
    pub id: Arc<str>,
    /// What it gave.
    pub import: Import,
}

/// A level that ratings were given at: its scale's id and the place on it, where the wording fits one, and the wording.
pub type RatedLevel = (Option<(Arc<str>, usize)>, Arc<str>);

/// A figure in a series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// The period; none where the file has no time at all.
    pub period: Option<Period>,
    /// The figure, or why there is none.
    pub value: Value,
    /// What was counted, where the file says.
    pub numerator: Option<f64>,
    /// Out of how many, where the file says: the *n* beside the figure.
    pub denominator: Option<f64>,
    /// Number of the source (see `Tables::source_name`).
    pub source: u16,
    /// Line in the file, from 1.
    pub line: u32,
}

/// A row of the figures.
#[derive(Debug, Clone, PartialEq)]
pub struct ObservationFact {
    /// The house.
    pub house: HouseId,
    /// Its name today.
    pub house_name: Arc<str>,
    /// The indicator.
    pub indicator: IndicatorId,
    /// The figure.
    pub point: Point,
}

/// A row of the ratings.
#[derive(Debug, Clone, PartialEq)]
pub struct RatingFact {
    /// The house's name today.
    pub house_name: Arc<str>,
    /// The rating; its house is the settled one.
    pub rating: Rating,
    /// Number of the source.
    pub source: u16,
    /// Line in the file, from 1.
    pub line: u32,
}

/// What rows are ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKey {
    /// The house's name.
    House,
    /// The indicator's name, or the theme's.
    Subject,
    /// The period, or the visit's day.
    Period,
    /// The value, or the rating's place on its scale, then its wording.
    Value,
    /// Out of how many, or the visit's kind.
    Count,
    /// Source file and line.
    Source,
}

/// How the reader's language orders and says what rows are searched and sorted by.
#[derive(Clone, Copy)]
pub struct Wording<'a> {
    /// Order of two names.
    pub compare: &'a dyn Fn(&str, &str) -> Ordering,
    /// A period in words.
    pub period: &'a dyn Fn(Period) -> String,
    /// A visit's kind in words.
    pub kind: &'a dyn Fn(VisitKind) -> String,
}
