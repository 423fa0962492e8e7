//! *Det er tid at se på igen*: trials and agreements whose day has come, above the page one begins at.

use eframe::egui::{CollapsingHeader, Frame, Margin, ScrollArea, Stroke, Ui};

use crate::domain::{Note, PlanStage};
use crate::view::DueRow;

use super::action::Action;
use super::app::App;
use super::ctx::UiCtx;
use super::plan_form::{PlanForm, plan_form_ui, plan_ways_ui};
use super::theme::space;
use super::widgets::button_ui;

/// The strip takes no more of the page than this; what is below scrolls.
const HIGHEST: f32 = 236.0;
/// So many are shown until the rest is asked for.
const SHOWN: usize = 3;

/// Draws the strip where anything is due. It can be folded, and stays so.
pub fn due_strip_ui(ui: &mut Ui, app: &mut App, actions: &mut Vec<Action>) {
    let revision = app.revision();
    let due = app.views.due(&revision, &app.desk, app.today, &app.locale);
    if due.is_empty() {
        return;
    }
    let mut cx = UiCtx {
        locale: &app.locale,
        tokens: &app.tokens,
        selected: None,
        actions,
    };
    let frame = Frame::new()
        .fill(cx.tokens.card)
        .stroke(Stroke::new(1.0, cx.tokens.accent))
        .corner_radius(8)
        .inner_margin(Margin::symmetric(14, 8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let title = cx.locale.with("due-title", &[("n", due.len().into())]);
        let header = CollapsingHeader::new(cx.tokens.heading(title)).id_salt("due").default_open(true);
        header.show_unindented(ui, |ui| {
            ScrollArea::vertical().id_salt("due-rows").max_height(HIGHEST).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                let (first, more) = due.split_at(due.len().min(SHOWN));
                rows_ui(
                    ui,
                    &mut cx,
                    app.desk.state.notes(),
                    (first, &mut app.looking.plan_form, &mut app.session.author),
                );
                if !more.is_empty() {
                    let words = cx.locale.with("due-more", &[("n", more.len().into())]);
                    CollapsingHeader::new(words).id_salt("due-more").show_unindented(ui, |ui| {
                        rows_ui(
                            ui,
                            &mut cx,
                            app.desk.state.notes(),
                            (more, &mut app.looking.plan_form, &mut app.session.author),
                        );
                    });
                }
            });
        });
    });
    ui.add_space(space::S);
}

/// Each in one line, until it is unfolded.
fn rows_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, notes: &[Note], (rows, form, author): (&[DueRow], &mut Option<PlanForm>, &mut String)) {
    for row in rows {
        let header = CollapsingHeader::new(row.line.as_str()).id_salt(("due", row.number));
        header.show(ui, |ui| {
            row_ui(ui, cx, row);
            if let Some(note) = notes.iter().find(|note| note.id == row.id) {
                plan_form_ui(ui, cx, form, note, author);
            }
        });
    }
}

fn row_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, row: &DueRow) {
    ui.spacing_mut().item_spacing.y = 3.0;
    ui.horizontal_wrapped(|ui| {
        ui.label(cx.tokens.strong(row.name.as_str()));
        ui.label(cx.tokens.small(row.place.as_str()));
    });
    ui.horizontal_wrapped(|ui| {
        for words in [&row.sign, &row.then, &row.now].into_iter().filter(|words| !words.is_empty()) {
            ui.label(words.as_str());
            ui.add_space(space::S);
        }
    });
    if !row.answer.is_empty() {
        ui.label(cx.tokens.weak(row.answer.as_str()));
    }
    ui.horizontal_wrapped(|ui| {
        let words = cx.t("due-look").to_owned();
        button_ui(ui, cx, row.number, &words, Action::ReadNote(row.id.clone()));
        plan_ways_ui(ui, cx, (&row.id, row.number), PlanStage::Open);
    });
}
