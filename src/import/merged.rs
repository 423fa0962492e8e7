//! Cells that were merged over several rows in a spreadsheet: the name stands once, and the rows below leave it blank.

use std::collections::HashSet;

use super::columns::{Cell, Column};
use super::headings::Heading;
use super::layout::Frame;
use super::records::Record;
use super::{absence, numbers};

/// The columns whose blank cells stand for the name above.
///
/// Only a column of words or ids is one, in which every name stands once at the top of its rows, and in which the rows of a name differ
/// in a later column that has no gaps: a total without a name is not given to the last house.
pub(super) fn columns(frame: &Frame<'_>) -> Vec<usize> {
    let mut found = Vec::new();
    for column in 0..frame.names.len() {
        if is_merged(frame, column) {
            found.push(column);
        } else if cells(frame, column).any(|cell| numbers::shape(cell.text).is_some()) {
            break;
        }
    }
    found
}

/// The different cells of a column that hold something.
fn cells<'f, 'a>(frame: &'f Frame<'a>, column: usize) -> impl Iterator<Item = &'f Cell<'a>> {
    frame.columns.get(column).into_iter().flat_map(Column::filled)
}

fn is_merged(frame: &Frame<'_>, column: usize) -> bool {
    let is_code = frame.headings.get(column).is_some_and(Heading::is_code);
    let is_word = |cell: &str| is_code || (numbers::shape(cell).is_none() && absence::of(cell).is_none_or(|_| cell.is_empty()));
    let n_names: usize = cells(frame, column).map(|name| name.count).sum();
    let blanks = frame.rows.len() - n_names;
    let begins_named = cells(frame, column).next().is_some_and(|name| name.first == 0);
    // What is said of one row is not said of the next.
    let is_said = frame
        .headings
        .get(column)
        .is_some_and(|heading| heading.is_text() || heading.is_follow_up());
    if is_said || !begins_named || blanks < n_names || !cells(frame, column).all(|name| is_word(name.text)) {
        return false;
    }
    let distinct: HashSet<&str> = cells(frame, column).map(|name| name.text).collect();
    distinct.len() == n_names && (column + 1..frame.names.len()).any(|key| tells_rows_apart(frame, column, key))
}

/// Whether no two rows under one name have the same in another column, and none has nothing.
fn tells_rows_apart(frame: &Frame<'_>, column: usize, key: usize) -> bool {
    let Some(cells) = frame.columns.get(key) else { return false };
    let (texts, n_texts) = cells.text_codes();
    // Under which name, counted from the top, each text stood last.
    let mut stood_under = vec![0_u32; n_texts];
    let (mut name, mut n_rows, mut most) = (0, 0, 0);
    for row in frame.rows.iter() {
        if name == 0 || !frame.cell(row, column).is_empty() {
            (name, n_rows) = (name + 1, 0);
        }
        let text = texts.get(cells.code(row.at)).and_then(|text| stood_under.get_mut(*text as usize));
        let is_new = text.is_some_and(|last| std::mem::replace(last, name) != name);
        if !is_new || cells.text(row.at).is_empty() {
            return false;
        }
        n_rows += 1;
        most = most.max(n_rows);
    }
    most > 1
}

/// The records with the blank cells of these columns filled from above.
pub(super) fn fill(records: &[Record], frame: &Frame<'_>, columns: &[usize]) -> Vec<Record> {
    let mut rows = frame.rows.iter().map(|row| row.line).peekable();
    let mut above: Vec<&str> = vec![""; columns.len()];
    let filled = records.iter().map(|record| {
        if rows.next_if_eq(&record.line).is_none() {
            return record.clone();
        }
        for (name, column) in above.iter_mut().zip(columns) {
            if !record.cell(*column).is_empty() {
                *name = record.raw(*column);
            }
        }
        let cells = (0..record.width()).map(|column| match columns.iter().position(|filled| *filled == column) {
            Some(place) => above.get(place).copied().unwrap_or_default(),
            None => record.raw(column),
        });
        record.with_cells(cells)
    });
    filled.collect()
}
