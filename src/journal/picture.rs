//! What the events amount to: the notes that live, the order of the houses, what became of them, what was decided about series, which
//! views were kept, what terms mean to the team, the limit for small numbers. Rebuilt at will, extended cheaply.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use foldhash::fast::RandomState;

use crate::domain::{EventId, HouseChanges, HouseId, NewNote, Note, NoteId, PlanState, SeriesChoices, Suppression, Term, Wording};

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
    /// What the team said terms mean, each with all that was ever said, oldest first.
    pub(super) wordings: BTreeMap<Term, Vec<Wording>>,
    /// By which limit figures of few people are hidden.
    pub(super) suppression: Suppression,
    /// What somebody asks its writer to forget, and who asks, in the order it was asked.
    pub(super) asked: Vec<(EventId, String)>,
    /// Number of every note ever made, live or not.
    numbers: HashMap<NoteId, usize, RandomState>,
    /// Notes that are forgotten for good.
    forgotten: BTreeSet<NoteId>,
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
            if let Some(note) = touched_by(&event.body) {
                let place = picture.numbers.get(note).map(|number| number - 1);
                match place.and_then(|place| made.get_mut(place)) {
                    Some(made) => made.touch(event),
                    None => drop(picture.awaited.insert(note.clone())),
                }
            }
            match &event.body {
                Body::TermWorded { .. } => picture.word(event),
                Body::HousesOrdered { houses } => picture.house_order.clone_from(houses),
                Body::LeastShownSet { least } => picture.suppression = Suppression::of(*least),
                Body::ForgetAsked { of, author } => picture.asked.push((of.clone(), author.clone())),
                _ => {}
            }
        }
        // Most events are of notes, and these speak of none.
        let is_of_note = |body: &Body| matches!(body, Body::NoteAdded(_)) || touched_by(body).is_some();
        let others: Vec<(&Event, bool)> = events.iter().copied().filter(|(event, _)| !is_of_note(&event.body)).collect();
        picture.house_changes = house_changes(&others);
        picture.series_choices = series_choices(&others);
        picture.kept_views = kept_views(&others);
        let live = made.into_iter().filter(|made| made.stands && !made.is_removed);
        let live: Vec<Note> = live.map(|made| picture.told_whom_it_answers(made.note)).collect();
        picture.notes = live;
        picture
    }

    fn make_notes(&mut self, events: &[(&Event, bool)]) -> Vec<Made> {
        let mut made = Vec::new();
        for (event, stands) in events {
            if let Some(note) = note_of(event, made.len() + 1) {
                self.numbers.insert(note.id.clone(), note.number);
                if event.is_stone() {
                    self.forgotten.insert(note.id.clone());
                }
                made.push(Made {
                    note,
                    stands: *stands && !event.is_stone(),
                    is_removed: false,
                });
            }
        }
        made
    }

    /// Takes an act that is later than all events so far and the last of its writer.
    pub(super) fn extend(&mut self, event: &Event) -> Extended {
        match &event.body {
            Body::NoteAdded(_) => return self.add(event),
            Body::NoteChanged { note, .. }
            | Body::NoteLinked { note, .. }
            | Body::NoteMoved { note, .. }
            | Body::PlanStateSet { note, .. } => match self.place(note).and_then(|place| self.notes.get_mut(place)) {
                Some(note) => rewrite(note, event),
                // The change may bring a removed note back, with more than this event knows of it.
                None if self.numbers.contains_key(note) => return Extended::RebuildNeeded,
                None => drop(self.awaited.insert(note.clone())),
            },
            Body::TermWorded { .. } => self.word(event),
            Body::NoteRemoved { note } => match self.place(note) {
                Some(place) => drop(self.notes.remove(place)),
                None if self.numbers.contains_key(note) => {}
                None => drop(self.awaited.insert(note.clone())),
            },
            Body::HousesOrdered { houses } => self.house_order.clone_from(houses),
            Body::LeastShownSet { least } => self.suppression = Suppression::of(*least),
            Body::ForgetAsked { of, author } => self.asked.push((of.clone(), author.clone())),
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
            | Body::Redone { .. }
            | Body::Forgotten(_) => return Extended::RebuildNeeded,
        }
        Extended::Yes
    }

    fn told_whom_it_answers(&self, mut note: Note) -> Note {
        note.answers_forgotten = note.reply_to.as_ref().is_some_and(|answered| self.forgotten.contains(answered));
        note
    }

    fn word(&mut self, event: &Event) {
        let Body::TermWorded { term, text, author } = &event.body else {
            return;
        };
        self.wordings.entry(term.clone()).or_default().push(Wording {
            text: text.clone(),
            author: author.clone(),
            worded_ms: event.stamp.wall_ms,
        });
    }

    fn add(&mut self, event: &Event) -> Extended {
        match note_of(event, self.numbers.len() + 1) {
            Some(note) if !self.awaited.contains(&note.id) => {
                self.numbers.insert(note.id.clone(), note.number);
                let note = self.told_whom_it_answers(note);
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
    /// A removal holds until someone writes new words: what else is said of a removed note does not bring it back.
    fn touch(&mut self, event: &Event) {
        match &event.body {
            Body::NoteRemoved { .. } => self.is_removed = true,
            Body::NoteChanged { .. } => self.is_removed = false,
            _ => {}
        }
        rewrite(&mut self.note, event);
    }
}

/// The note that an event says something of; none of the event that makes it.
pub(super) const fn touched_by(body: &Body) -> Option<&NoteId> {
    match body {
        Body::NoteChanged { note, .. }
        | Body::NoteRemoved { note }
        | Body::NoteLinked { note, .. }
        | Body::NoteMoved { note, .. }
        | Body::PlanStateSet { note, .. } => Some(note),
        _ => None,
    }
}

fn note_of(event: &Event, number: usize) -> Option<Note> {
    let new = match &event.body {
        Body::NoteAdded(new) => new.clone(),
        // Its number stays spent.
        Body::Forgotten(stone) if stone.is_of_note() => NewNote::default(),
        _ => return None,
    };
    Some(Note::written(new, event.id(), number, event.stamp.wall_ms))
}

fn rewrite(note: &mut Note, event: &Event) {
    match &event.body {
        Body::NoteChanged { rewriting, .. } => {
            rewriting.apply(&mut note.content);
            note.changed_ms = event.stamp.wall_ms;
            if !rewriting.kind.has_plan() {
                note.state = PlanState::default();
            }
        }
        Body::NoteLinked { to, holds: true, .. } => drop(note.links.insert(to.clone())),
        Body::NoteLinked { to, holds: false, .. } => drop(note.links.remove(to)),
        Body::NoteMoved { anchor, seen, seen_at, .. } => {
            note.anchor.clone_from(anchor);
            note.seen.clone_from(seen);
            note.seen_at = *seen_at;
        }
        Body::PlanStateSet { state, .. } => note.state.clone_from(state),
        _ => {}
    }
}
