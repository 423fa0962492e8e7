//! What a person can do in a workspace. An act is checked against the state and becomes an event when it is written.

use serde_json::Value as Json;

use crate::domain::{
    Anchor, AnchorValue, HouseChange, HouseChangeId, HouseId, NoteId, NoteKind, SeriesChoice, SeriesChoiceId, Suppression, Value,
};

use super::{Body, KeptViewId, State, WorkspaceError};

/// What a person did.
#[derive(Debug, Clone, PartialEq)]
pub enum Act {
    /// Write a note.
    AddNote {
        /// Its kind.
        kind: NoteKind,
        /// What it says.
        text: String,
        /// Who says it.
        author: String,
        /// Where it belongs.
        anchor: Anchor,
        /// What was seen there.
        seen: Option<AnchorValue>,
    },
    /// Rewrite a note.
    ChangeNote {
        /// The note.
        note: NoteId,
        /// Its kind from now on.
        kind: NoteKind,
        /// What it says from now on.
        text: String,
    },
    /// Take a note away.
    RemoveNote {
        /// The note.
        note: NoteId,
    },
    /// Put the houses in the leaders' own order.
    OrderHouses {
        /// The order; houses left out come after, as the sources list them.
        houses: Vec<HouseId>,
    },
    /// Record what became of a house.
    AddHouseChange {
        /// The change.
        change: HouseChange,
    },
    /// Correct such a record.
    CorrectHouseChange {
        /// The record.
        id: HouseChangeId,
        /// The change as it is from now on.
        change: HouseChange,
    },
    /// Take such a record away.
    RemoveHouseChange {
        /// The record.
        id: HouseChangeId,
    },
    /// Say that two houses that look like one are two.
    TellHousesApart {
        /// The one.
        one: HouseId,
        /// The other.
        other: HouseId,
    },
    /// Decide something about a series. A rebase and an exclusion need a reason, and each choice someone who says so.
    AddSeriesChoice {
        /// What is decided.
        choice: SeriesChoice,
        /// Who says so.
        author: String,
    },
    /// Take such a choice away.
    RemoveSeriesChoice {
        /// The choice.
        id: SeriesChoiceId,
    },
    /// Keep a view, to come back to it. It needs a name.
    KeepView {
        /// What it is called.
        name: String,
        /// What it looks at, as the room that draws views writes it.
        view: Json,
        /// Who keeps it; may be empty.
        author: String,
    },
    /// Give a kept view another name.
    RenameView {
        /// The view.
        id: KeptViewId,
        /// Its name from now on.
        name: String,
    },
    /// Take a kept view away.
    RemoveView {
        /// The view.
        id: KeptViewId,
    },
    /// Set the limit under which figures of few people are hidden.
    SetLeastShown {
        /// The fewest people behind a figure that is shown.
        least: u32,
    },
    /// Take back this writer's own latest act that still stands.
    Undo,
    /// Do again what this writer took back last.
    Redo,
}

