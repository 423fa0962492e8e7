//! The guard against people's data in workbooks and zips: in cells, sheets out of sight, names, remarks and other members.

use std::io::{Cursor, Write as _};

use cfb::CompoundFile;
use rust_xlsxwriter::{DocProperties, Format as Look, Note, Workbook as Writer, Worksheet};

use super::{Filled, Made, ods, ods_with, table, workbook, zipped};
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
    // A file's hash may hold any four digits by chance.
    let is_hash = |word: &&str| word.len() >= 16 && word.bytes().all(|byte| byte.is_ascii_hexdigit()) && word.contains(char::is_alphabetic);
    let words = told.split(|char: char| !char.is_alphanumeric() && !matches!(char, '.' | '@' | '-'));
    for word in words.filter(|word| !is_hash(word)) {
        for secret in SECRETS {
            assert!(!word.contains(secret), "{secret}: {told}");
        }
    }
}

/// A file of which the first table may be read: nothing else of it is told or kept.
fn keeps_the_figures_alone(bytes: &[u8], what: &str) {
    let kept = keepable(bytes, "tal.xlsx", &Choices::default()).unwrap_or_else(|refusal| panic!("{what}: {refusal}"));
    assert_ne!(&*kept.bytes, bytes, "{what}: kept as it is");
    let copy = String::from_utf8(kept.bytes.to_vec()).expect("a text");
    assert!(copy.contains("Sol") && copy.contains("2024"), "{what}: {copy}");
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

/// A sheet of figures of an ODS workbook, with something in its first cell.
fn ods_sheet(within: &str) -> String {
    let row = |cells: [&str; 3], within: &str| {
        let cells: String = cells
            .map(|cell| format!("<table:table-cell office:value-type=\"string\">{within}<text:p>{cell}</text:p></table:table-cell>"))
            .concat();
        format!("<table:table-row>{cells}</table:table-row>")
    };
    let rows = [
        row(["Hus", "År", "Tal"], ""),
        row(["Sol", "2024", "1,5"], ""),
        row(["Måne", "2024", "2,5"], within),
    ]
    .concat();
    format!("<table:table table:name=\"Tal\">{rows}</table:table>")
}

/// A sheet of figures of an old workbook, with records and properties of its own.
fn xls(more: &[(u16, &[u8])], properties: &[u8]) -> Vec<u8> {
    let record = |kind: u16, content: &[u8]| [&kind.to_le_bytes()[..], &(content.len() as u16).to_le_bytes()[..], content].concat();
    let begin = |kind: u8| record(0x0809, &[0, 6, kind, 0, 0, 0, 0xCC, 7, 0, 0, 0, 0, 6, 0, 0, 0]);
    let end = || record(0x000A, &[]);
    let label = |row: u8, column: u8, text: &str| {
        let head = [row, 0, column, 0, 0, 0, text.len() as u8, 0, 0];
        record(0x0204, &[&head[..], text.as_bytes()].concat())
    };
    let rows = [["Hus", "Tid", "Tal"], ["Sol", "2024", "1,5"], ["Vest", "2024", "2,5"]];
    let cells = (0..)
        .zip(rows)
        .flat_map(|(row, cells)| (0..).zip(cells).map(move |(column, cell)| (row, column, cell)));
    let cells: Vec<u8> = cells.flat_map(|(row, column, cell)| label(row, column, cell)).collect();
    let more: Vec<u8> = more.iter().flat_map(|(kind, content)| record(*kind, content)).collect();
    let globals = |at: u32| {
        [
            begin(5),
            record(0x0085, &[&at.to_le_bytes()[..], &[0, 0, 3, 0], b"Tal"].concat()),
            end(),
        ]
        .concat()
    };
    let at = u32::try_from(globals(0).len()).expect("short");
    let stream = [globals(at), begin(0x10), cells, more, end()].concat();
    let mut file = CompoundFile::create(Cursor::new(Vec::new())).expect("a file");
    for (name, content) in [("/Workbook", &stream[..]), ("/\u{5}SummaryInformation", properties)] {
        file.create_stream(name).expect("a stream").write_all(content).expect("written");
    }
    file.into_inner().into_inner()
}

/// A file that is kept as it is.
fn is_kept(bytes: &[u8], what: &str) {
    let kept = keepable(bytes, "tal.xlsx", &Choices::default()).unwrap_or_else(|refusal| panic!("{what}: {refusal}"));
    assert_eq!(&*kept.bytes, bytes, "{what}");
}

#[test]
fn who_made_a_workbook_and_what_is_remarked_in_it_is_not_kept() {
    let made_by = |author: &str| {
        let mut writer = Writer::new();
        figures(writer.add_worksheet().set_name("Tal").expect("a name")).expect("filled");
        writer.set_properties(&DocProperties::new().set_author(author));
        writer.save_to_buffer().expect("a workbook")
    };
    let meta = |author: &str| format!("<office:document-meta><dc:creator>{author}</dc:creator></office:document-meta>");
    for author in [MAILBOX, NUMBER] {
        let narrow = [&b"\x1E\0\0\0\x0A\0\0\0"[..], author.as_bytes(), b"\0"].concat();
        let wide: Vec<u8> = author.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let wide = [&b"\x1F\0\0\0\x0A\0\0\0"[..], &wide, b"\0\0"].concat();
        for (what, bytes) in [
            ("xlsx", made_by(author)),
            ("xls", xls(&[], &narrow)),
            ("xls of wide letters", xls(&[], &wide)),
            ("ods", ods_with(&ods_sheet(""), &[("meta.xml", meta(author).as_bytes())])),
        ] {
            keeps_the_figures_alone(&bytes, &format!("{what} by {author}"));
        }
    }
    let remark = format!("<office:annotation><text:p>{NUMBER}</text:p></office:annotation>");
    keeps_the_figures_alone(&ods(&ods_sheet(&remark)), "a remark in ods");
    keeps_the_figures_alone(&xls(&[(0x001C, &[1, 0, 2, 0, 0, 0, 1, 0, 0, 0, 0, 0])], b""), "a remark in xls");
    is_kept(&made_by("Anne Holm"), "xlsx of someone");
    let program = "LibreOffice";
    is_kept(
        &zipped(&[("tal.xlsx", &made_by(program)), ("mappe/", b"")]),
        "xlsx of nobody, in a zip",
    );
    is_kept(&xls(&[], program.as_bytes()), "xls of nobody");
    is_kept(
        &ods_with(&ods_sheet(""), &[("meta.xml", meta(program).as_bytes())]),
        "ods of nobody",
    );
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
    keeps_the_figures_alone(&ods(&format!("{}{hidden}", ods_sheet(""))), "an OpenDocument sheet");
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
        keeps_the_figures_alone(&zipped(&[("tal.xlsx", &remarked)]), "a remark, in a zip");
        let people = format!("Navn;Kontakt\nA;{secret}\nB;{secret}\n");
        for member in ["navne.csv", "navne.txt", "mappe/navne.tsv", "brev.docx", "billede.jpg", "noter"] {
            let bytes = zipped(&[("tal.csv", TEXT.as_bytes()), (member, people.as_bytes())]);
            keeps_the_figures_alone(&bytes, member);
        }
    }
}
