//! What the team does with notes: opening, answering, going on from one, putting a draft aside and sharing it.

use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::Value as Json;

use crate::domain::{Anchor, AnchorValue, NewNote, NoteId, NoteKind};
use crate::jobs::Lane;
use crate::journal::{Act, save_drafts};
use crate::view::{Filter, time_seen};

use super::action::{DraftKey, Page, Selection};
use super::app::{App, JobKey, JobResult};
use super::desk::{self, Desk};
use super::draft::Draft;
use super::drafts::DraftPlace;

/// Drafts are kept this often while somebody writes, in seconds.
const KEEPS_EVERY: f64 = 1.0;

impl App {
    /// The note whose page is open.
    pub(super) fn read_note(&self) -> Option<&NoteId> {
        let note = self.looking.note.as_ref().filter(|_| self.looking.page == Page::Notes)?;
        self.desk.state.note(note).map(|_| note)
    }

    /// Opens a note's own page.
    pub(super) fn open_note_page(&mut self, id: &NoteId) {
        if self.desk.state.note(id).is_some() {
            self.go(Page::Notes);
            self.looking.note = Some(id.clone());
            self.looking.plan_form = None;
        }
    }

    /// Opens a note's own page with the pen in the answer.
    pub(super) fn reply(&mut self, id: &NoteId) {
        self.open_note_page(id);
        self.turn_drafts();
        self.drafts.wants_focus = true;
    }

    /// Turns to the draft of the place that is written at now.
    pub(super) fn turn_drafts(&mut self) {
        let place = self.writing_place();
        self.drafts.turn_to(place);
    }

    fn writing_place(&self) -> Option<DraftPlace> {
        let workspace = self.desk.folder.clone();
        if let Some(note) = self.read_note().and_then(|id| self.desk.state.note(id)) {
            return Some(DraftPlace {
                workspace,
                anchor: self.settled(note.anchor.clone()),
                reply_to: Some(note.id.clone()),
            });
        }
        self.looking.selection.as_ref().map(|selection| DraftPlace {
            workspace,
            anchor: selection.anchor.clone(),
            reply_to: None,
        })
    }

    /// Goes to the place of a note.
    pub(super) fn open_note(&mut self, id: &NoteId) {
        let Some(note) = self.desk.state.note(id) else { return };
        let mut anchor = note.anchor.clone();
        anchor.house = anchor.house.map(|house| self.desk.tables.shown_as(&house));
        self.go_to_place(anchor);
    }

    /// Puts a note somewhere else, with what stands there now as what was seen.
    pub(super) fn put_note(&mut self, note: NoteId, anchor: Anchor) {
        let Selection { anchor, seen } = self.place(anchor);
        self.act(Act::MoveNote {
            note,
            anchor,
            seen,
            seen_at: None,
        });
    }

    /// An act that says what was seen also says when that was, where its place does not.
    pub(super) fn with_time_seen(&self, mut act: Act) -> Act {
        let seen_at = |anchor: &Anchor, seen: Option<&AnchorValue>| {
            let is_open = anchor.period.is_none();
            seen.filter(|_| is_open).and_then(|_| time_seen(anchor, &self.desk.tables))
        };
        match &mut act {
            Act::AddNote(new) => new.seen_at = seen_at(&new.anchor, new.seen.as_ref()),
            Act::MoveNote {
                anchor, seen, seen_at: at, ..
            } => *at = seen_at(anchor, seen.as_ref()),
            _ => {}
        }
        act
    }

    /// Goes to a place on the page it stands on, with the note panel open.
    pub(super) fn go_to_place(&mut self, anchor: Anchor) {
        let page = if anchor.theme.is_some() {
            Page::Supervision
        } else if anchor.indicator.is_some() && (anchor.period.is_some() || anchor.house.is_none()) {
            Page::Trend
        } else {
            Page::Overview
        };
        if let Some(indicator) = &anchor.indicator {
            self.looking.indicator = Some(indicator.clone());
        }
        // A filter that hides the note's place would open an empty page: it is widened no more than it must be.
        let filter = &self.looking.filter;
        if !filter.shows_place(&anchor, &self.desk.tables) {
            let wider = filter.of_all_years();
            let shows = wider.shows_place(&anchor, &self.desk.tables);
            self.look_through(if shows { wider } else { Filter::default() });
        }
        self.looking.scroll_to.clone_from(&anchor.house);
        self.go(page);
        self.select(self.place(anchor));
    }

    /// A place under the id its house goes by now.
    pub(super) fn settled(&self, mut anchor: Anchor) -> Anchor {
        anchor.house = anchor.house.map(|house| self.desk.tables.settled(&house));
        anchor
    }

    /// A note half written at the same place is not overwritten by the one to be changed.
    pub(super) fn edit_note(&mut self, id: &NoteId) {
        let Some(note) = self.desk.state.note(id).cloned() else { return };
        self.looking.note = None;
        self.choose(Some(self.place(self.settled(note.anchor.clone()))));
        if !self.drafts.open.is_empty() {
            return self.say(self.locale.t("note-half-written").to_owned());
        }
        self.drafts.open = Draft::changing(note);
        self.drafts.wants_focus = true;
    }

