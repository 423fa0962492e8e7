//! The place chosen, the notes that belong to it, and the field to write a new one in.

use eframe::egui::{Frame, Key, Margin, Modifiers, Panel, ScrollArea, Stroke, TextEdit, Ui, WidgetInfo};

use crate::chart::Pin;
use crate::domain::{AnchorValue, Note, NoteKind, Value};
use crate::journal::Act;

use super::action::{Action, Selection};
use super::app::App;
use super::ctx::UiCtx;
use super::drafts::Draft;
use super::theme::space;
use super::widgets::{kind_chip, kind_key, pin_button};

const WIDTH: f32 = 330.0;

/// Shows the panel when a place is chosen.
pub fn show(ui: &mut Ui, app: &mut App, actions: &mut Vec<Action>) {
    let Some(selection) = app.looking.selection.clone() else { return };
    let frame = Frame::new()
        .fill(app.tokens.card)
        .stroke(Stroke::new(1.0, app.tokens.line))
        .inner_margin(Margin::same(16));
    Panel::right("note-panel")
        .exact_size(WIDTH)
        .resizable(false)
        .show_separator_line(false)
        .frame(frame)
        .show(ui, |ui| {
            ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
                ui.set_max_width(WIDTH - 2.0 * space::L - 8.0);
                place_ui(ui, app, &selection, actions);
                ui.add_space(space::M);
                writing_ui(ui, app, &selection, actions);
                ui.add_space(space::L);
                notes_ui(ui, app, &selection, actions);
            });
        });
}

fn place_ui(ui: &mut Ui, app: &App, selection: &Selection, actions: &mut Vec<Action>) {
    ui.label(app.tokens.heading(app.place(selection)));
    if let Some(seen) = &selection.seen {
        ui.label(app.tokens.weak(seen_words(app, selection, seen)));
    }
    ui.horizontal(|ui| {
        if let Some(indicator) = &selection.anchor.indicator
            && app.looking.page != super::action::Page::Trend
            && ui.button(app.locale.t("show-over-time")).clicked()
        {
            actions.push(Action::ShowIndicator(indicator.clone()));
        }
        if ui.button(app.locale.t("close")).clicked() {
            actions.push(Action::Deselect);
        }
    });
}

fn seen_words(app: &App, selection: &Selection, seen: &AnchorValue) -> String {
    match seen {
        AnchorValue::Wording(wording) => wording.to_string(),
        AnchorValue::Figure(Value::Absent(absence)) => app.locale.t(absence_key(*absence)).to_owned(),
        AnchorValue::Figure(Value::Number(number)) => {
            let indicator = selection.anchor.indicator.as_ref().and_then(|id| app.desk.tables.indicator(id));
            indicator.map_or_else(
                || app.locale.number(*number, 1),
                |known| app.locale.quantity(*number, known.decimals, &known.unit),
            )
        }
    }
}

/// Key of an absence's name.
const fn absence_key(absence: crate::domain::Absence) -> &'static str {
    use crate::domain::Absence;
    match absence {
        Absence::Missing => "absence-missing",
        Absence::NotApplicable => "absence-not-applicable",
        Absence::TooFew => "absence-too-few",
        Absence::NotYet => "absence-not-yet",
    }
}

fn writing_ui(ui: &mut Ui, app: &mut App, selection: &Selection, actions: &mut Vec<Action>) {
    forget_lost_change(app);
    let App {
        locale,
        tokens,
        drafts,
        session,
        ..
    } = app;
    let draft = &mut drafts.open;
    let mut cx = UiCtx {
        locale,
        tokens,
        selected: None,
        actions,
    };
    ui.label(
        cx.tokens
            .strong(cx.t(if draft.changes.is_some() { "note-change" } else { "note-new" })),
    );
    let kind = draft.kind.unwrap_or(NoteKind::Observation);
    ui.horizontal_wrapped(|ui| {
        for choice in NoteKind::ALL {
            if kind_chip(ui, cx.tokens, cx.locale, choice, kind == choice).clicked() {
                draft.kind = Some(choice);
                // The pen goes back to the words.
                draft.wants_focus = true;
            }
        }
    });
    let field = ui.add(
        TextEdit::multiline(&mut draft.text)
            .hint_text(cx.t(hint_key(kind)))
            .desired_rows(4)
            .desired_width(f32::INFINITY),
    );
    field.widget_info(|| WidgetInfo::text_edit(true, draft.text.as_str(), draft.text.as_str(), cx.t("note-text")));
    if std::mem::take(&mut draft.wants_focus) {
        field.request_focus();
    }
    author_ui(ui, &mut cx, &mut session.author);
    let is_ready = !draft.is_empty();
    let key = if draft.changes.is_some() { "note-keep-change" } else { "note-add" };
    let pressed = ui
        .horizontal(|ui| {
            if draft.changes.is_some() && ui.button(cx.t("note-cancel-change")).clicked() {
                *draft = Draft::default();
            }
            ui.add_enabled(is_ready, eframe::egui::Button::new(cx.t(key)))
                .on_hover_text(cx.t("note-add-hint"))
                .clicked()
        })
        .inner;
    // Not `has_focus`, which also asks whether the window has it: a key that arrives here was meant for it.
    let is_writing = ui.memory(|memory| memory.has_focus(field.id));
    let by_key = is_writing && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
    if is_ready && (pressed || by_key) {
        let (text, kind) = (draft.text.trim().to_owned(), kind);
        let act = match draft.changes.clone() {
            Some(note) => Act::ChangeNote { note, kind, text },
            None => Act::AddNote {
                kind,
                text,
                author: session.author.trim().to_owned(),
                anchor: selection.anchor.clone(),
                seen: selection.seen.clone(),
            },
        };
        cx.push(Action::Sign(session.author.clone()));
        cx.push(Action::Journal(act));
    }
}

