//! What a newer export says otherwise, as a chart: each changed figure then and now.

use std::collections::BTreeMap;

use crate::chart::{Axis, Bar, BarRole, Begin, ChartSpec, Form, Line, LineRole, LineShape, Mark, Table, Tick};
use crate::cluster::{Changed, Difference, FactKey, Said};
use crate::domain::{Indicator, IndicatorId, Period};
use crate::i18n::Locale;

use super::words::{figure_words, joined, period_words};

/// Charts shown at most: the indicators with most changed figures.
const MOST_CHARTS: usize = 3;
/// Figures a chart shows at most: those that changed most.
const MOST_ROWS: usize = 12;

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
    let mut all: Vec<(&Indicator, Vec<Moved<'_>>)> = by_indicator
        .into_iter()
        .filter_map(|(id, moved)| Some((indicators.iter().find(|known| known.id == *id)?, moved)))
        .collect();
    all.sort_by_key(|(_, moved)| std::cmp::Reverse(moved.len()));
    let shown = all.into_iter().take(MOST_CHARTS);
    shown.map(|(indicator, moved)| chart(indicator, moved, older, locale)).collect()
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

fn chart(indicator: &Indicator, mut moved: Vec<Moved<'_>>, older: &str, locale: &Locale) -> ChartSpec {
    let n = moved.len();
    moved.sort_by(|left, right| (right.now - right.then).abs().total_cmp(&(left.now - left.then).abs()));
    moved.truncate(MOST_ROWS);
    let sentence = sentence(indicator, &moved, n, locale);
    let n_rows = moved.len();
    let row_of = |place: usize| (n_rows - 1 - place) as f64;
    let numbers = moved.iter().flat_map(|moved| [moved.then, moved.now]);
    let ends = numbers.fold((f64::INFINITY, f64::NEG_INFINITY), |ends, number| {
        (ends.0.min(number), ends.1.max(number))
    });
    let axis = Axis::of(ends, Begin::AtData, indicator.decimals);
    let name = |moved: &Moved<'_>| joined([moved.house, &*period_words(moved.period, locale)], " · ");
    let line = |role: LineRole, key: &str, of: fn(&Moved<'_>) -> f64| {
        let marks = moved.iter().enumerate().map(|(place, moved)| Mark {
            x: of(moved),
            y: Some(row_of(place)),
            label: if place == 0 { locale.t(key).to_owned() } else { String::new() },
            hover: joined([name(moved), hover(indicator, moved, locale)], "\n"),
            ..Mark::default()
        });
        Line {
            name: locale.t(key).to_owned(),
            role,
            shape: LineShape::Dots,
            marks: marks.collect(),
        }
    };
    let cells = |moved: &Moved<'_>| {
        vec![
            name(moved),
            figure_words(moved.then, indicator, locale),
            figure_words(moved.now, indicator, locale),
        ]
    };
    ChartSpec {
        id: format!("difference-{}", indicator.id),
        title: indicator.id.to_string(),
        sentence,
        unit: joined(
            [locale.unit(&indicator.unit).to_owned(), super::panel::axis_words(&axis, locale)],
            ", ",
        ),
        n: locale.with("difference-n", &[("n", n.into())]),
        source: older.to_owned(),
        form: Form::Rows,
        bars: moved.iter().enumerate().map(|(place, moved)| bar(moved, row_of(place))).collect(),
        lines: vec![
            line(LineRole::Muted, "table-then", |moved| moved.then),
            line(LineRole::Focus, "table-now", |moved| moved.now),
        ],
        x_range: axis.range,
        x_ticks: super::compare::axes::ticks(&axis, locale),
        y_range: (-0.6, n_rows as f64 - 0.4),
        y_ticks: moved
            .iter()
            .enumerate()
            .rev()
            .map(|(place, moved)| Tick {
                at: row_of(place),
                label: name(moved),
            })
            .collect(),
        table: Table {
            headings: ["table-subject", "table-then", "table-now"]
                .map(|key| locale.t(key).to_owned())
                .to_vec(),
            rows: moved.iter().map(cells).collect(),
        },
        ..ChartSpec::default()
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

fn hover(indicator: &Indicator, moved: &Moved<'_>, locale: &Locale) -> String {
    let (then, now) = (
        figure_words(moved.then, indicator, locale),
        figure_words(moved.now, indicator, locale),
    );
    locale.with("difference-moved", &[("then", then.into()), ("now", now.into())])
}

/// How many figures changed, and the one that changed most.
fn sentence(indicator: &Indicator, moved: &[Moved<'_>], n: usize, locale: &Locale) -> String {
    let Some(most) = moved.first() else { return String::new() };
    let place = joined([most.house, &*period_words(most.period, locale)], ", ");
    let said = hover(indicator, most, locale);
    locale.with(
        "difference-chart",
        &[("n", n.into()), ("place", place.into()), ("said", said.into())],
    )
}
