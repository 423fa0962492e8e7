//! The table of figures: one frame in the order of the files, and an index of series into it.

use std::collections::HashMap;
use std::ops::Range;

use polars::prelude::{DataFrame, Float64Chunked};

use crate::domain::{Absence, Period, Value};

use super::facts::Point;
use super::frame::{codes, figures, floats, frame, order_by, slice, wide};
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

/// Where the series of each house and indicator lies.
type Series = HashMap<(u32, u32), Range<usize>>;

/// The table.
#[derive(Default)]
pub(super) struct Observations {
    /// Rows in the order of the files.
    pub frame: DataFrame,
    /// Rows ordered by house, indicator, period, then as they came.
    by_series: Vec<u32>,
    /// Where in `by_series` the series of a house and an indicator lies.
    series: Series,
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
    /// Makes the table and its index.
    pub fn new(columns: Columns) -> Self {
        let (by_series, series) = index(&columns);
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
        Self { frame, by_series, series }
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
        let range = self.series.get(&(house, indicator)).cloned().unwrap_or_default();
        let Some((rows, order)) = self.rows().zip(self.by_series.get(range)) else {
            return Vec::new();
        };
        let mut points: Vec<Point> = Vec::with_capacity(order.len());
        for point in order.iter().filter_map(|row| rows.point(*row, periods)) {
            match points.last_mut() {
                Some(last) if last.period == point.period => *last = point,
                _ => points.push(point),
            }
        }
        points
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

fn absence_of(code: Option<u32>) -> Absence {
    code.and_then(|code| Absence::ALL.get(code as usize))
        .copied()
        .unwrap_or(Absence::Missing)
}

/// Rows ordered by series, and the range of each series in that order.
fn index(columns: &Columns) -> (Vec<u32>, Series) {
    let count = |column: &[u32]| u64::from(column.iter().max().copied().unwrap_or_default()) + 1;
    let (indicators, periods) = (count(&columns.indicator), count(&columns.period));
    let keys = columns.house.iter().zip(&columns.indicator).zip(&columns.period);
    let keys =
        keys.map(|((house, indicator), period)| (u64::from(*house) * indicators + u64::from(*indicator)) * periods + u64::from(*period));
    let by_series = order_by(&wide("series", keys.collect()), false);
    let mut series = Series::new();
    for (place, row) in by_series.iter().enumerate() {
        let row = *row as usize;
        let Some(key) = columns.house.get(row).copied().zip(columns.indicator.get(row).copied()) else {
            continue;
        };
        series.entry(key).or_insert(place..place).end = place + 1;
    }
    (by_series, series)
}
