//! Real workbooks, where the folder of them lies beside the project: what their descriptions say comes out, and nothing breaks.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde_json::Value;

use super::super::{Choices, Refusal, Watch, read_all};
use super::{Container, Content};

/// A file beside the project; nothing, and a word about it, where there is none.
fn shared(path: &str) -> Option<Vec<u8>> {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared").join(path);
    std::fs::read(&file)
        .inspect_err(|_| eprintln!("SKIPPED: {} is not here", file.display()))
        .ok()
}

type Sheet = BTreeMap<(u32, usize), String>;

/// The sheets of a workbook in their order, each cell that holds something by line and column.
fn sheets(bytes: &[u8]) -> Vec<(String, Sheet)> {
    let watch = Watch::default();
    let mut container = Container::open(bytes, &watch).expect("opened");
    let entries = container.tables().expect("listed");
    let sheets = entries.into_iter().map(|entry| {
        let name = entry.name.expect("a name");
        let opened = container.table(Some(&name)).expect("read");
        let Content::Rows(rows) = opened.content else { panic!("rows") };
        let cells = rows.iter().flat_map(|record| {
            let line = record.line;
            record
                .cells()
                .enumerate()
                .map(move |(column, cell)| ((line, column), cell.to_owned()))
        });
        (name.to_string(), cells.filter(|(_, cell)| !cell.is_empty()).collect())
    });
    sheets.collect()
}

/// The number in the first cell to the right of a text.
fn beside(sheet: &Sheet, text: &str) -> Option<f64> {
    let ((line, column), _) = sheet.iter().find(|(_, cell)| cell.ends_with(text))?;
    let mut right = sheet.range((*line, column + 1)..=(*line, usize::MAX));
    right.next().and_then(|(_, cell)| cell.parse().ok())
}

#[test]
fn the_parents_survey_of_goteborg_is_the_same_in_both_formats() {
    let folder = "realdata/se_goteborg_forskoleenkat";
    let (Some(new), Some(old), Some(expected)) = (
        shared(&format!("{folder}/test-2009.xlsx")),
        shared(&format!("{folder}/test-2009.xls")),
        shared("realdata/EXPECTED.json"),
    ) else {
        return;
    };
    let (new, old) = (sheets(&new), sheets(&old));
    assert_eq!(new.len(), 31);
    for ((name, new), (old_name, old)) in new.iter().zip(&old) {
        assert_eq!(name, old_name);
        // The old file knows which headings are merged over two rows, the new one, made from it by a program, does not.
        let is_merged = |((line, column), cell): &(&(u32, usize), &String)| old.get(&(line - 1, *column)) == Some(*cell);
        let more: Vec<_> = old.iter().filter(|(place, _)| !new.contains_key(place)).collect();
        assert!(more.iter().all(is_merged), "{name}: {more:?}");
        let other = new.iter().find(|(place, cell)| old.get(place) != Some(cell));
        assert_eq!(other, None, "{name}");
    }
    let expected: Value = serde_json::from_slice(&expected).expect("JSON");
    let units = expected["se_goteborg_forskoleenkat/test-2009.xlsx"]["units"]
        .as_object()
        .expect("units")
        .clone();
    assert_eq!(units.len(), 30);
    for (name, unit) in units {
        let (_, sheet) = new.iter().find(|(sheet, _)| *sheet == name).expect("a sheet");
        for (fact, value) in unit.as_object().expect("facts") {
            let text = match fact.as_str() {
                "name" => continue,
                "answers" => "Antal svarande:",
                "rate_percent" => "Andel svarande (%):",
                factor => factor,
            };
            assert_eq!(beside(sheet, text), value.as_f64(), "{name} {fact}");
        }
    }
    let filled: usize = new.iter().map(|(_, sheet)| sheet.len()).sum();
    // Two cells of each unit's sheet hold a text without letters.
    assert_eq!(filled + 2 * 30, 25909);
}

/// A table, and its rows out or why not.
type Expected<'a> = (&'a str, Result<usize, Refusal>);

#[test]
fn hard_workbooks_give_what_they_hold_or_say_why_not() {
    let cases: [(&str, &[Expected<'_>]); 13] = [
        ("messytables-horror/simple.xls", &[("simple.csv", Ok(6))]),
        ("messytables-horror/simple.xlsx", &[("simple.csv", Ok(6))]),
        ("messytables-horror/simple.zip", &[("simple.csv", Ok(6))]),
        ("messytables-horror/libreoffice.xlsx", &[("Sheet1", Err(Refusal::OneColumn))]),
        ("messytables-horror/excel_properties.xls", &[("Sheet1", Err(Refusal::OneColumn))]),
        ("messytables-horror/unicode_sheet_name.xls", &[("mês", Err(Refusal::OneColumn))]),
        ("messytables-horror/span_rich.xls", &[("Sheet1", Err(Refusal::NotUnderstood))]),
        ("messytables-horror/sw_gen.xlsx", &[("tweets", Ok(30))]),
        (
            "messytables-horror/large.xlsx",
            &[
                ("Report / AS OF June 30, 2013", Ok(135)),
                ("Report / Tabel 2", Ok(60)),
                ("data", Ok(42720)),
                ("criteria", Ok(2)),
            ],
        ),
        (
            "messytables-horror/bian-anal-mca-2005-dols-eng-1011-0312-tab3.xlsm",
            &[("Definitions", Ok(13))],
        ),
        ("messytables-horror/encrypted_no_password.xls", &[]),
        (
            "csvlint-fixtures/spreadsheet.xls",
            &[
                ("Sheet1", Err(Refusal::NoRows)),
                ("Sheet2", Err(Refusal::OneColumn)),
                ("Sheet3", Err(Refusal::OneColumn)),
            ],
        ),
        (
            "csvlint-fixtures/spreadsheet.xlsx",
            &[
                ("Sheet1", Err(Refusal::NoRows)),
                ("Sheet2", Err(Refusal::OneColumn)),
                ("Sheet3", Err(Refusal::OneColumn)),
            ],
        ),
    ];
    for (file, expected) in cases {
        let Some(bytes) = shared(&format!("csvhard/{file}")) else { return };
        let read = match read_all(&bytes, file, &Choices::default()) {
            Ok(read) => read,
            Err(refusal) => {
                assert_eq!((refusal, expected.len()), (Refusal::Locked, 0), "{file}");
                continue;
            }
        };
        let names: Vec<_> = read.iter().map(|table| table.entry.name.as_deref().unwrap_or_default()).collect();
        assert_eq!(names, expected.iter().map(|(name, _)| *name).collect::<Vec<_>>(), "{file}");
        for (table, (name, expected)) in read.into_iter().zip(expected) {
            assert_eq!(table.import.map(|import| import.receipt.rows_out), *expected, "{file} {name}");
        }
    }
}
