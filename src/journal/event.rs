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
    /// Something a newer program wrote: kept as it is, passed over.
    #[serde(skip)]
    Unknown(Json),
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    use crate::domain::{Baseline, Decision, Exclusion, HouseChangeKind, NoteContent, NoteKind, Rebase, Requirement};

    fn body_of(line: &str) -> Body {
        Event::parse(line.as_bytes()).expect("an event").body
    }

    #[test]
    fn lines_are_stable() {
        let event = Event {
            version: 1,
            stamp: Stamp {
                wall_ms: 1_760_000_000_000,
                counter: 2,
            },
            writer: "anna-1a2b3c4d".into(),
            number: 7,
            body: Body::NoteAdded(NewNote {
                content: NoteContent::new(NoteKind::Wonder, "Hvad skete\nher?"),
                author: "Anna".to_owned(),
                anchor: Anchor {
                    house: Some("G1".into()),
                    ..Anchor::default()
                },
                seen: Some(AnchorValue::Figure(crate::domain::Value::Number(5.5))),
                ..NewNote::default()
            }),
        };
        let line = concat!(
            r#"{"v":1,"at":{"ms":1760000000000,"c":2},"writer":"anna-1a2b3c4d","number":7,"body":{"note_added":"#,
            r#"{"kind":"wonder","text":"Hvad skete\nher?","author":"Anna","anchor":{"house":"G1"},"seen":{"figure":{"number":5.5}}}}}"#,
            "\n"
        );
        assert_eq!(event.to_line().expect("a line"), line);
        assert_eq!(Event::parse(line.as_bytes()).expect("an event"), event);
    }

    fn chosen(house: Option<&str>, what: Decision) -> Body {
        Body::SeriesChoiceAdded {
            choice: SeriesChoice {
                indicator: "Sygefravær".into(),
                house: house.map(HouseId::from),
                what,
            },
            author: "Anna".to_owned(),
        }
    }

    #[test]
    fn bodies_go_by_their_names() {
        let note = || NoteId {
            writer: "a".into(),
            number: 3,
        };
        let cases = [
            (
                r#"{"note_changed":{"note":"a#3","kind":"trial","text":"x"}}"#,
                Body::NoteChanged {
                    note: note(),
                    rewriting: Rewriting::new(NoteKind::Trial, "x"),
                },
            ),
            (
                r#"{"note_changed":{"note":"a#3","kind":"trial","text":"x","level":null,"tags":[],"plan":null}}"#,
                Body::NoteChanged {
                    note: note(),
                    rewriting: Rewriting {
                        level: Some(None),
                        tags: Some(BTreeSet::new()),
                        plan: Some(None),
                        ..Rewriting::new(NoteKind::Trial, "x")
                    },
                },
            ),
            (r#"{"note_removed":{"note":"a#3"}}"#, Body::NoteRemoved { note: note() }),
            (
                r#"{"houses_ordered":{"houses":["B","A"]}}"#,
                Body::HousesOrdered {
                    houses: vec!["B".into(), "A".into()],
                },
            ),
            (
                concat!(
                    r#"{"house_change_added":{"change":{"kind":"renamed","from":["kajen"],"to":["G9"],"#,
                    r#""when":"2024-08-01","note":"ny bygning"}}}"#
                ),
                Body::HouseChangeAdded {
                    change: HouseChange {
                        kind: HouseChangeKind::Renamed,
                        from: vec!["kajen".into()],
                        to: vec!["G9".into()],
                        when: "2024-08-01".parse().ok(),
                        note: "ny bygning".to_owned(),
                    },
                },
            ),
            (
                r#"{"house_change_corrected":{"id":"a#3","change":{"kind":"closed","from":["G1"]}}}"#,
                Body::HouseChangeCorrected {
                    id: note(),
                    change: HouseChange {
                        kind: HouseChangeKind::Closed,
                        from: vec!["G1".into()],
                        to: Vec::new(),
                        when: None,
                        note: String::new(),
                    },
                },
            ),
            (r#"{"house_change_removed":{"id":"a#3"}}"#, Body::HouseChangeRemoved { id: note() }),
            (
                r#"{"houses_told_apart":{"one":"G1","other":"G2"}}"#,
                Body::HousesToldApart {
                    one: "G1".into(),
                    other: "G2".into(),
                },
            ),
            (r#"{"least_shown_set":{"least":10}}"#, Body::LeastShownSet { least: 10 }),
            (r#"{"undone":{"number":3}}"#, Body::Undone { number: 3 }),
            (r#"{"redone":{"number":3}}"#, Body::Redone { number: 3 }),
        ];
        for (json, body) in cases {
            goes_by(json, &body);
        }
    }

    /// A body is written so, and read so.
    fn goes_by(json: &str, body: &Body) {
        assert_eq!(serde_json::to_string(body).expect("JSON"), json);
        let line = format!(r#"{{"v":1,"at":{{"ms":1,"c":0}},"writer":"a","number":4,"body":{json}}}"#);
        assert_eq!(body_of(&line), *body);
    }

    #[test]
    fn choices_about_series_go_by_their_names() {
        let cases = [
            (
                concat!(
                    r#"{"series_choice_added":{"choice":{"indicator":"Sygefravær","house":"G1","#,
                    r#""what":{"rebase":{"from":"2024M08","reason":"ny vagtplan"}}},"author":"Anna"}}"#
                ),
                chosen(
                    Some("G1"),
                    Decision::Rebase(Rebase {
                        from: Period::Month(2024, 8),
                        reason: "ny vagtplan".to_owned(),
                    }),
                ),
            ),
            (
                concat!(
                    r#"{"series_choice_added":{"choice":{"indicator":"Sygefravær","#,
                    r#""what":{"baseline":{"from":"2023","to":"2024"}}},"author":"Anna"}}"#
                ),
                chosen(
                    None,
                    Decision::Baseline(Baseline {
                        from: Period::Year(2023),
                        to: Period::Year(2024),
                    }),
                ),
            ),
            (
                concat!(
                    r#"{"series_choice_added":{"choice":{"indicator":"Sygefravær","#,
                    r#""what":{"exclusion":{"period":"2024K1","reason":"vandskade"}}},"author":"Anna"}}"#
                ),
                chosen(
                    None,
                    Decision::Exclusion(Exclusion {
                        period: Period::Quarter(2024, 1),
                        reason: "vandskade".to_owned(),
                    }),
                ),
            ),
            (
                concat!(
                    r#"{"series_choice_added":{"choice":{"indicator":"Sygefravær","#,
                    r#""what":{"requirement":{"value":7.5,"from":"2024","source":"byrådet"}}},"author":"Anna"}}"#
                ),
                chosen(
                    None,
                    Decision::Requirement(Requirement {
                        value: 7.5,
                        from: Some(Period::Year(2024)),
                        source: "byrådet".to_owned(),
                    }),
                ),
            ),
            (
                r#"{"series_choice_removed":{"id":"a#3"}}"#,
                Body::SeriesChoiceRemoved {
                    id: NoteId {
                        writer: "a".into(),
                        number: 3,
                    },
                },
            ),
        ];
        for (json, body) in cases {
            goes_by(json, &body);
        }
    }

    #[test]
    fn kept_views_go_by_their_names() {
        let id = || KeptViewId {
            writer: "a".into(),
            number: 3,
        };
        let view = serde_json::json!({ "page": "trend", "weather": "of a newer program" });
        let cases = [
            (
                r#"{"view_kept":{"name":"Januar","view":{"page":"trend","weather":"of a newer program"},"author":"Anna"}}"#,
                Body::ViewKept {
                    name: "Januar".to_owned(),
                    view,
                    author: "Anna".to_owned(),
                },
            ),
            (
                r#"{"view_renamed":{"id":"a#3","name":"Februar"}}"#,
                Body::ViewRenamed {
                    id: id(),
                    name: "Februar".to_owned(),
                },
            ),
            (r#"{"view_removed":{"id":"a#3"}}"#, Body::ViewRemoved { id: id() }),
        ];
        for (json, body) in cases {
            goes_by(json, &body);
        }
    }

    #[test]
    fn what_a_newer_program_wrote_is_kept_word_for_word() {
        for (version, json) in [
            (1, r#"{"meeting_held":{"parts":[1,2]}}"#),
            (2, r#"{"undone":{"number":3,"why":"x"}}"#),
            (1, r#"{"house_change_added":{"change":{"from":["G1"],"kind":"twinned"}}}"#),
            (
                1,
                r#"{"series_choice_added":{"author":"Anna","choice":{"indicator":"Fravær","what":{"season":{"months":3}}}}}"#,
            ),
            (1, r#""pause""#),
        ] {
            let line = format!(r#"{{"v":{version},"at":{{"ms":1,"c":0}},"writer":"a","number":4,"body":{json}}}"#);
            let event = Event::parse(line.as_bytes()).expect("an event");
            assert!(matches!(event.body, Body::Unknown(_)), "{json}");
            assert_eq!(event.to_line().expect("a line").trim_end(), line);
        }
    }

    #[test]
    fn what_no_writer_writes_is_no_event() {
        let cases = [
            r#"{"v":1,"at":{"ms":1,"c":0},"writer":"a","number":0,"body":{"undone":{"number":3}}}"#,
            r#"{"v":1,"at":{"ms":-1,"c":0},"writer":"a","number":1,"body":{"undone":{"number":3}}}"#,
            r#"{"v":1,"at":{"ms":1,"c":0},"writer":"a","number":18446744073709551615,"body":{"undone":{"number":3}}}"#,
            r#"{"v":1,"at":{"ms":1,"c":0},"writer":"a","number":1}"#,
            r#"{"v":1,"at":{"ms":1,"c":0},"writer":"a","number":1,"body":{"und"#,
            "",
            "[]",
        ];
        for line in cases {
            assert!(Event::parse(line.as_bytes()).is_err(), "{line}");
        }
    }
}
