//! How the houses are spread, time by time: a dot a house, a box round the middle half of them.

use std::collections::BTreeSet;

use crate::chart::{Bar, BarRole, Begin, ChartSpec, Form, Level, LevelRole, Line, LineRole, LineShape, Mark, Table, Tick};
use crate::cluster::Point;
use crate::domain::HouseId;
use crate::i18n::Locale;
use crate::insight::quantile;
use crate::view::words::{figure_words, joined, median_words, span_words, value_words};

use super::axes::{axis_from, sources_of, ticks, unit_words};
use super::figures::{Figures, Moment, Telling, number};
use super::swarm::heights;

/// So many times are shown, the newest.
const MOST_ROWS: usize = 8;
/// A box of fewer houses would be the houses themselves.
const FEWEST_FOR_BOX: usize = 5;
/// Dots nearer than this share of the axis would lie on each other.
const REACH: f64 = 0.011;
/// Half the height of a median's stroke, in rows.
const STROKE: f64 = 0.36;

/// The chart: figures, and the houses in focus.
pub(super) struct SpreadChart<'a> {
    pub telling: Telling<'a>,
    pub figures: &'a Figures<'a>,
    pub focus: &'a BTreeSet<HouseId>,
}

/// One time.
struct Row {
    moment: Moment,
    points: Vec<Option<Point>>,
    numbers: Vec<f64>,
    quarters: Option<[f64; 3]>,
}

impl Row {
    fn of(figures: &Figures<'_>, moment: Moment) -> Self {
        let points = figures.at(moment);
        let numbers: Vec<f64> = points.iter().filter_map(|point| number(point.as_ref())).collect();
        let quarter = |p: f64| quantile(&numbers, p).filter(|_| numbers.len() >= FEWEST_FOR_BOX);
        let quarters = quarter(0.25).zip(quarter(0.5)).zip(quarter(0.75));
        Self {
            moment,
            points,
            quarters: quarters.map(|((low, middle), high)| [low, middle, high]),
            numbers,
        }
    }

    fn ends(&self) -> Option<(f64, f64)> {
        let least = self.numbers.iter().copied().min_by(f64::total_cmp)?;
        let most = self.numbers.iter().copied().max_by(f64::total_cmp)?;
        Some((least, most))
    }
}

