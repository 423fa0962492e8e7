//! The guard against people's data in workbooks and zips: in cells, sheets out of sight, names, remarks and other members.

use rust_xlsxwriter::{Format as Look, Note, Worksheet};

use super::{Filled, Made, ods, table, workbook, zipped};
use crate::import::{Choices, Refusal, keepable, read, read_all, tables};

const NUMBER: &str = "070261-4082";
const MAILBOX: &str = "anne.holm@by.dk";
/// What must be found nowhere.
const SECRETS: [&str; 5] = ["4082", "070261", "70261", "anne.holm", "by.dk"];

/// A sheet of figures.
fn figures(sheet: &mut Worksheet) -> Made {
    table(
        sheet,
        0,
        &[&["Hus", "År", "Tal"], &["Sol", "2024", "1.5"], &["Måne", "2024", "2.5"]],
    )
}

/// A text of figures.
const TEXT: &str = "Hus;År;Tal\nSol;2024;1,5\nMåne;2024;2,5\n";

fn assert_silent(told: &str) {
    for secret in SECRETS {
        assert!(!told.contains(secret), "{secret}: {told}");
    }
}

/// A file of which the first table may be read: nothing else of it is told or kept.
fn keeps_the_figures_alone(bytes: &[u8], what: &str) {
    let kept = keepable(bytes, "tal.xlsx", &Choices::default()).unwrap_or_else(|refusal| panic!("{what}: {refusal}"));
    assert_ne!(&*kept.bytes, bytes, "{what}: kept as it is");
    let copy = String::from_utf8(kept.bytes.to_vec()).expect("a text");
    assert!(copy.contains("Sol") && copy.contains("Måne"), "{what}: {copy}");
    let all = read_all(bytes, "tal.xlsx", &Choices::default()).expect("opened");
    let listed = tables(bytes).expect("listed");
    assert_silent(&format!("{copy} {} {:?} {all:?} {listed:?}", kept.file_name, kept.receipt));
    let refusals: Vec<_> = all.iter().filter_map(|table| table.import.as_ref().err()).collect();
    assert_silent(&serde_json::to_string(&refusals).expect("JSON"));
}

fn stops(bytes: &[u8], what: &str) {
    let refusal = read(bytes, "tal.xlsx", &Choices::default()).expect_err(what);
    assert!(matches!(refusal, Refusal::PersonalData(_)), "{what}: {refusal:?}");
    assert_silent(&format!("{refusal:?} {refusal} {}", serde_json::to_string(&refusal).expect("JSON")));
    assert!(keepable(bytes, "tal.xlsx", &Choices::default()).is_err(), "{what}");
}

