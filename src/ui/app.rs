//! The state of the window, and its frame: take in what jobs gave, draw, apply what was asked.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::egui;
use egui_commonmark::CommonMarkCache;
use jiff::civil::Date;

use crate::domain::{EventId, HouseId, IndicatorId, NoteId, ThemeName};
use crate::i18n::{Lang, Locale};
use crate::import::Refusal;
use crate::jobs::{Broken, Jobs, Lane, Rounds};
use crate::journal::{Event, News, Session, Subject, WorkspaceError, load_drafts};
use crate::view::{CompareQuery, Filter, NoteQuery, RowQuery, Rows};

use super::action::{Action, DataPart, NotesPart, Page, Selection, SupervisionPart};
use super::arrival::{Arrival, Found};
use super::desk::{Change, Desk, Done, SharedWorkspace};
use super::drafts::Drafts;
use super::export::{ExportForm, ExportTrouble};
use super::forget::{self, ForgetForm};
use super::history::History;
use super::house_form::HouseForm;
use super::intake::Intake;
use super::intake_file::{IntakeFile, Reread, TableId, Understood};
use super::kept_views::ViewsForm;
use super::lock::{self, LockForm};
use super::place_form::PlaceForm;
use super::plan_form::PlanForm;
use super::series_form::SeriesForm;
use super::theme::{self, Tokens};
use super::views::{Revision, Views};
use super::waiting::{self, Waiting};
use super::word_form::WordForm;
use super::{apply, command, filter_strip, keys, note_panel, notices, pages, past, shell};

/// How the program was started.
#[derive(Debug, Clone)]
pub struct Start {
    /// Files to read, or one workspace folder.
    pub paths: Vec<PathBuf>,
    /// The user's own folder: session, sample's notes.
    pub user_folder: PathBuf,
    /// When the process began, to tell how long the first frame took.
    pub began: Instant,
}

/// What a job is for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum JobKey {
    /// Finding what lies behind paths; each batch its own.
    Find(u64),
    /// Reading a file; each its own.
    Read(u64),
    /// Reading a file again after a choice.
    Reread(TableId),
    /// Opening or changing a workspace.
    Desk,
    /// Something in the journal; each act its own.
    Act(u64),
    /// Looking for what others wrote.
    News,
    /// Working out rows.
    Rows,
    /// Waiting for a dialog.
    Dialog,
    /// Writing a chart to a file; each its own.
    Export(u64),
    /// Making a picture for the clipboard; the last one asked for is the one that is wanted.
    Clip,
    /// Keeping the session.
    Session,
    /// Keeping drafts.
    Drafts,
    /// Keeping the drafts of a workspace that is left; each its own.
    LeftDrafts(u64),
}

/// What a job gives.
pub(super) enum JobResult {
    /// What lies behind paths.
    Found(Found),
    /// A file as read, by what was known of the desk of that number.
    Files(u64, Arrival, Vec<IntakeFile>),
    /// A file read again.
    File(Box<Reread>, Box<Result<Understood, Refusal>>),
    /// A workspace opened or changed, or why not, with its folder.
    Desk(PathBuf, Box<Result<Change, WorkspaceError>>),
    /// An act by its number that is safe on disk, with its workspace, or why not.
    Event(u64, SharedWorkspace, Box<Result<Done, WorkspaceError>>),
    /// What contact with a workspace's folder brought.
    News(SharedWorkspace, News),
    /// Something was forgotten for good.
    Forgotten(SharedWorkspace, Box<Result<Vec<Arc<Event>>, WorkspaceError>>),
    /// Rows worked out, in a language, for a desk and a question.
    Rows(Lang, u64, RowQuery, Rows),
    /// A chart that was saved in a file, or why not.
    Saved(ExportForm, PathBuf, Result<(), ExportTrouble>),
    /// The same in a file nobody could be asked for.
    SavedUnasked(PathBuf, Result<(), ExportTrouble>),
    /// A picture for the clipboard.
    Pictured(Option<egui::ColorImage>),
    /// Drafts that were kept, or why not.
    Drafts(Result<(), WorkspaceError>),
    /// Something nobody waits for.
    Done,
    /// What a person chose in a dialog; none if she left it.
    Chosen(Option<Action>),
    /// There is no dialog here for what was asked.
    NoDialog(Action),
}

