//! `klyngeblik words WORKSPACE [--json|--md]`: the shared language of a workspace, without a window.
//!
//! Without an option every term is a line, under what it belongs to; `--md` is a page to read.
//!
//! # JSON
//!
//! ```json
//! {
//!   "version": 1,
//!   "workspace": {"name": "Klynge Øst"},
//!   "words": [
//!     {"term": {"indicator": "0-2 år"}, "called": "Vuggestuebørn", "words": "børn under tre", "author": "Anna",
//!      "when": "2025-03-03T14:05:00Z", "earlier": [{"words": "de små", "author": "", "when": "2025-02-03T14:05:00Z"}]}
//!   ]
//! }
//! ```
//!
//! - Every term in use, as the page *Fælles sprog* lists them. `term` is as in the journal (see the crate's room `journal`), `called` what
//!   it is called on the pages.
//! - `words`, `author` and `when` are null where the team has not said what it means. `earlier` is oldest first; empty words took back.
//! - A field may be added; [`VERSION`] rises when one goes or changes its meaning.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use jiff::tz::TimeZone;
use serde_json::{Value as Json, json};

use super::note_forms::{parted, pretty, time};
use super::{complain, print};
use crate::domain::Wording;
use crate::i18n::Locale;
use crate::import::Watch;
use crate::journal::{Phrase, Session};
use crate::ui::Desk;
use crate::view::{TermRow, VocabularyView, workspace_words};

/// The version of the JSON's form.
pub const VERSION: u32 = 1;

/// Whose words, and as what.
#[derive(Debug, Args)]
pub(super) struct Order {
    /// The workspace folder
    workspace: PathBuf,
    /// As JSON, for programs
    #[arg(long, conflicts_with = "md")]
    json: bool,
    /// As Markdown, to read
    #[arg(long)]
    md: bool,
}

/// Prints them.
pub(super) fn run(order: &Order, phrase: Option<&Phrase>, locale: &Locale) -> ExitCode {
    let desk = match Desk::open(&order.workspace, &Session::user_folder(), phrase, &Watch::default()) {
        Ok(desk) => desk,
        Err(error) => return complain(&workspace_words(&error, &order.workspace, locale)),
    };
    let view = VocabularyView::build(desk.state.wordings(), &desk.tables, locale, &TimeZone::system());
    if order.json {
        print(&pretty(&document(&desk, &view)));
    } else if order.md {
        print(view.table(locale).to_markdown(locale.t("page-vocabulary")).trim_end());
    } else {
        list(&view, locale);
    }
    ExitCode::SUCCESS
}

fn list(view: &VocabularyView, locale: &Locale) {
    print(&view.sentence);
    for group in &view.groups {
        print(&format!("\n{}", group.title));
        for row in &group.rows {
            let words = if row.words.is_empty() { locale.t("words-none") } else { &row.words };
            print(&format!("  {}: {}", row.name, parted([words, &row.byline])));
        }
    }
}

fn document(desk: &Desk, view: &VocabularyView) -> Json {
    let rows = view.groups.iter().flat_map(|group| &group.rows);
    json!({
        "version": VERSION,
        "workspace": {"name": desk.name},
        "words": rows.map(|row| of_term(row, desk)).collect::<Vec<_>>(),
    })
}

fn of_term(row: &TermRow, desk: &Desk) -> Json {
    let all = desk.state.wordings().get(&row.term).map_or(&[][..], Vec::as_slice);
    let (standing, earlier) = match all.split_last() {
        Some((latest, earlier)) if !latest.text.is_empty() => (Some(latest), earlier),
        _ => (None, all),
    };
    let of_wording = |wording: &Wording| json!({"words": wording.text, "author": wording.author, "when": time(wording.worded_ms)});
    json!({
        "term": row.term,
        "called": row.name,
        "words": standing.map(|wording| &wording.text),
        "author": standing.map(|wording| &wording.author),
        "when": standing.map(|wording| time(wording.worded_ms)),
        "earlier": earlier.iter().map(of_wording).collect::<Vec<_>>(),
    })
}
