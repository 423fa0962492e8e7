//! Forgetting: the words are gone from every file, a stone tells that something was there, and every copy that comes back forgets again.

use std::fs;

use super::*;

const SECRET: &str = "Mormors diagnose";

/// The files under a folder that hold the words, whatever they are called.
pub(super) fn holding(folder: &Path, words: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(holding(&path, words));
        } else if memchr::memmem::find(&fs::read(&path).expect("read"), words.as_bytes()).is_some() {
            found.push(path.display().to_string());
        }
    }
    found
}

struct Home {
    home: TempDir,
}

impl Home {
    fn new() -> Self {
        Self {
            home: tempfile::tempdir().expect("a folder"),
        }
    }

    fn folder(&self) -> std::path::PathBuf {
        self.home.path().join("klynge")
    }

    fn journal(&self, workspace: &Workspace) -> std::path::PathBuf {
        self.folder().join("journal").join(format!("{}.jsonl", workspace.writer()))
    }

    fn make(&self) -> Workspace {
        Workspace::create(&self.folder(), "Klynge Øst", &self.home.path().join("anna")).expect("made")
    }

    fn open(&self, person: &str) -> Workspace {
        Workspace::open(&self.folder(), &self.home.path().join(person)).expect("opened")
    }

    fn is_clean(&self) {
        assert_eq!(holding(self.home.path(), SECRET), Vec::<String>::new());
    }
}

fn done(workspace: &mut Workspace, act: Act, now_ms: i64) -> NoteId {
    workspace.act(act, now_ms).expect("done").id()
}

fn reply(to: &NoteId, text: &str) -> Act {
    Act::AddNote(NewNote {
        reply_to: Some(to.clone()),
        ..new_note(text)
    })
}

#[test]
fn a_note_is_forgotten_with_all_that_was_said_of_it() {
    let home = Home::new();
    let mut anna = home.make();
    done(&mut anna, add("Først"), 1);
    let note = done(&mut anna, add(SECRET), 2);
    done(&mut anna, change(&note, &format!("{SECRET} igen")), 3);
    let answer = done(&mut anna, reply(&note, "Et svar"), 4);
    // Another person changed it too; a copy, a backup and a torn line hold it.
    let mut bo = home.open("bo");
    done(&mut bo, change(&note, &format!("{SECRET} siger Bo")), 5);
    let journal = home.journal(&anna);
    let backup = fs::read(&journal).expect("read");
    fs::write(journal.with_file_name("kopi (2).jsonl"), &backup).expect("written");
    fs::write(journal.with_file_name(".skrives-x1.tmp"), &backup).expect("written");
    let stones = anna.forget(&note, 10).expect("forgotten");
    assert_eq!(stones.len(), 2);
    let is_seen = |workspace: &Workspace| {
        assert_eq!(texts(workspace.state()), [(1, "Først"), (3, "Et svar")], "its number stays spent");
        assert!(workspace.state().note(&answer).expect("there").answers_forgotten);
        let told = format!("{:?}", workspace.state().history(&Subject::All));
        assert!(!told.contains(SECRET) && told.contains("Forgotten"));
    };
    is_seen(&anna);
    assert_eq!(holding(home.home.path(), SECRET).len(), 1, "what Bo wrote is Bo's to take out");
    bo.catch_up().expect("read");
    is_seen(&bo);
    home.is_clean();
    // A backup comes back over the journal while the window is open, and while it is closed.
    fs::write(&journal, &backup).expect("written");
    anna.catch_up().expect("read");
    home.is_clean();
    drop(anna);
    fs::write(&journal, &backup).expect("written");
    let mut anna = home.open("anna");
    home.is_clean();
    is_seen(&anna);
    assert!(matches!(
        anna.forget(&note, 20).expect_err("it is gone"),
        WorkspaceError::NothingToForget { .. }
    ));
    done(&mut anna, Act::Undo, 30);
    assert!(anna.state().note(&note).is_none(), "an undo passes over it");
    let next = done(&mut anna, add("Efter"), 40);
    bo.catch_up().expect("read");
    assert!(bo.state().note(&next).is_some() && bo.issues().is_empty() && anna.issues().is_empty());
}

