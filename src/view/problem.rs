//! What the workspace says when it cannot, as one sentence that tells what to do.

use std::path::Path;

use crate::domain::Suppression;
use crate::i18n::Locale;
use crate::journal::WorkspaceError;

/// The sentence for an error, the path last.
#[must_use]
pub fn workspace_words(error: &WorkspaceError, folder: &Path, locale: &Locale) -> String {
    let limits = [("least", Suppression::LEAST), ("most", Suppression::MOST)];
    let mut args = vec![("folder", folder.display().to_string().into())];
    args.extend(limits.map(|(name, limit)| (name, limit.to_string().into())));
    if let WorkspaceError::AnothersWords { who, .. } = error {
        args.push(("who", who.as_str().into()));
    }
    locale.with(key(error), &args)
}

fn key(error: &WorkspaceError) -> &'static str {
    match error {
        WorkspaceError::NotAWorkspace { .. } => "workspace-not-one",
        WorkspaceError::AlreadyAWorkspace { .. } => "workspace-already-one",
        WorkspaceError::NewerVersion { .. } => "workspace-newer",
        WorkspaceError::NoPermission { .. } | WorkspaceError::ReadOnly { .. } => "workspace-no-permission",
        WorkspaceError::Full { .. } => "workspace-full",
        WorkspaceError::EmptyText => "workspace-empty-text",
        WorkspaceError::UnknownNote { .. } => "workspace-unknown-note",
        WorkspaceError::GroundlessTrial => "note-groundless-trial",
        WorkspaceError::UnfinishedTrial => "note-unfinished-trial",
        WorkspaceError::NoPlan { .. } => "note-no-plan",
        WorkspaceError::UnfinishedHouseChange => "workspace-unfinished-house-change",
        WorkspaceError::UnknownHouseChange { .. } => "workspace-unknown-house-change",
        WorkspaceError::NoReason => "series-lacks-reason",
        WorkspaceError::NoAuthor => "series-lacks-author",
        WorkspaceError::UnfinishedSeriesChoice => "workspace-unfinished-series-choice",
        WorkspaceError::UnknownSeriesChoice { .. } => "workspace-unknown-series-choice",
        WorkspaceError::NoName => "views-lacks-name",
        WorkspaceError::UnknownView { .. } => "views-unknown",
        WorkspaceError::LimitOutOfRange { .. } => "workspace-limit-out-of-range",
        WorkspaceError::Locked { .. } => "lock-closed",
        WorkspaceError::WrongPhrase { .. } => "lock-wrong-phrase",
        WorkspaceError::InUse { .. } => "lock-in-use",
        WorkspaceError::NoPhrase => "lock-no-phrase",
        WorkspaceError::NothingToForget { .. } => "forget-nothing",
        WorkspaceError::AnothersWords { .. } => "forget-anothers",
        WorkspaceError::NothingToUndo => "nothing-to-undo",
        WorkspaceError::NothingToRedo => "nothing-to-redo",
        WorkspaceError::DamagedSource { .. } | WorkspaceError::MissingSource { .. } => "workspace-damaged-source",
        WorkspaceError::Io { source, .. } if source.kind() == std::io::ErrorKind::NotFound => "workspace-gone",
        _ => "workspace-trouble",
    }
}
