//! The state: the fold of all events. It depends on which events are known, never on when or how often they came.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::{HouseChanges, HouseId, Note, NoteId, SeriesChoices, Suppression, Term, Wording};

use super::picture::{Extended, Picture};
use super::undo::History;
use super::{Body, Event, KeptView, KeptViewId, Stamp};

/// All events of a workspace and what they amount to.
#[derive(Debug, Clone, Default)]
pub struct State {
    events: BTreeMap<Identity, Event>,
    /// Place of the last event in the order of all events.
    newest: Option<(Stamp, Arc<str>, u64)>,
    histories: BTreeMap<Arc<str>, History>,
    picture: Picture,
    revision: u64,
}

/// Writer and number: what makes two copies of an event the same one.
type Identity = (Arc<str>, u64);

/// What became of an event that was offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Taken {
    /// It is new.
    New,
    /// It was known.
    Known,
    /// Another event of the same writer and number is known; `used` says whether the offered one took its place.
    Doubled {
        /// Whether the offered event is now the one that counts.
        used: bool,
    },
}

impl State {
    /// The notes that live, in order of making.
    ///
    /// A note's number counts every note made before it, removed ones included, so a number once spoken aloud stays.
    /// Only when another writer's earlier notes arrive late do later numbers move up.
    #[must_use]
    pub fn notes(&self) -> &[Note] {
        &self.picture.notes
    }

    /// The live note of that name.
    #[must_use]
    pub fn note(&self, id: &NoteId) -> Option<&Note> {
        self.picture.note(id)
    }

    /// The leaders' own order of houses; empty until someone has put them in order.
    #[must_use]
    pub fn house_order(&self) -> &[HouseId] {
        &self.picture.house_order
    }

    /// What the leaders said of their houses over time.
    #[must_use]
    pub fn house_changes(&self) -> &HouseChanges {
        &self.picture.house_changes
    }

    /// What the team decided about series, in the order it was decided.
    #[must_use]
    pub fn series_choices(&self) -> &SeriesChoices {
        &self.picture.series_choices
    }

    /// The views that were kept, in the order they were kept.
    #[must_use]
    pub fn kept_views(&self) -> &[KeptView] {
        &self.picture.kept_views
    }

    /// The kept view of that name.
    #[must_use]
    pub fn kept_view(&self, id: &KeptViewId) -> Option<&KeptView> {
        self.kept_views().iter().find(|kept| kept.id == *id)
    }

    /// What the team says terms mean, each with all that was ever said, oldest first.
    #[must_use]
    pub const fn wordings(&self) -> &BTreeMap<Term, Vec<Wording>> {
        &self.picture.wordings
    }

    /// By which limit figures of few people are hidden: the one set last, never lower than what holds where none was set.
    #[must_use]
    pub const fn suppression(&self) -> Suppression {
        self.picture.suppression
    }

    /// Whether this writer has an act that stands.
    #[must_use]
    pub fn can_undo(&self, writer: &str) -> bool {
        self.next_undo(writer).is_some()
    }

    /// Whether this writer has taken back something since its latest act.
    #[must_use]
    pub fn can_redo(&self, writer: &str) -> bool {
        self.next_redo(writer).is_some()
    }

    /// Grows whenever the state may look different; to be compared with an earlier revision of the same state only.
    #[must_use]
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// How many events a newer program wrote that were passed over here.
    #[must_use]
    pub fn passed_over(&self) -> usize {
        self.events.values().filter(|event| matches!(event.body, Body::Unknown(_))).count()
    }

    /// Takes an event, in any order; an event that is known changes nothing.
    pub fn absorb(&mut self, event: Event) {
        let is_last =
            self.newest.as_ref().is_none_or(|newest| *newest < place_of(&event)) && self.last_number(&event.writer) < event.number;
        let identity = identity_of(&event);
        match self.take(event) {
            Taken::Known | Taken::Doubled { used: false } => {}
            Taken::New if is_last && self.extend(&identity) == Extended::Yes => {}
            Taken::New | Taken::Doubled { used: true } => self.refold(),
        }
    }

    /// Takes many events at once and says what became of each, in the order given: one fold for all of them.
    pub(super) fn absorb_all(&mut self, events: impl IntoIterator<Item = Event>) -> Vec<Taken> {
        let taken = events.into_iter().map(|event| self.take(event)).collect();
        self.refold();
        taken
    }

    /// The number of the act an undo by this writer would take back.
    pub(super) fn next_undo(&self, writer: &str) -> Option<u64> {
        self.histories.get(writer).and_then(History::next_undo)
    }

    /// The number of the act a redo by this writer would do again.
    pub(super) fn next_redo(&self, writer: &str) -> Option<u64> {
        self.histories.get(writer).and_then(History::next_redo)
    }

    /// The highest number this writer has given an event; 0 for a new writer.
    pub(super) fn last_number(&self, writer: &Arc<str>) -> u64 {
        let all = (Arc::clone(writer), 0)..=(Arc::clone(writer), u64::MAX);
        self.events.range(all).next_back().map_or(0, |((_, number), _)| *number)
    }

    /// The latest stamp of all events.
    pub(super) fn newest_stamp(&self) -> Stamp {
        self.newest.as_ref().map_or_else(Stamp::default, |(stamp, ..)| *stamp)
    }

    fn take(&mut self, event: Event) -> Taken {
        let identity = identity_of(&event);
        let taken = match self.events.get(&identity) {
            None => Taken::New,
            Some(known) if *known == event => Taken::Known,
            Some(known) => Taken::Doubled {
                used: event.outranks(known),
            },
        };
        if matches!(taken, Taken::New | Taken::Doubled { used: true }) {
            self.events.insert(identity, event);
            self.revision += 1;
        }
        taken
    }

    fn extend(&mut self, identity: &Identity) -> Extended {
        let Some(event) = self.events.get(identity) else {
            return Extended::RebuildNeeded;
        };
        if self.picture.extend(event) == Extended::RebuildNeeded {
            return Extended::RebuildNeeded;
        }
        self.histories
            .entry(Arc::clone(&event.writer))
            .or_default()
            .follow(event.number, &event.body);
        self.newest = Some(place_of(event));
        Extended::Yes
    }

    fn refold(&mut self) {
        self.histories.clear();
        // The map runs by writer and number: each writer's history in its own order.
        for event in self.events.values() {
            self.histories
                .entry(Arc::clone(&event.writer))
                .or_default()
                .follow(event.number, &event.body);
        }
        let stands = |event: &Event| self.histories.get(&event.writer).is_none_or(|history| history.stands(event.number));
        let mut ordered: Vec<_> = self.events.values().map(|event| (event, stands(event))).collect();
        ordered.sort_unstable_by(|(one, _), (other, _)| one.order(other));
        self.newest = ordered.last().map(|(event, _)| place_of(event));
        self.picture = Picture::of(&ordered);
    }
}

fn identity_of(event: &Event) -> Identity {
    (Arc::clone(&event.writer), event.number)
}

fn place_of(event: &Event) -> (Stamp, Arc<str>, u64) {
    (event.stamp, Arc::clone(&event.writer), event.number)
}
