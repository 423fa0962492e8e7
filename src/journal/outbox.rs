//! What was done while the workspace folder could not be written: kept on this computer, and brought into the folder when it is back.
//!
//! It lies in the user's own folder, by workspace and writer, in lines as in a journal.

use std::fs::{File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::lock::Cover;
use super::lookout::{JOURNAL_ENDING, journal_files};
use super::{Event, disk};

const FOLDER: &str = "venter";
/// Where the stones of what was forgotten here are kept, so that a copy put back from a backup forgets it again.
const STONES: &str = "glemt";

/// The place on this computer for one workspace's lines.
#[derive(Debug, Clone)]
pub(super) struct Outbox {
    folder: PathBuf,
    stones: PathBuf,
    cover: Cover,
}

impl Outbox {
    /// The place for the workspace of that id, which must be able to name a folder.
    pub(super) fn new(user_folder: &Path, workspace_id: &str, cover: Cover) -> Self {
        Self {
            folder: user_folder.join(FOLDER).join(workspace_id),
            cover,
            stones: user_folder.join(STONES).join(format!("{workspace_id}.{JOURNAL_ENDING}")),
        }
    }

    /// Keeps stones; when it returns, they are on this computer's disk.
    pub(super) fn keep_stones(&self, stones: &[Arc<Event>]) -> io::Result<()> {
        if let Some(folder) = self.stones.parent() {
            disk::make_folder(folder)?;
        }
        let lines: Vec<String> = stones.iter().filter_map(|stone| stone.to_line().ok()).collect();
        disk::append(&self.stones, lines.concat().as_bytes())
    }

    /// The stones of what was forgotten on this computer.
    pub(super) fn stones(&self) -> Vec<Arc<Event>> {
        let bytes = std::fs::read(&self.stones).unwrap_or_default();
        let events = bytes
            .split(|byte| *byte == b'\n')
            .filter_map(|line| Event::parse(line.trim_ascii()).ok());
        events.filter(Event::is_stone).map(Arc::new).collect()
    }

    /// Lets nobody else on this computer write as that writer, for as long as the file is held; none where somebody does.
    pub(super) fn hold(&self, writer: &str) -> io::Result<Option<File>> {
        disk::make_folder(&self.folder)?;
        let file = disk::open_to_write(&self.folder.join(format!("{writer}.lock")))?;
        match file.try_lock() {
            Ok(()) => Ok(Some(file)),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    /// Keeps a line; when it returns, the line is on this computer's disk.
    pub(super) fn keep(&self, writer: &str, line: &str) -> io::Result<()> {
        disk::make_folder(&self.folder)?;
        disk::append(&self.path(writer), &self.cover.line(line.as_bytes())?)
    }

    /// What is kept here, whoever on this computer wrote it.
    pub(super) fn events(&self) -> Vec<Arc<Event>> {
        let lines = self.lines();
        let events = lines.iter().filter_map(|line| self.cover.parse(line.trim_ascii()).ok());
        events.map(Arc::new).collect()
    }

    /// How many lines are kept here.
    pub(super) fn n_waiting(&self) -> usize {
        self.lines().len()
    }

    /// Brings what is kept here into a journal, in the order it was done, the writer's own and that of windows that are gone.
    /// A line that is brought twice, because this is stopped on the way, counts once.
    pub(super) fn deliver(&self, writer: &str, journal: &Path) -> io::Result<()> {
        for path in journal_files(&self.folder)? {
            let owner = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let hold = if owner == writer { None } else { self.hold(&owner)? };
            if owner == writer || hold.is_some() {
                disk::append(journal, &self.covered(&std::fs::read(&path)?)?)?;
                disk::remove(&path)?;
            }
        }
        Ok(())
    }

    /// From now on it is kept so, and what is kept already too.
    pub(super) fn cover_with(&mut self, cover: Cover) -> io::Result<()> {
        for path in journal_files(&self.folder)? {
            let bytes = std::fs::read(&path)?;
            let lines = bytes.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty());
            let opened = lines.map(|line| self.cover.opened_line(line).unwrap_or_else(|| line.to_vec()));
            let covered: io::Result<Vec<Vec<u8>>> = opened.map(|line| cover.line(&line)).collect();
            disk::write_whole(&path, &covered?.concat())?;
        }
        self.cover = cover;
        Ok(())
    }

    /// Lines as they lie under the cover, each with its end.
    fn covered(&self, bytes: &[u8]) -> io::Result<Vec<u8>> {
        let lines = bytes.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty());
        let covered = lines.map(|line| match self.cover.opened_line(line) {
            Some(plain) => self.cover.line(&plain),
            None => Cover::default().line(line),
        });
        Ok(covered.collect::<io::Result<Vec<Vec<u8>>>>()?.concat())
    }

    fn lines(&self) -> Vec<Vec<u8>> {
        let files = journal_files(&self.folder).unwrap_or_default();
        let bytes = files.iter().filter_map(|path| std::fs::read(path).ok());
        let lines = bytes.flat_map(|bytes| bytes.split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect::<Vec<_>>());
        lines.filter(|line| !line.trim_ascii().is_empty()).collect()
    }

    fn path(&self, writer: &str) -> PathBuf {
        self.folder.join(format!("{writer}.{JOURNAL_ENDING}"))
    }
}
