//! The desk: the workspace or the sample that is open, what its sources say, and the state of its journal.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, TryLockError};

use serde_json::Value as Json;

use crate::cluster::{Source, Tables};
use crate::domain::{EventId, HouseId, SeriesChoices, Vocabulary};
use crate::i18n::Locale;
use crate::import::{self, Refusal, Watch};
use crate::journal::{Act, Away, Event, IssueReason, News, Phrase, SourceRecord, State, Workspace, WorkspaceError};
use crate::sample;
use crate::view::Filter;

use super::intake_file::TableId;

/// Why a source is not in the picture.
#[derive(Debug)]
pub enum Trouble {
    /// Its bytes cannot be had.
    Shelf(WorkspaceError),
    /// They cannot be read as a table.
    Reading(Refusal),
}

/// A source, and what it gave.
#[derive(Debug)]
pub struct SourceLine {
    /// Its file name.
    pub file: Arc<str>,
    /// What tells it from every other source (see [`SourceRecord::id`]).
    pub id: Arc<str>,
    /// Tidy rows it gave.
    pub rows: usize,
    /// Why it gave none.
    pub trouble: Option<Trouble>,
}

impl From<&Source> for SourceLine {
    fn from(source: &Source) -> Self {
        Self {
            file: Arc::clone(&source.file),
            id: Arc::clone(&source.id),
            rows: source.import.receipt.rows_out,
            trouble: None,
        }
    }
}

/// The open workspace. Only jobs take the lock.
pub type SharedWorkspace = Arc<Mutex<Workspace>>;

/// What is open.
pub struct Desk {
    /// The cluster's name.
    pub name: String,
    /// The folder the leaders own; none for the sample.
    pub folder: Option<PathBuf>,
    /// Who writes here.
    pub writer: Arc<str>,
    /// The writers that are this person on this computer, in this window and others.
    pub own_writers: BTreeSet<Arc<str>>,
    /// The journal's state as far as it is safe on disk.
    pub state: State,
    /// The sources, in the order they were taken in.
    pub sources: Vec<SourceLine>,
    /// The sources' records; empty for the sample.
    pub records: Arc<[SourceRecord]>,
    /// The tidy tables.
    pub tables: Tables,
    /// Lines of journals that were set aside.
    pub damaged_lines: usize,
    /// Lines of journals whose number another line has: two have written under one name.
    pub doubled_lines: usize,
    /// How many things are kept on this computer until the folder can be written.
    pub n_waiting: usize,
    /// Why they are kept there.
    pub away: Away,
    /// Whether the folder can be read but not written to.
    pub is_read_only: bool,
    /// Whether the folder is locked with a passphrase.
    pub is_locked: bool,
    /// The drafts of a locked folder, as they were kept under its key.
    pub locked_drafts: Json,
    /// Where notes go. None when not even the user's own folder can be written to.
    pub workspace: Option<SharedWorkspace>,
}

impl Desk {
    /// The sample cluster. Its notes are kept in the user's own folder.
    #[must_use]
    pub fn sample(user_folder: &Path) -> Self {
        let folder = Self::sample_folder(user_folder);
        let workspace = Workspace::open(&folder, user_folder)
            .or_else(|_| Workspace::create(&folder, sample::NAME, user_folder))
            .inspect_err(|error| tracing::warn!("the sample's notes cannot be kept: {error}"))
            .ok();
        let mut desk = Self::empty(sample::NAME.to_owned());
        desk.hold(workspace);
        desk.load_sample();
        desk
    }

    /// Where the notes of the sample are kept.
    #[must_use]
    pub fn sample_folder(user_folder: &Path) -> PathBuf {
        user_folder.join("proeveklynge")
    }

    /// What the team decided about series, by the houses of today.
    #[must_use]
    pub fn choices(&self) -> SeriesChoices {
        self.state.series_choices().settled(|house| self.tables.settled(house))
    }

    fn load_sample(&mut self) {
        let sources = sample::sources();
        self.tables = Tables::build_under(&sources, self.state.house_changes(), self.state.suppression());
        self.sources = sources.iter().map(SourceLine::from).collect();
        self.speak();
    }

    /// Calls things what the team calls them now.
    pub(super) fn speak(&mut self) {
        let vocabulary = Vocabulary::of(self.state.wordings());
        if *self.tables.vocabulary() != vocabulary {
            self.tables = self.tables.speaking(vocabulary);
        }
    }

