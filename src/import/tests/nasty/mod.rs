//! Nasty Danish files with known truth: a random table in a random encoding, dialect, layout, number style and set of absence marks.
//! No figure may come back in another magnitude, no row may be lost, and what cannot be decided must be asked.

mod lines;
mod shapes;
mod table;
mod writer;

use std::collections::HashMap;

use proptest::prelude::*;

use super::*;
use table::Truth;

/// Reads a file, answering what it asks from the truth.
fn read_with_answers(bytes: &[u8], truth: &Truth, table: Option<Arc<str>>) -> Result<Import, Refusal> {
    let mut choices = Choices {
        table,
        ..Choices::default()
    };
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
                Question::Wording { wording, .. } => choices.place(wording, Placement::NoRating),
                Question::Year { .. } | Question::Time { .. } => {
                    choices.year = truth.periods.first().map(|period| Period::Year(period.first_day().year()));
                }
                Question::HouseColumn => {
                    choices.roles.insert("Institution".into(), Role::House);
                }
            }
        }
    }
    read(bytes, "udtræk.csv", &choices)
}

/// All the tables of a file; with the indicator where there is only one, which the file may not say.
fn read_all(bytes: &[u8], truth: &Truth) -> Result<Vec<(Option<&'static str>, Import)>, Refusal> {
    let names = tables(bytes)?;
    if names.len() < 2 {
        let only = truth.indicators().first().copied().filter(|_| truth.indicators().len() == 1);
        return Ok(vec![(only, read_with_answers(bytes, truth, None)?)]);
    }
    let tables = names.into_iter().map(|entry| read_with_answers(bytes, truth, entry.name));
    tables.map(|import| Ok((None, import?))).collect()
}

/// What differs between a file and the truth it was written from.
fn faults(imports: &[(Option<&'static str>, Import)], truth: &Truth) -> Vec<String> {
    let mut found: HashMap<(String, Option<Period>, String), Vec<Value>> = HashMap::new();
    for (indicator, row) in imports
        .iter()
        .flat_map(|(name, import)| import.observations.iter().map(move |row| (name, row)))
    {
        let indicator = indicator.map_or_else(|| row.indicator.to_string(), str::to_owned);
        found
            .entry((fold_name(&row.house_name), row.period, indicator))
            .or_default()
            .push(row.value);
    }
    let mut faults = Vec::new();
    for cell in truth.cells() {
        let key = (fold_name(cell.house), Some(cell.period), cell.indicator.to_owned());
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
    let rows = imports.iter().flat_map(|(_, import)| import.observations.iter());
    let numbers = rows.filter(|row| !row.is_reference && row.value.number().is_some()).count();
    let written = truth.cells().filter(|cell| cell.number.is_some()).count();
    if numbers > written {
        faults.push(format!("{numbers} figures were read and {written} written"));
    }
    faults.extend(control_faults(imports, truth));
    faults
}

/// Where the control figures of all columns are not those of the houses' figures together.
fn control_faults(imports: &[(Option<&'static str>, Import)], truth: &Truth) -> Option<String> {
    let columns = imports.iter().flat_map(|(_, import)| &import.receipt.columns);
    let controls = columns
        .filter(|column| column.role == Role::Value)
        .filter_map(|column| column.control);
    let (count, sum) = controls.fold((0, 0.0), |(count, sum), control| (count + control.count, sum + control.sum));
    let numbers = || truth.cells().filter_map(|cell| cell.number);
    let (written, scale): (f64, f64) = (numbers().sum(), numbers().map(f64::abs).sum());
    let fits = count == numbers().count() && (sum - written).abs() <= 1e-9 * scale.max(1.0);
    (!fits).then(|| format!("{count} figures sum to {sum}; {} written sum to {written}", numbers().count()))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(600) })]

    #[test]
    fn no_figure_changes_its_magnitude_and_no_row_is_lost(truth in table::truth(), shape in shapes::shape(), dress in writer::dress()) {
        let bytes = writer::write(&truth, shape, &dress);
        let shown = || format!("{shape:?} {dress:?} {:?}\n{}", truth.style, writer::text(&truth, shape, &dress));
        let imports = read_all(&bytes, &truth);
        prop_assert!(imports.is_ok(), "{imports:?}\n{}", shown());
        let imports = imports.unwrap_or_default();
        for (_, import) in &imports {
            assert_balanced(import);
        }
        let faults = faults(&imports, &truth);
        prop_assert!(faults.is_empty(), "{faults:#?}\n{}\n{:?}", shown(), imports.iter().map(|(_, import)| &import.receipt).collect::<Vec<_>>());
    }
}
