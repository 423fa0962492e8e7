//! Who did what, and when: the past of a note, of a setting, or of everything. Nothing is ever erased in the course of work; what is
//! forgotten leaves a stone.

use std::sync::Arc;

use crate::domain::{EventId, IndicatorId, NoteId, Term};

use super::{Body, Event, State};

/// What is asked for its past.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// Everything.
    All,
    /// A note: its making, changes and removal, and what others made of it.
    Note(NoteId),
    /// The limit for small numbers.
    LeastShown,
    /// The order of the houses, and what became of them.
    Houses,
    /// What was decided about an indicator's series.
    Series(IndicatorId),
    /// The views that were kept.
    Views,
    /// A term in the team's own words.
    Term(Term),
}

/// Something that was done.
#[derive(Debug, Clone, PartialEq)]
pub struct Deed {
    /// What, and when.
    pub event: Arc<Event>,
    /// The name its writer signed with last before it, or else first after; empty where the writer never signed.
    pub name: Arc<str>,
    /// Whether it was taken back, and stands no more.
    pub is_undone: bool,
    /// The event that an undo or redo speaks of.
    pub of: Option<Arc<Event>>,
}

impl State {
    /// What was done to a subject, in the order of all events, what was undone included.
    #[must_use]
    pub fn history(&self, subject: &Subject) -> Vec<Deed> {
        let is_of = |event: &Event| subject.is_of(event, self);
        let events = self.events().filter_map(|event| {
            let of = self.undone_or_redone_by(event);
            let is_asked = is_of(event) || of.is_some_and(|of| is_of(of));
            is_asked.then(|| self.deed(event, of))
        });
        let mut deeds: Vec<Deed> = events.collect();
        deeds.sort_by(|one, other| one.event.order(&other.event));
        deeds
    }

    /// What others built on what this writer's undo would take back; empty where nobody did, or where nothing would be lost from sight.
    #[must_use]
    pub fn built_on_undo(&self, writer: &str) -> Vec<Deed> {
        let next = self.next_undo(writer).map(|number| EventId {
            writer: writer.into(),
            number,
        });
        let Some(made) = next
            .and_then(|id| self.event(&id))
            .filter(|event| matches!(event.body, Body::NoteAdded(_)))
        else {
            return Vec::new();
        };
        let mut built = self.history(&Subject::Note(made.id()));
        built.retain(|deed| deed.of.is_none() && !deed.is_undone && deed.event.writer != made.writer && self.is_in_sight(&deed.event));
        built
    }

    /// Whether what an event made is still there: a note of somebody else's that is removed builds on nothing.
    fn is_in_sight(&self, event: &Event) -> bool {
        !matches!(event.body, Body::NoteAdded(_)) || self.note(&event.id()).is_some()
    }

    fn deed(&self, event: &Arc<Event>, of: Option<&Arc<Event>>) -> Deed {
        // What another is still to forget is told of no more.
        let told = |event: &Arc<Event>| self.stone_over(event).unwrap_or_else(|| Arc::clone(event));
        Deed {
            name: self.name_at(event),
            is_undone: !self.stands(event),
            of: of.map(told),
            event: told(event),
        }
    }

    fn undone_or_redone_by(&self, event: &Event) -> Option<&Arc<Event>> {
        let (Body::Undone { number } | Body::Redone { number }) = event.body else {
            return None;
        };
        self.event(&EventId {
            writer: Arc::clone(&event.writer),
            number,
        })
    }

    /// Who wrote an event: the name signed with, or else the writer's id.
    pub(super) fn signed_by(&self, event: &Event) -> String {
        Some(self.name_at(event))
            .filter(|name| !name.is_empty())
            .unwrap_or_else(|| Arc::clone(&event.writer))
            .to_string()
    }

    /// The name a writer went by when an event was made.
    fn name_at(&self, event: &Event) -> Arc<str> {
        let before = self.events_up_to(&event.writer, event.number).rev();
        let mut names = before
            .chain(self.events_up_to(&event.writer, u64::MAX))
            .filter_map(|event| event.body.author());
        names.next().unwrap_or_default().into()
    }
}

impl Subject {
    fn is_of(&self, event: &Event, state: &State) -> bool {
        let body = &event.body;
        match self {
            Self::All => true,
            Self::Note(note) => event.id() == *note && matches!(body, Body::NoteAdded(_) | Body::Forgotten(_)) || speaks_of(body, note),
            Self::LeastShown => matches!(body, Body::LeastShownSet { .. }),
            Self::Houses => matches!(
                body,
                Body::HousesOrdered { .. }
                    | Body::HouseChangeAdded { .. }
                    | Body::HouseChangeCorrected { .. }
                    | Body::HouseChangeRemoved { .. }
                    | Body::HousesToldApart { .. }
            ),
            Self::Series(indicator) => match body {
                Body::SeriesChoiceAdded { choice, .. } => choice.indicator == *indicator,
                Body::SeriesChoiceRemoved { id } => state
                    .event(id)
                    .is_some_and(|event| matches!(&event.body, Body::SeriesChoiceAdded { choice, .. } if choice.indicator == *indicator)),
                _ => false,
            },
            Self::Views => matches!(body, Body::ViewKept { .. } | Body::ViewRenamed { .. } | Body::ViewRemoved { .. }),
            Self::Term(term) => matches!(body, Body::TermWorded { term: worded, .. } if worded == term),
        }
    }
}

/// Whether an event says something of a note, or makes one that answers it or grows out of it.
fn speaks_of(body: &Body, note: &NoteId) -> bool {
    match body {
        Body::NoteAdded(new) => new.reply_to.as_ref() == Some(note) || new.links.contains(note),
        Body::NoteLinked { note: from, to, .. } => from == note || to == note,
        Body::ForgetAsked { of, .. } => of == note,
        body => body.about() == Some(note),
    }
}
