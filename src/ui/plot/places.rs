//! Where the marks of a chart stand on the screen.

use eframe::egui::{Pos2, Rect, pos2};
use egui_plot::{PlotPoint, PlotTransform};

use crate::chart::{BarRole, ChartSpec, Mark};

/// A chart and how its figures become points of the screen.
#[derive(Clone, Copy)]
pub(super) struct Places<'a> {
    pub spec: &'a ChartSpec,
    pub transform: &'a PlotTransform,
}

impl Places<'_> {
    /// A place among the figures.
    pub fn at(&self, x: f64, y: f64) -> Pos2 {
        self.transform.position_from_point(&PlotPoint::new(x, y))
    }

    /// A mark; of an absent figure the foot of the chart.
    pub fn of(&self, mark: &Mark) -> Pos2 {
        self.at(mark.x, mark.y.unwrap_or(self.spec.y_range.0))
    }

    /// The part of a whole a mark stands in; none of other marks.
    pub fn part(&self, mark: &Mark) -> Option<Rect> {
        let y = mark.y?;
        let is_its = |role: BarRole| matches!(role, BarRole::Part(..) | BarRole::Open);
        let mut parts = self.spec.bars.iter().filter(|bar| is_its(bar.role));
        let bar = parts.find(|bar| bar.row.total_cmp(&y).is_eq() && bar.x.0 <= mark.x && mark.x <= bar.x.1)?;
        let half = super::shapes::HALF[0];
        let (low, high) = (self.at(bar.x.0, y - half), self.at(bar.x.1, y + half));
        Some(Rect::from_two_pos(pos2(low.x, low.y), pos2(high.x, high.y)))
    }
}
