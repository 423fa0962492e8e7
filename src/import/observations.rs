//! Figures of houses, one a row, kept by column: what comes again and again is kept once, and a row holds its number.

use std::sync::Arc;

use crate::domain::{Absence, HouseId, IndicatorId, Period, Value};

use super::entries::Entries;
use super::pairs::Pairs;
use super::pool::Pool;

/// A figure for a house.
#[derive(Debug, Clone, PartialEq)]
pub struct ObservationRow {
    /// The house: the source's id where it has one, otherwise the folded name.
    pub house: HouseId,
    /// The house's name as the source writes it.
    pub house_name: Arc<str>,
    /// A total ("Hele landet", "I alt"): a line to compare with, not a house.
    pub is_reference: bool,
    /// The indicator.
    pub indicator: IndicatorId,
    /// The period; none where the file has no time at all.
    pub period: Option<Period>,
    /// The figure or why there is none.
    pub value: Value,
    /// What was counted, where the file says.
    pub numerator: Option<f64>,
    /// Out of how many, where the file says: the *n* shown beside the figure.
    pub denominator: Option<f64>,
    /// Line in the file, from 1.
    pub line: u32,
}

/// A house as the figures of a file name it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ObservedHouse {
    /// The house: the source's id where it has one, otherwise the folded name.
    pub id: HouseId,
    /// Its name as the source writes it.
    pub name: Arc<str>,
    /// A total: a line to compare with, not a house.
    pub is_reference: bool,
}

/// A figure with house, indicator and period as their places in [`Observations::houses`], [`Observations::indicators`] and
/// [`Observations::periods`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CodedRow {
    /// Place of the house.
    pub house: u32,
    /// Place of the indicator.
    pub indicator: u32,
    /// Place of the period.
    pub period: u32,
    /// The figure or why there is none.
    pub value: Value,
    /// What was counted.
    pub numerator: Option<f64>,
    /// Out of how many.
    pub denominator: Option<f64>,
    /// Line in the file, from 1.
    pub line: u32,
}

/// The columns of [`Observations`], row by row: places, and numbers that are not one where there is none.
#[derive(Debug, Default)]
pub(super) struct Filling {
    pub house: Entries<u32>,
    pub indicator: Entries<u32>,
    pub period: Entries<u32>,
    pub line: Vec<u32>,
    pub value: Entries<f64>,
    pub absence: Entries<Absence>,
    pub numerator: Entries<f64>,
    pub denominator: Entries<f64>,
}

/// The figures of a file, in its order.
#[derive(Debug, Clone, Default)]
pub struct Observations {
    houses: Pool<ObservedHouse>,
    indicators: Pool<IndicatorId>,
    periods: Pool<Option<Period>>,
    house: Entries<u32>,
    indicator: Entries<u32>,
    period: Entries<u32>,
    value: Numbers,
    /// Why there is no figure, where there is none.
    absence: Entries<Absence>,
    numerator: Numbers,
    denominator: Numbers,
    line: Vec<u32>,
}

