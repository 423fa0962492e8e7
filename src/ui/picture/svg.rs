//! What was painted, as SVG: each shape as the element it is, and text as text that can be searched, read aloud and changed.

use std::fmt::Write as _;

use eframe::egui::epaint::{
    CircleShape, ClippedShape, ColorMode, CubicBezierShape, EllipseShape, Mesh, PathShape, PathStroke, QuadraticBezierShape, RectShape,
    TextShape,
};
use eframe::egui::{Color32, Pos2, Rect, Shape, Stroke, StrokeKind, pos2};
use quick_xml::escape::escape;

use crate::ui::theme;

use super::Picture;
use super::lettering::{Run, runs};
use super::raster::SCALE;

/// What a program takes that has not our letters. Runs keep their width all the same.
const FALLBACKS: &str = "'Source Sans Pro', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";

/// The whole document.
pub(super) fn write(picture: &Picture) -> String {
    let page = Rect::from_min_size(pos2(0.0, 0.0), picture.size);
    let mut body = Body::new(page);
    for ClippedShape { clip_rect, shape, .. } in &picture.shapes {
        body.add(*clip_rect, shape);
    }
    body.close();
    let (width, height) = (number(page.width()), number(page.height()));
    let (title, sentence) = (xml(&picture.title), xml(&picture.sentence));
    let mut svg = String::with_capacity(body.text.len() + 1_000);
    write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         role=\"img\" font-family=\"'{family}', {FALLBACKS}\">\n<title>{title}</title>\n<desc>{sentence}</desc>\n",
        family = theme::FAMILY,
    )
    .ok();
    if !body.clips.is_empty() {
        svg.push_str("<defs>\n");
        for (index, clip) in body.clips.iter().enumerate() {
            writeln!(svg, "<clipPath id=\"c{index}\"><rect {}/></clipPath>", place(*clip)).ok();
        }
        svg.push_str("</defs>\n");
    }
    let ground = paint("fill", theme::Tokens::paper().card);
    writeln!(svg, "<rect width=\"{width}\" height=\"{height}\"{ground}/>").ok();
    svg.push_str(&body.text);
    svg.push_str("</svg>\n");
    svg
}

/// The elements, in the order they were painted.
struct Body {
    page: Rect,
    text: String,
    clips: Vec<Rect>,
    /// The clip of the group that is open.
    open: Option<usize>,
    /// Strokes that follow each other in one look are one element: dashes are many.
    strokes: Option<(Stroke, String)>,
}

impl Body {
    const fn new(page: Rect) -> Self {
        Self {
            page,
            text: String::new(),
            clips: Vec::new(),
            open: None,
            strokes: None,
        }
    }

    /// What lies outside its clip is not written at all; what lies inside needs none.
    fn add(&mut self, clip: Rect, shape: &Shape) {
        if let Shape::Vec(shapes) = shape {
            return shapes.iter().for_each(|shape| self.add(clip, shape));
        }
        let (clip, bounds) = (clip.intersect(self.page), shape.visual_bounding_rect());
        if !bounds.is_finite() || !bounds.is_positive() || !clip.intersects(bounds) {
            return;
        }
        self.turn_to((!clip.contains_rect(bounds)).then_some(clip));
        match shape {
            Shape::LineSegment { points, stroke } => self.line(*points, *stroke),
            Shape::Circle(circle) => self.circle(circle),
            Shape::Ellipse(ellipse) => self.ellipse(ellipse),
            Shape::Rect(rect) => self.rect(rect),
            Shape::Path(path) => self.path(path),
            Shape::Text(text) => self.lettering(text),
            Shape::Mesh(mesh) => self.mesh(mesh),
            Shape::QuadraticBezier(curve) => self.quadratic(curve),
            Shape::CubicBezier(curve) => self.cubic(curve),
            // Our painters use none of these; a callback paints on the screen alone.
            Shape::Band(_) | Shape::Callback(_) | Shape::Noop | Shape::Vec(_) => {}
        }
    }

    /// Opens the group of a clip, or of none.
    fn turn_to(&mut self, clip: Option<Rect>) {
        let index = clip.map(|clip| {
            let known = self.clips.iter().position(|known| *known == clip);
            known.unwrap_or_else(|| {
                self.clips.push(clip);
                self.clips.len() - 1
            })
        });
        if index == self.open {
            return;
        }
        self.close();
        self.open = index;
        if let Some(index) = index {
            writeln!(self.text, "<g clip-path=\"url(#c{index})\">").ok();
        }
    }

