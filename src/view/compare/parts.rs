//! What a whole is put together of: a row for each house at one time, or for each time of one house.
//!
//! In small houses most parts are hidden, since one to four people are in a part or outside it (why both are hidden stands at
//! [`SmallNumbers`](crate::cluster::SmallNumbers)). So the chart says how many rows that concerns and why, and begins with the source's own
//! totals, which many people stand behind: of the same time, or, where there is none, without a time. They are shown as the tables show
//! them: a total that would give a hidden house away is hidden there already, and none is worked out here from what is hidden.
//!
//! Parts that are hidden leave one open stretch. Where a single part is hidden it could be read off what is left of the hundred, so the
//! least of the others is not drawn either.

use crate::chart::{Bar, BarRole, ChartSpec, Form, Line, LineRole, LineShape, Mark, Table, Tick, Told};
use crate::cluster::Point;
use crate::domain::{Absence, Anchor, House, Indicator, Period};
use crate::i18n::Locale;
use crate::view::own_words::{explained, of_place};
use crate::view::words::{absence_words, count_words, figure_words, joined, value_words};

use super::axes::sources_of;
use super::families::Family;
use super::figures::{Figures, Moment, Telling, number};
use super::unseen::{hidden, left_out_words};

/// What is left of a hundred by rounding is no part.
const LEAST_REST: f64 = 1.5;
/// Ticks of the axis, in per cent.
const TICKS: [f64; 5] = [0.0, 25.0, 50.0, 75.0, 100.0];

/// A row: a house, or a time of it.
struct Row<'a> {
    house: &'a House,
    /// Whether it is a total of the source, and no house.
    is_total: bool,
    moment: Moment,
    label: String,
    points: Vec<Option<Point>>,
    /// What is drawn of each part.
    shown: Vec<Option<f64>>,
    /// Why the rest is not; none where nothing is left.
    rest: Option<Absence>,
}

/// The figures of every part, of the same houses.
pub(super) struct PartsChart<'a> {
    pub telling: Telling<'a>,
    pub family: &'a Family<'a>,
    pub figures: Vec<Figures<'a>>,
    /// The same of the source's totals.
    pub totals: Vec<Figures<'a>>,
}

impl<'a> PartsChart<'a> {
    /// The times at which any house has a part, newest first.
    pub fn moments(&self) -> Vec<Moment> {
        let all = self.figures.iter().flat_map(|figures| figures.series.iter().flatten());
        let mut periods: Vec<Option<Period>> = all
            .filter(|point| point.value.number().is_some())
            .map(|point| point.period)
            .collect();
        periods.sort_unstable();
        periods.dedup();
        let moment = |period| Moment { period, is_sum: false };
        periods.into_iter().rev().map(moment).collect()
    }

    /// The newest time at which at least half as many houses have a part to see as at any; none where all of them are hidden.
    pub fn newest_moment(&self) -> Option<Moment> {
        let moments = self.moments();
        let most = moments
            .iter()
            .map(|moment| self.n_seen_at(*moment))
            .max()
            .filter(|most| *most > 0)?;
        moments.into_iter().find(|moment| 2 * self.n_seen_at(*moment) >= most)
    }

    /// How many houses have a part to see at the time the chart opens at.
    pub fn n_seen(&self) -> usize {
        self.newest_moment().map_or(0, |moment| self.n_seen_at(moment))
    }

    fn n_seen_at(&self, moment: Moment) -> usize {
        let houses = self.houses().iter().enumerate();
        let rows = houses.map(|(place, house)| self.row(house, place, moment, String::new()));
        rows.filter(Row::is_seen).count()
    }

    /// Every house at one time.
    pub fn at(&self, moment: Moment) -> ChartSpec {
        let houses = self.houses().iter().enumerate();
        let of_houses = houses.map(|(place, house)| self.row(house, place, moment, house.name.to_string()));
        let rows: Vec<Row<'_>> = self.total_rows(moment).into_iter().chain(of_houses).collect();
        let time = moment.period.map_or_else(String::new, |_| moment.words(self.locale()));
        ChartSpec {
            id: "compare-parts".to_owned(),
            ..self.spec(&rows, &time, "")
        }
    }

