//! What is stated of a hard file, and how near a table comes to it.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use klyngeblik::import::Table;
use serde_json::Value;

/// The stated content of a file, cells without trailing empty ones: how wide a record is written says nothing.
pub struct Truth {
    /// None where the file is stated to have no heading, or it is not told.
    heading: Option<Vec<String>>,
    /// Whether it is told which line is the heading.
    is_told: bool,
    rows: Vec<Vec<String>>,
    /// Whether blanks within cells count.
    is_exact: bool,
}

/// The stated content of a file of the survey.
pub fn of_survey(root: &Path, file: &str) -> Option<Truth> {
    let (survey, name) = file.split_once("/csv/").filter(|(survey, _)| survey.starts_with("pollock"))?;
    let survey = root.join(survey);
    let stated = fs::read_to_string(survey.join(format!("parameters/{name}_parameters.json"))).expect("text");
    let clean = fs::read(survey.join("clean").join(name)).expect("a file");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(&*clean);
    let records = reader.byte_records().map(|record| {
        let record = record.expect("a record");
        record
            .iter()
            .map(|cell| String::from_utf8_lossy(cell).into_owned())
            .collect::<Vec<_>>()
    });
    let mut rows: Vec<Vec<String>> = records.collect();
    // Where there is no heading the clean file has made-up names.
    let names = (!rows.is_empty()).then(|| rows.remove(0));
    let heading = names.filter(|_| !stated.contains("\"header_lines\": \"0\""));
    Some(Truth {
        heading,
        is_told: true,
        rows,
        is_exact: false,
    })
}

/// The stated content of a small case.
pub fn of_case(root: &Path, file: &str) -> Option<Truth> {
    let (case, name) = ["/csvs/", "/csv/"].iter().find_map(|part| file.split_once(part))?;
    let stated = root.join(case).join("json").join(name.replace(".csv", ".json"));
    let text = fs::read_to_string(stated).ok()?;
    let rows = match serde_json::from_str(&text).ok()? {
        Value::Array(rows) => rows,
        row => vec![row],
    };
    let text_of = |cell: &Value| cell.as_str().unwrap_or_default().to_owned();
    let names: Option<Vec<String>> = rows.first().and_then(Value::as_object).map(|row| row.keys().cloned().collect());
    let cells = rows.iter().map(|row| match (row, &names) {
        (Value::Array(cells), _) => cells.iter().map(text_of).collect(),
        (row, Some(names)) => names.iter().map(|name| text_of(&row[name])).collect(),
        _ => Vec::new(),
    });
    Some(Truth {
        rows: cells.collect(),
        is_told: names.is_some(),
        heading: names,
        is_exact: true,
    })
}

impl Truth {
    /// How alike a table is to what is stated: heading, records, cells; each from 0 to 1.
    pub fn scores(&self, found: Option<&Table>) -> [f64; 3] {
        let Some(found) = found else {
            return if self.rows.is_empty() && self.heading.is_none() {
                [1.0; 3]
            } else {
                [0.0; 3]
            };
        };
        let names = Some(&found.heading).filter(|_| !found.heading_lines.is_empty());
        // Names told by their cells may stand in another order.
        let order = self.order(names);
        let mut truth: Vec<Vec<String>> = self.rows.iter().map(|row| self.plain(row)).collect();
        let mut ours: Vec<Vec<String>> = found
            .records
            .iter()
            .map(|record| self.plain(&sorted(&record.cells().map(str::to_owned).collect::<Vec<_>>(), &order)))
            .collect();
        if !self.is_told {
            ours.splice(0..0, names.map(|names| self.plain(names)));
        }
        truth.retain(|row| !row.is_empty());
        ours.retain(|row| !row.is_empty());
        let heading = match (&self.heading, names) {
            (Some(stated), Some(names)) => f1(&self.plain(stated), &self.plain(&sorted(names, &order))),
            (None, None) => 1.0,
            (None, Some(_)) if !self.is_told => 1.0,
            _ => 0.0,
        };
        let joined = |rows: &[Vec<String>]| rows.iter().map(|cells| cells.join("\u{1f}")).collect::<Vec<_>>();
        [heading, f1(&joined(&truth), &joined(&ours)), f1(&truth.concat(), &ours.concat())]
    }

    /// Where the stated columns stand in the table; empty where they stand as stated.
    fn order(&self, names: Option<&Vec<String>>) -> Vec<usize> {
        let (Some(stated), Some(names), true) = (&self.heading, names, self.is_exact) else {
            return Vec::new();
        };
        stated
            .iter()
            .filter_map(|name| names.iter().position(|other| other == name))
            .collect()
    }

    fn plain(&self, cells: &[String]) -> Vec<String> {
        let cell = |cell: &String| {
            if self.is_exact {
                cell.clone()
            } else {
                cell.split_whitespace().collect::<Vec<_>>().join(" ")
            }
        };
        let mut cells: Vec<String> = cells.iter().map(cell).collect();
        while cells.last().is_some_and(String::is_empty) {
            cells.pop();
        }
        cells
    }
}

fn sorted(cells: &[String], order: &[usize]) -> Vec<String> {
    if order.len() == cells.len() {
        order.iter().filter_map(|place| cells.get(*place).cloned()).collect()
    } else {
        cells.to_vec()
    }
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
