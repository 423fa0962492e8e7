//! Bytes of an export → tidy rows and a receipt. Nothing is dropped without a line in the receipt.
//!
//! The way through: [`reader`] (path → bytes) → `encoding` → `dialect` → `records` → `layout` → `personal` → `profile` → `roles`
//! (with `times`, `houses`, `ratings`, `links`, `dimensions`, `marks`, `decimals`) → `assemble` (with `naming`, `cells`, `indicators`).
//! A room of facts, not of words: receipts carry enums, the view turns them into sentences.

mod absence;
mod assemble;
mod cells;
mod dates;
mod decimals;
mod dialect;
mod dimensions;
mod encoding;
mod grid;
mod heading_rows;
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
mod table;
#[cfg(test)]
mod tests;
mod times;

use std::collections::HashSet;
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

pub use names::fold_name;
pub use receipt::{
    Choices, ColumnReceipt, Control, DashMeaning, DecimalMark, Delimiter, Encoding, Evidence, Layout, Question, Quote, Receipt, Refusal, Role,
    SetAside, SetAsideReason, SourceKind,
};
pub use table::{Table, TableRecord, table};
pub use rows::{Import, ObservationRow, RatingRow, RegisterRow};

use assemble::Yield;
use grid::Grid;
use layout::Frame;
use naming::Naming;
use plan::Plan;
use profile::Profile;

/// Reads an export: its bytes, the name of its file (which names a table that names itself nowhere) and what a person confirmed.
///
/// Pure: the same bytes and choices give the same rows and receipt. Where the receipt asks questions, the answers go into the
/// choices and the file is read again.
///
/// # Errors
///
/// [`Refusal`] where the bytes are no table of text, or hold people's CPR numbers.
pub fn read(bytes: &[u8], file_name: &str, choices: &Choices) -> Result<Import, Refusal> {
    let grid = Grid::of_text(bytes)?;
    let (dialect, why) = grid.dialect.ok_or(Refusal::OneColumn)?;
    let frame = layout::find(&grid.records)?;
    if frame.rows.is_empty() {
        return Err(Refusal::NoRows);
    }
    personal::check(&frame)?;
    let profiles: Vec<Profile<'_>> = (0..frame.names.len()).map(|column| Profile::of(&frame, column)).collect();
    let plan = roles::plan(&frame, &profiles, choices, dialect.delimiter)?;
    let naming = Naming::of(&frame, &plan, &profiles, file_name);
    let mut given = assemble::rows(&frame, &plan, choices, naming);
    let mut receipt = Receipt {
        file: file_name.into(),
        sha256: sha256(bytes),
        bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
        kind: plan.kind,
        encoding: grid.encoding,
        delimiter: (dialect.delimiter, why),
        quote: dialect.quote,
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
