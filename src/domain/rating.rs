//! Supervision (*tilsyn*): a visit on a day, and the rating it gave on a theme.

use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::HouseId;

/// The theme a rating is about, in the source's words (in Copenhagen a *pejlemærke*).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ThemeName(pub Arc<str>);

/// How a visit came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VisitKind {
    /// *Anmeldt*.
    Announced,
    /// *Uanmeldt*.
    Unannounced,
    /// *Opfølgende*.
    FollowUp,
    /// *Skærpet*.
    Intensified,
    /// The file does not say.
    Unstated,
}

impl VisitKind {
    /// Every kind.
    pub const ALL: [Self; 5] = [
        Self::Announced,
        Self::Unannounced,
        Self::FollowUp,
        Self::Intensified,
        Self::Unstated,
    ];

    /// The kind a source's wording names.
    ///
    /// ```
    /// use klyngeblik::domain::VisitKind;
    /// assert_eq!(VisitKind::of_wording("Uanmeldt tilsyn"), VisitKind::Unannounced);
    /// ```
    #[must_use]
    pub fn of_wording(wording: &str) -> Self {
        let wording = wording.to_lowercase();
        let has = |stem: &str| wording.contains(stem);
        if has("uanmeldt") || has("unannounced") || has("uvarslet") {
            Self::Unannounced
        } else if has("anmeldt") || has("announced") || has("varslet") {
            Self::Announced
        } else if has("opfølg") || has("follow") {
            Self::FollowUp
        } else if has("skærpe") || has("intensi") {
            Self::Intensified
        } else {
            Self::Unstated
        }
    }
}

/// A visit to a house. The date is missing where the file gives none.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Visit {
    /// The house visited.
    pub house: HouseId,
    /// The day.
    pub date: Option<Date>,
    /// How it came about.
    pub kind: VisitKind,
}

/// What a visit said of a theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rating {
    /// The visit it belongs to.
    pub visit: Visit,
    /// The theme.
    pub theme: ThemeName,
    /// The level in the source's own words.
    pub wording: Arc<str>,
    /// The scale it was matched to and the place on it, from 0; nothing where the wording is unknown.
    pub place: Option<(Arc<str>, usize)>,
    /// The reason given, where the file has one.
    pub reason: Option<Arc<str>>,
}
