//! *Sammenlign*: the houses beside each other, in one of several forms.

use std::collections::BTreeSet;

use eframe::egui::{Button, ComboBox, ScrollArea, Ui, Vec2, WidgetInfo, accesskit::Role, vec2};

use super::house_ratings::house_ratings_ui;
use crate::chart::{ChartSpec, Form};
use crate::domain::Anchor;
use crate::ui::action::{Action, Page};
use crate::ui::app::App;
use crate::ui::chart_panel::{FRAME, Shown, chart_panel_ui};
use crate::ui::ctx::UiCtx;
use crate::ui::theme::space;
use crate::ui::widgets::{empty_ui, indicator_choice_ui};
use crate::view::{ChartGroup, Compare, CompareForm, CompareQuery, Offer};

/// Height of a row of a chart, and what its title, axis and foot take.
const ROW: f32 = 34.0;
const AROUND: f32 = 140.0;
/// A chart that is no list of rows is no lower than this.
const LEAST: f32 = 340.0;
/// Height of a chart of one house, a row or a few.
const SMALL: f32 = 180.0;
/// Columns are no narrower than this.
const NARROWEST: f32 = 440.0;
/// Room a group's heading takes.
const HEADING: f32 = 34.0;

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
    if view.groups.is_empty() && view.lacking.is_empty() {
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
    form_ui(ui, &mut cx, &query);
    choice_ui(ui, &mut cx, &view, &query);
    for said in [&view.lacking, &view.caution].into_iter().filter(|said| !said.is_empty()) {
        ui.label(cx.tokens.small(said.as_str()));
    }
    ui.add_space(space::XS);
    let room = vec2(ui.available_width() - 14.0, ui.available_height() - FRAME - space::XL);
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        if query.form == CompareForm::House {
            columns_ui(ui, &mut cx, (&view, &tables_open), room.x);
            return;
        }
        for spec in view.charts() {
            one_ui(ui, &mut cx, (spec, &tables_open), vec2(room.x, height(spec, room.y)));
        }
    });
}

/// Rows need their height, whatever the page has; what has none fills it.
fn height(spec: &ChartSpec, room: f32) -> f32 {
    let rows = (spec.y_range.1 - spec.y_range.0) as f32;
    match spec.form {
        Form::Rows => (rows * ROW + AROUND).max(room.min(rows * 2.0 * ROW + AROUND)),
        Form::Time | Form::Plane => room.max(LEAST),
    }
}

fn one_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, (spec, tables_open): (&ChartSpec, &BTreeSet<String>), size: Vec2) {
    chart_panel_ui(ui, cx, (spec, Shown::of(&spec.id, tables_open)), size, &|_, _| {});
    ui.add_space(space::XS);
}

/// Groups one under the other, in two columns where there is room: each goes where there is least so far.
fn columns_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, (view, tables_open): (&Compare, &BTreeSet<String>), width: f32) {
    let n_columns = if width >= 2.0 * NARROWEST { 2 } else { 1 };
    let own = (width - space::M * (n_columns as f32 - 1.0)) / n_columns as f32;
    let mut columns: Vec<(f32, Vec<&ChartGroup>)> = vec![(0.0, Vec::new()); n_columns];
    let least = |columns: &[(f32, Vec<&ChartGroup>)]| {
        let least = (0..n_columns).min_by(|left, right| columns[*left].0.total_cmp(&columns[*right].0));
        least.unwrap_or_default()
    };
    for group in &view.groups {
        let place = least(&columns);
        let (height, column) = &mut columns[place];
        *height += HEADING + group.charts.iter().map(|spec| small_height(spec) + FRAME + space::M).sum::<f32>();
        column.push(group);
    }
    // Ratings go where there is least, after the figures.
    let of_ratings = least(&columns);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        for (place, (_, groups)) in columns.into_iter().enumerate() {
            ui.vertical(|ui| {
                ui.set_width(own);
                for group in groups {
                    ui.label(cx.tokens.strong(group.title.as_str()));
                    ui.add_space(space::XS);
                    for spec in &group.charts {
                        one_ui(ui, cx, (spec, tables_open), vec2(own, small_height(spec)));
                    }
                }
                if place == of_ratings && !view.ratings.is_empty() {
                    ui.label(cx.tokens.strong(cx.t("topic-supervision")));
                    ui.add_space(space::XS);
                    house_ratings_ui(ui, cx, &view.ratings);
                }
            });
        }
    });
}

