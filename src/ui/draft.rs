//! A note while it is being written.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::domain::{Anchor, Note, NoteContent, NoteId, NoteKind, NoteLevel, Plan};
use crate::view::{parse_when, when_text};

/// What is written so far.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// Its kind.
    pub kind: NoteKind,
    /// The words.
    pub text: String,
    /// Whom it is about.
    pub level: Option<NoteLevel>,
    /// Tags, as they are written: words with a comma between.
    pub tags: String,
    /// Who sees to it.
    pub owner: String,
    /// The sign that would show that a trial helped.
    pub sign: String,
    /// When a trial begins, as it is written.
    pub start: String,
    /// When it is looked at again, or an agreement is to be kept, as it is written.
    pub due: String,
    /// The notes it grows out of.
    pub links: BTreeSet<NoteId>,
    /// The note it changes, if it is not a new one.
    pub changes: Option<NoteId>,
    /// The draft that waits for this one, to grow out of it.
    pub waiting: Option<Box<Draft>>,
}

/// What a draft lacks before it can be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftLack {
    /// Words.
    Words,
    /// An observation a trial grows out of.
    Observation,
    /// A wonder a trial grows out of.
    Wonder,
    /// An indicator or a theme a trial is about.
    Subject,
    /// The sign of a trial.
    Sign,
    /// The start of a trial.
    Start,
    /// The day something is looked at again.
    Due,
}

impl Draft {
    /// The words of a note, to be changed.
    #[must_use]
    pub fn changing(note: Note) -> Self {
        let plan = note.content.plan.unwrap_or_default();
        let tags: Vec<&str> = note.content.tags.iter().map(AsRef::as_ref).collect();
        Self {
            kind: note.content.kind,
            text: note.content.text,
            level: note.content.level,
            tags: tags.join(", "),
            owner: plan.owner,
            sign: plan.sign,
            start: when_text(plan.start),
            due: when_text(plan.due),
            links: note.links,
            changes: Some(note.id),
            waiting: None,
        }
    }

