//! What is forgotten is taken out of the files: a stone is put in its line's place (see the room's own words on forgetting).
//!
//! A file is rewritten beside the old one and put in its place, so that there is one or the other at any time, and only by who may write
//! it. It begins with a line of one blank more than before: whoever read on in it sees by that that it is to be read anew.

use std::path::{Path, PathBuf};

use memchr::memmem;

use super::lock::{Cover, is_plain};
use super::lookout::journal_files;
use super::reading::BYTE_ORDER_MARK;
use super::writer::JournalWriter;
use super::{Event, State, WorkspaceError, disk};
use crate::domain::EventId;

/// Takes what lies under stones out of the writer's own journals and all copies of them. Gives whether all could be.
///
/// Another window of the same person that is open takes it out of its own journal itself.
pub(super) fn bury(journals: &Path, state: &State, writer: &JournalWriter) -> Result<bool, WorkspaceError> {
    let mut paths: Vec<PathBuf> = files(journals)?;
    // The own journal first: the stone of a note is safe before those of what was said of it.
    paths.sort_by_key(|path| *path != *writer.path());
    let mut is_whole = true;
    for path in paths {
        let bytes = std::fs::read(&path).map_err(WorkspaceError::at(&path))?;
        let stone = |line: &[u8]| stone_for(line, state, writer);
        if rewritten(&bytes, stone).is_none() {
            continue;
        }
        let Some(_rewriting) = writer.hold_to_rewrite(&path) else {
            is_whole = false;
            continue;
        };
        // Read once more while nobody else can write it.
        let bytes = std::fs::read(&path).map_err(WorkspaceError::at(&path))?;
        if let Some(bytes) = rewritten(&bytes, stone) {
            disk::write_whole(&path, &bytes).map_err(WorkspaceError::at(&path))?;
        }
    }
    sweep(journals, writer);
    Ok(is_whole)
}

/// Brings all journals from under one cover under another. A line that is no event is kept as it is, under it too.
pub(super) fn move_under(journals: &Path, from: &Cover, to: &Cover) -> Result<(), WorkspaceError> {
    for entry in std::fs::read_dir(journals).into_iter().flatten().flatten() {
        if disk::is_staged(&entry.path()) {
            disk::remove(&entry.path()).map_err(WorkspaceError::at(&entry.path()))?;
        }
    }
    for path in files(journals)? {
        let bytes = std::fs::read(&path).map_err(WorkspaceError::at(&path))?;
        let moved = rewritten(&bytes, |line| {
            let content = line.trim_ascii();
            // What does not open with the key lies under it as well as it can.
            let opened = from
                .opened_line(content)
                .filter(|_| !content.is_empty() && is_plain(content) == to.locks())?;
            to.line(&opened).ok()
        });
        if let Some(bytes) = moved {
            disk::write_whole(&path, &bytes).map_err(WorkspaceError::at(&path))?;
        }
    }
    Ok(())
}

fn files(journals: &Path) -> Result<Vec<PathBuf>, WorkspaceError> {
    let files = journal_files(journals).map_err(WorkspaceError::at(journals))?;
    Ok(files.iter().map(|path| path.to_path_buf()).collect())
}

/// The file with other lines in the place of some; none where it stays as it is.
pub(super) fn rewritten(bytes: &[u8], mut other: impl FnMut(&[u8]) -> Option<Vec<u8>>) -> Option<Vec<u8>> {
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    let n_blanks = bytes.iter().take_while(|byte| **byte == b' ').count();
    let lines = match bytes.get(n_blanks..)?.split_first() {
        Some((b'\n', rest)) if n_blanks > 0 => rest,
        _ => bytes,
    };
    let mut new = vec![b' '; n_blanks + 1];
    new.push(b'\n');
    let mut has_changed = false;
    for line in lines.split_inclusive(|byte| *byte == b'\n') {
        let other = other(line);
        has_changed |= other.is_some();
        new.extend_from_slice(other.as_deref().unwrap_or(line));
    }
    has_changed.then_some(new)
}

/// The line of the stone that goes in the place of a line. A line that is damaged goes by the name it still shows.
fn stone_for(line: &[u8], state: &State, writer: &JournalWriter) -> Option<Vec<u8>> {
    let line = writer.cover().opened_line(line.trim_ascii())?;
    let stone = match Event::parse(&line) {
        Ok(event) => state.stone_over(&event)?,
        Err(_) => state.stone_named(&name_in(&line)?)?.clone(),
    };
    let stone = Some(stone).filter(|stone| writer.is_own(&stone.writer))?;
    writer.cover().line(stone.to_line().ok()?.as_bytes()).ok()
}

/// The name of the event in a line that is not whole.
fn name_in(line: &[u8]) -> Option<EventId> {
    const WRITER: &[u8] = br#""writer":""#;
    const NUMBER: &[u8] = br#"","number":"#;
    let rest = line.get(memmem::find(line, WRITER)? + WRITER.len()..)?;
    let (writer, rest) = rest.split_at_checked(memmem::find(rest, NUMBER)?)?;
    let digits = rest.get(NUMBER.len()..)?.split(|byte| !byte.is_ascii_digit()).next()?;
    Some(EventId {
        writer: std::str::from_utf8(writer).ok()?.into(),
        number: std::str::from_utf8(digits).ok()?.parse().ok()?,
    })
}

/// What a rewriting that was cut short left behind.
fn sweep(journals: &Path, writer: &JournalWriter) {
    let own = format!("\"writer\":\"{}\"", writer.id());
    let is_own = |line: &[u8]| {
        let line = writer.cover().opened_line(line.trim_ascii());
        line.is_some_and(|line| memmem::find(&line, own.as_bytes()).is_some())
    };
    for entry in std::fs::read_dir(journals).into_iter().flatten().flatten() {
        let path = entry.path();
        let is_staged = disk::is_staged(&path) && std::fs::read(&path).is_ok_and(|bytes| bytes.split(|byte| *byte == b'\n').any(is_own));
        if is_staged && let Err(error) = disk::remove(&path) {
            tracing::warn!(%error, path = %path.display(), "a half-written file stays");
        }
    }
}
