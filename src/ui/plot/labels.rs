//! Names beside marks, levels and in parts: what a legend would say, where the eye already is.

use eframe::egui::{Align2, Color32, FontFamily, FontId, Pos2, Rect, Ui, pos2, vec2};
use egui_plot::{PlotPoint, PlotTransform};

use crate::chart::{BarRole, ChartSpec, Form, LineRole, LineShape};
use crate::ui::ctx::UiCtx;

use super::shapes::level_color;

const SIZE: f32 = 13.0;
/// Room a dot takes.
const DOT: f32 = 10.0;
/// Room between a mark and its name.
const BESIDE: f32 = 9.0;

/// Paints the names of parts, levels and marks; one that would lie over another moves down.
pub(super) fn paint_labels(ui: &Ui, cx: &UiCtx<'_>, spec: &ChartSpec, rect: Rect, transform: &PlotTransform) {
    paint_parts(ui, cx, spec, transform);
    let mut taken = Vec::new();
    if spec.form == Form::Plane {
        taken.extend(dots(spec, transform));
    }
    if spec.form != Form::Time {
        paint_levels(ui, cx, spec, rect, transform, &mut taken);
    }
    // An interval's figure stands at its end, where it hides neither.
    for bar in spec
        .bars
        .iter()
        .filter(|bar| bar.role == BarRole::Interval && !bar.label.is_empty())
    {
        let at = transform.position_from_point(&PlotPoint::new(bar.x.1, bar.row));
        let names = Names {
            ui,
            cx,
            rect,
            is_free: false,
        };
        names.paint((&bar.label, cx.tokens.text), at, &mut taken);
    }
    for (line, place) in &spec.parts().named {
        let Some(line) = spec.lines.get(*line) else { continue };
        let color = match line.role {
            LineRole::Focus if line.shape != LineShape::Unseen => cx.tokens.text,
            LineRole::Reference => cx.tokens.reference,
            LineRole::Focus | LineRole::Muted | LineRole::Median => cx.tokens.weak,
        };
        if let Some((mark, y)) = line.marks.get(*place).and_then(|mark| Some((mark, mark.y?))) {
            let at = transform.position_from_point(&PlotPoint::new(mark.x, y));
            let is_free = spec.form == Form::Plane && line.shape == LineShape::Dots;
            let names = Names { ui, cx, rect, is_free };
            names.paint((&mark.label, color), at, &mut taken);
        }
    }
}

/// Where the dots of a chart lie, so that no name lies on another one's.
fn dots(spec: &ChartSpec, transform: &PlotTransform) -> Vec<Rect> {
    let lines = spec.lines.iter().filter(|line| line.shape == LineShape::Dots);
    let places = lines.flat_map(|line| &line.marks).filter_map(|mark| Some((mark.x, mark.y?)));
    let dot = |(x, y)| Rect::from_center_size(transform.position_from_point(&PlotPoint::new(x, y)), vec2(DOT, DOT));
    places.map(dot).collect()
}

/// How names are painted beside marks.
struct Names<'a, 'b> {
    ui: &'a Ui,
    cx: &'a UiCtx<'b>,
    rect: Rect,
    /// Whether a name may stand on any side of its mark, and not at its right alone.
    is_free: bool,
}

impl Names<'_, '_> {
    /// A name beside a place: to the right, or to the left where it would be cut; where another one is, on another side or further down.
    fn paint(&self, (text, color): (&str, Color32), at: Pos2, taken: &mut Vec<Rect>) {
        let font = FontId::new(SIZE, FontFamily::Proportional);
        let galley = self.ui.painter().layout_no_wrap(text.to_owned(), font, color);
        let size = galley.size();
        let is_cut = at.x + BESIDE + size.x > self.rect.right();
        let top = at.y - size.y / 2.0;
        let (right, left) = (pos2(at.x + BESIDE, top), pos2(at.x - BESIDE - size.x, top));
        let first = if is_cut { left } else { right };
        let sides = [
            first,
            left,
            pos2(at.x - size.x / 2.0, at.y - DOT - size.y),
            pos2(at.x - size.x / 2.0, at.y + DOT),
        ];
        let place = |corner: Pos2| Rect::from_min_size(corner, size);
        let is_clear = |place: &Rect| !taken.iter().any(|other| other.intersects(place.shrink(1.0)));
        let free = sides
            .into_iter()
            .map(place)
            .find(|place| self.rect.contains_rect(*place) && is_clear(place));
        let place = free.filter(|_| self.is_free).unwrap_or_else(|| self.below(place(first), taken));
        taken.push(place);
        // What lies behind a name does not run through it.
        let ground = self.cx.tokens.card.gamma_multiply(0.8);
        self.ui.painter().rect_filled(place.expand2(vec2(2.0, -1.0)), 2.0, ground);
        self.ui.painter().galley(place.min, galley, color);
    }

