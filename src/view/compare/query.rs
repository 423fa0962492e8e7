//! What is asked of *Sammenlign*.

use serde::{Deserialize, Serialize};

use crate::domain::{HouseId, IndicatorId};
use crate::view::viewed::known_or_default;

use super::Moment;

/// A way to see the houses beside each other.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CompareForm {
    /// Each house at one time, with how sure its figure is; a funnel of ten and more.
    #[default]
    Beside,
    /// How the houses are spread, time by time.
    Spread,
    /// Each house at two times.
    Slope,
    /// What a whole is put together of, house by house.
    Parts,
    /// Two figures of the same houses.
    Relation,
    /// All that is known of one house, among the others.
    House,
}

impl CompareForm {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 6] = [Self::Beside, Self::Spread, Self::Slope, Self::Parts, Self::Relation, Self::House];

    /// Key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Beside => "compare-form-beside",
            Self::Spread => "compare-form-spread",
            Self::Slope => "compare-form-slope",
            Self::Parts => "compare-form-parts",
            Self::Relation => "compare-form-relation",
            Self::House => "compare-form-house",
        }
    }
}

/// What is asked of the page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct CompareQuery {
    /// The form.
    #[serde(deserialize_with = "known_or_default")]
    pub form: CompareForm,
    /// The time; none takes the newest with figures of most houses.
    #[serde(deserialize_with = "known_or_default")]
    pub moment: Option<Moment>,
    /// The time before it, of two; none takes the one about three years before.
    #[serde(deserialize_with = "known_or_default")]
    pub earlier: Option<Moment>,
    /// The second indicator of a relation; none takes the one with figures of most houses in common.
    #[serde(deserialize_with = "known_or_default")]
    pub other: Option<IndicatorId>,
    /// The house that is looked at alone; none takes the one the filter leaves, or the first.
    #[serde(deserialize_with = "known_or_default")]
    pub house: Option<HouseId>,
    /// Whether the places each house could have had are asked for.
    #[serde(deserialize_with = "known_or_default")]
    pub shows_places: bool,
}

/// What can be chosen, in words, and what is.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer<T> {
    /// Everything there is to choose from.
    pub all: Vec<(T, String)>,
    /// The one chosen; none where there is nothing.
    pub chosen: Option<T>,
}

impl<T> Default for Offer<T> {
    fn default() -> Self {
        Self {
            all: Vec::new(),
            chosen: None,
        }
    }
}
