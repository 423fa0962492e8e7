//! What a workspace, or files, hold: read without a window.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::{complain, file_name};
use crate::cluster::{Source, Tables};
use crate::domain::{HouseChanges, HouseId, Note, SeriesChoices};
use crate::i18n::Locale;
use crate::import::{self, Choices, Watch};
use crate::journal::{Phrase, Session, Workspace};
use crate::ui::Desk;
use crate::view::{refusal_words, workspace_words};

/// What was read.
pub(super) struct Cluster {
    pub tables: Tables,
    pub order: Vec<HouseId>,
    pub choices: SeriesChoices,
    pub notes: Vec<Note>,
    pub has_questions: bool,
}

impl Cluster {
    /// Reads one workspace folder, or files; what went wrong is said, and the exit code given.
    pub fn read(paths: &[PathBuf], phrase: Option<&Phrase>, locale: &Locale) -> Result<Self, ExitCode> {
        match paths {
            [folder] if Workspace::is_in(folder) => Self::of_workspace(folder, phrase, locale),
            files => Self::of_files(files, locale),
        }
    }

    fn of_workspace(folder: &Path, phrase: Option<&Phrase>, locale: &Locale) -> Result<Self, ExitCode> {
        let desk = Desk::open(folder, &Session::user_folder(), phrase, &Watch::default());
        let desk = desk.map_err(|error| complain(&workspace_words(&error, folder, locale)))?;
        Ok(Self {
            order: desk.state.house_order().to_vec(),
            choices: desk.choices(),
            notes: desk.state.notes().to_vec(),
            tables: desk.tables,
            has_questions: false,
        })
    }

    fn of_files(files: &[PathBuf], locale: &Locale) -> Result<Self, ExitCode> {
        let mut sources = Vec::new();
        for path in files {
            let name = file_name(path);
            let read = import::reader::load(path).and_then(|bytes| import::read_all(&bytes, &name, &Choices::default()));
            let tables = read.map_err(|refusal| complain(&refusal_words(&refusal, &import::safe_name(name.as_str().into()), locale)))?;
            let seen = tables.into_iter().filter(|table| !table.entry.is_hidden);
            sources.extend(seen.filter_map(|table| source(&name, table.import.ok()?)));
        }
        if sources.is_empty() {
            return Err(complain(locale.t("cli-signals-nothing")));
        }
        Ok(Self {
            has_questions: sources.iter().any(|source| !source.import.receipt.questions.is_empty()),
            tables: Tables::build(&sources, &HouseChanges::default()),
            order: Vec::new(),
            choices: SeriesChoices::default(),
            notes: Vec::new(),
        })
    }
}

fn source(name: &str, import: import::Import) -> Option<Source> {
    let table = import.receipt.table.clone();
    let id = format!("{}/{}", import.receipt.sha256, table.as_deref().unwrap_or_default());
    let has_rows = import.receipt.rows_out > 0;
    has_rows.then(|| Source {
        file: table.map_or_else(|| name.to_owned(), |table| format!("{name} · {table}")).into(),
        id: id.into(),
        import,
    })
}
