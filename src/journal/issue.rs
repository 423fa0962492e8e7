//! What could not be read in a journal and where. An issue stops nothing: every other line still loads.

use std::path::PathBuf;

/// A line that was set aside, left untouched where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalIssue {
    /// The journal.
    pub file: PathBuf,
    /// Its line, from 1; 0 for the whole file.
    pub line: usize,
    /// Why.
    pub reason: IssueReason,
}

/// Why a line was set aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum IssueReason {
    /// The last line ends in the middle: the program or the machine stopped while it was written, or a sync is under way.
    Torn,
    /// The line is no event.
    Damaged,
    /// Another event has the same writer and number but says something else; the later one is used.
    Doubled,
    /// The file cannot be read at all.
    Unreadable,
}
