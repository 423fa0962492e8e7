//! The one who writes: holds one journal of its own, gives events their number and stamp, and puts them on the disk.

use std::fs::{File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use uuid::Uuid;

use super::event::EVENT_VERSION;
use super::reading::JOURNAL_ENDING;
use super::{Body, Clock, Event, Stamp, WorkspaceError, disk};

/// How many windows of one person can have one workspace open.
const MOST_WINDOWS: u32 = 99;

/// A journal that only this window writes, for as long as it is held.
#[derive(Debug)]
pub(super) struct JournalWriter {
    id: Arc<str>,
    path: PathBuf,
    clock: Clock,
    last_number: u64,
    hold: Hold,
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
}

impl JournalWriter {
    /// Takes the journal of `wanted`, or where another window holds that one, of `wanted-2`, `wanted-3` …
    pub(super) fn claim(journals: &Path, wanted: &str) -> Result<Self, WorkspaceError> {
        let wanted = safe_id(wanted);
        match disk::make_folder(journals) {
            Err(error) if is_refusal(&error) => return Ok(Self::new(journals, &wanted, Hold::ReadOnly)),
            made => made.map_err(WorkspaceError::at(journals))?,
        }
        for window in 1..=MOST_WINDOWS {
            let id = if window == 1 {
                wanted.clone()
            } else {
                format!("{wanted}-{window}")
            };
            let lock = journals.join(format!("{id}.lock"));
            let file = match disk::open_to_write(&lock) {
                Err(error) if is_refusal(&error) => return Ok(Self::new(journals, &id, Hold::ReadOnly)),
                opened => opened.map_err(WorkspaceError::at(&lock))?,
            };
            match file.try_lock() {
                Ok(()) => return Ok(Self::new(journals, &id, Hold::Lock { _file: file })),
                Err(TryLockError::WouldBlock) => {}
                Err(TryLockError::Error(error)) => {
                    tracing::warn!(%error, path = %lock.display(), "no locks here: this window writes a journal of its own");
                    return Ok(Self::new(journals, &format!("{wanted}-{}", short_uuid()), Hold::OwnName));
                }
            }
        }
        Err(WorkspaceError::Io {
            source: io::ErrorKind::ResourceBusy.into(),
            path: journals.join(wanted),
        })
    }

    fn new(journals: &Path, id: &str, hold: Hold) -> Self {
        Self {
            id: id.into(),
            path: journals.join(format!("{id}.{JOURNAL_ENDING}")),
            clock: Clock::default(),
            last_number: 0,
            hold,
        }
    }

    /// The writer's id.
    pub(super) const fn id(&self) -> &Arc<str> {
        &self.id
    }

    /// Its journal.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Whether nothing can be written here.
    pub(super) const fn is_read_only(&self) -> bool {
        matches!(self.hold, Hold::ReadOnly)
    }

    /// Goes on after what the journals hold: numbers above `last_number`, stamps after `newest`.
    pub(super) fn go_on_after(&mut self, last_number: u64, newest: Stamp) {
        self.last_number = self.last_number.max(last_number);
        self.clock.observe(newest);
    }

    /// Writes an event; when it returns, the event is on the disk. The event is as it will be read again.
    pub(super) fn write(&mut self, body: Body, now_ms: i64) -> Result<Event, WorkspaceError> {
        if self.is_read_only() {
            return Err(WorkspaceError::ReadOnly { path: self.path.clone() });
        }
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
        disk::append_line(&self.path, &line).map_err(WorkspaceError::at(&self.path))?;
        Ok(event)
    }
}

/// The writer id of this person on this machine, kept in the user's own folder.
pub(super) fn local_id(user_folder: &Path) -> Arc<str> {
    let path = user_folder.join("skriver.json");
    if let Some(id) = kept_id(&path) {
        return id;
    }
    let name = ["USER", "USERNAME", "LOGNAME"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|name| !name.is_empty()));
    let id = format!("{}-{}", safe_id(&name.unwrap_or_default()), short_uuid());
    let json = serde_json::json!({ "v": 1, "writer": id }).to_string();
    let kept = disk::make_folder(user_folder).and_then(|()| match disk::write_new(&path, json.as_bytes()) {
        // Another window may have been first, and then its id holds; a file that cannot be read is replaced.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && kept_id(&path).is_none() => disk::write_whole(&path, json.as_bytes()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        done => done,
    });
    if let Err(error) = kept {
        tracing::warn!(%error, path = %path.display(), "the writer's id cannot be kept: the next start writes a new journal");
    }
    kept_id(&path).unwrap_or_else(|| id.into())
}

fn kept_id(path: &Path) -> Option<Arc<str>> {
    let json: serde_json::Value = serde_json::from_slice(&std::fs::read(path).ok()?).ok()?;
    let id = json.get("writer")?.as_str()?;
    (safe_id(id) == id).then(|| id.into())
}

/// An id that can name a file on any system: ASCII letters, digits and hyphens.
fn safe_id(name: &str) -> String {
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
        let claim = || JournalWriter::claim(folder.path(), "anna").expect("claimed");
        let (first, second) = (claim(), claim());
        assert_eq!((&**first.id(), &**second.id()), ("anna", "anna-2"));
        drop(first);
        assert_eq!(&**claim().id(), "anna");
    }
}
