//! Workbooks and zips made here: what each kind of cell becomes, which table is read, what is refused.

use std::io::{Cursor, Write as _};

use rust_xlsxwriter::{ExcelDateTime, Format as Look, Formula, Workbook as Writer, Worksheet, XlsxError};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::super::{Choices, DecimalMark, Evidence, Import, Limit, Question, Refusal, Role, SetAsideReason, read, read_all};
use super::{Format, TableEntry, limits};
use crate::domain::{Absence, Value};
use crate::import::{keepable, table as own_words, tables};

pub(super) type Made = Result<(), XlsxError>;
/// A sheet's name, and what fills it.
pub(super) type Filled<'a> = (&'a str, &'a dyn Fn(&mut Worksheet) -> Made);

/// A workbook with sheets made by hand.
pub(super) fn workbook(sheets: &[Filled<'_>]) -> Vec<u8> {
    let mut writer = Writer::new();
    for (name, fill) in sheets {
        let sheet = writer.add_worksheet();
        sheet.set_name(*name).expect("a name");
        fill(sheet).expect("filled");
    }
    writer.save_to_buffer().expect("a workbook")
}

/// A sheet of texts and numbers: what reads as a number is one.
pub(super) fn table(sheet: &mut Worksheet, from_row: u32, rows: &[&[&str]]) -> Made {
    for (row, cells) in (from_row..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            match cell.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number)?,
                Err(_) => sheet.write_string(row, column, *cell)?,
            };
        }
    }
    Ok(())
}

/// A zip of members, each packed.
pub(super) fn zipped(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in members {
        writer.start_file(*name, options).expect("begun");
        writer.write_all(bytes).expect("written");
    }
    writer.finish().expect("finished").into_inner()
}

/// An ODS workbook with this content.
pub(super) fn ods(tables: &str) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"#
    );
    zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", b"<manifest:manifest xmlns:manifest=\"urn:x\"/>"),
        ("content.xml", content.as_bytes()),
    ])
}

fn read_as(bytes: &[u8], table: Option<&str>) -> Result<Import, Refusal> {
    let choices = Choices {
        table: table.map(Into::into),
        ..Choices::default()
    };
    read(bytes, "fil.xlsx", &choices)
}

fn refusal(bytes: &[u8]) -> Refusal {
    read_as(bytes, None).expect_err("refused")
}

fn names(bytes: &[u8]) -> Vec<(String, bool)> {
    let named = |entry: TableEntry| (entry.name.as_deref().unwrap_or_default().to_owned(), entry.is_hidden);
    tables(bytes).expect("tables").into_iter().map(named).collect()
}

fn figures(import: &Import) -> Vec<String> {
    let shown = import.observations.iter().map(|row| {
        let value = match row.value {
            Value::Number(number) => number.to_string(),
            Value::Absent(absence) => format!("{absence:?}"),
        };
        let period = row.period.map_or_else(|| "-".to_owned(), |period| period.to_string());
        format!("{} | {} | {period} | {value} | {}", row.house_name, row.indicator, row.line)
    });
    shown.collect()
}

/// The first line of people's data that stop a table.
fn personal_line(refusal: &Refusal) -> Option<u32> {
    match refusal {
        Refusal::PersonalData(found) => Some(found.first()?.lines.first()?.line),
        _ => None,
    }
}

#[test]
fn a_workbook_s_own_numbers_are_never_guessed() {
    let bytes = workbook(&[("Ark1", &|sheet| {
        table(
            sheet,
            0,
            &[
                &["Hus", "År", "Normering"],
                &["Sol", "2024", "13.482"],
                &["Måne", "2024", "1677.25"],
                &["Vest", "2024", "38.398"],
            ],
        )
    })]);
    let import = read_as(&bytes, None).expect("read");
    assert_eq!(
        figures(&import),
        [
            "Sol | Normering | 2024 | 13.482 | 2",
            "Måne | Normering | 2024 | 1677.25 | 3",
            "Vest | Normering | 2024 | 38.398 | 4"
        ]
    );
    assert_eq!(import.receipt.columns[2].decimal, Some((DecimalMark::Point, Evidence::Certain)));
    assert_eq!(
        (
            import.receipt.format,
            import.receipt.table.as_deref(),
            import.receipt.encoding,
            import.receipt.delimiter
        ),
        (Format::Xlsx, Some("Ark1"), None, None)
    );
}

