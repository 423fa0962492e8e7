//! What is not taken in at all, and never silently.

use super::*;

fn refusal(bytes: impl AsRef<[u8]>) -> Refusal {
    read(bytes.as_ref(), "prøve.csv", &Choices::default()).expect_err("refused")
}

#[test]
fn files_that_are_no_table_are_refused_by_name() {
    let cases: [(&[u8], Refusal); 9] = [
        (b"", Refusal::Empty),
        (b"\n \n", Refusal::Empty),
        (b"%PDF-1.4 ...", Refusal::OtherFormat("PDF")),
        (b"PK\x03\x04 xl/worksheets", Refusal::Damaged("zip")),
        (b"\xD0\xCF\x11\xE0", Refusal::Damaged("Excel (xls)")),
        (b"a;b\n\0\0\0", Refusal::Binary),
        (b"Hus\nSol\nM\xE5ne\n", Refusal::OneColumn),
        (b"Hus;Tal\n", Refusal::NoRows),
        (b"Hus;Tal\n;\n\n", Refusal::NoRows),
    ];
    for (bytes, expected) in cases {
        assert_eq!(refusal(bytes), expected, "{}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn a_row_wider_than_any_sheet_is_refused() {
    let columns = 16_384;
    let wide = |columns: usize| format!("Hus{}\nSol{}\n", ";Tal".repeat(columns - 1), ";1".repeat(columns - 1));
    assert_eq!(refusal(wide(columns + 1)), Refusal::TooMuch(Limit::Columns(columns)));
    assert_eq!(import(wide(columns)).receipt.columns.len(), columns);
}

#[test]
fn more_tables_than_anyone_stacks_are_refused() {
    let most = 500;
    let stacked = |tables: usize| "Hus;Tal\nSol;1\n\n".repeat(tables);
    assert_eq!(refusal(stacked(most + 1)), Refusal::TooMuch(Limit::Tables(most)));
    assert_eq!(tables(stacked(most).as_bytes()).map(|tables| tables.len()), Ok(most));
}

#[test]
fn a_row_that_would_make_a_small_file_large_is_refused() {
    let ragged = |rows: usize, width: usize| format!("Hus;Tal{}\n{}", ";Tal".repeat(width - 2), "Sol;1\n".repeat(rows));
    let most = 100_000;
    let refused = Refusal::TooMuch(Limit::Ragged(most));
    assert_eq!(refusal(ragged(20_000, 4000)), refused);
    // Written out again, a long row costs every other its commas.
    let odd = |rows: usize, fields: usize| format!("Hus;Tal\n{}{}\n", "Sol;1\n".repeat(rows), ";1".repeat(fields));
    let written = |text: String| table(text.as_bytes(), &Choices::default()).map(|table| table.records.len());
    assert_eq!(written(odd(20_000, 4000)), Err(Refusal::TooMuch(Limit::Ragged(20_000_000))));
    assert_eq!(written(odd(60_000, 9)), Ok(60_001));
    // As ragged, but small; and large, but hardly ragged.
    for (rows, width) in [(1000, 100), (20_000, 8)] {
        assert_eq!(import(ragged(rows, width)).receipt.rows_in, rows);
    }
}

fn finds(text: &str) -> Vec<(String, PersonalKind, Vec<u32>)> {
    let refused = refusal(text);
    assert!(!format!("{refused:?} {refused}").contains("1234"));
    let Refusal::PersonalData(found) = refused else {
        panic!("{refused:?}");
    };
    let shown = found.iter().map(|find| {
        (
            find.column.to_string(),
            find.kind,
            find.lines.iter().map(|line| line.line).collect(),
        )
    });
    shown.collect()
}

#[test]
fn cpr_numbers_stop_the_import_and_are_not_repeated() {
    let cases = [
        ("Hus;CPR;Tal\nA;010190-1234;1\n", "CPR", vec![2]),
        ("Hus;Nummer;Tal\n\nA;0101901234;1\nB;3112991234;2\n", "Nummer", vec![3, 4]),
        ("Hus;Cpr-nr.;Tal\nA;ukendt;1\nB;ukendt;1\nC;0101901234;1\n", "Cpr-nr.", vec![4]),
        (
            "Hus;År;Tal;Kommentar\nSol;2024;1,5;Barnet 010190-1234\nMåne;2024;2,5;ja tak\n",
            "Kommentar",
            vec![2],
        ),
        ("Hus;År;Tal\nSol;2024;1,5\nMåne;2024;2,5\n\nKilde: 010190-1234;;\n", "", vec![5]),
    ];
    for (text, column, lines) in cases {
        assert_eq!(finds(text), [(column.to_owned(), PersonalKind::Cpr, lines)], "{text}");
    }
}

#[test]
fn addresses_and_names_of_people_stop_the_import() {
    let text = "Hus;År;Tal;Leder;Kontakt\nSol;2024;1,5;Anne Holm;anne@by.dk\nMåne;2024;2,5;Per Bo Lund;post@by.dk\n";
    let expected = [
        ("Leder".to_owned(), PersonalKind::Name, vec![2, 3]),
        ("Kontakt".to_owned(), PersonalKind::Email, vec![2, 3]),
    ];
    assert_eq!(finds(text), expected);
    let Refusal::PersonalData(found) = refusal(text) else {
        panic!("personal data")
    };
    assert_eq!(&*found[1].lines[0].text, "••••@••.••");
    let text = "Hus;Fornavn;Fravær\nSol;Ib;8,5\nMåne;Zoë;7,5\n";
    assert_eq!(finds(text), [("Fornavn".to_owned(), PersonalKind::Name, vec![2, 3])]);
}

#[test]
fn a_column_of_personal_data_can_be_left_out_and_nothing_of_it_stays() {
    let text = "Hus;År;Tal;CPR\nSol;2024;1,5;010190-1234\nMåne;2024;2,5;020290-1234\n;2024;2,5;030390-1234\nVest;2024;1,5;040490-1234;x\n";
    let choices = Choices {
        roles: [("CPR".into(), Role::Ignore)].into(),
        ..Choices::default()
    };
    let import = import_with(text, &choices);
    assert_eq!(figures(&import), ["sol | Tal | 2024 | 1.5", "maane | Tal | 2024 | 2.5"]);
    assert!(!format!("{import:?}").contains("1234"));
    assert_eq!(
        (role(&import, "CPR"), &import.receipt.reading.left_out[..]),
        (Some(Role::Ignore), &["CPR".into()][..])
    );
}

#[test]
fn what_is_kept_of_a_file_holds_nothing_left_out_and_reads_the_same() {
    let text = "Titel\n\nHus;År;Tal;CPR;\"Note\"\nSol;2024;1,5;010190-1234;\"a\nb;c\"\n\nMåne;2024;2,5;020290-1234;Skriv til a@by.dk\n";
    let choices = Choices {
        roles: [("CPR".into(), Role::Ignore)].into(),
        ..Choices::default()
    };
    let kept = keepable(text.as_bytes(), "fravær.csv", &choices).expect("kept");
    let shown = String::from_utf8_lossy(&kept.bytes);
    assert!(!shown.contains("1234") && !shown.contains("a@by.dk"), "{shown}");
    let (file, copy) = (import_with(text, &choices), import_with(&kept.bytes, &kept.choices));
    assert_eq!(
        (file.observations, file.receipt.set_aside),
        (copy.observations, copy.receipt.set_aside)
    );
    assert_eq!((&*kept.file_name, kept.receipt.table), ("fravær.csv", None));
    let clean = b"Hus;Tal\nSol;1,5\n";
    let kept = keepable(clean, "tal.txt", &choices).expect("kept");
    assert_eq!((&*kept.bytes, &*kept.file_name, kept.choices), (&clean[..], "tal.txt", choices));
    assert!(keepable(text.as_bytes(), "fravær.csv", &Choices::default()).is_err());
}

#[test]
fn an_address_in_running_text_is_masked() {
    let text = "Institution;Dato;Tema;Vurdering;Begrundelse\nSol;2024-01-02;Sprog;5;Skriv til a@by.dk nu\nMåne;2024-01-03;Sprog;3;Ro\n";
    let import = import(text);
    assert_eq!(import.ratings[0].rating.reason.as_deref(), Some("Skriv til ••• nu"));
}

#[test]
fn workplaces_p_numbers_are_no_cpr_numbers() {
    let import = import("P-nummer;Enhed;År;Tal\n1003123456;Sol;2024;1,5\n1003123457;Måne;2024;2,5\n");
    assert_eq!(import.observations.len(), 2);
}

/// A table of figures, and one of people below it.
const TWO_TABLES: &str = "Fravær\nHus;2023;2024\nSol;8,5;9,5\nMåne;7,5;6,5\n\nMedarbejdere\nHus;CPR;Sygedage\nSol;010203-1234;3\n";

#[test]
fn people_in_one_table_of_a_text_stop_it_and_are_not_kept_with_another() {
    let all = read_all(TWO_TABLES.as_bytes(), "fravaer.csv", &Choices::default()).expect("opened");
    let names: Vec<_> = all.iter().map(|table| table.entry.name.as_deref()).collect();
    assert_eq!(names, [Some("Fravær"), Some("Medarbejdere")]);
    let first = all[0].import.as_ref().expect("read");
    assert!(matches!(all[1].import, Err(Refusal::PersonalData(_))), "{:?}", all[1].import);
    let kept = keepable(TWO_TABLES.as_bytes(), "fravaer.csv", &Choices::default()).expect("kept");
    let shown = String::from_utf8_lossy(&kept.bytes);
    assert!(!shown.contains("1234") && !shown.contains("Medarbejdere"), "{shown}");
    let copy = import_with(&kept.bytes, &kept.choices);
    assert_eq!((&copy.observations, &copy.indicators), (&first.observations, &first.indicators));
    assert_eq!((kept.receipt.table, kept.receipt.shape), (None, first.receipt.shape.clone()));
}

#[test]
fn of_a_zip_with_a_letter_in_it_only_the_table_is_kept() {
    use std::io::{Cursor, Write as _};
    let zip = |letter: Option<&str>| {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let table = [("tal.csv", "Hus;2023;2024\nSol;8,5;9,5\nMåne;7,5;6,5\n")];
        for (name, text) in table.into_iter().chain(letter.map(|letter| ("brev.docx", letter))) {
            writer.start_file(name, zip::write::SimpleFileOptions::default()).expect("begun");
            writer.write_all(text.as_bytes()).expect("written");
        }
        writer.finish().expect("finished").into_inner()
    };
    for (bytes, is_whole) in [(zip(None), true), (zip(Some("Om Anna, 010203-1234")), false)] {
        let kept = keepable(&bytes, "tal.zip", &Choices::default()).expect("kept");
        assert_eq!(kept.bytes == bytes, is_whole);
        assert_eq!(import_with(&kept.bytes, &kept.choices).observations.len(), 4);
    }
}
