//! The fold: the same state from the same events, whatever the order, the number of copies and the parts they come in.

use proptest::prelude::*;

use super::*;
use crate::domain::{NoteLevel, Plan, PlanStage};
use crate::journal::Rewriting;

fn notes() -> impl Strategy<Value = NoteId> {
    (0..WRITERS.len(), 1_u64..7).prop_map(|(writer, number)| id(WRITERS[writer], number))
}

fn bodies() -> impl Strategy<Value = Body> {
    let kind = || (0..NoteKind::ALL.len()).prop_map(|place| NoteKind::ALL[place]);
    let house = || "[A-D]".prop_map(|name: String| HouseId::from(name.as_str()));
    prop_oneof![
        4 => (kind(), "[a-z]{1,3}").prop_map(|(kind, text)| Body::NoteAdded(NewNote { content: NoteContent::new(kind, text), ..new_note("") })),
        2 => (notes(), notes()).prop_map(|(note, link)| Body::NoteAdded(NewNote {
            reply_to: Some(note), links: BTreeSet::from([link]), ..new_note("svar")
        })),
        3 => (notes(), contents()).prop_map(|(note, content)| Body::NoteChanged { note, rewriting: Rewriting::between(&NoteContent::default(), content) }),
        2 => (notes(), notes(), any::<bool>()).prop_map(|(note, to, holds)| Body::NoteLinked { note, to, holds }),
        2 => (notes(), house()).prop_map(|(note, house)| Body::NoteMoved { note, anchor: at(house), seen: None, seen_at: None }),
        2 => (notes(), 0..PlanStage::ALL.len()).prop_map(|(note, place)| Body::PlanStateSet {
            note, state: PlanState { stage: PlanStage::ALL[place], reason: "ferie".to_owned() }, author: "Anna".to_owned(),
        }),
        2 => ("[a-c]", "[a-z]{0,3}").prop_map(|(term, text)| Body::TermWorded {
            term: Term::Concept(term.as_str().into()), text, author: "Anna".to_owned(),
        }),
        2 => notes().prop_map(|note| Body::NoteRemoved { note }),
        1 => prop::collection::vec(house(), 0..4).prop_map(|houses| Body::HousesOrdered { houses }),
        2 => (house(), house()).prop_map(|(from, to)| Body::HouseChangeAdded { change: renamed(&from.0, &to.0) }),
        2 => (notes(), house()).prop_map(|(id, to)| Body::HouseChangeCorrected { id, change: renamed("A", &to.0) }),
        1 => notes().prop_map(|id| Body::HouseChangeRemoved { id }),
        1 => (house(), house()).prop_map(|(one, other)| Body::HousesToldApart { one, other }),
        2 => (house(), 2020_i16..2023).prop_map(|(house, year)| chosen(left_out(&house.0, year, "vandskade"), "Anna")),
        1 => notes().prop_map(|id| Body::SeriesChoiceRemoved { id }),
        2 => "[a-z]{1,3}".prop_map(|name| named_view(&name)),
        2 => (notes(), "[a-z]{1,3}").prop_map(|(id, name)| Body::ViewRenamed { id, name }),
        1 => notes().prop_map(|id| Body::ViewRemoved { id }),
        1 => (0_u32..20).prop_map(|least| Body::LeastShownSet { least }),
        2 => (1_u64..8).prop_map(|number| Body::Undone { number }),
        1 => (1_u64..8).prop_map(|number| Body::Redone { number }),
        2 => (0..5_usize, prop::option::of(notes()), 0_i64..3).prop_map(|(was, of, ms)| Body::Forgotten(Stone {
            was: ["note_added", "note_changed", "view_kept", "term_worded", "pause"][was].into(), of, ms,
        })),
        1 => notes().prop_map(|of| Body::ForgetAsked { of, author: "Bo".to_owned() }),
        1 => Just(Body::Unknown(serde_json::json!({ "pause": 1 }))),
    ]
}

fn at(house: HouseId) -> Anchor {
    Anchor {
        house: Some(house),
        ..Anchor::default()
    }
}

/// Contents with and without what can be left out.
fn contents() -> impl Strategy<Value = NoteContent> {
    let kinds = (0..NoteKind::ALL.len()).prop_map(|place| NoteKind::ALL[place]);
    let levels = prop::option::of((0..NoteLevel::ALL.len()).prop_map(|place| NoteLevel::ALL[place]));
    let plans = prop::option::of(("[a-z]{0,3}", prop::option::of(2020_i16..2023)).prop_map(|(owner, year)| Plan {
        owner,
        due: year.map(Period::Year),
        ..Plan::default()
    }));
    let tags = prop::collection::btree_set("[a-z]{1,3}".prop_map(|tag| tag.as_str().into()), 0..3);
    (kinds, "[a-z]{1,3}", levels, plans, tags).prop_map(|(kind, text, level, plan, tags)| NoteContent {
        kind,
        text,
        level,
        tags,
        plan,
    })
}

