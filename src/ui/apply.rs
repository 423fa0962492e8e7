//! What each action does. The outer match only hands on; each thing is done in one place.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;

use crate::domain::{Anchor, HouseId};
use crate::i18n::{Lang, Locale};
use crate::jobs::Lane;
use crate::journal::{Act, Body, Event, WorkspaceError};
use crate::view::{Filter, NoteQuery, RowQuery, Rows, built_on_words, workspace_words};

use super::action::{Action, DataPart, NotesPart, Page, Selection};
use super::app::{App, JobKey, JobResult, Notice};
use super::desk::{self, Done, SharedWorkspace};
use super::discussion::day_of;
use super::draft::Draft;
use super::kept_views::ViewsForm;
use super::lock::LockForm;
use super::series_form::SeriesForm;
use super::word_form::WordForm;

impl App {
    /// Does one thing that was asked for.
    #[expect(clippy::too_many_lines, reason = "a list: each thing that can be asked, and where it is done")]
    pub(super) fn apply(&mut self, action: Action) {
        match action {
            Action::Go(page) => {
                self.looking.note = None;
                self.look_for_chosen();
                self.go(page);
            }
            Action::Back => self.step_over_views(-1),
            Action::Forward => self.step_over_views(1),
            Action::ViewsForm(form) => self.looking.views_form = form,
            Action::OpenView(id) => self.open_view(&id),
            Action::KeepView(name) => self.keep_view(name),
            Action::Select(selection) => self.select(selection),
            Action::Deselect => self.step_back(),
            Action::Reset => {
                self.choose(None);
                self.look_through(self.looking.filter.of_recent_years());
            }
            Action::Write => self.write(),
            Action::Filter(filter) => self.look_through(filter),
            Action::ChooseIndicator(indicator) => self.looking.indicator = Some(indicator),
            Action::ShowIndicator(indicator) => {
                self.looking.indicator = Some(indicator);
                self.look_for_chosen();
                self.go(Page::Trend);
            }
            Action::Compare(query) => self.looking.compare = query,
            Action::ToggleTable(chart) => {
                if !self.looking.tables_open.remove(&chart) {
                    self.looking.tables_open.insert(chart);
                }
            }
            Action::ShowSupervision(part) => self.looking.supervision = part,
            Action::ShowTheme(theme) => self.looking.theme = Some(theme),
            Action::ShowPart(part) => self.looking.data_part = part,
            Action::HouseForm(form) => self.looking.house_form = form,
            Action::SeriesForm(form) => self.looking.series_form = form,
            Action::MoveHouse(house, by) => self.move_house(house, by),
            Action::ShowNotes(part) => self.looking.notes_part = part,
            Action::GoToPlace(place) => self.go_to_place(place),
            Action::ShowLacking(only) => self.looking.words_lacking = only,
            Action::Word(term) => {
                self.looking.words_lacking = false;
                self.looking.word_form = Some(WordForm::about(term, &self.desk.tables));
                self.go(Page::Vocabulary);
            }
            Action::WordForm(form) => self.looking.word_form = form,
            Action::OpenNote(note) => self.open_note(&note),
            Action::ReadNote(note) => self.open_note_page(&note),
            Action::Reply(note) => self.reply(&note),
            Action::GrowFrom(note, kind) => self.grow_from(&note, kind),
            Action::CloseNote => self.looking.note = None,
            Action::EditNote(note) => self.edit_note(&note),
            Action::BeginGround(kind) => self.begin_ground(kind),
            Action::LeaveGround => self.leave_ground(),
            Action::ClearDraft => self.drafts.open = Draft::default(),
            Action::PutAside => self.put_aside(),
            Action::OpenDraft(key) => self.open_draft(key),
            Action::ShareDraft(number) => self.share_draft(number),
            Action::DropDraft(key) => self.drop_draft(&key),
            Action::PlanForm(form) => self.looking.plan_form = form,
            Action::PlaceForm(form) => self.looking.place_form = form,
            Action::PutNote(note, anchor) => self.put_note(note, anchor),
            Action::Journal(act) => self.act(act),
            Action::AnswerUndo(anyway) => self.answer_undo(anyway),
            Action::AskLock(ask) => self.looking.lock_form = ask.map(LockForm::new),
            Action::DoLock => self.do_lock(),
            Action::ForgetForm(form) => {
                self.looking.past_of = None;
                self.looking.forget_form = form;
            }
            Action::Forget(of) => self.forget(of),
            Action::PutOffForgetting(of) => drop(self.looking.put_off.insert(of)),
            Action::ShowPast(subject) => self.looking.past_of = subject,
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
            Action::PickFiles | Action::PickWorkspace | Action::PickNewFolder => self.ask_dialog(action),
            Action::NewFolder(folder) => self.put_new_in(folder),
            Action::OpenFiles(paths) => self.open_files(paths),
            Action::Paste(text) => self.paste(text, Timestamp::now()),
            Action::StopReading { all: true } => self.stop_all(),
            Action::StopReading { all: false } => drop(self.stop_in_sight()),
            Action::OpenWorkspace(folder) => self.open_workspace(folder),
            Action::NewWorkspace(folder) => self.make_workspace(&folder),
            Action::OpenSample => self.open_sample(),
            Action::Intake(edit) => self.edit_intake(edit),
            Action::TakeIn => self.take_in(),
            Action::TakeInto(folder) => self.take_into(folder),
            Action::LeaveIntake => self.leave_intake(),
            Action::RemoveSource(hash) => self.remove_source(&hash),
            Action::Export(spec, form) => self.ask_where(spec, form),
            Action::SaveTo(spec, form, path) => self.save_to(spec, form, &path),
            Action::CopyPicture(spec) => self.copy_picture(spec),
            Action::Speak(lang) => self.speak(lang),
            // Done where the window's context is at hand.
            Action::Dark(_) | Action::AskPaste | Action::Clip(_) => {}
            Action::Sign(name) => {
                self.session.author = name;
                self.save_session();
            }
            Action::ToggleKeys => self.looking.keys_open = !self.looking.keys_open,
            Action::Search => self.search(),
            Action::Dismiss(id) => self.notices.retain(|notice| notice.id != id),
        }
        self.turn_drafts();
    }

