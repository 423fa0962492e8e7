//! Where the table lies in the file: titles above, the heading, blocks of rows within, legends and sources below.
//!
//! Whatever is not a row of the table is set aside with its line and a reason, so that nothing disappears unseen.

use std::collections::HashMap;
use std::sync::Arc;

use crate::domain::Period;

use super::dates::{self, Order};
use super::headings::Heading;
use super::records::Record;
use super::times::{self, Headed};
use super::{Refusal, SetAside, SetAsideReason, numbers, personal};

/// A heading stands within so many records from the top.
const HEADING_WITHIN: usize = 40;

/// The table found in a file.
#[derive(Debug)]
pub(super) struct Frame<'a> {
    /// Headings, each once.
    pub names: Vec<Arc<str>>,
    /// The same, ready for asking.
    pub headings: Vec<Heading>,
    /// Periods in the headings.
    pub headed: Vec<Option<Headed>>,
    /// Line of the heading.
    pub heading_line: Option<u32>,
    /// The rows of the table.
    pub rows: Vec<Row<'a>>,
    /// Texts above the heading.
    pub titles: Vec<String>,
    /// Texts below the table.
    pub legend: Vec<String>,
    /// What is no row.
    pub set_aside: Vec<SetAside>,
    /// Records below the heading.
    pub rows_in: usize,
}

/// A row of the table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'a> {
    /// Its record.
    pub record: &'a Record,
    /// The heading of the block it stands in.
    pub block: Option<&'a str>,
}

/// Finds the table.
pub(super) fn find(records: &[Record]) -> Result<Frame<'_>, Refusal> {
    if !records.iter().any(|record| record.filled() > 1) {
        return Err(Refusal::OneColumn);
    }
    let typical = typical_filled(records);
    let (above, heading, body) = split(records, typical).ok_or(Refusal::NoRows)?;
    let width = table_width(heading, body);
    let names = unique_names(heading, width);
    let mut frame = Frame {
        headings: names.iter().map(|name| Heading::of(name)).collect(),
        headed: times::in_headings(&names),
        names,
        heading_line: heading.map(|record| record.line),
        rows: Vec::with_capacity(body.len()),
        titles: above.iter().filter(|record| !record.is_blank()).map(Record::joined).collect(),
        legend: Vec::new(),
        set_aside: above.iter().map(|record| set_aside(record, title_or_blank(record))).collect(),
        rows_in: if heading.is_some() { body.len() } else { above.len() + body.len() },
    };
    let is_first_cell_empty = heading.is_some_and(|record| record.cell(0).is_empty());
    let sorter = Sorter {
        typical,
        width,
        is_first_cell_empty,
        last_data: last_data(body, typical),
    };
    sorter.sort(body, &mut frame);
    if frame.rows.is_empty() { Err(Refusal::NoRows) } else { Ok(frame) }
}

/// A line set aside; its text is cut short and never shows a CPR number.
pub(super) fn set_aside(record: &Record, reason: SetAsideReason) -> SetAside {
    let shown: Vec<&str> = record
        .cells()
        .filter(|cell| !cell.is_empty() && !personal::looks_like_cpr(cell))
        .collect();
    SetAside {
        line: record.line,
        reason,
        text: shown.join(" ").chars().take(80).collect::<String>().into(),
    }
}

fn title_or_blank(record: &Record) -> SetAsideReason {
    if record.is_blank() {
        SetAsideReason::Blank
    } else {
        SetAsideReason::Title
    }
}

/// How many fields a row of the table usually fills.
fn typical_filled(records: &[Record]) -> usize {
    let mut filled: Vec<usize> = records.iter().take(5000).map(Record::filled).filter(|filled| *filled > 1).collect();
    filled.sort_unstable();
    filled.get(filled.len() / 2).copied().unwrap_or(2)
}

/// What stands above the heading, the heading where there is one, and what stands below.
fn split(records: &[Record], typical: usize) -> Option<(&[Record], Option<&Record>, &[Record])> {
    let at = records
        .iter()
        .take(HEADING_WITHIN)
        .position(|record| is_full(record, typical) && !is_technical(record) && !is_hint(record))?;
    let (above, rest) = records.split_at_checked(at)?;
    let (candidate, below) = rest.split_first()?;
    if is_data(candidate) {
        Some((above, None, rest))
    } else {
        Some((above, Some(candidate), below))
    }
}

/// Three quarters of what a row usually fills; an empty first cell counts as filled, for ministry tables leave it so.
fn is_full(record: &Record, typical: usize) -> bool {
    let filled = record.filled();
    let counted = filled + usize::from(filled > 0 && record.cell(0).is_empty() && record.width() >= typical);
    counted * 4 >= typical.max(2) * 3
}

