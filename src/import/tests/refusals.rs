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
fn cpr_numbers_stop_the_import_and_are_not_repeated() {
    let cases = [
        ("Navn;CPR;Tal\nA;010190-1234;1\n", 2),
        ("Navn;Nummer;Tal\n\nA;0101901234;1\nB;3112991234;2\n", 3),
        ("Navn;Cpr-nr.;Tal\nA;ukendt;1\nB;ukendt;1\nC;010190-1234;1\n", 4),
    ];
    for (text, line) in cases {
        let refused = refusal(text);
        assert_eq!(refused, Refusal::PersonalData(line), "{text}");
        assert!(!refused.to_string().contains("1234"));
    }
}

#[test]
fn a_lone_cpr_number_in_a_comment_is_never_shown() {
    let import = import("Hus;År;Tal;Kommentar\nSol;2024;1,5;010190-1234\nMåne;2024;2,5;ja tak\nVest;2024;2,5;godt\n");
    assert!(!format!("{:?}", import.receipt).contains("010190"));
}

#[test]
fn workplaces_p_numbers_are_no_cpr_numbers() {
    let import = import("P-nummer;Enhed;År;Tal\n1003123456;Sol;2024;1,5\n1003123457;Måne;2024;2,5\n");
    assert_eq!(import.observations.len(), 2);
}
