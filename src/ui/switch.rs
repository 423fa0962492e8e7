//! Changing what is on the desk: another workspace, new sources, one source fewer. One change at a time.

use std::path::{Path, PathBuf};

use crate::i18n::Locale;
use crate::import::Watch;
use crate::jobs::Lane;
use crate::journal::{Phrase, WorkspaceError, free_path};
use crate::view::{CompareQuery, Filter, NoteQuery, RowKind, RowQuery, View, fates_words, refusal_words, workspace_words};

use super::action::Page;
use super::app::{App, JobKey, JobResult};
use super::desk::{self, Change, Desk, Trouble};
use super::intake_file::TableId;
use super::waiting::{Errand, Waiting};

impl App {
    /// Takes the files that are ready into the open workspace, or into a new one.
    pub(super) fn take_in(&mut self) {
        let taken = self.intake.as_ref().map(super::intake::Intake::ready).unwrap_or_default();
        if taken.is_empty() {
            return;
        }
        let (open, place) = match (&self.desk.folder, self.desk.workspace.clone()) {
            (Some(folder), Some(workspace)) => (Some(workspace), folder.clone()),
            _ => (None, self.new_place(&self.new_workspace.folder)),
        };
        let (name, user_folder) = (self.new_name(), self.user_folder.clone());
        self.change_desk(Lane::Journal, Errand::Store, place, move |place, watch| {
            if let Some(workspace) = open {
                return desk::take_in(&workspace, &taken, watch);
            }
            let desk = Desk::create(place, &name, &user_folder)?;
            match &desk.workspace {
                Some(workspace) => desk::take_in(workspace, &taken, watch),
                None => Ok(desk.into()),
            }
        });
    }

    /// Opens a workspace for the files: they are read once more as that workspace knows them, and taken in if that shows nothing new.
    pub(super) fn take_into(&mut self, folder: PathBuf) {
        self.takes_into = Some(folder.clone());
        self.open_workspace(folder);
    }

    /// Opens a workspace. The one that is open is read anew.
    pub(super) fn open_workspace(&mut self, folder: PathBuf) {
        self.open_under(folder, None);
    }

    /// Opens a workspace with the phrase of its lock.
    pub(super) fn open_under(&mut self, folder: PathBuf, phrase: Option<Phrase>) {
        let open = self.desk.workspace.clone();
        if let Some(open) = open.filter(|_| phrase.is_none() && self.desk.folder.as_ref() == Some(&folder)) {
            self.go(self.first_page());
            return self.change_desk(Lane::Journal, Errand::Open, folder, move |_, watch| desk::refresh(&open, watch));
        }
        let user_folder = self.user_folder.clone();
        self.change_desk(Lane::Journal, Errand::Open, folder, move |folder, watch| {
            Desk::open(folder, &user_folder, phrase.as_ref(), watch).map(Change::from)
        });
    }

    /// Makes a workspace with the name on the start page.
    pub(super) fn make_workspace(&mut self, folder: &Path) {
        let (place, name, user_folder) = (self.new_place(folder), self.new_name(), self.user_folder.clone());
        self.change_desk(Lane::Journal, Errand::Open, place, move |place, _| {
            Desk::create(place, &name, &user_folder).map(Change::from)
        });
    }

    /// Takes a source out of the workspace.
    pub(super) fn remove_source(&mut self, id: &str) {
        let record = self.desk.records.iter().find(|record| *record.id() == *id).cloned();
        let (Some(record), Some(workspace), Some(folder)) = (record, self.desk.workspace.clone(), self.desk.folder.clone()) else {
            return;
        };
        self.change_desk(Lane::Journal, Errand::Open, folder, move |_, watch| {
            desk::remove(&workspace, &record, watch)
        });
    }

    /// Builds the tables anew after something became of a house, or of the limit for small numbers.
    pub(super) fn settle(&mut self) {
        let Some(workspace) = self.desk.workspace.clone() else { return };
        let folder = self.desk.folder.clone();
        let is_sample = self.desk.is_sample();
        self.change_desk(Lane::Journal, Errand::Open, folder.unwrap_or_default(), move |_, watch| {
            desk::settle(&workspace, is_sample, watch)
        });
    }

    /// Back to the sample.
    pub(super) fn open_sample(&mut self) {
        let user_folder = self.user_folder.clone();
        self.change_desk(Lane::Work, Errand::Open, PathBuf::new(), move |_, _| {
            Ok(Desk::sample(&user_folder).into())
        });
    }

