//! Pure statistics: numbers in, numbers out. No tables, no words, no clock.

mod analysis;
mod calendar;
mod change;
mod control;
pub mod distributions;
mod false_alarms;
mod finding;
mod funnel;
mod interval;
mod judgement;
mod limits;
mod middle;
mod point;
mod quantile;
mod ratings;
pub mod rules;
mod runs;
mod settings;

pub use analysis::{Analysis, Mark, Phase, analyse, suggested_rebase};
pub use calendar::{is_gap, rhythm};
pub use change::{Answer, Change, FEWEST_BESIDE, change};
pub use control::{Control, control, mean_moving_range};
pub use false_alarms::{expected_false_alarms, false_alarm_rate};
pub use finding::{Comparison, Finding, What};
pub use funnel::{Dispersion, FEWEST_FOR_DISPERSION, Funnel, FunnelKind, Interpolated, Level, WINSORISED, funnel, phi, tau2};
pub use interval::{
    Interval, PlaceRange, TAIL, beside_by_noise, intervals, place_ranges, places_by_intervals, poisson_exact, surely_beside, wilson,
};
pub use judgement::{Assurance, Standing, Variation};
pub use limits::{Limits, Place, Side, Zone};
pub use middle::{mean, median};
pub use point::{Counted, Point, phases};
pub use quantile::{quantile, winsorised};
pub use ratings::{Distribution, LevelPlace, RatingStep, distributions_by, rating_steps};
pub use rules::{Flags, Rule};
pub use runs::{Run, Runs, crossings_min, longest_run_max};
pub use settings::{
    AtRequirement, BASELINES, Constants, FEWEST_FOR_LIMITS, FEWEST_FOR_RUNS, FEWEST_FOR_SETTLED, Kind, Screening, Settings, Spread,
    TwoOfThree,
};
