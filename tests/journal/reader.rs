//! An independent reader of fifty lines in another language lists the same notes as the program.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use klyngeblik::domain::{NoteContent, NoteKind};
use klyngeblik::journal::{Act, Workspace};
use serde_json::Value as Json;

use super::{Place, add, complained, said};

/// What a reader says of each note: kind and text.
type Listed = BTreeMap<String, (String, String)>;

fn listed(notes: &Json) -> Listed {
    let text = |note: &Json, key: &str| note[key].as_str().expect("a text").to_owned();
    let notes = notes.as_array().expect("a list").iter();
    notes
        .map(|note| (text(note, "id"), (text(note, "kind"), text(note, "text"))))
        .collect()
}

/// What the reader lists; none where there is no Python.
fn by_the_reader(folder: &Path) -> Option<Listed> {
    let reader = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reader.py");
    let output = match Command::new("python3").arg(reader).arg(folder).output() {
        Ok(output) => output,
        Err(error) => {
            eprintln!("NOT RUN: the independent reader needs python3 ({error})");
            return None;
        }
    };
    assert!(output.status.success(), "{}", complained(&output));
    Some(listed(&serde_json::from_slice(&output.stdout).expect("JSON")))
}

fn by_the_program(place: &Place) -> Listed {
    let output = place.notes(&["list", "--json"]);
    assert!(output.status.success(), "{}", complained(&output));
    let document: Json = serde_json::from_str(&said(&output)).expect("JSON");
    listed(&document["notes"])
}

fn change(workspace: &Workspace, place: usize, text: &str) -> Act {
    Act::ChangeNote {
        note: workspace.state().notes()[place].id.clone(),
        content: NoteContent::new(NoteKind::Explanation, text),
    }
}

/// Two writers, everything undone and redone, removed and brought back, lines torn, damaged, doubled and of a newer program.
fn write_all(place: &Place) {
    let mut anna = Workspace::open_as(&place.folder(), "anna").expect("opened");
    let mut bo = Workspace::open_as(&place.folder(), "bo").expect("opened");
    for number in 0..6 {
        anna.act(add(&format!("Annas »{number}«\nmed \"tegn\"")), 100 + number)
            .expect("written");
        bo.act(add(&format!("Bos {number}")), 90 + number).expect("written");
    }
    bo.catch_up().expect("read");
    let first = change(&bo, 0, "Bo retter Annas");
    bo.act(first, 5).expect("written");
    let note = bo.state().notes()[3].id.clone();
    bo.act(Act::RemoveNote { note }, 200).expect("removed");
    for act in [Act::Undo, Act::Undo, Act::Redo, Act::Undo, Act::Undo] {
        anna.act(act, 300).expect("done");
    }
    anna.act(add("Efter en fortrydelse"), 301).expect("written");
    anna.catch_up().expect("read");
    let second = change(&anna, 1, "Anna retter");
    anna.act(second, 302).expect("written");
    anna.act(Act::Undo, 303).expect("undone");
    // One is forgotten, and a copy holds it yet.
    let own = anna.state().notes().iter().find(|note| &*note.id.writer == "anna");
    let forgotten = own.expect("a note").id.clone();
    fs::copy(
        place.folder().join("journal/anna.jsonl"),
        place.folder().join("journal/anna (kopi).jsonl"),
    )
    .expect("copied");
    bo.catch_up().expect("read");
    let about_it = Act::ChangeNote {
        note: forgotten.clone(),
        content: NoteContent::new(NoteKind::Explanation, "Bo siger noget om det, der bliver glemt"),
    };
    bo.act(about_it, 304).expect("written");
    anna.forget(&forgotten, 305).expect("forgotten");
    drop((anna, bo));
    let path = |name: &str| place.folder().join("journal").join(name);
    let annas = fs::read_to_string(path("anna.jsonl")).expect("read");
    let third = annas.lines().filter(|line| line.starts_with('{')).nth(2).expect("a line");
    // A copy that a sync program made: half a line, a doubled number, and what is known already.
    let copy = format!("\u{feff}{}\r\n{third}\r\n{}", third.replace("Annas", "En andens"), &third[..60]);
    fs::write(path("anna (conflicted copy 2026-11-29).jsonl"), copy).expect("written");
    let newer = [
        r#"{"v":1,"at":{"ms":400,"c":0},"writer":"carla","number":1,"body":{"meeting_held":{"parts":[1]}}}"#,
        r#"{"v":2,"at":{"ms":401,"c":0},"writer":"carla","number":2,"body":{"note_added":{"kind":"wonder","text":"nyere"}}}"#,
        "hvad er dette?",
        r#"{"v":1,"at":{"ms":402,"c":0},"writer":"carla","number":3,"body":{"note_removed":{"note":"anna#1"}}}"#,
        r#"{"v":1,"at":{"ms":50,"c":0},"writer":"carla","number":4,"body":{"note_changed":{"note":"anna#1","kind":"trial","text":"for tidligt"}}}"#,
        r#"{"v":1,"at":{"ms":403,"c":0},"writer":"carla","number":5,"body":{"note_ad"#,
    ];
    fs::write(path("carla.jsonl"), newer.join("\n")).expect("written");
}

#[test]
fn an_independent_reader_lists_the_same_notes() {
    let place = Place::new();
    for round in 0..2 {
        write_all(&place);
        let listed = by_the_program(&place);
        assert!(
            listed.len() > 8 * (round + 1) && listed.keys().any(|id| id.contains('~')),
            "{listed:#?}"
        );
        let Some(read) = by_the_reader(&place.folder()) else { return };
        assert_eq!(read, listed);
    }
}
