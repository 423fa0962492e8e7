//! The real binary where there is no window.

use std::process::{Command, Output};

use super::harness::sample_file;

fn klyngeblik(arguments: &[&str]) -> Output {
    let home = tempfile::tempdir().expect("a folder of one's own");
    Command::new(env!("CARGO_BIN_EXE_klyngeblik"))
        .args(arguments)
        .env("KLYNGEBLIK_HOME", home.path())
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .expect("the program runs")
}

#[test]
#[cfg(target_os = "linux")]
fn without_a_display_it_says_so_in_one_line() {
    let output = klyngeblik(&[]);
    let said = String::from_utf8(output.stderr).expect("text");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(said.trim().lines().count(), 1, "{said}");
    assert!(said.contains("klyngeblik check"), "{said}");
}

#[test]
fn check_prints_a_receipt_and_refuses_with_a_code() {
    let good = klyngeblik(&["check", sample_file("sygefravaer-maaned.csv").to_str().expect("a path")]);
    let said = String::from_utf8(good.stdout).expect("text");
    assert_eq!(good.status.code(), Some(0), "{said}");
    assert!(said.contains("Sygefravær"), "{said}");
    let bad = klyngeblik(&["check", "/no/such/file.csv"]);
    assert_eq!(bad.status.code(), Some(2));
}

#[test]
fn demo_writes_a_workspace_that_opens() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path().join("Klynge Havn");
    let output = klyngeblik(&["demo", place.to_str().expect("a path")]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let workspace = klyngeblik::journal::Workspace::open(&place, &folder.path().join("user")).expect("a workspace");
    assert_eq!(workspace.sources().expect("its sources").len(), 9);
}
