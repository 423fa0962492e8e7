//! The tidy tables and the questions asked of them: series, ratings, rows in order.
//!
//! Built once from the imported files, immutable after, cheap to clone. Three things are settled here and nowhere else:
//! who a house is across files, which file wins where two speak of the same period (the later one),
//! and that figures with fewer than [`LEAST_SHOWN`] people behind them do not leave this room.
//! The tables are eager polars frames; nothing outside sees them.

mod build;
mod difference;
mod facts;
mod frame;
mod history;
#[cfg(test)]
mod house_tests;
mod identity;
mod indicators;
mod names_alike;
mod observations;
mod order;
mod pool;
mod proposals;
mod ratings;
mod sameness;
#[cfg(test)]
pub(crate) mod sample;
mod search;
mod seen;
mod small;
mod tables;
#[cfg(test)]
mod tests;

pub use difference::{Changed, Difference, FactKey, Said};
pub use facts::{ObservationFact, Point, RatingFact, RowKey, Source, Wording};
pub use history::{HouseHistory, HouseName};
pub use names_alike::NamesAlike;
pub use proposals::HouseProposal;
pub use seen::Span;
pub use small::{LEAST_SHOWN, shown};
pub use tables::Tables;
