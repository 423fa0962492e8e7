//! What a person asks for. Pages push actions; they are applied once, in order, at one place (`App::apply`).

use std::path::PathBuf;
use std::sync::Arc;

use crate::chart::ChartSpec;
use crate::domain::{Anchor, AnchorValue, EventId, HouseId, IndicatorId, NoteId, NoteKind, Period, Term, ThemeName};
use crate::i18n::Lang;
use crate::import::{Placement, SourceKind};
use crate::journal::{Act, KeptViewId, Subject};
use crate::view::{CompareQuery, Filter, NoteQuery, RowQuery};

pub use crate::view::{NotesPart, Page, SupervisionPart};

use super::drafts::DraftPlace;
use super::export::{Clip, ExportForm};
use super::forget::ForgetForm;
use super::house_form::HouseForm;
use super::kept_views::ViewsForm;
use super::lock::LockAsk;
use super::place_form::PlaceForm;
use super::plan_form::PlanForm;
use super::series_form::SeriesForm;
use super::word_form::WordForm;

/// A part of the page *Data*.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum DataPart {
    /// The tidy rows.
    #[default]
    Rows,
    /// The houses over time.
    Houses,
}

/// What is chosen on the pages and shown in the note panel.
#[derive(Debug, Clone, PartialEq)]
pub struct Selection {
    /// The place.
    pub anchor: Anchor,
    /// What stands there now.
    pub seen: Option<AnchorValue>,
}

impl Selection {
    /// Whether anything of the place stands on a page. An indicator of all houses does not on *Tilsyn*, nor a theme of all houses among
    /// the figures; a place of a house does wherever the house does.
    #[must_use]
    pub const fn shows_on(&self, page: Page) -> bool {
        let is_of_house = self.anchor.house.is_some();
        match page {
            Page::Start | Page::Intake | Page::Vocabulary => false,
            Page::Overview | Page::Trend | Page::Compare => is_of_house || self.anchor.theme.is_none(),
            Page::Supervision => is_of_house || self.anchor.indicator.is_none(),
            Page::Data | Page::Notes => true,
        }
    }
}

/// Which draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DraftKey {
    /// One that was put aside, by its number.
    Aside(u64),
    /// The one half written at a place.
    Begun(DraftPlace),
}

/// A change to a file on its way in.
#[derive(Debug, Clone, PartialEq)]
pub enum IntakeEdit {
    /// Look at another file.
    Show(usize),
    /// Take a column for something else.
    Role(Arc<str>, crate::import::Role),
    /// Take the file for something else.
    Kind(SourceKind),
    /// Take a name for a total (true) or for a house (false).
    Reference(Arc<str>, bool),
    /// Answer a question: which, and which answer.
    Answer(usize, usize),
    /// The figures are of this year.
    Year(Period),
    /// The figures have no time.
    Timeless,
    /// Put a wording of ratings somewhere.
    Place(Arc<str>, Placement),
    /// Leave the columns out that hold people's data, and go on.
    LeaveOut,
    /// Take the latest choice back.
    Undo,
    /// Leave the file out.
    Drop(usize),
}

