//! A file's table in its own words: heading and records as the cells stand, only cut and freed of what is no part of the table.

use std::collections::BTreeSet;

use super::piece::{Pace, RawTable};
use super::records::Record;
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
    /// Its cells, as many as the table has columns.
    pub cells: Vec<String>,
}

impl Table {
    /// The table as RFC 4180 text with `,` and `\n`; without a heading line where the file has no heading.
    #[must_use]
    pub fn to_csv(&self) -> String {
        let heading = Some(&self.heading).filter(|_| !self.heading_lines.is_empty());
        let rows = heading.into_iter().chain(self.records.iter().map(|record| &record.cells));
        let mut text = String::new();
        for cells in rows {
            for (column, cell) in cells.iter().enumerate() {
                if column > 0 {
                    text.push(',');
                }
                push_quoted(&mut text, cell, cells.len() == 1);
            }
            text.push('\n');
        }
        text
    }
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
    let frame = layout::find(records)?;
    let is_no_row = |reason| !matches!(reason, SetAsideReason::TooManyFields | SetAsideReason::BlockHeading);
    let (no_rows, odd_rows): (Vec<SetAside>, Vec<SetAside>) = frame.set_aside.into_iter().partition(|aside| is_no_row(aside.reason));
    let mut lines: BTreeSet<u32> = frame.rows.iter().map(|row| row.line).collect();
    lines.extend(odd_rows.iter().map(|aside| aside.line));
    let rows = || records.iter().filter(|record| lines.contains(&record.line));
    let heads = || records.iter().filter(|record| frame.heading_lines.contains(&record.line));
    let width = rows()
        .map(Record::width)
        .chain(heads().map(Record::width))
        .max()
        .unwrap_or(frame.names.len());
    let heading_text = |column: usize| frame.heading_texts.get(column).cloned().unwrap_or_default();
    Ok(Table {
        heading: (0..width).map(heading_text).collect(),
        heading_lines: frame.heading_lines.clone(),
        records: rows()
            .map(|record| TableRecord {
                line: record.line,
                cells: (0..width).map(|column| record.raw(column).to_owned()).collect(),
            })
            .collect(),
        set_aside: no_rows,
    })
}
