//! Figures: ministry, statistics bank, municipal system, template, survey table, register.

use crate::domain::Unit;

use super::*;

#[test]
fn the_same_table_in_every_dialect_gives_the_same_rows() {
    let base = "Enhed;Måned;Sygefravær i pct.\nSøhuset;2025M01;8,4\n\"Børnehuset \"\"Å;Ø|,\"\"\";2025M02;7,5\n";
    let expected = [
        "soehuset | Sygefravær i pct. | 2025M01 | 8.4",
        "boernehuset aa;oe| | Sygefravær i pct. | 2025M02 | 7.5",
    ];
    let latin1 = encoding_rs::WINDOWS_1252.encode(base).0.into_owned();
    let utf16: Vec<u8> = "\u{feff}"
        .encode_utf16()
        .chain(base.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let quoted = base.replace("8,4", "\"8,4\"").replace("7,5", "\"7,5\"");
    let swapped = |delimiter: char| {
        let outside = quoted.split('"').enumerate().map(|(at, part)| {
            if at % 2 == 0 {
                part.replace(';', &delimiter.to_string())
            } else {
                part.to_owned()
            }
        });
        outside.collect::<Vec<_>>().join("\"").into_bytes()
    };
    let cases: Vec<(Vec<u8>, Encoding, Delimiter)> = vec![
        (base.as_bytes().to_vec(), Encoding::Utf8, Delimiter::Semicolon),
        (format!("\u{feff}{base}").into_bytes(), Encoding::Utf8Bom, Delimiter::Semicolon),
        (latin1, Encoding::Windows1252, Delimiter::Semicolon),
        (utf16, Encoding::Utf16, Delimiter::Semicolon),
        (base.replace('\n', "\r\n").into_bytes(), Encoding::Utf8, Delimiter::Semicolon),
        (base.replace('\n', "\r").into_bytes(), Encoding::Utf8, Delimiter::Semicolon),
        (swapped(','), Encoding::Utf8, Delimiter::Comma),
        (swapped('\t'), Encoding::Utf8, Delimiter::Tab),
        (swapped('|'), Encoding::Utf8, Delimiter::Pipe),
    ];
    for (bytes, encoding, delimiter) in cases {
        let import = import(&bytes);
        assert_eq!(import.receipt.encoding.map(|(encoding, _)| encoding), Some(encoding));
        assert_eq!(import.receipt.delimiter.map(|(delimiter, _)| delimiter), Some(delimiter));
        assert_eq!(figures(&import), expected, "{encoding:?} {delimiter:?}");
        assert_eq!(import.observations.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 3]);
    }
}

#[test]
fn a_ministry_table_with_blocks_legend_and_years_as_columns() {
    let text = "De Kommunale Nøgletal;;;;\n;;;;\n;Kom.nr;2022;2023;2024\n;;;;\nUdgift pr. barn;;;;\nDragør Kommune;155;76.200;-;M\nHele landet;0;77.100;1.002;U\n;;;;\n\
        Normering, 3-5 år;;;;\nDragør Kommune;155;5,6;6,1;.\n;;;;\nTegnforklaring:;;;;\nM  Det pågældende nøgletal mangler for året.;;;;\nMinisteriet d. 10. september 2024;;;;\n";
    let import = import(encoding_rs::WINDOWS_1252.encode(text).0);
    assert_eq!(
        figures(&import),
        [
            "155 | Udgift pr. barn | 2022 | 76200",
            "155 | Udgift pr. barn | 2023 | 0",
            "155 | Udgift pr. barn | 2024 | missing",
            "0 | Udgift pr. barn | 2022 | 77100",
            "0 | Udgift pr. barn | 2023 | 1002",
            "0 | Udgift pr. barn | 2024 | missing",
            "155 | Normering, 3-5 år | 2022 | 5.6",
            "155 | Normering, 3-5 år | 2023 | 6.1",
            "155 | Normering, 3-5 år | 2024 | not applicable",
        ]
    );
    let receipt = &import.receipt;
    assert_eq!(
        (receipt.layout, receipt.heading_line, &receipt.questions[..]),
        (Layout::ColumnsArePeriods, Some(3), &[][..])
    );
    assert_eq!(receipt.references, ["Hele landet".into()]);
    assert_eq!(
        import.indicators.iter().map(|indicator| indicator.unit.clone()).collect::<Vec<_>>(),
        [Unit::Kroner, Unit::ChildrenPerAdult]
    );
}

