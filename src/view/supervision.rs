//! *Tilsyn*: houses × themes in the source's own words, and a timeline of visits. Ratings are never averaged.

use crate::chart::{Pin, Table, Tick, Told};
use crate::domain::{Anchor, AnchorValue, HouseId, ThemeName, VisitKind};

/// The page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Supervision {
    /// What the page shows, in a sentence: "8 huse, 19 besøg, mar. 2021 – okt. 2025".
    pub sentence: String,
    /// Said when houses were left out.
    pub cut: Option<String>,
    /// Themes, in the source's order.
    pub themes: Vec<ThemeName>,
    /// Each theme with the team's own words for it, for hover and screen readers.
    pub theme_hovers: Vec<String>,
    /// Houses in the leader's order.
    pub rows: Vec<SupervisionRow>,
    /// Ends of the timeline, in years.
    pub x_range: (f64, f64),
    /// Ticks of the timeline.
    pub x_ticks: Vec<Tick>,
    /// Visits by house.
    pub timeline: Vec<TimelineRow>,
    /// The same as a table: house, theme, date, kind, rating, step, reason, source line.
    pub table: Table,
    /// What the team says of what stands in the table.
    pub told: Vec<Told>,
}

/// A house's row.
#[derive(Debug, Clone, PartialEq)]
pub struct SupervisionRow {
    /// The house.
    pub house: HouseId,
    /// Its name.
    pub name: String,
    /// Visits in words: "3 besøg, senest 4. okt. 2025".
    pub detail: String,
    /// A cell for each theme.
    pub cells: Vec<Option<RatingCell>>,
    /// Notes about the house as a whole.
    pub pins: Vec<Pin>,
}

/// The latest rating of a house on a theme.
#[derive(Debug, Clone, PartialEq)]
pub struct RatingCell {
    /// The rating in the source's words.
    pub wording: String,
    /// The visit's day, in words; empty where the file has none.
    pub date: String,
    /// The visit's kind, in words; empty where the file does not tell.
    pub kind: String,
    /// The visit's kind: each has its own sign.
    pub visit: VisitKind,
    /// The step since the visit before.
    pub step: StepSince,
    /// The step in words: "et trin mod mere ændring siden 3. mar. 2023"; empty where there is nothing to compare with.
    pub step_words: String,
    /// Place on its scale and how many levels it has: drawn as filled marks, so that colour is never alone.
    pub place: Option<(usize, usize)>,
    /// Everything known of it, with the reason given, for hover and screen readers.
    pub hover: String,
    /// Where a note belongs.
    pub anchor: Anchor,
    /// What a note would remember having seen.
    pub seen: Option<AnchorValue>,
    /// Notes that belong here.
    pub pins: Vec<Pin>,
}

/// How a rating stands to the one before, on the same scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepSince {
    /// No earlier visit, or another scale.
    Nothing,
    /// The same level.
    Same,
    /// So many levels up the scale.
    Up(usize),
    /// So many levels down the scale.
    Down(usize),
}

/// A house's line in the timeline.
#[derive(Debug, Clone, PartialEq)]
pub struct TimelineRow {
    /// The house.
    pub house: HouseId,
    /// Its name.
    pub name: String,
    /// Its visits.
    pub marks: Vec<TimelineMark>,
}

/// A visit on the timeline.
#[derive(Debug, Clone, PartialEq)]
pub struct TimelineMark {
    /// Place on the axis, in years.
    pub x: f64,
    /// How it came about; each kind has its own shape.
    pub kind: VisitKind,
    /// Day, kind, house and what was rated, for hover and screen readers.
    pub hover: String,
    /// Where a note belongs.
    pub anchor: Anchor,
    /// Notes that belong here.
    pub pins: Vec<Pin>,
}
