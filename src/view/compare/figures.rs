//! The houses' figures at one time, and what they are counted from.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::cluster::{Point, Tables};
use crate::domain::{Absence, Anchor, AnchorValue, House, Indicator, Period, SeriesChoices, SourceBreak, Step, Topic, Unit, Value};
use crate::i18n::Locale;
use crate::insight::{Counted, FunnelKind, Interval, TAIL, intervals};
use crate::view::signal::{counted, is_counted};
use crate::view::words::{basis_words, joined, sources_words, value_words};
use crate::view::{Filter, Pins};

use super::super::own_words::{explained, of_indicator, of_place, told};
use super::super::series::shown_series;
use crate::chart::{Mark, Told};

/// A time the houses can be seen side by side at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Moment {
    /// The period; none where the files have no time.
    pub period: Option<Period>,
    /// Whether the counts of the year's months are put together: single months of small houses say little.
    pub is_sum: bool,
}

impl Moment {
    /// "2025, månederne lagt sammen".
    #[must_use]
    pub fn words(self, locale: &Locale) -> String {
        let sum = if self.is_sum { locale.t("compare-sum") } else { "" };
        let period = self
            .period
            .map_or_else(|| locale.t("view-without-period").to_owned(), |period| locale.period(period));
        joined([period.as_str(), sum], ", ")
    }

    /// Whether both are of one step, and both sums or neither: only such times are put beside each other.
    pub(super) fn is_like(self, other: Self) -> bool {
        self.is_sum == other.is_sum && self.period.map(Period::step) == other.period.map(Period::step)
    }

    /// The period a note belongs to, and the last one of its stretch: a sum is of months.
    fn ends(self, own: Option<Period>) -> (Option<Period>, Option<Period>) {
        match own {
            Some(Period::Year(year)) if self.is_sum => (Some(Period::Month(year, 1)), Some(Period::Month(year, 12))),
            own => (own, None),
        }
    }
}

/// How figures are counted: of what kind they are, and per how much they are given (a share per 100).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Counting {
    pub kind: FunnelKind,
    pub per: f64,
}

/// The figures of an indicator, house by house.
pub(super) struct Figures<'a> {
    pub indicator: &'a Indicator,
    pub houses: Vec<&'a House>,
    /// Without the figures the team left out.
    pub series: Vec<Vec<Point>>,
    /// The periods whose figure the team left out, house by house.
    left_out: Vec<BTreeSet<Period>>,
    pub counting: Option<Counting>,
    /// In how many months of each year any house has a figure, shown or not.
    months: BTreeMap<i16, usize>,
}