/// A message at the foot of the window.
pub(super) struct Notice {
    /// Its number.
    pub id: u64,
    /// What it says.
    pub text: String,
    /// Whether something went wrong.
    pub is_problem: bool,
}

/// Name and folder a new workspace would get.
pub(super) struct NewWorkspace {
    /// The cluster's name.
    pub name: String,
    /// The folder its own folder is made in.
    pub folder: PathBuf,
}

/// What is looked at, and what is being written beside it. A [`View`](crate::view::View) is what can be come back to of it.
#[derive(Default)]
pub(super) struct Looking {
    /// The page.
    pub page: Page,
    /// The place chosen.
    pub selection: Option<Selection>,
    /// The filter strip.
    pub filter: Filter,
    /// Text in the houses' search field of the filter strip.
    pub house_search: String,
    /// The indicator on *Udvikling*.
    pub indicator: Option<IndicatorId>,
    /// What is asked of *Sammenlign*.
    pub compare: CompareQuery,
    /// A house whose row or panel shall be in sight at the next frame.
    pub scroll_to: Option<HouseId>,
    /// The list of notes.
    pub note_query: NoteQuery,
    /// The note whose page is open on *Noter*.
    pub note: Option<NoteId>,
    /// What is searched for among the notes a note may grow out of.
    pub ground_search: String,
    /// The day *Noter* looks back to, as it is written; none where it is not asked for.
    pub since_text: Option<String>,
    /// A new day or state of a trial or an agreement being written.
    pub plan_form: Option<PlanForm>,
    /// A place being chosen for a note that has none.
    pub place_form: Option<PlaceForm>,
    /// The rows.
    pub row_query: RowQuery,
    /// Charts shown as tables.
    pub tables_open: BTreeSet<String>,
    /// The part of *Tilsyn*.
    pub supervision: SupervisionPart,
    /// The theme whose steps *Tilsyn* shows.
    pub theme: Option<ThemeName>,
    /// The part of *Noter*.
    pub notes_part: NotesPart,
    /// Whether *Fælles sprog* shows the terms without words alone.
    pub words_lacking: bool,
    /// The team's own words being written.
    pub word_form: Option<WordForm>,
    /// The part of *Data*.
    pub data_part: DataPart,
    /// A change of a house being written.
    pub house_form: Option<HouseForm>,
    /// A choice about a series being written.
    pub series_form: Option<SeriesForm>,
    /// The list of kept views, where it is open.
    pub views_form: Option<ViewsForm>,
    /// Whether the list of keys is open.
    pub keys_open: bool,
    /// What is shown with its past: who did what when.
    pub past_of: Option<Subject>,
    /// The phrase that is asked for, and what is written of it.
    pub lock_form: Option<LockForm>,
    /// What is asked before something is forgotten for good.
    pub forget_form: Option<ForgetForm>,
    /// What others ask one to forget and one puts off.
    pub put_off: BTreeSet<EventId>,
    /// What is asked before an undo takes away what others built on.
    pub undo_question: Option<String>,
    /// Whether the pen shall be put in the page's search field at the next frame.
    pub wants_search: bool,
}

/// The window.
pub struct App {
    pub(super) locale: Locale,
    pub(super) tokens: Tokens,
    pub(super) session: Session,
    pub(super) user_folder: PathBuf,
    pub(super) desk: Desk,
    pub(super) desk_count: u64,
    pub(super) looking: Looking,
    pub(super) history: History,
    pub(super) drafts: Drafts,
    /// Notes others wrote or changed since *Noter* was looked at.
    pub(super) news: BTreeSet<NoteId>,
    /// The look for what others write.
    pub(super) rounds: Option<Rounds>,
    /// When drafts were kept last, by the window's own time.
    pub(super) drafts_kept_at: f64,
    /// The day it is.
    pub(super) today: Date,
    /// The day it is taken to be, where that is not today.
    pub(super) pinned_today: Option<Date>,
    /// When one was here last: milliseconds since 1970-01-01 UTC.
    pub(super) last_visit_ms: i64,
    /// What the painter of notes' words keeps.
    pub(super) markdown: CommonMarkCache,
    pub(super) intake: Option<Intake>,
    /// Work on its way that may take its time, first begun first.
    pub(super) waiting: Vec<Waiting>,
    /// The page *Nye filer* comes up with the next file that is read, and names what was passed over.
    pub(super) wants_intake: Option<Vec<String>>,
    /// The workspace the files on their way in go into, once nothing new is to be seen first.
    pub(super) takes_into: Option<PathBuf>,
    /// Frames that may pass until what was copied is here.
    asked_paste: Option<u8>,
    pub(super) new_workspace: NewWorkspace,
    pub(super) notices: Vec<Notice>,
    pub(super) views: Views,
    pub(super) jobs: Jobs<JobKey, JobResult>,
    pub(super) counter: u64,
    pub(super) asked_rows: Option<(u64, RowQuery)>,
    actions: Vec<Action>,
    began: Option<Instant>,
}

