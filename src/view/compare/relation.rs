//! Two figures of the same houses, a mark a house. It explains nothing, and says so.

use std::collections::BTreeSet;

use crate::chart::{Begin, ChartSpec, Form, Level, LevelRole, Line, LineRole, LineShape, Mark, Table};
use crate::cluster::Point;
use crate::domain::{House, HouseId, Indicator};
use crate::i18n::Locale;
use crate::insight::{FEWEST_FOR_ASSOCIATION, TAIL, association};
use crate::view::middle::middle;
use crate::view::words::{joined, median_words, value_words};

use super::axes::{axis_from, sources_of, ticks, unit_words};
use super::figures::{Figures, Moment, Telling, number};
use super::unseen::left_out_words;

/// Orders rarer than this by chance are said to go together.
const RARE: f64 = 2.0 * TAIL;
/// More houses than this are not all called by name.
const MOST_NAMES: usize = 12;

/// The times of the two figures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Times {
    pub x: Moment,
    pub y: Moment,
}

/// The times both have figures at, newest first: the same period, or else the newest of the same calendar year.
pub(super) fn times_in_common(x: &Figures<'_>, y: &Figures<'_>) -> Vec<Times> {
    let (moments, others) = (x.moments(), y.moments());
    let year = |moment: &Moment| moment.period.map(|period| period.first_day().year());
    let pair = |x: &Moment| {
        let same = others.iter().find(|other| other.period == x.period);
        let same_year = || others.iter().find(|other| other.period.is_some() && year(other) == year(x));
        Some(Times {
            x: *x,
            y: *same.or_else(same_year)?,
        })
    };
    moments.iter().filter_map(pair).collect()
}

/// How many houses have both figures.
pub(super) fn n_in_common(x: &Figures<'_>, y: &Figures<'_>, times: Times) -> usize {
    let both = x.at(times.x).into_iter().zip(y.at(times.y));
    both.filter(|(x, y)| number(x.as_ref()).and(number(y.as_ref())).is_some()).count()
}

/// The newest times at which at least half as many houses have both figures as at any.
pub(super) fn newest_times(x: &Figures<'_>, y: &Figures<'_>) -> Option<Times> {
    let all = times_in_common(x, y);
    let most = all.iter().map(|times| n_in_common(x, y, *times)).max().filter(|most| *most > 0)?;
    all.into_iter().find(|times| 2 * n_in_common(x, y, *times) >= most)
}

/// The chart.
pub(super) struct RelationChart<'a> {
    pub telling: Telling<'a>,
    pub x: &'a Figures<'a>,
    pub y: &'a Figures<'a>,
    pub times: Times,
    /// The houses that were chosen to be in focus.
    pub focus: &'a BTreeSet<HouseId>,
    /// Whether both are parts of one whole: then they follow each other by arithmetic alone.
    pub is_of_one_whole: bool,
}

/// A house with both figures.
struct Both<'a> {
    house: &'a House,
    points: [Point; 2],
    figures: [f64; 2],
}

