//! Houses side by side at one time: a funnel of ten and more counted houses, else each figure with how far it could be from what it
//! stands for, in the leader's own order around the cluster's median.

use crate::chart::{
    Axis, Bar, BarRole, Begin, ChartSpec, Form, Level, LevelRole, Line, LineRole, LineShape, Mark, MarkSignal, Table, Tick,
};
use crate::cluster::Point;
use crate::domain::{Absence, House, Period, Value};
use crate::i18n::Locale;
use crate::insight::{
    Counted, FEWEST_FOR_DISPERSION, Funnel, Interval, Level as Sureness, PlaceRange, Side, TAIL, beside_by_noise, funnel, place_ranges,
    places_by_intervals,
};
use crate::view::middle::middle;
use crate::view::words::{absence_words, cell_words, figure_words, joined, listed as names, median_words};

use super::axes::{axis, axis_from, sources_of, ticks, unit_words};
use super::figures::{Figures, Moment, Telling, number};

/// A chance result is expected among this many houses at a tail of 2.5 % each way.
pub(super) const BOTH_TAILS: f64 = 2.0 * TAIL;
/// And between the two lines of a funnel, without those beyond the outer one.
const BETWEEN_LINES: f64 = 2.0 * (Sureness::P95.tail() - Sureness::P998.tail());
/// Houses differ clearly more than chance gives beyond this φ.
const WIDE: f64 = 2.0;

/// What is known of a house beside the others.
struct Beside<'a> {
    /// Its place among all the houses.
    place: usize,
    house: &'a House,
    point: Option<Point>,
    counted: Option<Counted>,
    interval: Option<Interval>,
    side: Option<Side>,
    places: Option<PlaceRange>,
}

/// The chart: figures, time, and whether places are asked for.
pub(super) struct BesideChart<'a> {
    pub telling: Telling<'a>,
    /// Those of all the cluster's houses.
    pub figures: &'a Figures<'a>,
    /// The houses in sight.
    pub shown: &'a [&'a House],
    pub moment: Moment,
    pub shows_places: bool,
}

