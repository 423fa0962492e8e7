//! What was understood of a file: in a sentence, what is asked, what is new since last time, how it was read.

use std::collections::BTreeSet;

use eframe::egui::{Grid, Label, Ui, vec2};

use crate::import::{Role as ColumnRole, SourceKind};
use crate::ui::action::{Action, IntakeEdit};
use crate::ui::chart_panel::{Shown, chart_panel_ui};
use crate::ui::ctx::UiCtx;
use crate::ui::intake::IntakeLine;
use crate::ui::theme::space;
use crate::ui::widgets::table_ui;
use crate::view::{DifferenceView, Fact, ReceiptView};

use super::notice;
use super::rows::{fixed_label_ui, raw_ui, understood_ui};

/// Height of a changed figure's row, and what its chart's title, axis and foot take.
const ROW: f32 = 28.0;
const AROUND: f32 = 120.0;

/// Draws the receipt.
pub(super) fn receipt_ui(
    ui: &mut Ui,
    cx: &mut UiCtx<'_>,
    view: &ReceiptView,
    (kind, line): (Option<SourceKind>, &IntakeLine),
    tables_open: &BTreeSet<String>,
) {
    ui.label(view.sentence.as_str());
    if !view.warning.is_empty() {
        warning_ui(ui, cx, &view.warning);
    }
    kind_ui(ui, cx, kind);
    references_ui(ui, cx, &line.references);
    // One at a time: an answer may settle the others.
    super::questions::show(ui, cx, view);
    if let Some(difference) = &line.difference {
        difference_ui(ui, cx, difference, tables_open);
    }
    ui.add_space(space::S);
    raw_ui(ui, cx, view);
    ui.add_space(space::S);
    ui.label(cx.tokens.strong(cx.t("receipt-first-rows")));
    understood_ui(ui, cx, view);
    ui.add_space(space::M);
    columns_ui(ui, cx, view);
    ui.add_space(space::M);
    facts_ui(ui, cx, "receipt-how", &view.facts);
    if !view.set_aside.is_empty() {
        ui.add_space(space::M);
        facts_ui(ui, cx, "receipt-set-aside", &view.set_aside);
    }
}

/// What is new, changed and gone since the earlier export of this shape.
fn difference_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, view: &DifferenceView, tables_open: &BTreeSet<String>) {
    ui.add_space(space::S);
    ui.label(cx.tokens.strong(cx.t("receipt-difference")));
    ui.label(view.sentence.as_str());
    if !view.changed.rows.is_empty() {
        table_ui(ui, cx.tokens, "difference", (&view.changed, &[]), 150.0);
    }
    for spec in &view.charts {
        let height = (spec.y_range.1 - spec.y_range.0) as f32 * ROW + AROUND;
        let shown = Shown::of(&spec.id, tables_open);
        chart_panel_ui(ui, cx, (spec, shown), vec2(ui.available_width() - space::L, height), &|_, _| {});
    }
    if let Some(cut) = &view.cut {
        ui.label(cx.tokens.small(cut.as_str()));
    }
}

fn warning_ui(ui: &mut Ui, cx: &UiCtx<'_>, words: &str) {
    notice(cx.tokens, 10).show(ui, |ui| {
        ui.set_width(ui.available_width() - space::L);
        ui.label(words);
    });
}

/// Totals among the houses, each a choice: a line to compare with, or a house after all.
fn references_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, references: &[(std::sync::Arc<str>, bool)]) {
    if references.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.label(cx.tokens.weak(cx.t("receipt-totals")));
        for (name, is_total) in references {
            let mut is_total = *is_total;
            if ui.checkbox(&mut is_total, name.as_ref()).changed() {
                cx.push(Action::Intake(IntakeEdit::Reference(name.clone(), is_total)));
            }
        }
    });
}

fn kind_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, kind: Option<SourceKind>) {
    ui.horizontal(|ui| {
        ui.label(cx.tokens.weak(cx.t("receipt-kind")));
        let choices = [
            (SourceKind::Observations, "source-kind-observations"),
            (SourceKind::Ratings, "source-kind-ratings"),
            (SourceKind::Register, "source-kind-register"),
        ];
        for (choice, key) in choices {
            if ui.selectable_label(kind == Some(choice), cx.t(key)).clicked() {
                cx.push(Action::Intake(IntakeEdit::Kind(choice)));
            }
        }
    });
}

fn columns_ui(ui: &mut Ui, cx: &UiCtx<'_>, view: &ReceiptView) {
    ui.label(cx.tokens.strong(cx.t("receipt-columns")));
    // What the columns before and the spaces between leave.
    let room = (ui.available_width() - 170.0 - 150.0 - 3.0 * space::L).max(140.0);
    Grid::new("columns")
        .num_columns(3)
        .striped(true)
        .spacing([space::L, space::XS])
        .show(ui, |ui| {
            for column in view.columns.iter().filter(|column| column.role != ColumnRole::Ignore) {
                fixed_label_ui(ui, column.name.as_ref(), 170.0);
                fixed_label_ui(ui, cx.tokens.weak(column.role_words.as_str()), 150.0);
                ui.allocate_ui(vec2(room, 20.0), |ui| {
                    ui.set_min_width(room);
                    ui.add(Label::new(cx.tokens.small(column.detail.as_str())).wrap());
                });
                ui.end_row();
            }
        });
}

fn facts_ui(ui: &mut Ui, cx: &UiCtx<'_>, key: &str, facts: &[Fact]) {
    ui.label(cx.tokens.strong(cx.locale.t(key)));
    Grid::new(key).num_columns(3).spacing([space::L, space::XS]).show(ui, |ui| {
        for fact in facts {
            ui.label(cx.tokens.weak(fact.label.as_str()));
            ui.label(fact.value.as_str());
            ui.add(Label::new(cx.tokens.small(fact.why.as_str())).wrap());
            ui.end_row();
        }
    });
}
