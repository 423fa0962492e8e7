//! An SVG as points, with the program's own letters.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{Options, Tree};

use crate::ui::theme;

/// Pixels a point.
pub(super) const SCALE: f32 = 2.0;

/// Paints an SVG. None where it cannot be read or is too large, which is a defect.
pub(super) fn pixels(svg: &str) -> Option<Pixmap> {
    let tree = Tree::from_str(svg, &options())
        .inspect_err(|error| tracing::error!("a picture of one's own: {error}"))
        .ok()?;
    let size = tree.size().to_int_size().scale_by(SCALE)?;
    let mut pixels = Pixmap::new(size.width(), size.height())?;
    resvg::render(&tree, Transform::from_scale(SCALE, SCALE), &mut pixels.as_mut());
    Some(pixels)
}

/// No letters but the program's own: a picture is the same on every computer.
pub(super) fn options() -> Options<'static> {
    let mut fonts = Database::new();
    for file in theme::FILES {
        fonts.load_font_source(Source::Binary(Arc::new(file)));
    }
    fonts.set_sans_serif_family(theme::FAMILY);
    Options {
        font_family: theme::FAMILY.to_owned(),
        fontdb: Arc::new(fonts),
        ..Options::default()
    }
}
