//! All that is known of one house, each figure among the other houses' own, parts of a whole together.

use std::collections::BTreeSet;

use crate::chart::{Bar, BarRole, Begin, ChartSpec, Form, Level, LevelRole, Line, LineRole, LineShape, Mark, Table, Tick};
use crate::cluster::Point;
use crate::domain::{House, Indicator, IndicatorId, Topic};
use crate::i18n::Locale;
use crate::insight::{Interval, Side, beside_by_noise};
use crate::view::Filter;
use crate::view::middle::{Middle, middle};
use crate::view::words::{figure_words, joined, median_words, topic_words, value_words};

use super::ChartGroup;
use super::axes::{axis_from, sources_of, ticks, unit_words};
use super::beside::{excludes, signal};
use super::families::{Family, families};
use super::figures::{Figures, Moment, Telling, number};
use super::parts::PartsChart;
use super::swarm::heights;
use super::unseen::hidden;

/// From what the house is to what becomes of it.
const TOPICS: [Topic; 9] = [
    Topic::Size,
    Topic::Staffing,
    Topic::WellBeing,
    Topic::Language,
    Topic::Absence,
    Topic::Parents,
    Topic::Economy,
    Topic::Supervision,
    Topic::Other,
];
/// So many times are shown of what a whole is put together of.
const MOST_ROWS: usize = 3;
/// The row of the house above that of the others, the ends of both, and how far the median goes through them.
const OWN: f64 = 1.0;
const ROWS: (f64, f64) = (-0.6, 2.0);
const STROKE: (f64, f64) = (-0.45, 1.4);
/// Dots nearer than this share of the axis would lie on each other.
const REACH: f64 = 0.02;

/// A house among the others.
pub(super) struct HouseCharts<'a> {
    pub telling: Telling<'a>,
    pub filter: &'a Filter,
    /// All the houses, and which of them it is about.
    pub houses: &'a [&'a House],
    pub place: usize,
}

/// The charts of a house, by topic.
#[derive(Debug, Default)]
pub(super) struct HouseGroups {
    pub groups: Vec<ChartGroup>,
    /// What the house has no figure of.
    pub lacking: Vec<IndicatorId>,
    /// How many figures are held against the median by their interval: each can lie beside it by chance.
    pub n_told: usize,
    /// Whether days of absence are among them, which hang together.
    pub has_days: bool,
}

/// A figure of the house, at its time.
struct Own<'a> {
    figures: Figures<'a>,
    moment: Moment,
    point: Point,
}

impl Own<'_> {
    /// The side of the cluster's median it surely lies on, by the source's own rule of noise or by its interval.
    fn side(&self, figure: f64, median: Option<Middle>, interval: Option<Interval>) -> Option<Side> {
        let median = median?.value;
        match self.figures.indicator.noise {
            Some(noise) => beside_by_noise(figure, median, noise),
            None => excludes(&interval?, median),
        }
    }
}

impl<'a> HouseCharts<'a> {
    /// Charts by topic, and what is to be said of all of them.
    pub fn groups(&self, indicators: &[&'a Indicator]) -> HouseGroups {
        let wholes = families(self.telling.tables, indicators);
        let parts: BTreeSet<&IndicatorId> = wholes.iter().flat_map(|family| &family.parts).map(|part| &part.id).collect();
        let mut all = HouseGroups::default();
        for topic in TOPICS {
            let mut charts = Vec::new();
            for family in wholes.iter().filter(|family| family.parts.iter().any(|part| part.topic == topic)) {
                match self.parts(family) {
                    Some(chart) => charts.push(chart),
                    None => all.lacking.extend(family.parts.iter().map(|part| part.id.clone())),
                }
            }
            let alone = indicators
                .iter()
                .filter(|indicator| indicator.topic == topic && !parts.contains(&indicator.id));
            for indicator in alone {
                let Some(own) = self.own(indicator) else {
                    all.lacking.push(indicator.id.clone());
                    continue;
                };
                all.n_told += usize::from(self.is_told(&own));
                all.has_days |= own.figures.hangs_together();
                charts.push(self.strip(&own));
            }
            if !charts.is_empty() {
                let title = topic_words(topic, self.locale()).to_owned();
                all.groups.push(ChartGroup { title, charts });
            }
        }
        all
    }

    /// Whether the chart says if the house's own figure can be told from the median by chance.
    fn is_told(&self, own: &Own<'a>) -> bool {
        let points = own.figures.at(own.moment);
        let interval = own.figures.intervals(&points).get(self.place).copied().flatten();
        let mut numbers: Vec<f64> = points.iter().filter_map(|point| number(point.as_ref())).collect();
        let is_judged = own.figures.indicator.noise.is_none() && interval.is_some() && own.point.value.number().is_some();
        is_judged && middle(&mut numbers).is_some()
    }

    fn locale(&self) -> &'a Locale {
        self.telling.locale
    }

