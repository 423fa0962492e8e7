//! *Noter*: one's own drafts, and all notes, searched and filtered, each opening its own page and the place it belongs to.

use eframe::egui::{Button, Frame, Margin, ScrollArea, Stroke, TextEdit, Ui, WidgetInfo, accesskit::Role};

use super::{attention, note};
use crate::domain::{NoteId, NoteKind, NoteLevel, Period};
use crate::ui::action::{Action, DraftKey, NotesPart, Page};
use crate::ui::app::App;
use crate::ui::ctx::UiCtx;
use crate::ui::draft::Draft;
use crate::ui::drafts::DraftPlace;
use crate::ui::note_form::lack_key;
use crate::ui::place_form::place_form_ui;
use crate::ui::widgets::{choice_ui, empty_ui, kind_chip, note_card_ui};
use crate::view::{NoteList, NoteQuery, Since, level_of_note_words, note_kind_words, parse_when, place_words};

/// Draws the page: the list, or the note that is read.
pub fn show(ui: &mut Ui, app: &mut App, actions: &mut Vec<Action>) {
    if let Some(id) = app.read_note().cloned() {
        note::show(ui, app, &id, actions);
    } else if app.looking.notes_part == NotesPart::Attention {
        attention::show(ui, app, actions);
    } else {
        list_ui(ui, app, actions);
    }
}

fn list_ui(ui: &mut Ui, app: &mut App, actions: &mut Vec<Action>) {
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
    parts_ui(ui, &mut cx, NotesPart::List);
    if has_notes {
        ask_ui(ui, &mut cx, &query, wants_search);
        let since = (&mut app.looking.since_text, app.last_visit_ms);
        narrow_ui(ui, &mut cx, &view, &query, since);
    }
    ScrollArea::vertical().id_salt("notes").auto_shrink([false, false]).show(ui, |ui| {
        drafts_ui(ui, app, actions);
        let mut cx = UiCtx {
            locale: &app.locale,
            tokens: &app.tokens,
            selected: app.looking.selection.as_ref(),
            actions,
        };
        if !has_notes {
            let button = Some((cx.locale.t("note-on-cluster"), Action::Write));
            empty_ui(ui, &mut cx, app.locale.t("empty-notes"), app.locale.t("empty-notes-hint"), button);
        } else if view.rows.is_empty() && view.orphans.is_empty() {
            let (heading, hint) = (app.locale.t("empty-notes-found"), app.locale.t("empty-notes-found-hint"));
            empty_ui(ui, &mut cx, heading, hint, None);
        }
        for row in &view.rows {
            note_card_ui(ui, &mut cx, row, app.tokens.card, &mut app.markdown);
        }
        orphans_ui(ui, app, &view, actions);
    });
}

/// The parts of the page.
pub fn parts_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, shown: NotesPart) {
    ui.horizontal(|ui| {
        for part in NotesPart::ALL {
            if ui.selectable_label(part == shown, cx.locale.t(part.key())).clicked() {
                cx.push(Action::ShowNotes(part));
            }
        }
    });
    ui.add_space(4.0);
}

/// Notes whose place is in no file any more, each with a way to put it somewhere by hand.
fn orphans_ui(ui: &mut Ui, app: &mut App, view: &NoteList, actions: &mut Vec<Action>) {
    if view.orphans.is_empty() {
        return;
    }
    ui.add_space(8.0);
    ui.label(app.tokens.heading(app.locale.t("orphans-title")));
    ui.label(app.tokens.small(app.locale.t("orphans-hint")));
    for row in &view.orphans {
        let mut cx = UiCtx {
            locale: &app.locale,
            tokens: &app.tokens,
            selected: app.looking.selection.as_ref(),
            actions,
        };
        note_card_ui(ui, &mut cx, row, app.tokens.card, &mut app.markdown);
        ui.push_id(("placing", row.number), |ui| place_form_ui(ui, app, row, actions));
    }
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
}

/// By person, level and day.
fn narrow_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, view: &NoteList, query: &NoteQuery, (since_text, last_visit_ms): (&mut Option<String>, i64)) {
    ui.horizontal_wrapped(|ui| {
        let everybody = cx.t("notes-everybody").to_owned();
        let people = view.authors.iter().map(|name| (Some(name.clone()), name.clone()));
        let people: Vec<_> = std::iter::once((None, everybody)).chain(people).collect();
        if let Some(author) = choice_ui(ui, cx, ("notes-by", 150.0), &people, &query.author) {
            cx.push(Action::AskNotes(NoteQuery { author, ..query.clone() }));
        }
        let levels = NoteLevel::ALL.map(|level| (Some(level), level_of_note_words(level, cx.locale).to_owned()));
        let levels: Vec<_> = std::iter::once((None, cx.t("notes-all-levels").to_owned())).chain(levels).collect();
        if let Some(level) = choice_ui(ui, cx, ("notes-about", 150.0), &levels, &query.level) {
            cx.push(Action::AskNotes(NoteQuery { level, ..query.clone() }));
        }
        since_ui(ui, cx, query, since_text, last_visit_ms);
    });
    ui.add_space(6.0);
}

