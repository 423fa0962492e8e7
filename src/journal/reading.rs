//! Reading every journal in a folder: whatever is whole loads, whatever is not is named with file and line.
//!
//! An event's writer stands in the event. A file a sync program copied under another name is therefore read like any other.

use std::io;
use std::path::Path;
use std::sync::Arc;

use super::{Event, IssueReason, JournalIssue, WorkspaceError};

/// The ending of a journal's file name.
pub(super) const JOURNAL_ENDING: &str = "jsonl";

/// What a folder of journals holds.
#[derive(Debug, Default)]
pub(super) struct Journals {
    /// Whole events.
    pub(super) found: Vec<Found>,
    /// Lines set aside.
    pub(super) issues: Vec<JournalIssue>,
    /// Lines of the own journal, whole or not.
    pub(super) own_lines: u64,
}

/// An event and where it stands.
#[derive(Debug)]
pub(super) struct Found {
    /// The event.
    pub(super) event: Event,
    /// Its file.
    pub(super) file: Arc<Path>,
    /// Its line, from 1.
    pub(super) line: usize,
}

impl Journals {
    /// Reads all journals of `folder`. A missing folder holds none; the own journal must be readable, for its numbers go on.
    pub(super) fn read(folder: &Path, own: &Path) -> Result<Self, WorkspaceError> {
        let mut journals = Self::default();
        for path in journal_files(folder).map_err(WorkspaceError::at(folder))? {
            match std::fs::read(&path) {
                Ok(bytes) => {
                    let n_lines = journals.read_lines(&bytes, &path);
                    if *path == *own {
                        journals.own_lines = n_lines;
                    }
                }
                Err(error) if *path == *own => return Err(WorkspaceError::from_io(error, own)),
                Err(error) => {
                    tracing::warn!(%error, path = %path.display(), "a journal cannot be read");
                    journals.issues.push(JournalIssue {
                        file: path.to_path_buf(),
                        line: 0,
                        reason: IssueReason::Unreadable,
                    });
                }
            }
        }
        Ok(journals)
    }

    fn read_lines(&mut self, bytes: &[u8], path: &Arc<Path>) -> u64 {
        // A text editor that saved the file may have put its mark in front.
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let mut n_lines = 0;
        let mut lines = bytes.split(|byte| *byte == b'\n').zip(1_usize..).peekable();
        while let Some((content, line)) = lines.next() {
            let content = content.trim_ascii();
            if content.is_empty() {
                continue;
            }
            n_lines += 1;
            if let Ok(event) = Event::parse(content) {
                self.found.push(Found {
                    event,
                    file: Arc::clone(path),
                    line,
                });
            } else {
                // What follows the last line end is the last line, if anything does.
                let reason = if lines.peek().is_none() {
                    IssueReason::Torn
                } else {
                    IssueReason::Damaged
                };
                self.issues.push(JournalIssue {
                    file: path.to_path_buf(),
                    line,
                    reason,
                });
            }
        }
        n_lines
    }
}

fn journal_files(folder: &Path) -> io::Result<Vec<Arc<Path>>> {
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

    const WHOLE: &str = r#"{"v":1,"at":{"ms":1,"c":0},"writer":"a","number":1,"body":{"houses_ordered":{"houses":[]}}}"#;

    #[test]
    fn what_is_whole_loads_and_what_is_not_is_named() {
        use IssueReason::{Damaged, Torn};
        let cases = [
            (String::new(), 0, &[][..]),
            (format!("{WHOLE}\n"), 1, &[]),
            (WHOLE.to_owned(), 1, &[]),
            (format!("\u{FEFF}{WHOLE}\r\n\r\n{WHOLE}\r\n"), 2, &[]),
            (format!("{WHOLE}\n{}", &WHOLE[..30]), 1, &[(2, Torn)]),
            (format!("{}\n{WHOLE}\n", &WHOLE[..30]), 1, &[(1, Damaged)]),
            (format!("{WHOLE}\n\0\0\0\0"), 1, &[(2, Torn)]),
            (
                format!("x\n{WHOLE}\ny\n{WHOLE}\nz\n"),
                2,
                &[(1, Damaged), (3, Damaged), (5, Damaged)],
            ),
        ];
        for (text, n_events, issues) in cases {
            let mut journals = Journals::default();
            journals.read_lines(text.as_bytes(), &Path::new("a.jsonl").into());
            assert_eq!(journals.found.len(), n_events, "{text:?}");
            let found: Vec<_> = journals.issues.iter().map(|issue| (issue.line, issue.reason)).collect();
            assert_eq!(found, issues, "{text:?}");
        }
    }
}
