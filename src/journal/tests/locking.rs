//! The lock: nothing in a locked folder can be read without its phrase, and whatever stops it on the way, nothing is lost.

use std::fs;
use std::path::PathBuf;

use super::forgetting::holding;
use super::power::stop_after;
use super::shelf::receipt;
use super::*;
use crate::import::{Choices, Receipt};

const NOTE: &str = "Mormors diagnose";
const FIGURES: &[u8] = b"Hus;Sygdom\nSolgaarden;42,5\n";
const SECRETS: [&str; 7] = [
    "Mormor",
    "Solgaarden",
    "42,5",
    "Sygdom",
    "Lederens",
    "Ark hemmelig",
    r#""author":"Anna""#,
];

fn phrase(words: &str) -> Phrase {
    Phrase::new(words).with_work_factor(1)
}

struct Home(TempDir);

impl Home {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    fn folder(&self) -> PathBuf {
        self.0.path().join("klynge")
    }

    fn user(&self) -> PathBuf {
        self.0.path().join("user")
    }

    /// A workspace with two notes, a damaged line and two sources, one of them a table of a file.
    fn filled(&self) -> Workspace {
        let mut workspace = Workspace::create(&self.folder(), "Klynge Øst", &self.user()).expect("made");
        workspace.act(add(NOTE), 1).expect("written");
        let journal = self.journal(&workspace);
        let mut bytes = fs::read(&journal).expect("read");
        bytes.extend_from_slice(b"{\"note_added\": Mormors halve linje\n");
        fs::write(&journal, bytes).expect("written");
        workspace.catch_up().expect("read");
        workspace.act(add("Det andet om Mormor"), 2).expect("written");
        let table = Receipt {
            table: Some("Ark hemmelig".into()),
            ..receipt()
        };
        for (name, receipt) in [("Lederens liste.csv", receipt()), ("Lederens bog.xlsx", table)] {
            let bytes = [FIGURES, name.as_bytes()].concat();
            workspace.add_source(name, &bytes, &Choices::default(), &receipt).expect("taken in");
        }
        workspace
    }

    fn journal(&self, workspace: &Workspace) -> PathBuf {
        self.folder().join("journal").join(format!("{}.jsonl", workspace.writer()))
    }

    fn open(&self, words: &str) -> Result<Workspace, WorkspaceError> {
        Workspace::open_under(&self.folder(), &self.user(), Some(&phrase(words)))
    }

    /// Fails unless all is there.
    fn is_whole(workspace: &Workspace, at: &str) {
        assert_eq!(texts(workspace.state()), [(1, NOTE), (2, "Det andet om Mormor")], "{at}");
        let sources = workspace.sources().expect("listed");
        let names: BTreeSet<&str> = sources.iter().map(|source| &*source.file_name).collect();
        assert_eq!(names, BTreeSet::from(["Lederens bog.xlsx", "Lederens liste.csv"]), "{at}");
        assert_eq!(sources.len(), 2, "{at}");
        for source in &sources {
            let bytes = workspace.read_source(source).expect("read");
            assert_eq!(bytes, [FIGURES, source.file_name.as_bytes()].concat(), "{at}");
        }
        assert!(sources.iter().any(|source| source.table.as_deref() == Some("Ark hemmelig")), "{at}");
    }

    fn holds_nothing(&self, at: &str) {
        for secret in SECRETS {
            assert_eq!(holding(self.0.path(), secret), Vec::<String>::new(), "{secret} {at}");
        }
        let names = format!("{:?}", files(&self.folder()));
        assert!(
            !names.contains("Leder") && !names.contains("csv") && !names.contains("xlsx"),
            "{names}"
        );
    }
}

/// Every file under a folder, and what is in it.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            all.extend(files(&path));
        } else {
            let bytes = fs::read(&path).expect("read");
            all.insert(path, bytes);
        }
    }
    all
}

