//! The workspace folder: making, opening, acting and undoing.

use std::fs;

use super::*;
use crate::domain::Requirement;

#[test]
fn a_new_workspace_says_what_it_is() {
    let (folder, workspace) = fresh();
    assert_eq!(
        (workspace.name(), workspace.folder(), workspace.writer()),
        ("Klynge Øst", folder.path(), "anna")
    );
    assert!(workspace.issues().is_empty() && workspace.sources().expect("listed").is_empty() && !workspace.is_read_only());
    let read_me = fs::read_to_string(folder.path().join("LÆSMIG.txt")).expect("there");
    assert!(read_me.contains("Ret aldrig i filerne"));
    let same = open(folder.path(), "bo");
    assert_eq!((same.id(), same.name()), (workspace.id(), "Klynge Øst"));
}

#[test]
fn a_workspace_is_made_among_other_files_but_not_over_another() {
    let folder = tempfile::tempdir().expect("a folder");
    let inner = folder.path().join("nyt/rum");
    drop(Workspace::create_as(&inner, "A", "anna").expect("made"));
    fs::write(folder.path().join("LÆSMIG.txt"), "mine ord").expect("written");
    drop(Workspace::create_as(folder.path(), "B", "anna").expect("made"));
    assert_eq!(fs::read_to_string(folder.path().join("LÆSMIG.txt")).expect("read"), "mine ord");
    let again = Workspace::create_as(&inner, "C", "anna").expect_err("there is one");
    assert!(matches!(again, WorkspaceError::AlreadyAWorkspace { .. }), "{again}");
    assert_eq!(open(&inner, "anna").name(), "A");
}

