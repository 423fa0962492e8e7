//! What each row has in one column: kept row by row, or once for all rows that have the same.

use std::sync::Arc;

/// The numbers of the rows' cells, shared by all who need them: they are as many as the rows of the file.
pub(super) type Codes = Arc<Vec<u32>>;

/// What each row has.
#[derive(Debug, Clone)]
pub(super) struct Entries<T> {
    things: Vec<T>,
    /// Which of them each row has; none where every row has its own.
    codes: Option<Codes>,
}

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Vec::new().into()
    }
}

impl<T> From<Vec<T>> for Entries<T> {
    fn from(things: Vec<T>) -> Self {
        Self { things, codes: None }
    }
}

impl<T: Copy> Entries<T> {
    /// Rows that each have one of these things.
    pub const fn coded(codes: Codes, things: Vec<T>) -> Self {
        Self {
            things,
            codes: Some(codes),
        }
    }

    /// What a row has.
    pub fn get(&self, row: usize) -> Option<T> {
        let place = match &self.codes {
            Some(codes) => *codes.get(row)? as usize,
            None => row,
        };
        self.things.get(place).copied()
    }

    /// What the rows have, row by row, to be added to.
    pub fn listed(&mut self) -> &mut Vec<T> {
        if let Some(codes) = self.codes.take() {
            let things = codes.iter().filter_map(|code| self.things.get(*code as usize).copied());
            self.things = things.collect();
        }
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
    }
}