#[test]
fn figures_written_as_text_are_decided_as_in_any_file() {
    let sheet = |thousand: &'static str| {
        workbook(&[("Ark1", &move |sheet: &mut Worksheet| {
            table(
                sheet,
                0,
                &[&["Hus", "År", "Antal"], &["Sol", "2024", "13.482"], &["Måne", "2024", "12.5"]],
            )?;
            sheet
                .write_string(3, 0, "Vest")?
                .write_string(3, 1, "2024")?
                .write_string(3, 2, thousand)?;
            Ok(())
        })])
    };
    let asked = read_as(&sheet("1.234"), None).expect("read");
    assert!(
        matches!(asked.receipt.questions[..], [Question::DecimalMark { .. }]),
        "{:?}",
        asked.receipt.questions
    );
    assert_eq!(figures(&asked)[0], "Sol | Antal | 2024 | 13.482 | 2");
    let told = read_as(&sheet("1.234,5"), None).expect("read");
    assert_eq!(figures(&told)[2], "Vest | Antal | 2024 | 1234.5 | 4");
    assert_eq!(figures(&told)[0], "Sol | Antal | 2024 | 13.482 | 2");
}

#[test]
fn percents_dates_ids_errors_and_flags_are_what_people_see() {
    let bytes = workbook(&[("Fravær", &|sheet| {
        let (percent, day, month) = (
            Look::new().set_num_format("0.0%"),
            Look::new().set_num_format("dd-mm-yyyy"),
            Look::new().set_num_format("mmm-yy"),
        );
        table(sheet, 0, &[&["Institutionsnummer", "Hus", "Dato", "Fravær", "Udgift", "Aktiv"]])?;
        for (row, house) in (1..).zip(["Sol", "Måne", "Vest"]) {
            sheet.write_string(row, 0, format!("00{row}"))?.write_string(row, 1, house)?;
            sheet.write_datetime_with_format(row, 2, ExcelDateTime::from_ymd(2025, 1, 31)?, if row == 3 { &month } else { &day })?;
            sheet
                .write_number_with_format(row, 3, 0.084, &percent)?
                .write_number(row, 4, f64::from(row) * 1000.5)?;
            sheet.write_boolean(row, 5, true)?;
        }
        sheet.write_formula(3, 4, Formula::new("NA()").set_result("#N/A"))?;
        Ok(())
    })]);
    let import = read_as(&bytes, None).expect("read");
    let fravaer: Vec<_> = figures(&import).into_iter().filter(|figure| figure.contains("Fravær")).collect();
    assert_eq!(
        fravaer,
        [
            "Sol | Fravær | 2025-01-31 | 8.4 | 2",
            "Måne | Fravær | 2025-01-31 | 8.4 | 3",
            "Vest | Fravær | 2025M01 | 8.4 | 4"
        ]
    );
    assert_eq!(import.observations.get(0).expect("a row").house.to_string(), "001");
    let udgift = &import.receipt.columns[4];
    assert_eq!((udgift.role, udgift.absences.get(&Absence::Missing)), (Role::Value, Some(&1)));
}

#[test]
fn lines_are_rows_of_the_sheet_and_gaps_count_once() {
    let bytes = workbook(&[("Ark1", &|sheet| {
        sheet.merge_range(1, 0, 1, 2, "Sygefravær 2024", &Look::new())?;
        table(
            sheet,
            5,
            &[&["Hus", "2023", "2024"], &["Sol", "1.5", "2.5"], &["Måne", "3.5", "4.5"]],
        )?;
        sheet.write_string(200, 0, "Kilde: kommunen")?;
        Ok(())
    })]);
    let import = read_as(&bytes, None).expect("read");
    assert_eq!(import.receipt.heading_line, Some(6));
    assert_eq!(figures(&import)[3], "Måne | Sygefravær 2024 | 2024 | 4.5 | 8");
    let aside: Vec<_> = import.receipt.set_aside.iter().map(|aside| (aside.line, aside.reason)).collect();
    assert_eq!(
        aside,
        [
            (1, SetAsideReason::Blank),
            (2, SetAsideReason::Title),
            (3, SetAsideReason::Blank),
            (9, SetAsideReason::Blank),
            (201, SetAsideReason::Footer)
        ]
    );
}

