//! Lines, levels and bars of a chart, in the coordinates of its figures.

use eframe::egui::{Color32, Stroke};
use egui_plot::{Line, LineStyle, MarkerShape, PlotPoints, PlotUi, Points, Polygon};

use crate::chart::{Bar, BarRole, Level, LevelRole, Line as ChartLine, LineRole, LineShape};
use crate::ui::ctx::UiCtx;
use crate::ui::theme::Tokens;

use super::thin::thinned;

/// Half the height of a part, a box and an interval's ends, in rows.
pub(super) const HALF: [f64; 3] = [0.36, 0.26, 0.14];

/// Marks closer than this many points are a line without dots.
const CLOSE: f32 = 3.0;

/// Colour, width and dash of a line.
pub(super) fn line_look(line: &ChartLine, cx: &UiCtx<'_>) -> (Color32, f32, LineStyle) {
    match line.role {
        LineRole::Focus => (cx.tokens.accent, 2.0, LineStyle::Solid),
        LineRole::Muted if line.shape == LineShape::Straight => (cx.tokens.median.gamma_multiply(0.7), 1.0, LineStyle::Solid),
        LineRole::Muted => (cx.tokens.median, 1.2, LineStyle::Solid),
        LineRole::Median => (cx.tokens.median, 1.4, LineStyle::Dashed { length: 6.0 }),
        LineRole::Reference => (cx.tokens.reference, 1.4, LineStyle::Dotted { spacing: 5.0 }),
    }
}

/// A line with its marks, by its runs; `room` is the width of the plot and how large a mark is, in points.
pub(super) fn add_line(plot: &mut PlotUi<'_>, (line, runs): (&ChartLine, &[Vec<[f64; 2]>]), room: (f32, f32), cx: &UiCtx<'_>) {
    let (color, width, style) = line_look(line, cx);
    let is_read = matches!(line.role, LineRole::Focus | LineRole::Muted);
    let has_dots = line.shape == LineShape::Dots || line.marks.len() as f32 * CLOSE <= room.0;
    for run in runs {
        let run = thinned(run, room.0);
        // Where every pixel has its point, a dash has no room.
        let style = if run.len() as f32 > room.0 { LineStyle::Solid } else { style };
        for stretch in stretches(&run, line.shape) {
            let course = Line::new(line.name.clone(), PlotPoints::new(stretch));
            plot.line(course.color(color).width(width).style(style).allow_hover(false));
        }
        if (is_read && has_dots) || run.len() == 1 {
            let points = Points::new(line.name.clone(), PlotPoints::new(run));
            let radius = if line.shape == LineShape::Dots { room.1 + 1.5 } else { room.1 };
            plot.points(points.color(color).radius(radius).shape(MarkerShape::Circle).allow_hover(false));
        }
    }
}

/// What is drawn of a run: all of it at once, or level and upright strokes apart, since a stroke around a square corner is drawn askew.
fn stretches(run: &[[f64; 2]], shape: LineShape) -> Vec<Vec<[f64; 2]>> {
    let steps = |pair: &[[f64; 2]]| {
        let corner = [pair[1][0], pair[0][1]];
        let is_level = pair[0][1].total_cmp(&pair[1][1]).is_eq();
        [Some(vec![pair[0], corner]), (!is_level).then(|| vec![corner, pair[1]])]
    };
    match shape {
        LineShape::Straight => vec![run.to_vec()],
        LineShape::Steps => run.windows(2).flat_map(steps).flatten().collect(),
        LineShape::Dots | LineShape::Unseen => Vec::new(),
    }
}

/// Width and dash of a level.
pub(super) const fn level_look(role: LevelRole) -> (f32, LineStyle) {
    match role {
        LevelRole::Centre => (1.2, LineStyle::Solid),
        LevelRole::Limit => (1.2, LineStyle::Dashed { length: 9.0 }),
        LevelRole::TrialLimit | LevelRole::InnerLimit => (1.0, LineStyle::Dotted { spacing: 7.0 }),
        LevelRole::Requirement => (1.6, LineStyle::Solid),
    }
}

/// A level of a phase, or a limit; `room` is the width of the plot, in points.
pub(super) fn add_level(plot: &mut PlotUi<'_>, level: &Level, room: f32, cx: &UiCtx<'_>) {
    let (width, style) = level_look(level.role);
    let line = Line::new(level.name.clone(), PlotPoints::new(thinned(&level.points, room)));
    plot.line(line.color(level_color(level.role, cx)).width(width).style(style).allow_hover(false));
}

/// The colour of a level and of what is written at it.
pub(super) fn level_color(role: LevelRole, cx: &UiCtx<'_>) -> Color32 {
    if role == LevelRole::Requirement {
        cx.tokens.text
    } else {
        cx.tokens.level
    }
}

/// A stretch on a row.
pub(super) fn add_bar(plot: &mut PlotUi<'_>, bar: &Bar, cx: &UiCtx<'_>) {
    let (from, to) = bar.x;
    match bar.role {
        BarRole::Interval => {
            let stretches = [
                [[from, bar.row], [to, bar.row]],
                [[from, bar.row - HALF[2]], [from, bar.row + HALF[2]]],
                [[to, bar.row - HALF[2]], [to, bar.row + HALF[2]]],
            ];
            for stretch in stretches {
                let line = Line::new("", PlotPoints::new(stretch.to_vec()));
                plot.line(line.color(cx.tokens.level).width(2.0).allow_hover(false));
            }
        }
        BarRole::Box => add_rect(plot, bar, HALF[1], Color32::TRANSPARENT, Stroke::new(1.4, cx.tokens.level)),
        BarRole::Part(number, of) => {
            add_rect(
                plot,
                bar,
                HALF[0],
                part_color(number, of, cx.tokens),
                Stroke::new(1.0, cx.tokens.card),
            );
        }
        // Filled as the page is, so that no line of the grid goes through its words.
        BarRole::Open => add_rect(plot, bar, HALF[0], cx.tokens.card, Stroke::new(1.0, cx.tokens.outline)),
    }
}

fn add_rect(plot: &mut PlotUi<'_>, bar: &Bar, half: f64, fill: Color32, stroke: Stroke) {
    let ((from, to), (low, high)) = (bar.x, (bar.row - half, bar.row + half));
    let corners = vec![[from, low], [to, low], [to, high], [from, high]];
    let rect = Polygon::new("", PlotPoints::new(corners));
    plot.polygon(rect.fill_color(fill).stroke(stroke).allow_hover(false));
}

/// Parts go from light to dark in one hue, so that their order is seen without colour and on grey paper.
pub(in crate::ui) fn part_color(number: u8, of: u8, tokens: &Tokens) -> Color32 {
    let share = f32::from(number) / f32::from(of.saturating_sub(1).max(1));
    tokens.accent_soft.lerp_to_gamma(tokens.accent, share)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rating_holds_until_the_next_visit() {
        let stretches = stretches(&[[1.0, 2.0], [3.0, 1.0], [4.0, 1.0]], LineShape::Steps);
        let expected = [[[1.0, 2.0], [3.0, 2.0]], [[3.0, 2.0], [3.0, 1.0]], [[3.0, 1.0], [4.0, 1.0]]];
        assert_eq!(format!("{stretches:?}"), format!("{expected:?}"));
    }
}
