//! The lines of a journal: written under stable names, and read by older and newer programs.

use super::event::*;
use super::*;
use std::collections::BTreeSet;

use crate::domain::{
    Anchor, AnchorValue, Baseline, Decision, Exclusion, HouseChange, HouseChangeKind, HouseId, NewNote, NoteContent, NoteId, NoteKind,
    Period, Rebase, Requirement, SeriesChoice,
};

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
fn what_is_done_to_notes_goes_by_its_names() {
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
        (r#"{"least_shown_set":{"least":10}}"#, Body::LeastShownSet { least: 10 }),
        (r#"{"undone":{"number":3}}"#, Body::Undone { number: 3 }),
        (r#"{"redone":{"number":3}}"#, Body::Redone { number: 3 }),
        (
            r#"{"forgotten":{"was":"note_changed","of":"a#3","ms":5}}"#,
            Body::Forgotten(Stone {
                was: "note_changed".into(),
                of: Some(note()),
                ms: 5,
            }),
        ),
        (
            r#"{"forget_asked":{"of":"a#3","author":"Anna"}}"#,
            Body::ForgetAsked {
                of: note(),
                author: "Anna".to_owned(),
            },
        ),
    ];
    for (json, body) in cases {
        goes_by(json, &body);
    }
}

fn note() -> NoteId {
    NoteId {
        writer: "a".into(),
        number: 3,
    }
}

#[test]
fn what_is_done_to_houses_goes_by_its_names() {
    let cases = [
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
