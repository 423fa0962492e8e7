//! Bytes of an export → tidy rows and a receipt. Nothing is dropped without a line in the receipt.
//!
//! The way through: [`reader`] (path → bytes) → `container` (workbook or zip → tables) → `encoding` → `dialect` → `records` → `layout` → `personal` → `profile` → `roles`
//! (with `times`, `houses`, `ratings`, `links`, `dimensions`, `marks`, `decimals`) → `assemble` (with `naming`, `cells`, `indicators`).
//! A room of facts, not of words: receipts carry enums, the view turns them into sentences.

mod absence;
mod assemble;
mod cells;
mod container;
mod dates;
mod decimals;
mod dialect;
mod dimensions;
mod encoding;
mod headings;
mod house_headings;
mod houses;
mod indicators;
mod layout;
mod links;
mod marks;
mod names;
mod naming;
mod numbers;
mod personal;
mod plan;
mod profile;
mod ratings;
pub mod reader;
mod receipt;
mod records;
mod roles;
mod rows;
mod shape;
#[cfg(test)]
mod tests;
mod times;

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

pub use container::{Format, Limit, TableEntry};
pub use names::fold_name;
pub use receipt::{
    Choices, ColumnReceipt, Control, DashMeaning, DecimalMark, Delimiter, Encoding, Evidence, Layout, Question, Receipt, Refusal, Role,
    SetAside, SetAsideReason, SourceKind,
};
pub use rows::{Import, ObservationRow, RatingRow, RegisterRow};

use assemble::Yield;
use container::{Container, Content, Opened};
use layout::Frame;
use naming::Naming;
use plan::Plan;
use profile::Profile;
use records::Record;

/// The tables of a file, as they stand in it: one of a text, one a sheet of a workbook, one a text or sheet of a zip.
///
/// # Errors
///
/// [`Refusal`] where the file is locked, damaged, no file of tables, or unpacks to too much.
pub fn tables(bytes: &[u8]) -> Result<Vec<TableEntry>, Refusal> {
    Container::open(bytes)?.tables()
}

/// Reads an export: its bytes, the name of its file (which names a table that names itself nowhere) and what a person confirmed.
///
/// Pure: the same bytes and choices give the same rows and receipt. Where the receipt asks questions, the answers go into the
/// choices and the file is read again. Of a file with several tables ([`tables`]) the one chosen is read; without a choice the
/// first that is not hidden and holds houses or values.
///
/// # Errors
///
/// [`Refusal`] where the file is no table that can be read, or holds people's CPR numbers.
pub fn read(bytes: &[u8], file_name: &str, choices: &Choices) -> Result<Import, Refusal> {
    first_table(bytes, choices, |opened| understand(opened, bytes, file_name, choices))
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
    let mut container = Container::open(bytes)?;
    let entries = container.tables()?;
    let read = entries.into_iter().map(|entry| {
        let opened = container.table(entry.name.as_deref());
        let import = opened.and_then(|opened| understand(opened, bytes, file_name, choices));
        TableRead { entry, import }
    });
    Ok(read.collect())
}

/// A table as it stands in its file, before anything is made of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlainTable {
    /// Headings.
    pub headings: Vec<Arc<str>>,
    /// Rows of the table, each as wide as the headings; what was set aside is not among them.
    pub rows: Vec<Vec<String>>,
}

/// A table's headings and rows as texts: the one chosen, or the first that is not hidden and holds rows.
///
/// # Errors
///
/// As [`read`].
pub fn plain(bytes: &[u8], choices: &Choices) -> Result<PlainTable, Refusal> {
    first_table(bytes, choices, |opened| {
        let TableRecords { records, .. } = records_of(opened.content)?;
        let frame = frame_of(&records)?;
        let cells = |row: &layout::Row<'_>| (0..frame.names.len()).map(|column| row.record.cell(column).to_owned()).collect();
        Ok(PlainTable {
            headings: frame.names.clone(),
            rows: frame.rows.iter().map(cells).collect(),
        })
    })
}

