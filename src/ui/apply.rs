//! What each action does. The outer match only hands on; each thing is done in one place.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;

use crate::domain::{HouseId, NoteId};
use crate::i18n::{Lang, Locale};
use crate::jobs::Lane;
use crate::journal::{Act, Body, Event, WorkspaceError};
use crate::view::{Filter, NoteQuery, RowKind, RowQuery, Rows, place_words};

use super::action::{Action, IntakeEdit, Page, Selection};
use super::app::{App, Draft, JobKey, JobResult, Notice};
use super::desk::{self, Desk};
use super::intake::IntakeFile;
use super::problem;

impl App {
    /// Does one thing that was asked for.
    pub(super) fn apply(&mut self, action: Action) {
        match action {
            Action::Go(page) => self.go(page),
            Action::Select(selection) => self.select(selection),
            Action::Deselect => self.step_back(),
            Action::Write => self.write(),
            Action::Filter(filter) => self.look_through(filter),
            Action::ShowIndicator(indicator) => {
                self.looking.indicator = Some(indicator);
                self.looking.scroll_to = self.looking.selection.as_ref().and_then(|selection| selection.anchor.house.clone());
                self.go(Page::Trend);
            }
            Action::ToggleTable(chart) => {
                if !self.looking.tables_open.remove(&chart) {
                    self.looking.tables_open.insert(chart);
                }
            }
            Action::MoveHouse(house, by) => self.move_house(&house, by),
            Action::OpenNote(note) => self.open_note(&note),
            Action::Journal(act) => self.act(act),
            Action::AskNotes(query) => {
                self.looking.note_query = NoteQuery {
                    filter: self.looking.filter.clone(),
                    ..query
                }
            }
            Action::AskRows(query) => {
                self.looking.row_query = RowQuery {
                    filter: self.looking.filter.clone(),
                    ..query
                }
            }
            Action::PickFiles | Action::PickWorkspace | Action::PickNewFolder => self.ask_dialog(&action),
            Action::NewFolder(folder) => self.new_workspace.folder = folder,
            Action::OpenFiles(paths) => self.open_files(paths),
            Action::OpenWorkspace(folder) => self.open_workspace(folder),
            Action::NewWorkspace(folder, name) => self.new_workspace(&folder, name),
            Action::OpenSample => self.open_sample(),
            Action::Intake(edit) => self.edit_intake(edit),
            Action::TakeIn => self.take_in(),
            Action::LeaveIntake => self.leave_intake(),
            Action::RemoveSource(hash) => self.remove_source(&hash),
            Action::Speak(lang) => self.speak(lang),
            // Done where the window's context is at hand.
            Action::Dark(_) => {}
            Action::Sign(name) => {
                self.session.author = name;
                self.save_session();
            }
            Action::ToggleKeys => self.looking.keys_open = !self.looking.keys_open,
            Action::Search => self.search(),
            Action::Dismiss(id) => self.notices.retain(|notice| notice.id != id),
        }
    }

    /// Takes in what a job gave.
    pub(super) fn take(&mut self, result: JobResult) {
        match result {
            JobResult::Files(files) => self.show_files(files),
            JobResult::File(path, result) => {
                if let Some(intake) = &mut self.intake {
                    intake.put(&path, *result, &self.locale);
                }
            }
            JobResult::Desk(folder, result) => match *result {
                Ok(desk) => self.put_on_desk(desk),
                Err(error) => self.say_workspace_problem(&error, &folder),
            },
            JobResult::Event(result) => match *result {
                Ok(event) => self.absorb(event),
                Err(error) => {
                    let folder = self.desk.folder.clone().unwrap_or_default();
                    self.say_workspace_problem(&error, &folder);
                }
            },
            JobResult::Rows(desk, query, rows) => self.views.rows = Some((desk, query, Arc::new(rows))),
            JobResult::Chosen(action) => {
                if let Some(action) = action {
                    self.apply(action);
                }
            }
        }
    }

    fn go(&mut self, page: Page) {
        self.looking.page = page;
    }

    /// One filter for all pages.
    fn look_through(&mut self, filter: Filter) {
        self.looking.note_query.filter = filter.clone();
        self.looking.row_query.filter = filter.clone();
        self.looking.filter = filter;
    }

