//! What the tests of this room start from: the sample cluster, notes and places in it.

use std::collections::BTreeSet;

use crate::domain::{Anchor, Note, NoteContent, NoteId, NoteKind, Period, PlanState};
use crate::i18n::{Lang, Locale};

pub(super) use crate::cluster::sample::*;

pub(super) fn danish() -> Locale {
    Locale::new(Lang::Da)
}

pub(super) fn anchor(house: Option<&str>, indicator: Option<&str>, period: Option<Period>) -> Anchor {
    Anchor {
        house: house.map(Into::into),
        indicator: indicator.map(Into::into),
        period,
        ..Anchor::default()
    }
}

/// A note of Mette's, made on the day of its number in February 2025.
pub(super) fn note(number: usize, anchor: Anchor, text: &str) -> Note {
    let made_ms = 1_738_368_000_000 + 86_400_000 * i64::try_from(number).expect("a small number");
    let id = NoteId {
        writer: "mette".into(),
        number: number as u64,
    };
    Note {
        id,
        number,
        content: NoteContent::new(NoteKind::Observation, text),
        author: "Mette".into(),
        made_ms,
        changed_ms: made_ms,
        anchor,
        seen: None,
        reply_to: None,
        links: BTreeSet::new(),
        state: PlanState::default(),
    }
}
