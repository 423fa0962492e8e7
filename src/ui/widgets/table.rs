//! "Vis som tabel": the values of a chart as a table, for eyes that prefer it and for screen readers.

use eframe::egui::{ScrollArea, TextWrapMode, Ui};
use egui_extras::{Column, TableBuilder};

use crate::chart::{Table, Told};
use crate::ui::theme::Tokens;

const ROW: f32 = 26.0;
/// Narrowest column.
const NARROWEST: f32 = 104.0;

/// Shows a table, at most so high; only the rows in sight are drawn. What the team says of a cell's words is said at hover.
pub fn table_ui(ui: &mut Ui, tokens: &Tokens, id: &str, (table, told): (&Table, &[Told]), max_height: f32) {
    let columns = table.headings.len();
    if columns == 0 {
        return;
    }
    // In a narrow panel the table is drawn aside rather than squeezed until nothing can be read.
    ScrollArea::horizontal().id_salt(id).max_width(ui.available_width()).show(ui, |ui| {
        ui.style_mut().wrap_mode = Some(TextWrapMode::Truncate);
        let width = (ui.available_width() / columns as f32 - 10.0).max(NARROWEST);
        TableBuilder::new(ui)
            .striped(true)
            .vscroll(true)
            .max_scroll_height(max_height)
            .min_scrolled_height(0.0)
            .columns(Column::exact(width).clip(true), columns)
            .header(ROW, |mut header| {
                for heading in &table.headings {
                    header.col(|ui| {
                        ui.label(tokens.strong(heading.as_str())).on_hover_text(Told::beside(heading, told));
                    });
                }
            })
            .body(|body| {
                body.rows(ROW, table.rows.len(), |mut row| {
                    let cells = table.rows.get(row.index());
                    for text in cells.into_iter().flatten() {
                        row.col(|ui| {
                            ui.label(text).on_hover_text(Told::beside(text, told));
                        });
                    }
                });
            });
    });
}