#[test]
fn a_house_merged_over_its_rows_holds_for_each() {
    let bytes = workbook(&[("Ark1", &|sheet| {
        table(sheet, 0, &[&["Hus", "År", "Fravær"]])?;
        for row in 1..7 {
            sheet
                .write_number(row, 1, f64::from(2021 + (row - 1) % 3))?
                .write_number(row, 2, f64::from(row) + 0.5)?;
        }
        sheet
            .merge_range(1, 0, 3, 0, "Sol", &Look::new())?
            .merge_range(4, 0, 6, 0, "Måne", &Look::new())?;
        Ok(())
    })]);
    let import = read_as(&bytes, None).expect("read");
    assert_eq!(figures(&import)[2], "Sol | Fravær | 2023 | 3.5 | 4");
    assert_eq!(figures(&import)[5], "Måne | Fravær | 2023 | 6.5 | 7");
}

#[test]
fn a_row_with_empty_cells_at_its_end_is_no_heading_of_a_block() {
    let bytes = workbook(&[("Ark1", &|sheet| {
        table(
            sheet,
            0,
            &[&["Hus", "2023", "2024"], &["Sol", "1.5", "2.5"], &["Måne"], &["Vest", "3.5", "4.5"]],
        )
    })]);
    let import = read_as(&bytes, None).expect("read");
    assert_eq!(
        figures(&import)[2..4],
        ["Måne | fil | 2023 | Missing | 3", "Måne | fil | 2024 | Missing | 3"]
    );
}

#[test]
fn the_first_sheet_in_sight_that_holds_a_table_is_read_and_any_may_be_chosen() {
    let small = |value: &'static str| {
        move |sheet: &mut Worksheet| {
            table(
                sheet,
                0,
                &[&["Hus", "År", "Tal"], &["Sol", "2024", value], &["Måne", "2024", "2.5"]],
            )
        }
    };
    let bytes = workbook(&[
        ("Skjult", &|sheet| {
            sheet.set_hidden(true);
            small("9.5")(sheet)
        }),
        ("Læs mig", &|sheet| {
            // A workbook opens on a sheet that can be seen.
            sheet.set_active(true);
            table(sheet, 0, &[&["Om udtrækket"]])
        }),
        ("Tal 2024", &small("1.5")),
        ("Tal 2023", &small("7.5")),
    ]);
    assert_eq!(
        names(&bytes),
        [
            ("Skjult".to_owned(), true),
            ("Læs mig".to_owned(), false),
            ("Tal 2024".to_owned(), false),
            ("Tal 2023".to_owned(), false)
        ]
    );
    assert_eq!(read_as(&bytes, None).expect("read").receipt.table.as_deref(), Some("Tal 2024"));
    assert_eq!(
        figures(&read_as(&bytes, Some("Skjult")).expect("read"))[0],
        "Sol | Tal | 2024 | 9.5 | 2"
    );
    assert_eq!(
        read_as(&bytes, Some("Tal 2022")).expect_err("gone"),
        Refusal::NoTable("Tal 2022".into())
    );
    let all = read_all(&bytes, "fil.xlsx", &Choices::default()).expect("opened");
    let read: Vec<_> = all.iter().map(|table| table.import.is_ok()).collect();
    assert_eq!(read, [true, false, true, true]);
}

