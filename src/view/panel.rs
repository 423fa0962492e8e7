//! One panel of *Udvikling*: a house's figures over time, with what they are compared with behind them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::tz::TimeZone;

use crate::chart::{Axis, Begin, ChartSpec, Line, LineRole, LineShape, Mark, Table, Tick, TrialStart, time_range, time_ticks};
use crate::cluster::{Point, Tables};
use crate::domain::{Anchor, AnchorValue, Exclusion, House, Indicator, MadeChoice, Period, SeriesChoices, Step, Unit, Value};
use crate::i18n::Locale;
use crate::insight::{is_gap, rhythm};

use super::Pins;
use super::compare::axes::ticks;
use super::house_words::ended_words;
use super::middle::{Middle, Middles};
use super::own_words::{explained, of_indicator, of_place, told};
use super::series_choices::byline_words;
use super::signal::Signal;
use super::signal_words::SignalWords;
use super::trend_words::TrendWords;
use super::words::{basis_words, by_step_key, joined, median_words, n_of, period_words, source_words, span_words, value_words};

/// What every house is compared with.
pub(super) struct Background<'a> {
    pub medians: Middles,
    pub references: Vec<(&'a House, Vec<Point>)>,
}

/// What all panels of the page have in common.
pub(super) struct Panels<'a> {
    tables: &'a Tables,
    pins: &'a Pins,
    /// What the team decided, and where its days are read.
    choices: (&'a SeriesChoices, &'a TimeZone),
    locale: &'a Locale,
    indicator: &'a Indicator,
    words: &'a TrendWords<'a>,
    background: &'a Background<'a>,
    behind: Vec<Line>,
    rhythm: i64,
    is_dated: bool,
    x: (f64, f64),
    x_ticks: Vec<Tick>,
    y: Axis,
}

impl<'a> Panels<'a> {
    /// Common axes for the series of the houses shown and their background.
    pub fn new(
        (tables, pins): (&'a Tables, &'a Pins),
        choices: (&'a SeriesChoices, &'a TimeZone),
        words: &'a TrendWords<'a>,
        (series, background): (&[Vec<Point>], &'a Background<'a>),
        signals: &[Option<Signal>],
    ) -> Self {
        let all = || {
            series
                .iter()
                .chain(background.references.iter().map(|(_, series)| series))
                .flatten()
        };
        let periods: BTreeSet<Period> = all()
            .filter_map(|point| point.period)
            .chain(background.medians.by_period.keys().copied().flatten())
            .collect();
        let periods: Vec<Period> = periods.into_iter().collect();
        let numbers = all()
            .filter_map(|point| point.value.number())
            .chain(background.medians.by_period.values().map(|middle| middle.value))
            .chain(signals.iter().flatten().flat_map(Signal::reach));
        let ends = numbers.fold((f64::INFINITY, f64::NEG_INFINITY), |ends, number| {
            (ends.0.min(number), ends.1.max(number))
        });
        let (locale, indicator) = (words.locale, words.indicator);
        let (x, x_ticks) = time_axis(&periods, locale);
        // A trial mostly begins after the newest figure, and is waited for there.
        let begun = pins.trial_starts(&indicator.id).filter(|start| (x.1..x.1 + 1.0).contains(start));
        let x = (x.0, begun.fold(x.1, |end, start| end.max(start + (x.1 - x.0) * 0.02)));
        let mut panels = Self {
            rhythm: rhythm(&periods),
            is_dated: !periods.is_empty(),
            y: Axis::of(ends, begin(&indicator.unit), indicator.decimals),
            behind: Vec::new(),
            tables,
            pins,
            choices,
            locale,
            indicator,
            words,
            background,
            x,
            x_ticks,
        };
        panels.behind = panels.lines_behind();
        panels
    }

