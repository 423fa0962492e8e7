//! Lays a picture out and runs the painter off screen.

use eframe::egui::epaint::ClippedShape;
use eframe::egui::{Context, FontFamily, FontId, Frame, Label, Margin, RawInput, Rect, Ui, Vec2, ViewportId, pos2, vec2};

use crate::chart::{ChartSpec, Form, Line, LineRole, Prepared};
use crate::i18n::Locale;
use crate::ui::chart_panel::key_ui;
use crate::ui::ctx::UiCtx;
use crate::ui::plot::{chart_ui, levels_legend_ui, lines_legend_ui, marks_legend_ui};
use crate::ui::theme::{self, Tokens, space};

use super::raster::SCALE;

/// A slide of the usual shape, in points.
const SLIDE: Vec2 = vec2(960.0, 540.0);
/// Room around everything.
const MARGIN: f32 = 28.0;
/// Height of a row, at least and at most, and of the axis below the rows.
const ROW: std::ops::RangeInclusive<f32> = 34.0..=60.0;
const AXIS: f32 = 24.0;
/// A chart is never lower than this.
const LEAST: f32 = 240.0;
/// Letters of the sentence and of the foot.
const SENTENCE: f32 = 15.0;
const FOOT: f32 = 12.5;
/// The painter knows how wide the axis is when it has painted it: the last picture is the one that stands.
const PASSES: usize = 3;

/// The picture's size, and what was painted.
pub(super) fn paint(spec: &ChartSpec, locale: &Locale) -> (Vec2, Vec<ClippedShape>) {
    let spec = &with_names(spec);
    let ctx = Context::default();
    theme::install_paper(&ctx);
    let tokens = Tokens::paper();
    let rows = (spec.y_range.1 - spec.y_range.0).abs() as f32;
    let most = if spec.form == Form::Rows { rows * ROW.start() } else { 0.0 };
    let room = vec2(SLIDE.x, most + 2.0 * SLIDE.y);
    let (mut height, mut shapes) = (SLIDE.y, Vec::new());
    for _ in 0..PASSES {
        let mut output = ctx.run_ui(input(room), |ui| height = sheet_ui(ui, spec, locale, &tokens));
        // There is no screen that needs the letters as pixels.
        output.textures_delta.clear();
        shapes = std::mem::take(&mut output.shapes);
    }
    (vec2(SLIDE.x, height.ceil()), shapes)
}

/// Lines that are drawn alike are named where they end: no pointer will ever tell which is which.
fn with_names(spec: &ChartSpec) -> ChartSpec {
    // What was worked out of the chart does not know of the names.
    let mut named = ChartSpec {
        prepared: Prepared::default(),
        ..spec.clone()
    };
    let alike: Vec<&mut Line> = named.lines.iter_mut().filter(|line| line.role == LineRole::Reference).collect();
    if alike.len() > 1 {
        for line in alike {
            if let Some(last) = line.marks.iter_mut().rfind(|mark| mark.y.is_some()) {
                last.label.clone_from(&line.name);
            }
        }
    }
    named
}

fn input(room: Vec2) -> RawInput {
    let mut input = RawInput {
        screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), room)),
        time: Some(0.0),
        ..RawInput::default()
    };
    // Letters are laid out as finely as they will be seen.
    if let Some(window) = input.viewports.get_mut(&ViewportId::ROOT) {
        window.native_pixels_per_point = Some(SCALE);
    }
    input
}

/// Title, sentence, names of lines, chart and foot. Gives the height they take.
fn sheet_ui(ui: &mut Ui, spec: &ChartSpec, locale: &Locale, tokens: &Tokens) -> f32 {
    let mut actions = Vec::new();
    let mut cx = UiCtx {
        locale,
        tokens,
        selected: None,
        actions: &mut actions,
    };
    let frame = Frame::new().inner_margin(Margin::same(MARGIN as i8));
    let inside = frame.show(ui, |ui| {
        ui.set_width(SLIDE.x - 2.0 * MARGIN);
        ui.spacing_mut().item_spacing.y = space::XS;
        head_ui(ui, &cx, spec);
        let letters = FontId::new(FOOT, FontFamily::Proportional);
        let below = ui.painter().layout(spec.foot(), letters, tokens.weak, ui.available_width());
        let left = SLIDE.y - MARGIN - space::S - below.size().y - ui.cursor().top();
        chart_ui(ui, &mut cx, spec, chart_height(spec, left));
        ui.add_space(space::XS);
        ui.add(Label::new(below));
    });
    inside.response.rect.bottom()
}

/// What is left of the slide; rows get their height, whatever the slide has.
fn chart_height(spec: &ChartSpec, left: f32) -> f32 {
    let rows = (spec.y_range.1 - spec.y_range.0).abs() as f32;
    match spec.form {
        Form::Rows => {
            let axis = if spec.axis_names[0].is_empty() { AXIS } else { 2.0 * AXIS };
            left.clamp(rows * ROW.start() + axis, rows * ROW.end() + axis)
        }
        Form::Time | Form::Plane => left.max(LEAST),
    }
}

fn head_ui(ui: &mut Ui, cx: &UiCtx<'_>, spec: &ChartSpec) {
    ui.add(Label::new(cx.tokens.heading(spec.full_title()).size(21.0)).wrap());
    let said = [&spec.sentence, &spec.aside].into_iter().filter(|said| !said.is_empty());
    for said in said {
        ui.add(Label::new(cx.tokens.weak(said.as_str()).size(SENTENCE).color(cx.tokens.text)).wrap());
    }
    if spec.form == Form::Time {
        ui.horizontal_wrapped(|ui| {
            lines_legend_ui(ui, cx, spec);
            levels_legend_ui(ui, cx, std::slice::from_ref(spec));
            marks_legend_ui(ui, cx, std::slice::from_ref(spec));
        });
    }
    key_ui(ui, cx, spec);
    ui.add_space(space::XS);
}
