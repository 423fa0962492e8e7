//! The workspace: a folder the leaders own. It opens, takes acts, and hands out the state and the sources.

mod description;
mod forgetting;
mod locking;

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::Value as Json;
use uuid::Uuid;

use self::description::{DESCRIPTION, Description, opened_with};
use super::lock::{Cover, Phrase};
use super::lookout::Lookout;
use super::outbox::Outbox;
use super::reading::{Found, Journals};
use super::sources::Shelf;
use super::{Act, Away, Event, IssueReason, JournalIssue, JournalWriter, SourceRecord, State, Taken, WorkspaceError, disk, writer};
use crate::import::{Choices, Receipt};

const JOURNALS: &str = "journal";
const SOURCES: &str = "kilder";
/// Where the drafts of locked folders lie in the user's own folder.
const DRAFTS: &str = "kladder";
const READ_ME: &str = "LÆSMIG.txt";

/// What the folder says of itself to a person who looks into it, and to one who reads it without the program.
const READ_ME_TEXT: &str = include_str!("read_me.txt");

/// An open workspace. Its journal is held until it is dropped.
#[derive(Debug)]
pub struct Workspace {
    folder: PathBuf,
    description: Description,
    cover: Cover,
    user_folder: Option<PathBuf>,
    writer: JournalWriter,
    state: State,
    journals: Journals,
    /// Lines whose number another line has.
    doubled: Vec<JournalIssue>,
    /// Lines the own journal has at least.
    own_lines: u64,
    /// Whether words may stand in a file that lie under a stone, and are this person's to take out.
    has_to_bury: bool,
}

/// What contact with the folder brought.
#[derive(Debug, Clone, Default)]
pub struct News {
    /// Events that were not known.
    pub events: Vec<Arc<Event>>,
    /// How many events are kept on this computer until the folder can be written.
    pub n_waiting: usize,
}

