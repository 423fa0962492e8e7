//! What others write while the window is open, and what waits on this computer for the folder.

use std::sync::Arc;
use std::time::Duration;

use jiff::tz::TimeZone;

use crate::domain::{HouseChanges, NoteId, Suppression};
use crate::journal::{Act, Body, Event, News};
use crate::view::clock_words;

use super::action::Page;
use super::app::{App, JobKey, JobResult};
use super::apply::now_ms;
use super::desk::{self, Desk, SharedWorkspace};

/// How often the folder is looked at: what others write is here within three seconds.
const PACE: Duration = Duration::from_secs(2);

impl App {
    /// Looks out for what others write in the workspace that is open, until another one is.
    pub(super) fn look_out(&mut self) {
        let folder = self.desk.folder.clone().unwrap_or_else(|| Desk::sample_folder(&self.user_folder));
        self.rounds = self.desk.workspace.as_ref().map(|workspace| {
            let mut look = desk::lookout(workspace, &folder);
            self.jobs.rounds(JobKey::News, PACE, move || {
                look().map(|(workspace, news)| JobResult::News(workspace, news))
            })
        });
    }

    /// Whether it is this workspace that is open.
    pub(super) fn is_open(&self, workspace: &SharedWorkspace) -> bool {
        self.desk.workspace.as_ref().is_some_and(|open| Arc::ptr_eq(open, workspace))
    }

    /// What the tables are built by.
    pub(super) fn settled_by(&self) -> (HouseChanges, Suppression) {
        (self.desk.state.house_changes().clone(), self.desk.state.suppression())
    }

    /// Takes in what contact with the folder brought.
    pub(super) fn take_news(&mut self, news: News) {
        let before = self.settled_by();
        if self.desk.n_waiting > 0 && news.n_waiting == 0 {
            self.say(self.locale.t("kept-aside-delivered").to_owned());
        }
        self.desk.n_waiting = news.n_waiting;
        let of_others = news.events.iter().filter(|event| event.writer != self.desk.writer);
        let touched: Vec<_> = of_others.filter_map(|event| note_of(event)).collect();
        self.desk.state.absorb_news(news.events);
        self.desk.speak();
        self.news.extend(touched);
        self.news.retain(|note| self.desk.state.note(note).is_some());
        self.see_news();
        if self.settled_by() != before {
            self.settle();
        }
    }

    /// What is new is new no more once *Noter* is looked at.
    pub(super) fn see_news(&mut self) {
        if self.looking.page == Page::Notes {
            self.news.clear();
        }
    }

    /// Undoes although others built on it, or leaves it.
    pub(super) fn answer_undo(&mut self, anyway: bool) {
        self.looking.undo_question = None;
        if anyway {
            self.write_down(move |workspace| desk::act(workspace, Act::Undo, now_ms()));
        }
    }

    /// Says so where this computer's clock is behind what was written already.
    pub(super) fn tell_of_clock(&mut self, desk: &Desk) {
        if let Some(words) = clock_words(desk.state.newest_stamp().wall_ms, now_ms(), &self.locale, &TimeZone::system()) {
            self.say(words);
        }
    }
}

/// The note an event made or says something of.
fn note_of(event: &Event) -> Option<NoteId> {
    match &event.body {
        Body::NoteAdded(_) => Some(event.id()),
        Body::NoteChanged { note, .. } | Body::NoteMoved { note, .. } | Body::NoteLinked { note, .. } | Body::PlanStateSet { note, .. } => {
            Some(note.clone())
        }
        _ => None,
    }
}
