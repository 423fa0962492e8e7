//! Text to records, each with its true line. Tokenising is the `csv` crate's work; this file only keeps the lines straight.
//!
//! The crate passes over empty lines and counts the position of the next record from them, so the line is counted here
//! from the byte where a record's text truly begins, and empty lines become blank records of their own.

use std::iter;

use csv::{Reader, ReaderBuilder, StringRecord};

use super::container::check_width;
use super::dialect::Dialect;
use super::fields::Fields;
use super::pool::as_code;
use super::threads;
use super::{Refusal, Step, Watch};

/// One record of the file.
#[derive(Debug, Clone, Default)]
pub(super) struct Record {
    /// Line it begins on, from 1.
    pub line: u32,
    /// Fields of the table, where its rows are cut short after the last that holds something.
    width: u16,
    is_of_sheet: bool,
    /// Marked are numbers a workbook knows as such; none of a text's.
    fields: Fields,
}

impl Record {
    /// A row of a sheet: its cells, and which of them the workbook knows as numbers.
    pub fn of_sheet(line: u32, cells: impl Iterator<Item = (String, bool)>) -> Self {
        Self {
            line,
            width: 0,
            is_of_sheet: true,
            fields: Fields::marked(cells),
        }
    }

    /// The record with other cells; its line and what the workbook knows of them stay.
    pub fn with_cells<'c>(&self, cells: impl IntoIterator<Item = &'c str>) -> Self {
        let marked = cells.into_iter().enumerate().map(|(column, cell)| (cell, self.is_typed(column)));
        Self {
            fields: Fields::marked(marked),
            ..*self
        }
    }

    /// Its fields.
    pub fn fields(&self) -> Fields {
        self.fields.clone()
    }

    /// Makes it at least so wide, up to as many columns as a table may have.
    pub fn widen(&mut self, width: usize) {
        self.width = u16::try_from(width).unwrap_or(u16::MAX);
    }

    /// Whether a field is a number whose decimal mark is surely a point, as in a workbook.
    pub fn is_typed(&self, column: usize) -> bool {
        self.fields.is_marked(column)
    }

    /// A field as it stands in the file; empty past the end.
    pub fn raw(&self, column: usize) -> &str {
        self.fields.get(column)
    }

    /// A field without surrounding space, a quote that never closes, or the guard Excel exports put around ids (`="0012"`); empty past the end.
    pub fn cell(&self, column: usize) -> &str {
        cell_of(self.fields.get(column))
    }

    /// All fields, trimmed.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        (0..self.fields.len()).map(|column| self.cell(column))
    }

    /// How many fields there are.
    pub fn width(&self) -> usize {
        self.fields.len().max(self.width.into())
    }

    /// How many fields hold something.
    pub fn filled(&self) -> usize {
        self.cells().filter(|cell| !cell.is_empty()).count()
    }

    /// The columns that hold something.
    pub fn filled_columns(&self) -> impl Iterator<Item = usize> {
        self.cells()
            .enumerate()
            .filter(|(_, cell)| !cell.is_empty())
            .map(|(column, _)| column)
    }

    /// Line breaks in its fields; none in those of a sheet, whose row is one line whatever its cells hold.
    pub fn breaks(&self) -> u32 {
        if self.is_of_sheet { 0 } else { self.fields.breaks() }
    }

    /// Whether a letter stands anywhere in it.
    pub fn contains(&self, char: char) -> bool {
        self.fields.contains(char)
    }

    /// Where the last field that holds something ends.
    pub fn reach(&self) -> usize {
        let last = (0..self.fields.len()).rev().find(|column| !self.cell(*column).is_empty());
        last.map_or(0, |column| column + 1)
    }

    /// Whether two records have the same cells.
    pub fn is_like(&self, other: &Self) -> bool {
        self.cells().eq(other.cells())
    }

    /// Whether no field holds anything.
    pub fn is_blank(&self) -> bool {
        self.cells().all(str::is_empty)
    }

    /// The first field that holds something.
    pub fn first_text(&self) -> &str {
        self.cells().find(|cell| !cell.is_empty()).unwrap_or_default()
    }

    /// The fields that hold something, as one text.
    pub fn joined(&self) -> String {
        self.cells().filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

/// A field as [`Record::cell`] gives it.
pub(super) fn cell_of(text: &str) -> &str {
    // Most cells are as they should be.
    if let (Some(b'!'..=b'<' | b'>'..=b'~'), Some(b'!'..=b'~')) = (text.as_bytes().first(), text.as_bytes().last())
        && !text.starts_with('"')
    {
        return text;
    }
    let text = text.trim();
    let Some(inner) = text.strip_prefix(['=', '"']) else {
        return text;
    };
    // A quote that opens and never closes is a slip.
    if text.starts_with('"') && !inner.contains('"') {
        return inner;
    }
    text.strip_prefix("=\"").and_then(|inner| inner.strip_suffix('"')).unwrap_or(text)
}

/// A text's records, and where a stray quote had to be taken for a letter.
#[derive(Debug, Default)]
pub(super) struct Cut {
    /// The records, blank lines among them.
    pub records: Vec<Record>,
    /// Lines with a quote that is never closed.
    pub stray_quotes: Vec<u32>,
}

/// More stray quotes than this, and quotes mean nothing in the file.
const MOST_STRAYS: usize = 1000;

/// Nor may they make the text be gone through more often than this.
const MOST_SWALLOWED: usize = 4;

/// Cuts a text that nobody waits for into records.
pub(super) fn tokenise(text: &str, dialect: impl Into<Dialect>) -> Result<Cut, Refusal> {
    cut(text, dialect.into(), &Watch::default())
}

/// A text without quotes that is longer than this is cut by several threads.
const LONG: usize = 1 << 20;

/// Cuts a text into records.
///
/// A quote that opens a field and runs over lines without pairing is a letter: its line is cut without quotes, and the next
/// line begins anew, so that a single slip does not swallow the file.
pub(super) fn cut(text: &str, dialect: Dialect, watch: &Watch) -> Result<Cut, Refusal> {
    let has_quotes = text.as_bytes().contains(&dialect.quote.byte());
    if has_quotes {
        cut_from(text, Room::Unknown, dialect, watch)
    } else if text.len() < LONG {
        cut_from(text, Room::of(text, dialect), dialect, watch)
    } else {
        cut_lines(text, threads::number(), dialect, watch)
    }
}

/// Cuts a text without quotes: every line is a record, so its parts are cut at the same time.
fn cut_lines(text: &str, n_parts: usize, dialect: Dialect, watch: &Watch) -> Result<Cut, Refusal> {
    // The first takes in the others.
    let wholes = iter::once(Some(text)).chain(iter::repeat(None));
    let parts = threads::each(parts(text, n_parts).into_iter().zip(wholes), |(part, whole)| {
        let n_lines = part.bytes().filter(|byte| *byte == b'\n').count();
        let room = Room::of(whole.unwrap_or(part), dialect);
        cut_from(part, room, dialect, watch).map(|cut| (cut.records, n_lines))
    });
    let mut records: Vec<Record> = Vec::new();
    let mut lines_before = 0;
    for part in parts {
        let (mut part, n_lines) = part?;
        for record in &mut part {
            record.line = record.line.saturating_add(as_code(lines_before));
        }
        lines_before += n_lines;
        let n_blank = part.iter().take_while(|record| record.is_blank()).count();
        if records.is_empty() {
            records = part;
            continue;
        }
        part.drain(..n_blank).for_each(|blank| push(&mut records, blank));
        records.append(&mut part);
    }
    Ok(Cut {
        records,
        stray_quotes: Vec::new(),
    })
}

/// Adds a record. Of many blank ones in a row only the first and the last are kept, so that a million cost nothing: they tell which
/// lines lie between.
fn push(records: &mut Vec<Record>, record: Record) {
    let is_in_gap = record.is_blank() && matches!(&records[..], [.., before, last] if before.is_blank() && last.is_blank());
    if let Some(last) = records.last_mut().filter(|_| is_in_gap) {
        *last = record;
    } else {
        records.push(record);
    }
}

/// A text in about equal parts of whole lines.
fn parts(text: &str, n_parts: usize) -> Vec<&str> {
    let mut parts = Vec::with_capacity(n_parts);
    let mut rest = text;
    for n_left in (2..=n_parts).rev() {
        let middle = rest.len() / n_left;
        let line = rest.bytes().skip(middle).position(|byte| byte == b'\n');
        if let Some((part, after)) = line.and_then(|end| rest.split_at_checked(middle + end + 1)) {
            parts.push(part);
            rest = after;
        }
    }
    parts.push(rest);
    parts
}

/// How many records there will be: a list that doubles is three times what it holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Room {
    /// One for each line that holds something, and up to two between.
    Lines(usize),
    /// Quotes may make one record of many lines.
    Unknown,
}