/// Events as no program would write them: numbers used twice, stamps against the order of numbers, notes changed before they are made.
fn events() -> impl Strategy<Value = Vec<Event>> {
    let event = (0_i64..6, 0_u32..2, 0..WRITERS.len(), 1_u64..8, bodies()).prop_map(|(wall_ms, counter, writer, number, body)| Event {
        version: 1,
        stamp: Stamp { wall_ms, counter },
        writer: WRITERS[writer].into(),
        number,
        body,
    });
    prop::collection::vec(event, 0..24)
}

fn shuffled_with_copies() -> impl Strategy<Value = (Vec<Event>, Vec<Event>)> {
    events().prop_flat_map(|events| {
        let copies = prop::sample::subsequence(events.clone(), 0..=events.len());
        let all = copies.prop_map({
            let events = events.clone();
            move |copies| events.iter().cloned().chain(copies).collect::<Vec<_>>()
        });
        (Just(events), all.prop_shuffle())
    })
}

fn one_by_one<'a>(events: impl IntoIterator<Item = &'a Event>) -> State {
    let mut state = State::default();
    for event in events {
        state.absorb(event.clone());
    }
    state
}

fn at_once(events: &[Event]) -> State {
    let mut state = State::default();
    state.absorb_all(events.to_vec());
    state
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1_000) })]

    #[test]
    fn order_and_copies_do_not_matter((events, shuffled) in shuffled_with_copies()) {
        let expected = seen(&at_once(&events));
        prop_assert_eq!(&seen(&one_by_one(&events)), &expected);
        prop_assert_eq!(&seen(&one_by_one(&shuffled)), &expected);
        prop_assert_eq!(&seen(&at_once(&shuffled)), &expected);
    }

    #[test]
    fn parts_may_come_in_any_grouping((events, _) in shuffled_with_copies(), one in 0_usize..24, other in 0_usize..24) {
        let (first, second) = (one.min(other).min(events.len()), one.max(other).min(events.len()));
        let (a, b, c) = (&events[..first], &events[first..second], &events[second..]);
        let mut left = at_once(a);
        left.absorb_all(b.to_vec());
        left.absorb_all(c.to_vec());
        let mut right = at_once(c);
        right.absorb_all(b.iter().chain(a).cloned().collect::<Vec<_>>());
        prop_assert_eq!(seen(&left), seen(&right));
    }

    #[test]
    fn a_known_event_changes_nothing(events in events()) {
        let mut state = one_by_one(&events);
        let (before, revision) = (seen(&state), state.revision());
        for event in events {
            state.absorb(event);
        }
        prop_assert_eq!((seen(&state), state.revision()), (before, revision));
    }

    #[test]
    fn nothing_is_lost_also_where_two_have_one_name(events in events()) {
        let mut distinct: Vec<&Event> = Vec::new();
        for event in &events {
            if !distinct.contains(&event) {
                distinct.push(event);
            }
        }
        // But for what lies under a stone.
        let same_place = |one: &Event, other: &Event| one.id() == other.id() && one.stamp == other.stamp;
        let is_covered = |event: &Event| {
            let over = |stone: &Event| stone.is_stone() && same_place(stone, event) && (!event.is_stone() || stone.outranks(event));
            events.iter().any(over)
        };
        distinct.retain(|event| !is_covered(event));
        let state = at_once(&events);
        prop_assert_eq!(state.n_events(), distinct.len());
        let all = state.history(&Subject::All);
        for event in distinct {
            prop_assert!(all.iter().any(|deed| deed.event.stamp == event.stamp
                && (deed.event.body == event.body || matches!((&deed.event.body, event.body.about()), (Body::Forgotten(stone), Some(_)) if stone.of.as_ref() == event.body.about()))));
        }
    }

    #[test]
    fn a_stone_wins_over_what_lies_under_it(events in events(), which in any::<prop::sample::Index>()) {
        prop_assume!(!events.is_empty());
        let forgotten = &events[which.index(events.len())];
        let is_there = |event: &&Event| event.id() == forgotten.id() && event.stamp == forgotten.stamp;
        let stone = forgotten.forgotten(2);
        let rest: Vec<Event> = events.iter().filter(|event| !is_there(event) || event.is_stone()).cloned().chain([stone.clone()]).collect();
        let all: Vec<Event> = events.iter().cloned().chain([stone.clone()]).collect();
        let expected = at_once(&rest);
        let mut late = at_once(&events);
        late.absorb(stone.clone());
        let mut early = one_by_one(&[stone]);
        early.absorb_all(events.clone());
        for state in [at_once(&all), one_by_one(&all), late, early] {
            prop_assert_eq!(seen(&state), seen(&expected));
            prop_assert_eq!(state.n_events(), expected.n_events());
        }
    }

    #[test]
    fn an_event_outlives_its_line(events in events()) {
        for event in events {
            let line = event.to_line().expect("a line");
            prop_assert_eq!(line.matches('\n').count(), 1);
            prop_assert_eq!(Event::parse(line.as_bytes()).expect("an event"), event);
        }
    }

    #[test]
    fn any_bytes_are_an_event_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        Event::parse(&bytes).ok();
    }
}

