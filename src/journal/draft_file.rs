//! The file of drafts in the person's own folder: what is written and not shared. No workspace ever holds a word of it.

use std::path::{Path, PathBuf};

use serde_json::Value as Json;

use super::{WorkspaceError, disk};

const NAME: &str = "kladder.json";
/// Where a file that cannot be read is put, so that the next drafts do not take its place.
const UNREAD: &str = "kladder-ulaest.json";

/// The drafts kept in `folder`, as the room that writes them left them; nothing where there are none.
#[must_use]
pub fn load_drafts(folder: &Path) -> Json {
    let path = folder.join(NAME);
    let Ok(bytes) = std::fs::read(&path) else { return Json::Null };
    serde_json::from_slice(&bytes).unwrap_or_else(|error| {
        tracing::warn!(%error, path = %path.display(), "the drafts cannot be read: the file is set aside");
        if let Err(error) = std::fs::rename(&path, folder.join(UNREAD)) {
            tracing::warn!(%error, "nor can it be set aside");
        }
        Json::Null
    })
}

/// Keeps drafts in `folder`: the file is the old one or the new one, whenever the program ends.
///
/// # Errors
/// When the folder cannot be made or written.
pub fn save_drafts(folder: &Path, drafts: &Json) -> Result<(), WorkspaceError> {
    let path: PathBuf = folder.join(NAME);
    disk::make_folder(folder).map_err(WorkspaceError::at(folder))?;
    disk::write_whole(&path, drafts.to_string().as_bytes()).map_err(WorkspaceError::at(&path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drafts_come_back_and_a_broken_file_is_not_written_over() {
        let home = tempfile::tempdir().expect("a folder");
        let folder = home.path().join("ny");
        assert_eq!(load_drafts(&folder), Json::Null);
        let drafts = serde_json::json!([{ "text": "Blåbær på grød" }]);
        save_drafts(&folder, &drafts).expect("kept");
        assert_eq!(load_drafts(&folder), drafts);
        std::fs::write(folder.join(NAME), "[{\"text\":\"halv").expect("written");
        assert_eq!(load_drafts(&folder), Json::Null);
        save_drafts(&folder, &drafts).expect("kept");
        let aside = std::fs::read_to_string(folder.join(UNREAD)).expect("set aside");
        assert!(aside.contains("halv"));
    }
}
