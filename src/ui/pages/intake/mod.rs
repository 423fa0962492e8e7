//! Files on their way in: what was understood of each, what is asked, and one button to take them in.

mod questions;
mod receipt;
mod rows;

use std::path::Path;

use eframe::egui::{Align, Button, Frame, Layout, Margin, RichText, ScrollArea, Stroke, TextEdit, Ui, WidgetInfo, accesskit::Role, vec2};

use crate::ui::action::{Action, IntakeEdit, Page};
use crate::ui::app::{App, JobKey, NewWorkspace};
use crate::ui::ctx::UiCtx;
use crate::ui::intake::{Intake, IntakeLine};
use crate::ui::theme::{Tokens, space};
use crate::ui::widgets::empty_ui;

const FILES: f32 = 230.0;

/// Draws the page.
pub fn show(ui: &mut Ui, app: &mut App, actions: &mut Vec<Action>) {
    let App {
        locale,
        tokens,
        intake,
        new_workspace,
        desk,
        jobs,
        session,
        looking,
        ..
    } = app;
    let tables_open = &looking.tables_open;
    let mut cx = UiCtx {
        locale,
        tokens,
        selected: None,
        actions,
    };
    super::head_ui(ui, &cx, cx.t(Page::Intake.key()), cx.t("intake-sentence"), None);
    let Some(intake) = intake else {
        let button = Some((cx.locale.t("command-open-files"), Action::PickFiles));
        empty_ui(ui, &mut cx, locale.t("empty-intake"), locale.t("empty-intake-hint"), button);
        return;
    };
    take_in_ui(
        ui,
        &mut cx,
        intake,
        (
            desk.is_sample().then_some(new_workspace),
            session.last_workspace.as_deref().filter(|_| desk.is_sample()),
        ),
        &desk.name,
        jobs.is_busy_but_for(&[JobKey::Dialog, JobKey::Session]),
    );
    ui.add_space(space::S);
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_width(FILES);
            ScrollArea::vertical().id_salt("files").auto_shrink([false, false]).show(ui, |ui| {
                for (index, line) in intake.lines.iter().enumerate() {
                    file_ui(ui, &mut cx, line, index, index == intake.shown);
                }
            });
        });
        ui.add_space(space::M);
        let Some((file, line)) = intake.files.get(intake.shown).zip(intake.lines.get(intake.shown)) else {
            return;
        };
        let kind = file.result.as_ref().ok().map(|read| read.import.kind);
        ui.vertical(|ui| {
            // Another file begins at its top.
            ScrollArea::vertical()
                .id_salt(("receipt", file.id()))
                .auto_shrink([false, false])
                .show(ui, |ui| {
                    name_ui(ui, &mut cx, line);
                    if let Some(words) = &line.taken_in {
                        ui.label(cx.tokens.strong(words.as_str()));
                    }
                    match &line.words {
                        Ok(view) => receipt::receipt_ui(ui, &mut cx, view, (kind, line), tables_open),
                        Err(sentence) => refusal_ui(ui, &mut cx, sentence, line.can_leave_out),
                    }
                });
        });
    });
}

/// The file's name, and the way back from the latest choice, also where that led to a refusal.
fn name_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, line: &IntakeLine) {
    ui.horizontal(|ui| {
        ui.label(cx.tokens.heading(line.name.as_str()));
        if line.can_undo && ui.small_button(cx.t("intake-undo")).clicked() {
            cx.push(Action::Intake(IntakeEdit::Undo));
        }
    });
}

