//! Any bytes as the journals of a workspace.

#![no_main]

#[path = "../journals.rs"]
mod journals;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| journals::go(bytes));