    /// Opens a workspace and reads its sources again by their recipes.
    ///
    /// # Errors
    /// When the folder is no workspace, cannot be read, or is locked under another phrase.
    pub fn open(folder: &Path, user_folder: &Path, phrase: Option<&Phrase>, watch: &Watch) -> Result<Self, WorkspaceError> {
        Self::of(Workspace::open_under(folder, user_folder, phrase)?, watch)
    }

    /// Makes a workspace and opens it.
    ///
    /// # Errors
    /// When the folder is a workspace already, or cannot be written.
    pub fn create(folder: &Path, name: &str, user_folder: &Path) -> Result<Self, WorkspaceError> {
        Self::of(Workspace::create(folder, name, user_folder)?, &Watch::default())
    }

    fn of(workspace: Workspace, watch: &Watch) -> Result<Self, WorkspaceError> {
        let mut desk = Self::empty(workspace.name().to_owned());
        desk.folder = Some(workspace.folder().to_owned());
        desk.locked_drafts = workspace.load_drafts();
        desk.load_sources(&workspace, watch)?;
        desk.hold(Some(workspace));
        Ok(desk)
    }

    fn empty(name: String) -> Self {
        Self {
            name,
            folder: None,
            writer: "".into(),
            own_writers: BTreeSet::new(),
            state: State::default(),
            sources: Vec::new(),
            records: Arc::default(),
            tables: Tables::default(),
            damaged_lines: 0,
            doubled_lines: 0,
            n_waiting: 0,
            away: Away::default(),
            is_read_only: false,
            is_locked: false,
            locked_drafts: Json::Null,
            workspace: None,
        }
    }

    fn hold(&mut self, workspace: Option<Workspace>) {
        if let Some(workspace) = &workspace {
            self.tell_of(workspace);
        }
        self.workspace = workspace.map(|workspace| Arc::new(Mutex::new(workspace)));
    }

    fn tell_of(&mut self, workspace: &Workspace) {
        self.writer = workspace.writer().into();
        self.state = workspace.state().clone();
        let own = self.state.writers().filter(|writer| workspace.is_own(writer)).cloned();
        self.own_writers = own.chain([Arc::clone(&self.writer)]).collect();
        let issues = workspace.issues();
        self.doubled_lines = issues.iter().filter(|issue| issue.reason == IssueReason::Doubled).count();
        self.damaged_lines = issues.len() - self.doubled_lines;
        (self.n_waiting, self.away) = (workspace.n_waiting(), workspace.away());
        self.is_read_only = workspace.is_read_only();
        self.is_locked = workspace.is_locked();
    }

    fn load_sources(&mut self, workspace: &Workspace, watch: &Watch) -> Result<(), WorkspaceError> {
        self.records = workspace.sources()?.into();
        let mut read = Vec::new();
        for (number, record) in self.records.iter().enumerate() {
            watch.count(number, self.records.len());
            match read_again(workspace, record) {
                Ok(source) => {
                    self.sources.push(SourceLine::from(&source));
                    read.push(source);
                }
                Err(trouble) => self.sources.push(SourceLine {
                    file: record.name(),
                    id: record.id(),
                    rows: 0,
                    trouble: Some(trouble),
                }),
            }
        }
        let state = workspace.state();
        self.tables = Tables::build_under(&read, state.house_changes(), state.suppression()).speaking(Vocabulary::of(state.wordings()));
        Ok(())
    }

    /// Whether this person wrote it, on this computer.
    #[must_use]
    pub fn is_own(&self, event: &EventId) -> bool {
        self.own_writers.contains(&event.writer)
    }

    /// Whether it is the sample.
    #[must_use]
    pub const fn is_sample(&self) -> bool {
        self.folder.is_none()
    }
}

/// Reads a source again by its recipe.
fn read_again(workspace: &Workspace, record: &SourceRecord) -> Result<Source, Trouble> {
    let bytes = workspace.read_source(record).map_err(Trouble::Shelf)?;
    let import = import::read(&bytes, &record.file_name, &record.choices).map_err(Trouble::Reading)?;
    Ok(Source {
        file: record.name(),
        id: record.id(),
        import,
    })
}

/// What a source of an open workspace says; nothing where it cannot be read, or was stopped.
#[must_use]
pub fn said_by(workspace: &SharedWorkspace, record: &SourceRecord, watch: &Watch) -> Option<import::Import> {
    let bytes = workspace.lock().unwrap_or_else(PoisonError::into_inner).read_source(record).ok()?;
    import::read_watched(&bytes, &record.file_name, &record.choices, watch)?.ok()
}

