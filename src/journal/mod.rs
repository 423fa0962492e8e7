//! The workspace folder: what people did, kept so that it is never lost, and what it amounts to.
//!
//! ```text
//! ui --Act--> check --Event--> journal file, fsync --> fold: State --> every page
//!                                 ↳ folder away: outbox, fsync; into the journal at the next contact
//! ```
//!
//! # On the disk
//!
//! ```text
//! <workspace>/
//!   klynge.json                                {"v": 1, "id": "<uuid>", "name": "<the cluster's name>"}
//!   LÆSMIG.txt                                 what the folder is, in Danish, for a person; never read
//!   kilder/<hash>-<name>                       raw bytes of an import; <hash> is the first 12 hexadecimal digits of their SHA-256
//!   kilder/<hash>-<name>.opskrift.json         recipe: {"v": 1, "file", "sha256", "shape", "added_ms", "choices"}
//!   kilder/<hash>-<name>.kvittering.json       receipt of the latest import, for a person and for later comparison
//!   kilder/<hash>-<name>.<table>.opskrift.json recipe (with "table") of one table of several, and so its receipt;
//!                                              <table> is the first 8 hexadecimal digits of the SHA-256 of the table's name
//!   journal/<writer>.jsonl                     one event a line; only that writer appends to it, and nothing is ever rewritten
//!   journal/<writer>.lock                      empty; locked while a window writes as that writer
//! <the user's own folder>/
//!   skriver.json                               {"v": 1, "writer": "<writer>"}: this person on this machine
//!   venter/<workspace id>/<writer>.jsonl       lines the folder did not take; gone once it has them
//!   venter/<workspace id>/<writer>.lock        empty; locked while a window on this machine writes as that writer
//!   session.json                               see [`Session`]
//!   kladder.json                               notes that are written and not shared
//! ```
//!
//! An event is one line of UTF-8 JSON that ends in `\n`:
//!
//! ```json
//! {"v":1,"at":{"ms":1760000000000,"c":0},"writer":"anna-1a2b3c4d","number":7,"body":{"note_removed":{"note":"bo-99887766#3"}}}
//! ```
//!
//! - `v`: version of the line. A line with a higher version than is known is kept and passed over, whatever its body.
//! - `at`: hybrid logical clock; `ms` since 1970-01-01 UTC (to the end of the year 9999), `c` counts within or beyond it.
//! - `writer`, `number`: together they name the event for good. Numbers grow from 1 to 2⁵³; a gap is a write that failed.
//! - `body`: an object with one key, the body's name.
//!
//! | body | fields |
//! |---|---|
//! | `note_added` | content, `author`, `anchor`, `seen` (left out where nothing was), `seen_at` (the period of that, where `anchor` has none), `reply_to`, `links`; its id is `<writer>#<number>` |
//! | `note_changed` | `note`, content; of `level`, `tags` and `plan` what is left out stays as it was, `null` takes it back |
//! | `note_removed` | `note` |
//! | `note_linked` | `note`, `to`, `holds`: whether the note grows out of the other from now on |
//! | `note_moved` | `note`, `anchor`, `seen`, `seen_at` |
//! | `plan_state_set` | `note`, `stage` (`open`, `parked`, `closed`), `reason`, `author` |
//! | `term_worded` | `term` (`indicator`, `level` or `concept`), `text` (empty takes it back), `author` |
//! | `houses_ordered` | `houses` |
//! | `house_change_added` | `change`: `kind`, `from`, `to`, `when`, `note`; its id is `<writer>#<number>` |
//! | `house_change_corrected` | `id`, `change` |
//! | `house_change_removed` | `id` |
//! | `houses_told_apart` | `one`, `other`: two houses that look like one |
//! | `series_choice_added` | `author`, `choice`: `indicator`, `house` (left out for all), `what`; its id is `<writer>#<number>` |
//! | `series_choice_removed` | `id` |
//! | `view_kept` | `name`, `view` (see below), `author`; its id is `<writer>#<number>` |
//! | `view_renamed` | `id`, `name` |
//! | `view_removed` | `id` |
//! | `least_shown_set` | `least`: the fewest people behind a figure that is shown; one lower than holds everywhere counts as that |
//! | `undone` | `number` of an earlier act of the same writer, which stands no more |
//! | `redone` | `number` of an act of the same writer that was undone and stands again, in its old place |
//! | any other | from a newer program: kept, passed over |
//!
//! The content of a note is `kind` (`observation`, `wonder`, `explanation`, `trial`, `agreement`), `text` in Markdown and, where they are
//! said, `level` (`child`, `staff`, `leader`, `leadership_team`, `cluster`), `tags` and `plan` (`owner`, `start`, `due`, `sign`).
//!
//! `what` of a choice about a series is an object with one key: `baseline` (`from`, `to`), `rebase` (`from`, `reason`), `exclusion`
//! (`period`, `reason`) or `requirement` (`value`, `from`, `source`). A key that is not known makes the whole event one from a newer program.
//!
//! `view` is an object with these fields, each of which may be left out: `page`, `filter` (`houses`, `only_recent`, `from_year`,
//! `to_year`, `topic`), `indicator`, `compare`, `tables`, `part`, `place`. It is kept word for word; what is not known of it is passed over
//! when it is opened, not when it is read.
//!
//! A name or a field never changes its meaning; a new meaning gets a new name, and `v` grows only where old programs must not guess.
//!
//! # The fold
//!
//! State is a function of the set of events: the same in whatever order and however often they come.
//! Events are ordered by (`at`, `writer`, `number`). An undone act counts as never done. Of changes and removals of one note the last
//! decides, and so it is with what became of a house, with kept views, with the order of houses and with the limit for small numbers. A choice about a
//! series that was removed once is gone, until that removal is undone.
//!
//! Two different events of one writer and number (two machines with one name, a folder that was copied back) are reported, and both
//! count: the later one, or of the same `at` the greater as text, keeps the name; the other goes by `<writer>~<hash>#<number>`, where
//! `<hash>` is the first 8 hexadecimal digits of the SHA-256 of its line. Such numbers neither undo nor are undone. The writer takes a
//! new id when it is opened next.
//!
//! # Reading it without the program
//!
//! `LÆSMIG.txt`, written into every workspace, says in eight rules how the notes are read; `tests/reader.py` is a reader of fifty lines
//! that knows these rules alone, and the tests hold it against the program. In short: read every `*.jsonl` in `journal`; pass over what
//! is no whole object; take each (`writer`, `number`) once, twins as above; walk each writer's lines by `number` for `undone` and
//! `redone`; order what is left by (`at`, `writer`, `number`); make the notes of `note_added`, and let the later lines change them.
//!
//! # What may go wrong
//!
//! - *A torn or damaged line* is left where it stands, reported as a [`JournalIssue`], and every other line loads. If the file ends in
//!   the middle of a line, the next event begins on a new one.
//! - *The folder cannot be written* (full disk, drive gone, folder deleted, only readable): what the disk did not take is taken back
//!   from the journal, and the line, with the number it has, is kept in the outbox. The act counts. At the next contact (an act,
//!   [`Workspace::catch_up`], opening) the lines go into the journal in their order and the outbox is removed; stopped on the way, a line
//!   may stand twice, and counts once. A place where `klynge.json` is missing or another workspace's is not written in. Where not even
//!   the outbox can be written the act is refused, and nothing has happened.
//! - *The folder comes back older* than it was: a window that is open writes again what its own journal lacks.
//! - *A clock set back* changes no order: an event is later than all its writer had seen.
//! - *Two windows, or two writers of one name,* hold a journal each, by a lock in the folder and one on this machine; where a drive knows
//!   no locks, a window takes a name nobody else has.
//!
//! On unix files are made 0600 and folders 0700. Every write is synced before it counts, the folder with it where a name is new.
//!
//! # What others write
//!
//! A [`Lookout`] tells by names, lengths and times of the journals whether there is anything to read; [`Workspace::catch_up`] reads only
//! what was added. The window looks every two seconds, and is woken only by news.

mod act;
mod clock;
mod disk;
mod draft_file;
mod error;
mod event;
mod fold;
mod houses;
mod issue;
mod kept_views;
mod line;
mod lookout;
mod outbox;
mod outside;
mod past;
mod picture;
mod reading;
mod rewriting;
mod series;
mod session;
mod sources;
mod undo;
mod workspace;
mod writer;

#[cfg(test)]
mod tests;

pub use act::Act;
pub use clock::Stamp;
pub use draft_file::{load_drafts, save_drafts};
pub use error::{Away, WorkspaceError};
pub use event::{Body, Event};
pub use fold::State;
pub use issue::{IssueReason, JournalIssue};
pub use kept_views::{KeptView, KeptViewId};
pub use lookout::Lookout;
pub use outside::{free_path, is_taken, save_outside};
pub use past::{Deed, Subject};
pub use rewriting::Rewriting;
pub use session::Session;
pub use sources::{SourceRecord, placement_in, recipe_for};
pub use workspace::{Inspection, News, Workspace};

use clock::Clock;
use fold::Taken;
use writer::JournalWriter;
