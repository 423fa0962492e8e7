//! The indicator a page is about, to be changed.

use eframe::egui::{ComboBox, RichText, Ui, WidgetInfo, accesskit::Role};

use crate::domain::IndicatorId;
use crate::ui::action::Action;
use crate::ui::ctx::UiCtx;
use crate::view::Choice;

/// Width of the choice.
const WIDTH: f32 = 360.0;

/// Draws the choice, indicators under their topics; `action` is what choosing one asks for. `name` is the control's key.
pub fn indicator_choice_ui(
    ui: &mut Ui,
    cx: &mut UiCtx<'_>,
    (name, choices, chosen): (&str, &[Choice], &IndicatorId),
    action: &dyn Fn(IndicatorId) -> Action,
) {
    let shown = choices.iter().find(|choice| choice.id == *chosen);
    let (title, hover) = shown.map_or((&*chosen.0, &*chosen.0), |choice| (&choice.title, &choice.hover));
    let shown = ComboBox::from_id_salt(name)
        .width(WIDTH)
        .height(460.0)
        .truncate()
        .selected_text(RichText::new(title).strong());
    // A long name is cut where the choice ends, and said whole at hover.
    let combo = ui.scope(|ui| {
        ui.set_max_width(WIDTH);
        shown.show_ui(ui, |ui| {
            let mut topic = "";
            for choice in choices {
                if topic != choice.topic {
                    topic = &choice.topic;
                    ui.label(cx.tokens.small(topic));
                }
                let is_chosen = choice.id == *chosen;
                let row = ui.selectable_label(is_chosen, &choice.title);
                row.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, &choice.hover));
                if row.on_hover_text(&choice.hover).clicked() {
                    cx.push(action(choice.id.clone()));
                }
            }
        })
    });
    let words = cx.locale.t(name).to_owned();
    let combo = combo.inner;
    combo.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &words));
    combo.response.on_hover_text(hover);
}
