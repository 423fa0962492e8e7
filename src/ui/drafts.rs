//! Notes being written. Each place has its own draft, so that words never end up at another place than they were written for.

use std::collections::HashMap;
use std::path::PathBuf;

use crate::domain::{Anchor, NoteContent, NoteId};

/// Where a draft belongs: the workspace's folder (none for the sample) and the place.
pub type DraftPlace = (Option<PathBuf>, Anchor);

/// A note being written.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Draft {
    /// What it says so far.
    pub content: NoteContent,
    /// The note it changes, if it is not a new one.
    pub changes: Option<NoteId>,
    /// Whether the pen shall be put in the field at the next frame.
    pub wants_focus: bool,
}

impl Draft {
    /// Whether anyone would miss it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.content.text.trim().is_empty()
    }
}

/// All drafts of this window.
#[derive(Default)]
pub struct Drafts {
    /// The one in the field.
    pub open: Draft,
    place: Option<DraftPlace>,
    kept: HashMap<DraftPlace, Draft>,
    sent: HashMap<u64, (Option<DraftPlace>, Draft)>,
}

impl Drafts {
    /// Turns to a place: what was being written elsewhere is kept there, and what was begun here comes back.
    pub fn turn_to(&mut self, place: Option<DraftPlace>) {
        if place == self.place {
            return;
        }
        let left = std::mem::take(&mut self.open);
        if let Some(old) = self.place.take().filter(|_| !left.is_empty()) {
            self.kept.insert(old, left);
        }
        self.open = place.as_ref().and_then(|place| self.kept.remove(place)).unwrap_or_default();
        self.place = place;
    }

    /// Empties the field while an act is on its way to the disk.
    pub fn send(&mut self, act: u64) {
        self.sent.insert(act, (self.place.clone(), std::mem::take(&mut self.open)));
    }

    /// The act is safe.
    pub fn arrived(&mut self, act: u64) {
        self.sent.remove(&act);
    }

    /// The act failed: its words come back to where they were written, unless new ones stand there.
    pub fn came_back(&mut self, act: u64) {
        let Some((place, draft)) = self.sent.remove(&act) else { return };
        if place == self.place && self.open.is_empty() {
            self.open = draft;
        } else if let Some(place) = place {
            self.kept.entry(place).or_insert(draft);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(house: &str) -> DraftPlace {
        let house = Some(house.into());
        (
            None,
            Anchor {
                house,
                ..Anchor::default()
            },
        )
    }

    #[test]
    fn words_stay_where_they_were_written() {
        let mut drafts = Drafts::default();
        drafts.turn_to(Some(place("A")));
        drafts.open.content.text = "om A".to_owned();
        drafts.turn_to(Some(place("B")));
        assert!(drafts.open.is_empty());
        drafts.turn_to(None);
        drafts.turn_to(Some(place("A")));
        assert_eq!(drafts.open.content.text, "om A");
    }

    #[test]
    fn what_could_not_be_written_comes_back() {
        let mut drafts = Drafts::default();
        drafts.turn_to(Some(place("A")));
        drafts.open.content.text = "om A".to_owned();
        drafts.send(1);
        assert!(drafts.open.is_empty());
        drafts.turn_to(Some(place("B")));
        drafts.came_back(1);
        assert!(drafts.open.is_empty());
        drafts.turn_to(Some(place("A")));
        assert_eq!(drafts.open.content.text, "om A");
    }
}
