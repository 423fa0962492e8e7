//! *Udvikling*: one indicator over time, one panel per house, the cluster's median behind.

use jiff::tz::TimeZone;

use crate::chart::ChartSpec;
use crate::cluster::{Point, Tables};
use crate::domain::{House, HouseId, Indicator, IndicatorId, SeriesChoices};
use crate::i18n::Locale;

use super::filter::{RECENT_YEARS, is_before_recent};
use super::head::indicator_head;
use super::middle::Middles;
use super::own_words::{explained, of_indicator};
use super::panel::{Background, Panels};
use super::series::{is_comparable, keep_those_with_figures, periods_of, shown_indicators, shown_series};
use super::signal::Signal;
use super::signals::{by_chance_words, stand_out_words};
use super::trend_words::TrendWords;
use super::words::{cut_words, joined, no_figures_words, step_count, topic_words};
use super::{Filter, IndicatorHead, MAX_HOUSES, Pins};

/// An indicator to choose, or what it is a part of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The indicator.
    pub id: IndicatorId,
    /// What it is called.
    pub title: String,
    /// Its topic in words.
    pub topic: String,
    /// What it is called, and the team's own words for it.
    pub hover: String,
}

/// The indicators to choose from, those of one topic together.
pub(super) fn choices_of(indicators: &[&Indicator], tables: &Tables, locale: &Locale) -> Vec<Choice> {
    let choice = |indicator: &Indicator| Choice {
        id: indicator.id.clone(),
        title: indicator.title().to_string(),
        topic: topic_words(indicator.topic, locale).to_owned(),
        hover: explained(indicator.title().to_string(), [of_indicator(&indicator.id)], tables, locale),
    };
    by_topic(indicators).into_iter().map(choice).collect()
}

/// The page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Trend {
    /// Indicators to choose from, by topic.
    pub choices: Vec<Choice>,
    /// The indicator shown; none where there is no data.
    pub indicator: Option<IndicatorHead>,
    /// What the page shows and what its panels share: houses, periods, the cluster's median and whose it is.
    pub sentence: String,
    /// Said when houses were left out.
    pub cut: Option<String>,
    /// Whether any figure has a period. Where none has, a panel is its sentence and its table; a chart would have no time to show.
    pub has_time: bool,
    /// One chart a house, common axes.
    pub panels: Vec<ChartSpec>,
}

impl Trend {
    /// The page for an indicator; for the one with most periods where none is named or the one named is not among the choices.
    /// What the team decided is settled; days are those of the reader's time zone.
    #[must_use]
    pub fn build(
        tables: &Tables,
        pins: &Pins,
        order: &[HouseId],
        (choices, zone): (&SeriesChoices, &TimeZone),
        filter: &Filter,
        indicator: Option<&IndicatorId>,
        locale: &Locale,
    ) -> Self {
        let mut chosen = filter.houses(tables, order, locale);
        let indicators = shown_indicators(tables, filter);
        let nothing = Self {
            choices: choices_of(&indicators, tables, locale),
            sentence: no_figures_words(tables, locale),
            ..Self::default()
        };
        let series_of = |houses: &[&House], indicator: &Indicator| -> Vec<Vec<Point>> {
            houses
                .iter()
                .take(MAX_HOUSES)
                .map(|house| shown_series(tables, filter, &indicator.id, &house.id))
                .collect()
        };
        let named = indicators.iter().find(|known| Some(&known.id) == indicator).copied();
        let Some(indicator) = named.or_else(|| with_most_periods(&indicators, &|indicator| series_of(&chosen, indicator))) else {
            return nothing;
        };
        keep_those_with_figures(&mut chosen, tables, &[indicator]);
        let shown = chosen.get(..MAX_HOUSES).unwrap_or(&chosen);
        let series = series_of(shown, indicator);
        let background = background(tables, (filter, choices), indicator, &series);
        let words = TrendWords::new(&series, &background.medians, indicator, locale);
        let signals: Vec<Option<Signal>> = shown
            .iter()
            .map(|house| Signal::in_sight(tables, (filter, choices), indicator, &house.id))
            .collect();
        let panels = Panels::new((tables, pins), (choices, zone), &words, (&series, &background), &signals);
        let alarms = by_chance_words(signals.iter().flatten().map(|signal| &signal.analysis), locale);
        let out = shown.iter().zip(&signals);
        let is_out = |signal: &Signal| signal.analysis.n_signed().is_some() && signal.analysis.stands_out();
        let out = out.filter(|(_, signal)| signal.as_ref().is_some_and(is_out));
        let out = stand_out_words(&out.map(|(house, _)| house.name.to_string()).collect::<Vec<_>>(), locale);
        let years = years_words((&series, &signals), (tables, filter), indicator, locale);
        Self {
            indicator: Some(indicator_head(indicator, (tables, pins, (filter, choices)), locale)),
            sentence: joined(
                [words.page(&series).unwrap_or_else(|| nothing.sentence.clone()), alarms, out, years],
                " ",
            ),
            has_time: words.has_time(),
            cut: cut_words(shown.len(), chosen.len(), locale),
            panels: shown
                .iter()
                .zip(&series)
                .zip(&signals)
                .map(|((house, series), signal)| panels.panel(house, series, signal.as_ref()))
                .collect(),
            ..nothing
        }
    }
}

