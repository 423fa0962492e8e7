//! Path → bytes: the only place in this room that touches the file system.
//!
//! An export may still be being written, or synced, while it is opened. So its size and time are looked at before and after,
//! and a file that changed meanwhile is read once more before it is refused.

use std::fs::{self, File, Metadata};
use std::io::{self, Read as _};
use std::path::Path;

use super::Refusal;

/// The largest file that is read: 512 MB.
const LIMIT_MB: u64 = 512;
const MB: u64 = 1024 * 1024;

/// Reads a whole file, or says why it cannot be.
///
/// # Errors
///
/// [`Refusal`] for a folder, a missing, unreadable, empty or too large file, and one that keeps changing.
pub fn load(path: &Path) -> Result<Vec<u8>, Refusal> {
    match read_once(path) {
        Err(Refusal::Changing) => read_once(path),
        outcome => outcome,
    }
}

/// Whether a path is a folder: a workspace rather than an export.
#[must_use]
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

fn read_once(path: &Path) -> Result<Vec<u8>, Refusal> {
    let before = look(path)?;
    if before.len() > LIMIT_MB * MB {
        return Err(Refusal::TooLarge(LIMIT_MB));
    }
    let file = File::open(path).map_err(|error| refusal_of(&error))?;
    let mut bytes = Vec::with_capacity(usize::try_from(before.len()).unwrap_or(0));
    // One byte over the limit is enough to know that a growing file has passed it.
    file.take(LIMIT_MB * MB + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| refusal_of(&error))?;
    let after = look(path)?;
    if has_changed(&before, &after) || u64::try_from(bytes.len()) != Ok(after.len()) {
        return Err(Refusal::Changing);
    }
    if bytes.is_empty() { Err(Refusal::Empty) } else { Ok(bytes) }
}

fn look(path: &Path) -> Result<Metadata, Refusal> {
    let metadata = fs::metadata(path).map_err(|error| refusal_of(&error))?;
    if metadata.is_dir() {
        return Err(Refusal::Folder);
    }
    if !metadata.is_file() {
        return Err(Refusal::Unreadable("not a regular file".to_owned()));
    }
    Ok(metadata)
}

fn has_changed(before: &Metadata, after: &Metadata) -> bool {
    before.len() != after.len() || before.modified().ok() != after.modified().ok()
}

fn refusal_of(error: &io::Error) -> Refusal {
    match error.kind() {
        io::ErrorKind::NotFound => Refusal::NotFound,
        io::ErrorKind::IsADirectory => Refusal::Folder,
        _ => Refusal::Unreadable(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_missing_and_empty_files_are_told_apart() {
        let folder = tempfile::tempdir().expect("a folder");
        let empty = folder.path().join("tom.csv");
        fs::write(&empty, b"").expect("written");
        let full = folder.path().join("tal.csv");
        fs::write(&full, b"a;b").expect("written");
        assert_eq!(load(folder.path()), Err(Refusal::Folder));
        assert_eq!(load(&folder.path().join("væk.csv")), Err(Refusal::NotFound));
        assert_eq!(load(&empty), Err(Refusal::Empty));
        assert_eq!(load(&full), Ok(b"a;b".to_vec()));
    }

    #[test]
    fn a_sparse_giant_is_refused_before_it_is_read() {
        let folder = tempfile::tempdir().expect("a folder");
        let giant = folder.path().join("stor.csv");
        File::create(&giant)
            .and_then(|file| file.set_len(LIMIT_MB * MB + 1))
            .expect("a sparse file");
        assert_eq!(load(&giant), Err(Refusal::TooLarge(LIMIT_MB)));
    }
}
