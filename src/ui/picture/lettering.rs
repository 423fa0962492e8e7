//! A text as it was laid out: a run for each row and each look, with the place of its first letter and the width it takes.

use eframe::egui::epaint::TextShape;
use eframe::egui::epaint::text::{Glyph, TextFormat};
use eframe::egui::{Color32, Pos2, pos2};

/// Letters of one look on one row.
pub(super) struct Run<'a> {
    /// The letters.
    pub text: String,
    /// Where the first one stands on its line, relative to where the text begins.
    pub at: Pos2,
    /// How wide they are together.
    pub width: f32,
    /// Their look.
    pub format: &'a TextFormat,
    /// Their colour.
    pub color: Color32,
}

/// The runs of a text, white space around them left out.
pub(super) fn runs(shape: &TextShape) -> Vec<Run<'_>> {
    let galley = &shape.galley;
    // What stands in place of letters that were cut off belongs to the last look.
    let looks: Vec<usize> = galley.text().char_indices().map(|(byte, _)| look_of(shape, byte)).collect();
    let last = looks.last().copied().unwrap_or_default();
    let mut letter = 0;
    let mut runs = Vec::new();
    for row in &galley.rows {
        let row_looks: Vec<usize> = (letter..letter + row.glyphs.len())
            .map(|place| looks.get(place).copied().unwrap_or(last))
            .collect();
        letter += row.glyphs.len() + usize::from(row.ends_with_newline);
        let mut start = 0;
        for alike in row_looks.chunk_by(|left, right| left == right) {
            let glyphs = row.glyphs.get(start..start + alike.len()).unwrap_or_default();
            start += alike.len();
            let look = alike.first().and_then(|look| galley.job.sections.get(*look));
            runs.extend(look.and_then(|section| run(shape, row.pos, glyphs, &section.format)));
        }
    }
    runs
}

/// The place of the section a byte belongs to.
fn look_of(shape: &TextShape, byte: usize) -> usize {
    let sections = &shape.galley.job.sections;
    let holds = sections.iter().position(|section| {
        let range = &section.byte_range;
        (range.start.0..range.end.0).contains(&byte)
    });
    holds.unwrap_or_default()
}

fn run<'a>(shape: &TextShape, row: Pos2, glyphs: &[Glyph], format: &'a TextFormat) -> Option<Run<'a>> {
    let is_ink = |glyph: &Glyph| !glyph.chr.is_whitespace();
    let (first, last) = (glyphs.iter().position(is_ink)?, glyphs.iter().rposition(is_ink)?);
    let inked = glyphs.get(first..=last)?;
    let (start, end) = (inked.first()?, inked.last()?);
    let color = shape.override_text_color.unwrap_or(format.color);
    let color = if color == Color32::PLACEHOLDER {
        shape.fallback_color
    } else {
        color
    };
    Some(Run {
        text: inked.iter().map(|glyph| glyph.chr).collect(),
        at: pos2(row.x + start.pos.x, row.y + start.pos.y),
        width: end.max_x() - start.pos.x,
        format,
        color: color.gamma_multiply(shape.opacity_factor),
    })
}
