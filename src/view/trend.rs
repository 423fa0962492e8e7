//! *Udvikling*: one indicator over time, one panel per house, the cluster's median behind.

use std::collections::BTreeMap;

use crate::chart::ChartSpec;
use crate::cluster::{Point, Tables};
use crate::domain::{House, HouseId, Indicator, IndicatorId, Period};
use crate::i18n::Locale;
use crate::insight::median;

use super::overview::indicator_head;
use super::panel::{Background, Middle, Panels};
use super::series::{is_comparable, periods_of, shown_indicators, shown_series};
use super::words::{cut_words, joined, span_words, step_count, topic_words};
use super::{Filter, IndicatorHead, MAX_HOUSES, Pins};

/// The page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Trend {
    /// Indicators to choose from, by topic: id, title, topic in words.
    pub choices: Vec<(IndicatorId, String, String)>,
    /// The indicator shown; none where there is no data.
    pub indicator: Option<IndicatorHead>,
    /// What the page shows, in a sentence.
    pub sentence: String,
    /// Said when houses were left out.
    pub cut: Option<String>,
    /// One chart a house, common axes.
    pub panels: Vec<ChartSpec>,
}

impl Trend {
    /// The page for an indicator; for the one with most periods where none is named or the one named is not among the choices.
    #[must_use]
    pub fn build(tables: &Tables, pins: &Pins, order: &[HouseId], filter: &Filter, indicator: Option<&IndicatorId>, locale: &Locale) -> Self {
        let chosen = filter.houses(tables, order, locale);
        let shown = chosen.get(..MAX_HOUSES).unwrap_or(&chosen);
        let indicators = shown_indicators(tables, filter, locale);
        let choices = indicators.iter().map(|indicator| {
            (indicator.id.clone(), indicator.id.to_string(), topic_words(indicator.topic, locale).to_owned())
        });
        let nothing = Self { choices: choices.collect(), sentence: locale.t("overview-nothing").to_owned(), ..Self::default() };
        let series_of = |indicator: &Indicator| -> Vec<Vec<Point>> {
            shown.iter().map(|house| shown_series(tables, filter, &indicator.id, &house.id)).collect()
        };
        let named = indicators.iter().find(|known| Some(&known.id) == indicator).copied();
        let Some(indicator) = named.or_else(|| with_most_periods(&indicators, &series_of)) else { return nothing };
        let series = series_of(indicator);
        let background = background(tables, filter, indicator, &series);
        let panels = Panels::new(tables, pins, locale, indicator, (&series, background));
        Self {
            indicator: Some(indicator_head(indicator, (tables, pins, filter), locale)),
            sentence: page_sentence(&series, locale).unwrap_or_else(|| nothing.sentence.clone()),
            cut: cut_words(shown.len(), chosen.len(), locale),
            panels: shown.iter().zip(&series).map(|(house, series)| panels.panel(house, series)).collect(),
            ..nothing
        }
    }
}

/// The first of those with most periods.
fn with_most_periods<'a>(indicators: &[&'a Indicator], series_of: &dyn Fn(&Indicator) -> Vec<Vec<Point>>) -> Option<&'a Indicator> {
    let n_periods = |indicator: &Indicator| {
        let series = series_of(indicator);
        (periods_of(&series).len(), series.iter().any(|series| !series.is_empty()))
    };
    indicators.iter().rev().max_by_key(|indicator| n_periods(indicator)).copied()
}

/// The median of all the cluster's houses, shown or not, and the totals that can be compared with a house.
fn background<'a>(tables: &'a Tables, filter: &Filter, indicator: &Indicator, shown: &[Vec<Point>]) -> Background<'a> {
    let mut by_period: BTreeMap<Option<Period>, Vec<f64>> = BTreeMap::new();
    for house in tables.houses() {
        for point in shown_series(tables, filter, &indicator.id, &house.id) {
            if let Some(number) = point.value.number() {
                by_period.entry(point.period).or_default().push(number);
            }
        }
    }
    let middle = |(period, mut numbers): (Option<Period>, Vec<f64>)| {
        let n_houses = numbers.len();
        Some((period, Middle { value: median(&mut numbers)?, n_houses }))
    };
    let references = tables.references().iter().map(|house| (house, shown_series(tables, filter, &indicator.id, &house.id)));
    Background {
        // The median of one house is that house.
        medians: by_period.into_iter().filter(|(_, numbers)| numbers.len() > 1).filter_map(middle).collect(),
        references: references.filter(|(_, series): &(&House, Vec<Point>)| is_comparable(series, shown)).collect(),
    }
}

/// "8 huse, 60 måneder, januar 2021 – december 2025".
fn page_sentence(series: &[Vec<Point>], locale: &Locale) -> Option<String> {
    let n_houses = series.iter().filter(|series| !series.is_empty()).count();
    let periods = periods_of(series);
    let step = periods.first().map(|period| period.step());
    let is_one_step = periods.iter().all(|period| Some(period.step()) == step);
    let steps = if is_one_step && step.is_some() { step_count(periods.len(), step, locale) } else { String::new() };
    let span = periods.first().zip(periods.last()).map_or_else(String::new, |(first, last)| span_words(&locale.period(*first), &locale.period(*last)));
    (n_houses > 0).then(|| joined([locale.with("houses-count", &[("n", n_houses.into())]), steps, span], ", "))
}
