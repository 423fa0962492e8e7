//! *Data*: the tidy rows, each with its source file and line. A million rows scroll: only those in sight are put into words.

use eframe::egui::{Align2, ComboBox, FontId, Id, Pos2, Rect, Sense, Stroke, TextEdit, Ui, WidgetInfo, accesskit::Role, vec2};
use egui_table::{CellInfo, Column, HeaderCellInfo, HeaderRow, Table, TableDelegate};

use crate::chart::Pin;
use crate::cluster::Tables;
use crate::domain::{Anchor, AnchorValue, Suppression};
use crate::journal::{Act, Subject};
use crate::ui::action::{Action, DataPart, Page};
use crate::ui::app::App;
use crate::ui::ctx::UiCtx;
use crate::ui::past::past_button_ui;
use crate::ui::theme::strong;
use crate::ui::widgets::{clip_text, empty_ui, paint_chosen_row, pins_ui, pins_width};
use crate::view::{Pins, RowColumn, RowKind, RowQuery, Rows, Sorting, row_place, row_text, row_told};

const ROW: f32 = 28.0;
const COLUMNS: [RowColumn; 6] = [
    RowColumn::House,
    RowColumn::Subject,
    RowColumn::Period,
    RowColumn::Value,
    RowColumn::Count,
    RowColumn::Source,
];
/// Shares of the width, for figures and for ratings, whose words are longer.
const SHARES: [f32; 6] = [0.17, 0.29, 0.14, 0.13, 0.09, 0.18];
const RATING_SHARES: [f32; 6] = [0.14, 0.23, 0.11, 0.25, 0.09, 0.18];

/// Draws the page.
pub fn show(ui: &mut Ui, app: &mut App, actions: &mut Vec<Action>) {
    if app.looking.data_part == DataPart::Houses {
        return super::houses::show(ui, app, actions);
    }
    let kind = app.looking.row_query.kind;
    app.want_rows();
    let rows = app
        .views
        .rows
        .as_ref()
        .filter(|(of, query, _)| *of == app.desk_count && query.kind == kind)
        .map(|(.., rows)| std::sync::Arc::clone(rows));
    let wants_search = std::mem::take(&mut app.looking.wants_search);
    let query = app.looking.row_query.clone();
    let revision = app.revision();
    let pins = app.views.pins(&revision, app.desk.state.notes(), &app.desk.tables);
    let mut cx = UiCtx {
        locale: &app.locale,
        tokens: &app.tokens,
        selected: app.looking.selection.as_ref(),
        actions,
    };
    let sentence = rows.as_ref().map_or(app.locale.t("working"), |rows| &rows.sentence);
    super::head_ui(ui, &cx, cx.t(Page::Data.key()), sentence, None);
    ask_ui(ui, &mut cx, &query, app.desk.tables.house_proposals().len(), wants_search);
    least_shown_ui(ui, &mut cx, app.desk.tables.suppression());
    let Some(rows) = rows else { return };
    if rows.order.is_empty() {
        let (heading, hint) = if query.search.is_empty() {
            (app.locale.t("empty-rows-none"), app.locale.t("empty-rows-none-hint"))
        } else {
            (app.locale.t("empty-rows"), app.locale.t("empty-rows-hint"))
        };
        empty_ui(ui, &mut cx, heading, hint, None);
        return;
    }
    let width = ui.available_width() - 12.0;
    let shares = match kind {
        RowKind::Observations => SHARES,
        RowKind::Ratings => RATING_SHARES,
    };
    let columns: Vec<Column> = shares
        .iter()
        .map(|share| (share * width).floor())
        .map(|each| Column::new(each).range(each..=each).resizable(false))
        .collect();
    let mut list = List {
        rows: &rows,
        tables: &app.desk.tables,
        query: &query,
        pins: &pins,
        cx: &mut cx,
        lines: Vec::new(),
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

/// The parts of the page: figures, ratings, houses (none of the rows) with how many proposals wait there.
pub fn parts_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, shown: Option<RowKind>, n_proposals: usize) {
    for (kind, key) in [(RowKind::Observations, "rows-figures"), (RowKind::Ratings, "rows-ratings")] {
        if ui.selectable_label(shown == Some(kind), cx.t(key)).clicked() {
            cx.push(Action::ShowPart(DataPart::Rows));
            cx.push(Action::AskRows(RowQuery {
                kind,
                ..RowQuery::default()
            }));
        }
    }
    let mut houses = cx.t("rows-houses").to_owned();
    if n_proposals > 0 {
        houses = format!("{houses} · {}", cx.locale.with("proposals-count", &[("n", n_proposals.into())]));
    }
    if ui.selectable_label(shown.is_none(), houses).clicked() {
        cx.push(Action::ShowPart(DataPart::Houses));
    }
}

fn ask_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, query: &RowQuery, n_proposals: usize, wants_search: bool) {
    ui.horizontal(|ui| {
        parts_ui(ui, cx, Some(query.kind), n_proposals);
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

/// The limit for small numbers, and what it can be raised to.
fn least_shown_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, suppression: Suppression) {
    const CHOICES: [u32; 5] = [Suppression::LEAST, 8, 10, 15, 20];
    let words = |key: &str, least: u32| cx.locale.with(key, &[("least", least.to_string().into())]);
    let shown = words("least-shown", suppression.least());
    let mut chosen = None;
    let mut choices_ui = |ui: &mut Ui| {
        for least in CHOICES {
            let choice = ui.selectable_label(least == suppression.least(), words("least-shown", least));
            if choice.clicked() {
                chosen = Some(least);
            }
        }
    };
    let combo = ComboBox::from_id_salt("least-shown").selected_text(&shown).width(280.0);
    ui.horizontal(|ui| {
        let combo = combo.show_ui(ui, &mut choices_ui);
        combo.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &shown));
        combo.response.on_hover_text(words("least-shown-hint", suppression.least()));
        past_button_ui(ui, cx, Subject::LeastShown, &shown);
    });
    if let Some(least) = chosen.filter(|least| *least != suppression.least()) {
        cx.push(Action::Journal(Act::SetLeastShown { least }));
    }
    ui.add_space(4.0);
}

