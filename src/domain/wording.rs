//! The team's own words for what the field calls something.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::IndicatorId;

/// What can be put in the team's own words.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Term {
    /// An indicator.
    Indicator(IndicatorId),
    /// A level of a scale, by its wording.
    Level(Arc<str>),
    /// A concept, by its name: *læringskultur*, *signal*, whatever the team speaks of.
    Concept(Arc<str>),
}

impl Term {
    /// What the field, or the team, calls it.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Indicator(indicator) => &indicator.0,
            Self::Level(name) | Self::Concept(name) => name,
        }
    }
}

/// What a team says a term means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// The words; empty where they were taken back.
    pub text: String,
    /// Who wrote them.
    pub author: String,
    /// When: milliseconds since 1970-01-01 UTC.
    pub worded_ms: i64,
}
