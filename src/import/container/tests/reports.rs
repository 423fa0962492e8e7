//! Workbooks with a sheet for each house or each year: what the title and the sheet's name tell.

use super::*;
use crate::domain::Period;

/// A report on one house: its name above, its figures beside those of all, two tables, and a chart's numbers far below.
fn report(sheet: &mut Worksheet, house: &str, answers: &str, own: [&str; 2]) -> Made {
    sheet
        .write_string(0, 0, "Tabel 1   Forældrenes vurdering. År 2024")?
        .write_string(0, 6, house)?;
    table(sheet, 1, &[&["Kommunalt tilbud    Antal svar:", "", answers]])?;
    table(sheet, 3, &[&["Tal fra 0 til 100."], &["Versaler er samlede indeks."]])?;
    for from in [5, 10] {
        sheet.write_string(from, 0, "Spm.")?.write_string(from, 1, "FAKTOR\nDelspørgsmål")?;
        sheet.write_string(from, 2, house)?.write_string(from, 4, "Alle enheder")?;
        table(sheet, from + 1, &[&["", "", "Gennemsnit", "", "Gennemsnit", "Laveste\nværdi"]])?;
        sheet
            .write_blank(from + 1, 0, &Look::new())?
            .write_blank(from + 1, 1, &Look::new())?;
    }
    table(
        sheet,
        7,
        &[&["1-3", "TRYGHED", own[0], "", "70.5", "55.5"], &["", "SAMLET", own[1], "", "71.5"]],
    )?;
    let rows: [&[&str]; 3] = [
        &["", "TRYGHED\nHvor tilfreds er du med", own[0], "", "70.5", "55.5"],
        &["Sp 1", "- modtagelsen?", "7.25", "", "7.5", "6.25"],
        &["Sp 2", "- hentningen?", "7.75", "", "7.125", "6.5"],
    ];
    table(sheet, 12, &rows)?;
    table(sheet, 40, &[&["", "-12.5", "41.5"], &["", "-25", "45.5"]])
}

#[test]
fn a_report_on_one_house_is_read_with_the_house_of_its_title() {
    let bytes = workbook(&[
        ("Indhold", &|sheet| {
            table(
                sheet,
                2,
                &[
                    &["", "06 Nord"],
                    &["", "1006020101", "", "Solsikken"],
                    &["", "1006020102", "", "Åhuset"],
                ],
            )
        }),
        ("T1006020101", &|sheet| report(sheet, "Solsikken", "24", ["64.5", "68.5"])),
        ("T1006020102", &|sheet| report(sheet, "Åhuset", "31", ["74.5", "78.5"])),
    ]);
    let all = read_all(&bytes, "fil.xlsx", &Choices::default()).expect("opened");
    let tables: Vec<_> = all.iter().map(|table| table.entry.name.as_deref().unwrap_or_default()).collect();
    assert_eq!(tables[1..3], ["T1006020101 / Tabel 1", "T1006020101 / Tabel 2"]);
    assert_eq!(
        all[0].import.as_ref().err(),
        Some(&Refusal::NotUnderstood),
        "an index holds no figures"
    );
    let import = |at: usize| all[at].import.as_ref().expect("read");
    assert_eq!(
        figures(import(1)),
        [
            "Solsikken | TRYGHED | 2024 | 64.5 | 8",
            "Alle enheder | TRYGHED | 2024 | 70.5 | 8",
            "Alle enheder | Laveste værdi · TRYGHED | 2024 | 55.5 | 8",
            "Solsikken | SAMLET | 2024 | 68.5 | 9",
            "Alle enheder | SAMLET | 2024 | 71.5 | 9"
        ]
    );
    assert_eq!(figures(import(4))[0], "Åhuset | TRYGHED Hvor tilfreds er du med | 2024 | 74.5 | 13");
    assert_eq!(import(4).observations.len(), 9);
    for row in import(4).observations.iter() {
        assert_eq!(row.is_reference, &*row.house_name == "Alle enheder");
        assert_eq!(row.denominator, (!row.is_reference).then_some(31.0));
    }
    let receipt = &import(4).receipt;
    assert_eq!(receipt.reading.house, Some(("Åhuset".into(), Evidence::Certain)));
    assert_eq!((receipt.rows_used, &receipt.questions[..]), (3, &[][..]));
    let below = receipt
        .set_aside
        .iter()
        .filter(|aside| aside.reason == SetAsideReason::Footer)
        .count();
    assert_eq!(below, 2, "the chart's numbers: {:?}", receipt.set_aside);
    assert_eq!(import(1).receipt.shape, import(3).receipt.shape, "one recipe serves them all");
}

#[test]
fn a_line_that_says_which_house_it_is_tells_it() {
    let import = read(
        b"Institution: B\xC3\xB8rnehuset Sol;;\n;;\nM\xC3\xA5ned;Frav\xC3\xA6r;B\xC3\xB8rn\n2024M01;8,5;40\n2024M02;7,5;41\n",
        "tal.csv",
        &Choices::default(),
    )
    .expect("read");
    assert_eq!(figures(&import)[0], "Børnehuset Sol | Fravær | 2024M01 | 8.5 | 4");
    assert_eq!(import.receipt.reading.house, Some(("Børnehuset Sol".into(), Evidence::Certain)));
}

#[test]
fn sheets_named_by_houses_tell_them_and_sheets_named_by_topics_do_not() {
    let monthly = |sheet: &mut Worksheet| {
        table(
            sheet,
            0,
            &[&["År", "Tal A", "Tal B"], &["2023", "8.5", "1.5"], &["2024", "7.5", "2.5"]],
        )
    };
    let houses = workbook(&[("Solsikken", &monthly), ("Børnehuset Åen", &monthly)]);
    let import = read_as(&houses, Some("Børnehuset Åen")).expect("read");
    assert_eq!(figures(&import)[0], "Børnehuset Åen | Tal A | 2023 | 8.5 | 2");
    assert_eq!(
        (import.receipt.reading.house, &import.receipt.questions[..]),
        (Some(("Børnehuset Åen".into(), Evidence::Likely)), &[][..])
    );
    let topics = workbook(&[("Solsikken", &monthly), ("Sygefravær", &monthly)]);
    let asked = read_as(&topics, Some("Solsikken")).expect("read");
    assert_eq!(asked.receipt.questions, [Question::HouseColumn]);
}

#[test]
fn sheets_named_by_years_give_the_year_to_their_rows() {
    let yearly = |sheet: &mut Worksheet| table(sheet, 0, &[&["Hus", "Fravær"], &["Sol", "8.5"], &["Måne", "7.5"]]);
    let bytes = workbook(&[("2023", &yearly), ("Fravær 2024", &yearly), ("Noter", &yearly)]);
    for (name, year) in [("2023", Some(2023)), ("Fravær 2024", Some(2024)), ("Noter", None)] {
        let import = read_as(&bytes, Some(name)).expect("read");
        let expected = year.map(Period::Year);
        assert!(import.observations.iter().all(|row| row.period == expected), "{name}");
        assert_eq!(import.receipt.reading.year, expected.map(|year| (year, Evidence::Likely)));
    }
}