    fn select(&mut self, selection: Selection) {
        if self.looking.selection.as_ref() != Some(&selection) && self.draft.changes.is_some() {
            self.draft = Draft::default();
        }
        self.looking.selection = Some(selection);
    }

    fn step_back(&mut self) {
        if self.looking.keys_open {
            self.looking.keys_open = false;
        } else {
            self.looking.selection = None;
        }
    }

    fn write(&mut self) {
        if self.looking.selection.is_none() {
            self.looking.selection = Some(Selection {
                anchor: crate::domain::Anchor::default(),
                seen: None,
            });
        }
        if !self.looking.page.has_filter() {
            self.go(Page::Overview);
        }
        self.draft.wants_focus = true;
    }

    fn search(&mut self) {
        if !matches!(self.looking.page, Page::Data | Page::Notes) {
            self.go(Page::Notes);
        }
        self.looking.wants_search = true;
    }

    fn move_house(&mut self, house: &HouseId, by: isize) {
        let mut order: Vec<HouseId> = Filter::default()
            .houses(&self.desk.tables, self.desk.state.house_order(), &self.locale)
            .into_iter()
            .map(|house| house.id.clone())
            .collect();
        let Some(from) = order.iter().position(|id| id == house) else {
            return;
        };
        let Some(to) = from.checked_add_signed(by).filter(|to| *to < order.len()) else {
            return;
        };
        order.swap(from, to);
        self.act(Act::OrderHouses { houses: order });
    }

    fn open_note(&mut self, id: &NoteId) {
        let Some(note) = self.desk.state.note(id) else { return };
        let (anchor, seen) = (note.anchor.clone(), note.seen.clone());
        let page = if anchor.theme.is_some() {
            Page::Supervision
        } else if anchor.indicator.is_some() && (anchor.period.is_some() || anchor.house.is_none()) {
            Page::Trend
        } else {
            Page::Overview
        };
        if let Some(indicator) = &anchor.indicator {
            self.looking.indicator = Some(indicator.clone());
        }
        // A filter that hides the note's place would open an empty page.
        if !self.looking.filter.takes_place(&anchor, &self.desk.tables) {
            self.look_through(Filter::default());
        }
        self.looking.scroll_to.clone_from(&anchor.house);
        self.go(page);
        self.select(Selection { anchor, seen });
    }

    fn act(&mut self, act: Act) {
        match (&act, self.desk.writer.as_ref()) {
            (Act::Undo, writer) if !self.desk.state.can_undo(writer) => return self.say(self.locale.t("nothing-to-undo").to_owned()),
            (Act::Redo, writer) if !self.desk.state.can_redo(writer) => return self.say(self.locale.t("nothing-to-redo").to_owned()),
            _ => {}
        }
        let Some(workspace) = self.desk.workspace.clone() else {
            return self.say_problem(self.locale.t("problem-no-notes").to_owned());
        };
        let key = JobKey::Act(self.next_number());
        self.jobs.run(Lane::Journal, key, move |_| {
            JobResult::Event(Box::new(desk::act(&workspace, act, Timestamp::now().as_millisecond())))
        });
    }

    fn absorb(&mut self, event: Event) {
        if matches!(event.body, Body::NoteAdded { .. } | Body::NoteChanged { .. }) {
            self.draft = Draft::default();
        }
        self.desk.state.absorb(event);
    }

    /// Opens a system dialog. The window goes on; what is chosen comes back as an action.
    fn ask_dialog(&mut self, action: &Action) {
        let title = match action {
            Action::PickFiles => "command-open-files",
            Action::PickWorkspace => "command-open-workspace",
            _ => "choose-folder",
        };
        // The dialog is made here, on the window's thread, as macOS demands; only the waiting is done elsewhere.
        let dialog = rfd::AsyncFileDialog::new().set_title(self.locale.t(title));
        match action {
            Action::PickFiles => {
                let files = dialog
                    .add_filter(self.locale.t("dialog-exports"), &["csv", "tsv", "txt"])
                    .add_filter(self.locale.t("dialog-all"), &["*"])
                    .pick_files();
                self.jobs.run(Lane::Dialog, JobKey::Dialog, move |_| {
                    let paths = pollster::block_on(files).map(|files| files.iter().map(|file| file.path().to_owned()).collect());
                    JobResult::Chosen(paths.map(Action::OpenFiles))
                });
            }
            action => {
                let (folder, opens) = (dialog.pick_folder(), *action == Action::PickWorkspace);
                self.jobs.run(Lane::Dialog, JobKey::Dialog, move |_| {
                    let path = pollster::block_on(folder).map(|folder| folder.path().to_owned());
                    JobResult::Chosen(path.map(|path| {
                        if opens {
                            Action::OpenWorkspace(path)
                        } else {
                            Action::NewFolder(path)
                        }
                    }))
                });
            }
        }
    }

