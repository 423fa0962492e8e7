//! *Huse*, a part of *Data*: who each house is, what became of it, and which two may be one. Nothing changes but by a click here.

use eframe::egui::{Align, Button, Frame, Id, Label, Layout, Margin, ScrollArea, Stroke, Ui, WidgetInfo, accesskit::Role};

use super::house_form::form_ui;
use crate::domain::{HouseChange, HouseChangeKind};
use crate::journal::{Act, Subject};
use crate::ui::action::{Action, Page};
use crate::ui::app::App;
use crate::ui::ctx::UiCtx;
use crate::ui::house_form::HouseForm;
use crate::ui::past::past_button_ui;
use crate::ui::theme::space;
use crate::ui::widgets::empty_ui;
use crate::view::{ChangeRow, HouseList, HouseRow, ProposalView};

/// Widest line: what stands at its end is still seen to belong to its beginning.
const WIDEST: f32 = 980.0;

/// Draws the part.
pub fn show(ui: &mut Ui, app: &mut App, actions: &mut Vec<Action>) {
    let (revision, filter) = (app.revision(), app.looking.filter.clone());
    let view = app.views.houses(&revision, &app.desk, &filter, &app.locale);
    let App {
        locale,
        tokens,
        looking,
        desk,
        ..
    } = app;
    let mut cx = UiCtx {
        locale,
        tokens,
        selected: looking.selection.as_ref(),
        actions,
    };
    super::head_ui(ui, &cx, cx.t(Page::Data.key()), &view.sentence, view.cut.as_deref());
    ui.horizontal(|ui| {
        super::data::parts_ui(ui, &mut cx, None, desk.tables.house_proposals().len());
        past_button_ui(ui, &mut cx, Subject::Houses, "");
    });
    ui.add_space(space::XS);
    ui.set_max_width(ui.available_width().min(WIDEST));
    if let Some(form) = &mut looking.house_form {
        form_ui(ui, &mut cx, form, &view.choices, &desk.tables);
    } else {
        proposal_ui(ui, &mut cx, &view);
    }
    if view.rows.is_empty() {
        let (heading, hint) = (locale.t("empty-rows-none"), locale.t("empty-rows-none-hint"));
        return empty_ui(ui, &mut cx, heading, hint, None);
    }
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        for row in &view.rows {
            row_ui(ui, &mut cx, row);
        }
    });
}

/// The likeliest proposal: a question, what speaks for it, and two answers.
fn proposal_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, view: &HouseList) {
    let Some(proposal) = view.proposals.first() else { return };
    let frame = Frame::new()
        .fill(cx.tokens.notice)
        .stroke(Stroke::new(1.0, cx.tokens.notice_line))
        .corner_radius(8)
        .inner_margin(Margin::symmetric(14, 10));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        if view.proposals.len() > 1 {
            let count = cx.locale.with("houses-proposal-of", &[("n", view.proposals.len().into())]);
            ui.label(cx.tokens.small(count));
        }
        ui.label(cx.tokens.heading(proposal.question.as_str()));
        ui.label(proposal.evidence.join(" "));
        ui.add_space(space::XS);
        ui.horizontal(|ui| {
            let same = ui.button(cx.t("houses-same")).on_hover_text(cx.t("houses-same-hint"));
            if same.clicked() {
                cx.push(Action::Journal(same_house(proposal)));
            }
            let two = ui.button(cx.t("houses-two")).on_hover_text(cx.t("houses-two-hint"));
            if two.clicked() {
                cx.push(Action::Journal(Act::TellHousesApart {
                    one: proposal.older.clone(),
                    other: proposal.newer.clone(),
                }));
            }
        });
    });
    ui.add_space(space::S);
}

fn same_house(proposal: &ProposalView) -> Act {
    Act::AddHouseChange {
        change: HouseChange {
            kind: HouseChangeKind::Same,
            from: vec![proposal.older.clone()],
            to: vec![proposal.newer.clone()],
            when: None,
            note: String::new(),
        },
    }
}

/// A house; the one that is chosen is marked, and seen when one arrives.
fn row_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, row: &HouseRow) {
    let is_chosen = cx.is_selected_house(&row.house);
    let frame = Frame::new()
        .fill(if is_chosen { cx.tokens.accent_soft } else { cx.tokens.card })
        .stroke(Stroke::new(1.0, if is_chosen { cx.tokens.accent } else { cx.tokens.line }))
        .corner_radius(8)
        .inner_margin(Margin::symmetric(14, 6));
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if button_ui(ui, cx, "house-change-add", &row.name) {
                    cx.push(Action::HouseForm(Some(HouseForm::about(row.house.clone()))));
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.label(cx.tokens.strong(row.name.as_str()));
                    ui.label(cx.tokens.small(row.detail.as_str()));
                    ui.add(Label::new(cx.tokens.small(row.earlier.as_str())).truncate());
                });
            });
        });
        for change in &row.changes {
            change_ui(ui, cx, change);
        }
    });
    if is_chosen {
        let seen = Id::unique("house-seen");
        let pass = ui.ctx().cumulative_pass_nr();
        // Once: from then on the list is scrolled by hand.
        let before = ui.data(|data| data.get_temp::<u64>(seen));
        ui.data_mut(|data| data.insert_temp(seen, pass));
        if before.is_none_or(|before| before + 1 < pass) {
            shown.response.scroll_to_me(Some(Align::Center));
        }
    }
}

fn change_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, row: &ChangeRow) {
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if button_ui(ui, cx, "house-change-remove", &row.text) {
                cx.push(Action::Journal(Act::RemoveHouseChange { id: row.id.clone() }));
            }
            if button_ui(ui, cx, "house-change-edit", &row.text) {
                let form = HouseForm::correcting(row.id.clone(), row.change.clone());
                cx.push(Action::HouseForm(Some(form)));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(Label::new(row.text.as_str()).truncate());
            });
        });
    });
}

/// A small button that says to a screen reader what it is about.
fn button_ui(ui: &mut Ui, cx: &UiCtx<'_>, key: &str, about: &str) -> bool {
    let words = cx.locale.t(key);
    let button = ui.add(Button::new(words).small());
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{words}: {about}")));
    button.clicked()
}
