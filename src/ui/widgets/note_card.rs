//! A note as it stands in the list and beside a place.

use eframe::egui::{Button, Color32, Frame, Margin, Response, Stroke, Ui, WidgetInfo, accesskit::Role};
use egui_commonmark::CommonMarkCache;

use super::{markdown_ui, pin_button};
use crate::chart::Pin;
use crate::journal::{Act, Subject};
use crate::ui::action::Action;
use crate::ui::ctx::UiCtx;
use crate::view::{NoteRow, note_kind_words};

/// Mark, kind and place, the words, who and when, and the ways on. The mark and the answers open the note's own page.
pub fn note_card_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, row: &NoteRow, ground: Color32, cache: &mut CommonMarkCache) {
    let frame = Frame::new()
        .fill(ground)
        .stroke(Stroke::new(1.0, cx.tokens.line))
        .corner_radius(8)
        .inner_margin(Margin::symmetric(12, 10));
    ui.push_id(("note", row.number), |ui| {
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_wrapped(|ui| head_ui(ui, cx, row));
            markdown_ui(ui, cache, &row.text);
            facts_ui(ui, cx, row);
            ways_ui(ui, cx, row);
        });
    });
}

/// Who and when, what was seen, whom it is about, what it commits to: what there is of it.
pub fn facts_ui(ui: &mut Ui, cx: &UiCtx<'_>, row: &NoteRow) {
    let foot = [&row.byline, &row.answers, &row.about, &row.seen];
    let foot: Vec<&str> = foot.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    ui.label(cx.tokens.small(foot.join(" · ")));
    for words in [&row.sign, &row.plan] {
        if !words.is_empty() {
            ui.label(cx.tokens.small(words.as_str()).color(cx.tokens.text));
        }
    }
    if !row.fate.is_empty() {
        ui.label(cx.tokens.small(row.fate.as_str()).color(cx.tokens.text));
    }
    for words in [&row.since, &row.state] {
        if !words.is_empty() {
            ui.label(words.as_str());
        }
    }
}

fn head_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, row: &NoteRow) {
    let pin = Pin {
        number: row.number,
        note: row.id.clone(),
        kind: row.kind,
        text: row.text.clone(),
    };
    if pin_button(ui, cx.tokens, cx.locale, &pin).clicked() {
        cx.push(Action::ReadNote(row.id.clone()));
    }
    ui.label(cx.tokens.strong(note_kind_words(row.kind, cx.locale)));
    let place = ui.link(row.place.as_str());
    place_way(cx, row, &place, Role::Link);
}

/// What leads to the place of a note says where, tells the place at hover, and goes there.
pub fn place_way(cx: &mut UiCtx<'_>, row: &NoteRow, way: &Response, role: Role) {
    way.widget_info(|| {
        let words = cx.locale.with("note-open", &[("place", row.place.as_str().into())]);
        WidgetInfo::labeled(role, true, format!("{words}\n{}", row.place_told).trim_end())
    });
    if way.clicked() {
        cx.push(Action::OpenNote(row.id.clone()));
    }
    if !row.place_told.is_empty() {
        way.clone().on_hover_text(&row.place_told);
    }
}

fn ways_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, row: &NoteRow) {
    ui.horizontal_wrapped(|ui| {
        let answers = cx.locale.with("note-replies", &[("n", row.n_replies.into())]);
        let words = if row.n_replies == 0 { cx.t("note-reply") } else { &answers };
        button_ui(ui, cx, row.number, words, Action::Reply(row.id.clone()));
        let edit = cx.t("note-edit").to_owned();
        button_ui(ui, cx, row.number, &edit, Action::EditNote(row.id.clone()));
        let remove = Act::RemoveNote { note: row.id.clone() };
        let words = cx.t("note-remove").to_owned();
        button_ui(ui, cx, row.number, &words, Action::Journal(remove));
        let past = Action::ShowPast(Some(Subject::Note(row.id.clone())));
        let words = cx.t("past-open").to_owned();
        button_ui(ui, cx, row.number, &words, past);
    });
}

/// A small button whose name says which note it is of.
pub fn button_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, number: usize, words: &str, action: Action) {
    let button = ui.add(Button::new(words).small());
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{words} {number}")));
    if button.clicked() {
        cx.push(action);
    }
}
