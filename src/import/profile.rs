//! What a column's values are, all of them counted once: figures by shape, absences, dates, words.

use std::collections::HashMap;

use crate::domain::Period;

use super::absence;
use super::columns::{Cell, Column};
use super::dates::{self, Order};
use super::layout::Frame;
use super::names;
use super::numbers::{self, Shape};

/// Distinct words kept of a column; more than this is "many".
const DISTINCT_LIMIT: usize = 2000;

/// What a column's values are.
#[derive(Debug, Default)]
pub(super) struct Profile<'a> {
    /// Cells that hold something.
    pub filled: usize,
    /// Cells that are numbers.
    pub figures: Figures,
    /// Cells that are a sign or word for "no figure", blank ones not counted.
    pub absent: usize,
    /// Cells that are a dash.
    pub dashes: usize,
    /// Cells that are none of these.
    pub texts: usize,
    /// Cells that name a period, by the order of day and month that fits.
    pub periods: Periods,
    /// Cells that say yes or no.
    pub flags: usize,
    /// Letters in all the cells.
    pub letters: usize,
    /// Distinct cells that are no number, with counts, until there are many.
    pub words: HashMap<&'a str, usize>,
    /// The first cell that holds something.
    pub example: &'a str,
}

/// Numbers by shape.
#[derive(Debug, Default)]
pub(super) struct Figures {
    /// All of them.
    pub count: usize,
    /// Readable only with a decimal comma.
    pub comma: usize,
    /// Readable only with a decimal point.
    pub point: usize,
    /// Decimals of a workbook's own numbers: nothing to decide.
    pub typed: usize,
    /// `13.482`.
    pub either_point: usize,
    /// `13,482`.
    pub either_comma: usize,
    /// Whole numbers without a mark, below 1000.
    pub whole_small: usize,
    /// Whole numbers without a mark, from 1000.
    pub whole_large: usize,
    /// Numbers with decimals from 1000 on, without a mark at the thousands.
    pub plain_large: usize,
    /// Begin with a nought, as ids do.
    pub leading_zero: usize,
    /// Bear a per cent sign.
    pub percent: usize,
    /// Bear kroner.
    pub kroner: usize,
    /// Least and greatest of the whole ones.
    pub whole_range: Option<(f64, f64)>,
    /// One that can be read two ways.
    pub either_example: Option<String>,
}

/// Periods of a column.
#[derive(Debug, Default)]
pub(super) struct Periods {
    /// Readable with the day first.
    pub day_first: usize,
    /// Readable with the month first.
    pub month_first: usize,
    /// Dates whose first number is no month.
    pub surely_day_first: usize,
    /// Dates whose second number is no month.
    pub surely_month_first: usize,
    /// Four digits and nothing else.
    pub bare_years: usize,
    /// Numbers a spreadsheet gives days of this century.
    pub serials: usize,
    /// Cells looked at.
    pub cells: usize,
}

impl Periods {
    /// The order all the values agree on; Danish where they do not tell.
    pub const fn order(&self) -> Order {
        if self.serials > 0 && self.serials == self.cells {
            Order::Serial
        } else if self.surely_month_first > self.surely_day_first {
            Order::MonthFirst
        } else {
            Order::DayFirst
        }
    }

    /// Cells that are periods in that order.
    pub const fn count(&self) -> usize {
        match self.order() {
            Order::DayFirst => self.day_first,
            Order::MonthFirst => self.month_first,
            Order::Serial => self.serials,
        }
    }
}

impl<'a> Profile<'a> {
    /// Counts a column's values.
    pub fn of(frame: &Frame<'a>, column: usize) -> Self {
        let mut profile = Self::default();
        for cell in frame.columns.get(column).into_iter().flat_map(Column::filled) {
            profile.add(cell, frame.signs.absence(cell.text).is_some());
        }
        profile
    }

    fn add(&mut self, cell: &Cell<'a>, is_absent: bool) {
        let Cell { text, is_typed, count, .. } = *cell;
        if self.filled == 0 {
            self.example = text;
        }
        self.filled += count;
        self.letters += text.len() * count;
        self.periods.add(text, count);
        if let Some(shape) = numbers::shape(text) {
            self.figures.add(text, shape, is_typed, count);
            return;
        }
        if absence::is_dash(text) {
            self.dashes += count;
        } else if is_absent {
            self.absent += count;
        } else {
            self.texts += count;
        }
        self.flags += if is_flag(text) { count } else { 0 };
        if self.words.len() < DISTINCT_LIMIT || self.words.contains_key(text) {
            *self.words.entry(text).or_default() += count;
        }
    }

    /// Mostly numbers, and no ids. Numbers beside one or two words that come again and again ("ikke opgjort") are so too.
    pub fn is_numeric(&self) -> bool {
        let (figures, all) = (self.figures.count, self.figures.count + self.texts);
        if figures == 0 || self.figures.leading_zero > 0 {
            return false;
        }
        figures * 10 >= all * 7 || (figures * 5 >= all && self.distinct_texts() <= 2)
    }

