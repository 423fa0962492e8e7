//! `klyngeblik journal WORKSPACE verify|history`: what stands in the journals of a workspace, without a window and without taking part:
//! nothing is written, and nobody who writes is held up.
//!
//! - `verify [--json]` says what was read, and names every line that is set aside. Exit codes: 0 all of it can be read; 1 lines are set
//!   aside, or two lines have one name; 2 it is no workspace, or cannot be read.
//! - `history [--note NAME] [--json]` says who did what when, the latest first: of everything, or of one note. Exit codes: 0 or 2.
//!
//! # JSON
//!
//! `verify`:
//!
//! ```json
//! {"version": 1, "workspace": {"id": "0b6c…", "name": "Klynge Øst"}, "files": 2, "lines": 14, "events": 13, "writers": ["anna", "bo"],
//!  "notes": 5, "passed_over": 0, "issues": [{"file": "…/anna.jsonl", "line": 9, "reason": "torn"}]}
//! ```
//!
//! `reason` is `torn`, `damaged`, `doubled` or `unreadable` (then `line` is 0); `passed_over` counts events of a newer program.
//!
//! `history`, in the order of all events:
//!
//! ```json
//! {"version": 1, "events": [{"id": "anna#7", "at": "2025-03-03T14:05:00Z", "name": "Anna", "what": "note_changed", "undone": false,
//!  "of": null, "body": {"note": "bo#3", "kind": "wonder", "text": "Hvad skete her?"}}]}
//! ```
//!
//! `what` and `body` are as in the journal, but for `seen`, which is left out: it may hold a figure that few people stand behind. `of` is
//! the event an undo or redo speaks of. A field may be added; [`VERSION`] rises when one goes or changes its meaning.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use jiff::tz::TimeZone;
use serde_json::{Value as Json, json};

use super::note_forms::time;
use super::{complain, file_name, print};
use crate::cluster::Tables;
use crate::i18n::Locale;
use crate::journal::{Deed, Inspection, IssueReason, JournalIssue, Phrase, Subject, Workspace};
use crate::view::{PastView, workspace_words};

/// The version of the JSON's form.
pub const VERSION: u32 = 1;

/// What to say of the journals of a workspace.
#[derive(Debug, Args)]
pub(super) struct Order {
    /// The workspace folder
    workspace: PathBuf,
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Say whether all of it can be read, and name the lines that cannot
    Verify {
        /// As JSON, for programs
        #[arg(long)]
        json: bool,
    },
    /// Say who did what when
    History {
        /// Only of the note of that name
        #[arg(long)]
        note: Option<String>,
        /// As JSON, for programs
        #[arg(long)]
        json: bool,
    },
}

/// Does what was asked.
pub(super) fn run(order: &Order, phrase: Option<&Phrase>, locale: &Locale) -> ExitCode {
    let journals = match Workspace::inspect(&order.workspace, phrase) {
        Ok(journals) => journals,
        Err(error) => return complain(&workspace_words(&error, &order.workspace, locale)),
    };
    match &order.what {
        What::Verify { json } => verify(&journals, *json, locale),
        What::History { note, json } => match subject(note.as_deref(), locale) {
            Ok(subject) => history(&journals, &subject, *json, locale),
            Err(why) => complain(&why),
        },
    }
}

fn verify(journals: &Inspection, json: bool, locale: &Locale) -> ExitCode {
    if json {
        print(&serde_json::to_string_pretty(&of_inspection(journals)).unwrap_or_default());
    } else {
        let key = if journals.issues.is_empty() {
            "cli-journal-whole"
        } else {
            "cli-journal-issues"
        };
        let counts = [
            ("lines", journals.n_lines.into()),
            ("files", journals.n_files.into()),
            ("events", journals.state.n_events().into()),
            ("writers", journals.state.writers().count().into()),
            ("notes", journals.state.notes().len().into()),
            ("n", journals.issues.len().into()),
        ];
        print(&locale.with(key, &counts));
        for issue in &journals.issues {
            print(&issue_words(issue, locale));
        }
    }
    ExitCode::from(u8::from(!journals.issues.is_empty()))
}

fn issue_words(issue: &JournalIssue, locale: &Locale) -> String {
    let key = match issue.reason {
        IssueReason::Torn => "cli-journal-torn",
        IssueReason::Damaged => "cli-journal-damaged",
        IssueReason::Doubled => "cli-journal-doubled",
        IssueReason::Unreadable => "cli-journal-unreadable",
    };
    locale.with(
        key,
        &[("file", file_name(&issue.file).into()), ("line", issue.line.to_string().into())],
    )
}

fn of_inspection(journals: &Inspection) -> Json {
    let issues = journals.issues.iter().map(|issue| {
        let reason = match issue.reason {
            IssueReason::Torn => "torn",
            IssueReason::Damaged => "damaged",
            IssueReason::Doubled => "doubled",
            IssueReason::Unreadable => "unreadable",
        };
        json!({"file": issue.file.display().to_string(), "line": issue.line, "reason": reason})
    });
    json!({
        "version": VERSION,
        "workspace": {"id": journals.id, "name": journals.name},
        "files": journals.n_files,
        "lines": journals.n_lines,
        "events": journals.state.n_events(),
        "writers": journals.state.writers().collect::<Vec<_>>(),
        "notes": journals.state.notes().len(),
        "passed_over": journals.state.passed_over(),
        "issues": issues.collect::<Vec<_>>(),
    })
}

fn subject(note: Option<&str>, locale: &Locale) -> Result<Subject, String> {
    let Some(note) = note else { return Ok(Subject::All) };
    let id = note.parse().map_err(|_| locale.with("cli-note-id", &[("id", note.into())]))?;
    Ok(Subject::Note(id))
}

fn history(journals: &Inspection, subject: &Subject, json: bool, locale: &Locale) -> ExitCode {
    if json {
        let events: Vec<Json> = journals.state.history(subject).iter().map(of_deed).collect();
        print(&serde_json::to_string_pretty(&json!({"version": VERSION, "events": events})).unwrap_or_default());
        return ExitCode::SUCCESS;
    }
    let past = PastView::build(&journals.state, subject, &Tables::default(), locale, &TimeZone::system());
    print(&past.title);
    for row in past.rows {
        print(format!("{}  {} {}", row.when, row.what, row.standing).trim_end());
        for line in row.words.lines() {
            print(&format!("    {line}"));
        }
    }
    ExitCode::SUCCESS
}

fn of_deed(deed: &Deed) -> Json {
    let event = &deed.event;
    let body = serde_json::to_value(event)
        .ok()
        .and_then(|mut line| line.get_mut("body").map(Json::take));
    let (what, mut body) = match body {
        Some(Json::Object(named)) if named.len() == 1 => named.into_iter().next().unwrap_or_default(),
        other => (String::new(), other.unwrap_or_default()),
    };
    if let Some(fields) = body.as_object_mut() {
        fields.remove("seen");
    }
    json!({
        "id": event.id(),
        "at": time(event.stamp.wall_ms),
        "name": deed.name,
        "what": what,
        "undone": deed.is_undone,
        "of": deed.of.as_ref().map(|of| of.id()),
        "body": body,
    })
}
