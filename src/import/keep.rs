//! What may be kept of a file: all of it, or a copy without the personal data a person left out.

use std::borrow::Cow;

use csv::{QuoteStyle, WriterBuilder};

use super::grid::Grid;
use super::records::{Dialect, Record};
use super::{Choices, Refusal, layout, personal, stack};

/// The bytes of a file that may be kept beside what was read from it.
///
/// A file without personal data is kept as it is. Of another a copy is given in which the cells left out are blank, addresses in
/// running text are masked and tables that were not read are missing; every line keeps its number, and the copy reads as the file does.
///
/// # Errors
///
/// [`Refusal`] where [`read`](super::read) refuses the file.
pub fn keepable<'b>(bytes: &'b [u8], choices: &Choices) -> Result<Cow<'b, [u8]>, Refusal> {
    let grid = Grid::of_text(bytes)?;
    let (dialect, _) = grid.dialect.ok_or(Refusal::OneColumn)?;
    let parts = stack::parts(&grid.records);
    let records = stack::chosen(&grid.records, &parts, choices)?;
    let frame = layout::find(records)?;
    let dropped = personal::dropped(&frame, records, choices)?;
    match personal::without(records, &frame, &dropped) {
        Cow::Borrowed(_) => Ok(Cow::Borrowed(bytes)),
        Cow::Owned(safe) => written(&safe, dialect).map(Cow::Owned),
    }
}

/// The records as a text, each on its line.
fn written(records: &[Record], dialect: Dialect) -> Result<Vec<u8>, Refusal> {
    let mut out = Vec::new();
    let mut line = 1;
    for record in records {
        while line < record.line {
            out.push(b'\n');
            line += 1;
        }
        if record.width() == 0 {
            continue;
        }
        let mut writer = WriterBuilder::new()
            .delimiter(dialect.delimiter.byte())
            .quote(dialect.quote.byte())
            .quote_style(QuoteStyle::Necessary)
            .from_writer(&mut out);
        let cells = (0..record.width()).map(|column| record.raw(column));
        writer
            .write_record(cells)
            .and_then(|()| writer.flush().map_err(Into::into))
            .map_err(|_| Refusal::Binary)?;
        drop(writer);
        let breaks = (0..record.width())
            .map(|column| record.raw(column).matches('\n').count())
            .sum::<usize>();
        line += 1 + u32::try_from(breaks).unwrap_or(u32::MAX);
    }
    Ok(out)
}
