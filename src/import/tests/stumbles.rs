//! What people met in real files and stumbled on: each with what it reads as now.

use crate::domain::Unit;

use super::*;

#[test]
fn a_legend_in_the_file_stands_before_custom() {
    let text =
        "Hus;2023;2024\nSol;8,4;U\nMåne;U;*\nVest;x;7,5\nØst;6,5;5,5\n\nTegnforklaring:\nU = ikke relevant\n* = uoplyst\nx = for få børn\n";
    let import = import(text);
    assert_eq!(
        figures(&import)[1..5],
        [
            "sol | prøve | 2024 | not applicable",
            "maane | prøve | 2023 | not applicable",
            "maane | prøve | 2024 | missing",
            "vest | prøve | 2023 | too few",
        ]
    );
    assert!(import.receipt.columns.iter().all(|column| column.unreadable == 0));
}

#[test]
fn a_number_is_a_sign_where_the_legend_says_so() {
    let text = "Hus;År;Børn;Trivsel\nSol;2024;99;4\nMåne;2024;18;99\nI alt;2024;117;4\n\nTegnforklaring: 99 = uoplyst\n";
    let import = import(text);
    assert_eq!(
        figures(&import)[..4],
        [
            "sol | Børn | 2024 | missing",
            "sol | Trivsel | 2024 | 4",
            "maane | Børn | 2024 | 18",
            "maane | Trivsel | 2024 | missing"
        ]
    );
    let silent = super::import("Hus;År;Børn\nSol;2024;99\nMåne;2024;18\n");
    assert_eq!(figures(&silent)[0], "sol | Børn | 2024 | 99");
}

#[test]
fn a_number_of_answers_is_no_figure_of_its_own() {
    let cases = [
        (
            "Hus;År;Tilfredshed;Svarprocent;Antal svar\nSol;2024;4,1;75,5 %;18\nMåne;2024;4,2;80,5 %;17\n",
            2,
        ),
        ("Hus;År;Tilfredshed;N\nSol;2024;4;18\nMåne;2024;5;17\n", 1),
        (
            "Hus;År;Tryghed;Trivsel;Antal besvarelser\nSol;2024;4,1;3,9;18\nMåne;2024;4,2;3,8;17\n",
            2,
        ),
        (
            "Hus;Trivsel 2021;Antal svar 2021;Trivsel 2023;Antal svar 2023\nSol;4,1;18;3,9;18\nMåne;4,2;17;3,8;17\n",
            1,
        ),
        ("Hus;År;Tryghed;Svar;Ro;Svar\nSol;2024;4,1;18;3,9;18\nMåne;2024;4,2;17;3,8;17\n", 2),
    ];
    for (text, n_indicators) in cases {
        let import = import(text);
        assert_eq!(import.indicators.len(), n_indicators, "{text}");
        let ns: Vec<Option<f64>> = import
            .observations
            .iter()
            .filter(|row| &*row.house.0 == "sol" && &*row.indicator.0 != "Svarprocent")
            .map(|row| row.denominator)
            .collect();
        assert!(!ns.is_empty() && ns.iter().all(|n| *n == Some(18.0)), "{text} {ns:?}");
        let counted = import.receipt.columns.iter().filter(|column| column.role == Role::Denominator);
        assert!(
            counted.filter_map(|column| column.control).all(|control| control.count == 2),
            "{text}"
        );
    }
    // Beside several years nobody knows to which round it belongs.
    let years = import("Hus;Antal svar;Trivsel 2021;Trivsel 2023\nSol;18;4,1;3,9\nMåne;17;4,2;3,8\n");
    assert_eq!(role(&years, "Antal svar"), Some(Role::Value));
    assert!(years.observations.iter().all(|row| row.denominator.is_none()));
}

#[test]
fn a_deadline_comes_along_with_the_reason() {
    let text = "Hus;Tilsynsdato;Tema;Vurdering;Begrundelse;Opfølgningspunkt;Frist;Status\n\
        Sol;21-02-2024;Leg;Tilpasning;Travlt;Flere rum;01-09-2025;I gang\n\
        Måne;21-02-2024;Leg;Vedligeholdelse;;;01-10-2025;\n";
    let reasons: Vec<_> = import(text).ratings.iter().map(|row| row.rating.reason.clone()).collect();
    assert_eq!(
        reasons,
        [
            Some("Travlt\nOpfølgningspunkt: Flere rum\nFrist: 01-09-2025\nStatus: I gang".into()),
            Some("Frist: 01-10-2025".into()),
        ]
    );
    let wide = "Hus;Dato;Leg;Sprog;Kommentar leg;Kommentar sprog;Frist\nSol;2024-02-21;tilpasning;vedligeholdelse;Travlt;Fint;2025-09-01\nMåne;2024-02-21;tilpasning;tilpasning;Ro;Ro;\n";
    assert_eq!(import(wide).ratings[1].rating.reason.as_deref(), Some("Fint\nFrist: 2025-09-01"));
}

