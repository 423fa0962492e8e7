//! The workspace: a folder the leaders own. It opens, takes acts, and hands out the state and the sources.

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::reading::{Found, Journals};
use super::sources::Shelf;
use super::{Act, Event, IssueReason, JournalIssue, JournalWriter, SourceRecord, State, Taken, WorkspaceError, disk, writer};
use crate::import::{Choices, Receipt};

/// The newest version of a workspace folder that is understood here.
const WORKSPACE_VERSION: u32 = 1;
const DESCRIPTION: &str = "klynge.json";
const JOURNALS: &str = "journal";
const SOURCES: &str = "kilder";
const READ_ME: &str = "LÆSMIG.txt";

/// What the folder says of itself to a person who looks into it.
const READ_ME_TEXT: &str = "\
Denne mappe er en klynges arbejdsrum i programmet Klyngeblik.\r
\r
klynge.json   klyngens navn og mappens version\r
kilder        de filer, I har hentet ind, præcis som de var, med opskrift og kvittering for hver\r
journal       jeres notater: én fil for hver person på hver computer, én linje for hver ting, der er gjort\r
\r
Hele mappen må gerne kopieres, flyttes og sikkerhedskopieres.\r
Den må gerne ligge på et fælles drev eller i en mappe, der synkroniseres.\r
Ret aldrig i filerne: notater skrives, rettes og fjernes i programmet.\r
Intet slettes i journalen, så også det, der er fortrudt eller fjernet, kan læses dér.\r
";

/// The file `klynge.json`.
#[derive(Debug, Serialize, Deserialize)]
struct Description {
    v: u64,
    id: String,
    name: String,
}

/// An open workspace. Its journal is held until it is dropped.
#[derive(Debug)]
pub struct Workspace {
    folder: PathBuf,
    description: Description,
    writer: JournalWriter,
    state: State,
    issues: Vec<JournalIssue>,
}

impl Workspace {
    /// Whether a folder is a workspace, or was meant to be one.
    #[must_use]
    pub fn is_in(folder: &Path) -> bool {
        folder.join(DESCRIPTION).is_file()
    }

    /// Makes a workspace in `folder`, which may be there already, and opens it for the person whose own folder is given.
    ///
    /// # Errors
    /// When there is a workspace already, or the folder cannot be written.
    pub fn create(folder: &Path, name: &str, user_folder: &Path) -> Result<Self, WorkspaceError> {
        Self::create_as(folder, name, &writer::local_id(user_folder))
    }

    /// Opens the workspace in `folder` for the person whose own folder is given.
    ///
    /// # Errors
    /// When there is none, a newer program wrote it, or it cannot be read.
    pub fn open(folder: &Path, user_folder: &Path) -> Result<Self, WorkspaceError> {
        Self::open_as(folder, &writer::local_id(user_folder))
    }