    fn close(&mut self) {
        self.end_strokes();
        if self.open.take().is_some() {
            self.text.push_str("</g>\n");
        }
    }

    fn end_strokes(&mut self) {
        if let Some((stroke, course)) = self.strokes.take() {
            let look = outline(stroke);
            writeln!(self.text, "<path d=\"{course}\" fill=\"none\"{look}/>").ok();
        }
    }

    fn element(&mut self, element: &str) {
        self.end_strokes();
        self.text.push_str(element);
        self.text.push('\n');
    }

    fn line(&mut self, points: [Pos2; 2], stroke: Stroke) {
        let [mut from, mut to] = points;
        // As on the screen: a line along an axis fills whole pixels, and is not blurred between two.
        if same(from.x, to.x) {
            stroke.round_center_to_pixel(SCALE, &mut from.x);
            to.x = from.x;
        }
        if same(from.y, to.y) {
            stroke.round_center_to_pixel(SCALE, &mut from.y);
            to.y = from.y;
        }
        if self.strokes.as_ref().is_some_and(|(open, _)| *open != stroke) {
            self.end_strokes();
        }
        let (_, course) = self.strokes.get_or_insert_with(|| (stroke, String::new()));
        write!(course, "M{} {}L{} {}", number(from.x), number(from.y), number(to.x), number(to.y)).ok();
    }

    fn circle(&mut self, circle: &CircleShape) {
        let look = look(circle.fill, circle.stroke);
        let (x, y, radius) = (number(circle.center.x), number(circle.center.y), number(circle.radius));
        self.element(&format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"{look}/>"));
    }

    fn ellipse(&mut self, ellipse: &EllipseShape) {
        let look = look(ellipse.fill, ellipse.stroke);
        let (x, y) = (number(ellipse.center.x), number(ellipse.center.y));
        let (across, down) = (number(ellipse.radius.x), number(ellipse.radius.y));
        let turn = turn(ellipse.angle, ellipse.center);
        self.element(&format!(
            "<ellipse cx=\"{x}\" cy=\"{y}\" rx=\"{across}\" ry=\"{down}\"{look}{turn}/>"
        ));
    }

    fn rect(&mut self, rect: &RectShape) {
        let half = rect.stroke.width / 2.0;
        let by = match rect.stroke_kind {
            StrokeKind::Inside => -half,
            StrokeKind::Middle => 0.0,
            StrokeKind::Outside => half,
        };
        let by = if rect.stroke.is_empty() { 0.0 } else { by };
        let corner = f32::from(rect.corner_radius.nw);
        let round = if corner > 0.0 {
            format!(" rx=\"{}\"", number((corner + by).max(0.0)))
        } else {
            String::new()
        };
        let (place, look) = (place(rect.rect.expand(by)), look(rect.fill, rect.stroke));
        let turn = turn(rect.angle, rect.rect.center());
        self.element(&format!("<rect {place}{round}{look}{turn}/>"));
    }

    fn path(&mut self, path: &PathShape) {
        if path.points.len() < 2 || !path.points.iter().all(|point| point.is_finite()) {
            return;
        }
        let element = if path.closed { "polygon" } else { "polyline" };
        let (points, look) = (course(&path.points), look(path.fill, solid(&path.stroke)));
        self.element(&format!("<{element} points=\"{points}\"{look} stroke-linejoin=\"round\"/>"));
    }

    fn quadratic(&mut self, curve: &QuadraticBezierShape) {
        let [from, by, to] = curve.points.map(|point| format!("{} {}", number(point.x), number(point.y)));
        let end = if curve.closed { "Z" } else { "" };
        let look = look(curve.fill, solid(&curve.stroke));
        self.element(&format!("<path d=\"M{from}Q{by} {to}{end}\"{look}/>"));
    }

    fn cubic(&mut self, curve: &CubicBezierShape) {
        let [from, by, then, to] = curve.points.map(|point| format!("{} {}", number(point.x), number(point.y)));
        let end = if curve.closed { "Z" } else { "" };
        let look = look(curve.fill, solid(&curve.stroke));
        self.element(&format!("<path d=\"M{from}C{by} {then} {to}{end}\"{look}/>"));
    }

    /// Triangles, each in the colour of its first corner: what is painted has one colour, or is the screen's own.
    fn mesh(&mut self, mesh: &Mesh) {
        for corners in mesh.indices.chunks_exact(3) {
            let corners: Vec<_> = corners.iter().filter_map(|index| mesh.vertices.get(*index as usize)).collect();
            let points: Vec<Pos2> = corners.iter().map(|corner| corner.pos).collect();
            let fill = corners.first().map_or(Color32::TRANSPARENT, |corner| corner.color);
            if points.len() == 3 && fill != Color32::TRANSPARENT && points.iter().all(|point| point.is_finite()) {
                self.element(&format!("<polygon points=\"{}\"{}/>", course(&points), paint("fill", fill)));
            }
        }
    }

    fn lettering(&mut self, shape: &TextShape) {
        for run in runs(shape) {
            self.run(shape, &run);
        }
    }

    fn run(&mut self, shape: &TextShape, run: &Run<'_>) {
        let at = shape.pos + run.at.to_vec2();
        let (x, y, size) = (number(at.x), number(at.y), number(run.format.font_id.size));
        let fill = paint("fill", run.color);
        let weight = match theme::weight(&run.format.font_id.family) {
            400 => String::new(),
            weight => format!(" font-weight=\"{weight}\""),
        };
        // With other letters than ours the run is drawn together or apart, and stays where it belongs.
        let width = if run.text.chars().count() > 1 {
            format!(" textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\"", number(run.width))
        } else {
            String::new()
        };
        let turn = turn(shape.angle, shape.pos);
        let text = xml(&run.text);
        self.element(&format!(
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{weight}{fill}{width}{turn} xml:space=\"preserve\">{text}</text>"
        ));
    }
}

