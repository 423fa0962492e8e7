//! *Overblik*: houses × indicators.

use eframe::egui::text::LayoutJob;
use eframe::egui::{Align, Align2, FontId, Rect, Stroke, Ui, pos2, vec2};
use egui_table::{CellInfo, Column, HeaderCellInfo, HeaderRow, Table, TableDelegate};

use crate::domain::Anchor;
use crate::ui::action::{Action, Page};
use crate::ui::app::App;
use crate::ui::ctx::UiCtx;
use crate::ui::due_strip::due_strip_ui;
use crate::ui::export_menu::table_button_ui;
use crate::ui::theme::strong;
use crate::ui::widgets::{
    HouseCell, cell, cell_margin, clip_text, empty_ui, house_cell_ui, paint_assurance, paint_calm, paint_chosen_row, paint_signal,
    paint_spark, pins_ui, pins_width,
};
use crate::view::{CellChange, IndicatorHead, Overview, OverviewCell};

/// Room for the line and the sign of change in a cell, and for the sign of a requirement beside it.
const SIGNS: f32 = 68.0;
const ASSURANCE: f32 = 16.0;
const HEAD: f32 = 84.0;
const ROW: f32 = 62.0;
const NAME: f32 = 190.0;
/// Width of a cell, at least and at most.
const CELL: std::ops::RangeInclusive<f32> = 148.0..=220.0;

/// Draws the page.
pub fn show(ui: &mut Ui, app: &mut App, actions: &mut Vec<Action>) {
    let (revision, filter) = (app.revision(), app.looking.filter.clone());
    due_strip_ui(ui, app, actions);
    let view = app.views.overview(&revision, &app.desk, &filter, &app.locale);
    let scroll_to = app.looking.scroll_to.take();
    let mut cx = UiCtx {
        locale: &app.locale,
        tokens: &app.tokens,
        selected: app.looking.selection.as_ref(),
        actions,
    };
    super::head_ui(ui, &cx, cx.t(Page::Overview.key()), &view.sentence, view.cut.as_deref());
    if view.rows.is_empty() {
        let button = Some((cx.locale.t("command-open-files"), Action::PickFiles));
        empty_ui(
            ui,
            &mut cx,
            app.locale.t("empty-overview"),
            app.locale.t("empty-overview-hint"),
            button,
        );
        return;
    }
    let each = ((ui.available_width() - NAME) / view.columns.len().max(1) as f32)
        .clamp(*CELL.start(), *CELL.end())
        .floor();
    // A list of houses without figures has the page to itself.
    let name = if view.columns.is_empty() { 2.0 * NAME } else { NAME };
    let mut columns = vec![Column::new(name).range(name..=name).resizable(false)];
    columns.extend(view.columns.iter().map(|_| Column::new(each).range(each..=each).resizable(false)));
    let order = if app.desk.state.house_order().is_empty() {
        "houses-by-name"
    } else {
        "houses-in-order"
    };
    let mut grid = Grid {
        order,
        view: &view,
        cx: &mut cx,
    };
    let mut table = Table::new()
        .id_salt(("overview", view.columns.len(), each as i32))
        .columns(columns)
        .num_sticky_cols(1)
        .headers([HeaderRow::new(HEAD)])
        .num_rows(view.rows.len() as u64);
    if let Some(row) = scroll_to.and_then(|house| view.rows.iter().position(|row| row.house == house)) {
        table = table.scroll_to_row(row as u64, None);
    }
    table.show(ui, &mut grid);
}

struct Grid<'a, 'c> {
    /// Key of what the houses are ordered by.
    order: &'static str,
    view: &'a Overview,
    cx: &'a mut UiCtx<'c>,
}

impl TableDelegate for Grid<'_, '_> {
    fn header_cell_ui(&mut self, ui: &mut Ui, info: &HeaderCellInfo) {
        let rect = ui.max_rect();
        ui.painter().rect_filled(rect, 0.0, self.cx.tokens.page);
        if let Some(head) = info.col_range.start.checked_sub(1).and_then(|index| self.view.columns.get(index)) {
            head_cell_ui(ui, self.cx, head, rect);
        } else {
            let (view, locale) = (self.view, self.cx.locale);
            table_button_ui(ui, self.cx, locale.t(Page::Overview.key()), || view.table(locale));
            let font = FontId::proportional(13.0);
            clip_text(
                ui,
                rect.left_bottom() + vec2(8.0, -8.0),
                Align2::LEFT_BOTTOM,
                self.cx.t(self.order),
                font,
                self.cx.tokens.weak,
                NAME,
            );
        }
        ui.painter()
            .hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, self.cx.tokens.outline));
    }

    fn cell_ui(&mut self, ui: &mut Ui, info: &CellInfo) {
        let rect = ui.max_rect();
        let Some(row) = usize::try_from(info.row_nr).ok().and_then(|row| self.view.rows.get(row)) else {
            return;
        };
        let ground = if row.is_reference {
            self.cx.tokens.panel
        } else {
            self.cx.tokens.card
        };
        ui.painter().rect_filled(rect, 0.0, ground);
        if self.cx.is_selected_house(&row.house) {
            paint_chosen_row(ui.painter(), self.cx.tokens, rect, info.col_nr == 0);
        }
        match info.col_nr.checked_sub(1) {
            None => {
                let house = HouseCell {
                    house: &row.house,
                    name: &row.name,
                    detail: &row.detail,
                    pins: &row.pins,
                };
                house_cell_ui(ui, self.cx, &house, rect);
            }
            Some(column) => {
                if let Some(value) = row.cells.get(column) {
                    value_cell_ui(ui, self.cx, value, rect);
                }
            }
        }
        ui.painter()
            .hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, self.cx.tokens.line));
    }

    fn default_row_height(&self) -> f32 {
        ROW
    }
}