/// Something that was done, and is safe on a disk.
#[derive(Debug, Clone)]
pub struct Done {
    /// What; none where there was nothing to do.
    pub event: Option<Arc<Event>>,
    /// How many things are kept on this computer by now, and why.
    pub waiting: (usize, Away),
}

/// Does something in the journal. Returns when it is safe on disk.
///
/// # Errors
/// What the workspace says.
pub fn act(workspace: &SharedWorkspace, act: Act, now_ms: i64) -> Result<Done, WorkspaceError> {
    // A job that broke down left the journal itself whole: every line in it was written by a finished act.
    let mut open = workspace.lock().unwrap_or_else(PoisonError::into_inner);
    let event = open.act(act, now_ms)?;
    Ok(Done {
        event: Some(event),
        waiting: (open.n_waiting(), open.away()),
    })
}

/// Forgets something in the journal for good. Gives the stones.
///
/// # Errors
/// What the workspace says.
pub fn forget(workspace: &SharedWorkspace, of: &EventId, now_ms: i64) -> Result<Vec<Arc<Event>>, WorkspaceError> {
    workspace.lock().unwrap_or_else(PoisonError::into_inner).forget(of, now_ms)
}

/// A look for what others wrote, and for the folder being back. It gives the workspace and what is new, if anything is, and takes the
/// lock only for that. It holds nothing that keeps a workspace open.
pub fn lookout(workspace: &SharedWorkspace, folder: &Path) -> impl FnMut() -> Option<(SharedWorkspace, News)> + Send + 'static {
    let workspace = Arc::downgrade(workspace);
    let (mut lookout, mut has_news) = (Workspace::lookout(folder), false);
    move || {
        has_news |= lookout.has_news();
        let shared = workspace.upgrade()?;
        let mut open = match shared.try_lock() {
            Ok(open) => open,
            Err(TryLockError::Poisoned(open)) => open.into_inner(),
            // Something is being written: the next look is soon enough.
            Err(TryLockError::WouldBlock) => return None,
        };
        if !has_news && open.is_settled() {
            return None;
        }
        let n_waiting = open.n_waiting();
        let news = open.catch_up().inspect_err(|error| tracing::warn!("{error}")).ok()?;
        has_news = false;
        drop(open);
        (!news.events.is_empty() || news.n_waiting != n_waiting).then_some((shared, news))
    }
}

/// Moves a house one place in the leader's own order, as it stands when the move is made.
///
/// Nothing is done where the house is gone or stands at the end.
///
/// # Errors
/// What the workspace says.
pub fn move_house(
    workspace: &SharedWorkspace,
    (house, by): (&HouseId, isize),
    tables: &Tables,
    locale: &Locale,
    now_ms: i64,
) -> Result<Done, WorkspaceError> {
    let mut open = workspace.lock().unwrap_or_else(PoisonError::into_inner);
    let shown = Filter::default().houses(tables, open.state().house_order(), locale);
    let mut houses: Vec<HouseId> = shown.into_iter().map(|house| house.id.clone()).collect();
    let from = houses.iter().position(|id| id == house);
    let to = from.and_then(|from| from.checked_add_signed(by)).filter(|to| *to < houses.len());
    let mut event = None;
    if let (Some(from), Some(to)) = (from, to) {
        houses.swap(from, to);
        event = Some(open.act(Act::OrderHouses { houses }, now_ms)?);
    }
    Ok(Done {
        event,
        waiting: (open.n_waiting(), open.away()),
    })
}

/// What to take into a workspace: a table of a file.
pub struct Taken {
    /// Which table it is.
    pub id: TableId,
    /// The file's name.
    pub file: String,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
    /// What was confirmed.
    pub choices: import::Choices,
}

/// A workspace as it stands after something was done to it.
pub struct Change {
    /// What is open now.
    pub desk: Desk,
    /// The tables that were stored.
    pub stored: Vec<TableId>,
    /// Files that could not be kept after all, and why.
    pub refused: Vec<(String, Refusal)>,
    /// What went wrong on the way, if anything.
    pub problem: Option<WorkspaceError>,
    /// The message that says what was done, where it is to be said.
    pub said: Option<&'static str>,
}

impl From<Desk> for Change {
    fn from(desk: Desk) -> Self {
        Self {
            desk,
            stored: Vec::new(),
            refused: Vec::new(),
            problem: None,
            said: None,
        }
    }
}

