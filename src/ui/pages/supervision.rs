//! *Tilsyn*: houses × themes in the source's words, and a timeline of visits.

use eframe::egui::text::LayoutJob;
use eframe::egui::{Align2, FontId, Painter, Pos2, Rect, ScrollArea, Shape, Stroke, Ui, pos2, vec2};
use egui_table::{CellInfo, Column, HeaderCellInfo, HeaderRow, Table, TableDelegate};

use super::rating_charts::rating_charts_ui;
use crate::domain::{Anchor, HouseId, VisitKind};
use crate::ui::action::{Action, Page, SupervisionPart};
use crate::ui::app::App;
use crate::ui::ctx::UiCtx;
use crate::ui::export_menu::table_button_ui;
use crate::ui::theme::{Tokens, space, strong};
use crate::ui::widgets::{
    HouseCell, cell, cell_margin, clip_text, empty_ui, house_cell_ui, paint_chosen_row, paint_levels, pins_ui, pins_width, table_ui,
};
use crate::view::{RatingCell, RatingQuestion, StepSince, Supervision, TimelineRow};

const HEAD: f32 = 48.0;
const ROW: f32 = 66.0;
const NAME: f32 = 180.0;
const NARROWEST: f32 = 156.0;
/// A cell this wide says the kind of visit beside its sign.
const ROOM_FOR_KIND: f32 = 230.0;
const LINE: f32 = 25.0;
/// What the timeline needs beside its lines: heading and years.
const TIMELINE_ENDS: f32 = 66.0;
/// A timeline lower than this says too little at a glance.
const LEAST_TIMELINE: f32 = 170.0;
/// What a table's scroll bar takes.
const SCROLL_BAR: f32 = 16.0;
/// Name of the page's table among the open tables.
const TABLE: &str = "supervision";
/// Height of the bar above the matrix.
const BAR: f32 = 40.0;

/// Draws the page.
pub fn show(ui: &mut Ui, app: &mut App, actions: &mut Vec<Action>) {
    let (revision, filter) = (app.revision(), app.looking.filter.clone());
    let view = app.views.supervision(&revision, &app.desk, &filter, &app.locale);
    let (part, theme) = (app.looking.supervision, app.looking.theme.clone());
    let question = match part {
        SupervisionPart::Distribution => Some(RatingQuestion::Distribution),
        SupervisionPart::Steps => Some(RatingQuestion::Steps(theme)),
        _ => None,
    };
    let charts = question.map(|question| app.views.ratings(&revision, &app.desk, (&filter, &question), &app.locale));
    let tables_open = app.looking.tables_open.clone();
    let as_table = tables_open.contains(TABLE);
    let scroll_to = app.looking.scroll_to.take();
    let mut cx = UiCtx {
        locale: &app.locale,
        tokens: &app.tokens,
        selected: app.looking.selection.as_ref(),
        actions,
    };
    // Where nothing shows, nothing was left out.
    let cut = view.cut.as_deref().filter(|_| !view.themes.is_empty());
    super::head_ui(ui, &cx, cx.t(Page::Supervision.key()), &view.sentence, cut);
    if view.themes.is_empty() {
        let button = Some((cx.locale.t("command-open-files"), Action::PickFiles));
        empty_ui(
            ui,
            &mut cx,
            app.locale.t("empty-supervision"),
            app.locale.t("empty-supervision-hint"),
            button,
        );
        return;
    }
    let has_timeline = view.timeline.iter().any(|row| !row.marks.is_empty());
    // Where there is no room for both, each gets the whole page.
    let left = ui.available_height() - BAR - (HEAD + view.rows.len() as f32 * ROW + SCROLL_BAR + space::XL);
    let timeline = (view.timeline.len() as f32 * LINE + TIMELINE_ENDS).min(left);
    let has_room = left > LEAST_TIMELINE;
    let part = match part {
        SupervisionPart::Visits if has_room || !has_timeline => SupervisionPart::Themes,
        part => part,
    };
    bar_ui(ui, &mut cx, &view, (part, as_table), has_timeline && !has_room);
    match (part, charts) {
        (SupervisionPart::Distribution | SupervisionPart::Steps, Some(charts)) => rating_charts_ui(ui, &mut cx, &charts, &tables_open),
        _ if as_table => {
            let height = ui.available_height();
            table_ui(ui, cx.tokens, TABLE, (&view.table, &view.told), height - 40.0);
        }
        (SupervisionPart::Visits, _) => {
            let line = (ui.available_height() - TIMELINE_ENDS) / view.timeline.len().max(1) as f32;
            timeline_ui(ui, &mut cx, &view, line.clamp(LINE, 2.0 * LINE));
        }
        _ if has_room && has_timeline => {
            let matrix = ui.available_height() - timeline - space::L;
            ui.allocate_ui(vec2(ui.available_width(), matrix), |ui| {
                matrix_ui(ui, &mut cx, &view, scroll_to.as_ref());
            });
            ui.add_space(space::S);
            ui.label(cx.tokens.heading(cx.t("timeline")));
            timeline_ui(ui, &mut cx, &view, LINE);
        }
        _ => matrix_ui(ui, &mut cx, &view, scroll_to.as_ref()),
    }
}

