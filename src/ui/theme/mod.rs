//! The look: colours as roles, spacing and type as tokens, one family of letters. The only place that makes colours.
//!
//! Okabe–Ito colours, always with a second channel (shape, dash, place, word). No red/amber/green.

mod fonts;
mod tokens;

use eframe::egui;

pub use fonts::{FAMILY, FILES, strong, weight};
pub use tokens::{Shape, Tokens, space};

/// Installs letters and both themes, and chooses one.
pub fn install(ctx: &egui::Context, dark: bool) {
    ctx.set_fonts(fonts::definitions());
    for (theme, tokens) in [(egui::Theme::Light, Tokens::light()), (egui::Theme::Dark, Tokens::dark())] {
        ctx.style_mut_of(theme, |style| tokens.apply(style));
    }
    choose(ctx, dark);
}

/// Installs letters and the look of paper.
pub fn install_paper(ctx: &egui::Context) {
    ctx.set_fonts(fonts::definitions());
    ctx.style_mut_of(egui::Theme::Light, |style| Tokens::paper().apply(style));
    choose(ctx, false);
}

/// Points of a painted picture, four bytes each, as the clipboard takes them.
#[must_use]
pub fn image(size: [usize; 2], points: &[u8]) -> egui::ColorImage {
    egui::ColorImage::from_rgba_premultiplied(size, points)
}

/// Chooses the light or the dark theme.
pub fn choose(ctx: &egui::Context, dark: bool) {
    ctx.set_theme(if dark {
        egui::ThemePreference::Dark
    } else {
        egui::ThemePreference::Light
    });
}
