//! Files on their way in: what was understood of each, what is asked, and one button to take them in.

use std::path::Path;

use eframe::egui::{
    Align, Align2, Button, ComboBox, Frame, Grid, Layout, Margin, RichText, ScrollArea, Sense, Stroke, TextEdit, Ui, WidgetInfo,
    accesskit::Role, vec2,
};

use crate::import::{Role as ColumnRole, SourceKind};
use crate::ui::action::{Action, IntakeEdit, Page};
use crate::ui::app::{App, JobKey, NewWorkspace};
use crate::ui::ctx::UiCtx;
use crate::ui::intake::{Intake, IntakeLine};
use crate::ui::theme::{Tokens, space, strong};
use crate::ui::widgets::{empty_ui, table_ui};
use crate::view::{ColumnLine, DifferenceView, Fact, ReceiptView, RoleGroup, role_words};

const FILES: f32 = 230.0;
/// Width of a column as it stands in the file.
const RAW: f32 = 150.0;
/// Rows shown of the file, and of what was understood.
const RAW_ROWS: usize = 5;

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
        ..
    } = app;
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
        ui.vertical(|ui| {
            ScrollArea::vertical()
                .id_salt("receipt")
                .auto_shrink([false, false])
                .show(ui, |ui| {
                    if let Some(line) = intake.lines.get(intake.shown) {
                        name_ui(ui, &mut cx, line);
                    }
                    match intake.lines.get(intake.shown).map(|line| &line.words) {
                        Some(Ok(view)) => {
                            let kind = intake
                                .files
                                .get(intake.shown)
                                .and_then(|file| file.result.as_ref().ok())
                                .map(|read| read.import.kind);
                            if let Some(line) = intake.lines.get(intake.shown) {
                                receipt_ui(ui, &mut cx, view, kind, line);
                            }
                        }
                        Some(Err(sentence)) => {
                            let can_leave_out = intake.lines.get(intake.shown).is_some_and(|line| line.can_leave_out);
                            refusal_ui(ui, &mut cx, sentence, can_leave_out);
                        }
                        None => {}
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
    let asking = intake.lines.iter().filter(|line| line.words.is_ok() && !line.is_ready).count();
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
        match new {
            Some(new) => {
                ui.label(cx.tokens.weak(cx.t("new-name-for")));
                let field = ui.add(TextEdit::singleline(&mut new.name).desired_width(200.0));
                field.widget_info(|| WidgetInfo::text_edit(true, "", new.name.as_str(), cx.t("new-name")));
                super::start::folder_ui(ui, cx, &new.folder);
            }
            None => {
                ui.label(cx.tokens.weak(cx.locale.with("take-into", &[("name", open.into())])));
            }
        }
        if ui.button(cx.t("intake-leave")).clicked() {
            cx.push(Action::LeaveIntake);
        }
    });
    if asking > 0 {
        ui.label(cx.tokens.strong(cx.locale.with("intake-asking", &[("n", asking.into())])));
    }
}

/// The button that is most likely wanted.
fn main_button(tokens: &Tokens, label: String, can: bool) -> Button<'static> {
    let ink = if can { tokens.on_accent } else { tokens.weak };
    let button = Button::new(RichText::new(label).color(ink).strong()).min_size(vec2(190.0, 36.0));
    if can { button.fill(tokens.accent) } else { button }
}

fn file_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, line: &IntakeLine, index: usize, is_shown: bool) {
    let (mark, key) = match (&line.words, line.is_ready) {
        (Err(_), _) => ("×", "file-refused"),
        (Ok(_), true) => ("✓", "file-ready"),
        (Ok(_), false) => ("?", "file-asks"),
    };
    ui.horizontal(|ui| {
        let name = format!("{mark}  {}", line.name);
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
    let frame = Frame::new()
        .fill(cx.tokens.notice)
        .stroke(Stroke::new(1.0, cx.tokens.notice_line))
        .corner_radius(8)
        .inner_margin(Margin::same(16));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width().min(640.0));
        ui.label(sentence);
        if can_leave_out && ui.button(cx.t("intake-leave-out")).clicked() {
            cx.push(Action::Intake(IntakeEdit::LeaveOut));
        }
    });
}

