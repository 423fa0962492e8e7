//! Bytes of an export → tidy rows and a receipt. Nothing is dropped without a line in the receipt.
//!
//! The way through: [`reader`] (path → bytes) → `container` (workbook or zip → texts and sheets) → `piece` (with `grid`, `encoding`,
//! `dialect`, `records`, and `stack` for several tables in one) → `layout` (with `heading_rows`) → `personal` → `merged` → `profile` → `roles` (with `times`, `houses`, `ratings`, `links`,
//! `dimensions`, `marks`, `decimals`) → `assemble` (with `naming`, `cells`, `percents`, `indicators`).
//! [`table`] stops after the layout: the file's own words. [`Document`] is the receipt for other programs,
//! [`keepable`] what may be kept of a file.
//!
//! The dialect is found here and not by a crate for it: candidates are tried on the very records the rest of the room reads, so
//! that what is shown as evidence is what was used. (csv-nose 1.4 was tried on 93 files of government portals: 89 delimiters,
//! 64 headings and 70 preambles right; this room has all the delimiters right.)
//!
//! A room of facts, not of words: receipts carry enums, the view turns them into sentences.

mod absence;
mod assemble;
mod cells;
mod container;
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
mod piece;
mod plan;
mod profile;
mod ratings;
pub mod reader;
mod receipt;
mod records;
mod roles;
mod rows;
mod shape;
mod stack;
mod table;
#[cfg(test)]
mod tests;
mod times;
mod told;

use std::borrow::Cow;
use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use crate::domain::Period;
use sha2::{Digest as _, Sha256};

pub use container::{Format, Limit, TableEntry};
pub use document::{Document, VERSION};
pub use keep::{Kept, keepable};
pub use names::fold_name;
pub use receipt::{
    Choices, ColumnReceipt, Control, DashMeaning, DecimalMark, Delimiter, Encoding, Evidence, Layout, MaskedLine, PercentMeaning,
    PersonalFind, PersonalKind, Question, Quote, Reading, Receipt, Refusal, Role, SetAside, SetAsideReason, SourceKind,
};
pub use rows::{Import, ObservationRow, RatingRow, RawRow, RegisterRow};
pub use table::{Table, TableRecord, table};

use assemble::Yield;
use container::Container;
use headings::Heading;
use layout::Frame;
use naming::Naming;
use piece::{Piece, RawTable};
use plan::Plan;
use profile::Profile;

/// The tables of a file, as they stand in it: one of a text, one a sheet of a workbook, one a text or sheet of a zip; several where
/// they stand one above the other in one of these.
///
/// # Errors
///
/// [`Refusal`] where the file is locked, damaged, no file of tables, or unpacks to too much.
pub fn tables(bytes: &[u8]) -> Result<Vec<TableEntry>, Refusal> {
    let mut found = Vec::new();
    each_piece(bytes, |entry, piece| match piece {
        Ok(piece) => found.extend(piece.tables().into_iter().map(|table| TableEntry { name: table.name, ..entry })),
        Err(_) => found.push(entry),
    })?;
    Ok(found)
}

/// Reads an export: its bytes, the name of its file (which names a table that names itself nowhere) and what a person confirmed.
///
/// Pure: the same bytes and choices give the same rows and receipt. Where the receipt asks questions, the answers go into the
/// choices and the file is read again. Of a file with several tables ([`tables`]) the one chosen is read; without a choice the
/// first that is not hidden and holds houses or values.
///
/// # Errors
///
/// [`Refusal`] where the file is no table that can be read, or the table holds people's data.
pub fn read(bytes: &[u8], file_name: &str, choices: &Choices) -> Result<Import, Refusal> {
    let origin = Origin::of(bytes, file_name);
    first_table(bytes, choices, |table| read_table(table, &origin, choices))
}

/// A table of a file, and what it says or why not.
#[derive(Debug)]
pub struct TableRead {
    /// Which it is.
    pub entry: TableEntry,
    /// What it says.
    pub import: Result<Import, Refusal>,
}

/// Reads every table of a file ([`tables`]), each with what was chosen for all of them.
///
/// # Errors
///
/// As [`tables`]; a table that cannot be read is refused in its own place.
pub fn read_all(bytes: &[u8], file_name: &str, choices: &Choices) -> Result<Vec<TableRead>, Refusal> {
    let origin = Origin::of(bytes, file_name);
    let mut read = Vec::new();
    each_piece(bytes, |entry, piece| match piece {
        Ok(piece) => read.extend(piece.tables().iter().map(|table| TableRead {
            import: read_table(table, &origin, choices),
            entry: TableEntry {
                name: table.name.clone(),
                ..entry
            },
        })),
        Err(refusal) => read.push(TableRead {
            entry,
            import: Err(refusal),
        }),
    })?;
    Ok(read)
}

/// Hands on every text and sheet of a file, in sight or not.
fn each_piece(bytes: &[u8], mut hand_on: impl FnMut(TableEntry, Result<Piece, Refusal>)) -> Result<(), Refusal> {
    let mut container = Container::open(bytes)?;
    for entry in container.tables()? {
        let piece = container.table(entry.name.as_deref()).and_then(Piece::of);
        hand_on(entry, piece);
    }
    Ok(())
}

