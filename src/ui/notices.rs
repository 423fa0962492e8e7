//! Messages, and whose data is looked at while it is the sample's.

use eframe::egui::{Align, Frame, Layout, Margin, Panel, Stroke, TextWrapMode, Ui};

use crate::journal::Away;

use super::action::{Action, Page};
use super::app::{App, Notice};
use super::forget::asked_ui;
use super::theme::Tokens;

/// Messages at the foot of the window. They stay until taken away; nothing moves by itself.
pub fn notices_ui(ui: &mut Ui, app: &App, actions: &mut Vec<Action>) {
    let is_sample_page = app.desk.is_sample() && app.looking.page.has_filter();
    if is_sample_page {
        let frame = notice_frame(&app.tokens);
        Panel::top("sample-banner")
            .resizable(false)
            .show_separator_line(false)
            .frame(frame)
            .show(ui, |ui| {
                ui.set_height(30.0);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if ui.button(app.locale.t("sample-begin")).clicked() {
                        actions.push(Action::Go(Page::Start));
                    }
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        ui.add(eframe::egui::Label::new(app.locale.t("sample-banner")).truncate());
                    });
                });
            });
    }
    if app.desk.n_waiting > 0 {
        kept_aside_ui(ui, app);
    }
    asked_ui(ui, app, actions);
    if let Some(question) = &app.looking.undo_question {
        undo_question_ui(ui, app, question, actions);
    }
    if app.notices.is_empty() {
        return;
    }
    let frame = Frame::new().fill(app.tokens.page).inner_margin(Margin::symmetric(20, 8));
    Panel::bottom("notices")
        .resizable(false)
        .show_separator_line(false)
        .frame(frame)
        .show(ui, |ui| {
            for notice in &app.notices {
                notice_ui(ui, app, notice, actions);
            }
        });
}

/// What waits on this computer for the folder, for as long as it does.
fn kept_aside_ui(ui: &mut Ui, app: &App) {
    let frame = Frame::new().fill(app.tokens.panel).inner_margin(Margin::symmetric(20, 6));
    Panel::bottom("kept-aside")
        .resizable(false)
        .show_separator_line(false)
        .frame(frame)
        .show(ui, |ui| {
            ui.style_mut().wrap_mode = Some(TextWrapMode::Wrap);
            let why = match app.desk.away {
                Away::Gone => "gone",
                Away::Full => "full",
                Away::ReadOnly => "read-only",
                Away::Trouble => "trouble",
            };
            ui.label(
                app.locale
                    .with("kept-aside", &[("n", app.desk.n_waiting.into()), ("why", why.into())]),
            );
        });
}

/// Asks before an undo takes away what others built on.
fn undo_question_ui(ui: &mut Ui, app: &App, question: &str, actions: &mut Vec<Action>) {
    let frame = Frame::new().fill(app.tokens.notice).inner_margin(Margin::symmetric(20, 10));
    Panel::bottom("undo-question")
        .resizable(false)
        .show_separator_line(false)
        .frame(frame)
        .show(ui, |ui| {
            ui.horizontal_wrapped(|ui| ui.label(question));
            ui.horizontal(|ui| {
                if ui.button(app.locale.t("undo-anyway")).clicked() {
                    actions.push(Action::AnswerUndo(true));
                }
                if ui.button(app.locale.t("undo-leave")).clicked() {
                    actions.push(Action::AnswerUndo(false));
                }
            });
        });
}

fn notice_frame(tokens: &Tokens) -> Frame {
    Frame::new().fill(tokens.notice).inner_margin(Margin::symmetric(20, 6))
}

fn notice_ui(ui: &mut Ui, app: &App, notice: &Notice, actions: &mut Vec<Action>) {
    let tokens = &app.tokens;
    let (fill, line) = if notice.is_problem {
        (tokens.notice, tokens.notice_line)
    } else {
        (tokens.accent_soft, tokens.accent)
    };
    Frame::new()
        .fill(fill)
        .stroke(Stroke::new(1.0, line))
        .corner_radius(8)
        .inner_margin(Margin::symmetric(14, 8))
        .show(ui, |ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.button(app.locale.t("dismiss")).clicked() {
                    actions.push(Action::Dismiss(notice.id));
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.style_mut().wrap_mode = Some(TextWrapMode::Wrap);
                    ui.label(notice.text.as_str());
                });
            });
        });
}
