//! The empty state: what is not here, and what to do about it.

use eframe::egui::{Frame, Margin, Stroke, Ui};

use crate::ui::action::Action;
use crate::ui::ctx::UiCtx;
use crate::ui::theme::space;

/// Shows a quiet card with a heading, a sentence and, where it helps, a button.
pub fn empty_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, heading: &str, sentence: &str, button: Option<(&str, Action)>) {
    ui.vertical_centered(|ui| {
        ui.add_space(64.0);
        Frame::new()
            .fill(cx.tokens.card)
            .stroke(Stroke::new(1.0, cx.tokens.line))
            .corner_radius(10)
            .inner_margin(Margin::same(28))
            .show(ui, |ui| {
                ui.set_max_width(440.0);
                ui.label(cx.tokens.heading(heading));
                ui.add_space(space::XS);
                ui.label(cx.tokens.weak(sentence));
                if let Some((label, action)) = button {
                    ui.add_space(space::M);
                    if ui.button(label).clicked() {
                        cx.push(action);
                    }
                }
            });
    });
}
