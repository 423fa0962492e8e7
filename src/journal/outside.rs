//! Files a person asked for, outside the workspace folder: whole or not there, and open to whom the folder lets in.

use std::io;
use std::path::{Path, PathBuf};

use super::disk;
use super::error::WorkspaceError;

/// Writes a file where a person chose. A file of that name is replaced when she was asked about it, and else left as it is.
///
/// # Errors
/// What the file system says; nothing is left behind then.
pub fn save_outside(path: &Path, bytes: &[u8], replaces: bool) -> Result<(), WorkspaceError> {
    let saved = disk::write_outside(path, bytes, replaces);
    saved.map_err(WorkspaceError::at(path))
}

/// A path of that name in a folder that nothing has yet: "Graf.png", "Graf 2.png".
#[must_use]
pub fn free_path(folder: &Path, name: &str) -> PathBuf {
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) => (stem, format!(".{ending}")),
        None => (name, String::new()),
    };
    let later = (2_u32..).map(|number| format!("{stem} {number}{ending}"));
    let mut paths = std::iter::once(name.to_owned()).chain(later).map(|name| folder.join(name));
    paths.find(|path| !path.exists()).unwrap_or_default()
}

/// Whether a file was not written because there is one of its name.
#[must_use]
pub fn is_taken(error: &WorkspaceError) -> bool {
    matches!(error, WorkspaceError::Io { source, .. } if source.kind() == io::ErrorKind::AlreadyExists)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_only_when_that_was_asked() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("graf.svg");
        save_outside(&path, b"1", false).expect("written");
        let error = save_outside(&path, b"2", false).expect_err("it is there");
        assert!(is_taken(&error));
        save_outside(&path, b"3", true).expect("replaced");
        assert_eq!(std::fs::read(&path).expect("read"), b"3");
        assert_eq!(
            std::fs::read_dir(folder.path()).expect("listed").count(),
            1,
            "nothing is left behind"
        );
    }

    #[test]
    fn a_folder_that_is_gone_is_said_to_be() {
        let folder = tempfile::tempdir().expect("a folder").path().join("gone");
        let error = save_outside(&folder.join("a.csv"), b"1", true).expect_err("no folder");
        assert!(matches!(error, WorkspaceError::Io { source, .. } if source.kind() == io::ErrorKind::NotFound));
    }

    #[test]
    fn a_free_name_is_one_that_nothing_has() {
        let folder = tempfile::tempdir().expect("a folder");
        let free = |name: &str| {
            let path = free_path(folder.path(), name);
            std::fs::write(&path, b"1").expect("written");
            path.file_name().expect("a name").to_string_lossy().into_owned()
        };
        let given = ["jan. 2025.png", "jan. 2025.png", "jan. 2025.png", "Klynge", "Klynge"].map(free);
        assert_eq!(given, ["jan. 2025.png", "jan. 2025 2.png", "jan. 2025 3.png", "Klynge", "Klynge 2"]);
    }

    #[cfg(unix)]
    #[test]
    fn others_may_read_what_was_saved_for_them() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("graf.svg");
        save_outside(&path, b"1", true).expect("written");
        let mode = std::fs::metadata(&path).expect("there").permissions().mode();
        std::fs::write(folder.path().join("b"), b"1").expect("written");
        let usual = std::fs::metadata(folder.path().join("b")).expect("there").permissions().mode();
        assert_eq!(mode, usual);
    }
}
