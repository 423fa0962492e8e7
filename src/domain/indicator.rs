//! An indicator (*nøgletal*): what is counted or measured, in which unit, and what a reader must know of it.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Topic;

/// Names an indicator across files: the heading as the source writes it, with its dimensions joined by " · ".
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct IndicatorId(pub Arc<str>);

impl fmt::Display for IndicatorId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for IndicatorId {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

/// The unit a value is read in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Per cent of something; values run 0–100, not 0–1.
    Percent,
    /// Children per adult.
    ChildrenPerAdult,
    /// Days per full-time employee.
    DaysPerEmployee,
    /// A mean on an answering scale.
    Score,
    /// Points out of a maximum: the denominator is the most there can be, and no number of people.
    Points,
    /// A number of things or people.
    Count,
    /// Danish kroner.
    Kroner,
    /// Whatever the source's own words say, or nothing at all.
    Plain,
}

/// Which way the field reads a change. It colours nothing; it only chooses words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// More is what one hopes for.
    Up,
    /// Less is what one hopes for.
    Down,
    /// Neither.
    Neither,
}

/// What is known of an indicator.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Indicator {
    /// Its lasting name in this workspace.
    pub id: IndicatorId,
    /// Unit of its values.
    pub unit: Unit,
    /// Decimals to show: as many as the source gives, at most two.
    pub decimals: u8,
    /// Which way the field reads a change.
    pub direction: Direction,
    /// The topic it belongs to in the filter strip.
    pub topic: Topic,
    /// Differences between houses below this are noise by the source's own rule (BTU: 0.6), in the indicator's unit.
    pub noise: Option<f64>,
    /// The name the team calls it by, in place of the source's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own_name: Option<Arc<str>>,
}

impl Indicator {
    /// What it is called on the pages: the team's own name for it, else the source's.
    #[must_use]
    pub fn title(&self) -> &Arc<str> {
        self.own_name.as_ref().unwrap_or(&self.id.0)
    }
}
