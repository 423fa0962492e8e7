//! The sign of a figure that tells of change: its shape says the way, its colour says it once more.

use eframe::egui::{Color32, Painter, Pos2, Shape, Stroke, vec2};

use crate::chart::MarkSignal;
use crate::ui::theme::Tokens;

/// The colour of a signal.
#[must_use]
pub const fn signal_color(tokens: &Tokens, signal: MarkSignal) -> Color32 {
    match signal {
        MarkSignal::Better { .. } => tokens.better,
        MarkSignal::Worse { .. } => tokens.worse,
        MarkSignal::Other { .. } => tokens.other_change,
    }
}

/// Paints the sign: a triangle the way the figures go, with a bar under it where that is not the way hoped for.
pub fn paint_signal(painter: &Painter, tokens: &Tokens, center: Pos2, radius: f32, signal: MarkSignal) {
    let color = signal_color(tokens, signal);
    let tip = if signal.is_up() { -radius } else { radius };
    let corners = [
        center + vec2(0.0, tip),
        center + vec2(-radius * 0.9, -tip * 0.75),
        center + vec2(radius * 0.9, -tip * 0.75),
    ];
    painter.add(Shape::convex_polygon(corners.to_vec(), color, Stroke::new(1.0, tokens.card)));
    if matches!(signal, MarkSignal::Worse { .. }) {
        let foot = center.y - tip * 1.25;
        let bar = Stroke::new(radius * 0.36, color);
        painter.hline((center.x - radius * 0.9)..=(center.x + radius * 0.9), foot, bar);
    }
}

/// Paints that nothing unusual is seen: a small wave.
pub fn paint_calm(painter: &Painter, tokens: &Tokens, center: Pos2, radius: f32) {
    let wave = (0..=8).map(|step| {
        let along = step as f32 / 4.0 - 1.0;
        center + vec2(along * radius, (along * std::f32::consts::PI).sin() * radius * 0.4)
    });
    painter.add(Shape::line(wave.collect(), Stroke::new(1.4, tokens.weak)));
}
