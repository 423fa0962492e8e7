//! The lock of a workspace in the window: a phrase is asked for before a locked folder is opened, and a lock is put on, changed, taken off.

use std::path::PathBuf;

use eframe::egui::{Button, Id, Key, Label, Modal, Sense, TextEdit, Ui, WidgetInfo};

use crate::journal::{Phrase, WorkspaceError};
use crate::view::workspace_words;

use super::action::Action;
use super::app::App;
use super::desk::{self, Locking};
use super::theme::{Tokens, space};

const WIDTH: f32 = 440.0;

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LockAsk {
    /// The phrase of a folder, to open it.
    Open(PathBuf),
    /// A phrase to lock the open folder with.
    Lock,
    /// The phrase that holds, and another.
    Change,
    /// Whether the lock shall be taken away.
    Unlock,
}

/// What is asked, and what is written so far. The words are taken out of it, and kept nowhere.
pub struct LockForm {
    ask: LockAsk,
    old: String,
    new: String,
    again: String,
    /// Said below the fields; empty where there is nothing to say.
    problem: String,
}

impl LockForm {
    /// Nothing is written yet.
    #[must_use]
    pub const fn new(ask: LockAsk) -> Self {
        Self {
            ask,
            old: String::new(),
            new: String::new(),
            again: String::new(),
            problem: String::new(),
        }
    }

    fn needs_old(&self) -> bool {
        matches!(self.ask, LockAsk::Open(_) | LockAsk::Change)
    }

    fn needs_new(&self) -> bool {
        matches!(self.ask, LockAsk::Lock | LockAsk::Change)
    }

    fn is_written(&self) -> bool {
        let has_old = !self.needs_old() || !self.old.trim().is_empty();
        has_old && (!self.needs_new() || !self.new.trim().is_empty() && self.new.trim() == self.again.trim())
    }
}

/// The ways to put a lock on the folder that is open, to change it, and to take it off.
pub fn lock_ways_ui(ui: &mut Ui, app: &App, actions: &mut Vec<Action>) {
    if app.desk.folder.is_none() || app.desk.is_read_only {
        return;
    }
    let ways: &[(&str, LockAsk)] = if app.desk.is_locked {
        &[("lock-change", LockAsk::Change), ("lock-unlock", LockAsk::Unlock)]
    } else {
        &[("lock-lock", LockAsk::Lock)]
    };
    ui.horizontal(|ui| {
        if app.desk.is_locked {
            ui.label(app.tokens.small(app.locale.t("lock-is-locked")));
        }
        for (key, ask) in ways {
            if ui.small_button(app.locale.t(key)).clicked() {
                actions.push(Action::AskLock(Some(ask.clone())));
            }
        }
    });
}

/// What is asked, where it is open.
pub fn lock_ui(ui: &Ui, app: &mut App, actions: &mut Vec<Action>) {
    let Some(mut form) = app.looking.lock_form.take() else { return };
    let modal = Modal::new(Id::unique("lock")).show(ui.ctx(), |ui| {
        ui.set_width(WIDTH);
        form_ui(ui, app, &mut form, actions);
    });
    if modal.should_close() && !ui.input(|input| input.key_pressed(Key::Escape)) {
        actions.push(Action::AskLock(None));
    }
    app.looking.lock_form = Some(form);
}

fn form_ui(ui: &mut Ui, app: &App, form: &mut LockForm, actions: &mut Vec<Action>) {
    let t = |key: &str| app.locale.t(key).to_owned();
    let (title, sentence, deed) = match &form.ask {
        LockAsk::Open(_) => ("lock-open-title", "lock-open-sentence", "lock-open-do"),
        LockAsk::Lock => ("lock-lock-title", "lock-lock-sentence", "lock-lock-do"),
        LockAsk::Change => ("lock-change-title", "lock-change-sentence", "lock-change-do"),
        LockAsk::Unlock => ("lock-unlock-title", "lock-unlock-sentence", "lock-unlock-do"),
    };
    ui.label(app.tokens.heading(t(title)));
    if let LockAsk::Open(folder) = &form.ask {
        ui.label(app.tokens.small(folder.display().to_string()));
    }
    ui.label(t(sentence));
    ui.add_space(space::S);
    let is_change = form.ask == LockAsk::Change;
    let mut is_entered = false;
    if form.needs_old() {
        let name = t(if is_change { "lock-old" } else { "lock-phrase" });
        is_entered |= field_ui(ui, &app.tokens, &name, &mut form.old);
    }
    if form.needs_new() {
        let name = t(if is_change { "lock-new" } else { "lock-phrase" });
        field_ui(ui, &app.tokens, &name, &mut form.new);
        is_entered |= field_ui(ui, &app.tokens, &t("lock-again"), &mut form.again);
        if !form.again.is_empty() && form.new.trim() != form.again.trim() {
            ui.label(app.tokens.weak(t("lock-not-same")));
        }
        ui.label(app.tokens.strong(t("lock-no-way-in")));
    }
    if !form.problem.is_empty() {
        ui.label(app.tokens.strong(form.problem.as_str()));
    }
    ui.add_space(space::S);
    let is_free = form.is_written() && !app.is_changing_desk();
    ui.horizontal(|ui| {
        if ui.button(t("lock-leave")).clicked() {
            actions.push(Action::AskLock(None));
        }
        if ui.add_enabled(is_free, Button::new(t(deed))).clicked() || is_entered && is_free {
            actions.push(Action::DoLock);
        }
    });
}

/// A field nobody reads over a shoulder. Gives whether Enter was pressed in it.
fn field_ui(ui: &mut Ui, tokens: &Tokens, name: &str, text: &mut String) -> bool {
    let label = ui.add(Label::new(tokens.weak(name)).sense(Sense::click()));
    let field = ui.add(TextEdit::singleline(text).password(true).desired_width(f32::INFINITY));
    field.widget_info(|| WidgetInfo::text_edit(true, "", "", name));
    if label.clicked() {
        field.request_focus();
    }
    field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

impl App {
    /// Does what was asked, with what is written.
    pub(super) fn do_lock(&mut self) {
        let Some(form) = self.looking.lock_form.as_mut().filter(|form| form.is_written()) else {
            return;
        };
        let taken = |text: &mut String| Phrase::new(&std::mem::take(text));
        let (old, new) = (taken(&mut form.old), taken(&mut form.new));
        form.again.clear();
        form.problem.clear();
        let locking = match form.ask.clone() {
            LockAsk::Open(folder) => return self.open_under(folder, Some(old)),
            LockAsk::Lock => Locking::Lock(new),
            LockAsk::Change => Locking::Change { old, new },
            LockAsk::Unlock => Locking::Unlock,
        };
        let (Some(workspace), Some(folder)) = (self.desk.workspace.clone(), self.desk.folder.clone()) else {
            return;
        };
        self.change_lock(folder, move |watch| desk::lock(&workspace, &locking, watch));
    }

    /// What stopped a folder from being opened or locked, where that is about its lock: it is said where the phrase is asked for.
    /// Gives whether it was.
    pub(super) fn take_lock_problem(&mut self, error: &WorkspaceError, folder: &std::path::Path) -> bool {
        match (error, &mut self.looking.lock_form) {
            (WorkspaceError::Locked { .. }, None) => {
                self.looking.lock_form = Some(LockForm::new(LockAsk::Open(folder.to_owned())));
                true
            }
            (_, Some(form)) => {
                form.problem = workspace_words(error, folder, &self.locale);
                true
            }
            _ => false,
        }
    }
}