fn event(writer: &str, number: u64, wall_ms: i64, body: Body) -> Event {
    Event {
        version: 1,
        stamp: Stamp { wall_ms, counter: 0 },
        writer: writer.into(),
        number,
        body,
    }
}

fn added(text: &str) -> Body {
    Body::NoteAdded(new_note(text))
}

fn named_view(name: &str) -> Body {
    Body::ViewKept {
        name: name.to_owned(),
        view: serde_json::json!({ "page": "trend" }),
        author: "Anna".to_owned(),
    }
}

fn chosen(choice: SeriesChoice, author: &str) -> Body {
    Body::SeriesChoiceAdded {
        choice,
        author: author.to_owned(),
    }
}

fn changed(note: NoteId, text: &str) -> Body {
    Body::NoteChanged {
        note,
        rewriting: Rewriting::new(NoteKind::Trial, text),
    }
}

#[test]
fn what_a_rewriting_does_not_name_stays() {
    let whole = NoteContent {
        level: Some(NoteLevel::Child),
        tags: ["leg".into()].into(),
        plan: Some(Plan {
            owner: "Mette".to_owned(),
            ..Plan::default()
        }),
        ..NoteContent::new(NoteKind::Trial, "først")
    };
    let made = Body::NoteAdded(NewNote {
        content: whole.clone(),
        ..NewNote::default()
    });
    let after = |rewriting: Rewriting| {
        let note = id("anna", 1);
        let events = [
            event("anna", 1, 10, made.clone()),
            event("bo", 1, 20, Body::NoteChanged { note, rewriting }),
        ];
        one_by_one(&events).notes()[0].content.clone()
    };
    let text = "sidst".to_owned();
    assert_eq!(
        after(Rewriting::new(NoteKind::Trial, "sidst")),
        NoteContent { text, ..whole.clone() }
    );
    for content in [
        NoteContent::new(NoteKind::Trial, "sidst"),
        NoteContent::new(NoteKind::Wonder, "sidst"),
        NoteContent {
            level: Some(NoteLevel::Staff),
            ..whole.clone()
        },
    ] {
        assert_eq!(after(Rewriting::between(&whole, content.clone())), content);
    }
}

#[test]
fn the_last_change_wins_and_the_making_stays() {
    let state = one_by_one(&[
        event("anna", 1, 10, added("først")),
        event("bo", 1, 30, changed(id("anna", 1), "sidst")),
        event("carla", 1, 20, changed(id("anna", 1), "imellem")),
    ]);
    let note = state.note(&id("anna", 1)).expect("a note");
    assert_eq!(
        (
            note.content.text.as_str(),
            note.content.kind,
            note.made_ms,
            note.changed_ms,
            note.number
        ),
        ("sidst", NoteKind::Trial, 10, 30, 1)
    );
}

#[test]
fn words_are_not_lost_to_a_removal_their_writer_had_not_seen() {
    let events = [
        event("anna", 1, 10, added("først")),
        event("bo", 1, 20, Body::NoteRemoved { note: id("anna", 1) }),
        event("carla", 1, 30, changed(id("anna", 1), "sidst")),
    ];
    assert_eq!(texts(&one_by_one(&events)), [(1, "sidst")]);
    assert_eq!(texts(&one_by_one(&events[..2])), []);
}

