//! In which sources something stands, and when.

use std::collections::BTreeMap;

use jiff::civil::Date;

/// A stretch of time: its first day, and the day after its last.
pub type Span = (Date, Date);

/// Sources by number, each with the time its rows speak of; none where they speak of no time.
#[derive(Debug, Clone, Default)]
pub(super) struct Seen(BTreeMap<usize, Option<Span>>);

impl Seen {
    /// Takes in a row.
    pub fn add(&mut self, source: usize, span: Option<Span>) {
        let known = self.0.entry(source).or_default();
        *known = both(*known, span);
    }

    /// Takes in all of another.
    pub fn add_all(&mut self, other: &Self) {
        other.0.iter().for_each(|(source, span)| self.add(*source, *span));
    }

    /// From the first day to the last in any source.
    pub fn span(&self) -> Option<Span> {
        self.0.values().copied().fold(None, both)
    }

    /// Whether some source speaks of both at the same time: then they are two.
    pub fn meets(&self, other: &Self) -> bool {
        let at_once = |one: Option<Span>, other: Option<Span>| one.zip(other).is_none_or(|(one, other)| one.0 < other.1 && other.0 < one.1);
        let mut common = self.0.iter().filter_map(|(source, span)| Some((*span, *other.0.get(source)?)));
        common.any(|(one, other)| at_once(one, other))
    }
}

/// From the first day of either to the last.
pub(super) fn both(one: Option<Span>, other: Option<Span>) -> Option<Span> {
    match (one, other) {
        (Some(one), Some(other)) => Some((one.0.min(other.0), one.1.max(other.1))),
        (one, other) => one.or(other),
    }
}
