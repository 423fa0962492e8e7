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
    let mut test_modules = Vec::new();
    let files: Vec<(String, String)> = found
        .into_iter()
        .map(|path| {
            let name = path.strip_prefix(&root).expect("below src").to_string_lossy().replace('\\', "/");
            let (code, modules) = without_tests(&fs::read_to_string(&path).expect("a source file"));
            let folder = name.trim_end_matches(".rs").trim_end_matches("/mod");
            test_modules.extend(modules.into_iter().map(|module| format!("{folder}/{module}")));
            (name, code)
        })
        .collect();
    let is_test = |name: &str| {
        test_modules
            .iter()
            .any(|module| name == format!("{module}.rs") || name.starts_with(&format!("{module}/")))
    };
    files.into_iter().filter(|(name, _)| !is_test(name)).collect()
}

/// A file's text without comments and without what is compiled for tests only, and the names of its test modules in other files.
///
/// The layout is rustfmt's: what follows `#[cfg(test)]` is a line, or goes on to a closing brace as far in as it began.
fn without_tests(text: &str) -> (String, Vec<String>) {
    let (mut code, mut modules) = (Vec::new(), Vec::new());
    let mut lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    while let Some(line) = lines.next() {
        if line.trim() != "#[cfg(test)]" {
            code.push(line);
            continue;
        }
        let Some(item) = lines.by_ref().find(|line| !line.trim_start().starts_with("#[")) else {
            break;
        };
        if let Some((_, module)) = item.strip_suffix(';').and_then(|item| item.rsplit_once("mod ")) {
            modules.push(module.to_owned());
        } else if item.ends_with('{') {
            let indent = &item[..item.len() - item.trim_start().len()];
            let end = format!("{indent}}}");
            lines.by_ref().find(|line| *line == end);
        }
    }
    (code.join("\n"), modules)
}

#[test]
fn only_tests_are_left_out_of_sight() {
    let text = "mod a;\n#[cfg(test)]\nmod tests;\nuse b;\n#[cfg(test)]\nmod inside {\n    use egui;\n}\n// use rfd;\nuse c;";
    assert_eq!(without_tests(text), ("mod a;\nuse b;\nuse c;".to_owned(), vec!["tests".to_owned()]));
    let seen = files();
    let has = |name: &str, code: &str| seen.iter().any(|(file, text)| file == name && text.contains(code));
    assert!(has("cluster/mod.rs", "pub use tables::Tables;"), "what stands after a test module");
    assert!(!seen.iter().any(|(name, _)| name.contains("tests") || name == "view/sample.rs"));
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
        &[
            ".is_dir()",
            ".is_file()",
            ".exists()",
            "try_exists",
            ".metadata()",
            "canonicalize",
            "read_dir",
        ],
        &["journal/", "import/reader.rs", "cli/"],
    );
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