/// The part of the page, table or picture, and what the signs mean.
fn bar_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, view: &Supervision, (part, as_table): (SupervisionPart, bool), offers_visits: bool) {
    let is_charts = matches!(part, SupervisionPart::Distribution | SupervisionPart::Steps);
    ui.horizontal_wrapped(|ui| {
        let parts = [
            SupervisionPart::Themes,
            SupervisionPart::Visits,
            SupervisionPart::Distribution,
            SupervisionPart::Steps,
        ];
        for choice in parts.into_iter().filter(|part| offers_visits || *part != SupervisionPart::Visits) {
            if ui.selectable_label(part == choice, cx.locale.t(choice.key())).clicked() {
                cx.push(Action::ShowSupervision(choice));
            }
        }
        if is_charts {
            return;
        }
        if ui.button(cx.t(if as_table { "show-as-chart" } else { "show-as-table" })).clicked() {
            cx.push(Action::ToggleTable(TABLE.to_owned()));
        }
        table_button_ui(ui, cx, cx.locale.t(Page::Supervision.key()), || view.table.clone());
        if as_table {
            return;
        }
        let bars = if part == SupervisionPart::Visits {
            ""
        } else {
            cx.t("supervision-key")
        };
        let key = format!("{bars} {}", cx.t("timeline-key"));
        ui.label(cx.tokens.small(key.trim()));
    });
}

fn matrix_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, view: &Supervision, scroll_to: Option<&HouseId>) {
    let each = ((ui.available_width() - NAME - SCROLL_BAR) / view.themes.len().max(1) as f32)
        .floor()
        .clamp(NARROWEST, 280.0);
    let mut columns = vec![Column::new(NAME).range(NAME..=NAME).resizable(false)];
    columns.extend(view.themes.iter().map(|_| Column::new(each).range(each..=each).resizable(false)));
    let mut table = Table::new()
        .id_salt(("supervision", view.themes.len(), each as i32))
        .columns(columns)
        .num_sticky_cols(1)
        .headers([HeaderRow::new(HEAD)])
        .num_rows(view.rows.len() as u64);
    if let Some(row) = scroll_to.and_then(|house| view.rows.iter().position(|row| row.house == *house)) {
        table = table.scroll_to_row(row as u64, None);
    }
    table.show(ui, &mut Matrix { view, cx });
}

struct Matrix<'a, 'c> {
    view: &'a Supervision,
    cx: &'a mut UiCtx<'c>,
}

