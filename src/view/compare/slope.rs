//! Each house at two times, and which changes can be told from chance.

use std::collections::BTreeSet;

use crate::chart::{ChartSpec, Form, Line, LineRole, LineShape, Mark, Table, Tick};
use crate::cluster::Point;
use crate::domain::{House, HouseId};
use crate::i18n::Locale;
use crate::insight::{Interval, Side, beside_by_noise, surely_beside};
use crate::view::Filter;
use crate::view::signal::Signal;
use crate::view::words::{by_step_key, joined, listed as names, span_words, value_words};

use super::axes::{axis, sources_of, ticks, unit_words};
use super::beside::{BOTH_TAILS, signal};
use super::company::MOST_IN_FOCUS;
use super::figures::{Figures, Moment, Telling, number};
use super::spread::broken_words;

/// Room beside the two times: a little before the first, and for the names after the last.
const ENDS: (f64, f64) = (-0.12, 1.3);
/// About so many years lie between the two times, where nothing else is asked for.
const YEARS: f64 = 3.0;
/// And so many periods at least, where there are as many.
const PERIODS: usize = 2;

/// The two times, and what there is to choose from.
pub(super) struct Times {
    /// Times of one kind, oldest first.
    pub alike: Vec<Moment>,
    pub first: Moment,
    pub last: Moment,
}

impl Times {
    /// The times asked for, where there are such; else the newest one and one about three years before, with most houses in common.
    pub fn of(figures: &Figures<'_>, asked: (Option<Moment>, Option<Moment>)) -> Option<Self> {
        let alike = figures.moments_alike();
        let later = alike.get(1..).unwrap_or_default();
        let most = later.iter().map(|moment| figures.n_houses(*moment)).max()?;
        let newest = || later.iter().copied().rev().find(|moment| 2 * figures.n_houses(*moment) >= most);
        let last = asked.1.filter(|moment| later.contains(moment)).or_else(newest)?;
        let place = alike.iter().position(|moment| *moment == last)?;
        let before = alike.get(..place)?;
        let first = asked
            .0
            .filter(|moment| before.contains(moment))
            .or_else(|| usual_first(figures, before, last))?;
        Some(Self { alike, first, last })
    }
}

/// Of the times before, the one with most houses in common on this side of a break; of several the one nearest to three years before.
fn usual_first(figures: &Figures<'_>, before: &[Moment], last: Moment) -> Option<Moment> {
    let numbers = |moment: Moment| figures.at(moment).into_iter().map(|point| number(point.as_ref()));
    let n_common = |moment: Moment| {
        numbers(moment)
            .zip(numbers(last))
            .filter(|(one, other)| one.and(*other).is_some())
            .count()
    };
    let is_far = |place: usize| before.len() - place >= PERIODS;
    let distance = |moment: Moment| {
        let years = moment.period.zip(last.period);
        let years = years.map_or(0.0, |(first, last)| last.mid_year() - first.mid_year());
        (years - YEARS).abs()
    };
    let all = before.iter().copied().enumerate();
    let rank = |place: usize, moment: Moment| {
        let is_unbroken = figures.break_between(moment, last).is_none();
        (is_unbroken, is_far(place), n_common(moment))
    };
    let best = all.max_by(|(left_place, left), (right_place, right)| {
        let by_distance = || distance(*right).total_cmp(&distance(*left));
        rank(*left_place, *left).cmp(&rank(*right_place, *right)).then_with(by_distance)
    });
    best.map(|(_, moment)| moment)
}

/// What can be told of a house's change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    /// It is more than chance gives.
    Changed(Side),
    /// It is not.
    Chance,
    /// Nothing says how sure the figures are, or they are counted in two ways.
    Unknown,
    /// There is a figure at one of the times only, or at none.
    Once,
}

/// A house at both times.
struct Pair<'a> {
    house: &'a House,
    points: [Option<Point>; 2],
    told: Told,
}

/// The chart.
pub(super) struct SlopeChart<'a> {
    pub telling: Telling<'a>,
    pub figures: &'a Figures<'a>,
    pub times: &'a Times,
    /// The houses that were chosen to be in focus.
    pub focus: &'a BTreeSet<HouseId>,
    pub filter: &'a Filter,
}

