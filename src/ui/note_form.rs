//! The field a note is written in. A simple note is a kind and words; what else may be said of it stands behind *Mere*.

use std::collections::BTreeSet;
use std::sync::Arc;

use eframe::egui::{Align, Button, Id, Key, Layout, Modifiers, TextEdit, Ui, WidgetInfo, accesskit::Role};

use crate::domain::{Anchor, AnchorValue, NewNote, NoteId, NoteKind, NoteLevel};
use crate::journal::Act;
use crate::view::{GroundQuery, Grounds, level_of_note_words};

use super::action::Action;
use super::app::App;
use super::ctx::UiCtx;
use super::draft::{Draft, DraftLack};
use super::drafts::Drafts;
use super::note_plan::{agreement_ui, grounds_ui, trial_ui};
use super::theme::space;
use super::widgets::kind_chip;

/// Where what is written belongs.
pub struct Writing {
    /// The place.
    pub anchor: Anchor,
    /// What stands there now.
    pub seen: Option<AnchorValue>,
    /// The note it answers.
    pub reply_to: Option<NoteId>,
}

/// What the parts of the form share.
pub(super) struct Form<'a> {
    pub draft: &'a mut Draft,
    pub grounds: &'a Grounds,
    pub search: &'a mut String,
    pub lack: Option<DraftLack>,
    /// The fields one can write in.
    pub fields: Vec<Id>,
}

impl Form<'_> {
    /// A field with its name beside or above it.
    pub fn line_ui(&mut self, ui: &mut Ui, cx: &UiCtx<'_>, (key, hint): (&str, &str), text: impl FnOnce(&mut Draft) -> &mut String) {
        let text = text(self.draft);
        let label = ui.label(cx.tokens.small(cx.locale.t(key)));
        let field = ui.add(
            TextEdit::singleline(text)
                .id_salt(key)
                .hint_text(cx.locale.t(hint))
                .desired_width(f32::INFINITY),
        );
        let field = field.labelled_by(label.id);
        field.widget_info(|| WidgetInfo::text_edit(true, text.as_str(), text.as_str(), cx.locale.t(key)));
        self.fields.push(field.id);
    }
}

/// Draws the form for what is written at a place.
pub fn form_ui(ui: &mut Ui, app: &mut App, writing: &Writing, actions: &mut Vec<Action>) {
    forget_lost_change(app);
    let grounds = grounds(app, writing);
    let state = &app.desk.state;
    let kind_of = |id: &NoteId| state.note(id).map(|note| note.content.kind);
    let lack = app.drafts.open.lack(&writing.anchor, &kind_of);
    let links_before = app
        .drafts
        .open
        .changes
        .as_ref()
        .and_then(|id| state.note(id))
        .map(|note| note.links.clone());
    let mut cx = UiCtx {
        locale: &app.locale,
        tokens: &app.tokens,
        selected: None,
        actions,
    };
    let Drafts {
        open,
        wants_focus,
        shows_more,
        ..
    } = &mut app.drafts;
    let heading = head_ui(ui, &mut cx, open, (writing, &mut *shows_more));
    if open.waiting.is_none() && (writing.reply_to.is_none() || *shows_more) {
        kinds_ui(ui, &cx, open, wants_focus);
    }
    let mut form = Form {
        draft: open,
        grounds: &grounds,
        search: &mut app.looking.ground_search,
        lack,
        fields: Vec::new(),
    };
    text_ui(ui, &cx, &mut form, (heading, wants_focus));
    match form.draft.kind {
        NoteKind::Trial => trial_ui(ui, &mut cx, &mut form),
        NoteKind::Agreement => agreement_ui(ui, &cx, &mut form),
        _ => {}
    }
    if *shows_more {
        more_ui(ui, &cx, &mut form);
    }
    author_ui(ui, &mut cx, &mut app.session.author, &mut form.fields);
    let keeps = keep_ui(ui, &mut cx, &form, writing);
    if keeps && form.lack.is_none() {
        let author = app.session.author.trim();
        push_acts(&mut cx, form.draft, writing, author, &links_before.unwrap_or_default());
    }
}

