//! `klyngeblik notes WORKSPACE list|add|forget|export`: the notes of a workspace, without a window.
//!
//! - `list [--json]` prints them, `add --text T …` writes one and prints its name once it is safe on a disk, `export [--json|--csv|--md]
//!   [--out F]` writes them for others to read: Markdown unless something else is asked.
//! - `forget NAME` takes words out of the journal for good; where another wrote them, it says who, and `--ask` leaves the wish there.
//! - Kinds and levels are named in Danish or English, a house by its name or its number, periods as the statistics bank writes them.
//! - Where the folder cannot be written, `add` keeps the note on this computer and says so; it goes into the folder at the next contact.
//! - The CSV is that of the charts (RFC 4180, `;` between cells, UTF-8 with a byte order mark), one note a line, headings in words.
//!
//! Exit codes: 0 it is done; 2 it is not, and one sentence says why.
//!
//! # JSON
//!
//! ```json
//! {
//!   "version": 1,
//!   "workspace": {"id": "0b6c…", "name": "Klynge Øst"},
//!   "notes": [
//!     {"id": "anna-1a2b3c4d#7", "number": 3, "kind": "wonder", "text": "Hvad skete her?", "level": "staff", "tags": ["vinter"],
//!      "author": "Anna", "made": "2025-03-03T14:05:00Z", "changed": "2025-03-03T14:05:00Z",
//!      "anchor": {"house": "G1", "indicator": "Sygefravær", "period": "2025M02"}, "house_name": "Fyrtårnet",
//!      "seen": {"figure": {"number": 8.4}}, "reply_to": null, "links": [], "plan": null, "stage": "open", "reason": ""}
//!   ]
//! }
//! ```
//!
//! - Notes that live, by number. `id` is the note's lasting name, `number` the one on screen.
//! - `kind`, `level`, `anchor`, `seen`, `plan` and `stage` are as in the journal (see the crate's room `journal`); `level` and `plan` are null
//!   where nothing is said.
//! - A figure in `seen` that few people stand behind is `{"figure": {"absent": "too_few"}}`, or `withheld`.
//! - A field may be added; [`VERSION`](super::note_forms::VERSION) rises when one goes or changes its meaning.

use std::collections::BTreeSet;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::{ArgGroup, Args, Subcommand};
use jiff::Timestamp;
use serde::Deserialize as _;
use serde_json::Value as Json;

use super::note_forms::{document, heading, markdown, parted, pretty, rows, table};
use super::{complain, print};
use crate::domain::{Anchor, HouseId, NewNote, NoteContent, NoteId, NoteKind, NoteLevel, Period, Plan, ThemeName};
use crate::format::fold;
use crate::i18n::{Lang, Locale};
use crate::import::Watch;
use crate::journal::{Act, Phrase, Session, Workspace, WorkspaceError, load_drafts, save_drafts, save_outside};
use crate::ui::Desk;
use crate::view::{PlaceView, level_of_note_words, note_kind_words, time_seen, workspace_words};

/// What to do with the notes of a workspace.
#[derive(Debug, Args)]
pub(super) struct Order {
    /// The workspace folder
    workspace: PathBuf,
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Print the notes
    List {
        /// As JSON, for programs
        #[arg(long)]
        json: bool,
    },
    /// Write a note; its name is printed once it is safe on a disk
    Add(Box<Written>),
    /// Forget a note, or whatever else was written, for good; this cannot be undone
    Forget {
        /// Its name, as `list` and `journal history` print it
        id: String,
        /// Where another wrote it: ask for it to be forgotten, when that person opens the folder next
        #[arg(long)]
        ask: bool,
    },
    /// Write the notes for others to read
    #[command(group(ArgGroup::new("form").args(["json", "csv", "md"])))]
    Export {
        /// As JSON, for programs
        #[arg(long)]
        json: bool,
        /// As CSV, for a sheet
        #[arg(long)]
        csv: bool,
        /// As Markdown, to read; so unless something else is asked
        #[arg(long)]
        md: bool,
        /// Where to write; without it, to the terminal
        #[arg(long)]
        out: Option<PathBuf>,
    },
}

