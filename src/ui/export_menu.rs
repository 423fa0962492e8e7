//! The menu that takes a chart out of the window.

use std::sync::Arc;

use eframe::egui::containers::menu::MenuButton;
use eframe::egui::{Button, Response, Ui, WidgetInfo, accesskit::Role};

use crate::chart::{ChartSpec, Table};

use super::action::Action;
use super::ctx::UiCtx;
use super::export::{Clip, ExportForm};

/// Draws the menu of a chart; a table without a picture has its values alone.
pub fn export_menu_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, spec: &ChartSpec, has_picture: bool) {
    let button = Button::new(format!("{} ▼", cx.t("export-menu"))).small();
    let (button, _) = MenuButton::from_button(button).ui(ui, |ui| items_ui(ui, cx, spec, has_picture));
    name(&button, &format!("{}: {}", cx.t("export-menu-name"), spec.title));
}

fn items_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, spec: &ChartSpec, has_picture: bool) {
    let is_offered = |form: &ExportForm| has_picture || *form == ExportForm::Csv;
    for form in ExportForm::ALL.into_iter().filter(is_offered) {
        if item_ui(ui, cx.locale.t(form.key()), spec) {
            cx.push(Action::Export(Arc::new(spec.clone()), form));
        }
    }
    ui.separator();
    if has_picture && item_ui(ui, cx.t("export-copy-picture"), spec) {
        cx.push(Action::CopyPicture(Arc::new(spec.clone())));
    }
    if item_ui(ui, cx.t("export-copy-figures"), spec) {
        cx.push(Action::Clip(Clip::Figures(spec.table.to_clipboard())));
    }
}

fn item_ui(ui: &mut Ui, words: &str, spec: &ChartSpec) -> bool {
    let item = ui.button(words);
    name(&item, &format!("{words} {}", spec.title));
    if item.clicked() {
        ui.close();
    }
    item.clicked()
}

/// Draws the button that saves what a page shows as a table.
pub fn table_button_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, title: &str, table: impl FnOnce() -> Table) {
    let button = ui.small_button(cx.t("export-csv"));
    name(&button, &format!("{} {title}", cx.t("export-csv")));
    if button.clicked() {
        let spec = ChartSpec {
            title: title.to_owned(),
            table: table(),
            ..ChartSpec::default()
        };
        cx.push(Action::Export(Arc::new(spec), ExportForm::Csv));
    }
}

fn name(control: &Response, words: &str) {
    control.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
}
