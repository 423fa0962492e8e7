//! Processes that other tests start and kill. By themselves they do nothing.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::Command;

use klyngeblik::journal::Workspace;

use super::{Place, add};
use crate::harness::Window;

/// What a child is told by its environment.
const FOLDER: &str = "KLYNGEBLIK_CHILD_FOLDER";
const USER: &str = "KLYNGEBLIK_CHILD_USER";
const COUNT: &str = "KLYNGEBLIK_CHILD_COUNT";

/// A process that runs one of the tests here at a place: `writes` or `writes_in_a_window`, so many notes at most.
pub fn child(test: &str, place: &Place, user: &str, count: usize) -> Command {
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command
        .args(["--exact", "--ignored", "--nocapture", &format!("journal::children::{test}")])
        .env(FOLDER, place.folder())
        .env(USER, place.home.path().join(user))
        .env(COUNT, count.to_string());
    command
}

fn told() -> Option<(PathBuf, PathBuf, usize)> {
    let path = |name| std::env::var_os(name).map(PathBuf::from);
    Some((path(FOLDER)?, path(USER)?, std::env::var(COUNT).ok()?.parse().ok()?))
}

/// Tells the parent: a line of its own, whatever the test's own talk ended with.
fn tell(word: &str) {
    let mut out = std::io::stdout().lock();
    out.write_all(format!("\n{word}\n").as_bytes()).and_then(|()| out.flush()).ok();
}

#[test]
#[ignore = "started by other tests"]
fn writes() {
    let Some((folder, user, count)) = told() else { return };
    let mut workspace = Workspace::open(&folder, &user).expect("it opens");
    tell("ready");
    for number in 0..count {
        let now = i64::try_from(number).expect("a number");
        let event = workspace
            .act(add(&format!("note {number} af {}", workspace.writer())), now)
            .expect("safe");
        tell(&format!("safe {}", event.id()));
    }
}

#[test]
#[ignore = "started by other tests"]
fn writes_in_a_window() {
    let Some((folder, user, count)) = told() else { return };
    let mut window = Window::open_with(user, &[folder]);
    tell("ready");
    for number in 0..count {
        window.write_note(&format!("note {number} i vinduet"));
        for note in window.harness.state().notes().iter().rev().take(1) {
            tell(&format!("safe {}", note.id));
        }
    }
}
