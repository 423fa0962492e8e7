//! Where trials began: a thin upright line with the trial's mark and name at its foot, where figures
//! seldom are.

use eframe::egui::{FontFamily, FontId, Rect, Shape, Stroke, Ui, pos2, vec2};

use crate::ui::ctx::UiCtx;
use crate::ui::widgets::pins_ui;

use super::places::Places;

/// Lines closer than this share a row of marks no more: the next one stands higher.
const NEAR: f32 = 90.0;
const ROW: f32 = 20.0;

/// Paints them all.
pub(super) fn paint_trials(ui: &Ui, cx: &mut UiCtx<'_>, rect: Rect, places: Places<'_>) {
    let mut before: Option<(f32, f32)> = None;
    for trial in &places.spec.trials {
        let x = places.at(trial.x, 0.0).x;
        let (color, _) = cx.tokens.kind(trial.pin.kind);
        let row = match before {
            Some((last, row)) if (x - last).abs() < NEAR => row - ROW,
            _ => rect.bottom() - 12.0,
        };
        before = Some((x, row));
        let line = [pos2(x, rect.top()), pos2(x, rect.bottom())];
        ui.painter().extend(Shape::dashed_line(&line, Stroke::new(1.2, color), 3.0, 3.0));
        let font = FontId::new(13.0, FontFamily::Proportional);
        let name = ui.painter().layout_no_wrap(trial.name.clone(), font, color);
        let is_cut = x + 14.0 + name.size().x > rect.right();
        let left = if is_cut { x - 14.0 - name.size().x } else { x + 14.0 };
        let place = Rect::from_min_size(pos2(left, row - name.size().y / 2.0), name.size());
        let ground = cx.tokens.card.gamma_multiply(0.85);
        ui.painter().rect_filled(place.expand2(vec2(2.0, 0.0)), 2.0, ground);
        ui.painter().galley(place.min, name, color);
        let id = ui.scope_id().with(("trial", places.spec.id.as_str(), trial.pin.number));
        pins_ui(ui, cx, pos2(x + 9.0, row), std::slice::from_ref(&trial.pin), id);
    }
}
