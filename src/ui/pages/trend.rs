//! *Udvikling*: one indicator over time, one panel a house, the cluster's median behind.

use eframe::egui::{Align, Layout, RichText, ScrollArea, Ui, vec2};

use super::series_form::{form_ui, open_ui};
use crate::domain::Anchor;
use crate::ui::action::{Action, Page};
use crate::ui::app::App;
use crate::ui::chart_panel::{FRAME, Shown, chart_panel_ui};
use crate::ui::ctx::UiCtx;
use crate::ui::plot::{levels_legend_ui, lines_legend_ui, marks_legend_ui};
use crate::ui::theme::space;
use crate::ui::widgets::{empty_ui, indicator_choice_ui};
use crate::view::{Trend, rule_words};

/// Height of a panel, at least and at most; between them the panels share the page.
const PANEL: std::ops::RangeInclusive<f32> = 234.0..=420.0;
/// A panel is never narrower than this.
const NARROWEST: f32 = 330.0;

/// Height of a line of the key: the panels need the room.
const KEY_ROW: f32 = 18.0;
/// Width of the rules, and letters of what stands below each.
const RULES: f32 = 620.0;
const SMALLER: f32 = 12.0;
/// What stands above the rules, at most.
const ABOVE_RULES: f32 = 260.0;

/// Height of a panel that holds a table of one line.
const TABLE_PANEL: f32 = 130.0;

/// Draws the page.
pub fn show(ui: &mut Ui, app: &mut App, actions: &mut Vec<Action>) {
    let (revision, filter, indicator) = (app.revision(), app.looking.filter.clone(), app.looking.indicator.clone());
    let view = app.views.trend(&revision, &app.desk, &filter, indicator.as_ref(), &app.locale);
    let scroll_to = app.looking.scroll_to.take();
    // A form about another indicator than the one shown is left.
    let shown = view.indicator.as_ref().map(|head| &head.id);
    app.looking.series_form.take_if(|form| Some(&form.indicator) != shown);
    let choices = app.looking.series_form.as_ref().map(|form| {
        let series = (&form.indicator, &form.house);
        app.views.series_choices(&revision, &app.desk, series, &app.locale)
    });
    let tables_open = app.looking.tables_open.clone();
    let mut cx = UiCtx {
        locale: &app.locale,
        tokens: &app.tokens,
        selected: app.looking.selection.as_ref(),
        actions,
    };
    super::head_ui(ui, &cx, cx.t(Page::Trend.key()), &view.sentence, view.cut.as_deref());
    if view.panels.is_empty() {
        let button = Some((cx.locale.t("command-open-files"), Action::PickFiles));
        empty_ui(ui, &mut cx, app.locale.t("empty-trend"), app.locale.t("empty-trend-hint"), button);
        return;
    }
    choice_ui(ui, &mut cx, &view);
    if let Some((form, choices)) = app.looking.series_form.as_mut().zip(choices) {
        form_ui(ui, &mut cx, form, &mut app.session.author, &choices);
    }
    let columns = ((ui.available_width() / NARROWEST) as usize).clamp(1, 4);
    let width = (ui.available_width() - space::M * (columns as f32 - 1.0) - 14.0) / columns as f32;
    let rows = view.panels.len().div_ceil(columns);
    let height = (ui.available_height() / rows as f32 - FRAME - space::M)
        .clamp(*PANEL.start(), *PANEL.end())
        .floor();
    // Without time there is nothing to draw a line through: the figure and where it stands.
    let height = if view.has_time { height } else { TABLE_PANEL };
    let mut area = ScrollArea::vertical().auto_shrink([false, false]);
    if let Some(place) = scroll_to.and_then(|house| view.panels.iter().position(|panel| panel.is_of(&house))) {
        area = area.vertical_scroll_offset((place / columns) as f32 * (height + FRAME + ui.spacing().item_spacing.y));
    }
    area.show_rows(ui, height + FRAME, rows, |ui, range| {
        for panels in view.panels.chunks(columns).skip(range.start).take(range.len()) {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = space::M;
                for spec in panels {
                    let shown = if view.has_time {
                        Shown::of(&spec.id, &tables_open)
                    } else {
                        Shown::TableAlone
                    };
                    chart_panel_ui(ui, &mut cx, (spec, shown), vec2(width, height), &|ui, cx| open_ui(ui, cx, spec));
                }
            });
        }
    });
}

fn choice_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, view: &Trend) {
    let Some(head) = &view.indicator else { return };
    ui.horizontal_wrapped(|ui| {
        indicator_choice_ui(ui, cx, ("choose-indicator", &view.choices, &head.id), &Action::ChooseIndicator);
        let anchor = Anchor {
            indicator: Some(head.id.clone()),
            ..Anchor::default()
        };
        if ui.button(cx.t("note-on-indicator")).clicked() {
            cx.select(&anchor, None);
        }
        ui.menu_button(cx.t("rules-button"), |ui| {
            // What is higher than the window scrolls.
            let highest = ui.ctx().content_rect().height() - ABOVE_RULES;
            ScrollArea::vertical().max_height(highest).show(ui, |ui| {
                ui.with_layout(Layout::top_down(Align::LEFT), |ui| rules_ui(ui, cx, view));
            });
        });
    });
    if view.has_time {
        key_ui(ui, cx, view);
    }
    ui.add_space(space::XS);
}

/// Lines, levels and signs of the panels, each as it is drawn. The line in focus needs no word: the panel's title names it.
fn key_ui(ui: &mut Ui, cx: &UiCtx<'_>, view: &Trend) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::XS, 0.0);
        ui.spacing_mut().interact_size.y = KEY_ROW;
        if let Some(panel) = view.panels.first() {
            lines_legend_ui(ui, cx, panel);
        }
        levels_legend_ui(ui, cx, &view.panels);
        marks_legend_ui(ui, cx, &view.panels);
    });
}

/// What each line and sign means, and then the rules: what is seen, and smaller by which method.
fn rules_ui(ui: &mut Ui, cx: &UiCtx<'_>, view: &Trend) {
    ui.set_width(RULES);
    ui.label(cx.tokens.heading(cx.t("rules-title")));
    key_ui(ui, cx, view);
    ui.label(cx.t("rules-key"));
    ui.label(cx.t("rules-marks"));
    ui.add_space(space::XS);
    ui.label(cx.tokens.strong(cx.t("rules-signals")));
    ui.label(cx.t("rules-intro"));
    for [name, why, method] in rule_words(cx.locale) {
        ui.add_space(space::XS);
        ui.label(RichText::new(name).strong());
        ui.label(why);
        ui.label(cx.tokens.small(method).size(SMALLER));
    }
}
