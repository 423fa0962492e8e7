//! The rooms from bytes to tidy rows, built without the window.

#[path = "../../src/domain/mod.rs"]
pub mod domain;
#[path = "../../src/import/mod.rs"]
pub mod import;
