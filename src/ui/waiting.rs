//! Work somebody waits for: how far it has come, and the bar that says so and stops it.

use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::egui::{Align, Frame, Label, Layout, Margin, Panel, ProgressBar, Stroke, Ui};

use crate::i18n::Locale;
use crate::import::{Step, Watch};

use super::action::Action;
use super::app::{App, JobKey};
use super::theme::space;

/// What takes less time than this is not worth a word.
const PATIENCE: Duration = Duration::from_millis(300);
/// How often the bar moves.
const PACE: Duration = Duration::from_millis(100);
const BAR: f32 = 220.0;

/// What the work is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Errand {
    /// Reading a file.
    Read,
    /// Reading the sources of a folder.
    Open,
    /// Writing files into the folder.
    Store,
    /// Writing a file somewhere else.
    Save,
}

/// Work on its way.
pub(super) struct Waiting {
    /// Its job.
    pub key: JobKey,
    /// What it is.
    pub errand: Errand,
    /// The file's or the folder's name.
    pub name: String,
    /// How far it has come.
    pub watch: Arc<Watch>,
    since: Instant,
}

impl Waiting {
    /// Work that begins now.
    #[must_use]
    pub fn new(key: JobKey, errand: Errand, name: String) -> Self {
        Self {
            key,
            errand,
            name,
            watch: Arc::default(),
            since: Instant::now(),
        }
    }

    /// "Læser »tal.csv«: ser efter personoplysninger"
    fn words(&self, locale: &Locale) -> String {
        let key = match (self.errand, self.watch.step()) {
            (Errand::Open, _) => "waiting-open",
            (Errand::Store, _) => "waiting-store",
            (Errand::Save, _) => "waiting-save",
            (Errand::Read, Step::Loading) => "waiting-loading",
            (Errand::Read, Step::Unpacking) => "waiting-unpacking",
            (Errand::Read, Step::Cutting) => "waiting-cutting",
            (Errand::Read, Step::Guarding) => "waiting-guarding",
            (Errand::Read, Step::Understanding) => "waiting-understanding",
            (Errand::Read, Step::Reading) => "waiting-reading",
        };
        locale.with(key, &[("name", self.name.as_str().into())])
    }

    /// Reading can be stopped at any time; what is being written is written.
    const fn can_stop(&self) -> bool {
        matches!(self.errand, Errand::Read)
    }
}

impl App {
    /// The work that is told of: what was begun first, once it takes its time.
    pub(super) fn in_sight(&self) -> Option<&Waiting> {
        self.waiting.first().filter(|waiting| waiting.since.elapsed() >= PATIENCE)
    }

    /// Stops the reading that is told of. Gives whether there was one.
    pub(super) fn stop_in_sight(&mut self) -> bool {
        let key = self
            .in_sight()
            .filter(|waiting| waiting.can_stop())
            .map(|waiting| waiting.key.clone());
        key.map(|key| self.stop(&key)).is_some()
    }

    /// Stops every reading.
    pub(super) fn stop_all(&mut self) {
        let readings: Vec<JobKey> = self
            .waiting
            .iter()
            .filter(|waiting| waiting.can_stop())
            .map(|waiting| waiting.key.clone())
            .collect();
        for key in readings {
            self.stop(&key);
        }
    }

    fn stop(&mut self, key: &JobKey) {
        for waiting in self.waiting.iter().filter(|waiting| waiting.key == *key) {
            waiting.watch.stop();
        }
        self.waiting.retain(|waiting| waiting.key != *key);
        self.jobs.forget(key);
        if let JobKey::Reread(table) = key {
            self.take_back(table);
        }
        self.settle_reading();
    }

    /// A new reading of the same takes the place of the older one.
    pub(super) fn wait_for(&mut self, waiting: Waiting) -> Arc<Watch> {
        let watch = Arc::clone(&waiting.watch);
        match self.waiting.iter_mut().find(|known| known.key == waiting.key) {
            Some(known) => {
                known.watch.stop();
                *known = waiting;
            }
            None => self.waiting.push(waiting),
        }
        watch
    }
}

/// The bar at the foot of the window, while something takes its time.
pub fn bar_ui(ui: &mut Ui, app: &App, actions: &mut Vec<Action>) {
    let Some(first) = app.waiting.first() else { return };
    let Some(shown) = app.in_sight() else {
        return ui.ctx().request_repaint_after(PATIENCE.saturating_sub(first.since.elapsed()));
    };
    ui.ctx().request_repaint_after(PACE);
    let (tokens, locale) = (&app.tokens, &app.locale);
    let more = app.waiting.iter().filter(|waiting| waiting.can_stop()).count().saturating_sub(1);
    let frame = Frame::new()
        .fill(tokens.panel)
        .stroke(Stroke::new(1.0, tokens.line))
        .inner_margin(Margin::symmetric(20, 8));
    Panel::bottom("waiting")
        .resizable(false)
        .show_separator_line(false)
        .frame(frame)
        .show(ui, |ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if shown.can_stop() {
                    if more > 0 && ui.button(locale.t("waiting-stop-all")).clicked() {
                        actions.push(Action::StopReading { all: true });
                    }
                    let button = ui.button(locale.t("waiting-stop"));
                    if button.on_hover_text("Esc").clicked() {
                        actions.push(Action::StopReading { all: false });
                    }
                }
                ui.add_space(space::M);
                ui.add(
                    ProgressBar::new(shown.watch.share())
                        .desired_width(BAR)
                        .desired_height(8.0)
                        .fill(tokens.accent),
                );
                ui.add_space(space::M);
                if more > 0 {
                    ui.label(tokens.small(locale.with("waiting-more", &[("n", more.into())])));
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add(Label::new(shown.words(locale)).truncate());
                });
            });
        });
}
