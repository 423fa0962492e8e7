//! `klyngeblik check FILE… [--json]`: the receipt of every table of every file.
//!
//! A file's exit code is 2 where it is refused, where no table of it in sight can be read, or where a table holds what must not be
//! taken in; 1 where a table in sight has questions; else 0. The worst of all files is the program's. Of a folder, and of the folders
//! in it, those files are checked that look like sources; the others are named and do not count.
//!
//! # JSON
//!
//! ```json
//! {
//!   "version": 1,
//!   "files": [
//!     {"file": "tal.xlsx", "refusal": null, "tables": [
//!       {"table": "Ark1", "hidden": false, "refusal": null, "receipt": {"version": 1, "file": "tal.xlsx", "…": "…"}},
//!       {"table": "Om", "hidden": false, "refusal": "one_column", "receipt": null}
//!     ]},
//!     {"file": "tal.pdf", "refusal": null, "tables": [
//!       {"table": null, "hidden": false, "refusal": {"other_format": "PDF"}, "receipt": null}
//!     ]},
//!     {"file": "laast.xlsx", "refusal": "locked", "tables": []}
//!   ]
//! }
//! ```
//!
//! - A file that cannot be opened to its tables has a `refusal` and no tables.
//! - `file` is masked where the name itself is personal, as are names of tables.
//! - `table` is null where the file is the table. Of its `refusal` and `receipt` one is null.
//! - `receipt` is a [`Document`]; the version of its form, [`VERSION`], holds for the whole.
//! - `refusal` is a [`Refusal`]: its name in `snake_case`; one that says more is an object with that name as its only key.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use serde::Serialize;

use super::{complain, file_name, print};
use crate::i18n::Locale;
use crate::import::{self, Choices, Document, Import, Refusal, TableRead, VERSION};
use crate::journal::Workspace;
use crate::view::{Counted, Fact, ReceiptView, passed_over_words, refusal_words};

/// What the program ends with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    Clean,
    Questions,
    Refused,
}

/// A file and its tables.
struct Checked {
    /// Its name as it may be shown.
    name: Arc<str>,
    tables: Result<Vec<TableRead>, Refusal>,
}

#[derive(Serialize)]
struct Json<'c> {
    version: u32,
    files: Vec<JsonFile<'c>>,
}

#[derive(Serialize)]
struct JsonFile<'c> {
    file: &'c str,
    refusal: Option<&'c Refusal>,
    tables: Vec<JsonTable<'c>>,
}

#[derive(Serialize)]
struct JsonTable<'c> {
    table: Option<&'c str>,
    hidden: bool,
    refusal: Option<&'c Refusal>,
    receipt: Option<Document<'c>>,
}

/// Checks files, and the files of folders.
pub(super) fn run(paths: &[PathBuf], json: bool, locale: &Locale) -> ExitCode {
    let files: Vec<PathBuf> = paths.iter().flat_map(|path| files_of(path, locale)).collect();
    let mut worst = Outcome::Clean;
    let mut kept = Vec::new();
    for path in &files {
        let file = Checked::of(path);
        worst = worst.max(file.outcome());
        if json {
            kept.push(file);
        } else {
            file.say(locale);
        }
    }
    if json {
        let json = Json {
            version: VERSION,
            files: kept.iter().map(Checked::json).collect(),
        };
        print(&serde_json::to_string_pretty(&json).unwrap_or_default());
    }
    ExitCode::from(worst as u8)
}

/// The files of a folder that look like sources, the others named in one line; a path that is no folder is itself.
fn files_of(path: &Path, locale: &Locale) -> Vec<PathBuf> {
    if !import::reader::is_folder(path) {
        return vec![path.to_owned()];
    }
    let found = import::reader::files_in(path, Workspace::is_in);
    if !found.others.is_empty() {
        let names: Vec<String> = found.others.iter().map(|path| file_name(path)).collect();
        complain(&passed_over_words(&names, locale));
    }
    found.sources
}

impl Checked {
    fn of(path: &Path) -> Self {
        let name = file_name(path);
        Self::read(&name, import::reader::load(path))
    }

    /// What a file's bytes say; a name that is personal is shown masked.
    fn read(name: &str, bytes: Result<Vec<u8>, Refusal>) -> Self {
        Self {
            tables: bytes.and_then(|bytes| import::read_all(&bytes, name, &Choices::default())),
            name: import::safe_name(name.into()),
        }
    }

