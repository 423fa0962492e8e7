//! Paints a [`ChartSpec`] with `egui_plot`. Chooses colours, dashes and sizes; never a word, a number format or a statistic.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Event, EventFilter, FontFamily, FontId, Id, Key, Modifiers, Painter, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo, pos2, vec2,
};
use egui_plot::{GridMark, Line, LineStyle, MarkerShape, Plot, PlotBounds, PlotPoint, PlotPoints, PlotTransform, Points};

use crate::chart::{ChartSpec, Level, LevelRole, Line as ChartLine, LineRole, Mark, Pin, Tick};
use crate::domain::Anchor;

use super::ctx::UiCtx;
use super::widgets::{paint_pins, paint_signal};

/// How near the pointer must be to a mark to read it, in points.
const REACH: f32 = 24.0;
/// More marks than this stand close.
const DENSE: usize = 40;
/// A drag shorter than this is a click.
const DRAG: f32 = 12.0;

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
        .show_grid([false, true])
        .grid_color(cx.tokens.line)
        .x_grid_spacer(move |_| marks_of(&ticks.0))
        .y_grid_spacer(move |_| marks_of(&ticks.1))
        .custom_x_axes(vec![axis(&spec.x_ticks, egui_plot::AxisHints::new_x(), &axis_font, cx)])
        .custom_y_axes(vec![
            axis(&spec.y_ticks, egui_plot::AxisHints::new_y(), &axis_font, cx).min_thickness(34.0),
        ])
        .show(ui, |plot| {
            let (min, max) = bounds(spec);
            plot.set_plot_bounds(PlotBounds::from_min_max(min, max));
            let is_dense = spec.lines.iter().any(|line| line.marks.len() > DENSE);
            for level in &spec.levels {
                add_level(plot, level, cx);
            }
            for line in &spec.lines {
                add_line(plot, line, if is_dense { 1.8 } else { 3.0 }, cx);
            }
        });
    let name = format!("{}. {}", spec.title, spec.sentence);
    response.response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    touch(ui, cx, spec, &response.response, &response.transform);
}

/// Room around the marks so that none is cut.
fn bounds(spec: &ChartSpec) -> ([f64; 2], [f64; 2]) {
    let widen = |(low, high): (f64, f64), share: f64| {
        let pad = if high > low { (high - low) * share } else { 0.5 };
        (low - pad, high + pad)
    };
    let (x, y) = (widen(spec.x_range, 0.02), widen(spec.y_range, 0.06));
    ([x.0, y.0], [x.1, y.1])
}

fn marks_of(ticks: &[Tick]) -> Vec<GridMark> {
    let step = ticks.windows(2).map(|pair| pair[1].at - pair[0].at).fold(f64::INFINITY, f64::min);
    let step_size = if step.is_finite() && step > 0.0 { step } else { 1.0 };
    ticks.iter().map(|tick| GridMark { value: tick.at, step_size }).collect()
}

