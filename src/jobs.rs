//! Background work: named threads, a queue for each lane, results in one channel, a wake for whoever waits.
//!
//! A newer job with the same key makes the older one stale: its flag is set and its result is dropped.

use std::collections::HashMap;
use std::hash::Hash;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

/// Called when a result is ready.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// Which thread a job runs on. Jobs of one lane run one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lane {
    /// Writing to the workspace, in the order it was done.
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

type Task = Box<dyn FnOnce() + Send>;

/// The queue. `K` names what a job is for, `T` is what jobs give.
pub struct Jobs<K, T> {
    lanes: HashMap<Lane, Sender<Task>>,
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
        let (back, wake) = (self.back.clone(), Arc::clone(&self.wake));
        let task: Task = Box::new(move || {
            let result = catch_unwind(AssertUnwindSafe(|| job(&cancel))).map_err(|_| Broken);
            // The window may be gone; then nobody needs the result.
            back.send((key, number, result)).ok();
            wake();
        });
        if let Some(queue) = self.lanes.get(&lane) {
            queue.send(task).ok();
        }
    }

    /// What has come back since last time, stale results left out.
    pub fn results(&mut self) -> Vec<(K, Result<T, Broken>)> {
        let mut fresh = Vec::new();
        while let Ok((key, number, result)) = self.results.try_recv() {
            if self.latest.get(&key).is_some_and(|(latest, _)| *latest == number) {
                self.latest.remove(&key);
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

    /// Whether any job is on its way.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        !self.latest.is_empty()
    }
}

fn start_lane(name: &str) -> Option<Sender<Task>> {
    let (queue, tasks) = channel::<Task>();
    let thread = thread::Builder::new().name(name.to_owned()).spawn(move || {
        for task in tasks {
            task();
        }
    });
    if let Err(error) = thread {
        tracing::error!("no thread for {name}: {error}");
        return None;
    }
    Some(queue)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::{Duration, Instant};

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
        assert!(!jobs.is_busy());
    }

    #[test]
    fn a_lane_keeps_its_order_and_survives_a_panic() {
        let mut jobs = Jobs::new(Arc::new(|| {}));
        jobs.run(Lane::Journal, "a", |_| panic!("a defect"));
        jobs.run(Lane::Journal, "b", |_| 2);
        assert_eq!(wait(&mut jobs, 2), [("a", Err(Broken)), ("b", Ok(2))]);
    }
}
