//! What stands around every page: side bar, filter strip, messages, the list of keys, the hint while files hover.

use eframe::egui::{
    Align, Align2, Atom, AtomExt as _, Checkbox, ComboBox, Frame, Id, Key, Layout, Margin, Modal, Panel, Popup, PopupCloseBehavior,
    RichText, ScrollArea, Sense, Stroke, TextEdit, TextWrapMode, Ui, WidgetInfo, accesskit::Role, pos2, vec2,
};

use crate::domain::HouseId;
use crate::format::fold;
use crate::i18n::Lang;
use crate::journal::Act;
use crate::view::{Filter, FilterOptions, only_house_words, topic_words};

use super::action::{Action, Page};
use super::app::App;
use super::command::{COMMANDS, command};
use super::ctx::UiCtx;
use super::kept_views::{KeptViewsList, ViewsForm, list_ui};
use super::theme::{Tokens, space};

/// Width of the side bar.
const SIDE: f32 = 204.0;
/// Height of a page's button.
const PAGE: f32 = 31.0;
/// What is always at hand takes so much of the side bar.
const FOOT: f32 = 228.0;
/// Height of a house in the list of houses: that of its buttons.
const HOUSE: f32 = 30.0;

/// The side bar: whose data it is, the pages, and what is always at hand.
pub fn side_bar_ui(ui: &mut Ui, app: &mut App, actions: &mut Vec<Action>) {
    let frame = Frame::new().fill(app.tokens.panel).inner_margin(Margin::symmetric(12, 16));
    Panel::left("side-bar")
        .exact_size(SIDE)
        .resizable(false)
        .frame(frame)
        .show(ui, |ui| {
            let revision = app.revision();
            let kept = app.views.kept_views(&revision, &app.desk, &app.locale);
            let name = app.looked_at().name_words(&app.locale);
            let ways = [app.can_go_back(), app.history.can_go_forward()];
            let mut cx = UiCtx {
                locale: &app.locale,
                tokens: &app.tokens,
                selected: None,
                actions,
            };
            title_ui(ui, &mut cx, ways);
            ui.add(eframe::egui::Label::new(cx.tokens.strong(app.desk.name.as_str())).truncate());
            if app.desk.is_sample() {
                badge_ui(ui, cx.tokens, cx.t("sample-badge"));
            }
            ui.add_space(space::S);
            // A low window scrolls the pages; what is always at hand never covers them.
            let room = (ui.available_height() - FOOT).max(PAGE);
            ScrollArea::vertical().max_height(room).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                for (index, page) in Page::SIDE_BAR.into_iter().enumerate() {
                    let count = (page == Page::Notes)
                        .then(|| app.desk.state.notes().len())
                        .filter(|count| *count > 0);
                    page_button(ui, &mut cx, page, app.looking.page == page, count, index + 1);
                }
                if app.intake.is_some() {
                    page_button(ui, &mut cx, Page::Intake, app.looking.page == Page::Intake, None, 0);
                }
                ui.add_space(space::XS);
                let list = KeptViewsList {
                    rows: &kept,
                    can_keep: app.looking.page.has_filter(),
                };
                views_ui(ui, &mut cx, &list, name, &mut app.looking.views_form, &mut app.session.author);
            });
            ui.with_layout(Layout::bottom_up(Align::Min), |ui| foot_ui(ui, &mut cx, app));
        });
}

/// The program's name, and the way back and forward over views.
fn title_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, ways: [bool; 2]) {
    ui.horizontal(|ui| {
        ui.label(RichText::new("Klyngeblik").font(super::theme::strong(20.0)).color(cx.tokens.accent));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let [can_go_back, can_go_forward] = ways;
            for (sign, name, can) in [("→", "command-forward", can_go_forward), ("←", "command-back", can_go_back)] {
                let Some(command) = command(name) else { continue };
                let button = ui.add_enabled(can, eframe::egui::Button::new(sign).small());
                let words = cx.locale.t(name);
                button.widget_info(|| WidgetInfo::labeled(Role::Button, can, words));
                let hint = format!("{words} ({})", command.shortcut_words(cx.locale.lang()));
                if button.on_hover_text(hint).clicked() {
                    cx.push(command.action());
                }
            }
        });
    });
}