    /// Takes in what a job gave.
    pub(super) fn take(&mut self, result: JobResult) {
        match result {
            JobResult::Found(found) => self.read_found(found),
            JobResult::Files(desk, arrival, files) => self.show_files(desk, arrival, files),
            JobResult::File(order, result) => {
                if let Some(intake) = &mut self.intake {
                    intake.put(&order, *result, &self.locale);
                }
            }
            JobResult::Desk(folder, result) => match *result {
                Ok(change) => self.put_on_desk(change),
                Err(error) => {
                    self.takes_into = None;
                    if !self.take_lock_problem(&error, &folder) {
                        self.say_workspace_problem(&error, &folder);
                    }
                }
            },
            JobResult::Event(act, workspace, result) => match *result {
                Ok(done) => {
                    let note = done.event.as_ref().map(|event| event.id());
                    self.drafts.arrived(act, note.as_ref());
                    // Another workspace may have come on the desk meanwhile; the act is safe in its own.
                    if self.is_open(&workspace) {
                        (self.desk.n_waiting, self.desk.away) = done.waiting;
                        if let Some(event) = done.event {
                            self.take_event(event);
                        }
                    }
                }
                Err(error) => {
                    self.drafts.came_back(act);
                    let folder = self.desk.folder.clone().unwrap_or_default();
                    self.say_workspace_problem(&error, &folder);
                }
            },
            JobResult::News(workspace, news) => {
                if self.is_open(&workspace) {
                    self.take_news(news);
                }
            }
            JobResult::Forgotten(workspace, stones) => {
                if self.is_open(&workspace) {
                    self.take_stones(*stones);
                }
            }
            JobResult::Rows(lang, desk, query, rows) => {
                if lang == self.locale.lang() {
                    self.views.rows = Some((desk, query, Arc::new(rows)));
                }
            }
            JobResult::Saved(form, path, saved) => self.tell_saved(form, &path, &saved),
            JobResult::SavedUnasked(path, saved) => self.tell_saved_unasked(&path, &saved),
            JobResult::Pictured(picture) => self.take_picture(picture),
            JobResult::Drafts(Ok(())) | JobResult::Done => {}
            JobResult::Drafts(Err(error)) => {
                tracing::warn!("drafts are not kept: {error}");
                self.say_problem(self.locale.t("problem-drafts").to_owned());
            }
            JobResult::Chosen(action) => {
                if let Some(action) = action {
                    self.apply(action);
                }
            }
            JobResult::NoDialog(asked) => self.do_without_dialog(asked),
        }
    }

