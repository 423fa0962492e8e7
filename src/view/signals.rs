//! Every series of the cluster, looked at: what each tells, and how many signals chance alone would give over all of them.

use crate::cluster::{Point, Tables};
use crate::domain::{House, HouseId, Indicator, IndicatorId, Period, SeriesChoices, Step};
use crate::i18n::Locale;
use crate::insight::{Analysis, expected_false_alarms};

use super::Filter;
use super::series::{latest, shown_indicators, shown_series};
use super::signal::Signal;
use super::signal_words::{SignalWords, stretch_words, variation_words};
use super::words::listed;

/// What all series tell.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Signals {
    /// Each series with a period, indicators in the order of the tables, houses in the leader's order.
    pub series: Vec<SeriesSignal>,
    /// How many of them would stand out by their latest figure if nothing but chance were in them.
    pub expected_false_alarms: f64,
    /// How many were judged, how many stand out, and what chance alone would give, in a sentence; empty where none was judged.
    pub sentence: String,
}

/// What one series tells.
#[derive(Debug, Clone, PartialEq)]
pub struct SeriesSignal {
    /// The house.
    pub house: HouseId,
    /// Its name.
    pub house_name: String,
    /// The indicator.
    pub indicator: IndicatorId,
    /// The step of its figures.
    pub step: Step,
    /// The latest figure and its period.
    pub latest: Option<(Period, f64)>,
    /// What is seen of it.
    pub analysis: Analysis,
    /// The period of each of its places; none of a hole in the calendar.
    pub periods: Vec<Option<Period>>,
    /// Its first finding in a sentence.
    pub sentence: String,
    /// Whether something is changing now, in a word or two.
    pub variation_words: String,
}

impl SeriesSignal {
    /// The period of its latest finding, where that is a signal.
    #[must_use]
    pub fn stretch(&self, locale: &Locale) -> Option<String> {
        let finding = self.analysis.findings.first().filter(|finding| finding.rule().is_some())?;
        let period = |place: usize| self.periods.get(place).copied().flatten();
        Some(stretch_words(period(finding.first), period(finding.last), locale))
    }
}

impl Signals {
    /// Looks at all series of the houses, years and topic chosen.
    #[must_use]
    pub fn build(tables: &Tables, order: &[HouseId], choices: &SeriesChoices, filter: &Filter, locale: &Locale) -> Self {
        let houses = filter.houses(tables, order, locale);
        let indicators = shown_indicators(tables, filter).into_iter();
        let pairs = indicators.flat_map(|indicator| houses.iter().map(move |house| (indicator, *house)));
        let series: Vec<SeriesSignal> = pairs
            .filter_map(|(indicator, house)| {
                let signal = Signal::in_sight(tables, (filter, choices), indicator, &house.id)?;
                of_series(
                    signal,
                    &shown_series(tables, filter, &indicator.id, &house.id),
                    (indicator, house),
                    locale,
                )
            })
            .collect();
        Self {
            expected_false_alarms: expected(series.iter().map(|series| &series.analysis)),
            sentence: by_chance_words(series.iter().map(|series| &series.analysis), locale),
            series,
        }
    }
}

fn of_series(signal: Signal, series: &[Point], (indicator, house): (&Indicator, &House), locale: &Locale) -> Option<SeriesSignal> {
    let newest = latest(series)?;
    Some(SeriesSignal {
        house: house.id.clone(),
        house_name: house.name.to_string(),
        indicator: indicator.id.clone(),
        step: signal.step,
        latest: newest.period.zip(newest.value.number()),
        sentence: SignalWords { indicator, locale }.sentence(&signal),
        variation_words: variation_words(signal.analysis.variation, locale).to_owned(),
        periods: signal.periods().to_vec(),
        analysis: signal.analysis,
    })
}

/// How many would stand out if nothing but chance were in them.
fn expected<'a>(analyses: impl Iterator<Item = &'a Analysis>) -> f64 {
    expected_false_alarms(analyses.filter_map(|analysis| Some((analysis.n_signed()?, None))))
}

/// "De skiller sig ud: Bølgen (Sygefravær) og 2 til."; nothing where none does.
pub(super) fn stand_out_words(all: &[String], locale: &Locale) -> String {
    if all.is_empty() {
        return String::new();
    }
    let names = listed(all.iter().map(String::as_str), locale);
    locale.with("signal-stand-out", &[("names", names.into())])
}

/// "42 serier er vurderet. 3 skiller sig ud lige nu. Tilfældet alene ville i gennemsnit give 0,7."; empty where none was judged.
pub(super) fn by_chance_words<'a>(analyses: impl Iterator<Item = &'a Analysis> + Clone, locale: &Locale) -> String {
    let judged = analyses.filter(|analysis| analysis.n_signed().is_some());
    let n_judged = judged.clone().count();
    if n_judged == 0 {
        return String::new();
    }
    let n_out = judged.clone().filter(|analysis| analysis.stands_out()).count();
    let expected = locale.number(expected(judged), 1);
    locale.with(
        "signal-by-chance",
        &[
            ("series", n_judged.into()),
            ("signals", n_out.into()),
            ("expected", expected.into()),
        ],
    )
}
