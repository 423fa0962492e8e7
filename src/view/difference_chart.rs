//! What a newer export says otherwise, as a chart: each changed figure then and now.
//!
//! The figures that changed most are drawn; the table beside the chart has them all, and the chart says so.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::chart::{Axis, Bar, BarRole, Begin, ChartSpec, Form, Line, LineRole, LineShape, Mark, Table, Tick};
use crate::cluster::{Changed, Difference, FactKey, Said};
use crate::domain::{Indicator, IndicatorId, Period};
use crate::i18n::Locale;

use super::compare::axes::{axis_from, ticks, unit_words};
use super::words::{figure_words, joined, period_words};

/// Charts shown at most: the indicators with most changed figures.
const MOST_CHARTS: usize = 3;
/// Figures drawn at most: those that changed most.
const MOST_ROWS: usize = 12;
/// Room beside the axis for what stands at its last mark, in parts of the axis.
const BESIDE: f64 = 0.3;

/// A figure that is a number in both exports.
struct Moved<'a> {
    house: &'a str,
    period: Option<Period>,
    then: f64,
    now: f64,
}

/// A chart for each indicator with changed figures, the one with most of them first.
pub(super) fn charts(difference: &Difference, older: &str, indicators: &[Indicator], locale: &Locale) -> Vec<ChartSpec> {
    let mut by_indicator: BTreeMap<&IndicatorId, Vec<Moved<'_>>> = BTreeMap::new();
    for changed in &difference.changed {
        if let Some((indicator, moved)) = moved(changed) {
            by_indicator.entry(indicator).or_default().push(moved);
        }
    }
    let chart = |(id, moved): (&IndicatorId, Vec<Moved<'_>>)| {
        let indicator = indicators.iter().find(|known| known.id == *id)?;
        Some((moved.len(), Change::new(indicator, moved, older, locale).spec()))
    };
    let mut all: Vec<(usize, ChartSpec)> = by_indicator.into_iter().filter_map(chart).collect();
    all.sort_by_key(|(n, _)| Reverse(*n));
    all.into_iter().take(MOST_CHARTS).map(|(_, spec)| spec).collect()
}

fn moved(changed: &Changed) -> Option<(&IndicatorId, Moved<'_>)> {
    let (FactKey::Figure(indicator, period), Said::Figure(then), Said::Figure(now)) = (&changed.key, &changed.then, &changed.now) else {
        return None;
    };
    let moved = Moved {
        house: &changed.house,
        period: *period,
        then: then.number()?,
        now: now.number()?,
    };
    Some((indicator, moved))
}

/// The changed figures of an indicator, those that changed most first.
struct Change<'a> {
    indicator: &'a Indicator,
    moved: Vec<Moved<'a>>,
    older: &'a str,
    locale: &'a Locale,
}

impl<'a> Change<'a> {
    fn new(indicator: &'a Indicator, mut moved: Vec<Moved<'a>>, older: &'a str, locale: &'a Locale) -> Self {
        // Equal changes stay in the files' order: what is left of them by computing is no difference.
        let exactness = 10_f64.powi(i32::from(indicator.decimals) + 3);
        let by = |moved: &Moved<'_>| ((moved.now - moved.then).abs() * exactness).round();
        moved.sort_by(|left, right| by(right).total_cmp(&by(left)));
        Self {
            indicator,
            moved,
            older,
            locale,
        }
    }

    fn spec(&self) -> ChartSpec {
        let axis = self.axis();
        ChartSpec {
            id: format!("difference-{}", self.indicator.id),
            title: self.indicator.title().to_string(),
            sentence: self.sentence(),
            unit: unit_words(&self.indicator.unit, &axis, self.locale),
            n: self.n_words(),
            source: self.locale.with("difference-beside", &[("file", self.older.into())]),
            form: Form::Rows,
            bars: self.rows().map(|(row, moved)| bar(moved, row)).collect(),
            lines: vec![
                self.line(LineRole::Muted, "table-then", |moved| moved.then),
                self.line(LineRole::Focus, "table-now", |moved| moved.now),
            ],
            x_range: (axis.range.0, axis.range.1 + BESIDE * (axis.range.1 - axis.range.0)),
            x_ticks: ticks(&axis, self.locale),
            y_range: (-0.6, self.drawn().len() as f64 - 0.2),
            y_ticks: self.names(),
            table: self.table(),
            ..ChartSpec::default()
        }
    }

    /// Those that are drawn.
    fn drawn(&self) -> &[Moved<'a>] {
        self.moved.get(..MOST_ROWS).unwrap_or(&self.moved)
    }

    /// The same with their rows, the first on top.
    fn rows(&self) -> impl DoubleEndedIterator<Item = (f64, &Moved<'a>)> {
        let drawn = self.drawn();
        let n = drawn.len();
        drawn.iter().enumerate().map(move |(place, moved)| ((n - 1 - place) as f64, moved))
    }

    /// Figures are read by their place, and no length is compared.
    fn axis(&self) -> Axis {
        let numbers = self.drawn().iter().flat_map(|moved| [moved.then, moved.now]);
        axis_from(numbers, Begin::AtData, self.indicator)
    }

    fn words(&self, figure: f64) -> String {
        figure_words(figure, self.indicator, self.locale)
    }

    fn name(&self, moved: &Moved<'_>) -> String {
        joined([moved.house, &*period_words(moved.period, self.locale)], " · ")
    }

    fn names(&self) -> Vec<Tick> {
        let name = |(row, moved): (f64, &Moved<'_>)| Tick {
            at: row,
            label: self.name(moved),
        };
        self.rows().rev().map(name).collect()
    }

