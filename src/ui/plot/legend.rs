//! What lines and levels are, each beside a stroke as it is drawn: for where the lines themselves have no room for names.

use eframe::egui::{Color32, Sense, Shape, Stroke, Ui, vec2};
use egui_plot::LineStyle;

use crate::chart::{ChartSpec, Level, LevelRole, Line, LineRole};
use crate::ui::ctx::UiCtx;
use crate::ui::theme::space;

use super::shapes::{level_color, level_look, line_look};

/// How long a stroke is, and how high it stands.
const STROKE: (f32, f32) = (26.0, 14.0);

/// The lines behind the one in focus, whose name is the chart's own.
pub fn lines_legend_ui(ui: &mut Ui, cx: &UiCtx<'_>, spec: &ChartSpec) {
    let is_named = |line: &&Line| line.role != LineRole::Focus && !line.name.is_empty();
    for line in spec.lines.iter().filter(is_named) {
        entry_ui(ui, cx, line_look(line, cx), &line.name);
    }
}

/// The levels, those that are drawn alike together.
pub fn levels_legend_ui(ui: &mut Ui, cx: &UiCtx<'_>, spec: &ChartSpec) {
    let mut alike: Vec<(LevelRole, Vec<&str>)> = Vec::new();
    for Level { role, name, .. } in spec.levels.iter().filter(|level| !level.name.is_empty()) {
        match alike.iter_mut().find(|(known, _)| known == role) {
            Some((_, names)) if names.contains(&name.as_str()) => {}
            Some((_, names)) => names.push(name),
            None => alike.push((*role, vec![name])),
        }
    }
    for (role, names) in alike {
        let (width, style) = level_look(role);
        entry_ui(ui, cx, (level_color(role, cx), width, style), &names.join(", "));
    }
}

fn entry_ui(ui: &mut Ui, cx: &UiCtx<'_>, (color, width, style): (Color32, f32, LineStyle), name: &str) {
    let (rect, _) = ui.allocate_exact_size(vec2(STROKE.0, STROKE.1), Sense::hover());
    let ends = [rect.left_center(), rect.right_center()];
    let stroke = Stroke::new(width, color);
    let shapes = match style {
        LineStyle::Solid => vec![Shape::line_segment(ends, stroke)],
        LineStyle::Dashed { length } => Shape::dashed_line(&ends, stroke, length, length * 0.6),
        LineStyle::Dotted { spacing } => Shape::dotted_line(&ends, color, spacing, width),
    };
    ui.painter().extend(shapes);
    ui.label(cx.tokens.small(name));
    ui.add_space(space::XS);
}
