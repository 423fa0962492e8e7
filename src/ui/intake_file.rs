//! A table on its way in: as it was read, corrected by what a person chooses, and read again.

use std::path::PathBuf;
use std::sync::Arc;

use crate::cluster::Difference;
use crate::domain::Suppression;
use crate::import::{
    self, Choices, DashMeaning, DecimalMark, Import, PercentMeaning, Placement, Question, Refusal, Role, Watch, fold_name,
};
use crate::journal::{placement_in, recipe_for};
use crate::view::Counted;

use super::action::IntakeEdit;
use super::arrival::Known;

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
    /// By which limit the folder it is in hides figures of few people.
    pub suppression: Suppression,
}

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
    /// How these very bytes are read in the folder that is open, and when they were taken in; nothing where they were not.
    pub taken_in: Option<(Choices, i64)>,
    /// What it says, or why not.
    pub result: Result<Understood, Refusal>,
    /// What was chosen when it was read.
    read_with: Choices,
}

impl IntakeFile {
    /// A table as it was read without any choice.
    #[must_use]
    pub fn new((path, table): TableId, name: String, bytes: Arc<[u8]>, result: Result<Understood, Refusal>) -> Self {
        let choices = Choices {
            table,
            ..Choices::default()
        };
        Self {
            name,
            path,
            bytes,
            read_with: choices.clone(),
            choices,
            earlier: Vec::new(),
            before: None,
            taken_in: None,
            result,
        }
    }

    /// The table as it was chosen to be read. Nothing where it was stopped.
    pub(super) fn chosen(mut self, choices: &Choices, earlier: &[Choices], watch: &Watch) -> Option<Self> {
        choices.clone_into(&mut self.choices);
        earlier.clone_into(&mut self.earlier);
        let result = self.order().run(watch)?;
        self.take(result);
        Some(self)
    }

    /// The table as these very bytes are read in the open folder, or else as the newest of the known sources of its shape. Nothing
    /// where it was stopped.
    pub(super) fn by_recipe(self, known: &Known, watch: &Watch) -> Option<Self> {
        let Ok(read) = &self.result else { return Some(self) };
        let receipt = &read.import.receipt;
        let same = known
            .records
            .iter()
            .find(|record| record.sha256 == receipt.sha256 && record.table == self.choices.table);
        let recipe = || Some(recipe_for(&known.records, &receipt.shape)?.fitted_to(receipt));
        let confirmed = same.map(|record| record.choices.clone()).or_else(recipe);
        match confirmed.filter(|confirmed| *confirmed != self.choices) {
            Some(confirmed) => {
                let before = [self.choices.clone()];
                self.chosen(&confirmed, &before, watch)
            }
            None => Some(self),
        }
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

    /// The table with the wordings of ratings that were placed in any source of the open folder, whatever its shape. Nothing where it
    /// was stopped.
    pub(super) fn by_placements(mut self, known: &Known, watch: &Watch) -> Option<Self> {
        let own = self.choices.wordings.clone();
        let placed = |wording: &str| {
            placement_in(&known.records, wording)
                .filter(|_| !own.contains_key(fold_name(wording).as_str()))
                .cloned()
        };
        if self.adopt(placed) {
            let result = self.order().run(watch)?;
            self.take(result);
        }
        Some(self)
    }

    /// The table with what it says otherwise than the newest of the known sources of its shape, or with when it was taken in itself.
    /// Nothing where it was stopped.
    pub(super) fn beside_earlier(mut self, known: &Known, watch: &Watch) -> Option<Self> {
        let Ok(read) = &mut self.result else { return Some(self) };
        let receipt = &read.import.receipt;
        let records = || known.records.iter().rev();
        if let Some(same) = records().find(|record| record.sha256 == receipt.sha256 && record.table == receipt.table) {
            self.taken_in = Some((same.choices.clone(), same.added_ms));
            return Some(self);
        }
        let of_shape = records().find(|record| !receipt.shape.is_empty() && record.shape == receipt.shape);
        let earlier = of_shape.and_then(|record| Some((record, known.said_by(record, watch)?)));
        if let Some((record, import)) = earlier {
            read.difference = Some(Difference::between(&import, &read.import, known.suppression));
            self.before = Some(Arc::new(Earlier {
                file: Arc::clone(&record.file_name),
                import,
                suppression: known.suppression,
            }));
        }
        (!watch.is_stopped()).then_some(self)
    }

    /// When the table was taken in, where it is in the open folder as it is read here.
    #[must_use]
    pub fn is_taken_in(&self) -> Option<i64> {
        self.taken_in
            .as_ref()
            .filter(|(choices, _)| *choices == self.choices)
            .map(|(_, added_ms)| *added_ms)
    }

    /// Whether nothing of its kind is in the open folder: there is nothing to be seen before it is taken in.
    #[must_use]
    pub fn is_new(&self) -> bool {
        self.taken_in.is_none() && self.before.is_none()
    }

    /// Takes up what it says as it was ordered to be read.
    pub(super) fn take(&mut self, result: Result<Understood, Refusal>) {
        self.read_with.clone_from(&self.choices);
        self.result = result;
    }

    /// Takes back what was chosen since it was read: nobody knows what that would give.
    pub(super) fn take_back(&mut self) {
        let chosen_before = self.earlier.iter().position(|choices| *choices == self.read_with);
        self.earlier.truncate(chosen_before.unwrap_or(self.earlier.len()));
        self.choices.clone_from(&self.read_with);
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

    /// The same with the table first: of many tables of one file the beginnings differ.
    #[must_use]
    pub fn short_label(&self) -> String {
        match &self.choices.table {
            Some(table) => format!("{table} · {}", self.name),
            None => self.name.clone(),
        }
    }

    /// Whether nothing more is asked of it, and it is not there already.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        let is_understood = self.result.as_ref().is_ok_and(|read| read.import.receipt.questions.is_empty());
        is_understood && self.is_taken_in().is_none()
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

/// Order to read a table again.
pub struct Reread {
    /// Which table.
    pub id: TableId,
    pub(super) bytes: Arc<[u8]>,
    /// The file's name.
    pub name: String,
    pub(super) choices: Choices,
    before: Option<Arc<Earlier>>,
}

impl Reread {
    /// Reads it: what it says, or why it cannot be taken in. Nothing where it was stopped.
    #[must_use]
    pub fn run(&self, watch: &Watch) -> Option<Result<Understood, Refusal>> {
        let outcome = import::read_watched(&self.bytes, &self.name, &self.choices, watch)?;
        Some(outcome.map(|import| {
            Understood {
                difference: self
                    .before
                    .as_ref()
                    .map(|earlier| Difference::between(&earlier.import, &import, earlier.suppression)),
                ..Understood::from(import)
            }
        }))
    }
}
