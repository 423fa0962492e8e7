//! *Data*: the tidy rows, each with its source file and line. A million rows scroll: only those in sight are put into words.

use eframe::egui::{Align2, FontId, Id, Sense, Stroke, TextEdit, Ui, WidgetInfo, accesskit::Role, vec2};
use egui_table::{CellInfo, Column, HeaderCellInfo, HeaderRow, Table, TableDelegate};

use crate::cluster::Tables;
use crate::ui::action::{Action, Page};
use crate::ui::app::App;
use crate::ui::ctx::UiCtx;
use crate::ui::theme::strong;
use crate::ui::widgets::{clip_text, empty_ui};
use crate::view::{RowColumn, RowKind, RowQuery, Rows, Sorting, row_text};

const ROW: f32 = 28.0;
const COLUMNS: [RowColumn; 6] = [
    RowColumn::House,
    RowColumn::Subject,
    RowColumn::Period,
    RowColumn::Value,
    RowColumn::Count,
    RowColumn::Source,
];
/// Shares of the width.
const SHARES: [f32; 6] = [0.17, 0.29, 0.14, 0.13, 0.09, 0.18];

/// Draws the page.
pub fn show(ui: &mut Ui, app: &mut App, actions: &mut Vec<Action>) {
    let kind = app.sensible_rows(&app.looking.row_query);
    app.looking.row_query.kind = kind;
    app.want_rows();
    let rows = app
        .views
        .rows
        .as_ref()
        .filter(|(of, query, _)| *of == app.desk_count && query.kind == kind)
        .map(|(.., rows)| std::sync::Arc::clone(rows));
    let wants_search = std::mem::take(&mut app.looking.wants_search);
    let query = app.looking.row_query.clone();
    let mut cx = UiCtx {
        locale: &app.locale,
        tokens: &app.tokens,
        selected: None,
        actions,
    };
    let sentence = rows.as_ref().map_or(app.locale.t("working"), |rows| &rows.sentence);
    super::head_ui(ui, &cx, cx.t(Page::Data.key()), sentence, None);
    ask_ui(ui, &mut cx, &query, wants_search);
    let Some(rows) = rows else { return };
    if rows.order.is_empty() {
        empty_ui(ui, &mut cx, app.locale.t("empty-rows"), app.locale.t("empty-rows-hint"), None);
        return;
    }
    let width = ui.available_width() - 12.0;
    let columns: Vec<Column> = SHARES
        .iter()
        .map(|share| (share * width).floor())
        .map(|each| Column::new(each).range(each..=each).resizable(false))
        .collect();
    let mut list = List {
        rows: &rows,
        tables: &app.desk.tables,
        query: &query,
        cx: &mut cx,
        texts: Vec::new(),
        first: 0,
    };
    Table::new()
        .id_salt(("data", width as i32))
        .columns(columns)
        .num_sticky_cols(1)
        .headers([HeaderRow::new(32.0)])
        .num_rows(rows.order.len() as u64)
        .show(ui, &mut list);
}

fn ask_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, query: &RowQuery, wants_search: bool) {
    ui.horizontal(|ui| {
        for (kind, key) in [(RowKind::Observations, "rows-figures"), (RowKind::Ratings, "rows-ratings")] {
            if ui.selectable_label(query.kind == kind, cx.t(key)).clicked() {
                cx.push(Action::AskRows(RowQuery {
                    kind,
                    ..RowQuery::default()
                }));
            }
        }
        let mut search = query.search.clone();
        let field = ui.add(
            TextEdit::singleline(&mut search)
                .hint_text(cx.t("search-rows"))
                .desired_width(320.0),
        );
        field.widget_info(|| WidgetInfo::labeled(Role::SearchInput, true, cx.t("search-rows")));
        if wants_search {
            field.request_focus();
        }
        if field.changed() {
            cx.push(Action::AskRows(RowQuery { search, ..query.clone() }));
        }
        if query.sorting.is_some() && ui.button(cx.t("rows-file-order")).clicked() {
            cx.push(Action::AskRows(RowQuery {
                sorting: None,
                ..query.clone()
            }));
        }
    });
    ui.add_space(4.0);
}

