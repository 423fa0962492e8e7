//! Distinct things by number, so that a row holds small whole numbers and a question meets each thing once.

use std::collections::HashMap;
use std::hash::Hash;

/// Distinct things in the order they came.
pub(super) struct Pool<T> {
    codes: HashMap<T, u32>,
    all: Vec<T>,
}

impl<T> Default for Pool<T> {
    fn default() -> Self {
        Self {
            codes: HashMap::new(),
            all: Vec::new(),
        }
    }
}

impl<T: Eq + Hash + Clone> Pool<T> {
    /// The number of a thing, a new one where it is new.
    pub fn code(&mut self, thing: &T) -> u32 {
        if let Some(code) = self.codes.get(thing) {
            return *code;
        }
        let code = as_code(self.all.len());
        self.codes.insert(thing.clone(), code);
        self.all.push(thing.clone());
        code
    }

    /// The thing of a number.
    pub fn get(&self, code: u32) -> Option<&T> {
        self.all.get(code as usize)
    }

    /// All, by number.
    pub fn all(&self) -> &[T] {
        &self.all
    }
}

impl<T: Eq + Hash + Clone + Ord> Pool<T> {
    /// The same things numbered in their own order, and each old number's new one.
    pub fn sorted(self) -> (Self, Vec<u32>) {
        let mut by_order: Vec<usize> = (0..self.all.len()).collect();
        by_order.sort_by(|left, right| self.all.get(*left).cmp(&self.all.get(*right)));
        let mut new_codes = vec![0; self.all.len()];
        let mut sorted = Self::default();
        for old in by_order {
            if let (Some(thing), Some(new)) = (self.all.get(old), new_codes.get_mut(old)) {
                *new = sorted.code(thing);
            }
        }
        (sorted, new_codes)
    }
}

/// A place in a list as a number of a pool. A file is far below four thousand million rows.
pub(super) fn as_code(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// Each number of a column replaced by what the list holds for it.
pub(super) fn renumber(column: &mut [u32], new_codes: &[u32]) {
    for code in column {
        *code = new_codes.get(*code as usize).copied().unwrap_or(*code);
    }
}

/// The place of each of `things` when they are put in order.
pub(super) fn ranks<T>(things: &[T], mut compare: impl FnMut(&T, &T) -> std::cmp::Ordering) -> Vec<u32> {
    let mut by_order: Vec<(usize, &T)> = things.iter().enumerate().collect();
    by_order.sort_by(|left, right| compare(left.1, right.1));
    let mut ranks = vec![0; things.len()];
    for (rank, (place, _)) in by_order.into_iter().enumerate() {
        if let Some(slot) = ranks.get_mut(place) {
            *slot = as_code(rank);
        }
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorting_a_pool_tells_the_new_numbers() {
        let mut pool = Pool::default();
        let mut column: Vec<u32> = ["b", "c", "a", "b"].iter().map(|word| pool.code(word)).collect();
        assert_eq!(column, [0, 1, 2, 0]);
        let (pool, new_codes) = pool.sorted();
        renumber(&mut column, &new_codes);
        assert_eq!(column, [1, 2, 0, 1]);
        assert_eq!(pool.all(), ["a", "b", "c"]);
    }

    #[test]
    fn ranks_are_places_in_order() {
        assert_eq!(ranks(&["c", "a", "b"], Ord::cmp), [2, 0, 1]);
    }
}