    /// Whether nobody would miss it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let words = [&self.text, &self.tags, &self.sign];
        words.into_iter().all(|words| words.trim().is_empty()) && self.links.is_empty() && self.waiting.is_none()
    }

    /// Begins a note this one grows out of; this one waits for it.
    pub fn begin(&mut self, kind: NoteKind) {
        let waiting = std::mem::take(self);
        self.kind = kind;
        self.waiting = Some(Box::new(waiting));
    }

    /// Whether what is written as a day can be read, or is nothing.
    #[must_use]
    pub fn is_readable(when: &str) -> bool {
        when.trim().is_empty() || parse_when(when).is_some()
    }

    /// What is lacking first, at a place, where `kind_of` tells the kinds of the notes there are.
    #[must_use]
    pub fn lack(&self, place: &Anchor, kind_of: &dyn Fn(&NoteId) -> Option<NoteKind>) -> Option<DraftLack> {
        let is_trial = self.kind == NoteKind::Trial;
        let stands_on = |kind| self.links.iter().any(|note| kind_of(note) == Some(kind));
        let has_day = |when: &str| parse_when(when).is_some();
        let lacks = [
            (is_trial && !stands_on(NoteKind::Observation), DraftLack::Observation),
            (is_trial && !stands_on(NoteKind::Wonder), DraftLack::Wonder),
            (is_trial && place.indicator.is_none() && place.theme.is_none(), DraftLack::Subject),
            (self.text.trim().is_empty(), DraftLack::Words),
            (is_trial && self.sign.trim().is_empty(), DraftLack::Sign),
            (is_trial && !has_day(&self.start), DraftLack::Start),
            (is_trial && !has_day(&self.due), DraftLack::Due),
            (self.kind.has_plan() && !Self::is_readable(&self.due), DraftLack::Due),
        ];
        lacks.into_iter().find_map(|(lacks, what)| lacks.then_some(what))
    }

    /// What it says.
    #[must_use]
    pub fn content(&self) -> NoteContent {
        let plan = Plan {
            owner: self.owner.trim().to_owned(),
            start: parse_when(&self.start).filter(|_| self.kind == NoteKind::Trial),
            due: parse_when(&self.due),
            sign: if self.kind == NoteKind::Trial { self.sign.trim() } else { "" }.to_owned(),
        };
        NoteContent {
            kind: self.kind,
            text: self.text.trim().to_owned(),
            level: self.level,
            tags: self.tag_words(),
            plan: (self.kind.has_plan() && plan != Plan::default()).then_some(plan),
        }
    }

    fn tag_words(&self) -> BTreeSet<Arc<str>> {
        let words = self.tags.split([',', ';', '#']).map(str::trim);
        words.filter(|word| !word.is_empty()).map(Arc::from).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u64) -> NoteId {
        NoteId {
            writer: "anna".into(),
            number,
        }
    }

    #[test]
    fn a_trial_tells_what_it_lacks_one_thing_at_a_time() {
        let kind_of = |note: &NoteId| match note.number {
            1 => Some(NoteKind::Observation),
            2 => Some(NoteKind::Wonder),
            _ => None,
        };
        let mut place = Anchor::default();
        let mut draft = Draft {
            kind: NoteKind::Trial,
            ..Draft::default()
        };
        draft.links.insert(id(9));
        assert_eq!(draft.lack(&place, &kind_of), Some(DraftLack::Observation));
        draft.links.insert(id(1));
        assert_eq!(draft.lack(&place, &kind_of), Some(DraftLack::Wonder));
        draft.links.insert(id(2));
        assert_eq!(draft.lack(&place, &kind_of), Some(DraftLack::Subject));
        place.indicator = Some("Sygefravær".into());
        assert_eq!(draft.lack(&place, &kind_of), Some(DraftLack::Words));
        draft.text = "Vi prøver gåture".to_owned();
        assert_eq!(draft.lack(&place, &kind_of), Some(DraftLack::Sign));
        draft.sign = "Færre korte fravær".to_owned();
        assert_eq!(draft.lack(&place, &kind_of), Some(DraftLack::Start));
        draft.start = "jan. 2026".to_owned();
        draft.due = "til sommer".to_owned();
        assert_eq!(draft.lack(&place, &kind_of), Some(DraftLack::Due));
        draft.due = "12-6-2026".to_owned();
        assert_eq!(draft.lack(&place, &kind_of), None);
        let plan = draft.content().plan.expect("a plan");
        assert_eq!((plan.start, plan.due), ("2026M01".parse().ok(), "2026-06-12".parse().ok()));
    }

    #[test]
    fn a_simple_note_needs_words_alone_and_a_changed_one_is_the_same() {
        let none = |_: &NoteId| None;
        let mut draft = Draft::default();
        assert_eq!(draft.lack(&Anchor::default(), &none), Some(DraftLack::Words));
        draft.text = " Børnene leger ude \n".to_owned();
        draft.tags = "ude, leg #morgen,, leg".to_owned();
        assert_eq!(draft.lack(&Anchor::default(), &none), None);
        let content = draft.content();
        assert_eq!((content.text.as_str(), content.plan.is_none()), ("Børnene leger ude", true));
        assert_eq!(
            content.tags.iter().map(AsRef::as_ref).collect::<Vec<&str>>(),
            ["leg", "morgen", "ude"]
        );
        let mut content = content;
        content.kind = NoteKind::Agreement;
        content.plan = Some(Plan {
            owner: "Mette".to_owned(),
            due: "2026M03".parse().ok(),
            ..Plan::default()
        });
        let new = crate::domain::NewNote {
            content: content.clone(),
            ..Default::default()
        };
        assert_eq!(Draft::changing(Note::written(new, id(4), 1, 0)).content(), content);
    }
}
