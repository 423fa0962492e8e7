//! Several tables one above the other in one text or sheet: each begins after a gap with a heading of its own.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use super::Refusal;
use super::container::check_tables;
use super::heading_rows::has_words_over_figures;
use super::layout::is_legend;
use super::records::Record;

/// A heading stands within so many records of the titles or the gap above its table.
const HEADING_WITHIN: usize = 4;
/// A longer name is cut.
const LONGEST_NAME: usize = 60;

/// One of several tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    /// Its title, or "Tabel 2".
    pub name: Arc<str>,
    /// Its records.
    pub records: Range<usize>,
}

/// The tables, from the top; none where there is only one. Refused where there are too many.
pub(super) fn parts(records: &[Record]) -> Result<Vec<Part>, Refusal> {
    let gaps = records.iter().enumerate().filter(|(at, record)| {
        let is_after_gap = at
            .checked_sub(1)
            .is_none_or(|before| records.get(before).is_some_and(Record::is_blank));
        is_after_gap && !record.is_blank()
    });
    let starts: Vec<usize> = gaps.map(|(at, _)| at).collect();
    let ends = starts.iter().skip(1).copied().chain([records.len()]);
    let segments: Vec<Range<usize>> = starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect();
    let lines = |segment: &Range<usize>| records.get(segment.clone()).unwrap_or_default();
    // It tells the tables above it too: their own figures may be too few to tell their headings by.
    let Some(sure) = segments.iter().find_map(|segment| heading(lines(segment), None)) else {
        return Ok(Vec::new());
    };
    let mut tables: Vec<usize> = Vec::new();
    for (at, segment) in segments.iter().enumerate() {
        if heading(lines(segment), Some(sure)).is_some() {
            // A title parted from its table by a blank line goes with it.
            let title = at.checked_sub(1).and_then(|before| segments.get(before)).filter(|before| {
                let lines = lines(before);
                lines.iter().all(|record| record.filled() < 2) && !lines.iter().any(|record| is_legend(record.first_text()))
            });
            tables.push(title.map_or(segment.start, |title| title.start));
        }
    }
    if tables.len() < 2 {
        return Ok(Vec::new());
    }
    check_tables(tables.len())?;
    let ends = tables.iter().skip(1).copied().chain([records.len()]);
    let mut parts: Vec<Part> = Vec::with_capacity(tables.len());
    let mut taken: HashSet<String> = HashSet::new();
    for (number, (start, end)) in tables.iter().copied().zip(ends).enumerate() {
        let start = if number == 0 { 0 } else { start };
        let title = title(records.get(start..end).unwrap_or_default());
        let name = title.filter(|title| taken.insert(title.clone()));
        parts.push(Part {
            name: name.unwrap_or_else(|| format!("Tabel {}", number + 1)).into(),
            records: start..end,
        });
    }
    Ok(parts)
}

/// The heading a run of records begins with, under a title or not: words over figures, or a heading that is sure again.
fn heading<'a>(segment: &'a [Record], sure: Option<&Record>) -> Option<&'a Record> {
    let lines = segment.iter().take_while(|record| !record.is_blank()).count();
    let segment = segment.get(..lines).unwrap_or_default();
    let titles = segment.iter().take_while(|record| record.filled() == 1).count();
    (titles..titles + HEADING_WITHIN).find_map(|at| {
        let (heading, below) = segment.get(at).zip(segment.get(at + 1..))?;
        let comes_again = sure.is_some_and(|sure| sure.is_like(heading));
        let is_heading = heading.filled() > 1 && !below.is_empty() && (comes_again || has_words_over_figures(heading, below));
        is_heading.then_some(heading)
    })
}

fn title(records: &[Record]) -> Option<String> {
    let above = records.iter().take_while(|record| record.filled() < 2);
    let title = above
        .filter(|record| !record.is_blank() && !record.cell(0).starts_with("sep="))
        .last()?;
    Some(title.joined().chars().take(LONGEST_NAME).collect())
}

#[cfg(test)]
mod tests {
    use super::super::Delimiter;
    use super::super::records::tokenise;
    use super::*;

    fn found(text: &str) -> Vec<(String, Range<usize>)> {
        let cut = tokenise(text, Delimiter::Semicolon).expect("records");
        parts(&cut.records)
            .expect("few tables")
            .into_iter()
            .map(|part| (part.name.to_string(), part.records))
            .collect()
    }

    #[test]
    fn tables_are_named_by_the_titles_above_them() {
        let text = "Fravær;;\nHus;2023;2024\nSol;1,5;2,5\n;;\nNormering;;\n;;\nHus;2023;2024\nSol;5,5;6,5\n\nHus;Antal\nSol;3\n";
        assert_eq!(
            found(text),
            [
                ("Fravær".to_owned(), 0..4),
                ("Normering".to_owned(), 4..9),
                ("Tabel 3".to_owned(), 9..11)
            ]
        );
    }

    #[test]
    fn a_heading_that_comes_again_tells_the_tables_above_too() {
        let text = "Fravær\nHus;2023;2024\nSol;ikke opgjort;2,5\nMåne;1,5;ikke opgjort\n\nNormering\nHus;2023;2024\nSol;5,5;6,5\n";
        assert_eq!(found(text), [("Fravær".to_owned(), 0..5), ("Normering".to_owned(), 5..8)]);
    }

    #[test]
    fn blocks_footers_and_gaps_are_one_table() {
        for text in [
            "Hus;2023;2024\n\nAndel A;;\nSol;1;2\n\nAndel B;;\nSol;3;4\n\nKilde: KMD;;\n",
            "Titel;;\n;;\nHus;2023;2024\nSol;1;2\n;;\nMåne;3;4\n",
            "Hus;2023;2024\nSol;1;2\n\nTegnforklaring;Betydning;\nM;Mangler;\n",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
