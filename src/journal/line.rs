//! How an event is read from its line: quickly where its body is known, and word for word where it is not.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use serde_json::Value as Json;

use crate::domain::{Anchor, AnchorValue, NewNote, NoteContent, NoteId, NoteKind, NoteLevel, Period, Plan};

use super::event::EVENT_VERSION;
use super::rewriting::named;
use super::{Body, Event, Rewriting, Stamp};

/// The highest number an event can have: what every JSON reader can hold exactly.
const HIGHEST_NUMBER: u64 = 1 << 53;

/// A line, its body as it is read.
#[derive(Deserialize)]
struct EventLine<B> {
    v: u32,
    at: Stamp,
    writer: Arc<str>,
    number: u64,
    body: B,
}

/// Reads one line without its line end.
pub(super) fn read(line: &[u8]) -> Result<Event, serde_json::Error> {
    // Nearly every line is of a known body, and read straight into it.
    match serde_json::from_slice::<EventLine<Body>>(line) {
        Ok(known) if known.v <= EVENT_VERSION => return known.event(|body| body),
        _ => {}
    }
    let line: EventLine<Json> = serde_json::from_slice(line)?;
    let is_newer = line.v > EVENT_VERSION;
    line.event(|json| match Body::deserialize(&json) {
        Ok(body) if !is_newer => body,
        _ => Body::Unknown(json),
    })
}

impl<B> EventLine<B> {
    fn event(self, body: impl FnOnce(B) -> Body) -> Result<Event, serde_json::Error> {
        if !(1..=HIGHEST_NUMBER).contains(&self.number) || !self.at.is_in_calendar() {
            return Err(serde_json::Error::custom("a number or a stamp no writer gives"));
        }
        Ok(Event {
            version: self.v,
            stamp: self.at,
            writer: self.writer,
            number: self.number,
            body: body(self.body),
        })
    }
}

/// A note as its line has it. Read field by field: a flattened field is read twice over, and most lines are notes.
#[derive(Deserialize)]
struct NoteLine {
    kind: NoteKind,
    text: String,
    #[serde(default)]
    level: Option<NoteLevel>,
    #[serde(default)]
    tags: BTreeSet<Arc<str>>,
    #[serde(default)]
    plan: Option<Plan>,
    author: String,
    #[serde(default)]
    anchor: Anchor,
    #[serde(default)]
    seen: Option<AnchorValue>,
    #[serde(default)]
    seen_at: Option<Period>,
    #[serde(default)]
    reply_to: Option<NoteId>,
    #[serde(default)]
    links: BTreeSet<NoteId>,
}

pub(super) fn note<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NewNote, D::Error> {
    let line = NoteLine::deserialize(deserializer)?;
    Ok(NewNote {
        content: NoteContent {
            kind: line.kind,
            text: line.text,
            level: line.level,
            tags: line.tags,
            plan: line.plan,
        },
        author: line.author,
        anchor: line.anchor,
        seen: line.seen,
        seen_at: line.seen_at,
        reply_to: line.reply_to,
        links: line.links,
    })
}

/// A change of a note as its line has it.
#[derive(Deserialize)]
#[expect(clippy::option_option, reason = "left out of a line is not the same as taken back")]
struct ChangeLine {
    note: NoteId,
    kind: NoteKind,
    text: String,
    #[serde(default, deserialize_with = "named")]
    level: Option<Option<NoteLevel>>,
    #[serde(default)]
    tags: Option<BTreeSet<Arc<str>>>,
    #[serde(default, deserialize_with = "named")]
    plan: Option<Option<Plan>>,
}

pub(super) fn change<'de, D: Deserializer<'de>>(deserializer: D) -> Result<(NoteId, Rewriting), D::Error> {
    let line = ChangeLine::deserialize(deserializer)?;
    let rewriting = Rewriting {
        kind: line.kind,
        text: line.text,
        level: line.level,
        tags: line.tags,
        plan: line.plan,
    };
    Ok((line.note, rewriting))
}
