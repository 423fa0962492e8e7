//! An event: one thing one writer did, for good. One line of JSON; names and meanings never change, new ones are added.

use std::cmp::Ordering;
use std::fmt::Write as _;
use std::sync::Arc;

use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value as Json;
use sha2::{Digest as _, Sha256};

use crate::domain::{
    Anchor, AnchorValue, EventId, HouseChange, HouseChangeId, HouseId, NewNote, NoteId, Period, PlanState, SeriesChoice, SeriesChoiceId,
    Term,
};

use super::{KeptViewId, Rewriting, Stamp, line};

/// The newest version of an event's line that is understood here.
pub(super) const EVENT_VERSION: u32 = 1;

/// One thing one writer did.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Event {
    /// Version of the line.
    #[serde(rename = "v")]
    pub version: u32,
    /// When.
    #[serde(rename = "at")]
    pub stamp: Stamp,
    /// Who: the writer's id.
    pub writer: Arc<str>,
    /// The writer's own count, from 1; gaps are allowed.
    pub number: u64,
    /// What.
    #[serde(serialize_with = "write_body")]
    pub body: Body,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Body {
    /// A note was written; its id is the event's writer and number.
    #[serde(deserialize_with = "line::note")]
    NoteAdded(NewNote),
    /// A note was rewritten.
    #[serde(deserialize_with = "line::change")]
    NoteChanged {
        /// The note.
        note: NoteId,
        /// What it says from now on.
        #[serde(flatten)]
        rewriting: Rewriting,
    },
    /// A note was said to grow out of another, or no longer.
    NoteLinked {
        /// The note.
        note: NoteId,
        /// What it grows out of.
        to: NoteId,
        /// Whether it does from now on.
        holds: bool,
    },
    /// A note was put somewhere else, by hand.
    NoteMoved {
        /// The note.
        note: NoteId,
        /// Where it belongs from now on.
        anchor: Anchor,
        /// What was seen there.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        seen: Option<AnchorValue>,
        /// When that was, where the place is of no one time.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        seen_at: Option<Period>,
    },
    /// A plan was opened again, parked or closed.
    PlanStateSet {
        /// The agreement or trial.
        note: NoteId,
        /// Its stage from now on, and why.
        #[serde(flatten)]
        state: PlanState,
        /// Who says so.
        author: String,
    },
    /// A term was put in the team's own words; empty words take back what was said.
    TermWorded {
        /// The term.
        term: Term,
        /// The words.
        text: String,
        /// Who says so.
        author: String,
    },
    /// A note was taken away.
    NoteRemoved {
        /// The note.
        note: NoteId,
    },
    /// The houses were put in order.
    HousesOrdered {
        /// The order.
        houses: Vec<HouseId>,
    },
    /// What became of a house was recorded; the change's id is the event's writer and number.
    HouseChangeAdded {
        /// The change.
        change: HouseChange,
    },
    /// A record of what became of a house was corrected.
    HouseChangeCorrected {
        /// The record.
        id: HouseChangeId,
        /// The change as it is now.
        change: HouseChange,
    },
    /// A record of what became of a house was taken away.
    HouseChangeRemoved {
        /// The record.
        id: HouseChangeId,
    },
    /// Two houses that look like one were said to be two.
    HousesToldApart {
        /// The one.
        one: HouseId,
        /// The other.
        other: HouseId,
    },
    /// Something was decided about a series; the choice's id is the event's writer and number.
    SeriesChoiceAdded {
        /// What was decided.
        choice: SeriesChoice,
        /// Who says so.
        author: String,
    },
    /// A choice about a series was taken away.
    SeriesChoiceRemoved {
        /// The choice.
        id: SeriesChoiceId,
    },
    /// A view was kept; its id is the event's writer and number.
    ViewKept {
        /// What it is called.
        name: String,
        /// What it looks at, as the room that draws views writes it.
        view: Json,
        /// Who kept it.
        #[serde(default)]
        author: String,
    },
    /// A kept view got another name.
    ViewRenamed {
        /// The view.
        id: KeptViewId,
        /// Its new name.
        name: String,
    },
    /// A kept view was taken away.
    ViewRemoved {
        /// The view.
        id: KeptViewId,
    },
    /// The limit was set under which figures of few people are hidden.
    LeastShownSet {
        /// The fewest people behind a figure that is shown.
        least: u32,
    },
    /// The writer took back its own event of this number.
    Undone {
        /// The event's number.
        number: u64,
    },
    /// The writer did its own event of this number again.
    Redone {
        /// The event's number.
        number: u64,
    },
    /// What stood here is forgotten for good: the stone in its place.
    Forgotten(Stone),
    /// Somebody asks the writer of an event to forget it.
    ForgetAsked {
        /// The event.
        of: EventId,
        /// Who asks.
        author: String,
    },
    /// Something a newer program wrote: kept as it is, passed over.
    #[serde(skip)]
    Unknown(Json),
}

/// What stands where something was forgotten. It holds no word of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stone {
    /// The name of the body that stood here.
    pub was: Arc<str>,
    /// What that spoke of, by its lasting name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<EventId>,
    /// When it was forgotten: milliseconds since 1970-01-01 UTC.
    pub ms: i64,
}

impl Stone {
    /// Whether a note was made here.
    #[must_use]
    pub fn is_of_note(&self) -> bool {
        &*self.was == "note_added"
    }
}

