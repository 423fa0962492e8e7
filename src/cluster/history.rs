//! What is known of a house over time, for the leaders to see and correct.

use std::sync::Arc;

use crate::domain::{HouseChange, HouseChangeId, HouseChangeKind, HouseId};

use super::seen::Span;

/// A house over time.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct HouseHistory {
    /// The names it has gone by, the one it goes by now first.
    pub names: Vec<HouseName>,
    /// What the leaders recorded of it, in order of time; what has no time last.
    pub changes: Vec<(HouseChangeId, HouseChange)>,
    /// How it ended: closed, as the register says or the leaders recorded, or given up in a merger or a split.
    pub ended: Option<HouseChangeKind>,
}

/// A name a house goes by or has gone by.
#[derive(Debug, Clone, PartialEq)]
pub struct HouseName {
    /// The name as the newest file writes it.
    pub name: Arc<str>,
    /// The ids it stood with, newest first; the folded name where a file has none.
    pub ids: Vec<HouseId>,
    /// The time the files use it for; none where they have no time.
    pub used: Option<Span>,
}

impl HouseHistory {
    /// The name a house bore under an id.
    #[must_use]
    pub fn name_under(&self, id: &HouseId) -> Option<&Arc<str>> {
        self.names.iter().find(|name| name.ids.contains(id)).map(|name| &name.name)
    }
}
