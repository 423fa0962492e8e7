//! What the pointer and the keys do on a chart.

use eframe::egui::{Event, EventFilter, Id, Key, Modifiers, Pos2, Rect, Response, Stroke, StrokeKind, Ui};
use egui_plot::PlotTransform;

use crate::chart::{ChartSpec, Form, Mark};
use crate::domain::Anchor;
use crate::ui::action::Action;
use crate::ui::ctx::UiCtx;

use super::marks::{paint_marks, ring};
use super::places::Places;

/// How near the pointer must be to a mark to read it, in points.
const REACH: f32 = 24.0;
/// A drag shorter than this is a click.
const DRAG: f32 = 12.0;

/// Reads at hover, chooses by click, a stretch by dragging and with the keys; a double click goes back to where a window begins.
pub(super) fn touch(ui: &Ui, cx: &mut UiCtx<'_>, spec: &ChartSpec, response: &Response, transform: &PlotTransform) {
    let marks = spec.readable();
    let places = Places { spec, transform };
    paint_marks(ui, cx, &marks, response, places);
    if spec.form == Form::Time {
        drag(ui, cx, &marks, response, places);
    }
    let hovered = response.hover_pos().and_then(|pointer| match spec.form {
        Form::Time => nearest_time(&marks, pointer, places),
        Form::Rows => nearest_in_row(&marks, pointer, places, transform.dpos_dvalue_y().abs() as f32 / 2.0),
        Form::Plane => nearest(&marks, pointer, places),
    });
    if let Some(mark) = hovered {
        ring(ui, cx, mark, places);
        response.clone().on_hover_text_at_pointer(&mark.hover);
        if response.clicked() {
            cx.select(&mark.anchor, mark.seen.as_ref());
        }
    }
    if response.double_clicked() {
        cx.push(Action::Reset);
    }
    if ui.memory(|memory| memory.has_focus(response.id)) {
        read_keys(ui, cx, &marks, response, places);
    } else {
        ui.data_mut(|data| data.remove::<bool>(response.id.with("key-shown")));
    }
}

/// A stretch of time is chosen by dragging over it.
fn drag(ui: &Ui, cx: &mut UiCtx<'_>, marks: &[&Mark], response: &Response, places: Places<'_>) {
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
            choose_span(cx, marks, span, places);
        }
    }
    if !response.dragged() {
        ui.data_mut(|data| data.remove::<f32>(span_id));
    }
}

fn choose_span(cx: &mut UiCtx<'_>, marks: &[&Mark], span: Rect, places: Places<'_>) {
    if span.width() < DRAG {
        return;
    }
    let inside: Vec<&&Mark> = marks.iter().filter(|mark| span.x_range().contains(places.of(mark).x)).collect();
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

/// The mark of the time nearest to the pointer, whatever its height.
fn nearest_time<'a>(marks: &[&'a Mark], pointer: Pos2, places: Places<'_>) -> Option<&'a Mark> {
    let distance = |mark: &Mark| (places.of(mark).x - pointer.x).abs();
    least(marks.iter().copied(), &distance).filter(|mark| distance(mark) <= REACH)
}

/// The mark nearest to the pointer among those of the row it is in.
fn nearest_in_row<'a>(marks: &[&'a Mark], pointer: Pos2, places: Places<'_>, half: f32) -> Option<&'a Mark> {
    let in_row = marks.iter().copied().filter(|mark| (places.of(mark).y - pointer.y).abs() <= half);
    least(in_row, &|mark| places.of(mark).distance(pointer))
}

/// The mark nearest to the pointer.
fn nearest<'a>(marks: &[&'a Mark], pointer: Pos2, places: Places<'_>) -> Option<&'a Mark> {
    let distance = |mark: &Mark| places.of(mark).distance(pointer);
    least(marks.iter().copied(), &distance).filter(|mark| distance(mark) <= REACH)
}

fn least<'a>(marks: impl Iterator<Item = &'a Mark>, distance: &dyn Fn(&Mark) -> f32) -> Option<&'a Mark> {
    marks.min_by(|left, right| distance(left).total_cmp(&distance(right)))
}

/// Arrows go from mark to mark, Enter chooses, the mark's facts stand beside it.
fn read_keys(ui: &Ui, cx: &mut UiCtx<'_>, marks: &[&Mark], response: &Response, places: Places<'_>) {
    let (id, shown_id) = (response.id.with("key"), response.id.with("key-shown"));
    let (index, moved) = moved_index(ui, id, marks.len(), response);
    ui.painter()
        .rect_stroke(response.rect, 4.0, Stroke::new(1.5, cx.tokens.accent), StrokeKind::Inside);
    let Some(mark) = marks.get(index) else { return };
    ring(ui, cx, mark, places);
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_value(mark.hover.as_str()));
    if moved {
        ui.data_mut(|data| data.insert_temp(shown_id, true));
    }
    // Once a key has moved, the facts stay beside the mark until the chart is left.
    if ui.data(|data| data.get_temp(shown_id)).unwrap_or(false) {
        response.show_tooltip_text(&mark.hover);
    }
    if is_entered(ui) {
        cx.select(&mark.anchor, mark.seen.as_ref());
    }
}

/// The mark the keys stand at, and whether they moved just now. They begin at the last one, which is the newest.
fn moved_index(ui: &Ui, id: Id, n_marks: usize, response: &Response) -> (usize, bool) {
    let last = n_marks.saturating_sub(1);
    ui.memory_mut(|memory| {
        memory.set_focus_lock_filter(
            response.id,
            EventFilter {
                horizontal_arrows: true,
                ..EventFilter::default()
            },
        );
    });
    let at = ui.data(|data| data.get_temp::<usize>(id)).unwrap_or(last).min(last);
    let (left, right) = ui.input(|input| (input.key_pressed(Key::ArrowLeft), input.key_pressed(Key::ArrowRight)));
    let index = if left { at.saturating_sub(1) } else { at };
    let index = if right { (index + 1).min(last) } else { index };
    ui.data_mut(|data| data.insert_temp(id, index));
    (index, left || right)
}

fn is_entered(ui: &Ui) -> bool {
    let is_enter = |event: &Event| {
        matches!(
            event,
            Event::Key {
                key: Key::Enter,
                pressed: true,
                modifiers: Modifiers::NONE,
                ..
            }
        )
    };
    ui.input(|input| input.events.iter().any(is_enter))
}
