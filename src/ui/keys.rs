//! The list of keys.

use eframe::egui::{Id, Key, Modal, Ui};

use super::action::Action;
use super::app::App;
use super::command::COMMANDS;
use super::theme::space;

/// Width of the list.
const WIDTH: f32 = 760.0;

/// The list of keys.
pub fn keys_ui(ui: &Ui, app: &App, actions: &mut Vec<Action>) {
    let modal = Modal::new(Id::unique("keys")).show(ui.ctx(), |ui| {
        ui.set_width(WIDTH);
        ui.label(app.tokens.heading(app.locale.t("command-keys")));
        ui.add_space(space::S);
        let commands = COMMANDS.iter().filter(|command| !command.name.ends_with("-too"));
        let commands = commands.map(|command| (command.name, command.shortcut_words(&app.locale)));
        let others = [
            ("keys-move", "Tab"),
            ("keys-choose", "Enter"),
            ("keys-marks", "← →"),
            ("keys-zoom", "Ctrl + / −"),
        ];
        let others = others.map(|(name, keys)| (name, keys.to_owned()));
        let all: Vec<(&str, String)> = commands.chain(others).collect();
        // Side by side, so that the list is no higher than a small window.
        ui.columns(2, |columns| {
            for (ui, (half, keys)) in columns.iter_mut().zip(all.chunks(all.len().div_ceil(2)).enumerate()) {
                half_ui(ui, app, half, keys);
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

fn half_ui(ui: &mut Ui, app: &App, half: usize, keys: &[(&str, String)]) {
    let grid = eframe::egui::Grid::new(("key-list", half)).num_columns(2);
    grid.spacing([space::L, space::XS]).show(ui, |ui| {
        for (name, keys) in keys {
            ui.label(app.locale.t(name));
            ui.label(app.tokens.strong(keys.as_str()));
            ui.end_row();
        }
    });
}
