//! A zip of exports: its texts, workbooks and parquet files. Other members (pictures, PDFs, what a Mac adds) are no tables.

use std::borrow::Cow;
use std::sync::Arc;

use zip::ZipArchive;
use zip::result::ZipError;

use super::super::{Refusal, Watch, stem};
use super::bytes::Bytes;
use super::limits::{self, Budget};
use super::workbook::Workbook;
use super::{Container, Content, Format, Limit, Opened, TableEntry, parquet};

/// Endings of members that may hold a table.
pub(in super::super) const ENDINGS: [&str; 9] = ["csv", "tsv", "tab", "txt", "xlsx", "xlsm", "xls", "ods", "parquet"];

/// An open zip.
pub(in super::super) struct Archive<'a> {
    zip: ZipArchive<Bytes<'a>>,
    watch: &'a Watch,
    /// Members that may hold a table: place in the zip, and path.
    members: Vec<(usize, Arc<str>)>,
    /// Paths of the others, which are not looked into.
    others: Vec<Arc<str>>,
}

impl<'a> Archive<'a> {
    pub(super) fn open(zip: ZipArchive<Bytes<'a>>, watch: &'a Watch) -> Result<Self, Refusal> {
        limits::check_members(&zip)?;
        let names = zip.file_names().enumerate();
        let paths: Vec<(usize, Arc<str>)> = names
            .filter_map(|(index, name)| Some((index, name.ok()?.into())))
            .filter(|(_, path): &(usize, Arc<str>)| !is_system_file(path))
            .collect();
        if paths.iter().any(|(_, path)| ending(path) == "zip") {
            return Err(Refusal::TooMuch(Limit::Nested));
        }
        let (members, others): (Vec<_>, Vec<_>) = paths.into_iter().partition(|(_, path)| is_seen(path));
        if members.is_empty() {
            return Err(Refusal::NoTables);
        }
        Ok(Self {
            zip,
            watch,
            members,
            others: others.into_iter().map(|(_, path)| path).collect(),
        })
    }

    /// Its tables. A workbook within that cannot be opened is named as it is, so that asking for it tells why.
    pub(super) fn tables(&mut self) -> Result<Vec<TableEntry>, Refusal> {
        let mut budget = Budget::new();
        let mut tables = Vec::new();
        for (index, path) in self.members.clone() {
            let bytes = self.unpack(index, &mut budget)?;
            match Container::open(&bytes, self.watch) {
                Ok(Container::Workbook(workbook)) => tables.extend(workbook.sheets().into_iter().map(|sheet| TableEntry {
                    name: sheet.name.map(|name| format!("{path}/{name}").into()),
                    ..sheet
                })),
                Ok(Container::Archive(_)) | Err(Refusal::TooMuch(Limit::Nested)) => return Err(Refusal::TooMuch(Limit::Nested)),
                Err(refusal @ Refusal::TooMuch(_)) => return Err(refusal),
                Ok(Container::Text(_) | Container::Parquet(..)) | Err(_) => tables.push(TableEntry {
                    name: Some(path),
                    is_hidden: false,
                }),
            }
        }
        Ok(tables)
    }

    /// One of its tables.
    pub(super) fn table(&mut self, name: &str) -> Result<Opened<'a>, Refusal> {
        let mut opened = self.member(name)?;
        opened.unread.extend(self.others.iter().cloned());
        Ok(opened)
    }

    fn member(&mut self, name: &str) -> Result<Opened<'a>, Refusal> {
        let is_meant = |path: &str| name == path || name.strip_prefix(path).is_some_and(|rest| rest.starts_with('/'));
        let meant = self
            .members
            .iter()
            .filter(|(_, path)| is_meant(path))
            .max_by_key(|(_, path)| path.len());
        let (index, path) = meant.cloned().ok_or_else(|| Refusal::NoTable(name.into()))?;
        let bytes = self.unpack(index, &mut Budget::new())?;
        let sheet = name.get(path.len() + 1..).filter(|sheet| !sheet.is_empty());
        match (Container::open(&bytes, self.watch)?, sheet) {
            (Container::Text(_), None) => Ok(Opened {
                format: Format::Text,
                name: Some(Arc::clone(&path)),
                title: Some(stem(file_name(&path)).into()),
                content: Content::Text(Cow::Owned(bytes)),
                beside: Vec::new(),
                unread: Vec::new(),
            }),
            (Container::Parquet(bytes, watch), None) => Ok(Opened {
                title: Some(stem(file_name(&path)).into()),
                name: Some(path),
                ..parquet::open(bytes, watch)?
            }),
            (Container::Workbook(mut workbook), Some(sheet)) => in_member(&mut workbook, &path, sheet),
            (Container::Archive(_), _) => Err(Refusal::TooMuch(Limit::Nested)),
            _ => Err(Refusal::NoTable(name.into())),
        }
    }

    fn unpack(&mut self, index: usize, budget: &mut Budget) -> Result<Vec<u8>, Refusal> {
        let member = self.zip.by_index(index).map_err(|error| refusal_of(&error))?;
        let packed = member.compressed_size();
        let mut bytes = Vec::new();
        budget.unpack(member, packed, &mut bytes)?;
        Ok(bytes)
    }
}

/// A sheet of a workbook within; it calls itself by its sheet, or else by its workbook.
fn in_member<'a>(workbook: &mut Workbook<'_>, path: &Arc<str>, sheet: &str) -> Result<Opened<'a>, Refusal> {
    let opened = workbook.table(sheet)?;
    let Content::Rows(rows) = opened.content else {
        return Err(damaged());
    };
    Ok(Opened {
        format: opened.format,
        name: Some(format!("{path}/{sheet}").into()),
        title: opened.title.or_else(|| Some(stem(file_name(path)).into())),
        content: Content::Rows(rows),
        ..opened
    })
}

/// Whether a member of a zip is looked into, or is nothing of the person's own.
pub(super) fn is_seen(path: &str) -> bool {
    is_system_file(path) || ENDINGS.contains(&&*ending(path))
}

/// What a Mac or a file manager adds to a zip unasked.
fn is_system_file(path: &str) -> bool {
    path.ends_with('/') || path.starts_with("__MACOSX/") || file_name(path).starts_with('.')
}

fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

fn ending(path: &str) -> String {
    file_name(path)
        .rsplit_once('.')
        .map_or_else(String::new, |(_, ending)| ending.to_lowercase())
}

/// A zip that cannot be read.
pub(super) const fn damaged() -> Refusal {
    Refusal::Damaged("zip")
}

pub(super) fn refusal_of(error: &ZipError) -> Refusal {
    match error {
        ZipError::UnsupportedArchive(reason) if reason.to_lowercase().contains("password") => Refusal::Locked,
        ZipError::InvalidPassword => Refusal::Locked,
        _ => damaged(),
    }
}
