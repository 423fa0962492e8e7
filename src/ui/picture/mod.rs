//! A chart as a picture that stands alone: the window's own painter, run off screen in the look of paper, with title, sentence and foot.
//!
//! | file | what |
//! |---|---|
//! | `sheet` | lays title, sentence, chart and foot out, and runs the painter |
//! | `svg` | what was painted, as SVG: lines as lines, text as text |
//! | `lettering` | a text's rows and runs, each where it was laid out |
//! | `raster` | the SVG as points, so that both say the same |

mod lettering;
mod raster;
mod sheet;
mod svg;
#[cfg(test)]
mod tests;

use eframe::egui::{ColorImage, Vec2, epaint::ClippedShape};

use crate::chart::ChartSpec;
use crate::i18n::Locale;

use super::theme;

/// A painted chart. The same chart gives the same picture, byte by byte.
pub struct Picture {
    /// Width and height in points; that of a slide, or as high as the chart's rows need.
    size: Vec2,
    shapes: Vec<ClippedShape>,
    title: String,
    sentence: String,
}

impl Picture {
    /// Paints a chart.
    #[must_use]
    pub fn of(spec: &ChartSpec, locale: &Locale) -> Self {
        let (size, shapes) = sheet::paint(spec, locale);
        Self {
            size,
            shapes,
            title: spec.full_title(),
            sentence: spec.sentence.clone(),
        }
    }

    /// The picture as SVG.
    #[must_use]
    pub fn to_svg(&self) -> String {
        svg::write(self)
    }

    /// The picture as PNG, with two pixels a point. None where it cannot be made, which is a defect.
    #[must_use]
    pub fn to_png(&self) -> Option<Vec<u8>> {
        let pixels = raster::pixels(&self.to_svg())?;
        pixels
            .encode_png()
            .inspect_err(|error| tracing::error!("a picture as PNG: {error}"))
            .ok()
    }

    /// The picture for the clipboard. None where it cannot be made, which is a defect.
    #[must_use]
    pub fn to_image(&self) -> Option<ColorImage> {
        let pixels = raster::pixels(&self.to_svg())?;
        let size = [pixels.width() as usize, pixels.height() as usize];
        Some(theme::image(size, pixels.data()))
    }
}
