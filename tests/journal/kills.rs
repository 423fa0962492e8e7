//! Killed at any moment, nothing that was said to be safe is lost, and the workspace opens.
//!
//! `KLYNGEBLIK_KILLS=1000 cargo test kill` kills a thousand times; else it is a few. Of every hundred kills thirty hit the real program
//! while it adds notes one after the other, four a window that writes, and the rest a process that does nothing but write. In every third
//! of these the folder is away while it is killed, so that what is kept aside is hit too.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use super::children::child;
use super::{Place, asked};

/// So many kills hit one workspace before a new one is made.
const OF_ONE_PLACE: usize = 20;
/// So many notes are written before a child gives up being killed.
const MANY: usize = 100_000;

/// Who is killed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Victim {
    /// The real program, started anew for each note.
    Program,
    /// A process that writes as fast as it can; whether its folder is away.
    Writer(bool),
    /// A window.
    Window,
}

impl Victim {
    const fn of(round: usize) -> Self {
        match round % 25 {
            0 => Self::Window,
            1..=7 => Self::Program,
            round => Self::Writer(round.is_multiple_of(3)),
        }
    }

    fn command(self, place: &Place) -> Command {
        match self {
            Self::Writer(_) => child("writes", place, "user", MANY),
            Self::Window => child("writes_in_a_window", place, "user", MANY),
            Self::Program => {
                let mut shell = Command::new("sh");
                let each = r#"echo ready; n=0; while n=$((n+1)); do id=$("$0" notes "$1" add --text "note $n") && echo "safe $id"; done"#;
                shell
                    .args(["-c", each, env!("CARGO_BIN_EXE_klyngeblik")])
                    .arg(place.folder())
                    .env("KLYNGEBLIK_HOME", place.user());
                shell
            }
        }
    }
}

/// Starts the victim, kills it at a moment of chance once it is at work, and gives the names it said were safe.
#[cfg(unix)]
fn kill(victim: Victim, place: &Place, rng: &mut ChaCha8Rng) -> Vec<String> {
    use std::os::unix::process::CommandExt as _;
    let told = place.home.path().join("told");
    let out = File::create(&told).expect("a file");
    let mut process = victim
        .command(place)
        .stdout(Stdio::from(out))
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()
        .expect("it starts");
    let end = Instant::now() + Duration::from_mins(2);
    while !fs::read_to_string(&told).unwrap_or_default().contains("ready\n") {
        assert!(Instant::now() < end, "{victim:?} never got to work");
        std::thread::sleep(Duration::from_millis(2));
    }
    let away = place.home.path().join("væk");
    let is_away = victim == Victim::Writer(true);
    std::thread::sleep(chance(rng));
    if is_away {
        fs::rename(place.folder(), &away).expect("away");
        std::thread::sleep(chance(rng));
    }
    // The whole group: the program that a shell started dies with it.
    let group = format!("-{}", process.id());
    Command::new("kill").args(["-KILL", "--", &group]).status().expect("kill runs");
    process.wait().expect("it ended");
    if is_away {
        fs::rename(&away, place.folder()).expect("back");
    }
    safe_in(&told)
}

/// A moment within a tenth of a second, by the microsecond.
fn chance(rng: &mut ChaCha8Rng) -> Duration {
    Duration::from_micros(u64::from(rng.next_u32() % 100_000))
}

/// The names in what was told; a line that was cut off told nothing.
fn safe_in(told: &Path) -> Vec<String> {
    let text = fs::read_to_string(told).expect("what was told");
    let whole = text.rsplit_once('\n').map_or("", |(whole, _)| whole);
    whole
        .lines()
        .filter_map(|line| line.strip_prefix("safe "))
        .map(str::to_owned)
        .collect()
}

#[test]
#[cfg(unix)]
fn a_killed_process_loses_nothing_that_was_said_to_be_safe() {
    let n_kills = asked("KLYNGEBLIK_KILLS", 50);
    let mut rng = ChaCha8Rng::seed_from_u64(7);
    let (mut n_safe, mut n_torn) = (0, 0);
    let mut place = Place::new();
    let mut safe: BTreeSet<String> = BTreeSet::new();
    for round in 0..n_kills {
        if round % OF_ONE_PLACE == 0 {
            (place, safe) = (Place::new(), BTreeSet::new());
        }
        let victim = Victim::of(round);
        let told = kill(victim, &place, &mut rng);
        n_safe += told.len();
        safe.extend(told);
        let workspace = place.open();
        let notes: BTreeSet<String> = workspace.state().notes().iter().map(|note| note.id.to_string()).collect();
        let lost: Vec<_> = safe.difference(&notes).collect();
        assert!(lost.is_empty(), "kill {round} of {victim:?} lost {lost:?}");
        assert_eq!(workspace.n_waiting(), 0, "what was kept aside is in the folder");
        n_torn += workspace.issues().len();
    }
    eprintln!("{n_kills} kills, {n_safe} notes safe, none lost; {n_torn} times a line was found torn");
}
