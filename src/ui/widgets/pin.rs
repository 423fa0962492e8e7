//! A note's mark: its number in the outline and colour of its kind.

use std::f32::consts::TAU;

use eframe::egui::accesskit::Role;
use eframe::egui::text::LayoutJob;
use eframe::egui::{
    Align2, Color32, FontFamily, FontId, Id, Painter, Popup, PopupCloseBehavior, Pos2, Rect, Response, ScrollArea, Sense, Shape as Paint,
    Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::chart::Pin;
use crate::domain::NoteKind;
use crate::i18n::Locale;
use crate::ui::action::Action;
use crate::ui::ctx::UiCtx;
use crate::ui::theme::{Shape, Tokens};
use crate::view::note_kind_words;

const RADIUS: f32 = 9.0;
const STEP: f32 = 20.0;
/// More pins than this gather into a count.
const MOST: usize = 3;
/// Width of what pins unfold to.
const UNFOLDED: f32 = 300.0;

/// How wide pins stand.
#[must_use]
pub fn pins_width(count: usize) -> f32 {
    if count > MOST {
        (MOST as f32) * STEP + 18.0
    } else {
        count as f32 * STEP
    }
}

/// Paints pins from right to left, the newest first, ending at `right`; crowded pins gather into "+4".
fn paint_pins(painter: &Painter, tokens: &Tokens, right: Pos2, pins: &[Pin]) {
    let shown = pins.iter().rev().take(MOST);
    let mut center = pos2(right.x - RADIUS, right.y);
    for pin in shown {
        paint_mark(painter, tokens, center, RADIUS, pin.kind, &pin.number.to_string());
        center.x -= STEP;
    }
    if pins.len() > MOST {
        let font = FontId::new(12.0, FontFamily::Proportional);
        painter.text(
            pos2(center.x + RADIUS, center.y),
            Align2::RIGHT_CENTER,
            format!("+{}", pins.len() - MOST),
            font,
            tokens.weak,
        );
    }
}

/// Pins that unfold where they stand: by a click, or by Tab and Enter. Otherwise as [`paint_pins`].
pub fn pins_ui(ui: &Ui, cx: &mut UiCtx<'_>, right: Pos2, pins: &[Pin], id: Id) {
    if pins.is_empty() {
        return;
    }
    let size = vec2(pins_width(pins.len()), STEP);
    let rect = Rect::from_min_size(pos2(right.x - size.x, right.y - size.y / 2.0), size);
    let response = ui.interact(rect, id, Sense::click());
    let name = pins_words(pins, cx.locale);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    paint_pins(ui.painter(), cx.tokens, right, pins);
    if response.has_focus() || response.hovered() {
        let line = Stroke::new(1.5, cx.tokens.accent);
        ui.painter().rect_stroke(rect.expand(1.5), 10.0, line, StrokeKind::Outside);
    }
    unfold_ui(cx, &response, pins);
    response.on_hover_text(name);
}

/// "Undren 4: Hvorfor om vinteren?", or "3 noter: Undren 4, Iagttagelse 2, Aftale 7".
fn pins_words(pins: &[Pin], locale: &Locale) -> String {
    let short = |pin: &Pin| format!("{} {}", note_kind_words(pin.kind, locale), pin.number);
    match pins {
        [pin] => format!("{}: {}", short(pin), pin.text),
        pins => {
            let all: Vec<String> = pins.iter().rev().map(short).collect();
            locale.with("pins-name", &[("n", pins.len().into()), ("pins", all.join(", ").into())])
        }
    }
}

/// What pins unfold to: each note's first words, newest first, and the ways on.
fn unfold_ui(cx: &mut UiCtx<'_>, response: &Response, pins: &[Pin]) {
    let popup = Popup::from_toggle_button_response(response).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    popup.width(UNFOLDED).show(|ui| {
        ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for (place, pin) in pins.iter().rev().enumerate() {
                if place > 0 {
                    ui.separator();
                }
                unfolded_ui(ui, cx, pin);
            }
        });
    });
}

