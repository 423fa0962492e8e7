//! `OpenDocument` sheets.

use super::*;

#[test]
fn an_opendocument_sheet_is_read_with_its_repeats_and_shares() {
    let row = |house: &str, value: &str| {
        format!(
            r#"<table:table-row><table:table-cell office:value-type="string"><text:p>{house}</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="2024"/>{value}<table:table-cell table:number-columns-repeated="16381"/></table:table-row>"#
        )
    };
    let share = |share: &str| format!(r#"<table:table-cell office:value-type="percentage" office:value="{share}"/>"#);
    let heading = r#"<table:table-row><table:table-cell office:value-type="string"><text:p>Hus</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>År</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Andel</text:p></table:table-cell></table:table-row>"#;
    let rest = r#"<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#;
    let bytes = ods(&format!(
        r#"<table:table table:name="Ark 1">{heading}{}{}{rest}</table:table>"#,
        row("Sol", &share("0.084")),
        row("Måne", &share("0.07"))
    ));
    let import = read_as(&bytes, None).expect("read");
    assert_eq!(figures(&import), ["Sol | Andel | 2024 | 8.4 | 2", "Måne | Andel | 2024 | 7 | 3"]);
    assert_eq!(import.receipt.format, Format::Ods);
}