impl TableDelegate for Matrix<'_, '_> {
    fn header_cell_ui(&mut self, ui: &mut Ui, info: &HeaderCellInfo) {
        let rect = ui.max_rect();
        let all = self.view.themes.iter().zip(&self.view.theme_hovers);
        let at = |index| all.clone().nth(index);
        if let Some((theme, hover)) = info.col_range.start.checked_sub(1).and_then(at) {
            let anchor = Anchor {
                theme: Some(theme.clone()),
                ..Anchor::default()
            };
            let response = cell(
                ui,
                self.cx.tokens,
                rect,
                ui.scope_id().with(&theme.0),
                hover,
                self.cx.is_selected(&anchor),
            );
            let inner = cell_margin(rect);
            let mut job = LayoutJob::simple(theme.0.to_string(), strong(14.0), self.cx.tokens.text, inner.width());
            job.wrap.max_rows = 2;
            let galley = ui.painter().layout_job(job);
            let top = inner.bottom() - galley.size().y;
            ui.painter().galley(pos2(inner.left(), top), galley, self.cx.tokens.text);
            if response.clicked() {
                self.cx.select(&anchor, None);
            }
        }
        ui.painter()
            .hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, self.cx.tokens.outline));
    }

    fn cell_ui(&mut self, ui: &mut Ui, info: &CellInfo) {
        let rect = ui.max_rect();
        ui.painter().rect_filled(rect, 0.0, self.cx.tokens.card);
        let Some(row) = usize::try_from(info.row_nr).ok().and_then(|row| self.view.rows.get(row)) else {
            return;
        };
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
                if let Some(Some(rating)) = row.cells.get(column) {
                    rating_ui(ui, self.cx, rating, rect);
                } else {
                    no_rating_ui(ui, self.cx, rect);
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

fn no_rating_ui(ui: &Ui, cx: &UiCtx<'_>, rect: Rect) {
    let inner = cell_margin(rect);
    let font = FontId::proportional(13.0);
    clip_text(
        ui,
        inner.left_top(),
        Align2::LEFT_TOP,
        cx.t("no-rating"),
        font,
        cx.tokens.weak,
        inner.width(),
    );
}

fn rating_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, rating: &RatingCell, rect: Rect) {
    let response = cell(
        ui,
        cx.tokens,
        rect,
        ui.scope_id().with("rating"),
        &rating.hover,
        cx.is_selected(&rating.anchor),
    );
    let inner = cell_margin(rect);
    let mut job = LayoutJob::simple(rating.wording.clone(), strong(14.0), cx.tokens.text, inner.width());
    job.wrap.max_rows = 2;
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(inner.left_top(), galley, cx.tokens.text);
    rating_foot_ui(ui, cx, rating, inner);
    if response.clicked() {
        cx.select(&rating.anchor, rating.seen.as_ref());
    }
}

/// One line: the place on the scale, the step since last visit, the sign of the visit and its day.
fn rating_foot_ui(ui: &Ui, cx: &mut UiCtx<'_>, rating: &RatingCell, inner: Rect) {
    let middle = inner.bottom() - 8.0;
    let mut left = inner.left();
    if let Some((place, levels)) = rating.place {
        left += paint_levels(ui.painter(), cx.tokens, pos2(left, middle), place, levels) + 5.0;
        let step = step_mark(rating.step);
        clip_text(
            ui,
            pos2(left, middle),
            Align2::LEFT_CENTER,
            step,
            strong(14.0),
            cx.tokens.text,
            16.0,
        );
        left += 16.0;
    }
    if !rating.date.is_empty() {
        paint_visit(ui.painter(), cx.tokens, pos2(left + 5.0, middle), rating.visit, 0.75);
        left += 14.0;
    }
    let has_room = inner.width() >= ROOM_FOR_KIND && !rating.kind.is_empty();
    let when = if has_room {
        format!("{} · {}", rating.date, rating.kind)
    } else {
        rating.date.clone()
    };
    let room = inner.right() - left - pins_width(rating.pins.len());
    let font = FontId::proportional(12.5);
    clip_text(ui, pos2(left, middle), Align2::LEFT_CENTER, &when, font, cx.tokens.weak, room);
    let id = ui.scope_id().with("pins");
    pins_ui(ui, cx, pos2(inner.right(), middle), &rating.pins, id);
}

pub(super) const fn step_mark(step: StepSince) -> &'static str {
    match step {
        StepSince::Nothing => "",
        StepSince::Same => "=",
        StepSince::Up(_) => "↑",
        StepSince::Down(_) => "↓",
    }
}

