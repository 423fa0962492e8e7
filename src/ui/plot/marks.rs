//! What stands on the marks of a chart: signs of signals, what was left out, notes, what is chosen.

use eframe::egui::{Painter, Pos2, Rect, Response, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::chart::{Form, Mark, Pin};
use crate::ui::ctx::UiCtx;
use crate::ui::widgets::{paint_signal, pins_ui};

use super::DENSE;
use super::places::Places;

/// How large the sign of a signal is over time, and where marks stand close.
pub(super) const SIGN: f32 = 5.0;
pub(super) const SMALL_SIGN: f32 = 3.8;
/// Notes of marks closer than this stand together, in points.
const CLOSE: f32 = 18.0;

/// Paints it all; `marks` are the readable ones.
pub(super) fn paint_marks(ui: &Ui, cx: &mut UiCtx<'_>, marks: &[&Mark], response: &Response, places: Places<'_>) {
    let spec = places.spec;
    let painter = ui.painter().with_clip_rect(response.rect.expand(6.0));
    let carrying: Vec<&Mark> = spec
        .parts()
        .carrying
        .iter()
        .filter_map(|place| marks.get(*place).copied())
        .collect();
    let radius = match spec.form {
        Form::Time if marks.len() > DENSE => SMALL_SIGN,
        Form::Time => SIGN,
        Form::Rows | Form::Plane => 6.5,
    };
    for mark in &carrying {
        if mark.is_excluded && mark.y.is_some() {
            painter.circle(places.of(mark), 4.0, cx.tokens.card, Stroke::new(1.6, cx.tokens.accent));
        }
        if let Some(signal) = mark.signal.filter(|_| mark.y.is_some()) {
            if spec.form != Form::Time {
                // A sign takes the place of its dot, where no line leads to it.
                painter.circle_filled(places.of(mark), radius + 1.0, cx.tokens.card);
            }
            paint_signal(&painter, cx.tokens, places.of(mark), radius, signal);
        }
    }
    paint_selected(&painter, cx, marks, places);
    own_notes_ui(ui, cx, &carrying, response.rect, places);
    if spec.form == Form::Time {
        spans_ui(ui, cx, &carrying, response.rect, places);
        paint_chosen(&painter, cx, marks, response.rect, places);
    }
}

/// A ring about the mark that is chosen; where houses stand beside each other also about the others of its house.
fn paint_selected(painter: &Painter, cx: &UiCtx<'_>, marks: &[&Mark], places: Places<'_>) {
    if cx.selected.is_none() {
        return;
    }
    for mark in marks {
        let part = places.part(mark);
        if let Some(part) = part.filter(|_| cx.is_selected(&mark.anchor)) {
            painter.rect_stroke(part, 2.0, Stroke::new(2.5, cx.tokens.text), StrokeKind::Middle);
        } else if part.is_some() {
            // A row of parts is its house's own: none of them needs a ring to say so.
        } else if cx.is_selected(&mark.anchor) {
            painter.circle_stroke(places.of(mark), 7.0, Stroke::new(2.0, cx.tokens.accent));
        } else if places.spec.form != Form::Time && cx.is_of_selected_house(&mark.anchor) {
            painter.circle_stroke(places.of(mark), 7.0, Stroke::new(1.2, cx.tokens.accent));
        }
    }
}

/// Notes about one mark stand above it; those of marks that lie too close stand together above the last of them.
fn own_notes_ui(ui: &Ui, cx: &mut UiCtx<'_>, marks: &[&Mark], rect: Rect, places: Places<'_>) {
    let mut groups: Vec<(Pos2, Vec<Pin>)> = Vec::new();
    for mark in marks {
        let own = mark.pins.iter().filter(|pin| is_of_one(marks, pin) && !is_of_trial(places, pin));
        let own: Vec<Pin> = own.cloned().collect();
        if own.is_empty() {
            continue;
        }
        let at = places.of(mark);
        match groups.last_mut() {
            Some((last, pins)) if (at.x - last.x).abs() < CLOSE && (at.y - last.y).abs() < CLOSE => {
                *last = at;
                pins.extend(own);
            }
            _ => groups.push((at, own)),
        }
    }
    for (at, pins) in groups {
        ui.painter()
            .line_segment([at, at - vec2(0.0, 12.0)], Stroke::new(1.0, cx.tokens.weak));
        let id = ui
            .scope_id()
            .with(("notes", places.spec.id.as_str(), pins.first().map(|pin| pin.number)));
        pins_ui(ui, cx, pos2(at.x + 9.0, (at.y - 20.0).max(rect.top() + 8.0)), &pins, id);
    }
}

/// A trial stands at its start, and not at the figure it was begun by too.
fn is_of_trial(places: Places<'_>, pin: &Pin) -> bool {
    places.spec.trials.iter().any(|trial| trial.pin.number == pin.number)
}

/// The mark that is read, or the part it stands in.
pub(super) fn ring(ui: &Ui, cx: &UiCtx<'_>, mark: &Mark, places: Places<'_>) {
    let painter = ui.painter();
    if let Some(part) = places.part(mark) {
        painter.rect_stroke(part, 2.0, Stroke::new(2.0, cx.tokens.text), StrokeKind::Middle);
    } else {
        painter.circle(places.of(mark), 5.0, cx.tokens.card, Stroke::new(2.0, cx.tokens.accent));
    }
}

/// The stretch that is chosen, shaded while the panel speaks of it.
fn paint_chosen(painter: &Painter, cx: &UiCtx<'_>, marks: &[&Mark], rect: Rect, places: Places<'_>) {
    let Some(chosen) = cx
        .selected
        .map(|selection| &selection.anchor)
        .filter(|anchor| anchor.until.is_some())
    else {
        return;
    };
    let is_inside = |mark: &&&Mark| {
        let is_here = mark.anchor.house == chosen.house && mark.anchor.indicator == chosen.indicator;
        is_here && mark.period >= chosen.period && mark.period <= chosen.until
    };
    let inside: Vec<f32> = marks.iter().filter(is_inside).map(|mark| places.of(mark).x).collect();
    if let (Some(first), Some(last)) = (inside.first(), inside.last()) {
        let span = Rect::from_x_y_ranges(first - 4.0..=last + 4.0, rect.y_range());
        painter.rect_filled(span, 2.0, cx.tokens.accent.gamma_multiply(0.12));
    }
}

/// A note on a stretch is one mark above a bar as long as the stretch, at the foot of the chart.
fn spans_ui(ui: &Ui, cx: &mut UiCtx<'_>, marks: &[&Mark], rect: Rect, places: Places<'_>) {
    let mut level = rect.bottom() - 10.0;
    let mut done = Vec::new();
    for pin in marks.iter().flat_map(|mark| &mark.pins) {
        let (first, last) = span_of(marks, pin);
        if first == last || done.contains(&pin.number) || is_of_trial(places, pin) {
            continue;
        }
        done.push(pin.number);
        let ends = [first, last].map(|index| marks.get(index).map_or(rect.left(), |mark| places.of(mark).x));
        let (color, _) = cx.tokens.kind(pin.kind);
        ui.painter().hline(ends[0]..=ends[1], level, Stroke::new(3.0, color));
        let id = ui.scope_id().with(("span", places.spec.id.as_str(), pin.number));
        let right = pos2(f32::midpoint(ends[0], ends[1]) + 9.0, level);
        pins_ui(ui, cx, right, std::slice::from_ref(pin), id);
        level -= 20.0;
    }
}

/// Whether a note shows at one mark only.
fn is_of_one(marks: &[&Mark], pin: &Pin) -> bool {
    let (first, last) = span_of(marks, pin);
    first == last
}

/// The first and the last mark a note shows at.
fn span_of(marks: &[&Mark], pin: &Pin) -> (usize, usize) {
    let shows = |mark: &&Mark| mark.pins.iter().any(|other| other.number == pin.number);
    let first = marks.iter().position(shows).unwrap_or(0);
    (first, marks.iter().rposition(shows).unwrap_or(first))
}
