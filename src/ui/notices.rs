//! Messages, and whose data is looked at while it is the sample's.

use eframe::egui::{Align, Frame, Layout, Margin, Panel, Stroke, TextWrapMode, Ui};

use super::action::{Action, Page};
use super::app::{App, Notice};
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
