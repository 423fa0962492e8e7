//! Bytes of an export → tidy rows and a receipt. Nothing is dropped without a line in the receipt.
//!
//! The way through: [`reader`] (path → bytes) → `grid` (with `encoding`, `dialect`, `records`) → `stack` (which of several tables) →
//! `layout` (with `heading_rows`) → `personal` → `merged` → `profile` → `roles` (with `times`, `houses`, `ratings`, `links`,
//! `dimensions`, `marks`, `decimals`) → `assemble` (with `naming`, `cells`, `percents`, `indicators`).
//! [`table`] stops after the layout: the file's own words. [`Document`] is the receipt for other programs.
//!
//! The dialect is found here and not by a crate for it: candidates are tried on the very records the rest of the room reads, so
//! that what is shown as evidence is what was used. (csv-nose 1.4 was tried on 93 files of government portals: 89 delimiters,
//! 64 headings and 70 preambles right; this room has all the delimiters right.)
//!
//! A room of facts, not of words: receipts carry enums, the view turns them into sentences.

mod absence;
mod assemble;
mod cells;
mod dates;
mod decimals;
mod dialect;
mod dimensions;
mod document;
mod encoding;
mod grid;
mod heading_rows;
mod headings;
mod house_headings;
mod houses;
mod indicators;
mod keep;
mod layout;
mod links;
mod marks;
mod merged;
mod names;
mod naming;
mod numbers;
mod percents;
mod personal;
mod plan;
mod profile;
mod ratings;
pub mod reader;
mod receipt;
mod records;
mod roles;
mod rows;
mod stack;
mod table;
#[cfg(test)]
mod tests;
mod times;

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::Arc;

use crate::domain::Period;
use sha2::{Digest as _, Sha256};

pub use document::{Document, VERSION};
pub use keep::keepable;
pub use names::fold_name;
pub use receipt::{
    Choices, ColumnReceipt, Control, DashMeaning, DecimalMark, Delimiter, Encoding, Evidence, Layout, MaskedLine, PercentMeaning,
    PersonalFind, PersonalKind, Question, Quote, Reading, Receipt, Refusal, Role, SetAside, SetAsideReason, SourceKind,
};
pub use rows::{Import, ObservationRow, RatingRow, RawRow, RegisterRow};
pub use table::{Table, TableRecord, table};

use assemble::Yield;
use grid::Grid;
use layout::Frame;
use naming::Naming;
use plan::Plan;
use profile::Profile;
use records::Dialect;
use stack::Part;

/// Reads an export: its bytes, the name of its file (which names a table that names itself nowhere) and what a person confirmed.
///
/// Pure: the same bytes and choices give the same rows and receipt. Where the receipt asks questions, the answers go into the
/// choices and the file is read again.
///
/// # Errors
///
/// [`Refusal`] where the bytes are no table of text, or hold people's CPR numbers.
pub fn read(bytes: &[u8], file_name: &str, choices: &Choices) -> Result<Import, Refusal> {
    read_grid(&Grid::of_text(bytes)?, bytes, file_name, choices)
}

/// The names of the tables in a file, for [`Choices::table`]; none where it has only one.
///
/// # Errors
///
/// [`Refusal`] where the bytes are no table of text.
pub fn tables(bytes: &[u8]) -> Result<Vec<Arc<str>>, Refusal> {
    Ok(stack::parts(&Grid::of_text(bytes)?.records)
        .into_iter()
        .map(|part| part.name)
        .collect())
}

/// Reads the cells of a text or a sheet. `bytes` are the file they come from.
fn read_grid(grid: &Grid, bytes: &[u8], file_name: &str, choices: &Choices) -> Result<Import, Refusal> {
    let (dialect, why) = grid.dialect.ok_or(Refusal::OneColumn)?;
    let parts = stack::parts(&grid.records);
    let records = stack::chosen(&grid.records, &parts, choices)?;
    let frame = layout::find(records)?;
    let dropped = personal::dropped(&frame, records, choices)?;
    let left_out: Vec<Arc<str>> = dropped.iter().filter_map(|column| frame.names.get(*column)).cloned().collect();
    let safe = personal::without(records, &frame, &dropped);
    let frame = if matches!(safe, Cow::Borrowed(_)) {
        frame
    } else {
        layout::find(&safe)?
    };
    let merged = merged::columns(&frame);
    let mut import = if merged.is_empty() {
        understand(frame, file_name, choices, dialect.delimiter)?
    } else {
        let filled = merged::fill(&safe, &frame, &merged);
        let mut frame = layout::find(&filled)?;
        frame.filled_down = merged;
        understand(frame, file_name, choices, dialect.delimiter)?
    };
    import.receipt.reading.left_out = left_out;
    Ok(sealed(import, grid, &parts, (dialect, why), bytes))
}