fn timeline_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, view: &Supervision, line: f32) {
    let room = ui.available_rect_before_wrap();
    let plot = Rect::from_min_max(pos2(room.left() + NAME, room.top()), pos2(room.right() - 24.0, room.bottom()));
    let (low, high) = view.x_range;
    let x_of = move |x: f64| plot.left() + ((x - low) / (high - low).max(0.1)) as f32 * plot.width();
    let height = (room.height() - 22.0).min(view.timeline.len() as f32 * line + space::M);
    for tick in &view.x_ticks {
        let x = x_of(tick.at);
        ui.painter()
            .vline(x, room.top()..=room.top() + height, Stroke::new(1.0, cx.tokens.line));
        ui.painter().text(
            pos2(x, room.top() + height + 3.0),
            Align2::CENTER_TOP,
            &tick.label,
            FontId::proportional(13.0),
            cx.tokens.weak,
        );
    }
    ui.allocate_ui(vec2(room.width(), height), |ui| {
        ScrollArea::vertical().auto_shrink([false, false]).show_rows(
            ui,
            line - ui.spacing().item_spacing.y,
            view.timeline.len(),
            |ui, range| {
                for row in view.timeline.get(range).into_iter().flatten() {
                    line_ui(ui, cx, row, line, &x_of);
                }
            },
        );
    });
}

fn line_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, row: &TimelineRow, line: f32, x_of: &dyn Fn(f64) -> f32) {
    let (rect, _) = ui.allocate_exact_size(
        vec2(ui.available_width(), line - ui.spacing().item_spacing.y),
        eframe::egui::Sense::hover(),
    );
    if cx.is_selected_house(&row.house) {
        paint_chosen_row(ui.painter(), cx.tokens, rect, true);
    }
    clip_text(
        ui,
        rect.left_center() + vec2(8.0, 0.0),
        Align2::LEFT_CENTER,
        &row.name,
        FontId::proportional(14.0),
        cx.tokens.text,
        NAME - 16.0,
    );
    // Notes' marks lie under the visits': a visit close by is never hidden.
    for (index, mark) in row.marks.iter().enumerate() {
        let center = pos2(x_of(mark.x), rect.center().y);
        let id = ui.scope_id().with((&row.house, index, "pins"));
        pins_ui(ui, cx, center + vec2(28.0, 0.0), &mark.pins, id);
    }
    for (index, mark) in row.marks.iter().enumerate() {
        let center = pos2(x_of(mark.x), rect.center().y);
        let target = Rect::from_center_size(center, vec2(22.0, 20.0));
        let id = ui.scope_id().with((&row.house, index));
        let response = cell(ui, cx.tokens, target, id, &mark.hover, cx.is_selected(&mark.anchor));
        paint_visit(ui.painter(), cx.tokens, center, mark.kind, 1.0);
        if response.clicked() {
            cx.select(&mark.anchor, None);
        }
    }
}

/// Announced: a filled circle. Unannounced: an open one. Follow-up: a square. Intensified: a diamond. Unstated: a small dot.
fn paint_visit(painter: &Painter, tokens: &Tokens, center: Pos2, kind: VisitKind, scale: f32) {
    let line = Stroke::new(2.0 * scale, tokens.accent);
    match kind {
        VisitKind::Announced => {
            painter.circle_filled(center, 6.0 * scale, tokens.accent);
        }
        VisitKind::Unannounced => {
            painter.circle(center, 5.2 * scale, tokens.card, line);
        }
        VisitKind::FollowUp => {
            painter.rect_filled(Rect::from_center_size(center, vec2(11.0, 11.0) * scale), 1.0, tokens.accent);
        }
        VisitKind::Intensified => {
            let points = [vec2(0.0, -8.0), vec2(8.0, 0.0), vec2(0.0, 8.0), vec2(-8.0, 0.0)];
            let points = points.into_iter().map(|corner| center + corner * scale).collect();
            painter.add(Shape::convex_polygon(points, tokens.accent, Stroke::NONE));
        }
        VisitKind::Unstated => {
            painter.circle_filled(center, 3.5 * scale, tokens.accent);
        }
    }
}