/// Adds sources to a workspace and reads it anew, so that what is shown is what was stored, also when not all could be.
///
/// # Errors
/// When the workspace cannot be read.
pub fn take_in(workspace: &SharedWorkspace, taken: &[Taken], watch: &Watch) -> Result<Change, WorkspaceError> {
    let mut open = workspace.lock().unwrap_or_else(PoisonError::into_inner);
    let (mut stored, mut refused, mut problem) = (Vec::new(), Vec::new(), None);
    for (number, file) in taken.iter().enumerate() {
        watch.count(number, taken.len());
        // Personal data that were left out are nowhere kept.
        let kept = match import::keepable(&file.bytes, &file.file, &file.choices) {
            Ok(kept) => kept,
            Err(refusal) => {
                refused.push((file.file.clone(), refusal));
                continue;
            }
        };
        match open.add_source(&kept.file_name, &kept.bytes, &kept.choices, &kept.receipt) {
            Ok(_) => stored.push(file.id.clone()),
            Err(error) => problem = Some(error),
        }
    }
    let desk = reread(&open, workspace, watch)?;
    Ok(Change {
        desk,
        stored,
        refused,
        problem,
        said: None,
    })
}

/// Reads a workspace anew: what others wrote or changed in its folder comes in. The writer stays the same.
///
/// # Errors
/// When the workspace cannot be read.
pub fn refresh(workspace: &SharedWorkspace, watch: &Watch) -> Result<Change, WorkspaceError> {
    let mut open = workspace.lock().unwrap_or_else(PoisonError::into_inner);
    open.catch_up()?;
    reread(&open, workspace, watch).map(Change::from)
}

/// Builds the tables anew, with what is recorded of the houses and of what is hidden now.
///
/// # Errors
/// When the workspace cannot be read.
pub fn settle(workspace: &SharedWorkspace, is_sample: bool, watch: &Watch) -> Result<Change, WorkspaceError> {
    let open = workspace.lock().unwrap_or_else(PoisonError::into_inner);
    if !is_sample {
        return reread(&open, workspace, watch).map(Change::from);
    }
    let mut desk = Desk::empty(open.name().to_owned());
    desk.tell_of(&open);
    desk.load_sample();
    desk.workspace = Some(Arc::clone(workspace));
    Ok(desk.into())
}

/// Removes a source from a workspace.
///
/// # Errors
/// What the workspace says.
pub fn remove(workspace: &SharedWorkspace, record: &SourceRecord, watch: &Watch) -> Result<Change, WorkspaceError> {
    let mut open = workspace.lock().unwrap_or_else(PoisonError::into_inner);
    open.remove_source(record)?;
    reread(&open, workspace, watch).map(Change::from)
}

/// Keeps the drafts of a locked workspace under its key.
///
/// # Errors
/// When they cannot be written.
pub fn save_drafts(workspace: &SharedWorkspace, drafts: &Json) -> Result<(), WorkspaceError> {
    workspace.lock().unwrap_or_else(PoisonError::into_inner).save_drafts(drafts)
}

/// What is done to a lock.
#[derive(Debug)]
pub enum Locking {
    /// It is put on.
    Lock(Phrase),
    /// It gets another phrase.
    Change {
        /// The one that holds.
        old: Phrase,
        /// The one that is to hold.
        new: Phrase,
    },
    /// It is taken off.
    Unlock,
}

/// Puts a lock on a workspace, changes it or takes it off.
///
/// # Errors
/// What the workspace says.
pub fn lock(workspace: &SharedWorkspace, locking: &Locking, watch: &Watch) -> Result<Change, WorkspaceError> {
    let mut open = workspace.lock().unwrap_or_else(PoisonError::into_inner);
    let said = match locking {
        Locking::Lock(phrase) => open.lock(phrase).map(|()| "lock-done")?,
        Locking::Change { old, new } => open.change_phrase(old, new).map(|()| "lock-changed")?,
        Locking::Unlock => open.unlock().map(|()| "lock-undone")?,
    };
    let desk = reread(&open, workspace, watch)?;
    Ok(Change {
        said: Some(said),
        ..desk.into()
    })
}

fn reread(open: &Workspace, shared: &SharedWorkspace, watch: &Watch) -> Result<Desk, WorkspaceError> {
    let mut desk = Desk::empty(open.name().to_owned());
    desk.folder = Some(open.folder().to_owned());
    desk.load_sources(open, watch)?;
    desk.tell_of(open);
    desk.workspace = Some(Arc::clone(shared));
    Ok(desk)
}
