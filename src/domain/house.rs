//! A house: one day-care unit of the cluster (in the register an *anvisningsenhed*), or whatever unit a file compares.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// Names a house across files and years.
///
/// It is the source's own id where there is one (text, never a number: `G18062`), otherwise the folded name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct HouseId(pub Arc<str>);

impl fmt::Display for HouseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for HouseId {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

/// What is known of a house.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct House {
    /// Its lasting name in this workspace.
    pub id: HouseId,
    /// The name people say, as the newest source writes it.
    pub name: Arc<str>,
    /// The source's words for what kind of house it is (vuggestue, integreret …), where stated.
    pub kind: Option<Arc<str>>,
    /// Children enrolled, where the register says so.
    pub children: Option<u32>,
    /// Whether the register says that it is no more.
    #[serde(default)]
    pub is_closed: bool,
    /// A total or an average over houses ("Hele landet", "I alt"): a line to compare with, never a house.
    pub is_reference: bool,
}
