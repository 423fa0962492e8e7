//! Which records are the heading: one row, or several where groups stand over the headings ("2023" over "Antal" and "Andel").
//!
//! A row is told from data by what the columns below hold: a heading has words where the rows have figures.

use crate::domain::Period;

use super::dates::{self, Order};
use super::headings::Heading;
use super::records::Record;
use super::{absence, numbers};

/// A heading stands within so many records from the top.
const HEADING_WITHIN: usize = 60;
/// Rows below a heading that show what its columns hold.
const SAMPLE_ROWS: usize = 200;
/// A heading has no more rows than this.
const MOST_ROWS: usize = 4;

/// The heading of a table, what stands above and what stands below.
#[derive(Debug)]
pub(super) struct HeadingRows<'a> {
    /// Titles and blank lines above, and rows between that are no part of it.
    pub above: Vec<&'a Record>,
    /// The rows of the heading, none where the table has none.
    pub rows: Vec<&'a Record>,
    /// The records below.
    pub below: &'a [Record],
}

impl<'a> HeadingRows<'a> {
    /// Finds the heading; nothing where no record is filled like a row of the table.
    pub fn find(records: &'a [Record], typical: usize) -> Option<Self> {
        let first = records
            .iter()
            .take(HEADING_WITHIN)
            .position(|record| is_full(record, typical) && !is_technical(record) && !is_hint(record))?;
        if records.get(first).is_some_and(is_data) {
            return Self::over_data(records, first, typical);
        }
        let mut last = first;
        while let Some(next) = next_row(records, last).filter(|_| last - first < MOST_ROWS) {
            last = next;
        }
        let begins = group_above(records, first).unwrap_or(first);
        let all: Vec<&Record> = records.get(begins..=last)?.iter().filter(|record| !record.is_blank()).collect();
        let below = records.get(last + 1..)?;
        let rows = without_titles(&all, below);
        let is_above = |record: &&Record| !rows.iter().any(|row| row.line == record.line);
        Some(Self {
            above: records.get(..=last)?.iter().filter(is_above).collect(),
            rows,
            below,
        })
    }

    /// The heading where the first full record is a row of data: rows of words right above it, none of them full.
    fn over_data(records: &'a [Record], first: usize, typical: usize) -> Option<Self> {
        let (above, below) = records.split_at_checked(first)?;
        let is_row = |record: &&Record| record.filled() * 5 >= typical && record.filled() > 1 && has_words_over_figures(record, below);
        let n_rows = above.iter().rev().take(MOST_ROWS).take_while(is_row).count();
        let (above, rows) = above.split_at_checked(first - n_rows)?;
        Some(Self {
            above: above.iter().collect(),
            rows: rows.iter().collect(),
            below,
        })
    }

    /// How far the heading reaches.
    pub fn reach(&self) -> usize {
        self.rows.iter().map(|row| row.reach()).max().unwrap_or(0)
    }

    /// Whether every row has one field more than the heading, and something in the last.
    pub fn lacks_first(&self) -> bool {
        let mut rows = self.below.iter().filter(|record| !record.is_blank()).take(SAMPLE_ROWS);
        let [heading] = self.rows[..] else { return false };
        let width = heading.width() + 1;
        heading.filled() == heading.width()
            && rows.clone().nth(1).is_some()
            && rows.all(|record| record.width() == width && !record.cell(width - 1).is_empty())
    }

    /// The heading of a column: the groups above it and its own, outermost first.
    pub fn text(&self, column: usize) -> String {
        let parts = (0..self.rows.len()).map(|row| self.part(row, column));
        let mut parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        parts.dedup();
        match parts[..] {
            [only] => only.to_owned(),
            _ => parts.iter().map(|part| part.trim()).collect::<Vec<_>>().join(" "),
        }
    }

