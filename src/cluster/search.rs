//! Rows searched and ordered. The query meets each distinct name once; rows are then told apart by number.

use polars::prelude::Float64Chunked;

use super::frame::{figures, order_by};
use super::pool::as_code;

/// A column as a search sees it: the number in each row, and the folded text of each number.
pub(super) struct Searched<'a> {
    codes: &'a [u32],
    texts: Vec<String>,
}

impl<'a> Searched<'a> {
    /// A column and its texts by number.
    pub const fn new(codes: &'a [u32], texts: Vec<String>) -> Self {
        Self { codes, texts }
    }
}

/// Rows in which every word of a folded query occurs in some column.
pub(super) fn matching(n_rows: usize, folded_query: &str, columns: &[Searched<'_>]) -> Vec<u32> {
    let words: Vec<Vec<(&[u32], Vec<bool>)>> = folded_query
        .split_whitespace()
        .map(|word| {
            columns
                .iter()
                .map(|column| (column.codes, hits(&column.texts, word)))
                .filter(|(_, hits)| hits.contains(&true))
                .collect()
        })
        .collect();
    let fits = |row: usize, columns: &[(&[u32], Vec<bool>)]| {
        columns
            .iter()
            .any(|(codes, hits)| codes.get(row).and_then(|code| hits.get(*code as usize)).is_some_and(|hit| *hit))
    };
    (0..n_rows)
        .filter(|row| words.iter().all(|columns| fits(*row, columns)))
        .map(as_code)
        .collect()
}

fn hits(texts: &[String], word: &str) -> Vec<bool> {
    texts.iter().map(|text| text.contains(word)).collect()
}

/// What rows are ordered by.
pub(super) enum Key<'a> {
    /// The number in each row, and the key of each number.
    Coded(&'a [u32], Vec<Option<f64>>),
    /// A column of figures.
    Figures(&'a Float64Chunked),
    /// Source, then line.
    Line(&'a [u32], &'a [u32]),
}

impl<'a> Key<'a> {
    /// Ordered by the rank of each number.
    pub fn ranked(codes: &'a [u32], ranks: &[u32]) -> Self {
        Self::Coded(codes, ranks.iter().map(|rank| Some(f64::from(*rank))).collect())
    }

    /// The numbers are in the order of what they stand for already; nothing has no key.
    pub fn in_own_order<T>(codes: &'a [u32], things: &[Option<T>]) -> Self {
        let keys = (0_u32..).zip(things).map(|(code, thing)| thing.as_ref().map(|_| f64::from(code)));
        Self::Coded(codes, keys.collect())
    }

    fn of(&self, row: u32) -> Option<f64> {
        let row = row as usize;
        match self {
            Self::Coded(codes, keys) => *keys.get(*codes.get(row)? as usize)?,
            Self::Figures(figures) => figures.get(row),
            // Exact: a source's number has 16 bits and a line's 32, a key 53.
            Self::Line(sources, lines) => Some(f64::from(*sources.get(row)?).mul_add(4_294_967_296.0, f64::from(*lines.get(row)?))),
        }
    }
}

/// Rows in the order of a key; equal keys keep their order, rows without one stand last.
pub(super) fn ordered(rows: &[u32], descending: bool, key: &Key<'_>) -> Vec<u32> {
    let keys = figures("key", rows.iter().map(|row| key.of(*row)).collect());
    order_by(&keys, descending)
        .into_iter()
        .filter_map(|place| rows.get(place as usize).copied())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_must_occur_somewhere_in_the_row() {
        let houses = Searched::new(&[0, 1, 0], vec!["fyrtarnet".into(), "bolgen".into()]);
        let years = Searched::new(&[0, 0, 1], vec!["2024".into(), "2025".into()]);
        let columns = [houses, years];
        for (query, rows) in [
            ("", vec![0, 1, 2]),
            ("fyr", vec![0, 2]),
            ("2025 fyr", vec![2]),
            ("bol 2025", vec![]),
            ("x", vec![]),
        ] {
            assert_eq!(matching(3, query, &columns), rows, "{query}");
        }
    }

    #[test]
    fn source_and_line_make_an_exact_key() {
        let key = |source, line| Key::Line(&[source], &[line]).of(0);
        assert!(key(65_535, u32::MAX - 1) < key(65_535, u32::MAX) && key(1, u32::MAX) < key(2, 0));
    }

    #[test]
    fn rows_without_a_key_stand_last_either_way() {
        let key = Key::Coded(&[1, 0, 2, 1], vec![None, Some(1.0), Some(2.0)]);
        assert_eq!(ordered(&[0, 1, 2, 3], false, &key), [0, 3, 2, 1]);
        assert_eq!(ordered(&[0, 1, 2, 3], true, &key), [2, 0, 3, 1]);
        assert_eq!(ordered(&[3, 1], true, &key), [3, 1]);
    }
}
