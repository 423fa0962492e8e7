//! Forgetting in a workspace: what lies under a stone is taken out of the folder.

use std::sync::Arc;

use super::{JOURNALS, Workspace};
use crate::domain::EventId;
use crate::journal::act::forgettable;
use crate::journal::{Event, WorkspaceError, forget};

impl Workspace {
    pub(super) fn is_to_bury(&self, event: &Event) -> bool {
        self.writer.is_own(&event.writer) && self.state.stone_over(event).is_some()
    }

    /// Forgets what this person wrote, for good: the event of that name and all this person said of it. Where it stood in the
    /// journals of the folder there are stones from now on, and every other program that meets it again lays them anew. It cannot be
    /// undone. Gives the stones.
    ///
    /// # Errors
    /// When there is nothing of that name to forget, another wrote it, or the folder cannot be written. Once it was begun it is gone
    /// on with at the next contact with the folder, whatever happens.
    pub fn forget(&mut self, id: &EventId, now_ms: i64) -> Result<Vec<Arc<Event>>, WorkspaceError> {
        self.make_contact()?;
        self.read_on()?;
        let event = forgettable(id, &self.state)?;
        if !self.writer.is_own(&event.writer) {
            return Err(WorkspaceError::AnothersWords {
                id: id.clone(),
                who: self.state.signed_by(event),
            });
        }
        let own = self
            .state
            .events()
            .filter(|event| self.writer.is_own(&event.writer) && !event.is_stone());
        let said_of_it = own.filter(|event| event.body.about() == Some(id));
        let stones: Vec<Arc<Event>> = std::iter::once(event)
            .chain(said_of_it)
            .map(|event| event.original().forgotten(now_ms).into())
            .collect();
        self.writer.keep_stones(&stones)?;
        self.state.absorb_all(stones.clone());
        self.has_to_bury = true;
        let more = self.bury()?;
        self.go_on();
        Ok(stones.into_iter().chain(more).collect())
    }

    /// Takes out of the folder what lies under a stone and is this person's. Gives the stones that were laid on the way.
    pub(super) fn bury(&mut self) -> Result<Vec<Arc<Event>>, WorkspaceError> {
        if !self.has_to_bury || !self.writer.is_settled() {
            return Ok(Vec::new());
        }
        let is_whole = forget::bury(&self.folder.join(JOURNALS), &self.state, &self.writer)?;
        let own = self.state.events().filter(|event| self.writer.is_own(&event.writer));
        let stones: Vec<Arc<Event>> = own.filter_map(|event| self.state.stone_over(event)).collect();
        self.state.absorb_all(stones.clone());
        self.has_to_bury = !is_whole;
        self.read_on()?;
        Ok(stones)
    }

    /// What others ask this person to forget, with the names of those who ask.
    #[must_use]
    pub fn asked_to_forget(&self) -> Vec<(EventId, Vec<String>)> {
        let asked = self
            .state
            .asked_to_forget()
            .into_iter()
            .filter(|(of, _)| self.writer.is_own(&of.writer));
        asked
            .map(|(of, names)| (of, names.into_iter().map(str::to_owned).collect()))
            .collect()
    }
}