/// Since one was here last, or since a day that is written.
fn since_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, query: &NoteQuery, text: &mut Option<String>, last_visit_ms: i64) {
    let ask = |since| Action::AskNotes(NoteQuery { since, ..query.clone() });
    let ways = [
        ("notes-always", Since::Always),
        ("notes-since-last", Since::LastTime(last_visit_ms)),
    ];
    for (key, since) in ways {
        if matches!(since, Since::LastTime(0)) {
            continue;
        }
        let is_chosen = text.is_none() && query.since == since;
        if ui.selectable_label(is_chosen, cx.locale.t(key)).clicked() {
            *text = None;
            cx.push(ask(since));
        }
    }
    let toggle = ui.selectable_label(text.is_some(), cx.t("notes-since-day"));
    if toggle.clicked() && text.is_none() {
        *text = Some(String::new());
    }
    let Some(text) = text else { return };
    let field = ui.add(TextEdit::singleline(text).hint_text(cx.t("plan-when-hint")).desired_width(190.0));
    let field = field.labelled_by(toggle.id);
    field.widget_info(|| WidgetInfo::text_edit(true, text.as_str(), text.as_str(), cx.t("notes-since-day")));
    if field.changed() {
        let day = parse_when(text).map(Period::first_day);
        cx.push(ask(day.map_or(Since::Always, Since::Day)));
    }
    if let Some(when) = parse_when(text) {
        ui.label(cx.tokens.small(format!("= {}", cx.locale.period(when))));
    }
}

/// What lies on this computer alone.
fn drafts_ui(ui: &mut Ui, app: &App, actions: &mut Vec<Action>) {
    let workspace = app.desk.folder.as_ref();
    let aside = app
        .drafts
        .aside(workspace)
        .map(|(number, place, draft)| (DraftKey::Aside(number), place, draft));
    let begun = app.drafts.begun(workspace).into_iter();
    let begun = begun.map(|(place, draft)| (DraftKey::Begun(place.clone()), place, draft));
    let drafts: Vec<_> = aside.chain(begun).collect();
    if drafts.is_empty() {
        return;
    }
    let mut cx = UiCtx {
        locale: &app.locale,
        tokens: &app.tokens,
        selected: None,
        actions,
    };
    ui.label(cx.tokens.heading(cx.t("drafts-title")));
    for (key, place, draft) in drafts {
        draft_ui(ui, &mut cx, app, (key, place, draft));
    }
    ui.label(cx.tokens.heading(cx.t("notes-shared")));
}

fn draft_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, app: &App, (key, place, draft): (DraftKey, &DraftPlace, &Draft)) {
    let frame = Frame::new()
        .fill(cx.tokens.panel)
        .stroke(Stroke::new(1.0, cx.tokens.outline))
        .corner_radius(8)
        .inner_margin(Margin::symmetric(12, 8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            ui.label(cx.tokens.strong(note_kind_words(draft.kind, cx.locale)));
            ui.label(cx.tokens.weak(place_words(&place.anchor, &app.desk.tables, cx.locale)));
        });
        ui.label(if draft.text.trim().is_empty() {
            draft.sign.as_str()
        } else {
            draft.text.as_str()
        });
        let kind_of = |id: &NoteId| app.desk.state.note(id).map(|note| note.content.kind);
        let lack = draft.lack(&place.anchor, &kind_of);
        ui.horizontal_wrapped(|ui| {
            if ui.button(cx.t("draft-go-on")).clicked() {
                cx.push(Action::OpenDraft(key.clone()));
            }
            if let DraftKey::Aside(number) = key {
                let share = ui.add_enabled(lack.is_none(), Button::new(cx.t("draft-share")));
                if share.on_hover_text(cx.t("draft-share-hint")).clicked() {
                    cx.push(Action::ShareDraft(number));
                }
            }
            if ui.button(cx.t("draft-drop")).clicked() {
                cx.push(Action::DropDraft(key));
            }
            if let Some(lack) = lack {
                ui.label(cx.tokens.small(cx.t(lack_key(lack))));
            }
        });
    });
}
