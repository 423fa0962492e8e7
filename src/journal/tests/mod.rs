//! The room's promises, tested from the outside: what people would lose if they broke.

mod afternoons;
mod folders;
mod folds;
mod forgetting;
mod locking;
mod mishaps;
pub(super) mod power;
mod shelf;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use tempfile::TempDir;

use super::*;
use crate::domain::{
    Anchor, Decision, Exclusion, HouseChange, HouseChangeKind, HouseChanges, HouseId, NewNote, Note, NoteContent, NoteId, NoteKind, Period,
    PlanState, SeriesChoice, SeriesChoices, Suppression, Term, Wording,
};

/// What a person sees of a state, and what undo and redo would do for these writers.
#[derive(Debug, Clone, PartialEq)]
struct Seen {
    notes: Vec<Note>,
    house_order: Vec<HouseId>,
    house_changes: HouseChanges,
    series_choices: SeriesChoices,
    kept_views: Vec<KeptView>,
    wordings: BTreeMap<Term, Vec<Wording>>,
    suppression: Suppression,
    steps: Vec<(Option<u64>, Option<u64>)>,
}

const WRITERS: [&str; 3] = ["anna", "bo", "carla"];

fn seen(state: &State) -> Seen {
    Seen {
        notes: state.notes().to_vec(),
        house_order: state.house_order().to_vec(),
        house_changes: state.house_changes().clone(),
        series_choices: state.series_choices().clone(),
        kept_views: state.kept_views().to_vec(),
        wordings: state.wordings().clone(),
        suppression: state.suppression(),
        steps: WRITERS
            .iter()
            .map(|writer| (state.next_undo(writer), state.next_redo(writer)))
            .collect(),
    }
}

fn add(text: &str) -> Act {
    Act::AddNote(new_note(text))
}

fn new_note(text: &str) -> NewNote {
    NewNote {
        content: NoteContent::new(NoteKind::Wonder, text),
        author: "Anna".to_owned(),
        ..NewNote::default()
    }
}

fn change(note: &NoteId, text: &str) -> Act {
    Act::ChangeNote {
        note: note.clone(),
        content: NoteContent::new(NoteKind::Agreement, text),
    }
}

fn order(houses: &[&str]) -> Act {
    Act::OrderHouses {
        houses: houses.iter().map(|house| HouseId::from(*house)).collect(),
    }
}

/// A house before and a house after, which are the same.
fn renamed(from: &str, to: &str) -> HouseChange {
    HouseChange {
        kind: HouseChangeKind::Renamed,
        from: vec![from.into()],
        to: vec![to.into()],
        when: None,
        note: String::new(),
    }
}

/// A figure left out of a series, with a reason.
fn left_out(house: &str, year: i16, reason: &str) -> SeriesChoice {
    SeriesChoice {
        indicator: "Sygefravær".into(),
        house: Some(house.into()),
        what: Decision::Exclusion(Exclusion {
            period: Period::Year(year),
            reason: reason.to_owned(),
        }),
    }
}

fn choose(choice: SeriesChoice, author: &str) -> Act {
    Act::AddSeriesChoice {
        choice,
        author: author.to_owned(),
    }
}

fn keep(name: &str) -> Act {
    Act::KeepView {
        name: name.to_owned(),
        view: serde_json::json!({ "page": "trend", "indicator": name }),
        author: "Anna".to_owned(),
    }
}

fn id(writer: &str, number: u64) -> NoteId {
    NoteId {
        writer: writer.into(),
        number,
    }
}

fn texts(state: &State) -> Vec<(usize, &str)> {
    state.notes().iter().map(|note| (note.number, note.content.text.as_str())).collect()
}

/// A new workspace for `anna` in a folder that is removed with the first part.
fn fresh() -> (TempDir, Workspace) {
    let folder = tempfile::tempdir().expect("a folder");
    let workspace = Workspace::create_as(folder.path(), "Klynge Øst", "anna").expect("made");
    (folder, workspace)
}

fn open(folder: &Path, writer: &str) -> Workspace {
    Workspace::open_as(folder, writer).expect("opened")
}
