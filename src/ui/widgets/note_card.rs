//! A note as it stands in the list and beside a place.

use eframe::egui::{Button, Color32, Frame, Margin, Stroke, Ui, WidgetInfo, accesskit::Role};

use crate::chart::Pin;
use crate::journal::{Act, Subject};
use crate::ui::action::Action;
use crate::ui::ctx::UiCtx;
use crate::ui::widgets::pin_button;
use crate::view::{NoteRow, note_kind_words};

/// Mark, kind and place, the words, who and when, and the ways to change it.
pub fn note_card_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, row: &NoteRow, ground: Color32) {
    let frame = Frame::new()
        .fill(ground)
        .stroke(Stroke::new(1.0, cx.tokens.line))
        .corner_radius(8)
        .inner_margin(Margin::symmetric(12, 10));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| head_ui(ui, cx, row));
        ui.label(row.text.as_str());
        let foot = [row.byline.as_str(), row.seen.as_str()];
        let foot: Vec<&str> = foot.into_iter().filter(|part| !part.is_empty()).collect();
        ui.label(cx.tokens.small(foot.join(" · ")));
        if !row.since.is_empty() {
            ui.label(row.since.as_str());
        }
        ui.horizontal(|ui| {
            button_ui(ui, cx, row, "note-edit", Action::EditNote(row.id.clone()));
            let remove = Act::RemoveNote { note: row.id.clone() };
            button_ui(ui, cx, row, "note-remove", Action::Journal(remove));
            let past = Action::ShowPast(Some(Subject::Note(row.id.clone())));
            button_ui(ui, cx, row, "past-open", past);
        });
    });
}

fn head_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, row: &NoteRow) {
    let pin = Pin {
        number: row.number,
        note: row.id.clone(),
        kind: row.kind,
        text: row.text.clone(),
    };
    let opens = pin_button(ui, cx.tokens, cx.locale, &pin).clicked();
    ui.label(cx.tokens.strong(note_kind_words(row.kind, cx.locale)));
    let place = ui.link(row.place.as_str());
    place.widget_info(|| {
        let words = cx.locale.with("note-open", &[("place", row.place.as_str().into())]);
        WidgetInfo::labeled(Role::Link, true, words)
    });
    if place.clicked() || opens {
        cx.push(Action::OpenNote(row.id.clone()));
    }
}

fn button_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, row: &NoteRow, key: &str, action: Action) {
    let button = ui.add(Button::new(cx.locale.t(key)).small());
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{} {}", cx.locale.t(key), row.number)));
    if button.clicked() {
        cx.push(action);
    }
}
