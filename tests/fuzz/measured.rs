//! Runs something on an input under a limit of memory and of time, both by the size of the input.

use std::panic;
use std::time::Duration;

use cpu_time::ThreadTime;
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const MB: usize = 1024 * 1024;

/// What a run took.
#[derive(Debug, Clone, Copy)]
pub struct Cost {
    /// Time of the thread.
    pub time: Duration,
    /// Bytes allocated at the highest, beyond what was there before.
    pub memory: usize,
}

/// What a run takes.
pub fn cost(run: impl FnOnce()) -> Cost {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let clock = ThreadTime::now();
    run();
    Cost {
        time: clock.elapsed(),
        memory: MEMORY.peak_usage().saturating_sub(before),
    }
}

/// What a file may take however small it is: as many tables as one text may have (500), each with its own receipt, and a ragged one's
/// 100,000 cells (`import::container::limits`).
const CONSTANT: usize = 2 * MB;

/// Goes the way with an input; stops the process where it takes more memory than 20 times `size` and [`CONSTANT`], or far too long.
///
/// The whole way goes through the file up to six times and the instrumented code is slow, so the time is a coarse sieve for what
/// grows faster than the file does; `worst` measures.
pub fn within_limits(size: usize, run: impl FnOnce()) {
    let cost = cost(run);
    let memory = 20 * size + CONSTANT;
    assert!(cost.memory <= memory, "{} bytes of memory for {size} bytes", cost.memory);
    let time = Duration::from_millis(300) + Duration::from_micros(30 * size as u64);
    assert!(cost.time <= time, "{:?} for {size} bytes", cost.time);
}

/// Panics that the importer catches are no findings: those that are not end the process all the same.
pub fn quiet() {
    if std::env::var_os("FUZZ_LOUD").is_none() {
        panic::set_hook(Box::new(|_| {}));
    }
}
