//! Control figures of columns: those of the houses, so that a person can lay them beside her own.

use super::*;

/// A column's control figures: count, sum, least, greatest.
fn control(import: &Import, name: &str) -> Option<(usize, f64, f64, f64)> {
    let column = import.receipt.columns.iter().find(|column| &*column.name == name)?;
    column.control.map(|control| (control.count, control.sum, control.min, control.max))
}

#[test]
fn totals_stand_in_no_control_sum() {
    let cases = [
        ("Hus;År;Ansatte\nSol;2024;3\nMåne;2024;4\nI alt;2024;7\n", "Ansatte"),
        ("Hus;2023;2024\nSol;1;3\nMåne;2;4\nHele landet;900;\n", "2024"),
        ("Hus;Ansatte;2024\n\nNord;;\nSol;1;3\n\nSyd;;\nMåne;2;4\nTotal;3;7\n", "2024"),
        (
            "Hus;År;Nøgletal;Værdi\nSol;2024;Ansatte;3\nMåne;2024;Ansatte;4\nSamlet;2024;Ansatte;7\n",
            "Værdi",
        ),
        (
            "Institution;Adresse;Antal børn\nSol;Vej 1;3\nMåne;Vej 2;4\nI alt;;7\n",
            "Antal børn",
        ),
        (
            "Hus;Tilsynsdato;Tema;Point;Maks point\nSol;21-02-2024;Leg;3;6\nMåne;21-02-2024;Leg;4;6\nGennemsnit;21-02-2024;Leg;3,5;6\n",
            "Point",
        ),
    ];
    for (text, column) in cases {
        let import = import(text);
        assert_eq!(control(&import, column), Some((2, 7.0, 3.0, 4.0)), "{text} {:#?}", import.receipt);
        assert_eq!(import.receipt.lines.totals, 1, "{text}");
        assert_eq!(import.receipt.rows_used, 3, "{text}");
    }
}

#[test]
fn a_total_that_is_a_house_after_all_counts_and_so_does_none() {
    let text = "Hus;År;Ansatte\nSol;2024;3\nI alt;2024;7\n";
    let told = |is_total| Choices {
        references: [("I alt".into(), is_total)].into(),
        ..Choices::default()
    };
    let house = import_with(text, &told(false));
    assert_eq!(
        (control(&house, "Ansatte"), house.receipt.lines.totals),
        (Some((2, 10.0, 3.0, 7.0)), 0)
    );
    let all = Choices {
        references: [("I alt".into(), true), ("Sol".into(), true)].into(),
        ..Choices::default()
    };
    let none = import_with(text, &all);
    assert_eq!((control(&none, "Ansatte"), none.receipt.lines.totals), (None, 2));
}

#[test]
fn what_is_missing_is_counted_in_totals_too() {
    let import = import("Hus;År;Ansatte\nSol;2024;3\nMåne;2024;..\nI alt;2024;\nTotal;2024;mange\n");
    let column = &import.receipt.columns[2];
    assert_eq!(control(&import, "Ansatte"), Some((1, 3.0, 3.0, 3.0)));
    assert_eq!((column.absences.values().sum::<usize>(), column.unreadable), (2, 1));
}
