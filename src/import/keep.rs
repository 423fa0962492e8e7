//! What may be kept of a file: all of it, or a copy of one table without the personal data in it and around it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use csv::{QuoteStyle, WriterBuilder};

use super::dialect::Dialect;
use super::piece::{Pace, RawTable};
use super::records::Record;
use super::{Choices, DecimalMark, Delimiter, Format, Import, Receipt, Refusal, Watch, container, each_piece, first_table, personal, read};

/// What may be kept, and how it is to be read.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept<'b> {
    /// Its name: the file's, or one ending in `.csv`.
    pub file_name: String,
    /// Its bytes.
    pub bytes: Cow<'b, [u8]>,
    /// How it is to be read.
    pub choices: Choices,
    /// What is understood of it.
    pub receipt: Receipt,
}

/// What may be kept beside what was read from a file.
///
/// A file is kept as it is where no table of it holds personal data, and all that is in it was looked into. Of another a copy of the table read is given, a CSV file in which the
/// cells left out are blank and addresses in running text are masked; every line keeps its number, and the copy reads as the table does.
///
/// # Errors
///
/// [`Refusal`] where [`read`] refuses the file.
pub fn keepable<'b>(bytes: &'b [u8], file_name: &str, choices: &Choices) -> Result<Kept<'b>, Refusal> {
    // Its rows are not asked for.
    let Import { receipt, .. } = read(bytes, file_name, choices)?;
    if is_clean(bytes)? {
        return Ok(Kept {
            file_name: file_name.to_owned(),
            bytes: Cow::Borrowed(bytes),
            choices: choices.clone(),
            receipt,
        });
    }
    let chosen = Choices {
        table: receipt.table.clone(),
        ..choices.clone()
    };
    let (name, bytes) = first_table(bytes, &chosen, Pace::Careful, &Watch::default(), |table| {
        Ok((format!("{}.csv", table.called(file_name)), copy(table, &receipt, choices)?))
    })?;
    let choices = fitted(&receipt, choices);
    let receipt = Receipt {
        // Next year's file comes as this one did.
        shape: Arc::clone(&receipt.shape),
        ..read(&bytes, &name, &choices)?.receipt
    };
    Ok(Kept {
        file_name: name,
        bytes: Cow::Owned(bytes),
        choices,
        receipt,
    })
}

/// Whether no table or sheet of the file, in sight or not, holds personal data. What cannot be looked into may hold some.
fn is_clean(bytes: &[u8]) -> Result<bool, Refusal> {
    let mut is_clean = !container::holds_unseen(bytes);
    each_piece(bytes, &Watch::default(), |entry, piece| {
        is_clean &= personal::guard_names(entry.name.as_deref()).is_ok();
        is_clean &= match piece {
            Ok(piece) => piece.bulk.is_some() || piece.tables().iter().all(|table| personal::is_clean(table.records)),
            Err(refusal) => refusal == Refusal::Empty,
        };
    })?;
    Ok(is_clean)
}

/// What was chosen for the file, for the copy of its table: what only the workbook or the file's name told is told.
fn fitted(receipt: &Receipt, choices: &Choices) -> Choices {
    let mut fitted = Choices {
        table: None,
        year: receipt.reading.year.map(|(year, _)| year),
        ..choices.clone()
    };
    if receipt.format != Format::Text {
        fitted.decimals.extend(marks(receipt));
    }
    fitted
}

/// The decimal marks of columns that have one.
fn marks(receipt: &Receipt) -> BTreeMap<Arc<str>, DecimalMark> {
    let columns = receipt.columns.iter().filter_map(|column| Some((&column.name, column.decimal?.0)));
    columns
        .filter(|(_, mark)| *mark != DecimalMark::None)
        .map(|(name, mark)| (Arc::clone(name), mark))
        .collect()
}

/// The table as a text, without what is personal in it.
fn copy(table: &RawTable<'_>, receipt: &Receipt, choices: &Choices) -> Result<Vec<u8>, Refusal> {
    let (frame, dropped) = personal::guard(table.records, choices, &Watch::default())?;
    let safe = personal::without(table.records, &frame, &dropped);
    let dialect = table
        .piece
        .grid
        .dialect
        .map_or_else(|| Delimiter::Semicolon.into(), |(dialect, _)| dialect);
    let has_comma = |column: usize| {
        let column = receipt.columns.get(column).and_then(|column| column.decimal);
        matches!(column, Some((DecimalMark::Comma, _)))
    };
    // A workbook's own number has a point, also where the texts of its column have a comma.
    let cell = |record: &Record, column: usize| match record.raw(column) {
        number if record.is_typed(column) && has_comma(column) => number.replace('.', ","),
        text => text.to_owned(),
    };
    written(&safe, dialect, cell)
}

/// The records as a text, each on its line.
fn written(records: &[Record], dialect: Dialect, cell: impl Fn(&Record, usize) -> String) -> Result<Vec<u8>, Refusal> {
    let mut out = Vec::new();
    let mut line = 1;
    for record in records {
        while line < record.line {
            out.push(b'\n');
            line += 1;
        }
        if record.is_blank() {
            continue;
        }
        let mut writer = WriterBuilder::new()
            .delimiter(dialect.delimiter.byte())
            .quote(dialect.quote.byte())
            .quote_style(QuoteStyle::Necessary)
            .from_writer(&mut out);
        let cells: Vec<String> = (0..record.width()).map(|column| cell(record, column)).collect();
        writer
            .write_record(&cells)
            .and_then(|()| writer.flush().map_err(Into::into))
            .map_err(|_| Refusal::Binary)?;
        drop(writer);
        let breaks: usize = cells.iter().map(|cell| cell.matches('\n').count()).sum();
        line += 1 + u32::try_from(breaks).unwrap_or(u32::MAX);
    }
    Ok(out)
}
