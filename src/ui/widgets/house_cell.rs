//! A house at the head of its row.

use eframe::egui::text::LayoutJob;
use eframe::egui::{FontId, Rect, Ui, pos2, vec2};

use super::{cell, cell_margin, pins_ui, pins_width};
use crate::chart::Pin;
use crate::domain::{Anchor, HouseId};
use crate::ui::ctx::UiCtx;
use crate::ui::theme::strong;

/// What stands in the cell.
pub struct HouseCell<'a> {
    /// The house.
    pub house: &'a HouseId,
    /// Its name.
    pub name: &'a str,
    /// What is known of it.
    pub detail: &'a str,
    /// Notes about it as a whole.
    pub pins: &'a [Pin],
}

/// The name over as many as two lines, what is known of the house in the lines left, its notes' marks; a click chooses the house.
pub fn house_cell_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, row: &HouseCell<'_>, rect: Rect) {
    let anchor = Anchor {
        house: Some(row.house.clone()),
        ..Anchor::default()
    };
    let words = format!("{} {}", row.name, row.detail);
    let id = ui.scope_id().with(("house", row.house));
    let response = cell(ui, cx.tokens, rect, id, &words, cx.is_selected(&anchor));
    let inner = cell_margin(rect);
    let mut job = LayoutJob::simple(
        row.name.to_owned(),
        strong(16.0),
        cx.tokens.text,
        inner.width() - pins_width(row.pins.len()),
    );
    job.wrap.max_rows = 2;
    let name = ui.painter().layout_job(job);
    let below = name.size().y + 2.0;
    let mut job = LayoutJob::simple(row.detail.to_owned(), FontId::proportional(12.5), cx.tokens.weak, inner.width());
    job.wrap.max_rows = if name.rows.len() > 1 { 1 } else { 2 };
    let detail = ui.painter().layout_job(job);
    ui.painter().galley(inner.left_top(), name, cx.tokens.text);
    ui.painter().galley(inner.left_top() + vec2(0.0, below), detail, cx.tokens.weak);
    pins_ui(ui, cx, pos2(inner.right(), inner.top() + 10.0), row.pins, id.with("pins"));
    if response.clicked() {
        cx.select(&anchor, None);
    }
}
