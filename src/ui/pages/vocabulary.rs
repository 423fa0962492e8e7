//! *Fælles sprog*: every term in use, and what the team says it means, written where it stands.

use std::sync::Arc;

use eframe::egui::{Align, Button, CollapsingHeader, Color32, Frame, Layout, Margin, ScrollArea, Stroke, Ui, WidgetInfo, accesskit::Role};

use crate::chart::ChartSpec;
use crate::cluster::Tables;
use crate::ui::action::{Action, Page};
use crate::ui::app::App;
use crate::ui::ctx::UiCtx;
use crate::ui::export::ExportForm;
use crate::ui::theme::space;
use crate::ui::widgets::empty_ui;
use crate::ui::word_form::{WordForm, word_form_ui};
use crate::view::{TermGroup, TermRow, VocabularyView};

/// Widest line: words are read, not scanned.
const WIDEST: f32 = 860.0;

/// Draws the page.
pub fn show(ui: &mut Ui, app: &mut App, actions: &mut Vec<Action>) {
    let revision = app.revision();
    let view = app.views.vocabulary(&revision, &app.desk, &app.locale);
    let App {
        locale,
        tokens,
        looking,
        desk,
        session,
        ..
    } = app;
    let mut cx = UiCtx {
        locale,
        tokens,
        selected: None,
        actions,
    };
    super::head_ui(ui, &cx, cx.t(Page::Vocabulary.key()), &view.sentence, None);
    bar_ui(ui, &mut cx, &view, looking.words_lacking);
    let mut writing = Writing {
        form: &mut looking.word_form,
        author: &mut session.author,
        tables: &desk.tables,
    };
    ScrollArea::vertical().id_salt("words").auto_shrink([false, false]).show(ui, |ui| {
        // The scroll bar keeps clear of the buttons.
        ui.set_max_width((ui.available_width() - space::L).min(WIDEST));
        if let Some(form) = writing.form.as_mut().filter(|form| form.term.is_none()) {
            card_ui(ui, (cx.tokens.card, cx.tokens.accent), |ui| {
                word_form_ui(ui, &mut cx, form, writing.tables, writing.author);
            });
        }
        if view.groups.is_empty() {
            let (heading, hint) = (locale.t("empty-words"), locale.t("empty-words-hint"));
            empty_ui(ui, &mut cx, heading, hint, None);
        } else if looking.words_lacking && view.n_without == 0 {
            ui.label(cx.tokens.weak(cx.t("words-none-lacking")));
        }
        for group in &view.groups {
            group_ui(ui, &mut cx, group, looking.words_lacking, &mut writing);
        }
    });
}

/// What is being written, and by whom.
struct Writing<'a> {
    form: &'a mut Option<WordForm>,
    author: &'a mut String,
    tables: &'a Tables,
}

/// All terms or those without words, a concept of one's own, and the ways out of the window.
fn bar_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, view: &VocabularyView, only_lacking: bool) {
    ui.horizontal_wrapped(|ui| {
        let lacking = cx.locale.with("words-lacking", &[("n", view.n_without.into())]);
        for (words, is_lacking) in [(cx.t("words-all").to_owned(), false), (lacking, true)] {
            if !view.groups.is_empty() && ui.selectable_label(only_lacking == is_lacking, words).clicked() {
                cx.push(Action::ShowLacking(is_lacking));
            }
        }
        if ui.button(cx.t("words-add")).clicked() {
            cx.push(Action::WordForm(Some(WordForm::new_concept())));
        }
        for form in [ExportForm::WordsCsv, ExportForm::WordsMarkdown] {
            if !view.groups.is_empty() && ui.small_button(cx.t(form.key())).clicked() {
                let spec = ChartSpec {
                    title: cx.t(Page::Vocabulary.key()).to_owned(),
                    table: view.table(cx.locale),
                    ..ChartSpec::default()
                };
                cx.push(Action::Export(Arc::new(spec), form));
            }
        }
    });
    ui.add_space(space::S);
}

fn group_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, group: &TermGroup, only_lacking: bool, writing: &mut Writing<'_>) {
    let is_written = |row: &TermRow, writing: &Writing<'_>| writing.form.as_ref().is_some_and(|form| form.term.as_ref() == Some(&row.term));
    let rows: Vec<&TermRow> = group
        .rows
        .iter()
        .filter(|row| !only_lacking || row.words.is_empty() || is_written(row, writing))
        .collect();
    if rows.is_empty() {
        return;
    }
    ui.add_space(space::XS);
    ui.label(cx.tokens.heading(group.title.as_str()));
    for row in rows {
        ui.push_id(&row.term, |ui| {
            let is_written = is_written(row, writing);
            let line = if is_written { cx.tokens.accent } else { cx.tokens.line };
            card_ui(ui, (cx.tokens.card, line), |ui| row_ui(ui, cx, row, writing, is_written));
        });
    }
}

fn card_ui(ui: &mut Ui, (ground, line): (Color32, Color32), content: impl FnOnce(&mut Ui)) {
    let frame = Frame::new()
        .fill(ground)
        .stroke(Stroke::new(1.0, line))
        .corner_radius(8)
        .inner_margin(Margin::symmetric(12, 6));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space::XS;
        content(ui);
    });
}

/// The term, what it is, what the team says, and the way to say it.
fn row_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, row: &TermRow, writing: &mut Writing<'_>, is_written: bool) {
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if !is_written {
                let words = cx.t(if row.words.is_empty() { "words-write" } else { "words-edit" });
                let button = ui.add(Button::new(words).small());
                button.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{words}: {}", row.name)));
                if button.clicked() {
                    cx.push(Action::WordForm(Some(WordForm::about(row.term.clone(), writing.tables))));
                }
            }
            ui.with_layout(Layout::left_to_right(Align::Center).with_main_wrap(true), |ui| {
                ui.label(cx.tokens.strong(row.name.as_str()));
                if !row.detail.is_empty() {
                    ui.label(cx.tokens.small(row.detail.as_str()));
                }
                if row.words.is_empty() && !is_written {
                    // It goes to the next line as a whole.
                    ui.label(cx.tokens.weak(cx.t("words-none").replace(' ', "\u{a0}")));
                }
            });
        });
    });
    if !row.source.is_empty() {
        let source = cx.locale.with("words-of-source", &[("name", row.source.as_str().into())]);
        ui.label(cx.tokens.small(source));
    }
    if let Some(form) = writing.form.as_mut().filter(|_| is_written) {
        word_form_ui(ui, cx, form, writing.tables, writing.author);
    } else if !row.words.is_empty() {
        ui.label(row.words.as_str());
        ui.label(cx.tokens.small(row.byline.as_str()));
    }
    earlier_ui(ui, cx, row);
}

fn earlier_ui(ui: &mut Ui, cx: &UiCtx<'_>, row: &TermRow) {
    if row.earlier.is_empty() {
        return;
    }
    let title = cx.locale.with("words-earlier", &[("n", row.earlier.len().into())]);
    let header = CollapsingHeader::new(cx.tokens.small(&title)).id_salt("earlier");
    let shown = header.show(ui, |ui| {
        for earlier in &row.earlier {
            ui.label(earlier.words.as_str());
            ui.label(cx.tokens.small(earlier.byline.as_str()));
        }
    });
    let name = format!("{title}: {}", row.name);
    shown.header_response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
}
