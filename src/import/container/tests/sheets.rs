//! Which sheets of a workbook are read, and how.

use super::*;

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
fn a_year_that_a_sheet_s_name_tells_is_that_of_its_ratings() {
    let level = "Tilpasning af indsats";
    let rated = |sheet: &mut Worksheet| {
        table(
            sheet,
            0,
            &[&["Hus", "Leg", "Sprog"], &["Sol", level, level], &["Måne", level, level]],
        )
    };
    let bytes = workbook(&[("Tilsyn 2023", &rated), ("Tilsyn 2024", &rated), ("Tilsyn", &rated)]);
    let days = |name| -> Vec<String> {
        let import = read_as(&bytes, Some(name)).expect("read");
        assert_eq!((import.ratings.len(), &import.receipt.questions[..]), (4, &[][..]), "{name}");
        let days = import.ratings.iter().map(|row| row.rating.visit.date);
        days.map(|day| day.map_or_else(String::new, |day| day.to_string())).collect()
    };
    assert_eq!(days("Tilsyn 2024"), ["2024-01-01"; 4]);
    assert_eq!(days("Tilsyn 2023"), ["2023-01-01"; 4]);
    assert_eq!(days("Tilsyn"), [""; 4]);
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
