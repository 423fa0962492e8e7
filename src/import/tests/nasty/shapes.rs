//! The truth as rows of cells, in every layout.

use proptest::prelude::*;

use crate::domain::Period;

use super::table::Truth;

/// How the table lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A row for every figure.
    Long,
    /// A column for every indicator.
    Indicators,
    /// The same with the house's name only on its first row.
    Merged,
    /// A column for every period, a block for every indicator.
    Blocks,
    /// A heading of two rows: periods over indicators.
    PeriodsOverIndicators,
    /// A heading of two rows: indicators over periods.
    IndicatorsOverPeriods,
    /// A column for every period and indicator, in one heading.
    Joined,
    /// Blocks, with months that stand without their year where they can.
    BareMonths,
    /// A table for every indicator, one above the other.
    Stacked,
}

impl Shape {}

/// A random layout.
pub fn shape() -> impl Strategy<Value = Shape> {
    prop_oneof![
        Just(Shape::Long),
        Just(Shape::Indicators),
        Just(Shape::Merged),
        Just(Shape::Blocks),
        Just(Shape::PeriodsOverIndicators),
        Just(Shape::IndicatorsOverPeriods),
        Just(Shape::Joined),
        Just(Shape::BareMonths),
        Just(Shape::Stacked),
    ]
}

/// A period as files here spell it.
fn spelled(period: Period) -> String {
    match period {
        Period::Month(year, month) => format!("{month:02}-{year}"),
        Period::Quarter(year, quarter) => format!("{quarter}. kvartal {year}"),
        Period::HalfYear(year, 1) => format!("Forår {year}"),
        Period::HalfYear(year, _) => format!("Efterår {year}"),
        other => other.to_string(),
    }
}

/// A table being laid out.
pub struct Sheet<'t> {
    truth: &'t Truth,
    has_ids: bool,
    indicators: Vec<&'static str>,
}

type Row = Vec<String>;

impl<'t> Sheet<'t> {
    /// A sheet, with a column of ids or without.
    pub fn new(truth: &'t Truth, has_ids: bool) -> Self {
        Self {
            truth,
            has_ids,
            indicators: truth.indicators(),
        }
    }

    /// Heading and rows, the house and its id first.
    pub fn rows(&self, shape: Shape, has_total: bool) -> Vec<Row> {
        let mut rows = match shape {
            Shape::Long => return self.long(),
            Shape::Blocks | Shape::BareMonths | Shape::Stacked => return self.blocks(shape),
            Shape::Merged => return self.by_indicators(true),
            Shape::Indicators => self.by_indicators(false),
            Shape::PeriodsOverIndicators | Shape::IndicatorsOverPeriods | Shape::Joined => self.crossed(shape),
        };
        rows.extend(rows.last().filter(|_| has_total).map(|last| self.total(last)));
        rows
    }

    fn lead(&self, house: usize, name: &str) -> Row {
        let id = self.has_ids.then(|| format!("0{}", 101 + house));
        id.into_iter().chain([name.to_owned()]).collect()
    }

    fn heading(&self, texts: Row) -> Row {
        let id = self.has_ids.then(|| "Enhedsnr".to_owned());
        id.into_iter().chain(["Institution".to_owned()]).chain(texts).collect()
    }

    /// A last row that looks like the row above and is called a total.
    fn total(&self, last: &Row) -> Row {
        let n_lead = usize::from(self.has_ids);
        let cells = last.iter().enumerate().map(|(column, cell)| match column {
            column if column == n_lead => "I alt".to_owned(),
            column if column < n_lead => "0999".to_owned(),
            _ => cell.clone(),
        });
        cells.collect()
    }

    fn houses(&self) -> impl Iterator<Item = (usize, &'static str)> {
        self.truth.houses.iter().copied().enumerate()
    }

    fn periods(&self) -> impl Iterator<Item = (usize, Period)> {
        self.truth.periods.iter().copied().enumerate()
    }

