//! A file's table in its own words: heading and records as the cells stand, only cut and freed of what is no part of the table.

use std::mem;

use super::container::check_written;
use super::fields::Fields;
use super::piece::{Pace, RawTable};
use super::records::Record;
use super::table_rows::Rows;
use super::{Choices, Refusal, SetAside, SetAsideReason, Watch, first_table, layout};

/// The table of a file as its own cell texts, nothing typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The headings; several heading rows are joined by a space. Empty where the file has none.
    pub heading: Vec<String>,
    /// Lines of the heading rows, from 1; none where the file has no heading.
    pub heading_lines: Vec<u32>,
    /// The rows of the table.
    pub records: Vec<TableRecord>,
    /// Titles, blank lines, footers: what is no row, with line and reason.
    pub set_aside: Vec<SetAside>,
}

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRecord {
    /// Line it begins on, from 1.
    pub line: u32,
    /// Columns of the table.
    width: u16,
    fields: Fields,
}

impl TableRecord {
    /// Its cells, as many as the table has columns.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        (0..usize::from(self.width)).map(|column| self.fields.get(column))
    }

    /// One of its cells; empty past the last.
    #[must_use]
    pub fn cell(&self, column: usize) -> &str {
        self.fields.get(column)
    }
}

impl Table {
    /// The table as RFC 4180 text with `,` and `\n`; without a heading line where the file has no heading.
    #[must_use]
    pub fn to_csv(&self) -> String {
        let heading = Some(&self.heading).filter(|_| !self.heading_lines.is_empty());
        let mut text = String::new();
        if let Some(heading) = heading {
            push_line(&mut text, heading.iter().map(String::as_str), heading.len());
        }
        for record in &self.records {
            push_line(&mut text, record.cells(), record.width.into());
        }
        text
    }
}

fn push_line<'c>(text: &mut String, cells: impl Iterator<Item = &'c str>, n_cells: usize) {
    for (column, cell) in cells.enumerate() {
        if column > 0 {
            text.push(',');
        }
        push_quoted(text, cell, n_cells == 1);
    }
    text.push('\n');
}

/// Writes a cell, within quotes where it needs them; a lone empty cell does, or its line would be blank.
fn push_quoted(text: &mut String, cell: &str, is_alone: bool) {
    if cell.contains([',', '"', '\n', '\r', '\u{feff}']) || (is_alone && cell.is_empty()) {
        text.push('"');
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(cell);
    }
}

/// Reads the table of a file without understanding it: any table will do, one of a single column too.
///
/// Nothing is kept, so people's data do not stop it. Where there are several tables, [`Choices::table`] says which; without a choice
/// it is the first in sight.
///
/// # Errors
///
/// [`Refusal`] where the bytes are no table.
pub fn table(bytes: &[u8], choices: &Choices) -> Result<Table, Refusal> {
    first_table(bytes, choices, Pace::Careful, &Watch::default(), of_raw)
}

fn of_raw(raw: &RawTable<'_>) -> Result<Table, Refusal> {
    let records = raw.records;
    let mut frame = layout::find(records)?;
    let is_no_row = |reason| !matches!(reason, SetAsideReason::TooManyFields | SetAsideReason::BlockHeading);
    let mut set_aside = mem::take(&mut frame.set_aside).into_list();
    let mut lines: Vec<u32> = frame.rows.iter().map(|row| row.line).collect();
    // They are the most of the frame, and nothing asks for them again.
    (frame.rows, frame.columns) = (Rows::default(), Vec::new());
    lines.extend(set_aside.iter().filter(|aside| !is_no_row(aside.reason)).map(|aside| aside.line));
    lines.sort_unstable();
    set_aside.retain(|aside| is_no_row(aside.reason));
    set_aside.shrink_to_fit();
    let rows = || records.iter().filter(|record| lines.binary_search(&record.line).is_ok());
    let heads = || records.iter().filter(|record| frame.heading_lines.contains(&record.line));
    let width = rows()
        .map(Record::width)
        .chain(heads().map(Record::width))
        .max()
        .unwrap_or(frame.names.len());
    check_written(lines.len(), width, rows().map(Record::width).sum())?;
    let heading_text = |column: usize| frame.heading_texts.get(column).cloned().unwrap_or_default();
    let mut kept = Vec::with_capacity(lines.len());
    kept.extend(rows().map(|record| TableRecord {
        line: record.line,
        width: u16::try_from(width).unwrap_or(u16::MAX),
        fields: record.fields(),
    }));
    Ok(Table {
        heading: (0..width).map(heading_text).collect(),
        heading_lines: frame.heading_lines.clone(),
        records: kept,
        set_aside,
    })
}
