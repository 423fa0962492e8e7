//! Bytes of an export → tidy rows and a receipt. Nothing is dropped without a line in the receipt.
//!
//! The way through: [`reader`] (path → bytes) → `container` (workbook or zip → texts and sheets) → `piece` (with `grid`, `encoding`,
//! `dialect`, `records`, and `stack` for several tables in one) → `layout` (with `heading_rows`, `signs`, `columns`) → `personal` → `merged` → `profile` → `roles` (with `times`, `years`, `houses`, `ratings`, `links`,
//! `dimensions`, `marks`, `decimals`) → `assemble` (with `naming`, `cells`, `percents`, `indicators`, `wordings`).
//! [`table`] stops after the layout: the file's own words. [`Document`] is the receipt for other programs,
//! [`keepable`] what may be kept of a file; `lines` accounts for every line of it.
//!
//! The dialect is found here and not by a crate for it: candidates are tried on the very records the rest of the room reads, so
//! that what is shown as evidence is what was used. (csv-nose 1.4 was tried on 93 files of government portals: 89 delimiters,
//! 64 headings and 70 preambles right; this room has all the delimiters right.)
//!
//! A room of facts, not of words: receipts carry enums, the view turns them into sentences.

mod absence;
mod asides;
mod assemble;
mod bulk;
mod cells;
mod columns;
mod container;
mod dates;
mod decimals;
mod dialect;
mod dimensions;
mod document;
mod encoding;
mod entries;
mod fields;
mod figures;
mod grid;
mod heading_rows;
mod headings;
mod house_headings;
mod houses;
mod indicators;
mod keep;
mod layout;
mod lines;
mod links;
mod marks;
mod merged;
mod names;
mod naming;
mod numbers;
mod observations;
mod pairs;
mod percents;
mod personal;
mod piece;
mod plan;
mod pool;
mod profile;
mod ratings;
pub mod reader;
mod receipt;
mod records;
mod refusal;
mod roles;
mod rows;
mod shape;
mod signs;
mod stack;
mod table;
mod table_rows;
#[cfg(test)]
mod tests;
mod threads;
mod times;
mod told;
mod watch;
mod wordings;
mod years;

use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

pub use container::{Format, Limit, TableEntry};
pub use document::{Document, VERSION};
pub use keep::{Kept, keepable};
pub use lines::Lines;
pub use names::fold_name;
pub use numbers::written_number;
pub use observations::{CodedRow, ObservationRow, Observations, ObservedHouse};
pub use personal::safe_name;
pub(crate) use pool::{Pool, as_code};
pub use receipt::{
    Choices, ColumnReceipt, Control, DashMeaning, DecimalMark, Delimiter, Encoding, Evidence, Layout, PercentMeaning, Placement, Question,
    Quote, Reading, Receipt, Role, SetAside, SetAsideReason, SourceKind, Way, WordingReceipt,
};
pub use refusal::{MaskedLine, PersonalFind, PersonalKind, Refusal};
pub use rows::{Import, RatingRow, RawRow, RegisterRow};
pub use table::{Table, TableRecord, table};
pub use watch::{Step, Watch};

use assemble::Yield;
use container::Container;
use layout::Frame;
use naming::Naming;
use piece::{Pace, Piece, RawTable};
use plan::Plan;
use profile::Profile;
use years::Around;

