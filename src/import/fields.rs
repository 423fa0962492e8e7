//! The fields of a record, as small as they can be: a file has a million records.

use csv::StringRecord;

use super::pool::as_code;

/// Texts one after the other, each with a mark or without.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Fields {
    text: Box<str>,
    /// Where each ends, and its mark in the highest bit: a file is far below two thousand million bytes.
    ends: Box<[u32]>,
}

/// The bit of a marked field.
const MARK: u32 = 1 << 31;

impl Fields {
    /// How many there are.
    pub const fn len(&self) -> usize {
        self.ends.len()
    }

    /// A field; empty past the end.
    pub fn get(&self, field: usize) -> &str {
        let end = |field: usize| self.ends.get(field).map(|end| (end & !MARK) as usize);
        let begins = field.checked_sub(1).map_or(Some(0), end);
        let span = begins.zip(end(field));
        span.and_then(|(begins, ends)| self.text.get(begins..ends)).unwrap_or_default()
    }

    /// Marks the fields for which it holds.
    pub fn mark(&mut self, is_marked: impl Fn(usize) -> bool) {
        for (field, end) in self.ends.iter_mut().enumerate() {
            *end = if is_marked(field) { *end | MARK } else { *end & !MARK };
        }
    }

    /// Whether a field is marked.
    pub fn is_marked(&self, field: usize) -> bool {
        self.ends.get(field).is_some_and(|end| end & MARK != 0)
    }

    /// How many line breaks stand in them.
    pub fn breaks(&self) -> u32 {
        as_code(self.text.matches('\n').count())
    }

    /// Whether a letter stands in any.
    pub fn contains(&self, char: char) -> bool {
        self.text.contains(char)
    }
}

impl From<&StringRecord> for Fields {
    fn from(record: &StringRecord) -> Self {
        let mut end = 0;
        let ends = record.iter().map(|field| {
            end += field.len();
            as_code(end)
        });
        Self {
            ends: ends.collect(),
            text: record.as_slice().into(),
        }
    }
}

impl<S: AsRef<str>> FromIterator<S> for Fields {
    fn from_iter<I: IntoIterator<Item = S>>(fields: I) -> Self {
        let mut text = String::new();
        let ends = fields.into_iter().map(|field| {
            text.push_str(field.as_ref());
            as_code(text.len())
        });
        Self {
            ends: ends.collect(),
            text: text.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_come_back_as_they_were_put_in() {
        for texts in [&["Søløven", "", "12,5"][..], &["", "", ""], &[], &["æ"]] {
            let (collected, of_record): (Fields, Fields) = (texts.iter().collect(), (&StringRecord::from(texts)).into());
            for fields in [&collected, &of_record] {
                assert_eq!((0..fields.len()).map(|field| fields.get(field)).collect::<Vec<_>>(), texts);
                assert_eq!(fields.get(texts.len()), "");
            }
        }
    }
}
