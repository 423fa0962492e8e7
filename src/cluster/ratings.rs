//! The table of ratings: one frame in the order of the files, and an index of houses into it.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;
use polars::prelude::DataFrame;

use crate::domain::{HouseId, Rating, ThemeName, Visit, VisitKind};

use super::facts::RatingFact;
use super::frame::{codes, frame, slice};
use super::pool::{Pool, as_code};

/// A place on a scale: the scale's id and the level's number.
pub(super) type Place = Option<(Arc<str>, usize)>;

/// Rows of ratings as they are read.
#[derive(Default)]
pub(super) struct Columns {
    pub house: Vec<u32>,
    pub theme: Vec<u32>,
    pub day: Vec<u32>,
    pub kind: Vec<u32>,
    pub wording: Vec<u32>,
    pub place: Vec<u32>,
    pub reason: Vec<u32>,
    pub source: Vec<u32>,
    pub line: Vec<u32>,
}

/// The distinct things ratings speak of.
#[derive(Default)]
pub(super) struct Words {
    pub themes: Pool<ThemeName>,
    pub days: Pool<Option<Date>>,
    pub wordings: Pool<Arc<str>>,
    pub places: Pool<Place>,
    pub reasons: Pool<Option<Arc<str>>>,
}

/// The table.
#[derive(Default)]
pub(super) struct Ratings {
    /// Rows in the order of the files.
    pub frame: DataFrame,
    /// What the numbers in the frame stand for.
    pub words: Words,
    by_house: HashMap<u32, Vec<u32>>,
}

/// The columns of the table, borrowed.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    pub house: &'a [u32],
    pub theme: &'a [u32],
    pub day: &'a [u32],
    pub kind: &'a [u32],
    pub wording: &'a [u32],
    pub place: &'a [u32],
    pub reason: &'a [u32],
    pub source: &'a [u32],
    pub line: &'a [u32],
}

impl Ratings {
    /// Makes the table and its index. The days of `words` are in their own order.
    pub fn new(columns: Columns, words: Words) -> Self {
        let mut by_house: HashMap<u32, Vec<u32>> = HashMap::new();
        for (row, house) in columns.house.iter().enumerate() {
            by_house.entry(*house).or_default().push(as_code(row));
        }
        for rows in by_house.values_mut() {
            rows.sort_by_key(|row| columns.day.get(*row as usize));
        }
        let frame = frame(vec![
            codes("house", columns.house),
            codes("theme", columns.theme),
            codes("day", columns.day),
            codes("kind", columns.kind),
            codes("wording", columns.wording),
            codes("place", columns.place),
            codes("reason", columns.reason),
            codes("source", columns.source),
            codes("line", columns.line),
        ]);
        Self { frame, words, by_house }
    }

    /// The columns, borrowed.
    pub fn rows(&self) -> Option<Row<'_>> {
        Some(Row {
            house: slice(&self.frame, "house")?,
            theme: slice(&self.frame, "theme")?,
            day: slice(&self.frame, "day")?,
            kind: slice(&self.frame, "kind")?,
            wording: slice(&self.frame, "wording")?,
            place: slice(&self.frame, "place")?,
            reason: slice(&self.frame, "reason")?,
            source: slice(&self.frame, "source")?,
            line: slice(&self.frame, "line")?,
        })
    }

    /// Rows of a house by day, those without a day first.
    pub fn of_house(&self, house: u32) -> &[u32] {
        self.by_house.get(&house).map_or(&[], Vec::as_slice)
    }
}

impl Row<'_> {
    /// The rating of a row, of a house with this id and name.
    pub fn fact(&self, row: u32, words: &Words, house: (&HouseId, &Arc<str>)) -> Option<RatingFact> {
        let row = row as usize;
        let visit = Visit {
            house: house.0.clone(),
            date: *words.days.get(*self.day.get(row)?)?,
            kind: kind_of(*self.kind.get(row)?),
        };
        let rating = Rating {
            visit,
            theme: words.themes.get(*self.theme.get(row)?)?.clone(),
            wording: words.wordings.get(*self.wording.get(row)?)?.clone(),
            place: words.places.get(*self.place.get(row)?)?.clone(),
            reason: words.reasons.get(*self.reason.get(row)?)?.clone(),
        };
        let source = u16::try_from(*self.source.get(row)?).unwrap_or(u16::MAX);
        Some(RatingFact {
            house_name: Arc::clone(house.1),
            rating,
            source,
            line: *self.line.get(row)?,
        })
    }
}

/// The number of a kind of visit in its column.
pub(super) fn kind_code(kind: VisitKind) -> u32 {
    as_code(VisitKind::ALL.iter().position(|known| *known == kind).unwrap_or_default())
}

fn kind_of(code: u32) -> VisitKind {
    VisitKind::ALL.get(code as usize).copied().unwrap_or(VisitKind::Unstated)
}