/// Two lines of the indicator's name, its unit, and the cluster's median.
fn head_cell_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, head: &IndicatorHead, rect: Rect) {
    let anchor = Anchor {
        indicator: Some(head.id.clone()),
        ..Anchor::default()
    };
    let response = cell(
        ui,
        cx.tokens,
        rect,
        ui.scope_id().with(&head.title),
        &head.hover,
        cx.is_selected(&anchor),
    );
    let inner = cell_margin(rect);
    let mut job = LayoutJob::simple(head.title.clone(), strong(14.0), cx.tokens.text, inner.width());
    job.wrap.max_rows = 2;
    job.halign = Align::LEFT;
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(inner.left_top(), galley, cx.tokens.text);
    let small = FontId::proportional(12.5);
    clip_text(
        ui,
        pos2(inner.left(), inner.bottom() - 15.0),
        Align2::LEFT_BOTTOM,
        &head.unit,
        small.clone(),
        cx.tokens.weak,
        inner.width(),
    );
    if !head.median.is_empty() {
        let median = cx.locale.with("median-short", &[("median", head.median.as_str().into())]);
        clip_text(
            ui,
            inner.left_bottom(),
            Align2::LEFT_BOTTOM,
            &median,
            small,
            cx.tokens.weak,
            inner.width(),
        );
    }
    let id = ui.scope_id().with((&head.title, "pins"));
    pins_ui(ui, cx, pos2(inner.right(), inner.bottom() - 8.0), &head.pins, id);
    if response.clicked() {
        cx.select(&anchor, None);
    }
}

fn value_cell_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, value: &OverviewCell, rect: Rect) {
    let response = cell(
        ui,
        cx.tokens,
        rect,
        ui.scope_id().with("value"),
        &value.hover,
        cx.is_selected(&value.anchor),
    );
    let inner = cell_margin(rect);
    let spark = Rect::from_min_max(
        pos2(inner.right() - 46.0, inner.top() + 3.0),
        pos2(inner.right(), inner.top() + 25.0),
    );
    // A word for an absence takes the room of a line that is not there.
    let room = match (value.absence, value.assurance, value.spark.segments.is_empty()) {
        (Some(_), _, true) => inner.width(),
        (_, None, _) => inner.width() - SIGNS,
        (_, Some(_), _) => inner.width() - SIGNS - ASSURANCE,
    };
    let (font, ink) = if value.absence.is_some() {
        (FontId::proportional(13.5), cx.tokens.weak)
    } else {
        (strong(17.0), cx.tokens.text)
    };
    clip_text(ui, inner.left_top(), Align2::LEFT_TOP, &value.text, font, ink, room);
    let room = inner.width() - pins_width(value.pins.len());
    clip_text(
        ui,
        inner.left_bottom(),
        Align2::LEFT_BOTTOM,
        &value.detail,
        FontId::proportional(12.5),
        cx.tokens.weak,
        room,
    );
    let sign = pos2(spark.left() - 9.0, inner.top() + 11.0);
    if let Some(assurance) = value.assurance {
        paint_assurance(ui.painter(), cx.tokens, sign - vec2(ASSURANCE, 0.0), 5.5, assurance);
    }
    match value.change {
        Some(CellChange::Signal(signal)) => paint_signal(ui.painter(), cx.tokens, sign, 5.5, signal),
        Some(CellChange::Calm) => paint_calm(ui.painter(), cx.tokens, sign, 5.5),
        None => {}
    }
    paint_spark(ui.painter(), cx.tokens, spark, &value.spark);
    let id = ui.scope_id().with("pins");
    pins_ui(ui, cx, pos2(inner.right(), inner.bottom() - 7.0), &value.pins, id);
    if response.clicked() {
        cx.select(&value.anchor, value.seen.as_ref());
    }
    if response.double_clicked()
        && let Some(indicator) = &value.anchor.indicator
    {
        cx.push(Action::ShowIndicator(indicator.clone()));
    }
}
