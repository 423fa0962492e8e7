//! Any bytes as the journals of a workspace, and what must hold whatever the bytes are.

use std::fs;
use std::path::Path;

use klyngeblik::domain::{NewNote, NoteContent, NoteKind};
use klyngeblik::journal::{Act, Body, Inspection, Subject, Workspace};

/// Parts of the bytes become files of these names.
const FILES: [&str; 3] = ["anna.jsonl", "bo.jsonl", "anna (conflicted copy 2026-11-29).jsonl"];
/// Between the parts.
const BETWEEN: u8 = 0x1E;

/// Reads the bytes as journals with whole lines among them, in a folder that is made and removed; panics where a promise is broken.
pub fn go(bytes: &[u8]) {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("journal")).expect("made");
    fs::write(folder.path().join("klynge.json"), r#"{"v":1,"id":"x","name":"Øst"}"#).expect("written");
    let files: Vec<(&str, Vec<u8>)> = FILES
        .into_iter()
        .zip(bytes.splitn(FILES.len(), |byte| *byte == BETWEEN))
        .map(with_whole_lines)
        .collect();
    // First what a sync had brought by the middle of it, cut at a line end, and then the rest.
    for (name, bytes) in &files {
        let middle = bytes[..bytes.len() / 2]
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(0, |end| end + 1);
        write(folder.path(), name, &bytes[..middle]);
    }
    let mut opened = Workspace::open_as(folder.path(), "carla").expect("it opens");
    for (name, bytes) in &files {
        write(folder.path(), name, bytes);
    }
    opened.catch_up().expect("read on");
    let whole = Workspace::inspect(folder.path(), None).expect("it is read");
    assert_eq!(opened.state().notes(), whole.state.notes(), "read on is as read at once");
    assert_eq!(opened.issues(), whole.issues);
    for (number, _) in files.iter().enumerate() {
        has_whole_lines(&whole, number);
    }
    goes_on(opened, folder.path());
}

fn write(folder: &Path, name: &str, bytes: &[u8]) {
    fs::write(folder.join("journal").join(name), bytes).expect("written");
}

fn text(file: usize, line: usize) -> String {
    format!("hel {file} {line}")
}

/// The bytes, with a whole line before them, in their middle and after them.
fn with_whole_lines((name, bytes): (&'static str, &[u8])) -> (&'static str, Vec<u8>) {
    let file = FILES.iter().position(|known| *known == name).unwrap_or_default();
    let (first, second) = bytes.split_at(bytes.len() / 2);
    let mut all = Vec::new();
    for (line, part) in [&[][..], first, second].into_iter().enumerate() {
        all.extend_from_slice(part);
        let (ms, text) = (1_000 + line, text(file, line));
        let whole = format!(
            "\n{{\"v\":1,\"at\":{{\"ms\":{ms},\"c\":0}},\"writer\":\"hel-{file}\",\"number\":{},\"body\":{{\"note_added\":{{\"kind\":\"wonder\",\"text\":\"{text}\",\"author\":\"\"}}}}}}\n",
            line + 1
        );
        all.extend_from_slice(whole.as_bytes());
    }
    (name, all)
}

/// Every whole line is an event, whatever else says what under its name.
fn has_whole_lines(whole: &Inspection, file: usize) {
    let all = whole.state.history(&Subject::All);
    for line in 0..3 {
        let is_it = |body: &Body| matches!(body, Body::NoteAdded(note) if note.content.text == text(file, line));
        assert!(all.iter().any(|deed| is_it(&deed.event.body)), "line {line} of file {file} is lost");
    }
}

/// What is written now is there when it is opened again.
fn goes_on(mut opened: Workspace, folder: &Path) {
    let note = NewNote {
        content: NoteContent::new(NoteKind::Observation, "ny"),
        ..NewNote::default()
    };
    let event = opened.act(Act::AddNote(note), 5).expect("written");
    opened.act(Act::Undo, 6).expect("undone");
    opened.act(Act::Redo, 7).expect("redone");
    drop(opened);
    let again = Workspace::open_as(folder, "carla").expect("it opens again");
    assert!(again.state().note(&event.id()).is_some());
}
