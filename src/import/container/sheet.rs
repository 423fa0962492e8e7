//! Cells of a sheet, row by row, to records: the line of a record is the row in the sheet.
//!
//! A stretch of empty rows becomes one blank record, and none below the last row that holds something. All records are as wide as
//! the sheet, for a row with empty cells at its end is still a row of the table; but a text alone, merged over several columns, is
//! a title and stays alone. A cell merged over several rows holds for each of them.

use std::collections::{HashMap, HashSet};

use calamine::Dimensions;

use super::super::Refusal;
use super::super::records::Record;
use super::cells::CellText;
use super::limits::{CellCount, check_width};

/// Collects cells.
#[derive(Default)]
pub(super) struct SheetRows {
    records: Vec<Record>,
    /// Lines whose text is alone.
    titles: HashSet<u32>,
    count: CellCount,
    /// Cells merged into one, by the row they begin in.
    merged: HashMap<u32, Vec<Dimensions>>,
    /// Cells of earlier rows that hold for rows below.
    reaching: Vec<(Dimensions, CellText)>,
    row: Option<u32>,
    cells: Vec<CellText>,
}

impl SheetRows {
    /// For a sheet with these merged cells.
    pub fn new(merged: Vec<Dimensions>) -> Self {
        let mut rows = Self::default();
        for region in merged {
            rows.merged.entry(region.start.0).or_default().push(region);
        }
        rows
    }

    /// Adds a cell; row and column from 0. Rows must come in order, as the formats demand.
    pub fn add(&mut self, row: u32, column: u32, cell: CellText) -> Result<(), Refusal> {
        if cell.text.is_empty() {
            return Ok(());
        }
        if self.row != Some(row) {
            if self.row.is_some_and(|last| last > row) {
                return Err(Refusal::Damaged("Excel"));
            }
            self.end_row()?;
            self.row = Some(row);
        }
        self.put(column, cell)
    }

    /// The records.
    pub fn finish(mut self) -> Result<Vec<Record>, Refusal> {
        self.end_row()?;
        let width = self.records.iter().map(Record::width).max().unwrap_or(0);
        for record in self.records.iter_mut().filter(|record| !self.titles.contains(&record.line)) {
            record.widen(width);
        }
        Ok(self.records)
    }

    fn put(&mut self, column: u32, cell: CellText) -> Result<(), Refusal> {
        let place = usize::try_from(column).unwrap_or(usize::MAX);
        check_width(place.saturating_add(1))?;
        if let Some(missing) = place.checked_add(1).and_then(|wide| wide.checked_sub(self.cells.len())) {
            self.count.cells(missing as u64)?;
            self.cells.resize(self.cells.len() + missing, CellText::default());
        }
        self.count.text(cell.text.len() as u64)?;
        if let Some(slot) = self.cells.get_mut(place) {
            *slot = cell;
        }
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), Refusal> {
        let Some(row) = self.row else { return Ok(()) };
        self.fill_from_above(row)?;
        let line = row.saturating_add(1);
        let begin = self.merged.remove(&row).unwrap_or_default();
        let filled = self.cells.iter().filter(|cell| !cell.text.trim().is_empty()).count();
        if filled == 1
            && begin
                .iter()
                .any(|region| region.start.1 < region.end.1 && !self.cell(region).text.is_empty())
        {
            self.titles.insert(line);
        }
        for region in begin.into_iter().filter(|region| region.end.0 > row) {
            let cell = self.cell(&region);
            if !cell.text.is_empty() {
                self.reaching.push((region, cell));
            }
        }
        let next = self.records.last().map_or(1, |record| record.line.saturating_add(1));
        if next < line {
            self.records.push(Record::of_sheet(next, std::iter::empty()));
        }
        let cells = self.cells.drain(..).map(|cell| (cell.text, cell.is_typed));
        self.records.push(Record::of_sheet(line, cells));
        Ok(())
    }

    /// The cell in the corner of merged ones.
    fn cell(&self, region: &Dimensions) -> CellText {
        let place = usize::try_from(region.start.1).unwrap_or(usize::MAX);
        self.cells.get(place).cloned().unwrap_or_default()
    }

    fn fill_from_above(&mut self, row: u32) -> Result<(), Refusal> {
        self.reaching.retain(|(region, _)| region.end.0 >= row);
        // Overlapping ones without end would take time without end.
        self.count.cells(self.reaching.len() as u64)?;
        for (region, cell) in self.reaching.clone() {
            if self.cell(&region).text.is_empty() {
                self.put(region.start.1, cell)?;
            }
        }
        Ok(())
    }
}
