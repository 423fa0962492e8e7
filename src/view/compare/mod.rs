//! *Sammenlign*: the houses beside each other, in one of several forms.

mod beside;
mod figures;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::chart::{Axis, ChartSpec};
use crate::cluster::Tables;
use crate::domain::{House, HouseId, IndicatorId, Unit};
use crate::i18n::Locale;

use super::head::indicator_head;
use super::series::{keep_those_with_figures, shown_indicators};
use super::trend::{Choice, choices_of};
use super::viewed::known_or_default;
use super::words::{cut_words, joined, no_figures_words};
use super::{Filter, IndicatorHead, MAX_HOUSES, Pins};

pub use figures::Moment;

use beside::BesideChart;
use figures::{Figures, Telling};

/// A way to see the houses beside each other.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CompareForm {
    /// Each house at one time, with how sure its figure is; a funnel of ten and more.
    #[default]
    Beside,
}

impl CompareForm {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 1] = [Self::Beside];

    /// Key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Beside => "compare-form-beside",
        }
    }
}

/// What is asked of the page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct CompareQuery {
    /// The form.
    #[serde(deserialize_with = "known_or_default")]
    pub form: CompareForm,
    /// The time; none takes the newest with figures of most houses.
    #[serde(deserialize_with = "known_or_default")]
    pub moment: Option<Moment>,
    /// Whether the places each house could have had are asked for.
    #[serde(deserialize_with = "known_or_default")]
    pub shows_places: bool,
}

/// The page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Compare {
    /// Indicators to choose from, by topic.
    pub choices: Vec<Choice>,
    /// The indicator shown; none where there is no data.
    pub indicator: Option<IndicatorHead>,
    /// What the page shows.
    pub sentence: String,
    /// Said when houses were left out.
    pub cut: Option<String>,
    /// Times to choose from, newest first, and their words.
    pub moments: Vec<(Moment, String)>,
    /// The time shown.
    pub moment: Option<Moment>,
    /// What must be said of the form; empty where nothing must.
    pub caution: String,
    /// The charts.
    pub charts: Vec<ChartSpec>,
}

/// What every form is built from.
struct Ground<'a> {
    telling: Telling<'a>,
    houses: Vec<&'a House>,
}

impl Compare {
    /// The page for an indicator; for the first one where none is named or the one named is not among the choices.
    #[must_use]
    pub fn build(
        tables: &Tables,
        pins: &Pins,
        order: &[HouseId],
        filter: &Filter,
        (indicator, query): (Option<&IndicatorId>, &CompareQuery),
        locale: &Locale,
    ) -> Self {
        let indicators = shown_indicators(tables, filter);
        let choices = choices_of(&indicators, locale);
        let named = indicators.iter().find(|known| Some(&known.id) == indicator);
        let Some(indicator) = named.or(indicators.first()).copied() else {
            return Self {
                sentence: no_figures_words(tables, locale),
                ..Self::default()
            };
        };
        let mut chosen = filter.houses(tables, order, locale);
        keep_those_with_figures(&mut chosen, tables, &[indicator]);
        let ground = Ground {
            telling: Telling { tables, pins, locale },
            houses: chosen.get(..MAX_HOUSES).unwrap_or(&chosen).to_vec(),
        };
        let page = Self {
            choices,
            indicator: Some(indicator_head(indicator, (tables, pins, filter), locale)),
            cut: cut_words(ground.houses.len(), chosen.len(), locale),
            ..Self::default()
        };
        let figures = Figures::of(tables, filter, indicator, &ground.houses);
        match query.form {
            CompareForm::Beside => page.beside(&ground, &figures, query),
        }
    }

    fn beside(self, ground: &Ground<'_>, figures: &Figures<'_>, query: &CompareQuery) -> Self {
        let moments = figures.moments();
        let asked = query.moment.filter(|moment| moments.contains(moment));
        let Some(moment) = asked.or_else(|| figures.newest_moment()) else {
            return self;
        };
        let chart = BesideChart {
            telling: ground.telling,
            figures,
            moment,
            shows_places: query.shows_places,
        };
        let words = moments.into_iter().map(|moment| (moment, moment.words(ground.telling.locale)));
        Self {
            moments: words.collect(),
            moment: Some(moment),
            charts: vec![chart.spec()],
            caution: ground.telling.locale.t("compare-order").to_owned(),
            ..self
        }
    }
}

/// The unit and where its axis begins, in words.
fn unit_words(unit: &Unit, axis: &Axis, locale: &Locale) -> String {
    joined([locale.unit(unit).to_owned(), super::panel::axis_words(axis, locale)], ", ")
}

/// The files the figures come from.
fn sources_of(figures: &Figures<'_>, tables: &Tables) -> String {
    let sources: BTreeSet<u16> = figures.series.iter().flatten().map(|point| point.source).collect();
    joined(sources.into_iter().map(|source| tables.source_name(source)), ", ")
}
