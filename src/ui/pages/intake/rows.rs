//! The first rows of a file: as they stand in it, under what each column is taken for, and as they were understood.

use eframe::egui::{Align, Align2, ComboBox, Grid, Label, Layout, ScrollArea, Sense, Ui, WidgetInfo, accesskit::Role, vec2};

use crate::import::Role as ColumnRole;
use crate::ui::action::{Action, IntakeEdit};
use crate::ui::ctx::UiCtx;
use crate::ui::theme::{space, strong};
use crate::view::{ColumnLine, ReceiptView, RoleGroup, role_words};

/// Width of a column as it stands in the file.
const RAW: f32 = 190.0;
/// Side of the square with a column's letter.
const LETTER: f32 = 20.0;
/// Rows shown of the file, and of what was understood.
const RAW_ROWS: usize = 5;

/// The first rows as they stand in the file, each column under what it is taken for.
pub(super) fn raw_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, view: &ReceiptView) {
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
                head_ui(ui, cx, &column.name, RAW);
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
    let (rect, _) = ui.allocate_exact_size(vec2(LETTER, LETTER), Sense::hover());
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
pub(super) fn understood_ui(ui: &mut Ui, cx: &UiCtx<'_>, view: &ReceiptView) {
    let width = (ui.available_width() / view.preview.headings.len().max(1) as f32 - space::M).max(60.0);
    Grid::new("understood").spacing([space::S, 2.0]).striped(true).show(ui, |ui| {
        for (heading, group) in view.preview.headings.iter().zip(&view.preview_groups) {
            ui.horizontal(|ui| {
                ui.set_min_width(width);
                ui.spacing_mut().item_spacing.x = space::XS;
                if let Some(group) = group {
                    letter_ui(ui, cx, *group);
                }
                head_ui(ui, cx, heading, width - LETTER - space::XS);
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

/// A heading of a fixed width, over as many lines as it takes: what a column is called is never cut.
fn head_ui(ui: &mut Ui, cx: &UiCtx<'_>, name: &str, width: f32) {
    ui.allocate_ui_with_layout(vec2(width, 20.0), Layout::top_down(Align::Min), |ui| {
        ui.set_min_width(width);
        ui.add(Label::new(cx.tokens.strong(name)).wrap());
    });
}

/// A label of a fixed width, shortened where it must be; the whole text is in its hover.
pub(super) fn fixed_label_ui(ui: &mut Ui, text: impl Into<eframe::egui::WidgetText>, width: f32) {
    ui.allocate_ui_with_layout(vec2(width, 20.0), Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_width(width);
        ui.add(Label::new(text).truncate());
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
