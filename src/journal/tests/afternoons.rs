//! Made-up afternoons: random acts, undone, redone, reopened; and journals with random damage.

use std::fs;

use proptest::prelude::*;

use super::*;
use crate::domain::PlanStage;

/// A step of a made-up afternoon; numbers choose among the notes that live.
#[derive(Debug, Clone)]
enum Step {
    Add(String),
    Change(usize, String),
    Remove(usize),
    Order(Vec<u8>),
    Rename(u8, usize),
    TellApart(u8),
    LeaveOut(u8),
    Restore(usize),
    Undo,
    Redo,
    SetLeastShown(u32),
    Keep(String),
    RenameView(usize, String),
    RemoveView(usize),
    Move(usize, u8),
    Link(usize, usize, bool),
    Park(usize),
    Word(String),
    Reopen,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        4 => "[a-zæøå]{1,8}".prop_map(Step::Add),
        3 => (any::<usize>(), "[a-zæøå]{1,8}").prop_map(|(note, text)| Step::Change(note, text)),
        2 => any::<usize>().prop_map(Step::Remove),
        1 => prop::collection::vec(0_u8..5, 0..5).prop_map(Step::Order),
        2 => (0_u8..3, any::<usize>()).prop_map(|(way, place)| Step::Rename(way, place)),
        1 => (0_u8..5).prop_map(Step::TellApart),
        2 => (0_u8..5).prop_map(Step::LeaveOut),
        1 => any::<usize>().prop_map(Step::Restore),
        1 => (5_u32..20).prop_map(Step::SetLeastShown),
        2 => "[ a-z]{1,4}".prop_map(Step::Keep),
        2 => (any::<usize>(), "[a-z]{1,4}").prop_map(|(place, name)| Step::RenameView(place, name)),
        1 => any::<usize>().prop_map(Step::RemoveView),
        1 => (any::<usize>(), 0_u8..5).prop_map(|(note, house)| Step::Move(note, house)),
        1 => (any::<usize>(), any::<usize>(), any::<bool>()).prop_map(|(note, to, holds)| Step::Link(note, to, holds)),
        1 => any::<usize>().prop_map(Step::Park),
        1 => "[a-z]{0,3}".prop_map(Step::Word),
        3 => Just(Step::Undo),
        2 => Just(Step::Redo),
        1 => Just(Step::Reopen),
    ];
    prop::collection::vec(step, 1..20)
}

fn act_of(step: Step, state: &State) -> Option<Act> {
    let pick = |place: usize| {
        state
            .notes()
            .get(place.checked_rem(state.notes().len())?)
            .map(|note| note.id.clone())
    };
    let pick_view = |place: usize| {
        let kept = state.kept_views();
        kept.get(place.checked_rem(kept.len())?).map(|kept| kept.id.clone())
    };
    match step {
        Step::Add(text) => Some(add(&text)),
        Step::Change(place, text) => Some(change(&pick(place)?, &text)),
        Step::Remove(place) => Some(Act::RemoveNote { note: pick(place)? }),
        Step::Order(houses) => Some(Act::OrderHouses {
            houses: houses.iter().map(|house| HouseId::from(house.to_string().as_str())).collect(),
        }),
        Step::Rename(way, place) => {
            let changes: Vec<_> = state.house_changes().all.keys().collect();
            let chosen = place.checked_rem(changes.len()).and_then(|place| changes.get(place));
            let (id, change) = (chosen.map(|id| (*id).clone()), renamed("A", &format!("B{place}")));
            Some(match (way, id) {
                (0, Some(id)) => Act::RemoveHouseChange { id },
                (1, Some(id)) => Act::CorrectHouseChange { id, change },
                _ => Act::AddHouseChange { change },
            })
        }
        Step::TellApart(house) => Some(Act::TellHousesApart {
            one: "A".into(),
            other: HouseId::from(house.to_string().as_str()),
        }),
        Step::LeaveOut(house) => Some(choose(left_out(&house.to_string(), 2023, "vandskade"), "Anna")),
        Step::Restore(place) => {
            let all = &state.series_choices().all;
            let id = all.get(place.checked_rem(all.len())?)?.id.clone();
            Some(Act::RemoveSeriesChoice { id })
        }
        Step::SetLeastShown(least) => Some(Act::SetLeastShown { least }),
        Step::Keep(name) => (!name.trim().is_empty()).then(|| keep(&name)),
        Step::RenameView(place, name) => Some(Act::RenameView {
            id: pick_view(place)?,
            name,
        }),
        Step::RemoveView(place) => Some(Act::RemoveView { id: pick_view(place)? }),
        Step::Move(place, house) => Some(Act::MoveNote {
            note: pick(place)?,
            anchor: Anchor {
                house: Some(HouseId::from(house.to_string().as_str())),
                ..Anchor::default()
            },
            seen: None,
            seen_at: None,
        }),
        Step::Link(place, to, holds) => {
            let (note, to) = (pick(place)?, pick(to)?);
            (note != to).then_some(Act::LinkNote { note, to, holds })
        }
        Step::Park(place) => state
            .notes()
            .get(place % 5)
            .filter(|note| note.content.kind.has_plan())
            .map(|note| Act::SetPlanState {
                note: note.id.clone(),
                state: PlanState {
                    stage: PlanStage::Parked,
                    reason: "ferie".to_owned(),
                },
                author: "Anna".to_owned(),
            }),
        Step::Word(text) => Some(Act::WordTerm {
            term: Term::Concept("læring".into()),
            text,
            author: "Anna".to_owned(),
        }),
        Step::Undo => state.can_undo("anna").then_some(Act::Undo),
        Step::Redo => state.can_redo("anna").then_some(Act::Redo),
        Step::Reopen => None,
    }
}

