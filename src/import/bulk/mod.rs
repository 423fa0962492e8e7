//! The quick way: a long text whose every line is a row is cut straight into columns, each different cell read once.
//!
//! Only such a text goes it, of which the careful way would make the same: the heading and all else that is decided by looking is found
//! among the first lines, as carefully as ever, and below it no line is blank, longer, shorter, quoted over lines or a heading again, no
//! cell is personal or left to be filled from above. Otherwise nothing is given, and the careful way is gone.
//!
//! `polars` does not cut here: it gives values where a receipt needs the cells as they stand (`13.482` and `13,482`, `<5`, the lines).

mod ends;
mod raw;

use std::borrow::Cow;
use std::collections::HashMap;
use std::iter;

use encoding_rs::WINDOWS_1252;
use foldhash::fast::RandomState;
use memchr::memchr_iter;

use super::columns::{Cell, Column};
use super::dialect::Dialect;
use super::encoding::Letters;
use super::entries::Codes;
use super::fields::Fields;
use super::grid::Grid;
use super::layout::{self, Frame};
use super::pool::as_code;
use super::records::{self, Record};
use super::{Encoding, Evidence, Quote, Watch, merged, personal, stack, threads};
use raw::{Knife, RawColumn};

/// A shorter text is read carefully in no time.
pub(super) const LONG: usize = 1 << 20;
/// So many lines from the top, and bytes, show more than any decision about dialect and heading looks at.
const HEAD_LINES: usize = layout::TYPICAL_AMONG + 1000;
const HEAD_BYTES: usize = 256 * 1024;
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// The rows of a table, by column.
#[derive(Debug)]
pub(super) struct Bulk {
    columns: Vec<Coded>,
    n_rows: usize,
}

/// A column.
#[derive(Debug)]
struct Coded {
    /// Every different cell, in the order they first appear.
    cells: Fields,
    /// How many rows each stands in, and the first of them.
    seen: Vec<(u32, u32)>,
    /// The cell of each row.
    codes: Codes,
}

impl Bulk {
    /// The rows of a text that can go the quick way, and its first records.
    pub fn of(bytes: &[u8], watch: &Watch) -> Option<(Grid, Self)> {
        if bytes.len() < LONG {
            return None;
        }
        let head = bytes.get(..end_of_head(bytes)?)?;
        let mut grid = Grid::of_text(head, watch).ok()?;
        let (dialect, _) = grid.dialect.filter(|(dialect, _)| !dialect.has_backslashes)?;
        let heading = Heading::of(&grid)?;
        let (above, body) = bytes.split_at_checked(start_of_line(bytes, heading.first_line)?)?;
        let knife = Knife {
            delimiter: dialect.delimiter.byte(),
            quote: dialect.quote.byte(),
            width: heading.row.len(),
        };
        let raw = cut(body, knife, head.len() / grid.records.len(), watch)?;
        let encoding = encoding(above, &raw, &grid, head.is_ascii())?;
        grid.encoding = Some(encoding);
        let columns = threads::spread(raw, |column| Coded::of(column, encoding.0, dialect.quote));
        let columns = columns.into_iter().collect::<Option<Vec<_>>>()?;
        let bulk = Self {
            n_rows: columns.first()?.codes.len(),
            columns,
        };
        let last = last_record(body, encoding.0, dialect)?;
        bulk.is_plain(&grid.records, &heading, &last, watch).then_some((grid, bulk))
    }

    /// How many rows there are.
    pub const fn n_rows(&self) -> usize {
        self.n_rows
    }

    /// The columns.
    pub fn columns(&self) -> Vec<Column<'_>> {
        self.columns.iter().map(Coded::column).collect()
    }

    /// Whether the first records go on in these rows as the careful way would have it.
    fn is_plain(&self, records: &[Record], heading: &Heading, last: &Record, watch: &Watch) -> bool {
        let comes_again = self
            .columns
            .iter()
            .zip(&heading.row)
            .all(|(column, cell)| column.place(cell).is_some());
        if comes_again || self.has_blank_row() || !layout::ends_in_row(records, last) {
            return false;
        }
        let Ok(mut frame) = layout::find(records) else { return false };
        frame.go_on(self);
        personal::is_free(&frame, records, watch) && merged::columns(&frame).is_empty()
    }

    fn has_blank_row(&self) -> bool {
        let blanks: Option<Vec<u32>> = self.columns.iter().map(|column| column.place("")).collect();
        let is_blank = |row: usize, blanks: &[u32]| {
            let mut columns = self.columns.iter().zip(blanks);
            columns.all(|(column, blank)| column.codes.get(row) == Some(blank))
        };
        blanks.is_some_and(|blanks| (0..self.n_rows).any(|row| is_blank(row, &blanks)))
    }
}