    /// [`Self::create`] for a writer of the caller's choice.
    ///
    /// # Errors
    /// As [`Self::create`].
    pub fn create_as(folder: &Path, name: &str, writer: &str) -> Result<Self, WorkspaceError> {
        let path = folder.join(DESCRIPTION);
        if path.try_exists().map_err(WorkspaceError::at(&path))? {
            return Err(WorkspaceError::AlreadyAWorkspace {
                folder: folder.to_path_buf(),
            });
        }
        for folder in [folder, &folder.join(SOURCES), &folder.join(JOURNALS)] {
            disk::make_folder(folder).map_err(WorkspaceError::at(folder))?;
        }
        write_if_missing(&folder.join(READ_ME), READ_ME_TEXT.as_bytes())?;
        let description = Description {
            v: WORKSPACE_VERSION.into(),
            id: Uuid::new_v4().to_string(),
            name: name.to_owned(),
        };
        let json = serde_json::to_vec_pretty(&description).map_err(|error| WorkspaceError::Io {
            source: error.into(),
            path: path.clone(),
        })?;
        // Last: a folder whose making was cut short is no workspace, and can be made into one again.
        match disk::write_new(&path, &json) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                return Err(WorkspaceError::AlreadyAWorkspace {
                    folder: folder.to_path_buf(),
                });
            }
            written => written.map_err(WorkspaceError::at(&path))?,
        }
        disk::sync_folder_of(folder).map_err(WorkspaceError::at(folder))?;
        Self::open_as(folder, writer)
    }

    /// [`Self::open`] for a writer of the caller's choice; signs a file name cannot hold are left out of its id.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn open_as(folder: &Path, writer: &str) -> Result<Self, WorkspaceError> {
        let description = Description::read(folder)?;
        let journals = folder.join(JOURNALS);
        // The journal is held before it is read, so that nobody adds to it in between.
        let writer = JournalWriter::claim(&journals, writer)?;
        let mut workspace = Self {
            folder: folder.to_path_buf(),
            description,
            writer,
            state: State::default(),
            issues: Vec::new(),
        };
        workspace.reload()?;
        Ok(workspace)
    }

    /// Reads all journals again: what other writers added since comes in. The writer stays.
    ///
    /// # Errors
    /// When they cannot be read; then all is as it was.
    pub fn reload(&mut self) -> Result<(), WorkspaceError> {
        let Journals { found, issues, own_lines } = Journals::read(&self.folder.join(JOURNALS), self.writer.path())?;
        let (state, doubled) = fold(found);
        // A damaged line had a number too, and it is not to be given again.
        self.writer
            .go_on_after(state.last_number(self.writer.id()).max(own_lines), state.newest_stamp());
        self.issues = issues.into_iter().chain(doubled).collect();
        self.issues
            .sort_by(|one, other| (&one.file, one.line).cmp(&(&other.file, other.line)));
        self.state = state;
        Ok(())
    }

    /// The cluster's name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.description.name
    }

    /// The workspace's lasting id, the same in every copy of the folder.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.description.id
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The id this window writes under.
    #[must_use]
    pub fn writer(&self) -> &str {
        self.writer.id()
    }

    /// Whether the folder can only be read: then every act is refused.
    #[must_use]
    pub const fn is_read_only(&self) -> bool {
        self.writer.is_read_only()
    }

    /// What all acts so far amount to.
    #[must_use]
    pub const fn state(&self) -> &State {
        &self.state
    }

    /// Lines that were set aside when the workspace was opened, by file and line.
    #[must_use]
    pub fn issues(&self) -> &[JournalIssue] {
        &self.issues
    }

    /// Does what a person asked: checked, then on the disk, then in the state. On an error nothing has happened.
    ///
    /// # Errors
    /// When the act makes no sense now (no text, no such note, nothing to undo or redo) or cannot be written.
    pub fn act(&mut self, act: Act, now_ms: i64) -> Result<Event, WorkspaceError> {
        let body = act.check(&self.state, self.writer.id())?;
        let event = self.writer.write(body, now_ms)?;
        self.state.absorb(event.clone());
        Ok(event)
    }

    /// Takes the table of a file in that the receipt tells of. The same table of the same bytes again, under whatever name, gives the
    /// source that is there, with these choices.
    ///
    /// # Errors
    /// When it cannot be written, or a newer program wrote the recipe that is there.
    pub fn add_source(
        &mut self,
        file_name: &str,
        bytes: &[u8],
        choices: &Choices,
        receipt: &Receipt,
    ) -> Result<SourceRecord, WorkspaceError> {
        Shelf::new(&self.folder.join(SOURCES)).add(file_name, bytes, choices, receipt)
    }

    /// The sources, first taken in first.
    ///
    /// # Errors
    /// When their folder cannot be read.
    pub fn sources(&self) -> Result<Vec<SourceRecord>, WorkspaceError> {
        Shelf::new(&self.folder.join(SOURCES)).list()
    }

    /// The bytes of a source, exactly as they were taken in.
    ///
    /// # Errors
    /// When it is gone, cannot be read, or is not what was taken in.
    pub fn read_source(&self, source: &SourceRecord) -> Result<Vec<u8>, WorkspaceError> {
        Shelf::new(&self.folder.join(SOURCES)).read(source)
    }

    /// Removes a source with its recipe and receipt, and with the last table of a file its bytes.
    ///
    /// # Errors
    /// When it is gone or cannot be removed.
    pub fn remove_source(&mut self, source: &SourceRecord) -> Result<(), WorkspaceError> {
        Shelf::new(&self.folder.join(SOURCES)).remove(source)
    }
}

impl Description {
    fn read(folder: &Path) -> Result<Self, WorkspaceError> {
        /// The one thing every version says.
        #[derive(Deserialize)]
        struct Version {
            v: u64,
        }
        let path = folder.join(DESCRIPTION);
        let bytes = match std::fs::read(&path) {
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                return Err(WorkspaceError::NotAWorkspace {
                    folder: folder.to_path_buf(),
                });
            }
            read => read.map_err(WorkspaceError::at(&path))?,
        };
        match serde_json::from_slice::<Version>(&bytes) {
            Ok(Version { v }) if v > WORKSPACE_VERSION.into() => Err(WorkspaceError::NewerVersion {
                found: v,
                known: WORKSPACE_VERSION,
                path,
            }),
            _ => serde_json::from_slice(&bytes).map_err(|_| WorkspaceError::DamagedWorkspace { path }),
        }
    }
}

/// The state of all events, and the lines whose events said something else than another of the same writer and number.
fn fold(found: Vec<Found>) -> (State, Vec<JournalIssue>) {
    let mut state = State::default();
    let (events, places): (Vec<_>, Vec<_>) = found.into_iter().map(|found| (found.event, (found.file, found.line))).unzip();
    let taken = state.absorb_all(events);
    let doubled = taken
        .into_iter()
        .zip(places)
        .filter(|(taken, _)| matches!(taken, Taken::Doubled { .. }));
    let issues = doubled.map(|(_, (file, line))| JournalIssue {
        file: file.to_path_buf(),
        line,
        reason: IssueReason::Doubled,
    });
    (state, issues.collect())
}

fn write_if_missing(path: &Path, bytes: &[u8]) -> Result<(), WorkspaceError> {
    match disk::write_new(path, bytes) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        written => written.map_err(WorkspaceError::at(path)),
    }
}