impl Observations {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.line.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.line.is_empty()
    }

    /// The houses and totals that have a row, in the order they first appear.
    #[must_use]
    pub fn houses(&self) -> &[ObservedHouse] {
        self.houses.all()
    }

    /// The indicators that have a row, in the order they first appear.
    #[must_use]
    pub fn indicators(&self) -> &[IndicatorId] {
        self.indicators.all()
    }

    /// The periods that have a row, in the order they first appear.
    #[must_use]
    pub fn periods(&self) -> &[Option<Period>] {
        self.periods.all()
    }

    /// A row, with places instead of what stands there.
    #[must_use]
    pub fn coded(&self, row: usize) -> Option<CodedRow> {
        let value = self.value.get(row).map(Value::Number);
        Some(CodedRow {
            house: self.house.get(row)?,
            indicator: self.indicator.get(row)?,
            period: self.period.get(row)?,
            value: value.or_else(|| self.absence.get(row).map(Value::Absent))?,
            numerator: self.numerator.get(row),
            denominator: self.denominator.get(row),
            line: *self.line.get(row)?,
        })
    }

    /// All rows, with places instead of what stands there.
    pub fn all_coded(&self) -> impl Iterator<Item = CodedRow> {
        (0..self.len()).filter_map(|row| self.coded(row))
    }

    /// A row.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<ObservationRow> {
        let row = self.coded(row)?;
        let house = self.houses.get(row.house)?;
        Some(ObservationRow {
            house: house.id.clone(),
            house_name: Arc::clone(&house.name),
            is_reference: house.is_reference,
            indicator: self.indicators.get(row.indicator)?.clone(),
            period: *self.periods.get(row.period)?,
            value: row.value,
            numerator: row.numerator,
            denominator: row.denominator,
            line: row.line,
        })
    }

    /// All rows.
    pub fn iter(&self) -> impl Iterator<Item = ObservationRow> {
        (0..self.len()).filter_map(|row| self.get(row))
    }

    /// Adds a row.
    pub fn push(&mut self, row: ObservationRow) {
        let house = ObservedHouse {
            id: row.house,
            name: row.house_name,
            is_reference: row.is_reference,
        };
        let coded = CodedRow {
            house: self.house_place(&house),
            indicator: self.indicator_place(&row.indicator),
            period: self.period_place(row.period),
            value: row.value,
            numerator: row.numerator,
            denominator: row.denominator,
            line: row.line,
        };
        self.push_coded(coded);
    }

    /// The place of a house. Whoever asks adds a row of it.
    pub(super) fn house_place(&mut self, house: &ObservedHouse) -> u32 {
        self.houses.code(house)
    }

    /// The place of an indicator. Whoever asks adds a row of it.
    pub(super) fn indicator_place(&mut self, indicator: &IndicatorId) -> u32 {
        self.indicators.code(indicator)
    }

    /// The place of a period. Whoever asks adds a row of it.
    pub(super) fn period_place(&mut self, period: Option<Period>) -> u32 {
        self.periods.code(&period)
    }

    /// Makes room for so many rows more.
    pub(super) fn reserve(&mut self, n_rows: usize) {
        for codes in [&mut self.house, &mut self.indicator, &mut self.period] {
            codes.listed().reserve(n_rows);
        }
        self.line.reserve(n_rows);
        self.value.0.listed().reserve(n_rows);
        self.absence.listed().reserve(n_rows);
    }

    /// Adds a row whose places were asked for.
    pub(super) fn push_coded(&mut self, row: CodedRow) {
        let place = self.len();
        self.house.listed().push(row.house);
        self.indicator.listed().push(row.indicator);
        self.period.listed().push(row.period);
        self.value.put(place, row.value.number());
        self.absence.listed().push(match row.value {
            Value::Absent(absence) => absence,
            Value::Number(_) => Absence::Missing,
        });
        self.numerator.put(place, row.numerator);
        self.denominator.put(place, row.denominator);
        self.line.push(row.line);
    }

    /// Takes in rows put together column by column, whose places were asked for.
    pub(super) fn fill(&mut self, rows: Filling) {
        self.house = rows.house;
        self.indicator = rows.indicator;
        self.period = rows.period;
        self.line = rows.line;
        self.absence = rows.absence;
        self.value = Numbers(rows.value);
        self.numerator = Numbers(rows.numerator);
        self.denominator = Numbers(rows.denominator);
    }

    /// How many rows share house, indicator and period with an earlier one.
    pub(super) fn doubled(&self) -> usize {
        let (n_houses, n_indicators) = (self.houses().len(), self.indicators().len());
        let mut places = Pairs::of(n_houses, n_indicators, self.len());
        let n_places = n_houses.saturating_mul(n_indicators).min(self.len());
        let mut keys = Pairs::of(n_places, self.periods().len(), self.len());
        for row in 0..self.len() {
            if let (Some(house), Some(indicator), Some(period)) = (self.house.get(row), self.indicator.get(row), self.period.get(row)) {
                keys.number(places.number(house, indicator), period);
            }
        }
        self.len() - keys.len()
    }
}

impl FromIterator<ObservationRow> for Observations {
    fn from_iter<I: IntoIterator<Item = ObservationRow>>(rows: I) -> Self {
        let mut observations = Self::default();
        observations.extend(rows);
        observations
    }
}

impl Extend<ObservationRow> for Observations {
    fn extend<I: IntoIterator<Item = ObservationRow>>(&mut self, rows: I) {
        rows.into_iter().for_each(|row| self.push(row));
    }
}

/// Equal row by row, whatever the places.
impl PartialEq for Observations {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

/// A column of numbers in which some rows have none; it reaches to the last row that has one.
#[derive(Debug, Clone, Default)]
struct Numbers(Entries<f64>);

impl Numbers {
    fn get(&self, row: usize) -> Option<f64> {
        self.0.get(row).filter(|number| !number.is_nan())
    }

    fn put(&mut self, row: usize, number: Option<f64>) {
        if let Some(number) = number {
            let numbers = self.0.listed();
            numbers.resize(row, f64::NAN);
            numbers.push(number);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(house: &str, year: i16, value: Value, denominator: Option<f64>) -> ObservationRow {
        ObservationRow {
            house: house.into(),
            house_name: house.into(),
            is_reference: house == "I alt",
            indicator: "Fravær".into(),
            period: Some(Period::Year(year)),
            value,
            numerator: None,
            denominator,
            line: 2,
        }
    }

    #[test]
    fn rows_come_back_as_they_were_put_in() {
        let rows = [
            row("Sol", 2024, Value::Number(1.5), None),
            row("I alt", 2024, Value::Absent(Absence::TooFew), Some(20.0)),
            row("Sol", 2025, Value::Number(-2.0), None),
            row("Sol", 2024, Value::Absent(Absence::NotApplicable), Some(7.0)),
        ];
        let observations: Observations = rows.iter().cloned().collect();
        assert_eq!(observations.iter().collect::<Vec<_>>(), rows);
        assert_eq!((observations.houses().len(), observations.periods().len()), (2, 2));
        assert_eq!(observations.doubled(), 1);
        assert_eq!(observations.get(4), None);
    }

    #[test]
    fn the_same_rows_are_equal_and_others_are_not() {
        let of = |values: &[f64]| -> Observations { values.iter().map(|value| row("Sol", 2024, Value::Number(*value), None)).collect() };
        assert_eq!(of(&[1.0, 2.0]), of(&[1.0, 2.0]));
        assert_ne!(of(&[1.0, 2.0]), of(&[2.0, 1.0]));
        assert_ne!(of(&[1.0]), of(&[1.0, 2.0]));
    }
}
