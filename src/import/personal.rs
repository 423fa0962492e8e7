//! The guard against personal data: a column of CPR numbers stops the import before anything of it is kept or shown.

use super::Refusal;
use super::layout::Frame;
use super::records::Record;

/// Refuses a table in which most of a column looks like CPR numbers, or any of a column called so does.
///
/// The refusal names the first line, never the content.
pub(super) fn check(frame: &Frame<'_>) -> Result<(), Refusal> {
    let records = || frame.rows.iter().map(|row| row.record);
    let mut columns = frame.names.iter().enumerate();
    columns.try_for_each(|(column, name)| check_column(name, records(), column))
}

/// The same for records of which no table could be made: a list of numbers alone is one too, and its file may hold other tables.
pub(super) fn check_records(records: &[Record]) -> Result<(), Refusal> {
    let width = records.iter().map(Record::width).max().unwrap_or(0);
    // What stands first may be a heading.
    let name = |column| records.first().map_or("", |record| record.cell(column));
    (0..width).try_for_each(|column| check_column(name(column), records.iter(), column))
}

fn check_column<'r>(name: &str, records: impl Iterator<Item = &'r Record>, column: usize) -> Result<(), Refusal> {
    let name_folded = name.to_lowercase();
    let is_called_so = ["cpr", "personnummer", "personnr"].iter().any(|word| name_folded.contains(word));
    let mut filled = 0;
    let mut alike: Vec<(u32, &str)> = Vec::new();
    for record in records {
        let cell = record.cell(column);
        filled += usize::from(!cell.is_empty());
        // A workbook's number has lost its first nought.
        if looks_like_cpr(cell) || (cell.len() == 9 && record.is_typed(column) && looks_like_cpr(&format!("0{cell}"))) {
            alike.push((record.line, cell));
        }
    }
    let is_personal = is_called_so || (alike.len() * 2 > filled && !are_production_units(name, &alike));
    match alike.first() {
        Some((line, _)) if is_personal => Err(Refusal::PersonalData(*line)),
        _ => Ok(()),
    }
}

/// P numbers of workplaces have ten digits too, and all begin with 10: so do not the birthdays of several people.
fn are_production_units(name: &str, alike: &[(u32, &str)]) -> bool {
    let folded: String = name.to_lowercase().chars().filter(|char| char.is_alphanumeric()).collect();
    let is_called_so = ["pnr", "pnummer", "produktionsenhed"].iter().any(|word| folded.starts_with(word));
    (is_called_so || alike.len() > 4) && alike.iter().all(|(_, cell)| cell.len() == 10 && cell.starts_with("10"))
}

/// Whether a cell has the form of a CPR number: `ddmmyy-xxxx`, or ten digits that begin with a day and a month.
pub(super) fn looks_like_cpr(cell: &str) -> bool {
    let cell = cell.trim();
    let digits = match cell.len() {
        10 => cell.bytes().all(|byte| byte.is_ascii_digit()),
        11 => cell.bytes().enumerate().all(|(at, byte)| {
            if at == 6 {
                matches!(byte, b'-' | b' ')
            } else {
                byte.is_ascii_digit()
            }
        }),
        _ => false,
    };
    let two = |from: usize| cell.get(from..from + 2).and_then(|part| part.parse::<u8>().ok()).unwrap_or(0);
    digits && (1..=31).contains(&two(0)) && (1..=12).contains(&two(2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_of_a_cpr_number() {
        for text in ["010190-1234", "3112991234", "010190 1234"] {
            assert!(looks_like_cpr(text), "{text}");
        }
        for text in [
            "3213991234",
            "010190-123",
            "12345678",
            "01-01-1990",
            "2025-03-03",
            "9912311234",
            "æ10190-1234",
            "",
        ] {
            assert!(!looks_like_cpr(text), "{text}");
        }
    }
}