/// What `look` makes of the table chosen, or of the first in sight that it makes anything of.
fn first_table<T>(bytes: &[u8], choices: &Choices, look: impl Fn(&RawTable<'_>) -> Result<T, Refusal>) -> Result<T, Refusal> {
    let mut container = Container::open(bytes)?;
    if let Some(name) = &choices.table {
        return look(&Piece::with_table(&mut container, name)?.table(name)?);
    }
    let mut first = None;
    for entry in container.tables()?.into_iter().filter(|entry| !entry.is_hidden) {
        let piece = container.table(entry.name.as_deref()).and_then(Piece::of);
        let outcomes = match &piece {
            Ok(piece) => piece.tables().iter().map(&look).collect(),
            Err(refusal) => vec![Err(refusal.clone())],
        };
        for outcome in outcomes {
            match outcome {
                Err(refusal) if refusal.is_no_table() => drop(first.get_or_insert(refusal)),
                outcome => return outcome,
            }
        }
    }
    Err(first.unwrap_or(Refusal::NoTables))
}

/// The file a table comes from.
struct Origin<'f> {
    file_name: &'f str,
    sha256: Arc<str>,
    bytes: u64,
}

impl<'f> Origin<'f> {
    fn of(bytes: &[u8], file_name: &'f str) -> Self {
        Self {
            file_name,
            sha256: digest(bytes).into(),
            bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
        }
    }
}

/// Reads a table, without what is personal in it and was left out.
fn read_table(table: &RawTable<'_>, origin: &Origin<'_>, choices: &Choices) -> Result<Import, Refusal> {
    let guarded = personal::guard(table.records, choices);
    if table.is_one_column() && !matches!(guarded, Err(Refusal::PersonalData(_))) {
        return Err(Refusal::OneColumn);
    }
    let (frame, dropped) = guarded?;
    let left_out: Vec<Arc<str>> = dropped.iter().filter_map(|column| frame.names.get(*column)).cloned().collect();
    let safe = personal::without(table.records, &frame, &dropped);
    let frame = if matches!(safe, Cow::Borrowed(_)) {
        frame
    } else {
        layout::find(&safe)?
    };
    let merged = merged::columns(&frame);
    let mut import = if merged.is_empty() {
        understand(frame, table, origin, choices)?
    } else {
        let filled = merged::fill(&safe, &frame, &merged);
        let mut frame = layout::find(&filled)?;
        frame.filled_down = merged;
        understand(frame, table, origin, choices)?
    };
    import.receipt.reading.left_out = left_out;
    Ok(import)
}

/// Gives every column of a table its meaning and every row its facts.
fn understand(mut frame: Frame<'_>, table: &RawTable<'_>, origin: &Origin<'_>, choices: &Choices) -> Result<Import, Refusal> {
    let grid = &table.piece.grid;
    frame.told = told::find(&mut frame, table);
    frame.year = year(&frame, table, origin.file_name, choices);
    if frame.rows.is_empty() {
        return Err(Refusal::NoRows);
    }
    let profiles: Vec<Profile<'_>> = (0..frame.names.len()).map(|column| Profile::of(&frame, column)).collect();
    let plan = roles::plan(&frame, &profiles, choices, grid.delimiter())?;
    let told_house = frame.told.as_ref().filter(|_| !plan.has_house());
    let naming = Naming::of(&frame, &plan, &profiles, table.called(origin.file_name));
    let mut given = assemble::rows(&frame, &plan, &profiles, choices, naming);
    let mut receipt = Receipt {
        file: origin.file_name.into(),
        sha256: Arc::clone(&origin.sha256),
        bytes: origin.bytes,
        kind: plan.kind,
        shape: shape::of(&frame, table.piece.format),
        format: table.piece.format,
        table: table.name.clone(),
        encoding: grid.encoding,
        delimiter: grid.dialect.map(|(dialect, why)| (dialect.delimiter, why)),
        reading: Reading {
            quote: grid.dialect.map_or_else(Quote::default, |(dialect, _)| dialect.quote),
            mixed_lines: grid.mixed_lines.clone(),
            stray_quotes: grid.stray_quotes.clone(),
            heading_lines: frame.heading_lines.clone(),
            filled_down: frame
                .filled_down
                .iter()
                .filter_map(|column| frame.names.get(*column))
                .cloned()
                .collect(),
            uneven_rows: frame.uneven_rows(),
            year: frame.year.filter(|_| times::lack_year(&frame) || !plan.has_period()),
            house: told_house.map(|told| (Arc::clone(&told.house), told.why)),
            unread: table.piece.unread.clone(),
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

/// The year of months that stand as columns without one: told by a person or by the texts around, else by a column of years.
/// A table without any time is of the year its title or its sheet names.
fn year(frame: &Frame<'_>, table: &RawTable<'_>, file_name: &str, choices: &Choices) -> Option<(Period, Evidence)> {
    if !times::lack_year(frame) {
        let has_time = frame.headed.iter().any(Option::is_some) || frame.headings.iter().any(Heading::is_period);
        let titles: Vec<String> = table.piece.titles().iter().map(|record| record.joined()).collect();
        let sheet = table.piece.title.as_deref().unwrap_or_default();
        let told = || times::told_year(&frame.titles, "").or_else(|| times::told_year(&titles, sheet));
        return told().filter(|_| !has_time).map(|year| (year, Evidence::Likely));
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

/// A file's name without its ending.
fn stem(file_name: &str) -> &str {
    Path::new(file_name).file_stem().and_then(|stem| stem.to_str()).unwrap_or(file_name)
}

/// SHA-256 in hexadecimal.
fn digest(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let digits = digest
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|digit| char::from_digit(digit.into(), 16));
    digits.collect()
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
