//! A table on its way in: read, corrected by what a person chooses, and read again.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::cluster::Difference;
use crate::import::{
    self, Choices, DashMeaning, DecimalMark, Import, PercentMeaning, Placement, Question, Refusal, Role, TableRead, fold_name,
};
use crate::journal::{SourceRecord, placement_in, recipe_for};
use crate::view::Counted;

use super::action::IntakeEdit;

/// What tells a table on its way in from every other: where its file was found, and which table of it it is.
pub type TableId = (PathBuf, Option<Arc<str>>);

/// A table as it was read.
pub struct Understood {
    /// What it says.
    pub import: Import,
    /// What is counted over its rows, once and off the window's thread.
    pub counted: Counted,
    /// What it says otherwise than the earlier export of its shape.
    pub difference: Option<Difference>,
}

/// The newest export of the same shape that was read in before.
pub struct Earlier {
    /// Its file name.
    pub file: Arc<str>,
    /// What it says.
    pub import: Import,
}

/// Reads a source of the open workspace again.
pub type ReadAgain<'a> = dyn Fn(&SourceRecord) -> Option<Import> + 'a;

impl From<Import> for Understood {
    fn from(import: Import) -> Self {
        Self {
            counted: Counted::of(&import),
            difference: None,
            import,
        }
    }
}

/// One table of a file.
pub struct IntakeFile {
    /// The file's name.
    pub name: String,
    /// Where the file was found.
    pub path: PathBuf,
    /// The file's bytes; empty when it could not be read.
    pub bytes: Arc<[u8]>,
    /// What was chosen so far.
    pub choices: Choices,
    /// What was chosen before, latest last.
    pub earlier: Vec<Choices>,
    /// The earlier export of its shape, where there is one.
    pub before: Option<Arc<Earlier>>,
    /// What it says, or why not.
    pub result: Result<Understood, Refusal>,
}

impl IntakeFile {
    /// Reads the tables of a file, each as the newest of the known sources of its shape was read. Never fails: a refusal is part of
    /// the answer. Sheets that hold no table are passed over where others do, and hidden ones are, unless people's data stand in them.
    #[must_use]
    pub fn read(path: &Path, known: &[SourceRecord], read_again: &ReadAgain<'_>) -> Vec<Self> {
        let name = path
            .file_name()
            .map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
        let file = |bytes: &Arc<[u8]>, table: Option<Arc<str>>, result| Self {
            name: name.clone(),
            path: path.to_owned(),
            bytes: Arc::clone(bytes),
            choices: Choices {
                table,
                ..Choices::default()
            },
            earlier: Vec::new(),
            before: None,
            result,
        };
        let read = import::reader::load(path).and_then(|bytes| Ok((import::read_all(&bytes, &name, &Choices::default())?, bytes)));
        let (tables, bytes): (_, Arc<[u8]>) = match read {
            Ok((tables, bytes)) => (tables, bytes.into()),
            Err(refusal) => return vec![file(&Arc::default(), None, Err(refusal))],
        };
        let first = tables.iter().find_map(|table| table.import.as_ref().err().cloned());
        let files: Vec<Self> = tables
            .into_iter()
            .filter(is_shown)
            .map(|table| {
                file(&bytes, table.entry.name, table.import.map(Understood::from))
                    .by_recipe(known)
                    .by_placements(known)
                    .beside_earlier(known, read_again)
            })
            .collect();
        if files.is_empty() {
            return vec![file(&bytes, None, Err(first.unwrap_or(Refusal::NoTables)))];
        }
        files
    }

    /// The table as the newest of the known sources of its shape was read.
    fn by_recipe(mut self, known: &[SourceRecord]) -> Self {
        let receipt = self.result.as_ref().ok().map(|read| &read.import.receipt);
        let confirmed = receipt.and_then(|receipt| Some(recipe_for(known, &receipt.shape)?.fitted_to(receipt)));
        if let Some(confirmed) = confirmed.filter(|confirmed| *confirmed != self.choices) {
            self.earlier.push(std::mem::replace(&mut self.choices, confirmed));
            self.result = self.order().run();
        }
        self
    }

    /// The table with its wordings where they were put in other sources, or other files on their way in. Gives whether any was.
    pub(super) fn adopt(&mut self, placed: impl Fn(&str) -> Option<Placement>) -> bool {
        let before = self.choices.clone();
        let met = self.result.iter().flat_map(|read| &read.import.receipt.wordings);
        let placed = met.filter_map(|met| Some((fold_name(&met.wording).into(), placed(&met.wording)?)));
        self.choices.wordings.extend(placed);
        let is_changed = self.choices != before;
        if is_changed {
            self.earlier.push(before);
        }
        is_changed
    }

    /// The table with the wordings of ratings that were placed in any source of the workspace, whatever its shape.
    fn by_placements(mut self, known: &[SourceRecord]) -> Self {
        let own = self.choices.wordings.clone();
        let placed = |wording: &str| {
            placement_in(known, wording)
                .filter(|_| !own.contains_key(fold_name(wording).as_str()))
                .cloned()
        };
        if self.adopt(placed) {
            self.result = self.order().run();
        }
        self
    }

