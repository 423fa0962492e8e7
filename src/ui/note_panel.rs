//! The place chosen, the notes that belong to it, and the field to write a new one in.

use eframe::egui::{Align, CollapsingHeader, Frame, Label, Layout, Margin, Panel, RichText, ScrollArea, Sense, Stroke, Ui, vec2};

use super::action::{Action, Selection};
use super::app::App;
use super::ctx::UiCtx;
use super::note_form::{Writing, form_ui};
use super::theme::{Tokens, space, strong};
use super::widgets::{note_card_ui, paint_levels};
use crate::domain::{Anchor, Term};
use crate::view::{PlaceFact, PlaceRating};

const WIDTH: f32 = 330.0;
/// Letters of a fact that stands beside others.
const SHORT: usize = 48;

/// Shows the panel when a place is chosen of which anything stands on the page; elsewhere it gives the page its room, and comes back.
pub fn show(ui: &mut Ui, app: &mut App, actions: &mut Vec<Action>) {
    let Some(selection) = app.shown_selection().cloned() else { return };
    let frame = Frame::new()
        .fill(app.tokens.card)
        .stroke(Stroke::new(1.0, app.tokens.line))
        .inner_margin(Margin::same(16));
    Panel::right("note-panel")
        .exact_size(WIDTH)
        .resizable(false)
        .show_separator_line(false)
        .frame(frame)
        .show(ui, |ui| {
            ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
                // The scroll bar keeps clear of the fields.
                ui.set_max_width(WIDTH - 2.0 * space::L - 16.0);
                place_ui(ui, app, &selection, actions);
                ui.add_space(space::M);
                let writing = Writing {
                    anchor: selection.anchor.clone(),
                    seen: selection.seen.clone(),
                    reply_to: None,
                };
                form_ui(ui, app, &writing, actions);
                ui.add_space(space::L);
                notes_ui(ui, app, &selection, actions);
            });
        });
}

fn place_ui(ui: &mut Ui, app: &mut App, selection: &Selection, actions: &mut Vec<Action>) {
    let revision = app.revision();
    let view = app.views.place(&revision, &app.desk, &selection.anchor, &app.locale);
    let tokens = &app.tokens;
    ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
        if ui.small_button(app.locale.t("close")).clicked() {
            actions.push(Action::Deselect);
        }
        ui.with_layout(Layout::top_down(Align::Min), |ui| ui.label(tokens.heading(view.title.as_str())));
    });
    if !view.subtitle.is_empty() {
        ui.label(tokens.weak(view.subtitle.as_str()));
    }
    if view.absence.is_some() {
        ui.label(tokens.weak(view.value.as_str()));
    } else if !view.value.is_empty() {
        ui.label(RichText::new(view.value.as_str()).font(strong(20.0)).color(tokens.text));
    }
    facts_ui(ui, tokens, &view.facts);
    for told in &view.told {
        ui.label(tokens.small(told.as_str()).color(tokens.text));
    }
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        // Several ratings leave room for the pen: their reasons are folded.
        let is_alone = view.ratings.len() == 1;
        for rating in &view.ratings {
            rating_ui(ui, tokens, rating, is_alone);
        }
    });
    ui.add_space(space::XS);
    years_ui(ui, app, selection, actions);
    ways_ui(ui, app, &selection.anchor, actions);
}

/// To the series over time, and to the team's own words for what the place is about.
fn ways_ui(ui: &mut Ui, app: &App, place: &Anchor, actions: &mut Vec<Action>) {
    let theme = place.theme.as_ref().map(|theme| Term::Concept(theme.0.clone()));
    let Some(term) = place.indicator.clone().map(Term::Indicator).or(theme) else {
        return;
    };
    ui.horizontal_wrapped(|ui| {
        if let Some(indicator) = &place.indicator
            && app.looking.page != super::action::Page::Trend
            && ui.button(app.locale.t("show-over-time")).clicked()
        {
            actions.push(Action::ShowIndicator(indicator.clone()));
        }
        if ui.button(app.locale.t("words-here")).clicked() {
            actions.push(Action::Word(term));
        }
    });
}

/// Short facts one after the other, so that the pen is not pushed out of sight; a whole sentence on lines of its own.
fn facts_ui(ui: &mut Ui, tokens: &Tokens, facts: &[PlaceFact]) {
    let (short, long): (Vec<_>, Vec<_>) = facts.iter().partition(|fact| fact.text.chars().count() <= SHORT);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.horizontal_wrapped(|ui| {
            for fact in short {
                ui.label(tokens.small(format!("{}:", fact.label)));
                ui.label(tokens.small(fact.text.as_str()).color(tokens.text));
            }
        });
        for fact in long {
            ui.label(tokens.small(format!("{}: {}", fact.label, fact.text)).color(tokens.text));
        }
    });
}

/// A stretch of time is looked at alone, in whole years, on every page.
fn years_ui(ui: &mut Ui, app: &App, selection: &Selection, actions: &mut Vec<Action>) {
    let (Some(first), Some(last)) = (selection.anchor.period, selection.anchor.until) else {
        return;
    };
    let filter = app.looking.filter.of_years(first, last);
    let words = app.locale.with("show-years", &[("years", filter.years_words().into())]);
    if filter != app.looking.filter && ui.button(words).clicked() {
        actions.push(Action::Filter(filter));
    }
}

/// A theme, what was said of it, and where that stands.
fn rating_ui(ui: &mut Ui, tokens: &Tokens, rating: &PlaceRating, is_alone: bool) {
    let more = [&*rating.told, &*rating.step, &*rating.reason, &*rating.source];
    let more: Vec<&str> = more.into_iter().filter(|words| !words.is_empty()).collect();
    let more_ui = |ui: &mut Ui| {
        for words in &more {
            ui.label(tokens.small(*words));
        }
    };
    ui.add_space(space::XS);
    if is_alone {
        ui.label(tokens.small(rating.theme.as_str()));
    } else {
        let theme = tokens.small(rating.theme.as_str());
        CollapsingHeader::new(theme).id_salt(&rating.theme).show(ui, more_ui);
    }
    ui.horizontal(|ui| {
        if let Some((place, levels)) = rating.place {
            let (rect, _) = ui.allocate_exact_size(vec2(levels.min(8) as f32 * 11.0, 18.0), Sense::hover());
            paint_levels(ui.painter(), tokens, rect.left_center(), place, levels);
        }
        ui.add(Label::new(tokens.strong(rating.wording.as_str())).wrap());
    });
    if is_alone {
        more_ui(ui);
    }
}

fn notes_ui(ui: &mut Ui, app: &mut App, selection: &Selection, actions: &mut Vec<Action>) {
    let revision = app.revision();
    let view = app.views.notes_at(&revision, &app.desk, &selection.anchor, &app.locale);
    let mut cx = UiCtx {
        locale: &app.locale,
        tokens: &app.tokens,
        selected: None,
        actions,
    };
    if view.rows.is_empty() {
        ui.label(cx.tokens.weak(view.sentence.as_str()));
    } else {
        ui.label(cx.tokens.strong(view.sentence.as_str()));
    }
    for row in &view.rows {
        note_card_ui(ui, &mut cx, row, app.tokens.page, &mut app.markdown);
    }
}
