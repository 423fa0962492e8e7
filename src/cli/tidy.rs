//! `klyngeblik tidy FILE [--out F] [--long] [--recipe R] [--table T]`: a table as understood, as CSV.
//!
//! The CSV is that of RFC 4180 in UTF-8, with `,` and LF. Without `--long` it is the table's heading and rows in the file's own
//! texts: what was set aside is not among them, and nothing is made of the cells. With `--long` it is the tidy rows, one fact a
//! row, with decimal points and ISO dates:
//!
//! | column | of |
//! |---|---|
//! | `row` | `figure`, `rating` or `house` |
//! | `line` | all: line or row in the file, from 1 |
//! | `house_id`, `house` | all: the source's id, or else the folded name; the name |
//! | `is_reference` | figures and houses: whether it is a total to compare with |
//! | `indicator`, `period`, `value`, `absence`, `numerator`, `denominator` | figures: of `value` and `absence` one is empty |
//! | `visit_date`, `visit_kind`, `theme`, `wording`, `scale`, `place`, `reason` | ratings: `place` from 0 at the lowest |
//! | `kind`, `children` | houses |
//!
//! `--recipe` is a recipe file of a workspace (`kilder/….opskrift.json`); it need not be that of the same file.
//! A figure that only a person can decide is written as absent, and the exit code is 1.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use serde::{Deserialize, Serialize};

use super::{complain, file_name};
use crate::domain::{Absence, Value, VisitKind};
use crate::i18n::Locale;
use crate::import::{self, Choices, Import, ObservationRow, RatingRow, Refusal, RegisterRow};
use crate::view::refusal_words;

/// What to write, and where.
#[derive(Debug, Args)]
pub(super) struct Order {
    /// The file
    file: PathBuf,
    /// Where to write; without it, to the terminal
    #[arg(long)]
    out: Option<PathBuf>,
    /// One fact a row, with typed values
    #[arg(long)]
    long: bool,
    /// A recipe file to read by
    #[arg(long)]
    recipe: Option<PathBuf>,
    /// Which table of the file: a sheet, or a path in a zip
    #[arg(long)]
    table: Option<String>,
}

/// The part of a recipe file that matters here.
#[derive(Deserialize)]
struct Recipe {
    choices: Choices,
}

/// What went wrong.
enum Problem {
    Refused(Refusal),
    Recipe(PathBuf),
    Write(io::Error),
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// Writes the table.
pub(super) fn run(order: &Order, locale: &Locale) -> ExitCode {
    let name = file_name(&order.file);
    match tidy(order, &name) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(questions) => {
            complain(&locale.with("cli-questions", &[("file", name.into()), ("n", questions.into())]));
            ExitCode::from(1)
        }
        Err(Problem::Refused(refusal)) => complain(&refusal_words(&refusal, &name, locale)),
        Err(Problem::Recipe(path)) => complain(&locale.with("cli-no-recipe", &[("file", file_name(&path).into())])),
        // Whoever reads the output may stop reading.
        Err(Problem::Write(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Problem::Write(error)) => complain(&locale.with("cli-not-written", &[("why", error.to_string().into())])),
    }
}

/// Gives the number of questions that are open.
fn tidy(order: &Order, name: &str) -> Result<usize, Problem> {
    let bytes = import::reader::load(&order.file)?;
    let chosen = Choices {
        table: order.table.as_deref().map(Into::into),
        ..Choices::default()
    };
    if !order.long {
        let csv = import::table(&bytes, &chosen)?.to_csv();
        return deliver(order, csv.as_bytes()).map(|()| 0).map_err(Problem::Write);
    }
    let mut import = import::read(&bytes, name, &chosen)?;
    if let Some(path) = &order.recipe {
        let recipe = recipe(path).ok_or_else(|| Problem::Recipe(path.clone()))?;
        import = import::read(&bytes, name, &recipe.fitted_to(&import.receipt))?;
    }
    let csv = written(|csv| write_rows(&import, csv));
    csv.and_then(|csv| deliver(order, &csv)).map_err(Problem::Write)?;
    Ok(import.receipt.questions.len())
}

fn recipe(path: &std::path::Path) -> Option<Choices> {
    let recipe: Recipe = serde_json::from_slice(&std::fs::read(path).ok()?).ok()?;
    Some(recipe.choices)
}

/// The CSV that `write` writes.
fn written(write: impl FnOnce(&mut csv::Writer<Vec<u8>>) -> csv::Result<()>) -> io::Result<Vec<u8>> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    write(&mut csv).map_err(io::Error::from)?;
    csv.into_inner().map_err(|error| io::Error::other(error.to_string()))
}

fn deliver(order: &Order, csv: &[u8]) -> io::Result<()> {
    match &order.out {
        Some(path) => std::fs::write(path, csv),
        None => io::stdout().write_all(csv),
    }
}

/// A tidy row. A column that is not its own is empty.
#[derive(Default, Serialize)]
struct LongRow<'i> {
    row: &'static str,
    line: u32,
    house_id: &'i str,
    house: &'i str,
    is_reference: Option<bool>,
    indicator: &'i str,
    period: Option<String>,
    value: Option<String>,
    absence: Option<Absence>,
    numerator: Option<String>,
    denominator: Option<String>,
    visit_date: Option<String>,
    visit_kind: Option<VisitKind>,
    theme: &'i str,
    wording: &'i str,
    scale: Option<&'i str>,
    place: Option<usize>,
    reason: Option<&'i str>,
    kind: Option<&'i str>,
    children: Option<u32>,
}

