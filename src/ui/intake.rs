//! Files on their way in: read, shown with their receipt, corrected, and then taken in or left.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::domain::Period;
use crate::i18n::Locale;
use crate::import::{self, Choices, DashMeaning, DecimalMark, Import, PercentMeaning, Question, Refusal, Role};
use crate::view::{ReceiptView, refusal_words};

use super::action::IntakeEdit;
use super::desk::Taken;

/// One file.
pub struct IntakeFile {
    /// Its name.
    pub name: String,
    /// Where it was found.
    pub path: PathBuf,
    /// Its bytes; empty when it could not be read.
    pub bytes: Arc<[u8]>,
    /// What was chosen so far.
    pub choices: Choices,
    /// What was chosen before, latest last.
    pub earlier: Vec<Choices>,
    /// What it says, or why not.
    pub result: Result<Import, Refusal>,
}

impl IntakeFile {
    /// Reads a file. Never fails: a refusal is part of the answer.
    #[must_use]
    pub fn read(path: &Path) -> Self {
        let name = path
            .file_name()
            .map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
        let choices = Choices::default();
        let (bytes, result): (Arc<[u8]>, _) = match import::reader::load(path) {
            Ok(bytes) => {
                let result = import::read(&bytes, &name, &choices);
                (bytes.into(), result)
            }
            Err(refusal) => (Arc::default(), Err(refusal)),
        };
        Self {
            name,
            path: path.to_owned(),
            bytes,
            choices,
            earlier: Vec::new(),
            result,
        }
    }

    /// Whether nothing more is asked of it.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.result.as_ref().is_ok_and(|import| import.receipt.questions.is_empty())
    }
}

/// Order to read a file again.
pub struct Reread {
    /// Which file.
    pub path: PathBuf,
    bytes: Arc<[u8]>,
    name: String,
    choices: Choices,
}

impl Reread {
    /// Reads it.
    ///
    /// # Errors
    /// Why it cannot be taken in.
    pub fn run(&self) -> Result<Import, Refusal> {
        import::read(&self.bytes, &self.name, &self.choices)
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
        for file in files {
            self.files.retain(|known| known.path != file.path);
            self.files.push(file);
        }
        self.say(locale);
    }

    /// Puts everything into words again.
    pub fn say(&mut self, locale: &Locale) {
        self.lines = self.files.iter().map(|file| line(file, locale)).collect();
        self.shown = self.shown.min(self.files.len().saturating_sub(1));
    }

    /// Puts one file into words again.
    fn say_one(&mut self, index: usize, locale: &Locale) {
        if let (Some(file), Some(words)) = (self.files.get(index), self.lines.get_mut(index)) {
            *words = line(file, locale);
        }
    }

    /// Changes a file. Gives the file's work order when it must be read again with what was chosen.
    pub fn edit(&mut self, edit: IntakeEdit, locale: &Locale) -> Option<Reread> {
        match edit {
            IntakeEdit::Show(index) => self.shown = index.min(self.files.len().saturating_sub(1)),
            IntakeEdit::Drop(index) => {
                if index < self.files.len() {
                    self.files.remove(index);
                    self.lines.remove(index);
                    // The file that was shown stays shown.
                    self.shown -= usize::from(index < self.shown);
                }
            }
            edit => {
                if let Some(file) = self.files.get_mut(self.shown) {
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
                    let reread = Reread {
                        path: file.path.clone(),
                        bytes: Arc::clone(&file.bytes),
                        name: file.name.clone(),
                        choices: file.choices.clone(),
                    };
                    self.say_one(self.shown, locale);
                    return Some(reread);
                }
            }
        }
        self.shown = self.shown.min(self.files.len().saturating_sub(1));
        None
    }

    /// Puts in what a file says when read again.
    pub fn put(&mut self, order: &Reread, result: Result<Import, Refusal>, locale: &Locale) {
        // A file read anew meanwhile, or chosen differently, is not what was ordered.
        let is_ordered =
            |file: &IntakeFile| file.path == order.path && Arc::ptr_eq(&file.bytes, &order.bytes) && file.choices == order.choices;
        if let Some(index) = self.files.iter().position(is_ordered) {
            if let Some(file) = self.files.get_mut(index) {
                file.result = result;
            }
            self.say_one(index, locale);
        }
    }

    /// The files that can be taken in now.
    #[must_use]
    pub fn ready(&self) -> Vec<Taken> {
        self.files
            .iter()
            .filter(|file| file.is_ready())
            .filter_map(|file| {
                let receipt = file.result.as_ref().ok()?.receipt.clone();
                Some(Taken {
                    path: file.path.clone(),
                    file: file.name.clone(),
                    bytes: Arc::clone(&file.bytes),
                    choices: file.choices.clone(),
                    receipt,
                })
            })
            .collect()
    }
}

fn line(file: &IntakeFile, locale: &Locale) -> IntakeLine {
    let words = match &file.result {
        Ok(import) => Ok(ReceiptView::build(import, locale)),
        Err(refusal) => Err(refusal_words(refusal, &file.name, locale)),
    };
    let found = file
        .result
        .as_ref()
        .map(|import| import.receipt.references.as_slice())
        .unwrap_or_default();
    let taken_for_houses = file.choices.references.iter().filter(|(_, is_total)| !**is_total);
    IntakeLine {
        references: found
            .iter()
            .map(|name| (Arc::clone(name), true))
            .chain(taken_for_houses.map(|(name, _)| (Arc::clone(name), false)))
            .collect(),
        name: file.name.clone(),
        can_undo: !file.earlier.is_empty(),
        can_leave_out: matches!(&file.result, Err(Refusal::PersonalData(finds)) if finds.iter().all(|find| !find.column.is_empty())),
        words,
        is_ready: file.is_ready(),
    }
}

fn choose(file: &mut IntakeFile, edit: IntakeEdit) {
    match edit {
        IntakeEdit::Role(column, role) => {
            file.choices.roles.insert(column, role);
        }
        IntakeEdit::Kind(kind) if file.result.as_ref().is_ok_and(|import| import.kind == kind) => {}
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
                .and_then(|import| import.receipt.questions.get(question))
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
        // What was chosen was chosen for the table before.
        IntakeEdit::Table(table) => {
            file.choices = Choices {
                table: Some(table),
                ..Choices::default()
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