    /// One house at its newest times, oldest first.
    pub fn of_house(&self, place: usize, most_rows: usize) -> Option<ChartSpec> {
        let house = self.houses().get(place)?;
        let has = |moment: &Moment| {
            let mut points = self
                .figures
                .iter()
                .filter_map(|figures| figures.at(*moment).get(place).copied().flatten());
            points.any(|point| point.value.number().is_some() || hidden(&point).is_some())
        };
        let all: Vec<Moment> = self.moments().into_iter().filter(has).collect();
        let alike = |moment: &&Moment| all.first().is_some_and(|newest| moment.is_like(*newest));
        let mut moments: Vec<Moment> = all.iter().filter(alike).take(most_rows).copied().collect();
        moments.reverse();
        let rows: Vec<Row<'_>> = moments
            .iter()
            .map(|moment| {
                let label = moment.period.map_or_else(String::new, |period| self.locale().period(period));
                self.row(house, place, *moment, label)
            })
            .collect();
        let words = |moment: Option<&Moment>| moment.map_or_else(String::new, |moment| moment.words(self.locale()));
        let span = crate::view::words::span_words(&words(moments.first()), &words(moments.last()));
        rows.iter().any(Row::is_seen).then(|| ChartSpec {
            id: format!(
                "compare-parts-{}",
                self.figures.first().map_or("", |figures| &figures.indicator.id.0)
            ),
            ..self.spec(&rows, &span, &house.name)
        })
    }

    /// How much one person is in the smallest row, in words; or that no row says how many it is of.
    pub fn caution(&self, moment: Moment) -> String {
        let houses = self.houses().iter().enumerate();
        let n = houses.filter_map(|(place, house)| self.row(house, place, moment, String::new()).n());
        let Some(least) = n.min_by(f64::total_cmp).filter(|n| *n > 0.0) else {
            let mut points = self.figures.iter().flat_map(|figures| figures.at(moment)).flatten();
            let says_n = points.any(|point| point.denominator.is_some());
            return self
                .locale()
                .t(if says_n { "compare-parts-few" } else { "compare-parts-unknown" })
                .to_owned();
        };
        let points = 100.0 / least;
        let share = self.locale().number(points, u8::from(points < 2.0));
        let facts = [("n", count_words(least, self.locale()).into()), ("share", share.into())];
        self.locale().with("compare-parts-caution", &facts)
    }

    fn locale(&self) -> &Locale {
        self.telling.locale
    }

    fn houses(&self) -> &[&House] {
        self.figures.first().map_or(&[], |figures| &figures.houses)
    }

    fn indicator(&self) -> &Indicator {
        self.family.parts[0]
    }

