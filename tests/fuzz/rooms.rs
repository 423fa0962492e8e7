//! The rooms from bytes to tidy rows, and the journal, built without the window.

#[path = "../../src/domain/mod.rs"]
pub mod domain;
#[path = "../../src/import/mod.rs"]
pub mod import;
#[path = "../../src/journal/mod.rs"]
pub mod journal;
