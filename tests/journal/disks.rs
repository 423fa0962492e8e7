//! Full disks, folders that can only be read, drives and folders that go and come back, ten writers at once.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use klyngeblik::journal::{Away, Workspace, WorkspaceError};

use super::children::child;
use super::{Place, add, asked, complained, said};

/// A file system that is there until it is dropped.
struct Mounted(PathBuf);

impl Mounted {
    /// Mounts, where the system lets us; else the test says that it did not run.
    fn new(arguments: &[&str], at: &Path) -> Option<Self> {
        fs::create_dir_all(at).expect("made");
        let mounted = Command::new("mount").args(arguments).arg(at).stderr(Stdio::null()).status();
        if mounted.is_ok_and(|status| status.success()) {
            return Some(Self(at.to_path_buf()));
        }
        eprintln!("NOT RUN: a test of full and read-only disks needs to mount, and this system does not let it");
        None
    }

    fn remount(&self, how: &str) {
        let done = Command::new("mount").args(["-o", how]).arg(&self.0).status().expect("mount runs");
        assert!(done.success());
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        Command::new("umount").arg("-l").arg(&self.0).status().ok();
    }
}

/// Fills a file system to its last byte.
fn fill(folder: &Path) -> PathBuf {
    let path = folder.join("fyld");
    for size in [4_096, 64, 1] {
        let mut bytes = fs::read(&path).unwrap_or_default();
        loop {
            bytes.extend(std::iter::repeat_n(b'x', size));
            if fs::write(&path, &bytes).is_err() {
                break;
            }
        }
    }
    path
}

fn texts(workspace: &Workspace) -> Vec<String> {
    workspace.state().notes().iter().map(|note| note.content.text.clone()).collect()
}

#[test]
fn a_full_disk_keeps_what_is_written_aside_until_there_is_room() {
    let home = tempfile::tempdir().expect("a folder");
    let Some(drive) = Mounted::new(&["-t", "tmpfs", "-o", "size=128k", "none"], &home.path().join("drev")) else {
        return;
    };
    let (folder, user) = (drive.0.join("klynge"), home.path().join("user"));
    let mut workspace = Workspace::create(&folder, "Øst", &user).expect("made");
    workspace.act(add("før"), 1).expect("written");
    let filler = fill(&drive.0);
    // A line longer than what is left of the journal's last block.
    let long = "fuld ".repeat(2_000);
    workspace.act(add(&long), 2).expect("kept aside");
    workspace.act(add("også fuld"), 3).expect("kept aside");
    assert_eq!(
        (workspace.n_waiting(), workspace.state().notes().len(), workspace.away()),
        (2, 3, Away::Full)
    );
    drop(workspace);
    let mut workspace = Workspace::open(&folder, &user).expect("it opens on a full disk");
    assert_eq!((workspace.n_waiting(), workspace.state().notes().len()), (2, 3));
    fs::remove_file(filler).expect("removed");
    workspace.act(add("efter"), 4).expect("written");
    assert_eq!(workspace.n_waiting(), 0);
    drop(workspace);
    let all = Workspace::inspect(&folder, None).expect("read");
    let found: Vec<_> = all.state.notes().iter().map(|note| note.content.text.as_str()).collect();
    assert_eq!(found, ["før", &long, "også fuld", "efter"]);
    assert!(all.issues.is_empty());
}

#[test]
fn where_nothing_can_be_kept_anywhere_the_act_is_refused_and_nothing_is_lost() {
    let home = tempfile::tempdir().expect("a folder");
    let Some(drive) = Mounted::new(&["-t", "tmpfs", "-o", "size=128k", "none"], &home.path().join("drev")) else {
        return;
    };
    let (folder, user) = (drive.0.join("klynge"), drive.0.join("user"));
    let mut workspace = Workspace::create(&folder, "Øst", &user).expect("made");
    workspace.act(add("før"), 1).expect("written");
    let filler = fill(&drive.0);
    let error = workspace.act(add(&"fuld ".repeat(2_000)), 2).expect_err("no room anywhere");
    assert!(matches!(error, WorkspaceError::Full { .. }), "{error}");
    fs::remove_file(filler).expect("removed");
    workspace.act(add("efter"), 3).expect("written");
    drop(workspace);
    assert_eq!(texts(&Workspace::open(&folder, &user).expect("it opens")), ["før", "efter"]);
}