fn receipt_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, view: &ReceiptView, kind: Option<SourceKind>, line: &IntakeLine) {
    ui.label(view.sentence.as_str());
    if !view.warning.is_empty() {
        warning_ui(ui, cx, &view.warning);
    }
    kind_ui(ui, cx, kind);
    references_ui(ui, cx, &line.references);
    // One at a time: an answer may settle the others.
    super::intake_questions::show(ui, cx, view);
    if let Some(difference) = &line.difference {
        difference_ui(ui, cx, difference);
    }
    ui.add_space(space::S);
    raw_ui(ui, cx, view);
    ui.add_space(space::S);
    ui.label(cx.tokens.strong(cx.t("receipt-first-rows")));
    understood_ui(ui, cx, view);
    ui.add_space(space::M);
    columns_ui(ui, cx, view);
    ui.add_space(space::M);
    facts_ui(ui, cx, "receipt-how", &view.facts);
    if !view.set_aside.is_empty() {
        ui.add_space(space::M);
        facts_ui(ui, cx, "receipt-set-aside", &view.set_aside);
    }
}

/// What is new, changed and gone since the earlier export of this shape.
fn difference_ui(ui: &mut Ui, cx: &UiCtx<'_>, view: &DifferenceView) {
    ui.add_space(space::S);
    ui.label(cx.tokens.strong(cx.t("receipt-difference")));
    ui.label(view.sentence.as_str());
    if !view.changed.rows.is_empty() {
        table_ui(ui, cx.tokens, "difference", &view.changed, 150.0);
    }
    if let Some(cut) = &view.cut {
        ui.label(cx.tokens.small(cut.as_str()));
    }
}

fn warning_ui(ui: &mut Ui, cx: &UiCtx<'_>, words: &str) {
    let frame = Frame::new()
        .fill(cx.tokens.notice)
        .stroke(Stroke::new(1.0, cx.tokens.notice_line))
        .corner_radius(8)
        .inner_margin(Margin::same(10));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width() - space::L);
        ui.label(words);
    });
}

/// Totals among the houses, each a choice: a line to compare with, or a house after all.
fn references_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, references: &[(std::sync::Arc<str>, bool)]) {
    if references.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.label(cx.tokens.weak(cx.t("receipt-totals")));
        for (name, is_total) in references {
            let mut is_total = *is_total;
            if ui.checkbox(&mut is_total, name.as_ref()).changed() {
                cx.push(Action::Intake(IntakeEdit::Reference(name.clone(), is_total)));
            }
        }
    });
}

fn kind_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, kind: Option<SourceKind>) {
    ui.horizontal(|ui| {
        ui.label(cx.tokens.weak(cx.t("receipt-kind")));
        let choices = [
            (SourceKind::Observations, "source-kind-observations"),
            (SourceKind::Ratings, "source-kind-ratings"),
            (SourceKind::Register, "source-kind-register"),
        ];
        for (choice, key) in choices {
            if ui.selectable_label(kind == Some(choice), cx.t(key)).clicked() {
                cx.push(Action::Intake(IntakeEdit::Kind(choice)));
            }
        }
    });
}

/// The first rows as they stand in the file, each column under what it is taken for.
fn raw_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, view: &ReceiptView) {
    ui.horizontal(|ui| {
        ui.label(cx.tokens.strong(cx.t("receipt-raw")));
        ui.label(cx.tokens.small(cx.t("receipt-raw-hint")));
    });
    ScrollArea::horizontal().id_salt("raw").show(ui, |ui| {
        Grid::new("raw-rows").spacing([space::S, 2.0]).striped(true).show(ui, |ui| {
            ui.label("");
            for column in &view.columns {
                role_ui(ui, cx, column);
            }
            ui.end_row();
            ui.label("");
            for column in &view.columns {
                fixed_label_ui(ui, cx.tokens.strong(column.name.as_ref()), RAW);
            }
            ui.end_row();
            for (line, cells) in view.head.iter().take(RAW_ROWS) {
                ui.label(cx.tokens.small(line.to_string()));
                for cell in cells {
                    fixed_label_ui(ui, cell.as_ref(), RAW);
                }
                ui.end_row();
            }
        });
        // Room for the scroll bar.
        ui.add_space(space::M);
    });
}

/// What a column is taken for: its letter and colour, and the choice of another role.
fn role_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, column: &ColumnLine) {
    let group = RoleGroup::of(column.role);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        letter_ui(ui, cx, group);
        let combo = ComboBox::from_id_salt(&column.name)
            .width(RAW - 30.0)
            .truncate()
            .selected_text(column.role_words.as_str())
            .show_ui(ui, |ui| {
                for role in ROLES {
                    if ui.selectable_label(column.role == role, role_words(role, cx.locale)).clicked() {
                        cx.push(Action::Intake(IntakeEdit::Role(column.name.clone(), role)));
                    }
                }
            });
        combo
            .response
            .widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, format!("{} {}", column.name, column.role_words)));
    });
}