/// What the newest years alone show, and what is judged or shown beyond them; nothing where nothing is.
fn years_words(
    (series, signals): (&[Vec<Point>], &[Option<Signal>]),
    (tables, filter): (&Tables, &Filter),
    indicator: &Indicator,
    locale: &Locale,
) -> String {
    if !filter.only_recent {
        return String::new();
    }
    let all = tables.houses().iter().flat_map(|house| tables.series(&indicator.id, &house.id));
    let first = all.filter_map(|point| point.period).min();
    let shown = periods_of(series);
    let n_judged = |signal: &Signal| signal.periods().iter().flatten().count();
    let most = signals.iter().flatten().max_by_key(|signal| n_judged(signal));
    let n_shown = |signal: &Signal| shown.iter().filter(|period| period.step() == signal.step).count();
    match most {
        Some(signal) if n_judged(signal) > n_shown(signal) && signal.analysis.n_judged().is_some() => {
            let steps = step_count(n_judged(signal), Some(signal.step), locale);
            locale.with("trend-judged-all", &[("steps", steps.into()), ("n", RECENT_YEARS.into())])
        }
        _ if first.is_some_and(|first| shown.first() == Some(&first) && is_before_recent(first.first_day(), tables)) => {
            locale.with("filter-recent-years", &[("n", RECENT_YEARS.into())])
        }
        _ => String::new(),
    }
}

/// Those of one topic together, topics and indicators in the order they come.
fn by_topic<'a>(indicators: &[&'a Indicator]) -> Vec<&'a Indicator> {
    let mut by_topic = indicators.to_vec();
    by_topic.sort_by_key(|indicator| indicators.iter().position(|other| other.topic == indicator.topic));
    by_topic
}

/// The first of those with most periods.
fn with_most_periods<'a>(indicators: &[&'a Indicator], series_of: &dyn Fn(&Indicator) -> Vec<Vec<Point>>) -> Option<&'a Indicator> {
    let n_periods = |indicator: &Indicator| {
        let series = series_of(indicator);
        (periods_of(&series).len(), series.iter().any(|series| !series.is_empty()))
    };
    indicators.iter().rev().max_by_key(|indicator| n_periods(indicator)).copied()
}

