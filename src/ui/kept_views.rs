//! *Visninger*: the list of kept views, beside its button in the side bar. A view is opened, renamed or taken away there, and the one that
//! is looked at is kept.

use eframe::egui::{
    Align, Button, Key, Label, Layout, Popup, PopupCloseBehavior, RectAlign, Response, ScrollArea, TextEdit, Ui, WidgetInfo,
    accesskit::Role,
};

use crate::journal::{Act, KeptViewId};
use crate::view::KeptViewRow;

use super::action::Action;
use super::ctx::UiCtx;
use super::theme::{space, strong};

/// Width of the list.
const WIDTH: f32 = 360.0;
/// A longer list scrolls.
const MOST_HEIGHT: f32 = 320.0;

/// What is written in the list while it is open.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ViewsForm {
    /// The name what is looked at would be kept under.
    pub name: String,
    /// The view that is getting another name, and that name.
    pub renaming: Option<(KeptViewId, String)>,
    /// Whether the pen shall be put in the field for that name at the next frame.
    pub wants_focus: bool,
}

/// What the list shows.
pub struct KeptViewsList<'a> {
    /// The kept views.
    pub rows: &'a [KeptViewRow],
    /// Whether what is behind the list is a view that can be kept.
    pub can_keep: bool,
}

/// Shows the list beside its button while it is open.
pub fn list_ui(button: &Response, cx: &mut UiCtx<'_>, list: &KeptViewsList<'_>, form: &mut Option<ViewsForm>, author: &mut String) {
    let Some(open) = form else { return };
    let mut stays = true;
    Popup::from_response(button)
        .open_bool(&mut stays)
        .align(RectAlign::RIGHT_START)
        .gap(space::S)
        .width(WIDTH)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.set_width(WIDTH);
            ui.label(cx.tokens.heading(cx.t("views")));
            if list.rows.is_empty() {
                ui.label(cx.tokens.weak(cx.t("views-none")));
            }
            ScrollArea::vertical()
                .max_height(MOST_HEIGHT)
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    for row in list.rows {
                        row_ui(ui, cx, row, open);
                    }
                });
            if list.can_keep {
                ui.separator();
                keep_ui(ui, cx, open, author);
            }
        });
    // The click that opened the list is no click outside it.
    if !stays && !button.clicked() {
        *form = None;
    }
}

fn row_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, row: &KeptViewRow, form: &mut ViewsForm) {
    if let Some((_, name)) = form.renaming.as_mut().filter(|(id, _)| *id == row.id) {
        let (is_done, is_left) = rename_ui(ui, cx, name, std::mem::take(&mut form.wants_focus));
        if is_done {
            cx.push(Action::Journal(Act::RenameView {
                id: row.id.clone(),
                name: name.clone(),
            }));
        } else if is_left {
            form.renaming = None;
        }
        return;
    }
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            // The scroll bar lies over the right edge.
            ui.add_space(space::M);
            if named_button(
                ui,
                cx.t("views-remove"),
                &cx.locale.with("views-remove-named", &[("name", row.name.as_str().into())]),
            ) {
                cx.push(Action::Journal(Act::RemoveView { id: row.id.clone() }));
            }
            if named_button(
                ui,
                cx.t("views-rename"),
                &cx.locale.with("views-rename-named", &[("name", row.name.as_str().into())]),
            ) {
                form.renaming = Some((row.id.clone(), row.name.clone()));
                form.wants_focus = true;
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                let open = ui.add(Button::new(row.name.as_str()).truncate());
                let words = cx.locale.with("views-open-named", &[("name", row.name.as_str().into())]);
                open.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
                if open.clicked() {
                    cx.push(Action::OpenView(row.id.clone()));
                }
                ui.add(Label::new(cx.tokens.small(row.detail.as_str())).truncate());
            });
        });
    });
    ui.add_space(space::XS);
}

/// A small button that says what it is about to those who do not see where it stands.
fn named_button(ui: &mut Ui, text: &str, name: &str) -> bool {
    let button = ui.small_button(text);
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    button.on_hover_text(name).clicked()
}

/// The field for another name. Gives whether it is to be kept, and whether it was left.
fn rename_ui(ui: &mut Ui, cx: &UiCtx<'_>, name: &mut String, wants_focus: bool) -> (bool, bool) {
    ui.horizontal(|ui| {
        let entered = name_ui(ui, name, cx.t("views-new-name"), wants_focus);
        let is_whole = !name.trim().is_empty();
        let done = ui.add_enabled(is_whole, Button::new(cx.t("views-rename-keep"))).clicked() || entered && is_whole;
        (done, ui.button(cx.t("views-rename-leave")).clicked())
    })
    .inner
}

/// A field for a name. Gives whether Enter was pressed in it.
fn name_ui(ui: &mut Ui, name: &mut String, label: &str, wants_focus: bool) -> bool {
    let field = ui.add(TextEdit::singleline(name).hint_text(label).desired_width(190.0));
    field.widget_info(|| WidgetInfo::text_edit(true, name.as_str(), name.as_str(), label));
    if wants_focus {
        field.request_focus();
    }
    field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

/// What is looked at now, its name, and who keeps it.
fn keep_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, form: &mut ViewsForm, author: &mut String) {
    ui.label(cx.tokens.small(cx.t("views-keep-hint")));
    let entered = ui
        .horizontal(|ui| {
            ui.label(strong_words(cx, "views-name"));
            name_ui(ui, &mut form.name, cx.t("views-name"), false)
        })
        .inner;
    ui.horizontal(|ui| {
        ui.label(strong_words(cx, "views-author"));
        let field = ui.add(
            TextEdit::singleline(author)
                .hint_text(cx.t("note-author-hint"))
                .desired_width(190.0),
        );
        field.widget_info(|| WidgetInfo::text_edit(true, author.as_str(), author.as_str(), cx.t("views-author")));
        if field.lost_focus() {
            cx.push(Action::Sign(author.clone()));
        }
    });
    let is_whole = !form.name.trim().is_empty();
    let pressed = ui.add_enabled(is_whole, Button::new(cx.t("views-keep"))).clicked();
    if is_whole && (pressed || entered) {
        cx.push(Action::KeepView(form.name.trim().to_owned()));
    }
}

fn strong_words(cx: &UiCtx<'_>, key: &str) -> eframe::egui::RichText {
    eframe::egui::RichText::new(cx.locale.t(key))
        .font(strong(14.0))
        .color(cx.tokens.text)
}