impl Room {
    /// Of a text without quotes, whose every line ends in a line feed.
    fn of(text: &str, dialect: Dialect) -> Self {
        let is_nothing = |byte: &u8| *byte == dialect.delimiter.byte() || byte.is_ascii_whitespace();
        let (mut n_records, mut n_blank) = (0, 0);
        for line in text.as_bytes().split(|byte| *byte == b'\n') {
            n_blank = if line.iter().all(is_nothing) { n_blank + 1 } else { 0 };
            n_records += usize::from(n_blank <= 2);
        }
        Self::Lines(n_records)
    }
}

fn cut_from(text: &str, room: Room, dialect: Dialect, watch: &Watch) -> Result<Cut, Refusal> {
    let mut cutter = Cutter {
        text,
        dialect,
        has_quotes: room == Room::Unknown,
        watch,
        lines: Lines { text, at: 0, line: 1 },
        out: Cut::default(),
        swallowed: 0,
    };
    if let Room::Lines(n_records) = room {
        cutter.out.records.reserve_exact(n_records);
    }
    let mut from = 0;
    while let Some(stray) = cutter.run(from, Quotes::Respected)? {
        cutter.out.stray_quotes.push(cutter.lines.line_at(stray));
        if cutter.out.stray_quotes.len() > MOST_STRAYS || cutter.swallowed > MOST_SWALLOWED * text.len() {
            cutter.run(stray, Quotes::Ignored)?;
            break;
        }
        let line_end = text
            .as_bytes()
            .get(stray..)
            .unwrap_or_default()
            .iter()
            .position(|byte| *byte == b'\n');
        from = line_end.map_or(text.len(), |end| stray + end + 1);
        cutter.one_line(stray, from)?;
    }
    Ok(cutter.out)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Quotes {
    Respected,
    Ignored,
}

struct Cutter<'t> {
    text: &'t str,
    dialect: Dialect,
    has_quotes: bool,
    watch: &'t Watch,
    lines: Lines<'t>,
    out: Cut,
    /// Bytes that stray quotes ran over in vain.
    swallowed: usize,
}

