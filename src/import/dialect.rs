//! What stands between fields: tried on the records themselves, not guessed from a count of characters.
//!
//! `Hus;1,2;3,4` splits evenly at commas too, so a delimiter also loses for leaving another delimiter or a lone quote in its cells.

use super::records::{self, Record};
use super::{Delimiter, Evidence, Quote, Refusal, numbers};

/// In order of preference where two fit alike.
const CANDIDATES: [Delimiter; 4] = [Delimiter::Semicolon, Delimiter::Tab, Delimiter::Comma, Delimiter::Pipe];

/// Records looked at: enough to get past titles and to meet the table's body.
const SAMPLE_BYTES: usize = 128 * 1024;

impl Delimiter {
    /// The byte between fields.
    pub(super) const fn byte(self) -> u8 {
        match self {
            Self::Semicolon => b';',
            Self::Comma => b',',
            Self::Tab => b'\t',
            Self::Pipe => b'|',
            Self::Space => b' ',
        }
    }
}

/// How a text is cut into fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dialect {
    /// What stands between fields.
    pub delimiter: Delimiter,
    /// What stands around a field that holds a delimiter.
    pub quote: Quote,
    /// Whether a quote within quotes has a backslash before it, instead of being doubled.
    pub has_backslashes: bool,
}

impl From<Delimiter> for Dialect {
    fn from(delimiter: Delimiter) -> Self {
        Self {
            delimiter,
            quote: Quote::Double,
            has_backslashes: false,
        }
    }
}

impl Quote {
    /// The byte around fields.
    pub(super) const fn byte(self) -> u8 {
        match self {
            Self::Double => b'"',
            Self::Single => b'\'',
        }
    }
}

/// The dialect, and why; nothing where no delimiter cuts the text into columns.
pub(super) fn detect(text: &str) -> Result<Option<(Dialect, Evidence)>, Refusal> {
    let sample = sample(text);
    let quotings = quotings(sample);
    let stated = stated(text);
    let mut scores = Vec::new();
    for delimiter in CANDIDATES
        .into_iter()
        .filter(|delimiter| stated.is_none_or(|stated| stated == *delimiter))
    {
        for (quote, has_backslashes) in &quotings {
            let dialect = Dialect {
                delimiter,
                quote: *quote,
                has_backslashes: *has_backslashes,
            };
            scores.push((dialect, score(&records::tokenise(sample, dialect)?.records, dialect)));
        }
    }
    let best = scores.iter().rev().max_by(|(_, a), (_, b)| a.total_cmp(b)).copied();
    if let (Some((dialect, _)), true) = (best, stated.is_some()) {
        return Ok(Some((dialect, Evidence::Certain)));
    }
    let Some((dialect, score)) = best.filter(|(_, score)| *score > 0.0) else {
        return spaced(sample);
    };
    let next = scores
        .iter()
        .filter(|(other, _)| other.delimiter != dialect.delimiter)
        .map(|(_, score)| *score)
        .fold(0.0, f64::max);
    let is_clear = next == 0.0 || (score > 0.99 && next < 0.8);
    Ok(Some((dialect, if is_clear { Evidence::AllValuesFit } else { Evidence::Likely })))
}

/// The ways of quoting the text gives reason to try, the usual one first.
fn quotings(sample: &str) -> Vec<(Quote, bool)> {
    let mut quotings = vec![(Quote::Double, false)];
    let is_edge = |byte: Option<&u8>| byte.is_none_or(|byte| matches!(byte, b';' | b',' | b'\t' | b'|' | b'\n' | b'\r'));
    let bytes = sample.as_bytes();
    let at_edges = |quote: u8| {
        let quotes = || bytes.iter().enumerate().filter(move |(_, byte)| **byte == quote).map(|(at, _)| at);
        let opening = quotes()
            .filter(|at| at.checked_sub(1).is_none_or(|before| is_edge(bytes.get(before))))
            .count();
        let closing = quotes().filter(|at| is_edge(bytes.get(at + 1))).count();
        (opening, closing)
    };
    let (opening, closing) = at_edges(b'\'');
    if opening > 1 && opening == closing && at_edges(b'"').0 == 0 {
        quotings.push((Quote::Single, false));
    }
    if sample.contains("\\\"") {
        quotings.push((Quote::Double, true));
    }
    quotings
}

