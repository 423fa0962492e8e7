//! Nasty Danish files with known truth: a random table in a random encoding, dialect, layout, number style and set of absence marks.
//! No figure may come back in another magnitude, no row may be lost, and what cannot be decided must be asked.

mod table;
mod writer;

use std::collections::HashMap;

use proptest::prelude::*;

use super::*;
use table::{Style, Truth};
use writer::{Dress, Shape};

/// Reads a file, answering what it asks from the truth.
fn read_with_answers(bytes: &[u8], truth: &Truth) -> Result<Import, Refusal> {
    let mut choices = Choices::default();
    for _ in 0..6 {
        let import = read(bytes, "udtræk.csv", &choices)?;
        if import.receipt.questions.is_empty() {
            return Ok(import);
        }
        for question in &import.receipt.questions {
            match question {
                Question::DecimalMark { column, .. } => {
                    choices.decimals.insert(column.clone(), truth.style.mark);
                }
                Question::Dash { .. } => choices.dash = Some(DashMeaning::Missing),
                Question::Percent { .. } => choices.percent = Some(PercentMeaning::Percent),
                Question::Year { .. } => choices.year = truth.periods.first().map(|period| Period::Year(period.first_day().year())),
                Question::HouseColumn => {
                    choices.roles.insert("Institution".into(), Role::House);
                }
            }
        }
    }
    read(bytes, "udtræk.csv", &choices)
}

/// What differs between a file and the truth it was written from.
fn faults(import: &Import, truth: &Truth, shape: Shape) -> Vec<String> {
    let mut found: HashMap<(String, Option<Period>, String), Vec<Value>> = HashMap::new();
    for row in &import.observations {
        let indicator = if shape.names_indicators() {
            row.indicator.to_string()
        } else {
            String::new()
        };
        found
            .entry((fold_name(&row.house_name), row.period, indicator))
            .or_default()
            .push(row.value);
    }
    let mut faults = Vec::new();
    for cell in truth.cells() {
        let indicator = if shape.names_indicators() {
            cell.indicator.to_owned()
        } else {
            String::new()
        };
        let key = (fold_name(cell.house), Some(cell.period), indicator);
        let values = found.get(&key).map(Vec::as_slice).unwrap_or_default();
        let fits = match (cell.number, values) {
            (Some(number), [Value::Number(read)]) => (number - read).abs() < 1e-6,
            (None, [Value::Absent(_)] | []) => true,
            _ => false,
        };
        if !fits {
            faults.push(format!("{key:?}: {:?} was read as {values:?}", cell.number));
        }
    }
    let numbers = import
        .observations
        .iter()
        .filter(|row| !row.is_reference && row.value.number().is_some())
        .count();
    let written = truth.cells().filter(|cell| cell.number.is_some()).count();
    if numbers > written {
        faults.push(format!("{numbers} figures were read and {written} written"));
    }
    faults
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(600) })]

    #[test]
    fn no_figure_changes_its_magnitude_and_no_row_is_lost(truth in table::truth(), shape in writer::shape(), dress in writer::dress()) {
        let bytes = writer::write(&truth, shape, &dress);
        let shown = || format!("{shape:?} {dress:?} {:?}\n{}", truth.style, writer::text(&truth, shape, &dress));
        let import = read_with_answers(&bytes, &truth);
        prop_assert!(import.is_ok(), "{import:?}\n{}", shown());
        if let Ok(import) = import {
            assert_balanced(&import);
            let faults = faults(&import, &truth, shape);
            prop_assert!(faults.is_empty(), "{faults:#?}\n{}\n{:?}", shown(), import.receipt);
        }
    }
}
