//! A hybrid logical clock: the wall clock where it can be trusted, and a count where it cannot.
//!
//! An event is always later than every event its writer had seen, even when the machine's clock is behind or is set back.

use serde::{Deserialize, Serialize};

/// When an event was made, for ordering: wall clock first, then a count within the same millisecond.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Stamp {
    /// Milliseconds since 1970-01-01 UTC.
    #[serde(rename = "ms")]
    pub wall_ms: i64,
    /// Tells apart what the wall clock does not.
    #[serde(rename = "c")]
    pub counter: u32,
}

impl Stamp {
    /// The end of the year 9999: the last moment a calendar can show.
    pub(super) const LATEST_MS: i64 = 253_402_300_799_999;

    /// Whether the moment lies in the years 1970–9999.
    pub(super) fn is_in_calendar(self) -> bool {
        (0..=Self::LATEST_MS).contains(&self.wall_ms)
    }
}

/// Gives out stamps that only grow.
#[derive(Debug, Clone, Default)]
pub(super) struct Clock {
    last: Stamp,
}

impl Clock {
    /// Takes note of a stamp from elsewhere: the next one given out is later.
    pub(super) fn observe(&mut self, stamp: Stamp) {
        self.last = self.last.max(stamp);
    }

    /// The next stamp, at `now_ms` or just after the latest stamp seen.
    pub(super) fn tick(&mut self, now_ms: i64) -> Stamp {
        let now_ms = now_ms.clamp(0, Stamp::LATEST_MS);
        self.last = if now_ms > self.last.wall_ms {
            Stamp {
                wall_ms: now_ms,
                counter: 0,
            }
        } else if let Some(counter) = self.last.counter.checked_add(1) {
            Stamp { counter, ..self.last }
        } else {
            Stamp {
                wall_ms: (self.last.wall_ms + 1).min(Stamp::LATEST_MS),
                counter: 0,
            }
        };
        self.last
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp(wall_ms: i64, counter: u32) -> Stamp {
        Stamp { wall_ms, counter }
    }

    #[test]
    fn a_stamp_is_later_than_all_that_was_seen() {
        let cases = [
            (stamp(0, 0), 5, stamp(5, 0)),
            (stamp(5, 0), 5, stamp(5, 1)),
            (stamp(9, 3), 5, stamp(9, 4)),
            (stamp(9, u32::MAX), 5, stamp(10, 0)),
            (stamp(9, 3), i64::MIN, stamp(9, 4)),
            (stamp(9, 3), i64::MAX, stamp(Stamp::LATEST_MS, 0)),
        ];
        for (seen, now_ms, given) in cases {
            let mut clock = Clock::default();
            clock.observe(seen);
            assert_eq!(clock.tick(now_ms), given, "{seen:?} at {now_ms}");
        }
    }

    #[test]
    fn a_clock_set_back_does_not_set_stamps_back() {
        let mut clock = Clock::default();
        let first = clock.tick(1_000);
        let second = clock.tick(10);
        clock.observe(stamp(3, 3));
        assert!(first < second && second < clock.tick(11));
    }
}