/// What a person asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Go to a page.
    Go(Page),
    /// Back to the view before.
    Back,
    /// Forward to the view one came back from.
    Forward,
    /// Open the list of kept views, write in it, or close it.
    ViewsForm(Option<ViewsForm>),
    /// Look at a kept view.
    OpenView(KeptViewId),
    /// Keep what is looked at, by this name.
    KeepView(String),
    /// Choose a place: the note panel opens there.
    Select(Selection),
    /// Choose nothing.
    Deselect,
    /// Choose nothing, and see the years a window begins with.
    Reset,
    /// Put the pen in the note field of the place chosen.
    Write,
    /// Look at other houses, years or topics.
    Filter(Filter),
    /// Look at another indicator on the page one is at.
    ChooseIndicator(IndicatorId),
    /// Look at an indicator over time.
    ShowIndicator(IndicatorId),
    /// See the houses beside each other another way.
    Compare(CompareQuery),
    /// Show or hide a chart's table.
    ToggleTable(String),
    /// Show a part of *Tilsyn*.
    ShowSupervision(SupervisionPart),
    /// Look at a theme's steps on *Tilsyn*.
    ShowTheme(ThemeName),
    /// Move a house up (−1) or down (+1) in the leader's own order.
    MoveHouse(HouseId, isize),
    /// Show a part of *Noter*.
    ShowNotes(NotesPart),
    /// Go to a place, with the note panel open.
    GoToPlace(Anchor),
    /// Show the terms without words alone (true), or all of them.
    ShowLacking(bool),
    /// Write the team's own words for a term, on *Fælles sprog*.
    Word(Term),
    /// Write the team's own words for a term, or leave them.
    WordForm(Option<WordForm>),
    /// Go to the place of a note.
    OpenNote(NoteId),
    /// Read a note on its own page.
    ReadNote(NoteId),
    /// Answer a note, on its own page.
    Reply(NoteId),
    /// Write a note of some kind that grows out of another.
    GrowFrom(NoteId, NoteKind),
    /// Leave the page of a note for the list.
    CloseNote,
    /// Write the observation or wonder the trial in the field lacks; the trial waits.
    BeginGround(NoteKind),
    /// Go back to the trial that waits.
    LeaveGround,
    /// Empty the field.
    ClearDraft,
    /// Put what is in the field aside, for oneself alone.
    PutAside,
    /// Go on with a draft.
    OpenDraft(DraftKey),
    /// Share a draft that was put aside.
    ShareDraft(u64),
    /// Throw a draft away.
    DropDraft(DraftKey),
    /// Write a new day or state of a trial or an agreement, or leave it.
    PlanForm(Option<PlanForm>),
    /// Choose a place for a note that has none, or leave it.
    PlaceForm(Option<PlaceForm>),
    /// Put a note somewhere else.
    PutNote(NoteId, Anchor),
    /// Put a note's words in the field at its place, to be changed.
    EditNote(NoteId),
    /// Do something in the journal.
    Journal(Act),
    /// Undo although others built on what goes with it (true), or leave it.
    AnswerUndo(bool),
    /// Ask for a phrase, to open, to lock, or to take a lock away; or ask no more.
    AskLock(Option<LockAsk>),
    /// Do what the phrase was asked for.
    DoLock,
    /// Ask before something is forgotten for good, or leave it.
    ForgetForm(Option<ForgetForm>),
    /// Forget something for good.
    Forget(EventId),
    /// Do not ask again just now whether something shall be forgotten.
    PutOffForgetting(EventId),
    /// Show who did what when, or no longer.
    ShowPast(Option<Subject>),
    /// Ask the list of notes.
    AskNotes(NoteQuery),
    /// Show a part of *Data*.
    ShowPart(DataPart),
    /// Write a change of a house, or leave it.
    HouseForm(Option<HouseForm>),
    /// Write a choice about a series, or leave it.
    SeriesForm(Option<SeriesForm>),
    /// Ask the rows.
    AskRows(RowQuery),
    /// Choose files in a dialog.
    PickFiles,
    /// Choose a folder in a dialog: a workspace, or one of exports.
    PickWorkspace,
    /// Choose where a new workspace goes, in a dialog.
    PickNewFolder,
    /// Put new workspaces in a folder.
    NewFolder(PathBuf),
    /// Read files, and what folders hold; a folder that is a workspace is opened.
    OpenFiles(Vec<PathBuf>),
    /// Read a table that was copied elsewhere.
    Paste(String),
    /// Ask the system for what was copied.
    AskPaste,
    /// Stop the reading that is told of, or all of them.
    StopReading {
        /// Also those that wait behind it.
        all: bool,
    },
    /// Open a workspace.
    OpenWorkspace(PathBuf),
    /// Make a workspace in a folder, with the name that is written for it.
    NewWorkspace(PathBuf),
    /// Back to the sample cluster.
    OpenSample,
    /// Change a file on its way in.
    Intake(IntakeEdit),
    /// Take the files in.
    TakeIn,
    /// Open a workspace and take the files into it, unless they say something new of what it holds: then that is shown first.
    TakeInto(PathBuf),
    /// Leave the files.
    LeaveIntake,
    /// Remove a source from the workspace, by its id.
    RemoveSource(Arc<str>),
    /// Choose in a dialog where a chart is saved.
    Export(Arc<ChartSpec>, ExportForm),
    /// Save a chart in a file.
    SaveTo(Arc<ChartSpec>, ExportForm, PathBuf),
    /// Make a picture of a chart for the clipboard.
    CopyPicture(Arc<ChartSpec>),
    /// Put something on the clipboard.
    Clip(Clip),
    /// Speak another language.
    Speak(Lang),
    /// Light or dark.
    Dark(bool),
    /// The name notes are signed with.
    Sign(String),
    /// Show or hide the list of keys.
    ToggleKeys,
    /// Put the pen in the page's search field.
    Search,
    /// Take away a message.
    Dismiss(u64),
}
