//! *Sammenlign*: the houses beside each other, in one of several forms.

pub(in crate::view) mod axes;
mod beside;
mod company;
mod families;
mod figures;
mod house;
mod parts;
mod query;
mod relation;
mod slope;
mod spread;
mod swarm;
#[cfg(test)]
mod tests;
mod unseen;

use crate::chart::ChartSpec;
use crate::cluster::Tables;
use crate::domain::{House, HouseId, Indicator, IndicatorId, SeriesChoices, ThemeName, Topic, Unit};
use crate::i18n::Locale;

use super::head::indicator_head;
use super::house_words::ended_words;
use super::own_words::{explained, of_indicator};
use super::rated::HouseRatings;
use super::series::{keep_those_with_figures, shown_indicators};
use super::trend::{Choice, choices_of};
use super::visits::Page as SupervisionWords;
use super::words::{cut_words, joined, no_figures_words, topic_words};
use super::{Filter, IndicatorHead, MAX_HOUSES, Pins, RatingCell};

pub use figures::Moment;
pub use query::{CompareForm, CompareQuery, Offer};

use beside::BesideChart;
use company::Company;
use families::{Family, families};
use figures::{Figures, Telling};
use house::{HouseCharts, HouseGroups};
use parts::PartsChart;
use relation::{RelationChart, n_in_common, newest_times, times_in_common};
use slope::{SlopeChart, Times};
use spread::SpreadChart;

/// So often an interval of 95 % lies beside what it is an interval of.
const FALSE: f64 = 0.05;
/// So many times are shown of one house's parts.
const MOST_TIMES: usize = 8;

/// Charts under one heading.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ChartGroup {
    /// The topic; empty where there is but one group.
    pub title: String,
    /// The charts.
    pub charts: Vec<ChartSpec>,
}

/// The page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Compare {
    /// Indicators to choose from, by topic; of parts of a whole the first, called by the whole.
    pub choices: Vec<Choice>,
    /// The indicator shown; none where there is no data, and where the form shows them all.
    pub indicator: Option<IndicatorHead>,
    /// What the page shows.
    pub sentence: String,
    /// Said when houses were left out.
    pub cut: Option<String>,
    /// Times to choose from, newest first.
    pub moments: Offer<Moment>,
    /// Times before that one, newest first.
    pub earlier: Offer<Moment>,
    /// Second indicators to choose from, by topic, and the one shown.
    pub others: Option<(Vec<Choice>, IndicatorId)>,
    /// Houses to look at alone.
    pub houses: Offer<HouseId>,
    /// What must be said of the form; empty where nothing must.
    pub caution: String,
    /// Why there is no chart, and what it would take; empty where there is one.
    pub lacking: String,
    /// The charts.
    pub groups: Vec<ChartGroup>,
    /// Of a house that is looked at alone the latest rating on each theme, in the source's order.
    pub ratings: Vec<(ThemeName, RatingCell)>,
}

/// What every form is built from.
struct Ground<'a> {
    telling: Telling<'a>,
    filter: &'a Filter,
    order: &'a [HouseId],
    indicators: &'a [&'a Indicator],
}

impl Compare {
    /// The page for an indicator; where none is named or the one named is not among the choices, for the first that is no bare count.
    /// What the team decided is settled; figures it left out are not compared.
    #[must_use]
    pub fn build(
        tables: &Tables,
        pins: &Pins,
        order: &[HouseId],
        choices: &SeriesChoices,
        filter: &Filter,
        (indicator, query): (Option<&IndicatorId>, &CompareQuery),
        locale: &Locale,
    ) -> Self {
        let indicators = shown_indicators(tables, filter);
        let named = indicators.iter().find(|known| Some(&known.id) == indicator);
        // A bare count tells most of all how large a house is.
        let compares = || indicators.iter().find(|known| known.unit != Unit::Count);
        let Some(indicator) = named.or_else(compares).or(indicators.first()).copied() else {
            return Self {
                sentence: no_figures_words(tables, locale),
                ..Self::default()
            };
        };
        let ground = Ground {
            telling: Telling {
                tables,
                pins,
                choices,
                locale,
            },
            filter,
            order,
            indicators: &indicators,
        };
        match query.form {
            CompareForm::Beside => ground.beside(indicator, query),
            CompareForm::Spread => ground.spread(indicator),
            CompareForm::Slope => ground.slope(indicator, query),
            CompareForm::Parts => ground.parts(indicator, query),
            CompareForm::Relation => ground.relation(indicator, query),
            CompareForm::House => ground.house(query),
        }
    }