impl Body {
    /// The name its author signed with, where the act is signed.
    #[must_use]
    pub fn author(&self) -> Option<&str> {
        let author = match self {
            Self::NoteAdded(note) => &note.author,
            Self::PlanStateSet { author, .. }
            | Self::TermWorded { author, .. }
            | Self::SeriesChoiceAdded { author, .. }
            | Self::ViewKept { author, .. } => author,
            _ => return None,
        };
        Some(author.trim()).filter(|author| !author.is_empty())
    }

    /// What an act says something of, by the event that made it; none of an act that makes something.
    #[must_use]
    pub fn about(&self) -> Option<&EventId> {
        match self {
            Self::NoteChanged { note, .. }
            | Self::NoteRemoved { note }
            | Self::NoteLinked { note, .. }
            | Self::NoteMoved { note, .. }
            | Self::PlanStateSet { note, .. } => Some(note),
            Self::HouseChangeCorrected { id, .. }
            | Self::HouseChangeRemoved { id }
            | Self::SeriesChoiceRemoved { id }
            | Self::ViewRenamed { id, .. }
            | Self::ViewRemoved { id } => Some(id),
            Self::Forgotten(stone) => stone.of.as_ref(),
            _ => None,
        }
    }

    /// Whether an act holds what somebody wrote or saw, so that it can be forgotten.
    #[must_use]
    pub const fn can_be_forgotten(&self) -> bool {
        matches!(
            self,
            Self::NoteAdded(_)
                | Self::NoteChanged { .. }
                | Self::NoteMoved { .. }
                | Self::PlanStateSet { .. }
                | Self::TermWorded { .. }
                | Self::HouseChangeAdded { .. }
                | Self::HouseChangeCorrected { .. }
                | Self::SeriesChoiceAdded { .. }
                | Self::ViewKept { .. }
                | Self::ViewRenamed { .. }
        )
    }

    /// The name it goes by in a line.
    fn name(&self) -> Arc<str> {
        let json = serde_json::to_value(self).unwrap_or_default();
        json.as_object()
            .and_then(|body| body.keys().next())
            .map_or("", String::as_str)
            .into()
    }
}

/// What a newer program wrote goes back as it came.
fn write_body<S: Serializer>(body: &Body, serializer: S) -> Result<S::Ok, S::Error> {
    match body {
        Body::Unknown(json) => json.serialize(serializer),
        known => known.serialize(serializer),
    }
}

impl Event {
    /// Reads one line without its line end.
    ///
    /// A body in a line of a newer version is not guessed at, even if its name is known.
    pub(super) fn parse(line: &[u8]) -> Result<Self, serde_json::Error> {
        line::read(line)
    }

    /// The event as one line with its line end.
    pub(super) fn to_line(&self) -> Result<String, serde_json::Error> {
        let mut line = serde_json::to_string(self)?;
        line.push('\n');
        Ok(line)
    }

    /// Its lasting name, and with it that of what it made.
    #[must_use]
    pub fn id(&self) -> EventId {
        EventId {
            writer: Arc::clone(&self.writer),
            number: self.number,
        }
    }

    /// The event as it was written: a twin under the name it shares.
    pub(super) fn original(&self) -> Self {
        Self {
            writer: self.writer.split('~').next().unwrap_or_default().into(),
            ..self.clone()
        }
    }

    /// Whether it is a stone.
    #[must_use]
    pub const fn is_stone(&self) -> bool {
        matches!(self.body, Body::Forgotten(_))
    }

    /// The stone that stands in its place once it is forgotten: its name and its stamp, and nothing it said.
    pub(super) fn forgotten(&self, now_ms: i64) -> Self {
        Self {
            version: EVENT_VERSION,
            body: Body::Forgotten(Stone {
                was: self.body.name(),
                of: self.body.about().cloned(),
                ms: now_ms,
            }),
            stamp: self.stamp,
            writer: Arc::clone(&self.writer),
            number: self.number,
        }
    }

    /// The order of all events: by stamp, then writer, then number.
    #[must_use]
    pub fn order(&self, other: &Self) -> Ordering {
        self.stamp
            .cmp(&other.stamp)
            .then_with(|| self.writer.cmp(&other.writer))
            .then_with(|| self.number.cmp(&other.number))
    }

    /// The same event under a name of its own, for one whose writer and number another event has: `anna~1f2e3d4c`, after the first
    /// 8 hexadecimal digits of the SHA-256 of its line. A writer's own id never holds a `~`.
    pub(super) fn twin(&self) -> Self {
        let line = self.to_line().unwrap_or_default();
        let digest = Sha256::digest(line.trim_end().as_bytes());
        let mut writer = format!("{}~", self.writer);
        for byte in digest.iter().take(4) {
            write!(writer, "{byte:02x}").ok();
        }
        Self {
            writer: writer.into(),
            ..self.clone()
        }
    }

    /// Which of two events with the same writer and number keeps the name, whichever is met first: the later, or the greater as text.
    pub(super) fn outranks(&self, other: &Self) -> bool {
        let text = |event: &Self| event.to_line().unwrap_or_default();
        self.stamp.cmp(&other.stamp).then_with(|| text(self).cmp(&text(other))) == Ordering::Greater
    }
}