impl<'a> Figures<'a> {
    /// The figures of these houses in the years chosen, those the team left out set apart.
    pub fn of(telling: Telling<'_>, filter: &Filter, indicator: &'a Indicator, houses: &[&'a House]) -> Self {
        let of_house = |house: &&House| shown_series(telling.tables, filter, &indicator.id, &house.id);
        let mut series: Vec<Vec<Point>> = houses.iter().map(of_house).collect();
        let months = months_by_year(&series);
        let left_out = houses.iter().zip(&mut series).map(|(house, series)| {
            let decided = telling.choices.exclusions(&indicator.id, &house.id);
            let is_left_out = |point: &Point| point.period.filter(|period| decided.contains_key(period));
            let periods = series.iter().filter_map(is_left_out).collect();
            series.retain(|point| is_left_out(point).is_none());
            periods
        });
        let left_out = left_out.collect();
        Self {
            counting: counting(&series, indicator),
            left_out,
            months,
            indicator,
            houses: houses.to_vec(),
            series,
        }
    }

    /// Whether months can be put together to years: shares can, a rate per month is none per year.
    fn has_sums(&self) -> bool {
        self.counting.is_some_and(|counting| counting.kind == FunnelKind::Proportion)
    }

    /// The times there are figures at, newest first; sums of a year's months before the months themselves.
    pub fn moments(&self) -> Vec<Moment> {
        let mut moments: BTreeMap<(bool, Option<Period>), Moment> = BTreeMap::new();
        for point in self.series.iter().flatten().filter(|point| point.value.number().is_some()) {
            let own = Moment {
                period: point.period,
                is_sum: false,
            };
            moments.insert((false, own.period), own);
            if let Some(Period::Month(year, _)) = point.period.filter(|_| self.has_sums()) {
                let sum = Moment {
                    period: Some(Period::Year(year)),
                    is_sum: true,
                };
                moments.insert((true, sum.period), sum);
            }
        }
        moments.into_values().rev().collect()
    }

    /// The newest time at which at least half as many houses have a figure as at any.
    pub fn newest_moment(&self) -> Option<Moment> {
        let moments = self.moments();
        let most = moments.iter().map(|moment| self.n_houses(*moment)).max()?;
        moments.into_iter().find(|moment| 2 * self.n_houses(*moment) >= most)
    }

    /// The times of the newest one's kind, oldest first. A sum of fewer months than other years have is no like of theirs: winters differ
    /// from summers.
    pub fn moments_alike(&self) -> Vec<Moment> {
        let Some(newest) = self.newest_moment() else {
            return Vec::new();
        };
        let n_months = |moment: &Moment| {
            let is_of = |period: &Period| moment.period.is_some_and(|year| year.contains(*period));
            let periods = self.series.iter().flatten().filter(|point| point.value.number().is_some());
            let months: BTreeSet<Period> = periods.filter_map(|point| point.period).filter(is_of).collect();
            months.len()
        };
        let mut alike: Vec<Moment> = self.moments().into_iter().rev().filter(|moment| moment.is_like(newest)).collect();
        if newest.is_sum {
            let most = alike.iter().map(n_months).max().unwrap_or_default();
            alike.retain(|moment| n_months(moment) == most);
        }
        alike
    }

    /// How many houses have a figure at a time.
    pub fn n_houses(&self, moment: Moment) -> usize {
        self.at(moment).iter().filter(|point| number(point.as_ref()).is_some()).count()
    }

    /// The first period counted in a new way by the source, where one time lies before it and the other does not.
    pub fn break_between(&self, first: Moment, last: Moment) -> Option<Period> {
        let (first, last) = first.period.zip(last.period)?;
        let mut breaks = SourceBreak::of(&self.indicator.id).into_iter();
        let is_between = |found: &SourceBreak| found.concerns(last.step()) && first < found.from && found.from <= last;
        breaks.find(is_between).map(|found| found.from)
    }

    /// How far each figure could be from what it stands for, in the figures' unit; none where the counts are not known or the source has
    /// a rule of noise of its own.
    pub fn intervals(&self, points: &[Option<Point>]) -> Vec<Option<Interval>> {
        let Some(counting) = self.counting.filter(|_| self.indicator.noise.is_none()) else {
            return vec![None; points.len()];
        };
        let unknown = Counted::new(f64::NAN, f64::NAN);
        let counted: Vec<Counted> = points.iter().map(|point| self.counted(point.as_ref()).unwrap_or(unknown)).collect();
        let scaled = |interval: Interval| Interval {
            estimate: interval.estimate * counting.per,
            low: interval.low * counting.per,
            high: interval.high * counting.per,
        };
        let found = intervals(counting.kind, &counted, TAIL).into_iter();
        found.map(|interval| interval.map(scaled)).collect()
    }

    /// Key of why nothing says how sure the figures are: what the files do not tell of them.
    pub fn unsure_key(&self) -> &'static str {
        let mut known = self.series.iter().flatten().filter(|point| point.value.number().is_some());
        let says_n = known.any(|point| point.denominator.is_some());
        match (&self.indicator.unit, says_n) {
            (Unit::Count | Unit::Kroner, false) => "compare-why-size",
            (_, false) => "compare-why-basis",
            (Unit::Percent, true) => "compare-why-counted",
            (_, true) => "compare-why-spread",
        }
    }