/// The technical first row of a template: `Metadata;Dato1;Tekst1;Numerisk1`.
fn is_technical(record: &Record) -> bool {
    const NAMES: [&str; 6] = ["metadata", "dato", "tekst", "numerisk", "heltal", "decimal"];
    record.filled() > 1
        && record.cells().filter(|cell| !cell.is_empty()).all(|cell| {
            let name = cell.trim_end_matches(|char: char| char.is_ascii_digit()).to_lowercase();
            NAMES.contains(&name.as_str()) && (cell.len() > name.len() || name == "metadata")
        })
}

/// Excel's `sep=;`.
fn is_hint(record: &Record) -> bool {
    record.line == 1 && record.cell(0).starts_with("sep=")
}

/// Whether a record that could be the heading is a row of figures instead.
fn is_data(record: &Record) -> bool {
    if record.cells().any(|cell| Heading::of(cell).is_known()) {
        return false;
    }
    let period = |cell: &str| dates::read(cell, Order::DayFirst);
    let figures: Vec<&str> = record
        .cells()
        .filter(|cell| numbers::shape(cell).is_some() && period(cell).is_none())
        .collect();
    let is_counting = figures.len() > 1 && figures.iter().enumerate().all(|(at, cell)| **cell == (at + 1).to_string());
    let days = record.cells().filter(|cell| matches!(period(cell), Some(Period::Day(_)))).count();
    (!figures.is_empty() && !is_counting) || (1..=2).contains(&days)
}

/// Where the last filled field of a record ends.
fn reach(record: &Record) -> usize {
    record
        .cells()
        .enumerate()
        .filter(|(_, cell)| !cell.is_empty())
        .last()
        .map_or(0, |(at, _)| at + 1)
}

/// How many columns the table has: the heading's, more where most rows reach further.
fn table_width(heading: Option<&Record>, body: &[Record]) -> usize {
    let mut reaches: Vec<usize> = body.iter().map(reach).filter(|reach| *reach > 0).collect();
    reaches.sort_unstable();
    let middle = reaches.get(reaches.len() / 2).copied().unwrap_or(0);
    let furthest = reaches.last().copied().unwrap_or(0);
    match heading {
        Some(record) => reach(record).max(middle).max(furthest.min(record.width())),
        None => middle.max(body.first().map_or(0, Record::width)),
    }
}

fn unique_names(heading: Option<&Record>, width: usize) -> Vec<Arc<str>> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut names = Vec::with_capacity(width);
    for column in 0..width {
        let text = heading.map_or("", |record| record.cell(column));
        let name = if text.is_empty() {
            format!("Kolonne {}", column + 1)
        } else {
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let mut unique = name.clone();
        let mut count = *seen.entry(name.clone()).and_modify(|count| *count += 1).or_insert(1);
        while count > 1 && seen.contains_key(&format!("{name} ({count})")) {
            count += 1;
        }
        if count > 1 {
            unique = format!("{name} ({count})");
            seen.insert(unique.clone(), 1);
        }
        names.push(unique.into());
    }
    names
}

/// Whether a record is filled like a row of the table.
fn is_data_like(record: &Record, typical: usize) -> bool {
    let filled = record.filled();
    filled > 1 && (filled * 2 > typical || record.cells().skip(1).any(|cell| numbers::shape(cell).is_some()))
}

fn last_data(body: &[Record], typical: usize) -> Option<usize> {
    body.iter().rposition(|record| is_data_like(record, typical))
}

/// Sorts the records below the heading into rows and what is none.
struct Sorter {
    typical: usize,
    width: usize,
    is_first_cell_empty: bool,
    last_data: Option<usize>,
}

impl Sorter {
    fn sort<'a>(&self, body: &'a [Record], frame: &mut Frame<'a>) {
        let mut block = None;
        let mut is_after_blank = false;
        let mut is_below_table = false;
        for (at, record) in body.iter().enumerate() {
            is_below_table |= self.is_footer(at, record, is_after_blank);
            let reason = if record.is_blank() {
                Some(SetAsideReason::Blank)
            } else if is_below_table {
                frame.legend.push(record.joined());
                Some(SetAsideReason::Footer)
            } else if self.is_block_heading(at, record, is_after_blank) {
                block = Some(record.first_text());
                Some(SetAsideReason::BlockHeading)
            } else if reach(record) > self.width {
                Some(SetAsideReason::TooManyFields)
            } else {
                None
            };
            match reason {
                Some(reason) => frame.set_aside.push(set_aside(record, reason)),
                None => frame.rows.push(Row { record, block }),
            }
            is_after_blank = record.is_blank();
        }
    }

    /// A legend, a source, a note: below the last row, and told from a row without figures by a word, a gap or missing fields.
    fn is_footer(&self, at: usize, record: &Record, is_after_blank: bool) -> bool {
        let is_below = self.last_data.is_none_or(|last| at > last);
        is_below && !record.is_blank() && (is_after_blank || record.width() < self.width || is_legend(record.first_text()))
    }

    /// One text alone before rows, after a gap; where the first heading is empty, also right below the heading.
    fn is_block_heading(&self, at: usize, record: &Record, is_after_blank: bool) -> bool {
        let is_alone = record.filled() == 1 && !record.cell(0).is_empty() && self.typical > 2;
        let is_apart = is_after_blank || (at == 0 && self.is_first_cell_empty) || record.width() == 1;
        is_alone && is_apart && self.last_data.is_some_and(|last| at < last) && numbers::shape(record.cell(0)).is_none()
    }
}

