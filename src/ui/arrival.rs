//! A file that arrives: from the disk, from the clipboard, or once more, for another folder. Read to its tables.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::domain::Suppression;
use crate::import::{self, Choices, Import, Refusal, TableRead, Watch};
use crate::journal::{SourceRecord, Workspace};

use super::desk::{self, SharedWorkspace};
use super::intake_file::{IntakeFile, Understood};

/// What is known from the folder that is open: how its sources are read, and what they say.
#[derive(Clone, Default)]
pub struct Known {
    /// Its sources, in the order they were taken in.
    pub records: Arc<[SourceRecord]>,
    /// The folder.
    pub workspace: Option<SharedWorkspace>,
    /// By which limit it hides figures of few people.
    pub suppression: Suppression,
}

impl Known {
    /// What a source says; nothing where it cannot be read.
    pub(super) fn said_by(&self, record: &SourceRecord, watch: &Watch) -> Option<Import> {
        desk::said_by(self.workspace.as_ref()?, record, watch)
    }
}

/// What a person chose for a table before: latest last, the one that holds after all of them.
#[derive(Clone)]
pub struct Chosen {
    table: Option<Arc<str>>,
    choices: Choices,
    earlier: Vec<Choices>,
}

/// A file to be read.
#[derive(Clone)]
pub struct Arrival {
    path: PathBuf,
    /// Its bytes, where they are known already.
    bytes: Option<Arc<[u8]>>,
    chosen: Vec<Chosen>,
}

impl Arrival {
    /// A file on the disk.
    #[must_use]
    pub const fn of_path(path: PathBuf) -> Self {
        Self {
            path,
            bytes: None,
            chosen: Vec::new(),
        }
    }

    /// A text under a name of its own.
    #[must_use]
    pub fn of_text(name: String, text: String) -> Self {
        Self {
            bytes: Some(text.into_bytes().into()),
            ..Self::of_path(name.into())
        }
    }

    /// A file that was read already, to be read for another folder; what a person chose for its tables stays.
    #[must_use]
    pub fn again(path: &Path, tables: &[IntakeFile]) -> Self {
        let tables = || tables.iter().filter(|file| file.path == path);
        let chosen = tables().filter(|file| !file.earlier.is_empty()).map(|file| Chosen {
            table: file.choices.table.clone(),
            choices: file.choices.clone(),
            earlier: file.earlier.clone(),
        });
        Self {
            path: path.to_owned(),
            // A file that could not be had may be there now.
            bytes: tables().map(|file| Arc::clone(&file.bytes)).find(|bytes| !bytes.is_empty()),
            chosen: chosen.collect(),
        }
    }

    /// What tells it from every other file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The file's name.
    #[must_use]
    pub fn name(&self) -> String {
        let name = self.path.file_name();
        name.map_or_else(|| self.path.display().to_string(), |name| name.to_string_lossy().into_owned())
    }

    /// Reads the file's tables, each as a person chose, or as the newest of the known sources of its shape was read. Never fails: a
    /// refusal is part of the answer. Sheets that hold no table are passed over where others do, and hidden ones are, unless people's
    /// data stand in them. Nothing where it was stopped.
    #[must_use]
    pub fn read(&self, known: &Known, watch: &Watch) -> Option<Vec<IntakeFile>> {
        let name = self.name();
        let file = |bytes: &Arc<[u8]>, table, result| IntakeFile::new((self.path.clone(), table), name.clone(), Arc::clone(bytes), result);
        let bytes = match &self.bytes {
            Some(bytes) => Arc::clone(bytes),
            None => match import::reader::load_watched(&self.path, watch)? {
                Ok(bytes) => bytes.into(),
                Err(refusal) => return Some(vec![file(&Arc::default(), None, Err(refusal))]),
            },
        };
        let tables = match import::read_all_watched(&bytes, &name, &Choices::default(), watch)? {
            Ok(tables) => tables,
            Err(refusal) => return Some(vec![file(&bytes, None, Err(refusal))]),
        };
        let first = tables.iter().find_map(|table| table.import.as_ref().err().cloned());
        let mut files = Vec::new();
        for table in tables.into_iter().filter(is_shown) {
            let chosen = self.chosen.iter().find(|chosen| chosen.table == table.entry.name);
            let file = file(&bytes, table.entry.name, table.import.map(Understood::from));
            let file = match chosen {
                Some(chosen) => file.chosen(&chosen.choices, &chosen.earlier, watch)?,
                None => file.by_recipe(known, watch)?,
            };
            files.push(file.by_placements(known, watch)?);
        }
        if files.is_empty() {
            return Some(vec![file(&bytes, None, Err(first.unwrap_or(Refusal::NoTables)))]);
        }
        files.into_iter().map(|file| file.beside_earlier(known, watch)).collect()
    }
}

/// Whether a table of a file is shown: one in sight, and one that stops the file.
fn is_shown(table: &TableRead) -> bool {
    match &table.import {
        Err(Refusal::PersonalData(_)) => true,
        Err(refusal) => !table.entry.is_hidden && !refusal.is_no_table(),
        Ok(_) => !table.entry.is_hidden,
    }
}

/// What lies behind the paths a person gave.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// A folder that is a workspace, the first of them.
    pub workspace: Option<PathBuf>,
    /// Files to read.
    pub files: Vec<PathBuf>,
    /// Names of what is passed over.
    pub passed_over: Vec<String>,
}

impl Found {
    /// Sorts files and folders. A folder that is no workspace stands for the files in it.
    #[must_use]
    pub fn behind(paths: &[PathBuf]) -> Self {
        let mut found = Self::default();
        let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        for path in paths {
            if !import::reader::is_folder(path) {
                found.files.push(path.clone());
            } else if !Workspace::is_in(path) {
                let within = import::reader::files_in(path, Workspace::is_in);
                found.files.extend(within.sources);
                found.passed_over.extend(within.others.iter().map(|path| name(path)));
            } else if found.workspace.is_none() {
                found.workspace = Some(path.clone());
            } else {
                // One cluster at a time.
                found.passed_over.push(name(path));
            }
        }
        found
    }
}
