//! The true figures of cells, as they are known inside this room while it is settled what is hidden.

use crate::domain::{Absence, Indicator, Suppression, Unit};

use super::index::{Cell, Index};
use super::observations::{Columns, absence_of};
use super::small::SmallNumbers;

/// Whose rows are looked at: those of one source, or of all (none), where the last holds.
pub(super) type File = Option<u32>;

/// What a row says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Figure {
    /// Number of the row.
    pub row: u32,
    /// The figure; none where its file hid it.
    pub value: Option<f64>,
    pub numerator: Option<f64>,
    pub denominator: Option<f64>,
}

/// How the figures of an indicator are counted and added.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counting {
    pub rule: SmallNumbers,
    /// Whether figures of parts may add up to the figure of the whole: counts and amounts do, shares and means do not.
    pub adds_up: bool,
    pub is_percent: bool,
    /// Whether it is a count, which may be the *n* of other indicators.
    pub is_count: bool,
}

impl Counting {
    /// That of an indicator.
    pub fn of(indicator: &Indicator, suppression: Suppression) -> Self {
        Self {
            rule: SmallNumbers::of(indicator, suppression),
            adds_up: matches!(indicator.unit, Unit::Count | Unit::Kroner | Unit::Plain | Unit::Points),
            is_percent: indicator.unit == Unit::Percent,
            is_count: indicator.unit == Unit::Count,
        }
    }
}

/// The table of figures before anything is hidden.
#[derive(Clone, Copy)]
pub(super) struct Cells<'a> {
    pub columns: &'a Columns,
    pub index: &'a Index,
    /// By number of indicator.
    pub countings: &'a [Counting],
}

impl Cells<'_> {
    /// The rows that speak of a cell.
    pub fn rows(&self, cell: Cell) -> &[u32] {
        self.index.cell(cell)
    }

    /// The source of a row.
    pub fn source(&self, row: u32) -> u32 {
        self.columns.source.get(row as usize).copied().unwrap_or_default()
    }

    /// The sources that speak of a cell.
    pub fn sources(&self, cell: Cell) -> Vec<u32> {
        let mut sources: Vec<u32> = self.rows(cell).iter().map(|row| self.source(*row)).collect();
        sources.dedup();
        sources
    }

    /// The figure of a cell; none where nothing is said, or nothing is there.
    pub fn figure(&self, cell: Cell, file: File) -> Option<Figure> {
        let rows = self.rows(cell).iter();
        let row = *rows.rev().find(|row| file.is_none_or(|file| self.source(**row) == file))?;
        let place = row as usize;
        let figure = Figure {
            row,
            value: self.columns.value.get(place).copied().flatten(),
            numerator: self.columns.numerator.get(place).copied().flatten(),
            denominator: self.columns.denominator.get(place).copied().flatten(),
        };
        let is_hidden_by_file = || absence_of(self.columns.absence.get(place).copied()) == Absence::TooFew;
        (figure.value.is_some() || is_hidden_by_file()).then_some(figure)
    }

    /// The cell of a row.
    pub fn cell(&self, row: u32) -> Option<Cell> {
        let place = row as usize;
        Some(Cell {
            house: *self.columns.house.get(place)?,
            indicator: *self.columns.indicator.get(place)?,
            period: *self.columns.period.get(place)?,
        })
    }

    /// How an indicator is counted.
    pub fn counting(&self, indicator: u32) -> Option<&Counting> {
        self.countings.get(indicator as usize)
    }

    /// How many people a figure counts; the figure itself where it counts none.
    pub fn amount(&self, indicator: u32, figure: &Figure) -> Option<f64> {
        let rule = self.counting(indicator)?.rule;
        let counted = || rule.counted(figure.value, figure.numerator, figure.denominator);
        if rule.is_share() {
            counted().or(figure.value)
        } else {
            figure.value
        }
    }
}