    /// Every chart of the page.
    pub fn charts(&self) -> impl Iterator<Item = &ChartSpec> {
        self.groups.iter().flat_map(|group| &group.charts)
    }

    fn with_chart(self, chart: ChartSpec, caution: String) -> Self {
        let group = ChartGroup {
            title: String::new(),
            charts: vec![chart],
        };
        Self {
            groups: vec![group],
            caution,
            ..self
        }
    }
}

impl<'a> Ground<'a> {
    fn locale(&self) -> &'a Locale {
        self.telling.locale
    }

    /// The page of an indicator before its chart.
    fn page(&self, indicator: &Indicator, n_shown: usize, n_all: usize) -> Compare {
        let Telling {
            tables,
            pins,
            choices,
            locale,
        } = self.telling;
        Compare {
            choices: choices_of(self.indicators, tables, locale),
            indicator: Some(indicator_head(indicator, (tables, pins, (self.filter, choices)), locale)),
            cut: cut_words(n_shown, n_all, locale),
            ..Compare::default()
        }
    }

    fn figures<'i>(&self, indicator: &'i Indicator, houses: &[&'i House]) -> Figures<'i> {
        Figures::of(self.telling, self.filter, indicator, houses)
    }

    /// All houses, those in focus among them, and the page that says so.
    fn company(&self, indicators: &[&Indicator]) -> (Company<'a>, Compare) {
        let company = Company::of(self.telling.tables, self.order, self.filter, indicators, self.locale());
        let page = indicators.first().map_or_else(Compare::default, |indicator| {
            self.page(indicator, company.houses.len(), company.n_all)
        });
        let sentence = company.words(self.locale());
        (company, Compare { sentence, ..page })
    }

    fn offer(&self, moments: impl IntoIterator<Item = Moment>, chosen: Moment) -> Offer<Moment> {
        let words = moments.into_iter().map(|moment| (moment, moment.words(self.locale())));
        Offer {
            all: words.collect(),
            chosen: Some(chosen),
        }
    }

    fn lacking(&self, page: Compare, key: &str, indicator: &IndicatorId) -> Compare {
        Compare {
            lacking: self
                .locale()
                .with(key, &[("indicator", self.telling.tables.title(indicator).to_string().into())]),
            ..page
        }
    }

    /// The houses the filter leaves, each with its figure.
    fn beside(&self, indicator: &Indicator, query: &CompareQuery) -> Compare {
        let tables = self.telling.tables;
        let mut chosen = self.filter.houses(tables, self.order, self.locale());
        keep_those_with_figures(&mut chosen, tables, &[indicator]);
        let shown = chosen.get(..MAX_HOUSES).unwrap_or(&chosen);
        let page = self.page(indicator, shown.len(), chosen.len());
        // What a house is compared with does not hang on which others are in sight.
        let all = Filter::default().houses(tables, self.order, self.locale());
        let figures = self.figures(indicator, &all);
        let moments = figures.moments();
        let asked = query.moment.filter(|moment| moments.contains(moment));
        let Some(moment) = asked.or_else(|| figures.newest_moment()) else {
            return self.lacking(page, "compare-lacking-figures", &indicator.id);
        };
        let chart = BesideChart {
            telling: self.telling,
            figures: &figures,
            shown,
            moment,
            shows_places: query.shows_places,
        };
        let days = if figures.hangs_together() { "compare-days" } else { "" };
        let order = if self.order.is_empty() {
            "compare-order-by-name"
        } else {
            "compare-order"
        };
        let places = if query.shows_places { "compare-places-caution" } else { "" };
        let caution = [
            self.locale().t(order),
            self.locale().t(places),
            self.count_caution(indicator),
            self.locale().t(days),
        ];
        let caution = joined(caution, " ");
        Compare {
            moments: self.offer(moments, moment),
            ..page.with_chart(chart.spec(), caution)
        }
    }

    /// That a bare count tells of size; nothing of what is no count.
    fn count_caution(&self, indicator: &Indicator) -> &'a str {
        self.locale().t(if indicator.unit == Unit::Count { "compare-count" } else { "" })
    }

    fn spread(&self, indicator: &Indicator) -> Compare {
        let (company, page) = self.company(&[indicator]);
        let figures = self.figures(indicator, &company.houses);
        let chart = SpreadChart {
            telling: self.telling,
            figures: &figures,
            focus: &company.focus,
        };
        match chart.spec() {
            Some(spec) => page.with_chart(spec, joined([&*chart.caution(), self.count_caution(indicator)], " ")),
            None => self.lacking(page, "compare-lacking-figures", &indicator.id),
        }
    }

    fn slope(&self, indicator: &Indicator, query: &CompareQuery) -> Compare {
        let (company, page) = self.company(&[indicator]);
        let figures = self.figures(indicator, &company.houses);
        let Some(times) = Times::of(&figures, (query.earlier, query.moment)) else {
            return self.lacking(page, "compare-lacking-times", &indicator.id);
        };
        let chart = SlopeChart {
            telling: self.telling,
            figures: &figures,
            times: &times,
            focus: &company.focus,
            filter: self.filter,
        };
        let newest_first = || times.alike.iter().rev().copied();
        let is_before = |moment: &Moment| moment.period < times.last.period;
        let n_later = times.alike.len().saturating_sub(1);
        Compare {
            moments: self.offer(newest_first().take(n_later), times.last),
            earlier: self.offer(newest_first().filter(is_before), times.first),
            ..page.with_chart(chart.spec(), chart.caution())
        }
    }

    fn parts(&self, indicator: &Indicator, query: &CompareQuery) -> Compare {
        let wholes = families(self.telling.tables, self.indicators);
        let of_indicator = |family: &&Family<'_>| family.parts.iter().any(|part| part.id == indicator.id);
        // The first of those most can be seen of.
        let n_seen = |family: &&Family<'_>| {
            let houses = self.filter.houses(self.telling.tables, self.order, self.locale());
            self.parts_of(family, &houses).n_seen()
        };
        let most_seen = || wholes.iter().rev().max_by_key(n_seen);
        let Some(family) = wholes.iter().find(of_indicator).or_else(most_seen) else {
            let page = Compare {
                lacking: self.locale().t("compare-lacking-parts").to_owned(),
                ..Compare::default()
            };
            return page;
        };
        let tables = self.telling.tables;
        let mut chosen = self.filter.houses(tables, self.order, self.locale());
        keep_those_with_figures(&mut chosen, tables, &family.parts);
        let houses = chosen.get(..MAX_HOUSES).unwrap_or(&chosen);
        let page = Compare {
            choices: whole_choices(&wholes, self.telling.tables, self.locale()),
            ..self.page(family.parts[0], houses.len(), chosen.len())
        };
        let chart = self.parts_of(family, houses);
        if houses.len() == 1 {
            let newest = chart.newest_moment();
            return match chart.of_house(0, MOST_TIMES).zip(newest) {
                Some((spec, newest)) => page.with_chart(spec, chart.caution(newest)),
                None => self.lacking(page, "compare-lacking-shown", &family.title().as_str().into()),
            };
        }
        let moments = chart.moments();
        let asked = query.moment.filter(|moment| moments.contains(moment));
        let Some(moment) = asked.or_else(|| chart.newest_moment()) else {
            return self.lacking(page, "compare-lacking-shown", &family.title().as_str().into());
        };
        Compare {
            moments: self.offer(moments, moment),
            ..page.with_chart(chart.at(moment), chart.caution(moment))
        }
    }

    fn parts_of<'f>(&self, family: &'f Family<'f>, houses: &[&'f House]) -> PartsChart<'f>
    where
        'a: 'f,
    {
        let totals: Vec<&House> = self.telling.tables.references().iter().collect();
        PartsChart {
            telling: self.telling,
            family,
            figures: family.parts.iter().map(|part| self.figures(part, houses)).collect(),
            totals: family.parts.iter().map(|part| self.figures(part, &totals)).collect(),
        }
    }

    fn relation(&self, indicator: &Indicator, query: &CompareQuery) -> Compare {
        let (company, page) = self.company(&[indicator]);
        let x = self.figures(indicator, &company.houses);
        let others: Vec<&Indicator> = self.indicators.iter().copied().filter(|other| other.id != indicator.id).collect();
        let asked = others.iter().copied().find(|other| Some(&other.id) == query.other.as_ref());
        let n_houses = |other: &Indicator| {
            let y = self.figures(other, &company.houses);
            newest_times(&x, &y).map_or(0, |times| n_in_common(&x, &y, times))
        };
        let wholes = families(self.telling.tables, self.indicators);
        let is_of_one_whole = |other: &Indicator| {
            let has = |family: &Family<'_>, id: &IndicatorId| family.parts.iter().any(|part| part.id == *id);
            wholes.iter().any(|family| has(family, &indicator.id) && has(family, &other.id))
        };
        let usual = || {
            others
                .iter()
                .rev()
                .copied()
                .max_by_key(|other| (!is_of_one_whole(other), n_houses(other)))
        };
        let Some(other) = asked.or_else(usual) else {
            return self.lacking(page, "compare-lacking-other", &indicator.id);
        };
        let page = Compare {
            others: Some((choices_of(&others, self.telling.tables, self.locale()), other.id.clone())),
            ..page
        };
        let y = self.figures(other, &company.houses);
        let all = times_in_common(&x, &y);
        let asked = all.iter().copied().find(|times| Some(times.x) == query.moment);
        let Some(times) = asked.or_else(|| newest_times(&x, &y)) else {
            return self.lacking(page, "compare-lacking-common", &other.id);
        };
        let chart = RelationChart {
            telling: self.telling,
            x: &x,
            y: &y,
            times,
            focus: &company.focus,
            is_of_one_whole: is_of_one_whole(other),
        };
        Compare {
            moments: self.offer(all.into_iter().map(|times| times.x), times.x),
            ..page.with_chart(chart.spec(), self.locale().t("compare-relation-caution").to_owned())
        }
    }

    /// The latest rating of a house on each theme, as *Tilsyn* says it.
    fn ratings(&self, house: &House) -> Vec<(ThemeName, RatingCell)> {
        let Telling { tables, pins, locale, .. } = self.telling;
        if !self.filter.takes_topic(Some(Topic::Supervision)) {
            return Vec::new();
        }
        let rated = HouseRatings::of(house, tables, self.filter);
        let cells = SupervisionWords { tables, pins, locale };
        let latest = |theme: &ThemeName| rated.shown.iter().rev().find(|place| place.fact.rating.theme == *theme);
        let themes = tables.themes().iter();
        themes
            .filter_map(|theme| Some((theme.clone(), cells.cell(latest(theme)?))))
            .collect()
    }

    fn house(&self, query: &CompareQuery) -> Compare {
        let Telling { tables, locale, .. } = self.telling;
        let mut houses = Filter::default().houses(tables, self.order, locale);
        keep_those_with_figures(&mut houses, tables, self.indicators);
        let settled = query.house.as_ref().map(|house| tables.settled(house));
        let alone = self.filter.houses.iter().next().filter(|_| self.filter.houses.len() == 1);
        let alone = alone.map(|house| tables.settled(house));
        let place = |house: Option<HouseId>| houses.iter().position(|known| Some(&known.id) == house.as_ref());
        let place = place(settled).or_else(|| place(alone)).unwrap_or_default();
        let offer = Offer {
            all: houses
                .iter()
                .map(|house| {
                    let words = joined([&*house.name, ended_words(&house.id, tables, locale)], " · ");
                    (house.id.clone(), words)
                })
                .collect(),
            chosen: houses.get(place).map(|house| house.id.clone()),
        };
        let charts = HouseCharts {
            telling: self.telling,
            filter: self.filter,
            houses: &houses,
            place,
        };
        let HouseGroups {
            groups,
            lacking,
            n_told,
            has_days,
        } = charts.groups(self.indicators);
        let name = houses.get(place).map_or("", |house| &house.name);
        let page = Compare {
            houses: offer,
            ratings: houses.get(place).map_or_else(Vec::new, |house| self.ratings(house)),
            ..Compare::default()
        };
        if groups.is_empty() {
            return Compare {
                lacking: locale.with("compare-lacking-house", &[("house", name.into())]),
                ..page
            };
        }
        let missing = locale.with(
            "compare-house-missing",
            &[("names", joined(lacking.iter().map(|id| self.telling.tables.title(id)), ", ").into())],
        );
        let by_chance = locale.with(
            "compare-house-by-chance",
            &[("n", n_told.into()), ("m", locale.number(FALSE * n_told as f64, 1).into())],
        );
        let days = if has_days { "compare-days" } else { "" };
        let by_chance = if n_told > 0 { by_chance.as_str() } else { "" };
        let caution = joined([locale.t("compare-house-caution"), by_chance, locale.t(days)], " ");
        Compare {
            sentence: if lacking.is_empty() { String::new() } else { missing },
            groups,
            caution,
            ..page
        }
    }
}

/// Wholes to choose from, each known by its first part.
fn whole_choices(wholes: &[Family<'_>], tables: &Tables, locale: &Locale) -> Vec<Choice> {
    let choice = |family: &Family<'_>| {
        let first = family.parts.first()?;
        let terms = family.parts.iter().map(|part| of_indicator(&part.id));
        Some(Choice {
            id: first.id.clone(),
            title: family.title(),
            topic: topic_words(first.topic, locale).to_owned(),
            hover: explained(family.title(), terms, tables, locale),
        })
    };
    wholes.iter().filter_map(choice).collect()
}
