//! The desk: the workspace or the sample that is open, what its sources say, and the state of its journal.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::cluster::{Source, Tables};
use crate::import;
use crate::journal::{Act, Event, SourceRecord, State, Workspace, WorkspaceError};
use crate::sample;

/// A source that could not be read again: file name and why.
#[derive(Debug, Clone, PartialEq)]
pub struct LostSource {
    /// Its file name.
    pub file: Arc<str>,
    /// Why.
    pub why: String,
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
    /// The journal's state as far as it is safe on disk.
    pub state: State,
    /// What the sources say.
    pub sources: Arc<Vec<Source>>,
    /// The sources' records; empty for the sample.
    pub records: Vec<SourceRecord>,
    /// The tidy tables.
    pub tables: Tables,
    /// Sources that could not be read.
    pub lost: Vec<LostSource>,
    /// Lines of journals that were set aside.
    pub damaged_lines: usize,
    /// Where notes go. None when not even the user's own folder can be written to.
    pub workspace: Option<SharedWorkspace>,
}

impl Desk {
    /// The sample cluster. Its notes are kept in the user's own folder.
    #[must_use]
    pub fn sample(user_folder: &Path) -> Self {
        let folder = user_folder.join("proeveklynge");
        let workspace = Workspace::open(&folder, user_folder)
            .or_else(|_| Workspace::create(&folder, sample::NAME, user_folder))
            .inspect_err(|error| tracing::warn!("the sample's notes cannot be kept: {error}"))
            .ok();
        let sources = sample::sources();
        let mut desk = Self::empty(sample::NAME.to_owned());
        desk.tables = Tables::build(&sources);
        desk.sources = Arc::new(sources);
        desk.hold(workspace);
        desk
    }

    /// Opens a workspace and reads its sources again by their recipes.
    ///
    /// # Errors
    /// When the folder is no workspace, or cannot be read.
    pub fn open(folder: &Path, user_folder: &Path) -> Result<Self, WorkspaceError> {
        Self::of(Workspace::open(folder, user_folder)?)
    }

    /// Makes a workspace and opens it.
    ///
    /// # Errors
    /// When the folder is a workspace already, or cannot be written.
    pub fn create(folder: &Path, name: &str, user_folder: &Path) -> Result<Self, WorkspaceError> {
        Self::of(Workspace::create(folder, name, user_folder)?)
    }

    fn of(workspace: Workspace) -> Result<Self, WorkspaceError> {
        let mut desk = Self::empty(workspace.name().to_owned());
        desk.folder = Some(workspace.folder().to_owned());
        desk.load_sources(&workspace)?;
        desk.hold(Some(workspace));
        Ok(desk)
    }

    fn empty(name: String) -> Self {
        Self {
            name,
            folder: None,
            writer: "".into(),
            state: State::default(),
            sources: Arc::default(),
            records: Vec::new(),
            tables: Tables::default(),
            lost: Vec::new(),
            damaged_lines: 0,
            workspace: None,
        }
    }

    fn hold(&mut self, workspace: Option<Workspace>) {
        if let Some(workspace) = &workspace {
            self.writer = workspace.writer().into();
            self.state = workspace.state().clone();
            self.damaged_lines = workspace.issues().len();
        }
        self.workspace = workspace.map(|workspace| Arc::new(Mutex::new(workspace)));
    }

    fn load_sources(&mut self, workspace: &Workspace) -> Result<(), WorkspaceError> {
        self.records = workspace.sources()?;
        let mut sources = Vec::new();
        for record in &self.records {
            let read = workspace
                .read_source(record)
                .map_err(|error| error.to_string())
                .and_then(|bytes| import::read(&bytes, &record.file_name, &record.choices).map_err(|refusal| refusal.to_string()));
            match read {
                Ok(import) => sources.push(Source {
                    file: record.name(),
                    id: record.id(),
                    import,
                }),
                Err(why) => self.lost.push(LostSource { file: record.name(), why }),
            }
        }
        self.tables = Tables::build(&sources);
        self.sources = Arc::new(sources);
        Ok(())
    }

    /// Whether it is the sample.
    #[must_use]
    pub const fn is_sample(&self) -> bool {
        self.folder.is_none()
    }
}

/// Does something in the journal. Returns when it is safe on disk.
///
/// # Errors
/// What the workspace says.
pub fn act(workspace: &SharedWorkspace, act: Act, now_ms: i64) -> Result<Event, WorkspaceError> {
    // A job that broke down left the journal itself whole: every line in it was written by a finished act.
    workspace.lock().unwrap_or_else(PoisonError::into_inner).act(act, now_ms)
}

/// What to take into a workspace: a file's name, bytes and choices, with its receipt.
pub struct Taken {
    /// Where the file was found.
    pub path: PathBuf,
    /// The file's name.
    pub file: String,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
    /// What was confirmed.
    pub choices: import::Choices,
    /// What was understood.
    pub receipt: import::Receipt,
}

/// A workspace as it stands after something was done to it.
pub struct Change {
    /// What is open now.
    pub desk: Desk,
    /// The files that were stored.
    pub stored: Vec<PathBuf>,
    /// What went wrong on the way, if anything.
    pub problem: Option<WorkspaceError>,
}

impl From<Desk> for Change {
    fn from(desk: Desk) -> Self {
        Self {
            desk,
            stored: Vec::new(),
            problem: None,
        }
    }
}

/// Adds sources to a workspace and reads it anew, so that what is shown is what was stored, also when not all could be.
///
/// # Errors
/// When the workspace cannot be read.
pub fn take_in(workspace: &SharedWorkspace, taken: &[Taken]) -> Result<Change, WorkspaceError> {
    let mut open = workspace.lock().unwrap_or_else(PoisonError::into_inner);
    let (mut stored, mut problem) = (Vec::new(), None);
    for file in taken {
        match open.add_source(&file.file, &file.bytes, &file.choices, &file.receipt) {
            Ok(_) => stored.push(file.path.clone()),
            Err(error) => problem = Some(error),
        }
    }
    let desk = reread(&open, workspace)?;
    Ok(Change { desk, stored, problem })
}

/// Removes a source from a workspace.
///
/// # Errors
/// What the workspace says.
pub fn remove(workspace: &SharedWorkspace, record: &SourceRecord) -> Result<Change, WorkspaceError> {
    let mut open = workspace.lock().unwrap_or_else(PoisonError::into_inner);
    open.remove_source(record)?;
    reread(&open, workspace).map(Change::from)
}

fn reread(open: &Workspace, shared: &SharedWorkspace) -> Result<Desk, WorkspaceError> {
    let mut desk = Desk::empty(open.name().to_owned());
    desk.folder = Some(open.folder().to_owned());
    desk.load_sources(open)?;
    desk.writer = open.writer().into();
    desk.state = open.state().clone();
    desk.damaged_lines = open.issues().len();
    desk.workspace = Some(Arc::clone(shared));
    Ok(desk)
}