/// Where the files go, and the button that takes them in.
fn take_in_ui(
    ui: &mut Ui,
    cx: &mut UiCtx<'_>,
    intake: &Intake,
    (new, last): (Option<&mut NewWorkspace>, Option<&Path>),
    open: &str,
    is_busy: bool,
) {
    let ready = intake.lines.iter().filter(|line| line.is_ready).count();
    let asking = intake.lines.iter().filter(|line| line.is_asking()).count();
    ui.horizontal_wrapped(|ui| {
        let can = ready > 0 && !is_busy;
        if let Some(last) = last {
            let name = last.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let words = cx.locale.with("take-into-last", &[("name", name.into())]);
            if ui.add_enabled(can, main_button(cx.tokens, words, can)).clicked() {
                cx.push(Action::TakeInto(last.to_owned()));
            }
        }
        let label = cx.locale.with("take-in", &[("n", ready.into())]);
        let button = if last.is_some() {
            Button::new(label).min_size(vec2(0.0, 36.0))
        } else {
            main_button(cx.tokens, label, can)
        };
        if ui.add_enabled(can, button).clicked() {
            cx.push(Action::TakeIn);
        }
        if let Some(new) = new {
            ui.label(cx.tokens.weak(cx.t("new-name-for")));
            let field = ui.add(TextEdit::singleline(&mut new.name).desired_width(200.0));
            field.widget_info(|| WidgetInfo::text_edit(true, "", new.name.as_str(), cx.t("new-name")));
            leave_ui(ui, cx);
            super::start::folder_ui(ui, cx, &new.folder);
        } else {
            ui.label(cx.tokens.weak(cx.locale.with("take-into", &[("name", open.into())])));
            leave_ui(ui, cx);
        }
    });
    if asking > 0 {
        ui.label(cx.tokens.strong(cx.locale.with("intake-asking", &[("n", asking.into())])));
    }
}

fn leave_ui(ui: &mut Ui, cx: &mut UiCtx<'_>) {
    if ui.button(cx.t("intake-leave")).clicked() {
        cx.push(Action::LeaveIntake);
    }
}

/// The button that is most likely wanted.
fn main_button(tokens: &Tokens, label: String, can: bool) -> Button<'static> {
    let ink = if can { tokens.on_accent } else { tokens.weak };
    let button = Button::new(RichText::new(label).color(ink).strong()).min_size(vec2(190.0, 36.0));
    if can { button.fill(tokens.accent) } else { button }
}

fn file_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, line: &IntakeLine, index: usize, is_shown: bool) {
    let (mark, key) = if line.words.is_err() {
        ("!", "file-refused")
    } else if line.taken_in.is_some() {
        ("=", "file-taken-in")
    } else if line.is_ready {
        ("✓", "file-ready")
    } else {
        ("?", "file-asks")
    };
    ui.horizontal(|ui| {
        let name = format!("{mark}  {}", line.short);
        let size = vec2(FILES - 44.0, 30.0);
        let button = ui
            .allocate_ui_with_layout(
                size,
                Layout::left_to_right(Align::Center)
                    .with_main_justify(true)
                    .with_main_align(Align::Min),
                |ui| ui.add(Button::selectable(is_shown, name.as_str()).truncate()),
            )
            .inner;
        button.widget_info(|| WidgetInfo::selected(Role::Button, true, is_shown, format!("{} {}", line.name, cx.t(key))));
        if button.on_hover_text(format!("{} · {}", line.name, cx.t(key))).clicked() {
            cx.push(Action::Intake(IntakeEdit::Show(index)));
        }
        let drop = ui.small_button("×");
        let words = cx.locale.with("file-drop", &[("file", line.name.as_str().into())]);
        drop.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
        if drop.on_hover_text(words.as_str()).clicked() {
            cx.push(Action::Intake(IntakeEdit::Drop(index)));
        }
    });
}

fn refusal_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, sentence: &str, can_leave_out: bool) {
    notice(cx.tokens, 16).show(ui, |ui| {
        ui.set_width(ui.available_width().min(640.0));
        ui.label(sentence);
        if can_leave_out && ui.button(cx.t("intake-leave-out")).clicked() {
            cx.push(Action::Intake(IntakeEdit::LeaveOut));
        }
    });
}

/// A frame for what a person should see before all else.
fn notice(tokens: &Tokens, margin: i8) -> Frame {
    Frame::new()
        .fill(tokens.notice)
        .stroke(Stroke::new(1.0, tokens.notice_line))
        .corner_radius(8)
        .inner_margin(Margin::same(margin))
}