#[test]
fn what_stands_in_a_sheet_out_of_sight_is_told_and_kept_nowhere() {
    for secret in [NUMBER, MAILBOX] {
        let people = |sheet: &mut Worksheet| {
            table(
                sheet,
                0,
                &[&["Hus", "Kontakt", "Tal"], &["Sol", secret, "1"], &["Måne", secret, "2"]],
            )
        };
        let hidden = |sheet: &mut Worksheet| {
            sheet.set_hidden(true);
            people(sheet)
        };
        let very_hidden = |sheet: &mut Worksheet| {
            sheet.set_very_hidden(true);
            people(sheet)
        };
        let alone = |sheet: &mut Worksheet| {
            sheet.set_hidden(true);
            sheet.write_string(40, 12, format!("Spørg {secret}")).map(|_| ())
        };
        let sheets: [(&str, Filled<'_>); 4] = [
            ("in sight", ("Børn", &people)),
            ("hidden", ("Børn", &hidden)),
            ("very hidden", ("Børn", &very_hidden)),
            ("a lone cell", ("Ark2", &alone)),
        ];
        for (what, sheet) in sheets {
            let bytes = workbook(&[("Tal", &figures), sheet]);
            keeps_the_figures_alone(&bytes, &format!("{what}: {secret}"));
            keeps_the_figures_alone(&zipped(&[("tal.xlsx", &bytes)]), &format!("{what}, in a zip: {secret}"));
        }
    }
    let hidden = r#"<table:table table:name="Børn"><table:table-row><table:table-cell office:value-type="string"><text:p>CPR 070261-4082</text:p></table:table-cell></table:table-row></table:table>"#;
    let row = |cells: [&str; 3]| {
        let cells: String = cells
            .map(|cell| format!("<table:table-cell office:value-type=\"string\"><text:p>{cell}</text:p></table:table-cell>"))
            .concat();
        format!("<table:table-row>{cells}</table:table-row>")
    };
    let rows = [row(["Hus", "År", "Tal"]), row(["Sol", "2024", "1,5"]), row(["Måne", "2024", "2,5"])].concat();
    keeps_the_figures_alone(
        &ods(&format!("<table:table table:name=\"Tal\">{rows}</table:table>{hidden}")),
        "an OpenDocument sheet",
    );
}

#[test]
fn a_name_of_a_sheet_or_a_member_that_is_personal_is_told_and_kept_nowhere() {
    for secret in [NUMBER, MAILBOX] {
        let sheet = format!("Barn {secret}");
        keeps_the_figures_alone(&workbook(&[("Tal", &figures), (&sheet, &figures)]), "a second sheet's name");
        stops(&workbook(&[(&sheet, &figures)]), "the sheet's name");
        let member = format!("{secret}.csv");
        let other = TEXT.replace("1,5", "3,5");
        keeps_the_figures_alone(
            &zipped(&[("tal.csv", TEXT.as_bytes()), (&member, other.as_bytes())]),
            "a member's name",
        );
        stops(&zipped(&[(&member, TEXT.as_bytes())]), "the member's name");
        let unseen = format!("{secret}.pdf");
        keeps_the_figures_alone(
            &zipped(&[("tal.csv", TEXT.as_bytes()), (&unseen, b"%PDF")]),
            "an unread member's name",
        );
        let refusal = read(TEXT.as_bytes(), &member, &Choices::default()).expect_err("the file's name");
        assert_silent(&format!("{refusal:?}"));
    }
    for name in ["tal@2024.csv", "a@b", "Tal @ 2024.xlsx"] {
        assert!(read(TEXT.as_bytes(), name, &Choices::default()).is_ok(), "{name}");
    }
}

#[test]
fn numbers_of_people_in_number_cells_stop_a_workbook() {
    let numbers = [702_614_082.0, 101_904_082.0, 3_112_994_082.0, 1_506_124_082.0];
    for (heading, look) in [("Nummer", "General"), ("Id", "0000000000"), ("Nr.", "000000-0000"), ("CPR", "0")] {
        let bytes = workbook(&[("Tal", &|sheet| {
            table(
                sheet,
                0,
                &[&["Hus", "Tal"], &["Sol", "1"], &["Måne", "2"], &["Vest", "3"], &["Nord", "4"]],
            )?;
            sheet.write_string(0, 2, heading)?;
            let look = Look::new().set_num_format(look);
            for (row, number) in (1..).zip(numbers) {
                sheet.write_number_with_format(row, 2, number, &look)?;
            }
            Ok(())
        })]);
        stops(&bytes, heading);
        stops(&zipped(&[("tal.xlsx", &bytes)]), heading);
    }
    let hidden = workbook(&[("Tal", &|sheet| {
        table(sheet, 0, &[&["Hus", "Tal", "Note"], &["Sol", "1", NUMBER], &["Måne", "2", "ro"]])?;
        sheet.set_column_hidden(2)?.set_row_hidden(1)?;
        Ok(())
    })]);
    stops(&hidden, "a hidden column");
}

#[test]
fn remarks_and_members_nobody_reads_are_not_kept() {
    for secret in [NUMBER, MAILBOX] {
        let remarked = workbook(&[("Tal", &|sheet| {
            figures(sheet)?;
            sheet.insert_note(1, 2, &Note::new(secret)).map(|_| ())
        })]);
        keeps_the_figures_alone(&remarked, "a remark");
        let people = format!("Navn;Kontakt\nA;{secret}\nB;{secret}\n");
        for member in ["navne.csv", "navne.txt", "mappe/navne.tsv", "brev.docx", "billede.jpg", "noter"] {
            let bytes = zipped(&[("tal.csv", TEXT.as_bytes()), (member, people.as_bytes())]);
            keeps_the_figures_alone(&bytes, member);
        }
    }
}