    /// The place, moved down until it is clear of the others, as far as the chart goes.
    fn below(&self, mut place: Rect, taken: &[Rect]) -> Rect {
        while let Some(other) = taken.iter().find(|other| other.intersects(place.shrink(1.0))) {
            let below = other.bottom();
            if below + place.height() > self.rect.bottom() {
                break;
            }
            place = Rect::from_min_size(pos2(place.left(), below), place.size());
        }
        place
    }
}

/// Levels are named at their end: those that go upwards at the top, the others at the right.
fn paint_levels(ui: &Ui, cx: &UiCtx<'_>, spec: &ChartSpec, rect: Rect, transform: &PlotTransform, taken: &mut Vec<Rect>) {
    let font = FontId::new(SIZE, FontFamily::Proportional);
    for level in spec.levels.iter().filter(|level| !level.name.is_empty()) {
        let (Some(first), Some(last)) = (level.points.first(), level.points.last()) else {
            continue;
        };
        let is_upright = first[0].total_cmp(&last[0]).is_eq();
        let end = if is_upright && first[1] > last[1] { first } else { last };
        let at = transform.position_from_point(&PlotPoint::new(end[0], end[1]));
        let color = if level_color(level.role, cx) == cx.tokens.text {
            cx.tokens.text
        } else {
            cx.tokens.weak
        };
        let galley = ui.painter().layout_no_wrap(level.name.clone(), font.clone(), color);
        let size = galley.size();
        let corner = if is_upright {
            pos2(at.x + 4.0, (at.y - size.y).max(rect.top()))
        } else {
            pos2(at.x.min(rect.right()) - size.x - 2.0, at.y - size.y)
        };
        let corner = pos2(
            corner.x.clamp(rect.left(), (rect.right() - size.x).max(rect.left())),
            corner.y.max(rect.top()),
        );
        taken.push(Rect::from_min_size(corner, size));
        ui.painter().galley(corner, galley, color);
    }
}

/// A part is named where its name fits in it.
fn paint_parts(ui: &Ui, cx: &UiCtx<'_>, spec: &ChartSpec, transform: &PlotTransform) {
    for bar in spec.bars.iter().filter(|bar| !bar.label.is_empty()) {
        let color = match bar.role {
            BarRole::Part(number, of) if u16::from(number) * 2 > u16::from(of.saturating_sub(1)) => cx.tokens.on_accent,
            BarRole::Part(..) => cx.tokens.text,
            BarRole::Open => cx.tokens.weak,
            BarRole::Interval | BarRole::Box => continue,
        };
        let ends = [bar.x.0, bar.x.1].map(|x| transform.position_from_point(&PlotPoint::new(x, bar.row)));
        let room = ends[1].x - ends[0].x - 6.0;
        let whole = bar.label.as_str();
        // Where the name has no room, the number before it may have.
        for label in [whole, whole.split(' ').next().unwrap_or(whole)] {
            let font = FontId::new(SIZE, FontFamily::Proportional);
            let galley = ui.painter().layout_no_wrap(label.to_owned(), font, color);
            if galley.size().x <= room {
                let middle = ends[0] + (ends[1] - ends[0]) / 2.0;
                let corner = Align2::CENTER_CENTER.anchor_size(middle, galley.size()).min;
                ui.painter().galley(corner, galley, color);
                break;
            }
        }
    }
}