#[test]
fn what_became_of_a_house_is_corrected_removed_and_brought_back() {
    let events = [
        event("anna", 1, 10, Body::HouseChangeAdded { change: renamed("A", "B") }),
        event("bo", 1, 20, Body::HouseChangeRemoved { id: id("anna", 1) }),
        event(
            "carla",
            1,
            30,
            Body::HouseChangeCorrected {
                id: id("anna", 1),
                change: renamed("A", "C"),
            },
        ),
        event("anna", 2, 40, Body::Undone { number: 1 }),
    ];
    let after = |n: usize| {
        let state = one_by_one(&events[..n]);
        let changes = state.house_changes().all.values();
        changes.map(|change| change.to[0].to_string()).collect::<String>()
    };
    assert_eq!([after(1), after(2), after(3), after(4)], ["B", "", "C", ""]);
}

#[test]
fn choices_about_series_keep_author_and_day_and_the_last_one_holds() {
    let events = [
        event("anna", 1, 10, chosen(left_out("A", 2023, "vandskade"), "Anna")),
        event("bo", 1, 20, chosen(left_out("A", 2023, "ombygning"), "Bo")),
        event("carla", 1, 5, Body::SeriesChoiceRemoved { id: id("bo", 1) }),
        event("carla", 2, 40, Body::Undone { number: 1 }),
        event("bo", 2, 50, Body::Undone { number: 1 }),
    ];
    let after = |n: usize| {
        let state = one_by_one(&events[..n]);
        let choices = state.series_choices();
        let found = choices.exclusion(&"Sygefravær".into(), &"A".into(), Period::Year(2023));
        let by = choices.all.iter().map(|made| format!("{} {}", made.author, made.made_ms));
        (found.map_or(String::new(), |found| found.reason.clone()), by.collect::<Vec<_>>())
    };
    let (anna, both) = (vec!["Anna 10".to_owned()], vec!["Anna 10".to_owned(), "Bo 20".to_owned()]);
    assert_eq!(after(1), ("vandskade".to_owned(), anna.clone()));
    assert_eq!(after(2), ("ombygning".to_owned(), both.clone()));
    assert_eq!(after(3), ("vandskade".to_owned(), anna.clone()));
    assert_eq!(after(4), ("ombygning".to_owned(), both));
    assert_eq!(after(5), ("vandskade".to_owned(), anna));
}

#[test]
fn views_stand_in_the_order_they_were_kept_and_each_keeps_its_author() {
    let renamed = |name: &str| Body::ViewRenamed {
        id: id("anna", 1),
        name: name.to_owned(),
    };
    let events = [
        event("anna", 1, 10, named_view("januar")),
        event("bo", 1, 20, named_view("februar")),
        event("carla", 1, 5, renamed("nytår")),
        event("bo", 2, 30, Body::ViewRemoved { id: id("anna", 1) }),
        event("carla", 2, 40, renamed("vinter")),
        event("carla", 3, 50, Body::Undone { number: 2 }),
        event("bo", 3, 60, Body::Undone { number: 2 }),
    ];
    let after = |n: usize| {
        let state = one_by_one(&events[..n]);
        let names = state.kept_views().iter().map(|kept| format!("{} {}", kept.name, kept.author));
        names.collect::<Vec<_>>().join(", ")
    };
    assert_eq!(after(2), "januar Anna, februar Anna");
    assert_eq!(after(3), "nytår Anna, februar Anna", "whatever the stamp");
    assert_eq!(after(4), "februar Anna");
    assert_eq!(
        after(5),
        "vinter Anna, februar Anna",
        "a name someone wrote brings it back, to its old place"
    );
    assert_eq!(after(6), "februar Anna");
    assert_eq!(after(7), "nytår Anna, februar Anna");
}

#[test]
fn numbers_count_removed_and_undone_notes() {
    let state = one_by_one(&[
        event("anna", 1, 10, added("en")),
        event("anna", 2, 20, added("to")),
        event("anna", 3, 30, added("tre")),
        event("anna", 4, 40, Body::NoteRemoved { note: id("anna", 1) }),
        event("anna", 5, 50, added("fire")),
        event("anna", 6, 60, Body::Undone { number: 5 }),
        event("anna", 7, 70, added("fem")),
    ]);
    assert_eq!(texts(&state), [(2, "to"), (3, "tre"), (5, "fem")]);
}

#[test]
fn revisions_grow_with_every_new_event() {
    let mut state = State::default();
    let mut last = state.revision();
    for number in 1..20 {
        state.absorb(event("anna", number, 20 - i64::try_from(number).expect("small"), added("x")));
        assert!(state.revision() > last);
        last = state.revision();
    }
    state.absorb(event("bo", 1, 5, Body::Unknown(serde_json::json!("pause"))));
    assert!(state.revision() > last && state.passed_over() == 1);
}