    /// The table with what it says otherwise than the newest of the known sources of its shape.
    fn beside_earlier(mut self, known: &[SourceRecord], read_again: &ReadAgain<'_>) -> Self {
        let Ok(read) = &mut self.result else { return self };
        let shape = &read.import.receipt.shape;
        let is_of_shape = |record: &&SourceRecord| !shape.is_empty() && record.shape == *shape;
        let Some(record) = known.iter().rev().find(is_of_shape) else {
            return self;
        };
        if let Some(import) = read_again(record) {
            read.difference = Some(Difference::between(&import, &read.import));
            self.before = Some(Arc::new(Earlier {
                file: Arc::clone(&record.file_name),
                import,
            }));
        }
        self
    }

    /// What tells it from every other.
    #[must_use]
    pub fn id(&self) -> TableId {
        (self.path.clone(), self.choices.table.clone())
    }

    /// What it is called: the file, and the table where it is one of several.
    #[must_use]
    pub fn label(&self) -> String {
        match &self.choices.table {
            Some(table) => format!("{} · {table}", self.name),
            None => self.name.clone(),
        }
    }

    /// Whether nothing more is asked of it.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.result.as_ref().is_ok_and(|read| read.import.receipt.questions.is_empty())
    }

    /// Whether people's data in it stop its file.
    pub(super) fn is_personal(&self) -> bool {
        matches!(self.result, Err(Refusal::PersonalData(_)))
    }

    /// Takes up what a person chose.
    pub(super) fn choose(&mut self, edit: IntakeEdit) {
        match edit {
            IntakeEdit::Role(column, role) => {
                self.choices.roles.insert(column, role);
            }
            IntakeEdit::Kind(kind) if self.result.as_ref().is_ok_and(|read| read.import.kind == kind) => {}
            IntakeEdit::Kind(kind) => {
                // Roles were chosen for what the file was taken for before; what was left out stays out.
                self.choices.kind = Some(kind);
                self.choices.roles.retain(|_, role| *role == Role::Ignore);
            }
            IntakeEdit::Reference(name, is_total) => {
                self.choices.references.insert(name, is_total);
            }
            IntakeEdit::Answer(question, answer) => {
                let question = self
                    .result
                    .as_ref()
                    .ok()
                    .and_then(|read| read.import.receipt.questions.get(question))
                    .cloned();
                match question {
                    Some(Question::DecimalMark { column, .. }) => {
                        self.choices
                            .decimals
                            .insert(column, if answer == 0 { DecimalMark::Comma } else { DecimalMark::Point });
                    }
                    Some(Question::Dash { .. }) => {
                        self.choices.dash = Some(if answer == 0 { DashMeaning::Missing } else { DashMeaning::Zero });
                    }
                    Some(Question::Percent { .. }) => {
                        self.choices.percent = Some(if answer == 0 {
                            PercentMeaning::Percent
                        } else {
                            PercentMeaning::Fraction
                        });
                    }
                    // These are answered in their own words.
                    Some(Question::Year { .. } | Question::Time { .. } | Question::Wording { .. } | Question::HouseColumn) | None => {}
                }
            }
            IntakeEdit::Year(year) => self.choices.year = Some(year),
            IntakeEdit::Timeless => self.choices.timeless = true,
            IntakeEdit::Place(wording, placement) => self.choices.place(&wording, placement),
            IntakeEdit::LeaveOut => {
                if let Err(Refusal::PersonalData(finds)) = &self.result {
                    let columns = finds.iter().filter(|find| !find.column.is_empty());
                    self.choices
                        .roles
                        .extend(columns.map(|find| (Arc::clone(&find.column), Role::Ignore)));
                }
            }
            IntakeEdit::Show(_) | IntakeEdit::Drop(_) | IntakeEdit::Undo => {}
        }
    }

    /// The order to read it again.
    pub(super) fn order(&self) -> Reread {
        Reread {
            id: self.id(),
            bytes: Arc::clone(&self.bytes),
            name: self.name.clone(),
            choices: self.choices.clone(),
            before: self.before.clone(),
        }
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

/// Order to read a table again.
pub struct Reread {
    /// Which table.
    pub id: TableId,
    pub(super) bytes: Arc<[u8]>,
    name: String,
    pub(super) choices: Choices,
    before: Option<Arc<Earlier>>,
}

impl Reread {
    /// Reads it.
    ///
    /// # Errors
    /// Why it cannot be taken in.
    pub fn run(&self) -> Result<Understood, Refusal> {
        let import = import::read(&self.bytes, &self.name, &self.choices)?;
        let difference = self.before.as_ref().map(|earlier| Difference::between(&earlier.import, &import));
        Ok(Understood {
            difference,
            ..Understood::from(import)
        })
    }
}