#[test]
fn a_drive_that_can_only_be_read_for_a_while_loses_nothing() {
    let home = tempfile::tempdir().expect("a folder");
    let Some(drive) = Mounted::new(&["-t", "tmpfs", "-o", "size=1m", "none"], &home.path().join("drev")) else {
        return;
    };
    let (folder, user) = (drive.0.join("klynge"), home.path().join("user"));
    let mut workspace = Workspace::create(&folder, "Øst", &user).expect("made");
    workspace.act(add("før"), 1).expect("written");
    drop(workspace);
    drive.remount("remount,ro");
    let mut workspace = Workspace::open(&folder, &user).expect("it opens");
    assert!(workspace.is_read_only());
    workspace.act(add("imens"), 2).expect("kept aside");
    assert_eq!(
        (workspace.n_waiting(), texts(&workspace)),
        (1, vec!["før".to_owned(), "imens".to_owned()])
    );
    drive.remount("remount,rw");
    let news = workspace.catch_up().expect("contact");
    assert_eq!((news.n_waiting, workspace.is_read_only(), workspace.is_settled()), (0, false, true));
    drop(workspace);
    assert_eq!(Workspace::inspect(&folder, None).expect("read").state.notes().len(), 2);
}

#[test]
fn a_network_drive_that_went_leaves_an_empty_place_that_is_not_written_in() {
    let home = tempfile::tempdir().expect("a folder");
    let (drive, folder, user) = (home.path().join("drev"), home.path().join("klynge"), home.path().join("user"));
    drop(Workspace::create(&drive, "Øst", &user).expect("made"));
    let bind = ["--bind", drive.to_str().expect("a path")];
    let Some(mounted) = Mounted::new(&bind, &folder) else { return };
    let mut workspace = Workspace::open(&folder, &user).expect("it opens");
    workspace.act(add("før"), 1).expect("written");
    // What is open holds a drive: as a network drive, it goes anyway.
    Command::new("umount").arg("-l").arg(&folder).status().expect("umount runs");
    workspace.act(add("imens"), 2).expect("kept aside");
    workspace.catch_up().ok();
    assert_eq!(workspace.n_waiting(), 1);
    assert_eq!(
        fs::read_dir(&folder).expect("listed").count(),
        0,
        "nothing is written where the drive used to be"
    );
    std::mem::forget(mounted);
    let _mounted = Mounted::new(&bind, &folder).expect("mounted again");
    workspace.catch_up().expect("contact");
    assert_eq!(
        (
            workspace.n_waiting(),
            Workspace::inspect(&drive, None).expect("read").state.notes().len()
        ),
        (0, 2)
    );
}

#[test]
fn a_folder_that_is_deleted_and_comes_back_has_all_that_was_written_meanwhile() {
    let place = Place::new();
    let away = place.home.path().join("væk");
    let mut workspace = place.open();
    workspace.act(add("før"), 1).expect("written");
    fs::rename(place.folder(), &away).expect("away");
    for text in ["imens", "også imens"] {
        workspace.act(add(text), 2).expect("kept aside");
    }
    assert!(!place.folder().exists() && workspace.n_waiting() == 2 && workspace.away() == Away::Gone);
    assert!(matches!(
        Workspace::open(&place.folder(), &place.user()),
        Err(WorkspaceError::NotAWorkspace { .. })
    ));
    fs::rename(&away, place.folder()).expect("back");
    workspace.catch_up().expect("contact");
    assert!(workspace.is_settled());
    assert_eq!(Workspace::inspect(&place.folder(), None).expect("read").state.notes().len(), 3);
    assert!(!place.user().join("venter").read_dir().expect("there").any(|folder| {
        let files = folder.expect("an entry").path().read_dir().expect("listed");
        files
            .into_iter()
            .any(|file| file.expect("an entry").path().extension().is_some_and(|ending| ending == "jsonl"))
    }));
}