impl<'a> SlopeChart<'a> {
    /// The chart.
    pub fn spec(&self) -> ChartSpec {
        let pairs = self.pairs();
        let numbers = pairs
            .iter()
            .flat_map(|pair| &pair.points)
            .filter_map(|point| number(point.as_ref()));
        let axis = axis(numbers, self.figures);
        let tick = |at: f64, moment: Moment| Tick {
            at,
            label: self.time_words(moment),
        };
        let n = pairs.iter().filter(|pair| pair.told != Told::Once).count();
        let span = span_words(&self.time_words(self.times.first), &self.time_words(self.times.last));
        let sum = if self.times.last.is_sum {
            self.locale().t("compare-sum")
        } else {
            ""
        };
        ChartSpec {
            id: "compare-slope".to_owned(),
            title: self.figures.indicator.title().to_string(),
            told: self.telling.told([self.figures.indicator]),
            sentence: self.sentence(&pairs),
            unit: unit_words(&self.figures.indicator.unit, &axis, self.locale()),
            n: self.figures.n_words(n, &[self.times.first, self.times.last], self.locale()),
            period: joined([span.as_str(), sum], ", "),
            source: sources_of([self.figures], self.telling.tables),
            form: Form::Plane,
            lines: self.lines(&pairs),
            x_range: ENDS,
            x_ticks: vec![tick(0.0, self.times.first), tick(1.0, self.times.last)],
            y_range: axis.range,
            y_ticks: ticks(&axis, self.locale()),
            table: self.table(&pairs),
            ..ChartSpec::default()
        }
    }

    /// What must be said of two times.
    pub fn caution(&self) -> String {
        let broken = self.figures.break_between(self.times.first, self.times.last);
        let days = if self.figures.hangs_together() { "compare-days" } else { "" };
        joined(
            [
                broken.map_or_else(String::new, |from| broken_words(self.locale().period(from), self.locale())),
                self.locale().t("compare-slope-caution").to_owned(),
                self.locale().t(days).to_owned(),
            ],
            " ",
        )
    }

    fn locale(&self) -> &Locale {
        self.telling.locale
    }

    fn time_words(&self, moment: Moment) -> String {
        moment.period.map_or_else(String::new, |period| self.locale().period(period))
    }

