//! The state: the fold of all events. It depends on which events are known, never on when or how often they came.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::domain::{EventId, HouseChanges, HouseId, Note, NoteId, SeriesChoices, Suppression, Term, Wording};

use super::picture::{Extended, Picture};
use super::undo::History;
use super::{Body, Event, KeptView, KeptViewId, Stamp};

/// All events of a workspace and what they amount to.
#[derive(Debug, Clone, Default)]
pub struct State {
    strands: BTreeMap<Arc<str>, Strand>,
    /// The stones, by the name and the stamp of what lies under them.
    stones: BTreeMap<EventId, BTreeMap<Stamp, Arc<Event>>>,
    /// Numbers that a writer's journals give to events that differ.
    doubled: BTreeSet<EventId>,
    /// Place of the last event in the order of all events.
    newest: Option<(Stamp, Arc<str>, u64)>,
    picture: Picture,
    revision: u64,
}

/// One writer's events by number, and which of them stand.
#[derive(Debug, Clone, Default)]
struct Strand {
    events: BTreeMap<u64, Arc<Event>>,
    history: History,
}

/// What became of an event that was offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Taken {
    /// It is new.
    New,
    /// It was known.
    Known,
    /// Another event of the same writer and number is known, and both are kept: the later one under the name, the other as its twin.
    Doubled,
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
        self.events().filter(|event| matches!(event.body, Body::Unknown(_))).count()
    }

    /// How many events there are.
    #[must_use]
    pub fn n_events(&self) -> usize {
        self.strands.values().map(|strand| strand.events.len()).sum()
    }

    /// Who has written here.
    pub fn writers(&self) -> impl Iterator<Item = &Arc<str>> {
        self.strands.keys()
    }

    /// All events, by writer and number.
    pub(super) fn events(&self) -> impl Iterator<Item = &Arc<Event>> {
        self.strands.values().flat_map(|strand| strand.events.values())
    }

    /// One writer's events up to a number, in order.
    pub(super) fn events_up_to(&self, writer: &str, number: u64) -> impl DoubleEndedIterator<Item = &Arc<Event>> {
        let strand = self.strands.get(writer);
        strand
            .into_iter()
            .flat_map(move |strand| strand.events.range(..=number).map(|(_, event)| event))
    }

    /// The event of that name.
    #[must_use]
    pub fn event(&self, id: &EventId) -> Option<&Arc<Event>> {
        self.strands.get(&id.writer)?.events.get(&id.number)
    }

    /// Whether an event has not been taken back.
    pub(super) fn stands(&self, event: &Event) -> bool {
        let strand = self.strands.get(&event.writer);
        strand.is_none_or(|strand| strand.history.stands(event.number))
    }

    /// Whether what went by that name is forgotten for good.
    #[must_use]
    pub fn is_forgotten(&self, id: &EventId) -> bool {
        !self.stones.is_empty() && self.event(id).is_some_and(|event| event.is_stone())
    }

    /// What somebody asks its writer to forget and stands yet, with the names of those who ask.
    #[must_use]
    pub fn asked_to_forget(&self) -> BTreeMap<EventId, Vec<&str>> {
        let mut asked: BTreeMap<EventId, Vec<&str>> = BTreeMap::new();
        for (of, author) in &self.picture.asked {
            if self
                .event(of)
                .is_some_and(|event| self.stone_over(event).is_none() && !event.is_stone())
            {
                asked.entry(of.clone()).or_default().push(author);
            }
        }
        asked
    }

    /// The stone an event lies under: one in its own place, or one in the place of what it speaks of. None over a stone.
    pub(super) fn stone_over(&self, event: &Event) -> Option<Arc<Event>> {
        if self.stones.is_empty() || event.is_stone() {
            return None;
        }
        let own = self.stones.get(&event.id()).and_then(|stones| stones.get(&event.stamp));
        own.cloned().or_else(|| {
            let of = self.event(event.body.about()?)?;
            let Body::Forgotten(stone) = &of.body else { return None };
            Some(Arc::new(event.forgotten(stone.ms)))
        })
    }

    /// Whether anything is forgotten.
    pub(super) fn has_stones(&self) -> bool {
        !self.stones.is_empty()
    }

    /// A stone of that name, whatever its stamp.
    pub(super) fn stone_named(&self, id: &EventId) -> Option<&Arc<Event>> {
        self.stones.get(id)?.values().next()
    }

    /// Takes an event, in any order; an event that is known changes nothing.
    pub fn absorb(&mut self, event: impl Into<Arc<Event>>) {
        self.absorb_all([event]);
    }

    /// Takes many events, as [`Self::absorb`] does one.
    pub fn absorb_news(&mut self, events: Vec<Arc<Event>>) {
        self.absorb_all(events);
    }

    /// Takes many events at once and says what became of each, in the order given: at most one fold for all of them.
    pub(super) fn absorb_all<E: Into<Arc<Event>>>(&mut self, events: impl IntoIterator<Item = E>) -> Vec<Taken> {
        // The first events of a state are folded at once; later ones mostly follow on what is there.
        let mut is_behind = self.strands.is_empty();
        let taken = events.into_iter().map(|event| {
            let event: Arc<Event> = event.into();
            let id = event.id();
            let follows = !is_behind && self.follows(&event);
            let taken = self.take(event);
            is_behind |= match taken {
                Taken::Known => false,
                Taken::New => !(follows && self.extend(&id) == Extended::Yes),
                Taken::Doubled => true,
            };
            taken
        });
        let taken: Vec<Taken> = taken.collect();
        if is_behind {
            self.refold();
        }
        taken
    }

    /// Whether an event comes after all others, and after its writer's own.
    fn follows(&self, event: &Event) -> bool {
        self.newest.as_ref().is_none_or(|newest| *newest < place_of(event)) && self.last_number(&event.writer) < event.number
    }

    /// The number of the act an undo by this writer would take back.
    pub(super) fn next_undo(&self, writer: &str) -> Option<u64> {
        self.strands.get(writer)?.history.next_undo()
    }

    /// The number of the act a redo by this writer would do again.
    pub(super) fn next_redo(&self, writer: &str) -> Option<u64> {
        self.strands.get(writer)?.history.next_redo()
    }

    /// The highest number this writer has given an event; 0 for a new writer.
    pub(super) fn last_number(&self, writer: &str) -> u64 {
        let last = self.strands.get(writer).and_then(|strand| strand.events.last_key_value());
        last.map_or(0, |(number, _)| *number)
    }

    /// Whether somebody else has written under this name, or under one of its further windows': the same number says two things.
    pub(super) fn is_doubled(&self, writer: &str) -> bool {
        let is_of = |id: &EventId| {
            id.writer
                .strip_prefix(writer)
                .is_some_and(|window| window.is_empty() || window.starts_with('-'))
        };
        self.doubled.iter().any(is_of)
    }

    /// The latest stamp of all events.
    #[must_use]
    pub fn newest_stamp(&self) -> Stamp {
        self.newest.as_ref().map_or_else(Stamp::default, |(stamp, ..)| *stamp)
    }

    /// A stone wins over what lies under it, whichever is met first; of two stones in one place the greater as text stays.
    fn take(&mut self, event: Arc<Event>) -> Taken {
        let id = event.id();
        let stone = self.stones.get(&id).and_then(|stones| stones.get(&event.stamp));
        if stone.is_some_and(|stone| !event.is_stone() || !event.outranks(stone)) {
            return Taken::Known;
        }
        if event.is_stone() {
            let others = self.dig_up(&id).into_iter().filter(|other| other.stamp != event.stamp);
            for other in others {
                self.place(other);
            }
            self.stones.entry(id).or_default().insert(event.stamp, Arc::clone(&event));
        }
        self.place(event)
    }

    /// Takes out all that goes by a name, twins included, each as it was written.
    fn dig_up(&mut self, id: &EventId) -> Vec<Arc<Event>> {
        let mut found = Vec::new();
        if let Some(strand) = self.strands.get_mut(&id.writer) {
            found.extend(strand.events.remove(&id.number));
        }
        if self.doubled.remove(id) {
            let twins = format!("{}~", id.writer);
            for (_, strand) in self.strands.iter_mut().filter(|(writer, _)| writer.starts_with(&twins)) {
                found.extend(strand.events.remove(&id.number).map(|twin| {
                    self.doubled.remove(&twin.id());
                    Arc::new(Event {
                        writer: Arc::clone(&id.writer),
                        ..(*twin).clone()
                    })
                }));
            }
            self.strands.retain(|_, strand| !strand.events.is_empty());
        }
        found
    }

    fn place(&mut self, event: Arc<Event>) -> Taken {
        let strand = self.strands.get(&event.writer);
        match strand.and_then(|strand| strand.events.get(&event.number)) {
            None => {
                self.put(event);
                Taken::New
            }
            Some(known) if *known == event => Taken::Known,
            Some(known) => {
                let (id, is_first) = (event.id(), event.outranks(known));
                let second = if is_first { Arc::clone(known) } else { Arc::clone(&event) };
                if is_first {
                    self.put(event);
                }
                self.doubled.insert(id);
                match self.place(Arc::new(second.twin())) {
                    Taken::Known if !is_first => Taken::Known,
                    _ => Taken::Doubled,
                }
            }
        }
    }

    fn put(&mut self, event: Arc<Event>) {
        let strand = self.strands.entry(Arc::clone(&event.writer)).or_default();
        strand.events.insert(event.number, event);
        self.revision += 1;
    }

    fn extend(&mut self, id: &EventId) -> Extended {
        let strand = self.strands.get_mut(&id.writer);
        let Some((event, history)) = strand.and_then(|strand| Some((strand.events.get(&id.number)?, &mut strand.history))) else {
            return Extended::RebuildNeeded;
        };
        if self.picture.extend(event) == Extended::RebuildNeeded {
            return Extended::RebuildNeeded;
        }
        history.follow(event.number, &event.body);
        self.newest = Some(place_of(event));
        Extended::Yes
    }

    fn refold(&mut self) {
        for (writer, strand) in &mut self.strands {
            strand.history = History::default();
            for (number, event) in &strand.events {
                let id = || EventId {
                    writer: Arc::clone(writer),
                    number: *number,
                };
                // Whose act it was that such a number names cannot be told: it is neither undone nor does it undo.
                if self.doubled.is_empty() || !self.doubled.contains(&id()) {
                    strand.history.follow(*number, &event.body);
                }
            }
        }
        // The stamps stand beside the events, for most of the order is told by them alone.
        let mut ordered: Vec<(Stamp, &Event, bool)> = Vec::with_capacity(self.n_events());
        for strand in self.strands.values() {
            let events = strand.events.values();
            ordered.extend(events.map(|event| (event.stamp, &**event, strand.history.stands(event.number))));
        }
        // A writer's own events are mostly in order already, and runs are what this sort is quick at.
        ordered.sort_by(|(one_at, one, _), (other_at, other, _)| one_at.cmp(other_at).then_with(|| one.order(other)));
        let ordered: Vec<(&Event, bool)> = ordered.into_iter().map(|(_, event, stands)| (event, stands)).collect();
        self.newest = ordered.last().map(|(event, _)| place_of(event));
        self.picture = Picture::of(&ordered);
    }
}

fn place_of(event: &Event) -> (Stamp, Arc<str>, u64) {
    (event.stamp, Arc::clone(&event.writer), event.number)
}
