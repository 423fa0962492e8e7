//! Layouts of real spreadsheets: several heading rows, merged cells, stacked tables, months and halves and weeks.

use super::*;

#[test]
fn headings_of_two_rows_are_read_together() {
    let expected = [
        "sol | Antal | 2023 | 12",
        "sol | Andel | 2023 | 5.5",
        "sol | Antal | 2024 | 14",
        "sol | Andel | 2024 | 6.5",
    ];
    let cases = [
        (
            "years over columns",
            ";2023;;2024;\nHus;Antal;Andel;Antal;Andel\nSol;12;5,5;14;6,5\nMåne;13;7,5;15;8,5\n",
        ),
        (
            "house above",
            "Hus;2023;;2024;\n;Antal;Andel;Antal;Andel\nSol;12;5,5;14;6,5\nMåne;13;7,5;15;8,5\n",
        ),
        (
            "years below",
            "Hus;Antal;Andel;Antal;Andel\n;2023;2023;2024;2024\nSol;12;5,5;14;6,5\nMåne;13;7,5;15;8,5\n",
        ),
        (
            "title above",
            "Personale;;;;\n;;;;\nHus;2023;;2024;\n;Antal;Andel;Antal;Andel\nSol;12;5,5;14;6,5\nMåne;13;7,5;15;8,5\n",
        ),
    ];
    for (name, text) in cases {
        let import = import(text);
        assert_eq!(figures(&import)[..4], expected, "{name}");
        assert_eq!(import.receipt.rows_used, 2, "{name}");
    }
    let grouped = import("Hus;Fravær;;Normering;\n;2023;2024;2023;2024\nSol;8,5;9,5;5,5;6,5\nMåne;7,5;6,5;5,5;6,5\n");
    assert_eq!(figures(&grouped)[..2], ["sol | Fravær | 2023 | 8.5", "sol | Fravær | 2024 | 9.5"]);
    assert_eq!(grouped.receipt.reading.heading_lines, [1, 2]);
}

#[test]
fn codes_over_the_headings_and_units_under_them() {
    let codes = import("HUS_NAVN;AAR_1;FRAV_PCT\nInstitution;År;Sygefravær\nSol;2023;8,5\nSol;2024;9,5\n");
    assert_eq!(figures(&codes), ["sol | Sygefravær | 2023 | 8.5", "sol | Sygefravær | 2024 | 9.5"]);
    let units = import("Institution;År;Sygefravær;Børn\n;;pct.;antal\nSol;2023;8,5;40\nSol;2024;9,5;41\n");
    assert_eq!(figures(&units)[0], "sol | Sygefravær pct. | 2023 | 8.5");
    assert_eq!(units.receipt.heading_line, Some(2));
}

#[test]
fn a_house_whose_figures_are_words_is_no_heading() {
    let import = import("Institution;2023;2024\nSol;ikke opgjort;ikke opgjort\nMåne;8,5;9,5\nVest;7,5;6,5\n");
    assert_eq!((import.receipt.heading_line, import.observations.len()), (Some(1), 6));
    assert_eq!(import.receipt.columns[1].unreadable, 1);
}

#[test]
fn merged_cells_are_filled_down_but_a_nameless_total_is_no_house() {
    let text = "Institution;År;Sygefravær\nSol;2023;8,5\n;2024;9,5\nMåne;2023;6,5\n;2024;7,5\n";
    let filled = import(text);
    assert_eq!(figures(&filled)[1], "sol | Sygefravær | 2024 | 9.5");
    assert_eq!(filled.receipt.reading.filled_down, ["Institution".into()]);
    let total = import("Institution;År;Sygefravær\nSol;2023;8,5\nSol;2024;9,5\nMåne;2023;6,5\nMåne;2024;7,5\n;2024;8,0\n");
    assert_eq!(
        (total.observations.len(), total.receipt.set_aside[0].reason),
        (4, SetAsideReason::NoHouse)
    );
    let merged_total = import(&*format!("{text};;8,0\n"));
    assert!(merged_total.observations.len() <= 4);
}

#[test]
fn several_tables_one_above_the_other_are_read_one_at_a_time() {
    let text = "Sygefravær;;\nHus;2023;2024\nSol;8,5;9,5\n;;\nNormering;;\nHus;2023;2024\nSol;5,5;6,5\nMåne;5,6;6,6\n";
    let first = import(text);
    assert_eq!(figures(&first), ["sol | Sygefravær | 2023 | 8.5", "sol | Sygefravær | 2024 | 9.5"]);
    let names = |name: &str| TableEntry {
        name: Some(name.into()),
        is_hidden: false,
    };
    assert_eq!(first.receipt.table.as_deref(), Some("Sygefravær"));
    assert_eq!(tables(text.as_bytes()), Ok(["Sygefravær", "Normering"].map(names).into()));
    let choices = Choices {
        table: Some("Normering".into()),
        ..Choices::default()
    };
    let second = import_with(text, &choices);
    assert_eq!(figures(&second)[0], "sol | Normering | 2023 | 5.5");
    assert_eq!((second.observations.len(), second.observations.get(0).expect("a row").line), (4, 7));
    let gone = Choices {
        table: Some("Trivsel".into()),
        ..Choices::default()
    };
    assert_eq!(read(text.as_bytes(), "x.csv", &gone), Err(Refusal::NoTable("Trivsel".into())));
}

