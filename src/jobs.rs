//! Background work: named threads, a queue for each lane, results in one channel, a wake for whoever waits.
//!
//! A newer job with the same key makes the older one stale: its flag is set and its result is dropped.
//! Beside the lanes stand [`Rounds`]: a look that is taken again and again, and gives something only when there is something.

use std::collections::HashMap;
use std::hash::Hash;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// Called when a result is ready.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// Which thread a job runs on. Jobs of one lane run one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lane {
    /// Writing, in the order it was asked for: to the workspace, and files that leave it.
    Journal,
    /// Reading and counting.
    Work,
    /// Waiting for a person at a system dialog.
    Dialog,
}

impl Lane {
    const ALL: [(Self, &'static str); 3] = [(Self::Journal, "journal"), (Self::Work, "work"), (Self::Dialog, "dialog")];
}

/// Set when nobody waits for the result any more.
#[derive(Debug, Clone, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Whether to stop.
    #[must_use]
    pub fn is_set(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// A job broke down. The message goes to the log; the window says that something went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Broken;

/// A look that is taken again and again. It ends when this is dropped.
#[derive(Debug)]
pub struct Rounds {
    _end: Sender<()>,
}

/// The number of what a look gave: no job is made stale by it, nor makes it stale.
const ROUNDS: u64 = 0;

type Task = Box<dyn FnOnce() + Send>;

/// The queue. `K` names what a job is for, `T` is what jobs give.
pub struct Jobs<K, T> {
    lanes: HashMap<Lane, (Sender<Task>, JoinHandle<()>)>,
    results: Receiver<(K, u64, Result<T, Broken>)>,
    back: Sender<(K, u64, Result<T, Broken>)>,
    latest: HashMap<K, (u64, Cancel)>,
    count: u64,
    wake: Wake,
}

impl<K: Clone + Eq + Hash + Send + 'static, T: Send + 'static> Jobs<K, T> {
    /// Starts a thread for each lane.
    #[must_use]
    pub fn new(wake: Wake) -> Self {
        let (back, results) = channel();
        let lanes = Lane::ALL
            .into_iter()
            .filter_map(|(lane, name)| Some((lane, start_lane(name)?)))
            .collect();
        Self {
            lanes,
            results,
            back,
            latest: HashMap::new(),
            count: 0,
            wake,
        }
    }

    /// Queues a job. An older job with the same key becomes stale.
    pub fn run(&mut self, lane: Lane, key: K, job: impl FnOnce(&Cancel) -> T + Send + 'static) {
        self.count += 1;
        let (number, cancel) = (self.count, Cancel::default());
        if let Some((_, older)) = self.latest.insert(key.clone(), (number, cancel.clone())) {
            older.0.store(true, Ordering::Relaxed);
        }
        let (back, wake, unanswered) = (self.back.clone(), Arc::clone(&self.wake), key.clone());
        let task: Task = Box::new(move || {
            let result = catch_unwind(AssertUnwindSafe(|| job(&cancel))).map_err(|_| Broken);
            // The window may be gone; then nobody needs the result.
            back.send((key, number, result)).ok();
            wake();
        });
        match self.lanes.get(&lane) {
            Some((queue, _)) if queue.send(task).is_ok() => {}
            // No thread will ever answer: say so instead of waiting for it.
            _ => {
                self.back.send((unanswered, number, Err(Broken))).ok();
                (self.wake)();
            }
        }
    }

    /// Takes a look at this pace, on a thread of its own. Only what it gives comes among the results and wakes whoever waits.
    pub fn rounds(&self, key: K, pace: Duration, mut look: impl FnMut() -> Option<T> + Send + 'static) -> Rounds {
        let (end, ended) = channel();
        let (back, wake) = (self.back.clone(), Arc::clone(&self.wake));
        let walk = move || {
            while ended.recv_timeout(pace) == Err(RecvTimeoutError::Timeout) {
                match catch_unwind(AssertUnwindSafe(&mut look)) {
                    Ok(None) => {}
                    Ok(Some(result)) => {
                        back.send((key.clone(), ROUNDS, Ok(result))).ok();
                        wake();
                    }
                    Err(_) => return,
                }
            }
        };
        if let Err(error) = thread::Builder::new().name("rounds".to_owned()).spawn(walk) {
            tracing::error!("no thread for rounds: {error}");
        }
        Rounds { _end: end }
    }

    /// Stops a job nobody waits for any more: its flag is set and its result is dropped.
    pub fn forget(&mut self, key: &K) {
        if let Some((_, cancel)) = self.latest.remove(key) {
            cancel.0.store(true, Ordering::Relaxed);
        }
    }

    /// Lets a lane finish what it was given, at most so long. For the end of the program: an act that was asked for is still written.
    pub fn finish(&mut self, lane: Lane, at_most: Duration) {
        let Some((queue, thread)) = self.lanes.remove(&lane) else { return };
        drop(queue);
        let end = Instant::now() + at_most;
        while !thread.is_finished() && Instant::now() < end {
            thread::sleep(Duration::from_millis(2));
        }
    }

    /// What has come back since last time, stale results left out.
    pub fn results(&mut self) -> Vec<(K, Result<T, Broken>)> {
        let mut fresh = Vec::new();
        while let Ok((key, number, result)) = self.results.try_recv() {
            let is_latest = self.latest.get(&key).is_some_and(|(latest, _)| *latest == number);
            if is_latest {
                self.latest.remove(&key);
            }
            if is_latest || number == ROUNDS {
                fresh.push((key, result));
            }
        }
        fresh
    }

    /// Whether a job of this key is on its way.
    #[must_use]
    pub fn is_waiting_for(&self, key: &K) -> bool {
        self.latest.contains_key(key)
    }

    /// Whether any job is on its way, but for those of some keys.
    #[must_use]
    pub fn is_busy_but_for(&self, keys: &[K]) -> bool {
        self.latest.keys().any(|waiting| !keys.contains(waiting))
    }
}

fn start_lane(name: &str) -> Option<(Sender<Task>, JoinHandle<()>)> {
    let (queue, tasks) = channel::<Task>();
    let thread = thread::Builder::new().name(name.to_owned()).spawn(move || {
        for task in tasks {
            task();
        }
    });
    let thread = thread.inspect_err(|error| tracing::error!("no thread for {name}: {error}")).ok()?;
    Some((queue, thread))
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicUsize;

    use super::*;

    fn wait<T: Send + 'static>(jobs: &mut Jobs<&'static str, T>, count: usize) -> Vec<(&'static str, Result<T, Broken>)> {
        let (mut all, end) = (Vec::new(), Instant::now() + Duration::from_secs(10));
        while all.len() < count && Instant::now() < end {
            all.extend(jobs.results());
            thread::sleep(Duration::from_millis(2));
        }
        all
    }

    #[test]
    fn a_newer_job_makes_the_older_stale() {
        let mut jobs = Jobs::new(Arc::new(|| {}));
        jobs.run(Lane::Work, "rows", |cancel| {
            while !cancel.is_set() {
                thread::yield_now();
            }
            1
        });
        jobs.run(Lane::Work, "rows", |_| 2);
        assert_eq!(wait(&mut jobs, 1), [("rows", Ok(2))]);
        assert!(!jobs.is_busy_but_for(&["other"]));
    }

    #[test]
    fn a_forgotten_job_gives_nothing() {
        let mut jobs = Jobs::new(Arc::new(|| {}));
        jobs.run(Lane::Work, "file", |cancel| {
            while !cancel.is_set() {
                thread::yield_now();
            }
            1
        });
        jobs.forget(&"file");
        assert!(!jobs.is_waiting_for(&"file"));
        jobs.run(Lane::Work, "other", |_| 2);
        assert_eq!(wait(&mut jobs, 1), [("other", Ok(2))]);
    }

    #[test]
    fn what_was_asked_for_is_still_done_at_the_end() {
        let done = Arc::new(AtomicBool::new(false));
        let mut jobs: Jobs<&str, ()> = Jobs::new(Arc::new(|| {}));
        let flag = Arc::clone(&done);
        jobs.run(Lane::Journal, "act", move |_| {
            thread::sleep(Duration::from_millis(50));
            flag.store(true, Ordering::Relaxed);
        });
        jobs.finish(Lane::Journal, Duration::from_secs(10));
        assert!(done.load(Ordering::Relaxed));
        jobs.run(Lane::Journal, "late", |_| ());
        assert_eq!(
            wait(&mut jobs, 2).last(),
            Some(&("late", Err(Broken))),
            "a lane that is gone answers at once"
        );
    }

    #[test]
    fn rounds_give_what_they_find_and_wake_for_nothing_else() {
        let woken = Arc::new(AtomicUsize::new(0));
        let (count, looks) = (Arc::clone(&woken), Arc::new(AtomicUsize::new(0)));
        let mut jobs: Jobs<&str, usize> = Jobs::new(Arc::new(move || {
            count.fetch_add(1, Ordering::Relaxed);
        }));
        let seen = Arc::clone(&looks);
        let rounds = jobs.rounds("look", Duration::from_millis(1), move || {
            let look = seen.fetch_add(1, Ordering::Relaxed);
            (look == 3).then_some(look)
        });
        assert_eq!(wait(&mut jobs, 1), [("look", Ok(3))]);
        assert!(!jobs.is_busy_but_for(&[]), "nobody waits for a look");
        while looks.load(Ordering::Relaxed) < 20 {
            thread::yield_now();
        }
        assert_eq!((jobs.results(), woken.load(Ordering::Relaxed)), (vec![], 1));
        drop(rounds);
        let end = Instant::now() + Duration::from_secs(10);
        while Arc::strong_count(&looks) > 1 && Instant::now() < end {
            thread::sleep(Duration::from_millis(1));
        }
        assert_eq!(Arc::strong_count(&looks), 1, "the look ended");
    }

    #[test]
    fn a_lane_keeps_its_order_and_survives_a_panic() {
        let mut jobs = Jobs::new(Arc::new(|| {}));
        jobs.run(Lane::Journal, "a", |_| panic!("a defect"));
        jobs.run(Lane::Journal, "b", |_| 2);
        assert_eq!(wait(&mut jobs, 2), [("a", Err(Broken)), ("b", Ok(2))]);
    }
}
