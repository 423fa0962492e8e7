//! Lines cut into columns of bytes, every different field once.

use std::collections::HashMap;
use std::num::NonZeroU64;

use foldhash::fast::RandomState;
use memchr::memchr_iter;

use super::super::pool::as_code;
use super::super::{Step, Watch};
use super::ends::Ends;

/// A column of fields as they stand in the file, quotes and all.
#[derive(Debug, Default)]
pub(super) struct RawColumn<'b> {
    /// Every different field, in the order they first appear.
    pub fields: Vec<RawField<'b>>,
    /// The field of each row.
    pub codes: Vec<u32>,
    words: HashMap<NonZeroU64, u32, RandomState>,
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
    word: Option<NonZeroU64>,
}

/// A field of less than eight bytes as one number, never nought. What follows it in the file lets all of it be taken at once.
fn word(field: &[u8], from_field: &[u8]) -> Option<NonZeroU64> {
    let length = u32::try_from(field.len()).ok().filter(|length| *length < 8)?;
    let eight = match from_field.first_chunk() {
        Some(eight) => u64::from_le_bytes(*eight),
        None => field.iter().rev().fold(0, |word, byte| (word << 8) | u64::from(*byte)),
    };
    let own = eight & !(u64::MAX << (length * 8));
    NonZeroU64::new(own | (u64::from(length) + 1) << 56)
}

impl<'b> RawColumn<'b> {
    /// None yet, with room for so many rows.
    fn with_room(n_rows: usize) -> Self {
        Self {
            codes: Vec::with_capacity(n_rows),
            ..Self::default()
        }
    }

    fn add(&mut self, bytes: &'b [u8], word: Option<NonZeroU64>) {
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
    fn code(&mut self, bytes: &'b [u8], word: Option<NonZeroU64>, first: u32) -> u32 {
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
    ///
    /// There is room for so many rows: for those of other parts too, where they will be added.
    pub fn cut<'b>(self, lines: &'b [u8], n_rows: usize, watch: &Watch) -> Option<Vec<RawColumn<'b>>> {
        let mut columns: Vec<RawColumn<'b>> = (0..self.width).map(|_| RawColumn::with_room(n_rows)).collect();
        let (mut start, mut column, mut row) = (0, 0, 0_usize);
        let after_last = (lines.last() != Some(&b'\n')).then_some(lines.len());
        for end in Ends::of(lines, self.delimiter).chain(after_last) {
            let is_line_end = lines.get(end) != Some(&self.delimiter);
            let from_field = lines.get(start..)?;
            let mut field = from_field.get(..end - start)?;
            if is_line_end {
                field = field.strip_suffix(b"\r").unwrap_or(field);
            }
            match self.look(field) {
                Cut::Open if !is_line_end => continue,
                Cut::Whole => columns.get_mut(column)?.add(field, word(field, from_field)),
                Cut::Open | Cut::Odd => return None,
            }
            (start, column) = (end + 1, column + 1);
            if is_line_end {
                if column != self.width || (row.is_multiple_of(4096) && !watch.at(Step::Cutting, start, lines.len())) {
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