    fn parts(&self, family: &Family<'a>) -> Option<ChartSpec> {
        let figures = family
            .parts
            .iter()
            .map(|part| Figures::of(self.telling, self.filter, part, self.houses));
        let chart = PartsChart {
            telling: self.telling,
            family,
            figures: figures.collect(),
            totals: Vec::new(),
        };
        chart.of_house(self.place, MOST_ROWS)
    }

    /// The house's figure at the time most houses have one, else at its own newest time; else that it is hidden.
    fn own(&self, indicator: &'a Indicator) -> Option<Own<'a>> {
        let figures = Figures::of(self.telling, self.filter, indicator, self.houses);
        let newest = figures.newest_moment()?;
        let at = |moment: Moment| Some((moment, figures.at(moment).get(self.place).copied().flatten()?));
        let has_number = |found: &(Moment, Point)| found.1.value.number().is_some();
        let last = || figures.moments().into_iter().filter_map(at).find(has_number);
        let (moment, point) = at(newest).filter(has_number).or_else(last).or_else(|| at(newest))?;
        Some(Own { figures, moment, point })
    }

    fn strip(&self, own: &Own<'a>) -> ChartSpec {
        let (figures, indicator) = (&own.figures, own.figures.indicator);
        let points = figures.at(own.moment);
        let mut numbers: Vec<f64> = points.iter().filter_map(|point| number(point.as_ref())).collect();
        let median = middle(&mut numbers);
        let interval = figures.intervals(&points).get(self.place).copied().flatten();
        let ends = interval.into_iter().flat_map(|interval| [interval.low, interval.high]);
        // Dots are read by their place, and no length is compared.
        let axis = axis_from(numbers.iter().copied().chain(ends), Begin::AtData, indicator);
        let value = value_words(own.point.value, indicator, self.locale());
        let bar = interval.map(|interval| Bar {
            x: (interval.low, interval.high),
            row: OWN,
            role: BarRole::Interval,
            label: value.clone(),
        });
        let level = median.map(|median| Level {
            name: self.median_words(median, indicator),
            role: LevelRole::Centre,
            points: vec![[median.value, STROKE.0], [median.value, STROKE.1]],
        });
        ChartSpec {
            id: format!("compare-house-{}", indicator.id),
            title: indicator.title().to_string(),
            sentence: self.sentence(own, median, interval),
            unit: unit_words(&indicator.unit, &axis, self.locale()),
            n: figures.n_words(numbers.len(), &[own.moment], self.locale()),
            period: own.moment.period.map_or_else(String::new, |_| own.moment.words(self.locale())),
            source: sources_of([figures], self.telling.tables),
            form: Form::Rows,
            bars: bar.into_iter().collect(),
            levels: level.into_iter().collect(),
            lines: self.lines(own, &points, (median, interval), axis.range),
            x_range: axis.range,
            x_ticks: ticks(&axis, self.locale()),
            y_range: ROWS,
            y_ticks: self.row_names(),
            table: self.table(own, &points),
            told: self.telling.told([indicator]),
            ..ChartSpec::default()
        }
    }

    fn row_names(&self) -> Vec<Tick> {
        let name = self.houses.get(self.place).map_or("", |house| &house.name);
        let tick = |at, label: &str| Tick {
            at,
            label: label.to_owned(),
        };
        vec![tick(0.0, self.locale().t("compare-house-others")), tick(OWN, name)]
    }

    fn median_words(&self, median: Middle, indicator: &Indicator) -> String {
        let median = median_words(median.value, indicator, self.locale());
        self.locale().with("compare-median", &[("median", median.into())])
    }

    /// The others, moved apart, and the house above them.
    fn lines(
        &self,
        own: &Own<'a>,
        points: &[Option<Point>],
        (median, interval): (Option<Middle>, Option<Interval>),
        axis: (f64, f64),
    ) -> Vec<Line> {
        let all = self.houses.iter().zip(points).enumerate();
        let others = all.filter_map(|(place, (house, point))| Some((*house, (*point)?)).filter(|_| place != self.place));
        let others: Vec<(&House, Point, f64)> = others
            .filter_map(|(house, point)| Some((house, point, point.value.number()?)))
            .collect();
        let heights = heights(&others.iter().map(|(_, _, figure)| *figure).collect::<Vec<_>>(), axis, REACH);
        let behind = others.into_iter().zip(heights).map(|((house, point, figure), height)| Mark {
            x: figure,
            y: Some(height),
            ..self.telling.mark(&own.figures, house, &point, own.moment, &[])
        });
        let line = |role, marks: Vec<Mark>| Line {
            name: String::new(),
            role,
            shape: LineShape::Dots,
            marks,
        };
        let behind = line(LineRole::Muted, behind.collect());
        let in_focus = self.houses.get(self.place).zip(own.point.value.number()).map(|(house, figure)| {
            let side = own.side(figure, median, interval);
            Mark {
                x: figure,
                y: Some(OWN),
                label: if interval.is_some() {
                    String::new()
                } else {
                    figure_words(figure, own.figures.indicator, self.locale())
                },
                signal: side.map(signal),
                ..self.telling.mark(&own.figures, house, &own.point, own.moment, &[])
            }
        });
        let lines = [behind, line(LineRole::Focus, in_focus.into_iter().collect())];
        lines.into_iter().filter(|line| !line.marks.is_empty()).collect()
    }

    fn sentence(&self, own: &Own<'a>, median: Option<Middle>, interval: Option<Interval>) -> String {
        let hidden = own.figures.hidden_words(&[own.moment], self.locale());
        joined([self.own_sentence(own, median, interval), hidden], " ")
    }

    fn own_sentence(&self, own: &Own<'a>, median: Option<Middle>, interval: Option<Interval>) -> String {
        let indicator = own.figures.indicator;
        let Some(figure) = own.point.value.number() else {
            // That it is hidden, and why, is said with the others.
            return if hidden(&own.point).is_some() {
                String::new()
            } else {
                value_words(own.point.value, indicator, self.locale())
            };
        };
        let value = figure_words(figure, indicator, self.locale());
        let Some(median) = median else { return value };
        let is_known = indicator.noise.is_some() || interval.is_some();
        let key = match (is_known, own.side(figure, Some(median), interval)) {
            (false, _) => "",
            (true, None) => "compare-house-chance",
            (true, Some(_)) => "compare-house-beside",
        };
        let said = self.locale().with(
            "compare-house-median",
            &[
                ("n", median.n_houses.into()),
                ("value", value.into()),
                ("median", median_words(median.value, indicator, self.locale()).into()),
            ],
        );
        joined([said.as_str(), self.locale().t(key)], " ")
    }

    fn table(&self, own: &Own<'a>, points: &[Option<Point>]) -> Table {
        let indicator = own.figures.indicator;
        let row = |(house, point): (&&House, &Option<Point>)| {
            let value = point
                .as_ref()
                .map_or_else(String::new, |point| value_words(point.value, indicator, self.locale()));
            let basis = point
                .as_ref()
                .map_or_else(String::new, |point| self.telling.basis(point, indicator));
            vec![house.name.to_string(), value, basis]
        };
        Table {
            headings: ["table-house", "table-value", "table-basis"]
                .map(|key| self.locale().t(key).to_owned())
                .to_vec(),
            rows: self.houses.iter().zip(points).map(row).collect(),
        }
    }
}