/// Gives every column of a table its meaning and every row its facts.
fn understand(mut frame: Frame<'_>, file_name: &str, choices: &Choices, delimiter: Delimiter) -> Result<Import, Refusal> {
    frame.year = year(&frame, file_name, choices);
    if frame.rows.is_empty() {
        return Err(Refusal::NoRows);
    }
    let profiles: Vec<Profile<'_>> = (0..frame.names.len()).map(|column| Profile::of(&frame, column)).collect();
    let plan = roles::plan(&frame, &profiles, choices, delimiter)?;
    let naming = Naming::of(&frame, &plan, &profiles, file_name);
    let mut given = assemble::rows(&frame, &plan, &profiles, choices, naming);
    let mut receipt = Receipt {
        file: file_name.into(),
        sha256: "".into(),
        bytes: 0,
        kind: plan.kind,
        encoding: (Encoding::Utf8, Evidence::Certain),
        delimiter: (delimiter, Evidence::Certain),
        reading: Reading {
            heading_lines: frame.heading_lines.clone(),
            filled_down: frame
                .filled_down
                .iter()
                .filter_map(|column| frame.names.get(*column))
                .cloned()
                .collect(),
            uneven_rows: frame.uneven_rows(),
            year: frame.year,
            ..Reading::default()
        },
        heading_line: frame.heading_line(),
        layout: plan.layout,
        columns: columns(&frame, &plan, &profiles, &given),
        rows_in: frame.rows_in,
        rows_used: given.rows_used,
        rows_out: given.observations.len() + given.ratings.len() + given.register.len(),
        set_aside: std::mem::take(&mut given.set_aside),
        doubled: doubled(&given.observations),
        references: given.references.iter().cloned().collect(),
        unknown_wordings: given.unknown_wordings.iter().cloned().collect(),
        questions: plan.questions.clone(),
    };
    receipt.set_aside.extend(frame.set_aside.iter().cloned());
    receipt.set_aside.sort_by_key(|aside| aside.line);
    receipt.questions.append(&mut given.questions);
    receipt.questions.extend(dash_question(&frame, choices, &given));
    Ok(Import {
        kind: plan.kind.0,
        observations: given.observations,
        ratings: given.ratings,
        register: given.register,
        indicators: given.indicators,
        head: head(&frame),
        receipt,
    })
}

/// The first rows of the table in their own words.
fn head(frame: &Frame<'_>) -> Vec<RawRow> {
    const ROWS: usize = 8;
    let rows = frame.rows.iter().take(ROWS).map(|row| RawRow {
        line: row.record.line,
        cells: (0..frame.names.len()).map(|column| row.record.cell(column).into()).collect(),
    });
    rows.collect()
}

/// Puts into the receipt what is known of the file as a whole.
fn sealed(mut import: Import, grid: &Grid, parts: &[Part], dialect: (Dialect, Evidence), bytes: &[u8]) -> Import {
    let receipt = &mut import.receipt;
    receipt.sha256 = sha256(bytes);
    receipt.bytes = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    receipt.encoding = grid.encoding;
    receipt.delimiter = (dialect.0.delimiter, dialect.1);
    receipt.reading.quote = dialect.0.quote;
    receipt.reading.tables = parts.iter().map(|part| Arc::clone(&part.name)).collect();
    receipt.reading.mixed_lines.clone_from(&grid.mixed_lines);
    receipt.reading.stray_quotes.clone_from(&grid.stray_quotes);
    import
}

/// The year of months that stand as columns without one: told by a person or by the texts around, else by a column of years.
fn year(frame: &Frame<'_>, file_name: &str, choices: &Choices) -> Option<(Period, Evidence)> {
    if !times::lack_year(frame) {
        return None;
    }
    let has_year_column = || frame.headings.iter().any(|heading| heading.is(&["år", "aar", "year", "skoleår"]));
    let told = || times::told_year(&frame.titles, file_name).filter(|_| !has_year_column());
    choices
        .year
        .map(|year| (year, Evidence::Chosen))
        .or_else(|| told().map(|year| (year, Evidence::Likely)))
}

/// How many figures share house, indicator and period with an earlier one.
fn doubled(observations: &[ObservationRow]) -> usize {
    let keys: HashSet<_> = observations.iter().map(|row| (&row.house, &row.indicator, row.period)).collect();
    observations.len() - keys.len()
}

fn sha256(bytes: &[u8]) -> Arc<str> {
    let digest = Sha256::digest(bytes);
    let digits = digest
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|digit| char::from_digit(digit.into(), 16));
    digits.collect::<String>().into()
}

fn columns(frame: &Frame<'_>, plan: &Plan, profiles: &[Profile<'_>], given: &Yield) -> Vec<ColumnReceipt> {
    let parts = frame
        .names
        .iter()
        .zip(&plan.roles)
        .zip(&plan.marks)
        .zip(profiles.iter().zip(&given.tallies));
    parts
        .map(|(((name, role), mark), (profile, tally))| ColumnReceipt {
            name: Arc::clone(name),
            role: *role,
            example: if personal::looks_like_cpr(profile.example) {
                "".into()
            } else {
                profile.example.into()
            },
            decimal: mark.filter(|_| matches!(role, Role::Value | Role::Numerator | Role::Denominator | Role::Children)),
            absences: tally.absences.clone(),
            unreadable: tally.unreadable,
            control: tally.control,
        })
        .collect()
}

/// Asks what `-` means where it stands among figures and neither the file nor a person told.
fn dash_question(frame: &Frame<'_>, choices: &Choices, given: &Yield) -> Option<Question> {
    let mut dashed = frame.names.iter().zip(&given.tallies).filter(|(_, tally)| tally.dashes > 0);
    let (name, first) = dashed.next().filter(|_| !assemble::is_dash_told(frame, choices))?;
    let others: usize = dashed.map(|(_, tally)| tally.dashes).sum();
    let column = if others == 0 { Arc::clone(name) } else { "".into() };
    Some(Question::Dash {
        column,
        count: first.dashes + others,
    })
}