#[test]
fn school_years_quarters_and_months_as_columns_become_long() {
    let cases = [
        ("Hus;2023/24;2024/25\nSol;1;2\nMåne;3;4\n", "2023/24"),
        ("Hus;2025K1;2025K2\nSol;1;2\nMåne;3;4\n", "2025K1"),
        ("Hus;jan. 2025;feb. 2025\nSol;1;2\nMåne;3;4\n", "2025M01"),
        ("Hus;2025M01;2025M02\nSol;1;2\nMåne;3;4\n", "2025M01"),
    ];
    for (text, first) in cases {
        let import = import(text);
        assert_eq!(figures(&import).len(), 4, "{text}");
        assert_eq!(figures(&import)[0], format!("sol | prøve | {first} | 1"));
    }
}

#[test]
fn a_statistics_bank_table_joins_its_dimensions() {
    let text = "\u{feff}OMRÅDE;KØN;ALDER;ENHED;TID;INDHOLD\r\nHele landet;I alt;0-2 år;Antal børn;2026K1;42572\r\nThisted;I alt;3-5 år;Antal børn;2026K1;..\r\n";
    let import = import(text);
    assert_eq!(
        figures(&import),
        [
            "hele landet | 0-2 år · Antal børn | 2026K1 | 42572",
            "thisted | 3-5 år · Antal børn | 2026K1 | missing"
        ]
    );
    assert!(import.observations.get(0).expect("a row").is_reference);
    assert_eq!(import.receipt.kind, (SourceKind::Observations, Evidence::Certain));
}

#[test]
fn numerator_and_denominator_stand_behind_one_indicator() {
    let text = "Enhedsnr;Enhed;Måned;Sygedage;Normerede dage;Sygefravær i pct.\n0101;Søhuset;2025-01;21;250;8,4\n0101;Søhuset;2025-02;10;240;4,2\n0102;Å;2025-01;<5;200;*\n";
    let import = import(encoding_rs::WINDOWS_1252.encode(text).0);
    assert_eq!(
        figures(&import),
        [
            "0101 | Sygefravær i pct. | 2025M01 | 8.4",
            "0101 | Sygefravær i pct. | 2025M02 | 4.2",
            "0102 | Sygefravær i pct. | 2025M01 | too few"
        ]
    );
    let row = import.observations.get(0).expect("a row");
    assert_eq!(
        (row.numerator, row.denominator, &*row.house_name),
        (Some(21.0), Some(250.0), "Søhuset")
    );
    assert_eq!(role(&import, "Sygedage"), Some(Role::Numerator));
    assert_eq!(import.indicators.len(), 1);
}

#[test]
fn a_template_with_a_technical_first_row_has_its_headings_in_the_second() {
    let text = "\u{feff}Metadata;Dato1;Tekst1;Numerisk1\r\nInstitution;Dato;Personalegruppe;Årsværk\r\nSol;31-12-2024;Pædagog;12,50\r\nSol;31-12-2024;Medhjælper;3,00\r\n";
    let import = import(text);
    assert_eq!(import.receipt.heading_line, Some(2));
    assert_eq!(
        figures(&import),
        [
            "sol | Årsværk · Pædagog | 2024-12-31 | 12.5",
            "sol | Årsværk · Medhjælper | 2024-12-31 | 3"
        ]
    );
}

