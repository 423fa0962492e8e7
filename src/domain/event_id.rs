//! The lasting name of what a person made: who made it, and as that writer's how-manieth event.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// Names an event of the journal for good, and with it what the event made: a note, a change of a house.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EventId {
    /// The writer's id.
    pub writer: Arc<str>,
    /// The writer's event number, from 1.
    pub number: u64,
}

impl fmt::Display for EventId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.writer, self.number)
    }
}

impl FromStr for EventId {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parts = text
            .rsplit_once('#')
            .and_then(|(writer, number)| Some((writer, number.parse().ok()?)));
        let (writer, number) = parts.ok_or_else(|| format!("not an event id: {text}"))?;
        Ok(Self {
            writer: writer.into(),
            number,
        })
    }
}

impl TryFrom<String> for EventId {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<EventId> for String {
    fn from(id: EventId) -> Self {
        id.to_string()
    }
}
