//! The receipt for other programs, and the table in its own words.

use super::*;

#[test]
fn the_receipt_s_document_keeps_its_form() {
    let text = "Udtræk 2024;;;\n\nHus;Jan;Feb;Mar\nSøhuset;1,5;\"2,5;3,5\n;;;\nÅhuset;1.234,5;..;x\n";
    let import = import(text);
    let document = serde_json::to_string_pretty(&Document::of(&import.receipt)).expect("JSON");
    insta::assert_snapshot!(document);
}

#[test]
fn a_table_in_its_own_words_is_written_as_rfc_4180() {
    let text =
        "\u{feff}Titel\r\n\r\nHus;2024;;Note\r\n;Antal;Andel;\r\nSol;1.234;5,5 %;\"a;\r\nb\"\r\n\r\nMåne;-;..; \"x\"\r\nKilde: KMD\r\n";
    let found = table(text.as_bytes(), &Choices::default()).expect("a table");
    assert_eq!(
        found.to_csv(),
        "Hus,2024 Antal,2024 Andel,Note\nSol,1.234,\"5,5 %\",\"a;\r\nb\"\nMåne,-,..,\" \"\"x\"\"\"\n"
    );
    assert_eq!((&found.heading_lines[..], found.records[1].line), (&[3, 4][..], 8));
    let plain = table(b"1,5;2\n3,5;4\n", &Choices::default()).expect("a table");
    assert_eq!((plain.to_csv().as_str(), plain.heading_lines.len()), ("\"1,5\",2\n\"3,5\",4\n", 0));
    let one = table("Hus\nSol\nMåne\n".as_bytes(), &Choices::default()).expect("a table");
    assert_eq!(one.to_csv(), "Hus\nSol\nMåne\n");
}
