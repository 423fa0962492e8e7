//! What a person can do in a workspace. An act is checked against the state and becomes an event when it is written.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::Value as Json;

use crate::domain::{
    Anchor, AnchorValue, EventId, HouseChange, HouseChangeId, HouseId, NewNote, Note, NoteContent, NoteId, NoteKind, Period, Plan,
    PlanStage, PlanState, SeriesChoice, SeriesChoiceId, Suppression, Term, Value,
};

use super::{Body, Event, KeptViewId, Rewriting, State, WorkspaceError};

/// What a person did.
#[derive(Debug, Clone, PartialEq)]
pub enum Act {
    /// Write a note.
    AddNote(NewNote),
    /// Rewrite a note.
    ChangeNote {
        /// The note.
        note: NoteId,
        /// What it says from now on.
        content: NoteContent,
    },
    /// Say that a note grows out of another, or no longer.
    LinkNote {
        /// The note.
        note: NoteId,
        /// What it grows out of.
        to: NoteId,
        /// Whether it does from now on.
        holds: bool,
    },
    /// Put a note somewhere else.
    MoveNote {
        /// The note.
        note: NoteId,
        /// Where it belongs from now on.
        anchor: Anchor,
        /// What is seen there.
        seen: Option<AnchorValue>,
        /// When that was, where the place is of no one time.
        seen_at: Option<Period>,
    },
    /// Open a plan again, park it or close it; the last two need a reason, and each someone who says so.
    SetPlanState {
        /// The agreement or trial.
        note: NoteId,
        /// Its stage from now on, and why.
        state: PlanState,
        /// Who says so.
        author: String,
    },
    /// Put a term in the team's own words; empty words take back what was said.
    WordTerm {
        /// The term.
        term: Term,
        /// The words.
        text: String,
        /// Who says so; may be empty.
        author: String,
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
    /// Ask the writer of something to forget it.
    AskToForget {
        /// The event that holds it.
        of: EventId,
        /// Who asks.
        author: String,
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
            Self::AddNote(note) => Body::NoteAdded(whole_note(note, state)?),
            Self::ChangeNote { note, content } => {
                let known = found(&note, state)?;
                // A trial that stands can be reworded, whatever has become of what it stood on.
                let content = if known.content.kind == content.kind {
                    worded_content(content)?
                } else {
                    whole_content(content, (&known.anchor, &known.links), state)?
                };
                let rewriting = Rewriting::between(&known.content, content);
                Body::NoteChanged { note, rewriting }
            }
            Self::LinkNote { note, to, .. } if note == to => return Err(WorkspaceError::UnknownNote { note }),
            Self::LinkNote { note, to, holds } => Body::NoteLinked {
                note: live(note, state)?,
                to: live(to, state)?,
                holds,
            },
            Self::MoveNote {
                note,
                anchor,
                seen,
                seen_at,
            } => Body::NoteMoved {
                note: placeable(note, &anchor, state)?,
                anchor,
                seen: seen.filter(is_writable),
                seen_at,
            },
            Self::SetPlanState {
                note,
                state: plan_state,
                author,
            } => Body::PlanStateSet {
                note: planned(note, state)?,
                state: reasoned(plan_state)?,
                author: named(author)?,
            },
            Self::WordTerm { term, text, author } => Body::TermWorded {
                term,
                text: text.trim().to_owned(),
                author,
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
            Self::AskToForget { of, author } => Body::ForgetAsked {
                of: forgettable(&of, state)?.id(),
                author: named(author)?,
            },
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

/// The event of that name, where it holds something that can be forgotten.
pub(super) fn forgettable<'s>(id: &EventId, state: &'s State) -> Result<&'s Arc<Event>, WorkspaceError> {
    let event = state
        .event(id)
        .filter(|event| event.body.can_be_forgotten() && state.stone_over(event).is_none());
    event.ok_or_else(|| WorkspaceError::NothingToForget { id: id.clone() })
}

fn worded(text: String) -> Result<String, WorkspaceError> {
    if text.trim().is_empty() {
        Err(WorkspaceError::EmptyText)
    } else {
        Ok(text)
    }
}

fn found<'s>(note: &NoteId, state: &'s State) -> Result<&'s Note, WorkspaceError> {
    state.note(note).ok_or_else(|| WorkspaceError::UnknownNote { note: note.clone() })
}

fn placeable(note: NoteId, anchor: &Anchor, state: &State) -> Result<NoteId, WorkspaceError> {
    let is_trial = found(&note, state)?.content.kind == NoteKind::Trial;
    if is_trial && is_about_nothing(anchor) {
        return Err(WorkspaceError::UnfinishedTrial);
    }
    Ok(note)
}

fn live(note: NoteId, state: &State) -> Result<NoteId, WorkspaceError> {
    found(&note, state)?;
    Ok(note)
}

/// What a new note speaks of lives, and a trial stands on what it must stand on.
fn whole_note(note: NewNote, state: &State) -> Result<NewNote, WorkspaceError> {
    for other in note.links.iter().chain(&note.reply_to) {
        found(other, state)?;
    }
    Ok(NewNote {
        content: whole_content(note.content, (&note.anchor, &note.links), state)?,
        seen: note.seen.filter(is_writable),
        ..note
    })
}

/// As [`worded_content`]; and a trial's plan is whole, at a place, out of an observation and a wonder.
fn whole_content(content: NoteContent, place: (&Anchor, &BTreeSet<NoteId>), state: &State) -> Result<NoteContent, WorkspaceError> {
    if content.kind == NoteKind::Trial {
        let (anchor, links) = place;
        let stands_on = |kind| links.iter().filter_map(|id| state.note(id)).any(|note| note.content.kind == kind);
        if !(stands_on(NoteKind::Observation) && stands_on(NoteKind::Wonder)) {
            return Err(WorkspaceError::GroundlessTrial);
        }
        let is_whole = |plan: &Plan| !plan.sign.trim().is_empty() && plan.start.is_some() && plan.due.is_some();
        if is_about_nothing(anchor) || !content.plan.as_ref().is_some_and(is_whole) {
            return Err(WorkspaceError::UnfinishedTrial);
        }
    }
    worded_content(content)
}

/// Words there must be, and no plan of a kind that has none.
fn worded_content(content: NoteContent) -> Result<NoteContent, WorkspaceError> {
    Ok(NoteContent {
        text: worded(content.text)?,
        plan: content.plan.filter(|_| content.kind.has_plan()),
        ..content
    })
}

/// A trial is about an indicator or a theme.
const fn is_about_nothing(anchor: &Anchor) -> bool {
    anchor.indicator.is_none() && anchor.theme.is_none()
}

fn planned(note: NoteId, state: &State) -> Result<NoteId, WorkspaceError> {
    if found(&note, state)?.content.kind.has_plan() {
        Ok(note)
    } else {
        Err(WorkspaceError::NoPlan { note })
    }
}

fn reasoned(state: PlanState) -> Result<PlanState, WorkspaceError> {
    if state.stage != PlanStage::Open && state.reason.trim().is_empty() {
        Err(WorkspaceError::NoReason)
    } else {
        Ok(state)
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
