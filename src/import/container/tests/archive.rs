//! Zips: which members are read, and which are named as not looked into.

use super::*;

#[test]
fn a_zip_holds_texts_and_workbooks() {
    let sheets = workbook(&[("Ark1", &|sheet| {
        table(
            sheet,
            0,
            &[&["Hus", "År", "Tal"], &["Sol", "2024", "1.5"], &["Måne", "2024", "2.5"]],
        )
    })]);
    let csv = "Enhed;År;Fravær\nS\u{f8}lyst;2024;1,5\n";
    let latin: Vec<u8> = csv.chars().map(|char| u8::try_from(u32::from(char)).expect("latin")).collect();
    let bytes = zipped(&[
        ("__MACOSX/._a.csv", b"junk"),
        ("billede.png", b"\x89PNG"),
        ("udtræk/Fravær 2024.csv", &latin),
        ("tal.xlsx", &sheets),
        ("brudt.xls", b"\xD0\xCF\x11\xE0"),
    ]);
    let listed: Vec<String> = names(&bytes).into_iter().map(|(name, _)| name).collect();
    assert_eq!(listed, ["udtræk/Fravær 2024.csv", "tal.xlsx/Ark1", "brudt.xls"]);
    let first = read_as(&bytes, None).expect("read");
    assert_eq!(figures(&first), ["Sølyst | Fravær | 2024 | 1.5 | 2"]);
    assert_eq!(first.receipt.reading.unread, ["billede.png".into()]);
    assert_eq!(
        (first.receipt.format, first.receipt.table.as_deref()),
        (Format::Text, Some("udtræk/Fravær 2024.csv"))
    );
    let sheet = read_as(&bytes, Some("tal.xlsx/Ark1")).expect("read");
    assert_eq!(
        (sheet.receipt.format, sheet.receipt.table.as_deref()),
        (Format::Xlsx, Some("tal.xlsx/Ark1"))
    );
    assert_eq!(sheet.receipt.sha256, first.receipt.sha256, "the hash is that of the file");
    assert_eq!(
        read_as(&bytes, Some("brudt.xls")).expect_err("refused"),
        Refusal::Damaged("Excel (xls)")
    );
    assert_eq!(
        read_as(&bytes, Some("billede.png")).expect_err("refused"),
        Refusal::NoTable("billede.png".into())
    );
}
