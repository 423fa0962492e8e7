//! The power is cut. What was done to the disk is noted; then, for a moment anywhere in it, a folder is made of what the disk may hold
//! after the cut: all that was synced, and of what was not any part, or nothing, or noughts of the right length.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use super::*;

/// One thing done to the disk.
#[derive(Debug, Clone)]
pub enum Step {
    /// Bytes were written in a file from a place on, and are not yet safe.
    Wrote(PathBuf, u64, Vec<u8>),
    /// All that stands in a file is safe.
    Kept(PathBuf),
    /// A file that was safe under another name got its own; the name is not yet safe.
    Placed(PathBuf, Vec<u8>),
    /// A file was removed; that is not yet safe.
    Removed(PathBuf),
    /// All names in a folder are safe.
    FolderKept(PathBuf),
}

thread_local! {
    static STEPS: RefCell<Option<Vec<Step>>> = const { RefCell::new(None) };
}

thread_local! {
    /// How many more calls of the disk succeed, where a test has the program stopped.
    static CALLS: RefCell<Option<u32>> = const { RefCell::new(None) };
}

/// Has the disk fail for good after so many calls, or no more.
pub fn stop_after(calls: Option<u32>) {
    CALLS.set(calls);
}

/// One call more of the disk.
pub fn go_on() -> std::io::Result<()> {
    CALLS.with_borrow_mut(|calls| match calls {
        Some(0) => Err(std::io::Error::other("the program was stopped")),
        Some(calls) => {
            *calls -= 1;
            Ok(())
        }
        None => Ok(()),
    })
}

/// Notes a step, where a test asked for it.
pub fn note(step: Step) {
    STEPS.with_borrow_mut(|steps| {
        if let Some(steps) = steps {
            steps.push(step);
        }
    });
}

fn n_steps() -> usize {
    STEPS.with_borrow(|steps| steps.as_ref().map_or(0, Vec::len))
}

/// What stands in a file, and what of it is safe.
#[derive(Debug, Clone, Default)]
struct Inode {
    live: Vec<u8>,
    safe: Vec<u8>,
}

/// A disk: files, and their names as they are and as they are safe.
#[derive(Debug, Clone, Default)]
struct Disk {
    inodes: Vec<Inode>,
    live: BTreeMap<PathBuf, usize>,
    safe: BTreeMap<PathBuf, usize>,
}

impl Disk {
    /// The files in a folder, all of them safe.
    fn of(folder: &Path) -> Self {
        let mut disk = Self::default();
        disk.add_all(folder);
        disk.safe = disk.live.clone();
        disk
    }

    fn add_all(&mut self, folder: &Path) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                self.add_all(&path);
            } else {
                let bytes = fs::read(&path).expect("a file");
                self.add(path, bytes.clone(), bytes);
            }
        }
    }

    fn add(&mut self, path: PathBuf, live: Vec<u8>, safe: Vec<u8>) -> usize {
        self.inodes.push(Inode { live, safe });
        self.live.insert(path, self.inodes.len() - 1);
        self.inodes.len() - 1
    }

    fn take(&mut self, step: &Step) {
        match step {
            Step::Wrote(path, at, bytes) => {
                let known = self.live.get(path).copied();
                let inode = known.unwrap_or_else(|| self.add(path.clone(), Vec::new(), Vec::new()));
                let live = &mut self.inodes[inode].live;
                live.truncate(usize::try_from(*at).expect("a short file"));
                live.extend_from_slice(bytes);
            }
            Step::Kept(path) => {
                let inode = &mut self.inodes[self.live[path]];
                inode.safe.clone_from(&inode.live);
            }
            Step::Placed(path, bytes) => drop(self.add(path.clone(), bytes.clone(), bytes.clone())),
            Step::Removed(path) => drop(self.live.remove(path)),
            Step::FolderKept(folder) => {
                let is_in = |path: &PathBuf| path.parent() == Some(folder);
                self.safe.retain(|path, _| !is_in(path));
                self.safe.extend(
                    self.live
                        .iter()
                        .filter(|(path, _)| is_in(path))
                        .map(|(path, inode)| (path.clone(), *inode)),
                );
            }
        }
    }

    /// Writes what a cut of the power may leave, under `to` instead of `from`.
    fn after_the_cut(&self, from: &Path, to: &Path, rng: &mut ChaCha8Rng) {
        let names: BTreeSet<&PathBuf> = self.live.keys().chain(self.safe.keys()).collect();
        for path in names {
            let (live, safe) = (self.live.get(path), self.safe.get(path));
            let Some(inode) = (if rng.next_u32().is_multiple_of(2) { live } else { safe }) else {
                continue;
            };
            let place = to.join(path.strip_prefix(from).expect("within"));
            fs::create_dir_all(place.parent().expect("a folder")).expect("made");
            fs::write(place, self.inodes[*inode].left(rng)).expect("written");
        }
    }
}