    /// Takes in what is safe on disk now.
    fn take_event(&mut self, event: Arc<Event>) {
        let n_notes = self.desk.state.notes().len();
        let before = self.settled_by();
        if matches!(event.body, Body::HouseChangeAdded { .. } | Body::HouseChangeCorrected { .. }) {
            self.looking.house_form = None;
            self.say(self.locale.t("house-change-kept").to_owned());
        }
        if matches!(event.body, Body::SeriesChoiceAdded { .. }) {
            self.looking.series_form = self.looking.series_form.as_ref().map(SeriesForm::emptied);
            self.say(self.locale.t("series-kept").to_owned());
        }
        if matches!(event.body, Body::ForgetAsked { .. }) {
            self.say(self.locale.t("forget-ask-done").to_owned());
        }
        if matches!(event.body, Body::ViewKept { .. }) {
            self.looking.views_form = self.looking.views_form.take().map(|form| ViewsForm {
                name: String::new(),
                ..form
            });
            self.say(self.locale.t("views-kept").to_owned());
        }
        if matches!(event.body, Body::PlanStateSet { .. } | Body::NoteChanged { .. }) {
            self.looking.plan_form = None;
        }
        if let Body::TermWorded { term, .. } = &event.body {
            self.looking.word_form.take_if(|form| form.is_about(term));
            self.say(self.locale.t("words-kept").to_owned());
        }
        if matches!(event.body, Body::NoteMoved { .. }) {
            self.looking.place_form = None;
            self.say(self.locale.t("note-put").to_owned());
        }
        if let (Body::ViewRenamed { .. }, Some(form)) = (&event.body, &mut self.looking.views_form) {
            form.renaming = None;
        }
        self.desk.state.absorb(event);
        self.desk.speak();
        if self.desk.state.notes().len() > n_notes {
            self.say(self.locale.t("note-kept").to_owned());
        }
        if self.settled_by() != before {
            self.settle();
        }
    }

    /// A job broke down. What waited for it is told, and nothing asks for the same again by itself.
    pub(super) fn take_broken(&mut self, key: &JobKey) {
        tracing::error!("a job broke down: {key:?}");
        match key {
            JobKey::Act(act) => self.drafts.came_back(*act),
            JobKey::Reread(table) => self.take_back(table),
            JobKey::Rows => self.views.rows = self.asked_rows.clone().map(|(desk, query)| (desk, query, Arc::default())),
            _ => {}
        }
        self.say_problem(self.locale.t("problem-job").to_owned());
    }

    pub(super) fn go(&mut self, page: Page) {
        if page != self.looking.page {
            // What went well has been read by now; what went wrong stays until it is taken away.
            self.notices.retain(|notice| notice.is_problem);
        }
        self.looking.page = page;
        self.see_news();
    }

    /// The house chosen comes into sight at the next frame.
    pub(super) fn look_for_chosen(&mut self) {
        self.looking.scroll_to = self.looking.selection.as_ref().and_then(|selection| selection.anchor.house.clone());
    }

    /// The place chosen, where anything of it stands on the page; elsewhere it waits until a page shows it.
    pub(super) fn shown_selection(&self) -> Option<&Selection> {
        let selection = self.looking.selection.as_ref();
        selection.filter(|selection| selection.shows_on(self.looking.page))
    }

    /// One filter for all pages.
    pub(super) fn look_through(&mut self, filter: Filter) {
        self.looking.note_query.filter = filter.clone();
        self.looking.row_query.filter = filter.clone();
        self.looking.filter = filter;
    }

    pub(super) fn select(&mut self, selection: Selection) {
        // The panel takes a column of charts: the house chosen stays in sight.
        if self.looking.selection.is_none() && self.looking.page == Page::Trend {
            self.looking.scroll_to.clone_from(&selection.anchor.house);
        }
        self.choose(Some(selection));
    }

    /// Chooses a place, or none; what is being written stays with its own place.
    pub(super) fn choose(&mut self, selection: Option<Selection>) {
        self.looking.selection = selection;
        self.turn_drafts();
    }

    fn step_back(&mut self) {
        if self.looking.keys_open {
            self.looking.keys_open = false;
        } else if self.looking.lock_form.take().is_some() || self.looking.forget_form.take().is_some() {
            // It is left as it stands.
        } else if self.looking.past_of.take().is_some() || self.looking.undo_question.take().is_some() {
            // One thing at a time.
        } else if let Some(form) = &mut self.looking.views_form {
            if form.renaming.take().is_none() {
                self.looking.views_form = None;
            }
        } else if !self.stop_in_sight()
            && self.looking.house_form.take().is_none()
            && self.looking.series_form.take().is_none()
            && self.looking.plan_form.take().is_none()
            && self.looking.word_form.take().is_none()
            && self.looking.place_form.take().is_none()
            && !self.close_note()
            && self.shown_selection().is_some()
        {
            self.choose(None);
        }
    }

    /// Leaves the page of a note for the list. Gives whether one was open.
    pub(super) fn close_note(&mut self) -> bool {
        self.looking.page == Page::Notes && self.looking.note.take().is_some()
    }

    fn write(&mut self) {
        // On the page of a note one writes an answer to it.
        if self.read_note().is_some() {
            self.drafts.wants_focus = true;
            return;
        }
        if !self.looking.page.has_filter() {
            self.go(Page::Overview);
        }
        // What is written is about something that can be seen while it is written.
        if self.shown_selection().is_none() {
            self.choose(Some(Selection {
                anchor: Anchor::default(),
                seen: None,
            }));
        }
        self.drafts.wants_focus = true;
    }

