//! Files on their way in: read, shown with their receipt, corrected, and then taken in or left.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::domain::Period;
use crate::i18n::Locale;
use crate::import::{self, Choices, DashMeaning, DecimalMark, Import, PercentMeaning, Question, Refusal, Role, TableRead};
use crate::journal::{SourceRecord, recipe_for};
use crate::view::{Counted, ReceiptView, refusal_words};

use super::action::IntakeEdit;
use super::desk::Taken;

/// What tells a table on its way in from every other: where its file was found, and which table of it it is.
pub type TableId = (PathBuf, Option<Arc<str>>);

/// A table as it was read.
pub struct Understood {
    /// What it says.
    pub import: Import,
    /// What is counted over its rows, once and off the window's thread.
    pub counted: Counted,
}

impl From<Import> for Understood {
    fn from(import: Import) -> Self {
        Self {
            counted: Counted::of(&import),
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
    /// What it says, or why not.
    pub result: Result<Understood, Refusal>,
}

impl IntakeFile {
    /// Reads the tables of a file, each as the newest of the known sources of its shape was read. Never fails: a refusal is part of
    /// the answer. Sheets that hold no table are passed over where others do, and hidden ones are, unless people's data stand in them.
    #[must_use]
    pub fn read(path: &Path, known: &[SourceRecord]) -> Vec<Self> {
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
            .map(|table| file(&bytes, table.entry.name, table.import.map(Understood::from)).by_recipe(known))
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
    fn is_personal(&self) -> bool {
        matches!(self.result, Err(Refusal::PersonalData(_)))
    }

    fn order(&self) -> Reread {
        Reread {
            id: self.id(),
            bytes: Arc::clone(&self.bytes),
            name: self.name.clone(),
            choices: self.choices.clone(),
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
    bytes: Arc<[u8]>,
    name: String,
    choices: Choices,
}

impl Reread {
    /// Reads it.
    ///
    /// # Errors
    /// Why it cannot be taken in.
    pub fn run(&self) -> Result<Understood, Refusal> {
        import::read(&self.bytes, &self.name, &self.choices).map(Understood::from)
    }
}

/// What the page shows of a file.
pub struct IntakeLine {
    /// Its name.
    pub name: String,
    /// Its receipt, or one sentence why not.
    pub words: Result<ReceiptView, String>,
    /// Whether nothing more is asked of it.
    pub is_ready: bool,
    /// Whether something was chosen that can be taken back.
    pub can_undo: bool,
    /// Whether it is people's data that stop it, and leaving their columns out would let it go on.
    pub can_leave_out: bool,
    /// Names taken for totals, and those a person took for houses instead.
    pub references: Vec<(Arc<str>, bool)>,
}

/// All files on their way in.
#[derive(Default)]
pub struct Intake {
    /// The files.
    pub files: Vec<IntakeFile>,
    /// The same in words.
    pub lines: Vec<IntakeLine>,
    /// Which is shown.
    pub shown: usize,
}

impl Intake {
    /// Adds files; a file given twice is kept once, as it was read last.
    pub fn add(&mut self, files: Vec<IntakeFile>, locale: &Locale) {
        self.files.retain(|known| files.iter().all(|file| file.path != known.path));
        self.files.extend(files);
        self.say(locale);
    }

    /// Puts everything into words again.
    pub fn say(&mut self, locale: &Locale) {
        self.lines = self.files.iter().map(|file| self.line(file, locale)).collect();
        self.keep_shown();
    }

    /// Puts the tables of one file into words again: one may hold the others back.
    fn say_file(&mut self, path: &Path, locale: &Locale) {
        let mut lines = std::mem::take(&mut self.lines);
        for (file, line) in self.files.iter().zip(&mut lines).filter(|(file, _)| file.path == path) {
            *line = self.line(file, locale);
        }
        self.lines = lines;
    }

    fn keep_shown(&mut self) {
        self.shown = self.shown.min(self.files.len().saturating_sub(1));
    }

    /// Whether people's data in another table of its file hold a table back: nothing of a file is taken in before it is clear what is
    /// left out of it.
    fn is_held(&self, file: &IntakeFile) -> bool {
        !file.is_personal() && self.files.iter().any(|other| other.path == file.path && other.is_personal())
    }

    /// Changes a file. Gives the file's work order when it must be read again with what was chosen.
    pub fn edit(&mut self, edit: IntakeEdit, locale: &Locale) -> Option<Reread> {
        match edit {
            IntakeEdit::Show(index) => self.shown = index,
            IntakeEdit::Drop(index) => {
                if index < self.files.len() {
                    let dropped = self.files.remove(index);
                    self.lines.remove(index);
                    // The file that was shown stays shown.
                    self.shown -= usize::from(index < self.shown);
                    self.say_file(&dropped.path, locale);
                }
            }
            edit => {
                let file = self.files.get_mut(self.shown)?;
                let before = file.choices.clone();
                if edit == IntakeEdit::Undo {
                    file.choices = file.earlier.pop()?;
                } else {
                    choose(file, edit);
                    if file.choices == before {
                        return None;
                    }
                    file.earlier.push(before);
                }
                let order = file.order();
                self.say_file(&order.id.0, locale);
                return Some(order);
            }
        }
        self.keep_shown();
        None
    }

    /// Puts in what a table says when read again.
    pub fn put(&mut self, order: &Reread, result: Result<Understood, Refusal>, locale: &Locale) {
        // A file read anew meanwhile, or chosen differently, is not what was ordered.
        let is_ordered =
            |file: &&mut IntakeFile| file.path == order.id.0 && Arc::ptr_eq(&file.bytes, &order.bytes) && file.choices == order.choices;
        if let Some(file) = self.files.iter_mut().find(is_ordered) {
            file.result = result;
            self.say_file(&order.id.0, locale);
        }
    }

    /// The files that can be taken in now.
    #[must_use]
    pub fn ready(&self) -> Vec<Taken> {
        let ready = self.files.iter().filter(|file| file.is_ready() && !self.is_held(file));
        ready
            .map(|file| Taken {
                id: file.id(),
                file: file.name.clone(),
                bytes: Arc::clone(&file.bytes),
                choices: file.choices.clone(),
            })
            .collect()
    }

    fn line(&self, file: &IntakeFile, locale: &Locale) -> IntakeLine {
        let is_held = self.is_held(file);
        let words = match &file.result {
            Ok(_) if is_held => Err(locale.with("intake-held", &[("file", file.name.as_str().into())])),
            Ok(read) => Ok(ReceiptView::build(&read.import, &read.counted, locale)),
            Err(refusal) => Err(refusal_words(refusal, &file.label(), locale)),
        };
        let found = file.result.as_ref().map(|read| read.import.receipt.references.as_slice());
        let taken_for_houses = file.choices.references.iter().filter(|(_, is_total)| !**is_total);
        IntakeLine {
            references: found
                .unwrap_or_default()
                .iter()
                .map(|name| (Arc::clone(name), true))
                .chain(taken_for_houses.map(|(name, _)| (Arc::clone(name), false)))
                .collect(),
            name: file.label(),
            can_undo: !file.earlier.is_empty(),
            can_leave_out: matches!(&file.result, Err(Refusal::PersonalData(finds)) if finds.iter().all(|find| !find.column.is_empty())),
            words,
            is_ready: file.is_ready() && !is_held,
        }
    }
}

fn choose(file: &mut IntakeFile, edit: IntakeEdit) {
    match edit {
        IntakeEdit::Role(column, role) => {
            file.choices.roles.insert(column, role);
        }
        IntakeEdit::Kind(kind) if file.result.as_ref().is_ok_and(|read| read.import.kind == kind) => {}
        IntakeEdit::Kind(kind) => {
            // Roles were chosen for what the file was taken for before; what was left out stays out.
            file.choices.kind = Some(kind);
            file.choices.roles.retain(|_, role| *role == Role::Ignore);
        }
        IntakeEdit::Reference(name, is_total) => {
            file.choices.references.insert(name, is_total);
        }
        IntakeEdit::Answer(question, answer) => {
            let question = file
                .result
                .as_ref()
                .ok()
                .and_then(|read| read.import.receipt.questions.get(question))
                .cloned();
            match question {
                Some(Question::DecimalMark { column, .. }) => {
                    file.choices
                        .decimals
                        .insert(column, if answer == 0 { DecimalMark::Comma } else { DecimalMark::Point });
                }
                Some(Question::Dash { .. }) => {
                    file.choices.dash = Some(if answer == 0 { DashMeaning::Missing } else { DashMeaning::Zero });
                }
                Some(Question::Percent { .. }) => {
                    file.choices.percent = Some(if answer == 0 {
                        PercentMeaning::Percent
                    } else {
                        PercentMeaning::Fraction
                    });
                }
                Some(Question::Year { years }) => file.choices.year = years.get(answer).copied().map(Period::Year),
                Some(Question::HouseColumn) | None => {}
            }
        }
        IntakeEdit::LeaveOut => {
            if let Err(Refusal::PersonalData(finds)) = &file.result {
                let columns = finds.iter().filter(|find| !find.column.is_empty());
                file.choices
                    .roles
                    .extend(columns.map(|find| (Arc::clone(&find.column), Role::Ignore)));
            }
        }
        IntakeEdit::Show(_) | IntakeEdit::Drop(_) | IntakeEdit::Undo => {}
    }
}