#[test]
fn a_sheet_of_people_stops_the_file_instead_of_being_passed_over() {
    let bytes = workbook(&[
        ("Børn", &|sheet| {
            sheet.write_row(0, 0, ["Navn", "CPR"])?.write_row(1, 0, ["A", "010190-1234"])?;
            Ok(())
        }),
        ("Tal", &|sheet| table(sheet, 0, &[&["Hus", "År", "Tal"], &["Sol", "2024", "1.5"]])),
    ]);
    assert_eq!(personal_line(&refusal(&bytes)), Some(2));
    let listed = workbook(&[
        ("Tal", &|sheet| table(sheet, 0, &[&["Hus", "År", "Tal"], &["Sol", "2024", "1.5"]])),
        ("Liste", &|sheet| {
            sheet.write_column(0, 0, ["CPR", "010190-1234"])?;
            Ok(())
        }),
    ]);
    let all = read_all(&listed, "fil.xlsx", &Choices::default()).expect("opened");
    assert_eq!(all[1].import.as_ref().err().and_then(personal_line), Some(2));
    // As numbers they have lost their first nought.
    let bytes = workbook(&[("Børn", &|sheet| {
        table(
            sheet,
            0,
            &[
                &["Hus", "Nummer", "Tal"],
                &["Sol", "101901234", "1"],
                &["Måne", "311299123", "2"],
                &["Vest", "3112991234", "3"],
            ],
        )
    })]);
    assert_eq!(personal_line(&refusal(&bytes)), Some(2));
}

#[test]
fn tables_one_above_the_other_in_a_sheet_are_tables_of_the_file() {
    let bytes = workbook(&[("Oversigt", &|sheet| {
        table(sheet, 0, &[&["Fravær"], &["Hus", "2023", "2024"], &["Sol", "1.5", "2.5"]])?;
        table(sheet, 4, &[&["Hus", "2023", "2024"], &["Sol", "5.5", "6.5"]])
    })]);
    let stacked = ["Oversigt / Fravær", "Oversigt / Tabel 2"];
    assert_eq!(names(&bytes), stacked.map(|name| (name.to_owned(), false)));
    let second = read_as(&bytes, Some(stacked[1])).expect("read");
    assert_eq!(figures(&second)[0], "Sol | Oversigt | 2023 | 5.5 | 6");
    for first in [None, Some("Oversigt"), Some(stacked[0])] {
        let import = read_as(&bytes, first).expect("read");
        assert_eq!(
            (import.receipt.table.as_deref(), import.receipt.delimiter),
            (Some(stacked[0]), None)
        );
        assert_eq!(figures(&import)[0], "Sol | Fravær | 2023 | 1.5 | 3");
    }
    let gone = "Oversigt / Tabel 3";
    assert_eq!(read_as(&bytes, Some(gone)).expect_err("gone"), Refusal::NoTable(gone.into()));
    assert_eq!(
        own_words(&bytes, &Choices::default()).expect("a table").to_csv(),
        "Hus,2023,2024\nSol,1.5,2.5\n"
    );
}

#[test]
fn beside_people_a_sheet_is_kept_as_a_text_that_reads_the_same() {
    let people = |sheet: &mut Worksheet| table(sheet, 0, &[&["Hus", "CPR", "Tal"], &["Sol", "010190-1234", "1"]]);
    let figures_of = |sheet: &mut Worksheet| {
        let rows: [&[&str]; 5] = [
            &["Hus", "År", "Børn", "Andel"],
            &["Sol", "2024", "13.482", "1.5"],
            &["Måne", "2024", "12.125", "1.25"],
            &["Vest; \"Ø\"", "2024", "1700", "12,75"],
            &["Nord", "2024", "2", "1.125"],
        ];
        table(sheet, 0, &rows)
    };
    let bytes = workbook(&[("Fravær 2024", &figures_of), ("Ansatte", &people)]);
    let packed = zipped(&[("mappe/tal.xlsx", &bytes)]);
    for (bytes, name) in [(&bytes, "Fravær 2024"), (&packed, "mappe/tal.xlsx/Fravær 2024")] {
        let choices = Choices {
            table: Some(name.into()),
            ..Choices::default()
        };
        let import = read_as(bytes, Some(name)).expect("read");
        let kept = keepable(bytes, "fil.xlsx", &choices).expect("kept");
        assert_eq!((&*kept.file_name, kept.choices.table.as_deref()), ("Fravær 2024.csv", None));
        assert!(!String::from_utf8_lossy(&kept.bytes).contains("1234"));
        let copy = read(&kept.bytes, &kept.file_name, &kept.choices).expect("read");
        assert_eq!((&copy.observations, &copy.indicators), (&import.observations, &import.indicators));
    }
    let left_out = Choices {
        table: Some("Ansatte".into()),
        roles: [("CPR".into(), Role::Ignore)].into(),
        ..Choices::default()
    };
    let kept = keepable(&bytes, "fil.xlsx", &left_out).expect("kept");
    assert_eq!(String::from_utf8_lossy(&kept.bytes), "Hus;CPR;Tal\nSol;;1\n");
    let clean = workbook(&[("Fravær 2024", &figures_of)]);
    assert_eq!(&*keepable(&clean, "fil.xlsx", &Choices::default()).expect("kept").bytes, &clean);
}

