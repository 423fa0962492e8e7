//! A chart in its frame: title, what is seen, the picture or its table, and under it unit, period, number and source.

use std::collections::BTreeSet;

use eframe::egui::{Align, Frame, Label, Layout, Margin, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, accesskit::Role, vec2};

use crate::chart::{ChartSpec, Form, Told};

use super::action::Action;
use super::ctx::UiCtx;
use super::export_menu::export_menu_ui;
use super::plot::{chart_ui, part_color};
use super::widgets::table_ui;

/// What the frame takes of a panel's width and height beyond its contents.
pub const FRAME: f32 = 22.0;

/// How a panel shows its series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// As a picture.
    Chart,
    /// As a table, and the picture is a click away.
    Table,
    /// There is no chart to go back to.
    TableAlone,
}

impl Shown {
    /// As the person chose for this chart.
    #[must_use]
    pub fn of(chart: &str, tables_open: &BTreeSet<String>) -> Self {
        if tables_open.contains(chart) { Self::Table } else { Self::Chart }
    }
}

/// Draws the panel. `more` draws what else can be done with the chart, beside the way to its table.
pub fn chart_panel_ui(
    ui: &mut Ui,
    cx: &mut UiCtx<'_>,
    (spec, shown): (&ChartSpec, Shown),
    size: Vec2,
    more: &dyn Fn(&mut Ui, &mut UiCtx<'_>),
) {
    let chosen = cx.selected.and_then(|selection| selection.anchor.house.as_ref());
    // A panel of one house is outlined while the house is chosen; a chart of many marks the house within.
    let is_chosen = spec.form == Form::Time && chosen.is_some_and(|house| spec.is_of(house));
    let outline = if is_chosen {
        Stroke::new(1.6, cx.tokens.accent)
    } else {
        Stroke::new(1.0, cx.tokens.line)
    };
    let frame = Frame::new()
        .fill(cx.tokens.card)
        .stroke(outline)
        .corner_radius(8)
        .inner_margin(Margin::same(10));
    ui.push_id(&spec.id, |ui| {
        frame.show(ui, |ui| {
            ui.set_width(size.x - FRAME);
            ui.set_height(size.y);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 3.0;
                head_ui(ui, cx, (spec, shown), more);
                ui.label(cx.tokens.small(spec.sentence.as_str()));
                key_ui(ui, cx, spec);
                let foot = cx.tokens.small(spec.foot()).size(FOOT_TEXT);
                let room = ui.available_height() - FOOT;
                if shown == Shown::Chart {
                    chart_ui(ui, cx, spec, room);
                    ui.add(Label::new(foot).truncate()).on_hover_text(spec.foot());
                } else {
                    let height = ui.available_height() - TABLE_HEAD;
                    table_ui(ui, cx.tokens, &spec.id, (&spec.table, &spec.told), height);
                }
            });
        });
    });
}

/// Room for the line under the chart, and its letters.
const FOOT: f32 = 20.0;
const FOOT_TEXT: f32 = 12.0;
/// Room a table's heading takes.
const TABLE_HEAD: f32 = 34.0;

/// The panel's title, the way to its table and back, and the ways out of the window.
fn head_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, (spec, shown): (&ChartSpec, Shown), more: &dyn Fn(&mut Ui, &mut UiCtx<'_>)) {
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let has_picture = shown != Shown::TableAlone;
            export_menu_ui(ui, cx, spec, has_picture);
            if has_picture {
                more(ui, cx);
                toggle_ui(ui, cx, spec, shown);
            }
            if !spec.aside.is_empty() {
                ui.label(cx.tokens.small(spec.aside.as_str()));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let title = cx.tokens.heading(spec.title.as_str());
                let title = ui.add(Label::new(title).truncate());
                if !spec.told.is_empty() {
                    title.on_hover_text(spec.told_words());
                }
            });
        });
    });
}

/// What the parts of a whole are called, each beside its colour.
pub fn key_ui(ui: &mut Ui, cx: &UiCtx<'_>, spec: &ChartSpec) {
    if spec.key.is_empty() {
        return;
    }
    let of = u8::try_from(spec.key.len()).unwrap_or(u8::MAX);
    ui.horizontal_wrapped(|ui| {
        for (number, name) in (0_u8..).zip(&spec.key) {
            let (rect, _) = ui.allocate_exact_size(vec2(14.0, 14.0), Sense::hover());
            let color = part_color(number, of, cx.tokens);
            ui.painter().rect(
                rect.shrink(1.0),
                2.0,
                color,
                Stroke::new(1.0, cx.tokens.outline),
                StrokeKind::Inside,
            );
            let label = ui.label(cx.tokens.small(name.as_str()));
            if spec.told.iter().any(|told| told.term == *name) {
                label.on_hover_text(Told::beside(name, &spec.told));
            }
        }
    });
}

fn toggle_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, spec: &ChartSpec, shown: Shown) {
    let words = cx.t(if shown == Shown::Table { "show-as-chart" } else { "show-as-table" });
    let short = cx.t(if shown == Shown::Table { "chart-short" } else { "table-short" });
    let button = ui.small_button(short);
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{words}: {}", spec.title)));
    if button.clicked() {
        cx.push(Action::ToggleTable(spec.id.clone()));
    }
}
