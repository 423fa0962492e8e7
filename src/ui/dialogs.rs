//! The system's dialogs for files and folders, and what is done where there are none.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::import::reader;
use crate::jobs::Lane;

use super::action::Action;
use super::app::{App, JobKey, JobResult};

/// Nobody leaves a dialog sooner than this: one that did never came up.
const SOONEST: Duration = Duration::from_millis(400);

/// The system shows no dialog.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NoDialog;

/// Waits for what is chosen in a dialog; nothing where it is left.
///
/// A system without dialogs (a Linux without a portal) answers as one whose dialog is left, but at once.
pub(super) fn answer<T>(dialog: impl Future<Output = Option<T>>) -> Result<Option<T>, NoDialog> {
    let asked = Instant::now();
    let chosen = pollster::block_on(dialog);
    told(chosen, asked.elapsed())
}

fn told<T>(chosen: Option<T>, after: Duration) -> Result<Option<T>, NoDialog> {
    if chosen.is_none() && after < SOONEST {
        return Err(NoDialog);
    }
    Ok(chosen)
}

/// Where a file goes that nobody can be asked for: the documents folder, or else the home folder, or else the program's own.
pub(super) fn documents_folder(user_folder: &Path) -> PathBuf {
    let dirs = directories::UserDirs::new();
    let own = dirs.iter().flat_map(|dirs| [dirs.document_dir(), Some(dirs.home_dir())]).flatten();
    let folder = own.into_iter().find(|folder| reader::is_folder(folder));
    folder.unwrap_or(user_folder).to_owned()
}

impl App {
    /// Opens a system dialog. The window goes on; what is chosen comes back as an action.
    pub(super) fn ask_dialog(&mut self, action: Action) {
        if self.jobs.is_waiting_for(&JobKey::Dialog) {
            return;
        }
        let title = match action {
            Action::PickFiles => "command-open-files",
            Action::PickWorkspace => "command-open-workspace",
            _ => "choose-folder",
        };
        // The dialog is made here, on the window's thread, as macOS demands; only the waiting is done elsewhere.
        let dialog = rfd::AsyncFileDialog::new().set_title(self.locale.t(title));
        if action == Action::PickFiles {
            let files = dialog
                .add_filter(self.locale.t("dialog-exports"), &reader::ENDINGS)
                .add_filter(self.locale.t("dialog-all"), &["*"])
                .pick_files();
            self.jobs.run(Lane::Dialog, JobKey::Dialog, move |_| {
                let paths = |files: Vec<rfd::FileHandle>| files.iter().map(|file| file.path().to_owned()).collect();
                // Where files can be chosen, one that is left gives an empty choice on some systems.
                match answer(files) {
                    Ok(files) => JobResult::Chosen(files.filter(|files| !files.is_empty()).map(|files| Action::OpenFiles(paths(files)))),
                    Err(NoDialog) => JobResult::NoDialog(action),
                }
            });
            return;
        }
        let (folder, opens) = (dialog.pick_folder(), action == Action::PickWorkspace);
        let chosen = move |folder: rfd::FileHandle| match (folder.path().to_owned(), opens) {
            (path, true) => Action::OpenFiles(vec![path]),
            (path, false) => Action::NewFolder(path),
        };
        self.jobs.run(Lane::Dialog, JobKey::Dialog, move |_| match answer(folder) {
            Ok(folder) => JobResult::Chosen(folder.map(chosen)),
            Err(NoDialog) => JobResult::NoDialog(action),
        });
    }

    /// Does what was asked another way, or says which way there is.
    pub(super) fn do_without_dialog(&mut self, asked: Action) {
        let key = match asked {
            Action::Export(spec, form) => return self.save_unasked(spec, form),
            Action::PickFiles => "dialog-none-files",
            Action::PickWorkspace => "dialog-none-folder",
            _ => "dialog-none-place",
        };
        self.say_problem(self.locale.t(key).to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dialog_that_never_came_up_is_told_from_one_that_was_left() {
        let cases = [
            (Some(1), 0, Ok(Some(1))),
            (Some(1), 5000, Ok(Some(1))),
            (None, 5000, Ok(None)),
            (None, 400, Ok(None)),
            (None, 399, Err(NoDialog)),
            (None, 0, Err(NoDialog)),
        ];
        for (chosen, after, expected) in cases {
            assert_eq!(told(chosen, Duration::from_millis(after)), expected);
        }
    }
}