#[test]
fn tables_one_above_the_other_are_told_where_the_first_has_few_figures_and_stands_under_titles_of_all() {
    let titles = "Udtræk for klyngen;;\nTal for 2023;;\n;;\n";
    let first = "Sygefravær;;\nHus;2023;2024\nSol;8,5;ikke opgjort\nMåne;ikke opgjort;9,5\n;;\n";
    let others = "Udgift;;\nHus;2023;2024\nSol;1,5;2,5\n;;\nNormering;;\nHus;2023;2024\nSol;5,5;6,5\n";
    let text = [titles, first, others].concat();
    let read = read_all(text.as_bytes(), "x.csv", &Choices::default()).expect("tables");
    let figures: Vec<_> = read.iter().map(|table| figures(table.import.as_ref().expect("a table"))).collect();
    assert_eq!(figures.len(), 3);
    assert_eq!(figures[0][0], "sol | Sygefravær | 2023 | 8.5");
    assert_eq!(figures[1][0], "sol | Udgift | 2023 | 1.5");
    assert_eq!(figures[2][0], "sol | Normering | 2023 | 5.5");
}

#[test]
fn a_table_above_the_first_block_is_called_by_the_title_right_above_it() {
    let text = "Tal for klyngen;;\n;;\nSygefravær;;\nHus;2023;2024\nSol;8,5;9,5\n;;\nNormering;;\nSol;5,5;6,5\n";
    let figures = figures(&import(text));
    assert_eq!(figures[0], "sol | Sygefravær | 2023 | 8.5");
    assert_eq!(figures[2], "sol | Normering | 2023 | 5.5");
}

#[test]
fn months_without_a_year_take_it_from_title_file_row_or_person() {
    let months = "Hus;Jan;Feb;Marts\nSol;1,5;2,5;3,5\n";
    let titled = import(&*format!("Sygefravær 2024;;;\n{months}"));
    assert_eq!(figures(&titled)[2], "sol | Sygefravær 2024 | 2024M03 | 3.5");
    assert_eq!(titled.receipt.reading.year, Some((Period::Year(2024), Evidence::Likely)));
    let by_row = import("Hus;År;Jan;Feb;Marts\nSol;2023;1,5;2,5;3,5\nSol;2024;4,5;5,5;6,5\n");
    assert_eq!(figures(&by_row)[5], "sol | prøve | 2024M03 | 6.5");
    let asked = import(months);
    assert!(matches!(asked.receipt.questions[..], [Question::Year { .. }]));
    assert!(asked.observations.iter().all(|row| row.period.is_none()));
    let choices = Choices {
        year: Some(Period::SchoolYear(2024)),
        ..Choices::default()
    };
    assert_eq!(figures(&import_with(months, &choices))[0], "sol | prøve | 2025M01 | 1.5");
}

#[test]
fn halves_weeks_and_numbers_of_days_are_periods() {
    let cases = [
        ("Hus;Forår 2024;Efterår 2024\nSol;1,5;2,5\n", "2024H1"),
        ("Hus;1. halvår 2024;2. halvår 2024\nSol;1,5;2,5\n", "2024H1"),
        ("Hus;2025U07;2025U08\nSol;1,5;2,5\n", "2025U07"),
        ("Hus;Uge;Fravær\nSol;2025U07;1,5\nSol;2025U08;2,5\n", "2025U07"),
        ("Hus;Dato;Fravær\nSol;45292;1,5\nSol;45293;2,5\n", "2024-01-01"),
        ("Hus;Periode;Fravær\nSol;1. kvt. 2024;1,5\nSol;2. kvt. 2024;2,5\n", "2024K1"),
        ("Hus;Skoleår;Fravær\nSol;2023/24;1,5\nSol;2024/25;2,5\n", "2023/24"),
        ("Hus;Måned;Fravær\nSol;202401;1,5\nSol;202402;2,5\n", "2024M01"),
    ];
    for (text, first) in cases {
        let import = import(text);
        assert_eq!(period(&import.observations.get(0).expect("a row")), first, "{text}");
        assert_eq!((import.observations.len(), &import.receipt.questions[..]), (2, &[][..]), "{text}");
    }
}

#[test]
fn a_stray_quote_and_uneven_rows_are_told() {
    let import = import("Hus;År;Fravær;Note\n\"Sol;2023;8,5\nMåne;2023;6,5;ja\nØst;2024;7,5\n");
    assert_eq!(
        (
            import.observations.len(),
            &import.receipt.reading.stray_quotes[..],
            import.receipt.reading.uneven_rows
        ),
        (3, &[2][..], 2)
    );
}

#[test]
fn a_single_quote_is_a_quote_where_it_stands_around_fields() {
    let import = import("'Hus','År','Fravær'\n'Sol, vest','2023','8.5'\n'Måne','2023','6.5'\n");
    assert_eq!(figures(&import)[0], "sol, vest | Fravær | 2023 | 8.5");
    assert_eq!(import.receipt.reading.quote, Quote::Single);
}