impl BesideChart<'_> {
    /// The chart of all houses.
    pub fn spec(&self) -> ChartSpec {
        let points = self.figures.at(self.moment);
        let counted: Vec<Counted> = points
            .iter()
            .map(|point| {
                self.figures
                    .counted(point.as_ref())
                    .unwrap_or_else(|| Counted::new(f64::NAN, f64::NAN))
            })
            .collect();
        let n_counted = counted.iter().filter(|counted| counted.is_sound()).count();
        let funnelled = self.figures.counting.filter(|_| n_counted >= FEWEST_FOR_DISPERSION);
        match funnelled.and_then(|counting| funnel(counting.kind, &counted)) {
            Some(funnel) => self.funnel_spec(&points, &counted, &funnel),
            None => self.interval_spec(points, &counted),
        }
    }

    fn locale(&self) -> &Locale {
        self.telling.locale
    }

    fn words(&self, figure: f64) -> String {
        figure_words(figure, self.figures.indicator, self.locale())
    }

    fn interval_spec(&self, points: Vec<Option<Point>>, counted: &[Counted]) -> ChartSpec {
        let median = median_of(&points);
        let mut rows = self.rows(points, counted, median);
        rows.retain(|row| self.shown.iter().any(|house| house.id == row.house.id));
        let ends = rows.iter().flat_map(|row| {
            let interval = row.interval.map(|interval| [interval.low, interval.high]);
            interval.into_iter().flatten().chain(number(row.point.as_ref())).chain(median)
        });
        let x = axis_from(ends, Begin::AtData, self.figures.indicator);
        let n = rows.len();
        let n_known = rows.iter().filter(|row| number(row.point.as_ref()).is_some()).count();
        let row_of = |place: usize| (n - 1 - place) as f64;
        let is_known = |(_, row): &(usize, &Beside<'_>)| number(row.point.as_ref()).is_some();
        let known = rows.iter().enumerate().filter(is_known);
        let marks = known.map(|(place, row)| self.mark(row, row_of(place)));
        let bars = rows.iter().enumerate().filter_map(|(place, row)| {
            let interval = row.interval?;
            Some(Bar {
                x: (interval.low, interval.high),
                row: row_of(place),
                role: BarRole::Interval,
                label: String::new(),
            })
        });
        let labels = rows.iter().enumerate().map(|(place, row)| Tick {
            at: row_of(place),
            label: self.row_words(row),
        });
        let level = median.map(|median| Level {
            name: self.median_words(median),
            role: LevelRole::Centre,
            points: vec![[median, -0.6], [median, n as f64 - 0.4]],
        });
        ChartSpec {
            form: Form::Rows,
            sentence: self.interval_sentence(&rows, median),
            bars: bars.collect(),
            levels: level.into_iter().collect(),
            lines: vec![Line {
                name: String::new(),
                role: LineRole::Focus,
                shape: LineShape::Dots,
                marks: marks.collect(),
            }],
            x_range: x.range,
            x_ticks: ticks(&x, self.locale()),
            y_range: (-0.6, n as f64 + 0.1),
            y_ticks: labels.rev().collect(),
            table: self.table(&rows),
            ..self.head("beside", n_known, &x)
        }
    }

    /// What both charts have in common; `axis` is the one that is spoken of.
    fn head(&self, id: &str, n_houses: usize, axis: &Axis) -> ChartSpec {
        ChartSpec {
            id: format!("compare-{id}"),
            title: self.figures.indicator.title().to_string(),
            told: self.telling.told([self.figures.indicator]),
            unit: unit_words(&self.figures.indicator.unit, axis, self.locale()),
            n: self.figures.n_words(n_houses, &[self.moment], self.locale()),
            period: self.moment.period.map_or_else(String::new, |_| self.moment.words(self.locale())),
            source: sources_of([self.figures], self.telling.tables),
            ..ChartSpec::default()
        }
    }

    fn median_words(&self, median: f64) -> String {
        let median = median_words(median, self.figures.indicator, self.locale());
        self.locale().with("compare-median", &[("median", median.into())])
    }

    fn rows(&self, points: Vec<Option<Point>>, counted: &[Counted], median: Option<f64>) -> Vec<Beside<'_>> {
        let noise = self.figures.indicator.noise;
        let counting = self.figures.counting.filter(|_| noise.is_none());
        let intervals = self.figures.intervals(&points);
        let places = self.places(&points, counted);
        let houses = self.figures.houses.iter().zip(points).zip(counted).zip(intervals).zip(places);
        houses
            .enumerate()
            .map(|(place, ((((house, point), counted), interval), places))| {
                let figure = number(point.as_ref());
                let side = match (noise, interval) {
                    (Some(noise), _) => figure
                        .zip(median)
                        .and_then(|(figure, median)| beside_by_noise(figure, median, noise)),
                    (None, Some(interval)) => median.and_then(|median| excludes(&interval, median)),
                    (None, None) => None,
                };
                Beside {
                    place,
                    house,
                    counted: counting.map(|_| *counted).filter(|counted| counted.is_sound()),
                    point,
                    interval,
                    side,
                    places,
                }
            })
            .collect()
    }

    /// The places each house could have had; none where they are not asked for, or nothing tells how sure the figures are.
    fn places(&self, points: &[Option<Point>], counted: &[Counted]) -> Vec<Option<PlaceRange>> {
        let figures = || points.iter().map(|point| number(point.as_ref())).collect::<Vec<_>>();
        match (self.shows_places, self.figures.indicator.noise, self.figures.counting) {
            (true, Some(noise), _) => place_ranges(&figures(), |figure, other| beside_by_noise(*figure, *other, noise)),
            (true, None, Some(counting)) => places_by_intervals(counting.kind, counted),
            _ => vec![None; points.len()],
        }
    }

    fn mark(&self, row: &Beside<'_>, at: f64) -> Mark {
        let Some(point) = &row.point else {
            return Mark::default();
        };
        let more = [
            row.interval.map_or_else(String::new, |interval| self.interval_words(&interval)),
            row.places.map_or_else(String::new, |places| self.places_words(places)),
        ];
        let mark = self.telling.mark(self.figures, row.house, point, self.moment, &more);
        let figure = point.value.number();
        Mark {
            x: figure.unwrap_or_default(),
            y: figure.map(|_| at),
            label: row.places.map_or_else(String::new, |places| self.places_words(places)),
            signal: row.side.map(signal),
            ..mark
        }
    }

    /// The house, and why it has no figure where it has none.
    fn row_words(&self, row: &Beside<'_>) -> String {
        let words = |absence| cell_words(Value::Absent(absence), self.figures.indicator, self.locale());
        joined([&*row.house.name, &*self.absence_words(row, words)], " · ")
    }

    fn absence_words(&self, row: &Beside<'_>, words: impl Fn(Absence) -> String) -> String {
        self.figures
            .absence_words((row.place, row.point.as_ref()), self.moment, self.locale(), words)
    }

    fn interval_words(&self, interval: &Interval) -> String {
        let (low, high) = (self.words(interval.low), self.words(interval.high));
        self.locale()
            .with("compare-interval", &[("low", low.into()), ("high", high.into())])
    }

    fn places_words(&self, places: PlaceRange) -> String {
        let ends = [("first", places.first.into()), ("last", places.last.into())];
        let key = if places.first == places.last {
            "compare-place"
        } else {
            "compare-places"
        };
        self.locale().with(key, &ends)
    }

    fn interval_sentence(&self, rows: &[Beside<'_>], median: Option<f64>) -> String {
        let n = rows.iter().filter(|row| number(row.point.as_ref()).is_some()).count();
        let Some(median) = median else {
            return self.locale().with("compare-too-few-houses", &[("n", n.into())]);
        };
        let median = median_words(median, self.figures.indicator, self.locale());
        let median = match self.moment.period {
            Some(period) => {
                let key = match (self.moment.is_sum, period) {
                    (true, _) => "compare-in-sum",
                    (false, Period::Day(_)) => "compare-on",
                    (false, _) => "compare-in",
                };
                let time = self.locale().period(period);
                self.locale().with(key, &[("figure", median.into()), ("time", time.into())])
            }
            None => median,
        };
        let side = |side: Side, key: &str| {
            let beside = rows.iter().filter(|row| row.side == Some(side));
            let names = names(beside.map(|row| &*row.house.name), self.locale());
            if names.is_empty() {
                return String::new();
            }
            self.locale().with(key, &[("names", names.into())])
        };
        let sides = [side(Side::Above, "compare-above"), side(Side::Below, "compare-below")].concat();
        let n_beside = rows.iter().filter(|row| row.side.is_some()).count();
        let n_sure = rows.iter().filter(|row| row.interval.is_some()).count();
        let (key, measure) = match self.figures.indicator.noise {
            Some(noise) => ("compare-by-noise", self.locale().number(noise, 1)),
            None if n_sure > 0 => ("compare-by-interval", self.locale().number(n_sure as f64 * BOTH_TAILS, 1)),
            None => ("compare-unknown", String::new()),
        };
        self.locale().with(
            key,
            &[
                ("n", n.into()),
                ("sure", n_sure.into()),
                ("why", self.locale().t(self.figures.unsure_key()).into()),
                ("beside", n_beside.into()),
                ("median", median.into()),
                ("measure", measure.into()),
                ("sides", sides.into()),
            ],
        )
    }

    fn table(&self, rows: &[Beside<'_>]) -> Table {
        let words = |key: &str| self.locale().t(key).to_owned();
        let mut headings = vec![
            words("table-house"),
            words("table-value"),
            words("table-basis"),
            words("table-interval"),
        ];
        if self.shows_places {
            headings.push(words("table-places"));
        }
        headings.extend([words("table-period"), words("table-source")]);
        let time = self.moment.period.map_or_else(String::new, |_| self.moment.words(self.locale()));
        let row = |row: &Beside<'_>| {
            let indicator = self.figures.indicator;
            let absent = |absence| absence_words(absence, self.locale()).to_owned();
            let value = match number(row.point.as_ref()) {
                Some(figure) => self.words(figure),
                None => self.absence_words(row, absent),
            };
            let basis = row.point.map_or_else(String::new, |point| self.telling.basis(&point, indicator));
            let interval = row.interval.map_or_else(String::new, |interval| {
                joined([self.words(interval.low), self.words(interval.high)], " – ")
            });
            let mut cells = vec![row.house.name.to_string(), value, basis, interval];
            if self.shows_places {
                cells.push(row.places.map_or_else(String::new, |places| self.places_words(places)));
            }
            let source = |point: &Point| self.telling.source(self.figures, row.house, point, self.moment);
            cells.extend([time.clone(), row.point.as_ref().map_or_else(String::new, source)]);
            cells
        };
        Table {
            headings,
            rows: rows.iter().map(row).collect(),
        }
    }

    fn funnel_spec(&self, points: &[Option<Point>], counted: &[Counted], funnel: &Funnel) -> ChartSpec {
        let per = self.figures.counting.map_or(1.0, |counting| counting.per);
        let most = counted
            .iter()
            .filter(|counted| counted.is_sound())
            .map(|counted| counted.denominator)
            .fold(0.0, f64::max);
        let numbers = points.iter().filter_map(|point| number(point.as_ref()));
        let y = axis(numbers.chain([funnel.target * per]), self.figures);
        let x = Axis::of((0.0, most), Begin::AtZero, 0);
        let rows: Vec<Beside<'_>> = self.rows(points.to_vec(), counted, None);
        let marks = rows.iter().zip(&funnel.flags).filter_map(|(row, flag)| {
            let counted = row.counted?;
            let mark = self.mark(row, 0.0);
            Some(Mark {
                x: counted.denominator,
                y: number(row.point.as_ref()),
                label: flag.map_or_else(String::new, |_| row.house.name.to_string()),
                signal: flag.filter(|(_, level)| *level == Sureness::P998).map(|(side, _)| signal(side)),
                ..mark
            })
        });
        let marks: Vec<Mark> = marks.collect();
        ChartSpec {
            form: Form::Plane,
            axis_names: [self.locale().t("compare-axis-n").to_owned(), String::new()],
            sentence: self.funnel_sentence(&rows, funnel),
            levels: self.funnel_levels(funnel, (x.range.1, y.range), per),
            lines: vec![Line {
                name: String::new(),
                role: LineRole::Focus,
                shape: LineShape::Dots,
                marks,
            }],
            x_range: x.range,
            x_ticks: ticks(&x, self.locale()),
            y_range: y.range,
            y_ticks: ticks(&y, self.locale()),
            table: self.table(&rows),
            ..self.head("funnel", self.figures.n_houses(self.moment), &y)
        }
    }

    /// The cluster's share and the lines, cut where they leave the chart.
    fn funnel_levels(&self, funnel: &Funnel, (most, y): (f64, (f64, f64)), per: f64) -> Vec<Level> {
        const STEPS: i32 = 80;
        let places = (1..=STEPS).map(|step| most * (f64::from(step) / f64::from(STEPS)).powi(2));
        let course = |level: Sureness, is_upper: bool| -> Vec<[f64; 2]> {
            let ends = places.clone().map(|n| {
                let (low, high) = funnel.lines(n, level);
                [n, per * if is_upper { high } else { low }]
            });
            ends.filter(|point| (y.0..=y.1).contains(&point[1])).collect()
        };
        let level = |name: &str, role: LevelRole, points: Vec<[f64; 2]>| Level {
            name: name.to_owned(),
            role,
            points,
        };
        let target = median_words(funnel.target * per, self.figures.indicator, self.locale());
        let target = self.locale().with("compare-target", &[("target", target.into())]);
        vec![
            level(self.locale().t("compare-line-998"), LevelRole::Limit, course(Sureness::P998, true)),
            level("", LevelRole::Limit, course(Sureness::P998, false)),
            level(
                self.locale().t("compare-line-95"),
                LevelRole::InnerLimit,
                course(Sureness::P95, true),
            ),
            level("", LevelRole::InnerLimit, course(Sureness::P95, false)),
            level(
                &target,
                LevelRole::Centre,
                vec![[0.0, funnel.target * per], [most, funnel.target * per]],
            ),
        ]
    }

    fn funnel_sentence(&self, rows: &[Beside<'_>], funnel: &Funnel) -> String {
        let n = rows.iter().filter(|row| row.counted.is_some()).count();
        let of = |sureness: Sureness| {
            let flagged = rows
                .iter()
                .zip(&funnel.flags)
                .filter(move |(_, flag)| flag.is_some_and(|(_, level)| level == sureness));
            flagged.map(|(row, _)| &*row.house.name)
        };
        let per = self.figures.counting.map_or(1.0, |counting| counting.per);
        let said = self.locale().with(
            "compare-by-funnel",
            &[
                ("n", n.into()),
                ("outside", of(Sureness::P998).count().into()),
                ("names", names(of(Sureness::P998), self.locale()).into()),
                ("near", of(Sureness::P95).count().into()),
                ("chance", self.locale().number(n as f64 * BETWEEN_LINES, 1).into()),
                (
                    "target",
                    median_words(funnel.target * per, self.figures.indicator, self.locale()).into(),
                ),
            ],
        );
        let wide = funnel
            .dispersion
            .filter(|dispersion| dispersion.phi > WIDE)
            .map_or_else(String::new, |dispersion| {
                let phi = self.locale().number(dispersion.phi, 1);
                self.locale().with("compare-wide", &[("phi", phi.into())])
            });
        let hidden = self.figures.hidden_words(&[self.moment], self.locale());
        joined([said, wide, hidden], " ")
    }
}

/// The cluster's median; none of too few houses.
fn median_of(points: &[Option<Point>]) -> Option<f64> {
    let mut numbers: Vec<f64> = points.iter().filter_map(|point| number(point.as_ref())).collect();
    middle(&mut numbers).map(|middle| middle.value)
}

/// The side of a figure whose interval does not hold a level.
pub(super) fn excludes(interval: &Interval, level: f64) -> Option<Side> {
    if interval.low > level {
        Some(Side::Above)
    } else if interval.high < level {
        Some(Side::Below)
    } else {
        None
    }
}

/// A house beside the others is no better and no worse: what it is compared with is only where the others are.
pub(super) fn signal(side: Side) -> MarkSignal {
    MarkSignal::Other {
        is_up: side == Side::Above,
    }
}
