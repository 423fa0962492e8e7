//! What stands between fields: tried on the records themselves, not guessed from a count of characters.
//!
//! `Hus;1,2;3,4` splits evenly at commas too, so a delimiter also loses for leaving another delimiter or a lone quote in its cells.

use super::records::{self, Record};
use super::{Delimiter, Evidence, Refusal};

/// In order of preference where two fit alike.
const CANDIDATES: [Delimiter; 4] = [Delimiter::Semicolon, Delimiter::Tab, Delimiter::Comma, Delimiter::Pipe];

/// Records looked at: enough to get past titles and to meet the table's body.
const SAMPLE_BYTES: usize = 128 * 1024;

/// The delimiter, why, and the text below a `sep=` line.
pub(super) fn detect(text: &str) -> Result<(Delimiter, Evidence), Refusal> {
    if let Some(stated) = stated(text) {
        return Ok((stated, Evidence::Certain));
    }
    let sample = sample(text);
    let mut scores = Vec::new();
    for delimiter in CANDIDATES {
        let score = score(&records::tokenise(sample, delimiter)?, delimiter);
        scores.push((delimiter, score));
    }
    let best = scores
        .iter()
        .rev()
        .max_by(|(_, a), (_, b)| a.total_cmp(b))
        .filter(|(_, score)| *score > 0.0);
    let (delimiter, score) = best.copied().ok_or(Refusal::OneColumn)?;
    let next = scores
        .iter()
        .filter(|(other, _)| *other != delimiter)
        .map(|(_, score)| *score)
        .fold(0.0, f64::max);
    let is_clear = next == 0.0 || (score > 0.99 && next < 0.8);
    Ok((delimiter, if is_clear { Evidence::AllValuesFit } else { Evidence::Likely }))
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
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// How evenly and cleanly a delimiter cuts: 0 where it cuts nothing, 1 where every record has the same number of clean fields.
fn score(records: &[Record], delimiter: Delimiter) -> f64 {
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
    let unclean = cells().filter(|cell| is_unclean(cell, delimiter)).count();
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

fn is_unclean(cell: &str, delimiter: Delimiter) -> bool {
    let holds_other = [';', '\t', '|']
        .iter()
        .any(|other| u32::from(*other) != u32::from(delimiter.byte()) && cell.contains(*other));
    holds_other || cell.matches('"').count() % 2 == 1
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
            assert_eq!(detect(text).expect(text).0, expected, "{text}");
        }
    }

    #[test]
    fn one_column_is_refused() {
        for text in ["Hus\nSol\nMåne\n", "1\n2\n3\n", "x"] {
            assert_eq!(detect(text), Err(Refusal::OneColumn), "{text}");
        }
    }
}