    fn outcome(&self) -> Outcome {
        let Ok(tables) = &self.tables else {
            return Outcome::Refused;
        };
        let is_stopped = |table: &TableRead| table.import.as_ref().is_err_and(|refusal| !refusal.is_no_table());
        let mut read = tables
            .iter()
            .filter(|table| !table.entry.is_hidden)
            .filter_map(|table| table.import.as_ref().ok())
            .peekable();
        if read.peek().is_none() || tables.iter().any(is_stopped) {
            Outcome::Refused
        } else if read.any(|import| !import.receipt.questions.is_empty()) {
            Outcome::Questions
        } else {
            Outcome::Clean
        }
    }

    fn say(&self, locale: &Locale) {
        match &self.tables {
            Err(refusal) => drop(complain(&refusal_words(refusal, &self.name, locale))),
            Ok(tables) => tables.iter().for_each(|table| self.say_table(table, locale)),
        }
    }

    fn say_table(&self, table: &TableRead, locale: &Locale) {
        match (&table.import, &table.entry.name) {
            (Ok(import), _) => print(&receipt_text(import, locale)),
            (Err(refusal), None) => drop(complain(&refusal_words(refusal, &self.name, locale))),
            (Err(refusal), Some(name)) => drop(complain(&refusal_words(refusal, &format!("{} · {name}", self.name), locale))),
        }
    }

    fn json(&self) -> JsonFile<'_> {
        JsonFile {
            file: &self.name,
            refusal: self.tables.as_ref().err(),
            tables: self.tables.iter().flatten().map(JsonTable::of).collect(),
        }
    }
}

impl<'c> JsonTable<'c> {
    fn of(table: &'c TableRead) -> Self {
        Self {
            table: table.entry.name.as_deref(),
            hidden: table.entry.is_hidden,
            refusal: table.import.as_ref().err(),
            receipt: table.import.as_ref().ok().map(|import| Document::of(&import.receipt)),
        }
    }
}

fn receipt_text(import: &Import, locale: &Locale) -> String {
    let view = ReceiptView::build(import, &Counted::of(import), jiff::ZonedDateTime::now().year(), locale);
    let fact = |fact: &Fact| format!("  {}: {} {}", fact.label, fact.value, fact.why).trim_end().to_owned();
    let mut lines = vec![view.file.clone(), view.sentence.clone()];
    lines.extend(view.facts.iter().map(fact));
    lines.push(locale.t("receipt-columns").to_owned());
    lines.extend(view.columns.iter().map(|column| {
        format!("  {} → {} {}", column.name, column.role_words, column.detail)
            .trim_end()
            .to_owned()
    }));
    if !view.set_aside.is_empty() {
        lines.push(locale.t("receipt-set-aside").to_owned());
        lines.extend(view.set_aside.iter().map(fact));
    }
    let question = |words: &str, answers: &[String]| match answers {
        [] => format!("? {words}"),
        answers => format!("? {words} ({})", answers.join(" / ")),
    };
    lines.extend(view.questions.iter().map(|asked| question(&asked.words, &asked.answers)));
    lines.push(String::new());
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(name: &str, bytes: &[u8]) -> Checked {
        Checked::read(name, Ok(bytes.to_vec()))
    }

    #[test]
    fn a_file_is_clean_asks_or_is_refused() {
        let cases: [(&[u8], Outcome); 5] = [
            (
                "Fravær\nHus;2023;2024\nSol;8,5;9,5\n\nAnsatte\nHus;CPR;Sygedage\nSol;010203-1234;3\n".as_bytes(),
                Outcome::Refused,
            ),
            ("Hus;År;Tal\nSol;2024;1,5\nMåne;2024;2,5\n".as_bytes(), Outcome::Clean),
            ("Hus;År;Tal\nSol;2024;13.482\nMåne;2024;1700\n".as_bytes(), Outcome::Questions),
            (b"Hus\nSol\n", Outcome::Refused),
            (b"%PDF-1.7", Outcome::Refused),
        ];
        for (bytes, outcome) in cases {
            assert_eq!(checked("tal.csv", bytes).outcome(), outcome, "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn a_name_that_is_personal_is_shown_masked() {
        let named = checked("Barn 010190-1234.csv", b"Hus;Tal\nSol;1\n");
        let shown = serde_json::to_string(&named.json()).expect("JSON");
        assert!(shown.contains("•••• ••••••-••••.•••") && !shown.contains("010190"), "{shown}");
    }

    #[test]
    fn json_keeps_its_form() {
        let file = checked("tal.csv", "Hus;År;Tal\nSol;2024;13.482\nMåne;2024;1700\n;;\n".as_bytes());
        let refused = checked("tal.pdf", b"%PDF-1.7");
        let one_column = checked("liste.csv", b"Hus\nSol\n");
        let json = Json {
            version: VERSION,
            files: [&file, &refused, &one_column].map(Checked::json).into(),
        };
        insta::assert_snapshot!("check_json", serde_json::to_string_pretty(&json).expect("JSON"));
    }
}