    /// The heading of a column in two: the group over it, and the rest; no group where the heading has one row.
    pub fn split(&self, column: usize) -> (String, String) {
        let parts = (0..self.rows.len()).map(|row| self.part(row, column).trim());
        let mut parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        parts.dedup();
        match parts.split_first() {
            Some((group, rest)) if !rest.is_empty() => ((*group).to_owned(), rest.join(" ")),
            _ => (String::new(), parts.concat()),
        }
    }

    /// What one row of the heading says of a column: its own cell, or the group to the left that reaches over it.
    fn part(&self, row: usize, column: usize) -> &'a str {
        let Some((record, lower)) = self.rows.get(row).zip(self.rows.get(row + 1..)) else {
            return "";
        };
        let own = record.raw(column);
        let has_lower = |column: usize| lower.iter().any(|lower| !lower.cell(column).is_empty());
        if !record.cell(column).is_empty() || !has_lower(column) {
            return own;
        }
        let upper = || self.rows.iter().take(row);
        for left in (0..column).rev() {
            if upper().any(|upper| !upper.cell(left + 1).is_empty()) {
                return own;
            }
            if !record.cell(left).is_empty() {
                return if has_lower(left) { record.raw(left) } else { own };
            }
        }
        own
    }
}

/// Three quarters of what a row usually fills; an empty first cell counts as filled, for ministry tables leave it so.
fn is_full(record: &Record, typical: usize) -> bool {
    let filled = record.filled();
    let counted = filled + usize::from(filled > 0 && record.cell(0).is_empty() && record.width() >= typical);
    counted > 0 && counted * 4 >= typical * 3
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

fn period(cell: &str) -> Option<Period> {
    dates::read(cell, Order::DayFirst).or_else(|| dates::read(cell, Order::MonthFirst))
}

/// Whether a record that could be the heading is a row of figures instead.
fn is_data(record: &Record) -> bool {
    if record.cells().any(|cell| Heading::of(cell).is_known()) {
        return false;
    }
    let figures: Vec<&str> = record
        .cells()
        .filter(|cell| numbers::shape(cell).is_some() && period(cell).is_none())
        .collect();
    let is_counting = figures.len() > 1 && figures.iter().enumerate().all(|(at, cell)| **cell == (at + 1).to_string());
    let days = record.cells().filter(|cell| matches!(period(cell), Some(Period::Day(_)))).count();
    (!figures.is_empty() && !is_counting) || (1..=2).contains(&days)
}

/// The next record where it is a further row of the heading. A blank line between is passed over.
fn next_row(records: &[Record], last: usize) -> Option<usize> {
    let step = usize::from(records.get(last + 1).is_some_and(Record::is_blank));
    let next = last + 1 + step;
    let (record, below) = (records.get(next)?, records.get(next + 1..)?);
    // A row with a name in front may be a house whose figures are words: it goes on the heading only where that needs it.
    let above = records.get(last)?;
    let is_needed = above.filled() < above.reach() || are_codes(above) || above.width() > record.width();
    let may_be = record.cell(0).is_empty() || (record.filled() > 1 && step == 0 && is_needed);
    (may_be && has_words_over_figures(record, below)).then_some(next)
}

/// Whether a record has words and nothing else in the columns that are figures below.
pub(super) fn has_words_over_figures(record: &Record, below: &[Record]) -> bool {
    let below: Vec<&Record> = below.iter().take(SAMPLE_ROWS).filter(|record| record.filled() > 1).collect();
    let mut words = 0;
    for (column, cell) in record.cells().enumerate().filter(|(_, cell)| !cell.is_empty()) {
        let is_figure = numbers::shape(cell).is_some();
        let is_word = !is_figure && absence::of(cell).is_none() && !absence::is_dash(cell);
        let is_period_over = period(cell).is_some() && !holds(&below, column, |cell| period(cell).is_some());
        if is_figure && !is_period_over {
            return false;
        }
        if holds(&below, column, |cell| numbers::shape(cell).is_some()) {
            if !is_word && !is_period_over {
                return false;
            }
            words += 1;
        }
    }
    words > 0
}

/// Whether most of what stands in a column below is so.
fn holds(below: &[&Record], column: usize, is_so: impl Fn(&str) -> bool) -> bool {
    let cells = below.iter().map(|record| record.cell(column));
    let present = cells.filter(|cell| absence::of(cell).is_none() && !absence::is_dash(cell));
    let (so, all) = present.fold((0_usize, 0_usize), |(so, all), cell| (so + usize::from(is_so(cell)), all + 1));
    all > 0 && so * 4 >= all * 3
}

/// The row of groups above a full heading: cells that reach over several columns, over headings that come again or under periods, or beside headings that the row below lacks.
fn group_above(records: &[Record], heading: usize) -> Option<usize> {
    let above = heading.checked_sub(1)?;
    let (groups, heading) = (records.get(above)?, records.get(heading)?);
    let filled: Vec<usize> = groups.filled_columns().collect();
    let is_plain = |column: &usize| Heading::of(groups.cell(*column)).is_plain();
    let over: Vec<usize> = filled.iter().copied().filter(|column| !heading.cell(*column).is_empty()).collect();
    let reaches_on = |column: usize| groups.cell(column + 1).is_empty() && !heading.cell(column + 1).is_empty();
    let spans = over.iter().filter(|column| reaches_on(**column)).count();
    let is_first_alone = over.first() == Some(&0) && !reaches_on(0);
    let mut below: Vec<&str> = heading.cells().filter(|cell| !cell.is_empty()).collect();
    let n_below = below.len();
    below.sort_unstable();
    below.dedup();
    let are_periods = over.iter().all(|column| period(groups.cell(*column)).is_some());
    let comes_again = below.len() < n_below;
    // Headings over columns that the row below leaves without one.
    let completes = over.len() < filled.len();
    // One group alone is told from a title by standing over nothing but periods.
    let is_lone = |column: usize| column > 0 && spans == 1 && (column..heading.reach()).all(|below| period(heading.cell(below)).is_some());
    let is_lone = matches!(over[..], [column] if filled.len() == 1 && is_lone(column));
    let is_group = is_lone || over.len() > 1 && (comes_again || are_periods || completes) && (spans > 0 || (comes_again && are_periods));
    (is_group && !is_first_alone && groups.reach() <= heading.reach() && filled.iter().all(is_plain)).then_some(above)
}

/// Drops rows that only look like a part of the heading: a title wider than the table, codes over the true headings.
fn without_titles<'a>(rows: &[&'a Record], below: &[Record]) -> Vec<&'a Record> {
    let Some((first, rest)) = rows.split_first().filter(|(_, rest)| !rest.is_empty()) else {
        return rows.to_vec();
    };
    let body = below
        .iter()
        .filter(|record| record.filled() > 1)
        .map(Record::width)
        .take(SAMPLE_ROWS)
        .max()
        .unwrap_or(0);
    let is_wider = first.width() > body && rest.iter().all(|row| row.width() <= body);
    let has_gap = |record: &Record| record.filled() < record.reach();
    let is_codes = !has_gap(first) && rest.iter().all(|row| row.filled() >= first.filled()) && are_codes(first);
    if is_wider || is_codes { rest.to_vec() } else { rows.to_vec() }
}

/// Names for machines: no spaces, and in some an underscore or letters and digits together.
fn are_codes(record: &Record) -> bool {
    let is_code = |cell: &str| cell.chars().all(|char| char.is_alphanumeric() || matches!(char, '_' | '.'));
    let is_surely = |cell: &str| {
        let has_both = cell.contains(char::is_alphabetic) && cell.contains(|char: char| char.is_ascii_digit());
        cell.contains('_') || (has_both && period(cell).is_none())
    };
    record.cells().all(is_code) && record.cells().any(is_surely)
}