impl Inode {
    fn left(&self, rng: &mut ChaCha8Rng) -> Vec<u8> {
        let Some(unsafe_part) = self.live.strip_prefix(&*self.safe) else {
            return self.safe.clone();
        };
        let n = rng.next_u32() as usize % (unsafe_part.len() + 1);
        let rest = match rng.next_u32() % 3 {
            0 => Vec::new(),
            1 => vec![0; unsafe_part.len()],
            _ => unsafe_part[..n].to_vec(),
        };
        [&*self.safe, &rest].concat()
    }
}

/// A note of an afternoon: what it says, after how many steps it was said to be safe, and between how many it was forgotten.
struct Told {
    note: NoteId,
    text: String,
    safe: usize,
    forgotten: Option<(usize, usize)>,
}

/// An afternoon with its steps: notes are written, the folder goes away and comes back, a note is forgotten. Gives what stood on the
/// disk before, the steps, and the notes.
fn afternoon(home: &Path, rng: &mut ChaCha8Rng) -> (Disk, Vec<Step>, Vec<Told>) {
    let (folder, user) = (home.join("klynge"), home.join("user"));
    let mut workspace = Workspace::create(&folder, "Klynge Øst", &user).expect("made");
    let disk = Disk::of(home);
    STEPS.set(Some(Vec::new()));
    let mut notes: Vec<Told> = Vec::new();
    for number in 0..12 {
        let is_away = rng.next_u32().is_multiple_of(3);
        let away = home.join("væk");
        if is_away {
            fs::rename(&folder, &away).expect("away");
        }
        let text = format!("note {number};");
        let event = workspace.act(add(&text), number).expect("done");
        notes.push(Told {
            note: event.id(),
            text,
            safe: n_steps(),
            forgotten: None,
        });
        if is_away {
            fs::rename(&away, &folder).expect("back");
        }
        let which = rng.next_u32() as usize % notes.len();
        if let Some(told) = notes.get_mut(which).filter(|told| told.forgotten.is_none() && number % 3 == 2) {
            let before = n_steps();
            workspace.forget(&told.note, 100 + number).expect("forgotten");
            told.forgotten = Some((before, n_steps()));
        }
        match rng.next_u32() % 4 {
            0 => drop(workspace.catch_up().expect("contact")),
            1 => {
                drop(workspace);
                workspace = Workspace::open(&folder, &user).expect("opened");
            }
            _ => {}
        }
    }
    (disk, STEPS.take().unwrap_or_default(), notes)
}

#[test]
fn what_was_said_to_be_safe_is_there_after_the_power_was_cut() {
    let n_cuts: usize = std::env::var("KLYNGEBLIK_POWER_CUTS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(120);
    let mut rng = ChaCha8Rng::seed_from_u64(11);
    for _ in 0..n_cuts.div_ceil(20) {
        let home = tempfile::tempdir().expect("a folder");
        let (before, steps, notes) = afternoon(home.path(), &mut rng);
        for _ in 0..20 {
            let cut = rng.next_u32() as usize % (steps.len() + 1);
            let mut disk = before.clone();
            steps.iter().take(cut).for_each(|step| disk.take(step));
            let after = tempfile::tempdir().expect("a folder");
            disk.after_the_cut(home.path(), after.path(), &mut rng);
            let workspace = Workspace::open(&after.path().join("klynge"), &after.path().join("user")).expect("it opens");
            for told in &notes {
                let at = format!("{} at step {cut} of {}", told.note, steps.len());
                let (begun, ended) = told.forgotten.unwrap_or((usize::MAX, usize::MAX));
                let is_there = workspace.state().note(&told.note).is_some();
                assert!(is_there || told.safe > cut || begun < cut, "{at} is lost");
                if ended <= cut {
                    let held = super::forgetting::holding(after.path(), &told.text);
                    assert!(!is_there && held.is_empty(), "{at} is not forgotten: {held:?}");
                }
            }
        }
    }
}
