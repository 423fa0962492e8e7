//! A workspace under a passphrase: locked, given another phrase, unlocked; each can be cut short anywhere and goes on.

use super::description::{Description, opened_with};
use super::{JOURNALS, SOURCES, Workspace};
use crate::journal::lock::{Cover, LockNote, Moving, Phrase};
use crate::journal::reading::Journals;
use crate::journal::sources::Shelf;
use crate::journal::writer::Rewriting;
use crate::journal::{WorkspaceError, forget};

impl Workspace {
    /// Whether it is locked with a passphrase.
    #[must_use]
    pub const fn is_locked(&self) -> bool {
        self.description.lock.is_some()
    }

    /// Locks the folder with a passphrase: from now on nobody reads it without. The folder can be opened at any moment on the way, with
    /// the phrase; what is cut short is gone on with at the next opening. There is no way in for who has forgotten the phrase.
    ///
    /// # Errors
    /// When no phrase is given, it is locked already, somebody else has it open, or it cannot be written.
    pub fn lock(&mut self, phrase: &Phrase) -> Result<(), WorkspaceError> {
        let cover = if self.is_locked() { self.cover.clone() } else { Cover::fresh() };
        self.lock_under(&cover, phrase)
    }

    fn lock_under(&mut self, cover: &Cover, phrase: &Phrase) -> Result<(), WorkspaceError> {
        if phrase.is_empty() {
            return Err(WorkspaceError::NoPhrase);
        }
        let moving = self.description.lock.as_ref().map_or(Some(Moving::In), |lock| lock.moving);
        let lock = LockNote::of(cover, phrase, moving).map_err(WorkspaceError::at(&self.folder))?;
        let is_new = !self.is_locked();
        self.make_contact()?;
        let _held = if is_new { self.hold_all()? } else { Vec::new() };
        // From here on it is locked, whatever else happens: the key is safe before anything lies under it.
        self.describe(Some(lock))?;
        if is_new {
            self.cover = cover.clone();
            self.writer.cover_with(cover)?;
            self.move_all(cover)?;
            self.end_moving()?;
        }
        Ok(())
    }

    /// Gives a locked folder another passphrase. What lies under the lock stays as it is: the key is put under the new phrase.
    ///
    /// # Errors
    /// When the folder is not locked under the old phrase, the new one is empty, or it cannot be written.
    pub fn change_phrase(&mut self, old: &Phrase, new: &Phrase) -> Result<(), WorkspaceError> {
        let (_, cover) = opened_with(&self.folder, Some(old))?;
        self.lock_under(&cover, new)
    }

    /// Takes the lock away: from now on everyone who has the folder can read it.
    ///
    /// # Errors
    /// When somebody else has it open, or it cannot be written. What is cut short is gone on with at the next opening.
    pub fn unlock(&mut self) -> Result<(), WorkspaceError> {
        let Some(lock) = self.description.lock.clone() else { return Ok(()) };
        self.make_contact()?;
        let _held = self.hold_all()?;
        self.describe(Some(lock.moving(Some(Moving::Out))))?;
        self.move_out()
    }

    fn move_out(&mut self) -> Result<(), WorkspaceError> {
        let plain = Cover::default();
        self.writer.cover_with(&plain)?;
        self.move_all(&plain)?;
        self.cover = plain;
        self.end_moving()
    }

    fn hold_all(&self) -> Result<Vec<Rewriting>, WorkspaceError> {
        let held = self
            .writer
            .hold_all(&self.folder.join(JOURNALS))
            .filter(|_| self.writer.is_settled());
        held.ok_or_else(|| WorkspaceError::InUse {
            folder: self.folder.clone(),
        })
    }

    /// Goes on with a locking or an unlocking that was cut short, and locks what came into a locked folder unlocked: a copy, an export
    /// by an older program.
    pub(super) fn go_on_moving(&mut self) -> Result<(), WorkspaceError> {
        let Some(moving) = self.description.lock.as_ref().map(|lock| lock.moving) else {
            return Ok(());
        };
        if !self.writer.is_settled() || moving.is_none() && !self.journals.has_plain() {
            return Ok(());
        }
        let _held = self.hold_all()?;
        if moving == Some(Moving::Out) {
            return self.move_out();
        }
        let cover = self.cover.clone();
        self.writer.cover_with(&cover)?;
        self.move_all(&cover)?;
        if moving.is_some() { self.end_moving() } else { Ok(()) }
    }

    fn move_all(&mut self, to: &Cover) -> Result<(), WorkspaceError> {
        forget::move_under(&self.folder.join(JOURNALS), &self.cover, to)?;
        Shelf::new(&self.folder.join(SOURCES), &self.cover).move_under(to)?;
        // They lie otherwise, and say the same.
        self.journals = Journals::default();
        Ok(())
    }

    fn end_moving(&mut self) -> Result<(), WorkspaceError> {
        let lock = self
            .description
            .lock
            .as_ref()
            .filter(|_| self.cover.locks())
            .map(|lock| lock.moving(None));
        self.describe(lock)?;
        self.read_on().map(drop)
    }

    fn describe(&mut self, lock: Option<LockNote>) -> Result<(), WorkspaceError> {
        let description = Description {
            v: Description::version(lock.is_some()),
            lock,
            ..self.description.clone()
        };
        description.write(&self.folder)?;
        self.description = description;
        Ok(())
    }
}
