//! What lines and levels are, each beside a stroke as it is drawn: for where the lines themselves have no room for names.

use eframe::egui::accesskit::Role;
use eframe::egui::{Color32, FontId, Painter, Rect, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};
use egui_plot::LineStyle;

use crate::chart::{ChartSpec, Level, LevelRole, Line, LineRole, Mark, MarkSignal};
use crate::ui::ctx::UiCtx;
use crate::ui::theme::space;
use crate::ui::widgets::paint_signal;

use super::DENSE;
use super::marks::{SIGN, SMALL_SIGN};
use super::shapes::{level_color, level_look, line_look};

/// How long a stroke is, and how high it stands.
const STROKE: (f32, f32) = (26.0, 14.0);
/// Room for a sign, half of a stroke with a hole in it, and letters of the names.
const SIGN_ROOM: f32 = 16.0;
const HALF_HOLE: f32 = 8.0;
const LETTERS: f32 = 13.0;

/// The lines behind the one in focus, whose name is the chart's own.
pub fn lines_legend_ui(ui: &mut Ui, cx: &UiCtx<'_>, spec: &ChartSpec) {
    let is_named = |line: &&Line| line.role != LineRole::Focus && !line.name.is_empty();
    for line in spec.lines.iter().filter(is_named) {
        entry_ui(ui, cx, line_look(line, cx), &line.name);
    }
}

/// The levels of charts that stand together, those that are drawn alike said together.
pub fn levels_legend_ui(ui: &mut Ui, cx: &UiCtx<'_>, specs: &[ChartSpec]) {
    let mut alike: Vec<(LevelRole, Vec<&str>)> = Vec::new();
    let levels = specs.iter().flat_map(|spec| &spec.levels);
    for Level { role, name, .. } in levels.filter(|level| !level.name.is_empty()) {
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

/// Whether a signal is of a kind.
type IsKind = fn(MarkSignal) -> bool;

/// The signs that stand on the marks of charts over time, each as it is drawn: of signals, of what was left out, of a hole.
pub fn marks_legend_ui(ui: &mut Ui, cx: &UiCtx<'_>, specs: &[ChartSpec]) {
    let lines = || {
        specs
            .iter()
            .flat_map(|spec| &spec.lines)
            .filter(|line| line.role == LineRole::Focus)
    };
    let marks = || lines().flat_map(|line| &line.marks);
    let is_dense = lines().any(|line| line.marks.len() > DENSE);
    let kinds: [(&str, IsKind); 3] = [
        ("mark-better", |signal| matches!(signal, MarkSignal::Better { .. })),
        ("mark-worse", |signal| matches!(signal, MarkSignal::Worse { .. })),
        ("mark-other", |signal| matches!(signal, MarkSignal::Other { .. })),
    ];
    for (key, is_kind) in kinds {
        let signal = marks()
            .filter(|mark| mark.y.is_some())
            .filter_map(|mark| mark.signal)
            .find(|signal| is_kind(*signal));
        if let Some(signal) = signal {
            let radius = if is_dense { SMALL_SIGN } else { SIGN };
            named_ui(ui, cx, (SIGN_ROOM, cx.locale.t(key)), |painter, rect| {
                paint_signal(painter, cx.tokens, rect.center(), radius, signal);
            });
        }
    }
    if marks().any(|mark| mark.is_excluded && mark.y.is_some()) {
        named_ui(ui, cx, (SIGN_ROOM, cx.t("mark-excluded")), |painter, rect| {
            painter.circle(rect.center(), 4.0, cx.tokens.card, Stroke::new(1.6, cx.tokens.accent));
        });
    }
    if lines().any(has_hole) {
        named_ui(ui, cx, (STROKE.0, cx.t("mark-gap")), |painter, rect| {
            let stroke = Stroke::new(2.0, cx.tokens.accent);
            let (left, right) = (rect.left_center(), rect.right_center());
            painter.line_segment([left, left + vec2(HALF_HOLE, 0.0)], stroke);
            painter.line_segment([right - vec2(HALF_HOLE, 0.0), right], stroke);
        });
    }
}

/// Whether figures are missing between the first and the last of a line.
fn has_hole(line: &Line) -> bool {
    let is_figure = |mark: &Mark| mark.y.is_some();
    let ends = line.marks.iter().position(is_figure).zip(line.marks.iter().rposition(is_figure));
    let within = ends.and_then(|(first, last)| line.marks.get(first + 1..=last)).unwrap_or_default();
    within.iter().any(|mark| mark.y.is_none() || mark.after_gap)
}

/// What is drawn, and its name: together on one line, which goes below where there is no room.
fn named_ui(ui: &mut Ui, cx: &UiCtx<'_>, (room, name): (f32, &str), paint: impl FnOnce(&Painter, Rect)) {
    let galley = ui
        .painter()
        .layout_no_wrap(name.to_owned(), FontId::proportional(LETTERS), cx.tokens.weak);
    let height = galley.size().y.max(STROKE.1);
    let size = vec2(room + space::XS + galley.size().x + space::S, height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
    paint(ui.painter(), Rect::from_min_size(rect.min, vec2(room, height)));
    let corner = pos2(rect.left() + room + space::XS, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(corner, galley, cx.tokens.weak);
}

fn entry_ui(ui: &mut Ui, cx: &UiCtx<'_>, (color, width, style): (Color32, f32, LineStyle), name: &str) {
    named_ui(ui, cx, (STROKE.0, name), |painter, rect| {
        let ends = [rect.left_center(), rect.right_center()];
        let stroke = Stroke::new(width, color);
        painter.extend(match style {
            LineStyle::Solid => vec![Shape::line_segment(ends, stroke)],
            LineStyle::Dashed { length } => Shape::dashed_line(&ends, stroke, length, length * 0.6),
            LineStyle::Dotted { spacing } => Shape::dotted_line(&ends, color, spacing, width),
        });
    });
}