/// The tables of a file, as they stand in it: one of a text, one a sheet of a workbook, one a text or sheet of a zip; several where
/// they stand one above the other in one of these.
///
/// # Errors
///
/// [`Refusal`] where the file is locked, damaged, no file of tables, or unpacks to too much.
pub fn tables(bytes: &[u8]) -> Result<Vec<TableEntry>, Refusal> {
    let mut found = Vec::new();
    each_piece(bytes, &Watch::default(), |entry, piece| match piece {
        Ok(piece) => found.extend(piece.tables().into_iter().map(|table| entry_of(table.name, entry.is_hidden))),
        Err(_) => found.push(entry_of(entry.name, entry.is_hidden)),
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
    read_under(bytes, file_name, choices, &Watch::default())
}

/// As [`read`], for one who waits: the watch is told how far it has come. Nothing where it was stopped.
#[must_use]
pub fn read_watched(bytes: &[u8], file_name: &str, choices: &Choices, watch: &Watch) -> Option<Result<Import, Refusal>> {
    watch.begin(Step::Cutting);
    let outcome = read_under(bytes, file_name, choices, watch);
    (!watch.is_stopped()).then_some(outcome)
}

fn read_under(bytes: &[u8], file_name: &str, choices: &Choices, watch: &Watch) -> Result<Import, Refusal> {
    read_at(bytes, file_name, choices, Pace::Quick, watch)
}

fn read_at(bytes: &[u8], file_name: &str, choices: &Choices, pace: Pace, watch: &Watch) -> Result<Import, Refusal> {
    let origin = Origin::of(bytes, file_name, watch);
    let read = || first_table(bytes, choices, pace, watch, |table| read_table(table, &origin, choices));
    let (sha256, outcome) = threads::both(|| digest(bytes), read);
    outcome.map(|import| signed(import, &sha256))
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
    read_all_under(bytes, file_name, choices, &Watch::default())
}

/// As [`read_all`], for one who waits: the watch is told how far it has come. Nothing where it was stopped.
#[must_use]
pub fn read_all_watched(bytes: &[u8], file_name: &str, choices: &Choices, watch: &Watch) -> Option<Result<Vec<TableRead>, Refusal>> {
    watch.begin(Step::Cutting);
    let outcome = read_all_under(bytes, file_name, choices, watch);
    (!watch.is_stopped()).then_some(outcome)
}

fn read_all_under(bytes: &[u8], file_name: &str, choices: &Choices, watch: &Watch) -> Result<Vec<TableRead>, Refusal> {
    let origin = Origin::of(bytes, file_name, watch);
    let mut read = Vec::new();
    let read_each = || {
        each_piece(bytes, watch, |entry, piece| match piece {
            Ok(piece) => read.extend(piece.tables().iter().map(|table| TableRead {
                import: read_table(table, &origin, choices),
                entry: entry_of(table.name.clone(), entry.is_hidden),
            })),
            Err(refusal) => read.push(TableRead {
                entry: entry_of(entry.name, entry.is_hidden),
                import: Err(refusal),
            }),
        })
    };
    let (sha256, outcome) = threads::both(|| digest(bytes), read_each);
    outcome?;
    let signed = |table: TableRead| TableRead {
        import: table.import.map(|import| signed(import, &sha256)),
        ..table
    };
    Ok(read.into_iter().map(signed).collect())
}

/// What a file says, with the file's own mark: it is worked out while the file is read.
fn signed(mut import: Import, sha256: &Arc<str>) -> Import {
    import.receipt.sha256 = Arc::clone(sha256);
    import
}

/// A table as it may be shown.
fn entry_of(name: Option<Arc<str>>, is_hidden: bool) -> TableEntry {
    TableEntry {
        name: name.map(personal::safe_name),
        is_hidden,
    }
}

/// Hands on every text and sheet of a file, in sight or not.
fn each_piece(bytes: &[u8], watch: &Watch, mut hand_on: impl FnMut(TableEntry, Result<Piece, Refusal>)) -> Result<(), Refusal> {
    let mut container = Container::open(bytes, watch)?;
    let entries = container.tables()?;
    let n_entries = entries.len();
    for (number, entry) in entries.into_iter().enumerate() {
        watch.part(number, n_entries);
        if watch.is_stopped() {
            break;
        }
        let piece = container
            .table(entry.name.as_deref())
            .and_then(|opened| Piece::of(opened, Pace::Quick, watch));
        hand_on(entry, piece);
    }
    Ok(())
}

/// What `look` makes of the table chosen, or of the first in sight that it makes anything of.
fn first_table<T>(
    bytes: &[u8],
    choices: &Choices,
    pace: Pace,
    watch: &Watch,
    look: impl Fn(&RawTable<'_>) -> Result<T, Refusal>,
) -> Result<T, Refusal> {
    let mut container = Container::open(bytes, watch)?;
    if let Some(name) = &choices.table {
        return look(&Piece::with_table(&mut container, name, pace, watch)?.table(name)?);
    }
    let mut first = None;
    for entry in container.tables()?.into_iter().filter(|entry| !entry.is_hidden) {
        let piece = container
            .table(entry.name.as_deref())
            .and_then(|opened| Piece::of(opened, pace, watch));
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

/// The file a table comes from, and who waits for it.
struct Origin<'f> {
    file_name: &'f str,
    bytes: u64,
    watch: &'f Watch,
}

impl<'f> Origin<'f> {
    fn of(bytes: &[u8], file_name: &'f str, watch: &'f Watch) -> Self {
        Self {
            file_name,
            bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            watch,
        }
    }
}

/// Reads a table, without what is personal in it and was left out.
fn read_table(table: &RawTable<'_>, origin: &Origin<'_>, choices: &Choices) -> Result<Import, Refusal> {
    personal::guard_names([Some(origin.file_name), table.name.as_deref()].into_iter().flatten())?;
    if table.piece.bulk.is_some() {
        // It would not be in bulk if anything were personal or left to be filled.
        return understand(table.frame()?, table, origin, choices);
    }
    let guarded = personal::guard(table.records, choices, origin.watch);
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
        drop(frame);
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
    let around = Around::of(&frame, table, origin.file_name);
    frame.year = years::of_months(&frame, &around, choices);
    if frame.rows.is_empty() {
        return Err(Refusal::NoRows);
    }
    let profiles = profiles(&frame, origin.watch);
    if origin.watch.is_stopped() {
        // Nobody sees it.
        return Err(Refusal::NotUnderstood);
    }
    let plan = roles::plan(&frame, &profiles, choices, grid.delimiter())?;
    let told_house = frame.told.as_ref().filter(|_| !plan.has_house());
    frame.year = frame.year.or_else(|| years::of_all(&frame, &plan, &around, choices));
    let naming = Naming::of(&frame, &plan, &profiles, table, origin.file_name);
    let mut given = assemble::rows(&frame, &plan, &profiles, choices, naming, origin.watch);
    let mut set_aside = std::mem::take(&mut frame.set_aside).and(std::mem::take(&mut given.set_aside));
    // To sort takes as much room again, and most often they are.
    if !set_aside.is_sorted_by_key(|aside| aside.line) {
        set_aside.sort_by_key(|aside| aside.line);
    }
    let mut receipt = Receipt {
        file: origin.file_name.into(),
        sha256: Arc::default(),
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
            year: frame.year,
            house: told_house.map(|told| (Arc::clone(&told.house), told.why)),
            unread: table.piece.unread.clone(),
            way: table.piece.way(),
            ..Reading::default()
        },
        heading_line: frame.heading_line(),
        layout: plan.layout,
        columns: columns(&frame, &plan, &profiles, &given),
        lines: Lines::default(),
        rows_in: frame.rows_in,
        rows_used: given.rows_used,
        rows_out: given.observations.len() + given.ratings.len() + given.register.len(),
        set_aside,
        doubled: given.observations.doubled(),
        references: given.references.iter().cloned().collect(),
        wordings: std::mem::take(&mut given.wordings),
        questions: plan.questions.clone(),
    };
    receipt.lines = Lines {
        totals: given.totals,
        ..Lines::of(table, &frame, &mut receipt.set_aside)
    };
    receipt.questions.extend(years::question(&frame, &plan, &around, choices));
    receipt.questions.append(&mut given.questions);
    receipt.questions.extend(dash_question(&frame, choices, &given));
    receipt.questions.extend(wordings::questions(&receipt.wordings));
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

/// What the columns of a table hold.
fn profiles<'a>(frame: &Frame<'a>, watch: &Watch) -> Vec<Profile<'a>> {
    let n_columns = frame.names.len();
    let profiles = threads::spread_columns(frame.rows.len(), (0..n_columns).collect(), |column| {
        let goes_on = watch.at(Step::Understanding, column, n_columns);
        goes_on.then(|| Profile::of(frame, column))
    });
    profiles.into_iter().flatten().collect()
}

/// The first rows of the table in their own words.
fn head(frame: &Frame<'_>) -> Vec<RawRow> {
    const ROWS: usize = 8;
    let rows = frame.rows.iter().take(ROWS).map(|row| RawRow {
        line: row.line,
        cells: frame.cells(row).map(Into::into).collect(),
    });
    rows.collect()
}

/// A file's name without its ending.
fn stem(file_name: &str) -> &str {
    Path::new(file_name).file_stem().and_then(|stem| stem.to_str()).unwrap_or(file_name)
}

/// SHA-256 in hexadecimal.
fn digest(bytes: &[u8]) -> Arc<str> {
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
    let (name, first) = dashed.next().filter(|_| choices.dash.is_none() && frame.signs.dash().is_none())?;
    let others: usize = dashed.map(|(_, tally)| tally.dashes).sum();
    let column = if others == 0 { Arc::clone(name) } else { "".into() };
    Some(Question::Dash {
        column,
        count: first.dashes + others,
    })
}