/// A note as it is asked for.
#[derive(Debug, Args)]
struct Written {
    /// The words, in Markdown; - reads them from the standard input
    #[arg(long)]
    text: String,
    /// observation (iagttagelse), wonder (undren), explanation (forklaring), trial (prøvehandling) or agreement (aftale)
    #[arg(long, default_value = "observation")]
    kind: String,
    /// The house, by its name or its number
    #[arg(long)]
    house: Option<String>,
    /// The indicator, as the pages call it
    #[arg(long)]
    indicator: Option<String>,
    /// The period: 2025, 2025M03, 2025K1, 2025/26, 2025-03-03
    #[arg(long)]
    period: Option<String>,
    /// The theme of supervision
    #[arg(long)]
    theme: Option<String>,
    /// Who says it; else the name notes are signed with in the window
    #[arg(long)]
    author: Option<String>,
    /// child (barn), staff (medarbejder), leader (leder), `leadership_team` (ledelsesteam) or cluster (klynge)
    #[arg(long)]
    level: Option<String>,
    /// A word to find it by; may be given several times
    #[arg(long, num_args = 1..)]
    tag: Vec<String>,
    /// Who sees to an agreement or a trial
    #[arg(long)]
    owner: Option<String>,
    /// When it is to be kept, or looked at again
    #[arg(long)]
    due: Option<String>,
    /// The sign that would show that a trial helped
    #[arg(long)]
    sign: Option<String>,
    /// When a trial begins
    #[arg(long)]
    start: Option<String>,
    /// The name of a note it grows out of; may be given several times
    #[arg(long, num_args = 1..)]
    because: Vec<String>,
}

/// The folder, and the phrase of its lock.
type Place<'a> = (&'a Path, Option<&'a Phrase>);

/// Does what was asked.
pub(super) fn run(order: &Order, phrase: Option<&Phrase>, locale: &Locale) -> ExitCode {
    let done = match &order.what {
        What::List { json } => list((&order.workspace, phrase), *json, locale),
        What::Add(written) => add((&order.workspace, phrase), written, locale),
        What::Forget { id, ask } => forget((&order.workspace, phrase), id, *ask, locale),
        What::Export { json, csv, out, .. } => export((&order.workspace, phrase), (*json, *csv), out.as_deref(), locale),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => complain(&why),
    }
}

fn open((folder, phrase): Place<'_>, locale: &Locale) -> Result<Desk, String> {
    Desk::open(folder, &Session::user_folder(), phrase, &Watch::default()).map_err(|error| workspace_words(&error, folder, locale))
}

fn list((folder, phrase): Place<'_>, json: bool, locale: &Locale) -> Result<(), String> {
    let desk = open((folder, phrase), locale)?;
    if json {
        print(&pretty(&document(&desk)));
        return Ok(());
    }
    let rows = rows(&desk, locale);
    if rows.is_empty() {
        print(locale.t("cli-notes-none"));
    }
    for row in rows {
        print(&heading(&row, locale));
        for line in row.text.lines() {
            print(&format!("    {line}"));
        }
        print(&format!("    {}", parted([row.byline.as_str(), &row.seen, &row.id.to_string()])));
    }
    Ok(())
}

fn export((folder, phrase): Place<'_>, (json, csv): (bool, bool), out: Option<&Path>, locale: &Locale) -> Result<(), String> {
    let desk = open((folder, phrase), locale)?;
    let text = if json {
        pretty(&document(&desk))
    } else if csv {
        table(&desk, locale).to_csv()
    } else {
        markdown(&desk, locale)
    };
    match out {
        None => print(text.trim_end()),
        Some(path) => save_outside(path, text.as_bytes(), true)
            .map_err(|error| locale.with("cli-not-written", &[("why", error.to_string().into())]))?,
    }
    Ok(())
}

