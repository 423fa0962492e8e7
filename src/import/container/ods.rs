//! A look through an ODS sheet before its reader takes it into memory: how many cells and how much text it spans, which
//! cells are shares of a hundred and which are merged (the reader does not say).
//!
//! A row or a cell may say that it stands there a million times.

use std::io::BufReader;

use calamine::Dimensions;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::super::{Refusal, Watch};
use super::Format;
use super::bytes::{Bytes, Round};
use super::cells::Form;
use super::limits::CellCount;
use super::workbook::{Looks, damaged};

/// No sheet has more columns.
const COLUMNS: u32 = 16_384;
/// No sheet has more rows.
const ROWS: u32 = 1_048_576;

/// The looks of each sheet, in their order.
pub(super) fn look(bytes: &[u8], watch: &Watch) -> Result<Vec<Looks>, Refusal> {
    let broken = || damaged(Format::Ods);
    let mut zip = ZipArchive::new(Bytes::new(bytes, Round::Measuring, watch)).map_err(|_| broken())?;
    let content = zip.by_name("content.xml").map_err(|_| broken())?;
    let mut reader = Reader::from_reader(BufReader::new(content));
    reader.config_mut().expand_empty_elements = true;
    let mut walk = Walk::default();
    let mut depth = 0_u64;
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer).map_err(|_| broken())? {
            Event::Start(element) => {
                depth += 1;
                walk.begin(&element)?;
            }
            Event::End(element) => {
                depth = depth.saturating_sub(1);
                walk.end(element.name().0)?;
            }
            Event::Text(text) => walk.text += text.len() as u64,
            // Its reader would look for the end of a table for ever.
            Event::Eof if depth > 0 => return Err(broken()),
            Event::Eof => return Ok(walk.sheets),
            _ => {}
        }
        buffer.clear();
    }
}

/// Where the walk is in the sheets.
#[derive(Default)]
struct Walk {
    sheets: Vec<Looks>,
    count: CellCount,
    /// Row and column of the next cell.
    row: u32,
    column: u32,
    /// How often the row stands there, and the cell in it.
    rows: u32,
    columns: u32,
    /// Where the last cell that holds something ends, in any row of the sheet.
    width: u32,
    height: u32,
    /// Cells of the sheet that hold something.
    filled: u64,
    /// Letters in the cell.
    text: u64,
    is_filled: bool,
    is_percent: bool,
}

impl Walk {
    fn begin(&mut self, element: &BytesStart<'_>) -> Result<(), Refusal> {
        match element.name().0 {
            "table:table" => {
                self.sheets.push(Looks::default());
                (self.row, self.width, self.height, self.filled) = (0, 0, 0, 0);
            }
            "table:table-row" => {
                self.rows = number(element, "table:number-rows-repeated").min(ROWS.saturating_sub(self.row));
                self.column = 0;
            }
            "table:table-cell" | "table:covered-table-cell" => {
                self.columns = number(element, "table:number-columns-repeated").min(COLUMNS.saturating_sub(self.column));
                let value = |name| element.try_get_attribute(name).ok().flatten();
                let kind = value("office:value-type").map(|kind| kind.value.into_owned());
                self.is_percent = kind.as_deref() == Some("percentage");
                self.text = value("office:string-value").map_or(0, |text| text.value.len() as u64);
                self.is_filled = kind.is_some()
                    || ["calcext:value-type", "table:formula", "office:value"]
                        .iter()
                        .any(|name| value(name).is_some());
                self.merge(element)?;
            }
            _ => {}
        }
        Ok(())
    }

    fn merge(&mut self, element: &BytesStart<'_>) -> Result<(), Refusal> {
        let (high, wide) = (
            number(element, "table:number-rows-spanned"),
            number(element, "table:number-columns-spanned"),
        );
        if high.max(wide) > 1 {
            self.count.cells(1)?;
            let end = (self.row.saturating_add(high - 1), self.column.saturating_add(wide - 1));
            if let Some(sheet) = self.sheets.last_mut() {
                sheet.merged.push(Dimensions::new((self.row, self.column), end));
            }
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Refusal> {
        match name {
            "table:table-cell" | "table:covered-table-cell" => {
                let copies = u64::from(self.rows) * u64::from(self.columns);
                if self.is_filled {
                    self.filled += copies;
                    self.count.text(self.text.saturating_mul(copies))?;
                    self.width = self.width.max(self.column.saturating_add(self.columns));
                    self.height = self.row.saturating_add(self.rows);
                }
                if self.is_percent {
                    self.count.cells(copies)?;
                    self.mark_percent();
                }
                self.column = self.column.saturating_add(self.columns);
            }
            "table:table-row" => self.row = self.row.saturating_add(self.rows),
            "table:table" => self.count.span(u64::from(self.width) * u64::from(self.height), self.filled)?,
            _ => {}
        }
        Ok(())
    }

    fn mark_percent(&mut self) {
        let Some(sheet) = self.sheets.last_mut() else { return };
        for row in self.row..self.row.saturating_add(self.rows) {
            for column in self.column..self.column.saturating_add(self.columns) {
                sheet.forms.insert((row, column), Form::Percent);
            }
        }
    }
}

/// A number of times; once where nothing or nonsense is said.
fn number(element: &BytesStart<'_>, name: &str) -> u32 {
    let said = element.try_get_attribute(name).ok().flatten();
    said.and_then(|said| said.value.parse().ok()).unwrap_or(1).max(1)
}
