//! The form for what the team decides about a series, above the panels of *Udvikling*, and the list of what it has decided.

use eframe::egui::{
    Align, Button, ComboBox, Frame, Grid, Label, Layout, Margin, ScrollArea, Stroke, TextEdit, Ui, WidgetInfo, accesskit::Role,
};

use crate::chart::{ChartSpec, LineRole};
use crate::domain::{HouseId, IndicatorId};
use crate::i18n::Lang;
use crate::import::DecimalMark;
use crate::journal::{Act, Subject};
use crate::ui::action::Action;
use crate::ui::ctx::UiCtx;
use crate::ui::past::past_button_ui;
use crate::ui::series_form::{Lack, SeriesForm, SeriesPart};
use crate::ui::theme::space;
use crate::view::{SeriesChoiceRow, SeriesChoicesView};

/// The list is never higher than this; what is older scrolls.
const HIGHEST_LIST: f32 = 116.0;
/// Width of a field.
const FIELD: f32 = 380.0;

/// The series a panel's line in focus belongs to; none where it has no figure.
fn series_of(spec: &ChartSpec) -> Option<(IndicatorId, HouseId)> {
    let mut focus = spec.lines.iter().filter(|line| line.role == LineRole::Focus);
    let anchor = &focus.find_map(|line| line.marks.first())?.anchor;
    Some((anchor.indicator.clone()?, anchor.house.clone()?))
}

/// The way from a panel to the form.
pub fn open_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, spec: &ChartSpec) {
    let Some((indicator, house)) = series_of(spec) else { return };
    let button = ui.small_button("…").on_hover_text(cx.t("series-open-hint"));
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{}: {}", cx.t("series-open"), spec.title)));
    if button.clicked() {
        cx.push(Action::SeriesForm(Some(SeriesForm::about(indicator, house))));
    }
}

/// Draws the form and the list.
pub fn form_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, form: &mut SeriesForm, author: &mut String, view: &SeriesChoicesView) {
    let frame = Frame::new()
        .fill(cx.tokens.card)
        .stroke(Stroke::new(1.5, cx.tokens.accent))
        .corner_radius(8)
        .inner_margin(Margin::symmetric(14, 8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let title = cx.locale.with("series-title", &[("series", view.title.as_str().into())]);
        ui.label(cx.tokens.heading(title));
        part_ui(ui, cx, form);
        Grid::new("series-form")
            .num_columns(2)
            .spacing([space::M, space::XS])
            .show(ui, |ui| {
                fields_ui(ui, cx, form, view);
                scope_ui(ui, cx, form, view);
                text_ui(ui, cx, ("note-author", "note-author-hint"), author);
            });
        keep_ui(ui, cx, form, author);
        ui.add_space(space::XS);
        list_ui(ui, cx, view);
    });
    ui.add_space(space::S);
}

fn part_ui(ui: &mut Ui, cx: &UiCtx<'_>, form: &mut SeriesForm) {
    ui.horizontal_wrapped(|ui| {
        for part in SeriesPart::ALL {
            let is_chosen = form.part == part;
            let choice = ui.selectable_label(is_chosen, cx.t(part_key(part).0));
            if is_chosen && std::mem::take(&mut form.wants_focus) {
                choice.request_focus();
            }
            if choice.clicked() {
                form.turn_into(part);
            }
        }
    });
    ui.label(cx.tokens.small(cx.t(part_key(form.part).1)));
}

/// Keys of a part's name and of what it is for.
const fn part_key(part: SeriesPart) -> (&'static str, &'static str) {
    match part {
        SeriesPart::Rebase => ("series-rebase", "series-rebase-hint"),
        SeriesPart::Exclusion => ("series-exclusion", "series-exclusion-hint"),
        SeriesPart::Baseline => ("series-baseline", "series-baseline-hint"),
        SeriesPart::Requirement => ("series-requirement", "series-requirement-hint"),
    }
}

/// What this part asks for.
fn fields_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, form: &mut SeriesForm, view: &SeriesChoicesView) {
    let choose = cx.t("series-choose");
    match form.part {
        SeriesPart::Rebase => {
            suggestion_ui(ui, cx, form, view);
            pick_ui(ui, cx, ("series-from", choose), &view.begins, &mut form.period);
            text_ui(ui, cx, ("series-reason", "series-reason-hint"), &mut form.reason);
        }
        SeriesPart::Exclusion => {
            pick_ui(ui, cx, ("series-figure", choose), &view.figures, &mut form.period);
            text_ui(ui, cx, ("series-reason", "series-reason-hint"), &mut form.reason);
        }
        SeriesPart::Baseline if view.baselines.is_empty() => {
            ui.label("");
            ui.label(view.too_few.as_str());
            ui.end_row();
        }
        SeriesPart::Baseline => pick_ui(ui, cx, ("series-figures", choose), &view.baselines, &mut form.baseline),
        SeriesPart::Requirement => {
            if !view.caution.is_empty() {
                ui.label("");
                ui.label(view.caution.as_str());
                ui.end_row();
            }
            text_ui(ui, cx, ("series-value", "series-value-hint"), &mut form.value);
            pick_ui(ui, cx, ("series-since", cx.t("series-always")), &view.figures, &mut form.period);
            text_ui(ui, cx, ("series-source", "series-source-hint"), &mut form.source);
        }
    }
}