/// Columns parted by single spaces: only where every record has as many and one of the columns is all numbers.
fn spaced(sample: &str) -> Result<Option<(Dialect, Evidence)>, Refusal> {
    let dialect = Dialect::from(Delimiter::Space);
    let records = records::tokenise(sample, dialect)?.records;
    let rows: Vec<&Record> = records.iter().filter(|record| !record.is_blank()).collect();
    let width = rows.first().map_or(0, |record| record.width());
    let is_even = width > 1 && rows.len() > 2 && rows.iter().all(|record| record.width() == width && record.filled() == width);
    let is_numeric = |column: usize| rows.iter().skip(1).all(|record| numbers::shape(record.cell(column)).is_some());
    Ok((is_even && (0..width).any(is_numeric)).then_some((dialect, Evidence::Likely)))
}

/// Excel's hint on the first line: `sep=;`.
fn stated(text: &str) -> Option<Delimiter> {
    let hint = text.lines().next()?.trim_end_matches('\r').trim_matches('"').strip_prefix("sep=")?;
    CANDIDATES.into_iter().find(|delimiter| hint.as_bytes() == [delimiter.byte()])
}

/// The beginning of the text, up to the end of a line.
fn sample(text: &str) -> &str {
    if text.len() <= SAMPLE_BYTES {
        return text;
    }
    let end = text.as_bytes().iter().take(SAMPLE_BYTES).rposition(|byte| *byte == b'\n');
    let end = end.unwrap_or_else(|| text.floor_char_boundary(SAMPLE_BYTES));
    text.get(..end).unwrap_or(text)
}

/// How evenly and cleanly a delimiter cuts: 0 where it cuts nothing, 1 where every record has the same number of clean fields.
fn score(records: &[Record], dialect: Dialect) -> f64 {
    let widths: Vec<usize> = records.iter().filter(|record| !record.is_blank()).map(Record::width).collect();
    let Some((width, even)) = commonest_above_one(&widths) else {
        return 0.0;
    };
    let cells = || {
        records
            .iter()
            .filter(|record| record.width() == width)
            .flat_map(Record::cells)
            .filter(|cell| !cell.is_empty())
    };
    let unclean = cells().filter(|cell| is_unclean(cell, dialect)).count();
    share(even, widths.len()) * (1.0 - 0.6 * share(unclean, cells().count()))
}

fn commonest_above_one(widths: &[usize]) -> Option<(usize, usize)> {
    let mut sorted: Vec<usize> = widths.iter().copied().filter(|width| *width > 1).collect();
    sorted.sort_unstable();
    sorted
        .chunk_by(|a, b| a == b)
        .filter_map(|same| same.first().map(|width| (*width, same.len())))
        .max_by_key(|(width, count)| (*count, *width))
}

fn is_unclean(cell: &str, dialect: Dialect) -> bool {
    let holds_other = [';', '\t', '|']
        .iter()
        .any(|other| u32::from(*other) != u32::from(dialect.delimiter.byte()) && cell.contains(*other));
    let quote = char::from(dialect.quote.byte());
    let is_wrapped = |mark: char| cell.len() > 1 && cell.starts_with(mark) && cell.ends_with(mark);
    holds_other || cell.matches(quote).count() % 2 == 1 || is_wrapped('"') || is_wrapped('\'')
}

#[expect(clippy::cast_precision_loss, reason = "counts of records in a sample are far below 2^52")]
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_that_cuts_evenly_and_cleanly_wins() {
        let cases = [
            ("Hus;2023;2024\nSol;1,2;3,4\nMåne;1,3;3,5\n", Delimiter::Semicolon),
            ("Hus;Tal\nSol;1,2\nMåne;1,3\n", Delimiter::Semicolon),
            ("a,b\n\"x; y\",1\n\"z; w\",2\n", Delimiter::Comma),
            ("name,info\nA,\"0|1\"\nB,\"0\"\nC,1\n", Delimiter::Comma),
            ("a\tb, c\n1\t2, 3\n", Delimiter::Tab),
            ("Hus|2023|2024\nSol|1,2|3,4\n", Delimiter::Pipe),
            ("Titel, med komma, og mere\n\nHus;Tal\nSol;1\nMåne;2\n", Delimiter::Semicolon),
            ("sep=|\na|b;c\n1|2;3\n", Delimiter::Pipe),
        ];
        for (text, expected) in cases {
            let found = detect(text).expect(text).map(|(dialect, _)| dialect.delimiter);
            assert_eq!(found, Some(expected), "{text}");
        }
    }

    #[test]
    fn one_column_is_refused() {
        for text in ["Hus\nSol\nMåne\n", "1\n2\n3\n", "x"] {
            assert_eq!(detect(text), Ok(None), "{text}");
        }
    }
}
