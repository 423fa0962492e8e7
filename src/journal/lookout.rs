//! A look at the journals from outside: whether anything changed, told by names, lengths and times alone, so that nothing is read
//! and nobody is woken while all is as it was.

use std::fs::Metadata;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

/// The ending of a journal's file name.
pub(super) const JOURNAL_ENDING: &str = "jsonl";

/// What a file looks like from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Glance {
    /// Its length in bytes.
    pub(super) length: u64,
    changed: Option<SystemTime>,
}

impl Glance {
    pub(super) fn of(file: &Metadata) -> Self {
        Self {
            length: file.len(),
            changed: file.modified().ok(),
        }
    }
}

/// Looks at a folder of journals now and then. Network drives tell nobody of changes, so one has to look.
#[derive(Debug)]
pub struct Lookout {
    folder: PathBuf,
    /// The journals when it looked last; none where they could not be seen.
    seen: Option<Vec<(Arc<Path>, Glance)>>,
}

impl Lookout {
    /// Looks at `folder` from now on.
    pub(super) fn new(folder: PathBuf) -> Self {
        Self { folder, seen: None }
    }

    /// Whether the journals look otherwise than last time; at the first look they do. A folder that cannot be seen has not changed
    /// until it is back.
    pub fn has_news(&mut self) -> bool {
        let Ok(now) = look(&self.folder) else {
            self.seen = None;
            return false;
        };
        let has_news = self.seen.as_ref() != Some(&now);
        self.seen = Some(now);
        has_news
    }
}

fn look(folder: &Path) -> io::Result<Vec<(Arc<Path>, Glance)>> {
    // A folder that is gone is not one without journals.
    std::fs::metadata(folder)?;
    let files = journal_files(folder)?.into_iter();
    files
        .map(|path| Ok((Arc::clone(&path), Glance::of(&std::fs::metadata(&path)?))))
        .collect()
}

/// The journals in a folder, by name. A missing folder holds none.
pub(super) fn journal_files(folder: &Path) -> io::Result<Vec<Arc<Path>>> {
    let entries = match std::fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut files = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == JOURNAL_ENDING) {
            files.push(path.into());
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_changed_is_news() {
        let folder = tempfile::tempdir().expect("a folder");
        let journals = folder.path().join("journal");
        let mut lookout = Lookout::new(journals.clone());
        assert!(!lookout.has_news(), "there is no folder");
        std::fs::create_dir(&journals).expect("made");
        assert!(lookout.has_news() && !lookout.has_news());
        std::fs::write(journals.join("a.jsonl"), "x").expect("written");
        assert!(lookout.has_news() && !lookout.has_news());
        std::fs::write(journals.join("a.lock"), "x").expect("written");
        assert!(!lookout.has_news(), "a lock is no journal");
        std::fs::write(journals.join("a.jsonl"), "xy").expect("written");
        assert!(lookout.has_news());
        std::fs::remove_dir_all(&journals).expect("removed");
        assert!(!lookout.has_news());
        std::fs::create_dir(&journals).expect("made");
        assert!(lookout.has_news(), "the folder is back");
    }
}