/// What the note may grow out of, where the form shows it.
fn grounds(app: &mut App, writing: &Writing) -> Arc<Grounds> {
    let draft = &app.drafts.open;
    if draft.kind != NoteKind::Trial && !app.drafts.shows_more {
        return Arc::default();
    }
    let query = GroundQuery {
        anchor: writing.anchor.clone(),
        kind: draft.kind,
        search: app.looking.ground_search.clone(),
        chosen: draft.links.clone(),
        but: draft.changes.clone(),
    };
    let revision = app.revision();
    app.views.grounds(&revision, &app.desk, &query, &app.locale)
}

/// A note that is gone cannot be changed: what was written becomes a new one.
fn forget_lost_change(app: &mut App) {
    let changes = app.drafts.open.changes.as_ref();
    if changes.is_some_and(|note| app.desk.state.note(note).is_none()) {
        app.drafts.open.changes = None;
    }
}

/// What is written, said above the field. Gives the words' id.
fn head_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, draft: &Draft, (writing, shows_more): (&Writing, &mut bool)) -> Id {
    let key = match (&draft.waiting, &draft.changes, &writing.reply_to) {
        (Some(_), ..) if draft.kind == NoteKind::Wonder => "note-first-wonder",
        (Some(_), ..) => "note-first-observation",
        (_, Some(_), _) => "note-change",
        (.., Some(_)) => "note-reply-new",
        _ => "note-new",
    };
    let heading = ui.horizontal(|ui| {
        let heading = ui.label(cx.tokens.strong(cx.t(key)));
        let more = if *shows_more { "note-less" } else { "note-more" };
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.small_button(cx.t(more)).on_hover_text(cx.t("note-more-hint")).clicked() {
                *shows_more = !*shows_more;
            }
        });
        heading
    });
    let heading = heading.inner;
    if draft.waiting.is_some() && ui.button(cx.t("note-back-to-trial")).clicked() {
        cx.push(Action::LeaveGround);
    }
    heading.id
}

fn kinds_ui(ui: &mut Ui, cx: &UiCtx<'_>, draft: &mut Draft, wants_focus: &mut bool) {
    ui.horizontal_wrapped(|ui| {
        for choice in NoteKind::ALL {
            if kind_chip(ui, cx.tokens, cx.locale, choice, draft.kind == choice).clicked() {
                draft.kind = choice;
                // The pen goes back to the words.
                *wants_focus = true;
            }
        }
    });
}

fn text_ui(ui: &mut Ui, cx: &UiCtx<'_>, form: &mut Form<'_>, (heading, wants_focus): (Id, &mut bool)) {
    let hint = cx.t(hint_key(form.draft.kind));
    let text = &mut form.draft.text;
    let field = ui.add(
        TextEdit::multiline(text)
            .id_salt("note-text")
            .hint_text(hint)
            .desired_rows(3)
            .desired_width(f32::INFINITY),
    );
    let field = field.labelled_by(heading);
    field.widget_info(|| WidgetInfo::text_edit(true, text.as_str(), text.as_str(), cx.t("note-text")));
    if std::mem::take(wants_focus) {
        field.request_focus();
    }
    form.fields.push(field.id);
}

/// Level, tags and what it grows out of.
fn more_ui(ui: &mut Ui, cx: &UiCtx<'_>, form: &mut Form<'_>) {
    ui.label(cx.tokens.small(cx.t("note-level")));
    ui.horizontal_wrapped(|ui| {
        for level in NoteLevel::ALL {
            let is_chosen = form.draft.level == Some(level);
            let choice = ui.selectable_label(is_chosen, level_of_note_words(level, cx.locale));
            choice.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_chosen, level_of_note_words(level, cx.locale)));
            if choice.clicked() {
                form.draft.level = (!is_chosen).then_some(level);
            }
        }
    });
    form.line_ui(ui, cx, ("note-tags", "note-tags-hint"), |draft| &mut draft.tags);
    if form.draft.kind != NoteKind::Trial {
        grounds_ui(ui, cx, form);
    }
    ui.add_space(space::XS);
}

