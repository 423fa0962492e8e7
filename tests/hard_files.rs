//! Known-hard files of others, where the folder `../shared/csvhard` is present: each yields its stated content, or a stated refusal, or
//! stands with a reason in `EXCEPTIONS`. What came out of each is kept in `HARD_FILES.md`, written anew with `UPDATE_SNAPSHOTS=1`.

mod truth;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use klyngeblik::import::{Choices, Refusal, Table, read, read_all, table};
use truth::{of_case, of_survey};

/// Where the content is not the stated one: why, and which files.
const EXCEPTIONS: [(&str, &[&str]); 10] = [
    (
        "the stated content has another telephone number than the file",
        &["csv-spectrum/csvs/location_coordinates.csv"],
    ),
    (
        "a file of blank lines is empty, stated as a blank record",
        &["csv-test-data/csv/all-empty.csv"],
    ),
    (
        "a heading alone is a table without rows, stated as no table",
        &["csv-test-data/csv/header-no-rows.csv"],
    ),
    (
        "stated without what stands in the file: a word, a sign or a letter of it is left out or put in",
        &[
            "pollock/survey_sample/csv/2004-2016.csv",
            "pollock/survey_sample/csv/Copy_of_2016-17_Q3_Final_V2.csv",
            "pollock/survey_sample/csv/O18_air.csv",
            "pollock/survey_sample/csv/PLA_6%Talc-1hz.csv",
            "pollock/survey_sample/csv/workforce-management-information-dft_201706.csv",
        ],
    ),
    (
        "two or more tables stand in the file and are offered one by one, stated as one",
        &[
            "pollock/survey_sample/csv/20170320-ePC_Data-Travel-Stationery.csv",
            "pollock/survey_sample/csv/permanent_secretary_and_director_general_expenses_and_hospitality_april_to_june_2012.csv",
        ],
    ),
    (
        "the first row is stated as a heading and as none at once",
        &["pollock/survey_sample/csv/Auto_Tone_sub315_day1.csv"],
    ),
    (
        "notes below the table are set aside and titles within it are kept, stated the other way round",
        &[
            "pollock/survey_sample/csv/Feb-2016.csv",
            "pollock/survey_sample/csv/mos-oct-dec-2014.csv",
        ],
    ),
    (
        "a title above one column is set aside, stated as part of the heading",
        &[
            "pollock/survey_sample/csv/Note_4_Staff_costs_-_Average_number_of_persons_employed_13-14.csv",
            "pollock/survey_sample/csv/Sustainability_-_Water_consumption_P_56.csv",
        ],
    ),
    (
        "the last row above the figures is the heading, stated as a record below another",
        &["pollock/survey_sample/csv/nati-clin-audi-bowe-canc-2017-tran-main-fiel-list.csv"],
    ),
    (
        "the unnamed column of row labels is stated with the name of the next",
        &[
            "pollock/survey_sample/csv/ResultsOR30x100-0.25_5.dat__m28.csv",
            "pollock/survey_sample/csv/ResultsOR30x100-0.50_1.dat__m21.csv",
            "pollock/survey_sample/csv/ResultsOR30x100-0.50_3.dat.csv",
            "pollock/survey_sample/csv/ResultsOR30x100-0.50_5.dat__m23.csv",
            "pollock/survey_sample/csv/ResultsOR30x100-0.75_10.dat__m13.csv",
            "pollock/survey_sample/csv/ResultsOR30x250-0.25_7.dat.csv",
            "pollock/survey_sample/csv/ResultsOR30x250-0.50_4.dat.csv",
            "pollock/survey_sample/csv/ResultsOR30x250-0.75_2.dat.csv",
            "pollock/survey_sample/csv/ResultsOR30x250-0.75_3.dat.csv",
            "pollock/survey_sample/csv/ResultsOR30x500-0.75_3.dat.csv",
        ],
    ),
];

fn folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/csvhard");
    if !folder.is_dir() {
        eprintln!("SKIPPED: {} is not here", folder.display());
        return None;
    }
    Some(folder)
}

