//! Who did what when, of a note or a setting, in a list over the page.

use eframe::egui::{Button, Id, Key, Modal, ScrollArea, Ui, WidgetInfo, accesskit::Role};

use crate::journal::Subject;
use crate::view::PastRow;

use super::action::Action;
use super::app::App;
use super::ctx::UiCtx;
use super::forget::forget_button_ui;
use super::theme::space;

const WIDTH: f32 = 560.0;
/// The list is never higher than this; what is older scrolls.
const HIGHEST: f32 = 420.0;

/// The way to the list. `about` is what the button is called where several stand on a page.
pub fn past_button_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, subject: Subject, about: &str) {
    let button = ui.add(Button::new(cx.t("past-open")).small()).on_hover_text(cx.t("past-open-hint"));
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{} {about}", cx.t("past-open")).trim_end()));
    if button.clicked() {
        cx.push(Action::ShowPast(Some(subject)));
    }
}

/// The list, where it is open.
pub fn past_ui(ui: &Ui, app: &mut App, actions: &mut Vec<Action>) {
    let Some(subject) = app.looking.past_of.clone() else { return };
    let revision = app.revision();
    let view = app.views.past(&revision, &app.desk, &subject, &app.locale);
    let modal = Modal::new(Id::unique("past")).show(ui.ctx(), |ui| {
        ui.set_width(WIDTH);
        ui.label(app.tokens.heading(view.title.as_str()));
        ui.label(app.tokens.small(view.sentence.as_str()));
        ui.add_space(space::S);
        ScrollArea::vertical().max_height(HIGHEST).show(ui, |ui| {
            for row in &view.rows {
                row_ui(ui, app, row, actions);
            }
        });
        ui.add_space(space::M);
        if ui.button(app.locale.t("close")).clicked() {
            actions.push(Action::ShowPast(None));
        }
    });
    if modal.should_close() && !ui.input(|input| input.key_pressed(Key::Escape)) {
        actions.push(Action::ShowPast(None));
    }
}

/// Something that was done, with the words that were written, and the way to forget it.
pub fn row_ui(ui: &mut Ui, app: &App, row: &PastRow, actions: &mut Vec<Action>) {
    let tokens = &app.tokens;
    ui.horizontal_wrapped(|ui| {
        ui.label(tokens.weak(row.when.as_str()));
        ui.label(tokens.strong(row.what.as_str()));
        if !row.standing.is_empty() {
            ui.label(tokens.weak(row.standing.as_str()));
        }
        if let Some((of, who)) = &row.forgettable {
            forget_button_ui(ui, app, (of, who), &row.when, actions);
        }
    });
    if !row.words.is_empty() {
        ui.indent("words", |ui| ui.label(row.words.as_str()));
    }
    ui.add_space(space::XS);
}
