//! Whole files in, rows and receipts out: small files of every kind a leader may have, as bytes.

mod bulk;
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
    assert_eq!(
        receipt.rows_out,
        import.observations.len() + import.ratings.len() + import.register.len()
    );
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
