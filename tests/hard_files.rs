//! Known-hard files of others, where the folder `../shared/csvhard` is present: each yields its stated content or a stated refusal.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use klyngeblik::import::{Choices, read, table};

fn folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/csvhard");
    folder.is_dir().then_some(folder)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("a file").path()).collect();
    paths.sort();
    paths
}

fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Harmonic mean of precision and recall of two multisets.
fn f1(truth: &[String], found: &[String]) -> f64 {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for text in truth {
        *counts.entry(text).or_default() += 1;
    }
    let hits = found.iter().filter(|text| match counts.get_mut(text.as_str()) {
        Some(left) if *left > 0 => {
            *left -= 1;
            true
        }
        _ => false,
    });
    let (hits, all) = (hits.count(), truth.len() + found.len());
    if all == 0 { 1.0 } else { 2.0 * hits as f64 / all as f64 }
}

fn squeezed(cell: &str) -> String {
    cell.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Scores of one file: heading, records, cells. A file stated to have no heading scores by whether none was found.
fn scores(root: &Path, file: &str) -> [f64; 3] {
    let text = |folder: &str, name: &str| fs::read(root.join(folder).join(name)).expect("a file");
    let stated = String::from_utf8(text("parameters", &format!("{file}_parameters.json"))).expect("text");
    let has_heading = !stated.contains("\"header_lines\": \"0\"");
    let clean = String::from_utf8_lossy(&text("clean", file)).into_owned();
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(clean.as_bytes());
    let mut rows: Vec<Vec<String>> = reader
        .records()
        .map(|record| record.expect("a record").iter().map(squeezed).collect())
        .collect();
    let found = match table(&text("csv", file), &Choices::default()) {
        Ok(found) => found,
        Err(_) if rows.is_empty() => return [1.0; 3],
        Err(_) => return [0.0; 3],
    };
    let heading = rows.remove(0);
    let ours: Vec<Vec<String>> = found
        .records
        .iter()
        .map(|record| record.cells.iter().map(|cell| squeezed(cell)).collect())
        .collect();
    let of_heading = match (has_heading, found.heading_lines.is_empty()) {
        (true, false) => f1(&heading, &found.heading.iter().map(|cell| squeezed(cell)).collect::<Vec<_>>()),
        (false, true) => 1.0,
        _ => 0.0,
    };
    let joined = |rows: &[Vec<String>]| rows.iter().map(|cells| cells.join("\u{1f}")).collect::<Vec<_>>();
    [of_heading, f1(&joined(&rows), &joined(&ours)), f1(&rows.concat(), &ours.concat())]
}

#[test]
fn a_sample_of_government_files_is_cut_as_people_cut_it() {
    let Some(root) = folder().map(|folder| folder.join("pollock/survey_sample")) else {
        return;
    };
    let files = files(&root.join("csv"));
    let all: Vec<[f64; 3]> = files.iter().map(|path| scores(&root, &name(path))).collect();
    let mean = |part: usize| all.iter().map(|scores| scores[part]).sum::<f64>() / all.len() as f64;
    let means = [mean(0), mean(1), mean(2)];
    assert!(
        means[0] > 0.97 && means[1] > 0.96 && means[2] > 0.985,
        "heading, records, cells: {means:?}"
    );
}

#[test]
fn small_cases_yield_their_stated_content() {
    let Some(root) = folder() else { return };
    // A blank line is no record; a file of blank lines is empty; a heading alone is a table without rows.
    let stated = ["all-empty", "empty-one-column", "header-no-rows"];
    for (cases, texts) in [("csv-spectrum", "csvs"), ("csv-test-data", "csv")] {
        for path in files(&root.join(cases).join(texts)) {
            let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            let truth = fs::read_to_string(root.join(cases).join("json").join(format!("{stem}.json"))).ok();
            let truth = truth.and_then(|text| serde_json::from_str::<serde_json::Value>(&text).ok());
            let found = table(&fs::read(&path).expect("a file"), &Choices::default());
            let (Some(serde_json::Value::Array(truth)), false) = (truth, stated.contains(&&*stem)) else {
                continue;
            };
            let found = found.expect("a table");
            let heading = Some(found.heading.clone()).filter(|_| !found.heading_lines.is_empty());
            let rows = heading
                .clone()
                .into_iter()
                .chain(found.records.iter().map(|record| record.cells.clone()));
            let expected = truth.iter().map(|row| match row {
                serde_json::Value::Array(cells) => cells.iter().map(|cell| cell.as_str().unwrap_or_default().to_owned()).collect(),
                object => found
                    .heading
                    .iter()
                    .map(|key| object[key].as_str().unwrap_or_default().to_owned())
                    .collect::<Vec<_>>(),
            });
            let has_names = truth.iter().any(serde_json::Value::is_object);
            let expected: Vec<Vec<String>> = heading.filter(|_| has_names).into_iter().chain(expected).collect();
            assert_eq!(rows.collect::<Vec<_>>(), expected, "{stem}");
        }
    }
}

#[test]
fn every_hard_file_is_read_or_refused_and_never_unbalanced() {
    let Some(root) = folder() else { return };
    for part in [
        "clevercsv",
        "messytables-horror",
        "csvlint-fixtures",
        "blns",
        "pollock/survey_sample/csv",
        "csv-test-data/csv",
    ] {
        for path in files(&root.join(part)) {
            let bytes = fs::read(&path).expect("a file");
            let Ok(import) = read(&bytes, &name(&path), &Choices::default()) else {
                continue;
            };
            let receipt = import.receipt;
            let below = receipt
                .set_aside
                .iter()
                .filter(|aside| receipt.heading_line.is_none_or(|line| aside.line > line));
            assert_eq!(receipt.rows_in, receipt.rows_used + below.count(), "{}", path.display());
        }
    }
}
