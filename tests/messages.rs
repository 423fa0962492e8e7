//! Every message key in the source is in the message files, and every message is used.

use std::collections::{BTreeMap, BTreeSet};
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

/// The messages of a language with the variables each speaks of.
fn messages(lang: Lang) -> BTreeMap<String, BTreeSet<String>> {
    let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut key = String::new();
    for line in lang.files().iter().flat_map(|text| text.lines()) {
        if line.starts_with(|first: char| first.is_ascii_lowercase())
            && let Some((found, _)) = line.split_once(" =")
        {
            found.clone_into(&mut key);
        }
        if line.starts_with('#') || key.is_empty() {
            continue;
        }
        let variables = line.split('$').skip(1).map(|rest| {
            let end = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_' && letter != '-');
            rest[..end.unwrap_or(rest.len())].to_owned()
        });
        messages.entry(key.clone()).or_default().extend(variables);
    }
    messages
}

fn keys() -> BTreeSet<String> {
    messages(Lang::Da).into_keys().collect()
}

/// The text of a literal that stands first in some code.
fn literal(code: &str) -> Option<&str> {
    code.trim_start().strip_prefix('"')?.split('"').next()
}

/// The keys asked for by a call, on however many lines it stands. Names of controls (`id.with("…")`) are no messages.
fn asked_by<'a>(source: &'a str, call: &str) -> BTreeSet<&'a str> {
    let calls = source.match_indices(call).filter(|(start, _)| {
        let before = &source[..*start];
        !before.ends_with("id") && !before.ends_with("id()")
    });
    calls
        .filter_map(|(start, _)| literal(&source[start + call.len()..]))
        .filter(|key| *key != "no-such-key")
        .collect()
}

/// Literals between each start and its end that look like keys.
fn literals_within<'a>(source: &'a str, start: &str, end: &str) -> BTreeSet<&'a str> {
    let pieces = source
        .split(start)
        .skip(1)
        .map(|rest| rest.find(end).map_or(rest, |end| &rest[..end]));
    let literals = pieces.flat_map(|piece| piece.split('"').skip(1).step_by(2));
    literals.filter(|text| is_key_like(text)).collect()
}

fn is_key_like(text: &str) -> bool {
    text.contains('-')
        && text
            .chars()
            .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-')
}

#[test]
fn every_key_asked_for_exists() {
    let (source, known) = (source(), keys());
    let mut asked = asked_by(&source, ".t(");
    asked.extend(asked_by(&source, ".with("));
    asked.extend(literals_within(&source, "let key = ", ";\n"));
    asked.extend(literals_within(&source, "_key(", "\n}"));
    for seen in ["trend-no-time", "trend-absent-missing", "hint-observation"] {
        assert!(asked.contains(seen), "{seen} is asked for and not seen");
    }
    let missing: Vec<&str> = asked.into_iter().filter(|key| !known.contains(*key)).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn a_message_with_variables_is_given_them() {
    let (source, messages) = (source(), messages(Lang::Da));
    let bare = asked_by(&source, ".t(").into_iter();
    let lacking: Vec<&str> = bare
        .filter(|key| messages.get(*key).is_some_and(|variables| !variables.is_empty()))
        .collect();
    assert!(lacking.is_empty(), "{lacking:#?}");
}

#[test]
fn both_languages_speak_of_the_same_variables() {
    let (danish, english) = (messages(Lang::Da), messages(Lang::En));
    let differing: Vec<_> = danish
        .iter()
        .filter(|(key, variables)| english.get(*key) != Some(variables))
        .collect();
    assert!(differing.is_empty(), "{differing:#?}");
    assert_eq!(danish.len(), english.len());
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