    fn row<'h>(&self, house: &'h House, place: usize, moment: Moment, label: String) -> Row<'h> {
        self.row_of(&self.figures, (house, place), moment, label)
    }

    fn row_of<'h>(&self, figures: &[Figures<'_>], (house, place): (&'h House, usize), moment: Moment, label: String) -> Row<'h> {
        let at = |figures: &Figures<'_>| figures.at(moment).get(place).copied().flatten();
        let points: Vec<Option<Point>> = figures.iter().map(at).collect();
        let (shown, rest) = shown(&points);
        let row = Row {
            house,
            is_total: house.is_reference,
            moment,
            label: String::new(),
            points,
            shown,
            rest,
        };
        let n = row.n().map_or_else(String::new, |n| {
            self.locale().with("view-n", &[("n", count_words(n, self.locale()).into())])
        });
        Row {
            label: joined([label, n], " · "),
            ..row
        }
    }

    /// The totals that have a part to see: at the time, or else without one.
    fn total_rows(&self, moment: Moment) -> Vec<Row<'a>> {
        let houses: &[&'a House] = self.totals.first().map_or(&[], |figures| &figures.houses);
        let timeless = Moment {
            period: None,
            is_sum: false,
        };
        let row = |(place, house): (usize, &&'a House)| {
            let own = self.row_of(&self.totals, (*house, place), moment, house.name.to_string());
            let without = || {
                let label = joined([&*house.name, self.locale().t("view-without-period")], " · ");
                self.row_of(&self.totals, (*house, place), timeless, label)
            };
            Some(own).filter(Row::is_seen).or_else(|| Some(without()).filter(Row::is_seen))
        };
        houses.iter().enumerate().filter_map(row).collect()
    }

    /// What the team says of the parts, by what they are called here.
    fn told(&self) -> Vec<Told> {
        let named = self.family.parts.iter().zip(self.family.names());
        let told = named.flat_map(|(part, name)| {
            let told = self.telling.told([*part]).into_iter();
            told.map(move |told| Told {
                term: name.clone(),
                ..told
            })
        });
        told.collect()
    }

    fn spec(&self, rows: &[Row<'_>], time: &str, whose: &str) -> ChartSpec {
        let n = rows.len();
        let at = |place: usize| (n - 1 - place) as f64;
        let (mut bars, mut marks) = (Vec::new(), Vec::new());
        for (place, row) in rows.iter().enumerate() {
            self.add(row, at(place), (&mut bars, &mut marks));
        }
        let most = bars.iter().map(|bar: &Bar| bar.x.1).fold(100.0, f64::max);
        let tick = |at: &f64| Tick {
            at: *at,
            label: self.locale().number(*at, 0),
        };
        let labels = rows.iter().enumerate().map(|(place, row)| Tick {
            at: at(place),
            label: row.label.clone(),
        });
        let houses = self.n_words(rows);
        ChartSpec {
            title: self.family.title(),
            sentence: self.sentence(rows, time, whose),
            unit: self.locale().unit(&self.indicator().unit).to_owned(),
            n: if whose.is_empty() { houses } else { String::new() },
            period: time.to_owned(),
            source: sources_of(&self.figures, self.telling.tables),
            told: self.told(),
            form: Form::Rows,
            bars,
            lines: vec![Line {
                name: String::new(),
                role: LineRole::Focus,
                shape: LineShape::Unseen,
                marks,
            }],
            x_range: (0.0, most),
            x_ticks: TICKS.iter().map(tick).collect(),
            y_range: (-0.6, n as f64 - 0.4),
            y_ticks: labels.rev().collect(),
            key: self.family.names(),
            table: self.table(rows, whose),
            ..ChartSpec::default()
        }
    }

    /// How many houses have a part to see, and how many figures of theirs the team left out.
    fn n_words(&self, rows: &[Row<'_>]) -> String {
        let of_houses = || rows.iter().filter(|row| !row.is_total);
        let n_houses = of_houses().filter(|row| row.is_seen()).count();
        let moments: Vec<Moment> = of_houses().map(|row| row.moment).take(1).collect();
        let n_left_out = self.figures.iter().map(|figures| figures.n_all_left_out(&moments)).sum();
        let houses = self.locale().with("houses-count", &[("n", n_houses.into())]);
        joined([houses, left_out_words(n_left_out, self.locale())], ", ")
    }

    /// The row's stretches from the left, and a mark in the middle of each.
    fn add(&self, row: &Row<'_>, at: f64, (bars, marks): (&mut Vec<Bar>, &mut Vec<Mark>)) {
        let of = u8::try_from(self.figures.len()).unwrap_or(u8::MAX);
        let mut from = 0.0;
        for ((number, figures), (point, shown)) in (0_u8..).zip(&self.figures).zip(row.points.iter().zip(&row.shown)) {
            let Some((point, share)) = point.as_ref().zip(*shown) else {
                continue;
            };
            let to = from + share;
            if share > 0.0 {
                bars.push(Bar {
                    x: (from, to),
                    row: at,
                    role: BarRole::Part(number, of),
                    label: figure_words(share, figures.indicator, self.locale()),
                });
            }
            let part = self.family.names().get(usize::from(number)).cloned().unwrap_or_default();
            marks.push(Mark {
                x: f64::midpoint(from, to),
                y: Some(at),
                ..self.telling.mark(figures, row.house, point, row.moment, &[part])
            });
            from = to;
        }
        self.add_rest(row, (from, at), (bars, marks));
    }

    fn add_rest(&self, row: &Row<'_>, (from, at): (f64, f64), (bars, marks): (&mut Vec<Bar>, &mut Vec<Mark>)) {
        let Some(absence) = row.rest else { return };
        let label = joined([self.rest_words(absence), self.nobody_words(row)], " · ");
        let hidden = self
            .figures
            .iter()
            .zip(&row.points)
            .zip(&row.shown)
            .find(|(_, shown)| shown.is_none());
        let anchor = Anchor {
            house: Some(row.house.id.clone()),
            indicator: hidden.map(|((figures, _), _)| figures.indicator.id.clone()),
            period: row.moment.period,
            ..Anchor::default()
        };
        let names = self.family.names();
        let parts = names
            .iter()
            .zip(&row.shown)
            .filter(|(_, shown)| shown.is_none())
            .map(|(name, _)| name);
        let lines = [row.house.name.to_string(), joined(parts, ", "), label.clone()];
        // Of a house without figures there is no whole to be a rest of.
        let is_whole = absence.is_hidden() || row.is_seen();
        let ends = if is_whole { (from, 100.0_f64.max(from)) } else { (0.0, 0.0) };
        if is_whole {
            bars.push(Bar {
                x: ends,
                row: at,
                role: BarRole::Open,
                label: label.clone(),
            });
        }
        marks.push(Mark {
            x: f64::midpoint(ends.0, ends.1),
            y: Some(at),
            label: if is_whole { String::new() } else { label },
            period: row.moment.period,
            hover: explained(joined(lines, "\n"), of_place(&anchor), self.telling.tables, self.telling.locale),
            pins: self.telling.pins.at(&anchor),
            anchor,
            ..Mark::default()
        });
    }

    /// The parts of a row that nobody is in: all that can be said of many a small house.
    fn nobody_words(&self, row: &Row<'_>) -> String {
        let is_empty = |share: &Option<f64>| share.is_some_and(|share| share == 0.0);
        let names = self.family.names().into_iter().zip(&row.shown);
        let empty = joined(names.filter(|(_, share)| is_empty(share)).map(|(name, _)| name), ", ");
        if empty.is_empty() {
            return empty;
        }
        self.locale().with("compare-parts-nobody", &[("parts", empty.into())])
    }

    fn rest_words(&self, absence: Absence) -> String {
        if absence.is_hidden() {
            self.locale().t("compare-parts-hidden").to_owned()
        } else {
            absence_words(absence, self.locale()).to_owned()
        }
    }

    fn sentence(&self, rows: &[Row<'_>], time: &str, whose: &str) -> String {
        let names = joined(self.family.names(), ", ");
        let key = if whose.is_empty() {
            "compare-parts-houses"
        } else {
            "compare-parts-house"
        };
        let of_houses: Vec<&Row<'_>> = rows.iter().filter(|row| !row.is_total).collect();
        let n = of_houses.iter().filter(|row| row.is_seen()).count();
        let said = self
            .locale()
            .with(key, &[("n", n.into()), ("house", whose.into()), ("names", names.into())]);
        let said = joined([time, said.as_str()], ": ");
        let total = if of_houses.len() < rows.len() {
            self.locale().t("compare-parts-total")
        } else {
            ""
        };
        joined(
            [&*said, &*self.range_words(&of_houses), &*self.hidden_words(&of_houses), total],
            " ",
        )
    }

    /// Between what the first part lies, where that is a range.
    fn range_words(&self, rows: &[&Row<'_>]) -> String {
        let shares = || rows.iter().filter_map(|row| row.shown.first().copied().flatten());
        let ends = shares().min_by(f64::total_cmp).zip(shares().max_by(f64::total_cmp));
        let Some((least, most)) = ends.filter(|(least, most)| least < most) else {
            return String::new();
        };
        let part = self.family.names().into_iter().next().unwrap_or_default();
        let [least, most] = [least, most].map(|share| figure_words(share, self.indicator(), self.locale()));
        let facts = [("part", part.into()), ("least", least.into()), ("most", most.into())];
        self.locale().with("compare-parts-range", &facts)
    }

    /// Of how many rows something is hidden, and why.
    fn hidden_words(&self, rows: &[&Row<'_>]) -> String {
        let n_hidden = rows.iter().filter(|row| row.rest.is_some_and(Absence::is_hidden)).count();
        if n_hidden == 0 {
            return String::new();
        }
        let most = self.telling.tables.suppression().least().saturating_sub(1);
        let facts = [("n", n_hidden.into()), ("all", rows.len().into()), ("most", most.into())];
        self.locale().with("compare-parts-some-hidden", &facts)
    }

    fn table(&self, rows: &[Row<'_>], whose: &str) -> Table {
        let first = if whose.is_empty() { "table-house" } else { "table-period" };
        let mut headings = vec![self.locale().t(first).to_owned()];
        headings.extend(self.family.names());
        let row = |row: &Row<'_>| {
            let cells = self.figures.iter().zip(row.points.iter().zip(&row.shown));
            let cell = |(figures, (point, shown)): (&Figures<'_>, (&Option<Point>, &Option<f64>))| {
                let is_drawn = shown.is_some() || number(point.as_ref()).is_none();
                match point {
                    Some(point) if is_drawn => value_words(point.value, figures.indicator, self.locale()),
                    Some(_) => absence_words(Absence::Withheld, self.locale()).to_owned(),
                    None => String::new(),
                }
            };
            std::iter::once(row.label.clone()).chain(cells.map(cell)).collect()
        };
        Table {
            headings,
            rows: rows.iter().map(row).collect(),
        }
    }
}

impl Row<'_> {
    /// Whether there is a part to see: one of nothing is not.
    fn is_seen(&self) -> bool {
        self.shown.iter().flatten().any(|share| *share > 0.0)
    }
    /// How many stand behind the row, where its parts agree.
    fn n(&self) -> Option<f64> {
        let mut all = self.points.iter().flatten().filter_map(|point| point.denominator);
        let first = all.next()?;
        all.all(|other| (other - first).abs() < 1e-9).then_some(first)
    }
}

/// What is drawn of each part, and why something is left of the hundred.
fn shown(points: &[Option<Point>]) -> (Vec<Option<f64>>, Option<Absence>) {
    let mut shown: Vec<Option<f64>> = points.iter().map(|point| number(point.as_ref())).collect();
    let why_hidden: Vec<Absence> = points.iter().flatten().filter_map(hidden).collect();
    let n_absent = shown.iter().filter(|share| share.is_none()).count();
    if let ([_], 1) = (why_hidden.as_slice(), n_absent) {
        let least = (0..shown.len())
            .filter(|place| shown[*place].is_some())
            .min_by(|left, right| shown[*left].unwrap_or_default().total_cmp(&shown[*right].unwrap_or_default()));
        if let Some(least) = least {
            shown[least] = None;
        }
    }
    let left = 100.0 - shown.iter().flatten().sum::<f64>();
    let rest = match why_hidden.first() {
        Some(absence) => Some(*absence),
        None if n_absent > 0 && left > LEAST_REST => Some(Absence::Missing),
        None => None,
    };
    (shown, rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Value;

    fn points(values: &[Value]) -> Vec<Option<Point>> {
        let point = |value: &Value| Point {
            period: None,
            value: *value,
            numerator: None,
            denominator: None,
            source: 0,
            line: 0,
        };
        values.iter().map(|value| Some(point(value))).collect()
    }

    #[test]
    fn no_single_part_can_be_read_off_what_is_left() {
        let (few, number) = (Value::Absent(Absence::TooFew), Value::Number);
        let cases = [
            (vec![number(80.0), number(20.0)], vec![Some(80.0), Some(20.0)], None),
            (
                vec![number(70.0), number(20.0), few],
                vec![Some(70.0), None, None],
                Some(Absence::TooFew),
            ),
            (vec![number(70.0), few, few], vec![Some(70.0), None, None], Some(Absence::TooFew)),
            (vec![number(70.0), few], vec![None, None], Some(Absence::TooFew)),
            (
                vec![number(70.0), Value::Absent(Absence::Missing)],
                vec![Some(70.0), None],
                Some(Absence::Missing),
            ),
        ];
        for (values, drawn, rest) in cases {
            assert_eq!(shown(&points(&values)), (drawn, rest), "{values:?}");
        }
    }
}
