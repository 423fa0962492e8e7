//! Work on large files, shared out among the machine's cores.

use std::panic::resume_unwind;
use std::thread;

/// How many things can be done at once.
pub(super) fn number() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// Does the same to each thing, all at once; the outcomes come in the order of the things.
pub(super) fn each<T: Send, R: Send>(things: impl IntoIterator<Item = T>, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    let work = &work;
    thread::scope(|scope| {
        let begun: Vec<_> = things.into_iter().map(|thing| scope.spawn(move || work(thing))).collect();
        begun
            .into_iter()
            .map(|done| done.join().unwrap_or_else(|panic| resume_unwind(panic)))
            .collect()
    })
}
