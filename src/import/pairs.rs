//! Pairs of places by number, quickly: what a million rows have together in two columns.

use std::collections::HashMap;

use foldhash::fast::RandomState;

/// So many possible pairs are kept as a list.
const MOST_LISTED: usize = 1 << 22;
/// And so many for each time one is asked for: a small table needs no long list.
const LISTED_EACH: usize = 16;

/// Pairs numbered in the order they first appear.
#[derive(Debug)]
pub(super) struct Pairs {
    n_right: usize,
    /// The number of each possible pair and one; nought where it has not appeared.
    listed: Vec<u32>,
    others: HashMap<(u32, u32), u32, RandomState>,
    len: u32,
}

impl Pairs {
    /// None yet, of so many possible left and right halves, to be asked for so often.
    pub fn of(n_left: usize, n_right: usize, n_times: usize) -> Self {
        let possible = n_left.saturating_mul(n_right);
        Self {
            n_right,
            listed: vec![
                0;
                if possible > MOST_LISTED.min(n_times.saturating_mul(LISTED_EACH)) {
                    0
                } else {
                    possible
                }
            ],
            others: HashMap::default(),
            len: 0,
        }
    }

    /// The number of a pair, a new one where it is new.
    pub fn number(&mut self, left: u32, right: u32) -> u32 {
        let next = self.len;
        let number = match self.listed.get_mut(left as usize * self.n_right + right as usize) {
            Some(slot) => {
                if *slot == 0 {
                    *slot = next + 1;
                }
                *slot - 1
            }
            None => *self.others.entry((left, right)).or_insert(next),
        };
        self.len += u32::from(number == next);
        number
    }

    /// How many have appeared.
    pub const fn len(&self) -> usize {
        self.len as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_keep_their_number_listed_or_not() {
        for (n_left, n_right) in [(3, 4), (3_000, 4_000)] {
            let mut pairs = Pairs::of(n_left, n_right, 1_000);
            let numbers = [(2, 3), (0, 1), (2, 3), (1, 0), (0, 1)].map(|(left, right)| pairs.number(left, right));
            assert_eq!((numbers, pairs.len()), ([0, 1, 0, 2, 1], 3));
        }
    }
}
