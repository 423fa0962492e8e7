//! Lines set aside, as many as there may be: one for each row of a file.

use std::sync::Arc;

use super::SetAside;

/// They tell of no others yet.
const FEW: usize = 512;

/// What gave no row, line by line.
#[derive(Debug, Default)]
pub(super) struct Asides(Vec<SetAside>);

impl Asides {
    /// Sets a line aside, the one at this place among so many.
    pub fn put(&mut self, mut aside: SetAside, at: usize, of: usize) {
        // What comes again, right below or after a gap, is kept once.
        let mut above = self.0.iter().rev().take(2);
        if let Some(same) = above.find(|above| above.text == aside.text) {
            aside.text = Arc::clone(&same.text);
        }
        if self.0.len() == self.0.capacity() {
            // A list that doubles is three times what it holds: so many more will come as the first tell.
            let (n_asides, left) = (self.0.len() + 1, of.saturating_sub(at));
            let more = n_asides.saturating_mul(left) / (at + 1);
            self.0.reserve_exact(if n_asides < FEW { n_asides } else { more.max(n_asides / 8) });
        }
        self.0.push(aside);
    }

    /// All of them, to be looked at.
    #[cfg(test)]
    pub fn all(&self) -> &[SetAside] {
        &self.0
    }

    /// All of them.
    pub fn into_list(self) -> Vec<SetAside> {
        self.0
    }

    /// All of them, and these.
    pub fn and(mut self, others: Self) -> Vec<SetAside> {
        if self.0.is_empty() {
            return others.0;
        }
        self.0.reserve_exact(others.0.len());
        self.0.extend(others.0);
        self.0
    }
}

impl<I: ExactSizeIterator<Item = SetAside>> From<I> for Asides {
    fn from(asides: I) -> Self {
        let n_asides = asides.len();
        let mut all = Self::default();
        asides.enumerate().for_each(|(at, aside)| all.put(aside, at, n_asides));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::super::SetAsideReason;
    use super::*;

    #[test]
    fn all_come_back_in_their_order_and_what_comes_again_is_kept_once() {
        let aside = |line: u32| SetAside {
            line,
            more: 0,
            reason: SetAsideReason::NoHouse,
            text: if line.is_multiple_of(2) { "a" } else { "b" }.into(),
        };
        let expected: Vec<SetAside> = (0..1000).map(aside).collect();
        let [first, second] = [0..300, 300..1000].map(|lines: std::ops::Range<u32>| Asides::from(lines.map(aside)));
        let all = first.and(second);
        assert_eq!(all, expected);
        assert!(Arc::ptr_eq(&all[0].text, &all[298].text), "two texts take turns");
        assert!(all.capacity() < 1100, "{}", all.capacity());
        assert_eq!(Asides::default().and(Asides::from(expected.clone().into_iter())), expected);
    }
}
