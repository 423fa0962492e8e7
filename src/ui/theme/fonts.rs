//! Source Sans 3 (SIL Open Font Licence): open letters, figures of equal width, all of æ ø å é − → in two weights.

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::{FontData, FontDefinitions, FontFamily, FontId};

const REGULAR: &str = "regular";
const STRONG: &str = "strong";

/// The family's own name, by which other programs know it.
pub const FAMILY: &str = "Source Sans 3";
/// Both weights, as files.
pub const FILES: [&[u8]; 2] = [
    include_bytes!("../../../assets/fonts/SourceSans3-Regular.ttf"),
    include_bytes!("../../../assets/fonts/SourceSans3-Semibold.ttf"),
];

/// Letters for emphasis: the family's semibold.
#[must_use]
pub fn strong(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(STRONG.into()))
}

/// The weight of letters, as a style sheet says it.
#[must_use]
pub fn weight(family: &FontFamily) -> u16 {
    if *family == FontFamily::Name(STRONG.into()) { 600 } else { 400 }
}

/// The two weights, each with the other as fallback so that no letter is ever missing from one of them.
pub fn definitions() -> FontDefinitions {
    let data = |bytes: &'static [u8]| Arc::new(FontData::from_static(bytes));
    let [regular, semibold] = FILES.map(data);
    let font_data = BTreeMap::from([(REGULAR.to_owned(), regular), (STRONG.to_owned(), semibold)]);
    let families = BTreeMap::from([
        (FontFamily::Proportional, vec![REGULAR.to_owned()]),
        (FontFamily::Monospace, vec![REGULAR.to_owned()]),
        (FontFamily::Name(STRONG.into()), vec![STRONG.to_owned(), REGULAR.to_owned()]),
    ]);
    FontDefinitions { font_data, families }
}