/// The name notes are signed with; kept when the field is left.
fn author_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, author: &mut String) {
    ui.horizontal(|ui| {
        ui.label(cx.tokens.weak(cx.t("note-author")));
        let field = ui.add(
            TextEdit::singleline(author)
                .hint_text(cx.t("note-author-hint"))
                .desired_width(f32::INFINITY),
        );
        field.widget_info(|| WidgetInfo::text_edit(true, author.as_str(), author.as_str(), cx.t("note-author")));
        if field.lost_focus() {
            cx.push(Action::Sign(author.clone()));
        }
    });
}

/// A note that is gone cannot be changed: what was written becomes a new one.
fn forget_lost_change(app: &mut App) {
    let changes = app.drafts.open.changes.as_ref();
    if changes.is_some_and(|note| app.desk.state.note(note).is_none()) {
        app.drafts.open.changes = None;
    }
}

const fn hint_key(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Observation => "hint-observation",
        NoteKind::Wonder => "hint-wonder",
        NoteKind::Explanation => "hint-explanation",
        NoteKind::Trial => "hint-trial",
        NoteKind::Agreement => "hint-agreement",
    }
}

fn notes_ui(ui: &mut Ui, app: &mut App, selection: &Selection, actions: &mut Vec<Action>) {
    let revision = app.revision();
    let pins = app
        .views
        .pins(&revision, app.desk.state.notes(), &app.desk.tables)
        .at(&selection.anchor);
    if pins.is_empty() {
        ui.label(app.tokens.weak(app.locale.t("notes-none-here")));
        return;
    }
    ui.label(app.tokens.strong(app.locale.with("notes-here", &[("n", pins.len().into())])));
    for pin in pins.iter().rev() {
        let Some(note) = app.desk.state.note(&pin.note).cloned() else {
            continue;
        };
        note_ui(ui, app, pin, &note, actions);
    }
}

fn note_ui(ui: &mut Ui, app: &mut App, pin: &Pin, note: &Note, actions: &mut Vec<Action>) {
    Frame::new()
        .fill(app.tokens.page)
        .corner_radius(8)
        .inner_margin(Margin::same(10))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                pin_button(ui, &app.tokens, &app.locale, pin);
                ui.label(app.tokens.strong(app.locale.t(kind_key(note.kind))));
            });
            ui.label(note.text.as_str());
            ui.label(app.tokens.small(byline(app, note)));
            ui.horizontal(|ui| {
                // A note half written is not overwritten by the one to be changed.
                let may_edit = app.drafts.open.is_empty();
                let button = ui.add_enabled(may_edit, eframe::egui::Button::new(app.locale.t("note-edit")).small());
                if button.clicked() {
                    actions.push(Action::EditNote(note.id.clone()));
                }
                if ui.small_button(app.locale.t("note-remove")).clicked() {
                    actions.push(Action::Journal(Act::RemoveNote { note: note.id.clone() }));
                }
            });
        });
}

fn byline(app: &App, note: &Note) -> String {
    let day = jiff::Timestamp::from_millisecond(note.made_ms).map(|time| time.to_zoned_datetime(jiff::tz::TimeZone::system()).date());
    let place = crate::view::place_words(&note.anchor, &app.desk.tables, &app.locale);
    [note.author.clone(), day.map(|day| app.locale.date(day)).unwrap_or_default(), place]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ")
}
