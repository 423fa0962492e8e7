//! Packed files that unpack to too much.

use super::*;

const NOUGHTS: &[u8] = &[b'0'; 1024 * 1024];

/// A zip whose members hold so many megabytes of noughts, packed a thousandfold.
fn noughts(name: &str, megabytes: usize, members: usize) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for member in 0..members {
        writer.start_file(format!("{member}{name}"), options).expect("begun");
        for _ in 0..megabytes {
            writer.write_all(NOUGHTS).expect("written");
        }
    }
    writer.finish().expect("finished").into_inner()
}

/// A workbook as a zip of hand-written XML.
fn sheet_xml(data: &str) -> Vec<u8> {
    let types = br#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
    let book = br#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    let links = br#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
    let root = br#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
    let sheet =
        format!(r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{data}</worksheet>"#);
    zipped(&[
        ("[Content_Types].xml", types),
        ("_rels/.rels", root),
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", links),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

/// So many rows with one cell in a column.
fn rows_of(column: &str, rows: usize) -> String {
    let row = |row| format!(r#"<row r="{row}"><c r="{column}{row}"><v>1</v></c></row>"#);
    (1..=rows).map(row).collect::<Vec<_>>().concat()
}

#[test]
fn packed_noughts_are_refused_while_they_unpack() {
    let ratio = Refusal::TooMuch(Limit::Ratio(200));
    let one = noughts(".csv", 64, 1);
    assert!(one.len() < 100_000);
    assert_eq!(refusal(&one), ratio);
    assert_eq!(tables(&one).expect_err("refused"), ratio);
    let in_workbook = zipped(&[
        ("[Content_Types].xml", b""),
        ("xl/workbook.xml", b""),
        ("xl/sharedStrings.xml", &NOUGHTS.repeat(32)),
    ]);
    assert_eq!(refusal(&in_workbook), ratio);
}

#[test]
fn many_small_members_count_together() {
    // Each is below where its ratio would tell.
    let bytes = noughts(".csv", 15, 40);
    assert_eq!(refusal(&bytes), Refusal::TooMuch(Limit::Megabytes(limits::BYTES / 1024 / 1024)));
    let members: Vec<(String, &[u8])> = (0..10_001).map(|at| (format!("{at}.csv"), &b""[..])).collect();
    let members: Vec<(&str, &[u8])> = members.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    assert_eq!(refusal(&zipped(&members)), Refusal::TooMuch(Limit::Members(10_000)));
}

#[test]
fn a_zip_in_a_zip_is_refused_whatever_its_name() {
    let inner = zipped(&[("tal.csv", b"a;b\n1;2\n")]);
    for name in ["mere.zip", "mere.csv"] {
        assert_eq!(refusal(&zipped(&[(name, &inner)])), Refusal::TooMuch(Limit::Nested), "{name}");
    }
}

#[test]
fn a_member_that_lies_about_its_size_is_measured() {
    let mut bytes = noughts(".csv", 64, 1);
    for (mark, at) in [(&b"PK\x03\x04"[..], 22), (b"PK\x01\x02", 24)] {
        let start = bytes.windows(4).position(|window| window == mark).expect("a head");
        bytes[start + at..start + at + 4].copy_from_slice(&10_u32.to_le_bytes());
    }
    let refused = refusal(&bytes);
    assert!(
        matches!(refused, Refusal::TooMuch(Limit::Ratio(_)) | Refusal::Damaged("zip")),
        "{refused:?}"
    );
}

#[test]
fn two_cells_far_apart_cost_nothing_and_rows_of_far_cells_are_refused() {
    let far = r#"<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData>"#;
    assert!(read_as(&sheet_xml(far), None).is_err());
    let rows = rows_of("XFD", 2000);
    assert_eq!(
        refusal(&sheet_xml(&format!("<sheetData>{rows}</sheetData>"))),
        Refusal::TooMuch(Limit::Cells(limits::CELLS))
    );
}

#[test]
fn cells_merged_without_end_are_refused() {
    let rows = rows_of("A", 3000);
    let merged = r#"<mergeCell ref="A1:A3000"/>"#.repeat(8000);
    let bytes = sheet_xml(&format!("<sheetData>{rows}</sheetData><mergeCells>{merged}</mergeCells>"));
    assert_eq!(refusal(&bytes), Refusal::TooMuch(Limit::Cells(limits::CELLS)));
}

#[test]
fn two_cells_of_an_opendocument_sheet_far_apart_are_refused() {
    let cell = r#"<table:table-cell office:value-type="float" office:value="1"/>"#;
    let bytes = ods(&format!(
        r#"<table:table table:name="A"><table:table-row>{cell}</table:table-row><table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row><table:table-row><table:table-cell table:number-columns-repeated="100"/>{cell}</table:table-row></table:table>"#
    ));
    assert!(matches!(refusal(&bytes), Refusal::TooMuch(Limit::Cells(_))));
}

#[test]
fn an_opendocument_cell_that_stands_a_million_times_is_refused() {
    let bytes = ods(
        r#"<table:table table:name="A"><table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/></table:table-row></table:table>"#,
    );
    assert_eq!(refusal(&bytes), Refusal::TooMuch(Limit::Cells(limits::CELLS)));
}
