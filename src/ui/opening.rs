//! Reading files: found behind paths or pasted, read one after another, shown on *Nye filer*, changed and read again.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::jobs::Lane;
use crate::view::passed_over_words;

use super::action::{IntakeEdit, Page};
use super::app::{App, JobKey, JobResult};
use super::arrival::{Arrival, Found, Known};
use super::intake_file::{IntakeFile, TableId};
use super::waiting::{Errand, Waiting};

impl App {
    /// Finds what lies behind paths.
    pub(super) fn open_files(&mut self, paths: Vec<PathBuf>) {
        let key = JobKey::Find(self.next_number());
        self.jobs.run(Lane::Work, key, move |_| JobResult::Found(Found::behind(&paths)));
    }

    /// Reads what was found, and opens the workspace that is among it.
    pub(super) fn read_found(&mut self, found: Found) {
        if found.files.is_empty() && found.workspace.is_none() {
            self.say_problem(self.locale.t("problem-empty-folder").to_owned());
        }
        if let Some(folder) = found.workspace {
            self.open_workspace(folder);
        }
        if !found.files.is_empty() {
            self.wants_intake = Some(found.passed_over);
        }
        for path in found.files {
            self.read(Arrival::of_path(path));
        }
    }

    /// Reads a table that was copied elsewhere, under the name of the moment.
    pub(super) fn paste(&mut self, text: String, now: Timestamp) {
        if !text.trim().contains('\n') {
            return self.say(self.locale.t("paste-nothing").to_owned());
        }
        // No year: one in a file's name is taken for that of the months in it.
        let time = TimeZone::system().to_datetime(now).strftime("%d-%m %H.%M.%S").to_string();
        let name = self.locale.with("pasted-name", &[("time", time.into())]);
        self.wants_intake = Some(Vec::new());
        self.read(Arrival::of_text(format!("{name}.txt"), text));
    }

    fn read(&mut self, arrival: Arrival) {
        let key = JobKey::Read(self.next_number());
        let watch = self.wait_for(Waiting::new(key.clone(), Errand::Read, arrival.name()));
        let (known, desk) = (self.known(), self.desk_count);
        self.jobs.run(Lane::Work, key, move |_| match arrival.read(&known, &watch) {
            Some(files) => JobResult::Files(desk, arrival, files),
            None => JobResult::Done,
        });
    }

    fn known(&self) -> Known {
        Known {
            records: Arc::clone(&self.desk.records),
            workspace: self.desk.workspace.clone(),
            suppression: self.desk.state.suppression(),
        }
    }

    pub(super) fn show_files(&mut self, desk: u64, arrival: Arrival, files: Vec<IntakeFile>) {
        if desk != self.desk_count {
            // Another folder was opened meanwhile: the file is read as that one knows it.
            return self.read(arrival);
        }
        let intake = self.intake.get_or_insert_default();
        intake.this_year = jiff::ZonedDateTime::now().year();
        intake.add(files, &self.locale);
        if let Some(passed_over) = self.wants_intake.take() {
            intake.show(arrival.path());
            self.go(Page::Intake);
            if !passed_over.is_empty() {
                self.say(passed_over_words(&passed_over, &self.locale));
            }
        }
        self.settle_reading();
    }

    /// Reads the files on their way in once more, as the folder that is open now knows them.
    pub(super) fn read_again(&mut self) {
        let files = self.intake.as_ref().map(|intake| intake.files.as_slice()).unwrap_or_default();
        let mut arrivals: Vec<Arrival> = Vec::new();
        for (at, file) in files.iter().enumerate() {
            if files.iter().take(at).all(|before| before.path != file.path) {
                arrivals.push(Arrival::again(&file.path, files));
            }
        }
        for arrival in arrivals {
            self.read(arrival);
        }
    }

    /// After the last file is read, files that go into a folder do, unless there is something to be seen first.
    pub(super) fn settle_reading(&mut self) {
        if self.waiting.iter().any(|waiting| waiting.errand == Errand::Read) || self.jobs.is_waiting_for(&JobKey::Desk) {
            return;
        }
        if let Some(folder) = self.takes_into.take().filter(|folder| self.desk.folder.as_ref() == Some(folder)) {
            if self
                .intake
                .as_ref()
                .is_some_and(|intake| intake.files.iter().all(IntakeFile::is_new))
            {
                self.take_in();
            } else {
                let name = folder
                    .file_name()
                    .map(|name| name.to_string_lossy().into_owned())
                    .unwrap_or_default();
                self.say(self.locale.with("look-first", &[("name", name.into())]));
            }
        }
    }

    /// Changes a file on its way in.
    pub(super) fn edit_intake(&mut self, edit: IntakeEdit) {
        let Some(intake) = &mut self.intake else { return };
        for order in intake.edit(edit, &self.locale) {
            let key = JobKey::Reread(order.id.clone());
            let watch = self.wait_for(Waiting::new(key.clone(), Errand::Read, order.name.clone()));
            self.jobs.run(Lane::Work, key, move |_| match order.run(&watch) {
                Some(result) => JobResult::File(Box::new(order), Box::new(result)),
                None => JobResult::Done,
            });
        }
        if self.intake.as_ref().is_some_and(|intake| intake.files.is_empty()) {
            self.leave_intake();
        }
    }

    /// What was chosen for a table since it was read is taken back.
    pub(super) fn take_back(&mut self, table: &TableId) {
        if let Some(intake) = &mut self.intake {
            intake.take_back(table, &self.locale);
        }
    }

    /// Leaves the files, also those that are still being read.
    pub(super) fn leave_intake(&mut self) {
        self.takes_into = None;
        self.stop_all();
        self.intake = None;
        self.go(Page::Overview);
    }
}
