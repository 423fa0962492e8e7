//! Source Sans 3 (SIL Open Font Licence): open letters, figures of equal width, all of æ ø å é − → in two weights.

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::{FontData, FontDefinitions, FontFamily, FontId};

const REGULAR: &str = "regular";
const STRONG: &str = "strong";

/// Letters for emphasis: the family's semibold.
#[must_use]
pub fn strong(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(STRONG.into()))
}

/// The two weights, each with the other as fallback so that no letter is ever missing from one of them.
pub fn definitions() -> FontDefinitions {
    let data = |bytes: &'static [u8]| Arc::new(FontData::from_static(bytes));
    let font_data = BTreeMap::from([
        (
            REGULAR.to_owned(),
            data(include_bytes!("../../../assets/fonts/SourceSans3-Regular.ttf")),
        ),
        (
            STRONG.to_owned(),
            data(include_bytes!("../../../assets/fonts/SourceSans3-Semibold.ttf")),
        ),
    ]);
    let families = BTreeMap::from([
        (FontFamily::Proportional, vec![REGULAR.to_owned()]),
        (FontFamily::Monospace, vec![REGULAR.to_owned()]),
        (FontFamily::Name(STRONG.into()), vec![STRONG.to_owned(), REGULAR.to_owned()]),
    ]);
    FontDefinitions { font_data, families }
}
