//! *Sammenlign*: the houses beside each other, in one of several forms.

use eframe::egui::{ComboBox, ScrollArea, Ui, WidgetInfo, accesskit::Role, vec2};

use crate::chart::{ChartSpec, Form};
use crate::ui::action::{Action, Page};
use crate::ui::app::App;
use crate::ui::chart_panel::{FRAME, Shown, chart_panel_ui};
use crate::ui::ctx::UiCtx;
use crate::ui::theme::space;
use crate::ui::widgets::{empty_ui, indicator_choice_ui};
use crate::view::{Compare, CompareForm, CompareQuery};

/// Height of a row of a chart, and what its title, axis and foot take.
const ROW: f32 = 34.0;
const AROUND: f32 = 140.0;
/// A chart that is no list of rows is no lower than this.
const LEAST: f32 = 340.0;

/// Draws the page.
pub fn show(ui: &mut Ui, app: &mut App, actions: &mut Vec<Action>) {
    let (revision, filter, indicator) = (app.revision(), app.looking.filter.clone(), app.looking.indicator.clone());
    let query = app.looking.compare.clone();
    let view = app
        .views
        .compare(&revision, &app.desk, &filter, (indicator.as_ref(), &query), &app.locale);
    let tables_open = app.looking.tables_open.clone();
    let mut cx = UiCtx {
        locale: &app.locale,
        tokens: &app.tokens,
        selected: app.looking.selection.as_ref(),
        actions,
    };
    super::head_ui(ui, &cx, cx.t(Page::Compare.key()), &view.sentence, view.cut.as_deref());
    if view.charts.is_empty() && view.indicator.is_none() {
        let button = Some((cx.locale.t("command-open-files"), Action::PickFiles));
        empty_ui(
            ui,
            &mut cx,
            app.locale.t("empty-compare"),
            app.locale.t("empty-compare-hint"),
            button,
        );
        return;
    }
    choice_ui(ui, &mut cx, &view, &query);
    if !view.caution.is_empty() {
        ui.label(cx.tokens.small(view.caution.as_str()));
    }
    ui.add_space(space::XS);
    let room = vec2(ui.available_width() - 14.0, ui.available_height() - FRAME - space::S);
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        for spec in &view.charts {
            let height = height(spec, view.charts.len(), room.y);
            let shown = Shown::of(&spec.id, &tables_open);
            chart_panel_ui(ui, &mut cx, (spec, shown), vec2(room.x, height), &|_, _| {});
            ui.add_space(space::M);
        }
    });
}

/// Rows need their height, whatever the page has; what has none fills it.
fn height(spec: &ChartSpec, n_charts: usize, room: f32) -> f32 {
    let share = room / n_charts.max(1) as f32;
    let rows = (spec.y_range.1 - spec.y_range.0) as f32;
    match spec.form {
        Form::Rows => (rows * ROW + AROUND).max(share.min(rows * 2.0 * ROW + AROUND)),
        Form::Time | Form::Plane => share.max(LEAST),
    }
}

fn choice_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, view: &Compare, query: &CompareQuery) {
    ui.horizontal_wrapped(|ui| {
        for form in CompareForm::ALL {
            if ui.selectable_label(query.form == form, cx.locale.t(form.key())).clicked() {
                cx.push(Action::Compare(CompareQuery { form, ..query.clone() }));
            }
        }
        ui.separator();
        if let Some(head) = &view.indicator {
            indicator_choice_ui(ui, cx, ("choose-indicator", &view.choices, &head.id), &Action::ChooseIndicator);
        }
        moment_ui(ui, cx, view, query);
        if query.form == CompareForm::Beside {
            let mut shows = query.shows_places;
            if ui.checkbox(&mut shows, cx.locale.t("compare-show-places")).changed() {
                cx.push(Action::Compare(CompareQuery {
                    shows_places: shows,
                    ..query.clone()
                }));
            }
        }
    });
}

fn moment_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, view: &Compare, query: &CompareQuery) {
    let chosen = view.moments.iter().find(|(moment, _)| Some(*moment) == view.moment);
    let Some((_, words)) = chosen.filter(|_| view.moments.len() > 1) else {
        return;
    };
    let combo = ComboBox::from_id_salt("compare-time")
        .width(240.0)
        .selected_text(words)
        .show_ui(ui, |ui| {
            for (moment, words) in &view.moments {
                if ui.selectable_label(Some(*moment) == view.moment, words).clicked() {
                    cx.push(Action::Compare(CompareQuery {
                        moment: Some(*moment),
                        ..query.clone()
                    }));
                }
            }
        });
    let name = cx.locale.t("compare-choose-time");
    combo.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, name));
}
