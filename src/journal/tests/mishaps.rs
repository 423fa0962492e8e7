//! What happens when things go wrong on the disk: damage, copies, no room, no permission.

use std::fs;

use super::*;

#[test]
fn copies_of_journals_change_nothing_and_a_number_used_twice_is_told() {
    let (folder, mut workspace) = fresh();
    for text in ["en", "to"] {
        workspace.act(add(text), 1).expect("done");
    }
    drop(workspace);
    let journals = folder.path().join("journal");
    let own = fs::read_to_string(journals.join("anna.jsonl")).expect("read");
    fs::write(journals.join("anna (konflikt).jsonl"), &own).expect("written");
    let workspace = open(folder.path(), "anna");
    assert_eq!((texts(workspace.state()), workspace.issues()), (vec![(1, "en"), (2, "to")], vec![]));
    drop(workspace);
    fs::write(journals.join("anna (konflikt).jsonl"), own.replace("\"to\"", "\"tre\"")).expect("written");
    let workspace = open(folder.path(), "anna");
    let issues: Vec<_> = workspace.issues().iter().map(|issue| (issue.line, issue.reason)).collect();
    assert_eq!(issues, [(2, IssueReason::Doubled)]);
    let all: Vec<_> = texts(workspace.state()).into_iter().map(|(_, text)| text).collect();
    assert_eq!(all, ["en", "tre", "to"], "neither is lost");
}

#[test]
fn a_damaged_lines_number_is_not_given_again() {
    let (folder, mut workspace) = fresh();
    for text in ["en", "to"] {
        workspace.act(add(text), 1).expect("done");
    }
    drop(workspace);
    let path = folder.path().join("journal/anna.jsonl");
    let text = fs::read_to_string(&path).expect("read").replace("\"number\":2", "\"number\"");
    fs::write(&path, text).expect("written");
    let mut workspace = open(folder.path(), "anna");
    assert_eq!(
        workspace.issues(),
        [JournalIssue {
            file: path,
            line: 2,
            reason: IssueReason::Damaged
        }]
    );
    assert_eq!(workspace.act(add("tre"), 1).expect("done").number, 3);
}

#[test]
fn a_folder_without_its_empty_folders_opens() {
    let (folder, workspace) = fresh();
    drop(workspace);
    fs::remove_dir_all(folder.path().join("journal")).expect("removed");
    fs::remove_dir_all(folder.path().join("kilder")).expect("removed");
    let mut workspace = open(folder.path(), "anna");
    assert!(workspace.sources().expect("listed").is_empty());
    workspace.act(add("en"), 1).expect("done");
}

#[test]
fn a_figure_json_has_no_word_for_is_left_out() {
    use crate::domain::{AnchorValue, Value};
    let (folder, mut workspace) = fresh();
    for number in [f64::NAN, f64::INFINITY, 0.1 + 0.2] {
        let seen = Some(AnchorValue::Figure(Value::Number(number)));
        workspace.act(Act::AddNote(NewNote { seen, ..new_note("x") }), 1).expect("done");
    }
    let before = seen(workspace.state());
    drop(workspace);
    let workspace = open(folder.path(), "anna");
    assert_eq!(seen(workspace.state()), before);
    let figures: Vec<_> = workspace.state().notes().iter().map(|note| note.seen.is_some()).collect();
    assert_eq!(figures, [false, false, true]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_nothing_has_happened() {
    let (folder, mut workspace) = fresh();
    let path = folder.path().join("journal/anna.jsonl");
    std::os::unix::fs::symlink("/dev/full", &path).expect("linked");
    let error = workspace.act(add("en"), 1).expect_err("no room");
    assert!(matches!(error, WorkspaceError::Full { .. }), "{error}");
    assert!(workspace.state().notes().is_empty() && !workspace.state().can_undo("anna"));
    fs::remove_file(&path).expect("removed");
    workspace.act(add("en"), 1).expect("done when there is room again");
    assert_eq!(texts(workspace.state()), [(1, "en")]);
}

#[cfg(unix)]
#[test]
fn a_folder_that_can_only_be_read_opens_and_refuses_acts() {
    use std::os::unix::fs::PermissionsExt as _;
    let (folder, mut workspace) = fresh();
    workspace.act(add("en"), 1).expect("done");
    drop(workspace);
    let journals = folder.path().join("journal");
    let allow = |mode| fs::set_permissions(&journals, fs::Permissions::from_mode(mode)).expect("set");
    allow(0o500);
    // Whom the system lets do everything, it cannot show this.
    if fs::write(journals.join("prøve"), "").is_err() {
        let mut workspace = open(folder.path(), "bo");
        assert!(workspace.is_read_only() && workspace.state().notes().len() == 1);
        assert!(matches!(workspace.act(add("to"), 1), Err(WorkspaceError::ReadOnly { .. })));
    }
    allow(0o700);
}