/// The button of the kept views, and their list while it is open. `name` is what the view that is looked at may be called.
fn views_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, list: &KeptViewsList<'_>, name: String, form: &mut Option<ViewsForm>, author: &mut String) {
    let words = if list.rows.is_empty() {
        cx.t("views").to_owned()
    } else {
        format!("{} · {}", cx.t("views"), list.rows.len())
    };
    let button = eframe::egui::Button::new(words).selected(form.is_some());
    let button = ui.add_sized([ui.available_width(), 30.0], button);
    list_ui(&button, cx, list, form, author);
    if button.on_hover_text(cx.t("views-hint")).clicked() {
        let open = form.is_none().then(|| ViewsForm {
            name,
            ..ViewsForm::default()
        });
        cx.push(Action::ViewsForm(open));
    }
}

fn badge_ui(ui: &mut Ui, tokens: &Tokens, text: &str) {
    let frame = Frame::new()
        .fill(tokens.notice)
        .stroke(Stroke::new(1.0, tokens.notice_line))
        .corner_radius(10)
        .inner_margin(Margin::symmetric(8, 1));
    frame.show(ui, |ui| ui.label(RichText::new(text).size(13.0).color(tokens.text)));
}

fn page_button(ui: &mut Ui, cx: &mut UiCtx<'_>, page: Page, is_here: bool, count: Option<usize>, number: usize) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), PAGE), Sense::click());
    let name = cx.t(page.key());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_here, name));
    let tokens = cx.tokens;
    if is_here {
        ui.painter().rect_filled(rect, 7.0, tokens.accent_soft);
        ui.painter().rect_filled(
            eframe::egui::Rect::from_min_size(rect.min + vec2(0.0, 5.5), vec2(3.5, 20.0)),
            2.0,
            tokens.accent,
        );
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 7.0, tokens.card);
    }
    if response.has_focus() {
        ui.painter()
            .rect_stroke(rect, 7.0, Stroke::new(2.0, tokens.accent), eframe::egui::StrokeKind::Inside);
    }
    let font = if is_here {
        super::theme::strong(16.0)
    } else {
        eframe::egui::FontId::proportional(16.0)
    };
    let ink = if is_here { tokens.accent } else { tokens.text };
    ui.painter()
        .text(pos2(rect.left() + 14.0, rect.center().y), Align2::LEFT_CENTER, name, font, ink);
    if let Some(count) = count {
        let font = eframe::egui::FontId::proportional(13.0);
        ui.painter().text(
            pos2(rect.right() - 10.0, rect.center().y),
            Align2::RIGHT_CENTER,
            count.to_string(),
            font,
            tokens.weak,
        );
    }
    let response = if number > 0 {
        response.on_hover_text(format!("Ctrl+{number}"))
    } else {
        response
    };
    if response.clicked() {
        cx.push(Action::Go(page));
    }
}

/// From the bottom up: language and light, undo, ways in.
fn foot_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, app: &App) {
    ui.spacing_mut().item_spacing.y = space::XS;
    ui.horizontal(|ui| {
        for (lang, name) in [(Lang::Da, "Dansk"), (Lang::En, "English")] {
            if ui.selectable_label(cx.locale.lang() == lang, name).clicked() {
                cx.push(Action::Speak(lang));
            }
        }
    });
    ui.horizontal(|ui| {
        let dark = app.session.dark;
        if ui.selectable_label(!dark, cx.t("theme-light")).clicked() {
            cx.push(Action::Dark(false));
        }
        if ui.selectable_label(dark, cx.t("theme-dark")).clicked() {
            cx.push(Action::Dark(true));
        }
    });
    if ui.selectable_label(app.looking.keys_open, cx.t("command-keys")).clicked() {
        cx.push(Action::ToggleKeys);
    }
    ui.separator();
    ui.horizontal(|ui| {
        let writer = &app.desk.writer;
        for (key, can, act) in [
            ("command-undo", app.desk.state.can_undo(writer), Act::Undo),
            ("command-redo", app.desk.state.can_redo(writer), Act::Redo),
        ] {
            let button = ui.add_enabled(can, eframe::egui::Button::new(cx.t(key)));
            if button.on_hover_text(cx.t("undo-hint")).clicked() {
                cx.push(Action::Journal(act));
            }
        }
    });
    if ui
        .add_sized([ui.available_width(), 32.0], eframe::egui::Button::new(cx.t("command-open-files")))
        .clicked()
    {
        cx.push(Action::PickFiles);
    }
    if ui
        .add_sized(
            [ui.available_width(), 32.0],
            eframe::egui::Button::new(cx.t("page-start")).selected(app.looking.page == Page::Start),
        )
        .clicked()
    {
        cx.push(Action::Go(Page::Start));
    }
}

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
                    *filter = Filter {
                        only_recent: true,
                        ..filter.of_all_years()
                    };
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