/// The cluster's medians, and the totals that can be compared with a house.
fn background<'a>(
    tables: &'a Tables,
    (filter, choices): (&Filter, &SeriesChoices),
    indicator: &Indicator,
    shown: &[Vec<Point>],
) -> Background<'a> {
    let references = tables
        .references()
        .iter()
        .map(|house| (house, shown_series(tables, filter, &indicator.id, &house.id)));
    Background {
        medians: Middles::of(tables, (filter, choices), indicator),
        references: references
            .filter(|(_, series): &(&House, Vec<Point>)| is_comparable(series, shown))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::chart::Tick;
    use crate::domain::{Decision, EventId, Exclusion, MadeChoice, Period, SeriesChoice, Topic};

    fn ticks(ticks: &[Tick]) -> String {
        ticks
            .iter()
            .map(|tick| format!("{}@{:.2}", tick.label, tick.at))
            .collect::<Vec<_>>()
            .join(" ")
    }

    fn panel(chart: &ChartSpec) -> String {
        let mut lines = vec![
            format!("== {} ({}) {} · {}", chart.title, chart.id, chart.unit, chart.period),
            chart.sentence.clone(),
            chart.source.clone(),
        ];
        lines.push(format!(
            "x {:.2}–{:.2}: {}",
            chart.x_range.0,
            chart.x_range.1,
            ticks(&chart.x_ticks)
        ));
        lines.push(format!(
            "y {:.2}–{:.2}: {}",
            chart.y_range.0,
            chart.y_range.1,
            ticks(&chart.y_ticks)
        ));
        for line in &chart.lines {
            lines.push(format!("{:?} {}", line.role, line.name));
            lines.extend(line.marks.iter().map(|mark| {
                let gap = if mark.after_gap { " after a gap" } else { "" };
                format!(
                    "  {:.3} {:?}{gap} notes {} | {}",
                    mark.x,
                    mark.y,
                    mark.pins.len(),
                    mark.hover.replace('\n', " / ")
                )
            }));
        }
        lines.push(chart.table.headings.join(" | "));
        lines.extend(chart.table.rows.iter().map(|row| row.join(" | ")));
        lines.join("\n")
    }

    fn text(page: &Trend) -> String {
        let choices = page
            .choices
            .iter()
            .map(|choice| format!("choice {} ({})", choice.title, choice.topic));
        let head = page.indicator.as_ref().map_or_else(String::new, |head| head.title.clone());
        choices
            .chain([head, page.sentence.clone()])
            .chain(page.panels.iter().map(panel))
            .collect::<Vec<_>>()
            .join("\n")
    }

    fn page(filter: &Filter, indicator: Option<&str>) -> Trend {
        let tables = sample::tables();
        let month = Some(Period::Month(2025, 2));
        let notes = [
            sample::note(1, sample::anchor(Some("G1"), Some("Sygefravær"), month), "?"),
            sample::note(2, sample::anchor(None, Some("Sygefravær"), month), "?"),
        ];
        let pins = Pins::build(&notes, &tables);
        Trend::build(
            &tables,
            &pins,
            &[],
            (&SeriesChoices::default(), &TimeZone::UTC),
            filter,
            indicator.map(IndicatorId::from).as_ref(),
            &sample::danish(),
        )
    }

    #[test]
    fn the_sample_over_time() {
        insta::assert_snapshot!("trend_monthly", text(&page(&Filter::default(), None)));
        insta::assert_snapshot!(
            "trend_every_second_year",
            text(&page(&Filter::default(), Some("Forældretilfredshed")))
        );
    }

    #[test]
    fn the_filter_narrows_choices_years_and_houses() {
        let filter = Filter {
            topic: Some(Topic::Parents),
            from_year: Some(2025),
            houses: ["G2".into()].into(),
            ..Filter::default()
        };
        let page = page(&filter, Some("Sygefravær"));
        assert_eq!(
            page.indicator.map(|head| head.title).as_deref(),
            Some("Forældretilfredshed"),
            "the one named is not of the topic"
        );
        assert_eq!(
            page.panels.iter().map(|panel| &*panel.sentence).collect::<Vec<_>>(),
            ["Filerne har ingen tal for huset i de valgte år."]
        );
        let nothing = Trend::build(
            &Tables::default(),
            &Pins::default(),
            &[],
            (&SeriesChoices::default(), &TimeZone::UTC),
            &Filter::default(),
            None,
            &sample::danish(),
        );
        assert_eq!((nothing.indicator, nothing.panels.len()), (None, 0));
    }

    #[test]
    fn figures_without_time_are_one_mark_each() {
        let tables = sample::without_time();
        let page = Trend::build(
            &tables,
            &Pins::default(),
            &[],
            (&SeriesChoices::default(), &TimeZone::UTC),
            &Filter::default(),
            None,
            &sample::danish(),
        );
        insta::assert_snapshot!(text(&page));
    }

    #[test]
    fn a_figure_left_out_says_why_who_and_when_and_is_in_no_median() {
        let left_out = |house: &str| MadeChoice {
            id: EventId {
                writer: "anna".into(),
                number: 1,
            },
            choice: SeriesChoice {
                indicator: "Sygefravær".into(),
                house: Some(house.into()),
                what: Decision::Exclusion(Exclusion {
                    period: Period::Month(2025, 2),
                    reason: "Huset var lukket efter vandskade".to_owned(),
                }),
            },
            author: "Anna".to_owned(),
            made_ms: 1_741_000_000_000,
        };
        let page = |all: Vec<MadeChoice>| {
            Trend::build(
                &sample::tables(),
                &Pins::default(),
                &[],
                (&SeriesChoices { all }, &TimeZone::UTC),
                &Filter::default(),
                Some(&"Sygefravær".into()),
                &sample::danish(),
            )
        };
        let told = |page: &Trend| -> Vec<String> {
            let marks = page.panels.iter().flat_map(ChartSpec::readable);
            marks.filter(|mark| mark.is_excluded).map(|mark| mark.hover.clone()).collect()
        };
        let (all, without) = (page(Vec::new()), page(vec![left_out("G1")]));
        assert!(told(&all).is_empty());
        let [hover] = told(&without).try_into().expect("one");
        assert!(
            hover.contains("8,4\u{a0}%") && hover.ends_with("Udeladt af jer: Huset var lukket efter vandskade (Anna · 3. mar. 2025)"),
            "{hover}"
        );
        let medians = |page: &Trend| {
            let lines = page.panels[0]
                .lines
                .iter()
                .filter(|line| line.role == crate::chart::LineRole::Median);
            lines.map(|line| line.marks.len()).sum::<usize>()
        };
        assert_eq!((medians(&all), medians(&without)), (1, 0), "two houses are too few for a median");
    }
}
