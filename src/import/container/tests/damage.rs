//! What is locked, damaged or no table.

use super::*;

#[test]
fn what_is_locked_damaged_or_no_table_is_refused_by_name() {
    let whole = workbook(&[("Ark1", &|sheet| table(sheet, 0, &[&["Hus", "Tal"], &["Sol", "1.5"]]))]);
    let mut torn = whole.clone();
    torn.truncate(whole.len() / 2);
    let mut member = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    member.start_file("tal.csv", options).expect("begun");
    member.write_all(b"a;b\n1;2\n").expect("written");
    let mut locked = member.finish().expect("finished").into_inner();
    // The flag of encryption, in the member's own head and in the directory.
    for (mark, at) in [(&b"PK\x03\x04"[..], 6), (b"PK\x01\x02", 8)] {
        let start = locked.windows(4).position(|window| window == mark).expect("a head");
        locked[start + at] |= 1;
    }
    let cases: [(&[u8], Refusal); 8] = [
        (b"PAR1\x15\x04", Refusal::Damaged("Parquet")),
        (&torn, Refusal::Damaged("zip")),
        (&locked, Refusal::Locked),
        (&zipped(&[("læsmig.pdf", b"%PDF")]), Refusal::NoTables),
        (&zipped(&[("word/document.xml", b"<w/>")]), Refusal::OtherFormat("Word (docx)")),
        (&zipped(&[("xl/workbook.bin", b"")]), Refusal::OtherFormat("Excel (xlsb)")),
        (
            &zipped(&[("xl/workbook.xml", b"<oops"), ("[Content_Types].xml", b"")]),
            Refusal::Damaged("Excel (xlsx)"),
        ),
        (b"<html><table><tr><td>Hus</td></tr></table></html>", Refusal::OtherFormat("HTML")),
    ];
    for (bytes, expected) in cases {
        assert_eq!(refusal(bytes), expected);
    }
}

#[test]
fn a_damaged_workbook_never_breaks_the_program() {
    let whole = workbook(&[("Ark1", &|sheet| {
        table(
            sheet,
            0,
            &[&["Hus", "År", "Tal"], &["Sol", "2024", "1.5"], &["Måne", "2024", "2.5"]],
        )
    })]);
    for at in (0..whole.len()).step_by(97) {
        let mut damaged = whole.clone();
        damaged[at] ^= 0x55;
        read_as(&damaged, None).ok();
        read_as(&whole[..at], None).ok();
    }
}