    /// Begins a note that grows out of another, at its place. What is half written there is put aside.
    pub(super) fn grow_from(&mut self, id: &NoteId, kind: NoteKind) {
        let Some(note) = self.desk.state.note(id) else { return };
        self.go_to_place(self.settled(note.anchor.clone()));
        self.drafts.put_aside();
        self.drafts.open = Draft {
            kind,
            links: [id.clone()].into(),
            ..Draft::default()
        };
        self.drafts.wants_focus = true;
    }

    /// Begins the observation or wonder that the trial in the field lacks.
    pub(super) fn begin_ground(&mut self, kind: NoteKind) {
        self.drafts.open.begin(kind);
        self.drafts.wants_focus = true;
    }

    /// Back to the trial that waits; what was begun for it is put aside, unless nobody would miss it.
    pub(super) fn leave_ground(&mut self) {
        if let Some(waiting) = self.drafts.open.waiting.take() {
            self.drafts.put_aside();
            self.drafts.open = *waiting;
            self.drafts.wants_focus = true;
        }
    }

    /// Puts what is written aside: it stays on this computer.
    pub(super) fn put_aside(&mut self) {
        if !self.drafts.open.is_empty() {
            self.drafts.put_aside();
            self.say(self.locale.t("draft-kept").to_owned());
        }
    }

    /// Goes on with a draft, at its place.
    pub(super) fn open_draft(&mut self, key: DraftKey) {
        let (place, number) = match key {
            DraftKey::Begun(place) => (place, None),
            DraftKey::Aside(number) => match self.drafts.one_aside(number) {
                Some((place, _)) => (place.clone(), Some(number)),
                None => return,
            },
        };
        match &place.reply_to {
            Some(note) if self.desk.state.note(note).is_some() => self.open_note_page(note),
            _ => {
                self.looking.note = None;
                self.go_to_place(self.settled(place.anchor));
            }
        }
        self.turn_drafts();
        if let Some(number) = number {
            self.drafts.take_up(number);
        }
        self.drafts.wants_focus = true;
    }

    /// Shares a draft that was put aside: from now on it is the team's.
    pub(super) fn share_draft(&mut self, number: u64) {
        let Some((place, draft)) = self.drafts.one_aside(number) else {
            return;
        };
        let anchor = self.settled(place.anchor.clone());
        let act = Act::AddNote(NewNote {
            content: draft.content(),
            author: self.session.author.trim().to_owned(),
            seen: self.place(anchor.clone()).seen,
            anchor,
            seen_at: None,
            reply_to: place.reply_to.clone(),
            links: draft.links.clone(),
        });
        if let Some(act) = self.write_act(self.with_time_seen(act)) {
            self.drafts.send_aside(act, number);
        }
    }

    /// Throws a draft away.
    pub(super) fn drop_draft(&mut self, key: &DraftKey) {
        match key {
            DraftKey::Aside(number) => self.drafts.drop_aside(*number),
            DraftKey::Begun(place) => self.drafts.drop_begun(place),
        }
    }

    /// Keeps drafts on disk after something was written: now and then while somebody writes, and when the field is left.
    pub(super) fn keep_drafts(&mut self, ctx: &eframe::egui::Context) {
        if !self.drafts.has_news() {
            return;
        }
        let now = ctx.input(|input| input.time);
        let since = now - self.drafts_kept_at;
        if ctx.text_edit_focused() && (0.0..KEEPS_EVERY).contains(&since) {
            let wait = std::time::Duration::from_secs_f64(KEEPS_EVERY - since);
            return ctx.request_repaint_after(wait);
        }
        self.drafts_kept_at = now;
        self.save_drafts();
    }

    /// Keeps drafts on disk.
    pub(super) fn save_drafts(&mut self) {
        self.save_drafts_as(JobKey::Drafts);
    }

    /// Keeps drafts on disk: those of a locked folder under its key alone.
    fn save_drafts_as(&mut self, key: JobKey) {
        self.drafts.told();
        let (json, user_folder) = (self.drafts.to_json(), self.user_folder.clone());
        let locked = self.desk.folder.clone().filter(|_| self.desk.is_locked);
        let locked = locked.and_then(|folder| Some((folder, self.desk.workspace.clone()?)));
        self.jobs.run(Lane::Journal, key, move |cancel| {
            // Newer ones are on their way.
            if cancel.is_set() {
                return JobResult::Done;
            }
            let Some((folder, workspace)) = locked else {
                return JobResult::Drafts(save_drafts(&user_folder, &json));
            };
            let is_of = |kept: &Json| kept.pointer("/place/workspace") == Some(&serde_json::json!(folder));
            let (under, others): (Vec<Json>, Vec<Json>) = json.as_array().into_iter().flatten().cloned().partition(is_of);
            let kept = desk::save_drafts(&workspace, &under.into());
            JobResult::Drafts(kept.and_then(|()| save_drafts(&user_folder, &others.into())))
        });
    }

    /// The drafts of a locked folder come with it, and are let go when another one is opened.
    pub(super) fn turn_locked_drafts(&mut self, next: &Desk) {
        if self.desk.folder == next.folder {
            return;
        }
        if let Some(left) = self.desk.folder.clone().filter(|_| self.desk.is_locked) {
            let key = JobKey::LeftDrafts(self.next_number());
            self.save_drafts_as(key);
            self.drafts.leave(&left);
        }
        self.drafts.add(&next.locked_drafts);
    }
}

/// The day it is, where the person is.
pub(super) fn day_of(now: Timestamp) -> Date {
    now.to_zoned_datetime(jiff::tz::TimeZone::system()).date()
}