    /// How many different words there are that are no sign of absence.
    fn distinct_texts(&self) -> usize {
        let words = self.words.keys();
        words.filter(|word| absence::of(word).is_none() && !absence::is_dash(word)).count()
    }

    /// Mostly words.
    pub const fn is_text(&self) -> bool {
        let words = self.texts + self.absent;
        words > 0 && words >= self.figures.count
    }

    /// Mostly periods.
    pub const fn is_periods(&self) -> bool {
        self.periods.count() > 0 && !matches!(self.periods.order(), Order::Serial) && self.periods.count() * 10 >= self.filled * 8
    }

    /// Nothing but yes and no.
    pub const fn is_flags(&self) -> bool {
        self.flags > 0 && self.flags + self.absent == self.filled
    }

    /// The one word the whole column holds.
    pub fn constant(&self, n_rows: usize) -> Option<&'a str> {
        let mut words = self.words.keys();
        let only = words.next().copied().filter(|_| words.next().is_none());
        only.filter(|_| self.figures.count == 0 && self.filled == n_rows)
    }

    /// Letters in a cell, on average.
    pub const fn average_length(&self) -> usize {
        match self.letters.checked_div(self.filled) {
            Some(length) => length,
            None => 0,
        }
    }

    /// Whether most of its words name totals.
    pub fn is_totals(&self) -> bool {
        !self.words.is_empty() && self.words.keys().all(|word| names::is_total(word))
    }
}

impl Figures {
    fn add(&mut self, cell: &str, shape: Shape, is_typed: bool, count: usize) {
        let if_so = |is_so: bool| if is_so { count } else { 0 };
        self.count += count;
        self.leading_zero += if_so(numbers::has_leading_zero(cell));
        self.percent += if_so(cell.contains('%'));
        let whole_digits = cell.trim_start_matches(|char: char| !char.is_ascii_digit());
        let is_large = whole_digits.bytes().take(4).filter(u8::is_ascii_digit).count() == 4;
        self.plain_large += if_so(is_large && !matches!(shape, Shape::Whole));
        self.kroner += if_so(cell.to_ascii_lowercase().contains("kr"));
        if is_typed && shape != Shape::Whole {
            self.typed += count;
            return;
        }
        match shape {
            Shape::Whole => self.add_whole(cell, count),
            Shape::Comma => self.comma += count,
            Shape::Point => self.point += count,
            Shape::EitherPoint => self.either_point += count,
            Shape::EitherComma => self.either_comma += count,
        }
        if matches!(shape, Shape::EitherComma | Shape::EitherPoint) && self.either_example.is_none() {
            self.either_example = Some(cell.to_owned());
        }
    }

    fn add_whole(&mut self, cell: &str, count: usize) {
        let number = numbers::parse(cell, super::DecimalMark::None).unwrap_or_default();
        let (least, greatest) = self.whole_range.unwrap_or((number, number));
        self.whole_range = Some((least.min(number), greatest.max(number)));
        if number.abs() < 1000.0 {
            self.whole_small += count;
        } else if cell.bytes().filter(u8::is_ascii_digit).count() == cell.trim_start_matches('-').len() {
            self.whole_large += count;
        }
    }

    /// Several columns counted as one.
    pub fn sum<'f>(columns: impl Iterator<Item = &'f Self>) -> Self {
        columns.fold(Self::default(), |so_far, figures| Self {
            count: so_far.count + figures.count,
            comma: so_far.comma + figures.comma,
            point: so_far.point + figures.point,
            typed: so_far.typed + figures.typed,
            either_point: so_far.either_point + figures.either_point,
            either_comma: so_far.either_comma + figures.either_comma,
            whole_small: so_far.whole_small + figures.whole_small,
            whole_large: so_far.whole_large + figures.whole_large,
            plain_large: so_far.plain_large + figures.plain_large,
            ..so_far
        })
    }

    /// Whether any figure has decimals for sure, or bears a unit.
    pub const fn is_measured(&self) -> bool {
        self.comma + self.point + self.typed + self.percent > 0
    }
}

impl Periods {
    fn add(&mut self, cell: &str, count: usize) {
        let if_so = |is_so: bool| if is_so { count } else { 0 };
        self.cells += count;
        self.serials += if_so(dates::serial(cell).is_some());
        if !cell.bytes().any(|byte| byte.is_ascii_digit()) {
            return;
        }
        let slots = dates::day_and_month(cell);
        let period = dates::read(cell, Order::DayFirst);
        self.day_first += if_so(period.is_some());
        self.bare_years += if_so(matches!(period, Some(Period::Year(_))));
        let Some((first, second)) = slots else {
            self.month_first += if_so(period.is_some());
            return;
        };
        self.month_first += if_so(dates::read(cell, Order::MonthFirst).is_some());
        self.surely_day_first += if_so(first > 12 && second <= 12);
        self.surely_month_first += if_so(second > 12 && first <= 12);
    }
}

fn is_flag(cell: &str) -> bool {
    const FLAGS: [&str; 10] = ["sand", "falsk", "true", "false", "ja", "nej", "yes", "no", "sandt", "falskt"];
    cell.len() <= 6 && FLAGS.iter().any(|flag| cell.eq_ignore_ascii_case(flag))
}