#[test]
fn figures_without_any_time_are_asked_about() {
    let text = "Opdateret 31-12-2024;;\n\nHus;Normering;Fravær\nSol;3,1;8,4\nMåne;2,9;7,5\n";
    let asked = import(text);
    assert_eq!(asked.receipt.questions, [Question::Time { years: vec![2024] }]);
    assert!(asked.observations.iter().all(|row| row.period.is_none()));
    let told = Choices {
        year: Some(Period::SchoolYear(2024)),
        ..Choices::default()
    };
    let import = import_with(text, &told);
    assert_eq!(
        (figures(&import)[0].as_str(), import.receipt.questions.len()),
        ("sol | Normering | 2024/25 | 3.1", 0)
    );
    let timeless = Choices {
        timeless: true,
        ..Choices::default()
    };
    let left = import_with(text, &timeless);
    assert_eq!(
        (
            period(&left.observations.get(0).expect("a row")).as_str(),
            left.receipt.questions.len()
        ),
        ("-", 0)
    );
    // A newer file of the same shape is asked about anew, or names its year itself.
    for confirmed in [told, timeless] {
        assert_eq!(confirmed.fitted_to(&asked.receipt), Choices::default());
    }
    let named = read(text.as_bytes(), "normering 2025.csv", &Choices::default()).expect("read");
    assert_eq!(named.receipt.reading.year, Some((Period::Year(2025), Evidence::Likely)));
    assert_eq!(period(&named.observations.get(0).expect("a row")), "2025");
    let headed = super::import("Hus;Normering 2023\nSol;3,1\nMåne;2,9\n");
    assert_eq!(period(&headed.observations.get(0).expect("a row")), "2023");
}

#[test]
fn the_most_points_there_can_be_are_no_people() {
    let cases = [
        "Hus;År;Score;Maks\nSol;2024;14;20\nMåne;2024;3;20\n",
        "Hus;År;Samspil point;Samspil maks. point\nSol;2024;14;20\nMåne;2024;3;20\n",
        "Hus;År;Samspil;Af maks.\nSol;2024;14;20\nMåne;2024;3;20\n",
    ];
    for text in cases {
        let import = import(text);
        let units: Vec<_> = import.indicators.iter().map(|indicator| indicator.unit.clone()).collect();
        assert_eq!(units, [Unit::Points], "{text}");
        assert_eq!(import.observations.get(0).expect("a row").denominator, Some(20.0));
    }
}

#[test]
fn a_subject_s_own_number_is_no_figure() {
    let cases = [
        (
            "Hus;Indikator;År;Værdi\nSol;101;2024;8,4\nSol;102;2024;3,1\nMåne;101;2024;7,4\n",
            "sol | 101 | 2024 | 8.4",
        ),
        (
            "Hus;Nøgletalsnr;Nøgletal;År;Værdi\nSol;101;Fravær;2024;8,4\nSol;102;Normering;2024;3,1\n",
            "sol | Fravær | 2024 | 8.4",
        ),
        (
            "Hus;TemaId;År;Fravær\nSol;1;2024;8,4\nMåne;2;2024;3,1\nVest;2;2024;3,1\n",
            "sol | Fravær | 2024 | 8.4",
        ),
        (
            ";Hus;År;Fravær\n0;Sol;2024;8,4\n1;Måne;2024;3,1\n2;Vest;2024;3,3\n",
            "sol | Fravær | 2024 | 8.4",
        ),
        (
            "Løbenr;Hus;År;Fravær\n1;Sol;2024;8,4\n2;Måne;2024;3,1\n",
            "sol | Fravær | 2024 | 8.4",
        ),
        ("Hus;Tema;År;Fravær\nSol;1;2024;8,4\nMåne;2;2024;3,1\n", "sol | Fravær | 2024 | 8.4"),
    ];
    for (text, first) in cases {
        let import = import(text);
        assert_eq!(figures(&import)[0], first, "{text}");
        assert_eq!(import.observations.len(), text.lines().count() - 1, "{text}");
    }
}

#[test]
fn decimals_are_those_of_the_data() {
    let cases = [
        ("8,4 %;7,5 %", 1),
        ("8,40 %;7,50 %", 1),
        ("8,45 %;7,5 %", 2),
        ("8 %;7 %", 0),
        ("8,0 %;7,0 %", 1),
        ("8,4567 %;7,1234 %", 2),
    ];
    for (cells, decimals) in cases {
        let import = import(format!("Hus;2023;2024\nSol;{cells}\n"));
        assert_eq!(import.indicators[0].decimals, decimals, "{cells}");
    }
    let parts = import_with(
        "Hus;År;Fravær\nSol;2023;8,4 %\nSol;2024;0,084\n",
        &Choices {
            percent: Some(PercentMeaning::Fraction),
            ..Choices::default()
        },
    );
    assert_eq!(parts.indicators[0].decimals, 1);
}
