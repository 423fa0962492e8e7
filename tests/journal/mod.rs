//! The journal as people meet it: processes that are killed, disks that are full, folders that come and go, a colleague beside.

mod children;
mod commands;
mod disks;
mod kills;
mod locks;
mod reader;
mod window;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use klyngeblik::domain::{NewNote, NoteContent, NoteKind};
use klyngeblik::journal::{Act, Workspace};

/// A workspace, and the user's own folder beside it.
struct Place {
    home: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        let place = Self {
            home: tempfile::tempdir().expect("a folder"),
        };
        drop(Workspace::create(&place.folder(), "Klynge Øst", &place.user()).expect("made"));
        place
    }

    fn folder(&self) -> PathBuf {
        self.home.path().join("klynge")
    }

    fn user(&self) -> PathBuf {
        self.home.path().join("user")
    }

    fn open(&self) -> Workspace {
        Workspace::open(&self.folder(), &self.user()).expect("it opens")
    }

    /// Runs the real program on the workspace: `notes`, the workspace, and these arguments.
    fn notes(&self, arguments: &[&str]) -> Output {
        self.run("notes", arguments)
    }

    /// The files that hold these words, in the workspace and in the user's own folder; whatever they are called.
    fn files_holding(&self, words: &str) -> Vec<String> {
        let mut folders = vec![self.home.path().to_path_buf()];
        let mut found = Vec::new();
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).expect("a folder") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    folders.push(path);
                } else if memchr::memmem::find(&std::fs::read(&path).expect("read"), words.as_bytes()).is_some() {
                    found.push(path.display().to_string());
                }
            }
        }
        found
    }

    fn run(&self, command: &str, arguments: &[&str]) -> Output {
        program(&self.user())
            .arg(command)
            .arg(self.folder())
            .args(arguments)
            .output()
            .expect("the program runs")
    }
}

fn program(user: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_klyngeblik"));
    command
        .env("KLYNGEBLIK_HOME", user)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY");
    command
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn complained(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn add(text: &str) -> Act {
    Act::AddNote(new_note(text))
}

fn new_note(text: &str) -> NewNote {
    NewNote {
        content: NoteContent::new(NoteKind::Wonder, text),
        author: "Kim".to_owned(),
        ..NewNote::default()
    }
}

/// How many of something a test does: few, or as many as an environment variable asks for.
fn asked(variable: &str, few: usize) -> usize {
    std::env::var(variable).ok().and_then(|n| n.parse().ok()).unwrap_or(few)
}
