//! The same core without a window: `check` prints receipts ([`check`]), `tidy` writes a table ([`tidy`]), `signals` says what
//! every series tells ([`signals`]), `chart` writes a chart ([`chart`]), `notes` lists, adds and exports notes ([`notes`]), `words`
//! prints the shared language ([`words`]), `journal` says what stands in the journals ([`journal`]), `demo` writes the sample as a workspace.
//! A locked workspace is opened with the phrase in the file that `--passphrase-file` names, or in the variable `KLYNGEBLIK_PASSPHRASE`.
//!
//! Exit codes: 0 all is understood; 1 it is understood and something is asked; 2 something was refused.

pub mod chart;
pub mod check;
mod cluster;
pub mod journal;
pub mod note_forms;
pub mod notes;
pub mod signals;
pub mod tidy;
pub mod words;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use clap::{Parser, Subcommand};

use crate::i18n::{Lang, Locale};
use crate::import;
use crate::journal::{Phrase, Session, Workspace, WorkspaceError};
use crate::sample;
use crate::ui;
use crate::view::workspace_words;

/// Klyngeblik: et blik over klyngens tal, tilsyn og noter.
#[derive(Debug, Parser)]
#[command(version, about, args_conflicts_with_subcommands = true)]
struct Args {
    /// Files of tables to open (csv, tsv, txt, xlsx, xlsm, xls, ods, parquet, zip), or one workspace folder
    paths: Vec<PathBuf>,
    /// A file whose first line is the passphrase of a locked workspace; without it, the variable `KLYNGEBLIK_PASSPHRASE` is asked
    #[arg(long, global = true, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print what is understood of each table of each file, without a window
    Check {
        /// The files, or folders of them
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// As JSON, for programs
        #[arg(long)]
        json: bool,
    },
    /// Write a table as understood, as CSV, without a window
    Tidy(tidy::Order),
    /// Print what every series of a workspace or of files tells, without a window
    Signals {
        /// One workspace folder, or files
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        /// As JSON, for programs
        #[arg(long)]
        json: bool,
    },
    /// Write a chart, or its values, in a file, without a window
    Chart(chart::Order),
    /// List, add or export the notes of a workspace, without a window
    Notes(notes::Order),
    /// Print the shared language of a workspace, without a window
    Words(words::Order),
    /// Say what stands in the journals of a workspace, without a window
    Journal(journal::Order),
    /// Write the invented sample cluster as a workspace folder, without a window
    Demo {
        /// The folder to make
        folder: PathBuf,
    },
}

/// Runs the program. `began` is when the process started.
#[must_use]
pub fn run(began: Instant) -> ExitCode {
    let args = Args::parse();
    let user_folder = Session::user_folder();
    let locale = Locale::new(Lang::of_code(&Session::load(&user_folder).language));
    let phrase = match phrase(args.passphrase_file.as_deref(), &locale) {
        Ok(phrase) => phrase,
        Err(why) => return complain(&why),
    };
    let phrase = phrase.as_ref();
    match args.command {
        Some(Command::Check { files, json }) => check::run(&files, json, &locale),
        Some(Command::Signals { paths, json }) => signals::run(&paths, phrase, json, &locale),
        Some(Command::Chart(order)) => chart::run(&order, phrase, &locale),
        Some(Command::Tidy(order)) => tidy::run(&order, &locale),
        Some(Command::Notes(order)) => notes::run(&order, phrase, &locale),
        Some(Command::Words(order)) => words::run(&order, phrase, &locale),
        Some(Command::Journal(order)) => journal::run(&order, phrase, &locale),
        Some(Command::Demo { folder }) => demo(&folder, &locale),
        None => window(&args.paths, user_folder, began, &locale),
    }
}

fn window(paths: &[PathBuf], user_folder: PathBuf, began: Instant, locale: &Locale) -> ExitCode {
    // What is remembered must hold wherever the program is started next.
    let paths = paths
        .iter()
        .map(|path| std::path::absolute(path).unwrap_or_else(|_| path.clone()))
        .collect();
    match ui::open(&ui::Start { paths, user_folder, began }) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::debug!("{error}");
            complain(locale.t("cli-no-window"))
        }
    }
}

/// The passphrase for a locked workspace, where one is given: never as an argument, which others on the machine can see.
fn phrase(file: Option<&Path>, locale: &Locale) -> Result<Option<Phrase>, String> {
    let Some(file) = file else {
        return Ok(std::env::var("KLYNGEBLIK_PASSPHRASE").ok().map(|words| Phrase::new(&words)));
    };
    let text = std::fs::read_to_string(file);
    let text = text.map_err(|error| locale.with("cli-no-phrase-file", &[("why", error.to_string().into())]))?;
    Ok(Some(Phrase::new(text.lines().next().unwrap_or_default())))
}

fn demo(folder: &Path, locale: &Locale) -> ExitCode {
    match write_demo(folder) {
        Ok(()) => {
            print(&locale.with("cli-demo-written", &[("folder", folder.display().to_string().into())]));
            ExitCode::SUCCESS
        }
        Err(error) => complain(&workspace_words(&error, folder, locale)),
    }
}

fn write_demo(folder: &Path) -> Result<(), WorkspaceError> {
    let mut workspace = Workspace::create(folder, sample::NAME, &Session::user_folder())?;
    for (file, bytes) in sample::FILES {
        let choices = sample::choices(file);
        if let Ok(import) = import::read(bytes, file, &choices) {
            workspace.add_source(file, bytes, &choices, &import.receipt)?;
        }
    }
    Ok(())
}

/// Prints to the terminal; a closed pipe is no reason to complain.
fn print(text: &str) {
    writeln!(std::io::stdout(), "{text}").ok();
}

/// The last part of a path, as a person would name the file.
fn file_name(path: &Path) -> String {
    path.file_name()
        .map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

fn complain(text: &str) -> ExitCode {
    writeln!(std::io::stderr(), "{text}").ok();
    ExitCode::from(2)
}
