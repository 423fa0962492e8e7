//! The real `App` in a harness without a display: driven by label, role and key, read through the accessibility tree.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::egui::accesskit::Role;
use eframe::egui::{self, Key, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use klyngeblik::ui::{App, Start};

/// A window with its own user folder.
pub struct Window {
    pub harness: Harness<'static, App>,
    pub home: tempfile::TempDir,
}

impl Window {
    /// Opens the program as a new user would, with arguments.
    pub fn open(paths: &[PathBuf]) -> Self {
        Self::open_at_home(tempfile::tempdir().expect("a folder of one's own"), paths)
    }

    /// Opens the program as someone who has been here before.
    pub fn open_at_home(home: tempfile::TempDir, paths: &[PathBuf]) -> Self {
        let user_folder = home.path().join("user");
        Self::start(home, user_folder, paths)
    }

    /// Opens the program as someone whose own folder lies elsewhere.
    pub fn open_with(user_folder: PathBuf, paths: &[PathBuf]) -> Self {
        Self::start(tempfile::tempdir().expect("a folder of one's own"), user_folder, paths)
    }

    fn start(home: tempfile::TempDir, user_folder: PathBuf, paths: &[PathBuf]) -> Self {
        let start = Start {
            paths: paths.to_vec(),
            user_folder,
            began: Instant::now(),
        };
        let harness = Harness::builder()
            .with_size(Vec2::new(1366.0, 768.0))
            .with_max_steps(60)
            .with_theme(egui::Theme::Light)
            .build_eframe(move |cc| App::new(&cc.egui_ctx, start));
        let mut window = Self { harness, home };
        window.settle();
        window
    }

    /// Waits until nothing is on its way and nothing asks to be drawn again: every test also proves idleness.
    pub fn settle(&mut self) {
        let end = Instant::now() + Duration::from_mins(1);
        loop {
            self.harness.run();
            if !self.harness.state().is_busy() {
                self.harness.run();
                return;
            }
            assert!(Instant::now() < end, "work that never ends");
            std::thread::sleep(Duration::from_millis(3));
        }
    }

    /// Presses a key with modifiers.
    pub fn key(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    /// Clicks the first control whose name is `label`, or else contains it; what is below the window's edge is scrolled to first.
    pub fn click(&mut self, label: &str) {
        self.harness.run();
        // What a list or panel has scrolled out of sight takes no click.
        self.found(label).scroll_to_me();
        self.harness.run();
        self.found(label).click();
        self.settle();
    }

    fn found<'a>(&'a self, label: &'a str) -> egui_kittest::Node<'a> {
        let exact = self.harness.query_all_by_label(label).next();
        let found = exact.or_else(|| self.harness.query_all_by_label_contains(label).next());
        found.unwrap_or_else(|| panic!("nothing is called {label:?}; there is {:#?}", self.names()))
    }

    /// Whether a control or text of that name is in the window.
    pub fn sees(&self, label: &str) -> bool {
        self.names().iter().any(|name| name.contains(label))
    }

    /// Fails unless it is in the window.
    #[track_caller]
    pub fn expect(&self, label: &str) {
        assert!(self.sees(label), "{label:?} is not in the window; there is {:#?}", self.names());
    }

    /// Names and values of everything in the window.
    pub fn names(&self) -> Vec<String> {
        fn walk(node: &egui_kittest::Node<'_>, names: &mut Vec<String>) {
            let read = node.accesskit_node();
            names.extend(read.label());
            names.extend(read.value());
            for child in node.children() {
                walk(&child, names);
            }
        }
        let mut names = Vec::new();
        walk(&self.harness.root(), &mut names);
        names
    }

    /// Puts the pen in the first field of that name, or whose name contains it.
    pub fn pen_in(&mut self, field: &str) {
        let is_field = |node: &egui_kittest::Node<'_>| matches!(node.accesskit_node().role(), Role::TextInput | Role::MultilineTextInput);
        {
            let exact = self.harness.query_all_by_label(field).find(is_field);
            let found = exact.or_else(|| self.harness.query_all_by_label_contains(field).find(is_field));
            found.unwrap_or_else(|| panic!("no field is called {field:?}")).focus();
        }
        self.settle();
    }

    /// Types into the field that has the focus.
    pub fn write(&mut self, text: &str) {
        self.harness.event(egui::Event::Text(text.to_owned()));
        self.settle();
    }

    /// Pastes what was copied elsewhere, as the system hands it over.
    pub fn paste(&mut self, text: &str) {
        self.harness.event(egui::Event::Paste(text.to_owned()));
        self.settle();
    }

    /// Draws on, while work goes on, until something is in the window.
    pub fn wait_for(&mut self, label: &str) {
        let end = Instant::now() + Duration::from_mins(1);
        while !self.sees(label) {
            assert!(Instant::now() < end, "{label:?} never came; there is {:#?}", self.names());
            std::thread::sleep(Duration::from_millis(10));
            self.harness.run();
        }
    }

    /// Drops files on the window without waiting for what comes of it.
    pub fn let_go(&mut self, paths: &[&Path]) {
        let files = paths
            .iter()
            .map(|path| Arc::new(Dropped(path.to_path_buf())) as egui::DroppedFileHandle);
        self.harness.input_mut().dropped_files = files.collect();
        self.harness.run();
    }

    /// Drops files on the window, as the system hands them over.
    pub fn drop_files(&mut self, paths: &[&Path]) {
        self.let_go(paths);
        self.settle();
    }

    /// Writes a note at the place that is chosen, by keys alone.
    pub fn write_note(&mut self, text: &str) {
        self.key(Modifiers::NONE, Key::N);
        self.write(text);
        self.key(Modifiers::COMMAND, Key::Enter);
    }

    /// Closes the window and keeps the user's folder.
    pub fn close(self) -> tempfile::TempDir {
        let Self { harness, home } = self;
        drop(harness);
        home
    }
}

/// A file as the system drops it.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("the program reads files itself".to_owned())
    }
}

/// An export of the sample, as a file on disk.
pub fn sample_file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name)
}
