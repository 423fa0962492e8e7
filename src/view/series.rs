//! Series as the pages ask for them: the years chosen, the figure to show, the rhythm of the calendar.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::cluster::{Point, Tables};
use crate::domain::{House, HouseId, Indicator, IndicatorId, Period, SeriesChoices};
use crate::insight::rhythm;

use super::words::span_words;
use super::{Filter, MAX_HOUSES};

/// The indicators of the topic chosen, in the order of the tables.
pub(super) fn shown_indicators<'a>(tables: &'a Tables, filter: &Filter) -> Vec<&'a Indicator> {
    let indicators = tables.indicators().iter();
    indicators.filter(|indicator| filter.takes_topic(Some(indicator.topic))).collect()
}

/// Of more houses than a page shows at once, those without a single figure give way, where there are figures at all.
pub(super) fn keep_those_with_figures(houses: &mut Vec<&House>, tables: &Tables, indicators: &[&Indicator]) {
    if houses.len() > MAX_HOUSES && !indicators.is_empty() {
        houses.retain(|house| {
            indicators
                .iter()
                .any(|indicator| !tables.series(&indicator.id, &house.id).is_empty())
        });
    }
}

/// The figures of a house for an indicator in the years chosen.
pub(super) fn shown_series(tables: &Tables, filter: &Filter, indicator: &IndicatorId, house: &HouseId) -> Vec<Point> {
    let mut series = tables.series(indicator, house);
    series.retain(|point| filter.takes_figure(point.period, tables));
    series
}

/// The same without the figures the team left out: those that something is computed from.
pub(super) fn kept_series(
    tables: &Tables,
    (filter, choices): (&Filter, &SeriesChoices),
    indicator: &IndicatorId,
    house: &HouseId,
) -> Vec<Point> {
    let mut series = shown_series(tables, filter, indicator, house);
    let left_out = choices.exclusions(indicator, house);
    series.retain(|point| point.period.is_none_or(|period| !left_out.contains_key(&period)));
    series
}

/// The newest figure that is a number; where there is none, the newest absence.
pub(super) fn latest(series: &[Point]) -> Option<&Point> {
    series.iter().rev().find(|point| point.value.number().is_some()).or(series.last())
}

/// The periods of some series, in order.
pub(super) fn periods_of(series: &[Vec<Point>]) -> Vec<Period> {
    let periods: BTreeSet<Period> = series.iter().flatten().filter_map(|point| point.period).collect();
    periods.into_iter().collect()
}

/// How far apart the figures of an indicator usually lie (see [`rhythm`]).
pub(super) fn rhythm_of(series: &[Vec<Point>]) -> i64 {
    rhythm(&periods_of(series))
}

/// The calendar years of some figures: "2021–2025"; nothing where they have no time.
pub(super) fn years_words<'a>(points: impl Iterator<Item = &'a Point>) -> String {
    years_of(points.filter_map(|point| Some(point.period?.first_day())))
}

/// The calendar years of some days: "2021–2025".
pub(super) fn years_of(days: impl Iterator<Item = Date>) -> String {
    let years: BTreeSet<i16> = days.map(Date::year).collect();
    years
        .first()
        .zip(years.last())
        .map_or_else(String::new, |(first, last)| span_words(&first.to_string(), &last.to_string()))
}

/// Whether a total of the source can stand on the houses' axis: a mean or a share over houses can, a sum of them cannot.
///
/// A sum is told by its size: more than twice the greatest figure of any house.
pub(super) fn is_comparable(reference: &[Point], houses: &[Vec<Point>]) -> bool {
    let greatest =
        |points: &mut dyn Iterator<Item = &Point>| points.filter_map(|point| point.value.number()).map(f64::abs).reduce(f64::max);
    let of_houses = greatest(&mut houses.iter().flatten());
    greatest(&mut reference.iter())
        .zip(of_houses)
        .is_some_and(|(reference, houses)| reference <= 2.0 * houses)
}
