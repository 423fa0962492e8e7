//! The form for a change of a house: what kind, which houses, when.

use eframe::egui::{Button, ComboBox, Frame, Grid, Margin, Stroke, TextEdit, Ui, WidgetInfo, accesskit::Role};

use crate::cluster::Tables;
use crate::domain::{HouseChangeKind, HouseId};
use crate::journal::Act;
use crate::ui::action::Action;
use crate::ui::ctx::UiCtx;
use crate::ui::house_form::HouseForm;
use crate::ui::theme::space;
use crate::view::{change_kind_words, house_words};

/// What there is to choose from, and how a house is called.
struct Houses<'a> {
    choices: &'a [(HouseId, String)],
    tables: &'a Tables,
}

/// Draws the form.
pub fn form_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, form: &mut HouseForm, choices: &[(HouseId, String)], tables: &Tables) {
    let frame = Frame::new()
        .fill(cx.tokens.card)
        .stroke(Stroke::new(1.5, cx.tokens.accent))
        .corner_radius(8)
        .inner_margin(Margin::symmetric(14, 10));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let is_new = form.corrects.is_none();
        let heading = cx.t(if is_new { "house-change-new" } else { "house-change-correct" });
        ui.label(cx.tokens.heading(heading));
        kind_ui(ui, cx, form);
        let houses = Houses { choices, tables };
        let (from, to) = form.kind.sides();
        let (from_key, to_key) = side_keys(form.kind);
        Grid::new("house-form").num_columns(2).spacing([space::M, space::S]).show(ui, |ui| {
            side_ui(ui, cx, from_key, &mut form.from, *from.end(), &houses);
            if *to.end() > 0 {
                side_ui(ui, cx, to_key, &mut form.to, *to.end(), &houses);
            }
            when_ui(ui, cx, form);
            text_ui(ui, cx, ("house-change-note", "house-change-note-hint"), &mut form.note);
            ui.end_row();
        });
        keep_ui(ui, cx, form);
    });
    ui.add_space(space::S);
}

fn kind_ui(ui: &mut Ui, cx: &UiCtx<'_>, form: &mut HouseForm) {
    ui.horizontal_wrapped(|ui| {
        for kind in HouseChangeKind::ALL {
            let is_chosen = form.kind == kind;
            let choice = ui.selectable_label(is_chosen, change_kind_words(kind, cx.locale));
            if is_chosen && std::mem::take(&mut form.wants_focus) {
                choice.request_focus();
            }
            if choice.clicked() {
                form.turn_into(kind);
            }
        }
    });
}

/// Keys of what the houses before and after are called.
const fn side_keys(kind: HouseChangeKind) -> (&'static str, &'static str) {
    match kind {
        HouseChangeKind::Same => ("change-side-one", "change-side-other"),
        HouseChangeKind::Renamed => ("change-side-old-name", "change-side-new-name"),
        HouseChangeKind::Moved => ("change-side-before", "change-side-after"),
        HouseChangeKind::Merged => ("change-side-merged", "change-side-became"),
        HouseChangeKind::Split => ("change-side-split", "change-side-became"),
        HouseChangeKind::Closed => ("change-side-house", ""),
    }
}

/// The houses of one side: each can be taken away, and as long as there is room another chosen.
fn side_ui(ui: &mut Ui, cx: &UiCtx<'_>, key: &str, side: &mut Vec<HouseId>, most: usize, houses: &Houses<'_>) {
    let label = cx.locale.t(key);
    ui.label(cx.tokens.weak(label));
    ui.horizontal_wrapped(|ui| {
        side.retain(|house| {
            let words = house_words(house, houses.tables);
            let button = ui.button(format!("{words}  ×"));
            let hint = cx.locale.with("house-leave-out", &[("house", words.as_str().into())]);
            button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &hint));
            !button.on_hover_text(&hint).clicked()
        });
        if side.len() < most {
            let hint = cx.t(if side.is_empty() { "house-choose" } else { "house-choose-more" });
            let combo = ComboBox::from_id_salt(key).width(240.0).height(420.0).selected_text(hint);
            let combo = combo.show_ui(ui, |ui| {
                for (house, words) in houses.choices {
                    if !side.contains(house) && ui.selectable_label(false, words).clicked() {
                        side.push(house.clone());
                    }
                }
            });
            let response = combo.response;
            response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, format!("{label}: {hint}")));
        }
    });
    ui.end_row();
}

fn when_ui(ui: &mut Ui, cx: &UiCtx<'_>, form: &mut HouseForm) {
    text_ui(ui, cx, ("house-change-when", "house-change-when-hint"), &mut form.when);
    ui.end_row();
    if !form.has_readable_when() {
        ui.label("");
        ui.label(cx.tokens.small(cx.t("house-change-when-unread")));
        ui.end_row();
    }
}

fn text_ui(ui: &mut Ui, cx: &UiCtx<'_>, (key, hint): (&str, &str), text: &mut String) {
    let label = ui.label(cx.tokens.weak(cx.locale.t(key)));
    let field = ui.add(TextEdit::singleline(text).hint_text(cx.locale.t(hint)).desired_width(420.0));
    let field = field.labelled_by(label.id);
    field.widget_info(|| WidgetInfo::text_edit(true, text.as_str(), text.as_str(), cx.locale.t(key)));
}

fn keep_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, form: &HouseForm) {
    ui.add_space(space::XS);
    ui.horizontal(|ui| {
        let change = form.change();
        let button = ui.add_enabled(change.is_some(), Button::new(cx.t("house-change-keep")));
        let button = button.on_disabled_hover_text(cx.t("house-change-unfinished"));
        if let Some(change) = change.filter(|_| button.clicked()) {
            cx.push(Action::Journal(match form.corrects.clone() {
                Some(id) => Act::CorrectHouseChange { id, change },
                None => Act::AddHouseChange { change },
            }));
        }
        if ui.button(cx.t("close")).clicked() {
            cx.push(Action::HouseForm(None));
        }
    });
}
