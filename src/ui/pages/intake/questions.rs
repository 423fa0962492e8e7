//! What is asked of a file on its way in: one question at a time, then the wordings of ratings that wait for a place.

use eframe::egui::{ComboBox, Grid, Id, TextEdit, Ui, WidgetInfo, accesskit::Role};

use crate::domain::Period;
use crate::import::Question;
use crate::ui::action::{Action, IntakeEdit};
use crate::ui::ctx::UiCtx;
use crate::ui::theme::space;
use crate::view::{QuestionView, ReceiptView, WordingLine};

/// Draws the first question; the wordings where nothing else is asked.
pub(super) fn show(ui: &mut Ui, cx: &mut UiCtx<'_>, view: &ReceiptView) {
    let is_of_wording = |asked: &QuestionView| matches!(asked.question, Question::Wording { .. });
    let first = view.questions.iter().enumerate().find(|(_, asked)| !is_of_wording(asked));
    if let Some((number, question)) = first {
        notice_ui(ui, cx, |ui, cx| question_ui(ui, cx, number, question, view.questions.len()));
    } else if view.questions.iter().any(is_of_wording) {
        notice_ui(ui, cx, |ui, cx| wordings_ui(ui, cx, &view.wordings));
    } else if !view.wordings.is_empty() {
        wordings_ui(ui, cx, &view.wordings);
    }
}

fn notice_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, inside: impl FnOnce(&mut Ui, &mut UiCtx<'_>)) {
    super::notice(cx.tokens, 12).show(ui, |ui| {
        ui.set_width(ui.available_width() - space::L);
        inside(ui, cx);
    });
}

fn question_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, number: usize, question: &QuestionView, n_questions: usize) {
    if n_questions > 1 {
        ui.label(cx.tokens.small(cx.locale.with("receipt-question-of", &[("n", n_questions.into())])));
    }
    ui.label(cx.tokens.strong(question.words.as_str()));
    let is_of_year = matches!(question.question, Question::Year { .. } | Question::Time { .. });
    ui.horizontal_wrapped(|ui| {
        for (answer, words) in question.answers.iter().enumerate() {
            if ui.button(words.as_str()).clicked() {
                let year = question.years.get(answer).copied().map(Period::Year);
                cx.push(Action::Intake(match (is_of_year, year) {
                    (false, _) => IntakeEdit::Answer(number, answer),
                    (true, Some(year)) => IntakeEdit::Year(year),
                    (true, None) => IntakeEdit::Timeless,
                }));
            }
        }
        if is_of_year {
            other_year_ui(ui, cx);
        }
    });
}

/// A field for any other year or school year; it answers as soon as a whole one stands in it and the pen leaves it.
fn other_year_ui(ui: &mut Ui, cx: &mut UiCtx<'_>) {
    let id = Id::unique("other-year");
    let mut text: String = ui.data_mut(|data| data.get_temp(id)).unwrap_or_default();
    ui.label(cx.tokens.weak(cx.t("answer-other-year")));
    let field = ui.add(TextEdit::singleline(&mut text).desired_width(80.0));
    field.widget_info(|| WidgetInfo::text_edit(true, "", text.as_str(), cx.t("answer-other-year")));
    let year = text.trim().parse().ok();
    if let Some(year @ (Period::Year(_) | Period::SchoolYear(_))) = year.filter(|_| field.lost_focus()) {
        cx.push(Action::Intake(IntakeEdit::Year(year)));
        text.clear();
    }
    ui.data_mut(|data| data.insert_temp(id, text));
}

/// Every wording on no known scale, with how often it stands and where it is put.
fn wordings_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, wordings: &[WordingLine]) {
    ui.label(cx.tokens.strong(cx.t("wordings-title")));
    ui.label(cx.tokens.small(cx.t("wordings-hint")));
    Grid::new("wordings").num_columns(3).spacing([space::L, space::XS]).show(ui, |ui| {
        for line in wordings {
            ui.label(line.wording.as_ref());
            ui.label(cx.tokens.small(line.met.as_str()));
            place_ui(ui, cx, line);
            ui.end_row();
        }
    });
}

fn place_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, line: &WordingLine) {
    let placed = if line.placed.is_empty() {
        cx.t("wording-choose")
    } else {
        line.placed.as_str()
    };
    let combo = ComboBox::from_id_salt(("wording", &line.wording))
        .width(280.0)
        .height(360.0)
        .truncate()
        .selected_text(placed)
        .show_ui(ui, |ui| {
            for scale in &line.scales {
                ui.label(cx.tokens.small(scale.name.as_str()));
                for (words, placement) in &scale.places {
                    if ui.selectable_label(false, words.as_str()).clicked() {
                        cx.push(Action::Intake(IntakeEdit::Place(line.wording.clone(), placement.clone())));
                    }
                }
            }
        });
    combo
        .response
        .widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, format!("{} {placed}", line.wording)));
}
