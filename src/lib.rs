//! Klyngeblik: a glance over the cluster, for a Danish *klyngeleder* and her leadership team.
//!
//! # The house
//!
//! Data goes one way through the rooms; a room knows only the rooms above it in this list.
//!
//! | room | what it holds |
//! |---|---|
//! | [`domain`] | the words of the field as types; no I/O, no clock, no tables, no window |
//! | [`mod@format`], [`i18n`] | Danish and English numbers, dates, order and messages |
//! | [`import`] | bytes of an export → tidy rows and a receipt |
//! | [`cluster`] | the tidy tables and the questions asked of them |
//! | [`insight`] | pure statistics |
//! | [`journal`] | the workspace folder: sources, append-only journals, their fold into state |
//! | [`chart`] | what a chart means; no painter in it |
//! | [`view`] | view models: plain data in the user's words, built once per change |
//! | [`jobs`] | background work: queue, progress, cancel, wake |
//! | [`sample`] | the invented cluster of `data/`, embedded |
//! | [`ui`] | the window: shell, pages, widgets, theme, chart painter |
//! | [`cli`] | the same core without a window |
//!
//! The rules of the house are checked by `tests/architecture.rs`, which reads the `use` lines.

pub mod chart;
pub mod cli;
pub mod cluster;
pub mod domain;
pub mod format;
pub mod i18n;
pub mod import;
pub mod insight;
pub mod jobs;
pub mod journal;
pub mod sample;
pub mod ui;
pub mod view;