impl App {
    /// Sets up the window on the sample cluster, or on what the arguments name.
    #[must_use]
    pub fn new(ctx: &egui::Context, start: Start) -> Self {
        let session = Session::load(&start.user_folder);
        let lang = Lang::of_code(&session.language);
        theme::install(ctx, session.dark);
        ctx.set_zoom_factor(session.zoom);
        let waker = ctx.clone();
        let locale = Locale::new(lang);
        let new_workspace = NewWorkspace {
            name: locale.t("new-cluster-name").to_owned(),
            folder: apply::default_folder(&start.user_folder),
        };
        let mut app = Self {
            locale,
            new_workspace,
            tokens: Tokens::of(session.dark),
            desk: Desk::sample(&start.user_folder),
            desk_count: 0,
            looking: Looking::default(),
            history: History::default(),
            news: BTreeSet::new(),
            rounds: None,
            drafts: Drafts::of(&load_drafts(&start.user_folder)),
            drafts_kept_at: f64::NEG_INFINITY,
            today: Date::default(),
            pinned_today: None,
            last_visit_ms: session.visited_ms,
            markdown: CommonMarkCache::default(),
            intake: None,
            waiting: Vec::new(),
            wants_intake: None,
            takes_into: None,
            asked_paste: None,
            notices: Vec::new(),
            views: Views::default(),
            jobs: Jobs::new(Arc::new(move || waker.request_repaint())),
            counter: 0,
            asked_rows: None,
            actions: Vec::new(),
            began: Some(start.began),
            user_folder: start.user_folder,
            session,
        };
        app.offer_free_name();
        app.look_out();
        app.look_at_clock();
        app.mark_visit();
        app.look_through(Filter::recent());
        if app.session.last_workspace.is_some() {
            app.looking.page = Page::Start;
        }
        app.open_arguments(start.paths);
        app
    }

    fn open_arguments(&mut self, paths: Vec<PathBuf>) {
        if !paths.is_empty() {
            self.apply(Action::OpenFiles(paths));
        }
    }

    /// What all view models hang on just now.
    pub(super) fn revision(&self) -> Revision {
        Revision {
            desk: self.desk_count,
            state: self.desk.state.revision(),
            lang: self.locale.lang(),
        }
    }

    /// A number never given before in this window.
    pub(super) fn next_number(&mut self) -> u64 {
        self.counter += 1;
        self.counter
    }

