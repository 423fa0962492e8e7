//! The one who writes: holds one journal of its own, gives events their number and stamp, and puts them on the disk.

use std::fs::{File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use uuid::Uuid;

use super::event::EVENT_VERSION;
use super::lock::Cover;
use super::lookout::JOURNAL_ENDING;
use super::outbox::Outbox;
use super::{Away, Body, Clock, Event, Stamp, WorkspaceError, disk};

/// How many windows of one person can have one workspace open.
const MOST_WINDOWS: u32 = 99;

/// A journal that only this window writes, for as long as it is held.
#[derive(Debug)]
pub(super) struct JournalWriter {
    wanted: String,
    id: Arc<str>,
    path: PathBuf,
    clock: Clock,
    last_number: u64,
    hold: Hold,
    outbox: Option<Outbox>,
    cover: Cover,
    /// Keeps others on this computer from the id, also while the folder is away.
    local: Option<File>,
    n_waiting: usize,
    /// Why the folder did not take what was written last.
    away: Away,
}

/// A journal that nobody else writes for as long as this is kept.
#[derive(Debug)]
pub(super) struct Rewriting {
    _held: Option<File>,
}

/// What keeps others from writing the same journal.
#[derive(Debug)]
enum Hold {
    /// A lock, let go when the file is closed, also when the program is stopped from outside.
    Lock { _file: File },
    /// A name nobody else has, where the drive knows no locks.
    OwnName,
    /// Nothing: the folder can only be read.
    ReadOnly,
    /// Nothing: the folder could not be written lately.
    Lost,
}

impl JournalWriter {
    /// Takes the journal of `wanted`, or where another window holds that one, of `wanted-2`, `wanted-3` … A folder that cannot be
    /// written now is no hindrance: nothing is held then.
    pub(super) fn claim(journals: &Path, wanted: &str, outbox: Option<Outbox>, cover: Cover) -> Result<Self, WorkspaceError> {
        let wanted = safe_id(wanted);
        for window in 1..=MOST_WINDOWS {
            let id = if window == 1 {
                wanted.clone()
            } else {
                format!("{wanted}-{window}")
            };
            let local = match outbox.as_ref().map(|outbox| outbox.hold(&id)) {
                Some(Ok(None)) => continue,
                Some(Ok(held)) => held,
                Some(Err(error)) => {
                    tracing::warn!(%error, "nothing can be kept aside on this computer");
                    None
                }
                None => None,
            };
            if let Some(hold) = Hold::of(journals, &id) {
                let id = match hold {
                    Hold::OwnName => format!("{wanted}-{}", short_uuid()),
                    _ => id,
                };
                return Ok(Self {
                    path: journals.join(format!("{id}.{JOURNAL_ENDING}")),
                    id: id.into(),
                    wanted,
                    clock: Clock::default(),
                    last_number: 0,
                    hold,
                    n_waiting: outbox.as_ref().map_or(0, Outbox::n_waiting),
                    outbox,
                    cover,
                    local,
                    away: Away::default(),
                });
            }
        }
        Err(WorkspaceError::Io {
            source: io::ErrorKind::ResourceBusy.into(),
            path: journals.join(wanted),
        })
    }

    /// The writer's id.
    pub(super) const fn id(&self) -> &Arc<str> {
        &self.id
    }

    /// Whether a writer is this person on this machine, in this window or another.
    pub(super) fn is_own(&self, writer: &str) -> bool {
        let writer = writer.split('~').next().unwrap_or_default();
        let window = writer.strip_prefix(self.wanted.as_str());
        let is_window = |rest: &str| {
            rest.strip_prefix('-')
                .is_some_and(|number| number.parse::<u32>().is_ok_and(|number| number <= MOST_WINDOWS))
        };
        *writer == *self.id || window.is_some_and(|rest| rest.is_empty() || is_window(rest))
    }

    /// Lets nobody else write a journal for as long as what is given is kept; none where it is another's.
    pub(super) fn hold_to_rewrite(&self, journal: &Path) -> Option<Rewriting> {
        if *journal == *self.path {
            return matches!(self.hold, Hold::Lock { .. } | Hold::OwnName).then_some(Rewriting { _held: None });
        }
        let lock = journal.with_extension("lock");
        if !lock.exists() {
            // A copy that a person or a sync program made: nobody writes in it.
            return Some(Rewriting { _held: None });
        }
        let is_own = self.is_own(&journal.file_stem()?.to_string_lossy());
        let file = disk::open_to_write(&lock).ok().filter(|_| is_own)?;
        file.try_lock().is_ok().then_some(Rewriting { _held: Some(file) })
    }

    /// Its journal.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Whether the folder can only be read.
    pub(super) const fn is_read_only(&self) -> bool {
        matches!(self.hold, Hold::ReadOnly)
    }

    /// How many events are kept on this computer until the folder is back.
    pub(super) const fn n_waiting(&self) -> usize {
        self.n_waiting
    }

    /// Why these wait.
    pub(super) const fn away(&self) -> Away {
        self.away
    }

    /// Takes note of why the folder cannot be written.
    pub(super) fn note_trouble(&mut self, trouble: &WorkspaceError) {
        self.away = trouble.away();
    }

    /// Whether the journal is held, and nothing waits to be brought into it.
    pub(super) const fn is_settled(&self) -> bool {
        matches!(self.hold, Hold::Lock { .. } | Hold::OwnName) && self.n_waiting == 0
    }

    /// What is kept aside.
    pub(super) fn kept_aside(&self) -> Vec<Arc<Event>> {
        self.outbox.as_ref().map_or_else(Vec::new, Outbox::events)
    }

    /// Keeps stones on this computer, where anything can be kept.
    pub(super) fn keep_stones(&self, stones: &[Arc<Event>]) -> Result<(), WorkspaceError> {
        let kept = self.outbox.as_ref().map_or(Ok(()), |outbox| outbox.keep_stones(stones));
        kept.map_err(WorkspaceError::at(&self.path))
    }

    /// The stones that are kept on this computer.
    pub(super) fn stones(&self) -> Vec<Arc<Event>> {
        self.outbox.as_ref().map_or_else(Vec::new, Outbox::stones)
    }

    /// Goes on after what the journals hold: numbers above `last_number`, stamps after `newest`.
    pub(super) fn go_on_after(&mut self, last_number: u64, newest: Stamp) {
        self.last_number = self.last_number.max(last_number);
        self.clock.observe(newest);
    }

    /// Takes the journal again after the folder was away, and brings into it what was kept aside. Somebody else may hold it by now:
    /// then this writer goes on under another id.
    pub(super) fn make_contact(&mut self, journals: &Path) -> Result<(), WorkspaceError> {
        if matches!(self.hold, Hold::ReadOnly | Hold::Lost) {
            match Hold::of(journals, &self.id) {
                Some(hold) => self.hold = hold,
                None => self.take_another(journals)?,
            }
            if matches!(self.hold, Hold::ReadOnly | Hold::Lost) {
                return Err(WorkspaceError::ReadOnly { path: self.path.clone() });
            }
        }
        if let Some(outbox) = self.outbox.as_ref().filter(|_| self.n_waiting > 0) {
            let delivered = outbox.deliver(&self.id, &self.path);
            self.n_waiting = outbox.n_waiting();
            if let Err(error) = delivered {
                self.hold = Hold::Lost;
                return Err(WorkspaceError::from_io(error, &self.path));
            }
        }
        Ok(())
    }

    /// Lets the journal go: the folder is not what it was. It is taken again at the next contact.
    pub(super) fn lose_hold(&mut self) {
        if !self.is_read_only() {
            self.hold = Hold::Lost;
        }
    }

    fn take_another(&mut self, journals: &Path) -> Result<(), WorkspaceError> {
        let other = Self::claim(journals, &self.wanted, self.outbox.clone(), self.cover.clone())?;
        *self = Self {
            clock: self.clock.clone(),
            last_number: self.last_number,
            ..other
        };
        Ok(())
    }

    /// Writes an event; when it returns, the event is on a disk: the folder's, or where that cannot be (`trouble` says why it could not
    /// be reached), this computer's. The event is as it will be read again.
    pub(super) fn write(&mut self, body: Body, now_ms: i64, trouble: Option<WorkspaceError>) -> Result<Arc<Event>, WorkspaceError> {
        // A number is spent even when the write fails: should the failed line surface later, it clashes with nothing.
        self.last_number += 1;
        let event = Event {
            version: EVENT_VERSION,
            stamp: self.clock.tick(now_ms),
            writer: Arc::clone(&self.id),
            number: self.last_number,
            body,
        };
        let at = |error: serde_json::Error| WorkspaceError::Io {
            source: error.into(),
            path: self.path.clone(),
        };
        let line = event.to_line().map_err(at)?;
        let event = Event::parse(line.as_bytes()).map_err(at)?;
        let written = match trouble {
            Some(trouble) => Err(trouble),
            None => self.append(line.as_bytes()),
        };
        written.or_else(|trouble| self.keep_aside(&line, trouble))?;
        Ok(Arc::new(event))
    }

    /// Appends a line to the journal.
    pub(super) fn append(&self, line: &[u8]) -> Result<(), WorkspaceError> {
        let appended = self.cover.line(line).and_then(|line| disk::append(&self.path, &line));
        appended.map_err(WorkspaceError::at(&self.path))
    }

    /// How its lines lie on the disk.
    pub(super) const fn cover(&self) -> &Cover {
        &self.cover
    }

    /// From now on its lines lie so, and what is kept aside too.
    pub(super) fn cover_with(&mut self, cover: &Cover) -> Result<(), WorkspaceError> {
        self.cover = cover.clone();
        let covered = self.outbox.as_mut().map_or(Ok(()), |outbox| outbox.cover_with(cover.clone()));
        covered.map_err(WorkspaceError::at(&self.path))
    }

    /// Lets nobody write any journal of the folder for as long as what is given is kept; none where somebody does.
    pub(super) fn hold_all(&self, journals: &Path) -> Option<Vec<Rewriting>> {
        let own = self.path.with_extension("lock");
        let entries = std::fs::read_dir(journals).ok()?.flatten().map(|entry| entry.path());
        let locks = entries.filter(|path| *path != own && path.extension().is_some_and(|ending| ending == "lock"));
        let held = locks.map(|lock| {
            let file = disk::open_to_write(&lock).ok()?;
            file.try_lock().is_ok().then_some(Rewriting { _held: Some(file) })
        });
        held.collect()
    }

    /// Keeps a line on this computer; where that fails too, the folder's own trouble is told.
    fn keep_aside(&mut self, line: &str, trouble: WorkspaceError) -> Result<(), WorkspaceError> {
        tracing::warn!("kept aside: {trouble}");
        self.note_trouble(&trouble);
        self.lose_hold();
        let outbox = self.outbox.as_ref().filter(|_| self.local.is_some());
        match outbox.map(|outbox| outbox.keep(&self.id, line)) {
            Some(Ok(())) => {
                self.n_waiting += 1;
                Ok(())
            }
            Some(Err(error)) => {
                tracing::warn!(%error, "nothing can be kept aside on this computer");
                Err(trouble)
            }
            None => Err(trouble),
        }
    }
}

impl Hold {
    /// A hold on the journal of an id; none where somebody else has it.
    fn of(journals: &Path, id: &str) -> Option<Self> {
        let lock = journals.join(format!("{id}.lock"));
        let opened = disk::make_folder(journals).and_then(|()| disk::open_to_write(&lock));
        let file = match opened {
            Ok(file) => file,
            Err(error) => {
                tracing::warn!(%error, path = %lock.display(), "the journal cannot be held");
                return Some(if is_refusal(&error) { Self::ReadOnly } else { Self::Lost });
            }
        };
        match file.try_lock() {
            Ok(()) => Some(Self::Lock { _file: file }),
            Err(TryLockError::WouldBlock) => None,
            Err(TryLockError::Error(error)) => {
                tracing::warn!(%error, path = %lock.display(), "no locks here: this window writes a journal of its own");
                Some(Self::OwnName)
            }
        }
    }
}

/// The writer id of this person on this machine, kept in the user's own folder.
pub(super) fn local_id(user_folder: &Path) -> Arc<str> {
    let path = user_folder.join("skriver.json");
    if let Some(id) = kept_id(&path) {
        return id;
    }
    keep_id(user_folder, &path)
}

/// Another writer id for this person on this machine, for good: somebody else writes under the one there was.
pub(super) fn renewed_id(user_folder: &Path) -> Arc<str> {
    let path = user_folder.join("skriver.json");
    std::fs::remove_file(&path).ok();
    keep_id(user_folder, &path)
}

fn keep_id(user_folder: &Path, path: &Path) -> Arc<str> {
    let name = ["USER", "USERNAME", "LOGNAME"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|name| !name.is_empty()));
    let id = format!("{}-{}", safe_id(&name.unwrap_or_default()), short_uuid());
    let json = serde_json::json!({ "v": 1, "writer": id }).to_string();
    let kept = disk::make_folder(user_folder).and_then(|()| match disk::write_new(path, json.as_bytes()) {
        // Another window may have been first, and then its id holds; a file that cannot be read is replaced.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && kept_id(path).is_none() => disk::write_whole(path, json.as_bytes()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        done => done,
    });
    if let Err(error) = kept {
        tracing::warn!(%error, path = %path.display(), "the writer's id cannot be kept: the next start writes a new journal");
    }
    kept_id(path).unwrap_or_else(|| id.into())
}