/// Files below a folder that are to be read, by their path from it: no statements about others and no words about the folder.
fn files(root: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("a file").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_dir() {
                if !["json", "clean", "parameters"].contains(&&*name) {
                    folders.push(path);
                }
            } else if !["SOURCE.md", "README.md", "LICENSE"].contains(&&*name) {
                let below = path.strip_prefix(root).expect("below");
                found.push(below.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found.sort();
    found
}

/// What came of a file.
struct Outcome {
    file: String,
    /// In a word or two.
    words: String,
    /// In figures.
    figures: String,
    /// Whether it is the stated content; none where nothing is stated.
    is_stated: Option<bool>,
}

impl Outcome {
    fn of(root: &Path, file: &str) -> Self {
        let bytes = fs::read(root.join(file)).expect("a file");
        let found = table(&bytes, &Choices::default());
        let truth = if file.starts_with("pollock/") {
            of_survey(root, file)
        } else {
            of_case(root, file)
        };
        let scores = truth.as_ref().map(|truth| truth.scores(found.as_ref().ok()));
        let is_stated = scores.map(|scores| scores.iter().all(|score| *score > 0.999_999));
        let words = match (&found, is_stated) {
            (Err(refusal), _) => refusal_words(refusal),
            (Ok(_), Some(true)) => "as stated".to_owned(),
            (Ok(_), Some(false)) => "not as stated".to_owned(),
            (Ok(_), None) => understood(&bytes, file),
        };
        let figures = found.as_ref().map_or_else(|_| String::new(), size);
        let figures = match scores.filter(|_| is_stated == Some(false) && found.is_ok()) {
            Some([heading, records, cells]) => format!("{figures}; heading {heading:.3}, records {records:.3}, cells {cells:.3}"),
            None => figures,
        };
        Self {
            file: file.to_owned(),
            words,
            figures,
            is_stated,
        }
    }

    fn reason(&self) -> Option<&'static str> {
        EXCEPTIONS
            .iter()
            .find(|(_, files)| files.contains(&&*self.file))
            .map(|(reason, _)| *reason)
    }
}

fn size(table: &Table) -> String {
    let width = table
        .records
        .iter()
        .map(|record| record.cells().count())
        .max()
        .unwrap_or(table.heading.len());
    format!("{width} × {}", table.records.len())
}

/// The kind of a refusal; what it holds is left out.
fn refusal_words(refusal: &Refusal) -> String {
    match refusal {
        Refusal::PersonalData(found) => format!("refused: personal data in {} columns", found.len()),
        refusal => format!("refused: {refusal}"),
    }
}

/// What a file is understood as, where no content is stated for it.
fn understood(bytes: &[u8], file: &str) -> String {
    let receipt = match read(bytes, file, &Choices::default()) {
        Ok(import) => import.receipt,
        Err(refusal) => return refusal_words(&refusal),
    };
    let cut = receipt
        .encoding
        .zip(receipt.delimiter)
        .map(|((encoding, _), (delimiter, _))| format!("{encoding:?}, {delimiter:?}"));
    let questions = receipt.questions.len();
    format!(
        "read: {}, {} rows out, {questions} questions",
        cut.unwrap_or_else(|| format!("{:?}", receipt.format)),
        receipt.rows_out
    )
}

#[test]
fn every_hard_file_yields_its_stated_content_or_has_a_reason() {
    let Some(root) = folder() else { return };
    let outcomes: Vec<Outcome> = files(&root).iter().map(|file| Outcome::of(&root, file)).collect();
    let odd = outcomes
        .iter()
        .filter(|outcome| (outcome.is_stated == Some(false)) != outcome.reason().is_some());
    let odd: Vec<_> = odd
        .map(|outcome| format!("{} {} {}", outcome.file, outcome.words, outcome.figures))
        .collect();
    assert!(odd.is_empty(), "{}", odd.join("\n"));
    let mut page = "# Known-hard files\n\nWhat comes out of each file of `csvhard` (see `hard_files.rs`): columns × rows of its table; where a content is stated\nand another came out, how much of the heading, the records and the cells is alike (F1), and why.\n\n| file | outcome | figures | reason |\n|---|---|---|---|\n".to_owned();
    for outcome in &outcomes {
        let reason = outcome.reason().unwrap_or_default();
        writeln!(page, "| {} | {} | {} | {reason} |", outcome.file, outcome.words, outcome.figures).expect("a line");
    }
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/HARD_FILES.md");
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        fs::write(&kept, &page).expect("written");
    }
    let kept = fs::read_to_string(&kept).expect("HARD_FILES.md");
    let differing = page.lines().zip(kept.lines()).find(|(now, kept)| now != kept);
    assert!(page == kept, "not as in HARD_FILES.md: {differing:?}");
}

#[test]
fn a_sample_of_government_files_is_cut_as_people_cut_it() {
    let Some(root) = folder() else { return };
    let scores = files(&root).into_iter().filter_map(|file| {
        let truth = of_survey(&root, &file)?;
        Some(
            truth.scores(
                table(&fs::read(root.join(&file)).expect("a file"), &Choices::default())
                    .as_ref()
                    .ok(),
            ),
        )
    });
    let all: Vec<[f64; 3]> = scores.collect();
    let mean = |part: usize| all.iter().map(|scores| scores[part]).sum::<f64>() / all.len() as f64;
    let means = [mean(0), mean(1), mean(2)];
    assert!(
        all.len() == 93 && means[0] > 0.98 && means[1] > 0.98 && means[2] > 0.99,
        "heading, records, cells: {means:?}"
    );
}

#[test]
fn naughty_strings_come_through_as_cells() {
    let Some(root) = folder() else { return };
    let text = fs::read_to_string(root.join("blns/blns.json")).expect("a file");
    let strings: Vec<String> = serde_json::from_str(&text).expect("strings");
    // Left out: byte order marks and control letters, which are mended, and letters of lines' ends.
    let is_mended = |char: char| char == '\u{feff}' || char.is_control();
    let strings = strings
        .into_iter()
        .filter(|string| !string.contains(is_mended) && !string.trim().is_empty());
    let strings: Vec<String> = strings.collect();
    assert!(strings.len() > 480, "{}", strings.len());
    for delimiter in [b';', b',', b'\t'] {
        let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
        writer.write_record(["Hus", "Tal", "Note"]).expect("written");
        for string in &strings {
            writer.write_record(["Sol", "1", string]).expect("written");
        }
        let found = table(&writer.into_inner().expect("written"), &Choices::default()).expect("a table");
        let notes: Vec<&str> = found.records.iter().filter_map(|record| record.cells().nth(2)).collect();
        assert_eq!(notes, strings, "{:?}", char::from(delimiter));
    }
}

#[test]
fn every_table_of_a_hard_file_is_read_or_refused_and_never_unbalanced() {
    let Some(root) = folder() else { return };
    for file in files(&root) {
        let bytes = fs::read(root.join(&file)).expect("a file");
        for table in read_all(&bytes, &file, &Choices::default()).into_iter().flatten() {
            let Ok(import) = table.import else { continue };
            let receipt = import.receipt;
            let below = receipt
                .set_aside
                .iter()
                .filter(|aside| receipt.heading_line.is_none_or(|line| aside.line > line));
            assert_eq!(receipt.rows_in, receipt.rows_used + below.count(), "{file}");
        }
    }
}