#[test]
fn a_dash_nothing_explains_becomes_a_question() {
    let text = "Dagtilbud;Antal svar;Tilfredshed 2021;Tilfredshed 2017;Forskel\nSol;1.233;4,11;4,19;-0,08\nMåne;626;4,05;-;-\n";
    let asked = import(text);
    assert_eq!(
        asked.receipt.questions,
        [Question::Dash {
            column: "".into(),
            count: 2
        }]
    );
    assert_eq!(figures(&asked)[6], "maane | Tilfredshed | 2017 | missing");
    assert_eq!(figures(&asked)[0], "sol | Antal svar | - | 1233");
    let zero = Choices {
        dash: Some(DashMeaning::Zero),
        ..Choices::default()
    };
    let told = import_with(text, &zero);
    assert!(told.receipt.questions.is_empty());
    assert_eq!(figures(&told)[6], "maane | Tilfredshed | 2017 | 0");
    assert_eq!(
        asked
            .indicators
            .iter()
            .find(|indicator| &*indicator.id.0 == "Tilfredshed")
            .and_then(|indicator| indicator.noise),
        Some(0.6)
    );
}

#[test]
fn a_number_that_can_be_read_two_ways_is_asked_about_and_held_back() {
    let text = "Hus,År,Antal\nSol,2024,13.482\nMåne,2024,2.117\n";
    let asked = import(text);
    let question = Question::DecimalMark {
        column: "Antal".into(),
        example: "13.482".into(),
        as_comma: 13482.0,
        as_point: 13.482,
    };
    assert_eq!(asked.receipt.questions, [question]);
    assert_eq!(figures(&asked), ["sol | Antal | 2024 | missing", "maane | Antal | 2024 | missing"]);
    for (mark, value) in [(DecimalMark::Comma, "13482"), (DecimalMark::Point, "13.482")] {
        let choices = Choices {
            decimals: [("Antal".into(), mark)].into(),
            ..Choices::default()
        };
        let told = import_with(text, &choices);
        assert!(told.receipt.questions.is_empty());
        assert_eq!(figures(&told)[0], format!("sol | Antal | 2024 | {value}"));
    }
}

#[test]
fn other_columns_and_the_danish_mixture_decide_the_mark() {
    let cases = [
        ("Hus;År;Antal;Andel\nSol;2024;13.482;12,5\nMåne;2024;2.117;3,1\n", "13482"),
        ("Hus,År,Antal,Andel\nSol,2024,13.482,12.5\nMåne,2024,2.117,3.1\n", "13.482"),
        ("Hus;År;Antal\nSol;2024;38.398\nMåne;2024;677\n", "38398"),
    ];
    for (text, expected) in cases {
        let import = import(text);
        assert!(import.receipt.questions.is_empty(), "{text}");
        assert_eq!(figures(&import)[0], format!("sol | Antal | 2024 | {expected}"));
    }
}

#[test]
fn the_order_of_day_and_month_is_the_column_s() {
    let american = import("Hus,Dato,Tal\nSol,03/04/2025 10:00:00,1.5\nMåne,12/31/2025 11:00:00,2.5\n");
    assert_eq!(figures(&american)[0], "sol | Tal | 2025-03-04 | 1.5");
    let danish = import("Hus,Dato,Tal\nSol,03/04/2025,1.5\nMåne,31/12/2025,2.5\n");
    assert_eq!(figures(&danish)[0], "sol | Tal | 2025-04-03 | 1.5");
}

