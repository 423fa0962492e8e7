//! Where in the meaning of the data something belongs.

use serde::{Deserialize, Serialize};

use super::{HouseId, IndicatorId, Period, ThemeName};

/// Where a note belongs, by meaning, never by pixel or row number. What is not set, the note does not narrow.
///
/// A point is house + indicator + period; a span has an `until` as well; a supervision cell is house + theme (+ the visit's day
/// as period); an empty anchor is the whole cluster.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Anchor {
    /// The house, or all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub house: Option<HouseId>,
    /// The indicator, or all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indicator: Option<IndicatorId>,
    /// The theme of supervision, or all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<ThemeName>,
    /// The period, or the first of a span.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// The last period of a span.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Period>,
}

impl Anchor {
    /// Whether a note anchored here shows at a place that is about `place`: nothing the note names differs from the place.
    ///
    /// A month's note shows at the year that holds the month; a span's note at every period in it.
    /// A place that leaves a dimension open (an overview cell has no period) shows notes with any value there.
    ///
    /// ```
    /// use klyngeblik::domain::{Anchor, Period};
    /// let note = Anchor { house: Some("G1".into()), period: Some(Period::Month(2025, 3)), ..Anchor::default() };
    /// let year = Anchor { house: Some("G1".into()), period: Some(Period::Year(2025)), ..Anchor::default() };
    /// assert!(note.shows_at(&year));
    /// ```
    #[must_use]
    pub fn shows_at(&self, place: &Self) -> bool {
        fn same<T: PartialEq>(note: Option<&T>, place: Option<&T>) -> bool {
            match (note, place) {
                (Some(note), Some(place)) => note == place,
                (_, None) => true,
                (None, Some(_)) => false,
            }
        }
        same(self.house.as_ref(), place.house.as_ref())
            && same(self.indicator.as_ref(), place.indicator.as_ref())
            && same(self.theme.as_ref(), place.theme.as_ref())
            && self.meets_period(place)
    }

    fn meets_period(&self, place: &Self) -> bool {
        match (self.period, place.period) {
            (Some(first), Some(shown)) => {
                let end = self.until.map_or_else(|| first.end(), Period::end);
                let shown_end = place.until.map_or_else(|| shown.end(), Period::end);
                first.first_day() < shown_end && shown.first_day() < end
            }
            (None, Some(_)) => false,
            (_, None) => true,
        }
    }
}