    /// Whether any work is on its way: for tests that wait.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        // A dialog waits for a person, who may leave it open.
        self.jobs.is_busy_but_for(&[JobKey::Dialog])
    }

    /// Whether work is on its way that somebody waits for.
    pub(super) fn is_at_work(&self) -> bool {
        self.jobs.is_busy_but_for(&[JobKey::Dialog, JobKey::Session, JobKey::Drafts])
    }

    /// The notes that are safe on disk: for tests.
    #[must_use]
    pub fn notes(&self) -> &[crate::domain::Note] {
        self.desk.state.notes()
    }

    /// The page shown: for tests.
    #[must_use]
    pub const fn page(&self) -> Page {
        self.looking.page
    }

    /// The views the team kept: for tests.
    #[must_use]
    pub fn kept_views(&self) -> &[crate::journal::KeptView] {
        self.desk.state.kept_views()
    }

    /// Takes it to be some day: for tests and journeys.
    pub const fn set_today(&mut self, today: Date) {
        self.pinned_today = Some(today);
    }

    /// Does what a control or key would: for tests and journeys.
    pub fn ask(&mut self, action: Action) {
        self.actions.push(action);
    }

    fn take_results(&mut self) {
        for (key, result) in self.jobs.results() {
            self.waiting.retain(|waiting| waiting.key != key);
            match result {
                Ok(result) => self.take(result),
                Err(Broken) => self.take_broken(&key),
            }
        }
    }

    fn take_dropped(&mut self, ctx: &egui::Context) {
        let paths: Vec<PathBuf> = ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        if !paths.is_empty() {
            self.actions.push(Action::OpenFiles(paths));
        }
    }

    fn take_pasted(&mut self, ctx: &egui::Context) {
        if ctx.text_edit_focused() {
            return;
        }
        let pasted = ctx.input(|input| {
            input.events.iter().find_map(|event| match event {
                egui::Event::Paste(text) => Some(text.clone()),
                _ => None,
            })
        });
        match (pasted, self.asked_paste.take()) {
            (Some(text), _) => self.actions.push(Action::Paste(text)),
            (None, Some(0)) => self.say(self.locale.t("paste-nothing").to_owned()),
            (None, Some(frames)) => {
                self.asked_paste = Some(frames - 1);
                ctx.request_repaint();
            }
            (None, None) => {}
        }
    }

    fn apply_all(&mut self, ctx: &egui::Context) {
        for action in std::mem::take(&mut self.actions) {
            match action {
                Action::Dark(dark) => {
                    self.session.dark = dark;
                    self.tokens = Tokens::of(dark);
                    theme::choose(ctx, dark);
                    self.save_session();
                }
                Action::AskPaste => {
                    ctx.send_viewport_cmd(egui::ViewportCommand::RequestPaste);
                    self.asked_paste = Some(2);
                }
                Action::Clip(clip) => self.put_on_clipboard(ctx, clip),
                action => self.apply(action),
            }
            // What was asked changes what is shown.
            ctx.request_repaint();
        }
        self.turn_drafts();
        self.keep_look();
        self.keep_drafts(ctx);
    }

    fn frame_ui(&mut self, ui: &mut egui::Ui) {
        let mut actions = std::mem::take(&mut self.actions);
        shell::side_bar_ui(ui, self, &mut actions);
        waiting::bar_ui(ui, self, &mut actions);
        notices::notices_ui(ui, self, &mut actions);
        // A note's own page needs neither: its place is its own.
        if self.looking.page.has_filter() && self.read_note().is_none() {
            filter_strip::filter_strip_ui(ui, self, &mut actions);
            note_panel::show(ui, self, &mut actions);
        }
        pages::show(ui, self, &mut actions);
        if self.looking.keys_open {
            keys::keys_ui(ui, self, &mut actions);
        }
        past::past_ui(ui, self, &mut actions);
        forget::forget_ui(ui, self, &mut actions);
        lock::lock_ui(ui, self, &mut actions);
        shell::drop_hint_ui(ui, self);
        self.actions.append(&mut actions);
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.look_at_clock();
        self.take_results();
        self.take_dropped(ctx);
        self.take_pasted(ctx);
        self.actions.extend(command::pressed(ctx));
        if (ctx.zoom_factor() - self.session.zoom).abs() > 0.001 {
            self.session.zoom = ctx.zoom_factor();
            self.save_session();
        }
        self.apply_all(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        if let Some(seconds) = frame.info().cpu_usage {
            tracing::debug!("{} last frame {:.2} ms", self.looking.page.key(), seconds * 1000.0);
        }
        self.frame_ui(ui);
        let ctx = ui.ctx().clone();
        self.apply_all(&ctx);
        if let Some(began) = self.began.take() {
            tracing::info!("first frame after {} ms", began.elapsed().as_millis());
        }
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.save_drafts();
        self.mark_visit();
        self.save_session();
        // What was added is on its way to the disk; a slow drive gets the time it needs.
        self.jobs.finish(Lane::Journal, Duration::from_secs(10));
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        self.tokens.page.to_normalized_gamma_f32()
    }
}
