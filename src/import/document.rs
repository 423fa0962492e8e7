//! The receipt as a document for other programs: named fields, a version, warnings gathered in one list.
//!
//! The form is `snake_case` JSON. A field may be added without notice; whoever takes one away or changes its meaning raises
//! [`VERSION`]. Everything that was decided comes as `{"value": …, "evidence": …}`, with the evidence one of `certain`,
//! `all_values_fit`, `likely` and `chosen`. `table` is which table of the file it is, null where the file is the table; a workbook has
//! no `encoding`, `delimiter` and `quote`; `shape` is the same for next year's export of the same kind.
//!
//! `way` is how a long text was read: `in_bulk` where every line is a row, or else `line_by_line`; null of all others. Both give the same.
//!
//! `lines` are those of the file that the table covers, `first` to `last`. Every one is accounted for: their number is `rows_used`, the
//! `heading_lines`, each of `set_aside` with as many `more` below that belong to it, and `continued` (the rest of rows that have line
//! breaks in their fields) together; the tables of a text or a sheet together cover each line once. Of the rows used `totals` are no
//! house's: the `control` figures of columns (`count`, `sum`, `min`, `max`) are without them.
//!
//! `wordings` are the ratings that are on no known scale, each with how often it stands (`count`), the `line` it first stands on, the
//! scale of the wordings `beside` it, and its `placement`: `{"level": {"scale": …, "place": …}}` with places from 0, `"no_rating"`,
//! or null while it is asked about. `unknown_wordings` are those with null.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use super::{
    Control, DecimalMark, Delimiter, Encoding, Evidence, Format, Layout, Lines, Question, Quote, Receipt, Role, SetAside, SourceKind, Way,
    WordingReceipt,
};
use crate::domain::{Absence, Period};

/// The version of the form.
pub const VERSION: u32 = 1;

/// A receipt for other programs. See the module for its form.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Document<'r> {
    version: u32,
    file: &'r str,
    sha256: &'r str,
    bytes: u64,
    table: Option<&'r str>,
    format: Format,
    shape: &'r str,
    kind: Told<SourceKind>,
    encoding: Option<Told<Encoding>>,
    delimiter: Option<Told<Delimiter>>,
    quote: Option<Quote>,
    heading_lines: Vec<u32>,
    layout: Layout,
    way: Option<Way>,
    year: Option<Told<Period>>,
    house: Option<Told<&'r str>>,
    columns: Vec<Column<'r>>,
    lines: Lines,
    rows_in: usize,
    rows_used: usize,
    rows_out: usize,
    set_aside: &'r [SetAside],
    references: &'r [Arc<str>],
    unknown_wordings: Vec<&'r str>,
    wordings: &'r [WordingReceipt],
    warnings: Vec<Warning<'r>>,
    questions: &'r [Question],
}

/// Something decided, and why.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
struct Told<T> {
    value: T,
    evidence: Evidence,
}

impl<T> From<(T, Evidence)> for Told<T> {
    fn from((value, evidence): (T, Evidence)) -> Self {
        Self { value, evidence }
    }
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Column<'r> {
    name: &'r str,
    role: Role,
    decimal_mark: Option<Told<DecimalMark>>,
    absences: &'r BTreeMap<Absence, usize>,
    unreadable: usize,
    control: Option<Control>,
}

/// Something a person should look at, though nothing is asked.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Warning<'r> {
    /// Lines in another character set than the rest.
    MixedEncoding { lines: &'r [u32] },
    /// Lines whose quote is never closed.
    StrayQuotes { lines: &'r [u32] },
    /// Rows with fewer or more fields than the heading.
    UnevenRows { count: usize },
    /// Figures that share house, indicator and period with an earlier one.
    DoubledFigures { count: usize },
    /// Columns whose blank cells were filled from above.
    FilledDown { columns: &'r [Arc<str>] },
    /// Columns of personal data left out.
    LeftOut { columns: &'r [Arc<str>] },
    /// Members of a zip that are no tables, columns of lists and records.
    Unread { names: &'r [Arc<str>] },
    /// Cells that could not be read as what their column is.
    Unreadable { column: &'r str, count: usize },
}

impl<'r> Document<'r> {
    /// The document of a receipt.
    #[must_use]
    pub fn of(receipt: &'r Receipt) -> Self {
        let reading = &receipt.reading;
        let heading_lines = if reading.heading_lines.is_empty() {
            receipt.heading_line.into_iter().collect()
        } else {
            reading.heading_lines.clone()
        };
        let columns = receipt.columns.iter().map(|column| Column {
            name: &column.name,
            role: column.role,
            decimal_mark: column.decimal.map(Told::from),
            absences: &column.absences,
            unreadable: column.unreadable,
            control: column.control,
        });
        Self {
            version: VERSION,
            file: &receipt.file,
            sha256: &receipt.sha256,
            bytes: receipt.bytes,
            table: receipt.table.as_deref(),
            format: receipt.format,
            shape: &receipt.shape,
            kind: receipt.kind.into(),
            encoding: receipt.encoding.map(Told::from),
            delimiter: receipt.delimiter.map(Told::from),
            quote: receipt.delimiter.map(|_| reading.quote),
            heading_lines,
            layout: receipt.layout,
            way: reading.way,
            year: reading.year.map(Told::from),
            house: reading.house.as_ref().map(|(house, evidence)| Told::from((&**house, *evidence))),
            columns: columns.collect(),
            lines: receipt.lines,
            rows_in: receipt.rows_in,
            rows_used: receipt.rows_used,
            rows_out: receipt.rows_out,
            set_aside: &receipt.set_aside,
            references: &receipt.references,
            unknown_wordings: receipt
                .wordings
                .iter()
                .filter(|met| met.placement.is_none())
                .map(|met| &*met.wording)
                .collect(),
            wordings: &receipt.wordings,
            warnings: warnings(receipt),
            questions: &receipt.questions,
        }
    }
}

fn warnings(receipt: &Receipt) -> Vec<Warning<'_>> {
    let reading = &receipt.reading;
    let of_file = [
        (!reading.mixed_lines.is_empty()).then_some(Warning::MixedEncoding {
            lines: &reading.mixed_lines,
        }),
        (!reading.stray_quotes.is_empty()).then_some(Warning::StrayQuotes {
            lines: &reading.stray_quotes,
        }),
        (reading.uneven_rows > 0).then_some(Warning::UnevenRows {
            count: reading.uneven_rows,
        }),
        (receipt.doubled > 0).then_some(Warning::DoubledFigures { count: receipt.doubled }),
        (!reading.filled_down.is_empty()).then_some(Warning::FilledDown {
            columns: &reading.filled_down,
        }),
        (!reading.left_out.is_empty()).then_some(Warning::LeftOut {
            columns: &reading.left_out,
        }),
        (!reading.unread.is_empty()).then_some(Warning::Unread { names: &reading.unread }),
    ];
    let unreadable = receipt.columns.iter().filter(|column| column.unreadable > 0);
    let of_columns = unreadable.map(|column| Warning::Unreadable {
        column: &column.name,
        count: column.unreadable,
    });
    of_file.into_iter().flatten().chain(of_columns).collect()
}