fn add((folder, phrase): Place<'_>, written: &Written, locale: &Locale) -> Result<(), String> {
    let asked = written.note(locale)?;
    let said = |error: WorkspaceError| workspace_words(&error, folder, locale);
    // Only a note with a place needs the sources read.
    let note = if asked.anchor == Anchor::default() {
        (Workspace::open_under(folder, &Session::user_folder(), phrase).map_err(said)?, asked)
    } else {
        let desk = open((folder, phrase), locale)?;
        let note = placed(asked, &desk, locale)?;
        let shared = desk.workspace.and_then(Arc::into_inner).and_then(|open| open.into_inner().ok());
        (shared.ok_or_else(|| locale.t("problem-job").to_owned())?, note)
    };
    let (mut workspace, note) = note;
    let event = workspace.act(Act::AddNote(note), Timestamp::now().as_millisecond()).map_err(said)?;
    print(&event.id().to_string());
    if workspace.n_waiting() > 0 {
        complain(locale.t("cli-note-kept-aside"));
    }
    Ok(())
}

fn forget((folder, phrase): Place<'_>, id: &str, ask: bool, locale: &Locale) -> Result<(), String> {
    let of = name(id, locale)?;
    let user_folder = Session::user_folder();
    let said = |error: WorkspaceError| workspace_words(&error, folder, locale);
    let mut workspace = Workspace::open_under(folder, &user_folder, phrase).map_err(said)?;
    let now_ms = Timestamp::now().as_millisecond();
    if ask && !workspace.is_own(&of.writer) {
        let author = Session::load(&user_folder).author;
        workspace.act(Act::AskToForget { of, author }, now_ms).map_err(said)?;
        print(locale.t("forget-ask-done"));
        return Ok(());
    }
    workspace.forget(&of, now_ms).map_err(said)?;
    forget_drafts(&user_folder, &of).map_err(said)?;
    let mut under_key = workspace.load_drafts();
    if without_changes(&mut under_key, &of) {
        workspace.save_drafts(&under_key).map_err(said)?;
    }
    print(locale.t("forget-done"));
    Ok(())
}

/// The drafts of changes to a note go with it.
fn forget_drafts(user_folder: &Path, note: &NoteId) -> Result<(), WorkspaceError> {
    let mut drafts = load_drafts(user_folder);
    if without_changes(&mut drafts, note) {
        save_drafts(user_folder, &drafts)?;
    }
    Ok(())
}

/// Takes the drafts of changes to a note out of all drafts. Gives whether there were any.
fn without_changes(drafts: &mut Json, note: &NoteId) -> bool {
    let Some(all) = drafts.as_array_mut() else { return false };
    let n_drafts = all.len();
    all.retain(|kept| kept.pointer("/draft/changes").and_then(Json::as_str) != Some(note.to_string().as_str()));
    all.len() < n_drafts
}

/// The note at the house and the indicator that are meant, with what stands there.
fn placed(note: NewNote, desk: &Desk, locale: &Locale) -> Result<NewNote, String> {
    let tables = &desk.tables;
    let mut anchor = note.anchor;
    if let Some(house) = &anchor.house {
        let name = fold(&house.0);
        let known = tables.houses().iter().find(|known| known.id == *house || fold(&known.name) == name);
        let known = known.ok_or_else(|| locale.with("cli-note-house", &[("house", (*house.0).into())]))?;
        anchor.house = Some(known.id.clone());
    }
    if let Some(indicator) = &anchor.indicator {
        let name = fold(&indicator.0);
        let known = tables
            .indicators()
            .iter()
            .find(|known| fold(&known.id.0) == name || fold(known.title()) == name);
        let known = known.ok_or_else(|| locale.with("cli-chart-no-indicator", &[("name", (*indicator.0).into())]))?;
        anchor.indicator = Some(known.id.clone());
    }
    Ok(NewNote {
        seen: PlaceView::build(&anchor, tables, &desk.choices(), locale).seen,
        seen_at: time_seen(&anchor, tables).filter(|_| anchor.period.is_none()),
        anchor,
        ..note
    })
}

