//! The fields of a record, as small as they can be: a file has a million records.

use csv::StringRecord;

use super::pool::as_code;

/// Texts one after the other, each with a mark or without, in one piece of memory.
///
/// | where | what |
/// |---|---|
/// | first byte | how many digits each number has |
/// | a number | how many fields there are |
/// | a number for each field | twice where it ends, and one more where it is marked |
/// | the rest | the texts |
///
/// A digit has seven bits, so that all of it is one text and every part of it can be given as one. Where there is no field there is
/// nothing at all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Fields {
    packed: Box<str>,
}

/// Bits of a digit.
const DIGIT: usize = 7;

impl Fields {
    /// These texts, each with its mark.
    pub fn marked<S: AsRef<str>>(fields: impl IntoIterator<Item = (S, bool)>) -> Self {
        let mut text = String::new();
        let ends = fields.into_iter().map(|(field, is_marked)| {
            text.push_str(field.as_ref());
            as_code(text.len() * 2 + usize::from(is_marked))
        });
        let ends: Vec<u32> = ends.collect();
        Self::pack(&text, ends.len(), ends.iter().map(|end| *end as usize))
    }

    /// Packs these texts, which end there.
    fn pack(text: &str, n_fields: usize, ends: impl Iterator<Item = usize>) -> Self {
        if n_fields == 0 {
            return Self::default();
        }
        let most = n_fields.max(text.len() * 2 + 1);
        let n_digits = (most.ilog2() as usize + 1).div_ceil(DIGIT);
        let mut packed = String::with_capacity(1 + (n_fields + 1) * n_digits + text.len());
        packed.push(digit(n_digits));
        for number in [n_fields].into_iter().chain(ends) {
            packed.extend((0..n_digits).rev().map(|place| digit(number >> (place * DIGIT))));
        }
        packed.push_str(text);
        Self { packed: packed.into() }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.number(0)
    }

    /// A field; empty past the end.
    pub fn get(&self, field: usize) -> &str {
        let n_fields = self.len();
        if field >= n_fields {
            return "";
        }
        let begins = if field == 0 { 0 } else { self.number(field) / 2 };
        let start = self.start(n_fields);
        self.packed
            .get(start + begins..start + self.number(field + 1) / 2)
            .unwrap_or_default()
    }

    /// Whether a field is marked.
    pub fn is_marked(&self, field: usize) -> bool {
        field < self.len() && self.number(field + 1) % 2 == 1
    }

    /// How many line breaks stand in them.
    pub fn breaks(&self) -> u32 {
        as_code(self.text().matches('\n').count())
    }

    /// Whether a letter stands in any.
    pub fn contains(&self, char: char) -> bool {
        self.text().contains(char)
    }

    fn n_digits(&self) -> usize {
        self.packed.as_bytes().first().map_or(0, |digits| usize::from(*digits))
    }

    /// One of the numbers; nought past the end.
    fn number(&self, place: usize) -> usize {
        let n_digits = self.n_digits();
        let from = 1 + place * n_digits;
        let digits = self.packed.as_bytes().get(from..from + n_digits).unwrap_or_default();
        digits.iter().fold(0, |number, digit| (number << DIGIT) | usize::from(*digit))
    }

    /// Where the texts start.
    fn start(&self, n_fields: usize) -> usize {
        1 + (n_fields + 1) * self.n_digits()
    }

    fn text(&self) -> &str {
        self.packed.get(self.start(self.len())..).unwrap_or_default()
    }
}

/// The last digit of a number.
fn digit(number: usize) -> char {
    char::from((number % (1 << DIGIT)) as u8)
}

impl From<&StringRecord> for Fields {
    fn from(record: &StringRecord) -> Self {
        let mut end = 0;
        let ends = record.iter().map(|field| {
            end += field.len();
            end * 2
        });
        Self::pack(record.as_slice(), record.len(), ends)
    }
}

impl<S: AsRef<str>> FromIterator<S> for Fields {
    fn from_iter<I: IntoIterator<Item = S>>(fields: I) -> Self {
        Self::marked(fields.into_iter().map(|field| (field, false)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_come_back_as_they_were_put_in() {
        let long = "ø".repeat(5000);
        let many = ["a;b\n"; 300];
        for texts in [&["Søløven", "", "12,5"][..], &["", "", ""], &[], &["æ"], &["x", &long, "y"], &many] {
            let (collected, of_record): (Fields, Fields) = (texts.iter().collect(), (&StringRecord::from(texts)).into());
            for fields in [&collected, &of_record] {
                assert_eq!((0..fields.len()).map(|field| fields.get(field)).collect::<Vec<_>>(), texts);
                assert_eq!(fields.get(texts.len()), "");
                assert_eq!(fields.contains(';'), texts.concat().contains(';'));
                assert_eq!(fields.breaks() as usize, texts.concat().matches('\n').count());
            }
            assert_eq!(collected, of_record);
        }
    }

    proptest::proptest! {
        #[test]
        fn marks_and_texts_stay_with_their_fields(fields in proptest::collection::vec(("[a-zæ\n]{0,40}", proptest::bool::ANY), 0..40)) {
            let packed = Fields::marked(fields.iter().map(|(text, mark)| (text, *mark)));
            let found: Vec<(String, bool)> = (0..packed.len()).map(|field| (packed.get(field).to_owned(), packed.is_marked(field))).collect();
            proptest::prop_assert_eq!(found, fields);
        }
    }
}
