//! The filter strip: houses, years, topic. The same on all pages that show data.

use eframe::egui::{
    Align, Atom, AtomExt as _, Checkbox, ComboBox, Frame, Layout, Margin, Panel, Popup, PopupCloseBehavior, ScrollArea, TextEdit, Ui,
    WidgetInfo, accesskit::Role,
};

use crate::domain::HouseId;
use crate::format::fold;
use crate::view::{Filter, FilterOptions, only_house_words, topic_words};

use super::action::Action;
use super::app::App;
use super::ctx::UiCtx;
use super::theme::space;

/// Height of a house in the list of houses: that of its buttons.
const HOUSE: f32 = 30.0;

/// The filter strip: houses, years, topic. The same on all pages that show data.
pub fn filter_strip_ui(ui: &mut Ui, app: &mut App, actions: &mut Vec<Action>) {
    let is_busy = app.is_at_work();
    let revision = app.revision();
    let options = app.views.options(&revision, &app.desk, &app.locale);
    let frame = Frame::new().fill(app.tokens.page).inner_margin(Margin {
        left: 20,
        right: 20,
        top: 12,
        bottom: 4,
    });
    Panel::top("filter-strip")
        .resizable(false)
        .show_separator_line(false)
        .frame(frame)
        .show(ui, |ui| {
            let mut cx = UiCtx {
                locale: &app.locale,
                tokens: &app.tokens,
                selected: None,
                actions,
            };
            let mut filter = app.looking.filter.clone();
            ui.horizontal(|ui| {
                houses_ui(ui, &mut cx, &options, &mut filter, &mut app.looking.house_search);
                years_ui(ui, &cx, &options, &mut filter);
                topic_ui(ui, &cx, &options, &mut filter);
                let is_narrowed = filter != Filter::default() && filter != Filter::recent();
                if is_narrowed && ui.button(cx.t("filter-all")).clicked() {
                    filter = Filter::default();
                }
                if is_busy {
                    ui.label(cx.tokens.small(cx.t("working")));
                }
            });
            if filter != app.looking.filter {
                cx.push(Action::Filter(filter));
            }
        });
}

fn houses_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, options: &FilterOptions, filter: &mut Filter, search: &mut String) {
    let total = options.houses.len();
    let label = if filter.houses.is_empty() {
        cx.locale.with("filter-all-houses", &[("n", total.into())])
    } else {
        cx.locale
            .with("filter-some-houses", &[("n", filter.houses.len().into()), ("total", total.into())])
    };
    let button = ui.button(format!("{label}  ▼"));
    Popup::menu(&button)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .width(360.0)
        .show(|ui| {
            let field = ui.add(
                TextEdit::singleline(search)
                    .hint_text(cx.t("filter-find-house"))
                    .desired_width(f32::INFINITY),
            );
            field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, cx.t("filter-find-house")));
            if ui.button(cx.locale.with("filter-all-houses", &[("n", total.into())])).clicked() {
                filter.houses.clear();
            }
            ui.separator();
            let wanted = fold(search);
            let found: Vec<_> = options
                .houses
                .iter()
                .filter(|(_, name)| wanted.is_empty() || fold(name).contains(&wanted))
                .collect();
            ScrollArea::vertical()
                .max_height(440.0)
                .auto_shrink([false, true])
                .show_rows(ui, HOUSE, found.len(), |ui, range| {
                    for (id, name) in found.get(range).into_iter().flatten() {
                        house_choice_ui(ui, cx, (id, name), options, filter);
                    }
                });
        });
}

fn house_choice_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, (id, name): (&HouseId, &str), options: &FilterOptions, filter: &mut Filter) {
    ui.horizontal(|ui| {
        let mut is_in = filter.takes_house(id);
        if ui.add(Checkbox::new(&mut is_in, Atom::from(name).atom_shrink(true))).changed() {
            filter.toggle_house(id, options);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            // The scroll bar lies over the right edge.
            ui.add_space(space::L);
            let only = ui.small_button(cx.t("filter-only"));
            let words = only_house_words(name, cx.locale);
            only.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
            if only.on_hover_text(words.as_str()).clicked() {
                filter.only_house(id);
            }
            for (mark, key, by) in [("↓", "house-down", 1), ("↑", "house-up", -1)] {
                let button = ui.small_button(mark);
                let words = cx.locale.with(key, &[("house", name.into())]);
                button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
                if button.on_hover_text(words.as_str()).clicked() {
                    cx.push(Action::MoveHouse(id.clone(), by));
                }
            }
        });
    });
}

