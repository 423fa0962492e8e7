//! A rating's place on its scale.

use eframe::egui::{Painter, Pos2, Rect, Stroke, StrokeKind, pos2, vec2};

use crate::ui::theme::Tokens;

/// Levels as small bars, the reached ones filled: the place on the scale without a colour's judgement. Gives the width used.
pub fn paint_levels(painter: &Painter, tokens: &Tokens, left: Pos2, place: usize, levels: usize) -> f32 {
    let levels = levels.min(8);
    for level in 0..levels {
        let rect = Rect::from_center_size(pos2(left.x + 4.5 + level as f32 * 11.0, left.y), vec2(9.0, 8.0));
        if level <= place {
            painter.rect_filled(rect, 2.0, tokens.accent);
        } else {
            painter.rect_stroke(rect, 2.0, Stroke::new(1.2, tokens.outline), StrokeKind::Inside);
        }
    }
    levels as f32 * 11.0
}
