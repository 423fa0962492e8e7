//! The pages of the window, by name.

use serde::{Deserialize, Serialize};

/// A page of the window.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Page {
    /// Ways to begin.
    Start,
    /// *Overblik*.
    #[default]
    Overview,
    /// *Udvikling*.
    Trend,
    /// *Sammenlign*.
    Compare,
    /// *Tilsyn*.
    Supervision,
    /// *Data*.
    Data,
    /// *Noter*.
    Notes,
    /// *Fælles sprog*.
    Vocabulary,
    /// Files on their way in.
    Intake,
}

impl Page {
    /// Pages of the side bar, in order.
    pub const SIDE_BAR: [Self; 7] = [
        Self::Overview,
        Self::Trend,
        Self::Compare,
        Self::Supervision,
        Self::Data,
        Self::Notes,
        Self::Vocabulary,
    ];

    /// Key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Start => "page-start",
            Self::Overview => "page-overview",
            Self::Trend => "page-trend",
            Self::Compare => "page-compare",
            Self::Supervision => "page-supervision",
            Self::Data => "page-data",
            Self::Notes => "page-notes",
            Self::Vocabulary => "page-vocabulary",
            Self::Intake => "page-intake",
        }
    }

    /// Whether it shows the cluster, and can be come back to.
    #[must_use]
    pub const fn is_view(self) -> bool {
        !matches!(self, Self::Start | Self::Intake)
    }

    /// Whether the filter strip and the note panel belong to it: a word means the same in all houses.
    #[must_use]
    pub const fn has_filter(self) -> bool {
        self.is_view() && !matches!(self, Self::Vocabulary)
    }
}