/// Messages at the foot of the window. They stay until taken away; nothing moves by itself.
pub fn notices_ui(ui: &mut Ui, app: &App, actions: &mut Vec<Action>) {
    let is_sample_page = app.desk.is_sample() && app.looking.page.has_filter();
    if is_sample_page {
        let frame = notice_frame(&app.tokens);
        Panel::top("sample-banner")
            .resizable(false)
            .show_separator_line(false)
            .frame(frame)
            .show(ui, |ui| {
                ui.set_height(30.0);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if ui.button(app.locale.t("sample-begin")).clicked() {
                        actions.push(Action::Go(Page::Start));
                    }
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        ui.add(eframe::egui::Label::new(app.locale.t("sample-banner")).truncate());
                    });
                });
            });
    }
    if app.notices.is_empty() {
        return;
    }
    let frame = Frame::new().fill(app.tokens.page).inner_margin(Margin::symmetric(20, 8));
    Panel::bottom("notices")
        .resizable(false)
        .show_separator_line(false)
        .frame(frame)
        .show(ui, |ui| {
            for notice in &app.notices {
                notice_ui(ui, app, notice, actions);
            }
        });
}

fn notice_frame(tokens: &Tokens) -> Frame {
    Frame::new().fill(tokens.notice).inner_margin(Margin::symmetric(20, 6))
}

fn notice_ui(ui: &mut Ui, app: &App, notice: &super::app::Notice, actions: &mut Vec<Action>) {
    let tokens = &app.tokens;
    let (fill, line) = if notice.is_problem {
        (tokens.notice, tokens.notice_line)
    } else {
        (tokens.accent_soft, tokens.accent)
    };
    Frame::new()
        .fill(fill)
        .stroke(Stroke::new(1.0, line))
        .corner_radius(8)
        .inner_margin(Margin::symmetric(14, 8))
        .show(ui, |ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.button(app.locale.t("dismiss")).clicked() {
                    actions.push(Action::Dismiss(notice.id));
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.style_mut().wrap_mode = Some(TextWrapMode::Wrap);
                    ui.label(notice.text.as_str());
                });
            });
        });
}

/// The list of keys.
pub fn keys_ui(ui: &Ui, app: &App, actions: &mut Vec<Action>) {
    let modal = Modal::new(Id::unique("keys")).show(ui.ctx(), |ui| {
        ui.set_width(420.0);
        ui.label(app.tokens.heading(app.locale.t("command-keys")));
        ui.add_space(space::S);
        eframe::egui::Grid::new("key-list")
            .num_columns(2)
            .spacing([space::XL, space::XS])
            .show(ui, |ui| {
                for command in COMMANDS.iter().filter(|command| !command.name.ends_with("-too")) {
                    ui.label(app.locale.t(command.name));
                    ui.label(app.tokens.strong(command.shortcut_words(app.locale.lang())));
                    ui.end_row();
                }
                for (key, keys) in [
                    ("keys-move", "Tab"),
                    ("keys-choose", "Enter"),
                    ("keys-marks", "← →"),
                    ("keys-zoom", "Ctrl + / −"),
                ] {
                    ui.label(app.locale.t(key));
                    ui.label(app.tokens.strong(keys));
                    ui.end_row();
                }
            });
        ui.add_space(space::M);
        if ui.button(app.locale.t("close")).clicked() {
            actions.push(Action::ToggleKeys);
        }
    });
    if modal.should_close() && !ui.input(|input| input.key_pressed(Key::Escape)) {
        actions.push(Action::ToggleKeys);
    }
}

/// Says where files will land while they hover over the window.
pub fn drop_hint_ui(ui: &Ui, app: &App) {
    if ui.input(|input| input.raw.hovered_files.is_empty()) {
        return;
    }
    let painter = ui
        .ctx()
        .layer_painter(eframe::egui::LayerId::new(eframe::egui::Order::Foreground, Id::unique("drop-hint")));
    let rect = ui.ctx().content_rect();
    painter.rect_filled(rect, 0.0, app.tokens.page.gamma_multiply(0.9));
    painter.rect_stroke(
        rect.shrink(20.0),
        12.0,
        Stroke::new(2.0, app.tokens.accent),
        eframe::egui::StrokeKind::Inside,
    );
    let font = super::theme::strong(26.0);
    painter.text(
        rect.center(),
        Align2::CENTER_CENTER,
        app.locale.t("drop-here"),
        font,
        app.tokens.text,
    );
}
