//! *Start*: ways to begin, and what lies in the workspace that is open.

use eframe::egui::{Button, Frame, Margin, ScrollArea, Stroke, TextEdit, Ui, WidgetInfo, vec2};

use crate::ui::action::{Action, Page};
use crate::ui::app::App;
use crate::ui::ctx::UiCtx;
use crate::ui::desk::SourceLine;
use crate::ui::due_strip::due_strip_ui;
use crate::ui::lock::lock_ways_ui;
use crate::ui::theme::space;

/// Draws the page.
pub fn show(ui: &mut Ui, app: &mut App, actions: &mut Vec<Action>) {
    ui.add_space(space::M);
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        ui.set_max_width(ui.available_width().min(860.0));
        due_strip_ui(ui, app, actions);
        let mut cx = UiCtx {
            locale: &app.locale,
            tokens: &app.tokens,
            selected: None,
            actions,
        };
        ui.label(cx.tokens.title(cx.t("start-title")));
        ui.label(cx.tokens.weak(cx.t("start-sentence")));
        ui.add_space(space::M);
        if let Some(folder) = app
            .session
            .last_workspace
            .clone()
            .filter(|folder| app.desk.folder.as_ref() != Some(folder))
        {
            let name = folder
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default();
            let title = cx.locale.with("start-carry-on", &[("name", name.into())]);
            offer_ui(
                ui,
                &mut cx,
                &title,
                &folder.display().to_string(),
                Action::OpenWorkspace(folder.clone()),
                true,
            );
        }
        let offers = [
            ("command-open-files", "start-open-files-hint", Action::PickFiles),
            ("command-open-workspace", "start-open-workspace-hint", Action::PickWorkspace),
            ("command-paste", "start-paste-hint", Action::AskPaste),
        ];
        for (key, hint, action) in offers {
            offer_ui(ui, &mut cx, app.locale.t(key), app.locale.t(hint), action, false);
        }
        let action = if app.desk.is_sample() {
            Action::Go(Page::Overview)
        } else {
            Action::OpenSample
        };
        offer_ui(
            ui,
            &mut cx,
            app.locale.t("start-sample"),
            app.locale.t("start-sample-hint"),
            action,
            false,
        );
        new_ui(ui, app, actions);
        ui.add_space(space::L);
        recent_ui(ui, app, actions);
        sources_ui(ui, app, actions);
    });
}

fn card(cx: &UiCtx<'_>) -> Frame {
    Frame::new()
        .fill(cx.tokens.card)
        .stroke(Stroke::new(1.0, cx.tokens.line))
        .corner_radius(10)
        .inner_margin(Margin::symmetric(18, 14))
}

fn offer_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, title: &str, hint: &str, action: Action, is_first: bool) {
    card(cx).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            let mut button = Button::new(if is_first {
                cx.tokens.strong(title).color(cx.tokens.on_accent)
            } else {
                cx.tokens.strong(title)
            })
            .min_size(vec2(260.0, 38.0));
            if is_first {
                button = button.fill(cx.tokens.accent);
            }
            if ui.add(button).clicked() {
                cx.push(action);
            }
            ui.add_space(space::S);
            ui.add(eframe::egui::Label::new(cx.tokens.weak(hint)).wrap());
        });
    });
}

/// A new workspace: a name and a folder, both already filled in.
fn new_ui(ui: &mut Ui, app: &mut App, actions: &mut Vec<Action>) {
    let App {
        locale,
        tokens,
        new_workspace,
        ..
    } = app;
    let mut cx = UiCtx {
        locale,
        tokens,
        selected: None,
        actions,
    };
    card(&cx).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            let button = Button::new(cx.tokens.strong(cx.t("start-new"))).min_size(vec2(260.0, 38.0));
            if ui.add_enabled(!new_workspace.name.trim().is_empty(), button).clicked() {
                cx.push(Action::NewWorkspace(new_workspace.folder.clone()));
            }
            ui.add_space(space::S);
            ui.label(cx.tokens.weak(cx.t("new-name")));
            let field = ui.add(TextEdit::singleline(&mut new_workspace.name).desired_width(200.0));
            field.widget_info(|| WidgetInfo::text_edit(true, "", new_workspace.name.as_str(), cx.t("new-name")));
        });
        folder_ui(ui, &mut cx, &new_workspace.folder);
    });
}

/// Where a new workspace goes, and a way to choose another place.
pub fn folder_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, folder: &std::path::Path) {
    ui.horizontal(|ui| {
        if ui.button(cx.t("choose-folder")).clicked() {
            cx.push(Action::PickNewFolder);
        }
        let words = cx.locale.with("new-folder", &[("folder", folder.display().to_string().into())]);
        ui.add(eframe::egui::Label::new(cx.tokens.small(words)).truncate());
    });
}

fn recent_ui(ui: &mut Ui, app: &App, actions: &mut Vec<Action>) {
    let others: Vec<_> = app
        .session
        .recent
        .iter()
        .filter(|folder| app.desk.folder.as_ref() != Some(*folder) && app.session.last_workspace.as_ref() != Some(*folder))
        .collect();
    if others.is_empty() {
        return;
    }
    ui.label(app.tokens.heading(app.locale.t("start-recent")));
    for folder in others {
        if ui.link(folder.display().to_string()).clicked() {
            actions.push(Action::OpenWorkspace(folder.clone()));
        }
    }
    ui.add_space(space::L);
}

/// The sources of what is open, each with what it gave and a way to take it out.
fn sources_ui(ui: &mut Ui, app: &App, actions: &mut Vec<Action>) {
    let title = app.locale.with(
        "start-sources",
        &[("name", app.desk.name.as_str().into()), ("n", app.desk.sources.len().into())],
    );
    ui.label(app.tokens.heading(title));
    if let Some(folder) = &app.desk.folder {
        ui.label(app.tokens.small(folder.display().to_string()));
    }
    lock_ways_ui(ui, app, actions);
    for source in &app.desk.sources {
        ui.horizontal(|ui| {
            ui.label(source.file.as_ref());
            if source.trouble.is_some() {
                ui.label(app.tokens.strong(app.locale.t("source-not-read")));
            } else {
                let rows = app.locale.with("source-rows", &[("n", source.rows.into())]);
                ui.label(app.tokens.small(rows));
            }
            if !app.desk.is_sample() {
                remove_ui(ui, app, source, actions);
            }
        });
    }
}

/// Taking a source out deletes its file from the workspace, so the button asks once more.
fn remove_ui(ui: &mut Ui, app: &App, source: &SourceLine, actions: &mut Vec<Action>) {
    let asked = ui.scope_id().with(("remove", &source.id));
    let is_asked = ui.data(|data| data.get_temp::<bool>(asked)).unwrap_or_default();
    let words = app.locale.t(if is_asked { "source-remove-sure" } else { "source-remove" });
    let button = ui.small_button(words);
    let name = format!("{words} {}", source.file);
    button.widget_info(|| WidgetInfo::labeled(eframe::egui::accesskit::Role::Button, true, &name));
    if button.clicked() {
        ui.data_mut(|data| data.insert_temp(asked, !is_asked));
        if is_asked {
            actions.push(Action::RemoveSource(source.id.clone()));
        }
    }
}