impl<'t> Cutter<'t> {
    fn reader(&self, from: usize, quotes: Quotes) -> Reader<&'t [u8]> {
        ReaderBuilder::new()
            .delimiter(self.dialect.delimiter.byte())
            .quote(self.dialect.quote.byte())
            .escape(self.dialect.has_backslashes.then_some(b'\\'))
            .has_headers(false)
            .flexible(true)
            .quoting(quotes == Quotes::Respected)
            .from_reader(self.text.as_bytes().get(from..).unwrap_or_default())
    }

    /// Cuts from a byte on, to the end or to a record with a stray quote, whose first byte it gives.
    fn run(&mut self, start: usize, quotes: Quotes) -> Result<Option<usize>, Refusal> {
        let mut reader = self.reader(start, quotes);
        let mut fields = StringRecord::new();
        let position = |reader: &Reader<&[u8]>| usize::try_from(reader.position().byte()).map(|at| at + start);
        loop {
            let from = position(&reader).map_err(|_| Refusal::Binary)?;
            let has_more = reader.read_record(&mut fields).map_err(|_| Refusal::Binary)?;
            let begins = self.after_blank_lines(from);
            if !has_more {
                return Ok(None);
            }
            let end = position(&reader).map_err(|_| Refusal::Binary)?;
            if quotes == Quotes::Respected && self.has_stray_quote(begins, end, &fields) {
                self.swallowed += end - begins;
                return Ok(Some(begins));
            }
            check_width(fields.len())?;
            self.make_room(end);
            self.push(begins, &fields);
            if self.out.records.len().is_multiple_of(4096) && !self.watch.at(Step::Cutting, end, self.text.len()) {
                return Ok(None);
            }
        }
    }

    /// Cuts one line without regard to quotes.
    fn one_line(&mut self, begins: usize, end: usize) -> Result<(), Refusal> {
        let mut fields = StringRecord::new();
        if self
            .reader(begins, Quotes::Ignored)
            .read_record(&mut fields)
            .map_err(|_| Refusal::Binary)?
        {
            self.push(begins, &fields);
        }
        self.lines.line_at(end);
        Ok(())
    }

    /// Makes room for as many more records as the text will give, told by those it gave up to a byte: a list that doubles is three
    /// times what it holds.
    fn make_room(&mut self, end: usize) {
        const FEW: usize = 512;
        let records = &mut self.out.records;
        if records.len() == records.capacity() && records.len() >= FEW {
            let left = self.text.len().saturating_sub(end);
            let more = records.len() as u64 * left as u64 / end.max(1) as u64;
            // Short rows at the top are no promise of short rows below.
            let more = usize::try_from(more).unwrap_or(0).min(records.len() * 4);
            records.reserve_exact(more.max(records.len() / 8) + FEW);
        }
    }

    fn push(&mut self, begins: usize, fields: &StringRecord) {
        let line = self.lines.line_at(begins);
        let record = Record {
            line,
            fields: fields.into(),
            ..Record::default()
        };
        push(&mut self.out.records, record);
    }

    /// Whether a record runs over lines, or to the end of the file, with quotes that do not pair.
    fn has_stray_quote(&self, begins: usize, end: usize, fields: &StringRecord) -> bool {
        let runs_on = self.has_quotes && (fields.as_slice().contains('\n') || end >= self.text.len());
        let quote = char::from(self.dialect.quote.byte());
        let text = self.text.get(begins..end).unwrap_or_default();
        runs_on && !self.dialect.has_backslashes && text.matches(quote).count() % 2 == 1
    }

    /// Steps over the rest of the last record's line break and over empty lines, keeping these as blank records.
    fn after_blank_lines(&mut self, from: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut at = from;
        if at > 0 && bytes.get(at - 1) == Some(&b'\r') && bytes.get(at) == Some(&b'\n') {
            at += 1;
        }
        while let Some(b'\r' | b'\n') = bytes.get(at) {
            if bytes.get(at) == Some(&b'\n') {
                self.push(at, &StringRecord::new());
            }
            at += 1;
        }
        at
    }
}

