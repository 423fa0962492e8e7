//! A sparkline: the figures of a cell over time, without axes; the last one is marked.

use eframe::egui::{Painter, Pos2, Rect, Shape, Stroke, pos2};

use crate::ui::theme::Tokens;
use crate::view::Spark;

/// Paints a sparkline into a rectangle.
pub fn paint_spark(painter: &Painter, tokens: &Tokens, rect: Rect, spark: &Spark) {
    let place = |point: &[f32; 2]| -> Pos2 { pos2(rect.left() + point[0] * rect.width(), rect.bottom() - point[1] * rect.height()) };
    for segment in &spark.segments {
        match segment.as_slice() {
            [only] => {
                painter.circle_filled(place(only), 1.5, tokens.median);
            }
            points => {
                painter.add(Shape::line(points.iter().map(place).collect(), Stroke::new(1.3, tokens.median)));
            }
        }
    }
    if let Some(last) = spark.segments.last().and_then(|segment| segment.last()) {
        painter.circle_filled(place(last), 2.6, tokens.accent);
    }
}