    /// The panel of a house.
    pub fn panel(&self, house: &House, series: &[Point], signal: Option<&Signal>) -> ChartSpec {
        let left_out = self.choices.0.exclusions(&self.indicator.id, &house.id);
        let own = series.iter().enumerate().map(|(place, point)| {
            let left_out = point.period.and_then(|period| left_out.get(&period));
            self.own_mark(house, point, (signal, place), left_out.copied())
        });
        let mut lines = self.behind.clone();
        lines.extend(self.lines(&house.name, LineRole::Focus, own.collect()));
        let periods: Vec<Period> = series.iter().filter_map(|point| point.period).collect();
        let span = periods
            .first()
            .zip(periods.last())
            .map(|(first, last)| span_words(&self.locale.period_short(*first), &self.locale.period_short(*last)));
        let is_in_sight = |trial: &TrialStart| self.is_dated && self.x.0 <= trial.x && trial.x <= self.x.1;
        let mut trials = self.pins.trials(&self.indicator.id, &house.id);
        trials.retain(is_in_sight);
        let sources: BTreeSet<u16> = series.iter().map(|point| point.source).collect();
        ChartSpec {
            id: format!("trend-{}", house.id),
            title: house.name.to_string(),
            about: self.indicator.title().to_string(),
            aside: ended_words(&house.id, self.tables, self.locale).to_owned(),
            sentence: self.words.house(series, signal),
            levels: signal.map_or_else(Vec::new, |signal| signal.levels(self.locale)),
            unit: self.unit_words(),
            period: span.unwrap_or_default(),
            source: joined(sources.into_iter().map(|source| self.tables.source_name(source)), ", "),
            lines,
            trials,
            x_range: self.x,
            y_range: self.y.range,
            x_ticks: self.x_ticks.clone(),
            y_ticks: ticks(&self.y, self.locale),
            table: self.table(house, series),
            told: told([of_indicator(&self.indicator.id)], self.tables, self.locale),
            ..ChartSpec::default()
        }
    }

    fn unit_words(&self) -> String {
        let unit = self.locale.unit(&self.indicator.unit).to_owned();
        joined([unit, axis_words(&self.y, self.locale)], ", ")
    }

    fn lines_behind(&self) -> Vec<Line> {
        let medians = self
            .background
            .medians
            .by_period
            .iter()
            .map(|(period, middle)| self.median_mark(*period, *middle));
        let mut lines = self.lines(self.locale.t("trend-median"), LineRole::Median, medians.collect());
        for (house, series) in &self.background.references {
            let marks = series.iter().map(|point| self.mark(house, point, ""));
            lines.extend(self.lines(&house.name, LineRole::Reference, marks.collect()));
        }
        lines
    }

    /// Marks as lines: one for each step, since years and months are never joined. Where there is time, marks without it have no place.
    fn lines(&self, name: &str, role: LineRole, marks: Vec<Mark>) -> Vec<Line> {
        let mut by_step: BTreeMap<Option<Step>, Vec<Mark>> = BTreeMap::new();
        for mark in marks {
            let step = mark.period.map(Period::step);
            if step.is_some() == self.is_dated {
                by_step.entry(step).or_default().push(mark);
            }
        }
        let is_one = by_step.len() < 2;
        let line = |(step, mut marks): (Option<Step>, Vec<Mark>)| {
            let mut before: Option<Period> = None;
            for mark in &mut marks {
                mark.after_gap = before
                    .zip(mark.period)
                    .is_some_and(|(before, period)| is_gap(before, period, self.rhythm));
                before = mark.period;
            }
            let by = step.filter(|_| !is_one).map_or("", |step| self.locale.t(by_step_key(step)));
            Line {
                name: joined([name, by], " · "),
                role,
                shape: LineShape::Straight,
                marks,
            }
        };
        by_step.into_iter().map(line).collect()
    }

    /// A mark of the house: with what it tells, why it is left out, and what was required of it in its own time.
    fn own_mark(
        &self,
        house: &House,
        point: &Point,
        (signal, place): (Option<&Signal>, usize),
        left_out: Option<(&MadeChoice, &Exclusion)>,
    ) -> Mark {
        let (indicator, locale, direction) = (self.indicator, self.locale, self.indicator.direction);
        let more = match left_out {
            Some((made, exclusion)) => {
                let byline = byline_words(made, locale, self.choices.1);
                let why = [("reason", exclusion.reason.clone().into()), ("byline", byline.into())];
                locale.with("left-out-why", &why)
            }
            None => signal
                .filter(|_| point.value.number().is_some())
                .and_then(|signal| signal.required_of(place, direction))
                .map_or_else(String::new, |required| SignalWords { indicator, locale }.required(required)),
        };
        Mark {
            signal: signal.and_then(|signal| signal.tells(place, direction)),
            is_excluded: left_out.is_some(),
            ..self.mark(house, point, &more)
        }
    }

