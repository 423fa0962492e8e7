//! The tidy tables and the questions asked of them: series, ratings, rows in order.
//!
//! Built once from the imported files, immutable after, cheap to clone. Three things are settled here and nowhere else:
//! who a house is across files, which file wins where two speak of the same period (the later one),
//! and that figures of few people do not leave this room, nor figures they could be worked out from (`small` says which are of few,
//! `hiding` what is hidden with them). Whatever stands above – pages, medians, axes, orders, files – never had them.
//!
//! What is not looked at here: a file before it is taken in. Its receipt (`check`, the page of files on their way in) and its tidy rows
//! (`tidy`) repeat the leader's own file to whoever holds it; nothing of them comes from these tables.
//! The tables are eager polars frames; nothing outside sees them.

mod build;
mod cells;
mod difference;
mod facts;
mod families;
mod fate;
#[cfg(test)]
mod fate_tests;
mod frame;
mod hiding;
#[cfg(test)]
mod hiding_tests;
mod history;
#[cfg(test)]
mod house_tests;
mod identity;
mod index;
mod indicators;
mod names_alike;
mod observations;
mod order;
mod pinned;
mod pool;
mod proposals;
mod ratings;
mod sameness;
#[cfg(test)]
pub(crate) mod sample;
mod search;
mod seen;
mod small;
mod sums;
mod tables;
#[cfg(test)]
mod tests;
mod ties;

pub use difference::{Changed, Difference, FactKey, Said};
pub use facts::{ObservationFact, Point, RatedLevel, RatingFact, RowKey, Source, Wording};
pub use fate::{Fate, Followed, Lost, Standing};
pub use history::{HouseHistory, HouseName};
pub use names_alike::NamesAlike;
pub use proposals::HouseProposal;
pub use seen::Span;
pub use small::SmallNumbers;
pub use tables::Tables;