/// The newest years in a word and all of them a click away, or the first and the last year.
fn years_ui(ui: &mut Ui, cx: &UiCtx<'_>, options: &FilterOptions, filter: &mut Filter) {
    let (Some(first), Some(last)) = (options.years.first(), options.years.last()) else {
        return;
    };
    let recent = options.recent.as_ref().filter(|_| filter.only_recent);
    if recent.is_none() {
        ui.label(cx.tokens.weak(cx.t("filter-from")));
    }
    from_ui(ui, cx, options, filter, *first);
    if recent.is_some() {
        if ui.button(cx.t("filter-all-years")).clicked() {
            *filter = filter.of_all_years();
        }
    } else {
        ui.label(cx.tokens.weak(cx.t("filter-to")));
        to_ui(ui, cx, &options.years, filter, *last);
    }
}

fn from_ui(ui: &mut Ui, cx: &UiCtx<'_>, options: &FilterOptions, filter: &mut Filter, open_end: i16) {
    let recent = options.recent.as_ref().filter(|_| filter.only_recent);
    let year = filter.from_year.unwrap_or(open_end);
    let shown = recent.map_or_else(|| year.to_string(), |recent| recent.words.clone());
    let combo = ComboBox::from_id_salt("from-year")
        .width(if recent.is_some() { 132.0 } else { 72.0 })
        .selected_text(&shown)
        .show_ui(ui, |ui| {
            if let Some(recent) = &options.recent {
                let choice = ui.selectable_label(filter.only_recent, recent.words.as_str());
                if choice.on_hover_text(recent.hint.as_str()).clicked() {
                    *filter = filter.of_recent_years();
                }
                let is_all = !filter.only_recent && filter.from_year.is_none() && filter.to_year.is_none();
                if ui.selectable_label(is_all, cx.t("filter-all-years")).clicked() {
                    *filter = filter.of_all_years();
                }
                ui.separator();
            }
            for choice in &options.years {
                if ui.selectable_label(shown == choice.to_string(), choice.to_string()).clicked() {
                    filter.only_recent = false;
                    filter.from_year = (*choice != open_end).then_some(*choice);
                }
            }
        });
    let name = cx.t("filter-from-year");
    combo
        .response
        .widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, format!("{name} {shown}")));
    if let Some(recent) = recent {
        combo.response.on_hover_text(recent.hint.as_str());
    }
}

fn to_ui(ui: &mut Ui, cx: &UiCtx<'_>, years: &[i16], filter: &mut Filter, open_end: i16) {
    let shown = filter.to_year.unwrap_or(open_end);
    let combo = ComboBox::from_id_salt("to-year")
        .width(72.0)
        .selected_text(shown.to_string())
        .show_ui(ui, |ui| {
            for year in years {
                if ui.selectable_label(shown == *year, year.to_string()).clicked() {
                    filter.only_recent = false;
                    filter.to_year = (*year != open_end).then_some(*year);
                }
            }
        });
    let name = cx.t("filter-to-year");
    combo
        .response
        .widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, format!("{name} {shown}")));
}

fn topic_ui(ui: &mut Ui, cx: &UiCtx<'_>, options: &FilterOptions, filter: &mut Filter) {
    let shown = filter
        .topic
        .map_or(cx.t("filter-all-topics"), |topic| topic_words(topic, cx.locale));
    let combo = ComboBox::from_id_salt("topic").width(180.0).selected_text(shown).show_ui(ui, |ui| {
        if ui.selectable_label(filter.topic.is_none(), cx.t("filter-all-topics")).clicked() {
            filter.topic = None;
        }
        for topic in &options.topics {
            if ui
                .selectable_label(filter.topic == Some(*topic), topic_words(*topic, cx.locale))
                .clicked()
            {
                filter.topic = Some(*topic);
            }
        }
    });
    combo
        .response
        .widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, cx.t("filter-topic")));
}