impl SpreadChart<'_> {
    /// The chart; none where no house has a figure.
    pub fn spec(&self) -> Option<ChartSpec> {
        let alike = self.figures.moments_alike();
        let shown = alike.iter().skip(alike.len().saturating_sub(MOST_ROWS));
        let rows: Vec<Row> = shown.map(|moment| Row::of(self.figures, *moment)).collect();
        let newest = rows.last()?;
        let numbers = rows.iter().flat_map(|row| row.numbers.iter().copied());
        // Dots are read by their place, and no length is compared.
        let axis = axis_from(numbers, Begin::AtData, self.figures.indicator);
        let n = rows.len();
        let at = |place: usize| (n - 1 - place) as f64;
        let labels = rows.iter().enumerate().map(|(place, row)| Tick {
            at: at(place),
            label: self.time_words(row.moment),
        });
        let numbered = || rows.iter().enumerate();
        Some(ChartSpec {
            id: "compare-spread".to_owned(),
            title: self.figures.indicator.title().to_string(),
            told: self.telling.told([self.figures.indicator]),
            sentence: self.sentence(newest),
            unit: unit_words(&self.figures.indicator.unit, &axis, self.locale()),
            n: self.figures.n_words(newest.numbers.len(), &moments(&rows), self.locale()),
            period: self.span(&rows),
            source: sources_of([self.figures], self.telling.tables),
            form: Form::Rows,
            bars: numbered().filter_map(|(place, row)| bar(row, at(place))).collect(),
            levels: numbered()
                .filter_map(|(place, row)| self.level(row, at(place), place + 1 == n))
                .collect(),
            lines: self.lines(&rows, axis.range),
            x_range: axis.range,
            x_ticks: ticks(&axis, self.locale()),
            y_range: (-0.6, n as f64 - 0.2),
            y_ticks: labels.rev().collect(),
            table: self.table(&rows),
            ..ChartSpec::default()
        })
    }

    /// What must be said of it.
    pub fn caution(&self) -> String {
        let alike = self.figures.moments_alike();
        let ends = alike.first().zip(alike.last());
        let broken = ends.and_then(|(first, last)| self.figures.break_between(*first, *last));
        joined(
            [
                broken.map_or_else(String::new, |from| broken_words(self.locale().period(from), self.locale())),
                self.locale().t("compare-spread-caution").to_owned(),
            ],
            " ",
        )
    }

    fn locale(&self) -> &Locale {
        self.telling.locale
    }

    fn words(&self, figure: f64) -> String {
        figure_words(figure, self.figures.indicator, self.locale())
    }

    /// The time alone: that months are put together stands under the chart.
    fn time_words(&self, moment: Moment) -> String {
        moment.period.map_or_else(String::new, |period| self.locale().period(period))
    }

    fn span(&self, rows: &[Row]) -> String {
        let words = |row: Option<&Row>| row.map_or_else(String::new, |row| self.time_words(row.moment));
        let span = span_words(&words(rows.first()), &words(rows.last()));
        let is_sum = rows.last().is_some_and(|row| row.moment.is_sum);
        joined([span.as_str(), if is_sum { self.locale().t("compare-sum") } else { "" }], ", ")
    }

    /// Dots row by row, those in focus in front, with their names in the newest row.
    fn lines(&self, rows: &[Row], axis: (f64, f64)) -> Vec<Line> {
        let (mut behind, mut front) = (Vec::new(), Vec::new());
        for (place, row) in rows.iter().enumerate() {
            let is_newest = place + 1 == rows.len();
            let mut heights = heights(&row.numbers, axis, REACH).into_iter();
            for (house, point) in self.figures.houses.iter().zip(&row.points) {
                let Some((point, figure)) = point.as_ref().and_then(|point| Some((point, point.value.number()?))) else {
                    continue;
                };
                let is_focus = self.focus.contains(&house.id);
                let mark = Mark {
                    x: figure,
                    y: Some((rows.len() - 1 - place) as f64 + heights.next().unwrap_or_default()),
                    label: if is_focus && is_newest {
                        house.name.to_string()
                    } else {
                        String::new()
                    },
                    ..self.telling.mark(self.figures, house, point, row.moment, &[])
                };
                let own = if is_focus { &mut front } else { &mut behind };
                own.push(mark);
            }
        }
        let line = |role, marks| Line {
            name: String::new(),
            role,
            shape: LineShape::Dots,
            marks,
        };
        vec![line(LineRole::Muted, behind), line(LineRole::Focus, front)]
            .into_iter()
            .filter(|line| !line.marks.is_empty())
            .collect()
    }

    /// The median's stroke, named in the newest row.
    fn level(&self, row: &Row, at: f64, is_newest: bool) -> Option<Level> {
        let [_, middle, _] = row.quarters?;
        let median = median_words(middle, self.figures.indicator, self.locale());
        let name = self.locale().with("compare-median", &[("median", median.into())]);
        Some(Level {
            name: if is_newest { name } else { String::new() },
            role: LevelRole::Centre,
            points: vec![[middle, at - STROKE], [middle, at + STROKE]],
        })
    }

    fn sentence(&self, newest: &Row) -> String {
        let Some((least, most)) = newest.ends() else {
            return String::new();
        };
        let mut facts = vec![
            ("n", newest.numbers.len().into()),
            ("least", self.words(least).into()),
            ("most", self.words(most).into()),
        ];
        let time = self.time_words(newest.moment);
        let said = match newest.quarters {
            Some([low, middle, high]) => {
                let median = median_words(middle, self.figures.indicator, self.locale());
                facts.extend([
                    ("low", self.words(low).into()),
                    ("high", self.words(high).into()),
                    ("median", median.into()),
                ]);
                self.locale().with("compare-spread-box", &facts)
            }
            None => self.locale().with("compare-spread-dots", &facts),
        };
        let hidden = self.figures.hidden_words(&[newest.moment], self.locale());
        joined([joined([time, said], ": "), hidden], " ")
    }

    fn table(&self, rows: &[Row]) -> Table {
        let mut headings = vec![self.locale().t("table-house").to_owned()];
        headings.extend(rows.iter().map(|row| self.time_words(row.moment)));
        let indicator = self.figures.indicator;
        let of_house = |(place, house): (usize, &&crate::domain::House)| {
            let value = |row: &Row| {
                let point = row.points.get(place).and_then(Option::as_ref);
                point.map_or_else(String::new, |point| value_words(point.value, indicator, self.locale()))
            };
            std::iter::once(house.name.to_string()).chain(rows.iter().map(value)).collect()
        };
        let mut all: Vec<Vec<String>> = self.figures.houses.iter().enumerate().map(of_house).collect();
        if rows.iter().any(|row| row.quarters.is_some()) {
            let median = |row: &Row| {
                row.quarters
                    .map_or_else(String::new, |[_, middle, _]| median_words(middle, indicator, self.locale()))
            };
            let name = self.locale().t("trend-median").to_owned();
            all.push(std::iter::once(name).chain(rows.iter().map(median)).collect());
        }
        Table { headings, rows: all }
    }
}

fn moments(rows: &[Row]) -> Vec<Moment> {
    rows.iter().map(|row| row.moment).collect()
}

/// The box round the middle half.
fn bar(row: &Row, at: f64) -> Option<Bar> {
    let [low, _, high] = row.quarters?;
    Some(Bar {
        x: (low, high),
        row: at,
        role: BarRole::Box,
        label: String::new(),
    })
}

/// That the source counts in a new way from then on.
pub(super) fn broken_words(from: String, locale: &Locale) -> String {
    locale.with("compare-broken", &[("time", from.into())])
}
