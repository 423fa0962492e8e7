//! The cluster's middle: the median over its houses, period by period.

use std::collections::BTreeMap;

use crate::cluster::Tables;
use crate::domain::{Indicator, Period, SeriesChoices};
use crate::insight::median;

use super::Filter;
use super::series::kept_series;

/// The median of one house is that house, of two their mean; it is called the cluster's from three on.
pub(super) const FEWEST_HOUSES: usize = 3;

/// The cluster's median for a period.
#[derive(Debug, Clone, Copy)]
pub(super) struct Middle {
    pub value: f64,
    pub n_houses: usize,
}

/// The cluster's medians over time.
#[derive(Debug, Clone, Default)]
pub(super) struct Middles {
    /// For each period in which enough houses have a figure.
    pub by_period: BTreeMap<Option<Period>, Middle>,
    /// How many houses have any figure.
    pub n_houses: usize,
}

impl Middles {
    /// The medians of all the cluster's houses, shown or not, without the figures the team left out.
    pub fn of(tables: &Tables, (filter, choices): (&Filter, &SeriesChoices), indicator: &Indicator) -> Self {
        let mut by_period: BTreeMap<Option<Period>, Vec<f64>> = BTreeMap::new();
        let mut n_houses = 0;
        for house in tables.houses() {
            let series = kept_series(tables, (filter, choices), &indicator.id, &house.id);
            let mut numbers = series
                .iter()
                .filter_map(|point| Some((point.period, point.value.number()?)))
                .peekable();
            n_houses += usize::from(numbers.peek().is_some());
            for (period, number) in numbers {
                by_period.entry(period).or_default().push(number);
            }
        }
        let by_period = by_period
            .into_iter()
            .filter_map(|(period, mut numbers)| Some((period, middle(&mut numbers)?)));
        Self {
            by_period: by_period.collect(),
            n_houses,
        }
    }
}

/// The median of some houses' figures; none of too few.
pub(super) fn middle(numbers: &mut [f64]) -> Option<Middle> {
    let n_houses = numbers.len();
    let value = median(numbers).filter(|_| n_houses >= FEWEST_HOUSES)?;
    Some(Middle { value, n_houses })
}
