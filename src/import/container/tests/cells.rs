//! What each kind of cell of a workbook becomes.

use super::*;

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