    /// Puts a lock on the folder that is open, changes it or takes it off.
    pub(super) fn change_lock(&mut self, folder: PathBuf, change: impl FnOnce(&Watch) -> Result<Change, WorkspaceError> + Send + 'static) {
        self.change_desk(Lane::Journal, Errand::Store, folder, move |_, watch| change(watch));
    }

    /// Whether the desk is being changed.
    pub(super) fn is_changing_desk(&self) -> bool {
        self.jobs.is_waiting_for(&JobKey::Desk)
    }

    /// A second change while one is on its way would make the first stale, although it was done.
    fn change_desk(
        &mut self,
        lane: Lane,
        errand: Errand,
        place: PathBuf,
        change: impl FnOnce(&Path, &Watch) -> Result<Change, WorkspaceError> + Send + 'static,
    ) {
        if !self.jobs.is_waiting_for(&JobKey::Desk) {
            let name = place
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default();
            let watch = self.wait_for(Waiting::new(JobKey::Desk, errand, name));
            self.jobs.run(lane, JobKey::Desk, move |_| {
                let change = change(&place, &watch);
                JobResult::Desk(place, Box::new(change))
            });
        }
    }

    /// The name for a new workspace; a field left empty gets the usual one.
    fn new_name(&self) -> String {
        let name = self.new_workspace.name.trim();
        if name.is_empty() { self.locale.t("new-cluster-name") } else { name }.to_owned()
    }

    /// The folder of a new workspace: letters a file system may not like become a dash.
    fn new_place(&self, folder: &Path) -> PathBuf {
        let usable = |letter: &char| letter.is_alphanumeric() || " -_".contains(*letter);
        let safe: String = self
            .new_name()
            .chars()
            .map(|letter| if usable(&letter) { letter } else { '-' })
            .collect();
        folder.join(safe)
    }

    /// Puts new workspaces in a folder.
    pub(super) fn put_new_in(&mut self, folder: PathBuf) {
        self.new_workspace.folder = folder;
        self.offer_free_name();
    }

    /// A name for a new workspace that no folder has yet, where a person has not written one herself.
    pub(super) fn offer_free_name(&mut self) {
        let usual = self.locale.t("new-cluster-name");
        let is_usual = self
            .new_workspace
            .name
            .trim()
            .trim_end_matches(|letter: char| letter.is_ascii_digit())
            .trim()
            == usual;
        if is_usual {
            let free = free_path(&self.new_workspace.folder, usual);
            let free = free.file_name().map(|name| name.to_string_lossy().into_owned());
            self.new_workspace.name = free.unwrap_or_else(|| usual.to_owned());
        }
    }

    /// Puts a workspace on the desk. The same one, changed, keeps what is looked at.
    pub(super) fn put_on_desk(&mut self, change: Change) {
        let Change {
            desk,
            stored,
            refused,
            problem,
            said,
        } = change;
        self.desk_count += 1;
        self.looking.lock_form = None;
        self.turn_locked_drafts(&desk);
        if let Some(folder) = &desk.folder {
            self.session.remember(folder);
            // What was looked at in a locked folder is told nowhere else.
            if desk.is_locked {
                self.session.look = serde_json::Value::Null;
            }
            self.save_session();
        }
        let are_ratings = self.intake.as_ref().is_some_and(|intake| intake.are_ratings(&stored));
        let is_another = self.desk.folder != desk.folder;
        let is_known_anew = self.desk.records != desk.records;
        self.tell_trouble(&desk);
        self.desk = desk;
        self.look_out();
        if is_another {
            self.look_afresh();
        }
        self.settle_filter();
        if self.desk.tables.n_observations() == 0 && self.desk.tables.n_ratings() > 0 {
            self.looking.row_query.kind = RowKind::Ratings;
        }
        if let Some(problem) = problem {
            let folder = self.desk.folder.clone().unwrap_or_default();
            self.say_problem(workspace_words(&problem, &folder, &self.locale));
        }
        for (file, refusal) in &refused {
            self.say_problem(refusal_words(refusal, file, &self.locale));
        }
        if let Some(key) = said {
            self.say(self.locale.t(key).to_owned());
        }
        self.save_drafts();
        self.offer_free_name();
        if is_another && !self.look_again() || !stored.is_empty() {
            let page = if are_ratings { Page::Supervision } else { self.first_page() };
            self.go(page);
        }
        if !stored.is_empty() {
            self.tell_taken(&stored);
        }
        if is_known_anew {
            self.read_again();
        }
        if self.takes_into.is_some() {
            self.go(Page::Intake);
            self.settle_reading();
        }
    }