impl Written {
    fn note(&self, locale: &Locale) -> Result<NewNote, String> {
        let anchor = Anchor {
            house: self.house.as_deref().map(HouseId::from),
            indicator: self.indicator.as_deref().map(Into::into),
            theme: self.theme.as_deref().map(|theme| ThemeName(theme.into())),
            period: period(self.period.as_deref(), locale)?,
            until: None,
        };
        Ok(NewNote {
            content: NoteContent {
                kind: kind(&self.kind, locale)?,
                text: text(&self.text),
                level: self.level.as_deref().map(|named| level(named, locale)).transpose()?,
                tags: self
                    .tag
                    .iter()
                    .map(|tag| tag.trim().into())
                    .filter(|tag: &Arc<str>| !tag.is_empty())
                    .collect(),
                plan: self.plan(locale)?,
            },
            author: self.author.clone().unwrap_or_else(|| Session::load(&Session::user_folder()).author),
            anchor,
            seen: None,
            seen_at: None,
            reply_to: None,
            links: self
                .because
                .iter()
                .map(|id| name(id, locale))
                .collect::<Result<BTreeSet<NoteId>, _>>()?,
        })
    }

    fn plan(&self, locale: &Locale) -> Result<Option<Plan>, String> {
        let plan = Plan {
            owner: self.owner.clone().unwrap_or_default(),
            start: period(self.start.as_deref(), locale)?,
            due: period(self.due.as_deref(), locale)?,
            sign: self.sign.clone().unwrap_or_default(),
        };
        Ok((plan != Plan::default()).then_some(plan))
    }
}

/// The words; those of the standard input where they are asked for.
fn text(asked: &str) -> String {
    let mut text = asked.to_owned();
    if asked == "-" {
        text.clear();
        std::io::stdin().read_to_string(&mut text).ok();
    }
    text.trim().to_owned()
}

fn period(asked: Option<&str>, locale: &Locale) -> Result<Option<Period>, String> {
    let read = |asked: &str| {
        let period = asked.trim().parse();
        period.map_err(|_| locale.with("cli-note-period", &[("period", asked.into())]))
    };
    asked.map(read).transpose()
}

fn name(asked: &str, locale: &Locale) -> Result<NoteId, String> {
    asked.parse().map_err(|_| locale.with("cli-note-id", &[("id", asked.into())]))
}

/// A word as the journal spells it: "Leadership team" is `leadership_team`.
fn spelt(asked: &str) -> Json {
    fold(asked).replace([' ', '-'], "_").into()
}

fn kind(asked: &str, locale: &Locale) -> Result<NoteKind, String> {
    let is_called = |kind: &NoteKind| {
        Lang::ALL
            .into_iter()
            .any(|lang| fold(note_kind_words(*kind, &Locale::new(lang))) == fold(asked))
    };
    let known = NoteKind::deserialize(spelt(asked)).ok();
    let known = known.or_else(|| NoteKind::ALL.into_iter().find(is_called));
    known.ok_or_else(|| locale.with("cli-note-kind", &[("kind", asked.into())]))
}

fn level(asked: &str, locale: &Locale) -> Result<NoteLevel, String> {
    let is_called = |level: &NoteLevel| {
        Lang::ALL
            .into_iter()
            .any(|lang| fold(level_of_note_words(*level, &Locale::new(lang))) == fold(asked))
    };
    let known = NoteLevel::deserialize(spelt(asked)).ok();
    let known = known.or_else(|| NoteLevel::ALL.into_iter().find(is_called));
    known.ok_or_else(|| locale.with("cli-note-level", &[("level", asked.into())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_and_levels_are_named_in_danish_and_english() {
        let locale = Locale::new(Lang::Da);
        let kinds = [
            ("undren", NoteKind::Wonder),
            ("Wonder", NoteKind::Wonder),
            ("PRØVEHANDLING", NoteKind::Trial),
            ("proevehandling", NoteKind::Trial),
            ("agreement", NoteKind::Agreement),
        ];
        for (named, meant) in kinds {
            assert_eq!(kind(named, &locale), Ok(meant), "{named}");
        }
        let levels = [
            ("barn", NoteLevel::Child),
            ("Ledelsesteam", NoteLevel::LeadershipTeam),
            ("leadership-team", NoteLevel::LeadershipTeam),
            ("Leadership team", NoteLevel::LeadershipTeam),
            ("staff", NoteLevel::Staff),
        ];
        for (named, meant) in levels {
            assert_eq!(level(named, &locale), Ok(meant), "{named}");
        }
        assert!(kind("mening", &locale).is_err() && level("kommune", &locale).is_err());
    }
}
