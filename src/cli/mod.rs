//! The same core without a window: `check` prints a file's receipt, `demo` writes the sample as a workspace.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use clap::{Parser, Subcommand};

use crate::i18n::{Lang, Locale};
use crate::import;
use crate::journal::{Session, Workspace, WorkspaceError};
use crate::sample;
use crate::ui;
use crate::view::{Fact, ReceiptView, refusal_words, workspace_words};

/// Klyngeblik: et blik over klyngens tal, tilsyn og noter.
#[derive(Debug, Parser)]
#[command(version, about, args_conflicts_with_subcommands = true)]
struct Args {
    /// CSV files to open, or one workspace folder
    paths: Vec<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print what is understood of each file, without a window
    Check {
        /// The files
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
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
    match args.command {
        Some(Command::Check { files }) => check(&files, &locale),
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

/// Exit code 0: all understood; 1: something is asked; 2: a file was refused.
fn check(files: &[PathBuf], locale: &Locale) -> ExitCode {
    let mut worst = 0;
    for path in files {
        let name = path
            .file_name()
            .map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
        let read = import::reader::load(path).and_then(|bytes| import::read(&bytes, &name, &import::Choices::default()));
        match read {
            Ok(import) => {
                worst = worst.max(u8::from(!import.receipt.questions.is_empty()));
                print(&receipt_text(&ReceiptView::build(&import, locale), locale));
            }
            Err(refusal) => {
                worst = 2;
                complain(&refusal_words(&refusal, &name, locale));
            }
        }
    }
    ExitCode::from(worst)
}

fn receipt_text(view: &ReceiptView, locale: &Locale) -> String {
    let mut lines = vec![view.file.clone(), view.sentence.clone()];
    let facts = |lines: &mut Vec<String>, facts: &[Fact]| {
        lines.extend(
            facts
                .iter()
                .map(|fact| format!("  {}: {} {}", fact.label, fact.value, fact.why).trim_end().to_owned()),
        );
    };
    facts(&mut lines, &view.facts);
    lines.push(locale.t("receipt-columns").to_owned());
    lines.extend(view.columns.iter().map(|column| {
        format!("  {} → {} {}", column.name, column.role_words, column.detail)
            .trim_end()
            .to_owned()
    }));
    if !view.set_aside.is_empty() {
        lines.push(locale.t("receipt-set-aside").to_owned());
        facts(&mut lines, &view.set_aside);
    }
    lines.extend(
        view.questions
            .iter()
            .map(|question| format!("? {} ({})", question.words, question.answers.join(" / "))),
    );
    lines.push(String::new());
    lines.join("\n")
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

fn complain(text: &str) -> ExitCode {
    writeln!(std::io::stderr(), "{text}").ok();
    ExitCode::from(2)
}
