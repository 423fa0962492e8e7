//! The heading of an indicator: what it is called, how it is measured, the cluster's middle. The same on every page.

use crate::chart::Pin;
use crate::cluster::Tables;
use crate::domain::{Anchor, House, Indicator, IndicatorId, SeriesChoices};
use crate::i18n::Locale;

use super::middle::middle;
use super::own_words::{explained, of_indicator};
use super::series::{kept_series, latest};
use super::words::{joined, median_words, topic_words};
use super::{Filter, Pins};

/// Heading of an indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct IndicatorHead {
    /// The indicator.
    pub id: IndicatorId,
    /// What it is called.
    pub title: String,
    /// Its unit in words.
    pub unit: String,
    /// Its topic in words.
    pub topic: String,
    /// The cluster's median of the last values, with unit; empty where there is none.
    pub median: String,
    /// The same with the houses it is of: "Medianen af 8 huses seneste tal i 2025 er 7,0 %"; where there is none, how many have figures.
    pub sentence: String,
    /// The source's own rule of noise, in words; empty where it has none.
    pub noise: String,
    /// Everything known of it, for the hover: name, unit, topic, source's own noise rule, number of houses with figures.
    pub hover: String,
    /// Notes about the indicator as a whole.
    pub pins: Vec<Pin>,
}

/// What a heading is made from: the tables, the notes, and what is shown and left out.
pub(super) type HeadData<'a> = (&'a Tables, &'a Pins, (&'a Filter, &'a SeriesChoices));

/// The heading of an indicator, the same on every page.
pub(super) fn indicator_head(indicator: &Indicator, data: HeadData<'_>, locale: &Locale) -> IndicatorHead {
    let (tables, pins, shown) = data;
    let (mut values, year) = newest_values(indicator, tables, shown);
    let n_houses = values.len();
    let median = middle(&mut values).map_or_else(String::new, |middle| median_words(middle.value, indicator, locale));
    let key = match (median.is_empty(), &*year) {
        (true, _) => "overview-houses-with-figures",
        (false, "") => "overview-median",
        (false, _) => "overview-median-year",
    };
    let sentence = locale.with(
        key,
        &[("n", n_houses.into()), ("median", median.clone().into()), ("year", year.into())],
    );
    let noise = indicator.noise.map_or_else(String::new, |noise| {
        locale.with("overview-noise", &[("noise", locale.number(noise, 1).into())])
    });
    let title = indicator.title().to_string();
    let (unit, topic) = (
        locale.unit(&indicator.unit).to_owned(),
        topic_words(indicator.topic, locale).to_owned(),
    );
    IndicatorHead {
        id: indicator.id.clone(),
        hover: explained(
            joined([&title, &unit, &topic, &sentence, &noise], "\n"),
            [of_indicator(&indicator.id)],
            tables,
            locale,
        ),
        title,
        unit,
        topic,
        median,
        sentence,
        noise,
        pins: pins.about(&Anchor {
            indicator: Some(indicator.id.clone()),
            ..Anchor::default()
        }),
    }
}

/// The last figures of the cluster's houses, of the newest calendar year that has any, and that year.
///
/// A house that closed, or a survey that left a house out, would otherwise bring an old figure into the middle of the new ones.
fn newest_values(indicator: &Indicator, tables: &Tables, shown: (&Filter, &SeriesChoices)) -> (Vec<f64>, String) {
    let last = |house: &House| {
        let series = kept_series(tables, shown, &indicator.id, &house.id);
        let point = latest(&series)?;
        Some((point.period.map(|period| period.first_day().year()), point.value.number()?))
    };
    let last_figures: Vec<(Option<i16>, f64)> = tables.houses().iter().filter_map(last).collect();
    let newest = last_figures.iter().filter_map(|(year, _)| *year).max();
    let values = last_figures
        .iter()
        .filter(|(year, _)| *year == newest)
        .map(|(_, value)| *value)
        .collect();
    (values, newest.map_or_else(String::new, |year| year.to_string()))
}
