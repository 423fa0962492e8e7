//! Text to records, each with its true line. Tokenising is the `csv` crate's work; this file only keeps the lines straight.
//!
//! The crate passes over empty lines and counts the position of the next record from them, so the line is counted here
//! from the byte where a record's text truly begins, and empty lines become blank records of their own.

use csv::{ReaderBuilder, StringRecord};

use super::{Delimiter, Refusal};

/// One record of the file.
#[derive(Debug, Clone, Default)]
pub(super) struct Record {
    /// Line it begins on, from 1.
    pub line: u32,
    fields: StringRecord,
    /// Which fields are numbers a workbook knows as such; none of a text's.
    typed: Box<[bool]>,
    /// Fields of the table, where its rows are cut short after the last that holds something.
    width: usize,
}

impl Record {
    /// A row of a sheet: its cells, and which of them the workbook knows as numbers.
    pub fn of_sheet(line: u32, cells: impl Iterator<Item = (String, bool)>) -> Self {
        let mut fields = StringRecord::new();
        let typed = cells.map(|(text, is_typed)| {
            fields.push_field(&text);
            is_typed
        });
        Self {
            line,
            typed: typed.collect(),
            fields,
            width: 0,
        }
    }

    /// Makes it at least so wide.
    pub fn widen(&mut self, width: usize) {
        self.width = width;
    }

    /// Whether a field is a number whose decimal mark is surely a point, as in a workbook.
    pub fn is_typed(&self, column: usize) -> bool {
        self.typed.get(column).copied().unwrap_or(false)
    }

    /// A field without surrounding space or the guard Excel exports put around ids (`="0012"`); empty past the end.
    pub fn cell(&self, column: usize) -> &str {
        let text = self.fields.get(column).unwrap_or_default().trim();
        text.strip_prefix("=\"").and_then(|inner| inner.strip_suffix('"')).unwrap_or(text)
    }

    /// All fields, trimmed.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        (0..self.fields.len()).map(|column| self.cell(column))
    }

    /// How many fields there are.
    pub fn width(&self) -> usize {
        self.fields.len().max(self.width)
    }

    /// How many fields hold something.
    pub fn filled(&self) -> usize {
        self.cells().filter(|cell| !cell.is_empty()).count()
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

impl Delimiter {
    /// The byte between fields.
    pub(super) const fn byte(self) -> u8 {
        match self {
            Self::Semicolon => b';',
            Self::Comma => b',',
            Self::Tab => b'\t',
            Self::Pipe => b'|',
        }
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

/// Cuts a text into records.
pub(super) fn tokenise(text: &str, delimiter: Delimiter) -> Result<Vec<Record>, Refusal> {
    let quoted = cut(text, delimiter, Quotes::Respected)?;
    if ends_inside_quotes(text, &quoted) {
        cut(text, delimiter, Quotes::Ignored)
    } else {
        Ok(quoted)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Quotes {
    Respected,
    Ignored,
}

fn cut(text: &str, delimiter: Delimiter, quotes: Quotes) -> Result<Vec<Record>, Refusal> {
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter.byte())
        .has_headers(false)
        .flexible(true)
        .quoting(quotes == Quotes::Respected)
        .from_reader(text.as_bytes());
    let bytes = text.as_bytes();
    let mut lines = Lines { text, at: 0, line: 1 };
    let mut records = Vec::new();
    let mut fields = StringRecord::new();
    loop {
        let from = usize::try_from(reader.position().byte()).map_err(|_| Refusal::Binary)?;
        let has_more = reader.read_record(&mut fields).map_err(|_| Refusal::Binary)?;
        let begins = after_blank_lines(bytes, from, &mut lines, &mut records);
        if !has_more {
            return Ok(records);
        }
        records.push(Record {
            line: lines.line_at(begins),
            fields: std::mem::take(&mut fields),
            ..Record::default()
        });
    }
}

/// Steps over the rest of the last record's line break and over empty lines, keeping each of these as a blank record.
fn after_blank_lines(bytes: &[u8], from: usize, lines: &mut Lines<'_>, records: &mut Vec<Record>) -> usize {
    let mut at = from;
    if at > 0 && bytes.get(at - 1) == Some(&b'\r') && bytes.get(at) == Some(&b'\n') {
        at += 1;
    }
    while let Some(b'\r' | b'\n') = bytes.get(at) {
        if bytes.get(at) == Some(&b'\n') {
            records.push(Record {
                line: lines.line_at(at),
                ..Record::default()
            });
        }
        at += 1;
    }
    at
}

/// Whether a stray quote swallowed the rest of the file: the last record runs over lines and its quotes do not pair.
fn ends_inside_quotes(text: &str, records: &[Record]) -> bool {
    let Some(last) = records.last() else {
        return false;
    };
    let breaks_before = usize::try_from(last.line.saturating_sub(1)).unwrap_or(0);
    let tail: Vec<&str> = text.split('\n').skip(breaks_before).collect();
    let runs_on = tail.iter().filter(|line| !line.trim().is_empty()).count() > 1;
    runs_on && tail.iter().map(|line| line.matches('"').count()).sum::<usize>() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, delimiter: Delimiter) -> Vec<(u32, Vec<String>)> {
        let records = tokenise(text, delimiter).expect("records");
        records
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
                .iter()
                .map(|record| record.line)
                .collect();
            assert_eq!(lines, [1, 2, 3, 5, 6, 7], "{end:?}");
        }
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
        assert_eq!(found.len(), 3);
        assert_eq!(found[2].1, ["Måne", "2"]);
    }
}