/// Counts lines up to a byte, going forward only.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: u32,
}

impl Lines<'_> {
    fn line_at(&mut self, byte: usize) -> u32 {
        let passed = self.text.get(self.at..byte).unwrap_or_default();
        let breaks = passed.matches('\n').count();
        self.line = self.line.saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX));
        self.at = self.at.max(byte);
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::super::Delimiter;
    use super::*;

    fn shown(text: &str, delimiter: Delimiter) -> Vec<(u32, Vec<String>)> {
        let cut = tokenise(text, delimiter).expect("records");
        cut.records
            .iter()
            .map(|record| (record.line, record.cells().map(str::to_owned).collect()))
            .collect()
    }

    #[test]
    fn lines_are_true_across_quoted_breaks_and_empty_lines() {
        for end in ["\n", "\r\n"] {
            let text = ["a;b", "", "\"x", "y\";2", "", "", "c;d", ""].join(end);
            let lines: Vec<u32> = tokenise(&text, Delimiter::Semicolon)
                .expect("records")
                .records
                .iter()
                .map(|record| record.line)
                .collect();
            assert_eq!(lines, [1, 2, 3, 5, 6, 7], "{end:?}");
        }
    }

    #[test]
    fn of_many_blank_lines_the_first_and_the_last_are_kept() {
        let text = format!("a;b\n{}c;d\n{}", "\n;\n".repeat(50), ";\n".repeat(30));
        let lines: Vec<u32> = shown(&text, Delimiter::Semicolon).into_iter().map(|(line, _)| line).collect();
        assert_eq!(lines, [1, 2, 101, 102, 103, 132]);
    }

    #[test]
    fn quotes_hold_delimiters_and_doubled_quotes() {
        let found = shown("navn,tal\n\"Kita \"\"Sol\"\", øst\",\"1,5\"\n", Delimiter::Comma);
        assert_eq!(found[1], (2, vec!["Kita \"Sol\", øst".to_owned(), "1,5".to_owned()]));
    }

    #[test]
    fn excel_guards_and_spaces_fall_away() {
        let found = shown("=\"0012\"; Sol\u{a0};\"=\"\"0013\"\"\"\n", Delimiter::Semicolon);
        assert_eq!(found[0].1, ["0012", "Sol", "0013"]);
    }

    #[test]
    fn a_stray_quote_does_not_swallow_the_file() {
        let found = shown("a;b\n\"Sol;1\nMåne;2\n", Delimiter::Semicolon);
        assert_eq!((found.len(), &*found[1].1[0]), (3, "Sol"));
        assert_eq!(found[2].1, ["Måne", "2"]);
    }

    proptest::proptest! {
        #[test]
        fn there_is_room_for_every_record_and_for_few_more(text in "[a;\r\n ]{0,40}") {
            let (text, dialect) = (text.replace('\r', "\r\n"), Dialect::from(Delimiter::Semicolon));
            let Room::Lines(room) = Room::of(&text, dialect) else { panic!("no quotes") };
            let n_records = tokenise(&text, dialect).expect("records").records.len();
            proptest::prop_assert!(n_records <= room && room <= 2 * n_records + 3, "{n_records} {room}");
        }

        #[test]
        fn parts_are_cut_as_the_whole(text in "[a;\r\n ]{0,40}", n_parts in 1_usize..5) {
            let text = text.replace('\r', "\r\n");
            let (dialect, watch) = (Dialect::from(Delimiter::Semicolon), Watch::default());
            let shown = |cut: Cut| cut.records.iter().map(|record| (record.line, record.cells().map(str::to_owned).collect::<Vec<_>>())).collect::<Vec<_>>();
            let whole = shown(cut_from(&text, Room::of(&text, dialect), dialect, &watch).expect("records"));
            let joined = shown(cut_lines(&text, n_parts, dialect, &watch).expect("records"));
            proptest::prop_assert_eq!(whole, joined);
        }
    }
}
