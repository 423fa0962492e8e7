//! Pure statistics: numbers in, numbers out. No tables, no words, no clock.

mod calendar;
mod middle;

pub use calendar::{is_gap, rhythm};
pub use middle::median;
