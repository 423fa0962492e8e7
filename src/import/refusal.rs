//! Why a file is not read: one reason each, and what looks personal with its lines masked.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Limit;

/// Why a file cannot be taken in at all. The window says it in one sentence, with what to do.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// No bytes, or only white space.
    #[error("the file is empty")]
    Empty,
    /// Not text at all.
    #[error("the file is not text")]
    Binary,
    /// Text in a character set that is none of [`Encoding`](super::Encoding).
    #[error("the file's character set is not known here")]
    UnknownEncoding,
    /// A format by another name: a PDF, a picture, a web page.
    #[error("the file is {0}, not a table")]
    OtherFormat(&'static str),
    /// A workbook or a zip that cannot be read.
    #[error("the file is a damaged {0}")]
    Damaged(&'static str),
    /// A workbook or a zip that opens with a password only.
    #[error("the file is locked with a password")]
    Locked,
    /// A packed file that unpacks to more than any export.
    #[error("the file unpacks to too much: {0:?}")]
    TooMuch(Limit),
    /// A zip without any text or workbook.
    #[error("the zip holds no tables")]
    NoTables,
    /// A single column: nothing to tell houses from values.
    #[error("the file has one column")]
    OneColumn,
    /// Only a heading.
    #[error("the file has no rows under its heading")]
    NoRows,
    /// No house and no value can be found in it.
    #[error("nothing in the file can be told apart as houses and values")]
    NotUnderstood,
    /// A folder.
    #[error("it is a folder")]
    Folder,
    /// Not there.
    #[error("the file is not there")]
    NotFound,
    /// There, but it may not be read.
    #[error("the file cannot be read: {0}")]
    Unreadable(String),
    /// The table a person chose is not in the file (any more).
    #[error("the file has no table called {0}")]
    NoTable(Arc<str>),
    /// It changed while it was read.
    #[error("the file changed while it was read")]
    Changing,
    /// Larger than a text export can be here.
    #[error("the file is larger than {0} MB")]
    TooLarge(u64),
    /// Looks like it holds people's data; lines are named, their content is masked. A person may leave the columns out
    /// ([`Role::Ignore`](super::Role::Ignore)), and the import goes on without them.
    #[error("the file looks like it holds people's data")]
    PersonalData(Vec<PersonalFind>),
}

/// What is personal in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PersonalKind {
    /// CPR numbers.
    Cpr,
    /// E-mail addresses.
    Email,
    /// Names of people.
    Name,
}

/// A column that looks like it holds people's data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonalFind {
    /// Its heading; empty for lines outside the table, which no choice can leave out.
    pub column: Arc<str>,
    /// What it looks like.
    pub kind: PersonalKind,
    /// How many cells.
    pub count: usize,
    /// The first of them.
    pub lines: Vec<MaskedLine>,
}

/// A line with personal data, masked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MaskedLine {
    /// Line in the file, from 1; 0 for the name of the file or of a sheet.
    pub line: u32,
    /// The cell with a dot for every letter and digit.
    pub text: Arc<str>,
}

impl Refusal {
    /// Whether the next table of a file may be tried: this one holds nothing, and nothing that had to be stopped.
    #[must_use]
    pub const fn is_no_table(&self) -> bool {
        matches!(
            self,
            Self::Empty
                | Self::Binary
                | Self::UnknownEncoding
                | Self::OtherFormat(_)
                | Self::OneColumn
                | Self::NoRows
                | Self::NotUnderstood
        )
    }
}