fn letter_ui(ui: &mut Ui, cx: &UiCtx<'_>, group: RoleGroup) {
    let (rect, _) = ui.allocate_exact_size(vec2(20.0, 20.0), Sense::hover());
    ui.painter().rect_filled(rect, 4.0, cx.tokens.column(group));
    let ink = if group == RoleGroup::Ignored {
        cx.tokens.text
    } else {
        cx.tokens.on_accent
    };
    ui.painter()
        .text(rect.center(), Align2::CENTER_CENTER, group.letter(cx.locale), strong(13.0), ink);
}

/// The first rows as understood, each heading with the letter of the columns it came from.
fn understood_ui(ui: &mut Ui, cx: &UiCtx<'_>, view: &ReceiptView) {
    let width = (ui.available_width() / view.preview.headings.len().max(1) as f32 - space::M).max(60.0);
    Grid::new("understood").spacing([space::S, 2.0]).striped(true).show(ui, |ui| {
        for (heading, group) in view.preview.headings.iter().zip(&view.preview_groups) {
            ui.horizontal(|ui| {
                ui.set_min_width(width);
                ui.spacing_mut().item_spacing.x = space::XS;
                if let Some(group) = group {
                    letter_ui(ui, cx, *group);
                }
                ui.label(cx.tokens.strong(heading.as_str()));
            });
        }
        ui.end_row();
        for row in view.preview.rows.iter().take(RAW_ROWS) {
            for cell in row {
                fixed_label_ui(ui, cell.as_str(), width);
            }
            ui.end_row();
        }
    });
}

fn columns_ui(ui: &mut Ui, cx: &UiCtx<'_>, view: &ReceiptView) {
    ui.label(cx.tokens.strong(cx.t("receipt-columns")));
    // What the columns before and the spaces between leave.
    let room = (ui.available_width() - 170.0 - 150.0 - 3.0 * space::L).max(140.0);
    Grid::new("columns")
        .num_columns(3)
        .striped(true)
        .spacing([space::L, space::XS])
        .show(ui, |ui| {
            for column in view.columns.iter().filter(|column| column.role != ColumnRole::Ignore) {
                fixed_label_ui(ui, column.name.as_ref(), 170.0);
                fixed_label_ui(ui, cx.tokens.weak(column.role_words.as_str()), 150.0);
                ui.allocate_ui(vec2(room, 20.0), |ui| {
                    ui.set_min_width(room);
                    ui.add(eframe::egui::Label::new(cx.tokens.small(column.detail.as_str())).wrap());
                });
                ui.end_row();
            }
        });
}

/// A label of a fixed width, shortened where it must be; the whole text is in its hover.
fn fixed_label_ui(ui: &mut Ui, text: impl Into<eframe::egui::WidgetText>, width: f32) {
    ui.allocate_ui_with_layout(vec2(width, 20.0), Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_width(width);
        ui.add(eframe::egui::Label::new(text).truncate());
    });
}

fn facts_ui(ui: &mut Ui, cx: &UiCtx<'_>, key: &str, facts: &[Fact]) {
    ui.label(cx.tokens.strong(cx.locale.t(key)));
    Grid::new(key).num_columns(3).spacing([space::L, space::XS]).show(ui, |ui| {
        for fact in facts {
            ui.label(cx.tokens.weak(fact.label.as_str()));
            ui.label(fact.value.as_str());
            ui.add(eframe::egui::Label::new(cx.tokens.small(fact.why.as_str())).wrap());
            ui.end_row();
        }
    });
}

/// Every role a column can be given, in the order they are offered.
const ROLES: [ColumnRole; 16] = [
    ColumnRole::House,
    ColumnRole::HouseId,
    ColumnRole::HouseKind,
    ColumnRole::Children,
    ColumnRole::Indicator,
    ColumnRole::Dimension,
    ColumnRole::Period,
    ColumnRole::Value,
    ColumnRole::Numerator,
    ColumnRole::Denominator,
    ColumnRole::Theme,
    ColumnRole::Level,
    ColumnRole::VisitDate,
    ColumnRole::VisitKind,
    ColumnRole::Text,
    ColumnRole::Ignore,
];