/// The name notes are signed with; kept when the field is left.
pub fn author_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, author: &mut String, fields: &mut Vec<Id>) {
    ui.horizontal(|ui| {
        let label = ui.label(cx.tokens.weak(cx.t("note-author")));
        let field = ui.add(
            TextEdit::singleline(author)
                .id_salt("note-author")
                .hint_text(cx.t("note-author-hint"))
                .desired_width(f32::INFINITY),
        );
        let field = field.labelled_by(label.id);
        field.widget_info(|| WidgetInfo::text_edit(true, author.as_str(), author.as_str(), cx.t("note-author")));
        if field.lost_focus() {
            cx.push(Action::Sign(author.clone()));
        }
        fields.push(field.id);
    });
}

/// The ways to keep it. Gives whether it is to be kept now.
fn keep_ui(ui: &mut Ui, cx: &mut UiCtx<'_>, form: &Form<'_>, writing: &Writing) -> bool {
    // What else is lacking is said where it is to be put right.
    let is_said_here = |lack: &DraftLack| matches!(lack, DraftLack::Sign | DraftLack::Start | DraftLack::Due);
    if let Some(lack) = form.lack.filter(is_said_here) {
        ui.label(cx.tokens.small(cx.t(lack_key(lack))));
    }
    let is_change = form.draft.changes.is_some();
    let key = match (is_change, &writing.reply_to) {
        (true, _) => "note-keep-change",
        (_, Some(_)) => "note-add-reply",
        _ => "note-add",
    };
    let pressed = ui.horizontal_wrapped(|ui| {
        if is_change && ui.button(cx.t("note-cancel-change")).clicked() {
            cx.push(Action::ClearDraft);
        }
        let add = ui.add_enabled(form.lack.is_none(), Button::new(cx.t(key)));
        let pressed = add.on_hover_text(cx.t("note-add-hint")).clicked();
        if !is_change && form.draft.waiting.is_none() {
            let aside = ui.add_enabled(!form.draft.is_empty(), Button::new(cx.t("draft-keep")));
            if aside.on_hover_text(cx.t("draft-keep-hint")).clicked() {
                cx.push(Action::PutAside);
            }
        }
        pressed
    });
    // Not `has_focus`, which also asks whether the window has it: a key that arrives here was meant for it.
    let is_writing = ui.memory(eframe::egui::Memory::focused).is_some_and(|id| form.fields.contains(&id));
    let by_key = is_writing && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
    pressed.inner || by_key
}

/// The acts that keep it: of a change, first what it grows out of anew, so that a trial never stands on nothing.
fn push_acts(cx: &mut UiCtx<'_>, draft: &Draft, writing: &Writing, author: &str, links_before: &BTreeSet<NoteId>) {
    let content = draft.content();
    cx.push(Action::Sign(author.to_owned()));
    let Some(note) = draft.changes.clone() else {
        cx.push(Action::Journal(Act::AddNote(NewNote {
            content,
            author: author.to_owned(),
            anchor: writing.anchor.clone(),
            seen: writing.seen.clone(),
            seen_at: None,
            reply_to: writing.reply_to.clone(),
            links: draft.links.clone(),
        })));
        return;
    };
    let link = |to: &NoteId, holds| {
        Action::Journal(Act::LinkNote {
            note: note.clone(),
            to: to.clone(),
            holds,
        })
    };
    for to in draft.links.difference(links_before) {
        cx.push(link(to, true));
    }
    for to in links_before.difference(&draft.links) {
        cx.push(link(to, false));
    }
    cx.push(Action::Journal(Act::ChangeNote { note, content }));
}

const fn hint_key(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Observation => "hint-observation",
        NoteKind::Wonder => "hint-wonder",
        NoteKind::Explanation => "hint-explanation",
        NoteKind::Trial => "hint-trial",
        NoteKind::Agreement => "hint-agreement",
    }
}

/// Key of the sentence that says what is lacking.
pub(super) const fn lack_key(lack: DraftLack) -> &'static str {
    match lack {
        DraftLack::Words => "lack-words",
        DraftLack::Observation => "lack-observation",
        DraftLack::Wonder => "lack-wonder",
        DraftLack::Subject => "lack-subject",
        DraftLack::Sign => "lack-sign",
        DraftLack::Start => "lack-start",
        DraftLack::Due => "lack-due",
    }
}
