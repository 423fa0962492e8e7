//! A workbook's sheets. `calamine` reads them; here they are only guarded, named and handed on row by row.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use calamine::{Data, Dimensions, Ods, OdsError, Reader as _, SheetType, SheetVisible, Xls, XlsError, Xlsx, XlsxError};

use super::super::records::Record;
use super::super::{Refusal, Step, Watch};
use super::bytes::{Bytes, Round};
use super::cells::{self, Form};
use super::sheet::SheetRows;
use super::{Content, Format, Opened, TableEntry, biff, ods};

/// What a sheet's cells look like and which are merged, where `calamine` does not say.
#[derive(Debug, Default)]
pub(super) struct Looks {
    /// Forms that are not plain, by row and column.
    pub forms: HashMap<(u32, u32), Form>,
    /// Merged cells.
    pub merged: Vec<Dimensions>,
}

/// So many rows of a sheet are read between two looks at the watch.
const ROWS_A_LOOK: u32 = 256;

/// An open workbook.
pub(in super::super) struct Workbook<'a> {
    format: Format,
    book: Book<'a>,
    watch: &'a Watch,
}

enum Book<'a> {
    Xlsx(Box<Xlsx<Bytes<'a>>>),
    Xls(Box<Xls<Bytes<'a>>>, Vec<Looks>),
    Ods(Box<Ods<Bytes<'a>>>, Vec<Looks>),
}

impl<'a> Workbook<'a> {
    pub(super) fn open(bytes: &'a [u8], format: Format, watch: &'a Watch) -> Result<Self, Refusal> {
        let reader = Bytes::new(bytes, Round::Reading, watch);
        let book = match format {
            Format::Xls => {
                let looks = biff::look(bytes)?;
                let book = guarded(format, || Xls::new(reader).map_err(|error| xls_refusal(&error)))?;
                Book::Xls(Box::new(book), looks)
            }
            Format::Ods => {
                let looks = ods::look(bytes, watch)?;
                let book = guarded(format, || Ods::new(reader).map_err(|error| ods_refusal(&error)))?;
                Book::Ods(Box::new(book), looks)
            }
            Format::Xlsx | Format::Text | Format::Parquet => {
                let book = guarded(format, || Xlsx::new(reader).map_err(|error| xlsx_refusal(&error)))?;
                Book::Xlsx(Box::new(book))
            }
        };
        Ok(Self { format, book, watch })
    }

    /// Its sheets of cells, in their order; sheets that are charts are none.
    pub(super) fn sheets(&self) -> Vec<TableEntry> {
        let metadata = match &self.book {
            Book::Xlsx(book) => book.sheets_metadata(),
            Book::Xls(book, _) => book.sheets_metadata(),
            Book::Ods(book, _) => book.sheets_metadata(),
        };
        let sheets = metadata.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
        sheets
            .map(|sheet| TableEntry {
                name: Some(sheet.name.as_str().into()),
                is_hidden: sheet.visible != SheetVisible::Visible,
            })
            .collect()
    }

    /// One of its sheets.
    pub(super) fn table<'b>(&mut self, name: &str) -> Result<Opened<'b>, Refusal> {
        let sheets = self.sheets();
        if !sheets.iter().any(|sheet| sheet.name.as_deref() == Some(name)) {
            return Err(Refusal::NoTable(name.into()));
        }
        let in_sight = sheets.into_iter().filter(|sheet| !sheet.is_hidden);
        let (format, watch) = (self.format, self.watch);
        let rows = guarded(format, || match &mut self.book {
            Book::Xlsx(book) => xlsx_rows(book, name, watch),
            Book::Xls(book, looks) => {
                let range = book.worksheet_range(name).map_err(|error| xls_refusal(&error))?;
                let merged = book.merge_cells_by_sheet_name(name).unwrap_or_default();
                let at = book.sheets_metadata().iter().position(|sheet| sheet.name == name);
                let forms = at.and_then(|at| looks.get(at)).map(|looks| &looks.forms);
                range_rows(&range, merged, forms)
            }
            Book::Ods(book, looks) => {
                let range = book.worksheet_range(name).map_err(|error| ods_refusal(&error))?;
                let at = book.sheets_metadata().iter().position(|sheet| sheet.name == name);
                let looks = at.and_then(|at| looks.get(at));
                let merged = looks.map(|looks| looks.merged.clone()).unwrap_or_default();
                range_rows(&range, merged, looks.map(|looks| &looks.forms))
            }
        })?;
        Ok(Opened {
            format,
            name: Some(name.into()),
            title: Some(Arc::from(name)).filter(|name| !is_unnamed(name)),
            content: Content::Rows(rows),
            beside: in_sight.filter_map(|sheet| sheet.name).collect(),
            unread: Vec::new(),
        })
    }
}

fn xlsx_rows(book: &mut Xlsx<Bytes<'_>>, name: &str, watch: &Watch) -> Result<Vec<Record>, Refusal> {
    let refused = |error: XlsxError| xlsx_refusal(&error);
    let mut rows = SheetRows::new(book.merge_cells_by_sheet_name(name).map_err(refused)?);
    let mut reader = book.worksheet_cells_reader(name).map_err(refused)?;
    let codes = reader.styles().iter().map(|style| style.number_format.as_ref());
    let forms: Vec<Form> = codes
        .map(|format| format.map_or(Form::Plain, |format| Form::of(&format.format_code)))
        .collect();
    let n_rows = reader.dimensions().end.0 as usize + 1;
    let mut last = 0;
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(refused)? {
        let (row, column) = cell.get_position();
        if row != last && row.is_multiple_of(ROWS_A_LOOK) {
            watch.at(Step::Cutting, row as usize, n_rows);
        }
        last = row;
        let form = forms.get(style).copied().unwrap_or_default();
        rows.add(row, column, cells::text(Data::from(cell.get_value().clone()), form))?;
    }
    rows.finish()
}

fn range_rows(
    range: &calamine::Range<Data>,
    merged: Vec<Dimensions>,
    forms: Option<&HashMap<(u32, u32), Form>>,
) -> Result<Vec<Record>, Refusal> {
    let mut rows = SheetRows::new(merged);
    let (first_row, first_column) = range.start().unwrap_or_default();
    for (row, column, value) in range.used_cells() {
        let place = (
            first_row.saturating_add(u32::try_from(row).unwrap_or(u32::MAX)),
            first_column.saturating_add(u32::try_from(column).unwrap_or(u32::MAX)),
        );
        let form = forms.and_then(|forms| forms.get(&place)).copied().unwrap_or_default();
        rows.add(place.0, place.1, cells::text(value.clone(), form))?;
    }
    rows.finish()
}

/// Runs what reads a packed file. A damaged one makes its reader panic here and there: it takes lengths from the file at their word.
pub(super) fn guarded<T>(format: Format, read: impl FnOnce() -> Result<T, Refusal>) -> Result<T, Refusal> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or(Err(damaged(format)))
}

/// Names programs give sheets that nobody named.
fn is_unnamed(name: &str) -> bool {
    const STEMS: [&str; 7] = ["ark", "sheet", "blad", "tabelle", "table", "tabel", "export"];
    let stem = name.trim_end_matches(|char: char| char.is_ascii_digit() || matches!(char, ' ' | '_' | '(' | ')'));
    STEMS.contains(&stem.to_lowercase().as_str())
}

/// A workbook that cannot be read.
pub(super) const fn damaged(format: Format) -> Refusal {
    Refusal::Damaged(match format {
        Format::Text => "zip",
        Format::Xlsx => "Excel (xlsx)",
        Format::Xls => "Excel (xls)",
        Format::Ods => "OpenDocument (ods)",
        Format::Parquet => "Parquet",
    })
}

fn xlsx_refusal(error: &XlsxError) -> Refusal {
    match error {
        XlsxError::Password => Refusal::Locked,
        _ => damaged(Format::Xlsx),
    }
}

fn xls_refusal(error: &XlsError) -> Refusal {
    match error {
        XlsError::Password => Refusal::Locked,
        _ => damaged(Format::Xls),
    }
}

fn ods_refusal(error: &OdsError) -> Refusal {
    match error {
        OdsError::Password => Refusal::Locked,
        _ => damaged(Format::Ods),
    }
}
