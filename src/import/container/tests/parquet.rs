//! Parquet files, written here by the writer of the library that reads them.

use polars::prelude::{Column, DataFrame, DataType, NamedFrom as _, Series, TimeUnit};
use polars_io::prelude::{ParquetCompression, ParquetWriter};

use super::*;

fn parquet(columns: Vec<Series>) -> Vec<u8> {
    let height = columns.first().map_or(0, |column| column.len());
    let mut table = DataFrame::new(height, columns.into_iter().map(Column::from).collect()).expect("a table");
    let mut bytes = Vec::new();
    ParquetWriter::new(&mut bytes).finish(&mut table).expect("written");
    bytes
}

fn of_houses() -> Vec<u8> {
    let days = Series::new("Dato".into(), [20_089_i32, 20_090, 20_091]);
    parquet(vec![
        Series::new("Institution".into(), ["Sol", "Måne", "Vest"]),
        days.cast(&DataType::Date).expect("days"),
        Series::new("Normering".into(), [Some(13.482), None, Some(1677.25)]),
        Series::new("Fravær".into(), [8.4_f32, f32::NAN, 7.0]),
        Series::new("Udgift".into(), ["13.482", "12,5", "1.700"]),
    ])
}

/// As some writers do it: not packed, and some of it nothing.
fn of_plain_columns() -> Vec<u8> {
    let mut table = DataFrame::new(
        3,
        vec![
            Series::new("Institution".into(), [Some("Sol"), None, Some("Vest")]).into(),
            Series::new("År".into(), [2024, 2024, 2025]).into(),
            Series::new("Fravær".into(), [Some(8.5), None, Some(7.5)]).into(),
        ],
    )
    .expect("a table");
    let mut bytes = Vec::new();
    ParquetWriter::new(&mut bytes)
        .with_compression(ParquetCompression::Uncompressed)
        .finish(&mut table)
        .expect("written");
    bytes
}

#[test]
fn numbers_days_texts_and_nothing_are_what_they_are() {
    let import = read_as(&of_houses(), None).expect("read");
    assert_eq!(
        figures(&import)[..4],
        [
            "Sol | Normering | 2025-01-01 | 13.482 | 2",
            "Sol | Fravær | 2025-01-01 | 8.4 | 2",
            "Sol | Udgift | 2025-01-01 | 13482 | 2",
            "Måne | Normering | 2025-01-02 | Missing | 3"
        ]
    );
    assert_eq!(figures(&import)[4], "Måne | Fravær | 2025-01-02 | Missing | 3");
    let receipt = &import.receipt;
    assert_eq!(
        (receipt.format, receipt.table.as_deref(), receipt.rows_used),
        (Format::Parquet, None, 3)
    );
    assert_eq!(receipt.columns[2].decimal, Some((DecimalMark::Point, Evidence::Certain)));
    assert_eq!(names(&of_houses()), [(String::new(), false)]);
}

#[test]
fn moments_whole_numbers_and_decimals_lose_nothing() {
    let moments = Series::new("Dato".into(), [1_735_689_600_000_i64, 1_735_732_800_000]);
    let exact = Series::new("Udgift".into(), ["109000.25", "152000.50"]);
    let bytes = parquet(vec![
        Series::new("Institution".into(), ["Sol", "Måne"]),
        moments.cast(&DataType::Datetime(TimeUnit::Milliseconds, None)).expect("moments"),
        Series::new("Børn".into(), [40_i64, 41]),
        exact
            .cast(&DataType::Float64)
            .expect("numbers")
            .cast(&DataType::Decimal(12, 2))
            .expect("decimals"),
    ]);
    let import = read_as(&bytes, None).expect("read");
    assert_eq!(
        figures(&import),
        [
            "Sol | Børn | 2025-01-01 | 40 | 2",
            "Sol | Udgift | 2025-01-01 | 109000.25 | 2",
            "Måne | Børn | 2025-01-01 | 41 | 3",
            "Måne | Udgift | 2025-01-01 | 152000.5 | 3"
        ]
    );
}

#[test]
fn a_column_of_lists_is_named_as_not_read() {
    let lists = Series::new("Stuer".into(), [Series::new("".into(), [1, 2]), Series::new("".into(), [3])]);
    let bytes = parquet(vec![
        Series::new("Institution".into(), ["Sol", "Måne"]),
        lists,
        Series::new("År".into(), [2024, 2024]),
        Series::new("Fravær".into(), [8.5, 7.5]),
    ]);
    let import = read_as(&bytes, None).expect("read");
    assert_eq!(
        figures(&import),
        ["Sol | Fravær | 2024 | 8.5 | 2", "Måne | Fravær | 2024 | 7.5 | 3"]
    );
    assert_eq!(import.receipt.reading.unread, ["Stuer".into()]);
}

#[test]
fn a_parquet_file_in_a_zip_is_one_of_its_tables() {
    let bytes = zipped(&[("udtræk/tal.parquet", &of_houses()), ("læsmig.pdf", b"%PDF")]);
    assert_eq!(names(&bytes), [("udtræk/tal.parquet".to_owned(), false)]);
    let import = read_as(&bytes, None).expect("read");
    assert_eq!(import.observations.len(), 9);
    assert_eq!(import.receipt.reading.unread, ["læsmig.pdf".into()]);
}

#[test]
fn a_cut_file_is_refused_as_damaged() {
    let whole = of_houses();
    for at in (4..whole.len()).step_by(13) {
        assert_eq!(refusal(&whole[..at]), Refusal::Damaged("Parquet"), "{at}");
    }
    assert_eq!(refusal(b"PARE\x15\x04"), Refusal::Locked);
}

#[test]
fn a_damaged_file_never_ends_the_program() {
    // Counts of less than nothing, lists without end: any of these would do it, were they believed.
    let wholes = [of_houses(), of_plain_columns()];
    for whole in &wholes {
        for at in 4..whole.len() {
            for (length, byte) in [(1, 0x01), (1, 0x80), (5, 0xff), (9, 0xff)] {
                let mut damaged = whole.clone();
                let length = length.min(whole.len() - at);
                damaged[at..at + length].fill(byte);
                read_as(&damaged, None).ok();
            }
        }
    }
}

#[test]
fn a_page_that_says_it_has_less_than_no_values_is_damaged() {
    let whole = of_plain_columns();
    // In the head of a page, two fields on from the last, stands how many values it has: three.
    let head: &[u8] = &[0x2c, 0x15, 0x06];
    let places = whole.windows(head.len()).enumerate().filter(|(_, window)| *window == head);
    let places: Vec<usize> = places.map(|(at, _)| at).collect();
    assert!(!places.is_empty(), "no page begins as it is thought to");
    for at in places {
        for values in [0x05, 0x7e, 0x00] {
            let mut damaged = whole.clone();
            damaged[at + 2] = values;
            assert_eq!(refusal(&damaged), Refusal::Damaged("Parquet"), "{at} {values}");
        }
    }
}

#[test]
fn a_table_of_too_many_cells_is_refused_before_it_is_read() {
    // A column of one value packs to next to nothing.
    let rows = usize::try_from(limits::CELLS).expect("a length") / 2 + 1;
    let same = |name: &str| Series::new(name.into(), vec![0_u8; rows]);
    let bytes = parquet(vec![same("Hus"), same("Tal")]);
    assert!(bytes.len() < 2_000_000, "{}", bytes.len());
    assert_eq!(refusal(&bytes), Refusal::TooMuch(Limit::Cells(limits::CELLS)));
}
