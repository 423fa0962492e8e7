//! Indicators that are the parts of a whole, found by what they add up to.

use std::collections::HashMap;

use crate::cluster::Tables;
use crate::domain::{Indicator, Period, Unit};
use crate::view::words::joined;

/// So many indicators beside each other may be one whole.
const LARGEST: usize = 10;
/// So far may rounded parts be from a hundred.
const ROUNDING: f64 = 1.5;
/// What stands between the dimensions in an indicator's name.
const BETWEEN: &str = " · ";

/// Indicators whose figures add up to a hundred per cent.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Family<'a> {
    /// The parts, in the order of the file.
    pub parts: Vec<&'a Indicator>,
}

/// A place where parts can be added up: house, period, source.
type Place = (usize, Option<Period>, u16);

/// The wholes among some indicators: shares standing together, of one source, that are a hundred per cent wherever all of them are known,
/// and somewhere are. Of several that begin with the same one the longest holds; no indicator is part of two.
pub(super) fn families<'a>(tables: &Tables, indicators: &[&'a Indicator]) -> Vec<Family<'a>> {
    let columns: Vec<HashMap<Place, f64>> = indicators.iter().map(|indicator| column(tables, indicator)).collect();
    let mut found = Vec::new();
    let mut first = 0;
    while first < indicators.len() {
        let ends = (first + 2..=indicators.len().min(first + LARGEST)).rev();
        let end = ends.into_iter().find(|end| is_whole(columns.get(first..*end).unwrap_or_default()));
        if let Some(parts) = end.and_then(|end| indicators.get(first..end)) {
            found.push(Family { parts: parts.to_vec() });
        }
        first = end.unwrap_or(first + 1);
    }
    found
}

/// A share's figures; nothing of what is no share.
fn column(tables: &Tables, indicator: &Indicator) -> HashMap<Place, f64> {
    let mut column = HashMap::new();
    if indicator.unit != Unit::Percent {
        return column;
    }
    for (place, house) in tables.houses().iter().enumerate() {
        for point in tables.series(&indicator.id, &house.id) {
            if let Some(number) = point.value.number() {
                column.insert((place, point.period, point.source), number);
            }
        }
    }
    column
}

fn is_whole(columns: &[HashMap<Place, f64>]) -> bool {
    let Some((first, rest)) = columns.split_first() else {
        return false;
    };
    let sum = |(place, number): (&Place, &f64)| rest.iter().try_fold(*number, |sum, column| Some(sum + column.get(place)?));
    let mut sums = first.iter().filter_map(sum).peekable();
    sums.peek().is_some() && sums.all(|sum| (sum - 100.0).abs() <= ROUNDING)
}

impl Family<'_> {
    /// What the parts have in common in their names; where that is nothing, the names themselves.
    pub fn title(&self) -> String {
        let common = self.common();
        if common.is_empty() {
            return joined(self.parts.iter().map(|part| part.title()), " / ");
        }
        joined(common, BETWEEN)
    }

    /// What each part is called beside the others.
    pub fn names(&self) -> Vec<String> {
        let common = self.common();
        let name = |part: &&Indicator| {
            if let Some(own) = &part.own_name {
                return own.to_string();
            }
            let own = part.id.0.split(BETWEEN).filter(|dimension| !common.contains(dimension));
            let own = joined(own, BETWEEN);
            if own.is_empty() { part.id.to_string() } else { own }
        };
        self.parts.iter().map(name).collect()
    }

    fn common(&self) -> Vec<&str> {
        let Some((first, rest)) = self.parts.split_first() else {
            return Vec::new();
        };
        let is_common = |dimension: &&str| rest.iter().all(|part| part.id.0.split(BETWEEN).any(|other| other == *dimension));
        first.id.0.split(BETWEEN).filter(is_common).collect()
    }
}