#[test]
fn a_zip_holds_texts_and_workbooks() {
    let sheets = workbook(&[("Ark1", &|sheet| {
        table(
            sheet,
            0,
            &[&["Hus", "År", "Tal"], &["Sol", "2024", "1.5"], &["Måne", "2024", "2.5"]],
        )
    })]);
    let csv = "Enhed;År;Fravær\nS\u{f8}lyst;2024;1,5\n";
    let latin: Vec<u8> = csv.chars().map(|char| u8::try_from(u32::from(char)).expect("latin")).collect();
    let bytes = zipped(&[
        ("__MACOSX/._a.csv", b"junk"),
        ("billede.png", b"\x89PNG"),
        ("udtræk/Fravær 2024.csv", &latin),
        ("tal.xlsx", &sheets),
        ("brudt.xls", b"\xD0\xCF\x11\xE0"),
    ]);
    let listed: Vec<String> = names(&bytes).into_iter().map(|(name, _)| name).collect();
    assert_eq!(listed, ["udtræk/Fravær 2024.csv", "tal.xlsx/Ark1", "brudt.xls"]);
    let first = read_as(&bytes, None).expect("read");
    assert_eq!(figures(&first), ["Sølyst | Fravær | 2024 | 1.5 | 2"]);
    assert_eq!(
        (first.receipt.format, first.receipt.table.as_deref()),
        (Format::Text, Some("udtræk/Fravær 2024.csv"))
    );
    let sheet = read_as(&bytes, Some("tal.xlsx/Ark1")).expect("read");
    assert_eq!(
        (sheet.receipt.format, sheet.receipt.table.as_deref()),
        (Format::Xlsx, Some("tal.xlsx/Ark1"))
    );
    assert_eq!(sheet.receipt.sha256, first.receipt.sha256, "the hash is that of the file");
    assert_eq!(
        read_as(&bytes, Some("brudt.xls")).expect_err("refused"),
        Refusal::Damaged("Excel (xls)")
    );
    assert_eq!(
        read_as(&bytes, Some("billede.png")).expect_err("refused"),
        Refusal::NoTable("billede.png".into())
    );
}