#[test]
fn a_locked_folder_holds_no_word_and_opens_with_its_phrase_alone() {
    let home = Home::new();
    let mut workspace = home.filled();
    // What a program that was stopped left behind, and a copy a sync program made.
    for place in ["journal/.skrives-a.tmp", "kilder/.skrives-b.tmp", "journal/kopi.jsonl"] {
        fs::copy(home.journal(&workspace), home.folder().join(place)).expect("copied");
    }
    workspace.lock(&phrase("rød grød med fløde")).expect("locked");
    Home::is_whole(&workspace, "at once");
    home.holds_nothing("at once");
    let note = workspace.act(add("Mormor igen"), 3).expect("written").id();
    let away = home.0.path().join("vaek");
    fs::rename(home.folder(), &away).expect("away");
    let waiting = workspace.act(add("Mormor venter"), 4).expect("kept aside").id();
    fs::rename(&away, home.folder()).expect("back");
    home.holds_nothing("in the outbox");
    drop(workspace);
    let before = files(home.0.path());
    for refused in [Workspace::open(&home.folder(), &home.user()), home.open("rød grød"), home.open("")] {
        assert!(matches!(
            refused.expect_err("it is locked"),
            WorkspaceError::Locked { .. } | WorkspaceError::WrongPhrase { .. }
        ));
        assert!(Workspace::inspect(&home.folder(), Some(&phrase("x"))).is_err());
        assert_eq!(files(home.0.path()), before, "nothing was touched");
    }
    let mut workspace = home.open("rød grød med fløde").expect("opened");
    workspace.forget(&note, 5).expect("forgotten");
    workspace.forget(&waiting, 6).expect("forgotten");
    Home::is_whole(&workspace, "opened again");
    home.holds_nothing("opened again");
    workspace
        .change_phrase(&phrase("forkert"), &phrase("ny"))
        .expect_err("the old one is wrong");
    workspace
        .change_phrase(&phrase("rød grød med fløde"), &phrase("ny"))
        .expect("changed");
    drop(workspace);
    home.open("rød grød med fløde").expect_err("that was the old one");
    let mut workspace = home.open("ny").expect("opened");
    workspace.unlock().expect("unlocked");
    drop(workspace);
    let workspace = Workspace::open(&home.folder(), &home.user()).expect("it is open");
    Home::is_whole(&workspace, "unlocked");
    assert!(!workspace.is_locked() && holding(&home.folder(), NOTE).len() == 2);
    assert!(home.folder().join("kilder").read_dir().expect("a folder").count() == 6);
}

#[test]
fn a_damaged_byte_sets_aside_its_line_alone() {
    let home = Home::new();
    let mut workspace = home.filled();
    workspace.lock(&phrase("p")).expect("locked");
    let journal = home.journal(&workspace);
    drop(workspace);
    let whole = fs::read_to_string(&journal).expect("read");
    let first = whole.lines().find(|line| line.len() > 9).expect("a line");
    let mut damaged = first.to_owned();
    damaged.replace_range(70..71, if &first[70..71] == "A" { "B" } else { "A" });
    fs::write(&journal, whole.replace(first, &damaged)).expect("written");
    let workspace = home.open("p").expect("opened");
    assert_eq!(texts(workspace.state()), [(1, "Det andet om Mormor")]);
    assert_eq!(workspace.issues().len(), 2, "and the one that was damaged before");
}

#[test]
fn nobody_is_locked_out_while_he_writes() {
    let home = Home::new();
    let mut anna = home.filled();
    let bo = Workspace::open(&home.folder(), &home.0.path().join("bo")).expect("opened");
    assert!(matches!(
        anna.lock(&phrase("p")).expect_err("Bo looks"),
        WorkspaceError::InUse { .. }
    ));
    drop(bo);
    let mut bo = Workspace::open(&home.folder(), &home.0.path().join("bo")).expect("opened");
    bo.act(add("Bos"), 3).expect("written");
    assert!(matches!(
        anna.lock(&phrase("p")).expect_err("Bo writes"),
        WorkspaceError::InUse { .. }
    ));
    assert!(!anna.is_locked());
    assert!(anna.lock(&phrase(" ")).is_err(), "no phrase");
    drop(bo);
    anna.lock(&phrase("p")).expect("locked");
    let mut bo = Workspace::open_under(&home.folder(), &home.0.path().join("bo"), Some(&phrase("p"))).expect("opened");
    assert_eq!(bo.state().notes().len(), 3);
    bo.act(add("Bos andet"), 4).expect("written");
    anna.catch_up().expect("read");
    assert_eq!(anna.state().notes().len(), 4);
}

