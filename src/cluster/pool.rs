//! Numbers of pooled things put in order.

use std::hash::Hash;

pub(super) use crate::import::{Pool, as_code};

impl<T: Eq + Hash + Clone + Ord> Pool<T> {
    /// The same things numbered in their own order, and each old number's new one.
    pub(super) fn sorted(&self) -> (Self, Vec<u32>) {
        let all = self.all();
        let mut by_order: Vec<usize> = (0..all.len()).collect();
        by_order.sort_by(|left, right| all.get(*left).cmp(&all.get(*right)));
        let mut new_codes = vec![0; all.len()];
        let mut sorted = Self::default();
        for old in by_order {
            if let (Some(thing), Some(new)) = (all.get(old), new_codes.get_mut(old)) {
                *new = sorted.code(thing);
            }
        }
        (sorted, new_codes)
    }
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