#[test]
fn an_opendocument_sheet_is_read_with_its_repeats_and_shares() {
    let row = |house: &str, value: &str| {
        format!(
            r#"<table:table-row><table:table-cell office:value-type="string"><text:p>{house}</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="2024"/>{value}<table:table-cell table:number-columns-repeated="16381"/></table:table-row>"#
        )
    };
    let share = |share: &str| format!(r#"<table:table-cell office:value-type="percentage" office:value="{share}"/>"#);
    let heading = r#"<table:table-row><table:table-cell office:value-type="string"><text:p>Hus</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>År</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Andel</text:p></table:table-cell></table:table-row>"#;
    let rest = r#"<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#;
    let bytes = ods(&format!(
        r#"<table:table table:name="Ark 1">{heading}{}{}{rest}</table:table>"#,
        row("Sol", &share("0.084")),
        row("Måne", &share("0.07"))
    ));
    let import = read_as(&bytes, None).expect("read");
    assert_eq!(figures(&import), ["Sol | Andel | 2024 | 8.4 | 2", "Måne | Andel | 2024 | 7 | 3"]);
    assert_eq!(import.receipt.format, Format::Ods);
}

#[test]
fn what_is_locked_damaged_or_no_table_is_refused_by_name() {
    let whole = workbook(&[("Ark1", &|sheet| table(sheet, 0, &[&["Hus", "Tal"], &["Sol", "1.5"]]))]);
    let mut torn = whole.clone();
    torn.truncate(whole.len() / 2);
    let mut member = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    member.start_file("tal.csv", options).expect("begun");
    member.write_all(b"a;b\n1;2\n").expect("written");
    let mut locked = member.finish().expect("finished").into_inner();
    // The flag of encryption, in the member's own head and in the directory.
    for (mark, at) in [(&b"PK\x03\x04"[..], 6), (b"PK\x01\x02", 8)] {
        let start = locked.windows(4).position(|window| window == mark).expect("a head");
        locked[start + at] |= 1;
    }
    let cases: [(&[u8], Refusal); 8] = [
        (b"PAR1\x15\x04", Refusal::OtherFormat("Parquet")),
        (&torn, Refusal::Damaged("zip")),
        (&locked, Refusal::Locked),
        (&zipped(&[("læsmig.pdf", b"%PDF")]), Refusal::NoTables),
        (&zipped(&[("word/document.xml", b"<w/>")]), Refusal::OtherFormat("Word (docx)")),
        (&zipped(&[("xl/workbook.bin", b"")]), Refusal::OtherFormat("Excel (xlsb)")),
        (
            &zipped(&[("xl/workbook.xml", b"<oops"), ("[Content_Types].xml", b"")]),
            Refusal::Damaged("Excel (xlsx)"),
        ),
        (b"<html><table><tr><td>Hus</td></tr></table></html>", Refusal::OtherFormat("HTML")),
    ];
    for (bytes, expected) in cases {
        assert_eq!(refusal(bytes), expected);
    }
}

#[test]
fn a_damaged_workbook_never_breaks_the_program() {
    let whole = workbook(&[("Ark1", &|sheet| {
        table(
            sheet,
            0,
            &[&["Hus", "År", "Tal"], &["Sol", "2024", "1.5"], &["Måne", "2024", "2.5"]],
        )
    })]);
    for at in (0..whole.len()).step_by(97) {
        let mut damaged = whole.clone();
        damaged[at] ^= 0x55;
        read_as(&damaged, None).ok();
        read_as(&whole[..at], None).ok();
    }
}

mod bombs {
    use super::*;

    const NOUGHTS: &[u8] = &[b'0'; 1024 * 1024];

    /// A zip whose members hold so many megabytes of noughts, packed a thousandfold.
    fn noughts(name: &str, megabytes: usize, members: usize) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        for member in 0..members {
            writer.start_file(format!("{member}{name}"), options).expect("begun");
            for _ in 0..megabytes {
                writer.write_all(NOUGHTS).expect("written");
            }
        }
        writer.finish().expect("finished").into_inner()
    }

    /// A workbook as a zip of hand-written XML.
    fn sheet_xml(data: &str) -> Vec<u8> {
        let types = br#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
        let book = br#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
        let links = br#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
        let root = br#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
        let sheet = format!(
            r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{data}</worksheet>"#
        );
        zipped(&[
            ("[Content_Types].xml", types),
            ("_rels/.rels", root),
            ("xl/workbook.xml", book),
            ("xl/_rels/workbook.xml.rels", links),
            ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ])
    }

    /// So many rows with one cell in a column.
    fn rows_of(column: &str, rows: usize) -> String {
        let row = |row| format!(r#"<row r="{row}"><c r="{column}{row}"><v>1</v></c></row>"#);
        (1..=rows).map(row).collect::<Vec<_>>().concat()
    }

    #[test]
    fn packed_noughts_are_refused_while_they_unpack() {
        let ratio = Refusal::TooMuch(Limit::Ratio(200));
        let one = noughts(".csv", 64, 1);
        assert!(one.len() < 100_000);
        assert_eq!(refusal(&one), ratio);
        assert_eq!(tables(&one).expect_err("refused"), ratio);
        let in_workbook = zipped(&[
            ("[Content_Types].xml", b""),
            ("xl/workbook.xml", b""),
            ("xl/sharedStrings.xml", &NOUGHTS.repeat(32)),
        ]);
        assert_eq!(refusal(&in_workbook), ratio);
    }

    #[test]
    fn many_small_members_count_together() {
        // Each is below where its ratio would tell.
        let bytes = noughts(".csv", 15, 40);
        assert_eq!(refusal(&bytes), Refusal::TooMuch(Limit::Megabytes(limits::BYTES / 1024 / 1024)));
        let members: Vec<(String, &[u8])> = (0..10_001).map(|at| (format!("{at}.csv"), &b""[..])).collect();
        let members: Vec<(&str, &[u8])> = members.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
        assert_eq!(refusal(&zipped(&members)), Refusal::TooMuch(Limit::Members(10_000)));
    }

    #[test]
    fn a_zip_in_a_zip_is_refused_whatever_its_name() {
        let inner = zipped(&[("tal.csv", b"a;b\n1;2\n")]);
        for name in ["mere.zip", "mere.csv"] {
            assert_eq!(refusal(&zipped(&[(name, &inner)])), Refusal::TooMuch(Limit::Nested), "{name}");
        }
    }

    #[test]
    fn a_member_that_lies_about_its_size_is_measured() {
        let mut bytes = noughts(".csv", 64, 1);
        for (mark, at) in [(&b"PK\x03\x04"[..], 22), (b"PK\x01\x02", 24)] {
            let start = bytes.windows(4).position(|window| window == mark).expect("a head");
            bytes[start + at..start + at + 4].copy_from_slice(&10_u32.to_le_bytes());
        }
        let refused = refusal(&bytes);
        assert!(
            matches!(refused, Refusal::TooMuch(Limit::Ratio(_)) | Refusal::Damaged("zip")),
            "{refused:?}"
        );
    }

    #[test]
    fn two_cells_far_apart_cost_nothing_and_rows_of_far_cells_are_refused() {
        let far = r#"<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData>"#;
        assert!(read_as(&sheet_xml(far), None).is_err());
        let rows = rows_of("XFD", 2000);
        assert_eq!(
            refusal(&sheet_xml(&format!("<sheetData>{rows}</sheetData>"))),
            Refusal::TooMuch(Limit::Cells(limits::CELLS))
        );
    }

    #[test]
    fn cells_merged_without_end_are_refused() {
        let rows = rows_of("A", 3000);
        let merged = r#"<mergeCell ref="A1:A3000"/>"#.repeat(8000);
        let bytes = sheet_xml(&format!("<sheetData>{rows}</sheetData><mergeCells>{merged}</mergeCells>"));
        assert_eq!(refusal(&bytes), Refusal::TooMuch(Limit::Cells(limits::CELLS)));
    }

    #[test]
    fn two_cells_of_an_opendocument_sheet_far_apart_are_refused() {
        let cell = r#"<table:table-cell office:value-type="float" office:value="1"/>"#;
        let bytes = ods(&format!(
            r#"<table:table table:name="A"><table:table-row>{cell}</table:table-row><table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row><table:table-row><table:table-cell table:number-columns-repeated="100"/>{cell}</table:table-row></table:table>"#
        ));
        assert!(matches!(refusal(&bytes), Refusal::TooMuch(Limit::Cells(_))));
    }

    #[test]
    fn an_opendocument_cell_that_stands_a_million_times_is_refused() {
        let bytes = ods(
            r#"<table:table table:name="A"><table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/></table:table-row></table:table>"#,
        );
        assert_eq!(refusal(&bytes), Refusal::TooMuch(Limit::Cells(limits::CELLS)));
    }
}
