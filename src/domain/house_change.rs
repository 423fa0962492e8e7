//! What becomes of houses over time: a new name, a new number, two made one, one made two, an end.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use super::{EventId, HouseId, Period};

/// What kind of change it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HouseChangeKind {
    /// Nothing happened to the house; the files only spell or number it in two ways.
    Same,
    /// *Nyt navn*, perhaps with a new number.
    Renamed,
    /// *Flyttet*: to another place or another cluster, perhaps with a new number.
    Moved,
    /// *Lagt sammen*: several houses became one.
    Merged,
    /// *Delt*: one house became several.
    Split,
    /// *Lukket*.
    Closed,
}

impl HouseChangeKind {
    /// Every kind, in the order they are offered.
    pub const ALL: [Self; 6] = [Self::Renamed, Self::Same, Self::Moved, Self::Merged, Self::Split, Self::Closed];

    /// Whether the house before and the house after are one and the same.
    #[must_use]
    pub const fn keeps_the_house(self) -> bool {
        matches!(self, Self::Same | Self::Renamed | Self::Moved)
    }

    /// How many houses there may be before and after. A house that was renamed or moved may have kept its number: none after.
    #[must_use]
    pub const fn sides(self) -> (RangeInclusive<usize>, RangeInclusive<usize>) {
        match self {
            Self::Same => (1..=1, 1..=1),
            Self::Renamed | Self::Moved => (1..=1, 0..=1),
            Self::Merged => (2..=usize::MAX, 1..=1),
            Self::Split => (1..=1, 2..=usize::MAX),
            Self::Closed => (1..=1, 0..=0),
        }
    }
}

/// Names a change of a house for good: the event that recorded it.
pub type HouseChangeId = EventId;

/// A change of a house, as the leaders recorded it.
///
/// Houses are named by any id they ever had; who that is today the tables know.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct HouseChange {
    /// What kind of change it is.
    pub kind: HouseChangeKind,
    /// The houses before.
    pub from: Vec<HouseId>,
    /// The houses after. A house that goes on as it was may stand on both sides of a merger or a split.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub to: Vec<HouseId>,
    /// When: a day, or the month or year where no more is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Period>,
    /// What the leaders want to remember of it; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl HouseChange {
    /// Whether it names as many houses as its kind asks for, none of them twice on a side.
    ///
    /// ```
    /// use klyngeblik::domain::{HouseChange, HouseChangeKind};
    /// let mut change =
    ///     HouseChange { kind: HouseChangeKind::Renamed, from: vec!["G1".into()], to: vec!["G1".into()], when: None, note: String::new() };
    /// assert!(!change.is_whole(), "a house is not renamed into itself");
    /// change.to = vec!["G9".into()];
    /// assert!(change.is_whole());
    /// ```
    #[must_use]
    pub fn is_whole(&self) -> bool {
        let (from, to) = self.kind.sides();
        let fits = |houses: &[HouseId], many: &RangeInclusive<usize>| {
            let distinct: BTreeSet<&HouseId> = houses.iter().collect();
            distinct.len() == houses.len() && many.contains(&houses.len())
        };
        fits(&self.from, &from) && fits(&self.to, &to) && !(self.kind.keeps_the_house() && self.from == self.to)
    }

    /// Whether the house goes on under another id, so that the one before is never the one it goes by now.
    #[must_use]
    pub const fn leaves_its_id(&self) -> bool {
        matches!(self.kind, HouseChangeKind::Renamed | HouseChangeKind::Moved) && !self.to.is_empty()
    }

    /// Whether it names a house by this id.
    #[must_use]
    pub fn names(&self, house: &HouseId) -> bool {
        self.houses().any(|named| named == house)
    }

    /// Every house it names.
    pub fn houses(&self) -> impl Iterator<Item = &HouseId> {
        self.from.iter().chain(&self.to)
    }
}

/// All the leaders said of their houses over time.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct HouseChanges {
    /// The changes that stand.
    pub all: BTreeMap<HouseChangeId, HouseChange>,
    /// Pairs the leaders know to be two houses, the lesser id first: never proposed as one again.
    pub apart: BTreeSet<(HouseId, HouseId)>,
}

impl HouseChanges {
    /// Two houses are two.
    pub fn tell_apart(&mut self, one: &HouseId, other: &HouseId) {
        let (one, other) = (one.min(other), one.max(other));
        self.apart.insert((one.clone(), other.clone()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_asks_for_its_houses() {
        let cases = [
            (HouseChangeKind::Closed, "A", "", true),
            (HouseChangeKind::Closed, "A", "B", false),
            (HouseChangeKind::Same, "A", "B", true),
            (HouseChangeKind::Same, "A", "", false),
            (HouseChangeKind::Renamed, "A", "", true),
            (HouseChangeKind::Moved, "A", "A", false),
            (HouseChangeKind::Renamed, "AB", "C", false),
            (HouseChangeKind::Merged, "AB", "C", true),
            (HouseChangeKind::Merged, "ABD", "A", true),
            (HouseChangeKind::Merged, "A", "C", false),
            (HouseChangeKind::Merged, "AA", "C", false),
            (HouseChangeKind::Split, "A", "BCA", true),
            (HouseChangeKind::Split, "A", "B", false),
        ];
        let houses = |letters: &str| letters.split("").filter(|id| !id.is_empty()).map(HouseId::from).collect();
        for (kind, from, to, whole) in cases {
            let change = HouseChange {
                kind,
                from: houses(from),
                to: houses(to),
                when: None,
                note: String::new(),
            };
            assert_eq!(change.is_whole(), whole, "{kind:?} {from} {to}");
        }
    }
}
