//! Sparklines: a column's common axes, and a series as unbroken runs on them.

use crate::cluster::Point;
use crate::domain::Period;
use crate::insight::is_gap;

use super::Spark;
use super::series::latest;

/// The axes all sparklines of a column share, so that they can be compared.
pub(super) struct SparkFrame {
    x: (f64, f64),
    y: (f64, f64),
    /// How far apart the figures usually lie (see [`rhythm`](crate::insight::rhythm)).
    pub rhythm: i64,
}

impl SparkFrame {
    /// Axes that hold every figure of these series.
    pub fn of<'a>(series: impl Iterator<Item = &'a Vec<Point>>, rhythm: i64) -> Self {
        let ends = |ends: (f64, f64), at: f64| (ends.0.min(at), ends.1.max(at));
        let none = (f64::INFINITY, f64::NEG_INFINITY);
        let points: Vec<&Point> = series.flatten().collect();
        Self {
            // What has no time has no place on the axis either.
            x: points
                .iter()
                .filter(|point| point.period.is_some())
                .map(|point| x_of(point.period))
                .fold(none, ends),
            y: points.iter().filter_map(|point| point.value.number()).fold(none, ends),
            rhythm,
        }
    }

    /// A series as runs of points. Figures of another step than the newest one's (years among months) are left out,
    /// and so are those without time: a line is a claim about time.
    pub fn spark(&self, series: &[Point]) -> Spark {
        let Some(step) = latest(series).and_then(|point| point.period).map(Period::step) else {
            return Spark::default();
        };
        let mut segments: Vec<Vec<[f32; 2]>> = Vec::new();
        let mut before: Option<Option<Period>> = None;
        for point in series.iter().filter(|point| point.period.map(Period::step) == Some(step)) {
            let Some(value) = point.value.number() else {
                before = None;
                continue;
            };
            let place = [share(x_of(point.period), self.x), share(value, self.y)];
            let is_broken = match (before, point.period) {
                (Some(Some(before)), Some(period)) => is_gap(before, period, self.rhythm),
                _ => true,
            };
            match segments.last_mut() {
                Some(segment) if !is_broken => segment.push(place),
                _ => segments.push(vec![place]),
            }
            before = Some(point.period);
        }
        Spark { segments }
    }
}

fn x_of(period: Option<Period>) -> f64 {
    period.map_or(0.0, Period::mid_year)
}

/// A place between two ends as a share of the way; the middle where the ends are one.
#[expect(clippy::cast_possible_truncation, reason = "a place on screen")]
fn share(at: f64, (low, high): (f64, f64)) -> f32 {
    if high > low { ((at - low) / (high - low)) as f32 } else { 0.5 }
}
