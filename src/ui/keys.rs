//! The list of keys.

use eframe::egui::{Id, Key, Modal, Ui};

use super::action::Action;
use super::app::App;
use super::command::COMMANDS;
use super::theme::space;

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