    /// A figure as a mark: what is known of it, what more there is to say, and the team's own words.
    fn mark(&self, house: &House, point: &Point, more: &str) -> Mark {
        let anchor = Anchor {
            house: Some(house.id.clone()),
            indicator: Some(self.indicator.id.clone()),
            period: point.period,
            ..Anchor::default()
        };
        let lines = [
            house.name.to_string(),
            joined(
                [
                    value_words(point.value, self.indicator, self.locale),
                    period_words(point.period, self.locale),
                ],
                " · ",
            ),
            basis_words(point, self.indicator, self.locale),
            source_words(point.source, point.line, self.tables, self.locale),
            more.to_owned(),
        ];
        Mark {
            x: point.period.map_or(0.0, Period::mid_year),
            y: point.value.number(),
            period: point.period,
            hover: explained(joined(lines, "\n"), of_place(&anchor), self.tables, self.locale),
            pins: self.pins.at(&anchor),
            anchor,
            seen: Some(AnchorValue::Figure(point.value)),
            ..Mark::default()
        }
    }

    fn median_mark(&self, period: Option<Period>, middle: Middle) -> Mark {
        let anchor = Anchor {
            indicator: Some(self.indicator.id.clone()),
            period,
            ..Anchor::default()
        };
        let value = median_words(middle.value, self.indicator, self.locale);
        let n_houses = self.locale.with("houses-count", &[("n", middle.n_houses.into())]);
        let lines = [
            self.locale.t("trend-median").to_owned(),
            joined([value, period_words(period, self.locale)], " · "),
            n_houses,
        ];
        Mark {
            x: period.map_or(0.0, Period::mid_year),
            y: Some(middle.value),
            period,
            hover: explained(joined(lines, "\n"), of_place(&anchor), self.tables, self.locale),
            pins: self.pins.about(&anchor),
            anchor,
            seen: Some(AnchorValue::Figure(Value::Number(middle.value))),
            ..Mark::default()
        }
    }

    fn table(&self, house: &House, series: &[Point]) -> Table {
        let words = |key: &str| self.locale.t(key).to_owned();
        let mut headings = vec![house.name.to_string(), words("table-n"), words("trend-median")];
        headings.extend(self.background.references.iter().map(|(house, _)| house.name.to_string()));
        headings.push(words("table-source"));
        if self.is_dated {
            headings.insert(0, words("table-period"));
        }
        let row = |point: &Point| {
            let n = n_of(point.denominator, &self.indicator.unit, self.locale);
            let middle = self.background.medians.by_period.get(&point.period);
            let middle = middle.map_or_else(String::new, |middle| median_words(middle.value, self.indicator, self.locale));
            let mut cells = vec![value_words(point.value, self.indicator, self.locale), n, middle];
            cells.extend(self.background.references.iter().map(|(_, series)| {
                let same = series.iter().find(|other| other.period == point.period);
                same.map_or_else(String::new, |other| value_words(other.value, self.indicator, self.locale))
            }));
            cells.push(source_words(point.source, point.line, self.tables, self.locale));
            if self.is_dated {
                let period = point.period.map(|period| self.locale.period(period));
                cells.insert(0, period.unwrap_or_else(|| words("view-without-period")));
            }
            cells
        };
        Table {
            headings,
            rows: series.iter().map(row).collect(),
        }
    }
}

/// Ends and ticks of the time axis; a single place without a word where nothing has a period.
fn time_axis(periods: &[Period], locale: &Locale) -> ((f64, f64), Vec<Tick>) {
    const MOST_LABELS: usize = 6;
    let last = periods.iter().max_by_key(|period| period.end());
    let Some((first, last)) = periods.first().zip(last) else {
        return ((-1.0, 1.0), Vec::new());
    };
    let ticks = time_ticks(*first, *last, MOST_LABELS).into_iter();
    (
        time_range(*first, *last),
        ticks
            .map(|(at, period)| Tick {
                at,
                label: locale.period_short(period),
            })
            .collect(),
    )
}

/// Where an axis begins, said aloud.
pub(super) fn axis_words(axis: &Axis, locale: &Locale) -> String {
    if axis.begins_at_zero() {
        return locale.t("trend-axis-zero").to_owned();
    }
    let from = locale.number(axis.range.0, axis.decimals);
    locale.with("trend-axis-from", &[("from", from.into())])
}

/// Shares, counts and sums are compared by height and begin at nought; means and ratios lie in a narrow band.
pub(super) const fn begin(unit: &Unit) -> Begin {
    match unit {
        Unit::Percent | Unit::Points | Unit::Count | Unit::Kroner | Unit::DaysPerEmployee => Begin::AtZero,
        Unit::ChildrenPerAdult | Unit::Score | Unit::Plain => Begin::AtData,
    }
}