/// Does something to a fresh copy of a workspace, stopped after each number of calls of the disk in turn, and looks at what is left.
fn stopped_everywhere(
    prepare: impl Fn(&mut Workspace),
    act: impl Fn(&mut Workspace) -> Result<(), WorkspaceError>,
    after: impl Fn(&Home, &str),
) {
    for calls in 0..200 {
        let home = Home::new();
        let mut workspace = home.filled();
        prepare(&mut workspace);
        stop_after(Some(calls));
        let done = act(&mut workspace);
        drop(workspace);
        stop_after(None);
        after(&home, &format!("stopped after {calls} calls"));
        if done.is_ok() {
            assert!(calls > 4, "it takes more");
            return;
        }
    }
    panic!("it never ends");
}

#[test]
fn locking_can_be_stopped_anywhere() {
    let lock = |workspace: &mut Workspace| workspace.lock(&phrase("p"));
    stopped_everywhere(
        |_| {},
        lock,
        |home, at| {
            let opened = Workspace::open(&home.folder(), &home.user());
            match opened {
                Ok(workspace) => {
                    assert!(!workspace.is_locked());
                    Home::is_whole(&workspace, at);
                }
                Err(WorkspaceError::Locked { .. }) => {
                    Home::is_whole(&home.open("p").expect("it opens"), at);
                    home.holds_nothing(at);
                    Home::is_whole(&home.open("p").expect("it opens again"), at);
                }
                Err(error) => panic!("{at}: {error}"),
            }
        },
    );
}

#[test]
fn unlocking_can_be_stopped_anywhere() {
    let lock = |workspace: &mut Workspace| workspace.lock(&phrase("p")).expect("locked");
    stopped_everywhere(lock, Workspace::unlock, |home, at| {
        Home::is_whole(&home.open("p").expect("it opens, with the phrase or without"), at);
    });
}

#[test]
fn another_phrase_holds_or_the_old_one_does() {
    let home = Home::new();
    let mut workspace = home.filled();
    workspace.lock(&phrase("p")).expect("locked");
    stop_after(Some(0));
    workspace.change_phrase(&phrase("p"), &phrase("q")).expect_err("stopped");
    stop_after(None);
    drop(workspace);
    Home::is_whole(&home.open("p").expect("the old one"), "stopped");
}

#[test]
fn what_comes_unlocked_into_a_locked_folder_is_locked() {
    let home = Home::new();
    let mut workspace = home.filled();
    let journal = home.journal(&workspace);
    let plain = fs::read(&journal).expect("read");
    workspace.lock(&phrase("p")).expect("locked");
    drop(workspace);
    fs::write(journal.with_file_name("gammel kopi.jsonl"), plain).expect("written");
    let workspace = home.open("p").expect("opened");
    Home::is_whole(&workspace, "with the copy");
    home.holds_nothing("with the copy");
}

/// `cargo test --lib the_price_of_a_lock -- --ignored --nocapture` says what a lock costs at opening.
#[test]
#[ignore = "a measurement, no proof"]
fn the_price_of_a_lock() {
    let home = Home::new();
    let mut workspace = Workspace::create(&home.folder(), "Øst", &home.user()).expect("made");
    let journal = home.journal(&workspace);
    workspace
        .act(add("En note om det, vi så i dag, med nogle ord om, hvad vi undrer os over"), 1)
        .expect("written");
    let line = fs::read_to_string(&journal).expect("read");
    let lines = (1..=10_000).map(|number| line.replace("\"number\":1,", &format!("\"number\":{number},")));
    fs::write(&journal, lines.collect::<String>()).expect("written");
    let timed = |open: &dyn Fn() -> Workspace| {
        let times = (0..9).map(|_| {
            let since = std::time::Instant::now();
            assert_eq!(open().state().notes().len(), 10_000);
            since.elapsed()
        });
        times.min().unwrap_or_default()
    };
    drop(workspace);
    let plain = timed(&|| Workspace::open(&home.folder(), &home.user()).expect("opened"));
    Workspace::open(&home.folder(), &home.user())
        .expect("opened")
        .lock(&phrase("p"))
        .expect("locked");
    let locked = timed(&|| home.open("p").expect("opened"));
    eprintln!("10,000 events: plain {plain:?}, locked {locked:?}");
}
