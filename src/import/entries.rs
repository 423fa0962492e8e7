//! What each row has in one column: kept row by row, or once for all rows that have the same.

use std::sync::Arc;

/// The numbers of the rows' cells, shared by all who need them: they are as many as the rows of the file.
pub(super) type Codes = Arc<Vec<u32>>;

/// A column to be woven with others: which of the things each of its rows has.
pub(super) type Strand<T> = (Codes, Arc<[T]>);

/// What each row has.
#[derive(Debug, Clone)]
pub(super) struct Entries<T> {
    things: Vec<T>,
    found: Found<T>,
}

/// Where a row's thing is found.
#[derive(Debug, Clone)]
enum Found<T> {
    /// Every row has its own.
    Listed,
    /// Which of the things each row has.
    Coded(Codes),
    /// Columns woven into one: the first row of each, the second of each and so on; the same for all where there is no column.
    Woven(Vec<Option<Strand<T>>>, T),
}

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Vec::new().into()
    }
}

impl<T> From<Vec<T>> for Entries<T> {
    fn from(things: Vec<T>) -> Self {
        Self {
            things,
            found: Found::Listed,
        }
    }
}

impl<T: Copy> Entries<T> {
    /// Rows that each have one of these things.
    pub const fn coded(codes: Codes, things: Vec<T>) -> Self {
        Self {
            things,
            found: Found::Coded(codes),
        }
    }

    /// Columns of as many rows each, woven into one; `otherwise` where there is no column. Nothing is copied, however many they are.
    pub const fn woven(strands: Vec<Option<Strand<T>>>, otherwise: T) -> Self {
        Self {
            things: Vec::new(),
            found: Found::Woven(strands, otherwise),
        }
    }

    /// What a row has.
    pub fn get(&self, row: usize) -> Option<T> {
        let place = match &self.found {
            Found::Listed => row,
            Found::Coded(codes) => *codes.get(row)? as usize,
            Found::Woven(strands, otherwise) => {
                let (row, strand) = (row.checked_div(strands.len())?, row.checked_rem(strands.len())?);
                let Some((codes, things)) = strands.get(strand)? else {
                    return Some(*otherwise);
                };
                return things.get(*codes.get(row)? as usize).copied();
            }
        };
        self.things.get(place).copied()
    }

    /// What the rows have, row by row, to be added to.
    pub fn listed(&mut self) -> &mut Vec<T> {
        let n_rows = match &self.found {
            Found::Listed => return &mut self.things,
            Found::Coded(codes) => codes.len(),
            Found::Woven(strands, _) => {
                let rows = strands.iter().flatten().map(|(codes, _)| codes.len());
                rows.max().unwrap_or(0) * strands.len()
            }
        };
        self.things = (0..n_rows).filter_map(|row| self.get(row)).collect();
        self.found = Found::Listed;
        &mut self.things
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_have_the_same_before_and_after_others_are_added() {
        let mut entries = Entries::coded(Codes::new(vec![1, 0, 1]), vec!["a", "b"]);
        let all = |entries: &Entries<&'static str>| (0..5).map(|row| entries.get(row)).collect::<Vec<_>>();
        assert_eq!(all(&entries), [Some("b"), Some("a"), Some("b"), None, None]);
        entries.listed().push("c");
        assert_eq!(all(&entries), [Some("b"), Some("a"), Some("b"), Some("c"), None]);
        let strand = |codes: [u32; 2], things: [&'static str; 2]| Some((Codes::new(codes.to_vec()), Arc::from(things)));
        let mut woven = Entries::woven(vec![strand([0, 1], ["a", "b"]), None, strand([1, 1], ["c", "d"])], "-");
        let texts = |entries: &Entries<&'static str>| (0..7).filter_map(|row| entries.get(row)).collect::<String>();
        assert_eq!(texts(&woven), "a-db-d");
        woven.listed().push("e");
        assert_eq!(texts(&woven), "a-db-de");
    }
}
