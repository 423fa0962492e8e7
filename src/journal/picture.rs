//! What the events amount to: the notes that live, the order of the houses, what became of them, what was decided about series, which
//! views were kept, the limit for small numbers. Rebuilt at will, extended cheaply.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{HouseChanges, HouseId, Note, NoteId, NoteKind, SeriesChoices, Suppression};

use super::houses::house_changes;
use super::kept_views::{KeptView, kept_views};
use super::series::series_choices;
use super::{Body, Event};

/// The visible outcome of a set of events.
#[derive(Debug, Clone, Default)]
pub(super) struct Picture {
    /// Live notes in order of making, thus by number.
    pub(super) notes: Vec<Note>,
    /// The leaders' order of houses.
    pub(super) house_order: Vec<HouseId>,
    /// What the leaders said of their houses over time.
    pub(super) house_changes: HouseChanges,
    /// What the team decided about series.
    pub(super) series_choices: SeriesChoices,
    /// The views that were kept, in the order they were kept.
    pub(super) kept_views: Vec<KeptView>,
    /// By which limit figures of few people are hidden.
    pub(super) suppression: Suppression,
    /// Number of every note ever made, live or not.
    numbers: BTreeMap<NoteId, usize>,
    /// Notes that are spoken of but whose making has not been seen.
    awaited: BTreeSet<NoteId>,
}

/// Whether a picture could take a newest event as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extended {
    /// The picture is up to date.
    Yes,
    /// The picture must be rebuilt from all events.
    RebuildNeeded,
}

impl Picture {
    /// Builds the picture of `events`, given in their order, each with whether it stands.
    ///
    /// Notes are made first, so that an event which reached us with a stamp before its note's still counts.
    /// A change that comes after a removal brings the note back: words someone wrote are not lost to a removal they had not seen.
    pub(super) fn of(events: &[(&Event, bool)]) -> Self {
        let mut picture = Self::default();
        let mut made = picture.make_notes(events);
        for event in events.iter().filter_map(|(event, stands)| stands.then_some(event)) {
            match &event.body {
                Body::NoteChanged { note, .. } | Body::NoteRemoved { note } => {
                    let place = picture.numbers.get(note).map(|number| number - 1);
                    match place.and_then(|place| made.get_mut(place)) {
                        Some(made) => made.touch(event),
                        None => drop(picture.awaited.insert(note.clone())),
                    }
                }
                Body::HousesOrdered { houses } => picture.house_order.clone_from(houses),
                Body::LeastShownSet { least } => picture.suppression = Suppression::of(*least),
                _ => {}
            }
        }
        picture.house_changes = house_changes(events);
        picture.series_choices = series_choices(events);
        picture.kept_views = kept_views(events);
        picture.notes = made
            .into_iter()
            .filter(|made| made.stands && !made.is_removed)
            .map(|made| made.note)
            .collect();
        picture
    }

    fn make_notes(&mut self, events: &[(&Event, bool)]) -> Vec<Made> {
        let mut made = Vec::new();
        for (event, stands) in events {
            if let Some(note) = note_of(event, made.len() + 1) {
                self.numbers.insert(note.id.clone(), note.number);
                made.push(Made {
                    note,
                    stands: *stands,
                    is_removed: false,
                });
            }
        }
        made
    }

    /// Takes an act that is later than all events so far and the last of its writer.
    pub(super) fn extend(&mut self, event: &Event) -> Extended {
        match &event.body {
            Body::NoteAdded { .. } => return self.add(event),
            Body::NoteChanged { note, kind, text } => match self.place(note).and_then(|place| self.notes.get_mut(place)) {
                Some(note) => rewrite(note, *kind, text, event.stamp.wall_ms),
                // The change may bring a removed note back, with more than this event knows of it.
                None if self.numbers.contains_key(note) => return Extended::RebuildNeeded,
                None => drop(self.awaited.insert(note.clone())),
            },
            Body::NoteRemoved { note } => match self.place(note) {
                Some(place) => drop(self.notes.remove(place)),
                None if self.numbers.contains_key(note) => {}
                None => drop(self.awaited.insert(note.clone())),
            },
            Body::HousesOrdered { houses } => self.house_order.clone_from(houses),
            Body::LeastShownSet { least } => self.suppression = Suppression::of(*least),
            Body::Unknown(_) => {}
            // Rare enough that one way to fold them is enough.
            Body::HouseChangeAdded { .. }
            | Body::HouseChangeCorrected { .. }
            | Body::HouseChangeRemoved { .. }
            | Body::HousesToldApart { .. }
            | Body::SeriesChoiceAdded { .. }
            | Body::SeriesChoiceRemoved { .. }
            | Body::ViewKept { .. }
            | Body::ViewRenamed { .. }
            | Body::ViewRemoved { .. }
            | Body::Undone { .. }
            | Body::Redone { .. } => return Extended::RebuildNeeded,
        }
        Extended::Yes
    }

    fn add(&mut self, event: &Event) -> Extended {
        match note_of(event, self.numbers.len() + 1) {
            Some(note) if !self.awaited.contains(&note.id) => {
                self.numbers.insert(note.id.clone(), note.number);
                self.notes.push(note);
                Extended::Yes
            }
            _ => Extended::RebuildNeeded,
        }
    }

    /// The live note of that name.
    pub(super) fn note(&self, id: &NoteId) -> Option<&Note> {
        self.place(id).and_then(|place| self.notes.get(place))
    }

    fn place(&self, id: &NoteId) -> Option<usize> {
        let number = self.numbers.get(id)?;
        self.notes.binary_search_by_key(number, |note| note.number).ok()
    }
}

/// A note while the picture is built.
struct Made {
    note: Note,
    stands: bool,
    is_removed: bool,
}

impl Made {
    fn touch(&mut self, event: &Event) {
        self.is_removed = matches!(event.body, Body::NoteRemoved { .. });
        if let Body::NoteChanged { kind, text, .. } = &event.body {
            rewrite(&mut self.note, *kind, text, event.stamp.wall_ms);
        }
    }
}

fn note_of(event: &Event, number: usize) -> Option<Note> {
    let Body::NoteAdded {
        kind,
        text,
        author,
        anchor,
        seen,
    } = &event.body
    else {
        return None;
    };
    Some(Note {
        id: NoteId {
            writer: event.writer.clone(),
            number: event.number,
        },
        number,
        kind: *kind,
        text: text.clone(),
        author: author.clone(),
        made_ms: event.stamp.wall_ms,
        changed_ms: event.stamp.wall_ms,
        anchor: anchor.clone(),
        seen: seen.clone(),
    })
}

fn rewrite(note: &mut Note, kind: NoteKind, text: &str, changed_ms: i64) {
    note.kind = kind;
    text.clone_into(&mut note.text);
    note.changed_ms = changed_ms;
}
