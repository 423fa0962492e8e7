//! The page of one note: its words and its place then and now, its chart, where it comes from and what came of it, and the answers.

use eframe::egui::{Frame, Margin, ScrollArea, Stroke, Ui, accesskit::Role, vec2};

use crate::domain::{NoteId, NoteKind};
use crate::journal::Subject;
use crate::ui::action::Action;
use crate::ui::app::App;
use crate::ui::chart_panel::{FRAME, Shown, chart_panel_ui};
use crate::ui::ctx::UiCtx;
use crate::ui::note_form::{Writing, form_ui};
use crate::ui::past::row_ui as past_row_ui;
use crate::ui::plan_form::{plan_form_ui, plan_ways_ui};
use crate::ui::theme::space;
use crate::ui::widgets::{button_ui, facts_ui, markdown_ui, note_card_ui, pin_button, place_way};
use crate::view::{NotePage, NoteRow, PastRow, first_line, note_kind_words};

/// Width of the answers beside the note.
const ASIDE: f32 = 360.0;
/// Height of the chart.
const CHART: f32 = 270.0;
/// How far an answer to an answer stands in.
const INDENT: f32 = 14.0;
/// Letters of a note that are shown in a line.
const WORDS: usize = 140;

/// Draws the page, where the note is still there.
pub fn show(ui: &mut Ui, app: &mut App, id: &NoteId, actions: &mut Vec<Action>) {
    let (revision, filter) = (app.revision(), app.looking.filter.clone());
    let view = app.views.note_page(&revision, &app.desk, (&filter, id), &app.locale);
    let Some(view) = view.as_ref() else { return };
    ui.horizontal(|ui| {
        if ui.button(app.locale.t("note-to-list")).clicked() {
            actions.push(Action::CloseNote);
        }
        ui.label(app.tokens.title(view.title.as_str()));
    });
    ui.add_space(space::XS);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        let width = (ui.available_width() - ASIDE - space::L).max(320.0);
        ui.allocate_ui(vec2(width, ui.available_height()), |ui| {
            ScrollArea::vertical().id_salt("note").auto_shrink([false, false]).show(ui, |ui| {
                ui.set_max_width(width - 14.0);
                ui.vertical(|ui| note_ui(ui, app, view, actions));
            });
        });
        ScrollArea::vertical()
            .id_salt("answers")
            .auto_shrink([false, false])
            .show(ui, |ui| {
                ui.set_max_width(ASIDE - 14.0);
                ui.vertical(|ui| answers_ui(ui, app, view, actions));
            });
    });
}

fn card(cx: &UiCtx<'_>) -> Frame {
    Frame::new()
        .fill(cx.tokens.card)
        .stroke(Stroke::new(1.0, cx.tokens.line))
        .corner_radius(8)
        .inner_margin(Margin::symmetric(16, 12))
}

fn note_ui(ui: &mut Ui, app: &mut App, view: &NotePage, actions: &mut Vec<Action>) {
    let tables_open = app.looking.tables_open.clone();
    let (revision, subject) = (app.revision(), Subject::Note(view.row.id.clone()));
    let past = app.views.past(&revision, &app.desk, &subject, &app.locale);
    let mut cx = UiCtx {
        locale: &app.locale,
        tokens: &app.tokens,
        selected: None,
        actions,
    };
    card(&cx).show(ui, |ui| {
        ui.set_width(ui.available_width());
        if let Some(answered) = &view.answered {
            line_ui(ui, &mut cx, answered);
            ui.separator();
        }
        markdown_ui(ui, &mut app.markdown, &view.row.text);
        facts_ui(ui, &cx, &view.row);
        if !view.now.is_empty() {
            ui.label(view.now.as_str());
        }
        ways_ui(ui, &mut cx, view);
        if let Some(note) = app.desk.state.note(&view.row.id) {
            plan_form_ui(ui, &mut cx, &mut app.looking.plan_form, note, &mut app.session.author);
        }
    });
    if let Some(chart) = &view.chart {
        let shown = Shown::of(&chart.id, &tables_open);
        let size = vec2(ui.available_width(), CHART);
        chart_panel_ui(ui, &mut cx, (chart, shown), size - vec2(0.0, FRAME), &|_, _| {});
    }
    lines_ui(ui, &mut cx, "note-grounds", &view.grounds);
    lines_ui(ui, &mut cx, "note-growth", &view.growth);
    ui.label(cx.tokens.strong(cx.t("note-history")));
    for row in &past.rows {
        let words = first_line(&row.words, WORDS);
        past_row_ui(ui, app, &PastRow { words, ..row.clone() }, actions);
    }
}