#[test]
fn what_cannot_be_a_row_is_set_aside_with_its_reason() {
    let text = "Fravær 2025;;\n\nHus;Måned;Fravær\nSol;2025M01;3,5\n;2025M01;2,5\nMåne;snart;2,5\nVest;2025M01;1,5;8\nØst;2025M01;vrøvl\n\nKilde: OPUS;;\n";
    let import = import(text);
    let reasons: Vec<(u32, SetAsideReason)> = import.receipt.set_aside.iter().map(|aside| (aside.line, aside.reason)).collect();
    let expected = [
        (1, SetAsideReason::Title),
        (2, SetAsideReason::Blank),
        (5, SetAsideReason::NoHouse),
        (6, SetAsideReason::NoPeriod),
        (7, SetAsideReason::TooManyFields),
        (9, SetAsideReason::Blank),
        (10, SetAsideReason::Footer),
    ];
    assert_eq!(reasons, expected);
    assert_eq!(
        figures(&import),
        ["sol | Fravær | 2025M01 | 3.5", "oest | Fravær | 2025M01 | missing"]
    );
    assert_eq!(import.receipt.columns[2].unreadable, 1);
}

#[test]
fn a_register_gives_houses_and_no_figures() {
    let text = "\u{feff}dagtilbudsType;daginstitutionsNummer;anvisningsenhedsNummer;dagtilbudsNavn;instType3;instType3_Tekst;cvrNummer;geoBredde;senestOpdateret;Antal børn\r\n\
        1;G11111;018062;Søhuset;6012;Aldersintegreret;12345678;55,1;01-02-2025;88\r\n1;G11111;018063;Månen;6010;Vuggestue;12345678;55,2;02-02-2025;\r\n";
    let import = import(text);
    assert_eq!(import.kind, SourceKind::Register);
    let house = &import.register[0].house;
    assert_eq!(
        (&*house.id.0, &*house.name, house.kind.as_deref(), house.children),
        ("018062", "Søhuset", Some("Aldersintegreret"), Some(88))
    );
    assert_eq!(import.register[1].house.children, None);
    assert!(import.observations.is_empty());
}

#[test]
fn ids_codes_flags_and_colours_are_no_figures() {
    let text = "Hus;Postnr;Telefon;Kode;Aktiv;Farve;År;Tal\nSol;0800;+4512345678;01;SAND;#ff0000;2024;1,5\nMåne;8000;+4587654321;02;FALSK;#00ff00;2024;2,5\n";
    let import = import(text);
    for name in ["Postnr", "Telefon", "Kode", "Aktiv", "Farve"] {
        assert_eq!(role(&import, name), Some(Role::Ignore), "{name}");
    }
    assert_eq!(import.indicators.len(), 1);
}

#[test]
fn totals_are_references_unless_a_person_says_otherwise() {
    let text = "Hus;År;Tal\nSol;2024;1,5\nHele klyngen;2024;2,5\nTotal;2024;3,5\n";
    let plain = import(text);
    assert_eq!(
        plain.observations.iter().map(|row| row.is_reference).collect::<Vec<_>>(),
        [false, true, true]
    );
    let choices = Choices {
        references: [("Total".into(), false), ("Sol".into(), true)].into(),
        ..Choices::default()
    };
    let told = import_with(text, &choices);
    assert_eq!(
        told.observations.iter().map(|row| row.is_reference).collect::<Vec<_>>(),
        [true, true, false]
    );
    assert_eq!(told.receipt.references, ["Hele klyngen".into(), "Sol".into()]);
}

#[test]
fn a_person_s_roles_stand_before_any_guess() {
    let text = "A;B;C\nx;1,5;2024\ny;2,5;2025\n";
    let choices = Choices {
        roles: [("C".into(), Role::Period), ("A".into(), Role::House)].into(),
        ..Choices::default()
    };
    assert_eq!(figures(&import_with(text, &choices)), ["x | B | 2024 | 1.5", "y | B | 2025 | 2.5"]);
    let numbers_only = import("A;B\n1,5;2,5\n3,5;4,5\n");
    assert!(numbers_only.receipt.questions.contains(&Question::HouseColumn));
    assert_eq!(numbers_only.receipt.rows_used, 0);
}