fn axis<'a>(ticks: &[Tick], hints: egui_plot::AxisHints<'a>, font: &FontId, cx: &UiCtx<'_>) -> egui_plot::AxisHints<'a> {
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

fn add_line(plot: &mut egui_plot::PlotUi<'_>, line: &ChartLine, radius: f32, cx: &UiCtx<'_>) {
    let (color, width, style) = match line.role {
        LineRole::Focus => (cx.tokens.accent, 2.0, LineStyle::Solid),
        LineRole::Median => (cx.tokens.median, 1.4, LineStyle::Dashed { length: 6.0 }),
        LineRole::Reference => (cx.tokens.reference, 1.4, LineStyle::Dotted { spacing: 5.0 }),
    };
    for run in runs(&line.marks) {
        plot.line(
            Line::new(line.name.clone(), PlotPoints::new(run.clone()))
                .color(color)
                .width(width)
                .style(style)
                .allow_hover(false),
        );
        if line.role == LineRole::Focus || run.len() == 1 {
            let points = Points::new(line.name.clone(), PlotPoints::new(run))
                .color(color)
                .radius(radius)
                .shape(MarkerShape::Circle);
            plot.points(points.allow_hover(false));
        }
    }
}

fn add_level(plot: &mut egui_plot::PlotUi<'_>, level: &Level, cx: &UiCtx<'_>) {
    let (width, style) = match level.role {
        LevelRole::Centre => (1.2, LineStyle::Solid),
        LevelRole::Limit => (1.2, LineStyle::Dashed { length: 9.0 }),
        LevelRole::TrialLimit => (1.0, LineStyle::Dotted { spacing: 7.0 }),
        LevelRole::Requirement => (1.6, LineStyle::Solid),
    };
    let color = if level.role == LevelRole::Requirement {
        cx.tokens.text
    } else {
        cx.tokens.level
    };
    let line = Line::new(level.name.clone(), PlotPoints::new(level.points.clone()))
        .color(color)
        .width(width)
        .style(style)
        .allow_hover(false);
    plot.line(line);
}

/// Unbroken runs of marks: a missing figure or a hole in the calendar ends a run.
fn runs(marks: &[Mark]) -> Vec<Vec<[f64; 2]>> {
    let mut runs: Vec<Vec<[f64; 2]>> = Vec::new();
    let mut is_open = false;
    for mark in marks {
        let Some(y) = mark.y else {
            is_open = false;
            continue;
        };
        match runs.last_mut() {
            Some(run) if is_open && !mark.after_gap => run.push([mark.x, y]),
            _ => runs.push(vec![[mark.x, y]]),
        }
        is_open = true;
    }
    runs
}

/// What the pointer and the keys do.
fn touch(ui: &Ui, cx: &mut UiCtx<'_>, spec: &ChartSpec, response: &Response, transform: &PlotTransform) {
    let Some(line) = spec.lines.iter().rfind(|line| line.role == LineRole::Focus) else {
        return;
    };
    let place = |mark: &Mark| transform.position_from_point(&PlotPoint::new(mark.x, mark.y.unwrap_or(spec.y_range.0)));
    paint_marks(ui, cx, line, response, &place);
    let span_id = response.id.with("span");
    if response.drag_started()
        && let Some(start) = response.interact_pointer_pos()
    {
        ui.data_mut(|data| data.insert_temp(span_id, start.x));
    }
    let from = ui.data(|data| data.get_temp::<f32>(span_id));
    if let (Some(from), Some(to)) = (from, response.interact_pointer_pos().or(response.hover_pos())) {
        let span = Rect::from_x_y_ranges(from.min(to.x)..=from.max(to.x), response.rect.y_range());
        if span.width() >= DRAG && (response.dragged() || response.drag_stopped()) {
            ui.painter().rect_filled(span, 0.0, cx.tokens.accent.gamma_multiply(0.15));
        }
        if response.drag_stopped() {
            choose_span(cx, line, span, &place);
        }
    }
    if !response.dragged() {
        ui.data_mut(|data| data.remove::<f32>(span_id));
    }
    let hovered = response.hover_pos().and_then(|pointer| nearest(line, pointer, &place));
    if let Some(mark) = hovered.and_then(|index| line.marks.get(index)) {
        ring(ui, cx, place(mark));
        response.clone().on_hover_text_at_pointer(&mark.hover);
        if response.clicked() {
            cx.select(&mark.anchor, mark.seen.as_ref());
        }
    }
    if ui.memory(|memory| memory.has_focus(response.id)) {
        read_keys(ui, cx, line, response, &place);
    } else {
        ui.data_mut(|data| data.remove::<bool>(response.id.with("key-shown")));
    }
}

fn paint_marks(ui: &Ui, cx: &UiCtx<'_>, line: &ChartLine, response: &Response, place: &dyn Fn(&Mark) -> Pos2) {
    let painter = ui.painter().with_clip_rect(response.rect.expand(6.0));
    let above = |at: Pos2| pos2(at.x + 9.0, (at.y - 20.0).max(response.rect.top() + 8.0));
    for mark in &line.marks {
        let at = place(mark);
        if mark.is_excluded && mark.y.is_some() {
            painter.circle(at, 4.0, cx.tokens.card, Stroke::new(1.6, cx.tokens.accent));
        }
        if let Some(signal) = mark.signal.filter(|_| mark.y.is_some()) {
            paint_signal(&painter, cx.tokens, at, if line.marks.len() > DENSE { 3.8 } else { 5.0 }, signal);
        }
        if cx.is_selected(&mark.anchor) {
            painter.circle_stroke(at, 7.0, Stroke::new(2.0, cx.tokens.accent));
        }
        let own: Vec<Pin> = mark
            .pins
            .iter()
            .filter(|pin| span_of(line, pin).0 == span_of(line, pin).1)
            .cloned()
            .collect();
        if !own.is_empty() {
            painter.line_segment([at, at - vec2(0.0, 12.0)], Stroke::new(1.0, cx.tokens.weak));
            paint_pins(&painter, cx.tokens, above(at), &own);
        }
    }
    paint_spans(&painter, cx, line, response.rect, place);
    paint_chosen(&painter, cx, line, response.rect, place);
}

/// The stretch that is chosen, shaded while the panel speaks of it.
fn paint_chosen(painter: &Painter, cx: &UiCtx<'_>, line: &ChartLine, rect: Rect, place: &dyn Fn(&Mark) -> Pos2) {
    let Some(chosen) = cx
        .selected
        .map(|selection| &selection.anchor)
        .filter(|anchor| anchor.until.is_some())
    else {
        return;
    };
    let is_inside = |mark: &&Mark| {
        let is_here = mark.anchor.house == chosen.house && mark.anchor.indicator == chosen.indicator;
        is_here && mark.period >= chosen.period && mark.period <= chosen.until
    };
    let inside: Vec<f32> = line.marks.iter().filter(is_inside).map(|mark| place(mark).x).collect();
    if let (Some(first), Some(last)) = (inside.first(), inside.last()) {
        let span = Rect::from_x_y_ranges(first - 4.0..=last + 4.0, rect.y_range());
        painter.rect_filled(span, 2.0, cx.tokens.accent.gamma_multiply(0.12));
    }
}

/// A note on a stretch is one mark above a bar as long as the stretch, at the foot of the chart.
fn paint_spans(painter: &Painter, cx: &UiCtx<'_>, line: &ChartLine, rect: Rect, place: &dyn Fn(&Mark) -> Pos2) {
    let mut level = rect.bottom() - 10.0;
    let mut done = Vec::new();
    for pin in line.marks.iter().flat_map(|mark| &mark.pins) {
        let (first, last) = span_of(line, pin);
        if first == last || done.contains(&pin.number) {
            continue;
        }
        done.push(pin.number);
        let ends = [first, last].map(|index| line.marks.get(index).map_or(rect.left(), |mark| place(mark).x));
        let (color, _) = cx.tokens.kind(pin.kind);
        painter.hline(ends[0]..=ends[1], level, Stroke::new(3.0, color));
        paint_pins(
            painter,
            cx.tokens,
            pos2(f32::midpoint(ends[0], ends[1]) + 9.0, level),
            std::slice::from_ref(pin),
        );
        level -= 20.0;
    }
}

/// The first and the last mark a note shows at.
fn span_of(line: &ChartLine, pin: &Pin) -> (usize, usize) {
    let shows = |mark: &Mark| mark.pins.iter().any(|other| other.number == pin.number);
    let first = line.marks.iter().position(shows).unwrap_or(0);
    (first, line.marks.iter().rposition(shows).unwrap_or(first))
}

fn ring(ui: &Ui, cx: &UiCtx<'_>, at: Pos2) {
    ui.painter().circle(at, 5.0, cx.tokens.card, Stroke::new(2.0, cx.tokens.accent));
}

fn nearest(line: &ChartLine, pointer: Pos2, place: &dyn Fn(&Mark) -> Pos2) -> Option<usize> {
    let distance = |mark: &Mark| (place(mark).x - pointer.x).abs();
    let (index, mark) = line
        .marks
        .iter()
        .enumerate()
        .min_by(|(_, left), (_, right)| distance(left).total_cmp(&distance(right)))?;
    (distance(mark) <= REACH).then_some(index)
}

fn choose_span(cx: &mut UiCtx<'_>, line: &ChartLine, span: Rect, place: &dyn Fn(&Mark) -> Pos2) {
    if span.width() < DRAG {
        return;
    }
    let inside: Vec<&Mark> = line.marks.iter().filter(|mark| span.x_range().contains(place(mark).x)).collect();
    let (Some(first), Some(last)) = (inside.first(), inside.last()) else {
        return;
    };
    let anchor = Anchor {
        until: (first.period != last.period).then_some(last.period).flatten(),
        ..first.anchor.clone()
    };
    let seen = if anchor.until.is_none() { first.seen.as_ref() } else { None };
    cx.select(&anchor, seen);
}

/// Left and right go from mark to mark, Enter chooses, the mark's facts stand beside it.
fn read_keys(ui: &Ui, cx: &mut UiCtx<'_>, line: &ChartLine, response: &Response, place: &dyn Fn(&Mark) -> Pos2) {
    let (id, shown_id) = (response.id.with("key"), response.id.with("key-shown"));
    let last = line.marks.len().saturating_sub(1);
    ui.memory_mut(|memory| {
        memory.set_focus_lock_filter(
            response.id,
            EventFilter {
                horizontal_arrows: true,
                ..EventFilter::default()
            },
        );
    });
    let mut index = ui.data(|data| data.get_temp::<usize>(id)).unwrap_or(last).min(last);
    let (left, right) = ui.input(|input| (input.key_pressed(Key::ArrowLeft), input.key_pressed(Key::ArrowRight)));
    if left {
        index = index.saturating_sub(1);
    }
    if right {
        index = (index + 1).min(last);
    }
    ui.data_mut(|data| data.insert_temp(id, index));
    ui.painter()
        .rect_stroke(response.rect, 4.0, Stroke::new(1.5, cx.tokens.accent), StrokeKind::Inside);
    let Some(mark) = line.marks.get(index) else { return };
    let at = place(mark);
    ring(ui, cx, at);
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_value(mark.hover.as_str()));
    if left || right {
        ui.data_mut(|data| data.insert_temp(shown_id, true));
    }
    // Once a key has moved, the facts stay beside the mark until the chart is left.
    if ui.data(|data| data.get_temp(shown_id)).unwrap_or(false) {
        response.show_tooltip_text(&mark.hover);
    }
    let enter = ui.input(|input| {
        input.events.iter().any(|event| {
            matches!(
                event,
                Event::Key {
                    key: Key::Enter,
                    pressed: true,
                    modifiers: Modifiers::NONE,
                    ..
                }
            )
        })
    });
    if enter {
        cx.select(&mark.anchor, mark.seen.as_ref());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Anchor;

    fn mark(x: f64, y: Option<f64>, after_gap: bool) -> Mark {
        Mark {
            x,
            y,
            period: None,
            hover: String::new(),
            anchor: Anchor::default(),
            seen: None,
            pins: Vec::new(),
            signal: None,
            is_excluded: false,
            after_gap,
        }
    }

    #[test]
    fn a_missing_figure_and_a_hole_in_the_calendar_break_the_line() {
        let marks = [
            mark(1.0, Some(1.0), false),
            mark(2.0, None, false),
            mark(3.0, Some(3.0), false),
            mark(4.0, Some(4.0), false),
            mark(9.0, Some(9.0), true),
        ];
        let lengths: Vec<usize> = runs(&marks).iter().map(Vec::len).collect();
        assert_eq!(lengths, [1, 2, 1]);
    }
}