    /// How many lines of the files a house's figure at a time is put together of.
    fn n_lines(&self, house: &House, moment: Moment) -> usize {
        let Some(year) = moment.period.filter(|_| moment.is_sum) else {
            return 1;
        };
        let place = self.houses.iter().position(|known| known.id == house.id);
        let series = place.and_then(|place| self.series.get(place)).into_iter().flatten();
        let is_of = |point: &&Point| {
            point
                .period
                .is_some_and(|period| period.step() == Step::Month && year.contains(period))
        };
        series.filter(is_of).count()
    }

    /// Whether intervals of the figures are narrower than the truth: days of absence go together, one long illness is many of them.
    pub fn hangs_together(&self) -> bool {
        self.indicator.topic == Topic::Absence && self.counting.is_some() && self.indicator.noise.is_none()
    }

    /// Each house's figure at a time.
    pub fn at(&self, moment: Moment) -> Vec<Option<Point>> {
        (0..self.series.len()).map(|place| self.figure(place, moment)).collect()
    }

    /// The figures of a house the team left out at a time: of a year of months, how many of them.
    pub fn n_left_out(&self, place: usize, moment: Moment) -> usize {
        let is_of = |period: &&Period| match moment.period {
            Some(year) if moment.is_sum => period.step() == Step::Month && year.contains(**period),
            own => own == Some(**period),
        };
        self.left_out.get(place).map_or(0, |periods| periods.iter().filter(is_of).count())
    }

    /// A house's figure at a time. A month that is left out is not waited for: the year is of the others.
    fn figure(&self, place: usize, moment: Moment) -> Option<Point> {
        let series = self.series.get(place)?;
        if !moment.is_sum {
            return series.iter().find(|point| point.period == moment.period).copied();
        }
        let year = moment.period?.first_day().year();
        let is_of = |point: &&Point| matches!(point.period, Some(Period::Month(of, _)) if of == year);
        let months: Vec<&Point> = series.iter().filter(is_of).collect();
        let absence = months.iter().find_map(|point| match point.value {
            Value::Absent(absence) => Some(absence),
            Value::Number(_) => None,
        });
        let is_whole = absence.is_none() && self.months.get(&year) == Some(&(months.len() + self.n_left_out(place, moment)));
        let sum = is_whole.then(|| sum_of(&months, self.counting?.per)).flatten();
        let absent = || {
            months.first().map(|first| Point {
                value: Value::Absent(absence.unwrap_or(Absence::Missing)),
                numerator: None,
                denominator: None,
                ..**first
            })
        };
        sum.or_else(absent).map(|point| Point {
            period: moment.period,
            ..point
        })
    }

    /// What a house's figure is counted from, where that is known.
    pub fn counted(&self, point: Option<&Point>) -> Option<Counted> {
        self.counting?;
        point.filter(|point| point.value.number().is_some()).and_then(counted)
    }
}

/// A figure's number.
pub(super) fn number(point: Option<&Point>) -> Option<f64> {
    point.and_then(|point| point.value.number())
}

/// In how many months of each year any series has a figure.
fn months_by_year(series: &[Vec<Point>]) -> BTreeMap<i16, usize> {
    let months: BTreeSet<(i16, i8)> = series
        .iter()
        .flatten()
        .filter_map(|point| match point.period? {
            Period::Month(year, month) => Some((year, month)),
            _ => None,
        })
        .collect();
    let mut by_year = BTreeMap::new();
    for (year, _) in months {
        *by_year.entry(year).or_default() += 1;
    }
    by_year
}