/// The height of a chart of one house: one row, or more than one of parts.
fn small_height(spec: &ChartSpec) -> f32 {
    let rows = (spec.y_range.1 - spec.y_range.0) as f32;
    if spec.key.is_empty() { SMALL } else { rows * ROW + AROUND }
}

/// The forms. The house that is chosen goes along to its own.
fn form_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, query: &CompareQuery) {
    ui.horizontal_wrapped(|ui| {
        for form in CompareForm::ALL {
            if ui.selectable_label(query.form == form, cx.locale.t(form.key())).clicked() {
                let chosen = cx.selected.and_then(|selection| selection.anchor.house.clone());
                cx.push(Action::Compare(CompareQuery {
                    form,
                    house: chosen.or_else(|| query.house.clone()),
                    ..query.clone()
                }));
            }
        }
    });
}

/// What the form needs to be told, and nothing else.
fn choice_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, view: &Compare, query: &CompareQuery) {
    ui.horizontal_wrapped(|ui| {
        if let Some(head) = &view.indicator {
            indicator_choice_ui(ui, cx, ("choose-indicator", &view.choices, &head.id), &Action::ChooseIndicator);
        }
        if let Some((choices, chosen)) = &view.others {
            indicator_choice_ui(ui, cx, ("compare-choose-other", choices, chosen), &|other| {
                Action::Compare(CompareQuery {
                    other: Some(other),
                    ..query.clone()
                })
            });
        }
        offer_ui(ui, cx, ("compare-choose-house", &view.houses), &|house| CompareQuery {
            house: Some(house),
            ..query.clone()
        });
        house_ui(ui, cx, view);
        offer_ui(ui, cx, ("compare-choose-earlier", &view.earlier), &|earlier| CompareQuery {
            earlier: Some(earlier),
            ..query.clone()
        });
        if view.earlier.chosen.is_some() {
            ui.label(cx.t("compare-until"));
        }
        offer_ui(ui, cx, ("compare-choose-time", &view.moments), &|moment| CompareQuery {
            moment: Some(moment),
            ..query.clone()
        });
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

/// The house that is looked at, to be written about as a whole.
fn house_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, view: &Compare) {
    let chosen = view.houses.all.iter().find(|(house, _)| Some(house) == view.houses.chosen.as_ref());
    let Some((house, name)) = chosen else { return };
    let words = cx.locale.with("note-on-house", &[("house", name.as_str().into())]);
    let anchor = Anchor {
        house: Some(house.clone()),
        ..Anchor::default()
    };
    if ui.add(Button::new(words).selected(cx.is_selected(&anchor))).clicked() {
        cx.select(&anchor, None);
    }
}

/// A choice among some things, where there is one. `name` is the control's key.
fn offer_ui<T: Clone + PartialEq>(ui: &mut Ui, cx: &mut UiCtx<'_>, (name, offer): (&str, &Offer<T>), query: &dyn Fn(T) -> CompareQuery) {
    let chosen = offer.all.iter().find(|(one, _)| Some(one) == offer.chosen.as_ref());
    let Some((_, words)) = chosen.filter(|_| offer.all.len() > 1) else {
        return;
    };
    let combo = ComboBox::from_id_salt(name).width(240.0).selected_text(words).show_ui(ui, |ui| {
        for (one, words) in &offer.all {
            if ui.selectable_label(Some(one) == offer.chosen.as_ref(), words).clicked() {
                cx.push(Action::Compare(query(one.clone())));
            }
        }
    });
    let name = cx.locale.t(name).to_owned();
    combo.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &name));
}
