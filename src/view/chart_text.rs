//! Charts as text, and their numbers, for tests.

use proptest::prelude::*;

use crate::chart::{ChartSpec, Line, Mark};

fn line(line: &Line) -> String {
    let mark = |mark: &Mark| {
        let y = mark.y.map_or_else(String::new, |y| format!("{y:.2}"));
        let signal = mark.signal.map_or("", |signal| if signal.is_up() { " up" } else { " down" });
        let hover = mark.hover.replace('\n', " / ");
        format!("    ({:.2}, {y}){signal} [{}] {hover}", mark.x, mark.label)
    };
    let head = format!("  {:?} {:?} {}", line.role, line.shape, line.name);
    std::iter::once(head)
        .chain(line.marks.iter().map(mark))
        .collect::<Vec<_>>()
        .join("\n")
}

/// All that a chart says and where its marks are.
pub(super) fn chart(chart: &ChartSpec) -> String {
    let ticks = |ticks: &[crate::chart::Tick]| ticks.iter().map(|tick| tick.label.clone()).collect::<Vec<_>>().join(", ");
    let mut told = vec![
        format!("## {} ({}, {:?})", chart.title, chart.id, chart.form),
        chart.sentence.clone(),
        chart.foot(),
        format!("x {:.2?}: {}", chart.x_range, ticks(&chart.x_ticks)),
        format!("y {:.2?}: {}", chart.y_range, ticks(&chart.y_ticks)),
        format!("names {:?}, key {:?}", chart.axis_names, chart.key),
    ];
    let bars = chart
        .bars
        .iter()
        .map(|bar| format!("  {:?} {:.2?} at {} [{}]", bar.role, bar.x, bar.row, bar.label));
    told.extend(bars);
    let levels = chart.levels.iter().map(|level| format!("  {} {:.2?}", level.name, level.points));
    told.extend(levels);
    told.extend(chart.lines.iter().map(line));
    told.push(chart.table.headings.join(" | "));
    told.extend(chart.table.rows.iter().map(|row| row.join(" | ")));
    told.join("\n")
}

/// Every number of a chart.
pub(super) fn numbers(chart: &ChartSpec) -> Vec<f64> {
    let marks = chart.lines.iter().flat_map(|line| &line.marks);
    let ends = |(low, high): (f64, f64)| [low, high];
    marks
        .flat_map(|mark| [Some(mark.x), mark.y])
        .flatten()
        .chain(chart.bars.iter().flat_map(|bar| [bar.x.0, bar.x.1, bar.row]))
        .chain(chart.levels.iter().flat_map(|level| level.points.iter().flatten().copied()))
        .chain(chart.x_ticks.iter().chain(&chart.y_ticks).map(|tick| tick.at))
        .chain(ends(chart.x_range))
        .chain(ends(chart.y_range))
        .collect()
}

/// A figure that may be absent, nought, the same as others, or anything.
pub(super) fn figure() -> impl Strategy<Value = Option<f64>> {
    prop_oneof![
        Just(None),
        Just(Some(0.0)),
        Just(Some(50.0)),
        Just(Some(100.0)),
        (0.0..100.0_f64).prop_map(Some)
    ]
}
