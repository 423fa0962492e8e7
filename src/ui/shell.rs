//! What stands around every page: the side bar, and the hint while files hover.

use eframe::egui::{
    Align, Align2, Frame, Id, Layout, Margin, Panel, RichText, ScrollArea, Sense, Stroke, Ui, WidgetInfo, accesskit::Role, pos2, vec2,
};

use crate::i18n::Lang;
use crate::journal::Act;

use super::action::{Action, Page};
use super::app::App;
use super::command::command;
use super::ctx::UiCtx;
use super::kept_views::{KeptViewsList, ViewsForm, list_ui};
use super::theme::{Tokens, space};

/// Width of the side bar.
const SIDE: f32 = 204.0;
/// Height of a page's button: a low window has less room for each.
const PAGE: std::ops::RangeInclusive<f32> = 26.0..=31.0;
/// Between the pages, and what the button of the kept views takes below them.
const GAP: f32 = 2.0;
const VIEWS: f32 = 38.0;
/// What is always at hand takes so much of the side bar.
const FOOT: f32 = 228.0;

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
            let name = app.looked_at().name_words(&app.desk.tables, &app.locale);
            let notes = notes_mark(app);
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
            let room = (ui.available_height() - FOOT).max(*PAGE.end());
            let each = (room - VIEWS) / Page::SIDE_BAR.len() as f32 - GAP;
            let each = each.clamp(*PAGE.start(), *PAGE.end()).floor();
            ScrollArea::vertical().max_height(room).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = GAP;
                for (index, page) in Page::SIDE_BAR.into_iter().enumerate() {
                    let mark = if page == Page::Notes { &notes } else { &Mark::None };
                    page_button(ui, &mut cx, (page, app.looking.page == page), each, mark, index + 1);
                }
                if app.intake.is_some() {
                    page_button(ui, &mut cx, (Page::Intake, app.looking.page == Page::Intake), each, &Mark::None, 0);
                }
                ui.add_space(space::XS);
                let list = KeptViewsList {
                    rows: &kept,
                    can_keep: app.looking.page.is_view(),
                };
                views_ui(ui, &mut cx, &list, name, &mut app.looking.views_form, &mut app.session.author);
            });
            ui.with_layout(Layout::bottom_up(Align::Min), |ui| foot_ui(ui, &mut cx, app));
        });
}

/// What stands at the end of a page's button.
enum Mark {
    /// Nothing.
    None,
    /// How many there are.
    Count(usize),
    /// How many others wrote since the page was looked at, in words.
    New(String),
}

fn notes_mark(app: &App) -> Mark {
    match (app.news.len(), app.desk.state.notes().len()) {
        (0, 0) => Mark::None,
        (0, count) => Mark::Count(count),
        (new, _) => Mark::New(app.locale.with("notes-new", &[("n", new.into())])),
    }
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
                let hint = format!("{words} ({})", command.shortcut_words(cx.locale));
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

fn page_button(ui: &mut Ui, cx: &mut UiCtx<'_>, (page, is_here): (Page, bool), height: f32, mark: &Mark, number: usize) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let name = cx.t(page.key());
    response.widget_info(|| {
        let words = match mark {
            Mark::New(new) => format!("{name}, {new}"),
            _ => name.to_owned(),
        };
        WidgetInfo::selected(Role::Button, true, is_here, words)
    });
    let tokens = cx.tokens;
    if is_here {
        ui.painter().rect_filled(rect, 7.0, tokens.accent_soft);
        ui.painter().rect_filled(
            eframe::egui::Rect::from_min_size(pos2(rect.left(), rect.center().y - 10.0), vec2(3.5, 20.0)),
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
    let (words, ink, font) = match mark {
        Mark::None => (String::new(), tokens.weak, eframe::egui::FontId::proportional(13.0)),
        Mark::Count(count) => (count.to_string(), tokens.weak, eframe::egui::FontId::proportional(13.0)),
        Mark::New(words) => (words.clone(), tokens.accent, super::theme::strong(13.0)),
    };
    ui.painter()
        .text(pos2(rect.right() - 10.0, rect.center().y), Align2::RIGHT_CENTER, words, font, ink);
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
