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
//!   klynge.json                                {"v": 1, "id": "<uuid>", "name": "<the cluster's name>"}; where locked, see below
//!   LÆSMIG.txt                                 what the folder is, in Danish, for a person; never read
//!   kilder/<hash>-<name>                       raw bytes of an import; <hash> is the first 12 hexadecimal digits of their SHA-256
//!   kilder/<hash>-<name>.opskrift.json         recipe: {"v": 1, "file", "sha256", "shape", "added_ms", "choices"}
//!   kilder/<hash>-<name>.kvittering.json       receipt of the latest import, for a person and for later comparison
//!   kilder/<hash>-<name>.<table>.opskrift.json recipe (with "table") of one table of several, and so its receipt;
//!                                              <table> is the first 8 hexadecimal digits of the SHA-256 of the table's name
//!   journal/<writer>.jsonl                     one event a line; only that writer appends to it, and rewrites it only to forget
//!   journal/<writer>.lock                      empty; locked while a window writes as that writer
//! <the user's own folder>/
//!   skriver.json                               {"v": 1, "writer": "<writer>"}: this person on this machine
//!   venter/<workspace id>/<writer>.jsonl       lines the folder did not take; gone once it has them
//!   venter/<workspace id>/<writer>.lock        empty; locked while a window on this machine writes as that writer
//!   glemt/<workspace id>.jsonl                 the stones of what was forgotten on this machine
//!   session.json                               see [`Session`]
//!   kladder.json                               notes that are written and not shared
//!   kladder/<workspace id>.laast               those of a locked workspace
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
//! | `term_worded` | `term` (`indicator`, `indicator_name`, `level` or `concept`), `text` (empty takes it back), `author` |
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
//! | `forgotten` | `was`, the name of the body that stood here; `of`, what it spoke of; `ms`, when it was forgotten: see below |
//! | `forget_asked` | `of`, whose writer is asked to forget it; `author` |
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
//! # Forgetting
//!
//! To forget is a deliberate act of its own, for words that must not be kept: [`Workspace::forget`]. The lines that hold them, that of
//! a note and those of what its writer said of it, are taken out of the writer's own journal and out of every copy of it in the
//! folder; in place of each stands a *stone*, with the same writer, number and stamp and the body `forgotten`. So names, numbers on
//! screen and the order hold, and everyone can see that something stood here.
//!
//! - A stone wins over every event of its writer, number and stamp, whichever is met first; of two stones the greater as text stays. It
//!   is no act: it is neither undone nor does it undo.
//! - What speaks of a note (a choice, a view …) that a stone stands for says nothing any more, whoever wrote it. Each writer's program
//!   takes its own such lines out when it meets the stone, and so it does with its own words in an older copy that comes back.
//! - The writer's stones are kept in her own folder too, before anything is rewritten: a rewriting that is cut short is gone on with at
//!   the next opening, and a backup put back over the journal is rewritten.
//! - A file is rewritten beside the old one and put in its place. It then begins with a line of blanks, one more at each time, by which
//!   those who had read it see that it is to be read anew.
//! - A line that is damaged, but shows the name of what is forgotten, goes too, and so does what a cut-short rewriting left behind.
//! - Only who wrote something can forget it, on the machine it was written on. Others can ask: `forget_asked`.
//!
//! # The lock
//!
//! A folder can be locked with a passphrase: [`Workspace::lock`]. Its `klynge.json` has then `"v": 2`, the name in plain as before, and
//! `"lock": {"version": 1, "key": "<base64>", "moving": "in"}`.
//!
//! - `key` is an age file under the passphrase (scrypt) that holds 32 random bytes, the key. Another phrase puts the same key anew.
//! - A line of a journal is base64 of a nonce of 24 bytes and what XChaCha20-Poly1305 makes of the line, bound to the associated data
//!   `klyngeblik-linje 1`. Where a line cannot be opened it is damaged, and every other line loads.
//! - A file in `kilder/` begins with `klyngeblik-laast 1\n`, which is its associated data too; the nonce and the rest follow. Raw bytes
//!   are called `<mark>-laast`, and recipes and receipts are beside them as ever. `<mark>`, and what stands for a table's name, are
//!   the first hexadecimal digits of the SHA-256 of the key and the digits that stood there unlocked: nobody without the key can tell
//!   from them what a file is or was called.
//! - What waits on a machine for the folder lies under the key too, and so do the drafts of its notes.
//! - `moving` is there while the folder is on its way `in` or `out`: then lines and files of both sorts stand in it, and both are read.
//!   `klynge.json` is written before anything lies under the key, and the key goes only when nothing lies under it any more. So a locking
//!   that is cut short anywhere is a folder that opens, at first without the phrase, then with it, and goes on.
//! - A plain line or file in a locked folder, as an older copy brings it, is read, and locked at the next opening. The lock keeps
//!   secrets; it does not tell who may add something.
//! - A folder is locked and unlocked by one window while no other has it open. A program that meets a lock it did not open with writes
//!   nothing in the folder: what is done is kept aside.
//! - The phrase is never written, and what remembers it or the key is emptied when it is let go, as far as the crates do so.
//! - Not hidden: how many writers, lines and sources there are, how long, and when; the writers' ids; the cluster's name.
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
#[cfg(test)]
mod event_tests;
mod fold;
mod forget;
mod houses;
mod issue;
mod kept_views;
mod line;
mod lock;
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
pub use event::{Body, Event, Stone};
pub use fold::State;
pub use issue::{IssueReason, JournalIssue};
pub use kept_views::{KeptView, KeptViewId};
pub use lock::Phrase;
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
