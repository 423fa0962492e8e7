//! A file is opened to its tables: a text is one, a workbook has one in each sheet, a zip one in each text, sheet and parquet file within.
//!
//! | file | tables | by |
//! |---|---|---|
//! | text (CSV, TSV, TXT) | the file, without a name | as bytes |
//! | xlsx, xlsm, xls, ods | one a sheet, by its name | `calamine` |
//! | parquet | the file, without a name | `polars-io` |
//! | zip | one a text or parquet file, by its path; one a sheet of a workbook, by path and name: `tal.xlsx/Ark1` | `zip` |
//!
//! What a file is, is told from its bytes and never from its name. What it may unpack to is limited (`limits`).

mod archive;
mod biff;
mod bytes;
mod cells;
mod limits;
mod ods;
mod pages;
mod parquet;
#[cfg(test)]
mod real_tests;
mod sheet;
#[cfg(test)]
mod tests;
mod unseen;
mod workbook;

use std::borrow::Cow;
use std::io::{Read, Seek};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use zip::ZipArchive;

use super::records::Record;
use super::{Refusal, Watch};
use archive::Archive;
pub(super) use archive::ENDINGS as TABLE_ENDINGS;
use bytes::{Bytes, Round};
pub use limits::Limit;
use limits::{Budget, measure};
pub(super) use limits::{check_span, check_tables, check_width, check_written};
pub(super) use unseen::holds_unseen;
use workbook::Workbook;

/// What a table is kept in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Text with a delimiter.
    #[default]
    Text,
    /// Excel since 2007: xlsx, xlsm.
    Xlsx,
    /// Excel before 2007.
    Xls,
    /// ODS: `LibreOffice` and others.
    Ods,
    /// Parquet, of tools for data.
    Parquet,
}

/// A table of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableEntry {
    /// Its name within the file: a sheet, a path, or `path/sheet`. None where the file is the table.
    pub name: Option<Arc<str>>,
    /// Whether Excel hides it: it is not taken unless it is chosen.
    pub is_hidden: bool,
}

/// A table before it is understood.
#[derive(Debug)]
pub(super) struct Opened<'a> {
    /// What it is kept in.
    pub format: Format,
    /// Its name within the file.
    pub name: Option<Arc<str>>,
    /// What it calls itself: its sheet or its file in the zip; nothing where that says nothing.
    pub title: Option<Arc<str>>,
    /// What it holds.
    pub content: Content<'a>,
    /// Names of the sheets in sight beside it, its own among them; none of what is no sheet.
    pub beside: Vec<Arc<str>>,
    /// Members of a zip that are no tables, and columns that are of no kind a table can hold here: lists, records, bytes.
    pub unread: Vec<Arc<str>>,
}

/// What a table holds.
#[derive(Debug)]
pub(super) enum Content<'a> {
    /// Text in some character set.
    Text(Cow<'a, [u8]>),
    /// Rows of a sheet.
    Rows(Vec<Record>),
}

/// A file, opened.
pub(super) enum Container<'a> {
    /// It is the table.
    Text(&'a [u8]),
    /// It is the table, packed.
    Parquet(&'a [u8], &'a Watch),
    /// A workbook.
    Workbook(Workbook<'a>),
    /// A zip.
    Archive(Archive<'a>),
}

impl<'a> Container<'a> {
    /// Opens a file, for one who waits: nothing is unpacked on once nobody does, and what is given then is no answer.
    ///
    /// # Errors
    /// [`Refusal`] where it is locked, damaged, a format without tables, or unpacks to too much.
    pub fn open(bytes: &'a [u8], watch: &'a Watch) -> Result<Self, Refusal> {
        if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
            return Workbook::open(bytes, Format::Xls, watch).map(Self::Workbook);
        }
        if parquet::is_parquet(bytes) {
            return Ok(Self::Parquet(bytes, watch));
        }
        if !bytes.starts_with(b"PK\x03\x04") && !bytes.starts_with(b"PK\x05\x06") {
            return Ok(Self::Text(bytes));
        }
        let mut zip = ZipArchive::new(Bytes::new(bytes, Round::Measuring, watch)).map_err(|error| archive::refusal_of(&error))?;
        match kind_of(&zip)? {
            Some(format) => {
                measure(&mut zip, &mut Budget::new())?;
                Workbook::open(bytes, format, watch).map(Self::Workbook)
            }
            None => Archive::open(zip, watch).map(Self::Archive),
        }
    }

    /// Its tables, as they stand in the file.
    pub fn tables(&mut self) -> Result<Vec<TableEntry>, Refusal> {
        match self {
            Self::Text(_) | Self::Parquet(..) => Ok(vec![TableEntry {
                name: None,
                is_hidden: false,
            }]),
            Self::Workbook(workbook) => Ok(workbook.sheets()),
            Self::Archive(archive) => archive.tables(),
        }
    }

    /// One of its tables.
    pub fn table(&mut self, name: Option<&str>) -> Result<Opened<'a>, Refusal> {
        match (self, name) {
            (Self::Text(bytes), None) => Ok(Opened {
                format: Format::Text,
                name: None,
                title: None,
                content: Content::Text(Cow::Borrowed(bytes)),
                beside: Vec::new(),
                unread: Vec::new(),
            }),
            (Self::Parquet(bytes, watch), None) => parquet::open(bytes, watch),
            (Self::Workbook(workbook), Some(name)) => workbook.table(name),
            (Self::Archive(archive), Some(name)) => archive.table(name),
            (_, name) => Err(Refusal::NoTable(name.unwrap_or_default().into())),
        }
    }
}

/// The kind of workbook a zip is; nothing for a zip of files.
fn kind_of(zip: &ZipArchive<impl Read + Seek>) -> Result<Option<Format>, Refusal> {
    let has = |what: fn(&str) -> bool| zip.file_names().filter_map(Result::ok).any(|name| what(&name));
    if has(|name| name == "xl/workbook.bin") {
        Err(Refusal::OtherFormat("Excel (xlsb)"))
    } else if has(|name| name.eq_ignore_ascii_case("xl/workbook.xml"))
        || has(|name| name == "[Content_Types].xml") && has(|name| name.starts_with("xl/"))
    {
        Ok(Some(Format::Xlsx))
    } else if has(|name| name.starts_with("word/")) {
        Err(Refusal::OtherFormat("Word (docx)"))
    } else if has(|name| name.starts_with("ppt/")) {
        Err(Refusal::OtherFormat("PowerPoint (pptx)"))
    } else if has(|name| name == "content.xml") && has(|name| name == "mimetype") {
        Ok(Some(Format::Ods))
    } else {
        Ok(None)
    }
}
