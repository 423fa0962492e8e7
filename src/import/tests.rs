//! Whole files in, rows and receipts out: small files of every kind a leader may have, as bytes.

mod bulk;
mod controls;
mod documents;
mod formats;
mod layouts;
mod nasty;
mod numbers;
mod observations;
mod personal;
mod properties;
mod ratings;
mod refusals;
mod stumbles;

use std::collections::BTreeSet;

use crate::domain::{Absence, Period, Value};

use super::*;

/// Reads a file without choices.
fn import(text: impl AsRef<[u8]>) -> Import {
    import_with(text, &Choices::default())
}

/// Reads a file and checks what holds for every receipt.
fn import_with(text: impl AsRef<[u8]>, choices: &Choices) -> Import {
    let import = read(text.as_ref(), "prøve.csv", choices).expect("a table");
    assert_balanced(&import);
    import
}

/// Every record below the heading gave rows or was set aside.
fn assert_balanced(import: &Import) {
    let receipt = &import.receipt;
    let heading = receipt.heading_line;
    let below = receipt
        .set_aside
        .iter()
        .filter(|aside| heading.is_none_or(|line| aside.line > line))
        .count();
    assert_eq!(receipt.rows_in, receipt.rows_used + below, "{receipt:#?}");
    assert_accounted(import);
    assert_eq!(
        receipt.rows_out,
        import.observations.len() + import.ratings.len() + import.register.len()
    );
}

/// Every line of the table is read, the heading, set aside or the rest of one of these, and none is two of these.
fn assert_accounted(import: &Import) {
    let receipt = &import.receipt;
    let lines = receipt.lines;
    let of_figures = import.observations.iter().map(|row| row.line);
    let of_ratings = import.ratings.iter().map(|row| row.line);
    let read: BTreeSet<u32> = of_figures
        .chain(of_ratings)
        .chain(import.register.iter().map(|row| row.line))
        .collect();
    assert_eq!(read.len(), receipt.rows_used, "{receipt:#?}");
    let aside = receipt.set_aside.iter().flat_map(|aside| aside.line..=aside.line + aside.more);
    let mut told: Vec<u32> = aside.chain(read).chain(receipt.reading.heading_lines.iter().copied()).collect();
    told.sort_unstable();
    assert!(told.is_sorted_by(|line, next| line < next), "{told:?} {receipt:#?}");
    assert!(
        told.iter().all(|line| (lines.first..=lines.last).contains(line)),
        "{told:?} {receipt:#?}"
    );
    let n_told = u32::try_from(told.len()).expect("lines");
    assert_eq!(lines.last + 1 - lines.first, n_told + lines.continued, "{told:?} {receipt:#?}");
}

/// A figure as text: house, indicator, period, value.
fn figures(import: &Import) -> Vec<String> {
    import
        .observations
        .iter()
        .map(|row| format!("{} | {} | {} | {}", row.house, row.indicator, period(&row), value(row.value)))
        .collect()
}

fn period(row: &ObservationRow) -> String {
    row.period.map_or_else(|| "-".to_owned(), |period| period.to_string())
}

fn value(value: Value) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        Value::Absent(Absence::Missing) => "missing".to_owned(),
        Value::Absent(Absence::NotApplicable) => "not applicable".to_owned(),
        Value::Absent(Absence::TooFew) => "too few".to_owned(),
        Value::Absent(Absence::NotYet) => "not yet".to_owned(),
        Value::Absent(Absence::Withheld) => "withheld".to_owned(),
    }
}

/// The role of a column by its heading.
fn role(import: &Import, name: &str) -> Option<Role> {
    import
        .receipt
        .columns
        .iter()
        .find(|column| &*column.name == name)
        .map(|column| column.role)
}
