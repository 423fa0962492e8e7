//! Pure statistics: numbers in, numbers and facts out. No tables, no words, no clock.
//!
//! One series at a time, [`analyse`] looks at its [`Point`]s as its [`Settings`] ask and gives an [`Analysis`]:
//!
//! | step | where |
//! |---|---|
//! | nothing spans a border: a rebase, or a break of the source's own | [`phases`] |
//! | centre and limits: `XmR`, p, u, c, P′, U′ | [`control`] |
//! | how far limits can be trusted: not under 12 points, for trial under 20 | [`Standing`] |
//! | what each point is part of: outside, trend, two of three, shift | [`rules`], [`Rule`] |
//! | runs about the median, by Anhøj's rules, where there are no limits | [`Runs`] |
//! | is it changing, and will it meet the requirement: two answers, never merged | [`Variation`], [`Assurance`] |
//! | what is to be said, first things first; "nothing unusual" is said too | [`Finding`] |
//!
//! Beside it:
//!
//! | question | where |
//! |---|---|
//! | where might a new phase begin? | [`suggested_rebase`] |
//! | has the level changed since a trial began? | [`change`] |
//! | which houses differ more than chance gives, by exact tails? | [`funnel`] |
//! | how sure is each house's figure? | [`intervals`] |
//! | which places could a house have had? | [`places_by_intervals`], [`place_ranges`] with a source's own noise threshold |
//! | do two figures of the same houses go together? | [`association`] |
//! | how did ratings step, and how are they spread? | [`rating_steps`], [`distributions_by`] |
//! | how many signals does chance alone give? | [`expected_false_alarms`] |
//! | where has the calendar a hole? | [`is_gap`] |
//!
//! Where other tools word a rule otherwise there is an option in [`Settings`]; the defaults are those of NHS *Making Data Count*, 2023.
//! Reference values of those tools are tried in `tests/vectors`.
//!
//! Rules that hold everywhere: a gap is never filled; a ghost is seen and not counted; figures that never move have their mean for limits
//! and no signal; what cannot be computed is none, and no number that leaves the room is infinite or not a number.

mod analysis;
mod association;
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
pub use association::{Association, FEWEST_FOR_ASSOCIATION, association};
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
    AtRequirement, BASELINES, Constants, FEWEST_FOR_LIMITS, FEWEST_FOR_RUNS, FEWEST_FOR_SETTLED, FEWEST_FOR_SIGN, Kind, Screening,
    Settings, Spread, TwoOfThree,
};
