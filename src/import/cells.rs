//! Cells of a column of figures to values, with a tally of what was met.

use std::collections::BTreeMap;

use crate::domain::{Absence, Value};

use super::signs::{Meaning, Signs};
use super::{Control, DecimalMark, absence, numbers};

/// What was met in a column.
#[derive(Debug, Clone, Default)]
pub(super) struct Tally {
    /// Absences by kind.
    pub absences: BTreeMap<Absence, usize>,
    /// Cells that are neither figure nor absence.
    pub unreadable: usize,
    /// Dashes.
    pub dashes: usize,
    /// Control figures.
    pub control: Option<Control>,
}

/// What a cell of figures says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Said {
    /// A dash, and what it means where that is known.
    Dash(Option<Meaning>),
    /// A number.
    Number(f64),
    /// There is none, and why.
    Absent(Absence),
    /// Neither figure nor absence.
    Unreadable,
}

impl Said {
    /// Reads a cell. A figure of a column whose mark is not known is held missing until a person has told.
    pub fn of(cell: &str, mark: Option<DecimalMark>, signs: &Signs) -> Self {
        if absence::is_dash(cell) {
            return Self::Dash(signs.dash());
        }
        // A number may be a sign too, where the file says so.
        if let Some(absence) = signs.told(cell) {
            return Self::Absent(absence);
        }
        if let Some(number) = numbers::parse(cell, mark.unwrap_or(DecimalMark::None)) {
            return Self::Number(number);
        }
        if let Some(absence) = signs.absence(cell) {
            return Self::Absent(absence);
        }
        if mark.is_none() && numbers::shape(cell).is_some() {
            return Self::Absent(Absence::Missing);
        }
        Self::Unreadable
    }
}

impl Tally {
    /// Counts what a cell says, and gives it. A figure that `as_meant` cannot place is held missing until a person has told.
    pub fn take(&mut self, said: Said, as_meant: impl Fn(f64) -> Option<f64>) -> Value {
        match said {
            Said::Dash(meaning) => {
                self.dashes += 1;
                match meaning {
                    Some(Meaning::Zero) => self.number(0.0),
                    Some(Meaning::Absent(absence)) => self.absent(absence),
                    None => self.absent(Absence::Missing),
                }
            }
            Said::Number(number) => match as_meant(number) {
                Some(number) => self.number(number),
                None => self.absent(Absence::Missing),
            },
            Said::Absent(absence) => self.absent(absence),
            Said::Unreadable => {
                self.unreadable += 1;
                Value::Absent(Absence::Missing)
            }
        }
    }

    /// As [`Tally::take`] for a cell that comes so often, but for numbers: they are for the rows to count, one by one.
    pub fn take_often(&mut self, said: Said, times: usize) -> Value {
        let mut once = Self::default();
        let value = once.take(said, Some);
        for (absence, count) in once.absences {
            *self.absences.entry(absence).or_default() += count * times;
        }
        self.unreadable += once.unreadable * times;
        self.dashes += once.dashes * times;
        value
    }

    /// Counts in what was met in rows that are totals. Their figures stand in no control sum: it is that of the houses.
    pub fn add_totals(&mut self, totals: Self) {
        for (absence, count) in totals.absences {
            *self.absences.entry(absence).or_default() += count;
        }
        self.unreadable += totals.unreadable;
        self.dashes += totals.dashes;
    }

    /// Counts an absence.
    pub fn absent(&mut self, absence: Absence) -> Value {
        *self.absences.entry(absence).or_default() += 1;
        Value::Absent(absence)
    }

    /// Counts a number.
    pub fn number(&mut self, number: f64) -> Value {
        let control = self.control.get_or_insert(Control {
            count: 0,
            sum: 0.0,
            min: number,
            max: number,
        });
        control.count += 1;
        control.sum += number;
        control.min = control.min.min(number);
        control.max = control.max.max(number);
        Value::Number(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_is_a_number_a_named_absence_or_counted_as_unreadable() {
        let mut tally = Tally::default();
        let comma = Some(DecimalMark::Comma);
        let silent = Signs::default();
        let mut read = |cell, mark, signs: &Signs| tally.take(Said::of(cell, mark, signs), Some);
        let legend = Signs::of(&[], &["U = udgår".to_owned(), "- nul".to_owned()]);
        assert_eq!(read("1.234,5", comma, &silent), Value::Number(1234.5));
        assert_eq!(read("-", comma, &legend), Value::Number(0.0));
        assert_eq!(read("-", comma, &silent), Value::Absent(Absence::Missing));
        assert_eq!(read("U", comma, &silent), Value::Absent(Absence::Missing));
        assert_eq!(read("U", comma, &legend), Value::Absent(Absence::NotApplicable));
        assert_eq!(read("<5", comma, &silent), Value::Absent(Absence::TooFew));
        assert_eq!(read("12.5", comma, &silent), Value::Absent(Absence::Missing));
        assert_eq!(read("13.482", None, &silent), Value::Absent(Absence::Missing));
        assert_eq!(read("677", None, &silent), Value::Number(677.0));
        assert_eq!((tally.unreadable, tally.dashes), (1, 2));
        assert_eq!(tally.control.map(|control| control.count), Some(3));
    }
}