#[test]
fn words_of_every_sort_are_forgotten() {
    let home = Home::new();
    let mut anna = home.make();
    let acts = [
        Act::WordTerm {
            term: Term::Concept("tryghed".into()),
            text: SECRET.to_owned(),
            author: "Anna".to_owned(),
        },
        choose(left_out("G1", 2024, SECRET), "Anna"),
        keep(SECRET),
        Act::AddHouseChange {
            change: HouseChange {
                note: SECRET.to_owned(),
                ..renamed("A", "B")
            },
        },
    ];
    for (now_ms, act) in (1..).zip(acts) {
        let id = done(&mut anna, act, now_ms);
        assert_eq!(holding(&home.folder(), SECRET).len(), 1);
        anna.forget(&id, 10).expect("forgotten");
        home.is_clean();
    }
    assert!(anna.state().kept_views().is_empty() && anna.state().series_choices().all.is_empty());
    assert!(anna.state().wordings().is_empty() && anna.state().house_changes().all.is_empty());
    let order = done(&mut anna, order(&["A"]), 20);
    assert!(matches!(
        anna.forget(&order, 21).expect_err("no words"),
        WorkspaceError::NothingToForget { .. }
    ));
}

#[test]
fn what_waited_for_the_folder_and_what_was_removed_is_forgotten_too() {
    let home = Home::new();
    let mut anna = home.make();
    let removed = done(&mut anna, add(SECRET), 1);
    done(&mut anna, Act::RemoveNote { note: removed.clone() }, 2);
    let undone = done(&mut anna, add(SECRET), 3);
    done(&mut anna, Act::Undo, 4);
    let away = home.home.path().join("væk");
    fs::rename(home.folder(), &away).expect("away");
    let waiting = done(&mut anna, add(SECRET), 5);
    assert!(anna.forget(&waiting, 6).is_err(), "the folder is not there");
    assert!(anna.state().note(&waiting).is_some());
    fs::rename(&away, home.folder()).expect("back");
    for note in [waiting, undone, removed] {
        anna.forget(&note, 7).expect("forgotten");
    }
    home.is_clean();
    assert_eq!(texts(anna.state()), []);
}

#[test]
fn another_asks_and_only_who_wrote_it_forgets() {
    let home = Home::new();
    let mut anna = home.make();
    let note = done(&mut anna, add(SECRET), 1);
    let mut bo = home.open("bo");
    let refused = bo.forget(&note, 2).expect_err("not Bo's");
    assert!(matches!(refused, WorkspaceError::AnothersWords { who, .. } if who == "Anna"));
    let ask = Act::AskToForget {
        of: note.clone(),
        author: "Bo".to_owned(),
    };
    done(&mut bo, ask, 3);
    assert!(bo.asked_to_forget().is_empty());
    anna.catch_up().expect("read");
    assert_eq!(anna.asked_to_forget(), [(note.clone(), vec!["Bo".to_owned()])]);
    anna.forget(&note, 4).expect("forgotten");
    assert!(anna.asked_to_forget().is_empty());
    home.is_clean();
}

#[test]
fn a_damaged_line_of_it_goes_too_and_others_stay_word_for_word() {
    let home = Home::new();
    let mut anna = home.make();
    let other = done(&mut anna, add("Det, der bliver"), 1);
    let note = done(&mut anna, add(SECRET), 2);
    let journal = home.journal(&anna);
    let mut bytes = fs::read(&journal).expect("read");
    let whole = bytes.clone();
    let line = whole.split(|byte| *byte == b'\n').nth(1).expect("a line");
    bytes.extend_from_slice(b"noget helt andet\n");
    bytes.extend_from_slice(&line[..line.len() - 9]);
    fs::write(&journal, &bytes).expect("written");
    anna.forget(&note, 3).expect("forgotten");
    home.is_clean();
    let after = fs::read_to_string(&journal).expect("read");
    assert!(after.contains("noget helt andet") && after.contains("Det, der bliver"));
    assert!(anna.state().note(&other).is_some());
    assert_eq!(home.open("bo").state().notes().len(), 1);
}