impl<'a> RelationChart<'a> {
    /// The chart.
    pub fn spec(&self) -> ChartSpec {
        let all = self.both();
        let axis = |figures: &Figures<'_>, side: usize| {
            let numbers = all.iter().map(|both| both.figures[side]);
            axis_from(numbers, Begin::AtData, figures.indicator)
        };
        let (x, y) = (axis(self.x, 0), axis(self.y, 1));
        let time = self.time_words();
        let names = [self.x, self.y].map(|figures| figures.indicator.title().to_string());
        let units = [(self.x, &x), (self.y, &y)].map(|(figures, axis)| unit_words(&figures.indicator.unit, axis, self.locale()));
        ChartSpec {
            id: "compare-relation".to_owned(),
            told: self.telling.told([self.x.indicator, self.y.indicator]),
            title: self.locale().with(
                "compare-relation-title",
                &[("x", names[0].clone().into()), ("y", names[1].clone().into())],
            ),
            sentence: joined([self.sentence(&all, &time), self.hidden_words()], " "),
            unit: self.locale().with(
                "compare-relation-units",
                &[("x", units[0].clone().into()), ("y", units[1].clone().into())],
            ),
            n: self.n_words(all.len()),
            period: time,
            source: sources_of([self.x, self.y], self.telling.tables),
            form: Form::Plane,
            levels: self.levels(&all, (x.range, y.range)),
            lines: self.lines(&all),
            x_range: x.range,
            y_range: y.range,
            x_ticks: ticks(&x, self.locale()),
            y_ticks: ticks(&y, self.locale()),
            axis_names: names,
            table: self.table(&all),
            ..ChartSpec::default()
        }
    }

    fn locale(&self) -> &Locale {
        self.telling.locale
    }

    fn n_words(&self, n_houses: usize) -> String {
        let n_left_out = self.x.n_all_left_out(&[self.times.x]) + self.y.n_all_left_out(&[self.times.y]);
        let houses = self.locale().with("houses-count", &[("n", n_houses.into())]);
        joined([houses, left_out_words(n_left_out, self.locale())], ", ")
    }

    /// What is hidden of either figure; said once where both are alike.
    fn hidden_words(&self) -> String {
        let of = |figures: &Figures<'_>, moment| figures.hidden_words(&[moment], self.locale());
        let (x, y) = (of(self.x, self.times.x), of(self.y, self.times.y));
        if x == y { x } else { joined([x, y], " ") }
    }

    fn both(&self) -> Vec<Both<'a>> {
        let points = self.x.at(self.times.x).into_iter().zip(self.y.at(self.times.y));
        let houses = self.x.houses.iter().copied().zip(points);
        let both = houses.filter_map(|(house, (x, y))| {
            let points = [x?, y?];
            Some(Both {
                house,
                figures: [points[0].value.number()?, points[1].value.number()?],
                points,
            })
        });
        both.collect()
    }

    /// Both times where they differ.
    fn time_words(&self) -> String {
        let words = |moment: Moment| moment.period.map_or_else(String::new, |_| moment.words(self.locale()));
        let (x, y) = (words(self.times.x), words(self.times.y));
        if x == y { x } else { joined([x, y], " / ") }
    }

    fn levels(&self, all: &[Both<'_>], (x, y): ((f64, f64), (f64, f64))) -> Vec<Level> {
        let median = |side: usize| {
            let mut numbers: Vec<f64> = all.iter().map(|both| both.figures[side]).collect();
            middle(&mut numbers).map(|middle| middle.value)
        };
        let level = |value: f64, indicator: &Indicator, points: [[f64; 2]; 2]| Level {
            name: self.locale().with(
                "compare-relation-median",
                &[("median", median_words(value, indicator, self.locale()).into())],
            ),
            role: LevelRole::Centre,
            points: points.to_vec(),
        };
        let upright = median(0).map(|value| level(value, self.x.indicator, [[value, y.0], [value, y.1]]));
        let across = median(1).map(|value| level(value, self.y.indicator, [[x.0, value], [x.1, value]]));
        upright.into_iter().chain(across).collect()
    }

    fn lines(&self, all: &[Both<'_>]) -> Vec<Line> {
        let is_named = all.len() <= MOST_NAMES;
        let line = |role: LineRole| {
            let is_focus = role == LineRole::Focus;
            let own = all.iter().filter(|both| self.focus.contains(&both.house.id) == is_focus);
            let mark = |both: &Both<'_>| {
                let value = value_words(both.points[1].value, self.y.indicator, self.locale());
                let time = self.times.y.period.map_or_else(String::new, |_| self.times.y.words(self.locale()));
                let other = joined([value, time], " · ");
                let name = self.y.indicator.title().to_string();
                let basis = self.telling.basis(&both.points[1], self.y.indicator);
                Mark {
                    x: both.figures[0],
                    y: Some(both.figures[1]),
                    label: if is_named || is_focus {
                        both.house.name.to_string()
                    } else {
                        String::new()
                    },
                    ..self
                        .telling
                        .mark(self.x, both.house, &both.points[0], self.times.x, &[name, other, basis])
                }
            };
            Line {
                name: String::new(),
                role,
                shape: LineShape::Dots,
                marks: own.map(mark).collect(),
            }
        };
        let lines = [LineRole::Muted, LineRole::Focus].map(line);
        lines.into_iter().filter(|line| !line.marks.is_empty()).collect()
    }

    fn sentence(&self, all: &[Both<'_>], time: &str) -> String {
        let said = self.locale().with("compare-relation-houses", &[("n", all.len().into())]);
        let said = joined([time.to_owned(), said], ": ");
        if self.is_of_one_whole {
            return joined([said, self.locale().t("compare-relation-whole").to_owned()], " ");
        }
        let pairs: Vec<(f64, f64)> = all.iter().map(|both| (both.figures[0], both.figures[1])).collect();
        if pairs.len() < FEWEST_FOR_ASSOCIATION {
            let few = self.locale().with("compare-relation-few", &[("n", FEWEST_FOR_ASSOCIATION.into())]);
            return joined([said, few], " ");
        }
        let Some(found) = association(&pairs) else {
            return joined([said, self.locale().t("compare-relation-constant").to_owned()], " ");
        };
        let key = match (found.p <= RARE, found.rho > 0.0) {
            (false, _) => "compare-relation-none",
            (true, true) => "compare-relation-with",
            (true, false) => "compare-relation-against",
        };
        let facts = [
            ("rho", self.locale().number(found.rho, 2).into()),
            ("p", self.p_words(found.p).into()),
        ];
        joined([said, self.locale().with(key, &facts)], " ")
    }

    /// "= 0,03", or "< 0,001" of what is less than can be written.
    fn p_words(&self, p: f64) -> String {
        const LEAST: f64 = 0.001;
        let decimals = if p < 0.01 { 3 } else { 2 };
        let sign = if p < LEAST { "<" } else { "=" };
        format!("{sign} {}", self.locale().number(p.max(LEAST), decimals))
    }

    fn table(&self, all: &[Both<'_>]) -> Table {
        let row = |both: &Both<'_>| {
            vec![
                both.house.name.to_string(),
                value_words(both.points[0].value, self.x.indicator, self.locale()),
                value_words(both.points[1].value, self.y.indicator, self.locale()),
            ]
        };
        Table {
            headings: vec![
                self.locale().t("table-house").to_owned(),
                self.x.indicator.title().to_string(),
                self.y.indicator.title().to_string(),
            ],
            rows: all.iter().map(row).collect(),
        }
    }
}