    fn open_files(&mut self, paths: Vec<PathBuf>) {
        let key = JobKey::Read(self.next_number());
        self.jobs.run(Lane::Work, key, move |cancel| {
            JobResult::Files(
                paths
                    .iter()
                    .take_while(|_| !cancel.is_set())
                    .map(|path| IntakeFile::read(path))
                    .collect(),
            )
        });
    }

    fn show_files(&mut self, files: Vec<IntakeFile>) {
        self.intake.get_or_insert_default().add(files, &self.locale);
        self.go(Page::Intake);
    }

    fn edit_intake(&mut self, edit: IntakeEdit) {
        let Some(intake) = &mut self.intake else { return };
        if let Some(order) = intake.edit(edit, &self.locale) {
            self.jobs.run(Lane::Work, JobKey::Reread(order.path.clone()), move |_| {
                JobResult::File(order.path.clone(), Box::new(order.run()))
            });
        }
        if self.intake.as_ref().is_some_and(|intake| intake.files.is_empty()) {
            self.leave_intake();
        }
    }

    fn take_in(&mut self) {
        let Some(intake) = &self.intake else { return };
        let taken = intake.ready();
        if taken.is_empty() {
            return;
        }
        let (name, folder) = (self.new_workspace.name.trim().to_owned(), self.new_workspace.folder.clone());
        let open = if self.desk.is_sample() { None } else { self.desk.workspace.clone() };
        let place = self.desk.folder.clone().unwrap_or_else(|| folder_for(&folder, &name));
        self.jobs.run(Lane::Journal, JobKey::Desk, move |_| {
            let result = match open {
                Some(workspace) => desk::take_in(&workspace, &taken),
                None => Desk::create(&place, &name).and_then(|desk| match &desk.workspace {
                    Some(workspace) => desk::take_in(workspace, &taken),
                    None => Ok(desk),
                }),
            };
            JobResult::Desk(place, Box::new(result))
        });
    }

    fn leave_intake(&mut self) {
        self.intake = None;
        self.go(Page::Overview);
    }

    fn open_workspace(&mut self, folder: PathBuf) {
        self.jobs.run(Lane::Work, JobKey::Desk, move |_| {
            let result = Desk::open(&folder);
            JobResult::Desk(folder, Box::new(result))
        });
    }

    fn new_workspace(&mut self, folder: &Path, name: String) {
        let place = folder_for(folder, &name);
        self.jobs.run(Lane::Journal, JobKey::Desk, move |_| {
            let result = Desk::create(&place, &name);
            JobResult::Desk(place, Box::new(result))
        });
    }

    fn remove_source(&mut self, hash: &str) {
        let record = self.desk.records.iter().find(|record| *record.sha256 == *hash).cloned();
        let (Some(record), Some(workspace), Some(folder)) = (record, self.desk.workspace.clone(), self.desk.folder.clone()) else {
            return;
        };
        self.jobs.run(Lane::Journal, JobKey::Desk, move |_| {
            JobResult::Desk(folder, Box::new(desk::remove(&workspace, &record)))
        });
    }

    fn open_sample(&mut self) {
        let desk = Desk::sample(&self.user_folder);
        self.put_on_desk(desk);
    }

    fn put_on_desk(&mut self, desk: Desk) {
        self.desk_count += 1;
        if let Some(folder) = &desk.folder {
            self.session.remember(folder);
            self.save_session();
        }
        let took_files = self.looking.page == Page::Intake;
        if took_files {
            self.tell_taken();
        }
        self.look_through(Filter::default());
        self.looking.selection = None;
        let page = if desk.sources.is_empty() && !desk.is_sample() {
            Page::Start
        } else if desk.tables.indicators().is_empty() && desk.tables.n_ratings() > 0 {
            Page::Supervision
        } else {
            Page::Overview
        };
        self.tell_lost(&desk);
        self.desk = desk;
        self.go(page);
    }