fn unfolded_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, pin: &Pin) {
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(STEP + 2.0, STEP + 2.0), Sense::hover());
        paint_mark(ui.painter(), cx.tokens, rect.center(), RADIUS, pin.kind, &pin.number.to_string());
        ui.label(cx.tokens.strong(note_kind_words(pin.kind, cx.locale)));
    });
    let mut job = LayoutJob::simple(pin.text.clone(), FontId::proportional(15.0), cx.tokens.text, UNFOLDED);
    job.wrap.max_rows = 4;
    ui.label(job);
    ui.horizontal(|ui| {
        for (key, action) in [
            ("note-read", Action::ReadNote(pin.note.clone())),
            ("note-reply", Action::Reply(pin.note.clone())),
        ] {
            let button = ui.small_button(cx.locale.t(key));
            button.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{} {}", cx.locale.t(key), pin.number)));
            if button.clicked() {
                Popup::close_all(ui.ctx());
                cx.push(action);
            }
        }
    });
}

/// A pin that opens its note. Its name is kind, number and text.
pub fn pin_button(ui: &mut Ui, tokens: &Tokens, locale: &Locale, pin: &Pin) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(STEP + 2.0, STEP + 2.0), Sense::click());
    let name = format!("{} {}: {}", note_kind_words(pin.kind, locale), pin.number, pin.text);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    paint_mark(ui.painter(), tokens, rect.center(), RADIUS, pin.kind, &pin.number.to_string());
    if response.has_focus() || response.hovered() {
        ui.painter()
            .circle_stroke(rect.center(), RADIUS + 2.0, Stroke::new(1.5, tokens.accent));
    }
    response.on_hover_text(name)
}

/// A kind to choose: its mark and its name in one control.
pub fn kind_chip(ui: &mut Ui, tokens: &Tokens, locale: &Locale, kind: NoteKind, is_chosen: bool) -> Response {
    let name = note_kind_words(kind, locale);
    let font = FontId::proportional(15.0);
    let galley = ui
        .painter()
        .layout_no_wrap(name.to_owned(), font, if is_chosen { tokens.accent } else { tokens.text });
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 34.0, 28.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_chosen, name));
    let fill = if is_chosen { tokens.accent_soft } else { tokens.card };
    let line = if is_chosen || response.hovered() || response.has_focus() {
        tokens.accent
    } else {
        tokens.line
    };
    let width = if response.has_focus() { 2.0 } else { 1.0 };
    ui.painter().rect(rect, 6.0, fill, Stroke::new(width, line), StrokeKind::Inside);
    paint_mark(ui.painter(), tokens, pos2(rect.left() + 15.0, rect.center().y), 6.0, kind, "");
    ui.painter().galley(
        pos2(rect.left() + 26.0, rect.center().y - galley.size().y / 2.0),
        galley,
        tokens.text,
    );
    response
}

/// A kind's mark, alone or with a number in it.
pub fn paint_mark(painter: &Painter, tokens: &Tokens, center: Pos2, radius: f32, kind: NoteKind, text: &str) {
    let (color, shape) = tokens.kind(kind);
    let ring = Stroke::new(1.5, tokens.card);
    match shape {
        Shape::Circle => {
            painter.circle(center, radius, color, ring);
        }
        Shape::Square => {
            painter.rect(
                Rect::from_center_size(center, vec2(radius, radius) * 1.8),
                2.0,
                color,
                ring,
                StrokeKind::Outside,
            );
        }
        Shape::Diamond => polygon(painter, center, radius * 1.25, 4, 0.0, color, ring),
        Shape::Triangle => polygon(painter, center + vec2(0.0, radius * 0.2), radius * 1.4, 3, -TAU / 4.0, color, ring),
        Shape::Hexagon => polygon(painter, center, radius * 1.12, 6, 0.0, color, ring),
    }
    let ink = if tokens.dark { tokens.page } else { Color32::WHITE };
    let size = if text.len() > 2 { 10.0 } else { 12.0 };
    painter.text(
        center,
        Align2::CENTER_CENTER,
        text,
        FontId::new(size, FontFamily::Name("strong".into())),
        ink,
    );
}

fn polygon(painter: &Painter, center: Pos2, radius: f32, sides: usize, turn: f32, color: Color32, stroke: Stroke) {
    let points = (0..sides)
        .map(|side| center + radius * eframe::egui::Vec2::angled(turn + TAU * side as f32 / sides as f32))
        .collect();
    painter.add(Paint::convex_polygon(points, color, stroke));
}
