//! The rules of the house (`src/lib.rs`), read from the `use` lines and paths of every file.

use std::fs;
use std::path::{Path, PathBuf};

/// Every Rust file under `src`, with its path below it and its text without tests and comments.
fn files() -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("a folder of the source") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    walk(&root, &mut found);
    found.sort();
    found
        .into_iter()
        .map(|path| {
            let name = path.strip_prefix(&root).expect("below src").to_string_lossy().replace('\\', "/");
            let text = fs::read_to_string(&path).expect("a source file");
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            let code = code
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"))
                .collect::<Vec<_>>()
                .join("\n");
            (name, code)
        })
        .filter(|(name, _)| !name.ends_with("tests.rs"))
        .collect()
}

/// Fails for every file outside `allowed` that holds one of the words.
fn only_in(words: &[&str], allowed: &[&str]) {
    let strangers: Vec<String> = files()
        .into_iter()
        .filter(|(name, _)| !allowed.iter().any(|room| name.starts_with(room)))
        .flat_map(|(name, code)| {
            words
                .iter()
                .filter(|word| code.contains(*word))
                .map(|word| format!("{name}: {word}"))
                .collect::<Vec<_>>()
        })
        .collect();
    assert!(strangers.is_empty(), "only in {allowed:?}, but found {strangers:#?}");
}

#[test]
fn the_window_is_known_only_to_its_own_room() {
    only_in(&["egui", "eframe", "rfd::"], &["ui/"]);
}

#[test]
fn tables_are_known_only_to_import_and_cluster() {
    only_in(&["polars"], &["import/", "cluster/"]);
}

#[test]
fn files_and_clock_are_touched_in_few_rooms() {
    only_in(&["std::fs", "fs::", "File::open"], &["journal/", "import/reader.rs", "cli/"]);
    only_in(
        &["Timestamp::now", "SystemTime", "Zoned::now"],
        &["journal/", "ui/apply.rs", "cli/"],
    );
    only_in(&["std::env"], &["journal/", "ui/window.rs", "main.rs", "cli/"]);
}

#[test]
fn colours_are_made_only_by_the_theme() {
    only_in(
        &["from_rgb", "from_gray", "Color32::RED", "Color32::GREEN", "hex_color"],
        &["ui/theme/"],
    );
}

#[test]
fn a_room_knows_only_the_rooms_below_it() {
    // From the ground up; a room may use those before it.
    let order = [
        "domain", "format", "i18n", "import", "cluster", "insight", "journal", "chart", "view", "jobs", "sample", "ui", "cli",
    ];
    // Formats and messages speak through each other, and are one floor; the folder of a room or its file.
    let same_floor = [("format", "i18n")];
    let place = |room: &str| order.iter().position(|known| *known == room);
    let mut wrong = Vec::new();
    for (name, code) in files() {
        let room = name.split('/').next().unwrap_or_default().trim_end_matches(".rs");
        let Some(own) = place(room) else { continue };
        for used in order {
            let is_used = code.contains(&format!("crate::{used}::")) || code.contains(&format!("crate::{used};"));
            let is_neighbour = same_floor.contains(&(room, used));
            if is_used && place(used).is_some_and(|used| used > own) && !is_neighbour {
                wrong.push(format!("{name} uses {used}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn facts_are_put_into_words_above_the_core() {
    for room in ["domain/", "import/", "cluster/", "insight/", "journal/", "chart/"] {
        let speakers: Vec<String> = files()
            .into_iter()
            .filter(|(name, code)| name.starts_with(room) && (code.contains("crate::i18n") || code.contains("Locale")))
            .map(|(name, _)| name)
            .collect();
        assert!(speakers.is_empty(), "{speakers:?}");
    }
}

#[test]
fn nothing_is_left_half_done() {
    only_in(&["todo!", "unimplemented!", "dbg!", "println!", "eprintln!", "#[allow("], &["none"]);
}
