//! The place chosen, the notes that belong to it, and the field to write a new one in.

use eframe::egui::{
    CollapsingHeader, Frame, Key, Label, Margin, Modifiers, Panel, RichText, ScrollArea, Sense, Stroke, TextEdit, Ui, WidgetInfo, vec2,
};

use crate::domain::{NewNote, NoteContent, NoteKind};
use crate::journal::Act;

use super::action::{Action, Selection};
use super::app::App;
use super::ctx::UiCtx;
use super::drafts::Draft;
use super::theme::{Tokens, space, strong};
use super::widgets::{kind_chip, note_card_ui, paint_levels};
use crate::view::PlaceRating;

const WIDTH: f32 = 330.0;

/// Shows the panel when a place is chosen of which anything stands on the page; elsewhere it gives the page its room, and comes back.
pub fn show(ui: &mut Ui, app: &mut App, actions: &mut Vec<Action>) {
    let Some(selection) = app.shown_selection().cloned() else { return };
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
                // The scroll bar keeps clear of the fields.
                ui.set_max_width(WIDTH - 2.0 * space::L - 16.0);
                place_ui(ui, app, &selection, actions);
                ui.add_space(space::M);
                writing_ui(ui, app, &selection, actions);
                ui.add_space(space::L);
                notes_ui(ui, app, &selection, actions);
            });
        });
}

fn place_ui(ui: &mut Ui, app: &mut App, selection: &Selection, actions: &mut Vec<Action>) {
    let revision = app.revision();
    let view = app.views.place(&revision, &app.desk, &selection.anchor, &app.locale);
    let tokens = &app.tokens;
    ui.label(tokens.heading(view.title.as_str()));
    if !view.subtitle.is_empty() {
        ui.label(tokens.weak(view.subtitle.as_str()));
    }
    if view.absence.is_some() {
        ui.label(tokens.weak(view.value.as_str()));
    } else if !view.value.is_empty() {
        ui.label(RichText::new(view.value.as_str()).font(strong(20.0)).color(tokens.text));
    }
    for fact in &view.facts {
        ui.horizontal_wrapped(|ui| {
            ui.label(tokens.small(format!("{}:", fact.label)));
            ui.label(tokens.small(fact.text.as_str()).color(tokens.text));
        });
    }
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        // Several ratings leave room for the pen: their reasons are folded.
        let is_alone = view.ratings.len() == 1;
        for rating in &view.ratings {
            rating_ui(ui, tokens, rating, is_alone);
        }
    });
    ui.add_space(space::XS);
    years_ui(ui, app, selection, actions);
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

/// A stretch of time is looked at alone, in whole years, on every page.
fn years_ui(ui: &mut Ui, app: &App, selection: &Selection, actions: &mut Vec<Action>) {
    let (Some(first), Some(last)) = (selection.anchor.period, selection.anchor.until) else {
        return;
    };
    let filter = app.looking.filter.of_years(first, last);
    let words = app.locale.with("show-years", &[("years", filter.years_words().into())]);
    if filter != app.looking.filter && ui.button(words).clicked() {
        actions.push(Action::Filter(filter));
    }
}

/// A theme, what was said of it, and where that stands.
fn rating_ui(ui: &mut Ui, tokens: &Tokens, rating: &PlaceRating, is_alone: bool) {
    let more = [rating.step.as_str(), rating.reason.as_str(), rating.source.as_str()];
    let more: Vec<&str> = more.into_iter().filter(|words| !words.is_empty()).collect();
    let more_ui = |ui: &mut Ui| {
        for words in &more {
            ui.label(tokens.small(*words));
        }
    };
    ui.add_space(space::XS);
    if is_alone {
        ui.label(tokens.small(rating.theme.as_str()));
    } else {
        let theme = tokens.small(rating.theme.as_str());
        CollapsingHeader::new(theme).id_salt(&rating.theme).show(ui, more_ui);
    }
    ui.horizontal(|ui| {
        if let Some((place, levels)) = rating.place {
            let (rect, _) = ui.allocate_exact_size(vec2(levels.min(8) as f32 * 11.0, 18.0), Sense::hover());
            paint_levels(ui.painter(), tokens, rect.left_center(), place, levels);
        }
        ui.add(Label::new(tokens.strong(rating.wording.as_str())).wrap());
    });
    if is_alone {
        more_ui(ui);
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
    let heading = cx.t(if draft.changes.is_some() { "note-change" } else { "note-new" });
    let heading = ui.label(cx.tokens.strong(heading));
    let kind = draft.content.kind;
    ui.horizontal_wrapped(|ui| {
        for choice in NoteKind::ALL {
            if kind_chip(ui, cx.tokens, cx.locale, choice, kind == choice).clicked() {
                draft.content.kind = choice;
                // The pen goes back to the words.
                draft.wants_focus = true;
            }
        }
    });
    let field = ui.add(
        TextEdit::multiline(&mut draft.content.text)
            .hint_text(cx.t(hint_key(kind)))
            .desired_rows(3)
            .desired_width(f32::INFINITY),
    );
    let field = field.labelled_by(heading.id);
    field.widget_info(|| WidgetInfo::text_edit(true, draft.content.text.as_str(), draft.content.text.as_str(), cx.t("note-text")));
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
        let content = NoteContent {
            text: draft.content.text.trim().to_owned(),
            ..draft.content.clone()
        };
        let act = match draft.changes.clone() {
            Some(note) => Act::ChangeNote { note, content },
            None => Act::AddNote(NewNote {
                content,
                author: session.author.trim().to_owned(),
                anchor: selection.anchor.clone(),
                seen: selection.seen.clone(),
                ..NewNote::default()
            }),
        };
        cx.push(Action::Sign(session.author.clone()));
        cx.push(Action::Journal(act));
    }
}

/// The name notes are signed with; kept when the field is left.
fn author_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, author: &mut String) {
    ui.horizontal(|ui| {
        let label = ui.label(cx.tokens.weak(cx.t("note-author")));
        let field = ui.add(
            TextEdit::singleline(author)
                .hint_text(cx.t("note-author-hint"))
                .desired_width(f32::INFINITY),
        );
        let field = field.labelled_by(label.id);
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
    let view = app.views.notes_at(&revision, &app.desk, &selection.anchor, &app.locale);
    let mut cx = UiCtx {
        locale: &app.locale,
        tokens: &app.tokens,
        selected: None,
        actions,
    };
    if view.rows.is_empty() {
        ui.label(cx.tokens.weak(view.sentence.as_str()));
    } else {
        ui.label(cx.tokens.strong(view.sentence.as_str()));
    }
    for row in &view.rows {
        note_card_ui(ui, &mut cx, row, app.tokens.page);
    }
}