    fn pairs(&self) -> Vec<Pair<'a>> {
        let [first, last] = [self.times.first, self.times.last].map(|moment| {
            let points = self.figures.at(moment);
            let intervals = self.figures.intervals(&points);
            points.into_iter().zip(intervals)
        });
        let is_broken = self.figures.break_between(self.times.first, self.times.last).is_some();
        let houses = self.figures.houses.iter().copied().zip(first.zip(last));
        let pair = houses.map(|(house, ((first, before), (last, after)))| Pair {
            house,
            points: [first, last],
            told: self.told([first, last], before.zip(after), is_broken),
        });
        pair.collect()
    }

    fn told(&self, [first, last]: [Option<Point>; 2], intervals: Option<(Interval, Interval)>, is_broken: bool) -> Told {
        let Some((first, last)) = number(first.as_ref()).zip(number(last.as_ref())) else {
            return Told::Once;
        };
        let side = |side: Option<Side>| side.map_or(Told::Chance, Told::Changed);
        match (self.figures.indicator.noise, intervals) {
            _ if is_broken => Told::Unknown,
            (Some(noise), _) => side(beside_by_noise(last, first, noise)),
            (None, Some((before, after))) => side(surely_beside(&after, &before)),
            (None, None) => Told::Unknown,
        }
    }

    /// Houses out of focus first.
    fn lines(&self, pairs: &[Pair<'_>]) -> Vec<Line> {
        let changed = pairs.iter().filter(|pair| matches!(pair.told, Told::Changed(_)));
        let in_focus: BTreeSet<&HouseId> = if self.focus.is_empty() {
            changed.map(|pair| &pair.house.id).take(MOST_IN_FOCUS).collect()
        } else {
            self.focus.iter().collect()
        };
        let line = |pair: &Pair<'_>| {
            let is_of_focus = in_focus.contains(&pair.house.id);
            let name = if is_of_focus { pair.house.name.to_string() } else { String::new() };
            let marks = self.marks(pair, &name);
            let line = Line {
                name,
                role: if is_of_focus { LineRole::Focus } else { LineRole::Muted },
                shape: LineShape::Straight,
                marks,
            };
            (!line.marks.is_empty()).then_some(line)
        };
        let mut lines: Vec<Line> = pairs.iter().filter_map(line).collect();
        lines.sort_by_key(|line| line.role == LineRole::Focus);
        lines
    }

    fn marks(&self, pair: &Pair<'_>, name: &str) -> Vec<Mark> {
        let times = [(0.0, self.times.first), (1.0, self.times.last)];
        let mark = |((x, moment), point): ((f64, Moment), &Option<Point>)| {
            let point = point.as_ref().filter(|point| point.value.number().is_some())?;
            let is_last = x > 0.0;
            Some(Mark {
                x,
                y: point.value.number(),
                label: if is_last { name.to_owned() } else { String::new() },
                signal: match pair.told {
                    Told::Changed(side) if is_last => Some(signal(side)),
                    _ => None,
                },
                ..self
                    .telling
                    .mark(self.figures, pair.house, point, moment, &[self.told_words(pair.told).to_owned()])
            })
        };
        times.into_iter().zip(&pair.points).filter_map(mark).collect()
    }

    fn told_words(&self, told: Told) -> &str {
        match told {
            Told::Changed(Side::Above) => self.locale().t("compare-rose"),
            Told::Changed(Side::Below) => self.locale().t("compare-fell"),
            Told::Chance => self.locale().t("compare-not-told"),
            Told::Unknown | Told::Once => "",
        }
    }

    fn sentence(&self, pairs: &[Pair<'_>]) -> String {
        let count = |told: Told| pairs.iter().filter(|pair| pair.told == told).count();
        let is_half = |pair: &&Pair<'_>| pair.told == Told::Once && pair.points.iter().any(|point| number(point.as_ref()).is_some());
        let n_once = pairs.iter().filter(is_half).count();
        let once = self.locale().with("compare-slope-once", &[("n", n_once.into())]);
        let once = if n_once > 0 { once } else { String::new() };
        let hidden = self.figures.hidden_words(&[self.times.first, self.times.last], self.locale());
        let n = pairs.len() - count(Told::Once);
        let n_known = n - count(Told::Unknown);
        if n_known == 0 {
            let is_broken = self.figures.break_between(self.times.first, self.times.last).is_some();
            let why = if is_broken {
                "compare-why-broken"
            } else {
                self.figures.unsure_key()
            };
            let facts = [("n", n.into()), ("why", self.locale().t(why).into())];
            let said = self.locale().with("compare-slope-unknown", &facts);
            return joined([said, once, hidden], " ");
        }
        let side = |side: Side, key: &str| {
            let changed = pairs.iter().filter(|pair| pair.told == Told::Changed(side));
            let (n, names) = (changed.clone().count(), names(changed.map(|pair| &*pair.house.name), self.locale()));
            let words = self.locale().with(key, &[("n", n.into()), ("names", names.into())]);
            if n > 0 { words } else { String::new() }
        };
        let not_told = count(Told::Chance);
        let chance = self.locale().with("compare-slope-not-told", &[("n", not_told.into())]);
        let facts = joined(
            [
                side(Side::Above, "compare-slope-risen"),
                side(Side::Below, "compare-slope-fallen"),
                if not_told > 0 { chance } else { String::new() },
            ],
            "; ",
        );
        let span = [
            ("first", self.time_words(self.times.first).into()),
            ("last", self.time_words(self.times.last).into()),
            ("facts", facts.into()),
        ];
        let by_chance = n_known as f64 * BOTH_TAILS;
        let (key, measure) = self
            .figures
            .indicator
            .noise
            .map_or(("compare-slope-chance", by_chance), |noise| ("compare-slope-noise", noise));
        let measure = self.locale().number(measure, 1);
        let rule = self.locale().with(key, &[("n", n_known.into()), ("measure", measure.into())]);
        let told = self.locale().with("compare-slope-told", &span);
        joined([told, rule, self.between_words(pairs), once, hidden], " ")
    }

    /// What *Udvikling* says of the very houses that changed, so that two times are not taken for more than they are.
    fn between_words(&self, pairs: &[Pair<'_>]) -> String {
        let changed = pairs.iter().filter(|pair| matches!(pair.told, Told::Changed(_)));
        let signals = changed.filter_map(|pair| {
            let choices = (self.filter, self.telling.choices);
            let signal = Signal::in_sight(self.telling.tables, choices, self.figures.indicator, &pair.house.id)?;
            signal.analysis.n_signed()?;
            Some((&*pair.house.name, signal))
        });
        let signals: Vec<(&str, Signal)> = signals.collect();
        let of = |stands_out: bool, key: &str| {
            let alike = signals.iter().filter(|(_, signal)| signal.analysis.stands_out() == stands_out);
            let names = names(alike.clone().map(|(name, _)| *name), self.locale());
            let Some((_, first)) = alike.clone().next() else {
                return String::new();
            };
            let by = self.locale().t(by_step_key(first.step));
            self.locale().with(key, &[("names", names.into()), ("by", by.into())])
        };
        joined([of(false, "compare-slope-calm"), of(true, "compare-slope-stands-out")], " ")
    }

    fn table(&self, pairs: &[Pair<'_>]) -> Table {
        let indicator = self.figures.indicator;
        let row = |pair: &Pair<'_>| {
            let value = |point: &Option<Point>| {
                point
                    .as_ref()
                    .map_or_else(String::new, |point| value_words(point.value, indicator, self.locale()))
            };
            vec![
                pair.house.name.to_string(),
                value(&pair.points[0]),
                value(&pair.points[1]),
                self.told_words(pair.told).to_owned(),
            ]
        };
        Table {
            headings: vec![
                self.locale().t("table-house").to_owned(),
                self.time_words(self.times.first),
                self.time_words(self.times.last),
                self.locale().t("table-change").to_owned(),
            ],
            rows: pairs.iter().map(row).collect(),
        }
    }
}