#[test]
fn what_is_no_workspace_does_not_open() {
    let folder = tempfile::tempdir().expect("a folder");
    let error = |folder: &Path| Workspace::open_as(folder, "anna").expect_err("does not open");
    assert!(matches!(error(folder.path()), WorkspaceError::NotAWorkspace { .. }));
    assert!(matches!(error(&folder.path().join("væk")), WorkspaceError::NotAWorkspace { .. }));
    let file = folder.path().join("klynge.json");
    fs::write(&file, r#"{"v":7,"all":"new"}"#).expect("written");
    assert!(matches!(error(&file), WorkspaceError::NotAWorkspace { .. }), "a file is no folder");
    assert!(matches!(
        error(folder.path()),
        WorkspaceError::NewerVersion { found: 7, known: 2, .. }
    ));
    for damaged in ["", "{", "[]", r#"{"v":1}"#] {
        fs::write(&file, damaged).expect("written");
        assert!(
            matches!(error(folder.path()), WorkspaceError::DamagedWorkspace { .. }),
            "{damaged:?}"
        );
    }
    assert!(!folder.path().join("journal").exists(), "nothing is made where nothing opens");
}

/// A requirement of every house.
fn asked(value: f64) -> SeriesChoice {
    SeriesChoice {
        indicator: "Sygefravær".into(),
        house: None,
        what: Decision::Requirement(Requirement {
            value,
            from: None,
            source: String::new(),
        }),
    }
}

#[test]
fn acts_that_make_no_sense_are_refused_and_leave_no_trace() {
    let (folder, mut workspace) = fresh();
    let cases = [
        (add(" \n\t"), "the note has no text"),
        (change(&id("anna", 1), "x"), "no such note: anna#1"),
        (Act::RemoveNote { note: id("bo", 2) }, "no such note: bo#2"),
        (choose(left_out("A", 2023, "\t "), "Anna"), "no reason is given"),
        (choose(left_out("A", 2023, "vandskade"), " "), "no author is given"),
        (choose(asked(f64::NAN), "Anna"), "the choice about a series is not finished"),
        (Act::RemoveSeriesChoice { id: id("bo", 2) }, "no such choice about a series: bo#2"),
        (Act::Undo, "nothing to undo"),
        (Act::Redo, "nothing to redo"),
    ];
    for (act, said) in cases {
        assert_eq!(workspace.act(act, 1).expect_err("refused").to_string(), said);
    }
    assert!(!folder.path().join("journal/anna.jsonl").exists() && workspace.state().revision() == 0);
}

#[test]
fn undo_works_for_every_act_to_any_depth_and_after_reopening() {
    let (folder, mut workspace) = fresh();
    let mut pictures = vec![seen(workspace.state())];
    let note = id("anna", 1);
    for act in [
        add("en"),
        change(&note, "en, rettet"),
        order(&["B", "A"]),
        add("to"),
        Act::RemoveNote { note },
        order(&["A", "B"]),
    ] {
        workspace.act(act, 5).expect("done");
        pictures.push(seen(workspace.state()));
    }
    for expected in pictures.iter().rev().skip(1) {
        drop(workspace);
        workspace = open(folder.path(), "anna");
        workspace.act(Act::Undo, 5).expect("undone");
        assert_eq!(
            (workspace.state().notes(), workspace.state().house_order()),
            (&*expected.notes, &*expected.house_order)
        );
    }
    assert!(!workspace.state().can_undo("anna"));
    for expected in pictures.iter().skip(1) {
        drop(workspace);
        workspace = open(folder.path(), "anna");
        workspace.act(Act::Redo, 5).expect("redone");
        assert_eq!(
            (workspace.state().notes(), workspace.state().house_order()),
            (&*expected.notes, &*expected.house_order)
        );
    }
    assert!(!workspace.state().can_redo("anna"));
}

#[test]
fn a_new_act_after_undo_ends_redo_and_undo_is_each_writers_own() {
    let (folder, mut anna) = fresh();
    anna.act(add("en"), 1).expect("done");
    anna.act(change(&id("anna", 1), "rettet"), 2).expect("done");
    anna.act(Act::Undo, 3).expect("undone");
    assert!(anna.state().can_redo("anna"));
    anna.act(change(&id("anna", 1), "rettet igen"), 4).expect("done");
    assert!(!anna.state().can_redo("anna"));
    let mut bo = open(folder.path(), "bo");
    assert!(bo.act(Act::Undo, 5).is_err(), "what Anna did is not Bo's to undo");
    bo.act(change(&id("anna", 1), "Bos ord"), 0).expect("done");
    assert_eq!(
        texts(bo.state()),
        [(1, "Bos ord")],
        "later than all it has seen, though its clock is behind"
    );
}

#[test]
fn two_windows_write_two_journals_and_nothing_is_lost() {
    let (folder, mut first) = fresh();
    let mut second = open(folder.path(), "anna");
    assert_eq!(second.writer(), "anna-2");
    first.act(add("fra det ene"), 1).expect("done");
    second.act(add("fra det andet"), 1).expect("done");
    drop((first, second));
    let workspace = open(folder.path(), "anna");
    assert_eq!(texts(workspace.state()), [(1, "fra det ene"), (2, "fra det andet")]);
}

#[test]
fn ten_thousand_events_open_without_a_wait() {
    use std::fmt::Write as _;
    let (folder, workspace) = fresh();
    drop(workspace);
    for writer in WRITERS {
        let mut text = String::new();
        for number in 1..=3_334_u64 {
            let body = match number % 4 {
                0 => format!(
                    r#"{{"note_changed":{{"note":"{writer}#{}","kind":"trial","text":"rettet"}}}}"#,
                    number - 1
                ),
                1 => r#"{"note_added":{"kind":"wonder","text":"Hvad mon der ligger bag?","author":"Anna","anchor":{"house":"G18062"}}}"#
                    .to_owned(),
                2 => format!(r#"{{"undone":{{"number":{}}}}}"#, number - 1),
                _ => r#"{"note_added":{"kind":"trial","text":"Vi prøver mindre grupper.","author":"Bo","anchor":{}}}"#.to_owned(),
            };
            writeln!(
                text,
                r#"{{"v":1,"at":{{"ms":{number},"c":0}},"writer":"{writer}","number":{number},"body":{body}}}"#
            )
            .expect("text");
        }
        fs::write(folder.path().join(format!("journal/{writer}.jsonl")), text).expect("written");
    }
    let start = std::time::Instant::now();
    let workspace = open(folder.path(), "anna");
    let took = start.elapsed();
    assert!(workspace.issues().is_empty() && workspace.state().notes().len() == 2_499);
    // A guard against refolding per event (seconds), with room for a slow machine and an unoptimised build.
    assert!(took.as_millis() < 1_500, "{took:?}");
}