    fn look_afresh(&mut self) {
        self.choose(None);
        self.news.clear();
        self.looking.past_of = None;
        self.looking.undo_question = None;
        self.looking.forget_form = None;
        self.looking.put_off.clear();
        self.looking.indicator = None;
        self.looking.compare = CompareQuery::default();
        self.looking.tables_open.clear();
        self.looking.house_form = None;
        self.looking.series_form = None;
        self.looking.views_form = None;
        self.looking.word_form = None;
        self.looking.plan_form = None;
        self.looking.place_form = None;
        self.looking.note = None;
        self.looking.since_text = None;
        self.looking.note_query = NoteQuery::default();
        self.looking.row_query = RowQuery::default();
        self.look_through(Filter::recent());
        // What was looked at in another cluster is no way back.
        self.history.clear();
    }

    /// Houses of the filter go by the ids the tables have now; houses that are gone are no choice any more.
    fn settle_filter(&mut self) {
        let tables = &self.desk.tables;
        let houses = self.looking.filter.houses.iter();
        let houses = houses.filter_map(|id| tables.house(id).map(|house| house.id.clone())).collect();
        let filter = Filter {
            houses,
            ..self.looking.filter.clone()
        };
        self.look_through(filter);
    }

    /// Looks at what was looked at last in this workspace. Gives whether there was anything to come back to.
    fn look_again(&mut self) -> bool {
        if !self.is_last_workspace() {
            return false;
        }
        if self.session.look.is_null() || self.desk.sources.is_empty() {
            return false;
        }
        self.look_at(&View::of(&self.session.look));
        true
    }

    /// Whether what is open is the workspace that the session remembers; the sample never is.
    pub(super) fn is_last_workspace(&self) -> bool {
        self.desk.folder.is_some() && self.desk.folder == self.session.last_workspace
    }

    /// The first page that has something to show.
    fn first_page(&self) -> Page {
        if self.desk.sources.is_empty() {
            Page::Start
        } else if self.desk.tables.indicators().is_empty() && self.desk.tables.n_ratings() > 0 {
            Page::Supervision
        } else {
            Page::Overview
        }
    }

    /// Files that were stored leave the intake, and so do those that were there before; the others stay, and it is told why.
    fn tell_taken(&mut self, stored: &[TableId]) {
        let mut left = [0; 2];
        if let Some(intake) = &mut self.intake {
            intake.leave(stored, &self.locale);
            left = intake.left();
        }
        if self.intake.as_ref().is_some_and(|intake| intake.files.is_empty()) {
            self.intake = None;
        }
        let [asking, refused] = left;
        let counts = [("n", stored.len().into()), ("asking", asking.into()), ("refused", refused.into())];
        let mut text = self.locale.with("taken-in", &counts);
        if self.looking.page == Page::Supervision {
            text = format!("{} {}", text.trim_end(), self.locale.t("taken-in-ratings"));
        }
        if !self.desk.tables.house_proposals().is_empty() {
            text = format!("{} {}", text.trim_end(), self.locale.t("taken-in-alike"));
        }
        let fates = fates_words(self.desk.state.notes(), &self.desk.tables, &self.locale);
        self.say(format!("{} {fates}", text.trim_end()).trim_end().to_owned());
    }

    fn tell_trouble(&mut self, desk: &Desk) {
        let folder = desk.folder.clone().unwrap_or_default();
        for source in &desk.sources {
            let Some(trouble) = &source.trouble else { continue };
            let why = trouble_words(trouble, &source.file, &folder, &self.locale);
            let text = self
                .locale
                .with("problem-lost-source", &[("file", source.file.as_ref().into()), ("why", why.into())]);
            self.say_problem(text);
        }
        if desk.is_read_only {
            self.say_problem(
                self.locale
                    .with("problem-read-only", &[("folder", folder.display().to_string().into())]),
            );
        }
        if desk.doubled_lines > 0 {
            self.say_problem(self.locale.with("problem-doubled-lines", &[("n", desk.doubled_lines.into())]));
        }
        self.tell_of_clock(desk);
        if desk.damaged_lines > 0 {
            let text = self.locale.with("problem-damaged-lines", &[("n", desk.damaged_lines.into())]);
            self.say_problem(text);
        }
    }
}

/// Why a source is not in the picture, in a sentence.
pub(super) fn trouble_words(trouble: &Trouble, file: &str, folder: &Path, locale: &Locale) -> String {
    match trouble {
        Trouble::Shelf(error) => workspace_words(error, folder, locale),
        Trouble::Reading(refusal) => refusal_words(refusal, file, locale),
    }
}