/// Takes the steps; after each one undo and redo are the way back and forth, and at the end all is undone and redone.
fn live_through(steps: Vec<Step>) -> Result<(), TestCaseError> {
    let (folder, mut workspace) = fresh();
    for (now_ms, step) in (100..).zip(steps) {
        if matches!(step, Step::Reopen) {
            let before = seen(workspace.state());
            drop(workspace);
            workspace = open(folder.path(), "anna");
            prop_assert_eq!(seen(workspace.state()), before);
        }
        let before = seen(workspace.state());
        let is_walk = matches!(step, Step::Undo | Step::Redo);
        let Some(act) = act_of(step, workspace.state()) else { continue };
        workspace.act(act, now_ms).expect("done");
        if !is_walk {
            let after = seen(workspace.state());
            workspace.act(Act::Undo, now_ms).expect("undone");
            let undone = seen(workspace.state());
            prop_assert_eq!((undone.notes, undone.house_order), (before.notes, before.house_order));
            prop_assert_eq!(undone.wordings, before.wordings);
            prop_assert_eq!(
                (undone.house_changes, undone.series_choices, undone.kept_views),
                (before.house_changes, before.series_choices, before.kept_views)
            );
            workspace.act(Act::Redo, now_ms).expect("redone");
            prop_assert_eq!(seen(workspace.state()), after);
        }
    }
    undo_and_redo_all(&mut workspace)?;
    let last = seen(workspace.state());
    drop(workspace);
    prop_assert_eq!(seen(open(folder.path(), "anna").state()), last);
    Ok(())
}

fn undo_and_redo_all(workspace: &mut Workspace) -> Result<(), TestCaseError> {
    let before = seen(workspace.state());
    let redoable = u64::from(workspace.state().can_redo("anna"));
    let mut n_undone = 0;
    while workspace.state().can_undo("anna") {
        workspace.act(Act::Undo, 0).expect("undone");
        n_undone += 1;
    }
    prop_assert_eq!((workspace.state().notes(), workspace.state().house_order()), (&[][..], &[][..]));
    prop_assert_eq!(workspace.state().house_changes(), &HouseChanges::default());
    prop_assert_eq!(workspace.state().series_choices(), &SeriesChoices::default());
    prop_assert_eq!(workspace.state().kept_views(), &[][..]);
    for _ in 0..n_undone {
        workspace.act(Act::Redo, 0).expect("redone");
    }
    prop_assert_eq!(seen(workspace.state()), before);
    prop_assert_eq!(u64::from(workspace.state().can_redo("anna")), redoable);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(40) })]

    #[test]
    fn an_afternoon_can_be_undone_redone_and_reopened(steps in steps()) {
        live_through(steps)?;
    }

    #[test]
    fn whole_lines_load_among_any_bytes(noise in prop::array::uniform6(prop::collection::vec(any::<u8>(), 0..60)), torn in any::<bool>()) {
        let (folder, mut workspace) = fresh();
        for text in ["en", "to", "tre", "fire", "fem"] {
            workspace.act(add(text), 1).expect("done");
        }
        drop(workspace);
        let path = folder.path().join("journal/anna.jsonl");
        let whole = fs::read(&path).expect("read");
        let mut bytes = Vec::new();
        for (noise, line) in noise.iter().zip(whole.split_inclusive(|byte| *byte == b'\n')) {
            bytes.extend_from_slice(noise);
            bytes.push(b'\n');
            bytes.extend_from_slice(line);
        }
        bytes.extend_from_slice(if torn { &noise[5] } else { b"" });
        fs::write(&path, &bytes).expect("written");
        let mut workspace = open(folder.path(), "anna");
        prop_assert_eq!(workspace.state().notes().len(), 5);
        workspace.act(add("seks"), 2).expect("done");
        drop(workspace);
        prop_assert_eq!(open(folder.path(), "anna").state().notes().len(), 6);
        prop_assert!(fs::read(&path).expect("read").starts_with(&bytes), "what is there is never rewritten");
    }

    #[test]
    fn a_journal_cut_anywhere_keeps_its_whole_lines(cut in 0.0_f64..1.0) {
        let (folder, mut workspace) = fresh();
        for text in ["en", "tø", "tre"] {
            workspace.act(add(text), 1).expect("done");
        }
        drop(workspace);
        let path = folder.path().join("journal/anna.jsonl");
        let whole = fs::read(&path).expect("read");
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place in a short file")]
        let kept = &whole[..(whole.len() as f64 * cut) as usize];
        fs::write(&path, kept).expect("written");
        let n_lines = kept.split(|byte| *byte == b'\n').count() - 1;
        let mut workspace = open(folder.path(), "anna");
        let n_notes = workspace.state().notes().len();
        prop_assert!(n_notes == n_lines || n_notes == n_lines + 1 && workspace.issues().is_empty(), "a line may lack its end only");
        workspace.act(add("ny"), 1).expect("done");
        drop(workspace);
        prop_assert_eq!(open(folder.path(), "anna").state().notes().len(), n_notes + 1);
    }
}

