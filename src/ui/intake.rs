//! All files on their way in: which is shown, what each says, which hold others back.

use std::path::Path;
use std::sync::Arc;

use jiff::tz::TimeZone;

use crate::i18n::Locale;
use crate::import::{Refusal, SourceKind};
use crate::view::{DifferenceView, ReceiptView, refusal_words, taken_in_words};

use super::action::IntakeEdit;
use super::desk::Taken;
use super::intake_file::{IntakeFile, Reread, TableId, Understood};

/// What the page shows of a file.
pub struct IntakeLine {
    /// Its name.
    pub name: String,
    /// The same where there is little room: the table first, where it is one of several.
    pub short: String,
    /// Its receipt, or one sentence why not.
    pub words: Result<ReceiptView, String>,
    /// What it says otherwise than the earlier export of its shape.
    pub difference: Option<DifferenceView>,
    /// Said where it is in the folder already.
    pub taken_in: Option<String>,
    /// Whether nothing more is asked of it.
    pub is_ready: bool,
    /// Whether something was chosen that can be taken back.
    pub can_undo: bool,
    /// Whether it is people's data that stop it, and leaving their columns out would let it go on.
    pub can_leave_out: bool,
    /// Names taken for totals, and those a person took for houses instead.
    pub references: Vec<(Arc<str>, bool)>,
}

impl IntakeLine {
    /// Whether it waits for an answer.
    #[must_use]
    pub fn is_asking(&self) -> bool {
        self.words.is_ok() && !self.is_ready && self.taken_in.is_none()
    }
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
    /// The year it is, offered where a file names none.
    pub this_year: i16,
}

impl Intake {
    /// Adds the tables of a file; one that is here already is kept once, in its place, as it was read last. What is shown stays shown.
    pub fn add(&mut self, tables: Vec<IntakeFile>, locale: &Locale) {
        let shown = self.files.get(self.shown).map(IntakeFile::id);
        let is_same = |known: &IntakeFile| tables.iter().any(|table| table.path == known.path);
        let place = self.files.iter().position(is_same);
        self.files.retain(|known| !is_same(known));
        let at = place.unwrap_or(self.files.len());
        self.files.splice(at..at, tables);
        let still = self.files.iter().position(|file| Some(file.id()) == shown);
        self.shown = still.unwrap_or(at);
        self.say(locale);
    }

    /// Shows the first table of a file.
    pub fn show(&mut self, path: &Path) {
        self.shown = self.files.iter().position(|file| file.path == path).unwrap_or(self.shown);
    }

    /// Takes away the tables that were stored, and those that were in the folder before.
    pub fn leave(&mut self, stored: &[TableId], locale: &Locale) {
        self.files
            .retain(|file| !stored.contains(&file.id()) && file.is_taken_in().is_none());
        self.say(locale);
    }

    /// Whether some tables are ratings, every one.
    #[must_use]
    pub fn are_ratings(&self, tables: &[TableId]) -> bool {
        let mut kinds = self
            .files
            .iter()
            .filter(|file| tables.contains(&file.id()))
            .map(|file| file.result.as_ref().ok());
        !tables.is_empty() && kinds.all(|read| read.is_some_and(|read| read.import.kind == SourceKind::Ratings))
    }

    /// How many tables wait for an answer, and how many cannot be read.
    #[must_use]
    pub fn left(&self) -> [usize; 2] {
        let count = |is_so: fn(&IntakeLine) -> bool| self.lines.iter().filter(|line| is_so(line)).count();
        [count(IntakeLine::is_asking), count(|line| line.words.is_err())]
    }

    /// Takes back what was chosen for a table since it was read.
    pub fn take_back(&mut self, table: &TableId, locale: &Locale) {
        if let Some(file) = self.files.iter_mut().find(|file| file.id() == *table) {
            file.take_back();
        }
        self.say_file(&table.0, locale);
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

    /// Changes a file. Gives work orders for those that must be read again with what was chosen: a wording is placed once for all.
    pub fn edit(&mut self, edit: IntakeEdit, locale: &Locale) -> Vec<Reread> {
        let is_placing = matches!(edit, IntakeEdit::Place(..));
        let Some(order) = self.edit_one(edit, locale) else {
            return Vec::new();
        };
        let placed = order.choices.clone();
        let mut orders = vec![order];
        let others = self.files.iter_mut().enumerate().filter(|(at, _)| is_placing && *at != self.shown);
        orders.extend(others.filter_map(|(_, file)| file.adopt(|wording| placed.placement(wording).cloned()).then(|| file.order())));
        orders
    }

    fn edit_one(&mut self, edit: IntakeEdit, locale: &Locale) -> Option<Reread> {
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
                    file.choose(edit);
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
            file.take(result);
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
            Ok(read) => Ok(ReceiptView::build(&read.import, &read.counted, self.this_year, locale)),
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
            short: file.short_label(),
            can_undo: !file.earlier.is_empty(),
            can_leave_out: matches!(&file.result, Err(Refusal::PersonalData(finds)) if finds.iter().all(|find| !find.column.is_empty())),
            words,
            difference: difference(file, locale),
            taken_in: file
                .is_taken_in()
                .map(|added_ms| taken_in_words(added_ms, &TimeZone::system(), locale)),
            is_ready: file.is_ready() && !is_held,
        }
    }
}

fn difference(file: &IntakeFile, locale: &Locale) -> Option<DifferenceView> {
    let read = file.result.as_ref().ok()?;
    let (earlier, difference) = (file.before.as_ref()?, read.difference.as_ref()?);
    Some(DifferenceView::build(difference, &earlier.file, &read.import.indicators, locale))
}
