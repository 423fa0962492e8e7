//! *Det er tid at se på igen*: trials and agreements whose day has come, above the page one begins at.

use eframe::egui::{CollapsingHeader, Frame, Margin, ScrollArea, Stroke, Ui};

use crate::domain::PlanStage;
use crate::view::{DueRow, note_kind_words};

use super::action::Action;
use super::app::App;
use super::ctx::UiCtx;
use super::plan_form::{plan_form_ui, plan_ways_ui};
use super::theme::space;
use super::widgets::{button_ui, paint_mark};

/// The strip takes no more of the page than this; what is below scrolls.
const HIGHEST: f32 = 236.0;

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
                for (place, row) in due.iter().enumerate() {
                    if place > 0 {
                        ui.separator();
                    }
                    row_ui(ui, &mut cx, row);
                    if let Some(note) = app.desk.state.note(&row.id) {
                        plan_form_ui(ui, &mut cx, &mut app.looking.plan_form, note, &mut app.session.author);
                    }
                }
            });
        });
    });
    ui.add_space(space::S);
}

fn row_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, row: &DueRow) {
    ui.spacing_mut().item_spacing.y = 3.0;
    ui.horizontal_wrapped(|ui| {
        let (rect, _) = ui.allocate_exact_size(eframe::egui::vec2(22.0, 22.0), eframe::egui::Sense::hover());
        paint_mark(ui.painter(), cx.tokens, rect.center(), 9.0, row.kind, &row.number.to_string());
        ui.label(cx.tokens.strong(format!("{}: {}", note_kind_words(row.kind, cx.locale), row.name)));
        ui.label(cx.tokens.small(format!("{} · {}", row.place, row.day)));
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
