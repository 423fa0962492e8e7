//! Paints a [`ChartSpec`] with `egui_plot`. Chooses colours, dashes and sizes; never a word, a number format or a statistic.

mod labels;
mod legend;
mod marks;
mod places;
mod shapes;
mod thin;
mod touch;
mod trials;

use eframe::egui::accesskit::Role;
use eframe::egui::{FontFamily, FontId, Id, Sense, TextStyle, TextWrapMode, Ui, Vec2, WidgetInfo, WidgetText};
use egui_plot::{AxisHints, GridMark, Plot, PlotBounds};

use crate::chart::{ChartSpec, Form, Tick};

use super::ctx::UiCtx;

pub use legend::{levels_legend_ui, lines_legend_ui, marks_legend_ui};
pub(super) use shapes::part_color;

/// What the axes take of a chart's width and height, about.
const AROUND: f32 = 60.0;
/// More marks than this stand close.
const DENSE: usize = 40;

/// Paints a chart, reads marks at hover, chooses a mark by click or by arrow keys and Enter, a span by dragging.
pub fn chart_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, spec: &ChartSpec, height: f32) {
    let id = Id::unique(("chart", spec.id.as_str()));
    let ticks = (spec.x_ticks.clone(), spec.y_ticks.clone());
    let axis_font = FontId::new(13.0, FontFamily::Proportional);
    let response = Plot::new(id)
        .height(height)
        .allow_drag(false)
        .allow_zoom(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_axis_zoom_drag(false)
        .allow_double_click_reset(false)
        .show_crosshair(false)
        .show_background(false)
        .set_margin_fraction(Vec2::ZERO)
        .sense(Sense::click_and_drag())
        .label_formatter(|_| None)
        .show_grid([spec.form != Form::Time, spec.form != Form::Rows])
        .grid_color(cx.tokens.line)
        .x_grid_spacer(move |_| marks_of(&ticks.0))
        .y_grid_spacer(move |_| marks_of(&ticks.1))
        .custom_x_axes(vec![named(
            axis(&spec.x_ticks, AxisHints::new_x(), &axis_font, cx),
            &spec.axis_names[0],
            ui.available_width() - AROUND,
            ui,
            cx,
        )])
        .custom_y_axes(vec![
            named(
                axis(&spec.y_ticks, AxisHints::new_y(), &axis_font, cx),
                &spec.axis_names[1],
                height - AROUND,
                ui,
                cx,
            )
            .min_thickness(34.0),
        ])
        .show(ui, |plot| {
            let (min, max) = bounds(spec);
            plot.set_plot_bounds(PlotBounds::from_min_max(min, max));
            let width = plot.response().rect.width();
            let is_dense = spec.lines.iter().any(|line| line.marks.len() > DENSE);
            for bar in &spec.bars {
                shapes::add_bar(plot, bar, cx);
            }
            for level in &spec.levels {
                shapes::add_level(plot, level, width, cx);
            }
            for (line, runs) in spec.lines.iter().zip(&spec.parts().runs) {
                shapes::add_line(plot, (line, runs), (width, if is_dense { 1.8 } else { 3.0 }), cx);
            }
        });
    let told = if spec.told.is_empty() {
        String::new()
    } else {
        format!("\n{}", spec.told_words())
    };
    let name = format!("{}. {}{told}", spec.title, spec.sentence);
    response.response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let places = places::Places {
        spec,
        transform: &response.transform,
    };
    trials::paint_trials(ui, cx, response.response.rect, places);
    touch::touch(ui, cx, spec, &response.response, &response.transform);
    labels::paint_labels(ui, cx, spec, response.response.rect, &response.transform);
}

/// Room around the marks so that none is cut.
fn bounds(spec: &ChartSpec) -> ([f64; 2], [f64; 2]) {
    let widen = |(low, high): (f64, f64), share: f64| {
        let pad = if high > low { (high - low) * share } else { 0.5 };
        (low - pad, high + pad)
    };
    let y = if spec.form == Form::Rows { 0.0 } else { 0.06 };
    let (x, y) = (widen(spec.x_range, 0.02), widen(spec.y_range, y));
    ([x.0, y.0], [x.1, y.1])
}

fn marks_of(ticks: &[Tick]) -> Vec<GridMark> {
    let step = ticks
        .windows(2)
        .map(|pair| (pair[1].at - pair[0].at).abs())
        .fold(f64::INFINITY, f64::min);
    let step_size = if step.is_finite() && step > 0.0 { step } else { 1.0 };
    ticks.iter().map(|tick| GridMark { value: tick.at, step_size }).collect()
}

/// The axis with what goes along it, where that is said: no longer than the axis, for the chart's title says it whole.
fn named<'a>(hints: AxisHints<'a>, name: &str, length: f32, ui: &Ui, cx: &UiCtx<'_>) -> AxisHints<'a> {
    if name.is_empty() {
        return hints;
    }
    let name = WidgetText::from(cx.tokens.small(name));
    hints.label(name.into_galley(ui, Some(TextWrapMode::Truncate), length, TextStyle::Body))
}

fn axis<'a>(ticks: &[Tick], hints: AxisHints<'a>, font: &FontId, cx: &UiCtx<'_>) -> AxisHints<'a> {
    let ticks = ticks.to_vec();
    hints
        .formatter(move |mark, _| {
            let nearest = ticks.iter().find(|tick| (tick.at - mark.value).abs() < mark.step_size * 0.01);
            nearest.map(|tick| tick.label.clone()).unwrap_or_default()
        })
        .label_spacing(0.0..=1.0)
        .tick_label_color(cx.tokens.weak)
        .tick_label_font(font.clone())
}
