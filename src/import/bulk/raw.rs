//! Lines cut into columns of bytes, every different field once.

use std::collections::HashMap;

use foldhash::fast::RandomState;
use memchr::{memchr_iter, memchr2_iter};

use super::super::pool::as_code;
use super::super::{Step, Watch};

/// A column of fields as they stand in the file, quotes and all.
#[derive(Debug, Default)]
pub(super) struct RawColumn<'b> {
    /// Every different field, in the order they first appear.
    pub fields: Vec<RawField<'b>>,
    /// The field of each row.
    pub codes: Vec<u32>,
    words: HashMap<u64, u32, RandomState>,
    others: HashMap<&'b [u8], u32, RandomState>,
    /// The field of the row above.
    last: u32,
}

/// A field, wherever it stands in its column.
#[derive(Debug, Clone, Copy)]
pub(super) struct RawField<'b> {
    /// Its bytes.
    pub bytes: &'b [u8],
    /// Rows it stands in.
    pub count: u32,
    /// The first of them.
    pub first: u32,
    /// The field that followed it when it last stood in a row: most often it will again, for exports are sorted.
    next: u32,
    /// All of it, where it is short.
    word: Option<u64>,
}

/// A field of less than eight bytes as one number.
fn word(bytes: &[u8]) -> Option<u64> {
    let length = u64::try_from(bytes.len()).ok().filter(|length| *length < 8)?;
    Some(bytes.iter().fold(length, |word, byte| (word << 8) | u64::from(*byte)))
}

impl<'b> RawColumn<'b> {
    fn add(&mut self, bytes: &'b [u8]) {
        let word = word(bytes);
        let last = self.last as usize;
        let next = self.fields.get(last).map_or(0, |last| last.next);
        let is_next = |field: &RawField<'_>| field.word == word && (word.is_some() || field.bytes == bytes);
        let code = if self.fields.get(next as usize).is_some_and(is_next) {
            next
        } else {
            let first = as_code(self.codes.len());
            let code = self.code(bytes, word, first);
            if let Some(last) = self.fields.get_mut(last) {
                last.next = code;
            }
            code
        };
        if let Some(field) = self.fields.get_mut(code as usize) {
            field.count += 1;
        }
        self.codes.push(code);
        self.last = code;
    }

    /// The number of a field, a new one where it is new.
    fn code(&mut self, bytes: &'b [u8], word: Option<u64>, first: u32) -> u32 {
        let fields = &mut self.fields;
        let add = || {
            let code = as_code(fields.len());
            fields.push(RawField {
                bytes,
                count: 0,
                first,
                next: code,
                word,
            });
            code
        };
        match word {
            Some(word) => *self.words.entry(word).or_insert_with(add),
            None => *self.others.entry(bytes).or_insert_with(add),
        }
    }

    /// Adds the rows of the next part of the file.
    pub fn append(&mut self, next: &Self) {
        let n_rows = as_code(self.codes.len());
        let mut codes = Vec::with_capacity(next.fields.len());
        for field in &next.fields {
            let code = self.code(field.bytes, field.word, n_rows + field.first);
            if let Some(known) = self.fields.get_mut(code as usize) {
                known.count += field.count;
            }
            codes.push(code);
        }
        self.codes.extend(next.codes.iter().filter_map(|code| codes.get(*code as usize)));
    }
}

/// How lines are cut.
#[derive(Debug, Clone, Copy)]
pub(super) struct Knife {
    /// What stands between fields.
    pub delimiter: u8,
    /// What may stand around one.
    pub quote: u8,
    /// Fields of every line.
    pub width: usize,
}

/// What a field is, as far as it is cut.
#[derive(PartialEq, Eq)]
enum Cut {
    Whole,
    /// The delimiter stands within quotes.
    Open,
    /// Something stands after the closing quote.
    Odd,
}

impl Knife {
    /// Cuts whole lines; nothing where one is not as wide as all, or has quotes that do not stand around a field, or where nobody
    /// waits any more.
    pub fn cut<'b>(self, lines: &'b [u8], watch: &Watch) -> Option<Vec<RawColumn<'b>>> {
        let mut columns: Vec<RawColumn<'b>> = (0..self.width).map(|_| RawColumn::default()).collect();
        let (mut start, mut column, mut row) = (0, 0, 0_usize);
        let ends = memchr2_iter(self.delimiter, b'\n', lines);
        let after_last = (lines.last() != Some(&b'\n')).then_some(lines.len());
        for end in ends.chain(after_last) {
            let is_line_end = lines.get(end) != Some(&self.delimiter);
            let mut field = lines.get(start..end)?;
            if is_line_end {
                field = field.strip_suffix(b"\r").unwrap_or(field);
            }
            match self.look(field) {
                Cut::Open if !is_line_end => continue,
                Cut::Whole => columns.get_mut(column)?.add(field),
                Cut::Open | Cut::Odd => return None,
            }
            (start, column) = (end + 1, column + 1);
            if is_line_end {
                // About as many rows as have been met for each byte.
                let expected = || row.max(1) * (lines.len() / start).max(1);
                if column != self.width || (row.is_multiple_of(4096) && !watch.at(Step::Cutting, row, expected())) {
                    return None;
                }
                (column, row) = (0, row + 1);
            }
        }
        (column == 0).then_some(columns)
    }

    fn look(self, field: &[u8]) -> Cut {
        if field.first() != Some(&self.quote) {
            return Cut::Whole;
        }
        let n_quotes = memchr_iter(self.quote, field).count();
        if n_quotes % 2 == 1 {
            Cut::Open
        } else if field.last() == Some(&self.quote) {
            Cut::Whole
        } else {
            Cut::Odd
        }
    }
}
