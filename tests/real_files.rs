//! Real files of others, where the folder `../shared/realdata` is present: every figure that their descriptions state comes out of the
//! program, or stands in the list with the reason why not. The project's own tests stand without them.

mod figures;
mod read;
mod ways;

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use klyngeblik::import::{Delimiter, Encoding};
use serde_json::Value as Json;

use figures::{ABOVE_THE_TABLE, How, STATEMENTS};
use read::Read;
use ways::{NFI, sheets, survey, words};

fn folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/realdata");
    if !folder.is_dir() {
        eprintln!("SKIPPED: {} is not here", folder.display());
        return None;
    }
    Some(folder)
}

/// The description of a folder.
fn description(root: &Path, folder: &str) -> String {
    fs::read_to_string(root.join(folder).join("SOURCE.md")).expect("a description")
}

/// Whether two figures are one; a mean's last digit hangs on the order it is summed in.
fn is_same(stated: &str, found: &str) -> bool {
    let close = |stated: f64, found: f64| (stated - found).abs() <= 1e-12 * stated.abs();
    stated == found
        || stated
            .parse()
            .ok()
            .zip(found.parse().ok())
            .is_some_and(|(stated, found)| close(stated, found))
}

#[test]
fn every_figure_of_the_descriptions_comes_out() {
    let Some(root) = folder() else { return };
    let mut faults = Vec::new();
    let mut known: HashMap<PathBuf, Read> = HashMap::new();
    for (folder, statements) in STATEMENTS {
        let description = description(&root, folder);
        for (says, figure, files, how) in *statements {
            let stated = says.replace("{}", figure);
            if !description.contains(&stated) {
                faults.push(format!("{folder}: »{stated}« is not stated"));
            }
            let how = match how {
                How::Figure(how) => how,
                How::Not(why) => {
                    eprintln!("NOT COMPARED: {folder}: »{stated}«: {why}");
                    continue;
                }
            };
            let paths: Vec<PathBuf> = files.iter().map(|file| root.join(folder).join(file)).collect();
            for path in &paths {
                known.entry(path.clone()).or_insert_with(|| Read::of(path));
            }
            let found = how(&paths.iter().map(|path| &known[path]).collect::<Vec<_>>());
            if !is_same(figure, &found) {
                faults.push(format!("{folder}: »{stated}« came out as {found}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A row of a description's table of files: name, bytes, digest, character set, delimiter, records, columns.
fn files_of(description: &str) -> Vec<Vec<&str>> {
    let rows = description.lines().filter_map(|line| line.strip_prefix("| "));
    let rows = rows.map(|row| row.split('|').map(str::trim).collect::<Vec<_>>());
    rows.filter(|cells| cells.get(1).is_some_and(|bytes| bytes.parse::<u64>().is_ok()))
        .collect()
}

#[test]
fn every_file_is_what_its_description_says_it_is() {
    let Some(root) = folder() else { return };
    let mut faults = Vec::new();
    let mut folders: Vec<&str> = STATEMENTS.iter().map(|(folder, _)| *folder).collect();
    folders.dedup();
    for folder in folders {
        let description = description(&root, folder);
        for cells in files_of(&description) {
            let read = Read::of(&root.join(folder).join(cells[0]));
            for (what, stated, found) in of_file(&cells, &read) {
                if stated != found {
                    faults.push(format!(
                        "{folder}/{}: {what} is stated as {stated} and came out as {found}",
                        cells[0]
                    ));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What the description says of a file, and what is found.
fn of_file(cells: &[&str], read: &Read) -> Vec<(&'static str, String, String)> {
    let Some(import) = read.tables.iter().find_map(|table| table.import.as_ref().ok()) else {
        return vec![("the table", "one".to_owned(), "none".to_owned())];
    };
    let receipt = &import.receipt;
    let [_, bytes, digest, encoding, delimiter, _, ends, records, columns, ..] = cells else {
        return Vec::new();
    };
    let mut all = vec![
        ("the size", (*bytes).to_owned(), receipt.bytes.to_string()),
        ("the digest", (*digest).to_owned(), receipt.sha256.chars().take(12).collect()),
    ];
    if let (Some((found_encoding, _)), Some((found_delimiter, _))) = (receipt.encoding, receipt.delimiter) {
        let encoding = match *encoding {
            "utf-8 + BOM" => Encoding::Utf8Bom,
            "utf-8" | "ascii" => Encoding::Utf8,
            _ => Encoding::Windows1252,
        };
        let delimiter = match *delimiter {
            "semicolon" => Delimiter::Semicolon,
            "comma" => Delimiter::Comma,
            _ => Delimiter::Tab,
        };
        let line_ends: u32 = ends.split([' ', ',']).nth(1).and_then(|n| n.parse().ok()).unwrap_or(0);
        let lines = line_ends + u32::from(ends.contains("no final newline"));
        all.extend([
            ("the character set", format!("{encoding:?}"), format!("{found_encoding:?}")),
            ("the delimiter", format!("{delimiter:?}"), format!("{found_delimiter:?}")),
            ("the lines", lines.to_string(), receipt.lines.last.to_string()),
            ("the records", (*records).to_owned(), read.records().to_string()),
            ("the columns", (*columns).to_owned(), read.columns().to_string()),
        ]);
    }
    all
}

/// Why a figure of `EXPECTED.json` does not come out.
const EXCEPTIONS: [(&str, &str); 1] = [("rate_percent", ABOVE_THE_TABLE)];

#[test]
fn every_figure_of_the_expectations_comes_out() {
    let Some(root) = folder() else { return };
    let expected = fs::read(root.join("EXPECTED.json")).expect("expectations");
    let expected: BTreeMap<String, BTreeMap<String, Json>> = serde_json::from_slice(&expected).expect("JSON");
    let mut faults = Vec::new();
    for (file, facts) in &expected {
        let read = Read::of(&root.join(file));
        for (fact, stated) in facts {
            for (what, stated, found) in found(fact, stated, &read) {
                let is_excepted = EXCEPTIONS.iter().any(|(name, _)| what.ends_with(name));
                if stated != found && !is_excepted {
                    faults.push(format!("{file}: {what} is stated as {stated} and came out as {found}"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What is stated of a file, and what is found: one for each figure.
fn found(fact: &str, stated: &Json, read: &Read) -> Vec<(String, Json, Json)> {
    let times = || read.times();
    let found = match fact {
        "rows" | "rows_not_empty" => read.rows().into(),
        "institutions" => read.houses().len().into(),
        "assessments" => read.distinct("vurderingid").into(),
        "criteria" => read.themes().len().into(),
        "sheets" => sheets(read).len().into(),
        "elections" => times().2.into(),
        "dates" => Json::from([times().0, times().1]),
        "stjerner" | "rating" => serde_json::to_value(read.wordings()).expect("JSON"),
        "areas" => serde_json::to_value(words(read, "omraade")).expect("JSON"),
        "regeringsparti" => serde_json::to_value(words(read, "Regeringsparti")).expect("JSON"),
        "blank_mandater" => (read.rows() - read.control("Mandater").count).into(),
        "sum_poeng" => sum(read, "poeng"),
        "sum_maxpoeng" => sum(read, "maxpoeng"),
        "sum_maxscore" => sum(read, "maxscore"),
        "sum_pupils" => sum(read, "pupil_number"),
        "sum_stemmetal" => sum(read, "Stemmetal"),
        "sum_mandater" => sum(read, "Mandater"),
        "units" => return units(stated, read),
        other => panic!("nothing is known of {other}"),
    };
    vec![(fact.to_owned(), stated.clone(), found)]
}

/// A sum of whole numbers.
fn sum(read: &Read, column: &str) -> Json {
    let sum = read.sum(column);
    assert!(sum.fract() == 0.0, "{column}: {sum}");
    Json::from(sum as u64)
}

/// What is stated of each house in a workbook with a sheet for each, and what is found.
fn units(stated: &Json, read: &Read) -> Vec<(String, Json, Json)> {
    let units = stated.as_object().expect("units").iter();
    let facts = units.flat_map(|(unit, facts)| {
        facts
            .as_object()
            .expect("facts")
            .iter()
            .map(move |(fact, stated)| (unit, fact, stated))
    });
    facts
        .map(|(unit, fact, stated)| {
            let first = || survey(read, unit, NFI);
            let found = match fact.as_str() {
                "name" => first().map(|(.., name)| Json::from(name)),
                "answers" => first().map(|(_, answers, _)| Json::from(answers)),
                factor => survey(read, unit, factor).map(|(figure, ..)| Json::from(figure)),
            };
            let stated = stated.as_f64().map_or_else(|| stated.clone(), Json::from);
            (format!("{unit} {fact}"), stated, found.unwrap_or_default())
        })
        .collect()
}
