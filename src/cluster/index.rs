//! Where in the table of figures a series and a cell lie.

use std::collections::HashMap;
use std::ops::Range;

use foldhash::fast::RandomState;

use super::frame::{order_by, wide};
use super::observations::Columns;

/// A place for a figure: numbers of house, indicator and period. Several rows may speak of it; the last of them holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Cell {
    pub house: u32,
    pub indicator: u32,
    pub period: u32,
}

/// Rows in order of house, indicator, period, then as they came.
#[derive(Default)]
pub(super) struct Index {
    rows: Vec<u32>,
    /// The period of each of `rows`.
    periods: Vec<u32>,
    /// Where in `rows` the series of a house and an indicator lies.
    series: HashMap<(u32, u32), Range<usize>, RandomState>,
}

impl Index {
    /// Orders the rows.
    pub fn of(columns: &Columns) -> Self {
        let count = |column: &[u32]| u64::from(column.iter().max().copied().unwrap_or_default()) + 1;
        let (indicators, periods) = (count(&columns.indicator), count(&columns.period));
        let keys = columns.house.iter().zip(&columns.indicator).zip(&columns.period);
        let keys = keys
            .map(|((house, indicator), period)| (u64::from(*house) * indicators + u64::from(*indicator)) * periods + u64::from(*period));
        let rows = order_by(&wide("series", keys.collect()), false);
        let mut series: HashMap<(u32, u32), Range<usize>, RandomState> = HashMap::default();
        for (place, row) in rows.iter().enumerate() {
            let row = *row as usize;
            let Some(key) = columns.house.get(row).copied().zip(columns.indicator.get(row).copied()) else {
                continue;
            };
            series.entry(key).or_insert(place..place).end = place + 1;
        }
        let period = |row: &u32| columns.period.get(*row as usize).copied().unwrap_or_default();
        let periods = rows.iter().map(period).collect();
        Self { rows, periods, series }
    }

    /// The rows of a house for an indicator, by period.
    pub fn series(&self, house: u32, indicator: u32) -> &[u32] {
        self.rows.get(self.range(house, indicator)).unwrap_or_default()
    }

    fn range(&self, house: u32, indicator: u32) -> Range<usize> {
        self.series.get(&(house, indicator)).cloned().unwrap_or_default()
    }

    /// The rows that speak of a cell, in the order they came.
    pub fn cell(&self, cell: Cell) -> &[u32] {
        let range = self.range(cell.house, cell.indicator);
        let periods = self.periods.get(range.clone()).unwrap_or_default();
        let before = periods.partition_point(|period| *period < cell.period);
        let n = periods.iter().skip(before).take_while(|period| **period == cell.period).count();
        let first = range.start + before;
        self.rows.get(first..first + n).unwrap_or_default()
    }
}
