//! What *Udvikling* says: the page's head says once what all panels share, a panel only what is its house's own.

use std::collections::BTreeMap;

use crate::cluster::Point;
use crate::domain::{Absence, Indicator, Period, Step, Value};
use crate::i18n::Locale;
use crate::insight::median;

use super::middle::{FEWEST_HOUSES, Middles};
use super::series::{latest, periods_of};
use super::signal::Signal;
use super::signal_words::SignalWords;
use super::words::{basis_words, figure_words, joined, median_words, period_words, span_words, step_count};

/// What the head says, and a panel therefore does not.
pub(super) struct TrendWords<'a> {
    pub indicator: &'a Indicator,
    pub locale: &'a Locale,
    middles: &'a Middles,
    periods: Vec<Period>,
    /// The cluster's median over the periods of the newest one's step, in words; empty where there is none.
    cluster: String,
}

impl<'a> TrendWords<'a> {
    /// For the series of the houses shown.
    pub fn new(series: &[Vec<Point>], middles: &'a Middles, indicator: &'a Indicator, locale: &'a Locale) -> Self {
        let mut words = Self {
            indicator,
            locale,
            middles,
            periods: periods_of(series),
            cluster: String::new(),
        };
        let step = words.step();
        words.cluster = words.cluster_words(words.keys(step));
        words
    }

    /// Whether any figure has a period.
    pub fn has_time(&self) -> bool {
        !self.periods.is_empty()
    }

    fn step(&self) -> Option<Step> {
        self.periods.last().map(|period| period.step())
    }

    /// How many periods of the newest one's step the houses shown have.
    fn n_periods(&self) -> usize {
        self.periods.iter().filter(|period| Some(period.step()) == self.step()).count()
    }

    /// The periods of a step with a cluster median.
    fn keys(&self, step: Option<Step>) -> impl Iterator<Item = Option<Period>> {
        let keys = self.middles.by_period.keys().copied();
        keys.filter(move |period| period.map(Period::step) == step)
    }

    fn cluster_words(&self, periods: impl Iterator<Item = Option<Period>>) -> String {
        let mut values: Vec<f64> = periods
            .filter_map(|period| self.middles.by_period.get(&period))
            .map(|middle| middle.value)
            .collect();
        self.median_words(&mut values)
    }

    fn median_words(&self, values: &mut [f64]) -> String {
        median(values).map_or_else(String::new, |median| median_words(median, self.indicator, self.locale))
    }

    /// "8 huse, 60 måneder, januar 2021 – december 2025. Klyngens median er 7,0 % over 60 måneder."; nothing where no house has a figure.
    pub fn page(&self, series: &[Vec<Point>]) -> Option<String> {
        let n_houses = series.iter().filter(|series| !series.is_empty()).count();
        let is_one_step = self.periods.iter().all(|period| Some(period.step()) == self.step());
        let steps = if is_one_step && self.has_time() {
            step_count(self.periods.len(), self.step(), self.locale)
        } else {
            String::new()
        };
        let span = self
            .periods
            .first()
            .zip(self.periods.last())
            .map_or_else(String::new, |(first, last)| {
                span_words(&self.locale.period(*first), &self.locale.period(*last))
            });
        let counts = joined([self.locale.with("houses-count", &[("n", n_houses.into())]), steps, span], ", ");
        let no_time = if self.has_time() { "" } else { self.locale.t("trend-no-time") };
        let shared = joined([no_time, &*self.cluster_sentence(n_houses)], " ");
        (n_houses > 0).then(|| joined([counts, shared], ". "))
    }

    /// The cluster's median, over which periods and which houses.
    fn cluster_sentence(&self, n_shown: usize) -> String {
        let least = ("least", FEWEST_HOUSES.into());
        if self.cluster.is_empty() {
            return if self.has_time() && self.middles.n_houses > 1 {
                self.locale.with("trend-no-cluster", &[least])
            } else {
                String::new()
            };
        }
        let (n_periods, n_cluster) = (self.n_periods(), self.keys(self.step()).count());
        let key = match n_periods {
            0 | 1 => "trend-cluster",
            _ if n_cluster < n_periods => "trend-cluster-some",
            _ => "trend-cluster-over",
        };
        let steps = step_count(n_cluster, self.step(), self.locale);
        let cluster = self
            .locale
            .with(key, &[("cluster", self.cluster.clone().into()), ("steps", steps.into()), least]);
        let n_all = self.middles.n_houses;
        let of_all = (n_all > n_shown).then(|| self.locale.with("trend-cluster-of-all", &[("n", n_all.into())]));
        joined([cluster, of_all.unwrap_or_default()], " ")
    }

