//! A new day or state for a trial or an agreement, while it is being written.

use eframe::egui::{Button, Key, Modifiers, TextEdit, Ui, WidgetInfo};

use crate::domain::{Note, NoteContent, NoteId, Plan, PlanStage, PlanState};
use crate::journal::Act;
use crate::view::parse_when;

use super::action::Action;
use super::ctx::UiCtx;
use super::note_form::author_ui;
use super::note_plan::when_read_ui;
use super::widgets::button_ui;

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanPart {
    /// The day it is looked at again.
    NewDay,
    /// Why it is parked.
    Park,
    /// Why it is closed.
    Close,
    /// Why it is opened again.
    Reopen,
}

impl PlanPart {
    const fn stage(self) -> Option<PlanStage> {
        match self {
            Self::NewDay => None,
            Self::Park => Some(PlanStage::Parked),
            Self::Close => Some(PlanStage::Closed),
            Self::Reopen => Some(PlanStage::Open),
        }
    }

    const fn button_key(self) -> &'static str {
        match self {
            Self::NewDay => "plan-new-day",
            Self::Park => "plan-park",
            Self::Close => "plan-close",
            Self::Reopen => "plan-reopen",
        }
    }

    const fn label_key(self) -> &'static str {
        match self {
            Self::NewDay => "plan-look-again-label",
            Self::Park => "plan-why-park",
            Self::Close => "plan-why-close",
            Self::Reopen => "plan-why-reopen",
        }
    }
}

/// The form.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanForm {
    /// The trial or agreement.
    pub note: NoteId,
    /// What is written of it.
    pub part: PlanPart,
    /// The day or the reason.
    pub text: String,
    /// Whether the pen shall come here at the next frame.
    pub wants_focus: bool,
}

impl PlanForm {
    /// An empty form.
    #[must_use]
    pub const fn of(note: NoteId, part: PlanPart) -> Self {
        Self {
            note,
            part,
            text: String::new(),
            wants_focus: true,
        }
    }

    /// The act, once it is whole: a day that can be read, or a reason and someone who says so.
    #[must_use]
    pub fn act(&self, note: &Note, author: &str) -> Option<Act> {
        let text = self.text.trim();
        let Some(stage) = self.part.stage() else {
            let due = parse_when(text)?;
            let plan = note.content.plan.clone().unwrap_or_default();
            let plan = Some(Plan { due: Some(due), ..plan });
            return Some(Act::ChangeNote {
                note: note.id.clone(),
                content: NoteContent {
                    plan,
                    ..note.content.clone()
                },
            });
        };
        let is_whole = !author.trim().is_empty() && (stage == PlanStage::Open || !text.is_empty());
        is_whole.then(|| Act::SetPlanState {
            note: note.id.clone(),
            state: PlanState {
                stage,
                reason: text.to_owned(),
            },
            author: author.trim().to_owned(),
        })
    }
}

/// The ways to change what a note commits to, by how far it has come.
pub fn plan_ways_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, note: (&NoteId, usize), stage: PlanStage) {
    let parts: &[PlanPart] = match stage {
        PlanStage::Open => &[PlanPart::NewDay, PlanPart::Park, PlanPart::Close],
        PlanStage::Parked => &[PlanPart::Reopen, PlanPart::Close],
        PlanStage::Closed => &[PlanPart::Reopen],
    };
    for part in parts {
        let words = cx.locale.t(part.button_key());
        let form = PlanForm::of(note.0.clone(), *part);
        button_ui(ui, cx, note.1, words, Action::PlanForm(Some(form)));
    }
}

/// Draws the form where it is about this note.
pub fn plan_form_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, form: &mut Option<PlanForm>, note: &Note, author: &mut String) {
    let Some(form) = form.as_mut().filter(|form| form.note == note.id) else {
        return;
    };
    let label = ui.label(cx.tokens.small(cx.locale.t(form.part.label_key())));
    let hint = if form.part == PlanPart::NewDay {
        "plan-when-hint"
    } else {
        "plan-why-hint"
    };
    let text = &mut form.text;
    let field = ui.add(
        TextEdit::singleline(text)
            .id_salt("planform")
            .hint_text(cx.locale.t(hint))
            .desired_width(f32::INFINITY),
    );
    let field = field.labelled_by(label.id);
    field.widget_info(|| WidgetInfo::text_edit(true, text.as_str(), text.as_str(), cx.locale.t(form.part.label_key())));
    if std::mem::take(&mut form.wants_focus) {
        field.request_focus();
    }
    let mut fields = vec![field.id];
    if form.part == PlanPart::NewDay {
        when_read_ui(ui, cx, &form.text);
    } else {
        author_ui(ui, cx, author, &mut fields);
    }
    let act = form.act(note, author);
    ui.horizontal(|ui| {
        let keep = ui
            .add_enabled(act.is_some(), Button::new(cx.t("plan-keep")))
            .on_hover_text(cx.t("note-add-hint"));
        let is_writing = ui.memory(eframe::egui::Memory::focused).is_some_and(|id| fields.contains(&id));
        let by_key = is_writing && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        if let Some(act) = act.filter(|_| keep.clicked() || by_key) {
            cx.push(Action::Sign(author.clone()));
            cx.push(Action::Journal(act));
        }
        if ui.button(cx.t("plan-leave")).clicked() {
            cx.push(Action::PlanForm(None));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{NewNote, NoteKind};

    #[test]
    fn a_reason_or_a_day_is_needed() {
        let new = NewNote {
            content: NoteContent::new(NoteKind::Agreement, "Vi ses"),
            ..NewNote::default()
        };
        let id = NoteId {
            writer: "anna".into(),
            number: 1,
        };
        let note = Note::written(new, id.clone(), 1, 0);
        let act = |part, text: &str, author: &str| {
            let form = PlanForm {
                text: text.to_owned(),
                ..PlanForm::of(id.clone(), part)
            };
            form.act(&note, author)
        };
        assert_eq!(act(PlanPart::Park, " ", "Åse"), None);
        assert_eq!(act(PlanPart::Park, "ferie", ""), None);
        assert!(matches!(act(PlanPart::Park, "ferie", "Åse"), Some(Act::SetPlanState { state, .. }) if state.reason == "ferie"));
        assert!(act(PlanPart::Reopen, "", "Åse").is_some());
        assert_eq!(act(PlanPart::NewDay, "til jul", ""), None);
        let Some(Act::ChangeNote { content, .. }) = act(PlanPart::NewDay, "maj 2026", "") else {
            panic!("a new day")
        };
        assert_eq!(content.plan.and_then(|plan| plan.due), "2026M05".parse().ok());
    }
}
