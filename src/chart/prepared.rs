//! What a painter needs of a chart and what is worked out once, however many frames show it.

use std::sync::OnceLock;

use super::spec::{ChartSpec, Line, LineShape, Mark};

/// Worked out at the first frame and kept. It follows from the chart, so two of them never differ.
#[derive(Debug, Clone, Default)]
pub struct Prepared(OnceLock<Parts>);

impl PartialEq for Prepared {
    fn eq(&self, _other: &Self) -> bool {
        true
    }
}

/// What is worked out.
#[derive(Debug, Clone, Default)]
pub struct Parts {
    /// Unbroken runs of each line: a missing figure or a hole in the calendar ends a run.
    pub runs: Vec<Vec<Vec<[f64; 2]>>>,
    /// Places among the [readable](ChartSpec::readable) marks of those that carry more than a figure: a signal, a note, a hollow.
    pub carrying: Vec<usize>,
    /// Line and place of the marks with a name.
    pub named: Vec<(usize, usize)>,
}

impl ChartSpec {
    /// What is worked out of the chart once.
    #[must_use]
    pub fn parts(&self) -> &Parts {
        self.prepared.0.get_or_init(|| Parts {
            runs: self.lines.iter().map(runs).collect(),
            carrying: self
                .readable()
                .iter()
                .enumerate()
                .filter(|(_, mark)| carries(mark))
                .map(|(place, _)| place)
                .collect(),
            named: self
                .lines
                .iter()
                .enumerate()
                .flat_map(|(line, of)| named(of).map(move |mark| (line, mark)))
                .collect(),
        })
    }
}

fn carries(mark: &Mark) -> bool {
    mark.is_excluded || mark.signal.is_some() || !mark.pins.is_empty()
}

fn named(line: &Line) -> impl Iterator<Item = usize> {
    let marks = line.marks.iter().enumerate();
    marks.filter(|(_, mark)| !mark.label.is_empty()).map(|(place, _)| place)
}

fn runs(line: &Line) -> Vec<Vec<[f64; 2]>> {
    let mut runs: Vec<Vec<[f64; 2]>> = Vec::new();
    let mut is_open = false;
    if line.shape == LineShape::Unseen {
        return runs;
    }
    let is_joined = |mark: &Mark| !mark.after_gap || line.shape == LineShape::Dots;
    for mark in &line.marks {
        let Some(y) = mark.y else {
            is_open = false;
            continue;
        };
        match runs.last_mut() {
            Some(run) if is_open && is_joined(mark) => run.push([mark.x, y]),
            _ => runs.push(vec![[mark.x, y]]),
        }
        is_open = true;
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::LineRole;

    #[test]
    fn a_missing_figure_and_a_hole_in_the_calendar_break_the_line() {
        let marks = [
            (1.0, Some(1.0), false),
            (2.0, None, false),
            (3.0, Some(3.0), false),
            (4.0, Some(4.0), false),
            (9.0, Some(9.0), true),
        ];
        let line = |shape| Line {
            name: String::new(),
            role: LineRole::Focus,
            shape,
            marks: marks
                .iter()
                .map(|(x, y, after_gap)| Mark {
                    x: *x,
                    y: *y,
                    after_gap: *after_gap,
                    ..Mark::default()
                })
                .collect(),
        };
        let lengths = |shape| runs(&line(shape)).iter().map(Vec::len).collect::<Vec<_>>();
        assert_eq!(lengths(LineShape::Straight), [1, 2, 1]);
        assert_eq!(lengths(LineShape::Dots), [1, 3]);
        assert_eq!(lengths(LineShape::Unseen), [0; 0]);
    }
}