    fn search(&mut self) {
        if !matches!(self.looking.page, Page::Data | Page::Notes) {
            self.go(Page::Notes);
        }
        self.close_note();
        self.looking.notes_part = NotesPart::List;
        self.looking.data_part = DataPart::Rows;
        self.looking.wants_search = true;
    }

    fn move_house(&mut self, house: HouseId, by: isize) {
        let (tables, lang) = (self.desk.tables.clone(), self.locale.lang());
        self.write_down(move |workspace| {
            let now = Timestamp::now().as_millisecond();
            desk::move_house(workspace, (&house, by), &tables, &Locale::new(lang), now)
        });
    }

    pub(super) fn act(&mut self, act: Act) {
        match (&act, self.desk.writer.as_ref()) {
            (Act::Undo, writer) if !self.desk.state.can_undo(writer) => return self.say(self.locale.t("nothing-to-undo").to_owned()),
            (Act::Redo, writer) if !self.desk.state.can_redo(writer) => return self.say(self.locale.t("nothing-to-redo").to_owned()),
            (Act::Undo, writer) => {
                let built = self.desk.state.built_on_undo(writer);
                if !built.is_empty() {
                    self.looking.undo_question = Some(built_on_words(&built, &self.locale));
                    return;
                }
            }
            _ => {}
        }
        self.looking.undo_question = None;
        let act = self.with_time_seen(act);
        let is_written = match &act {
            Act::AddNote(_) => true,
            Act::ChangeNote { note, .. } => self.drafts.open.changes.as_ref() == Some(note),
            _ => false,
        };
        if let Some(number) = self.write_act(act).filter(|_| is_written) {
            self.drafts.send(number);
        }
    }

    /// Does something in the journal, off the window's thread. Gives the act's number.
    pub(super) fn write_act(&mut self, act: Act) -> Option<u64> {
        self.write_down(move |workspace| desk::act(workspace, act, Timestamp::now().as_millisecond()))
    }

    /// What time tells: which day it is, and when one was here last.
    pub(super) fn look_at_clock(&mut self) {
        self.today = self.pinned_today.unwrap_or_else(|| day_of(Timestamp::now()));
    }

    /// Takes note that one was here, for the notes that come until one is here again.
    pub(super) fn mark_visit(&mut self) {
        self.session.visited_ms = Timestamp::now().as_millisecond();
    }

    /// Writes to the journal of what is open, in order, off the window's thread. Gives the act's number.
    pub(super) fn write_down(
        &mut self,
        write: impl FnOnce(&SharedWorkspace) -> Result<Done, WorkspaceError> + Send + 'static,
    ) -> Option<u64> {
        let Some(workspace) = self.desk.workspace.clone() else {
            self.say_problem(self.locale.t("problem-no-notes").to_owned());
            return None;
        };
        let number = self.next_number();
        self.jobs.run(Lane::Journal, JobKey::Act(number), move |_| {
            let result = write(&workspace);
            JobResult::Event(number, workspace, Box::new(result))
        });
        Some(number)
    }

    fn speak(&mut self, lang: Lang) {
        self.locale = Locale::new(lang);
        lang.code().clone_into(&mut self.session.language);
        if let Some(intake) = &mut self.intake {
            intake.say(&self.locale);
        }
        (self.views.rows, self.asked_rows) = (None, None);
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
            JobResult::Rows(lang, desk, query, rows)
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

    pub(super) fn say_workspace_problem(&mut self, error: &WorkspaceError, folder: &Path) {
        tracing::warn!("{error}");
        self.say_problem(workspace_words(error, folder, &self.locale));
    }

    /// Keeps the session. A session that cannot be kept is no reason to disturb anyone.
    pub(super) fn save_session(&mut self) {
        let (session, user_folder) = (self.session.clone(), self.user_folder.clone());
        self.jobs.run(Lane::Journal, JobKey::Session, move |cancel| {
            // A newer one is on its way.
            if !cancel.is_set()
                && let Err(error) = session.save(&user_folder)
            {
                tracing::warn!("the session is not kept: {error}");
            }
            JobResult::Done
        });
    }
}

/// What the clock says: milliseconds since 1970-01-01 UTC.
pub(super) fn now_ms() -> i64 {
    Timestamp::now().as_millisecond()
}

/// Where new workspaces go unless something else is chosen: the documents folder, or else the user's own.
pub(super) fn default_folder(user_folder: &Path) -> PathBuf {
    directories::UserDirs::new()
        .and_then(|dirs| dirs.document_dir().map(Path::to_owned))
        .unwrap_or_else(|| user_folder.to_owned())
        .join("Klyngeblik")
}