/// To its place, to its words, to what may grow out of it, and to its plan.
fn ways_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, view: &NotePage) {
    let row = &view.row;
    ui.horizontal_wrapped(|ui| {
        let words = cx.locale.with("note-open", &[("place", row.place.as_str().into())]);
        place_way(cx, row, &ui.button(words), Role::Button);
        let edit = cx.t("note-edit").to_owned();
        button_ui(ui, cx, row.number, &edit, Action::EditNote(row.id.clone()));
        for kind in next_kinds(row.kind) {
            let kind_words = note_kind_words(*kind, cx.locale).to_lowercase();
            let words = cx.locale.with("note-grow", &[("kind", kind_words.into())]);
            button_ui(ui, cx, row.number, &words, Action::GrowFrom(row.id.clone(), *kind));
        }
        if let Some(stage) = view.stage {
            plan_ways_ui(ui, cx, (&row.id, row.number), stage);
        }
    });
}

/// The kinds that mostly come next in the conversation.
const fn next_kinds(kind: NoteKind) -> &'static [NoteKind] {
    match kind {
        NoteKind::Observation => &[NoteKind::Wonder],
        NoteKind::Wonder => &[NoteKind::Explanation, NoteKind::Trial],
        NoteKind::Explanation => &[NoteKind::Trial],
        NoteKind::Trial => &[NoteKind::Observation, NoteKind::Agreement],
        NoteKind::Agreement => &[],
    }
}

fn lines_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, key: &str, rows: &[NoteRow]) {
    if rows.is_empty() {
        return;
    }
    ui.label(cx.tokens.strong(cx.locale.t(key)));
    for row in rows {
        line_ui(ui, cx, row);
    }
}

/// A note in a line, that opens its page.
fn line_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, row: &NoteRow) {
    ui.horizontal(|ui| {
        let pin = crate::chart::Pin {
            number: row.number,
            note: row.id.clone(),
            kind: row.kind,
            text: row.text.clone(),
        };
        if pin_button(ui, cx.tokens, cx.locale, &pin).clicked() {
            cx.push(Action::ReadNote(row.id.clone()));
        }
        let line = first_line(&row.text, WORDS);
        ui.add(eframe::egui::Label::new(format!("{} · {line}", note_kind_words(row.kind, cx.locale))).truncate());
    });
}

/// The field to answer in, and the answers.
fn answers_ui(ui: &mut Ui, app: &mut App, view: &NotePage, actions: &mut Vec<Action>) {
    let anchor = app.drafts.place().map(|place| place.anchor.clone()).unwrap_or_default();
    let writing = Writing {
        seen: None,
        anchor,
        reply_to: Some(view.row.id.clone()),
    };
    form_ui(ui, app, &writing, actions);
    ui.add_space(space::M);
    let mut cx = UiCtx {
        locale: &app.locale,
        tokens: &app.tokens,
        selected: None,
        actions,
    };
    let sentence = cx.locale.with("note-replies", &[("n", view.replies.len().into())]);
    ui.label(cx.tokens.strong(sentence));
    for (depth, row) in &view.replies {
        ui.horizontal_top(|ui| {
            ui.add_space(INDENT * *depth as f32);
            ui.vertical(|ui| note_card_ui(ui, &mut cx, row, app.tokens.card, &mut app.markdown));
        });
    }
}
