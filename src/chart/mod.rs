//! What a chart means: series, marks, range, sentence, unit, n, source, and the same as a table. No painter in here.

mod axis;
mod prepared;
mod sheet;
mod spec;

pub use axis::{Axis, Begin, time_range, time_ticks};
pub use prepared::{Parts, Prepared};
pub use spec::{
    Bar, BarRole, ChartSpec, Form, Level, LevelRole, Line, LineRole, LineShape, Mark, MarkSignal, Pin, Table, Tick, Told, TrialStart,
};
