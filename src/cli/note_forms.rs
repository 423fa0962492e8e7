//! Notes as they leave the program: JSON, a table, a page to read (see [`super::notes`]).

use std::fmt::Write as _;
use std::sync::PoisonError;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Value as Json, json};

use crate::chart::Table;
use crate::cluster::Tables;
use crate::domain::{Note, NoteId, Period, PlanStage};
use crate::i18n::Locale;
use crate::ui::Desk;
use crate::view::{NoteList, NoteQuery, NoteRow, level_of_note_words, note_kind_words, seen_now};

/// The version of the JSON's form.
pub const VERSION: u32 = 1;

pub(super) fn pretty(json: &Json) -> String {
    serde_json::to_string_pretty(json).unwrap_or_default()
}

/// The notes as the pages say them, by number.
pub(super) fn rows(desk: &Desk, locale: &Locale) -> Vec<NoteRow> {
    let ground = (&desk.tables, &desk.choices());
    let list = NoteList::build(desk.state.notes(), &NoteQuery::default(), ground, locale, &TimeZone::system());
    let mut rows = list.rows;
    rows.extend(list.orphans);
    rows.sort_by_key(|row| row.number);
    rows
}

pub(super) fn heading(row: &NoteRow, locale: &Locale) -> String {
    parted([&row.number.to_string(), note_kind_words(row.kind, locale), &row.place])
}

/// The parts that say something, with a mark between.
pub(super) fn parted<const N: usize>(parts: [&str; N]) -> String {
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

/// What is printed as JSON.
pub(super) fn document(desk: &Desk) -> Json {
    let id = desk.workspace.as_ref().map(|workspace| {
        let open = workspace.lock().unwrap_or_else(PoisonError::into_inner);
        open.id().to_owned()
    });
    json!({
        "version": VERSION,
        "workspace": {"id": id, "name": desk.name},
        "notes": desk.state.notes().iter().map(|note| of_note(note, &desk.tables)).collect::<Vec<_>>(),
    })
}

fn of_note(note: &Note, tables: &Tables) -> Json {
    let house = note.anchor.house.as_ref().and_then(|house| tables.house(house));
    json!({
        "id": note.id,
        "number": note.number,
        "kind": note.content.kind,
        "text": note.content.text,
        "level": note.content.level,
        "tags": note.content.tags,
        "author": note.author,
        "made": time(note.made_ms),
        "changed": time(note.changed_ms),
        "anchor": note.anchor,
        "house_name": house.map(|house| &house.name),
        "seen": seen_now(note, tables),
        "reply_to": note.reply_to,
        "links": note.links,
        "plan": note.content.plan,
        "stage": note.state.stage,
        "reason": note.state.reason,
    })
}

/// A moment as programs write it.
pub(super) fn time(ms: i64) -> String {
    Timestamp::from_millisecond(ms).map_or_else(|_| String::new(), |time| time.to_string())
}

const COLUMNS: [&str; 19] = [
    "cli-column-number",
    "cli-column-id",
    "cli-column-kind",
    "cli-column-text",
    "cli-column-level",
    "cli-column-tags",
    "cli-column-author",
    "cli-column-made",
    "cli-column-changed",
    "cli-column-place",
    "cli-column-seen",
    "cli-column-owner",
    "cli-column-start",
    "cli-column-due",
    "cli-column-sign",
    "cli-column-stage",
    "cli-column-reason",
    "cli-column-reply",
    "cli-column-because",
];

pub(super) fn table(desk: &Desk, locale: &Locale) -> Table {
    let rows = rows(desk, locale).into_iter();
    let known = rows.filter_map(|row| Some((desk.state.note(&row.id)?, row)));
    Table {
        headings: COLUMNS.map(|key| locale.t(key).to_owned()).to_vec(),
        rows: known.map(|(note, row)| cells(note, &row, locale).to_vec()).collect(),
    }
}

fn cells(note: &Note, row: &NoteRow, locale: &Locale) -> [String; COLUMNS.len()] {
    let plan = note.content.plan.clone().unwrap_or_default();
    let period = |period: Option<Period>| period.map_or_else(String::new, |period| locale.period(period));
    let tags: Vec<&str> = note.content.tags.iter().map(|tag| &**tag).collect();
    let links: Vec<String> = note.links.iter().map(NoteId::to_string).collect();
    let level = note.content.level.map_or("", |level| level_of_note_words(level, locale));
    let stage = if note.content.kind.has_plan() {
        locale.t(stage_key(note.state.stage))
    } else {
        ""
    };
    [
        row.number.to_string(),
        row.id.to_string(),
        note_kind_words(row.kind, locale).to_owned(),
        row.text.clone(),
        level.to_owned(),
        tags.join(", "),
        note.author.clone(),
        time(note.made_ms),
        time(note.changed_ms),
        row.place.clone(),
        row.seen.clone(),
        plan.owner,
        period(plan.start),
        period(plan.due),
        plan.sign,
        stage.to_owned(),
        note.state.reason.clone(),
        note.reply_to.as_ref().map_or_else(String::new, NoteId::to_string),
        links.join(", "),
    ]
}

pub(super) fn markdown(desk: &Desk, locale: &Locale) -> String {
    let mut text = format!("# {}\n", locale.with("cli-notes-title", &[("name", desk.name.as_str().into())]));
    for row in rows(desk, locale) {
        if let Some(note) = desk.state.note(&row.id) {
            // Writing to memory does not fail.
            write_note(&mut text, note, &row, locale).ok();
        }
    }
    text
}

/// A note as a part of a page: where and what, the words, what else is said of it, and who and when.
fn write_note(text: &mut String, note: &Note, row: &NoteRow, locale: &Locale) -> std::fmt::Result {
    const SAID_OTHERWISE: [&str; 9] = ["number", "id", "kind", "text", "author", "made", "changed", "place", "seen"];
    write!(text, "\n## {}\n\n{}\n\n", heading(row, locale), row.text.trim())?;
    for (key, cell) in COLUMNS.iter().zip(cells(note, row, locale)) {
        let is_said = SAID_OTHERWISE.iter().any(|said| key.strip_prefix("cli-column-") == Some(said));
        if !cell.is_empty() && !is_said {
            writeln!(text, "- {}: {cell}", locale.t(key))?;
        }
    }
    let id = locale.with("cli-note-id-line", &[("id", row.id.to_string().into())]);
    writeln!(text, "\n*{}*", parted([&row.byline, &row.seen, &row.since, &id]))
}

const fn stage_key(stage: PlanStage) -> &'static str {
    match stage {
        PlanStage::Open => "plan-stage-open",
        PlanStage::Parked => "plan-stage-parked",
        PlanStage::Closed => "plan-stage-closed",
    }
}
