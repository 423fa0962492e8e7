//! The table of figures: one frame in the order of the files, and an index of series into it.

use polars::prelude::{DataFrame, Float64Chunked};

use crate::domain::{Absence, Period, Value};

use super::facts::Point;
use super::frame::{codes, figures, floats, frame, slice};
use super::index::{Cell, Index};
use super::pool::as_code;

/// Rows of figures as they are read: numbers of things, column by column.
#[derive(Default)]
pub(super) struct Columns {
    pub house: Vec<u32>,
    pub indicator: Vec<u32>,
    pub period: Vec<u32>,
    pub value: Vec<Option<f64>>,
    pub absence: Vec<u32>,
    pub numerator: Vec<Option<f64>>,
    pub denominator: Vec<Option<f64>>,
    pub source: Vec<u32>,
    pub line: Vec<u32>,
}

/// The table.
#[derive(Default)]
pub(super) struct Observations {
    /// Rows in the order of the files.
    pub frame: DataFrame,
    index: Index,
}

/// The columns of the table, borrowed.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    pub house: &'a [u32],
    pub indicator: &'a [u32],
    pub period: &'a [u32],
    pub value: &'a Float64Chunked,
    absence: &'a [u32],
    numerator: &'a Float64Chunked,
    pub denominator: &'a Float64Chunked,
    pub source: &'a [u32],
    pub line: &'a [u32],
}

impl Observations {
    /// Makes the table of columns whose rows are in order.
    pub fn new(columns: Columns, index: Index) -> Self {
        let frame = frame(vec![
            codes("house", columns.house),
            codes("indicator", columns.indicator),
            codes("period", columns.period),
            figures("value", columns.value),
            codes("absence", columns.absence),
            figures("numerator", columns.numerator),
            figures("denominator", columns.denominator),
            codes("source", columns.source),
            codes("line", columns.line),
        ]);
        Self { frame, index }
    }

    /// The columns, borrowed; none where the table is empty.
    pub fn rows(&self) -> Option<Row<'_>> {
        Some(Row {
            house: slice(&self.frame, "house")?,
            indicator: slice(&self.frame, "indicator")?,
            period: slice(&self.frame, "period")?,
            value: floats(&self.frame, "value")?,
            absence: slice(&self.frame, "absence")?,
            numerator: floats(&self.frame, "numerator")?,
            denominator: floats(&self.frame, "denominator")?,
            source: slice(&self.frame, "source")?,
            line: slice(&self.frame, "line")?,
        })
    }

    /// The figures of a house for an indicator, by period; of two for one period the later one.
    pub fn series(&self, house: u32, indicator: u32, periods: &[Option<Period>]) -> Vec<Point> {
        let Some(rows) = self.rows() else { return Vec::new() };
        let order = self.index.series(house, indicator);
        let mut points: Vec<Point> = Vec::with_capacity(order.len());
        for point in order.iter().filter_map(|row| rows.point(*row, periods)) {
            match points.last_mut() {
                Some(last) if last.period == point.period => *last = point,
                _ => points.push(point),
            }
        }
        points
    }

    /// Whether a house has a row for an indicator.
    pub fn has(&self, house: u32, indicator: u32) -> bool {
        !self.index.series(house, indicator).is_empty()
    }

    /// Why a cell's figure is hidden, where some file has one that is.
    pub fn hidden_at(&self, cell: Cell) -> Option<Absence> {
        let rows = self.rows()?;
        let of_cell = self.index.cell(cell).iter();
        let mut absences = of_cell
            .filter(|row| rows.value.get(**row as usize).is_none())
            .map(|row| absence_of(rows.absence.get(*row as usize).copied()));
        absences.find(|absence| absence.is_hidden())
    }
}

impl Row<'_> {
    /// The figure of a row.
    pub fn point(&self, row: u32, periods: &[Option<Period>]) -> Option<Point> {
        let place = row as usize;
        Some(Point {
            period: *periods.get(*self.period.get(place)? as usize)?,
            value: self
                .value
                .get(place)
                .map_or_else(|| Value::Absent(absence_of(self.absence.get(place).copied())), Value::Number),
            numerator: self.numerator.get(place),
            denominator: self.denominator.get(place),
            source: u16::try_from(*self.source.get(place)?).unwrap_or(u16::MAX),
            line: *self.line.get(place)?,
        })
    }
}

/// The number of an absence in its column.
pub(super) fn absence_code(absence: Absence) -> u32 {
    as_code(Absence::ALL.iter().position(|kind| *kind == absence).unwrap_or_default())
}

pub(super) fn absence_of(code: Option<u32>) -> Absence {
    code.and_then(|code| Absence::ALL.get(code as usize))
        .copied()
        .unwrap_or(Absence::Missing)
}
