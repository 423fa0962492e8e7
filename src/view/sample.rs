//! What the tests of this room start from: the sample cluster, notes and places in it.

use crate::domain::{
    Anchor, Decision, EventId, IndicatorId, MadeChoice, NewNote, Note, NoteContent, NoteId, NoteKind, Period, SeriesChoice, SeriesChoices,
};
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
    let new = NewNote {
        content: NoteContent::new(NoteKind::Observation, text),
        author: "Mette".into(),
        anchor,
        ..NewNote::default()
    };
    Note::written(new, id, number, made_ms)
}

/// What Anna decided about an indicator in all houses.
pub(super) fn decided(indicator: &IndicatorId, decisions: Vec<Decision>) -> SeriesChoices {
    let made = |(number, what)| MadeChoice {
        id: EventId {
            writer: "anna".into(),
            number,
        },
        choice: SeriesChoice {
            indicator: indicator.clone(),
            house: None,
            what,
        },
        author: "Anna".to_owned(),
        made_ms: 0,
    };
    SeriesChoices {
        all: (1..).zip(decisions).map(made).collect(),
    }
}