/// The months of a year put together: Σx/Σn; nothing where none has counts.
fn sum_of(months: &[&Point], per: f64) -> Option<Point> {
    let known = || months.iter().filter(|point| point.value.number().is_some());
    let first = known().next()?;
    let sum = |of: fn(&Point) -> Option<f64>| known().map(|point| of(point)).sum::<Option<f64>>();
    let (numerator, denominator) = (sum(|point| point.numerator)?, sum(|point| point.denominator)?);
    (denominator > 0.0).then_some(Point {
        value: Value::Number(per * numerator / denominator),
        numerator: Some(numerator),
        denominator: Some(denominator),
        ..**first
    })
}

/// How the figures are counted, where their counts give them: shares in per cent, or happenings per one, ten, a hundred …
fn counting(series: &[Vec<Point>], indicator: &Indicator) -> Option<Counting> {
    let known = || series.iter().flatten().filter(|point| point.value.number().is_some());
    known().next()?;
    match indicator.unit {
        Unit::Percent => known().all(is_counted).then_some(Counting {
            kind: FunnelKind::Proportion,
            per: 100.0,
        }),
        Unit::DaysPerEmployee | Unit::Plain => {
            let rounding = 0.51 * 10_f64.powi(-i32::from(indicator.decimals));
            let fits = |per: f64, point: &Point| {
                let rate = counted(point).filter(|counted| counted.is_sound());
                let rate = rate.zip(point.value.number());
                rate.is_some_and(|(counted, value)| (per * counted.ratio() - value).abs() <= rounding)
            };
            let per = (0..6)
                .map(|power| 10_f64.powi(power))
                .find(|per| known().all(|point| fits(*per, point)))?;
            Some(Counting {
                kind: FunnelKind::Rate,
                per,
            })
        }
        _ => None,
    }
}

/// What is needed to say all of a house's figure.
#[derive(Clone, Copy)]
pub(super) struct Telling<'a> {
    pub tables: &'a Tables,
    pub pins: &'a Pins,
    pub choices: &'a SeriesChoices,
    pub locale: &'a Locale,
}

impl Telling<'_> {
    /// What the team says of indicators.
    pub fn told<'i>(&self, indicators: impl IntoIterator<Item = &'i Indicator>) -> Vec<Told> {
        let terms = indicators.into_iter().map(|indicator| of_indicator(&indicator.id));
        told(terms, self.tables, self.locale)
    }

    /// A house's figure as a mark without a place: what it says at hover, where a note belongs.
    pub fn mark(&self, figures: &Figures<'_>, house: &House, point: &Point, moment: Moment, more: &[String]) -> Mark {
        let indicator = figures.indicator;
        let (period, until) = moment.ends(point.period);
        let anchor = Anchor {
            house: Some(house.id.clone()),
            indicator: Some(indicator.id.clone()),
            period,
            until,
            ..Anchor::default()
        };
        let value = value_words(point.value, indicator, self.locale);
        let time = moment.period.map_or_else(String::new, |_| moment.words(self.locale));
        let source = self.source(figures, house, point, moment);
        let first = [house.name.to_string(), joined([value, time], " · ")];
        let basis = basis_words(point, indicator, self.locale);
        let lines = first.into_iter().chain([basis]).chain(more.iter().cloned()).chain([source]);
        Mark {
            y: None,
            period: point.period,
            hover: explained(joined(lines, "\n"), of_place(&anchor), self.tables, self.locale),
            pins: self.pins.at(&anchor),
            anchor,
            seen: (!moment.is_sum).then_some(AnchorValue::Figure(point.value)),
            ..Mark::default()
        }
    }

    /// Where a house's figure at a time stands: of a year of months the first line, and how many more.
    pub fn source(&self, figures: &Figures<'_>, house: &House, point: &Point, moment: Moment) -> String {
        let n_lines = figures.n_lines(house, moment);
        sources_words(point.source, point.line, n_lines, self.tables, self.locale)
    }

    /// A point's basis, for a cell of a table.
    pub fn basis(&self, point: &Point, indicator: &Indicator) -> String {
        basis_words(point, indicator, self.locale)
    }
}