fn is_legend(text: &str) -> bool {
    const STARTS: [&str; 16] = [
        "tegnforklaring",
        "signaturforklaring",
        "kilde",
        "source",
        "note",
        "anm",
        "applied filters",
        "anvendte filtre",
        "udtræk",
        "opdateret",
        "copyright",
        "bemærk:",
        "data er",
        "*)",
        "1)",
        "forklaring",
    ];
    let text = text.to_lowercase();
    STARTS.iter().any(|start| text.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::super::Delimiter;
    use super::super::records::tokenise;
    use super::*;

    fn with_frame(text: &str, look: impl FnOnce(&Frame<'_>)) {
        let records = tokenise(text, Delimiter::Semicolon).expect("records");
        look(&find(&records).expect("a table"));
    }

    fn reasons(frame: &Frame<'_>) -> Vec<(u32, SetAsideReason)> {
        frame.set_aside.iter().map(|aside| (aside.line, aside.reason)).collect()
    }

    #[test]
    fn titles_and_blank_lines_stand_above_the_heading() {
        with_frame("Sygefravær 2024;;\n\nEnhed;2023;2024\nSol;1;2\nMåne;;\n", |frame| {
            assert_eq!(frame.heading_line, Some(3));
            assert_eq!(frame.rows.len(), 2);
            assert_eq!(reasons(frame), [(1, SetAsideReason::Title), (2, SetAsideReason::Blank)]);
        });
    }

    #[test]
    fn a_template_s_technical_row_is_a_title() {
        with_frame(
            "Metadata;Dato1;Tekst1;Numerisk1\nHus;Dato;Køn;Antal\nSol;2025-01-01;K;3\n",
            |frame| {
                assert_eq!(
                    frame.names.iter().map(|name| &**name).collect::<Vec<_>>(),
                    ["Hus", "Dato", "Køn", "Antal"]
                );
            },
        );
    }

    #[test]
    fn blocks_and_footers_of_a_ministry_table() {
        let text = "De Kommunale Nøgletal;;;\n;;;\n;Kom.nr;2023;2024\n;;;\nAndel A;;;\nDragør;155;7;8\n;;;\nAndel B;;;\nDragør;155;1;M\n;;;\nTegnforklaring:;;;\nM  Mangler;;;\n";
        with_frame(text, |frame| {
            let blocks: Vec<_> = frame.rows.iter().map(|row| (row.record.line, row.block)).collect();
            assert_eq!(blocks, [(6, Some("Andel A")), (9, Some("Andel B"))]);
            assert_eq!(frame.legend, ["Tegnforklaring:", "M  Mangler"]);
            assert_eq!(
                frame.rows_in,
                frame.rows.len() + frame.set_aside.iter().filter(|aside| aside.line > 3).count()
            );
        });
    }

    #[test]
    fn a_file_without_a_heading_gets_made_up_names() {
        with_frame("Sol;12,5;3\nMåne;13,5;4\n", |frame| {
            assert_eq!(frame.heading_line, None);
            assert_eq!(&*frame.names[0], "Kolonne 1");
            assert_eq!(frame.rows.len(), 2);
        });
    }

    #[test]
    fn doubled_headings_are_numbered_and_wide_rows_set_aside() {
        with_frame("Hus;Tal;Tal;Tal (2)\nSol;1;2;3\nMåne;1;2;3;4\nSol;1;2;3\nVest;1;2;3\n", |frame| {
            assert_eq!(
                frame.names.iter().map(|name| &**name).collect::<Vec<_>>(),
                ["Hus", "Tal", "Tal (2)", "Tal (2) (2)"]
            );
            assert_eq!(reasons(frame), [(3, SetAsideReason::TooManyFields)]);
        });
    }
}
