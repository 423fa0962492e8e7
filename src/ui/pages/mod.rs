//! The pages. Each draws a view model and pushes actions.

mod attention;
mod compare;
mod data;
mod house_form;
mod house_ratings;
mod houses;
mod intake;
mod note;
mod notes;
mod overview;
mod rating_charts;
mod series_form;
mod start;
mod supervision;
mod trend;
mod vocabulary;

use eframe::egui::{CentralPanel, Frame, Margin, Ui};

use super::action::{Action, Page};
use super::app::App;
use super::ctx::UiCtx;

/// Draws the page that is open.
pub fn show(ui: &mut Ui, app: &mut App, actions: &mut Vec<Action>) {
    let frame = Frame::new().fill(app.tokens.page).inner_margin(Margin {
        left: 20,
        right: 20,
        top: 8,
        bottom: 12,
    });
    CentralPanel::no_frame().frame(frame).show(ui, |ui| match app.looking.page {
        Page::Start => start::show(ui, app, actions),
        Page::Overview => overview::show(ui, app, actions),
        Page::Trend => trend::show(ui, app, actions),
        Page::Compare => compare::show(ui, app, actions),
        Page::Supervision => supervision::show(ui, app, actions),
        Page::Data => data::show(ui, app, actions),
        Page::Notes => notes::show(ui, app, actions),
        Page::Vocabulary => vocabulary::show(ui, app, actions),
        Page::Intake => intake::show(ui, app, actions),
    });
}

/// Title of a page, what it shows in a sentence, and what was left out.
fn head_ui(ui: &mut Ui, cx: &UiCtx<'_>, title: &str, sentence: &str, cut: Option<&str>) {
    ui.horizontal_wrapped(|ui| {
        ui.label(cx.tokens.title(title));
        ui.add_space(8.0);
        ui.label(cx.tokens.weak(sentence));
    });
    if let Some(cut) = cut {
        ui.label(cx.tokens.strong(cut));
    }
    ui.add_space(6.0);
}
