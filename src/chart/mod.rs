//! What a chart means: series, marks, range, sentence, unit, n, source, and the same as a table. No painter in here.

mod axis;
mod spec;

pub use axis::{Axis, Begin, time_range, time_ticks};
pub use spec::{ChartSpec, Level, LevelRole, Line, LineRole, Mark, MarkSignal, Pin, Table, Tick};
