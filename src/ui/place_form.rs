//! Putting a note that has lost its place somewhere else, by hand.

use eframe::egui::{Button, Ui};

use crate::domain::{Anchor, NoteId, NoteKind};
use crate::view::{NoteRow, known_part, place_words};

use super::action::Action;
use super::app::App;
use super::ctx::UiCtx;
use super::widgets::{button_ui, choice_ui};

/// Where a note is about to be put.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceForm {
    /// The note.
    pub note: NoteId,
    /// The place chosen so far.
    pub anchor: Anchor,
}

/// The way to put a note somewhere, and the choices where they are open.
pub fn place_form_ui(ui: &mut Ui, app: &mut App, row: &NoteRow, actions: &mut Vec<Action>) {
    let form = app.looking.place_form.clone().filter(|form| form.note == row.id);
    let placing = form.as_ref().map(|form| {
        let revision = app.revision();
        app.views.placing(&revision, &app.desk, &form.anchor, &app.locale)
    });
    let mut cx = UiCtx {
        locale: &app.locale,
        tokens: &app.tokens,
        selected: None,
        actions,
    };
    let (Some(form), Some(placing)) = (form, placing) else {
        let note = app.desk.state.note(&row.id);
        let anchor = note.map(|note| known_part(&note.anchor, &app.desk.tables)).unwrap_or_default();
        let note = row.id.clone();
        let words = cx.t("placing-open").to_owned();
        return button_ui(ui, &mut cx, row.number, &words, Action::PlaceForm(Some(PlaceForm { note, anchor })));
    };
    let choose = |anchor: Anchor| {
        Action::PlaceForm(Some(PlaceForm {
            anchor,
            note: form.note.clone(),
        }))
    };
    let chosen = &form.anchor;
    ui.horizontal_wrapped(|ui| {
        if let Some(house) = choice_ui(ui, &cx, ("placing-house", 190.0), &placing.houses, &chosen.house) {
            let (indicator, theme) = (chosen.indicator.clone(), chosen.theme.clone());
            cx.push(choose(Anchor {
                house,
                indicator,
                theme,
                ..Anchor::default()
            }));
        }
        let subject = (chosen.indicator.clone(), chosen.theme.clone());
        if let Some((indicator, theme)) = choice_ui(ui, &cx, ("placing-subject", 230.0), &placing.subjects, &subject) {
            let house = chosen.house.clone();
            cx.push(choose(Anchor {
                house,
                indicator,
                theme,
                ..Anchor::default()
            }));
        }
        if placing.periods.len() > 1
            && let Some(period) = choice_ui(ui, &cx, ("placing-period", 150.0), &placing.periods, &chosen.period)
        {
            cx.push(choose(Anchor { period, ..chosen.clone() }));
        }
    });
    ui.horizontal_wrapped(|ui| {
        // A trial is about something that can be looked at again.
        let is_place = |anchor: &Anchor| row.kind != NoteKind::Trial || anchor.indicator.is_some() || anchor.theme.is_some();
        let put = |anchor: &Anchor| Action::PutNote(form.note.clone(), anchor.clone());
        if ui.add_enabled(is_place(chosen), Button::new(cx.t("placing-put"))).clicked() {
            cx.push(put(chosen));
        }
        if let Some(selection) = &app.looking.selection {
            let place = place_words(&selection.anchor, &app.desk.tables, cx.locale);
            let words = cx.locale.with("placing-put-chosen", &[("place", place.into())]);
            if ui.add_enabled(is_place(&selection.anchor), Button::new(words)).clicked() {
                cx.push(put(&selection.anchor));
            }
        }
        if ui.button(cx.t("plan-leave")).clicked() {
            cx.push(Action::PlaceForm(None));
        }
    });
}