/// The journals of a folder, read once, without taking part.
#[derive(Debug)]
pub struct Inspection {
    /// The cluster's name.
    pub name: String,
    /// The workspace's lasting id.
    pub id: String,
    /// What all acts amount to.
    pub state: State,
    /// Journal files.
    pub n_files: usize,
    /// Lines that are not empty.
    pub n_lines: u64,
    /// Lines that were set aside or say something else than another, by file and line.
    pub issues: Vec<JournalIssue>,
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
        Self::make(folder, name)?;
        Self::open(folder, user_folder)
    }

    /// Opens the workspace in `folder` for the person whose own folder is given.
    ///
    /// # Errors
    /// When there is none, a newer program wrote it, or it cannot be read.
    pub fn open(folder: &Path, user_folder: &Path) -> Result<Self, WorkspaceError> {
        Self::open_under(folder, user_folder, None)
    }

    /// Opens the workspace in `folder` with the phrase of its lock; an unlocked one needs none.
    ///
    /// # Errors
    /// As [`Self::open`], and when it is locked under another phrase: then nothing was opened, and nothing was written.
    pub fn open_under(folder: &Path, user_folder: &Path, phrase: Option<&Phrase>) -> Result<Self, WorkspaceError> {
        let (_, cover) = opened_with(folder, phrase)?;
        let open = |id: &str| Self::open_with(folder, id, Some(user_folder), cover.clone());
        let id = writer::local_id(user_folder);
        let workspace = open(&id)?;
        if !workspace.state.is_doubled(&id) {
            return Ok(workspace);
        }
        // Somebody else writes under this name, on another machine or from an older copy. Both keep what they wrote; from now on this
        // one has a name of its own.
        drop(workspace);
        open(&writer::renewed_id(user_folder))
    }

    /// [`Self::create`] for a writer of the caller's choice.
    ///
    /// # Errors
    /// As [`Self::create`].
    pub fn create_as(folder: &Path, name: &str, writer: &str) -> Result<Self, WorkspaceError> {
        Self::make(folder, name)?;
        Self::open_as(folder, writer)
    }

    fn make(folder: &Path, name: &str) -> Result<(), WorkspaceError> {
        let path = folder.join(DESCRIPTION);
        if path.try_exists().map_err(WorkspaceError::at(&path))? {
            return Err(WorkspaceError::AlreadyAWorkspace {
                folder: folder.to_path_buf(),
            });
        }
        for folder in [folder, &folder.join(SOURCES), &folder.join(JOURNALS)] {
            disk::make_folder(folder).map_err(WorkspaceError::at(folder))?;
        }
        write_if_missing(&folder.join(READ_ME), READ_ME_TEXT.replace('\n', "\r\n").as_bytes())?;
        let description = Description {
            v: Description::version(false),
            id: Uuid::new_v4().to_string(),
            name: name.to_owned(),
            lock: None,
        };
        let json = description.json(&path)?;
        // Last: a folder whose making was cut short is no workspace, and can be made into one again.
        match disk::write_new(&path, &json) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                return Err(WorkspaceError::AlreadyAWorkspace {
                    folder: folder.to_path_buf(),
                });
            }
            written => written.map_err(WorkspaceError::at(&path))?,
        }
        disk::sync_folder_of(folder).map_err(WorkspaceError::at(folder))
    }

    /// [`Self::open`] for a writer of the caller's choice, with nowhere to keep aside what the folder does not take; signs a file name
    /// cannot hold are left out of its id.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn open_as(folder: &Path, writer: &str) -> Result<Self, WorkspaceError> {
        let (_, cover) = opened_with(folder, None)?;
        Self::open_with(folder, writer, None, cover)
    }

    fn open_with(folder: &Path, writer: &str, user_folder: Option<&Path>, cover: Cover) -> Result<Self, WorkspaceError> {
        let description = Description::read(folder)?;
        let outbox = user_folder.map(|user_folder| Outbox::new(user_folder, &writer::safe_id(&description.id), cover.clone()));
        // The journal is held before it is read, so that nobody adds to it in between.
        let writer = JournalWriter::claim(&folder.join(JOURNALS), writer, outbox, cover.clone())?;
        let mut workspace = Self {
            folder: folder.to_path_buf(),
            description,
            cover,
            user_folder: user_folder.map(Path::to_path_buf),
            writer,
            state: State::default(),
            journals: Journals::default(),
            doubled: Vec::new(),
            own_lines: 0,
            has_to_bury: false,
        };
        let stones = workspace.writer.stones();
        workspace.has_to_bury = !stones.is_empty();
        workspace.state.absorb_all(stones);
        workspace.read_on()?;
        // What was kept aside before a stop counts, whether or not the folder takes it now.
        workspace.state.absorb_all(workspace.writer.kept_aside());
        workspace.go_on();
        if let Err(trouble) = workspace.make_contact() {
            workspace.writer.note_trouble(&trouble);
        }
        if let Err(error) = workspace.go_on_moving() {
            tracing::warn!("the folder cannot be locked or unlocked wholly yet: {error}");
        }
        if let Err(error) = workspace.bury() {
            tracing::warn!("what is forgotten cannot be taken out of the folder yet: {error}");
        }
        Ok(workspace)
    }

    /// Reads the journals of a folder without taking part: nothing is written, and no journal is held.
    ///
    /// # Errors
    /// When it is no workspace, cannot be read, or is locked under another phrase.
    pub fn inspect(folder: &Path, phrase: Option<&Phrase>) -> Result<Inspection, WorkspaceError> {
        let (description, cover) = opened_with(folder, phrase)?;
        let mut journals = Journals::default();
        let found = journals.read_on(&folder.join(JOURNALS), Path::new(""), &cover)?;
        let mut state = State::default();
        let (_, doubled) = absorb(&mut state, found);
        Ok(Inspection {
            name: description.name,
            id: description.id,
            state,
            n_files: journals.n_files(),
            n_lines: journals.n_lines(),
            issues: sorted(journals.issues().into_iter().chain(doubled).collect()),
        })
    }

    /// Makes contact with the folder: brings into it what was kept aside, and takes in what other writers added since. The writer stays.
    ///
    /// # Errors
    /// When the journals cannot be read; then all is as it was.
    pub fn catch_up(&mut self) -> Result<News, WorkspaceError> {
        let contact = self.make_contact();
        if let Err(error @ WorkspaceError::Locked { .. }) = contact {
            return Err(error);
        }
        let mut events = self.read_on()?;
        if contact.is_ok()
            && let Err(error) = self.restore_own()
        {
            tracing::warn!("what is gone from the own journal cannot be written again yet: {error}");
            self.writer.lose_hold();
        }
        match self.bury() {
            Ok(stones) => events.extend(stones),
            Err(error) => tracing::warn!("what is forgotten cannot be taken out of the folder yet: {error}"),
        }
        self.go_on();
        Ok(News {
            events,
            n_waiting: self.n_waiting(),
        })
    }

    /// What tells whether the journals of a folder changed, without opening it.
    #[must_use]
    pub fn lookout(folder: &Path) -> Lookout {
        Lookout::new(folder.join(JOURNALS))
    }

    /// Reads what is new in the journals. Gives the events that were not known.
    fn read_on(&mut self) -> Result<Vec<Arc<Event>>, WorkspaceError> {
        let found = self
            .journals
            .read_on(&self.folder.join(JOURNALS), self.writer.path(), &self.cover)?;
        let all: Vec<Arc<Event>> = found.iter().map(|found| Arc::clone(&found.event)).collect();
        let (events, doubled) = absorb(&mut self.state, found);
        self.doubled.extend(doubled);
        self.has_to_bury |= self.state.has_stones() && all.iter().any(|event| self.is_to_bury(event));
        // A stone somebody laid may be over what was read before.
        self.has_to_bury |= events.iter().any(|event| event.is_stone()) && self.state.events().any(|event| self.is_to_bury(event));
        Ok(events)
    }

    /// Whether a writer is this person on this computer.
    #[must_use]
    pub fn is_own(&self, writer: &str) -> bool {
        self.writer.is_own(writer)
    }

    /// An older copy may lie over the own journal, or a folder without it: what was safe in it is written again.
    fn restore_own(&mut self) -> Result<(), WorkspaceError> {
        if self.journals.lines_of(self.writer.path()) >= self.own_lines {
            return Ok(());
        }
        let mut journals = Journals::default();
        let there = journals.read_on(&self.folder.join(JOURNALS), self.writer.path(), &self.cover)?;
        let there: BTreeSet<_> = there.iter().map(|found| found.event.id()).collect();
        let own = self.state.events_up_to(self.writer.id(), u64::MAX);
        for line in own
            .filter(|event| !there.contains(&event.id()))
            .filter_map(|event| event.to_line().ok())
        {
            self.writer.append(line.as_bytes())?;
        }
        self.own_lines = 0;
        self.read_on().map(drop)
    }

    /// The writer goes on after all that is known. A damaged line had a number too, and it is not to be given again.
    fn go_on(&mut self) {
        let lines = self.journals.lines_of(self.writer.path());
        self.own_lines = self.own_lines.max(lines);
        let last = self.state.last_number(self.writer.id()).max(lines);
        self.writer.go_on_after(last, self.state.newest_stamp());
    }

    /// Holds the journal, and brings into it what was kept aside; where that is so already, nothing is touched.
    fn make_contact(&mut self) -> Result<(), WorkspaceError> {
        let there = Description::read(&self.folder);
        if there
            .as_ref()
            .is_ok_and(|there| there.id == self.description.id && !there.is_locked_as(&self.description))
        {
            return Err(WorkspaceError::Locked {
                folder: self.folder.clone(),
            });
        }
        if self.writer.is_settled() {
            return Ok(());
        }
        // An empty place where the drive used to be is not the folder, and neither is another cluster's.
        if there?.id != self.description.id {
            return Err(WorkspaceError::NotAWorkspace {
                folder: self.folder.clone(),
            });
        }
        let contact = self.writer.make_contact(&self.folder.join(JOURNALS));
        self.writer
            .go_on_after(self.state.last_number(self.writer.id()), self.state.newest_stamp());
        contact
    }

    /// The drafts kept under this folder's key; nothing where it is not locked, or where there are none.
    #[must_use]
    pub fn load_drafts(&self) -> Json {
        let bytes = self.drafts_file().and_then(|path| self.cover.read(&path).ok());
        bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }

    /// Keeps drafts of a locked folder in the user's own folder, under this folder's key.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn save_drafts(&self, drafts: &Json) -> Result<(), WorkspaceError> {
        let Some(path) = self.drafts_file() else { return Ok(()) };
        if let Some(folder) = path.parent() {
            disk::make_folder(folder).map_err(WorkspaceError::at(folder))?;
        }
        let written = self.cover.file(drafts.to_string().as_bytes());
        written
            .and_then(|bytes| disk::write_whole(&path, &bytes))
            .map_err(WorkspaceError::at(&path))
    }

    fn drafts_file(&self) -> Option<PathBuf> {
        let user_folder = self.user_folder.as_ref().filter(|_| self.cover.locks())?;
        Some(user_folder.join(DRAFTS).join(format!("{}.laast", writer::safe_id(self.id()))))
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

    /// How many events are kept on this computer until the folder can be written.
    #[must_use]
    pub const fn n_waiting(&self) -> usize {
        self.writer.n_waiting()
    }

    /// Why they are kept there.
    #[must_use]
    pub const fn away(&self) -> Away {
        self.writer.away()
    }

    /// Whether the journal is held, and nothing waits to be brought into it.
    #[must_use]
    pub const fn is_settled(&self) -> bool {
        self.writer.is_settled()
    }

    /// Lines that were set aside so far, or say something else than another, by file and line.
    #[must_use]
    pub fn issues(&self) -> Vec<JournalIssue> {
        sorted(self.journals.issues().into_iter().chain(self.doubled.iter().cloned()).collect())
    }

    /// Does what a person asked: checked, then on the disk, then in the state. Where the folder does not take it, it is kept on this
    /// computer until the folder does (see [`Self::n_waiting`]). On an error nothing has happened.
    ///
    /// # Errors
    /// When the act makes no sense now (no text, no such note, nothing to undo or redo) or cannot be written anywhere.
    pub fn act(&mut self, act: Act, now_ms: i64) -> Result<Arc<Event>, WorkspaceError> {
        let trouble = self.make_contact().err();
        let body = act.check(&self.state, self.writer.id())?;
        let event = self.writer.write(body, now_ms, trouble)?;
        self.own_lines += u64::from(self.writer.n_waiting() == 0);
        self.state.absorb(Arc::clone(&event));
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
        Shelf::new(&self.folder.join(SOURCES), &self.cover).add(file_name, bytes, choices, receipt)
    }

    /// The sources, first taken in first.
    ///
    /// # Errors
    /// When their folder cannot be read.
    pub fn sources(&self) -> Result<Vec<SourceRecord>, WorkspaceError> {
        Shelf::new(&self.folder.join(SOURCES), &self.cover).list()
    }

    /// The bytes of a source, exactly as they were taken in.
    ///
    /// # Errors
    /// When it is gone, cannot be read, or is not what was taken in.
    pub fn read_source(&self, source: &SourceRecord) -> Result<Vec<u8>, WorkspaceError> {
        Shelf::new(&self.folder.join(SOURCES), &self.cover).read(source)
    }

    /// Removes a source with its recipe and receipt, and with the last table of a file its bytes.
    ///
    /// # Errors
    /// When it is gone or cannot be removed.
    pub fn remove_source(&mut self, source: &SourceRecord) -> Result<(), WorkspaceError> {
        Shelf::new(&self.folder.join(SOURCES), &self.cover).remove(source)
    }
}

/// Takes in what was found. Gives the events that were not known, and the lines whose number another line has.
fn absorb(state: &mut State, found: Vec<Found>) -> (Vec<Arc<Event>>, Vec<JournalIssue>) {
    let taken = state.absorb_all(found.iter().map(|found| Arc::clone(&found.event)));
    let (mut events, mut doubled) = (Vec::new(), Vec::new());
    for (found, taken) in found.into_iter().zip(taken) {
        if taken == Taken::Doubled {
            doubled.push(JournalIssue {
                file: found.file.to_path_buf(),
                line: found.line,
                reason: IssueReason::Doubled,
            });
        }
        if taken != Taken::Known {
            events.push(found.event);
        }
    }
    (events, doubled)
}

fn sorted(mut issues: Vec<JournalIssue>) -> Vec<JournalIssue> {
    issues.sort_by(|one, other| (&one.file, one.line).cmp(&(&other.file, other.line)));
    issues
}

fn write_if_missing(path: &Path, bytes: &[u8]) -> Result<(), WorkspaceError> {
    match disk::write_new(path, bytes) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        written => written.map_err(WorkspaceError::at(path)),
    }
}