    fn long(&self) -> Vec<Row> {
        let heading = self.heading(["Periode", "Nøgletal", "Værdi"].map(str::to_owned).to_vec());
        let mut rows = vec![heading];
        for (house, name) in self.houses() {
            for (period, at) in self.periods() {
                for (indicator, called) in self.indicators.iter().enumerate() {
                    let cells = vec![spelled(at), (*called).to_owned(), self.truth.written(house, period, indicator)];
                    rows.push([self.lead(house, name), cells].concat());
                }
            }
        }
        rows
    }

    fn by_indicators(&self, is_merged: bool) -> Vec<Row> {
        let names = std::iter::once("Periode").chain(self.indicators.iter().copied()).map(str::to_owned);
        let mut rows = vec![self.heading(names.collect())];
        for (house, name) in self.houses() {
            for (period, at) in self.periods() {
                let mut row = self.lead(house, name);
                if is_merged && period > 0 {
                    row.iter_mut().for_each(String::clear);
                }
                row.push(spelled(at));
                row.extend((0..self.indicators.len()).map(|indicator| self.truth.written(house, period, indicator)));
                rows.push(row);
            }
        }
        rows
    }

    /// A block for every indicator; each with a heading of its own where they are stacked tables.
    fn blocks(&self, shape: Shape) -> Vec<Row> {
        let months = self.truth.month_names().filter(|_| shape == Shape::BareMonths);
        let names = months.unwrap_or_else(|| self.periods().map(|(_, at)| spelled(at)).collect());
        let heading = self.heading(names);
        let is_stacked = shape == Shape::Stacked;
        let mut rows: Vec<Row> = (!is_stacked).then(|| heading.clone()).into_iter().collect();
        for (indicator, called) in self.indicators.iter().enumerate() {
            rows.extend([Vec::new(), vec![(*called).to_owned()]]);
            rows.extend(is_stacked.then(|| heading.clone()));
            for (house, name) in self.houses() {
                let figures = self.periods().map(|(period, _)| self.truth.written(house, period, indicator));
                rows.push([self.lead(house, name), figures.collect()].concat());
            }
        }
        rows
    }

    /// A column for every period and indicator.
    fn crossed(&self, shape: Shape) -> Vec<Row> {
        let (n_periods, n_indicators) = (self.truth.periods.len(), self.indicators.len());
        let is_by_period = shape != Shape::IndicatorsOverPeriods;
        let pairs: Vec<(usize, usize)> = if is_by_period {
            (0..n_periods)
                .flat_map(|period| (0..n_indicators).map(move |indicator| (period, indicator)))
                .collect()
        } else {
            (0..n_indicators)
                .flat_map(|indicator| (0..n_periods).map(move |period| (period, indicator)))
                .collect()
        };
        let period_of = |pair: &(usize, usize)| self.truth.periods.get(pair.0).copied().map(spelled).unwrap_or_default();
        let name_of = |pair: &(usize, usize)| self.indicators.get(pair.1).copied().unwrap_or_default().to_owned();
        let outer = |pair: &(usize, usize)| if is_by_period { period_of(pair) } else { name_of(pair) };
        let inner = |pair: &(usize, usize)| if is_by_period { name_of(pair) } else { period_of(pair) };
        let mut rows = if shape == Shape::Joined {
            vec![self.heading(pairs.iter().map(|pair| format!("{} {}", name_of(pair), period_of(pair))).collect())]
        } else {
            let mut groups: Row = pairs.iter().map(outer).collect();
            // A merged cell holds its text once.
            for column in (1..groups.len()).rev() {
                if groups.get(column) == groups.get(column - 1) {
                    groups.iter_mut().skip(column).take(1).for_each(String::clear);
                }
            }
            let blank = vec![String::new(); 1 + usize::from(self.has_ids)];
            vec![[blank, groups].concat(), self.heading(pairs.iter().map(inner).collect())]
        };
        for (house, name) in self.houses() {
            let figures = pairs
                .iter()
                .map(|(period, indicator)| self.truth.written(house, *period, *indicator));
            rows.push([self.lead(house, name), figures.collect()].concat());
        }
        rows
    }
}
