//! A cell one can choose: by pointer, by Tab and Enter, and by a screen reader.

use eframe::egui::accesskit::Role;
use eframe::egui::{Align2, Color32, FontId, Id, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::ui::theme::Tokens;

/// Margin inside a cell.
#[must_use]
pub fn cell_margin(rect: Rect) -> Rect {
    rect.shrink2(vec2(8.0, 6.0))
}

/// Makes a rectangle choosable and paints its ground. `name` is what a screen reader says and the hover shows.
pub fn cell(ui: &mut Ui, tokens: &Tokens, rect: Rect, id: Id, name: &str, is_selected: bool) -> Response {
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_selected, name));
    let painter = ui.painter();
    if is_selected {
        painter.rect_filled(rect.shrink(1.0), 5.0, tokens.accent_soft);
        painter.rect_stroke(rect.shrink(1.0), 5.0, Stroke::new(1.5, tokens.accent), StrokeKind::Inside);
    } else if response.has_focus() {
        painter.rect_stroke(rect.shrink(1.0), 5.0, Stroke::new(2.0, tokens.accent), StrokeKind::Inside);
    } else if response.hovered() {
        painter.rect_filled(rect.shrink(1.0), 5.0, tokens.hover);
    }
    if response.has_focus() {
        response.scroll_to_me(None);
    }
    response.on_hover_text(name)
}

/// Paints text on one line, shortened with "…" to a width. Gives the width used.
pub fn clip_text(ui: &Ui, place: Pos2, align: Align2, text: &str, font: FontId, color: Color32, width: f32) -> f32 {
    let mut job = eframe::egui::text::LayoutJob::simple_singleline(text.to_owned(), font, color);
    job.wrap.max_width = width.max(0.0);
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    let galley = ui.painter().layout_job(job);
    let rect = align.anchor_size(place, galley.size());
    let used = galley.size().x;
    ui.painter().galley(rect.min, galley, color);
    used
}
