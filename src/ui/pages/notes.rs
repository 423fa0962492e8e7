//! *Noter*: all notes, searched and filtered, each opening the place it belongs to.

use eframe::egui::{ScrollArea, TextEdit, Ui, WidgetInfo, accesskit::Role};

use crate::domain::NoteKind;
use crate::ui::action::{Action, Page};
use crate::ui::app::App;
use crate::ui::ctx::UiCtx;
use crate::ui::widgets::{empty_ui, kind_chip, note_card_ui};
use crate::view::NoteQuery;

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
            note_card_ui(ui, &mut cx, row, app.tokens.card);
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