#[test]
fn a_note_is_only_what_it_stands_on() {
    use crate::domain::{IndicatorId, NoteKind, Plan, PlanStage, PlanState};
    let (_folder, mut workspace) = fresh();
    let mut write = |kind, links: &[NoteId], plan: Option<Plan>, indicator: Option<IndicatorId>| {
        let mut note = new_note("ord");
        note.content.kind = kind;
        note.content.plan = plan;
        note.links.extend(links.iter().cloned());
        note.anchor.indicator = indicator;
        workspace.act(Act::AddNote(note), 1).map(|event| event.id())
    };
    let seen = write(NoteKind::Observation, &[], None, None).expect("written");
    let wonder = write(NoteKind::Wonder, &[], Some(Plan::default()), None).expect("written");
    let both = [seen.clone(), wonder.clone()];
    let plan = Plan {
        sign: "færre sygedage".to_owned(),
        start: Some(Period::Month(2025, 1)),
        due: Some(Period::Month(2025, 6)),
        ..Plan::default()
    };
    let (plan, place) = (|| Some(plan.clone()), || Some(IndicatorId::from("Sygefravær")));
    assert!(matches!(
        write(NoteKind::Trial, &both[..1], plan(), place()),
        Err(WorkspaceError::GroundlessTrial)
    ));
    assert!(matches!(
        write(NoteKind::Trial, &both[1..], plan(), place()),
        Err(WorkspaceError::GroundlessTrial)
    ));
    assert!(matches!(
        write(NoteKind::Trial, &both, None, place()),
        Err(WorkspaceError::UnfinishedTrial)
    ));
    assert!(matches!(
        write(NoteKind::Trial, &both, plan(), None),
        Err(WorkspaceError::UnfinishedTrial)
    ));
    let trial = write(NoteKind::Trial, &both, plan(), place()).expect("written");
    let stage = |note: &NoteId, stage, reason: &str| Act::SetPlanState {
        note: note.clone(),
        state: PlanState {
            stage,
            reason: reason.to_owned(),
        },
        author: "Anna".to_owned(),
    };
    let said = |act, workspace: &mut Workspace| workspace.act(act, 2).err().map(|error| error.to_string());
    assert_eq!(
        said(stage(&seen, PlanStage::Parked, "ferie"), &mut workspace),
        Some(format!("the note has no plan: {seen}"))
    );
    assert_eq!(
        said(stage(&trial, PlanStage::Closed, " "), &mut workspace).as_deref(),
        Some("no reason is given")
    );
    assert_eq!(said(stage(&trial, PlanStage::Closed, "set"), &mut workspace), None);
    let nowhere = Act::MoveNote {
        note: trial.clone(),
        anchor: Anchor::default(),
        seen: None,
        seen_at: None,
    };
    assert_eq!(said(nowhere, &mut workspace).as_deref(), Some("the trial is not finished"));
    // What it stood on is gone; its words can still be set right.
    assert_eq!(said(Act::RemoveNote { note: wonder.clone() }, &mut workspace), None);
    let reworded = |kind| Act::ChangeNote {
        note: trial.clone(),
        content: NoteContent::new(kind, "andre ord"),
    };
    assert_eq!(said(reworded(NoteKind::Trial), &mut workspace), None);
    assert_eq!(workspace.state().note(&trial).expect("there").state.stage, PlanStage::Closed);
    assert_eq!(said(reworded(NoteKind::Wonder), &mut workspace), None);
    // A wonder has no plan.
    assert_eq!(workspace.state().note(&trial).expect("there").state.stage, PlanStage::Open);
    let itself = Act::LinkNote {
        note: seen.clone(),
        to: seen.clone(),
        holds: true,
    };
    assert!(said(itself, &mut workspace).is_some());
}
