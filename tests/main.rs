//! One binary for all integration tests: it links once.

mod answers;
mod architecture;
mod bad_input;
mod baselines;
mod binary;
mod hard_files;
mod harness;
mod houses;
mod journeys;
mod messages;
mod pictures;
mod real_files;
mod replay;
mod sample;
mod signals;
mod sources;
mod suppression;
mod troubles;
mod vectors;
mod window;
