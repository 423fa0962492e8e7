//! The cluster's middle: the median over its houses, period by period.

use std::collections::BTreeMap;

use crate::cluster::Tables;
use crate::domain::{Indicator, Period};
use crate::insight::median;

use super::Filter;
use super::series::shown_series;

/// The median of one house is that house, of two their mean; it is called the cluster's from three on.
pub(super) const FEWEST_HOUSES: usize = 3;

/// The cluster's median for a period.
#[derive(Debug, Clone, Copy)]
pub(super) struct Middle {
    pub value: f64,
    pub n_houses: usize,
}

/// The median of all the cluster's houses, shown or not, for each period in which enough of them have a figure.
pub(super) fn medians(tables: &Tables, filter: &Filter, indicator: &Indicator) -> BTreeMap<Option<Period>, Middle> {
    let mut by_period: BTreeMap<Option<Period>, Vec<f64>> = BTreeMap::new();
    for house in tables.houses() {
        for point in shown_series(tables, filter, &indicator.id, &house.id) {
            if let Some(number) = point.value.number() {
                by_period.entry(point.period).or_default().push(number);
            }
        }
    }
    by_period
        .into_iter()
        .filter_map(|(period, mut numbers)| Some((period, middle(&mut numbers)?)))
        .collect()
}

/// The median of some houses' figures; none of too few.
pub(super) fn middle(numbers: &mut [f64]) -> Option<Middle> {
    let n_houses = numbers.len();
    let value = median(numbers).filter(|_| n_houses >= FEWEST_HOUSES)?;
    Some(Middle { value, n_houses })
}
