//! Starts Klyngeblik: the window, or a command without one.

// A program with a window opens no console beside it on Windows.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

use std::process::ExitCode;
use std::time::Instant;

use tracing::level_filters::LevelFilter;

fn main() -> ExitCode {
    let began = Instant::now();
    let level = std::env::var("KLYNGEBLIK_LOG")
        .ok()
        .and_then(|level| level.parse().ok())
        .unwrap_or(LevelFilter::OFF);
    tracing_subscriber::fmt()
        .with_max_level(level)
        .with_writer(std::io::stderr)
        .without_time()
        .init();
    klyngeblik::cli::run(began)
}
