//! The guard against people's data, attacked: what must stop a file in whatever dress, and what must not.

use super::*;

/// A number with the form of a CPR number that passes the old check, and parts of it nobody else has.
const NUMBER: &str = "070261-4082";
const SECRETS: [&str; 4] = ["4082", "070261", "anne.holm", "Holm"];

/// A table of figures with one more column.
fn with_column(heading: &str, cells: [&str; 4]) -> String {
    let rows = ["Sol", "Måne", "Vest", "Nord"].iter().zip(cells).zip(1..);
    let rows: Vec<String> = rows.map(|((house, cell), n)| format!("{house};2024;{n},5;{cell}")).collect();
    format!("Hus;År;Tal;{heading}\n{}\n", rows.join("\n"))
}

/// What is told of a refused file tells nothing of what stopped it.
fn stops(text: &str, file_name: &str) {
    let refused = read(text.as_bytes(), file_name, &Choices::default());
    let Err(Refusal::PersonalData(_)) = &refused else {
        panic!("{file_name}: {text}: {refused:?}")
    };
    let told = format!("{refused:?} {}", serde_json::to_string(&refused.as_ref().err()).expect("JSON"));
    for secret in SECRETS {
        assert!(!told.contains(secret), "{told}");
    }
    assert!(keepable(text.as_bytes(), file_name, &Choices::default()).is_err(), "{text}");
}

#[test]
fn cpr_numbers_stop_a_file_in_every_dress() {
    let written = [
        NUMBER.to_owned(),
        NUMBER.replace('-', " "),
        NUMBER.replace('-', " - "),
        NUMBER.replace('-', "\u{2013}"),
        NUMBER.replace('-', "\u{2011}"),
        format!("Barnet {NUMBER} er syg"),
        format!("Sag {}, se bilag", NUMBER.replace('-', "")),
        format!("\"{NUMBER}\""),
        format!("=\"{NUMBER}\""),
        "610261-4082".to_owned(),
    ];
    for cell in &written {
        stops(&with_column("Note", ["ro", cell, "ja", ""]), "tal.csv");
    }
    for heading in ["Nummer", "CPR", "Personnummer"] {
        let bare = ["0702614082", "0101904082", "3112994082", "1506124082"];
        stops(&with_column(heading, bare), "tal.csv");
        stops(
            &with_column(heading, bare.map(|cell| cell.strip_prefix('0').unwrap_or(cell))),
            "tal.csv",
        );
        let guarded = bare.map(|cell| format!("=\"{cell}\""));
        stops(&with_column(heading, guarded.each_ref().map(String::as_str)), "tal.csv");
    }
    let clean = with_column("Note", ["ro", "uro", "ja", ""]);
    stops(&format!("Tal for {NUMBER};;;\n\n{clean}"), "tal.csv");
    stops(&format!("{clean}\nKilde: {NUMBER};;;\n"), "tal.csv");
    stops(&with_column(&format!("Tal for {NUMBER}"), ["ro", "uro", "ja", ""]), "tal.csv");
    for name in [
        format!("{NUMBER}.csv"),
        format!("fravær {NUMBER}.csv"),
        "0702614082.csv".to_owned(),
        "fravær_0702614082.csv".to_owned(),
    ] {
        stops(&clean, &name);
    }
}

#[test]
fn addresses_and_names_stop_a_file() {
    stops(
        &with_column("Kontakt", ["anne.holm@by.dk", "x@by.dk", "y@by.dk", "z@by.dk"]),
        "tal.csv",
    );
    let people = [
        ("Leder", ["Anne Holm", "Per Bo Lund", "Søren Åby", "Ida Marie Friis"]),
        ("Navn", ["Holm, Anne", "Lund, Per Bo", "Åby, Søren", "Friis, Ida Marie"]),
        ("Leder", ["Zoltan Holm", "Xavia Lund", "Qasim Åby", "Yildiz Friis"]),
        ("Efternavn", ["Holm", "Lund", "Åby", "Friis"]),
    ];
    for (heading, cells) in people {
        let cells = cells.map(|cell| format!("\"{cell}\""));
        stops(&with_column(heading, cells.each_ref().map(String::as_str)), "tal.csv");
    }
}

#[test]
fn an_address_in_a_heading_or_a_title_is_masked() {
    let text = format!(
        "Spørg anne.holm@by.dk;;;\n\n{}",
        with_column("Svar til anne.holm@by.dk", ["ro", "uro", "ja", "nej"])
    );
    let import = import(&text);
    assert!(!format!("{import:?}").contains("anne.holm"), "{import:?}");
    let kept = keepable(text.as_bytes(), "tal.csv", &Choices::default()).expect("kept");
    assert!(!String::from_utf8_lossy(&kept.bytes).contains("anne.holm"));
    assert_eq!(import_with(&kept.bytes, &kept.choices).observations, import.observations);
}

#[test]
fn numbers_and_names_of_houses_stop_nothing() {
    let columns: [(&str, [&str; 4]); 13] = [
        ("Institutionsnummer", ["280123", "280124", "280125", "280126"]),
        ("Enhedsnr", ["G18062", "G18063", "G18064", "G18065"]),
        ("P-nummer", ["1003123456", "1011123457", "1012123458", "1009123459"]),
        ("Pnr", ["1003123456", "1011123457", "1012123458", "1009123459"]),
        ("CVR", ["12345678", "29189846", "31992345", "26696348"]),
        ("EAN", ["5790001234567", "5790001234574", "5798001234567", "5798009876543"]),
        ("Telefon", ["33 66 12 34", "44776655", "+45 38 27 12 34", "3112 9912"]),
        ("Telefon", ["4512345678", "4531129912", "4501010101", "4530121212"]),
        ("Note", ["Sag 2024-1234", "Faktura 0702614083", "d. 010190 1234 Byen", "2025-03-03"]),
        ("Stue", ["Børnehuset Emma", "Børnehuset Karla", "Vuggestuen Anna", "Villa Ida"]),
        ("Stue", ["Emma Børnehus", "Karla Vuggestue", "Alma Børnehave", "Lykke Skole"]),
        ("Distrikt", ["Indre By", "Sankt Hans", "Nordre Frihavn", "Vestre Kirke"]),
        ("Leder", ["Pædagogisk leder", "ja", "nej", "Ubesat"]),
    ];
    for (heading, cells) in columns {
        let text = with_column(heading, cells);
        assert!(read(text.as_bytes(), "tal_1003123456.csv", &Choices::default()).is_ok(), "{text}");
        let kept = keepable(text.as_bytes(), "2024-2025 310124.csv", &Choices::default()).expect("kept");
        assert_eq!(&*kept.bytes, text.as_bytes(), "kept as it is");
    }
}
