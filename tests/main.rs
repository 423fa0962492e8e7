//! One binary for all integration tests: it links once.

mod answers;
mod architecture;
mod bad_input;
mod baselines;
mod binary;
mod discussion;
mod export;
mod hard_files;
mod harness;
mod houses;
mod journal;
mod journeys;
mod messages;
mod pictures;
mod real_files;
mod replay;
mod sample;
mod signals;
mod sources;
#[allow(
    clippy::float_cmp,
    clippy::type_complexity,
    clippy::excessive_nesting,
    reason = "drawn figures come back exactly or not at all"
)]
mod suppression;
mod troubles;
mod vectors;
mod views;
mod window;
mod words;