impl Act {
    /// The event's body, if the act makes sense in `state` for `writer`.
    pub(super) fn check(self, state: &State, writer: &str) -> Result<Body, WorkspaceError> {
        let body = match self {
            Self::AddNote {
                kind,
                text,
                author,
                anchor,
                seen,
            } => Body::NoteAdded {
                kind,
                text: worded(text)?,
                author,
                anchor,
                seen: seen.filter(is_writable),
            },
            Self::ChangeNote { note, kind, text } => Body::NoteChanged {
                note: live(note, state)?,
                kind,
                text: worded(text)?,
            },
            Self::RemoveNote { note } => Body::NoteRemoved { note: live(note, state)? },
            Self::OrderHouses { houses } => Body::HousesOrdered { houses },
            Self::AddHouseChange { change } => Body::HouseChangeAdded { change: whole(change)? },
            Self::CorrectHouseChange { id, change } => Body::HouseChangeCorrected {
                id: recorded(id, state)?,
                change: whole(change)?,
            },
            Self::RemoveHouseChange { id } => Body::HouseChangeRemoved { id: recorded(id, state)? },
            Self::TellHousesApart { one, other } => Body::HousesToldApart { one, other },
            Self::AddSeriesChoice { choice, author } => Body::SeriesChoiceAdded {
                choice: decided(choice)?,
                author: named(author)?,
            },
            Self::RemoveSeriesChoice { id } => Body::SeriesChoiceRemoved { id: chosen(id, state)? },
            Self::KeepView { name, view, author } => Body::ViewKept {
                name: called(&name)?,
                view,
                author,
            },
            Self::RenameView { id, name } => Body::ViewRenamed {
                id: kept(id, state)?,
                name: called(&name)?,
            },
            Self::RemoveView { id } => Body::ViewRemoved { id: kept(id, state)? },
            Self::SetLeastShown { least } => Body::LeastShownSet { least: allowed(least)? },
            Self::Undo => Body::Undone {
                number: state.next_undo(writer).ok_or(WorkspaceError::NothingToUndo)?,
            },
            Self::Redo => Body::Redone {
                number: state.next_redo(writer).ok_or(WorkspaceError::NothingToRedo)?,
            },
        };
        Ok(body)
    }
}

fn worded(text: String) -> Result<String, WorkspaceError> {
    if text.trim().is_empty() {
        Err(WorkspaceError::EmptyText)
    } else {
        Ok(text)
    }
}

fn live(note: NoteId, state: &State) -> Result<NoteId, WorkspaceError> {
    if state.note(&note).is_some() {
        Ok(note)
    } else {
        Err(WorkspaceError::UnknownNote { note })
    }
}

fn whole(change: HouseChange) -> Result<HouseChange, WorkspaceError> {
    if change.is_whole() {
        Ok(change)
    } else {
        Err(WorkspaceError::UnfinishedHouseChange)
    }
}

fn allowed(least: u32) -> Result<u32, WorkspaceError> {
    if Suppression::of(least).least() == least {
        Ok(least)
    } else {
        Err(WorkspaceError::LimitOutOfRange { least })
    }
}

fn recorded(id: HouseChangeId, state: &State) -> Result<HouseChangeId, WorkspaceError> {
    if state.house_changes().all.contains_key(&id) {
        Ok(id)
    } else {
        Err(WorkspaceError::UnknownHouseChange { id })
    }
}

fn decided(choice: SeriesChoice) -> Result<SeriesChoice, WorkspaceError> {
    if choice.what.lacks_reason() {
        Err(WorkspaceError::NoReason)
    } else if choice.what.is_whole() {
        Ok(choice)
    } else {
        Err(WorkspaceError::UnfinishedSeriesChoice)
    }
}

fn named(author: String) -> Result<String, WorkspaceError> {
    if author.trim().is_empty() {
        Err(WorkspaceError::NoAuthor)
    } else {
        Ok(author)
    }
}

fn chosen(id: SeriesChoiceId, state: &State) -> Result<SeriesChoiceId, WorkspaceError> {
    if state.series_choices().get(&id).is_some() {
        Ok(id)
    } else {
        Err(WorkspaceError::UnknownSeriesChoice { id })
    }
}

fn called(name: &str) -> Result<String, WorkspaceError> {
    match name.trim() {
        "" => Err(WorkspaceError::NoName),
        name => Ok(name.to_owned()),
    }
}

fn kept(id: KeptViewId, state: &State) -> Result<KeptViewId, WorkspaceError> {
    if state.kept_view(&id).is_some() {
        Ok(id)
    } else {
        Err(WorkspaceError::UnknownView { id })
    }
}

/// JSON has no word for infinity, and a value is finite by its own definition: a line that cannot be read back is never written.
fn is_writable(seen: &AnchorValue) -> bool {
    !matches!(seen, AnchorValue::Figure(Value::Number(number)) if !number.is_finite())
}
