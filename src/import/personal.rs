//! The guard against personal data: a column of CPR numbers stops the import before anything of it is kept or shown.

use super::Refusal;
use super::layout::Frame;
use super::records::Record;

/// Refuses a table in which most of a column looks like CPR numbers, or any of a column called so does.
///
/// The refusal names the first line, never the content.
pub(super) fn check(frame: &Frame<'_>) -> Result<(), Refusal> {
    for (column, name) in frame.names.iter().enumerate() {
        let is_called_so = ["cpr", "personnummer", "personnr"]
            .iter()
            .any(|word| name.to_lowercase().contains(word));
        let cells = || frame.rows.iter().map(|row| (row.record, row.record.cell(column)));
        let filled = cells().filter(|(_, cell)| !cell.is_empty()).count();
        // A workbook's number has lost its first nought.
        let is_alike = |record: &Record, cell: &str| {
            looks_like_cpr(cell) || (cell.len() == 9 && record.is_typed(column) && looks_like_cpr(&format!("0{cell}")))
        };
        let alike = cells().filter(|(record, cell)| is_alike(record, cell));
        let alike: Vec<(u32, &str)> = alike.map(|(record, cell)| (record.line, cell)).collect();
        let is_personal = is_called_so || (alike.len() * 2 > filled && !are_production_units(name, &alike));
        if let Some((line, _)) = alike.first().filter(|_| is_personal) {
            return Err(Refusal::PersonalData(*line));
        }
    }
    Ok(())
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
