//! How long it takes to open a workspace of ten writers' 10,000 events each (the aim is 150 ms), and to add a note until it is safe on
//! the disk (the aim is 10 ms), beside what the disk itself takes to make as many bytes safe.
//!
//! `cargo bench --bench journal`; the events come from a rule and are the same each time.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::hint::black_box;
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use criterion::Criterion;
use klyngeblik::domain::{NewNote, NoteContent, NoteKind};
use klyngeblik::journal::{Act, Workspace};

const WRITERS: u64 = 10;
const EVENTS: u64 = 10_000;

/// One writer's journal: mostly notes, of which some are changed, parked, removed or undone.
fn journal(writer: u64) -> String {
    let mut text = String::new();
    for number in 1..=EVENTS {
        let of = number - number % 10 + 1;
        let body = match number % 10 {
            5 => format!(
                r#"{{"note_changed":{{"note":"leder-{writer}#{of}","kind":"explanation","text":"Det kan være vikarerne, eller det kan være vinteren."}}}}"#
            ),
            7 => format!(
                r#"{{"plan_state_set":{{"note":"leder-{writer}#{of}","stage":"parked","reason":"efter ferien","author":"Leder {writer}"}}}}"#
            ),
            8 => format!(r#"{{"note_removed":{{"note":"leder-{writer}#{}"}}}}"#, of + 1),
            9 => format!(r#"{{"undone":{{"number":{}}}}}"#, of + 5),
            _ => format!(
                concat!(
                    r#"{{"note_added":{{"kind":"wonder","text":"Hvad mon der ligger bag tallet i måned {}?","level":"staff","tags":["vinter"],"#,
                    r#""author":"Leder {}","anchor":{{"house":"G18{:03}","indicator":"Sygefravær","period":"2025M0{}"}},"#,
                    r#""seen":{{"figure":{{"number":{}.4}}}}}}}}"#
                ),
                number % 12,
                writer,
                number % 20,
                number % 9 + 1,
                number % 12
            ),
        };
        let stamp = 1_700_000_000_000 + number * 60_000 + writer;
        writeln!(
            text,
            r#"{{"v":1,"at":{{"ms":{stamp},"c":0}},"writer":"leder-{writer}","number":{number},"body":{body}}}"#
        )
        .expect("a text");
    }
    text
}

fn note(number: u64) -> Act {
    Act::AddNote(NewNote {
        content: NoteContent::new(NoteKind::Wonder, format!("Hvad mon der ligger bag {number}?")),
        author: "Leder".to_owned(),
        ..NewNote::default()
    })
}

/// What the disk takes to make a line of the same length safe.
fn bare(path: &Path, n: u64) -> Duration {
    let line = [b'x'; 160];
    let mut file = File::options().create(true).append(true).open(path).expect("a file");
    let since = Instant::now();
    for _ in 0..n {
        file.write_all(&line).and_then(|()| file.sync_all()).expect("written");
    }
    since.elapsed()
}

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path().join("klynge");
    drop(Workspace::create_as(&place, "Øst", "leder").expect("made"));
    for writer in 0..WRITERS {
        fs::write(place.join(format!("journal/leder-{writer}.jsonl")), journal(writer)).expect("written");
    }
    let mut criterion = Criterion::default().configure_from_args();
    criterion.bench_function("open 10 writers' 10,000 events", |bencher| {
        bencher.iter_with_large_drop(|| {
            let workspace = Workspace::open_as(&place, "leder").expect("it opens");
            assert!(workspace.issues().is_empty());
            black_box(workspace)
        });
    });
    let mut workspace = Workspace::create_as(&folder.path().join("ny"), "Vest", "leder").expect("made");
    let mut number = 0;
    criterion.bench_function("add a note until it is safe", |bencher| {
        bencher.iter(|| {
            number += 1;
            workspace.act(note(number), 1).expect("safe")
        });
    });
    let path = folder.path().join("x");
    criterion.bench_function("the disk alone", |bencher| bencher.iter_custom(|n| bare(&path, n)));
    criterion.final_summary();
}