    /// The figures then, or now. Both stand in words beside the one to the right, where the stretch between them does not go.
    fn line(&self, role: LineRole, key: &str, of: fn(&Moved<'_>) -> f64) -> Line {
        let name = self.locale.t(key);
        let is_now = role == LineRole::Focus;
        let mark = |(row, moved): (f64, &Moved<'_>)| Mark {
            x: of(moved),
            y: Some(row),
            label: if is_now == (moved.now >= moved.then) {
                self.moved_words(moved)
            } else {
                String::new()
            },
            hover: joined([self.name(moved), self.moved_words(moved)], "\n"),
            ..Mark::default()
        };
        Line {
            name: name.to_owned(),
            role,
            shape: LineShape::Dots,
            marks: self.rows().map(mark).collect(),
        }
    }

    /// "40 rettede tal, 12 vist".
    fn n_words(&self) -> String {
        let n = self.locale.with("difference-n", &[("n", self.moved.len().into())]);
        let shown = || self.locale.with("difference-drawn", &[("shown", self.drawn().len().into())]);
        joined([n, if self.is_cut() { shown() } else { String::new() }], ", ")
    }

    fn is_cut(&self) -> bool {
        self.drawn().len() < self.moved.len()
    }

    fn moved_words(&self, moved: &Moved<'_>) -> String {
        let (then, now) = (self.words(moved.then), self.words(moved.now));
        self.locale.with("difference-moved", &[("then", then.into()), ("now", now.into())])
    }

    /// How many figures changed, the one that changed most, and that not all of them are drawn.
    fn sentence(&self) -> String {
        let Some(most) = self.moved.first() else { return String::new() };
        let place = joined([most.house, &*period_words(most.period, self.locale)], ", ");
        let facts = [
            ("n", self.moved.len().into()),
            ("place", place.into()),
            ("said", self.moved_words(most).into()),
        ];
        let said = self.locale.with("difference-chart", &facts);
        let cut = || self.locale.with("difference-chart-cut", &[("shown", self.drawn().len().into())]);
        joined([said, if self.is_cut() { cut() } else { String::new() }], " ")
    }

    /// All of them.
    fn table(&self) -> Table {
        let headings = ["table-house", "table-period", "table-then", "table-now", "table-change"];
        let row = |moved: &Moved<'_>| {
            let indicator = self.indicator;
            vec![
                moved.house.to_owned(),
                period_words(moved.period, self.locale),
                self.words(moved.then),
                self.words(moved.now),
                self.locale.difference(moved.now - moved.then, indicator.decimals, &indicator.unit),
            ]
        };
        Table {
            headings: headings.map(|key| self.locale.t(key).to_owned()).to_vec(),
            rows: self.moved.iter().map(row).collect(),
        }
    }
}

fn bar(moved: &Moved<'_>, row: f64) -> Bar {
    Bar {
        x: (moved.then.min(moved.now), moved.then.max(moved.now)),
        row,
        role: BarRole::Interval,
        label: String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::chart_text::chart;
    use super::super::sample;
    use super::*;
    use crate::domain::{Suppression, Unit, Value};
    use crate::import::{Import, SourceKind};

    /// A file of so many months in two houses, where each figure is a little above the one of the file before.
    fn file(n: i16, by: f64) -> Import {
        let mut import = sample::import("trivsel.csv", SourceKind::Observations);
        let of_house = |house: (&'static str, &'static str)| {
            (0..n).map(move |at| {
                let period = format!("{}M{:02}", 2023 + at / 12, at % 12 + 1);
                let figure = 4.0 + f64::from(at % 5) / 10.0;
                sample::observation(house, "Trivsel", &period, Some(figure + by * f64::from(at % 7)), Some(30.0))
            })
        };
        import.observations = of_house(("G1", "Fyrtårnet")).chain(of_house(("G2", "Bølgen"))).collect();
        import.indicators = vec![sample::indicator("Trivsel", Unit::Score)];
        import
    }

    fn told(older: &Import, newer: &Import) -> Vec<ChartSpec> {
        let difference = Difference::between(older, newer, Suppression::default());
        charts(&difference, "trivsel.csv", &newer.indicators, &sample::danish())
    }

    #[test]
    fn changed_figures_stand_then_and_now() {
        let told: Vec<String> = told(&file(3, 0.0), &file(3, -0.5)).iter().map(chart).collect();
        insta::assert_snapshot!(told.join("\n"));
    }

    #[test]
    fn of_many_the_most_changed_are_drawn_and_all_are_in_the_table() {
        let charts = told(&file(24, 0.0), &file(24, 0.1));
        let [spec] = charts.as_slice() else { panic!("{charts:?}") };
        assert_eq!((spec.y_ticks.len(), spec.table.rows.len()), (12, 40));
        assert_eq!(spec.n, "40 rettede tal, 12 tegnet");
        assert_eq!(
            spec.sentence,
            "40 tal er rettet. Mest: Fyrtårnet, juli 2023, 4,1 før, 4,7 nu. Tegnet er de 12, der er rettet mest; tabellen har dem alle."
        );
    }

    #[test]
    fn what_is_no_number_in_both_is_not_drawn() {
        let (older, mut newer) = (file(2, 0.0), file(2, 0.0));
        let mut rows: Vec<_> = newer.observations.iter().collect();
        rows[0].value = Value::Absent(crate::domain::Absence::Missing);
        newer.observations = rows.into_iter().collect();
        assert!(told(&older, &newer).is_empty());
    }
}
