//! The sign of a requirement: whether figures like these meet it. Its shape says it, its colour once more.

use eframe::egui::{Painter, Pos2, Shape, Stroke, vec2};

use crate::insight::Assurance;
use crate::ui::theme::Tokens;

/// Paints the sign: a ring with a tick where the requirement is always met, half full where chance decides, with a bar where it is
/// never reached.
pub fn paint_assurance(painter: &Painter, tokens: &Tokens, center: Pos2, radius: f32, assurance: Assurance) {
    let color = match assurance {
        Assurance::Meets => tokens.better,
        Assurance::HitOrMiss => tokens.weak,
        Assurance::Misses => tokens.worse,
    };
    let stroke = Stroke::new(1.5, color);
    painter.circle_stroke(center, radius, stroke);
    let within = radius * 0.55;
    match assurance {
        Assurance::Meets => {
            let tick = [vec2(-within, 0.0), vec2(-within * 0.2, within * 0.8), vec2(within, -within * 0.7)];
            painter.add(Shape::line(tick.map(|corner| center + corner).to_vec(), stroke));
        }
        Assurance::HitOrMiss => {
            let half = (0..=12).map(|step| {
                let angle = std::f32::consts::PI * (step as f32 / 12.0);
                center + radius * vec2(angle.cos(), angle.sin())
            });
            painter.add(Shape::convex_polygon(half.collect(), color, Stroke::NONE));
        }
        Assurance::Misses => {
            painter.hline((center.x - within)..=(center.x + within), center.y, Stroke::new(2.0, color));
        }
    }
}
