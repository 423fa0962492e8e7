//! The parts of the note form that a trial or an agreement needs: what it builds on, its sign, who and when.

use eframe::egui::{Label, TextEdit, Ui, WidgetInfo, accesskit::Role};

use crate::domain::NoteKind;
use crate::view::{GroundRow, parse_when};

use super::action::Action;
use super::ctx::UiCtx;
use super::draft::{Draft, DraftLack};
use super::note_form::{Form, lack_key};
use super::theme::space;

/// More notes than this are searched.
const FEW: usize = 4;

/// What a trial builds on, the sign to look for, when it begins and when it is looked at again, and who sees to it.
pub(super) fn trial_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, form: &mut Form<'_>) {
    if form.lack == Some(DraftLack::Subject) {
        ui.label(cx.tokens.small(cx.t(lack_key(DraftLack::Subject))).color(cx.tokens.text));
    }
    grounds_ui(ui, cx, form);
    for (lack, kind, key) in [
        (DraftLack::Observation, NoteKind::Observation, "ground-begin-observation"),
        (DraftLack::Wonder, NoteKind::Wonder, "ground-begin-wonder"),
    ] {
        if form.lack == Some(lack) {
            ui.label(cx.tokens.small(cx.t(lack_key(lack))).color(cx.tokens.text));
            if ui.button(cx.locale.t(key)).clicked() {
                cx.push(Action::BeginGround(kind));
            }
        }
    }
    let label = ui.label(cx.tokens.small(cx.t("plan-sign-label")));
    let sign = &mut form.draft.sign;
    let field = ui.add(
        TextEdit::multiline(sign)
            .id_salt("plan-sign-label")
            .hint_text(cx.t("plan-sign-hint"))
            .desired_rows(2)
            .desired_width(f32::INFINITY),
    );
    let field = field.labelled_by(label.id);
    field.widget_info(|| WidgetInfo::text_edit(true, sign.as_str(), sign.as_str(), cx.t("plan-sign-label")));
    form.fields.push(field.id);
    when_ui(ui, cx, form, "plan-start-label", |draft| &mut draft.start);
    when_ui(ui, cx, form, "plan-look-again-label", |draft| &mut draft.due);
    form.line_ui(ui, cx, ("plan-owner-label", "plan-owner-hint"), |draft| &mut draft.owner);
}

/// Who sees to an agreement, and by when.
pub(super) fn agreement_ui(ui: &mut Ui, cx: &UiCtx<'_>, form: &mut Form<'_>) {
    form.line_ui(ui, cx, ("plan-owner-label", "plan-owner-hint"), |draft| &mut draft.owner);
    when_ui(ui, cx, form, "plan-due-label", |draft| &mut draft.due);
}

/// A day, a month or a year as it is written, and under it how it is understood.
fn when_ui(ui: &mut Ui, cx: &UiCtx<'_>, form: &mut Form<'_>, key: &str, text: fn(&mut Draft) -> &mut String) {
    form.line_ui(ui, cx, (key, "plan-when-hint"), text);
    when_read_ui(ui, cx, text(form.draft));
}

/// How what is written as a day is understood.
pub(super) fn when_read_ui(ui: &mut Ui, cx: &UiCtx<'_>, text: &str) {
    match parse_when(text) {
        Some(when) => ui.label(cx.tokens.small(format!("= {}", cx.locale.period(when)))),
        None if !text.trim().is_empty() => ui.label(cx.tokens.small(cx.t("plan-when-unread"))),
        None => return,
    };
}

/// The notes it may grow out of, each with a tick: those here first, then others, and a search where they are many.
pub(super) fn grounds_ui(ui: &mut Ui, cx: &UiCtx<'_>, form: &mut Form<'_>) {
    let grounds = form.grounds;
    let is_many = grounds.here.len() + grounds.elsewhere.len() > FEW || !form.search.is_empty();
    if grounds.here.is_empty() && grounds.elsewhere.is_empty() && !is_many {
        return;
    }
    ui.label(cx.tokens.small(cx.t("ground-title")));
    if is_many {
        let search = &mut *form.search;
        let field = ui.add(
            TextEdit::singleline(search)
                .id_salt("ground-search")
                .hint_text(cx.t("ground-search"))
                .desired_width(f32::INFINITY),
        );
        field.widget_info(|| WidgetInfo::labeled(Role::SearchInput, true, cx.t("ground-search")));
        form.fields.push(field.id);
    }
    for row in &grounds.here {
        ground_ui(ui, cx, form.draft, row);
    }
    if !grounds.elsewhere.is_empty() {
        ui.label(cx.tokens.small(cx.t("ground-elsewhere")));
        for row in &grounds.elsewhere {
            ground_ui(ui, cx, form.draft, row);
        }
    }
    ui.add_space(space::XS);
}

fn ground_ui(ui: &mut Ui, cx: &UiCtx<'_>, draft: &mut Draft, row: &GroundRow) {
    let mut is_chosen = draft.links.contains(&row.id);
    let tick = ui.checkbox(&mut is_chosen, row.words.as_str());
    if !row.place.is_empty() {
        ui.add(Label::new(cx.tokens.small(row.place.as_str())).truncate());
    }
    if tick.changed() {
        if is_chosen {
            draft.links.insert(row.id.clone());
        } else {
            draft.links.remove(&row.id);
        }
    }
}