struct List<'a, 'c> {
    rows: &'a Rows,
    tables: &'a Tables,
    query: &'a RowQuery,
    pins: &'a Pins,
    cx: &'a mut UiCtx<'c>,
    lines: Vec<Line>,
    first: u64,
}

/// A row in sight.
struct Line {
    texts: [String; 6],
    told: String,
    place: Option<(Anchor, AnchorValue)>,
    pins: Vec<Pin>,
}

impl List<'_, '_> {
    fn line(&self, row: u32) -> Line {
        let place = row_place(self.tables, self.query.kind, row);
        let pins = place.as_ref().map_or_else(Vec::new, |(anchor, _)| self.pins.at(anchor));
        let texts = row_text(self.tables, self.query.kind, row, self.cx.locale);
        let told = row_told(self.tables, self.query.kind, row, self.cx.locale);
        Line { texts, told, place, pins }
    }

    fn is_figure(&self, column: usize) -> bool {
        self.query.kind == RowKind::Observations && matches!(COLUMNS.get(column), Some(RowColumn::Value | RowColumn::Count))
    }
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
        self.lines = shown.iter().map(|row| self.line(*row)).collect();
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
        let (place, align) = text_place(rect, self.is_figure(info.col_range.start));
        clip_text(ui, place, align, &words, strong(15.0), ink, rect.width() - 12.0);
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
        let line = usize::try_from(info.row_nr.saturating_sub(self.first))
            .ok()
            .and_then(|row| self.lines.get(row));
        let Some((line, text)) = line.and_then(|line| Some((line, line.texts.get(info.col_nr)?))) else {
            return;
        };
        // The first cell speaks for the row and is reached by Tab; the others are reached by pointer only.
        let (role, sense, name) = if info.col_nr == 0 {
            (
                Role::Button,
                Sense::click(),
                format!("{}\n{}", line.texts.join(", "), line.told).trim_end().to_owned(),
            )
        } else {
            (Role::Cell, Sense::CLICK, text.clone())
        };
        let response = ui.interact(rect, Id::unique(("row", info.row_nr, info.col_nr)), sense);
        response.widget_info(|| WidgetInfo::labeled(role, true, &name));
        if line.place.as_ref().is_some_and(|(anchor, _)| self.cx.is_selected(anchor)) {
            ui.painter().rect_filled(rect, 0.0, self.cx.tokens.accent_soft);
        } else if line.place.as_ref().is_some_and(|(anchor, _)| self.cx.is_of_selected_house(anchor)) {
            paint_chosen_row(ui.painter(), self.cx.tokens, rect, info.col_nr == 0);
        }
        let (place, align) = text_place(rect, self.is_figure(info.col_nr));
        let pins = if info.col_nr + 1 == COLUMNS.len() {
            line.pins.as_slice()
        } else {
            &[]
        };
        let width = rect.width() - 14.0 - pins_width(pins.len());
        let used = clip_text(ui, place, align, text, FontId::proportional(15.0), self.cx.tokens.text, width);
        let id = Id::unique(("pins", info.row_nr, info.col_nr));
        pins_ui(ui, self.cx, rect.right_center() - vec2(6.0, 0.0), pins, id);
        if response.clicked()
            && let Some((anchor, seen)) = &line.place
        {
            self.cx.select(anchor, Some(seen));
        }
        let is_term = matches!(COLUMNS.get(info.col_nr), Some(RowColumn::Subject | RowColumn::Value));
        if is_term && !line.told.is_empty() {
            response.on_hover_text(format!("{text}\n{}", line.told));
        } else if used >= width - 4.0 {
            response.on_hover_text(text);
        }
    }

    fn default_row_height(&self) -> f32 {
        ROW
    }
}

/// Where a cell's text begins; figures stand under each other by their last digit.
fn text_place(rect: Rect, is_figure: bool) -> (Pos2, Align2) {
    if is_figure {
        (rect.right_center() - vec2(10.0, 0.0), Align2::RIGHT_CENTER)
    } else {
        (rect.left_center() + vec2(8.0, 0.0), Align2::LEFT_CENTER)
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