    /// Files that were taken in leave the intake; those still open for questions stay.
    fn tell_taken(&mut self) {
        let Some(intake) = &mut self.intake else { return };
        let count = intake.ready().len();
        intake.files.retain(|file| !file.is_ready());
        intake.say(&self.locale);
        let left = intake.files.len();
        if left == 0 {
            self.intake = None;
        }
        let text = self.locale.with("taken-in", &[("n", count.into()), ("left", left.into())]);
        self.say(text);
    }

    fn tell_lost(&mut self, desk: &Desk) {
        for lost in &desk.lost {
            let text = self.locale.with(
                "problem-lost-source",
                &[("file", lost.file.as_ref().into()), ("why", lost.why.as_str().into())],
            );
            self.say_problem(text);
        }
        if desk.damaged_lines > 0 {
            let text = self.locale.with("problem-damaged-lines", &[("n", desk.damaged_lines.into())]);
            self.say_problem(text);
        }
    }

    fn speak(&mut self, lang: Lang) {
        self.locale = Locale::new(lang);
        lang.code().clone_into(&mut self.session.language);
        if let Some(intake) = &mut self.intake {
            intake.say(&self.locale);
        }
        self.views.rows = None;
        self.save_session();
    }

    /// Asks for the rows of the page *Data*, once for each question.
    pub(super) fn want_rows(&mut self) {
        let (desk, query) = (self.desk_count, self.looking.row_query.clone());
        let has = self
            .views
            .rows
            .as_ref()
            .is_some_and(|(of, answers, _)| (*of, answers) == (desk, &query));
        if has || self.asked_rows.as_ref() == Some(&(desk, query.clone())) && self.jobs.is_waiting_for(&JobKey::Rows) {
            return;
        }
        self.asked_rows = Some((desk, query.clone()));
        let (tables, lang) = (self.desk.tables.clone(), self.locale.lang());
        self.jobs.run(Lane::Work, JobKey::Rows, move |_| {
            let rows = Rows::build(&tables, &query, &Locale::new(lang));
            JobResult::Rows(desk, query, rows)
        });
    }

    /// Shows a message.
    pub(super) fn say(&mut self, text: String) {
        let id = self.next_number();
        self.notices.retain(|notice| notice.is_problem && notice.text != text);
        self.notices.push(Notice {
            id,
            text,
            is_problem: false,
        });
    }

    /// Shows what went wrong.
    pub(super) fn say_problem(&mut self, text: String) {
        let id = self.next_number();
        self.notices.retain(|notice| notice.text != text);
        self.notices.push(Notice {
            id,
            text,
            is_problem: true,
        });
    }

    fn say_workspace_problem(&mut self, error: &WorkspaceError, folder: &Path) {
        tracing::warn!("{error}");
        self.say_problem(problem::sentence(error, folder, &self.locale));
    }

    /// Keeps the session. A session that cannot be kept is no reason to disturb anyone.
    pub(super) fn save_session(&self) {
        if let Err(error) = self.session.save(&self.user_folder) {
            tracing::warn!("the session is not kept: {error}");
        }
    }

    /// A place in words.
    pub(super) fn place(&self, selection: &Selection) -> String {
        place_words(&selection.anchor, &self.desk.tables, &self.locale)
    }

    /// Which table the page *Data* shows at first: the one that has rows.
    pub(super) fn sensible_rows(&self, query: &RowQuery) -> RowKind {
        match query.kind {
            RowKind::Observations if self.desk.tables.n_observations() == 0 && self.desk.tables.n_ratings() > 0 => RowKind::Ratings,
            kind => kind,
        }
    }
}

/// Where new workspaces go unless something else is chosen: the documents folder, or else the user's own.
pub(super) fn default_folder(user_folder: &Path) -> PathBuf {
    directories::UserDirs::new()
        .and_then(|dirs| dirs.document_dir().map(Path::to_owned))
        .unwrap_or_else(|| user_folder.to_owned())
        .join("Klyngeblik")
}

/// The folder of a workspace of a name: letters a file system may not like become a dash.
fn folder_for(folder: &Path, name: &str) -> PathBuf {
    let safe: String = name
        .chars()
        .map(|letter| {
            if letter.is_alphanumeric() || " -_".contains(letter) {
                letter
            } else {
                '-'
            }
        })
        .collect();
    folder.join(safe.trim())
}