struct List<'a, 'c> {
    rows: &'a Rows,
    tables: &'a Tables,
    query: &'a RowQuery,
    cx: &'a mut UiCtx<'c>,
    texts: Vec<[String; 6]>,
    first: u64,
}

impl TableDelegate for List<'_, '_> {
    fn prepare(&mut self, info: &egui_table::PrefetchInfo) {
        self.first = info.visible_rows.start;
        let range = usize::try_from(info.visible_rows.start).unwrap_or(0)..usize::try_from(info.visible_rows.end).unwrap_or(0);
        let shown = self
            .rows
            .order
            .get(range.start..range.end.min(self.rows.order.len()))
            .unwrap_or_default();
        self.texts = shown
            .iter()
            .map(|row| row_text(self.tables, self.query.kind, *row, self.cx.locale))
            .collect();
    }

    fn header_cell_ui(&mut self, ui: &mut Ui, info: &HeaderCellInfo) {
        let Some(column) = COLUMNS.get(info.col_range.start).copied() else {
            return;
        };
        let rect = ui.max_rect();
        let is_sorted = self.query.sorting.filter(|sorting| sorting.column == column);
        let arrow = is_sorted.map_or("", |sorting| if sorting.descending { " ▼" } else { " ▲" });
        let words = format!("{}{arrow}", self.cx.t(column_key(column, self.query.kind)));
        let response = ui.interact(rect, ui.scope_id().with("sort"), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &words));
        let ink = if response.hovered() || response.has_focus() {
            self.cx.tokens.accent
        } else {
            self.cx.tokens.text
        };
        clip_text(
            ui,
            rect.left_center() + vec2(8.0, 0.0),
            Align2::LEFT_CENTER,
            &words,
            strong(15.0),
            ink,
            rect.width() - 12.0,
        );
        ui.painter()
            .hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, self.cx.tokens.outline));
        if response.on_hover_text(self.cx.t("sort-hint")).clicked() {
            let descending = is_sorted.is_some_and(|sorting| !sorting.descending);
            self.cx.push(Action::AskRows(RowQuery {
                sorting: Some(Sorting { column, descending }),
                ..self.query.clone()
            }));
        }
    }

    fn cell_ui(&mut self, ui: &mut Ui, info: &CellInfo) {
        let rect = ui.max_rect();
        if info.row_nr.is_multiple_of(2) {
            ui.painter().rect_filled(rect, 0.0, self.cx.tokens.card);
        }
        let text = usize::try_from(info.row_nr.saturating_sub(self.first))
            .ok()
            .and_then(|row| self.texts.get(row))
            .and_then(|row| row.get(info.col_nr));
        let Some(text) = text else { return };
        let response = ui.interact(rect, Id::unique(("row", info.row_nr, info.col_nr)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Cell, true, text));
        let width = rect.width() - 14.0;
        // Figures stand under each other by their last digit.
        let (place, align) =
            if matches!(COLUMNS.get(info.col_nr), Some(RowColumn::Value | RowColumn::Count)) && self.query.kind == RowKind::Observations {
                (rect.right_center() - vec2(10.0, 0.0), Align2::RIGHT_CENTER)
            } else {
                (rect.left_center() + vec2(8.0, 0.0), Align2::LEFT_CENTER)
            };
        let used = clip_text(ui, place, align, text, FontId::proportional(15.0), self.cx.tokens.text, width);
        if used >= width - 4.0 {
            response.on_hover_text(text);
        }
    }

    fn default_row_height(&self) -> f32 {
        ROW
    }
}

const fn column_key(column: RowColumn, kind: RowKind) -> &'static str {
    match (column, kind) {
        (RowColumn::House, _) => "column-house",
        (RowColumn::Subject, RowKind::Observations) => "column-indicator",
        (RowColumn::Subject, RowKind::Ratings) => "column-theme",
        (RowColumn::Period, RowKind::Observations) => "column-period",
        (RowColumn::Period, RowKind::Ratings) => "column-visit-date",
        (RowColumn::Value, RowKind::Observations) => "column-value",
        (RowColumn::Value, RowKind::Ratings) => "column-rating",
        (RowColumn::Count, RowKind::Observations) => "column-n",
        (RowColumn::Count, RowKind::Ratings) => "column-visit-kind",
        (RowColumn::Source, _) => "column-source",
    }
}