#[test]
fn a_long_table_names_its_indicators_in_a_column() {
    let text = "Nøgletal;Institution;Periode;Værdi\nSygefravær;Sol;2024;8,4\nNormering;Sol;2024;5,9\n";
    let import = import(text);
    assert_eq!(figures(&import), ["sol | Sygefravær | 2024 | 8.4", "sol | Normering | 2024 | 5.9"]);
    assert_eq!(import.receipt.layout, Layout::Long);
}

#[test]
fn excel_guards_keep_their_noughts() {
    let import = import("Enhedsnr;Enhed;År;Tal\n=\"0012\";Sol;2024;1,5\n=\"0013\";Måne;2024;2,5\n");
    assert_eq!(figures(&import)[0], "0012 | Tal | 2024 | 1.5");
}

#[test]
fn a_year_and_a_month_in_two_columns_are_one_period() {
    let numbers = import("Måned;År;Institution;Fravær\n1;2024;Sol;5,5\n12;2024;Måne;7,5\n");
    assert_eq!(
        figures(&numbers),
        ["sol | Fravær | 2024M01 | 5.5", "maane | Fravær | 2024M12 | 7.5"]
    );
    let words = import("År;Måned;Institution;Fravær\n2024;januar;Sol;5,5\n2024;marts;Sol;7,5\n");
    assert_eq!(figures(&words), ["sol | Fravær | 2024M01 | 5.5", "sol | Fravær | 2024M03 | 7.5"]);
}

#[test]
fn a_total_over_the_months_is_no_indicator() {
    let import = import("Enhed;Jan 2025;Feb 2025;I alt\nSol;1,5;2,5;4,0\nMåne;1,0;2,0;3,0\n");
    assert_eq!(import.indicators.len(), 1);
    assert_eq!(role(&import, "I alt"), Some(Role::Ignore));
}

#[test]
fn the_number_of_answers_stands_behind_the_figures_beside_it() {
    let one = import("Enhed;Målt;Medarbejdertrivsel (1-7);Svar\nSol;2024-03-01;5,68;18\nMåne;2024-03-01;6,34;2\n");
    assert_eq!(
        one.observations.iter().map(|row| row.denominator).collect::<Vec<_>>(),
        [Some(18.0), Some(2.0)]
    );
    let several = import("Institution;År;Antal vurderede;Generel;Særlig\nSol;2024;18;75,5 %;24,5 %\nMåne;2024;<5;*;*\n");
    assert_eq!(several.indicators.len(), 3);
    assert_eq!(
        several.observations.iter().map(|row| row.denominator).collect::<Vec<_>>()[..3],
        [None, Some(18.0), Some(18.0)]
    );
}

#[test]
fn a_column_that_names_the_indicator_does_however_many_there_are() {
    let rows = (0..150).flat_map(|indicator| [2024, 2025].map(|year| format!("Søhuset;Nøgletal {indicator};{year};{indicator},5\n")));
    let text = format!("Enhed;Nøgletal;Periode;Værdi\n{}", rows.collect::<String>());
    let import = import(text);
    assert_eq!(import.indicators.len(), 150);
    assert_eq!(import.receipt.doubled, 0);
}

#[test]
fn figures_that_nothing_tells_apart_are_counted() {
    let import = import("Enhed;År;Fravær\nSøhuset;2024;1,5\nSøhuset;2024;2,5\nBølgen;2024;3,5\n");
    assert_eq!((import.receipt.rows_out, import.receipt.doubled), (3, 1));
}

#[test]
fn a_total_can_be_taken_for_a_house_after_all() {
    let text = "Enhed;2023;2024\nSøhuset;1,5;2,5\nHele landet;3,5;4,5\n";
    assert_eq!(import(text).receipt.references, ["Hele landet".into()]);
    let choices = Choices {
        references: [("Hele landet".into(), false)].into(),
        ..Choices::default()
    };
    let import = import_with(text, &choices);
    assert!(import.receipt.references.is_empty() && import.observations.iter().all(|row| !row.is_reference));
}
