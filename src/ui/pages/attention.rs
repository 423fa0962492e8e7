//! *Opmærksomhed*, a part of *Noter*: what the team has talked about lately, and what not, row by row. A row leads to its place.

use eframe::egui::text::LayoutJob;
use eframe::egui::{FontId, Rect, ScrollArea, Sense, Stroke, Ui, pos2, vec2};

use crate::ui::action::{Action, Page};
use crate::ui::app::App;
use crate::ui::ctx::UiCtx;
use crate::ui::theme::{space, strong};
use crate::ui::widgets::{cell, empty_ui};
use crate::view::{Attention, AttentionRow};

/// Height of a row, and of a heading between rows.
const ROW: f32 = 44.0;
/// Shares of the width: the name, and a cell for each heading.
const SHARES: [f32; 4] = [0.27, 0.2, 0.22, 0.31];

/// Draws the part.
pub fn show(ui: &mut Ui, app: &mut App, actions: &mut Vec<Action>) {
    let (revision, filter, today) = (app.revision(), app.looking.filter.clone(), app.today);
    let view = app.views.attention(&revision, &app.desk, (&filter, today), &app.locale);
    let mut cx = UiCtx {
        locale: &app.locale,
        tokens: &app.tokens,
        selected: app.looking.selection.as_ref(),
        actions,
    };
    super::head_ui(ui, &cx, cx.t(Page::Notes.key()), &view.sentence, view.cut.as_deref());
    super::notes::parts_ui(ui, &mut cx, app.looking.notes_part);
    if view.groups.is_empty() {
        let button = Some((cx.locale.t("command-open-files"), Action::PickFiles));
        let (heading, hint) = (app.locale.t("empty-attention"), app.locale.t("empty-attention-hint"));
        return empty_ui(ui, &mut cx, heading, hint, button);
    }
    table_ui(ui, &mut cx, &view);
}

fn table_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, view: &Attention) {
    let width = ui.available_width() - space::L;
    let (head, _) = ui.allocate_exact_size(vec2(width, 22.0), Sense::hover());
    for (heading, at) in view.headings.iter().zip(cells(head).into_iter().skip(1)) {
        text_ui(ui, at, heading, &strong(13.5), cx.tokens.weak);
    }
    ui.painter()
        .hline(head.x_range(), head.bottom(), Stroke::new(1.0, cx.tokens.outline));
    ui.spacing_mut().item_spacing.y = 0.0;
    // All rows, so that keys and screen readers reach those below the edge; only what is in sight is painted.
    ScrollArea::vertical()
        .id_salt("attention")
        .auto_shrink([false, false])
        .show(ui, |ui| {
            for group in &view.groups {
                let (rect, _) = ui.allocate_exact_size(vec2(width, ROW), Sense::hover());
                let at = Rect::from_min_max(pos2(rect.left() + space::S, rect.bottom() - 26.0), rect.max);
                text_ui(ui, at, &group.title, &strong(16.0), cx.tokens.text);
                for row in &group.rows {
                    row_ui(ui, cx, row, width);
                }
            }
        });
}

/// Where the cells of a row stand.
fn cells(row: Rect) -> Vec<Rect> {
    let mut left = row.left();
    let mut cell = |share: &f32| {
        let at = Rect::from_min_size(pos2(left, row.top()), vec2(share * row.width(), row.height()));
        left = at.right();
        at.shrink2(vec2(space::S, 3.0))
    };
    SHARES.iter().map(&mut cell).collect()
}

fn row_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, row: &AttentionRow, width: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(width, ROW), Sense::hover());
    ui.painter().rect_filled(rect, 0.0, cx.tokens.card);
    let id = ui.scope_id().with(&row.place);
    let response = cell(ui, cx.tokens, rect, id, &row.hover, cx.is_selected(&row.place));
    if response.clicked() {
        cx.push(Action::GoToPlace(row.place.clone()));
    }
    if !ui.is_rect_visible(rect) {
        return;
    }
    let at = cells(rect);
    let ink = if row.is_untouched { cx.tokens.weak } else { cx.tokens.text };
    for ((text, at), place) in std::iter::once(&row.name).chain(&row.cells).zip(at).zip(0..) {
        let (font, ink) = if place == 0 {
            (strong(14.5), cx.tokens.text)
        } else {
            (FontId::proportional(13.5), ink)
        };
        text_ui(ui, at, text, &font, ink);
    }
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, cx.tokens.line));
}

/// Two lines at most; what is left is in the hover.
fn text_ui(ui: &Ui, at: Rect, text: &str, font: &FontId, ink: eframe::egui::Color32) {
    let mut job = LayoutJob::simple(text.to_owned(), font.clone(), ink, at.width());
    job.wrap.max_rows = 2;
    let galley = ui.painter().layout_job(job);
    let top = at.center().y - galley.size().y / 2.0;
    ui.painter().galley(pos2(at.left(), top.max(at.top())), galley, ink);
}
