//! Notes: what the leaders write, where in the meaning of the data it belongs, and what it grows out of.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Anchor, EventId, Period, Value};

/// The five kinds of note. They are steps of a conversation, not grades.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoteKind {
    /// *Iagttagelse*: what we see.
    #[default]
    Observation,
    /// *Undren*: what we wonder.
    Wonder,
    /// *Forklaring*: what might explain it.
    Explanation,
    /// *Prøvehandling*: what we try.
    Trial,
    /// *Aftale*: what we agree.
    Agreement,
}

impl NoteKind {
    /// Every kind, in the order of a conversation.
    pub const ALL: [Self; 5] = [Self::Observation, Self::Wonder, Self::Explanation, Self::Trial, Self::Agreement];
}

/// Whom a note is about, from the nearest to the widest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoteLevel {
    /// *Barn*: what it is like for the children.
    Child,
    /// *Medarbejder*.
    Staff,
    /// *Leder*.
    Leader,
    /// *Ledelsesteam*.
    LeadershipTeam,
    /// *Klynge*.
    Cluster,
}

impl NoteLevel {
    /// Every level, from the nearest to the widest.
    pub const ALL: [Self; 5] = [Self::Child, Self::Staff, Self::Leader, Self::LeadershipTeam, Self::Cluster];
}

/// What an agreement or a trial commits someone to. An agreement has an owner and a day; a trial has all four.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Plan {
    /// Who sees to it; empty where nobody does yet.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub owner: String,
    /// When a trial begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<Period>,
    /// When an agreement is to be kept, or a trial looked at again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Period>,
    /// The sign that would show that a trial helped.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub sign: String,
}

/// How far an agreement or a trial has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanStage {
    /// *Åben*.
    #[default]
    Open,
    /// *Parkeret*: not now, and not forgotten.
    Parked,
    /// *Afsluttet*.
    Closed,
}

impl PlanStage {
    /// Every stage, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Open, Self::Parked, Self::Closed];
}

/// The stage a plan was put in, and why.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PlanState {
    /// The stage.
    pub stage: PlanStage,
    /// Why; never empty of a plan that is parked or closed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

impl NoteKind {
    /// Whether a note of this kind has a plan: someone sees to it, on a day.
    #[must_use]
    pub const fn has_plan(self) -> bool {
        matches!(self, Self::Trial | Self::Agreement)
    }
}

/// What a note says: all that can be rewritten of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteContent {
    /// Its kind.
    pub kind: NoteKind,
    /// The words, in Markdown.
    pub text: String,
    /// Whom it is about; none where that is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<NoteLevel>,
    /// The team's own words to find it by.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub tags: BTreeSet<Arc<str>>,
    /// Who sees to it and when; of an agreement or a trial.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<Plan>,
}

impl NoteContent {
    /// Words of a kind, and no more said of them.
    #[must_use]
    pub fn new(kind: NoteKind, text: impl Into<String>) -> Self {
        Self {
            kind,
            text: text.into(),
            ..Self::default()
        }
    }
}

/// A note as it is written for the first time.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct NewNote {
    /// What it says.
    #[serde(flatten)]
    pub content: NoteContent,
    /// Who says it.
    pub author: String,
    /// Where it belongs.
    #[serde(default)]
    pub anchor: Anchor,
    /// What was seen there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<AnchorValue>,
    /// When that was, where the place is of no one time; left out of what older programs wrote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen_at: Option<Period>,
    /// The note it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<NoteId>,
    /// Notes it grows out of: the wonder an explanation belongs to, what a trial builds on.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub links: BTreeSet<NoteId>,
}

/// Names a note for good: the event that made it.
pub type NoteId = EventId;

/// What was seen at the anchor when the note was written, so that its fate can be told after the next export.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnchorValue {
    /// A figure.
    Figure(Value),
    /// A rating's wording.
    Wording(Arc<str>),
}

/// A note as it stands after all its events.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// Its lasting name.
    pub id: NoteId,
    /// Its number on screen: 1 for the first note of the workspace.
    pub number: usize,
    /// What it says.
    pub content: NoteContent,
    /// Who wrote it.
    pub author: String,
    /// When it was made: milliseconds since 1970-01-01 UTC.
    pub made_ms: i64,
    /// When it was last changed.
    pub changed_ms: i64,
    /// Where it belongs.
    pub anchor: Anchor,
    /// What was seen there.
    pub seen: Option<AnchorValue>,
    /// When that was, where the place is of no one time and it is known.
    pub seen_at: Option<Period>,
    /// The note it answers.
    pub reply_to: Option<NoteId>,
    /// Whether that note is forgotten for good.
    pub answers_forgotten: bool,
    /// Notes it grows out of.
    pub links: BTreeSet<NoteId>,
    /// How far its plan has come; open of a note that has none.
    pub state: PlanState,
}

impl Note {
    /// A note that was just written.
    #[must_use]
    pub fn written(new: NewNote, id: NoteId, number: usize, made_ms: i64) -> Self {
        Self {
            id,
            number,
            content: new.content,
            author: new.author,
            made_ms,
            changed_ms: made_ms,
            anchor: new.anchor,
            seen: new.seen,
            seen_at: new.seen_at,
            reply_to: new.reply_to,
            answers_forgotten: false,
            links: new.links,
            state: PlanState::default(),
        }
    }
}
