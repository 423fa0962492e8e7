//! Pure statistics: numbers in, numbers out. No tables, no words, no clock.

mod calendar;
pub mod distributions;
mod middle;
mod quantile;

pub use calendar::{is_gap, rhythm};
pub use middle::{mean, median};
pub use quantile::{quantile, winsorised};
