//! The row of the house that is chosen, wherever it stands.

use eframe::egui::{Painter, Rect, vec2};

use crate::ui::theme::Tokens;

/// A soft ground, and a bar at the row's head: calmer than the place itself, which has an outline.
pub fn paint_chosen_row(painter: &Painter, tokens: &Tokens, rect: Rect, is_head: bool) {
    painter.rect_filled(rect, 0.0, tokens.accent_soft.gamma_multiply(0.45));
    if is_head {
        let bar = Rect::from_min_size(rect.min + vec2(0.0, 3.0), vec2(3.5, rect.height() - 6.0));
        painter.rect_filled(bar, 2.0, tokens.accent);
    }
}