fn kept_id(path: &Path) -> Option<Arc<str>> {
    let json: serde_json::Value = serde_json::from_slice(&std::fs::read(path).ok()?).ok()?;
    let id = json.get("writer")?.as_str()?;
    (safe_id(id) == id).then(|| id.into())
}

/// An id that can name a file on any system: ASCII letters, digits and hyphens.
pub(super) fn safe_id(name: &str) -> String {
    const LONGEST: usize = 48;
    let mut id = String::new();
    for letter in name.chars() {
        match letter {
            'æ' => id.push_str("ae"),
            'Æ' => id.push_str("Ae"),
            'ø' => id.push_str("oe"),
            'Ø' => id.push_str("Oe"),
            'å' => id.push_str("aa"),
            'Å' => id.push_str("Aa"),
            letter if letter.is_ascii_alphanumeric() => id.push(letter),
            _ if id.ends_with('-') || id.is_empty() => {}
            _ => id.push('-'),
        }
    }
    id.truncate(LONGEST);
    let id = id.trim_end_matches('-');
    if id.is_empty() { "skriver".to_owned() } else { id.to_owned() }
}

fn short_uuid() -> String {
    let mut id = Uuid::new_v4().simple().to_string();
    id.truncate(8);
    id
}

fn is_refusal(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_can_name_files() {
        let cases = [
            ("Anna Østergård", "Anna-Oestergaard"),
            ("anna-1a2b3c4d", "anna-1a2b3c4d"),
            ("../..\\x", "x"),
            ("", "skriver"),
            ("  ", "skriver"),
            ("DOMAIN\\søren.", "DOMAIN-soeren"),
        ];
        for (name, id) in cases {
            assert_eq!(safe_id(name), id, "{name}");
            assert_eq!(safe_id(id), id, "a safe id stays as it is");
        }
        assert_eq!(safe_id(&"a".repeat(500)).len(), 48);
    }

    #[test]
    fn a_person_on_a_machine_keeps_one_id() {
        let folder = tempfile::tempdir().expect("a folder");
        let user = folder.path().join("ny");
        let id = local_id(&user);
        assert_eq!(local_id(&user), id);
        std::fs::write(user.join("skriver.json"), r#"{"v":1,"writer":"../x"}"#).expect("written");
        let other = local_id(&user);
        assert!(other != id && safe_id(&other) == *other);
        assert_eq!(local_id(&user), other, "a damaged file is replaced once");
    }

    #[test]
    fn two_windows_never_hold_one_journal() {
        let folder = tempfile::tempdir().expect("a folder");
        let claim = || JournalWriter::claim(folder.path(), "anna", None, Cover::default()).expect("claimed");
        let (first, second) = (claim(), claim());
        assert_eq!((&**first.id(), &**second.id()), ("anna", "anna-2"));
        drop(first);
        assert_eq!(&**claim().id(), "anna");
    }
}
