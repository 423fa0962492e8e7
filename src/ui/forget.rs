//! Forgetting for good: what is asked before it, and what others ask one to forget.

use std::sync::Arc;

use eframe::egui::{Button, Frame, Id, Key, Margin, Modal, Panel, Ui, WidgetInfo, accesskit::Role};

use crate::domain::EventId;
use crate::jobs::Lane;
use crate::journal::{Act, Event, WorkspaceError};
use crate::view::words_of;

use super::action::Action;
use super::app::{App, JobKey, JobResult};
use super::apply::now_ms;
use super::desk;
use super::theme::space;

const WIDTH: f32 = 460.0;
/// So many letters tell what one is asked to forget.
const TOLD: usize = 80;

/// What is about to be forgotten.
#[derive(Debug, Clone, PartialEq)]
pub struct ForgetForm {
    /// The event that holds it.
    pub of: EventId,
    /// Who wrote it.
    pub who: String,
    /// Whether the tick is set.
    pub is_sure: bool,
}

/// The way to the question, small, beside what would be forgotten.
pub fn forget_button_ui(ui: &mut Ui, app: &App, (of, who): (&EventId, &str), about: &str, actions: &mut Vec<Action>) {
    let words = app.locale.t(if app.desk.is_own(of) { "forget-open" } else { "forget-ask-open" });
    let button = ui.add(Button::new(app.tokens.small(words)).frame(false));
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{words} {about}")));
    if button.clicked() {
        actions.push(Action::ForgetForm(Some(ForgetForm {
            of: of.clone(),
            who: who.to_owned(),
            is_sure: false,
        })));
    }
}

/// The question, where it is open: what happens and what does not, a tick, and the deed.
pub fn forget_ui(ui: &Ui, app: &mut App, actions: &mut Vec<Action>) {
    let Some(mut form) = app.looking.forget_form.take() else { return };
    let is_own = app.desk.is_own(&form.of);
    let modal = Modal::new(Id::unique("forget")).show(ui.ctx(), |ui| {
        ui.set_width(WIDTH);
        if is_own {
            own_ui(ui, app, &mut form, actions);
        } else {
            anothers_ui(ui, app, &form, actions);
        }
    });
    if modal.should_close() && !ui.input(|input| input.key_pressed(Key::Escape)) {
        actions.push(Action::ForgetForm(None));
    }
    app.looking.forget_form = Some(form);
}

fn own_ui(ui: &mut Ui, app: &App, form: &mut ForgetForm, actions: &mut Vec<Action>) {
    let t = |key: &str| app.locale.t(key).to_owned();
    ui.label(app.tokens.heading(t("forget-title")));
    words_ui(ui, app, &form.of);
    for key in ["forget-does", "forget-elsewhere"] {
        ui.label(t(key));
        ui.add_space(space::XS);
    }
    ui.label(app.tokens.strong(t("forget-final")));
    ui.add_space(space::S);
    ui.checkbox(&mut form.is_sure, t("forget-tick"));
    ui.add_space(space::S);
    ui.horizontal(|ui| {
        if ui.button(t("forget-leave")).clicked() {
            actions.push(Action::ForgetForm(None));
        }
        if ui.add_enabled(form.is_sure, Button::new(t("forget-do"))).clicked() {
            actions.push(Action::Forget(form.of.clone()));
        }
    });
}

fn anothers_ui(ui: &mut Ui, app: &App, form: &ForgetForm, actions: &mut Vec<Action>) {
    let with = |key: &str| app.locale.with(key, &[("who", form.who.as_str().into())]);
    ui.label(app.tokens.heading(with("forget-ask-title")));
    words_ui(ui, app, &form.of);
    ui.label(with("forget-ask-does"));
    ui.add_space(space::S);
    let author = app.session.author.trim().to_owned();
    if author.is_empty() {
        ui.label(app.tokens.weak(app.locale.t("series-lacks-author")));
    }
    ui.horizontal(|ui| {
        if ui.button(app.locale.t("forget-leave")).clicked() {
            actions.push(Action::ForgetForm(None));
        }
        if ui
            .add_enabled(!author.is_empty(), Button::new(app.locale.t("forget-ask-do")))
            .clicked()
        {
            actions.push(Action::ForgetForm(None));
            actions.push(Action::Journal(Act::AskToForget {
                of: form.of.clone(),
                author,
            }));
        }
    });
}

/// What would be forgotten, in short.
fn words_ui(ui: &mut Ui, app: &App, of: &EventId) {
    let words = told(app, of);
    if !words.is_empty() {
        ui.label(app.tokens.weak(format!("»{words}«")));
    }
    ui.add_space(space::S);
}

fn told(app: &App, of: &EventId) -> String {
    let words = app.desk.state.event(of).map(|event| words_of(event)).unwrap_or_default();
    let line = words.lines().next().unwrap_or_default();
    let mut told: String = line.chars().take(TOLD).collect();
    if told.len() < words.trim_end().len() {
        told.push('…');
    }
    told
}

/// What others ask one to forget, for as long as it stands and was not put off.
pub fn asked_ui(ui: &mut Ui, app: &App, actions: &mut Vec<Action>) {
    let asked = app.desk.state.asked_to_forget();
    let next = asked
        .iter()
        .find(|(of, _)| app.desk.is_own(of) && !app.looking.put_off.contains(of));
    let Some((of, names)) = next else { return };
    let frame = Frame::new().fill(app.tokens.notice).inner_margin(Margin::symmetric(20, 10));
    Panel::bottom("forget-asked")
        .resizable(false)
        .show_separator_line(false)
        .frame(frame)
        .show(ui, |ui| {
            let words = [("who", names.join(", ").into()), ("what", told(app, of).into())];
            ui.horizontal_wrapped(|ui| ui.label(app.locale.with("forget-asked", &words)));
            ui.horizontal(|ui| {
                if ui.button(app.locale.t("forget-open")).clicked() {
                    actions.push(Action::ForgetForm(Some(ForgetForm {
                        of: of.clone(),
                        who: String::new(),
                        is_sure: false,
                    })));
                }
                if ui.button(app.locale.t("forget-not-now")).clicked() {
                    actions.push(Action::PutOffForgetting(of.clone()));
                }
            });
        });
}

impl App {
    /// Forgets, off the window's thread.
    pub(super) fn forget(&mut self, of: EventId) {
        self.looking.forget_form = None;
        let Some(workspace) = self.desk.workspace.clone() else { return };
        self.drafts.forget(&of);
        let number = self.next_number();
        self.jobs.run(Lane::Journal, JobKey::Act(number), move |_| {
            let stones = desk::forget(&workspace, &of, now_ms());
            JobResult::Forgotten(workspace, Box::new(stones))
        });
    }

    /// Takes in what is forgotten.
    pub(super) fn take_stones(&mut self, stones: Result<Vec<Arc<Event>>, WorkspaceError>) {
        match stones {
            Ok(stones) => {
                let before = self.settled_by();
                self.desk.state.absorb_news(stones);
                self.news.retain(|note| self.desk.state.note(note).is_some());
                self.say(self.locale.t("forget-done").to_owned());
                if self.settled_by() != before {
                    self.settle();
                }
            }
            Err(error) => {
                let folder = self.desk.folder.clone().unwrap_or_default();
                self.say_workspace_problem(&error, &folder);
            }
        }
    }
}
