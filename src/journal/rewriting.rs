//! What a rewriting of a note says. What it does not name stays as it was: a program that does not know of something takes nothing away.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize};

use crate::domain::{NoteContent, NoteKind, NoteLevel, Plan};

/// The words of a note from now on, and of the rest what changes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rewriting {
    /// Its kind.
    pub kind: NoteKind,
    /// The words, in Markdown.
    pub text: String,
    /// Whom it is about, where that changes; `null` in a line takes it back.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "named")]
    pub level: Option<Option<NoteLevel>>,
    /// The words to find it by, where they change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tags: Option<BTreeSet<Arc<str>>>,
    /// Who sees to it and when, where that changes; `null` in a line takes it back.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "named")]
    pub plan: Option<Option<Plan>>,
}

/// What a line names, if only as `null`.
pub(super) fn named<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

impl Rewriting {
    /// Words of a kind, and all else as it was.
    #[must_use]
    pub fn new(kind: NoteKind, text: impl Into<String>) -> Self {
        Self {
            kind,
            text: text.into(),
            ..Self::default()
        }
    }

    /// What makes one content of another.
    #[must_use]
    pub fn between(before: &NoteContent, after: NoteContent) -> Self {
        Self {
            kind: after.kind,
            text: after.text,
            level: (after.level != before.level).then_some(after.level),
            tags: (after.tags != before.tags).then_some(after.tags),
            plan: (after.plan != before.plan).then_some(after.plan),
        }
    }

    /// Rewrites a content. A kind of note that has no plan keeps none.
    pub(super) fn apply(&self, content: &mut NoteContent) {
        content.kind = self.kind;
        content.text.clone_from(&self.text);
        if let Some(level) = self.level {
            content.level = level;
        }
        if let Some(tags) = &self.tags {
            content.tags.clone_from(tags);
        }
        if let Some(plan) = &self.plan {
            content.plan.clone_from(plan);
        }
        if !self.kind.has_plan() {
            content.plan = None;
        }
    }
}