#[test]
fn what_was_kept_aside_before_a_crash_is_found_and_its_numbers_go_on() {
    let place = Place::new();
    let away = place.home.path().join("væk");
    let mut workspace = place.open();
    fs::rename(place.folder(), &away).expect("away");
    let before = workspace.act(add("imens"), 1).expect("kept aside");
    drop(workspace);
    fs::rename(&away, place.folder()).expect("back");
    let mut workspace = place.open();
    assert_eq!((texts(&workspace), workspace.n_waiting()), (vec!["imens".to_owned()], 0));
    let after = workspace.act(add("efter"), 2).expect("written");
    assert!(after.writer == before.writer && after.number > before.number);
}

#[test]
fn a_journal_that_was_overwritten_by_an_older_copy_is_made_whole_by_the_window_that_knows() {
    let place = Place::new();
    let mut workspace = place.open();
    let path = place.folder().join("journal").join(format!("{}.jsonl", workspace.writer()));
    workspace.act(add("en"), 1).expect("written");
    let older = fs::read(&path).expect("read");
    for text in ["to", "tre"] {
        workspace.act(add(text), 1).expect("written");
    }
    workspace.catch_up().expect("contact");
    fs::write(&path, older).expect("overwritten");
    workspace.act(add("fire"), 1).expect("written");
    workspace.catch_up().expect("contact");
    let all = Workspace::inspect(&place.folder(), None).expect("read").state;
    assert_eq!(all.notes().len(), 4);
    fs::remove_dir_all(place.folder().join("journal")).expect("removed");
    for _ in 0..2 {
        workspace.catch_up().expect("contact");
    }
    assert_eq!(Workspace::inspect(&place.folder(), None).expect("read").state.notes().len(), 4);
}

#[test]
fn two_machines_with_one_name_lose_nothing_and_part_ways() {
    let (here, there) = (Place::new(), tempfile::tempdir().expect("a folder"));
    let copy = there.path().join("klynge");
    let mut workspace = here.open();
    let name = workspace.writer().to_owned();
    workspace.act(add("fælles"), 1).expect("written");
    // The whole computer was copied, and the folder is synced between the two.
    copy_all(&here.folder(), &copy);
    let mut other = Workspace::open_as(&copy, &name).expect("it opens");
    assert_eq!(other.writer(), name);
    workspace.act(add("her"), 2).expect("written");
    other.act(add("der"), 2).expect("written");
    drop(other);
    let theirs = copy.join("journal").join(format!("{name}.jsonl"));
    fs::copy(
        theirs,
        here.folder().join(format!("journal/{name} (conflicted copy 2026-11-29).jsonl")),
    )
    .expect("synced");
    workspace.catch_up().expect("contact");
    let mut found = texts(&workspace);
    found.sort();
    assert_eq!(found, ["der", "fælles", "her"]);
    drop(workspace);
    let workspace = here.open();
    assert!(
        workspace.writer() != name && texts(&workspace).len() == 3,
        "from now on it has a name of its own"
    );
    assert!(here.open().writer().starts_with(workspace.writer()), "and keeps it");
}

fn copy_all(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("made");
    for entry in fs::read_dir(from).expect("listed") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy_all(&path, &target);
        } else {
            fs::copy(&path, target).expect("copied");
        }
    }
}

/// Ten processes of ten people; `KLYNGEBLIK_NOTES_EACH=1000` for the whole of it.
#[test]
fn ten_writers_in_ten_processes_write_and_all_is_there() {
    let (place, each) = (Place::new(), asked("KLYNGEBLIK_NOTES_EACH", 40));
    let writers: Vec<_> = (0..10)
        .map(|writer| {
            let mut command = child("writes", &place, &format!("user-{}", writer % 7), each);
            command.stdout(Stdio::piped()).spawn().expect("it starts")
        })
        .collect();
    let mut safe = BTreeSet::new();
    for writer in writers {
        let output = writer.wait_with_output().expect("it ends");
        assert!(output.status.success(), "{}", complained(&output));
        safe.extend(
            said(&output)
                .lines()
                .filter_map(|line| line.strip_prefix("safe "))
                .map(str::to_owned),
        );
    }
    let all = Workspace::inspect(&place.folder(), None).expect("read");
    let notes: BTreeSet<_> = all.state.notes().iter().map(|note| note.id.to_string()).collect();
    assert_eq!((safe.len(), notes.len(), all.issues.len()), (10 * each, 10 * each, 0));
    // Two of one name write one journal where one has ended before the other begins, and two where they write beside each other.
    assert!(safe == notes && (7..=10).contains(&all.state.writers().count()));
}
