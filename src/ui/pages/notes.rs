//! *Noter*: all notes, searched and filtered, each opening the place it belongs to.

use eframe::egui::{Frame, Margin, ScrollArea, Stroke, TextEdit, Ui, WidgetInfo, accesskit::Role};

use crate::chart::Pin;
use crate::domain::NoteKind;
use crate::journal::Act;
use crate::ui::action::{Action, Page};
use crate::ui::app::App;
use crate::ui::ctx::UiCtx;
use crate::ui::widgets::{empty_ui, kind_chip, kind_key, pin_button};
use crate::view::{NoteQuery, NoteRow};

/// Draws the page.
pub fn show(ui: &mut Ui, app: &mut App, actions: &mut Vec<Action>) {
    let (revision, query) = (app.revision(), app.looking.note_query.clone());
    let view = app.views.notes(&revision, &app.desk, &query, &app.locale);
    let wants_search = std::mem::take(&mut app.looking.wants_search);
    let has_notes = !app.desk.state.notes().is_empty();
    let mut cx = UiCtx {
        locale: &app.locale,
        tokens: &app.tokens,
        selected: app.looking.selection.as_ref(),
        actions,
    };
    super::head_ui(ui, &cx, cx.t(Page::Notes.key()), &view.sentence, None);
    if !has_notes {
        let button = Some((cx.locale.t("note-on-cluster"), Action::Write));
        empty_ui(ui, &mut cx, app.locale.t("empty-notes"), app.locale.t("empty-notes-hint"), button);
        return;
    }
    ask_ui(ui, &mut cx, &query, wants_search);
    if view.rows.is_empty() {
        empty_ui(
            ui,
            &mut cx,
            app.locale.t("empty-notes-found"),
            app.locale.t("empty-notes-found-hint"),
            None,
        );
        return;
    }
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        for row in &view.rows {
            row_ui(ui, &mut cx, row);
        }
    });
}

fn ask_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, query: &NoteQuery, wants_search: bool) {
    ui.horizontal_wrapped(|ui| {
        let mut search = query.search.clone();
        let field = ui.add(
            TextEdit::singleline(&mut search)
                .hint_text(cx.t("search-notes"))
                .desired_width(320.0),
        );
        field.widget_info(|| WidgetInfo::labeled(Role::SearchInput, true, cx.t("search-notes")));
        if wants_search {
            field.request_focus();
        }
        if field.changed() {
            cx.push(Action::AskNotes(NoteQuery { search, ..query.clone() }));
        }
        for kind in NoteKind::ALL {
            if kind_chip(ui, cx.tokens, cx.locale, kind, query.kinds.contains(&kind)).clicked() {
                let mut kinds = query.kinds.clone();
                if !kinds.remove(&kind) {
                    kinds.insert(kind);
                }
                cx.push(Action::AskNotes(NoteQuery { kinds, ..query.clone() }));
            }
        }
        if ui.button(cx.t("note-on-cluster")).clicked() {
            cx.push(Action::Deselect);
            cx.push(Action::Write);
        }
    });
    ui.add_space(6.0);
}

fn row_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, row: &NoteRow) {
    let frame = Frame::new()
        .fill(cx.tokens.card)
        .stroke(Stroke::new(1.0, cx.tokens.line))
        .corner_radius(8)
        .inner_margin(Margin::symmetric(14, 10));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            let pin = Pin {
                number: row.number,
                note: row.id.clone(),
                kind: row.kind,
                text: row.text.clone(),
            };
            let opens = pin_button(ui, cx.tokens, cx.locale, &pin).clicked();
            ui.label(cx.tokens.strong(cx.t(kind_key(row.kind))));
            let place = ui.link(row.place.as_str());
            place.widget_info(|| {
                WidgetInfo::labeled(
                    Role::Link,
                    true,
                    cx.locale.with("note-open", &[("place", row.place.as_str().into())]),
                )
            });
            if place.clicked() || opens {
                cx.push(Action::OpenNote(row.id.clone()));
            }
        });
        ui.label(row.text.as_str());
        let foot = [row.byline.as_str(), row.seen.as_str()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · ");
        ui.label(cx.tokens.small(foot));
        ui.horizontal(|ui| {
            for (key, action) in [
                ("note-edit", Action::EditNote(row.id.clone())),
                ("note-remove", Action::Journal(Act::RemoveNote { note: row.id.clone() })),
            ] {
                let button = ui.small_button(cx.t(key));
                button.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{} {}", cx.t(key), row.number)));
                if button.clicked() {
                    cx.push(action);
                }
            }
        });
    });
}
