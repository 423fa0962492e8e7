//! Work on large files, shared out among the machine's cores.

use std::panic::resume_unwind;
use std::thread;

/// Of a table of no more rows all is done sooner than others could begin to help.
const FEW_ROWS: usize = 1000;

/// How many things can be done at once.
pub(super) fn number() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// Does the same to each thing, as many at once as there are cores; the outcomes come in the order of the things.
pub(super) fn spread<T: Send, R: Send>(things: Vec<T>, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    let mut hands: Vec<Vec<T>> = (0..number().min(things.len())).map(|_| Vec::new()).collect();
    let (n_things, n_hands) = (things.len(), hands.len().max(1));
    // Dealt like cards: what takes long stands side by side.
    for (place, thing) in things.into_iter().enumerate() {
        if let Some(hand) = hands.get_mut(place % n_hands) {
            hand.push(thing);
        }
    }
    let done = each(hands, |hand| hand.into_iter().map(&work).collect::<Vec<_>>());
    let mut done: Vec<_> = done.into_iter().map(Vec::into_iter).collect();
    (0..n_things).filter_map(|place| done.get_mut(place % n_hands)?.next()).collect()
}

/// As [`spread`], of the columns of a table of so many rows.
pub(super) fn spread_columns<T: Send, R: Send>(n_rows: usize, columns: Vec<T>, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    if n_rows > FEW_ROWS {
        spread(columns, work)
    } else {
        columns.into_iter().map(work).collect()
    }
}

/// As [`both`], of the columns of a table of so many rows.
pub(super) fn both_columns<A: Send, B>(n_rows: usize, one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B) -> (A, B) {
    if n_rows > FEW_ROWS { both(one, other) } else { (one(), other()) }
}

/// Does two things at once.
pub(super) fn both<A: Send, B>(one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B) -> (A, B) {
    thread::scope(|scope| {
        let one = scope.spawn(one);
        let other = other();
        (one.join().unwrap_or_else(|panic| resume_unwind(panic)), other)
    })
}

/// Does the same to each thing, all of them at once; the outcomes come in the order of the things.
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
