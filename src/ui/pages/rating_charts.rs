//! *Tilsyn*, its charts: how ratings are distributed, and each house's steps.

use std::collections::BTreeSet;

use eframe::egui::{ComboBox, ScrollArea, Ui, WidgetInfo, accesskit::Role, vec2};

use crate::chart::ChartSpec;
use crate::ui::action::Action;
use crate::ui::chart_panel::{FRAME, Shown, chart_panel_ui};
use crate::ui::ctx::UiCtx;
use crate::ui::theme::space;
use crate::view::RatingCharts;

/// A panel is never narrower than this, and of several beside each other has this height at least.
const NARROWEST: f32 = 400.0;
const LEAST: f32 = 250.0;
/// Height of a house's row, and what a panel's title, axis and foot take.
const ROW: f32 = 50.0;
const AROUND: f32 = 130.0;

/// Draws the charts: small ones beside each other where each is of a theme, one below the other where each has a row a house.
pub fn rating_charts_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, view: &RatingCharts, tables_open: &BTreeSet<String>) {
    ui.horizontal_wrapped(|ui| {
        theme_ui(ui, cx, view);
        ui.label(cx.tokens.small(view.caution.as_str()));
    });
    ui.add_space(space::XS);
    let is_steps = view.theme.is_some();
    let most = if is_steps { 1 } else { 3 };
    let columns = ((ui.available_width() / NARROWEST) as usize).clamp(1, most);
    let width = (ui.available_width() - space::M * (columns as f32 - 1.0) - 14.0) / columns as f32;
    let rows = view.charts.len().div_ceil(columns).max(1);
    let room = ui.available_height() / rows as f32 - FRAME - space::M;
    let height = |spec: &ChartSpec| {
        if is_steps {
            (spec.y_range.1 - spec.y_range.0) as f32 * ROW + AROUND
        } else {
            room.max(LEAST)
        }
    };
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        for specs in view.charts.chunks(columns) {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = space::M;
                for spec in specs {
                    let shown = Shown::of(&spec.id, tables_open);
                    chart_panel_ui(ui, cx, (spec, shown), vec2(width, height(spec)), &|_, _| {});
                }
            });
            ui.add_space(space::S);
        }
    });
}

fn theme_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, view: &RatingCharts) {
    let Some(theme) = &view.theme else { return };
    let combo = ComboBox::from_id_salt("theme")
        .width(300.0)
        .selected_text(&*theme.0)
        .show_ui(ui, |ui| {
            for known in &view.themes {
                if ui.selectable_label(known == theme, &*known.0).clicked() {
                    cx.push(Action::ShowTheme(known.clone()));
                }
            }
        });
    let name = cx.locale.t("choose-theme");
    combo.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, name));
}