/// Asks whether there is a new level. Nothing is chosen before someone says so.
fn suggestion_ui(ui: &mut Ui, cx: &UiCtx<'_>, form: &mut SeriesForm, view: &SeriesChoicesView) {
    let Some((from, question)) = &view.suggestion else { return };
    ui.label("");
    ui.vertical(|ui| {
        ui.label(question.as_str());
        let words = cx.locale.with("series-use-suggestion", &[("from", cx.locale.period(*from).into())]);
        if ui.small_button(words).clicked() {
            form.period = Some(*from);
        }
    });
    ui.end_row();
}

/// A list to choose one from, with what stands there while nothing is chosen.
fn pick_ui<T: Copy + PartialEq>(ui: &mut Ui, cx: &UiCtx<'_>, (key, none): (&str, &str), offered: &[(T, String)], chosen: &mut Option<T>) {
    let label = cx.locale.t(key);
    ui.label(cx.tokens.weak(label));
    let known = offered.iter().find(|(value, _)| Some(value) == chosen.as_ref());
    let shown = known.map_or(none, |(_, words)| words.as_str());
    let combo = ComboBox::from_id_salt(key).width(FIELD).height(360.0).selected_text(shown);
    let combo = combo.show_ui(ui, |ui| {
        let mut is_picked = false;
        for (value, words) in offered {
            let item = ui.selectable_value(chosen, Some(*value), words);
            // By the keyboard one comes to what is out of sight too, and out of the list again.
            if item.gained_focus() {
                item.scroll_to_me(None);
            }
            if item.clicked() {
                is_picked = true;
                ui.close();
            }
        }
        is_picked
    });
    if combo.inner == Some(true) {
        combo.response.request_focus();
    }
    combo
        .response
        .widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, format!("{label}: {shown}")));
    ui.end_row();
}

fn scope_ui(ui: &mut Ui, cx: &UiCtx<'_>, form: &mut SeriesForm, view: &SeriesChoicesView) {
    ui.label(cx.tokens.weak(cx.t("series-scope")));
    ui.horizontal(|ui| {
        let only = cx.locale.with("series-only-house", &[("house", view.house.as_str().into())]);
        ui.radio_value(&mut form.for_all, false, only);
        ui.radio_value(&mut form.for_all, true, cx.t("series-all-houses"));
    });
    ui.end_row();
}

fn text_ui(ui: &mut Ui, cx: &UiCtx<'_>, (key, hint): (&str, &str), text: &mut String) {
    let label = ui.label(cx.tokens.weak(cx.locale.t(key)));
    let field = ui.add(TextEdit::singleline(text).hint_text(cx.locale.t(hint)).desired_width(FIELD));
    let field = field.labelled_by(label.id);
    field.widget_info(|| WidgetInfo::text_edit(true, text.as_str(), text.as_str(), cx.locale.t(key)));
    ui.end_row();
}

fn keep_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, form: &mut SeriesForm, author: &str) {
    ui.horizontal(|ui| {
        if ui.button(cx.t("series-keep")).clicked() {
            let mark = match cx.locale.lang() {
                Lang::Da => DecimalMark::Comma,
                Lang::En => DecimalMark::Point,
            };
            let choice = form.choice(author, mark);
            form.lack = choice.as_ref().err().copied();
            if let Ok(choice) = choice {
                let author = author.trim().to_owned();
                cx.push(Action::Sign(author.clone()));
                cx.push(Action::Journal(Act::AddSeriesChoice { choice, author }));
            }
        }
        if ui.button(cx.t("close")).clicked() {
            cx.push(Action::SeriesForm(None));
        }
        past_button_ui(ui, cx, Subject::Series(form.indicator.clone()), "");
        if let Some(lack) = form.lack {
            ui.label(cx.tokens.strong(cx.t(lack_key(lack))));
        }
    });
}

const fn lack_key(lack: Lack) -> &'static str {
    match lack {
        Lack::Period => "series-lacks-period",
        Lack::Reason => "series-lacks-reason",
        Lack::Value => "series-lacks-value",
        Lack::Author => "series-lacks-author",
    }
}

fn list_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, view: &SeriesChoicesView) {
    if view.rows.is_empty() {
        ui.label(cx.tokens.weak(cx.t("series-none")));
    }
    ScrollArea::vertical()
        .id_salt("series-choices")
        .max_height(HIGHEST_LIST)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            for row in &view.rows {
                row_ui(ui, cx, row);
            }
        });
}

fn row_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, row: &SeriesChoiceRow) {
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if let Some(id) = &row.id {
                let words = cx.t("series-remove");
                let button = ui.add(Button::new(words).small());
                button.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{words}: {}", row.text)));
                if button.clicked() {
                    cx.push(Action::Journal(Act::RemoveSeriesChoice { id: id.clone() }));
                }
            }
            ui.label(cx.tokens.small(row.byline.as_str()));
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.label(row.text.as_str());
                ui.add(Label::new(cx.tokens.small(row.reason.as_str())).truncate())
                    .on_hover_text(&row.reason);
            });
        });
    });
}