fn write_rows(import: &Import, csv: &mut csv::Writer<Vec<u8>>) -> csv::Result<()> {
    import.observations.iter().try_for_each(|row| csv.serialize(figure(&row)))?;
    let mut others = import.ratings.iter().map(rating).chain(import.register.iter().map(house));
    others.try_for_each(|row| csv.serialize(row))
}

fn figure(row: &ObservationRow) -> LongRow<'_> {
    let (value, absence) = match row.value {
        Value::Number(number) => (Some(number.to_string()), None),
        Value::Absent(absence) => (None, Some(absence)),
    };
    LongRow {
        row: "figure",
        line: row.line,
        house_id: &row.house.0,
        house: &row.house_name,
        is_reference: Some(row.is_reference),
        indicator: &row.indicator.0,
        period: row.period.map(|period| period.to_string()),
        value,
        absence,
        numerator: row.numerator.map(|number| number.to_string()),
        denominator: row.denominator.map(|number| number.to_string()),
        ..LongRow::default()
    }
}

fn rating(row: &RatingRow) -> LongRow<'_> {
    let rating = &row.rating;
    let place = rating.place.as_ref();
    LongRow {
        row: "rating",
        line: row.line,
        house_id: &rating.visit.house.0,
        house: &row.house_name,
        visit_date: rating.visit.date.map(|date| date.to_string()),
        visit_kind: Some(rating.visit.kind),
        theme: &rating.theme.0,
        wording: &rating.wording,
        scale: place.map(|(scale, _)| &**scale),
        place: place.map(|(_, place)| *place),
        reason: rating.reason.as_deref(),
        ..LongRow::default()
    }
}

fn house(row: &RegisterRow) -> LongRow<'_> {
    let house = &row.house;
    LongRow {
        row: "house",
        line: row.line,
        house_id: &house.id.0,
        house: &house.name,
        is_reference: Some(house.is_reference),
        kind: house.kind.as_deref(),
        children: house.children,
        ..LongRow::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What an order writes, and how many questions are open.
    fn ordered(text: &str, long: bool, recipe: Option<&str>) -> (String, usize) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = |name: &str| folder.path().join(name);
        std::fs::write(path("tal.csv"), text).expect("written");
        let recipe = recipe.map(|json| {
            std::fs::write(path("opskrift.json"), json).expect("written");
            path("opskrift.json")
        });
        let order = Order {
            file: path("tal.csv"),
            out: Some(path("ud.csv")),
            long,
            recipe,
            table: None,
        };
        let questions = tidy(&order, "tal.csv").ok().expect("tidied");
        (std::fs::read_to_string(path("ud.csv")).expect("there"), questions)
    }

    #[test]
    fn without_long_the_cells_are_the_file_s_own() {
        let text = "Titel;;\n\nHus;År;Antal, i alt\nSol \"S\";2024;13.482\n\"Måne, øst\";2024;1.700,5\nKilde: kommunen\n";
        let (csv, questions) = ordered(text, false, None);
        assert_eq!(
            csv,
            "Hus,År,\"Antal, i alt\"\n\"Sol \"\"S\"\"\",2024,13.482\n\"Måne, øst\",2024,\"1.700,5\"\n"
        );
        assert_eq!(questions, 0);
    }

    #[test]
    fn with_long_each_fact_is_a_row_and_a_recipe_answers() {
        let text = "Hus;År;Antal\nSol;2025;13.482\nMåne;2025;1700\nVest;2025;..\n";
        let (csv, questions) = ordered(text, true, None);
        assert_eq!(questions, 1);
        assert!(csv.contains("\nfigure,2,sol,Sol,false,Antal,2025,,missing,"), "{csv}");
        let recipe = r#"{"v":1,"file":"sidste aar.csv","sha256":"","added_ms":1,"choices":{"decimals":{"Antal":"comma"}}}"#;
        let (csv, questions) = ordered(text, true, Some(recipe));
        assert_eq!(questions, 0);
        insta::assert_snapshot!("tidy_long", csv);
    }

    #[test]
    fn ratings_and_houses_are_rows_too() {
        let ratings = "Institution;Tilsynsdato;Type;Pejlemærke;Vurdering;Begrundelse\nSol;24-09-2024;Anmeldt;Sprog;Tilpasning af indsats;Ro\nMåne;24-09-2024;Uanmeldt;Leg;Vedligeholdelse af indsats;\n";
        let (csv, _) = ordered(ratings, true, None);
        assert!(
            csv.contains("\nrating,2,sol,Sol,,,,,,,,2024-09-24,announced,Sprog,Tilpasning af indsats,kbh-indsats,1,Ro,,\n"),
            "{csv}"
        );
    }

    #[test]
    fn a_recipe_that_is_none_is_said() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("opskrift.json");
        for text in ["", "{}", "[]"] {
            std::fs::write(&path, text).expect("written");
            assert_eq!(recipe(&path), None, "{text}");
        }
    }
}
