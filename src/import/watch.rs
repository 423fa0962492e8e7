//! How far a reading has come, told to whoever waits, and whether anyone still does.

use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU16, AtomicU64, Ordering};

/// What is done to a file, in order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Step {
    /// Its bytes are fetched.
    #[default]
    Loading,
    /// What is packed is unpacked.
    Unpacking,
    /// Its text is cut into rows and fields.
    Cutting,
    /// It is looked through for people's data.
    Guarding,
    /// The meaning of its columns is found.
    Understanding,
    /// Its rows become facts.
    Reading,
}

impl Step {
    const ALL: [Self; 6] = [
        Self::Loading,
        Self::Unpacking,
        Self::Cutting,
        Self::Guarding,
        Self::Understanding,
        Self::Reading,
    ];

    /// The part of the work that lies before it, and up to its end, in thousandths: of what is done to the whole file, or to each part of it.
    const fn span(self) -> (u64, u64) {
        match self {
            Self::Loading => (0, 500),
            Self::Unpacking => (500, 1000),
            Self::Cutting => (0, 350),
            Self::Guarding => (350, 550),
            Self::Understanding => (550, 700),
            Self::Reading => (700, 1000),
        }
    }
}

/// What is done to the whole file is so much of the work, in thousandths; the rest is done to one of its parts after the other.
const FOR_ALL: u64 = 100;

/// Shared by a reading and whoever waits for it. One that nobody looks at costs nothing.
///
/// Stopping is for good: what a stopped reading gives is cut short and never handed on ([`super::read_watched`]).
#[derive(Debug, Default)]
pub struct Watch {
    is_stopped: AtomicBool,
    step: AtomicU8,
    thousandths: AtomicU16,
    /// Which part of the file is read (upper half) of how many (lower half).
    part: AtomicU64,
}

impl Watch {
    /// Stops the reading.
    pub fn stop(&self) {
        self.is_stopped.store(true, Ordering::Relaxed);
    }

    /// Whether nobody waits any more.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.is_stopped.load(Ordering::Relaxed)
    }

    /// What is being done.
    #[must_use]
    pub fn step(&self) -> Step {
        Step::ALL
            .get(usize::from(self.step.load(Ordering::Relaxed)))
            .copied()
            .unwrap_or_default()
    }

    /// How much is done, from 0 to 1. It never falls until the next reading begins.
    #[must_use]
    pub fn share(&self) -> f32 {
        f32::from(self.thousandths.load(Ordering::Relaxed)) / 1000.0
    }

    /// So many of all things to be done are done, where they are no steps of a reading.
    pub fn count(&self, done: usize, all: usize) {
        let thousandths = done.min(all) * 1000 / all.max(1);
        self.thousandths
            .store(u16::try_from(thousandths).unwrap_or(1000), Ordering::Relaxed);
    }

    /// A reading begins with this step.
    pub(super) fn begin(&self, step: Step) {
        self.thousandths.store(0, Ordering::Relaxed);
        self.part.store(0, Ordering::Relaxed);
        self.at(step, 0, 1);
    }

    /// Of so many parts of the file (sheets, members) this one comes now.
    pub(super) fn part(&self, part: usize, parts: usize) {
        self.part.store(((part as u64) << 32) | parts as u64, Ordering::Relaxed);
    }

    /// So much of a step is done. Gives whether to go on.
    pub(super) fn at(&self, step: Step, done: usize, all: usize) -> bool {
        let (from, to) = step.span();
        let within = from + (to - from) * done.min(all) as u64 / all.max(1) as u64;
        let part = self.part.load(Ordering::Relaxed);
        let (part, parts) = (part >> 32, (part & u64::from(u32::MAX)).max(1));
        let thousandths = match step {
            Step::Loading | Step::Unpacking => within * FOR_ALL / 1000,
            _ => FOR_ALL + (1000 - FOR_ALL) * (part * 1000 + within) / (1000 * parts),
        };
        self.step.store(step as u8, Ordering::Relaxed);
        self.thousandths
            .fetch_max(u16::try_from(thousandths).unwrap_or(1000).min(1000), Ordering::Relaxed);
        !self.is_stopped()
    }

    /// As [`Watch::at`], for steps taken a row at a time: only now and then is a look taken.
    pub(super) fn at_row(&self, step: Step, row: usize, rows: usize) -> bool {
        !row.is_multiple_of(4096) || self.at(step, row, rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_share_rises_over_steps_and_parts_and_never_falls() {
        let watch = Watch::default();
        let mut last = 0.0;
        let [of_file, of_parts] = [&Step::ALL[..2], &Step::ALL[2..]];
        let mut go = |steps: &[Step]| {
            for (step, done) in steps.iter().flat_map(|step| (0..=4).map(move |done| (*step, done))) {
                assert!(watch.at(step, done, 4));
                assert!(watch.share() >= last && watch.share() <= 1.0, "{step:?} {done}");
                assert_eq!(watch.step(), step);
                last = watch.share();
            }
        };
        go(of_file);
        for part in 0..3 {
            watch.part(part, 3);
            go(of_parts);
        }
        assert!((last - 1.0).abs() < 0.01);
        watch.begin(Step::Loading);
        assert!(watch.share() < f32::EPSILON);
    }

    #[test]
    fn a_stopped_reading_gives_nothing_and_another_all() {
        use super::super::{Choices, read, read_all_watched, read_watched};
        let bytes = "Hus;År;Tal\nSol;2024;1,5\nMåne;2024;2,5\n".as_bytes();
        let (choices, watch) = (Choices::default(), Watch::default());
        let watched = read_watched(bytes, "tal.csv", &choices, &watch).expect("nobody stopped it");
        assert_eq!(watched, read(bytes, "tal.csv", &choices));
        assert!(watch.share() >= 0.7, "{}", watch.share());
        watch.stop();
        assert!(read_watched(bytes, "tal.csv", &choices, &watch).is_none());
        assert!(read_all_watched(bytes, "tal.csv", &choices, &watch).is_none());
    }

    #[test]
    fn a_stopped_reading_is_told_at_its_next_look() {
        let watch = Watch::default();
        watch.stop();
        assert!(!watch.at(Step::Cutting, 1, 2));
        assert!(watch.at_row(Step::Reading, 1, 10_000), "no look is taken at every row");
        assert!(!watch.at_row(Step::Reading, 8192, 10_000));
    }
}