/// What `look` makes of the table chosen, or of the first in sight that it makes anything of.
fn first_table<T>(bytes: &[u8], choices: &Choices, look: impl Fn(Opened<'_>) -> Result<T, Refusal>) -> Result<T, Refusal> {
    let mut container = Container::open(bytes)?;
    if choices.table.is_some() {
        return look(container.table(choices.table.as_deref())?);
    }
    let mut first = None;
    for entry in container.tables()?.into_iter().filter(|entry| !entry.is_hidden) {
        match container.table(entry.name.as_deref()).and_then(&look) {
            Err(refusal) if refusal.is_no_table() => drop(first.get_or_insert(refusal)),
            outcome => return outcome,
        }
    }
    Err(first.unwrap_or(Refusal::NoTables))
}

/// The records of a table; of a text also its character set and delimiter.
struct TableRecords {
    records: Vec<Record>,
    encoding: Option<(Encoding, Evidence)>,
    delimiter: Option<(Delimiter, Evidence)>,
}

fn records_of(content: Content<'_>) -> Result<TableRecords, Refusal> {
    match content {
        Content::Text(text) => {
            let decoded = encoding::decode(&text)?;
            let delimiter = dialect::detect(&decoded.text)?;
            let records = records::tokenise(&decoded.text, delimiter.0)?;
            Ok(TableRecords {
                records,
                encoding: Some(decoded.encoding),
                delimiter: Some(delimiter),
            })
        }
        Content::Rows(records) => Ok(TableRecords {
            records,
            encoding: None,
            delimiter: None,
        }),
    }
}

/// The table among the records. Where there is none, they are still looked through for people.
fn frame_of(records: &[Record]) -> Result<Frame<'_>, Refusal> {
    let frame = layout::find(records).or_else(|refusal| personal::check_records(records).and(Err(refusal)))?;
    personal::check(&frame)?;
    Ok(frame)
}

/// Reads a table of the file with these bytes and this name.
fn understand(opened: Opened<'_>, bytes: &[u8], file_name: &str, choices: &Choices) -> Result<Import, Refusal> {
    let Opened {
        format,
        name: table,
        title,
        content,
    } = opened;
    let TableRecords {
        records,
        encoding,
        delimiter,
    } = records_of(content)?;
    let frame = frame_of(&records)?;
    let profiles: Vec<Profile<'_>> = (0..frame.names.len()).map(|column| Profile::of(&frame, column)).collect();
    // Figures that a workbook has as text come with no delimiter that would hint at a language: as beside tabs.
    let plan = roles::plan(
        &frame,
        &profiles,
        choices,
        delimiter.map_or(Delimiter::Tab, |(delimiter, _)| delimiter),
    )?;
    let called = title.as_deref().unwrap_or_else(|| stem(file_name));
    let naming = Naming::of(&frame, &plan, &profiles, called);
    let mut given = assemble::rows(&frame, &plan, choices, naming);
    let mut receipt = Receipt {
        file: file_name.into(),
        sha256: digest(bytes).into(),
        shape: shape::of(&frame, format),
        bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
        kind: plan.kind,
        format,
        table,
        encoding,
        delimiter,
        heading_line: frame.heading_line,
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
    receipt.questions.extend(dash_question(&frame, choices, &given));
    Ok(Import {
        kind: plan.kind.0,
        observations: given.observations,
        ratings: given.ratings,
        register: given.register,
        indicators: given.indicators,
        receipt,
    })
}

/// A file's name without its ending.
fn stem(file_name: &str) -> &str {
    Path::new(file_name).file_stem().and_then(|stem| stem.to_str()).unwrap_or(file_name)
}

/// How many figures share house, indicator and period with an earlier one.
fn doubled(observations: &[ObservationRow]) -> usize {
    let keys: HashSet<_> = observations.iter().map(|row| (&row.house, &row.indicator, row.period)).collect();
    observations.len() - keys.len()
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
