//! A choice among some.

use eframe::egui::{ComboBox, Ui, WidgetInfo, accesskit::Role};

use crate::ui::ctx::UiCtx;

/// Draws the choice, by the key of its name and its width; gives the one that was chosen just now.
pub fn choice_ui<T: Clone + PartialEq>(
    ui: &mut Ui,
    cx: &UiCtx<'_>,
    (key, width): (&str, f32),
    choices: &[(T, String)],
    chosen: &T,
) -> Option<T> {
    let name = cx.locale.t(key);
    let shown = choices.iter().find(|(choice, _)| choice == chosen);
    let shown = shown.map_or("", |(_, words)| words.as_str());
    let mut picked = None;
    let combo = ComboBox::from_id_salt(key).width(width).selected_text(shown);
    let combo = combo.show_ui(ui, |ui| {
        for (choice, words) in choices {
            if ui.selectable_label(choice == chosen, words).clicked() {
                picked = Some(choice.clone());
            }
        }
    });
    combo
        .response
        .widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, format!("{name}: {shown}")));
    picked
}