    /// What is seen of a house, without reading a change into it.
    pub fn house(&self, series: &[Point], signal: Option<&Signal>) -> String {
        let Some(newest) = latest(series) else {
            return self.locale.t("trend-no-figure").to_owned();
        };
        let judged = signal.filter(|signal| signal.analysis.n_judged().is_some()).map(|signal| {
            let (indicator, locale) = (self.indicator, self.locale);
            SignalWords { indicator, locale }.sentence(signal)
        });
        joined(
            [
                self.newest_sentence(newest),
                judged.unwrap_or_else(|| self.median_sentence(series, newest.period.map(Period::step))),
                self.absence_sentence(series),
            ],
            " ",
        )
    }

    /// The newest figure; its period only where it is not the page's newest.
    fn newest_sentence(&self, newest: &Point) -> String {
        let Some(number) = newest.value.number() else {
            return String::new();
        };
        let period = newest.period.filter(|period| self.periods.last() != Some(period));
        let facts = [period_words(period, self.locale), basis_words(newest, self.indicator, self.locale)];
        let facts = joined(facts, ", ");
        let mut value = figure_words(number, self.indicator, self.locale);
        if !facts.is_empty() {
            value = self
                .locale
                .with("trend-with-facts", &[("value", value.into()), ("facts", facts.into())]);
        }
        let key = match (newest.period, self.has_time()) {
            (Some(_), _) => "trend-latest",
            (None, true) => "trend-figure-without-time",
            (None, false) => "trend-figure",
        };
        self.locale.with(key, &[("value", value.into())])
    }

    /// The house's median; the cluster's over the same periods only where it is not the one the head says.
    fn median_sentence(&self, series: &[Point], step: Option<Step>) -> String {
        let shown = || {
            series
                .iter()
                .filter(move |point| point.period.map(Period::step) == step && point.value.number().is_some())
        };
        let mut own: Vec<f64> = shown().filter_map(|point| point.value.number()).collect();
        let n = own.len();
        let steps = step_count(n, step, self.locale);
        let key = if (n, step) == (self.n_periods(), self.step()) {
            "trend-house-median"
        } else {
            "trend-house-median-over"
        };
        // The median of two figures is their mean.
        let house = (n > 2).then(|| {
            let median = self.median_words(&mut own);
            self.locale.with(key, &[("house", median.into()), ("steps", steps.into())])
        });
        let same = || {
            shown()
                .map(|point| point.period)
                .filter(|period| self.middles.by_period.contains_key(period))
        };
        let (cluster, n_cluster) = (self.cluster_words(same()), same().count());
        let is_said = cluster.is_empty() || cluster == self.cluster;
        let cluster = (!is_said).then(|| {
            let key = match n {
                1 => "trend-cluster-once",
                _ if n_cluster < n => "trend-cluster-some",
                _ => "trend-cluster-same",
            };
            let steps = step_count(n_cluster, step, self.locale);
            self.locale.with(
                key,
                &[
                    ("cluster", cluster.into()),
                    ("steps", steps.into()),
                    ("least", FEWEST_HOUSES.into()),
                ],
            )
        });
        joined([house.unwrap_or_default(), cluster.unwrap_or_default()], " ")
    }

    /// How many periods have no figure, and why.
    fn absence_sentence(&self, series: &[Point]) -> String {
        let mut counts: BTreeMap<(Absence, Option<Step>), usize> = BTreeMap::new();
        for point in series {
            if let Value::Absent(absence) = point.value {
                *counts.entry((absence, point.period.map(Period::step))).or_default() += 1;
            }
        }
        let words = counts.into_iter().map(|((absence, step), n)| {
            let key = match absence {
                Absence::Missing => "trend-absent-missing",
                Absence::NotApplicable => "trend-absent-not-applicable",
                Absence::TooFew => "trend-absent-too-few",
                Absence::NotYet => "trend-absent-not-yet",
                Absence::Withheld => "trend-absent-withheld",
            };
            self.locale
                .with(key, &[("steps", step_count(n, step, self.locale).into()), ("n", n.into())])
        });
        joined(words, " ")
    }
}