/// Where the first lines end; nothing where there are no more.
fn end_of_head(text: &[u8]) -> Option<usize> {
    let mut ends = memchr_iter(b'\n', text).enumerate();
    let end = ends.find(|(line, end)| *line + 1 >= HEAD_LINES && *end >= HEAD_BYTES);
    end.map(|(_, end)| end + 1)
}

/// Where a line begins. Nothing where a lone `\r` ends a line above it.
fn start_of_line(text: &[u8], line: u32) -> Option<usize> {
    let before = usize::try_from(line).ok()?.checked_sub(2)?;
    let start = memchr_iter(b'\n', text).nth(before)? + 1;
    let above = text.get(..start)?;
    let mut returns = memchr_iter(b'\r', above);
    returns.all(|at| above.get(at + 1) == Some(&b'\n')).then_some(start)
}

/// The heading of a table whose rows follow it line by line.
struct Heading {
    /// The cells of its last row.
    row: Vec<String>,
    /// Line of the first row below it.
    first_line: u32,
}

impl Heading {
    fn of(grid: &Grid) -> Option<Self> {
        if !(grid.mixed_lines.is_empty() && grid.stray_quotes.is_empty() && stack::parts(&grid.records).is_ok_and(|parts| parts.is_empty()))
        {
            return None;
        }
        let frame = layout::find(&grid.records).ok()?;
        let line = frame.heading_line()?;
        let row = grid.records.iter().find(|record| record.line == line)?;
        let first_line = frame.rows.iter().next()?.line;
        is_regular(&frame, first_line).then(|| Self {
            row: (0..frame.names.len()).map(|column| row.cell(column).to_owned()).collect(),
            first_line,
        })
    }
}

/// Whether every record below the heading is a row on a line of its own, as wide as the heading.
fn is_regular(frame: &Frame<'_>, first_line: u32) -> bool {
    let width = frame.names.len();
    let is_so = |(at, record): (usize, &Record)| record.line == first_line.saturating_add(as_code(at)) && record.width() == width;
    frame.own_width == width
        && frame.heading_texts.last().is_some_and(|last| !last.trim().is_empty())
        && frame.rows_in == frame.rows.len()
        && frame.rows.iter().all(|row| row.block.is_none())
        && frame.rows.records().enumerate().all(is_so)
}

/// The rows, cut in as many parts as can be cut at once. A line is about so long.
fn cut<'b>(body: &'b [u8], knife: Knife, line: usize, watch: &Watch) -> Option<Vec<RawColumn<'b>>> {
    // Room that is not needed costs nothing until something stands there; the first part takes in the others.
    let room = |bytes: &[u8]| bytes.len() / line.max(1) * 9 / 8;
    let rooms = iter::once(room(body)).chain(iter::repeat(0));
    let parts = parts(body, threads::number()).into_iter().zip(rooms);
    let parts = threads::each(parts, |(part, most)| knife.cut(part, most.max(room(part)), watch));
    let mut parts = parts
        .into_iter()
        .collect::<Option<Vec<_>>>()?
        .into_iter()
        .map(Vec::into_iter)
        .collect::<Vec<_>>();
    let by_column = (0..knife.width).map(|_| parts.iter_mut().filter_map(Iterator::next).collect::<Vec<_>>());
    Some(threads::spread(by_column.collect(), |parts| {
        let joined = parts.into_iter().reduce(|mut above, next| {
            above.append(&next);
            above
        });
        joined.unwrap_or_default()
    }))
}

/// Lines in about equal parts.
fn parts(lines: &[u8], n_parts: usize) -> Vec<&[u8]> {
    let mut parts = Vec::with_capacity(n_parts);
    let mut rest = lines;
    for n_left in (2..=n_parts).rev() {
        let middle = rest.len() / n_left;
        let end = rest.get(middle..).and_then(|half| memchr_iter(b'\n', half).next());
        if let Some((part, after)) = end.and_then(|end| rest.split_at_checked(middle + end + 1)) {
            parts.push(part);
            rest = after;
        }
    }
    parts.push(rest);
    parts
}