fn same(left: f32, right: f32) -> bool {
    (left - right).abs() < f32::EPSILON * left.abs().max(1.0)
}

/// A number as short as can be, to a hundredth of a point.
fn number(value: f32) -> String {
    let rounded = (f64::from(value) * 100.0).round() / 100.0;
    // There is a nought below nought, which says nothing more.
    if rounded == 0.0 { "0".to_owned() } else { rounded.to_string() }
}

fn course(points: &[Pos2]) -> String {
    let places: Vec<String> = points
        .iter()
        .map(|point| format!("{},{}", number(point.x), number(point.y)))
        .collect();
    places.join(" ")
}

fn place(rect: Rect) -> String {
    let (x, y) = (number(rect.left()), number(rect.top()));
    format!(
        "x=\"{x}\" y=\"{y}\" width=\"{}\" height=\"{}\"",
        number(rect.width()),
        number(rect.height())
    )
}

fn turn(angle: f32, around: Pos2) -> String {
    if angle == 0.0 {
        return String::new();
    }
    let degrees = number(angle.to_degrees());
    format!(" transform=\"rotate({degrees} {} {})\"", number(around.x), number(around.y))
}

fn solid(stroke: &PathStroke) -> Stroke {
    match stroke.color {
        ColorMode::Solid(color) => Stroke::new(stroke.width, color),
        // A colour for each place is the screen's own; our painters have none.
        ColorMode::UV(_) => Stroke::NONE,
    }
}

fn look(fill: Color32, stroke: Stroke) -> String {
    let fill = if fill == Color32::TRANSPARENT {
        " fill=\"none\"".to_owned()
    } else {
        paint("fill", fill)
    };
    format!("{fill}{}", outline(stroke))
}

fn outline(stroke: Stroke) -> String {
    if stroke.is_empty() {
        return String::new();
    }
    format!("{} stroke-width=\"{}\"", paint("stroke", stroke.color), number(stroke.width))
}

/// A colour, and how much of what is behind it shows.
fn paint(what: &str, color: Color32) -> String {
    let [red, green, blue, alpha] = color.to_srgba_unmultiplied();
    let mut paint = format!(" {what}=\"#{red:02x}{green:02x}{blue:02x}\"");
    if alpha < u8::MAX {
        let opacity = number(f32::from(alpha) / f32::from(u8::MAX));
        write!(paint, " {what}-opacity=\"{opacity}\"").ok();
    }
    paint
}

/// Text for a document: what has a meaning there is written another way, and what may not stand in one is left out.
fn xml(text: &str) -> String {
    let is_allowed = |letter: &char| !letter.is_control() && !matches!(letter, '\u{fffe}' | '\u{ffff}');
    let text: String = text.chars().filter(is_allowed).collect();
    escape(text).into_owned()
}
