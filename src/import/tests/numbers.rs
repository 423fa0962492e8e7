//! Columns of figures: what decides their reading, and what no one may guess.

use super::*;

#[test]
fn a_column_that_marks_only_some_thousands_is_asked_about() {
    let cases = [
        "Hus;År;Udgift\nSol;2023;12,5\nSol;2024;13.482\nMåne;2024;1677\n",
        "Hus;År;Udgift\nSol;2023;12,5\nSol;2024;13.482\nMåne;2024;1677,5\n",
        "Hus;År;Udgift\nSol;2023;12,5\nSol;2024;13.482\nMåne;2024;12.5\n",
        "Hus;År;Vægt\nSol;2023;1.125\nSol;2024;2.375\nMåne;2024;3\n",
        "Hus;År;Udgift\nSol;2023;13.482\nSol;2024;13,482\n",
    ];
    for text in cases {
        let asked = import(text);
        assert!(matches!(asked.receipt.questions[..], [Question::DecimalMark { .. }]), "{text}");
        assert!(
            asked
                .observations
                .iter()
                .all(|row| row.value.number().is_none_or(|number| number < 2000.0)),
            "{text}"
        );
    }
}

#[test]
fn signs_units_and_thin_spaces_fall_away() {
    let text = "Hus;År;Resultat\nSol;2023;kr. 1.234,50\nSol;2024;−1\u{202f}234,50 kr.\nMåne;2023;(12,50)\nMåne;2024;12,50-\nØst;2023;DKK 0,25\nØst;2024;1.250,-\n";
    let import = import(text);
    let values: Vec<String> = import.observations.iter().map(|row| value(row.value)).collect();
    assert_eq!(values, ["1234.5", "-1234.5", "-12.5", "-12.5", "0.25", "1250"]);
}

#[test]
fn a_per_cent_sign_that_comes_and_goes_is_asked_about() {
    let text = "Hus;År;Fravær\nSol;2023;8,4 %\nSol;2024;0,084\nMåne;2023;7,5 %\nMåne;2024;0\n";
    let asked = import(text);
    assert!(matches!(&asked.receipt.questions[..], [Question::Percent { example, .. }] if &**example == "0,084"));
    assert_eq!(figures(&asked)[1], "sol | Fravær | 2024 | missing");
    for (meaning, expected) in [(PercentMeaning::Percent, "0.084"), (PercentMeaning::Fraction, "8.4")] {
        let choices = Choices {
            percent: Some(meaning),
            ..Choices::default()
        };
        let told = import_with(text, &choices);
        assert!(told.receipt.questions.is_empty());
        assert_eq!(figures(&told)[1], format!("sol | Fravær | 2024 | {expected}"));
    }
    let years = import("Hus;2023;2024\nSol;8,4 %;0,084\nMåne;7,5 %;0,075\n");
    assert!(matches!(years.receipt.questions[..], [Question::Percent { .. }]));
}

#[test]
fn per_cent_and_plain_figures_of_different_indicators_stand_together() {
    let text = "Nøgletal;Hus;År;Værdi\nFravær;Sol;2023;8,4 %\nNormering;Sol;2023;5,6\nFravær;Måne;2023;7,4 %\nNormering;Måne;2023;6,6\n";
    let import = import(text);
    assert!(import.receipt.questions.is_empty());
    assert_eq!(import.observations.len(), 4);
}

#[test]
fn what_is_no_figure_is_named_or_counted() {
    let text = "Hus;År;Fravær\nA;2024;8,4\nB;2024;..\nC;2024;U\nD;2024;*\nE;2024;<5\nF;2024;n/a\nG;2024;i/o\nH;2024;.\nI;2024;12:30\nJ;2024;1-4\nK;2024;7,5\nL;2024;9,5\nM;2024;9,5\n";
    let import = import(text);
    let column = &import.receipt.columns[2];
    let counts: Vec<usize> = column.absences.values().copied().collect();
    assert_eq!((counts, column.unreadable), (vec![4, 1, 3], 1));
}
