//! The latest ratings of a house that is looked at alone: theme by theme, in the source's words, with the step since the visit before.

use eframe::egui::{Align2, FontId, Frame, Margin, Sense, Stroke, Ui, vec2};

use super::supervision::step_mark;
use crate::domain::ThemeName;
use crate::ui::ctx::UiCtx;
use crate::ui::theme::{space, strong};
use crate::ui::widgets::{cell, clip_text, paint_levels, pins_ui, pins_width};
use crate::view::RatingCell;

/// Height of a theme's row.
const ROW: f32 = 48.0;
/// Width of the bars of a scale and the sign of the step.
const SCALE: f32 = 74.0;

/// Draws the list.
pub fn house_ratings_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, ratings: &[(ThemeName, RatingCell)]) {
    let frame = Frame::new()
        .fill(cx.tokens.card)
        .stroke(Stroke::new(1.0, cx.tokens.line))
        .corner_radius(8)
        .inner_margin(Margin::same(10));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        for (theme, rating) in ratings {
            row_ui(ui, cx, theme, rating);
        }
    });
}

/// Theme and rating, and below them the place on the scale, the step and the visit.
fn row_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, theme: &ThemeName, rating: &RatingCell) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let id = ui.scope_id().with(&theme.0);
    let response = cell(ui, cx.tokens, rect, id, &rating.hover, cx.is_selected(&rating.anchor));
    let inner = rect.shrink2(vec2(6.0, 5.0));
    let small = FontId::proportional(12.5);
    let half = inner.width() / 2.0;
    clip_text(
        ui,
        inner.left_top(),
        Align2::LEFT_TOP,
        &theme.0,
        FontId::proportional(14.0),
        cx.tokens.text,
        half - space::S,
    );
    let right = inner.left_top() + vec2(half, 0.0);
    clip_text(ui, right, Align2::LEFT_TOP, &rating.wording, strong(14.0), cx.tokens.text, half);
    let mut foot = inner.left_bottom() + vec2(half, -7.0);
    if let Some((place, levels)) = rating.place {
        let used = paint_levels(ui.painter(), cx.tokens, foot, place, levels);
        let step = foot + vec2(used + 5.0, 0.0);
        let mark = step_mark(rating.step);
        clip_text(ui, step, Align2::LEFT_CENTER, mark, strong(14.0), cx.tokens.text, 16.0);
        foot.x += (used + 21.0).max(SCALE);
    }
    let when = if rating.step_words.is_empty() {
        rating.date.clone()
    } else {
        format!("{} · {}", rating.date, rating.step_words)
    };
    let room = inner.right() - foot.x - pins_width(rating.pins.len());
    clip_text(ui, foot, Align2::LEFT_CENTER, &when, small, cx.tokens.weak, room);
    pins_ui(
        ui,
        cx,
        inner.right_bottom() - vec2(0.0, 8.0),
        &rating.pins,
        response.id.with("pins"),
    );
    if response.clicked() {
        cx.select(&rating.anchor, rating.seen.as_ref());
    }
}