/// The character set of all, told by every letter in it, and why; nothing where the first lines were read in another.
fn encoding(above: &[u8], columns: &[RawColumn<'_>], grid: &Grid, is_head_ascii: bool) -> Option<(Encoding, Evidence)> {
    let of_head = grid.encoding?;
    let mut letters = Letters::of(above.strip_prefix(BYTE_ORDER_MARK).unwrap_or(above));
    for field in columns.iter().flat_map(|column| &column.fields) {
        letters.add(Letters::of(field.bytes), field.count as usize);
    }
    match (letters.only()?, of_head.0) {
        (Encoding::Utf8, Encoding::Utf8 | Encoding::Utf8Bom) | (Encoding::Windows1252, Encoding::Windows1252) => Some(of_head),
        (Encoding::Windows1252, Encoding::Utf8) if is_head_ascii => Some((Encoding::Windows1252, of_head.1)),
        _ => None,
    }
}

/// The text of some of the bytes.
fn decoded(bytes: &[u8], encoding: Encoding) -> Option<Cow<'_, str>> {
    if encoding == Encoding::Windows1252 {
        return Some(WINDOWS_1252.decode_without_bom_handling(bytes).0);
    }
    str::from_utf8(bytes).ok().map(Cow::Borrowed)
}

fn last_record(body: &[u8], encoding: Encoding, dialect: Dialect) -> Option<Record> {
    let lines = body.strip_suffix(b"\n").unwrap_or(body);
    let start = memchr::memrchr(b'\n', lines).map_or(0, |end| end + 1);
    let text = decoded(lines.get(start..)?, encoding)?;
    records::tokenise(&text, dialect).ok()?.records.pop()
}

/// A field without its quotes; nothing where a letter in it needs the careful way.
fn text(field: &[u8], encoding: Encoding, quote: Quote) -> Option<Cow<'_, str>> {
    let needs_care = |char: char| matches!(char, '\0'..='\u{8}' | '\n' | '\r' | '\u{e}'..='\u{1f}' | '\u{80}'..='\u{9f}' | '\u{feff}');
    let text = decoded(field, encoding)?;
    if text.contains(needs_care) {
        return None;
    }
    let quote = char::from(quote.byte());
    if !text.starts_with(quote) {
        return Some(text);
    }
    let (single, doubled) = (quote.to_string(), format!("{quote}{quote}"));
    let inner = text.strip_prefix(quote)?.strip_suffix(quote)?;
    // A quote that is not doubled ends the quoting in the midst of the field.
    let is_paired = !inner.replace(&doubled, "").contains(quote);
    is_paired.then(|| inner.replace(&doubled, &single).into())
}

impl Coded {
    /// A column's fields as cells; nothing where one of them needs the careful way.
    fn of(raw: RawColumn<'_>, encoding: Encoding, quote: Quote) -> Option<Self> {
        let RawColumn { fields, mut codes, .. } = raw;
        let texts = fields
            .iter()
            .map(|field| text(field.bytes, encoding, quote))
            .collect::<Option<Vec<_>>>()?;
        let cells = || texts.iter().map(|text| records::cell_of(text));
        let mut seen: Vec<(u32, u32)> = fields.iter().map(|field| (field.count, field.first)).collect();
        // Fields that are cells as they stand are all different.
        if cells().zip(&fields).all(|(cell, field)| cell.as_bytes() == field.bytes) {
            return Some(Self {
                cells: cells().collect(),
                seen,
                codes: codes.into(),
            });
        }
        let mut known: HashMap<&str, u32, RandomState> = HashMap::default();
        let places: Vec<u32> = cells()
            .map(|cell| {
                let next = as_code(known.len());
                *known.entry(cell).or_insert(next)
            })
            .collect();
        let mut different = Vec::with_capacity(known.len());
        let mut counts: Vec<(u32, u32)> = Vec::with_capacity(known.len());
        for ((cell, place), (count, first)) in cells().zip(&places).zip(seen.drain(..)) {
            if let Some(known) = counts.get_mut(*place as usize) {
                known.0 += count;
            } else {
                different.push(cell);
                counts.push((count, first));
            }
        }
        for code in &mut codes {
            *code = places.get(*code as usize).copied().unwrap_or_default();
        }
        Some(Self {
            cells: different.iter().collect(),
            seen: counts,
            codes: codes.into(),
        })
    }

    fn column(&self) -> Column<'_> {
        let cells = self.seen.iter().enumerate().map(|(place, (count, first))| Cell {
            text: self.cells.get(place),
            is_typed: false,
            count: *count as usize,
            first: *first,
        });
        Column::new(cells.collect(), Codes::clone(&self.codes))
    }

    /// The number of a cell, if it stands anywhere.
    fn place(&self, cell: &str) -> Option<u32> {
        (0..self.cells.len()).find(|place| self.cells.get(*place) == cell).map(as_code)
    }
}
