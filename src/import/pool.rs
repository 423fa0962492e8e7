//! Distinct things by number, so that a row holds small whole numbers and a question meets each thing once.

use std::collections::HashMap;
use std::hash::Hash;

use foldhash::fast::RandomState;

/// Distinct things in the order they came.
#[derive(Debug, Clone)]
pub(crate) struct Pool<T> {
    codes: HashMap<T, u32, RandomState>,
    all: Vec<T>,
    /// The number asked for last: what comes again comes most often at once.
    last: u32,
}

impl<T> Default for Pool<T> {
    fn default() -> Self {
        Self {
            codes: HashMap::default(),
            all: Vec::new(),
            last: 0,
        }
    }
}

impl<T: Eq + Hash + Clone> Pool<T> {
    /// The number of a thing, a new one where it is new.
    pub fn code(&mut self, thing: &T) -> u32 {
        if self.get(self.last) == Some(thing) {
            return self.last;
        }
        self.last = self.codes.get(thing).copied().unwrap_or_else(|| {
            let code = as_code(self.all.len());
            self.codes.insert(thing.clone(), code);
            self.all.push(thing.clone());
            code
        });
        self.last
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

/// A place in a list as a number of a pool. A file is far below four thousand million rows.
pub(crate) fn as_code(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
