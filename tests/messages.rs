//! Every message key in the source is in the message files, and every message is used.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use klyngeblik::i18n::{Lang, Locale};

fn source() -> String {
    fn walk(folder: &Path, all: &mut String) {
        for entry in fs::read_dir(folder).expect("a folder of the source") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(&path, all);
            } else {
                all.push_str(&fs::read_to_string(&path).expect("a source file"));
            }
        }
    }
    let mut all = String::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    all
}

fn keys() -> BTreeSet<String> {
    Lang::Da
        .files()
        .iter()
        .flat_map(|text| text.lines())
        .filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()))
        .filter_map(|line| Some(line.split_once(" =")?.0.to_owned()))
        .collect()
}

#[test]
fn every_key_asked_for_exists() {
    let (source, known) = (source(), keys());
    let mut missing = BTreeSet::new();
    for call in ["locale.t(\"", "cx.t(\"", "locale.with(\""] {
        for (start, _) in source.match_indices(call) {
            let key = source[start + call.len()..].split('"').next().unwrap_or_default();
            if !known.contains(key) && key != "no-such-key" {
                missing.insert(key.to_owned());
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_message_is_used() {
    let source = source();
    let unused: Vec<String> = keys().into_iter().filter(|key| !source.contains(&format!("\"{key}\""))).collect();
    assert!(unused.is_empty(), "{unused:#?}");
}

/// No word of blame or ranking in anything the program says.
#[test]
fn the_tone_is_that_of_a_learning_team() {
    let banned = [
        "dårlig",
        "værst",
        "bedst",
        "bund",
        "taber",
        "rangliste",
        "placering",
        "fejler",
        "skyld",
        "alarm",
        "kritisk",
    ];
    for text in Lang::Da.files() {
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let words = line.to_lowercase();
            for word in banned {
                assert!(
                    !words
                        .split(|letter: char| !letter.is_alphabetic())
                        .any(|said| said.starts_with(word)),
                    "{word}: {line}"
                );
            }
        }
    }
}

#[test]
fn english_is_a_choice_and_danish_the_default() {
    assert_eq!(Lang::default(), Lang::Da);
    assert_eq!(Locale::new(Lang::En).t("page-notes"), "Notes");
}
