//! What a workspace folder says of itself: the file `klynge.json`.

use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::journal::lock::{Cover, LOCK_VERSION, LockNote, Phrase};
use crate::journal::{WorkspaceError, disk};

/// The newest version of a workspace folder that is understood here.
const WORKSPACE_VERSION: u32 = 2;
/// The version of a folder that is not locked.
const UNLOCKED_VERSION: u32 = 1;
pub(super) const DESCRIPTION: &str = "klynge.json";

/// The file `klynge.json`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Description {
    pub v: u64,
    pub id: String,
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lock: Option<LockNote>,
}

impl Description {
    /// The version of a folder that is locked, or not.
    pub(super) fn version(is_locked: bool) -> u64 {
        if is_locked { WORKSPACE_VERSION } else { UNLOCKED_VERSION }.into()
    }

    /// Whether what is written under the one lock can be read under the other.
    pub(super) fn is_locked_as(&self, other: &Self) -> bool {
        match (&self.lock, &other.lock) {
            (Some(one), Some(other)) => one.is_same(other),
            (one, other) => one.is_none() && other.is_none(),
        }
    }

    pub(super) fn json(&self, path: &Path) -> Result<Vec<u8>, WorkspaceError> {
        serde_json::to_vec_pretty(self).map_err(|error| WorkspaceError::Io {
            source: error.into(),
            path: path.to_path_buf(),
        })
    }

    pub(super) fn write(&self, folder: &Path) -> Result<(), WorkspaceError> {
        let path = folder.join(DESCRIPTION);
        disk::write_whole(&path, &self.json(&path)?).map_err(WorkspaceError::at(&path))
    }

    pub(super) fn read(folder: &Path) -> Result<Self, WorkspaceError> {
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

/// What a folder says of itself, and how to read what lies in it.
pub(super) fn opened_with(folder: &Path, phrase: Option<&Phrase>) -> Result<(Description, Cover), WorkspaceError> {
    let description = Description::read(folder)?;
    let Some(lock) = &description.lock else {
        return Ok((description, Cover::default()));
    };
    let folder = || folder.to_path_buf();
    if lock.version > LOCK_VERSION {
        return Err(WorkspaceError::NewerVersion {
            found: lock.version.into(),
            known: LOCK_VERSION,
            path: folder().join(DESCRIPTION),
        });
    }
    let phrase = phrase.ok_or_else(|| WorkspaceError::Locked { folder: folder() })?;
    let cover = lock
        .opened_with(phrase)
        .ok_or_else(|| WorkspaceError::WrongPhrase { folder: folder() })?;
    Ok((description, cover))
}
