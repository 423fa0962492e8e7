//! Why a workspace could not do what was asked. The window turns each into a sentence; no prose here beyond a short English one.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::domain::{EventId, HouseChangeId, NoteId, SeriesChoiceId};

use super::KeptViewId;

/// What stopped the work: what happened first, the path last.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum WorkspaceError {
    /// The folder is not there or holds no `klynge.json`.
    #[error("not a workspace: {}", folder.display())]
    NotAWorkspace {
        /// The folder asked for.
        folder: PathBuf,
    },
    /// A workspace cannot be made where there is one.
    #[error("there is a workspace already: {}", folder.display())]
    AlreadyAWorkspace {
        /// The folder asked for.
        folder: PathBuf,
    },
    /// A newer program wrote it; reading it as if it were old could lose what is new.
    #[error("version {found} is newer than {known}, the newest known here: {}", path.display())]
    NewerVersion {
        /// The version written in the file.
        found: u64,
        /// The newest version this program knows.
        known: u32,
        /// The file.
        path: PathBuf,
    },
    /// `klynge.json` cannot be read as what it should be.
    #[error("the workspace's own file is damaged: {}", path.display())]
    DamagedWorkspace {
        /// The file.
        path: PathBuf,
    },
    /// The system does not let this person do it.
    #[error("no permission: {}", path.display())]
    NoPermission {
        /// The file or folder.
        path: PathBuf,
    },
    /// The folder can be read but not written.
    #[error("read-only: {}", path.display())]
    ReadOnly {
        /// The file or folder.
        path: PathBuf,
    },
    /// No room left on the disk or in the person's quota. Nothing was written.
    #[error("the disk is full: {}", path.display())]
    Full {
        /// The file or folder.
        path: PathBuf,
    },
    /// Anything else the file system says.
    #[error("{source}: {}", path.display())]
    Io {
        /// The system's own words.
        source: io::Error,
        /// The file or folder.
        path: PathBuf,
    },
    /// A note needs words.
    #[error("the note has no text")]
    EmptyText,
    /// No live note goes by that name.
    #[error("no such note: {note}")]
    UnknownNote {
        /// The name asked for.
        note: NoteId,
    },
    /// A trial stands on at least one observation and one wonder.
    #[error("the trial builds on no observation or no wonder")]
    GroundlessTrial,
    /// A trial names an indicator or a theme, the sign looked for, when it begins and when it is looked at again.
    #[error("the trial is not finished")]
    UnfinishedTrial,
    /// Only an agreement or a trial can be parked or closed.
    #[error("the note has no plan: {note}")]
    NoPlan {
        /// The name asked for.
        note: NoteId,
    },
    /// A change of a house names too few houses for its kind, or one of them twice.
    #[error("the change of a house is not finished")]
    UnfinishedHouseChange,
    /// No standing change of a house goes by that name.
    #[error("no such change of a house: {id}")]
    UnknownHouseChange {
        /// The name asked for.
        id: HouseChangeId,
    },
    /// A rebase or an exclusion needs words that say why.
    #[error("no reason is given")]
    NoReason,
    /// A choice about a series needs someone who says so.
    #[error("no author is given")]
    NoAuthor,
    /// A baseline that ends before it begins, or a requirement that is no number.
    #[error("the choice about a series is not finished")]
    UnfinishedSeriesChoice,
    /// No standing choice about a series goes by that name.
    #[error("no such choice about a series: {id}")]
    UnknownSeriesChoice {
        /// The name asked for.
        id: SeriesChoiceId,
    },
    /// A kept view needs a name.
    #[error("the view has no name")]
    NoName,
    /// No view that is kept goes by that name.
    #[error("no such view: {id}")]
    UnknownView {
        /// The name asked for.
        id: KeptViewId,
    },
    /// The limit for small numbers cannot be lowered below what holds everywhere, nor be higher than any house has people.
    #[error("no limit for small numbers: {least}")]
    LimitOutOfRange {
        /// The limit asked for.
        least: u32,
    },
    /// The workspace is locked, and no phrase was given; or it was locked since it was opened.
    #[error("locked: {}", folder.display())]
    Locked {
        /// The folder.
        folder: PathBuf,
    },
    /// The phrase does not open the lock. Nothing was opened.
    #[error("the phrase does not open it: {}", folder.display())]
    WrongPhrase {
        /// The folder.
        folder: PathBuf,
    },
    /// Somebody writes in the workspace: it cannot be locked or unlocked now. Nothing was changed.
    #[error("somebody has it open: {}", folder.display())]
    InUse {
        /// The folder.
        folder: PathBuf,
    },
    /// A lock needs a phrase.
    #[error("no phrase is given")]
    NoPhrase,
    /// No event of that name holds anything that can be forgotten, or it is forgotten already.
    #[error("nothing to forget: {id}")]
    NothingToForget {
        /// The name asked for.
        id: EventId,
    },
    /// Only who wrote it can forget it.
    #[error("another wrote it: {id}")]
    AnothersWords {
        /// The name asked for.
        id: EventId,
        /// The name its writer signs with, or else the writer's id.
        who: String,
    },
    /// This writer has done nothing that still stands.
    #[error("nothing to undo")]
    NothingToUndo,
    /// This writer has undone nothing since the latest act.
    #[error("nothing to redo")]
    NothingToRedo,
    /// A source's bytes are no longer those that were taken in.
    #[error("the source has changed since it was taken in: {}", path.display())]
    DamagedSource {
        /// The source.
        path: PathBuf,
    },
    /// A source is not (or no longer) in the workspace.
    #[error("no such source: {}", path.display())]
    MissingSource {
        /// Where it should be.
        path: PathBuf,
    },
}

/// Why the folder does not take what is written: what a person can do about it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Away {
    /// It is not there, or another one is.
    Gone,
    /// There is no room.
    Full,
    /// It can be read only.
    ReadOnly,
    /// The system says something else.
    #[default]
    Trouble,
}

impl WorkspaceError {
    /// What it means for what is written.
    pub(super) fn away(&self) -> Away {
        match self {
            Self::Full { .. } => Away::Full,
            Self::ReadOnly { .. } | Self::NoPermission { .. } => Away::ReadOnly,
            Self::NotAWorkspace { .. } => Away::Gone,
            Self::Io { source, .. } if source.kind() == io::ErrorKind::NotFound => Away::Gone,
            _ => Away::Trouble,
        }
    }

    /// Names the system's error by what a person can do about it.
    pub(super) fn from_io(source: io::Error, path: &Path) -> Self {
        let path = path.to_path_buf();
        match source.kind() {
            io::ErrorKind::PermissionDenied => Self::NoPermission { path },
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly { path },
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => Self::Full { path },
            _ => Self::Io { source, path },
        }
    }

    /// For `map_err`: the error of an operation on `path`.
    pub(super) fn at(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::from_io(source, path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn system_errors_are_named_by_what_one_can_do() {
        let cases = [
            (io::ErrorKind::PermissionDenied, "no permission: x"),
            (io::ErrorKind::ReadOnlyFilesystem, "read-only: x"),
            (io::ErrorKind::StorageFull, "the disk is full: x"),
            (io::ErrorKind::QuotaExceeded, "the disk is full: x"),
        ];
        for (kind, said) in cases {
            assert_eq!(WorkspaceError::from_io(kind.into(), Path::new("x")).to_string(), said);
        }
        let other = WorkspaceError::from_io(io::ErrorKind::TimedOut.into(), Path::new("x"));
        assert!(matches!(other, WorkspaceError::Io { .. }) && other.to_string().ends_with(": x"));
    }
}
